// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// The list of plans, and what the reader found wrong with one.
@Suite struct `The list of plans` {
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .task, "Việc", due: "2025"), .sample(2, .task, "Việc khác", due: "2025")],
      assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)])
    try site.addPlan(102, items: [.sample(1, .task, "Nháp")], assignments: [], isConfirmed: false)
    try site.addPlan(103, items: [.sample(1, .task, "Cũ", due: "2024")], assignments: [])
    try #require(try site.post("/ke-hoach/103/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    return site
  }

  @Test func `plans stand by their state: drafts, under way, closed`() throws {
    for (isEnglish, titles) in [
      (false, ["Bản nháp, đang rà soát", "Đang thực hiện", "Đã đóng"]),
      (true, ["Drafts under review", "Under way", "Closed"]),
    ] {
      let page = try site().page("/ke-hoach", as: "kehoach", english: isEnglish)
      let groups = page.withClass("sec")
      #expect(groups.map { $0.all("h2").first?.text } == titles)
      let links = groups.map { $0.withClasses("t").compactMap { $0["href"] } }
      #expect(links[0] == ["/ke-hoach/102/ra-soat"])
      #expect(Set(links[1]) == ["/ke-hoach/100", "/ke-hoach/101"] && links[2] == ["/ke-hoach/103"])
      #expect(page.allFaults == [])
    }
  }

  @Test func `what is late is counted for plans under way, with the way to it`() throws {
    let site = try site()
    let page = try site.page("/ke-hoach", as: "kehoach")
    let late = page.all("a").filter { $0["href"]?.hasSuffix("?trang-thai=late") ?? false }
    #expect(
      Set(late.map { "\($0["href"] ?? "") \($0.text)" }) == [
        "/ke-hoach/100?trang-thai=late 1 chậm", "/ke-hoach/101?trang-thai=late 2 chậm",
      ])
    for link in late {
      let target = try site.page(link["href"] ?? "", as: "kehoach")
      let rows = target.withClass("tree").first?.all("td", "class", "code").count
      #expect(link.text == "\(rows ?? 0) chậm")
    }
  }

  @Test func `a plan tells its number, its day, its owner and how much is done`() throws {
    let site = try site()
    try site.report(1, of: 101, percent: 100, decidedBy: "duyet")
    let entry = try site.page("/ke-hoach", as: "xem").all("li").first { $0.all("a", "href", "/ke-hoach/101").count > 0 }
    #expect(
      entry?.withClass("meta")?.text.hasPrefix("Số 142/KH-UBND, 12/03/2025 · Ủy ban nhân dân tỉnh An Bình") ?? false)
    #expect(entry?.withClass("num")?.text == "1/2 xong")
    #expect(entry?.all("svg", "class", "stk").first?["aria-label"] == "1 hoàn thành, 1 chậm")
  }

  @Test func `a plan without a number says so`() throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: []) { content in
      (content.plan.number, content.plan.issuedOn) = (nil, nil)
    }
    for (isEnglish, words) in [(false, "Chưa có số ký hiệu · "), (true, "No number · ")] {
      let page = try site.page("/ke-hoach", as: "xem", english: isEnglish)
      let entry = page.all("li").first { $0.all("a", "href", "/ke-hoach/101").count > 0 }
      #expect(entry?.withClass("meta")?.text.hasPrefix(words) ?? false)
      for path in ["/ke-hoach/101", "/ke-hoach/101/hoat-dong/1", "/ke-hoach/101/nguon", "/ke-hoach/101/bao-cao"] {
        #expect(try site.page(path, as: "kehoach", english: isEnglish).allFaults == [], "\(path)")
      }
    }
  }

  @Test(arguments: [
    ("congdoan", Phrase.noPlansImport, true), ("doanvien", Phrase.noPlansWait, false),
  ])
  func `who has no plan is told what comes next`(login: String, text: Phrase, mayImport: Bool) throws {
    let site = try site()
    try site.join("doanvien", "Đoàn Viên", TestSite.union, .reporter)
    for isEnglish in [false, true] {
      let page = try site.page("/ke-hoach", as: login, english: isEnglish)
      let language: Language = isEnglish ? .english : .vietnamese
      #expect(page.withClass("empty").first?.text == "\(Phrase.noPlansYet[language]) \(text[language])")
      #expect(page.all("a", "href", "/ke-hoach/nhap").isEmpty != mayImport)
    }
  }

  @Test func `a plan of a department is known to those above and below it, not beside it`() throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: []) { $0.plan.owner = TestSite.industry }
    for (login, isKnown) in [
      ("congthuong", true), ("xem", true), ("kehoach", true), ("nongnghiep", false), ("congdoan", false),
    ] {
      let isListed = !(try site.page("/ke-hoach", as: login).all("a", "href", "/ke-hoach/101").isEmpty)
      #expect(isListed == isKnown, "\(login)")
      #expect(try site.get("/ke-hoach/101", as: login).status == (isKnown ? 200 : 404), "\(login)")
    }
  }

  // MARK: Findings

  private func faulty() throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      items: [
        .sample(1, .heading, "Phần không có việc"), .sample(2, .theme, "Chủ đề"),
        .sample(3, .task, "Việc <một>", in: 2),
      ], assignments: []
    ) { content in
      content.findings = [
        (ID(3), "error"), (ID(1), "warning"), (ID(2), "note"), (nil, "error"), (ID(99), "note"),
      ].enumerated().map { index, finding in
        PlanFinding(
          rule: "r\(index)", severity: finding.1, item: finding.0, message: ("Lỗi <\(index)>", "Fault <\(index)>"),
          advice: ("Sửa \(index)", "Mend \(index)"))
      }
    }
    return site
  }

  @Test func `findings are told with how serious they are, what to do, and the way to their place`() throws {
    let site = try faulty()
    for (isEnglish, words) in [
      (
        false,
        [
          "Cần sửa. Lỗi <0> · 3 Sửa 0", "Nên xem. Lỗi <1> · 1 Sửa 1", "Ghi chú. Lỗi <2> · 2 Sửa 2",
          "Cần sửa. Lỗi <3> Sửa 3", "Ghi chú. Lỗi <4> Sửa 4",
        ]
      ),
      (
        true,
        [
          "To mend. Fault <0> · 3 Mend 0", "To look at. Fault <1> · 1 Mend 1", "Note. Fault <2> · 2 Mend 2",
          "To mend. Fault <3> Mend 3", "Note. Fault <4> Mend 4",
        ]
      ),
    ] {
      let page = try site.page("/ke-hoach/101?trang-thai=late", as: "kehoach", english: isEnglish)
      #expect(page.withClass("finds").first?.all("li").map(\.text) == words)
      #expect(page.withClass("fold").first?.withClass("late")?.text == (isEnglish ? "2 to mend" : "2 cần sửa"))
      for link in page.withClass("finds").first?.all("a") ?? [] {
        let parts = (link["href"] ?? "").split(separator: "#").map(String.init)
        let target = try site.page(parts[0], as: "kehoach")
        #expect(target.element(id: parts[1]) != nil, "\(link["href"] ?? "")")
        #expect(target.all("mark", "class", "cur").count == 1)
      }
    }
  }

  @Test func `what concerns the whole document stands in the review apart from the items`() throws {
    let page = try faulty().page("/ke-hoach/101/ra-soat?muc=3", as: "kehoach")
    #expect(page.withClass("finds").map(\.text) == ["Lỗi <3>", "Lỗi <0> Sửa 0 Chưa có chủ trì"])
  }

  @Test func `a plan without findings has no section for them`() throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: [])
    #expect(try site.page("/ke-hoach/101", as: "kehoach").withClass("finds").isEmpty)
  }
}

