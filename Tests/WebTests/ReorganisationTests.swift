// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// A body ends or merges in the middle of a plan: its open work passes to its successor on every page, what it reported
/// stays, and no total changes by it.
@Suite struct `When a body ends in the middle of a plan` {
  /// The department of industry reported on both of its activities, then merged into that of farming on 20/11/2026.
  private func merged() throws -> TestSite {
    let site = try TestSite()
    try site.join("nn.duyet", "Đỗ Thị Sen", TestSite.farming, .approver)
    try site.report(1, percent: 50, on: "10/11/2026", sentence: "Đã lắp 20 trạm.", decidedBy: "congthuong.duyet")
    try site.report(2, percent: 30, on: "15/11/2026", sentence: "Đang kiểm toán.")
    try site.end(2, on: "20/11/2026", successor: 3)
    return site
  }

  private func lead(of item: Int, _ site: TestSite, as login: String = "kehoach", query: String = "") throws -> String?
  {
    let page = try site.page("/ke-hoach/100" + query, as: login)
    let row = page.element(id: "i\(item)")
    return row?.all("td").first { $0.withClass("lab")?.text == "Chủ trì" }?.text
  }

  @Test func `the tree, the table, the facts and the official report name the successor`() throws {
    let site = try merged()
    for item in 1...4 { #expect(try lead(of: item, site) == "Chủ trìSở NN&MT", "activity \(item)") }
    let facts = try site.page("/ke-hoach/100/hoat-dong/1", as: "kehoach").withClass("facts").first
    #expect(facts?.all("a").map { $0["href"] } == ["/to-chuc/3"])
    let list = try site.page("/ke-hoach/100/ra-soat?muc=4", as: "kehoach").withClass("items").first
    let first = list?.children.first { $0["data-m"] == "1" }
    #expect(first?.withClass("meta")?.text.hasPrefix("Sở NN&MT · ") ?? false)
    let annex = try site.page("/ke-hoach/100/bao-cao", as: "kehoach").withClass("o-annex").first?.all("td").map(\.text)
    #expect(annex?.contains("Sở CT") == false && annex?.count { $0 == "Sở NN&MT" } == 4)
  }

  @Test func `what was reported before stays, in the name of the body that reported it`() throws {
    let site = try merged()
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "xem")
    let entry = try #require(page.withClass("line").first?.all("li").first)
    #expect(entry.text.contains("Đã lắp 20 trạm.") && entry.text.contains("Sở Công Thương · Vương Tấn Lộc"))
    #expect(page.withClass("prog").first?.text == "50 %")
  }

  @Test func `no total changes by a merger`() throws {
    let site = try TestSite()
    try site.report(1, percent: 100, on: "10/11/2026", decidedBy: "duyet")
    try site.report(2, percent: 30, on: "15/11/2026", decidedBy: "duyet")
    let totals = {
      let page = try site.page("/ke-hoach/100", as: "kehoach")
      return page.withClass("band").first?.text
    }
    let before = try totals()
    try site.end(2, on: "20/11/2026", successor: 3)
    #expect(try totals() == before)
    #expect(before?.contains("Hoàn thành 1") ?? false)
  }

  @Test(arguments: ["", "&trang-thai=late", "&han=nam-nay"])
  func `the filter by lead finds passed work under the successor, and an old link leads there too`(more: String) throws
  {
    let site = try merged()
    let shown = { (lead: Int) in
      let page = try site.page("/ke-hoach/100?chu-tri=\(lead)\(more)", as: "kehoach")
      #expect(page.value(of: "chu-tri") == "3")
      let rows = page.withClass("tree").first?.all("td", "class", "code").map(\.text)
      return rows ?? []
    }
    #expect(try shown(2) == shown(3))
    #expect(try shown(3) == (more.isEmpty ? ["1", "2", "3", "4"] : more.hasPrefix("&t") ? ["1"] : ["1", "2"]))
    let options = try site.page("/ke-hoach/100", as: "kehoach").first("select", "name", "chu-tri")?.all("option")
    #expect(options?.map(\.text) == ["Tất cả", "Chưa có chủ trì", "Sở NN&MT"])
  }

