// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Accepting and returning reports, and what is seen of a report before and after.
@Suite struct `Deciding on reports` {
  @Test func `the form shows what is to be decided`() throws {
    let site = try TestSite()
    let report = try site.report(percent: 35, sentence: "Đã lắp 14 trạm.")
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong.duyet")
    let form = try #require(page.element(id: "duyet"))
    #expect(form.text.contains("35 %") && form.text.contains("Sở Công Thương") && form.text.contains("20/11/2026"))
    #expect(form.text.contains("Đã lắp 14 trạm."))
    #expect(form.all("form").first?["action"] == "/ke-hoach/100/bao-cao/\(report.id)/quyet-dinh")
    #expect(form.all("button").map { $0["value"] } == ["accept", "return"])
  }

  @Test(arguments: [("accept", "da-duyet"), ("return", "da-tra")])
  func `a decision is thanked for on the next page, in both languages`(decision: String, code: String) throws {
    let site = try TestSite()
    let report = try site.report()
    let sent = try site.decide(
      report, try #require(ReportState.Decision(rawValue: decision)), note: "Bổ sung.", as: "duyet")
    let next = try #require(sent.headers["Location"])
    #expect(next == "/ke-hoach/100/hoat-dong/1?xong=\(code)")
    let thanks = try #require(Phrase.done(code))
    #expect(try site.page(next, as: "duyet").withClass("good").first?.text == thanks.vi)
    #expect(try site.page(next, as: "duyet", english: true).withClass("good").first?.text == thanks.en)
  }

  /// A decision that is refused, by whom and how.
  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fields: [String: String]
    let login: String
    let status: Int
    let message: Phrase

    init(_ name: String, _ fields: [String: String], by login: String, _ status: Int, _ message: Phrase) {
      (testDescription, self.fields, self.login, self.status, self.message) = (name, fields, login, status, message)
    }
  }

  static let refusals = [
    Refused("no decision", [:], by: "duyet", 400, .unknownAction),
    Refused("an unknown one", ["decision": "delete"], by: "duyet", 400, .unknownAction),
    Refused("returned without a note", ["decision": "return", "note": ""], by: "duyet", 409, .noteMissing),
    Refused("returned with a blank note", ["decision": "return", "note": " \n "], by: "duyet", 409, .noteMissing),
    Refused(
      "a note of more than 4000 bytes", ["decision": "return", "note": String(repeating: "ă", count: 2001)],
      by: "duyet",
      400, .textTooLong(4000)),
    Refused("a reporter's", ["decision": "accept"], by: "congthuong", 403, .needsApprover),
    Refused("a planner's", ["decision": "accept"], by: "kehoach", 403, .needsApprover),
    Refused("an administrator's", ["decision": "accept"], by: "quantri", 403, .needsApprover),
    Refused("another body's", ["decision": "accept"], by: "nongnghiep", 404, .notFoundText),
  ]

