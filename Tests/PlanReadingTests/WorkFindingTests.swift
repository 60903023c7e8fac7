// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// The rules about the work itself, beyond the pair of documents that each has in `FindingFixture`.
struct WorkFindingTests {
  private func subjects(_ text: String, _ rule: FindingRule) throws -> [String] {
    try Reading.plan(text).findings.filter { $0.rule == rule }.map(\.message.vietnamese)
  }

  private func plan(recipients: [String], _ work: String) -> String {
    "KẾ HOẠCH\n\nDọn kênh năm 2026\n\nI. NỘI DUNG\n\n1. \(work)\n\nNơi nhận:\n"
      + recipients.map { "- \($0);\n" }.joined() + "- Lưu: VT.\n"
  }

  @Test(
    arguments: [
      ("Sở Y tế", "Các sở, ban, ngành tỉnh"), ("Sở Y tế", "Sở Y tế"), ("Sở Y tế", "Các Sở: Nội vụ, Y tế"),
      ("Công an tỉnh", "Các sở, ban, ngành, đoàn thể"), ("UBND xã Bến Trúc", "UBND các xã, phường"),
      ("Ủy ban nhân dân các xã, phường", "UBND các xã, phường"), ("Hội Nông dân tỉnh", "Các đoàn thể tỉnh"),
      ("Sở Nông nghiệp và Môi trường", "Sở NNMT"), ("Ủy ban Mặt trận Tổ quốc tỉnh", "UBMTTQ tỉnh"),
      ("Sở Y tế", "Như Điều 3"), ("Sở Y tế", "Mục IV"), ("Phòng Y tế", "Các phòng, ban"),
    ])
  func `a body that a line of the recipients reaches is not missing`(body: String, line: String) throws {
    #expect(try subjects(plan(recipients: [line], "\(body) chủ trì đo nước."), .recipientMissing).isEmpty)
  }

  @Test(
    arguments: [
      ("Sở Y tế", "Sở Nội vụ"), ("Sở Y tế", "UBND các xã, phường"), ("Hội Nông dân tỉnh", "Các sở, ban, ngành"),
      ("Công ty Cấp nước An Bình", "Thường trực Tỉnh ủy"),
    ])
  func `a body that no line reaches is missing, once`(body: String, line: String) throws {
    let work = "\(body) chủ trì đo nước.\n\n2. \(body) chủ trì sửa kênh."
    let found = try subjects(plan(recipients: [line], work), .recipientMissing)
    #expect(found.count == 1)
    #expect(found.first?.contains(body) == true)
  }

  @Test(
    arguments: [
      // Case, marks and signs are no matter; a committee is known by its long and its short name.
      ("SỞ Y TẾ", "sở y tế"), ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hoá Thể thao và Du lịch"),
      ("UBND xã Bến Trúc", "Ủy ban nhân dân xã Bến Trúc"), ("HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
      ("Thường trực Tỉnh ủy", "TT Tỉnh ủy"), ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
      ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "UBMTTQ tỉnh"), ("Ủy ban MTTQ Việt Nam tỉnh", "UBMTTQ tỉnh"),
      ("Mặt trận Tổ quốc tỉnh", "MTTQ tỉnh"), ("Công đoàn cơ sở Công ty Mây", "CĐCS Công ty Mây"),
      ("Ban Quản lý các khu công nghiệp", "BQL các KCN"), ("Đoàn TNCS Hồ Chí Minh tỉnh", "Đoàn Thanh niên tỉnh"),
      // Initials of its words stand for a name, with or without the first word.
      ("Sở Khoa học và Công nghệ", "Sở KHCN"), ("Sở Tài chính", "STC"), ("Sở Giáo dục và Đào tạo", "SGDĐT"),
      // The name of a line goes on, or stops before the name of the body does.
      ("Công an tỉnh", "Công an tỉnh An Bình (để chỉ đạo)"), ("Công an tỉnh An Bình", "Công an tỉnh"),
      // All of a kind.
      ("Chi cục Thủy lợi", "Các đơn vị thuộc Sở"), ("Hội Phụ nữ xã", "Các tổ chức chính trị - xã hội"),
      ("Văn phòng Sở", "Các phòng thuộc Sở"), ("Trường Tiểu học Bến Trúc", "Các trường học trên địa bàn"),
      // Classes and people have no line of their own.
      ("các địa phương", "Sở Nội vụ"), ("Ban Giám hiệu", "Sở Nội vụ"), ("Văn phòng", "Sở Nội vụ"),
    ])
  func `a body is reached under any name that offices write for it`(body: String, line: String) throws {
    #expect(try subjects(plan(recipients: [line], "\(body) chủ trì đo nước."), .recipientMissing).isEmpty)
  }

