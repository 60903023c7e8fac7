// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@testable import PlanReading

struct LabelTests {
  private func label(_ line: String) -> String? {
    let bytes = Array(line.utf8)
    guard let label = Label.read(bytes.span, at: 0, end: bytes.count) else { return nil }
    return "\(label.style) \(label.depth) \(label.value) \(String(decoding: bytes[label.printed], as: UTF8.self))"
  }

  @Test(arguments: [
    ("I. MỤC ĐÍCH", "roman 1 1 I"), ("II- NỘI DUNG", "roman 1 2 II"), ("III/ NỘI DUNG", "roman 1 3 III"),
    ("IV. X", "roman 1 4 IV"), ("IX. X", "roman 1 9 IX"), ("XIV.", "roman 1 14 XIV"),
    ("1. Mục đích", "number 1 1 1"), ("1.Mục đích", "number 1 1 1"), ("2) Nội dung", "number 1 2 2"),
    ("3/ Nội dung", "number 1 3 3"), ("2.1. Nội dung", "number 2 1 2.1"), ("2.1 Nội dung", "number 2 1 2.1"),
    ("2.10.3. X", "number 3 3 2.10.3"), ("1.", "number 1 1 1"), ("a) Một", "letter 1 1 a"), ("đ) Năm", "letter 1 5 đ"),
    ("e. Sáu", "letter 1 6 e"), ("(1) Một", "bracketed 1 1 (1)"), ("(ii) Hai", "bracketed 1 0 (ii)"),
    ("(a) Một", "bracketed 1 0 (a)"), ("- Một", "dash 1 0 -"), ("– Một", "dash 1 0 –"), ("-Một", "dash 1 0 -"),
    ("-*Một*", "dash 1 0 -"), ("+ Một", "plus 1 0 +"), ("• Một", "dot 1 0 •"), ("* Một", "star 1 0 *"),
    ("-", "dash 1 0 -"),
    ("Điều 1. Ban hành", "article 1 1 Điều 1"), ("PHỤ LỤC", "annex 1 0 PHỤ LỤC"),
    ("Phụ lục II", "annex 1 2 Phụ lục II"), ("Chương II", "chapter 1 2 Chương II"),
    ("Phần thứ nhất", "part 1 1 Phần thứ nhất"), ("Mục 1. X", "section 1 1 Mục 1"),
    ("A. NỘI DUNG", "capital 1 1 A"), ("C. X", "capital 1 3 C"),
  ])
  func `labels are read off the front of lines`(line: String, expected: String) {
    #expect(label(line) == expected)
  }

  @Test(arguments: [
    "1.000 cây", "2026 là năm", "283/KH-UBND", "IIII. X", "VX. X", "I", "Iốt", "an toàn", "a", "(sau đây)", "(2026) x",
    "--- x", "*đậm*", "**đậm**", "Điều này", "Phần lớn", "Mục đích", "Chương trình", "Phụ nữ", "điều 1", "", "1",
    "12.5%", "CV. x",
    "Phụ lục kèm theo",
  ])
  func `what only looks like a label is none`(line: String) {
    #expect(label(line) == nil)
  }
}

struct OutlineTests {
  /// The tree of a text as labels with their parents: `I`, `I>1`, `I>1>a`.
  private func outline(_ text: String) throws -> [String] {
    let items = try readPlan(Array(text.utf8), name: "a.txt").get().items
    func path(_ index: Int) -> String {
      let own = items[index].label.isEmpty ? "¶" : items[index].label
      return items[index].parent.map { path($0) + ">" + own } ?? own
    }
    return items.map { path($0.index) }
  }

