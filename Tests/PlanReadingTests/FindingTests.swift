// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// For each rule a document in which it fires and one, as like it as can be, in which it does not.
struct FindingFixture: CustomTestStringConvertible, Sendable {
  var rule: FindingRule
  var firing: String
  var quiet: String
  /// What the finding is about: label of the item, number of the activity or name of the field.
  var subject: String?

  var testDescription: String { rule.id }

  static func head(period: String = "2026 - 2028") -> String {
    """
    ỦY BAN NHÂN DÂN TỈNH HÒA SƠN

    Số: 87/KH-UBND

    Hòa Sơn, ngày 09 tháng 02 năm 2026

    KẾ HOẠCH

    Bảo vệ nguồn nước giai đoạn \(period)

    I. NỘI DUNG


    """
  }

  static let all: [FindingFixture] = [
    FindingFixture(
      rule: .activityWithoutLead,
      firing: "- Hoạt động số 1: Đo nước.\n\n- Hoạt động số 2: Sửa kênh.\n\n- Sở Y tế chủ trì hoạt động số 1.",
      quiet: "- Hoạt động số 1: Đo nước.\n\n- Hoạt động số 2: Sửa kênh.\n\n- Sở Y tế chủ trì hoạt động số 1, 2.",
      subject: "2"),
    FindingFixture(
      rule: .roleUnclear, firing: "- Sở Y tế, phối hợp tham mưu việc đo nước.",
      quiet: "- Sở Y tế chủ trì, phối hợp tham mưu việc đo nước."),
    FindingFixture(
      rule: .activityNotInHeading,
      firing: "1. Sở Y tế chủ trì hoạt động số 1. Cụ thể:\n\n- Đo nước thuộc hoạt động số 7.",
      quiet: "1. Sở Y tế chủ trì hoạt động số 1, 7. Cụ thể:\n\n- Đo nước thuộc hoạt động số 7.", subject: "7"),
    FindingFixture(
      rule: .coverageMismatch, firing: "1. Tỉnh triển khai 2/5 hoạt động.\n\n- Hoạt động số 1: Đo nước.",
      quiet: "1. Tỉnh triển khai 2/5 hoạt động.\n\n- Hoạt động số 1, 2: Đo nước."),
    FindingFixture(
      rule: .periodMismatch, firing: "1. Bố trí tiền cho Kế hoạch bảo vệ nguồn nước giai đoạn 2024 - 2028.",
      quiet: "1. Bố trí tiền cho Kế hoạch bảo vệ rừng ngập mặn giai đoạn 2024 - 2028."),
    FindingFixture(
      rule: .duplicateLabel, firing: "1. Đo nước.\n\n2. Sửa kênh.\n\n2. Trồng cây.",
      quiet: "1. Đo nước.\n\n2. Sửa kênh.\n\n3. Trồng cây."),
    FindingFixture(
      rule: .duplicateActivity, firing: "- Hoạt động số 4: Đo nước.\n\n- Hoạt động số 4: Sửa kênh.",
      quiet: "- Hoạt động số 4: Đo nước.\n\n- Hoạt động số 5: Sửa kênh cùng hoạt động số 4.", subject: "4"),
    FindingFixture(
      rule: .labelGap, firing: "a) Đo nước.\n\nb) Sửa kênh.\n\nd) Trồng cây.",
      quiet: "a) Đo.\n\nb) Sửa.\n\nc) Trồng.\n\nd) Xây.\n\ne) Dọn.\n\ng) Vét."),
    FindingFixture(
      rule: .weekdayMismatch, firing: "1. Ra quân 7 giờ, thứ hai ngày 19/5/2026.",
      quiet: "1. Ra quân 7 giờ, thứ ba ngày 19/5/2026."),
    FindingFixture(
      rule: .deadlineBeforeIssue, firing: "1. Sở Y tế chủ trì đo nước, xong trước ngày 30/01/2026.",
      quiet: "1. Sở Y tế chủ trì đo nước, xong trước ngày 30/3/2026."),
    FindingFixture(
      rule: .reportWithoutReceiver, firing: "1. Giám sát và báo cáo hằng ngày.",
      quiet: "1. Giám sát và báo cáo hằng ngày về Sở Y tế."),
    FindingFixture(rule: .textRepaired, firing: "1. Đo \u{FFFF}", quiet: "1. Đo \u{FFFD}"),
    FindingFixture(
      rule: .nullCharacters, firing: "1. Đo\0 nước sông, nước hồ, nước giếng.",
      quiet: "1. Đo nước sông, nước hồ, nước giếng."),
    FindingFixture(
      rule: .deadlineAfterPeriod, firing: "1. Sở Y tế chủ trì đo nước, xong trước ngày 30/01/2029.",
      quiet: "1. Sở Y tế chủ trì đo nước, xong trước ngày 31/12/2028."),
    FindingFixture(
      rule: .recipientMissing,
      firing: "1. Sở Y tế chủ trì đo nước.\n\n**Nơi nhận:**\n\n- Sở Nội vụ;\n\n- Lưu: VT.",
      quiet: "1. Sở Y tế chủ trì đo nước.\n\n**Nơi nhận:**\n\n- Các sở, ban, ngành tỉnh;\n\n- Lưu: VT."),
    FindingFixture(
      rule: .twoLeads, firing: "1. Sở Y tế, Sở Nội vụ chủ trì đo nước.",
      quiet: "1. Sở Y tế đồng chủ trì cùng Sở Nội vụ đo nước."),
    FindingFixture(
      rule: .targetWithoutUnit,
      firing: indicators("| 1 | Trạm đo nước |  | 12 | Sở Y tế |"),
      quiet: indicators("| 1 | Trạm đo nước | trạm | 12 | Sở Y tế |")),
    FindingFixture(
      rule: .reportWithoutDate, firing: "1. Sở Y tế báo cáo kết quả về Ủy ban nhân dân tỉnh.",
      quiet: "1. Sở Y tế báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/11/2026."),
    FindingFixture(
      rule: .sumMismatch, firing: funds(total: "350"), quiet: funds(total: "300")),
    FindingFixture(
      rule: .annexMissing, firing: "1. Đo nước theo danh mục tại Phụ lục II kèm theo.",
      quiet: "1. Đo nước theo danh mục tại Phụ lục II kèm theo.\n\nPHỤ LỤC II\n\nDANH MỤC ĐIỂM ĐO"),
    FindingFixture(
      rule: .bodyEnded, firing: "1. Sở Tài nguyên và Môi trường chủ trì đo nước.",
      quiet: "1. Sở Nông nghiệp và Môi trường chủ trì đo nước."),
    FindingFixture(
      rule: .bodyMisspelt, firing: "1. LĐLD tỉnh chủ trì đo nước.", quiet: "1. LĐLĐ tỉnh chủ trì đo nước."),
  ]

