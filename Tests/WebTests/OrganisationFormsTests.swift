// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

@Suite struct `Changing organisations` {
  private let fields = [
    "name": "Sở Y tế", "short": "Sở YT", "code": "H99.09", "kind": "department", "from": "01/3/2025",
  ]

  @Test func `a body is added below another, with its journal entry`() throws {
    let site = try TestSite()
    #expect(try site.post("/to-chuc/1/them", fields, as: "quantri").status == 303)
    let added = try #require(try site.database.read { try $0.organisations() }.first { $0.code == "H99.09" })
    #expect(added.parent == TestSite.province && added.shortName == "Sở YT" && added.from.short == "01/03/2025")
    #expect(try site.actions().last == "organisation.add")
  }

  @Test func `a table adds all its rows, or none and says which row is wrong`() throws {
    let site = try TestSite()
    func send(_ table: String) throws -> Response {
      var request = try site.request("POST", "/to-chuc/1/nhap", "quantri", false)
      request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
      let token = "mac(form \(try site.session(of: "quantri")))"
      request.body = Array(
        ("--xx\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n"
          + "--xx\r\nContent-Disposition: form-data; name=\"table\"; filename=\"t.csv\"\r\n\r\n\(table)\r\n--xx--\r\n")
          .utf8)
      return site.site.respond(to: request)
    }
    let wrong = try send("code,name,parent\nA,Phòng A,C2\nB,Phòng B,KHÔNG-CÓ\nA,Phòng A nữa,C2")
    #expect(wrong.status == 422)
    #expect(wrong.page.contains("Hàng 3") && wrong.page.contains("Hàng 4"))
    #expect(try site.database.read { try $0.organisations() }.count == TestSite.organisations.count)
    #expect(try send("code,name,parent\nA,Phòng A,C2\nB,Tổ B,A").status == 303)
    let all = try site.database.read { try $0.organisations() }
    #expect(all.first { $0.code == "B" }?.parent == all.first { $0.code == "A" }?.id)
  }

  @Test(arguments: [["name": ""], ["code": ""], ["code": "C2"], ["from": "hôm qua"]])
  func `wrong fields are named, and nothing is added`(change: [String: String]) throws {
    let site = try TestSite()
    let response = try site.post("/to-chuc/1/them", fields.merging(change) { $1 }, as: "quantri")
    #expect(response.status == 422)
    #expect(response.page.contains(Phrase.nothingAdded.vi))
    #expect(try site.database.read { try $0.organisations() }.count == TestSite.organisations.count)
  }

  @Test func `what is wrong stands at the top and leads to the form`() throws {
    let site = try TestSite()
    let page = PageParts(try site.post("/to-chuc/1/them", fields.merging(["name": ""]) { $1 }, as: "quantri"))
    let first = try #require(page.withClass("stack").first?.descendants.first)
    #expect(first["role"] == "alert")
    #expect(first.all("a").map { $0["href"] } == ["#sua"])
    #expect(page.all("section", "id", "sua").count == 1)
  }

  @Test func `open work of a body that ended belongs to its successor`() throws {
    let site = try TestSite()
    #expect(try site.get("/", as: "nongnghiep").page.contains("Việc của tôi"))
    let end = ["to": "20/11/2026", "successor": "3"]
    #expect(try site.post("/to-chuc/2/ket-thuc", end, as: "quantri").status == 303)
    #expect(try site.get("/", as: "nongnghiep").page.contains("Lắp 40 trạm sạc xe điện"))
    #expect(try site.post("/to-chuc/2/ket-thuc", end, as: "quantri").status == 409)
    #expect(try site.get("/to-chuc/2", as: "quantri").page.contains(Phrase.workPassedTo.vi))
  }

  @Test(arguments: ["kehoach", "congthuong"])
  func `only administrators change organisations`(login: String) throws {
    let site = try TestSite()
    #expect(try site.post("/to-chuc/2/them", fields, as: login).status == 403)
    #expect(!(try site.get("/to-chuc/2", as: login).page.contains("/them")))
  }
}