  @Test(
    arguments: [
      (
        "I. A\n\n1. B\n\na) C\n\n- D\n\n+ E\n\n- F\n\nb) G\n\n2. H\n\nII. I",
        ["I", "I>1", "I>1>a", "I>1>a>-", "I>1>a>->-", "I>1>a>-", "I>1>b", "I>2", "II"]
      ),
      ("I. A\n\nMột đoạn.\n\n1. B\n\n- C\n\nĐoạn hai.", ["I", "I>¶", "I>1", "I>1>-", "I>1>¶"]),
      ("I. A\n\nCác việc sau:\n\n- B\n\n- C\n\nĐoạn sau.", ["I", "I>¶", "I>¶>-", "I>¶>-", "I>¶"]),
      ("1. A\n\n(1) B\n\n- C\n\n(2) D\n\n2. E", ["1", "1>(1)", "1>(1)>-", "1>(2)", "2"]),
      ("1. A\n\n1.1. B\n\n1.1.1. C\n\n1.2. D\n\n2. E", ["1", "1>1.1", "1>1.1>1.1.1", "1>1.2", "2"]),
      (
        "I. A\n\n2.1. B\n\n- C\n\nThời hạn hoàn thành: Năm 2027.\n\n- D",
        ["I", "I>2.1", "I>2.1>-", "I>2.1>->¶", "I>2.1>-"]
      ), ("A. X\n\nI. A\n\nII. B\n\nB. Y\n\nI. C", ["A", "A>I", "A>II", "B", "B>I"]),
      (
        "Chương I\n\nĐiều 1. A\n\n1. B\n\nĐiều 2. C",
        ["Chương I", "Chương I>Điều 1", "Chương I>Điều 1>1", "Chương I>Điều 2"]
      ), ("1. A\n\na) B\n\n(1) C\n\n(2) D\n\nb) E", ["1", "1>a", "1>a>(1)", "1>a>(2)", "1>b"]),
      ("II. A\n\nII. B", ["II", "II"]), ("1. A\n\na) B\n\n1. C\n\n2. D", ["1", "1>a", "1>a>1", "1>a>2"]),
    ] as [(String, [String])])
  func `each label finds its parent`(text: String, expected: [String]) throws {
    #expect(try outline(text) == expected)
  }

  private func texts(_ text: String) throws -> [String] {
    try readPlan(Array(text.utf8), name: "a.md").get().items.map(\.text)
  }

  @Test(arguments: [
    ("1. Đo nước ở các xã ven\n\nsông và ven hồ.", ["Đo nước ở các xã ven sông và ven hồ."]),
    ("1. Theo Luật Đầu tư,\n\nLuật Ngân sách.", ["Theo Luật Đầu tư, Luật Ngân sách."]),
    ("1. Đo nước.\n\nsông và hồ.", ["Đo nước.", "sông và hồ."]),
    ("**1. Đo *nước* sông** <sup>2</sup> hồ", ["Đo nước sông hồ"]), ("1.   Đo\u{A0}\tnước  \n", ["Đo nước"]),
    ("1. a\\*b `c`", ["a*b c"]),
    ("1. Đo nước\n\n<sup>1</sup> Chú thích.\n\nsông.", ["Đo nước sông."]), ("1. Đo < 5 và > 3", ["Đo < 5 và > 3"]),
  ])
  func `texts are mended across pages and cleaned of markup`(text: String, expected: [String]) throws {
    #expect(try texts(text) == expected)
  }

  @Test(arguments: [
    "Trên đây là Kế hoạch dọn kênh.", "Kế hoạch này được phổ biến đến các xã.",
    "Việc gấp. Đề nghị các sở, ngành khẩn trương thực hiện./.",
  ])
  func `the closing paragraph is no item`(closing: String) throws {
    let text = "I. A\n\n1. B.\n\n\(closing)\n\nNơi nhận:\n\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Văn Nước"
    #expect(try texts(text) == ["A", "B."])
  }

  @Test func `what opens with a course of action stays an item`() throws {
    let last = "Trong quá trình thực hiện, đề nghị các xã phản ánh về Sở Y tế."
    #expect(try texts("I. A\n\n1. B.\n\n\(last)\n\nNơi nhận:\n\n- Lưu: VT.") == ["A", "B.", last])
  }
}

struct TableTests {
  private func plan(_ text: String) throws -> ReadPlan { try readPlan(Array(text.utf8), name: "a.md").get() }

  static let head =
    "I. A\n\nPHỤ LỤC\n\nVIỆC CẦN LÀM\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |\n|---|---|---|---|---|\n"