/// Several people, or one impatient finger, at the same moment.
@Suite struct `At the same moment` {
  /// The answers to requests that are served at once.
  private func together(_ count: Int, _ ask: @escaping @Sendable (Int) throws -> Response) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<count { group.addTask { try ask(index).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test func `one form pressed eight times is one report, and every answer is the same`() async throws {
    let site = try TestSite()
    _ = try site.session(of: "congthuong")
    let statuses = try await together(8) { _ in
      try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    }
    #expect(statuses == [Int](repeating: 303, count: 8))
    #expect(try site.reports().count == 1)
    #expect(try site.actions().count { $0 == "report.submit" } == 1)
  }

  @Test func `of one form with eight contents one is stored, the others are refused`() async throws {
    let site = try TestSite()
    _ = try site.session(of: "congthuong")
    let statuses = try await together(8) { index in
      let fields = ReportFlow.fields.merging(["percent": "\(index)"]) { $1 }
      return try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", fields, as: "congthuong")
    }
    #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 409 } == 7)
    #expect(try site.reports().count == 1)
  }

  @Test func `a report is decided once, whoever is quicker`() async throws {
    let site = try TestSite()
    let report = try site.report()
    let people = ["duyet", "congthuong.duyet"]
    for login in people { _ = try site.session(of: login) }
    let statuses = try await together(6) { index in
      try site.decide(report, index < 3 ? .accept : .return, note: "Ý kiến", as: people[index % 2])
    }
    #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 409 } == 5)
    #expect(try site.actions().count { $0 == "report.accept" || $0 == "report.return" } == 1)
  }

  @Test func `of corrections of one item one is stored, the others are told that it changed`() async throws {
    let site = try TestSite()
    _ = try site.session(of: "kehoach")
    let statuses = try await together(6) { index in
      let fields = ["version": "1", "text": "Bản thứ \(index).", "kind": "activity"]
      return try site.post("/ke-hoach/100/ra-soat/1", fields, as: "kehoach")
    }
    #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 409 } == 5)
    #expect(try site.items().first { $0.id == ID(1) }?.version == 2)
  }

  @Test func `pages that are asked for while reports come in are whole, and the last one shows them all`() async throws
  {
    let site = try TestSite()
    for login in ["congthuong", "xem", "kehoach"] { _ = try site.session(of: login) }
    let statuses = try await together(24) { index in
      if index.isMultiple(of: 3) {
        let fields = ReportFlow.fields.merging(["key": "form \(index)", "percent": "\(index)"]) { $1 }
        return try site.post(
          "/ke-hoach/100/hoat-dong/2/bao-cao", fields.filter { $0.key != "quantity" }, as: "congthuong")
      }
      let response = try site.get("/ke-hoach/100", as: index.isMultiple(of: 2) ? "xem" : "kehoach")
      #expect(PageParts(response).faults == [])
      return response
    }
    #expect(statuses.count { $0 == 303 } == 8 && statuses.count { $0 == 200 } == 16)
    let history = try site.page("/ke-hoach/100/hoat-dong/2", as: "xem").withClass("line").first?.all("li")
    #expect(history?.count == 8)
    #expect(try site.page("/ke-hoach/100", as: "xem").element(id: "i2")?.withClass("tag") != nil)
  }
}
