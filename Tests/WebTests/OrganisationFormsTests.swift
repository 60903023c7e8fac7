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
    #expect(try site.actions().last == "organisation.found")
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
    try site.end(2, on: "20/11/2026", successor: 3)
    #expect(try site.get("/", as: "nongnghiep").page.contains("Lắp 40 trạm sạc xe điện"))
    #expect(try site.get("/to-chuc/2", as: "quantri").page.contains(Phrase.workPassedTo.vi))
  }

  @Test(arguments: ["kehoach", "congthuong"])
  func `only administrators change organisations`(login: String) throws {
    let site = try TestSite()
    #expect(try site.post("/to-chuc/2/them", fields, as: login).status == 403)
    #expect(!(try site.get("/to-chuc/2", as: login).page.contains("/them")))
  }
}
