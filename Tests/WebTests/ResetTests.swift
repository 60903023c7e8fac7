// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `A reset by two` {
  private static let reason = ["ly-do": "Đổi điện thoại; đã gọi lại số trong danh bạ."]

  /// A site with a second administrator, and an approver who has a second factor.
  private func site(_ access: AccessPolicy = AccessPolicy()) throws -> TestSite {
    let site = try TestSite(access: access)
    try site.join("quantri2", "Lại Thế Vinh", TestSite.province, .administrator)
    var owner = Browser(site)
    try owner.signIn("congthuong.duyet")
    try owner.setUpFactor()
    return site
  }

  private func ask(_ site: TestSite, _ person: Int64 = 15, factor: Bool = true, as login: String = "quantri") throws
    -> Response
  {
    let fields = factor ? Self.reason.merging(["ca-hai": "1"]) { $1 } : Self.reason
    return try site.submit("/nguoi-dung/\(person)/dat-lai", fields, as: login)
  }

  private func waiting(_ site: TestSite) throws -> [ResetRequest] {
    try site.database.read { try $0.resetRequests(at: site.clock.now.withLock { $0 }, limit: 100) }
  }

  @Test func `one asks with a reason, another one confirms, and the link lets the person in without the old factor`()
    throws
  {
    let site = try site()
    var first = Browser(site)
    try first.signIn("quantri")
    first.open("/nguoi-dung")
    #expect(first.page.all("a").contains { $0["href"] == "/nguoi-dung/15/dat-lai" })
    first.open("/nguoi-dung/15/dat-lai")
    #expect(first.page.allFaults.isEmpty, "\(first.page.allFaults)")
    try first.submit("/nguoi-dung/15/dat-lai", Self.reason.merging(["ca-hai": "1"]) { $1 })
    #expect(first.response.headers["Location"] == "/nguoi-dung/dat-lai?xong=de-nghi")
    try first.follow()
    #expect(first.page.first("main")?.text.contains(Phrase.waitsForAnother.vi) ?? false)
    var second = Browser(site)
    try second.signIn("quantri2")
    second.open("/nguoi-dung/dat-lai")
    #expect(second.page.allFaults.isEmpty)
    #expect(second.page.first("main")?.text.contains("Đổi điện thoại") ?? false)
    #expect(try waiting(site).count == 1)
    try second.submit("/nguoi-dung/15/dat-lai/tra-loi", ["viec": "xac-nhan"])
    let link = try #require(second.page.root.first(class: "link")).text
    #expect(second.response.headers["Cache-Control"] == "private, no-store")
    var owner = Browser(site)
    owner.open(link)
    try owner.submit(link, ["new": "một câu mới thật dài"])
    #expect(owner.response.headers["Location"] == "/" && owner.session != nil)
    #expect(try site.database.read { try $0.secondFactor(of: ID(15)) } == nil)
    let actions = try site.actions().filter { $0.hasPrefix("person.") }
    #expect(
      actions.suffix(4) == ["person.factor.add", "person.reset.ask", "person.reset.confirm", "person.factor.reset"])
  }

  @Test func `without a second factor to take away, a confirmed reset keeps it`() throws {
    let site = try site()
    #expect(try ask(site, factor: false).status == 303)
    #expect(try waiting(site).count == 1)
    let page = PageParts(try site.submit("/nguoi-dung/15/dat-lai/tra-loi", ["viec": "xac-nhan"], as: "quantri2"))
    let link = try #require(page.root.first(class: "link")).text
    var owner = Browser(site)
    owner.open(link)
    try owner.submit(link, ["new": "một câu mới thật dài"])
    #expect(owner.response.headers["Location"] == "/dang-nhap/buoc-hai")
    #expect(try site.database.read { try $0.secondFactor(of: ID(15)) } != nil)
  }

  @Test func `nobody confirms what they asked for, nor anything about themselves`() throws {
    let site = try site()
    #expect(try ask(site).status == 303)
    #expect(try waiting(site).count == 1)
    #expect(try site.submit("/nguoi-dung/15/dat-lai/tra-loi", ["viec": "xac-nhan"], as: "quantri").status == 403)
    #expect(try site.submit("/nguoi-dung/12/dat-lai", Self.reason, as: "quantri").status == 403)
    #expect(try site.submit("/nguoi-dung/12/dat-lai", Self.reason, as: "quantri2").status == 303)
    #expect(try waiting(site).contains { $0.person == ID(12) })
    #expect(try site.submit("/nguoi-dung/12/dat-lai/tra-loi", ["viec": "xac-nhan"], as: "quantri").status == 403)
    #expect(try waiting(site).count == 2)
  }

  @Test func `it lapses after a day, is asked for once at a time, and may be dropped`() throws {
    let site = try site()
    #expect(try ask(site).status == 303)
    #expect(try ask(site).status == 409)
    #expect(try waiting(site).count == 1)
    site.clock.advance(seconds: 86_400)
    #expect(try site.submit("/nguoi-dung/15/dat-lai/tra-loi", ["viec": "xac-nhan"], as: "quantri2").status == 409)
    #expect(try ask(site, as: "quantri2").status == 303)
    #expect(try waiting(site).count == 1)
    #expect(try site.submit("/nguoi-dung/15/dat-lai/tra-loi", ["viec": "bo"], as: "quantri2").status == 303)
    #expect(try waiting(site).isEmpty)
    #expect(try site.actions().suffix(1) == ["person.reset.decline"])
  }

  @Test(arguments: [[:], ["ly-do": ""], ["ly-do": "ngắn"], ["ly-do": String(repeating: "dài ", count: 200)]])
  func `it needs a reason that somebody can decide by, and keeps what was typed`(fields: [String: String]) throws {
    let site = try site()
    let response = try site.submit("/nguoi-dung/15/dat-lai", fields, as: "quantri")
    #expect(response.status == 422)
    #expect(PageParts(response).alert?.text == Phrase.resetReasonMissing.vi)
    #expect(try waiting(site).isEmpty)
  }

  @Test func `the reason is kept beside the journal, where it can be erased`() throws {
    let site = try site()
    _ = try ask(site)
    let entry = try site.lastEntry()
    #expect(entry.action == "person.reset.ask" && entry.after == "{\"factor\":1}")
    #expect(entry.personal.map(\.place) == ["after.reason"] && entry.personal[0].person == 15)
  }

  @Test func `an account with a second factor gets no link from one alone`() throws {
    let site = try site()
    let before = try site.contents()
    #expect(try site.submit("/nguoi-dung/15", ["viec": "lien-ket"], as: "quantri").status == 403)
    #expect(try site.contents() == before)
    #expect(try site.submit("/nguoi-dung/14", ["viec": "lien-ket"], as: "quantri").status == 200)
  }

  @Test func `where the setting asks for two, no password is replaced by one alone, and invitations still are`() throws
  {
    let site = try site(AccessPolicy(resetByTwo: true))
    #expect(try site.submit("/nguoi-dung/14", ["viec": "lien-ket"], as: "quantri").status == 403)
    let fields = ["name": "Người mới", "login": "nguoi.moi", "organisation": "2", "role": "reporter"]
    #expect(try site.submit("/nguoi-dung", fields, as: "quantri").status == 200)
    let id = try #require(try site.database.read { try $0.person(login: "nguoi.moi") }).id
    #expect(try site.submit("/nguoi-dung/\(id)", ["viec": "lien-ket"], as: "quantri").status == 200)
  }

  @Test func `administrators of another part of the tree neither ask, nor see, nor confirm`() throws {
    let site = try site()
    try site.join("quantri.nn", "Quản trị nơi khác", TestSite.farming, .administrator)
    _ = try ask(site)
    #expect(try waiting(site).count == 1)
    #expect(try site.submit("/nguoi-dung/15/dat-lai", Self.reason, as: "quantri.nn").status == 404)
    #expect(try site.submit("/nguoi-dung/15/dat-lai/tra-loi", ["viec": "xac-nhan"], as: "quantri.nn").status == 404)
    #expect(try !site.get("/nguoi-dung/dat-lai", as: "quantri.nn").page.contains("Đổi điện thoại"))
  }
}