  private static func indicators(_ row: String) -> String {
    "1. Chỉ tiêu:\n\n| TT | Chỉ tiêu | Đơn vị tính | Kết quả | Cơ quan chủ trì |\n|---|---|---|---|---|\n\(row)"
  }

  private static func funds(total: String) -> String {
    """
    1. Phân công:

    | TT | Nội dung | Cơ quan chủ trì | Kinh phí (triệu đồng) |
    |---|---|---|---|
    | 1 | Đo nước | Sở Y tế | 100 |
    | 2 | Sửa kênh | Sở Xây dựng | 200 |
    | | Tổng cộng | | \(total) |
    """
  }
}

struct FindingTests {
  private func findings(_ body: String, _ rule: FindingRule) throws -> [ReadPlan.Finding] {
    var bytes = Array((FindingFixture.head() + body + "\n").utf8)
    // U+FFFF stands for a byte that is no UTF-8 at all.
    while let place = bytes.indices.first(where: { bytes[$0...].starts(with: [0xEF, 0xBF, 0xBF]) }) {
      bytes.replaceSubrange(place..<place + 3, with: [0xFF])
    }
    return try readPlan(bytes, name: "a.txt").get().findings.filter { $0.rule == rule }
  }

  @Test(arguments: FindingFixture.all)
  func `a rule fires where its fault is`(fixture: FindingFixture) throws {
    let found = try findings(fixture.firing, fixture.rule)
    #expect(found.count == 1)
    let finding = try #require(found.first)
    if let subject = fixture.subject { #expect(finding.activity == subject) }
    #expect(!finding.message.vietnamese.contains("%"))
    #expect(!finding.message.english.contains("%"))
  }

  @Test(arguments: FindingFixture.all)
  func `a rule is quiet where its fault is not`(fixture: FindingFixture) throws {
    #expect(try findings(fixture.quiet, fixture.rule).isEmpty)
  }

  @Test(arguments: [
    ("Số: 87/KH-UBND", "number"), ("Hòa Sơn, ngày 09 tháng 02 năm 2026", "issuedOn"),
    ("ỦY BAN NHÂN DÂN TỈNH HÒA SƠN", "issuer"), ("KẾ HOẠCH\n", "type"),
  ])
  func `a field that the head lacks is named`(line: String, field: String) throws {
    let whole = FindingFixture.head() + "1. Đo nước.\n\nGIÁM ĐỐC\n\nLê Văn Nước\n"
    let missing = { (text: String) in
      try readPlan(Array(text.utf8), name: "a").get().findings.filter { $0.rule == .missingMetadata }.compactMap(
        \.field)
    }
    #expect(try missing(whole) == [])
    let parts = whole.split(separator: line, maxSplits: 1)
    #expect(try missing(parts.joined()).contains(field))
  }

  @Test func `a text without headings becomes items, one for each paragraph, with a finding`() throws {
    let plan = try readPlan(Array("KẾ HOẠCH\n\nDọn kênh\n\nĐo nước ở ba xã.\n\nSửa kênh bị thấm.\n".utf8), name: "a")
      .get()
    #expect(plan.items.map(\.text) == ["Đo nước ở ba xã.", "Sửa kênh bị thấm."])
    #expect(plan.findings.contains { $0.rule == .noHeading })
    #expect(
      try !readPlan(Array("KẾ HOẠCH\n\nDọn kênh\n\n1. Đo nước ở ba xã.\n".utf8), name: "a").get().findings.contains {
        $0.rule == .noHeading
      })
  }