  @Test(arguments: refusals) func `a decision that may not be is refused with the reason, and changes nothing`(
    refused: Refused
  ) throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      let report = try site.report()
      let before = try site.everything()
      let path = "/ke-hoach/100/bao-cao/\(report.id)/quyet-dinh"
      let response = try site.send(path, refused.fields, as: refused.login, english: isEnglish)
      #expect(response.status == refused.status)
      let text = PageParts(response).first("p", "class", "lead")?.text
      #expect(text == refused.message[isEnglish ? .english : .vietnamese])
      #expect(try site.everything() == before)
    }
  }

  @Test func `a report is decided under its own plan alone, and once`() throws {
    let site = try TestSite()
    let report = try site.report()
    try site.addPlan(
      items: [.sample(1, .activity, "Việc khác")], assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)])
    let elsewhere = try site.post(
      "/ke-hoach/101/bao-cao/\(report.id)/quyet-dinh", ["decision": "accept"], as: "duyet")
    #expect(elsewhere.status == 404)
    #expect(try site.decide(report, .accept, as: "duyet").status == 303)
    for decision in ReportState.Decision.allCases {
      let again = try site.decide(report, decision, note: "Nữa", as: "congthuong.duyet")
      #expect(again.status == 409 && again.page.contains(Phrase.reportDecided.vi))
    }
    #expect(try site.reports().first?.decider == "Nghiêm Xuân Bách")
  }

  @Test func `nobody decides on a report of their own, but sees that it waits for another`() throws {
    let site = try TestSite()
    let report = try site.report(by: "congthuong.duyet")
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong.duyet")
    #expect(page.element(id: "duyet") == nil)
    #expect(page.withClass("info").contains { $0.text == Phrase.ownReportWaits.vi })
    let response = try site.decide(report, .accept, as: "congthuong.duyet")
    #expect(response.status == 409 && response.page.contains(Phrase.ownReport.vi))
    #expect(try site.decide(report, .accept, as: "duyet").status == 303)
  }

  @Test func `a report that waits when the plan is closed is still decided`() throws {
    let site = try TestSite()
    let report = try site.report(percent: 100)
    try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    #expect(try site.page("/ke-hoach/100/hoat-dong/1", as: "duyet").element(id: "duyet") != nil)
    #expect(try site.decide(report, .accept, as: "duyet").status == 303)
    #expect(try site.page("/ke-hoach/100", as: "kehoach").withClass("done").contains { $0.text == "Hoàn thành" })
  }

  @Test func `a returned report stands with its note until a new one is sent`() throws {
    let site = try TestSite()
    try site.report(percent: 20, decidedBy: "congthuong.duyet", .return, note: "Kèm <danh sách> trạm.")
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong")
    #expect(page.withClass("warn").first?.text == "Phùng Thị Ngân trả lại lúc 09:00. «Kèm <danh sách> trạm.»")
    // The form stands open: a new report is expected.
    #expect(page.element(id: "bao-cao")?.all("details").isEmpty ?? false)
    try site.report(percent: 25)
    let after = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong")
    #expect(after.withClass("warn").isEmpty)
    #expect(after.element(id: "bao-cao")?.all("details").count == 1)
    #expect(after.withClass("line").first?.all("li").count == 2)
  }

  /// Who sees what of a report in each state: its sentence on the activity's page, its figure in the tree, the note.
  @Test(arguments: [
    ("congthuong", true), ("congthuong.duyet", true), ("duyet", true), ("kehoach", true), ("xem", true),
    ("quantri", true), ("nongnghiep", false),
  ])
  func `what is not accepted is seen by its body and those above alone; what is accepted by all`(
    login: String, isInLine: Bool
  ) throws {
    let site = try TestSite()
    let report = try site.report(percent: 37, sentence: "Đang lắp dở.", difficulty: "Thiếu dây cáp.")
    let sees = { (text: String) in
      try ["/ke-hoach/100", "/ke-hoach/100/hoat-dong/1", "/ke-hoach/100?nguon=1"].contains {
        try site.get($0, as: login).page.contains(text)
      }
    }
    #expect(try sees("Đang lắp dở.") == isInLine)
    #expect(try sees("Thiếu dây cáp.") == isInLine)
    #expect(try sees("37 % chờ duyệt") == isInLine)
    // What waits is told as a number, whoever asks.
    #expect(try sees("1 hoạt động có báo cáo chờ duyệt"))
    try #require(try site.decide(report, .return, note: "Chưa rõ số trạm.", as: "duyet").status == 303)
    #expect(try sees("Đang lắp dở.") == isInLine)
    #expect(try sees("Chưa rõ số trạm.") == isInLine)
    try site.report(percent: 38, sentence: "Đã lắp 15 trạm.", decidedBy: "duyet")
    #expect(try sees("Đã lắp 15 trạm."))
    #expect(try sees("38 %"))
    #expect(try sees("Chưa rõ số trạm.") == isInLine)
  }

  @Test func `an accepted figure counts, a later one that waits stands beside it, a returned one nowhere`() throws {
    let site = try TestSite()
    let bar = { try site.page("/ke-hoach/100", as: "xem").element(id: "i1") }
    try site.report(percent: 50, on: "10/11/2026", decidedBy: "duyet")
    #expect(try bar()?.withClass("prog")?.text == "50 %")
    let waiting = try site.report(percent: 70, on: "15/11/2026")
    #expect(try bar()?.withClass("prog")?.text == "50 %")
    #expect(try bar()?.withClass("tag")?.text == "70 % chờ duyệt")
    try #require(try site.decide(waiting, .return, note: "Sai", as: "duyet").status == 303)
    #expect(try bar()?.withClass("prog")?.text == "50 %")
    #expect(try bar()?.withClass("tag") == nil)
    try site.report(percent: 100, on: "16/11/2026", decidedBy: "duyet")
    #expect(try bar()?.withClass("chip")?.text == "Hoàn thành")
    #expect(try bar()?.withClass("why")?.text == "Xong chậm 16 ngày")
  }

  @Test func `an earlier day does not take the place of a later one, whenever it is sent`() throws {
    let site = try TestSite()
    try site.report(percent: 60, on: "15/11/2026", decidedBy: "duyet")
    try site.report(percent: 30, on: "10/11/2026", decidedBy: "duyet")
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "xem")
    #expect(page.withClass("prog").first?.text == "60 %")
    #expect(page.withClass("line").first?.all("li").map { $0.withClass("num")?.text } == ["15/11/2026", "10/11/2026"])
  }
}

extension PageParts.Element {
  /// The first element below that has a class.
  func withClass(_ name: String) -> PageParts.Element? { descendants.first { $0.hasClass(name) } }
}