  @Test func `the work stands on the first page of the successor's people, those of the ended body among them`() throws
  {
    let site = try merged()
    let duties = { (login: String) in
      Set(try site.page("/", as: login).withClass("t").filter { $0.name == "a" }.compactMap { $0["href"] })
    }
    let own = try duties("nongnghiep")
    for item in 1...4 { #expect(own.contains("/ke-hoach/100/hoat-dong/\(item)"), "activity \(item)") }
    #expect(try duties("congthuong") == own)
    #expect(try duties("congdoan").isEmpty)
  }

  @Test func `the successor's people report on passed work, and those of the ended body in its name`() throws {
    let site = try merged()
    let fields = ["percent": "100", "holdsOn": "21/11/2026", "sentence": "Đã lắp đủ 40 trạm.", "key": "sau"]
    let send = { (login: String, body: String) in
      try site.post(
        "/ke-hoach/100/hoat-dong/1/bao-cao", fields.merging(["organisation": body]) { $1 }, as: login
      ).status
    }
    #expect(try send("congthuong", "2") == 403)
    #expect(try send("nongnghiep", "2") == 403)
    #expect(try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong").value(of: "organisation") == "3")
    #expect(try site.page("/ke-hoach/100/hoat-dong/1", as: "nongnghiep").value(of: "organisation") == "3")
    #expect(try send("nongnghiep", "3") == 303)
    let report = try #require(try site.reports().last)
    #expect(report.organisation == TestSite.farming)
    try #require(try site.decide(report, .accept, as: "nn.duyet").status == 303)
    let row = try site.page("/ke-hoach/100", as: "xem").element(id: "i1")
    #expect(row?.withClass("chip")?.text == "Hoàn thành")
  }

  @Test func `what waited at the end is read and decided by the successor's people`() throws {
    let site = try merged()
    let page = try site.page("/ke-hoach/100/hoat-dong/2", as: "nongnghiep")
    #expect(page.withClass("line").first?.text.contains("Đang kiểm toán.") ?? false)
    #expect(page.withClass("info").contains { $0.text == "Chờ duyệt" })
    #expect(try site.page("/", as: "nn.duyet").element(id: "cho-duyet")?.all("a").isEmpty == false)
    let waiting = try #require(try site.reports().last)
    #expect(try site.decide(waiting, .accept, as: "nn.duyet").status == 303)
    #expect(try site.page("/ke-hoach/100", as: "xem").element(id: "i2")?.withClass("prog")?.text == "30 %")
  }

  @Test func `what was returned before the end asks the successor's people to mend it`() throws {
    let site = try TestSite()
    try site.report(2, percent: 30, decidedBy: "duyet", .return, note: "Thiếu số liệu.")
    try site.end(2, on: "20/11/2026", successor: 3)
    #expect(try site.page("/", as: "nongnghiep").element(id: "tra-lai")?.text.contains("«Thiếu số liệu.»") ?? false)
    let page = try site.page("/ke-hoach/100/hoat-dong/2", as: "nongnghiep")
    #expect(page.withClass("warn").first?.text.contains("«Thiếu số liệu.»") ?? false)
  }

  @Test func `a third body still sees nothing of what waits`() throws {
    let site = try merged()
    try site.add([.commune(41, "Sở Xây dựng", "Sở XD")])
    try site.join("xaydung", "Bùi Văn Gạch", ID(41), .approver)
    #expect(!(try site.get("/ke-hoach/100/hoat-dong/2", as: "xaydung").page.contains("Đang kiểm toán.")))
    #expect(try site.decide(try #require(try site.reports().last), .accept, as: "xaydung").status == 404)
  }

  @Test func `the grid has one row for both, and counts what either sent`() throws {
    let site = try merged()
    let rows = try site.page("/bao-cao", as: "kehoach").first("tbody")?.all("tr") ?? []
    #expect(rows.map { $0.all("th").first?.text } == ["Sở Nông nghiệp và Môi trường"])
    // Four activities are owed in the period that runs; one is accepted, one waits.
    #expect(rows.first?.all("td").last?.text == "Đã nộp một phần, 1/4")
  }

  @Test func `with the bodies of each period no later merger changes a past one`() throws {
    let site = try TestSite()
    try site.report(1, percent: 60, on: "10/06/2026", decidedBy: "duyet")
    func past(_ site: TestSite, _ structure: String) throws -> [String: [String]] {
      let rows = try site.page("/bao-cao?co-cau=\(structure)", as: "kehoach").first("tbody")?.all("tr") ?? []
      return Dictionary(
        uniqueKeysWithValues: rows.map { ($0.all("th").first?.text ?? "", $0.all("td").dropLast().map(\.text)) })
    }
    let before = try past(site, "ky")
    #expect(before.count == 2)
    try site.end(2, on: "20/11/2026", successor: 3)
    #expect(try past(site, "ky") == before)
    #expect(try past(site, "nay").count == 1)
  }

  @Test func `the page of the ended body says who took over, that of the successor shows all work`() throws {
    let site = try merged()
    let old = try site.page("/to-chuc/2", as: "kehoach")
    #expect(
      old.first("p", "class", "meta")?.text.hasSuffix(
        "01/01/1997 đến 20/11/2026 · công việc chuyển cho Sở Nông nghiệp và Môi trường") ?? false)
    #expect(old.withClass("empty").first?.text == Phrase.bodyOwesNothing.vi)
    let new = try site.page("/to-chuc/3", as: "kehoach")
    #expect(new.withClass("owed").first?.all("td", "class", "code").map(\.text) == ["1", "2", "3", "4"])
  }