  @Test func `every rule has a name of its own and speaks both languages`() {
    #expect(Set(FindingRule.all.map(\.id)).count == FindingRule.all.count)
    for rule in FindingRule.all {
      for text in [rule.message, rule.advice] {
        #expect(!text.vietnamese.isEmpty && !text.english.isEmpty)
        #expect(text.vietnamese.hasSuffix("."))
        #expect(text.english.hasSuffix("."))
      }
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }

  /// More documents for each rule: the body of the plan, and how often the rule fires.
  private static let counts: [(rule: FindingRule, body: String, count: Int)] = [
    (.activityWithoutLead, "- Hoạt động số 1: A.\n\n- Hoạt động số 2: B.", 0),
    (.activityWithoutLead, "- Hoạt động số 1, 2: A.\n\n- Sở Y tế phối hợp thực hiện hoạt động số 1.", 2),
    (.activityWithoutLead, "- Hoạt động số 1: A.\n\n- Sở Y tế đồng chủ trì với Sở Nội vụ hoạt động số 1.", 0),
    (.activityWithoutLead, "- Hoạt động số 1 - 3: A.\n\n- Sở Y tế chủ trì hoạt động số 2.", 2),
    (.activityWithoutLead, "- Hoạt động số 1: A.\n\n1. Sở Y tế\n\n- Chủ trì hoạt động số 1.", 0),
    (.activityWithoutLead, "- Sở Y tế chủ trì hoạt động số 9.", 0),
    (.roleUnclear, "- Sở Y tế, phối hợp đo nước.\n\n- Sở Nội vụ, phối hợp tập huấn.", 2),
    (.roleUnclear, "- Sở Y tế phối hợp đo nước.", 0),
    (.roleUnclear, "- Sở Y tế, Sở Nội vụ phối hợp đo nước.", 0),
    (.activityNotInHeading, "1. Sở Y tế chủ trì hoạt động số 1. Cụ thể:\n\n- Đo nước thuộc hoạt động số 7, 8.", 2),
    (.activityNotInHeading, "1. Sở Y tế đo nước.\n\n- Việc thuộc hoạt động số 7.", 0),
    (.activityNotInHeading, "1. Sở Y tế chủ trì hoạt động số 1.\n\n2. Việc thuộc hoạt động số 7.", 0),
    (.coverageMismatch, "1. Tỉnh triển khai 1/5 hoạt động.\n\n- Hoạt động số 1, 2: A.", 1),
    (.coverageMismatch, "1. Tỉnh triển khai 2/5 nhiệm vụ.\n\n- Hoạt động số 1: A.", 0),
    (.periodMismatch, "1. Tổng kết Kế hoạch bảo vệ nguồn nước giai đoạn 2026 - 2028.", 0),
    (.periodMismatch, "1. Tổng kết Kế hoạch bảo vệ nguồn nước trên địa bàn giai đoạn 2021 - 2025.", 0),
    (.periodMismatch, "1. Kế hoạch bảo vệ nguồn nước giai đoạn 2026 - 2030 được chia hai bước.", 1),
    (.periodMismatch, "1. Phát triển kinh tế giai đoạn 2021 - 2025.", 0),
    (.duplicateLabel, "1. A.\n\n1. B.\n\n1. C.", 2),
    (.labelGap, "1. A.\n\n4. B.", 1),
    (.weekdayMismatch, "1. Ra quân thứ hai, ngày 18/5/2026.\n\n2. Tổng kết thứ hai, ngày 26/5/2026.", 1),
    (.weekdayMismatch, "1. Ra quân chủ nhật, ngày 17/5/2026.", 0),
    (.deadlineBeforeIssue, "1. Sở Y tế chủ trì đo nước trong năm 2025.", 1),
    (.deadlineBeforeIssue, "1. Sở Y tế chủ trì đo nước trong năm 2026.", 0),
    (.deadlineBeforeIssue, "1. Sở Y tế chủ trì đo nước trong tháng 01/2026.", 1),
    (.deadlineBeforeIssue, "1. Sở Y tế chủ trì đo nước trong quý I/2026.", 0),
    (.deadlineBeforeIssue, "1. Sở Y tế chủ trì hoạt động số 1, 2 trong năm 2025.", 2),
    (.deadlineBeforeIssue, "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ đo nước trong năm 2025.", 2),
    (.reportWithoutReceiver, "1. Các xã báo cáo hằng quý.\n\n2. Các xã báo cáo hằng tháng.", 2),
    (.reportWithoutReceiver, "1. Các xã báo cáo Sở Y tế hằng quý.", 0),
    (.reportWithoutReceiver, "1. Nếu có khó khăn, các xã báo cáo hằng ngày.", 0),
    (.noHeading, "1. Đo nước.", 0),
  ]

  @Test(arguments: counts.indices)
  func `a rule fires as often as its fault is there`(index: Int) throws {
    let (rule, body, count) = Self.counts[index]
    let found = try findings(body, rule)
    #expect(found.count == count, "\(body)")
    for finding in found {
      #expect(finding.span != nil)
      #expect(finding.item != nil)
      #expect(finding.message.both.contains(" / "))
    }
  }

  @Test(arguments: [
    ("- Hoạt động số 7: A.\n\n- Sở Y tế chủ trì hoạt động số 1.", FindingRule.activityWithoutLead, "7", "7"),
    ("- Sở Y tế, phối hợp đo nước.", .roleUnclear, "Sở Y tế", "Sở Y tế"),
    ("1. Tỉnh triển khai 3/5 hoạt động.\n\n- Hoạt động số 1: A.", .coverageMismatch, "3 ≠ 1", "3 ≠ 1"),
    ("1. Kế hoạch bảo vệ nguồn nước giai đoạn 2020 - 2021.", .periodMismatch, "2020 - 2021", "2020 - 2021"),
    ("1.1. A.\n\n1.1. B.", .duplicateLabel, "«1.1»", "«1.1»"),
    ("a) A.\n\nc) B.", .labelGap, "«c»", "«c»"),
    ("1. Ra quân thứ hai, ngày 19/5/2026.", .weekdayMismatch, "19/5/2026", "19/5/2026"),
    ("1. Sở Y tế chủ trì đo nước trong năm 2025.", .deadlineBeforeIssue, "2025", "2025"),
    ("1. Đo \u{FFFF} nước \u{FFFF}", .textRepaired, "2", "2"),
  ])
  func `a finding says in both languages what it is about`(
    body: String, rule: FindingRule, vietnamese: String, english: String
  ) throws {
    let finding = try #require(try findings(body, rule).first)
    #expect(finding.message.vietnamese.contains(vietnamese))
    #expect(finding.message.english.contains(english))
    #expect(finding.advice == rule.advice)
  }

  @Test(arguments: [
    (FindingRule.activityWithoutLead, Severity.error), (.weekdayMismatch, .error), (.roleUnclear, .warning),
    (.coverageMismatch, .warning), (.missingMetadata, .warning), (.deadlineBeforeIssue, .warning), (.labelGap, .note),
    (.reportWithoutReceiver, .note), (.nullCharacters, .note),
  ])
  func `contradictions are errors, lost work a warning, the rest a note`(rule: FindingRule, severity: Severity) {
    #expect(rule.severity == severity)
  }

  @Test func `every rule has a document in which it fires`() {
    let covered = Set(FindingFixture.all.map(\.rule) + [.missingMetadata, .noHeading, .noPlan, .targetWithoutDate])
    #expect(covered == Set(FindingRule.all))
  }

  @Test(arguments: [
    "1. A.\n\n2. B.\n\nII. X\n\n1. C.", "1. A.\n\n1.1. B.\n\n1.2. C.\n\n2. D.\n\n2.1. E.",
    "1. A.\n\na) B.\n\n2. C.\n\na) D.", "1. A.\n\n- B.\n\n- C.",
  ])
  func `labels that begin again below another heading are in order`(body: String) throws {
    #expect(try findings(body, .duplicateLabel).isEmpty)
    #expect(try findings(body, .labelGap).isEmpty)
  }
}
