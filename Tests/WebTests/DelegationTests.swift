// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// «congthuong.duyet» approves for the department and goes on leave; «congthuong» reports there.
@Suite struct `Lending a role for a leave` {
  private static let loan = [
    "vai-tro": "2 approver", "login": "congthuong", "from": "21/11/2026", "to": "30/11/2026", "reason": "Nghỉ phép năm",
  ]

  private func lent(_ change: [String: String] = [:]) throws -> TestSite {
    let site = try TestSite()
    let fields = Self.loan.merging(change) { $1 }
    try #require(try site.submit("/uy-quyen", fields, as: "congthuong.duyet").status == 303)
    return site
  }

  private func loans(_ site: TestSite) throws -> [DelegationRecord] {
    try site.database.read { try $0.delegations(of: ID(15)) }
  }

  private func mayDecide(_ site: TestSite) throws -> Bool {
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong")
    return !page.withClass("decide").isEmpty
  }

  /// A report of the department that somebody else than the stand-in sent.
  private func reportOfThird(_ site: TestSite) throws -> Report {
    try site.join("nguoi.ba", "Người Thứ Ba", TestSite.industry, .reporter)
    return try site.report(by: "nguoi.ba")
  }

  @Test func `the stand-in decides, and the journal says for whom`() throws {
    let site = try lent()
    let report = try reportOfThird(site)
    #expect(try site.decide(report, .accept, as: "congthuong").status == 303)
    let entry = try site.lastEntry()
    #expect(entry.action == "report.accept" && entry.actorName == "Vương Tấn Lộc")
    let principal = try #require(entry.personal.first { $0.place == JournalEntry.principalPlace })
    #expect(principal.person == 15 && principal.text == "Phùng Thị Ngân")
    for english in [false, true] {
      let page = try site.get("/nhat-ky", as: "quantri", english: english).page
      #expect(page.contains(english ? "Vương Tấn Lộc for Phùng Thị Ngân" : "Vương Tấn Lộc thay cho Phùng Thị Ngân"))
    }
  }

  @Test func `what an own role permits is not done for anybody`() throws {
    let site = try lent()
    try site.report()
    let entry = try site.lastEntry()
    #expect(entry.action == "report.submit" && entry.personal.isEmpty)
  }

  @Test func `nobody approves their own report, nor the lender's by the lender's role`() throws {
    let site = try lent()
    let own = try site.report()
    #expect(try site.decide(own, .accept, as: "congthuong").status == 409)
    #expect(try !mayDecide(site))
    let lenders = try site.report(2, by: "congthuong.duyet")
    #expect(try site.decide(lenders, .accept, as: "congthuong").status == 409)
    #expect(try site.page("/ke-hoach/100/hoat-dong/2", as: "congthuong").withClass("decide").isEmpty)
  }

  @Test func `a loan counts on its days alone`() throws {
    let site = try lent(["from": "22/11/2026", "to": "22/11/2026"])
    _ = try reportOfThird(site)
    #expect(try !mayDecide(site))
    site.clock.advance(seconds: 15 * 3600)
    try site.renewSessions()
    #expect(try mayDecide(site))
    site.clock.advance(seconds: 24 * 3600)
    try site.renewSessions()
    #expect(try !mayDecide(site))
  }

  @Test(arguments: ["congthuong.duyet", "quantri"]) func `the lender and an administrator end it early`(login: String)
    throws
  {
    let site = try lent()
    _ = try reportOfThird(site)
    #expect(try mayDecide(site))
    let id = try #require(try loans(site).first).delegation.id
    #expect(try site.submit("/uy-quyen/\(id)/ket-thuc", as: login).status == 303)
    #expect(try !mayDecide(site))
    #expect(try site.lastEntry().action == "person.role.lend.end")
    #expect(try site.submit("/uy-quyen/\(id)/ket-thuc", as: login).status == 409)
  }

  @Test func `the stand-in may not end it, and others know nothing of it`() throws {
    let site = try lent()
    let id = try #require(try loans(site).first).delegation.id
    for (login, status) in [("congthuong", 403), ("duyet", 404), ("nongnghiep", 404), ("congdoan", 404)] {
      #expect(try site.submit("/uy-quyen/\(id)/ket-thuc", as: login).status == status, "\(login)")
    }
    #expect(try site.submit("/uy-quyen/999/ket-thuc", as: "quantri").status == 404)
    for login in ["duyet", "nongnghiep", "congdoan"] {
      #expect(try !site.get("/uy-quyen", as: login).page.contains("Nghỉ phép năm"))
    }
    #expect(try site.get("/uy-quyen", as: "congthuong").page.contains("Vương Tấn Lộc thay cho Phùng Thị Ngân"))
  }

