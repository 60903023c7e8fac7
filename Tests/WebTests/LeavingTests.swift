// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// «congthuong.duyet» leaves, «congthuong» takes over.
@Suite struct `Handing over when somebody leaves` {
  private static let path = "/nguoi-dung/15/ban-giao"
  private static let fields = ["to": "30/11/2026", "login": "congthuong"]

  private func preview(_ site: TestSite, _ change: [String: String] = [:]) throws -> PageParts {
    let response = try site.submit(
      Self.path, Self.fields.merging(change) { $1 }.merging(["buoc": "xem"]) { $1 }, as: "quantri")
    #expect(response.status == 200)
    return PageParts(response)
  }

  private func perform(_ site: TestSite, _ page: PageParts) throws -> Response {
    let form = try #require(page.forms.first { $0.fields.contains { $0.name == "thay" } })
    let fields = Dictionary(form.fields, uniquingKeysWith: { first, _ in first })
    return try site.submit(Self.path, fields.merging(["buoc": "lam"]) { $1 }, as: "quantri")
  }

  private func roles(_ site: TestSite, _ person: Int64) throws -> [Membership] {
    try site.database.read { try $0.memberships(of: ID(person)) }
  }

  @Test func `the preview counts what is open and writes nothing`() throws {
    let site = try TestSite()
    try site.report()
    try site.report(2, by: "congthuong.duyet")
    let before = try site.contents()
    let page = try preview(site)
    let text = page.first("main")?.text ?? ""
    #expect(text.contains("1 " + Phrase.handOverWaiting.vi) && text.contains("1 " + Phrase.handOverToDecide.vi))
    #expect(text.contains("Tài khoản đóng khi hết ngày 30/11/2026") && text.contains("giao từ 01/12/2026"))
    #expect(page.allFaults == [])
    #expect(try site.contents() == before)
  }

  @Test func `roles pass on the day after, and the account closes at its midnight`() throws {
    let site = try TestSite()
    try site.report(by: "congthuong")
    #expect(try perform(site, try preview(site, ["to": "21/11/2026"])).status == 303)
    #expect(try roles(site, 15).map(\.to) == [CivilDate(iso: "2026-11-21")])
    #expect(try roles(site, 14).contains { $0.role == .approver && $0.from == CivilDate(iso: "2026-11-22") })
    // Today nothing has changed yet.
    #expect(try site.get("/", as: "congthuong.duyet").status == 200)
    #expect(try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong.duyet").withClass("decide").count == 1)
    try site.join("nguoi.ba", "Người Thứ Ba", TestSite.industry, .reporter)
    try site.report(2, by: "nguoi.ba")
    #expect(try site.page("/ke-hoach/100/hoat-dong/2", as: "congthuong").withClass("decide").isEmpty)
    site.clock.advance(seconds: 15 * 3600)
    _ = try site.database.write {
      try $0.execute(
        "UPDATE session SET expires_at = \(TestSite.morning.milliseconds + 900_000_000) WHERE person <> 15")
    }
    #expect(try site.get("/", as: "congthuong.duyet").status == 303)
    #expect(try site.page("/ke-hoach/100/hoat-dong/2", as: "congthuong").withClass("decide").count == 1)
    let signIn = ["login": "congthuong.duyet", "password": TestSite.password]
    #expect(try site.submit("/dang-nhap", signIn).status == 403)
  }

  @Test func `it is one step of the journal with its roles, and names stand in it as values that can be erased`() throws
  {
    let site = try TestSite()
    #expect(try perform(site, try preview(site)).status == 303)
    let entries = try site.database.read { try $0.journal(realm: 1, limit: 2) }.map(\.entry)
    #expect(entries.map(\.action).sorted() == ["person.handover", "person.role.add"])
    let handOver = try #require(entries.first { $0.action == "person.handover" })
    #expect(handOver.personal.map(\.text) == ["Vương Tấn Lộc"] && !(handOver.after ?? "").contains("Lộc"))
  }