  @Test func `reviewing an item of an ended body does not give the work away`() throws {
    let site = try merged()
    let page = try site.page("/ke-hoach/100/ra-soat?muc=1", as: "kehoach")
    #expect(page.value(of: "organisation-0") == "2")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    try #require(try site.post(form["action"] ?? "", page.fields(of: form), as: "kehoach").status == 303)
    #expect(try site.assignments(of: 1).map(\.organisation) == [TestSite.industry])
    #expect(try lead(of: 1, site) == "Chủ trìSở NN&MT")
  }

  @Test func `two leads that became one body are named once, and it reports once`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .activity, "Việc chung.", due: "2026-10")],
      assignments: [
        .sample(901, 1, "Sở Công Thương", .lead, 2), .sample(902, 1, "Sở Nông nghiệp", .coLead, 3),
        .sample(903, 1, "Sở CT cũ", .coordinate, 2), .sample(904, 1, "Sở NN cũ", .coordinate, 3),
      ])
    #expect(try site.page("/ke-hoach/101/hoat-dong/1", as: "duyet").first("select", "name", "organisation") != nil)
    try site.end(2, on: "20/11/2026", successor: 3)
    let page = try site.page("/ke-hoach/101/hoat-dong/1", as: "duyet")
    #expect(page.first("select", "name", "organisation") == nil && page.value(of: "organisation") == "3")
    let facts = page.withClass("facts").first?.all("dd").map(\.text) ?? []
    #expect(facts.count { $0 == "Sở Nông nghiệp và Môi trường" } == 2, "\(facts)")
    let row = try site.page("/ke-hoach/101", as: "duyet").first("table")?.text ?? ""
    #expect(row.contains("Chủ trìSở NN&MT ") && !row.contains("Sở NN&MT, "))
    let annex = try site.page("/ke-hoach/101/bao-cao", as: "duyet").withClass("o-annex").first?.all("td").map(\.text)
    #expect(annex?.count { $0 == "Sở NN&MT" } == 2)
  }

  @Test func `work passes on along a chain of successors`() throws {
    let site = try TestSite()
    try site.addCommunes()
    try site.addPlan(
      items: [.sample(1, .task, "Việc của xã.")], assignments: [.sample(901, 1, "xã Tân Hà", .lead, 21)])
    try site.end(21, on: "01/06/2026", successor: 22)
    #expect(try site.page("/", as: "xa22").first("a", "href", "/ke-hoach/101/hoat-dong/1") != nil)
    try site.end(22, on: "01/09/2026", successor: 23)
    #expect(try site.page("/to-chuc/22", as: "xem").first("a", "href", "/ke-hoach/101/hoat-dong/1") == nil)
    #expect(try site.page("/to-chuc/23", as: "xem").first("a", "href", "/ke-hoach/101/hoat-dong/1") != nil)
    #expect(try site.page("/", as: "xa23").first("a", "href", "/ke-hoach/101/hoat-dong/1") != nil)
    #expect(try site.page("/ke-hoach/101", as: "xem").first("table")?.text.contains("Hưng Phú") ?? false)
  }

  @Test(arguments: [("21/11/2026", "congthuong"), ("30/12/2026", "congthuong"), ("20/11/2026", "nongnghiep")])
  func `a body answers up to its last day, its successor from the day after`(day: String, reporter: String) throws {
    let site = try TestSite()
    try site.end(2, on: day, successor: 3)
    for login in ["congthuong", "nongnghiep"] {
      let form = try site.page("/ke-hoach/100/hoat-dong/1", as: login).element(id: "bao-cao")
      // The people of a body go with its work.
      #expect((form != nil) == (login == "congthuong" || login == reporter), "\(login)")
    }
    #expect(try lead(of: 1, site) == (reporter == "congthuong" ? "Chủ trìSở CT" : "Chủ trìSở NN&MT"))
  }

  @Test func `on the day after the last one the pages change by themselves`() throws {
    let site = try TestSite()
    try site.end(2, on: "21/11/2026", successor: 3)
    #expect(try lead(of: 1, site) == "Chủ trìSở CT")
    site.clock.advance(seconds: 86_400)
    try site.join("homsau", "Ngày Hôm Sau", TestSite.province, .planner)
    #expect(try lead(of: 1, site, as: "homsau") == "Chủ trìSở NN&MT")
  }

  @Test func `where nobody took over, the work keeps its last body's name, and those above see it`() throws {
    let site = try TestSite()
    try site.report(2, percent: 30, sentence: "Dở dang.")
    try site.end(2, on: "20/11/2026", successor: nil)
    #expect(try lead(of: 1, site) == "Chủ trìSở CT")
    let rows = try site.page("/bao-cao", as: "kehoach").first("tbody")?.all("tr").map { $0.all("th").first?.text }
    #expect(rows == ["Sở Công Thương", "Sở Nông nghiệp và Môi trường"])
    #expect(try site.decide(try #require(try site.reports().last), .accept, as: "duyet").status == 303)
    #expect(try site.page("/to-chuc/2", as: "kehoach").withClass("owed").first?.all("tr").count == 3)
  }

  @Test func `a planned report of a past period still counts what the ended body was accepted for`() throws {
    let site = try TestSite()
    try site.report(1, percent: 60, on: "01/10/2026", sentence: "Đã lắp 24 trạm.", decidedBy: "duyet")
    let before = try site.page("/ke-hoach/100/bao-cao?ky=2026", as: "kehoach").withClass("official").first?.text
    try site.end(2, on: "20/11/2026", successor: 3)
    let after = try site.page("/ke-hoach/100/bao-cao?ky=2026", as: "kehoach").withClass("official").first?.text
    #expect(before?.contains("Đã lắp 24 trạm") ?? false)
    #expect(after == before?.split(separator: "Sở CT").joined(separator: "Sở NN&MT"))
  }
}

