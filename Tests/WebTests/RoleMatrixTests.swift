// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// Who may do what: every page and form of plans and reports against every kind of person.
@Suite struct `Who may do what with plans` {
  /// The people of the columns, in their order; «–» is somebody who has not signed in.
  static let columns = [
    "–", "xem", "congthuong", "congthuong.duyet", "nongnghiep", "duyet", "kehoach", "quantri", "congdoan",
  ]

  /// A page or form, and the status that each person of `columns` gets.
  struct Line: Sendable, CustomTestStringConvertible {
    let path: String
    var fields: [String: String]?
    let statuses: [Int]

    var testDescription: String { (fields == nil ? "GET " : "POST ") + path }

    init(_ path: String, _ fields: [String: String]? = nil, _ statuses: Int...) {
      (self.path, self.fields, self.statuses) = (path, fields, statuses)
    }
  }

  private static let correction = [
    "version": "1", "text": "Lắp 50 trạm sạc xe điện.", "kind": "activity", "role-0": "lead",
    "body-0": "Sở Công Thương", "organisation-0": "2",
  ]

  static let pages = [
    Line("/ke-hoach", nil, 303, 200, 200, 200, 200, 200, 200, 200, 200),
    Line("/bao-cao", nil, 303, 200, 200, 200, 200, 200, 200, 200, 200),
    Line("/ke-hoach/nhap", nil, 303, 403, 403, 403, 403, 403, 200, 403, 200),
    Line("/ke-hoach/100", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100?nguon=3&trang-thai=late", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/nguon", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/tep-goc", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/bang.xlsx", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/bang.csv", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/ke-hoach.docx", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/ke-hoach.akn.xml", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/hoat-dong/1", nil, 303, 200, 200, 200, 200, 200, 200, 200, 404),
    Line("/ke-hoach/100/ra-soat", nil, 303, 403, 403, 403, 403, 403, 200, 403, 404),
    Line("/ke-hoach/100/gan", nil, 303, 403, 403, 403, 403, 403, 200, 403, 404),
    Line("/ke-hoach/100/bao-cao", nil, 303, 403, 403, 403, 403, 200, 200, 403, 404),
    Line("/ke-hoach/100/bao-cao.docx", nil, 303, 403, 403, 403, 403, 200, 200, 403, 404),
    Line("/ke-hoach/100/bao-cao.pdf", nil, 303, 403, 403, 403, 403, 503, 503, 403, 404),
    Line("/ke-hoach/100/bao-cao.xlsx", nil, 303, 403, 403, 403, 403, 200, 200, 403, 404),
    Line("/ke-hoach/100/bao-cao.csv", nil, 303, 403, 403, 403, 403, 200, 200, 403, 404),
  ]

