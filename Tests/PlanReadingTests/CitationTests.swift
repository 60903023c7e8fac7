// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Documents that a plan cites, and activities that it names by number.
struct CitationTests {
  private func citations(_ plan: ReadPlan) -> [String] {
    plan.references.map { $0.number + ($0.date.map { " \($0)" } ?? "") }
  }

  @Test(arguments: [
    // Laws and what the state issues.
    Expectation("Luật số 72/2020/QH14 ngày 17/11/2020", "72/2020/QH14 2020-11-17"),
    Expectation("Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022", "08/2022/NĐ-CP 2022-01-10"),
    Expectation("Nghị định 08/2022/NĐ-CP", "08/2022/NĐ-CP"),
    Expectation("Thông tư số 02/2022/TT-BTNMT", "02/2022/TT-BTNMT"),
    Expectation("Thông tư liên tịch số 01/2026/TTLT-BNV-BTC", "01/2026/TTLT-BNV-BTC"),
    Expectation("Quyết định số 1234/QĐ-TTg ngày 05/6/2025", "1234/QĐ-TTg 2025-06-05"),
    Expectation("Quyết định số: 1234/QĐ-UBND", "1234/QĐ-UBND"),
    Expectation("Quyết định 12/2026/QĐ-UBND", "12/2026/QĐ-UBND"),
    Expectation("Nghị quyết số 12/NQ-HĐND ngày 09.12.2025", "12/NQ-HĐND 2025-12-09"),
    Expectation("Chỉ thị số 20/CT-TTg", "20/CT-TTg"),
    Expectation("Công điện số 12/CĐ-TTg", "12/CĐ-TTg"),
    Expectation("Công văn số 123/UBND-KGVX ngày 4/3/2026", "123/UBND-KGVX 2026-03-04"),
    Expectation("Tờ trình số 88/TTr-SNNMT", "88/TTr-SNNMT"),
    Expectation("Thông báo số 100/TB-VPCP", "100/TB-VPCP"),
    // The Party.
    Expectation("Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024", "57-NQ/TW 2024-12-22"),
    Expectation("Chỉ thị số 05-CT/TW ngày 15/5/2016", "05-CT/TW 2016-05-15"),
    Expectation("Kết luận số 01-KL/TW", "01-KL/TW"),
    Expectation("Quy định số 144-QĐ/TW", "144-QĐ/TW"),
    Expectation("Hướng dẫn số 12-HD/BTGDVTU", "12-HD/BTGDVTU"),
    Expectation("Công văn số 1770-CV/TU, ngày 03/6/2026", "1770-CV/TU 2026-06-03"),
    // Unions.
    Expectation("Kế hoạch số 45/KH-LĐLĐ ngày 02/3/2026", "45/KH-LĐLĐ 2026-03-02"),
    Expectation("Kế hoạch số 45 /KH-LĐLĐ", "45/KH-LĐLĐ"),
    Expectation("Hướng dẫn số 7/HD-TLĐ", "7/HD-TLĐ"),
    Expectation("Nghị quyết số 9c/NQ-BCH ngày 17/10/2025", "9c/NQ-BCH 2025-10-17"),
    Expectation("Chương trình 1644a/CTr-TLĐ", "1644a/CTr-TLĐ"),
    // Standards.
    Expectation("QCVN 14:2008/BTNMT", "QCVN 14:2008/BTNMT"),
    Expectation("TCVN 5945:2005", "TCVN 5945:2005"),
    Expectation("TCVN ISO 14001:2015", "TCVN ISO 14001:2015"),
    // Several, and once each.
    Expectation(
      "Quyết định số 12/QĐ-UBND và Kế hoạch số 45/KH-UBND ngày 02/3/2026", "12/QĐ-UBND", "45/KH-UBND 2026-03-02"),
    Expectation("Quyết định số 12/QĐ-UBND; theo Quyết định số 12/QĐ-UBND ngày 05/01/2026", "12/QĐ-UBND 2026-01-05"),
    Expectation("Quyết định số 12/QĐ-UBND (ngày 05/01/2026)", "12/QĐ-UBND 2026-01-05"),
    Expectation("Quyết định số 12/QĐ-UBND ngày 31/02/2026", "12/QĐ-UBND"),
  ])
  func `a number of a document is read with its date`(expectation: Expectation) throws {
    #expect(citations(try Reading.plan(ofSentence: "Thực hiện \(expectation.text).")) == expectation.says)
  }

  @Test(arguments: [
    "Điều 40 Luật Bảo vệ môi trường", "khoản 2 Điều 5", "tháng 12/2025", "ngày 25/9/2012", "15/18 hoạt động", "24/7",
    "quý IV-2025", "giai đoạn 2026-2030", "3 - 5 mô hình", "xe 30A-12345", "km 15 - Cầu Trà", "COVID-19", "PM2.5",
    "10 m3/ngày", "A/B", "số 5", "lớp 12A1", "tỷ lệ 1/500", "điểm 5.2/10", "lớp 9a/9b", "7h-9h",
  ])
  func `what only looks like a number of a document is none`(text: String) throws {
    #expect(citations(try Reading.plan(ofSentence: "Việc \(text) được ghi sổ.")).isEmpty)
  }