  @Test(
    arguments: [
      ("Sở Khoa học và Công nghệ", "Sở KHĐT"), ("Sở Tài chính", "STP"), ("UBND xã Bến Trúc", "UBND xã Bến Mây"),
      ("Công đoàn cơ sở Công ty Mây", "Công đoàn cơ sở Công ty Tre"), ("Hội Phụ nữ xã", "Các sở, ngành"),
      ("Trung tâm Y tế", "Các xã, phường"), ("Công an tỉnh", "Sở Y"), ("Sở Tài chính", "Các đoàn thể"),
      ("Liên đoàn Lao động tỉnh", "Các phòng thuộc Sở"),
    ])
  func `a like name reaches nobody`(body: String, line: String) throws {
    #expect(try subjects(plan(recipients: [line], "\(body) chủ trì đo nước."), .recipientMissing).count == 1)
  }

  @Test(arguments: [
    ("Văn phòng Đảng ủy", "Lưu Văn phòng Đảng ủy"), ("Ban Chính sách - Pháp luật", "Lưu: VT, CSPL"),
    ("Văn phòng", "Lưu: VT"),
  ])
  func `a body whose archive keeps a copy is reached`(body: String, archive: String) throws {
    let text = plan(recipients: ["Sở Y tế"], "\(body) chủ trì đo nước.")
    #expect(try subjects(text.replacing("Lưu: VT.", with: "\(archive)."), .recipientMissing).isEmpty)
  }

  @Test func `of a line without end only its beginning counts`() throws {
    let endless = String(repeating: "VT, ", count: 200_000)
    let text = plan(recipients: ["Sở Nội vụ"], "Sở Y tế chủ trì đo nước.")
    #expect(try subjects(text.replacing("Lưu: VT.", with: "Lưu: Sở Y tế, \(endless)"), .recipientMissing).isEmpty)
    #expect(try subjects(text.replacing("Lưu: VT.", with: "Lưu: \(endless), Sở Y tế"), .recipientMissing).count == 1)
  }

  @Test func `a body whose initials no archive bears is missing`() throws {
    let text = plan(recipients: ["Sở Y tế"], "Ban Chính sách - Pháp luật chủ trì đo nước.")
    #expect(try subjects(text.replacing("Lưu: VT.", with: "Lưu: VT, TG."), .recipientMissing).count == 1)
  }

