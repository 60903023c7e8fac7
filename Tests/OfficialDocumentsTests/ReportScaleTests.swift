// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

/// Reports of plans without an activity, with one, and with more than anybody reads; and words and numbers in them.
struct ReportScaleTests {
  private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  private static func content(_ issuer: IssuerKind = .state) -> ReportContent {
    ReportContent(
      issuer: .init(kind: issuer, name: "Sở Xây dựng", code: "SXD", place: "Hồng Lam"),
      plan: .init(title: "phát triển xanh giai đoạn 2026 - 2030"),
      period: .init(label: "năm 2026", from: day("2025-12-15"), to: day("2026-12-14"), cutOff: day("2026-12-14")),
      signature: Signature(position: "Giám đốc"))
  }

  private static let statuses: [ActivityStatus] = [
    .done(daysLate: 0), .done(daysLate: 3), .onTime, .dueSoon(daysLeft: 2), .late(days: 4), .notStarted,
    .stopped(reason: "gộp"),
  ]

  private static func report(_ count: Int, themes: Int = 3) -> ReportContent {
    var content = content()
    content.themes = (0..<themes).map { theme in
      let numbers = (0..<count).filter { $0 % themes == theme }
      return .init(
        label: String(theme + 1), title: "Nhóm \(theme + 1)",
        items: numbers.map {
          .init(label: String($0 + 1), name: "Việc \($0 + 1)", status: statuses[$0 % statuses.count])
        })
    }
    return content
  }

  private static func lines(_ content: ReportContent) -> [Substring] {
    OfficialDocument(report: content).plainText(layout: .inForce(for: content.issuer.kind, on: day("2026-12-20")))
      .split(separator: "\n")
  }

  private static func annexRows(_ content: ReportContent) -> [TextTable.Row] {
    for case .table(let table) in OfficialDocument(report: content).annexes.flatMap(\.blocks) { return table.rows }
    return []
  }

  @Test(arguments: [0, 1, 2, 7, 60, 500]) func `every activity stands once in the text and once in the annex`(
    count: Int
  ) {
    let content = Self.report(count)
    let lines = Self.lines(content)
    for number in 1...max(1, count) {
      let points = lines.count { $0.hasPrefix("- Hoạt động \(number). Việc \(number): ") }
      #expect(points == (count == 0 ? 0 : 1), "\(number)")
    }
    let rows = Self.annexRows(content)
    #expect(rows.count { if case .cells = $0 { true } else { false } } == count)
    #expect(content.annexTable.rows.count == count)
    #expect(content.annexTable.rows.allSatisfy { $0.count == content.annexTable.columns.count })
  }

  @Test(arguments: [1, 6, 7, 61, 500]) func `the counts of the general part are those of the activities, and sum up`(
    count: Int
  ) throws {
    let content = Self.report(count)
    let general = try #require(Self.lines(content).first { $0.contains("hoạt động, nhiệm vụ thuộc 3 nhóm") })
    #expect(general.hasPrefix("Kế hoạch có \(count) hoạt động"))
    let counts = general.split(separator: ": ")[1].split(separator: ";").compactMap { part in
      Int(String(part.reversed().drop { !$0.isNumber }.prefix { $0.isNumber }.reversed()))
    }
    #expect(counts.reduce(0, +) == count, "\(general)")
    #expect(content.totals.total == count)
  }

  @Test func `a plan with themes and no activity says of each theme that nothing is known`() {
    let lines = Self.lines(Self.report(0))
    #expect(lines.contains("Kết quả thực hiện các hoạt động: chưa có số liệu."))
    #expect(!lines.contains { $0.contains("0 hoạt động") || $0.contains("/0") })
  }

  @Test func `a theme without activities beside others is named as such`() {
    var content = Self.report(2, themes: 1)
    content.themes.append(.init(title: "Nhóm trống", items: []))
    let lines = Self.lines(content)
    let place = lines.firstIndex(of: "3. Nhóm trống")
    #expect(place.map { lines[$0 + 1] } == "Kết quả thực hiện: chưa có số liệu.")
  }

  @Test(arguments: IssuerKind.allCases)
  func `the five sections follow one another in every layout, however much they hold`(
    issuer: IssuerKind
  ) {
    for count in [0, 1, 40] {
      var content = Self.report(count)
      content.issuer.kind = issuer
      let mark = issuer == .party ? "-" : "."
      let labels = Self.lines(content).compactMap { line in
        ["I", "II", "III", "IV", "V", "VI"].first { line.hasPrefix("\($0)\(mark) ") }
      }
      #expect(labels == ["I", "II", "III", "IV", "V"], "\(count)")
    }
  }