  @Test func `a role that was lent is not passed on`() throws {
    let site = try lent()
    try site.join("nguoi.ba", "Người Thứ Ba", TestSite.industry, .reporter)
    let before = try loans(site)
    let response = try site.submit("/uy-quyen", Self.loan.merging(["login": "nguoi.ba"]) { $1 }, as: "congthuong")
    #expect(response.status == 422 && response.page.contains(Phrase.cannotLend(.notHeld).vi))
    #expect(try loans(site) == before)
    let options = try site.page("/uy-quyen", as: "congthuong").all("option").compactMap { $0["value"] }
    #expect(options == ["2 reporter"])
  }

  @Test func `a loan ends with the role it lends, or with the lender's account`() throws {
    for end in [
      ("/nguoi-dung/15/vai-tro", ["organisation": "2", "role": "approver"]), ("/nguoi-dung/15", ["viec": "dong"]),
    ] {
      let site = try lent()
      try site.give(.reader, at: TestSite.industry, to: "congthuong.duyet")
      _ = try reportOfThird(site)
      #expect(try mayDecide(site))
      try #require(try site.submit(end.0, end.1, as: "quantri").status == 303)
      #expect(try !mayDecide(site))
    }
  }

  @Test(arguments: [
    ["login": "khong.co"], ["login": "congdoan"], ["login": "nongnghiep"], ["login": "congthuong.duyet"], ["to": ""],
    ["reason": ""], ["reason": String(repeating: "x", count: 501)], ["to": "20/11/2026"], ["from": "20/11/2026"],
    ["to": "1/12/2027"], ["from": "hôm nay"], ["vai-tro": "2 planner"],
  ])
  func `what does not fit is said, and what was typed stands in the form again`(change: [String: String]) throws {
    let site = try TestSite()
    let fields = Self.loan.merging(change) { $1 }
    let response = try site.submit("/uy-quyen", fields, as: "congthuong.duyet")
    #expect(response.status == 422)
    let page = PageParts(response)
    #expect(page.alert != nil && page.allFaults == [])
    for name in ["login", "from", "to", "reason"] {
      #expect(page.first("input", "name", name)?["value"] == fields[name], "\(name)")
    }
    #expect(try loans(site).isEmpty)
  }

  @Test(arguments: [
    ("1 approver", 403), ("9 approver", 404), ("3 approver", 404), ("", 404), ("2", 400), ("2 king", 400),
  ])
  func `only a role of one's own body is lent`(role: String, status: Int) throws {
    let site = try TestSite()
    let response = try site.submit("/uy-quyen", Self.loan.merging(["vai-tro": role]) { $1 }, as: "congthuong.duyet")
    #expect(response.status == status)
    #expect(try loans(site).isEmpty)
  }

  @Test func `an administrator has nothing to lend, and is told who stands in`() throws {
    let site = try TestSite()
    let page = try site.get("/uy-quyen", as: "quantri")
    #expect(page.status == 200 && page.page.contains(Phrase.nothingToLend.vi))
    let fields = Self.loan.merging(["vai-tro": "1 administrator"]) { $1 }
    #expect(try site.submit("/uy-quyen", fields, as: "quantri").status == 403)
  }

  @Test func `the account and the page of the person tell of the loan`() throws {
    let site = try lent()
    let account = try site.get("/tai-khoan", as: "congthuong").page
    #expect(account.contains("thay cho Phùng Thị Ngân, đến hết 30/11/2026"))
    for id in [14, 15] {
      let page = try site.page("/nguoi-dung/\(id)", as: "quantri")
      #expect(page.first("main")?.text.contains("Vương Tấn Lộc thay cho Phùng Thị Ngân") ?? false)
      #expect(page.allFaults == [])
    }
  }
}

extension TestSite {
  /// Makes all sessions last, so that tests may move the clock by days.
  func renewSessions() throws {
    let later = Instant(milliseconds: Self.morning.milliseconds + 400 * 86_400_000)
    _ = try database.write { try $0.execute("UPDATE session SET expires_at = \(later)") }
  }
}
