// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

@Suite struct `Pages as of a day` {
  /// A department that was renamed on 1 July, and another that ended in October.
  private func site() throws -> TestSite {
    let site = try TestSite()
    let fields = [
      "name": "Sở Công nghiệp", "short": "Sở CN", "code": "C2", "tax": "", "kind": "department", "day": "01/07/2026",
      "basis": "QĐ 1", "buoc": "thuc-hien",
    ]
    try #require(try site.post("/to-chuc/2/su-kien/amend", fields, as: "quantri").status == 303)
    try site.end(3, on: "31/10/2026", successor: 2)
    return site
  }

  @Test func `a body stands under the name that it had`() throws {
    let site = try site()
    #expect(try site.page("/to-chuc/2", as: "kehoach").first("h1")?.text == "Sở Công nghiệp")
    #expect(try site.page("/to-chuc/2?ngay=30/06/2026", as: "kehoach").first("h1")?.text == "Sở Công Thương")
    #expect(try site.page("/to-chuc/2?ngay=2026-07-01", as: "kehoach").first("h1")?.text == "Sở Công nghiệp")
    let rows = { (query: String) in
      try site.page("/to-chuc" + query, as: "kehoach").first("tbody")?.all("tr").filter { $0["class"] != "past" }.count
    }
    #expect(try rows("") == 2 && rows("?ngay=31/10/2026") == 3)
  }

  @Test func `the page says so, leads back to today, and its links keep the day`() throws {
    let page = try site().page("/to-chuc?ngay=30/06/2026", as: "kehoach")
    #expect(page.root.text.contains(Phrase.asOfDay("30/06/2026").vi))
    let links = page.all("a").compactMap { $0["href"] }
    #expect(links.contains("/to-chuc/2?ngay=30%2F06%2F2026"))
    #expect(links.contains("/to-chuc"), "back to today")
    for link in links where link.hasPrefix("/") && link != "/to-chuc" && !link.contains("lang=") {
      #expect(link.contains("ngay=30"), "\(link)")
    }
    #expect(!page.all("link").contains { ($0["href"] ?? "").contains("ngay=") })
  }

  @Test func `work was owed by those who answered then, by what was reported then`() throws {
    let site = try site()
    try site.report(1, percent: 30, on: "01/08/2026", body: 2, decidedBy: "duyet")
    try site.report(1, percent: 70, on: "20/11/2026", body: 2, decidedBy: "duyet")
    let row = { (query: String) in try site.page("/ke-hoach/100" + query, as: "kehoach").element(id: "i1")?.text ?? "" }
    #expect(try row("").contains("70 %"))
    #expect(try row("?ngay=01/09/2026").contains("30 %"))
    #expect(try !row("?ngay=01/07/2026").contains("30 %"))
    let owner = { (query: String) in try site.page("/ke-hoach/100" + query, as: "kehoach").root.text.contains("Sở NN") }
    #expect(try owner("?ngay=31/10/2026") && !owner(""))
  }

  @Test(arguments: ["", "hôm nay", "31/02/2026", "21/11/2026", "1e9", "%00", "'--"])
  func `no day, today, or what is none shows today`(_ text: String) throws {
    let site = try site()
    let page = try site.page("/to-chuc/2?ngay=" + PercentEncoding.encoded(text), as: "kehoach")
    #expect(page.first("h1")?.text == "Sở Công nghiệp" && !page.root.text.contains("theo ngày 2"))
  }

  @Test func `exports are as of the day too, and rights are always those of today`() throws {
    let site = try site()
    #expect(try site.get("/ke-hoach/100/bang.csv?ngay=30/06/2026", as: "kehoach").status == 200)
    // Who had no right then but has one now sees it, and the other way round not.
    #expect(try site.get("/to-chuc/3?ngay=30/06/2026", as: "congthuong").status == 200)
    #expect(try site.get("/to-chuc/9?ngay=30/06/2026", as: "congthuong").status == 404)
    // A form is always about today.
    #expect(try site.get("/nguoi-dung?ngay=30/06/2026", as: "xem").status == 403)
  }

