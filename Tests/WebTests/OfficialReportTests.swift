// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import OfficialDocuments
import Store
import Testing

@testable import Web

/// What the official report says, and on which day. The fixture's periods are cut off on 14 October; today is 21/11/2026.
@Suite struct `What the official report says` {
  private func official(_ site: TestSite, _ query: String = "", plan: Int = 100, as login: String = "kehoach") throws
    -> PageParts.Element
  {
    let page = try site.page("/ke-hoach/\(plan)/bao-cao\(query)", as: login)
    #expect(page.allFaults == [])
    return try #require(page.withClass("official").first)
  }

  @Test(arguments: [
    ("", "2026"), ("?ky=2026", "2026"), ("?ky=2025", "2025"), ("?ky=2027", "2027"), ("?ky=1999", "2026"),
    ("?ky=", "2026"),
    ("?ky=%3Cb%3E", "2026"),
  ])
  func `the last period that is over is reported on unless another one is asked for`(query: String, code: String) throws
  {
    let page = try TestSite().page("/ke-hoach/100/bao-cao" + query, as: "kehoach")
    #expect(page.value(of: "ky") == code)
    #expect(page.first("select", "name", "ky")?.all("option").compactMap { $0["value"] } == ["2027", "2026", "2025"])
    let subject = page.withClass("o-subject").first?.text
    #expect(subject == "Kết quả thực hiện Kế hoạch tăng trưởng xanh giai đoạn 2025 - 2030, năm \(code)")
    for format in ["docx", "pdf", "xlsx", "csv"] {
      #expect(page.first("a", "href", "/ke-hoach/100/bao-cao.\(format)?ky=\(code)") != nil, "\(format)")
    }
  }

