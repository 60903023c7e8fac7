// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// The grid «unit × period»: who sent what, who is missing. The plan asks for a yearly report by 15 October, so that its
/// periods are cut off on 14 October: «2026» was due a month ago, «2027» runs.
@Suite struct `The reporting grid` {
  /// Reports of the department of industry on its two activities, and its cells of 2026 and 2027.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reports: [(item: Int64, day: String, percent: Int, decision: ReportState.Decision?)]
    let cells: [String]

    init(
      _ name: String, _ reports: [(Int64, String, Int, ReportState.Decision?)], _ last: String, _ running: String
    ) {
      testDescription = name
      self.reports = reports
      cells = [last, running]
    }
  }

  private static let missing = "Thiếu, quá hạn, 0/2"
  private static let open = "Chưa nộp, còn hạn, 0/2"
  private static let (past, now) = ("10/10/2026", "20/11/2026")

  static let cases = [
    Case("nothing sent", [], missing, open),
    Case("one waits", [(1, now, 40, nil)], missing, "Đã nộp một phần, 0/2"),
    Case("one accepted", [(1, now, 40, .accept)], missing, "Đã nộp một phần, 1/2"),
    Case("both wait", [(1, now, 40, nil), (2, now, 10, nil)], missing, "Chờ duyệt, 0/2"),
    Case("one accepted, one waits", [(1, now, 40, .accept), (2, now, 10, nil)], missing, "Chờ duyệt, 1/2"),
    Case("both accepted", [(1, now, 40, .accept), (2, now, 10, .accept)], missing, "Đã duyệt đủ, 2/2"),
    Case("one returned", [(1, now, 40, .return), (2, now, 10, .accept)], missing, "Bị trả lại, 1/2"),
    Case(
      "returned and sent again", [(1, now, 40, .return), (1, now, 45, nil), (2, now, 10, .accept)], missing,
      "Chờ duyệt, 1/2"),
    Case(
      "accepted, then another one waits", [(1, now, 40, .accept), (1, now, 45, nil), (2, now, 10, .accept)], missing,
      "Chờ duyệt, 1/2"),
    Case("one of the last period is missing", [(1, past, 50, .accept)], "Thiếu, quá hạn, 1/2", open),
    Case(
      "one of the last period is missing, the other waits", [(1, past, 50, nil)], "Thiếu, quá hạn, 0/2", open),
    Case("the last period is whole", [(1, past, 50, .accept), (2, past, 5, .accept)], "Đã duyệt đủ, 2/2", open),
    Case(
      "what was done before a period is not owed in it", [(1, past, 100, .accept)], "Thiếu, quá hạn, 1/2",
      "Chưa nộp, còn hạn, 0/1"),
    Case(
      "all done before", [(1, past, 100, .accept), (2, past, 100, .accept)], "Đã duyệt đủ, 2/2", "–Không phải nộp,"),
    Case("done, but not accepted", [(1, past, 100, nil)], missing, open),
    Case(
      "the cut-off is the last day of its period", [(1, "14/10/2026", 50, .accept), (2, "15/10/2026", 50, .accept)],
      "Thiếu, quá hạn, 1/2", "Đã nộp một phần, 1/2"),
  ]

  private static func row(_ page: PageParts, _ name: String) -> [String]? {
    page.first("tbody")?.all("tr").first { $0.all("th").first?.text == name }?.all("td").map(\.text)
  }

  @Test(arguments: cases) func `a cell tells how a unit stands with a period, in words and figures`(_ one: Case) throws
  {
    let site = try TestSite()
    for report in one.reports {
      try site.report(
        report.item, percent: report.percent, on: report.day, decidedBy: report.decision == nil ? nil : "duyet",
        report.decision ?? .accept, note: "Sửa")
    }
    let page = try site.page("/bao-cao", as: "kehoach")
    #expect(page.first("thead")?.all("th").map { $0.text.prefix(8) } == ["Đơn vị", "Năm 2025", "Năm 2026", "Năm 2027"])
    #expect(Self.row(page, "Sở Công Thương")?.suffix(2) == one.cells[...])
    // The other department sent nothing.
    #expect(Self.row(page, "Sở Nông nghiệp và Môi trường")?.suffix(2) == [Self.missing, Self.open])
    let owing = [one.cells[0], one.cells[1]].map { $0.hasPrefix("–") ? 1 : 2 }
    let whole = one.cells.map { $0.hasPrefix("Đã duyệt đủ") ? 1 : 0 }
    let foot = page.first("tfoot")?.all("td").map(\.text)
    #expect(foot?.suffix(2) == ["\(whole[0])/\(owing[0])", "\(whole[1])/\(owing[1])"])
    #expect(page.allFaults == [])
  }

  @Test func `each period names its cut-off and its due day, which differ`() throws {
    let page = try TestSite().page("/bao-cao", as: "kehoach")
    let heads = page.first("thead")?.all("th").dropFirst().map(\.text) ?? []
    #expect(
      heads == [2025, 2026, 2027].map { "Năm \($0) chốt 14/10/\($0) hạn nộp 15/10/\($0)" })
    let english = try TestSite().page("/bao-cao", as: "kehoach", english: true).first("thead")?.all("th").last?.text
    #expect(english == "Year 2027 cut-off 14/10/2027 due 15/10/2027")
  }

  @Test(arguments: [
    ("FREQ=MONTHLY;INTERVAL=6", ["Năm"], 4), ("FREQ=MONTHLY;INTERVAL=3", ["Quý"], 6), ("FREQ=MONTHLY", ["Tháng"], 6),
    ("FREQ=YEARLY", ["Năm"], 2), ("FREQ=WEEKLY", ["Năm"], 2),
  ])
  func `the plan's own cycle decides the columns, at most the last six`(rule: String, words: [String], count: Int)
    throws
  {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .task, "Việc")], assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)]
    ) { content in
      content.duties = [ReportingDuty(receiver: "", via: nil, rule: rule, due: nil)]
    }
    let page = try site.page("/bao-cao?ke-hoach=101", as: "kehoach")
    let heads = page.first("thead")?.all("th").dropFirst().map(\.text) ?? []
    #expect(heads.count == count, "\(heads)")
    #expect(page.first("tbody")?.all("td").count == count)
    let options = try site.page("/ke-hoach/101/bao-cao", as: "kehoach").first("select", "name", "ky")?.all("option")
    // The report offers the same periods, the newest first.
    #expect(options?.map(\.text) == heads.reversed().map { String($0[..<($0.range(of: " chốt") ?? $0.endIndex)]) })
  }

  @Test func `a unit owes nothing for the time before it was founded`() throws {
    let site = try TestSite()
    try site.add([
      .commune(41, "Sở Y tế", "Sở YT", from: "2026-09-01"), .commune(42, "Sở Mới", "Sở Mới", from: "2026-11-01"),
    ])
    try site.addPlan(
      items: [.sample(1, .task, "Việc một"), .sample(2, .task, "Việc hai")],
      assignments: [.sample(901, 1, "Sở Y tế", .lead, 41), .sample(902, 2, "Sở Mới", .lead, 42)])
    let page = try site.page("/bao-cao?ke-hoach=101", as: "kehoach")
    #expect(Self.row(page, "Sở Y tế") == ["–Không phải nộp,", "Thiếu, quá hạn, 0/1", "Chưa nộp, còn hạn, 0/1"])
    #expect(Self.row(page, "Sở Mới") == ["–Không phải nộp,", "–Không phải nộp,", "Chưa nộp, còn hạn, 0/1"])
    #expect(page.first("tfoot")?.all("td").map(\.text) == ["0/0", "0/1", "0/2"])
  }

  @Test func `a unit that took over owes what its predecessor owed`() throws {
    let site = try TestSite()
    try site.add([.commune(42, "Sở Mới", "Sở Mới", from: "2026-11-01")])
    try site.end(2, on: "31/10/2026", successor: 42)
    let page = try site.page("/bao-cao", as: "kehoach")
    #expect(Self.row(page, "Sở Mới") == [Self.missing, Self.missing, Self.open])
    #expect(Self.row(page, "Sở Công Thương") == nil)
  }

  @Test func `a stopped activity is owed no more`() throws {
    let site = try TestSite()
    let page = try site.page("/ke-hoach/100/ra-soat?muc=1", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    let fields = page.fields(of: form).merging(["stopped": "Hết vốn"]) { $1 }
    try #require(try site.post(form["action"] ?? "", fields, as: "kehoach").status == 303)
    #expect(Self.row(try site.page("/bao-cao", as: "kehoach"), "Sở Công Thương")?.last == "Chưa nộp, còn hạn, 0/1")
  }

  @Test(arguments: [
    ("congthuong", ["Sở Công Thương"]), ("nongnghiep", ["Sở Nông nghiệp và Môi trường"]),
    ("xem", ["Sở Công Thương", "Sở Nông nghiệp và Môi trường"]),
    ("quantri", ["Sở Công Thương", "Sở Nông nghiệp và Môi trường"]),
  ])
  func `each sees the units of their own part of the tree`(login: String, names: [String]) throws {
    let page = try TestSite().page("/bao-cao", as: login)
    #expect(page.first("tbody")?.all("tr").compactMap { $0.all("th").first?.text } == names)
  }

  @Test func `who sees no plan is told what will stand here, who sees no unit why`() throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      let language: Language = isEnglish ? .english : .vietnamese
      let none = try site.page("/bao-cao", as: "congdoan", english: isEnglish).withClass("empty").first?.text
      #expect(none == "\(Phrase.noPlansYet[language]) \(Phrase.noPlansWait[language])")
      try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: [])
      let empty = try site.page("/bao-cao?ke-hoach=101", as: "kehoach", english: isEnglish).withClass("empty").first?
        .text
      #expect(empty == Phrase.nobodyOwes[language])
    }
  }

  @Test func `a plan is chosen among those under way or closed; a draft is not among them`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .task, "Việc")], assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)])
    try site.addPlan(102, items: [.sample(1, .task, "Nháp")], assignments: [], isConfirmed: false)
    try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    let page = try site.page("/bao-cao", as: "kehoach")
    let options = page.first("select", "name", "ke-hoach")?.all("option").compactMap { $0["value"] } ?? []
    #expect(Set(options) == ["100", "101"])
    #expect(try site.page("/bao-cao?ke-hoach=101", as: "kehoach").value(of: "ke-hoach") == "101")
    #expect(try site.page("/bao-cao?ke-hoach=100", as: "kehoach").value(of: "ke-hoach") == "100")
    for unknown in ["102", "999", "x", ""] {
      #expect(try site.page("/bao-cao?ke-hoach=\(unknown)", as: "kehoach").value(of: "ke-hoach") == options.first)
    }
  }

  @Test func `the legend explains every sign of the grid`() throws {
    let page = try TestSite().page("/bao-cao", as: "kehoach")
    let legend = page.withClass("legend").first?.all("li") ?? []
    #expect(
      legend.map(\.text).map { $0.trimmed }
        == PeriodStanding.allCases.map { standing in
          let sign = standing == .notRequired ? "–" : ""
          return sign + Phrase.standing(standing).vi
        })
    let used = Set(page.first("tbody")?.withClasses("cell").compactMap { $0["class"] } ?? [])
    #expect(used.isSubset(of: Set(legend.compactMap { $0.withClass("cell")?["class"] })))
  }
}

extension String {
  /// Where a text begins.
  fileprivate func range(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