  @Test(arguments: [("11/03/2025", false), ("12/03/2025", true), ("30/06/2026", true)])
  func `a plan is listed from the day on which it was issued`(day: String, isListed: Bool) throws {
    let site = try TestSite()
    for path in ["/ke-hoach", "/bao-cao", "/to-chuc/2"] {
      let page = try site.page("\(path)?ngay=\(PercentEncoding.encoded(day))", as: "kehoach")
      #expect(page.root.text.contains("142/KH-UBND") == isListed || path == "/to-chuc/2", "\(path)")
      let link = page.all("a").contains { $0["href"]?.hasPrefix("/ke-hoach/100") ?? false }
      #expect(link == isListed || path == "/bao-cao", "\(path)")
    }
  }

  @Test func `a day to come shows what is planned`() throws {
    let site = try TestSite()
    try site.end(3, on: "31/12/2026", successor: 2)
    #expect(try site.page("/to-chuc", as: "kehoach").all("tr").allSatisfy { $0["class"] != "past" })
    let later = try site.page("/to-chuc?ngay=01/01/2027", as: "kehoach").all("tr").filter { $0["class"] == "past" }
    #expect(later.count == 1 && later[0].text.contains("Sở Nông nghiệp"))
  }
}

@Suite struct `Finding a body` {
  @Test(arguments: ["so cong", "SỞ CÔNG THƯƠNG", "Sở  Công", "C2", "thuong cong"])
  func `is by any part of the name, with or without marks, or the code`(_ text: String) throws {
    let page = try TestSite().page("/to-chuc/tim?q=" + PercentEncoding.encoded(text), as: "kehoach")
    #expect(page.root.first(class: "found")?.all("a").map { $0["href"] } == ["/to-chuc/2"])
  }

  @Test func `shows nothing of what one may not know`() throws {
    let site = try TestSite()
    #expect(try site.page("/to-chuc/tim?q=lien+doan", as: "kehoach").root.text.contains("Không có tổ chức nào khớp"))
    #expect(try site.page("/to-chuc/tim?q=lien+doan", as: "congdoan").root.first(class: "found")?.all("li").count == 1)
    #expect(try site.get("/to-chuc/tim.json?q=nong+nghiep", as: "congthuong").page == "[]")
  }

  @Test func `offers codes and names to fields while one types`() throws {
    let response = try TestSite().get("/to-chuc/tim.json?q=nong", as: "quantri")
    #expect(response.headers["Content-Type"] == "application/json")
    #expect(
      response.page
        == #"[{"value":"C3 · Sở Nông nghiệp và Môi trường","name":"Sở Nông nghiệp và Môi trường","about":"#
        + #""Ủy ban nhân dân tỉnh An Bình"}]"#)
  }

  @Test func `leads from an old name to the body, and says until when it bore it`() throws {
    let site = try TestSite()
    let fields = [
      "name": "Sở Kinh tế", "code": "C2", "kind": "department", "day": "01/07/2026", "basis": "QĐ 1",
      "buoc": "thuc-hien",
    ]
    try #require(try site.post("/to-chuc/2/su-kien/amend", fields, as: "quantri").status == 303)
    let found = try site.page("/to-chuc/tim?q=cong+thuong", as: "kehoach").root.first(class: "found")
    #expect(found?.text.contains("đến 30/06/2026") ?? false)
    #expect(found?.text.contains("→ Sở Kinh tế") ?? false)
  }
}