  @Test func `nothing is done where something changed since the preview`() throws {
    let site = try TestSite()
    let page = try preview(site)
    try site.report()
    let before = try site.contents()
    let response = try perform(site, page)
    #expect(response.status == 409 && response.page.contains(Phrase.handOverChanged.vi))
    #expect(try site.contents() == before)
    #expect(try perform(site, PageParts(response)).status == 303)
  }

  @Test func `what the successor holds already is not given twice`() throws {
    let site = try TestSite()
    try site.give(.approver, at: TestSite.industry, to: "congthuong")
    let page = try preview(site)
    #expect(page.first("main")?.text.contains(Phrase.roleHeldAlready.vi) ?? false)
    let before = try roles(site, 14)
    #expect(try perform(site, page).status == 303)
    #expect(try roles(site, 14) == before)
  }

  @Test(arguments: [
    ["to": "20/11/2026"], ["to": ""], ["to": "11/2026"], ["login": "khong.co"], ["login": "congdoan"],
    ["login": "congthuong.duyet"], ["login": ""],
  ])
  func `what does not fit is said, and nothing is written`(change: [String: String]) throws {
    let site = try TestSite()
    let before = try site.contents()
    let fields = Self.fields.merging(change) { $1 }.merging(["buoc": "lam"]) { $1 }
    let response = try site.submit(Self.path, fields, as: "quantri")
    #expect(response.status == 422 && PageParts(response).alert != nil)
    #expect(PageParts(response).first("input", "name", "login")?["value"] == fields["login"])
    #expect(try site.contents() == before)
  }

  @Test func `nobody hands over for themselves, for a closed account, or for somebody with roles elsewhere`() throws {
    let site = try TestSite()
    #expect(try site.get("/nguoi-dung/12/ban-giao", as: "quantri").status == 403)
    try site.give(.reader, at: TestSite.union, to: "congthuong.duyet")
    #expect(try site.get(Self.path, as: "quantri").status == 403)
    #expect(try site.submit("/nguoi-dung/14", ["viec": "dong"], as: "quantri").status == 303)
    #expect(try site.get("/nguoi-dung/14/ban-giao", as: "quantri").status == 409)
  }
}

/// What is kept of a person: shown to them, and erased once they have left.
@Suite struct `Personal data on the web` {
  @Test func `each person sees and takes along what is kept of them, and of nobody else`() throws {
    let site = try TestSite()
    try site.report(sentence: "Đã lắp «sáu» trạm.")
    try site.report(3, body: 3, sentence: "Việc của người khác.", by: "nongnghiep")
    let page = try site.page("/tai-khoan/du-lieu", as: "congthuong")
    #expect(page.allFaults == [])
    let file = try site.get("/tai-khoan/du-lieu.json", as: "congthuong")
    #expect(file.headers["Content-Disposition"]?.contains("xanh-du-lieu-cua-toi.json") ?? false)
    for text in [page.first("main")?.text ?? "", file.page] {
      #expect(text.contains("Vương Tấn Lộc") && text.contains("Đã lắp «sáu» trạm."))
      #expect(!text.contains("Việc của người khác") && !text.contains("Lưu Bảo Trân") && !text.contains("hash of"))
    }
    #expect(file.page.contains("\"role\":\"reporter\"") && file.page.contains("\"action\":\"report.submit\""))
    #expect(try site.get("/tai-khoan/du-lieu.json").status == 303)
  }

  private func closed() throws -> TestSite {
    let site = try TestSite()
    try site.report(decidedBy: "congthuong.duyet")
    try #require(try site.submit("/nguoi-dung/14", ["viec": "dong"], as: "quantri").status == 303)
    return site
  }