  @Test func `rows of a task table are items with roles and deadline`() throws {
    let plan = try plan(
      Self.head
        + "| I | Chuẩn bị | | | |\n| 1 | Đo nước | Sở Y tế | Sở Nội vụ; UBND các xã | 12/2026 |\n| 2 | Sửa kênh | VNPT Hòa Sơn | | |\n"
    )
    #expect(plan.items.map(\.label) == ["I", "PHỤ LỤC", "I", "1", "2"])
    #expect(plan.items.map(\.text) == ["A", "VIỆC CẦN LÀM", "Chuẩn bị", "Đo nước", "Sửa kênh"])
    #expect(plan.items.map(\.parent) == [nil, nil, 1, 2, 2])
    #expect(
      plan.assignments.map { "\($0.role.rawValue) \($0.body) \($0.due ?? "-")" } == [
        "lead Sở Y tế 2026-12", "coordinate Sở Nội vụ 2026-12", "coordinate UBND các xã 2026-12", "lead VNPT Hòa Sơn -",
      ])
  }

  @Test func `tables of figures are no items`() throws {
    #expect(try plan("I. A\n\n| Năm | Số xã |\n|---|---|\n| 2026 | 12 |\n\n1. B").items.map(\.text) == ["A", "B"])
  }

  @Test func `a row that repeats the words of the head is a row`() throws {
    let plan = try plan(Self.head + "| 1 | Nội dung chủ trì | Cơ quan A | Cơ quan phối hợp | Thời gian |\n")
    #expect(plan.items.count == 3)
  }
}

struct FrontAndEndTests {
  private func head(_ text: String) throws -> ReadPlan.DocumentHead {
    try readPlan(Array(text.utf8), name: "a.txt").get().document
  }

  @Test(
    arguments: [
      ("Số: 59 /KH-LĐLĐ", "59/KH-LĐLĐ"), ("Số 17-KH/BTGDVTU", "17-KH/BTGDVTU"), ("Số:      /KH-UBND", nil),
      ("**Số:** 5/KH-UBND", "5/KH-UBND"),
    ] as [(String, String?)])
  func `the number is read without inner blanks`(line: String, number: String?) throws {
    #expect(try head("\(line)\n\nKẾ HOẠCH\n\nDọn kênh\n\nI. A").number == number)
  }

  @Test(
    arguments: [
      ("Hòa Sơn, ngày 01 tháng 10 năm 2014", "Hòa Sơn", "2014-10-01"),
      ("*TP. Sông Trà, ngày 1/2/2026*", "Sông Trà", "2026-02-01"), ("ngày 01 tháng 10 năm 2014", nil, "2014-10-01"),
      ("Hòa Sơn, ngày   tháng   năm 2026", "Hòa Sơn", nil), ("Ra quân, ngày hội lớn", nil, nil),
    ] as [(String, String?, String?)])
  func `place and day are read`(line: String, place: String?, day: String?) throws {
    let head = try head("\(line)\n\nKẾ HOẠCH\n\nDọn kênh\n\nI. A")
    #expect(head.place == place)
    #expect(head.issuedOn?.description == day)
  }

  @Test(
    arguments: [
      ("KẾ HOẠCH\n\nDọn kênh năm 2026", "KẾ HOẠCH", "Dọn kênh năm 2026", "2026"),
      (
        "KẾ HOẠCH HÀNH ĐỘNG\nDọn kênh\ngiai đoạn 2026 - 2028", "KẾ HOẠCH HÀNH ĐỘNG", "Dọn kênh giai đoạn 2026 - 2028",
        "2026/2028"
      ),
      ("## KẾ HOẠCH\n### Dọn kênh", "KẾ HOẠCH", "Dọn kênh", nil),
      (
        "KẾ HOẠCH\n\ndọn kênh\n\n“Kênh sạch”\n\nThực hiện Công văn số 5-CV/TU, ngày 03/6/2026, Ban xây dựng Kế hoạch:",
        "KẾ HOẠCH", "dọn kênh “Kênh sạch”", nil
      ),
      ("KẾ HOẠCH DỌN KÊNH NĂM 2027", "KẾ HOẠCH", "DỌN KÊNH NĂM 2027", "2027"),
      (
        "QUYẾT ĐỊNH\n\nVề việc kiểm đếm thời điểm ngày 01 tháng 01 năm 2026\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "QUYẾT ĐỊNH", "Về việc kiểm đếm thời điểm ngày 01 tháng 01 năm 2026", nil
      ),
      ("KẾ HOẠCH\n\nThực hiện Chiến lược nước sạch", "KẾ HOẠCH", "Thực hiện Chiến lược nước sạch", nil),
    ] as [(String, String, String, String?)])
  func `kind, title and period are read`(text: String, type: String, title: String, period: String?) throws {
    let head = try head("\(text)\n\nI. A")
    #expect(head.type == type)
    #expect(head.title == title)
    #expect(head.period == period)
  }