@Suite struct `Events in the life of bodies` {
  private static let long = String(repeating: "ơ", count: 251)
  private static let many = String(repeating: "C3\n", count: 501)

  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.addCommunes()
    return site
  }

  private func form(_ fields: [String: String]) -> [String: String] {
    ["day": "01/12/2026", "basis": "Nghị quyết 7", "buoc": "thuc-hien"].merging(fields) { $1 }
  }

  private func tree(_ site: TestSite, on day: String = "2026-12-01") throws -> OrganisationTree {
    OrganisationTree(
      try site.database.read { try $0.organisationRecords() }, on: try #require(CivilDate(iso: day)))
  }

  @Test func `two departments merge into a new one`() throws {
    let site = try site()
    let fields = form([
      "with": "3", "goes-on": "new", "name": "Sở Kinh tế", "short": "Sở KT", "code": "C7", "kind": "department",
    ])
    let shown = try site.post("/to-chuc/2/su-kien/merge", fields.merging(["buoc": "xem"]) { $1 }, as: "quantri")
    #expect(
      shown.status == 200 && shown.page.contains("1 đơn vị thành lập:") && shown.page.contains("2 đơn vị kết thúc:"))
    #expect(try site.post("/to-chuc/2/su-kien/merge", fields, as: "quantri").status == 303)
    let after = try tree(site)
    let new = try #require(after.all.first { $0.code == "C7" })
    #expect([TestSite.industry, TestSite.farming].allSatisfy { after[$0]?.successor == new.id })
    #expect(try site.lastEntry().after?.contains("Nghị quyết 7") ?? false)
  }

  @Test func `a body that goes on takes others in, named by their codes`() throws {
    let site = try site()
    let fields = form(["goes-on": "this", "others": "C22\nC23\n"])
    #expect(try site.post("/to-chuc/21/su-kien/merge", fields, as: "quantri").status == 303)
    let after = try tree(site)
    #expect([22, 23].allSatisfy { after[ID($0)]?.successor == ID(21) } && after[ID(21)]?.to == nil)
  }

  @Test func `a body is split, and each of those below it goes where it is told`() throws {
    let site = try TestSite()
    let rooms = [31, 32].map { id in
      Organisation(
        id: ID(id), realm: TestSite.province, parent: TestSite.industry, code: "P\(id)", name: "Phòng \(id)",
        shortName: "Phòng \(id)", kind: "room", from: CivilDate(daysSinceEpoch: 9_862))
    }
    try site.add(rooms)
    let fields = form(["parts": "N1; Sở Công nghiệp\nN2; Sở Thương mại; Sở TM", "part-32": "1"])
    let shown = try site.post("/to-chuc/2/su-kien/split", fields.merging(["buoc": "xem"]) { $1 }, as: "quantri")
    #expect(
      PageParts(shown).root.first(id: "f-part-32")?.all("option").map(\.text) == ["Sở Công nghiệp", "Sở Thương mại"])
    #expect(try site.post("/to-chuc/2/su-kien/split", fields, as: "quantri").status == 303)
    let after = try tree(site)
    let parts = ["N1", "N2"].map { code in after.all.first { $0.code == code }?.id }
    #expect(after[ID(31)]?.parent == parts[0] && after[ID(32)]?.parent == parts[1])
    #expect(after.answering(for: TestSite.industry, on: after.day) == parts[0])
  }

  @Test(
    arguments: [
      ("split", ["parts": "một dòng"], 422, "phải có mã"), ("split", ["parts": "A; B"], 422, "Cần ít nhất hai"),
      ("merge", ["others": "không có ai"], 422, "Không tìm thấy đơn vị"),
      ("merge", [:], 409, "Cần ít nhất hai đơn vị"), ("move", ["parent": "C2"], 409, "trực thuộc chính nó"),
      ("amend", ["name": "", "code": "C2", "kind": "department"], 422, "Cần tên"),
      ("amend", ["name": "X", "code": "C3", "kind": "department"], 409, "Mã «C3» là của"),
      ("amend", ["name": "X", "code": "C2", "kind": "king"], 422, "Không có loại «king»"),
      ("amend", ["name": "X", "code": "C2", "kind": "top"], 422, "Không có loại «top»"),
      ("amend", ["name": "X", "code": "C2", "kind": "district"], 422, "không có loại «Quận, huyện, thị xã»"),
      ("amend", ["name": "X", "short": Self.long, "code": "C2", "kind": "department"], 422, "tối đa 500 byte"),
      ("amend", ["name": Self.long, "code": "C2", "kind": "department"], 422, "tối đa 500 byte"),
      ("amend", ["name": "X", "tax": Self.long, "code": "C2", "kind": "department"], 422, "mã số thuế 20 byte"),
      ("merge", ["others": "C3", "goes-on": "new", "name": "X", "code": "X1", "kind": "top"], 422, "loại «top»"),
      ("merge", ["others": Self.many], 422, "500"),
      ("split", ["parts": "A; B; \(Self.long)\nC; D"], 422, "tối đa 500 byte"),
      ("dissolve", ["day": "01/01/1800"], 409, "không tồn tại"), ("dissolve", ["day": "31/12/10000"], 422, "ngày"),
    ] as [(String, [String: String], Int, String)])
  func `what does not fit is told in the form, and nothing happens`(
    event: String, fields: [String: String], status: Int, words: String
  ) throws {
    let site = try site()
    let before = try site.contents()
    let response = try site.post("/to-chuc/2/su-kien/\(event)", form(fields), as: "quantri")
    #expect(
      response.status == status && (PageParts(response).alert?.text.contains(words) ?? false), "\(response.status)")
    #expect(try site.contents() == before)
  }

  @Test func `an event that there is none of is no page`() throws {
    let site = try TestSite()
    for event in ["found", "undo", "import", "start", "x"] {
      #expect(try site.get("/to-chuc/2/su-kien/\(event)", as: "quantri").status == 404)
    }
  }

  @Test func `names through time, whom it followed, and its changes stand on the page of the body`() throws {
    let site = try site()
    try #require(
      try site.post("/to-chuc/21/su-kien/merge", form(["goes-on": "this", "others": "C22"]), as: "quantri").status
        == 303)
    let page = try site.page("/to-chuc/21", as: "quantri")
    let history = try #require(page.root.first(id: "lich-su"))
    #expect(history.text.contains("Kế tục") && history.text.contains("Ủy ban nhân dân xã Bình Sậy"))
    #expect(history.text.contains("Hợp nhất từ 01/12/2026 · Nghị quyết 7"))
    #expect(page.forms.contains { $0.action == "/to-chuc/21/hoan-tac" })
    #expect(try !site.page("/to-chuc/21", as: "kehoach").forms.contains { $0.action == "/to-chuc/21/hoan-tac" })
  }

  @Test func `what was told of a body after an earlier change can still be read on its page`() throws {
    let site = try TestSite()
    let rename = { (name: String, day: String) in
      try site.post(
        "/to-chuc/2/su-kien/amend",
        form(["name": name, "code": "C2", "kind": "department", "day": day]), as: "quantri"
      ).status
    }
    #expect(try rename("Sở Kinh tế", "01/12/2026") == 303)
    #expect(try rename("Sở Kinh tế xanh", "01/12/2026") == 303)
    func names(_ query: String) throws -> [String] {
      let page = try site.page("/to-chuc/2\(query)", as: "kehoach")
      return page.element(id: "lich-su")?.first("tbody")?.all("th").map(\.text) ?? []
    }
    #expect(try names("") == ["Sở Kinh tế xanh", "Sở Công Thương"])
    let links =
      try site.page("/to-chuc/2", as: "kehoach").element(id: "lich-su")?.all("a").compactMap { $0["href"] } ?? []
    let told = links.filter { $0.contains("?so=") }.map { $0.split(separator: "#")[0].split(separator: "?")[1] }
    #expect(told.count == 2)
    #expect(try names("?" + told[1]) == ["Sở Kinh tế", "Sở Công Thương"])
    #expect(try names("?" + told[0]) == ["Sở Kinh tế xanh", "Sở Công Thương"])
    #expect(try site.page("/to-chuc/2?" + told[1], as: "kehoach").root.text.contains("Như đã ghi ngay sau thay đổi số"))
    // A number that is none of this body's changes tells what is told now.
    #expect(try names("?so=999") == ["Sở Kinh tế xanh", "Sở Công Thương"])
  }
}