  @Test func `without recipients nobody is missing`() throws {
    #expect(
      try subjects("KẾ HOẠCH\n\nDọn kênh\n\nI. NỘI DUNG\n\n1. Sở Y tế chủ trì đo nước.", .recipientMissing).isEmpty)
  }

  @Test(
    arguments: [
      ("năm 2026", "UBND huyện Sông Trúc", true), ("năm 2025", "UBND huyện Sông Trúc", true),
      ("năm 2026", "UBND phường Sông Trúc", false), ("năm 2026", "Bộ Kế hoạch và Đầu tư", true),
      ("năm 2026", "Bộ Tài chính", false), ("năm 2026", "Bộ Chỉ huy Quân sự tỉnh", false),
      ("năm 2026", "Sở Lao động - Thương binh và Xã hội", true), ("năm 2026", "Sở Giao thông vận tải", true),
    ])
  func `a body that had ended is named with what came after it`(_: String, body: String, isEnded: Bool) throws {
    let text =
      "Số: 1/KH-UBND\n\nAn Bình, ngày 15 tháng 9 năm 2025\n\nKẾ HOẠCH\n\nDọn kênh\n\nI. NỘI DUNG\n\n"
      + "1. \(body) chủ trì đo nước.\n"
    #expect(try subjects(text, .bodyEnded).count == (isEnded ? 1 : 0))
  }

  @Test func `before its last day a body is no fault, and the list is an argument`() throws {
    let text =
      "Số: 1/KH-UBND\n\nAn Bình, ngày 10 tháng 5 năm 2025\n\nKẾ HOẠCH\n\nDọn kênh\n\nI. NỘI DUNG\n\n"
      + "1. UBND huyện Sông Trúc chủ trì đo nước.\n"
    #expect(try subjects(text, .bodyEnded).isEmpty)
    let day = try #require(CivilDate(year: 2025, month: 1, day: 1))
    let lifetimes = [BodyLifetime(name: "huyện", isLevel: true, lastDay: day, successor: nil, source: "thử")]
    let plan = try readPlan(Array(text.utf8), name: "a.txt", lifetimes: lifetimes).get()
    #expect(plan.findings.contains { $0.rule == .bodyEnded })
  }

  @Test func `each entry of the reorganisation has its last day and its source`() {
    #expect(BodyLifetime.national.count >= 17)
    for entry in BodyLifetime.national {
      #expect(entry.lastDay.parts.year == 2025)
      #expect(!entry.source.isEmpty)
      #expect(entry.isLevel || entry.successor != nil)
    }
  }

  @Test(
    arguments: [
      ("Danh mục tại Phụ lục I, II kèm theo.", 2), ("Chi tiết tại phụ lục kèm theo.", 1),
      ("Theo Phụ lục I ban hành kèm theo Quyết định số 403/QĐ-TTg.", 0), ("Không có phụ lục.", 0),
    ])
  func `an annex of the document itself must be there`(text: String, count: Int) throws {
    #expect(try subjects("KẾ HOẠCH\n\nDọn kênh\n\nI. NỘI DUNG\n\n1. \(text)\n", .annexMissing).count == count)
  }

  @Test func `one activity that two items give to two leads is told once`() throws {
    let text = "I. NỘI DUNG\n\n1. Sở Y tế chủ trì hoạt động số 4.\n\n2. Sở Nội vụ chủ trì hoạt động số 4.\n"
    #expect(try subjects(text, .twoLeads).count == 1)
  }

  @Test(
    arguments: [
      ("Sở Y tế chủ trì việc A; Sở Nội vụ chủ trì việc B.", 1), ("Sở Y tế, Sở Nội vụ chủ trì đo nước.", 1),
      ("Sở Y tế chủ trì đo nước, Sở Nội vụ phối hợp.", 0), ("Sở Y tế chủ trì; Sở Y tế chủ trì.", 0),
    ])
  func `two leads of one item are told once, and one that is named twice is no fault`(work: String, count: Int) throws {
    #expect(try subjects("KẾ HOẠCH\n\nĐo nước\n\nI. NỘI DUNG\n\n1. \(work)\n", .twoLeads).count == count)
  }

  @Test func `two leads are told in the order of the items, with every name`() throws {
    let text = """
      KẾ HOẠCH

      Đo nước

      I. NỘI DUNG

      1. Sở Y tế chủ trì hoạt động số 7.

      2. Sở Nội vụ, Sở Tài chính chủ trì đo kênh.

      3. Sở Xây dựng chủ trì hoạt động số 7.

      4. Sở Tài chính chủ trì hoạt động số 7.

      5. Sở Xây dựng chủ trì hoạt động số 7.
      """
    let found = try subjects(text, .twoLeads)
    #expect(found.count == 2)
    #expect(found.first?.contains("Sở Y tế; Sở Xây dựng; Sở Tài chính") == true)
    #expect(found.last?.contains("Sở Nội vụ; Sở Tài chính") == true)
  }

  @Test func `a deadline beyond the period is told of each body that has it`() throws {
    let text = """
      KẾ HOẠCH

      Đo nước năm 2026

      I. NỘI DUNG

      1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ đo nước trước ngày 15/01/2027.

      2. Sở Y tế đo kênh trước ngày 15/01/2027.

      3. Sở Y tế đo hồ trước ngày 31/12/2026.
      """
    #expect(try subjects(text, .deadlineAfterPeriod).count == 3)
  }

  @Test func `an amount needs a date only where the plan tells no period`() throws {
    let body = "\n\nI. NỘI DUNG\n\n1. Trồng 40 cây.\n\n2. Trồng 60 cây trước ngày 15/5/2026.\n"
    #expect(try subjects("KẾ HOẠCH\n\nTrồng cây" + body, .targetWithoutDate).count == 1)
    #expect(try subjects("KẾ HOẠCH\n\nTrồng cây năm 2026" + body, .targetWithoutDate).isEmpty)
  }

  @Test func `a limit of time holds whenever the work is done, and needs no date`() throws {
    func count(_ sentence: String) throws -> Int {
      try subjects("KẾ HOẠCH\n\nTrồng cây\n\nI. NỘI DUNG\n\n1. \(sentence)\n", .targetWithoutDate).count
    }
    #expect(try count("Mỗi buổi không quá 120 phút.") == 0)
    #expect(try count("Trả kết quả tối đa 3 ngày.") == 0)
    #expect(try count("Giảm thất thoát còn không quá 12%.") == 1)
    #expect(try count("Mở ít nhất 3 lớp.") == 1)
  }

  @Test(
    arguments: [
      ("100 | 200", "300", false), ("1.500 | 2.500", "4.000", false), ("1,5 | 2,5", "4", false),
      ("1,5 | 2,5", "5", true),
      ("100 | Xã hội hóa", "300", false),
    ])
  func `a sum is compared where at least two rows tell amounts`(rows: String, total: String, isWrong: Bool) throws {
    let cells = rows.split(separator: "|").map { $0.trimmingSpaces }
    let text =
      "I. NỘI DUNG\n\n| TT | Nội dung | Chủ trì | Kinh phí |\n|---|---|---|---|\n| 1 | Đo nước | Sở Y tế | \(cells[0]) |\n"
      + "| 2 | Sửa kênh | Sở Xây dựng | \(cells[1]) |\n| | **Tổng cộng** | | \(total) |\n"
    #expect(try subjects(text, .sumMismatch).isEmpty == !isWrong)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Texts that are no plan.
struct NoPlanTests {
  static let texts: [(name: String, text: String)] = [
    (
      "thư",
      "Hòa Sơn, chiều mưa\n\nMẹ kính yêu,\n\nCon vẫn khỏe. Cuối tuần con về, mẹ nhớ phơi giúp con cái chăn.\n\nCon của mẹ\n"
    ),
    (
      "hóa đơn",
      "HÓA ĐƠN GIÁ TRỊ GIA TĂNG\n\nNgày 04 tháng 02 năm 2026\n\nĐơn vị bán hàng: Công ty Mực Tím\n\n1. Giấy A4: 20 ram\n\n2. Bút bi: 100 cây\n\nTổng cộng: 2.300.000 đồng\n"
    ),
    (
      "thơ",
      "Sông trôi qua bến sông ơi\nCon đò nằm ngủ đợi người sang sông\nĐêm qua nước lớn đầy đồng\nSáng ra hoa súng nở hồng bờ ao\n"
    ),
    (
      "luật",
      "QUỐC HỘI\n\nLUẬT\n\nBẢO VỆ NGUỒN NƯỚC NGỌT\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\nLuật này quy định việc giữ nước.\n\nĐiều 2. Trách nhiệm\n\n1. Chính phủ quy định chi tiết Điều này.\n\n2. Bộ Nước ngọt chủ trì, phối hợp với các địa phương đo nước.\n"
    ),
    (
      "mã nguồn",
      "#include <stdio.h>\n\nint main(void) {\n  for (int i = 0; i < 10; i++) {\n    printf(\"%d\\n\", i);\n  }\n  return 0;\n}\n"
    ),
    (
      "từ rời",
      "mèo ghế trăng xanh rơi chín lá vỡ sông ngọt khói đèn trưa bàn cát\n\ngió tre mực ngói sương bưởi đá thuyền\n"
    ),
    ("tiếng Anh", "The quick brown fox jumps over the lazy dog.\n\nIt was a bright cold day in April.\n"),
    ("hợp đồng", "HỢP ĐỒNG MUA BÁN\n\nĐiều 1. Hàng hóa\n\nBên B giao 5 tấn gạo.\n"),
  ]

  @Test(arguments: texts.indices)
  func `a text that is no plan says so and gives nobody work`(index: Int) throws {
    let plan = try Reading.plan(Self.texts[index].text)
    #expect(plan.document.type == nil, "\(Self.texts[index].name)")
    #expect(plan.findings.map(\.rule).contains(.noPlan), "\(Self.texts[index].name)")
    #expect(plan.assignments.isEmpty && plan.targets.isEmpty && plan.reports.isEmpty)
    #expect(!plan.items.contains { $0.kind == .task })
  }

  @Test(arguments: [
    "I. NỘI DUNG\n\n1. Đo nước.\n", "KẾ HOẠCH\n\nDọn kênh\n", "Sở Y tế chủ trì đo nước.\n",
    "Nơi nhận:\n- Sở Y tế;\n", "Số: 12/KH-UBND\n\nĐo nước.\n",
  ])
  func `a word of work or a part of a head is enough to be read as a plan`(text: String) throws {
    #expect(try !Reading.plan(text).findings.contains { $0.rule == .noPlan })
  }
}

struct ReviewTests {
  @Test func `the least sure fact comes first, equally sure ones in the order of the document`() throws {
    let plan = try Reading.plan(
      "KẾ HOẠCH\n\nDọn kênh\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế chủ trì đo nước.\n\n2. Nhân viên bảo vệ: Nhắc nhở người qua lại.\n"
    )
    let facts = plan.factsForReview
    #expect(facts.count == plan.items.count + plan.assignments.count + plan.targets.count + plan.reports.count)
    let first = try #require(facts.first)
    #expect(first.kind == .assignment && plan.assignments[first.index].body == "Nhân viên bảo vệ")
    #expect(zip(facts, facts.dropFirst()).allSatisfy { $0.confidence <= $1.confidence })
  }

  @Test(arguments: [(0, 0), (7, 7), (100, 100), (140, 100), (-3, 0)])
  func `a confidence stays between 0 and 100 per cent`(percent: Int, kept: Int) {
    #expect(Confidence(percent: percent).percent == kept)
  }

  @Test func `a confidence is written as a number from 0 to 1`() throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n1. Đo nước.\n")
    #expect(String(decoding: plan.json, as: UTF8.self).contains("\"confidence\":0.98"))
  }

  @Test(
    arguments: [
      ("Cơ quan chủ trì: Sở Y tế", Confidence.stated), ("Sở Y tế chủ trì đo nước.", .stated),
      ("Trong quá trình thực hiện, Sở Y tế đo nước.", .inferred), ("Đo nước. Giao Sở Y tế tổng hợp số đo.", .inferred),
    ])
  func `the way by which a doer was found tells how sure it is`(sentence: String, confidence: Confidence) throws {
    #expect(try Reading.plan(ofSentence: sentence).assignments.map(\.confidence) == [confidence])
  }

  @Test func `cells are surest and headings hand down less`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Sở Y tế:\n\n- Đo nước.\n\nPHỤ LỤC\n\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Sửa kênh | Sở Nội vụ |\n"
    )
    #expect(plan.assignments.map(\.confidence) == [.inherited, .field])
  }
}
