// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

struct ReportTests {
  private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  /// A report with nothing in it but what must be there.
  private static func bare() -> ReportContent {
    ReportContent(
      issuer: .init(kind: .state, name: "Sở Xây dựng", code: "SXD", place: "Hồng Lam"),
      plan: .init(title: "phát triển xanh giai đoạn 2026 - 2030"),
      period: .init(label: "năm 2026", from: day("2025-12-15"), to: day("2026-12-14"), cutOff: day("2026-12-14")),
      signature: Signature(position: "Giám đốc"))
  }

  private static func report(_ items: [ReportContent.Item]) -> ReportContent {
    var content = bare()
    content.themes = [.init(label: "II", title: "Xanh hóa sản xuất", items: items)]
    return content
  }

  private func text(_ content: ReportContent) -> String {
    OfficialDocument(report: content).plainText(layout: .inForce(for: content.issuer.kind, on: Self.day("2026-12-20")))
  }

  private func lines(_ content: ReportContent) -> [Substring] { text(content).split(separator: "\n") }

  @Test func `the five sections stand in the order of custom`() {
    let headings = OfficialDocument(report: Self.bare()).body.compactMap { block -> String? in
      if case .heading(1, let label, let text) = block { "\(label). \(text)" } else { nil }
    }
    #expect(
      headings == [
        "I. Công tác chỉ đạo, triển khai", "II. Kết quả thực hiện", "III. Đánh giá chung; khó khăn, vướng mắc",
        "IV. Nhiệm vụ kỳ tới", "V. Đề xuất, kiến nghị",
      ])
  }

  @Test func `what is missing is said to be missing`() {
    let lines = lines(Self.bare())
    for sentence in [
      "Công tác chỉ đạo, triển khai trong kỳ báo cáo: chưa có số liệu.",
      "Kết quả thực hiện các hoạt động: chưa có số liệu.",
      "Chưa ghi nhận khó khăn, vướng mắc trong kỳ báo cáo.", "Nhiệm vụ kỳ tới: chưa có số liệu.",
      "Chưa ghi nhận đề xuất, kiến nghị trong kỳ báo cáo.",
    ] {
      #expect(lines.contains(Substring(sentence)))
    }
  }

  @Test func `the first citation gives type, number, date, issuer and subject`() {
    var content = Self.bare()
    #expect(text(content).contains("Thực hiện Kế hoạch phát triển xanh giai đoạn 2026 - 2030, Sở Xây dựng báo cáo"))
    content.plan.number = "12/KH-UBND"
    content.plan.issuedOn = Self.day("2026-01-05")
    content.plan.issuer = "Ủy ban nhân dân tỉnh"
    let citation =
      "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về phát triển xanh giai đoạn "
      + "2026 - 2030, Sở Xây dựng báo cáo kết quả thực hiện năm 2026 (từ ngày 15/12/2025 đến ngày 14/12/2026; số liệu "
      + "tính đến ngày 14/12/2026) như sau:"
    #expect(lines(content).contains(Substring(citation)))
  }

  @Test(
    arguments: [
      (.done(daysLate: 0), 100, "1. Việc A: hoàn thành."),
      (.done(daysLate: 12), 100, "1. Việc A: hoàn thành, chậm 12 ngày."),
      (.onTime, 45, "1. Việc A: đúng tiến độ, tiến độ 45%."),
      (.onTime, nil, "1. Việc A: đúng tiến độ, chưa có số liệu về tiến độ."),
      (.dueSoon(daysLeft: 3), 90, "1. Việc A: sắp đến hạn (còn 3 ngày), tiến độ 90%."),
      (.late(days: 51), 0, "1. Việc A: chậm 51 ngày, tiến độ 0%."),
      (.notStarted, nil, "1. Việc A: chưa bắt đầu, chưa có số liệu về tiến độ."),
      (.stopped(reason: "gộp vào hoạt động 2"), 40, "1. Việc A: dừng (lý do: gộp vào hoạt động 2), tiến độ 40%."),
    ] as [(ActivityStatus, Int?, String)])
  func `an activity is told by its status and accepted progress`(status: ActivityStatus, percent: Int?, line: String) {
    let item = ReportContent.Item(label: "1", name: "Việc A", status: status, acceptedPercent: percent)
    #expect(lines(Self.report([item])).contains(Substring("- Hoạt động \(line)")))
  }

  @Test(
    arguments: [
      (8_000, 10_000, "số lớp: 8/10 lớp (đạt 80% kế hoạch)"), (1_000, 3_000, "số lớp: 1/3 lớp (đạt 33,3% kế hoạch)"),
      (1_234_500, 1_000_000, "số lớp: 1.234,5/1.000 lớp (đạt 123,5% kế hoạch)"),
      (nil, 10_000, "số lớp: chưa có số liệu (kế hoạch 10 lớp)"), (8_000, nil, "số lớp: 8 lớp"),
      (nil, nil, "số lớp: chưa có số liệu"), (5_000, 0, "số lớp: 5/0 lớp"),
      (Int64.max, 1_000, "số lớp: 9.223.372.036.854.775,807/1 lớp"),
    ] as [(Int64?, Int64?, String)])
  func `a figure stands against its plan`(accepted: Int64?, planned: Int64?, text: String) {
    let measure = ReportContent.Measure(
      name: "Số lớp", unit: "lớp", planned: planned.map(Quantity.init), accepted: accepted.map(Quantity.init))
    #expect(measure.text == text)
  }

  @Test(arguments: [("%", "tỷ lệ: 21/35% (đạt 60% kế hoạch)"), ("", "tỷ lệ: 21/35 (đạt 60% kế hoạch)")])
  func `the sign of per cent stands close to its number`(unit: String, text: String) {
    let (planned, accepted) = (Quantity(thousandths: 35_000), Quantity(thousandths: 21_000))
    #expect(ReportContent.Measure(name: "Tỷ lệ", unit: unit, planned: planned, accepted: accepted).text == text)
  }

  @Test(arguments: [
    ("1", "Chủ đề 1: Thể chế.", "2. Chủ đề 1: Thể chế"), ("2.1", "Năng lượng", "2. Năng lượng (mục 2.1 của Kế hoạch)"),
    ("", "Giao thông;", "2. Giao thông"), ("II", "Phần II. Sản xuất", "2. Phần II. Sản xuất"),
    ("1", "Trồng 10 cây", "2. Trồng 10 cây (mục 1 của Kế hoạch)"),
  ])
  func `a theme is named with its label in the plan unless its title says it`(
    label: String, title: String, line: String
  ) {
    var content = Self.bare()
    content.themes = [.init(label: label, title: title, items: [.init(label: "1", name: "Việc", status: .onTime)])]
    #expect(lines(content).contains(Substring(line)))
  }

  @Test func `figures that wait for approval are told apart and not counted`() {
    let waiting = ReportContent.Item(
      label: "3", name: "Việc C", status: .onTime, acceptedPercent: 20, waitingPercent: 80,
      measures: [
        .init(
          name: "Số lớp", unit: "lớp", planned: Quantity(thousandths: 10_000), accepted: Quantity(thousandths: 2_000),
          waiting: Quantity(thousandths: 9_000))
      ])
    let text = text(Self.report([waiting]))
    #expect(text.contains("đúng tiến độ, tiến độ 20%; số lớp: 2/10 lớp (đạt 20% kế hoạch)."))
    #expect(text.contains("Chờ duyệt, chưa tính: tiến độ 80%; số lớp 9 lớp."))
    #expect(text.contains("1 hoạt động có báo cáo chờ duyệt, nêu riêng và chưa tính vào kết quả."))
  }

  @Test func `totals are those of the activities`() {
    let statuses: [ActivityStatus] = [.done(daysLate: 0), .done(daysLate: 1), .late(days: 2), .notStarted]
    let content = Self.report(statuses.enumerated().map { .init(label: String($0 + 1), name: "Việc", status: $1) })
    let text = text(content)
    #expect(
      text.contains(
        "Kế hoạch có 4 hoạt động, nhiệm vụ thuộc 1 nhóm. Tính đến ngày 14/12/2026: hoàn thành 2; chậm 1; chưa bắt đầu 1."
      ))
    #expect(
      text.contains("Đã hoàn thành 2/4 hoạt động, nhiệm vụ (50%); còn 1 hoạt động chậm so với thời hạn: hoạt động 3."))
    #expect(text.contains("Tiếp tục thực hiện 2 hoạt động, nhiệm vụ chưa hoàn thành."))
    #expect(content.totals.total == 4)
  }

  @Test func `difficulties and proposals name their activity`() {
    let item = ReportContent.Item(
      label: "5", name: "Việc E", status: .onTime, difficulty: "thiếu kinh phí;", proposal: "bố trí vốn")
    let unlabelled = ReportContent.Item(label: "", name: "Việc F", status: .onTime, difficulty: "thiếu người")
    let lines = lines(Self.report([item, unlabelled]))
    #expect(lines.contains("- Hoạt động 5: thiếu kinh phí."))
    #expect(lines.contains("- Việc F: thiếu người."))
    #expect(lines.contains("- Hoạt động 5: bố trí vốn."))
  }

  @Test(arguments: [(IssuerKind.state, "./."), (.union, "./."), (.party, ".")])
  func `the text ends with the mark of the issuer`(issuer: IssuerKind, ending: String) {
    var content = Self.bare()
    content.issuer.kind = issuer
    content.addressees = ["Ủy ban nhân dân tỉnh"]
    let last = "; Sở Xây dựng kính báo cáo Ủy ban nhân dân tỉnh\(ending)"
    #expect(lines(content).contains { $0.hasSuffix(last) })
  }

  @Test func `the annex has a row for each activity below its theme`() throws {
    let annex = try #require(
      OfficialDocument(
        report: Self.report([
          .init(
            label: "17", name: "Việc Q", leads: ["Sở A", "Sở B"], coordinators: ["Sở C"], due: "31/12/2026",
            status: .done(daysLate: 0), acceptedPercent: 100, result: "đã xong"),
          .init(label: "", name: "Việc R", status: .notStarted),
        ])
      ).annexes.first)
    guard case .table(let table) = annex.blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(
      table.columns.map(\.title) == [
        "STT", "Hoạt động", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Tiến độ", "Kết quả",
      ])
    #expect(
      table.rows == [
        .span("Xanh hóa sản xuất (mục II của Kế hoạch)"),
        .cells(["17", "Việc Q", "Sở A, Sở B", "Sở C", "31/12/2026", "Hoàn thành; 100%", "Đã xong."]),
        .cells(["2", "Việc R", "", "", "", "Chưa bắt đầu; chưa có số liệu", "Chưa có số liệu"]),
      ])
  }

  @Test func `the table for spreadsheets keeps numbers as numbers`() {
    let item = ReportContent.Item(
      label: "17", name: "=Việc", leads: ["Sở A"], due: "31/12/2026", status: .onTime, acceptedPercent: 45,
      waitingPercent: 60)
    let table = Self.report([item]).annexTable
    #expect(table.rows.count == 1)
    #expect(table.rows[0].count == table.columns.count)
    #expect(table.rows[0][1...3] == [.text("17"), .text("=Việc"), .text("Sở A")])
    #expect(table.rows[0][7...8] == [.integer(45), .integer(60)])
    #expect(table.rows[0].suffix(3) == [.empty, .empty, .empty])
  }
}