/// Work that several bodies each do by themselves: «n/m đơn vị».
@Suite struct `Work that each of many bodies does` {
  /// Reports, accepted unless said otherwise, and where the activity stands by them.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reports: [(body: Int, percent: Int, decision: ReportState.Decision?)]
    let figure: String
    let width: String
    let status: String

    init(
      _ name: String, _ reports: [(Int, Int, ReportState.Decision?)], _ figure: String, _ width: String,
      _ status: String = "Chậm"
    ) {
      (testDescription, self.reports, self.figure, self.width, self.status) = (name, reports, figure, width, status)
    }
  }

  static let cases = [
    Case("nothing sent", [], "0/3 đơn vị", "0"),
    Case("one done", [(21, 100, .accept)], "1/3 đơn vị", "33"),
    Case("one done, one half way", [(21, 100, .accept), (22, 50, .accept)], "1/3 đơn vị", "33"),
    Case("two done", [(21, 100, .accept), (23, 100, .accept)], "2/3 đơn vị", "66"),
    Case("a report that waits does not count", [(21, 100, .accept), (22, 100, nil)], "1/3 đơn vị", "33"),
    Case("a returned one does not count", [(21, 100, .return)], "0/3 đơn vị", "0"),
    Case("one that went back counts no more", [(21, 100, .accept), (21, 80, .accept)], "0/3 đơn vị", "0"),
    Case(
      "all done", [(21, 100, .accept), (22, 100, .accept), (23, 100, .accept)], "3/3 đơn vị", "100", "Hoàn thành"),
  ]

  private func site(_ one: Case, role: AssignmentRole = .lead) throws -> TestSite {
    let site = try TestSite()
    try site.addCollectivePlan(role: role)
    for report in one.reports {
      try site.report(
        of: 101, percent: report.percent, body: Int64(report.body), sentence: "Xã \(report.body) báo cáo.",
        by: "xa\(report.body)", decidedBy: report.decision == nil ? nil : "duyet", report.decision ?? .accept,
        note: "Ý kiến")
    }
    return site
  }

  @Test(arguments: cases) func `the figure counts the bodies whose accepted report says it is done`(_ one: Case) throws
  {
    for role in [AssignmentRole.lead, .responsible] {
      let site = try site(one, role: role)
      for path in ["/ke-hoach/101", "/ke-hoach/101/hoat-dong/1"] {
        let page = try site.page(path, as: "kehoach")
        let bar = try #require(page.withClass("prog").first)
        #expect(bar.text == one.figure, "\(path)")
        #expect(bar.all("rect", "class", "p1").first?["width"] == one.width, "\(path)")
        #expect(page.withClass("chip").contains { $0.text == one.status }, "\(path)")
      }
      let english = try site.page("/ke-hoach/101", as: "kehoach", english: true).withClass("prog").first?.text
      #expect(english == one.figure.split(separator: " ")[0] + " units")
    }
  }

  @Test(arguments: cases) func `the official report says how many bodies have done it, and who says what`(_ one: Case)
    throws
  {
    let site = try site(one)
    let text = try site.page("/ke-hoach/101/bao-cao?ky=2027", as: "kehoach").withClass("official").first?.text ?? ""
    let figure = one.figure.split(separator: " ")[0]
    #expect(text.contains("đơn vị đã hoàn thành: \(figure) đơn vị"), "\(text)")
    if let last = one.reports.last(where: { $0.decision == .accept }) {
      let names = [21: "Tân Hà", 22: "Bình Sậy", 23: "Hưng Phú"]
      #expect(text.contains("\(names[last.body] ?? ""): Xã \(last.body) báo cáo."), "\(text)")
    }
  }

  @Test func `what waits is counted by reports, and in the official report by bodies that would be done`() throws {
    let site = try site(Case("", [(21, 100, .accept), (22, 100, nil), (23, 60, nil)], "", ""))
    for (isEnglish, words) in [(false, "2 báo cáo chờ duyệt"), (true, "2 reports waiting")] {
      let page = try site.page("/ke-hoach/101", as: "xem", english: isEnglish)
      #expect(page.withClass("tree").first?.withClass("tag")?.text == words)
    }
    let text = try site.page("/ke-hoach/101/bao-cao?ky=2027", as: "kehoach").withClass("official").first?.text ?? ""
    #expect(text.contains("Chờ duyệt, chưa tính: đơn vị đã hoàn thành 1 đơn vị."), "\(text)")
    #expect(text.contains("1 hoạt động có báo cáo chờ duyệt"))
  }

  @Test func `leads are offered in the order of the names that are shown`() throws {
    let site = try site(Case("", [], "", ""))
    let options = try site.page("/ke-hoach/101", as: "kehoach").first("select", "name", "chu-tri")?.all("option")
    #expect(options?.map(\.text).suffix(3) == ["Bình Sậy", "Hưng Phú", "Tân Hà"])
  }

  @Test func `each body stands by its own reports`() throws {
    let site = try site(Case("", [(21, 100, .accept), (22, 40, nil), (23, 50, .return)], "", ""))
    let chip = { (body: Int) in
      try site.page("/to-chuc/\(body)", as: "kehoach").withClass("owed").first?.withClass("chip")?.text
    }
    #expect(try chip(21) == "Hoàn thành" && chip(22) == "Chậm" && chip(23) == "Chậm")
    let duties = { (login: String, group: String) in
      try site.page("/", as: login).element(id: group)?.all("li").count ?? 0
    }
    #expect(try duties("xa21", "qua-han") == 0 && duties("xa21", "tra-lai") == 0)
    #expect(try site.page("/", as: "xa22").first("main")?.text.contains("1 việc đã gửi, chờ duyệt") ?? false)
    #expect(try duties("xa23", "tra-lai") == 1)
  }

  @Test func `a body reports for itself, one above for any of them`() throws {
    let site = try site(Case("", [], "", ""))
    #expect(try site.page("/ke-hoach/101/hoat-dong/1", as: "xa22").value(of: "organisation") == "22")
    let choice = try site.page("/ke-hoach/101/hoat-dong/1", as: "duyet").first("select", "name", "organisation")
    #expect(choice?.all("option").compactMap { $0["value"] } == ["21", "22", "23"])
    let fields = ["organisation": "21", "percent": "5", "holdsOn": "20/11/2026", "sentence": "Thử.", "key": "k"]
    #expect(try site.post("/ke-hoach/101/hoat-dong/1/bao-cao", fields, as: "xa22").status == 403)
  }

  @Test func `one body sees nothing of what another one sent and that is not accepted`() throws {
    let site = try site(Case("", [(21, 40, nil), (22, 30, .return)], "", ""))
    let page = try site.page("/ke-hoach/101/hoat-dong/1", as: "xa23")
    #expect(page.withClass("line").isEmpty && page.withClass("warn").isEmpty)
    #expect(page.withClass("empty").first?.text == Phrase.noReportsYet.vi)
    let tag = { (login: String) in
      try site.page("/ke-hoach/101", as: login).withClass("tree").first?.withClass("tag")?.text
    }
    #expect(try tag("xa23") == nil && tag("xa22") == nil && tag("xa21") == "1 báo cáo chờ duyệt")
  }

  @Test func `bodies that merge count as one, done when either has done it`() throws {
    let site = try site(Case("", [(21, 100, .accept), (22, 50, .accept)], "", ""))
    try site.end(21, on: "20/11/2026", successor: 23)
    let figure = { try site.page("/ke-hoach/101", as: "kehoach").withClass("prog").first?.text }
    #expect(try figure() == "1/2 đơn vị")
    try site.end(22, on: "20/11/2026", successor: 23)
    // One body is left: the figure is its own again.
    #expect(try figure() == "50 %")
  }

  @Test func `the grid asks each body for its own report`() throws {
    let site = try site(Case("", [(21, 100, .accept), (22, 40, nil), (23, 50, .return)], "", ""))
    let rows = try site.page("/bao-cao?ke-hoach=101", as: "kehoach").first("tbody")?.all("tr") ?? []
    #expect(
      rows.map { $0.all("th").first?.text.split(separator: " ").suffix(2).joined(separator: " ") } == [
        "Tân Hà", "Bình Sậy", "Hưng Phú",
      ])
    #expect(rows.map { $0.all("td").last?.text } == ["Đã duyệt đủ, 1/1", "Chờ duyệt, 0/1", "Bị trả lại, 0/1"])
    let own = try site.page("/bao-cao?ke-hoach=101", as: "xa22").first("tbody")?.all("tr") ?? []
    #expect(own.count == 1)
  }
}