  static let forms = [
    Line("/ke-hoach/100/ra-soat/1", correction, 403, 403, 403, 403, 403, 403, 303, 403, 404),
    Line("/ke-hoach/100/da-xem", ["thay": "x"], 403, 403, 403, 403, 403, 403, 409, 403, 404),
    Line("/ke-hoach/100/hoan-tac", ["hoan-tac": "1"], 403, 403, 403, 403, 403, 403, 409, 403, 404),
    Line("/ke-hoach/100/gan", [:], 403, 403, 403, 403, 403, 403, 303, 403, 404),
    Line("/ke-hoach/100/trang-thai", ["viec": "dong"], 403, 403, 403, 403, 403, 403, 303, 403, 404),
    Line("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, 403, 403, 303, 303, 403, 303, 303, 403, 404),
    Line("/ke-hoach/100/bao-cao/500/quyet-dinh", ["decision": "accept"], 403, 403, 403, 303, 404, 303, 403, 403, 404),
  ]

  /// A site with the file of the plan's document and a report, number 500, that waits.
  private func site() throws -> TestSite {
    let site = try TestSite()
    site.kept.files.withLock { $0[FixturePlan.document.sha256] = Array(FixturePlan.body.utf8) }
    let report = Report(
      id: ID(500), plan: TestSite.plan, item: ID(2), organisation: TestSite.industry,
      holdsOn: CivilDate(daysSinceEpoch: 20_776), percent: 10, quantity: nil, sentence: "Đã khảo sát.", difficulty: "",
      proposal: "", submittedBy: ID(14), submitter: "Vương Tấn Lộc", submittedAt: TestSite.morning)
    try site.database.write { connection in
      let author = Author(person: ID(14), name: "Vương Tấn Lộc", at: TestSite.morning)
      _ = try connection.submit(
        report, evidence: [], of: FixturePlan.content.plan, idempotencyKey: "500", by: author)
    }
    return site
  }

  private func ask(_ line: Line, as column: String, of site: TestSite) throws -> Response {
    let login = column == "–" ? nil : column
    guard let fields = line.fields else { return try site.get(line.path, as: login) }
    return try site.post(line.path, fields, as: login)
  }

  @Test(arguments: pages + forms) func `each person gets the answer that the table of rights says`(line: Line) throws {
    for (column, status) in zip(Self.columns, line.statuses) {
      let site = try site()
      let before = try site.everything()
      let response = try ask(line, as: column, of: site)
      #expect(response.status == status, "\(column)")
      let isDone = line.fields != nil && status == 303
      if !isDone { #expect(try site.everything() == before, "\(column) changed something") }
      #expect(response.headers["X-Content-Type-Options"] == "nosniff", "\(column)")
    }
  }

  @Test(arguments: pages + forms) func `a refusal is written into the journal, with what was asked for`(line: Line)
    throws
  {
    for (column, status) in zip(Self.columns, line.statuses) where column != "–" && [403, 404].contains(status) {
      let site = try site()
      _ = try ask(line, as: column, of: site)
      let entry = try site.lastEntry()
      #expect(entry.action == (status == 403 ? "access.forbidden" : "access.outside"), "\(column)")
      #expect(entry.actorName == TestSite.people.first { $0.login == column }?.name)
      let path = line.path.split(separator: "?")[0]
      #expect(entry.after?.contains(path) ?? false, "\(column): \(entry.after ?? "")")
    }
  }

  @Test(arguments: pages + forms) func `an allowed request leaves no entry about refusals`(line: Line) throws {
    for (column, status) in zip(Self.columns, line.statuses) where [200, 303].contains(status) {
      let site = try site()
      _ = try ask(line, as: column, of: site)
      #expect(!(try site.actions().contains { $0.hasPrefix("access.") }), "\(column)")
    }
  }

  @Test(arguments: pages) func `a draft is there for its planners alone`(line: Line) throws {
    guard line.path.hasPrefix("/ke-hoach/100") else { return }
    for column in Self.columns.dropFirst() {
      let site = try TestSite()
      site.kept.files.withLock { $0[FixturePlan.document.sha256] = Array(FixturePlan.body.utf8) }
      try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "mo-lai"], as: "kehoach").status == 303)
      let isReport = line.path.hasPrefix("/ke-hoach/100/bao-cao")
      let expected = column == "kehoach" ? isReport ? 409 : 200 : 404
      #expect(try ask(line, as: column, of: site).status == expected, "\(column)")
    }
  }

  @Test(arguments: [("congthuong", "Sở Công Thương"), ("xem", "tỉnh An Bình")])
  func `buttons that one may not press are not shown`(login: String, home: String) throws {
    let site = try site()
    let plan = try site.page("/ke-hoach/100", as: login)
    #expect(plan.withClass("org").first?.text.contains(home) ?? false)
    let addresses = plan.all("a").compactMap { $0["href"] }
    #expect(!addresses.contains { $0.hasSuffix("/ra-soat") || $0.hasSuffix("/bao-cao") && $0 != "/bao-cao" })
    #expect(!(try site.page("/ke-hoach", as: login).all("a", "href", "/ke-hoach/nhap").isEmpty) == false)
    #expect(try site.page("/ke-hoach/100/hoat-dong/2", as: login).element(id: "duyet") == nil)
  }

  @Test func `a role in one body counts in all below it and in none above or beside it`() throws {
    let site = try site()
    try site.join("doi", "Kiều Oanh", TestSite.industry, .planner)
    try site.add([
      Organisation(
        id: ID(31), realm: TestSite.province, parent: TestSite.industry, code: "C31", name: "Phòng Năng lượng",
        shortName: "P.NL", kind: "room", from: CivilDate(daysSinceEpoch: 9_862))
    ])
    let options = try site.page("/ke-hoach/nhap", as: "doi").first("select", "name", "owner")?.all("option")
    #expect(options?.map(\.text) == ["Sở Công Thương"])
    let file = [SentFile("file", "kh.txt", "KẾ HOẠCH\n1. Sở Công Thương chủ trì lắp trạm sạc.\n")]
    #expect(try site.send("/ke-hoach/nhap", ["owner": "31"], file, as: "doi").status == 303)
    #expect(try site.send("/ke-hoach/nhap", ["owner": "1"], file, as: "doi").status == 403)
    #expect(try site.send("/ke-hoach/nhap", ["owner": "3"], file, as: "doi").status == 404)
    #expect(try site.actions().suffix(2) == ["access.forbidden", "access.outside"])
  }
}