  @Test func `the head, the bases, the addressee and the foot are those of the plan's own document`() throws {
    let report = try official(try TestSite())
    #expect(report.withClass("o-head")?.text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") ?? false)
    #expect(report.withClass("o-head")?.text.contains("/BC-UBND") ?? false)
    #expect(report.withClass("o-head")?.text.contains("An Bình, ngày 21 tháng 11 năm 2026") ?? false)
    #expect(report.withClass("o-type")?.text == "BÁO CÁO")
    #expect(
      report.withClasses("o-base").map(\.text) == [
        "Căn cứ Kế hoạch số 142/KH-UBND ngày 12 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh An Bình về tăng trưởng xanh "
          + "giai đoạn 2025 - 2030;"
      ]
        || report.withClasses("o-base").first?.text.hasPrefix("Căn cứ Kế hoạch số 142/KH-UBND ngày 12 tháng 3 năm 2025")
          ?? false
    )
    #expect(report.withClass("o-to")?.text.contains("Sở Tài chính") ?? false)
    let foot = report.withClass("o-foot")?.text ?? ""
    #expect(foot.contains("TM. ỦY BAN NHÂN DÂN") && foot.contains("KT. CHỦ TỊCH") && foot.contains("PHÓ CHỦ TỊCH"))
    #expect(foot.contains("Thủ tướng Chính phủ") && foot.contains("Các sở, ngành"))
  }

  @Test(
    arguments: [
      (["Sở Tài chính"], "Sở Tài chính"), (["Thủ tướng Chính phủ", "Sở Tài chính"], "Thủ tướng Chính phủ"), ([""], nil),
      ([], nil),
      // A plan also says who below reports to whom: its owner does not report to its own departments.
      (["Sở Công Thương"], nil), (["Sở NN&MT"], nil), (["Ủy ban nhân dân tỉnh An Bình"], nil),
      (["Sở Công Thương", "Sở Tài chính"], nil),
    ] as [([String], String?)])
  func `a report goes to whom the plan names, unless that is a body below its owner`(receivers: [String], to: String?)
    throws
  {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: []) { content in
      content.duties = receivers.map {
        ReportingDuty(receiver: $0, via: nil, rule: "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15", due: nil)
      }
    }
    let addressed = try official(site, receivers.isEmpty ? "?ky=2025" : "?ky=2026", plan: 101)
      .withClasses("o-to").first { $0.text.hasPrefix("Kính gửi") }
    if let to { #expect(addressed?.text.contains(to) == true) } else { #expect(addressed == nil) }
  }

  @Test func `statuses are those of the cut-off, not of today`() throws {
    let site = try TestSite()
    let row = { (query: String) in
      try official(site, query).all("table").first?.all("tr").first { $0.all("td").first?.text == "1" }?.all("td")[5]
        .text
    }
    // Due by the end of October 2026: 17 days ahead on 14 October, past today.
    #expect(try row("?ky=2026")?.hasPrefix("Sắp đến hạn (còn 17 ngày)") ?? false)
    #expect(try row("?ky=2027")?.hasPrefix("Chậm 21 ngày") ?? false)
    #expect(try row("?ky=2025")?.hasPrefix("Chưa bắt đầu") ?? false)
  }

  /// A report of the first activity, and what a report on 2026 says of it.
  struct Figure: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let day: String
    let decision: ReportState.Decision?
    let isCounted: Bool
    let waits: Bool
  }

  static let figures = [
    Figure(testDescription: "accepted in time", day: "14/10/2026", decision: .accept, isCounted: true, waits: false),
    Figure(
      testDescription: "accepted, of the day after", day: "15/10/2026", decision: .accept, isCounted: false,
      waits: false),
    Figure(testDescription: "waiting", day: "14/10/2026", decision: nil, isCounted: false, waits: true),
    Figure(
      testDescription: "waiting, of the day after", day: "15/10/2026", decision: nil, isCounted: false, waits: false),
    Figure(testDescription: "returned", day: "14/10/2026", decision: .return, isCounted: false, waits: false),
  ]

  @Test(arguments: figures) func `only accepted figures up to the cut-off count; those that wait are named apart`(
    figure: Figure
  ) throws {
    let site = try TestSite()
    let fields = [
      "organisation": "2", "percent": "45", "quantity": "18", "holdsOn": figure.day, "sentence": "đã lắp 18 trạm",
      "difficulty": "thiếu mặt bằng", "proposal": "giao đất sớm", "key": "k",
    ]
    try #require(try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", fields, as: "congthuong").status == 303)
    if let decision = figure.decision {
      try #require(
        try site.decide(try #require(try site.reports().first), decision, note: "Ý kiến", as: "duyet").status == 303)
    }
    let text = try official(site, "?ky=2026").text
    for words in [
      "Đã lắp 18 trạm.", "18/40 trạm", "45%", "đạt 45% kế hoạch", "Hoạt động 1: thiếu mặt bằng.",
      "Hoạt động 1: giao đất sớm.",
    ] {
      let isThere = text.lowercased().contains(words.lowercased())
      // The per cent of a report that waits is named, but apart.
      #expect(isThere == figure.isCounted || words == "45%" && figure.waits, "\(words)")
    }
    #expect(text.contains("Chờ duyệt, chưa tính: tiến độ 45%") == figure.waits)
    #expect(text.contains("1 hoạt động có báo cáo chờ duyệt") == figure.waits)
    #expect(text.contains("Chưa ghi nhận khó khăn, vướng mắc") == !figure.isCounted)
  }

  @Test(
    arguments: [
      (40, "trạm", "18", "18/40 trạm (đạt 45% kế hoạch)"), (40, "trạm", "", "(kế hoạch 40 trạm)"),
      (nil, "trạm", "18", "kết quả so với kế hoạch: 18 trạm"), (nil, "trạm", "", nil), (nil, nil, "18", nil),
    ] as [(Int64?, String?, String, String?)])
  func `a figure stands where the plan asks for one or somebody counted one, and nowhere else`(
    target: Int64?, unit: String?, counted: String, words: String?
  ) throws {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .activity, "Lắp trạm sạc.", target: target, unit: unit)],
      assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)])
    let fields = [
      "organisation": "2", "percent": "45", "quantity": counted, "holdsOn": "14/10/2026", "sentence": "đã lắp",
      "difficulty": "", "proposal": "", "key": "k",
    ]
    try #require(try site.post("/ke-hoach/101/hoat-dong/1/bao-cao", fields, as: "congthuong").status == 303)
    try #require(try site.decide(try #require(try site.reports(of: 101).first), .accept, as: "duyet").status == 303)
    let text = try official(site, "?ky=2026", plan: 101).text.lowercased()
    #expect(text.contains("tiến độ 45%"))
    #expect(text.contains("kết quả so với kế hoạch") == (words != nil), "\(text)")
    if let words { #expect(text.contains(words)) }
  }

  @Test func `themes come in the plan's order, and what stands in none comes last`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: [
        .sample(1, .heading, "Mục đích"), .sample(2, .task, "Việc ngoài chủ đề.", in: 1),
        .sample(3, .theme, "Chủ đề hai"),
        .sample(4, .activity, "Việc của hai.", in: 3), .sample(5, .theme, "Chủ đề trống"),
        .sample(6, .theme, "Chủ đề một"),
        .sample(7, .group, "Nhóm", in: 6), .sample(8, .activity, "Việc có việc con.", in: 7),
        .sample(9, .task, "Việc con.", in: 8),
      ], assignments: [])
    let report = try official(site, plan: 101)
    let annex = try #require(report.withClass("o-annex"))
    let spans = annex.all("th", "colspan", "7").map(\.text)
    #expect(spans.map { $0.prefix(10) } == ["Chủ đề hai", "Chủ đề một", "Nhiệm vụ k"], "\(spans)")
    let names = annex.all("tbody").first?.all("tr").compactMap { $0.all("td").dropFirst().first?.text }
    #expect(names == ["Việc của hai", "Việc có việc con", "Việc con", "Việc ngoài chủ đề"])
    #expect(report.text.contains("có 4 hoạt động, nhiệm vụ thuộc 3 nhóm"))
  }

  @Test func `the report counts what the plan's page counts`() throws {
    let site = try TestSite()
    try site.report(1, percent: 100, on: "20/11/2026", decidedBy: "duyet")
    try site.report(3, percent: 20, on: "20/11/2026", body: 3, by: "nongnghiep", decidedBy: "duyet")
    let keys = try site.page("/ke-hoach/100", as: "kehoach").withClass("key").first
    let counts = zip(keys?.all("dt") ?? [], keys?.all("dd") ?? []).filter { $1.text != "0" }
      .map { "\($0.text.prefix(1).lowercased() + $0.text.dropFirst()) \($1.text)" }
    #expect(counts == ["hoàn thành 1", "đúng tiến độ 1", "sắp đến hạn 1", "chưa bắt đầu 2"])
    #expect(try official(site, "?ky=2027").text.contains(counts.joined(separator: "; ")))
  }

  @Test(arguments: [
    (["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
    (["TL. CHỦ TỊCH"], ["TL. CHỦ TỊCH"]), (["T/M BAN THƯỜNG VỤ"], ["TM. BAN THƯỜNG VỤ"]),
    (["Q. GIÁM ĐỐC"], ["Q. GIÁM ĐỐC"]), ([], []),
  ])
  func `the signature keeps the capacities of the plan's own`(authority: [String], lines: [String]) throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: []) { content in
      content.plan.authority = authority.first
    }
    let bold = try official(site, plan: 101).withClass("o-foot")?.all("b").map(\.text) ?? []
    #expect(bold.filter { line in lines.contains(line) } == lines, "\(bold)")
  }

  @Test func `a union's report is written by the rules of unions, with what is not verified said`() throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: []) { content in
      (content.plan.owner, content.plan.realm) = (TestSite.union, TestSite.union)
      content.plan.number = "59/KH-LĐLĐ"
    }
    let page = try site.page("/ke-hoach/101/bao-cao", as: "congdoan")
    #expect(page.first("p", "class", "lead")?.text.contains("Quyết định 933/QĐ-TLĐ") ?? false)
    #expect(page.withClass("warn").first?.text.contains("Chưa đối chiếu được") ?? false)
    #expect(page.withClass("o-head").first?.text.contains("/BC-LĐLĐ") ?? false)
    let english = try site.page("/ke-hoach/101/bao-cao", as: "congdoan", english: true)
    #expect(english.withClass("warn").first?.text.contains("has not been verified") ?? false)
    // The document itself is Vietnamese whatever the interface is.
    #expect(english.withClass("official").first?["lang"] == "vi")
    #expect(english.withClass("official").first?.text == page.withClass("official").first?.text)
  }

  @Test(arguments: [(false, Phrase.draftHasNoReport.vi), (true, Phrase.draftHasNoReport.en)])
  func `a draft has no report, and a plan of the future has no period yet`(isEnglish: Bool, text: String) throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: [], isConfirmed: false)
    let draft = try site.get("/ke-hoach/101/bao-cao", as: "kehoach", english: isEnglish)
    #expect(draft.status == 409 && draft.page.contains(text))
    try site.addPlan(102, items: [.sample(1, .task, "Việc")], assignments: []) { content in
      content.plan.issuedOn = CivilDate(year: 2027, month: 1, day: 1)
    }
    let future = try site.get("/ke-hoach/102/bao-cao", as: "kehoach", english: isEnglish)
    #expect(future.status == 409)
    #expect(future.page.contains(Phrase.noPeriodYet[isEnglish ? .english : .vietnamese]))
    #expect(try site.get("/bao-cao?ke-hoach=102", as: "kehoach").status == 200)
  }

  @Test func `what people wrote is escaped in the preview`() throws {
    let site = try TestSite()
    try site.report(
      1, on: "14/10/2026", sentence: "<script>alert(1)</script> & «xong»", difficulty: "a < b", decidedBy: "duyet")
    let response = try site.get("/ke-hoach/100/bao-cao?ky=2026", as: "kehoach")
    #expect(PageParts(response).faults == [])
    #expect(!response.page.contains("<script"))
    #expect(
      PageParts(response).withClass("official").first?.text.contains("<script>alert(1)</script> & «xong»") ?? false)
  }
}