  @Test func `erasing takes the name away everywhere, and the seals still fit`() throws {
    let site = try closed()
    let sealer = try #require(site.site.services.sealer)
    try sealer.seal()
    let form = try site.page("/nguoi-dung/14/xoa", as: "quantri")
    #expect(form.allFaults == [] && form.first("main")?.text.contains("1 báo cáo") ?? false)
    #expect(try site.submit("/nguoi-dung/14/xoa", ["xac-nhan": "congthuong"], as: "quantri").status == 303)
    for (path, login) in [
      ("/ke-hoach/100/hoat-dong/1", "duyet"), ("/nhat-ky", "quantri"), ("/nguoi-dung", "quantri"),
      ("/nguoi-dung/14", "quantri"),
    ] {
      let page = try site.get(path, as: login)
      #expect(page.status == 200 && !page.page.contains("Vương Tấn Lộc"), "\(path)")
      #expect(page.page.contains("người dùng đã xóa"), "\(path)")
    }
    try sealer.seal()
    let verdict = try verifyJournal(site.database, TestDigest())
    #expect(verdict.fault == nil && verdict.sound > 3)
    #expect(try site.submit("/nguoi-dung/14/xoa", ["xac-nhan": "da-xoa-14"], as: "quantri").status == 409)
  }

  @Test func `where the name still stands is listed, as far as one may see it, and once more when it is gone`() throws {
    let site = try closed()
    try site.database.write { connection in
      try connection.execute("UPDATE plan_item SET text = text || ' (anh VƯƠNG TẤN LỘC)' WHERE id = 1")
      try connection.execute("UPDATE document SET body = body || ' Người lập: Vương Tấn Lộc' WHERE realm = 1")
    }
    for isAdministratorOfDepartment in [true, false] {
      if isAdministratorOfDepartment { try site.give(.administrator, at: TestSite.industry, to: "congthuong.duyet") }
      let login = isAdministratorOfDepartment ? "congthuong.duyet" : "quantri"
      let page = try site.page("/nguoi-dung/14/xoa", as: login)
      #expect(page.allFaults == [])
      let links = page.first("main")?.all("a").compactMap { $0["href"] } ?? []
      #expect(links.contains("/ke-hoach/100#i1") && links.contains("/ke-hoach/100/nguon"), "\(links)")
      for link in links { #expect(try site.get(String(link.prefix { $0 != "#" }), as: login).status == 200, "\(link)") }
    }
    let done = try site.submit("/nguoi-dung/14/xoa", ["xac-nhan": "congthuong"], as: "quantri")
    #expect(done.status == 200 && done.headers["Cache-Control"] == "private, no-store")
    #expect(PageParts(done).allFaults == [])
    #expect(PageParts(done).root.text.contains("VƯƠNG TẤN LỘC"))
    #expect(try site.database.read { try $0.person(ID(14)) }?.isErased ?? false)
  }

  @Test func `texts of plans that one may not see are no part of that list`() throws {
    let site = try closed()
    try site.database.write { connection in
      try connection.execute("UPDATE plan SET state = 'draft'")
      try connection.execute("UPDATE plan_item SET text = text || ' (anh Vương Tấn Lộc)' WHERE id = 1")
    }
    let page = try site.page("/nguoi-dung/14/xoa", as: "quantri")
    #expect(page.root.text.contains(Phrase.noNamingTexts.vi))
    #expect(try site.submit("/nguoi-dung/14/xoa", ["xac-nhan": "congthuong"], as: "quantri").status == 303)
  }

  @Test func `only a closed account is erased, and only where its name is typed`() throws {
    let site = try closed()
    let before = try site.contents()
    for typed in ["", "congthuong ", "CONGTHUONG", "kehoach"] where typed != "congthuong " {
      let response = try site.submit("/nguoi-dung/14/xoa", ["xac-nhan": typed], as: "quantri")
      #expect(response.status == 422, "\(typed)")
    }
    #expect(try site.submit("/nguoi-dung/15/xoa", ["xac-nhan": "congthuong.duyet"], as: "quantri").status == 409)
    #expect(try site.get("/nguoi-dung/15/xoa", as: "quantri").status == 409)
    #expect(try site.submit("/nguoi-dung/14/xoa", ["xac-nhan": "congthuong"], as: "duyet").status == 404)
    #expect(try site.contents() == before)
  }
}