  @Test func `bases above the plan are cited, its own number is not`() throws {
    let plan = try Reading.plan(
      """
      ỦY BAN NHÂN DÂN TỈNH HÒA SƠN
      Số: 87/KH-UBND

      KẾ HOẠCH

      Giữ nguồn nước

      Căn cứ Luật số 28/2023/QH15 ngày 27 tháng 11 năm 2023;

      Thực hiện Quyết định số 14/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

      I. NỘI DUNG

      1. Tiếp tục Quyết định số 14/QĐ-TTg ngày 05/01/2026 và Kế hoạch số 87/KH-UBND này.

      [1] Xem Công văn số 9/UBND-KT.

      <sup>2</sup> Theo Thông báo số 11/TB-UBND.
      """)
    #expect(citations(plan) == ["28/2023/QH15 2023-11-27", "14/QĐ-TTg 2026-01-05", "9/UBND-KT", "11/TB-UBND"])
  }

  @Test(arguments: [
    ("Hoạt động số 7: Đo nước.", ["7"]),
    ("Hoạt động số 7, 8: Đo nước.", ["7", "8"]),
    ("Hoạt động số 7,8,9: Đo nước.", ["7", "8", "9"]),
    ("Hoạt động số 7 và 8: Đo nước.", ["7", "8"]),
    ("Hoạt động số 7 - 10: Đo nước.", ["7", "8", "9", "10"]),
    ("Hoạt động số 7 – 9, 12: Đo nước.", ["7", "8", "9", "12"]),
    ("Hoạt động số 07: Đo nước.", ["7"]),
    ("Hoạt động số 9, 7, 9: Đo nước.", ["9", "7"]),
    ("Hoạt động số 6<sup>1</sup>: Đo nước.", ["6"]),
    ("*Hoạt động số 6*: Đo nước.", ["6"]),
    ("HOẠT ĐỘNG SỐ 6: Đo nước.", ["6"]),
    ("Đo nước theo hoạt động số 3; hoạt động số 5.", ["3", "5"]),
    ("Các hoạt động số 3, 5 của tỉnh.", ["3", "5"]),
    ("Hoạt động chuyên môn số 6.", []),
    ("Hoạt động số.", []),
    ("Hoạt động thứ 6.", []),
  ])
  func `numbers of activities are listed as the item cites them`(sentence: String, numbers: [String]) throws {
    #expect(try Reading.plan(ofSentence: sentence).items.last?.activities == numbers)
  }

  @Test(arguments: [
    (
      "1. Chủ đề 1: Nước. Tỉnh triển khai 2/3 hoạt động.\n\n- Hoạt động số 1: A.\n\n- Hoạt động số 2: B.",
      "2/3, listed 2"
    ),
    ("1. Tỉnh triển khai thực hiện 02/03 hoạt động.\n\n- Hoạt động số 1, 2: A.", "2/3, listed 2"),
    ("1. Nhóm việc: thực hiện 3/4 hoạt động.\n\n- Hoạt động số 1 - 3: A.", "3/4, listed 3"),
    (
      "1. Tỉnh triển khai 2/2 hoạt động.\n\na) Nước\n\n- Hoạt động số 1: A.\n\nb) Rừng\n\n- Hoạt động số 2: B.",
      "2/2, listed 2"
    ),
    ("1. Tỉnh triển khai 1/2 hoạt động.", "1/2, listed 0"),
    ("1. Tỉnh triển khai 1/2 hoạt động.\n\n2. Khác\n\n- Hoạt động số 1: A.", "1/2, listed 0"),
    ("1. Tỉnh triển khai 1/2 hoạt động.\n\n- Nhắc tới hoạt động số 1.", "1/2, listed 0"),
  ])
  func `a count of activities is set beside those that stand below its heading`(text: String, says: String) throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n\(text)\n")
    #expect(Reading.marks(.coverage, of: plan) == [says])
    let isRight = plan.coverage.allSatisfy { $0.adopted == $0.listed }
    #expect(plan.findings.contains { $0.rule == .coverageMismatch } != isRight)
  }

  @Test func `the place of a citation shows the number that it stands for`() throws {
    let plan = try Reading.plan(
      ofSentence: "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2026, QCVN 14:2008/BTNMT và Chỉ thị số 05-CT/TW.")
    #expect(plan.references.count == 3)
    for reference in plan.references {
      #expect(Reading.text(of: plan, at: reference.span).hasPrefix(reference.number))
    }
  }
}