  @Test(
    arguments: [
      ("1. Thời gian thực hiện: Từ tháng 10/2025 đến khi xong.", "2025-10/.."),
      ("I. B\n\n1. Đạt chỉ tiêu kế hoạch giai đoạn 2017 - 2020.", "2017/2020"),
      ("1. Trồng cây giai đoạn 2016 - 2020.", nil), ("1. Thời gian: 7 giờ ngày 06/6/2026.", nil),
    ] as [(String, String?)])
  func `a period that the title does not tell comes from the plan`(body: String, period: String?) throws {
    #expect(try head("KẾ HOẠCH\n\nDọn kênh\n\nI. A\n\n\(body)").period == period)
  }

  @Test(
    arguments: [
      ("Ủy ban nhân dân tỉnh Hòa Sơn ban hành Kế hoạch như sau:", "Ủy ban nhân dân tỉnh Hòa Sơn"),
      ("Ban Thường vụ LĐLĐ tỉnh xây dựng Kế hoạch:", "Liên đoàn Lao động tỉnh"),
      ("Văn phòng Tỉnh ủy xây dựng Kế hoạch:", "Văn phòng Tỉnh ủy"), ("Nay ban hành:", nil),
    ] as [(String, String?)])
  func `the issuer comes from the preamble where there is no header`(preamble: String, issuer: String?) throws {
    #expect(try head("KẾ HOẠCH\n\nDọn kênh\n\nĐể giữ nước sạch; \(preamble)\n\nI. A").issuer == issuer)
  }

  @Test(
    arguments: [
      (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrần Văn Nước", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH", "Trần Văn Nước"
      ), ("**K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN**\n\nLê Thị Hồ", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Thị Hồ"),
      ("GIÁM ĐỐC\n(đã ký)\nĐỗ Văn Kênh", nil, "GIÁM ĐỐC", "Đỗ Văn Kênh"),
      ("HIỆU TRƯỞNG\n\nLÊ THỊ HỒ", nil, "HIỆU TRƯỞNG", "LÊ THỊ HỒ"),
    ] as [(String, String?, String, String)])
  func `authority, position and signer are read`(text: String, authority: String?, position: String, signer: String)
    throws
  {
    let head = try head("KẾ HOẠCH\n\nDọn kênh\n\nI. A\n\nNơi nhận:\n\n- Lưu: VT.\n\n\(text)\n")
    #expect(head.authority == authority)
    #expect(head.position == position)
    #expect(head.signer == signer)
  }

  @Test(
    arguments: [
      ("- Tổng LĐLĐ Việt Nam ( báo cáo);", "Tổng LĐLĐ Việt Nam", "báo cáo"), ("- UBND tỉnh; (B/c)", "UBND tỉnh", "B/c"),
      ("- Lãnh đạo Ban (để biết),", "Lãnh đạo Ban", "để biết"), ("- TH, KTN; *Tân*;", "TH, KTN", nil),
      ("+ Cổng TTĐT tỉnh (đưa tin);", "Cổng TTĐT tỉnh", "đưa tin"),
      ("*-* Bộ Y tế (b/c);", "Bộ Y tế", "b/c"), ("- Như Điều 2;", "Như Điều 2", nil),
    ] as [(String, String, String?)])
  func `recipients are read with what they are sent for`(line: String, body: String, purpose: String?) throws {
    let plan = try readPlan(
      Array("I. A\n\nNơi nhận:\n\n\(line)\n- Lưu: VT, TH.\n\nGIÁM ĐỐC\n\nLê Văn Nước".utf8), name: "a"
    ).get()
    #expect(plan.recipients.map(\.body) == [body])
    #expect(plan.recipients.map(\.purpose) == [purpose])
  }
}