  @Test func `headings below a section are numbered without a gap`() {
    let blocks = OfficialDocument(report: Self.report(30, themes: 12)).body
    var expected = 0
    for case .heading(let level, let label, _) in blocks {
      expected = level == 1 ? 0 : expected + 1
      if level == 2 { #expect(label == String(expected)) }
    }
  }

  // MARK: Numbers

  private static let shares: [(part: Int64, whole: Int64, text: String)] = [
    (0, 1, "0"), (1, 1, "100"), (1, 3, "33,3"), (2, 3, "66,7"), (1, 8, "12,5"), (1, 2000, "0,1"), (1, 2001, "0"),
    (999, 1000, "99,9"), (1999, 2000, "100"), (3, 2, "150"), (1_000_000, 1, "100.000.000"), (12_345, 100_000, "12,3"),
    (12_350, 100_000, "12,4"), (7, 9, "77,8"),
  ]

  @Test(arguments: shares) func `a share has a decimal comma, one decimal at most, and halves go up`(
    part: Int64, whole: Int64, text: String
  ) {
    let measure = ReportContent.Measure(
      name: "Số", unit: "", planned: Quantity(thousandths: whole * 1000), accepted: Quantity(thousandths: part * 1000))
    #expect(measure.text.hasSuffix("(đạt \(text)% kế hoạch)"), "\(measure.text)")
  }

  private static let figures: [(thousandths: Int64, text: String)] = [
    (0, "0"), (1, "0,001"), (10, "0,01"), (100, "0,1"), (1000, "1"), (1500, "1,5"), (12_345, "12,345"),
    (999_999, "999,999"),
    (1_000_000, "1.000"), (1_234_567_890, "1.234.567,89"), (-2500, "−2,5"),
  ]

  @Test(arguments: figures) func `a figure is grouped by points and its decimals follow a comma`(
    thousandths: Int64, text: String
  ) {
    let measure = ReportContent.Measure(name: "Diện tích", unit: "ha", accepted: Quantity(thousandths: thousandths))
    #expect(measure.text == "diện tích: \(text) ha")
  }

  @Test func `a share is right to half a tenth`() throws {
    for part in stride(from: Int64(0), through: 60_000, by: 7) {
      let measure = ReportContent.Measure(
        name: "Số", unit: "", planned: Quantity(thousandths: 41_300), accepted: Quantity(thousandths: part))
      let text = try #require(measure.text.split(separator: "đạt ").last?.split(separator: "%").first)
      let share = try #require(Quantity(vietnamese: String(text))).thousandths
      #expect(share % 100 == 0 && abs(share * 41_300 - part * 100_000) <= 50 * 41_300, "\(measure.text)")
    }
  }

  private static let extremes: [(accepted: Int64, planned: Int64, share: String?)] = [
    // As large as a person can type them, against the smallest figure that a plan can ask for, and the other way round.
    (999_999_999_999_999_999, 1, nil), (999_999_999_999_999_999, 999_999_999_999_999_999, "100"),
    (1, 999_999_999_999_999_999, "0"), (4_611_686_018_427_387, 1, nil),
    (4_611_686_018_427_387, 10, nil), (4_611_686_018_427_387, 10_000, "46.116.860.184.273,9"),
    (4_611_686_018_427_388, 999_999_999_999_999_999, "0,5"), (950_000_000_000_000, 10, nil),
    (.max, .max, "100"), (.max, 1, nil), (.max / 2, .max, "50"), (0, .max, "0"), (.max, 0, nil),
  ]

  @Test(arguments: extremes) func `the largest figures have their share, or none where no number holds it`(
    accepted: Int64, planned: Int64, share: String?
  ) {
    let measure = ReportContent.Measure(
      name: "Số", unit: "", planned: Quantity(thousandths: planned), accepted: Quantity(thousandths: accepted))
    let end = share.map { " (đạt \($0)% kế hoạch)" } ?? ""
    let figures = "\(Quantity(thousandths: accepted).vietnamese)/\(Quantity(thousandths: planned).vietnamese)"
    #expect(measure.text == "số: \(figures)\(end)")
  }

  @Test func `a figure below nothing has no share`() {
    let measure = ReportContent.Measure(
      name: "Số", unit: "", planned: Quantity(thousandths: 1000), accepted: Quantity(thousandths: -1000))
    #expect(measure.text == "số: −1/1")
  }

  // MARK: Sentences

  private static let marks = [
    "", ".", ";", ",", ":", "..", ". ;", " ", "\n", "./", "!", "?", "?!", ".)", "…", "”", "%",
  ]

  @Test(arguments: marks) func `a sentence of somebody ends with one stop, whatever it came with`(mark: String) throws {
    var content = Self.content()
    content.direction = ["Đã họp ba lần\(mark)"]
    content.themes = [
      .init(
        title: "Nhóm\(mark)", items: [.init(label: "1", name: "Việc", status: .onTime, difficulty: "thiếu vốn\(mark)")])
    ]
    let lines = Self.lines(content)
    let kept = ["./": "./", "!": "!", "?": "?", "?!": "?!", ".)": ".)", "…": "…", "”": "”", "%": "%"][mark] ?? ""
    let end = ["!", "?", "?!"].contains(mark) ? kept : kept + "."
    #expect(lines.contains(Substring("Đã họp ba lần\(end)")), "\(lines.first { $0.hasPrefix("Đã họp") } ?? "")")
    #expect(lines.contains(Substring("- Hoạt động 1: thiếu vốn\(end)")))
  }

  @Test func `a sentence of nothing but marks gives no line of its own name`() {
    var content = Self.content()
    content.themes = [.init(title: " ", items: [.init(label: "1", name: "Việc", status: .onTime, result: " .; ")])]
    #expect(Self.lines(content).contains("- Hoạt động 1. Việc: đúng tiến độ, chưa có số liệu về tiến độ."))
  }

  private static let beginnings = [
    ("Tăng trưởng xanh", "tăng trưởng xanh"), ("UBND xã", "UBND xã"), ("Bộ Tài chính", "Bộ Tài chính"),
    ("Đề án", "đề án"),
    ("ẤP TÂN", "ẤP TÂN"), ("A", "a"), ("", ""), ("2026", "2026"), ("CO₂ giảm", "CO₂ giảm"), ("về xanh", "về xanh"),
  ]

  @Test(arguments: beginnings) func `the title of a plan goes on in a sentence as its words allow`(
    title: String, inside: String
  ) {
    var content = Self.content()
    content.plan.title = title
    #expect(content.subject == "Kết quả thực hiện Kế hoạch \(inside), năm 2026")
  }

  private static let names: [[(label: String, name: String)]] = [
    [("3", "Việc C")], [("3", "Việc C"), ("9", "Việc K")], [("", "Việc C")],
    [("", "Việc C"), ("9", "Việc K"), ("", "Việc L")],
  ]

  @Test(arguments: names) func `late activities are named by label, those without one by name`(
    items: [(label: String, name: String)]
  ) throws {
    var content = Self.content()
    content.themes = [
      .init(title: "Nhóm", items: items.map { .init(label: $0.label, name: $0.name, status: .late(days: 1)) })
    ]
    let line = try #require(Self.lines(content).first { $0.contains("chậm so với thời hạn: ") })
    for item in items { #expect(line.contains(item.label.isEmpty ? item.name : item.label)) }
    #expect(
      line.hasPrefix("Đã hoàn thành 0/\(items.count) hoạt động, nhiệm vụ (0%); còn \(items.count) hoạt động chậm"))
  }

  // MARK: Deadlines

  private static let forms: [String] = {
    let years = ["1999", "2024", "2026", "2030"]
    let parts = years.flatMap { year in
      [year] + (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } + (33...36).map { "\(year)-\($0)" }
        + ["\(year)-01-01", "\(year)-02-28", "\(year)-09-09", "\(year)-12-31"]
    }
    return parts + parts.map { "\($0)/.." } + [
      "2018/2020", "2026-01/2026-06", "2026-33/2027-36", "2026-01-05/2026-12-31", "2026/2026-06",
    ]
  }()

  @Test(arguments: forms) func `a deadline that is said in words is read from them as the same`(edtf: String) throws {
    let deadline = try #require(Deadline(edtf: edtf))
    let words = deadline.vietnamese
    #expect(Deadline(words: words) == deadline, "\(words)")
    #expect(Deadline(words: words.uppercased()) == deadline, "\(words)")
    #expect(!words.contains("-") || words.contains(" - "), "\(words)")
  }
}
