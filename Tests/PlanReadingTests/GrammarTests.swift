// SPDX-License-Identifier: Apache-2.0
import Testing
import Vietnamese

@testable import PlanReading

struct TargetTests {
  private func targets(_ text: String) -> [String] {
    Passage(text: text).quantities().map {
      "\($0.comparator.rawValue) \($0.value.plain) \($0.unit)\($0.by.map { " by \($0)" } ?? "")"
    }
  }

  @Test(
    arguments: [
      ("đạt ít nhất 35%.", [">= 35 %"]), ("Có ≥ 30% hộ ứng dụng", [">= 30 %"]), ("không quá 120 phút", ["<= 120 phút"]),
      ("Bảo đảm 100% học sinh tham gia", ["= 100 %"]), ("Tổ chức ít nhất 01 lớp đào tạo", [">= 1 lớp"]),
      ("đạt trên 80%", ["> 80 %"]),
      (
        "Đầu tư 25 trang thiết bị kiểm định; 29 trang thiết bị kiểm toán",
        ["= 25 trang thiết bị", "= 29 trang thiết bị"]
      ),
      ("thay thế 1.000 phao báo hiệu", ["= 1000 phao"]), ("đến năm 2030 đạt 60% hộ", ["= 60 % by 2030"]),
      ("đạt 2,5% trở lên", [">= 2.5 %"]),
      ("diện tích cây xanh đạt 8 m2/người", ["= 8 m2/người"]), ("tối đa 3 ngày", ["<= 3 ngày"]),
      ("ít nhất một điều khoản", [">= 1 điều khoản"]), ("Đến hết năm 2045: 100% hộ", ["= 100 % by 2045"]),
      ("dưới 5% hộ nghèo", ["< 5 %"]),
      ("giảm ít nhất 8% so với năm trước trong quý IV/2026", [">= 8 % by 2026-36"]),
      ("trồng 500 cây và 20 cây", ["= 500 cây", "= 20 cây"]),
    ] as [(String, [String])])
  func `quantities to reach are read`(text: String, expected: [String]) {
    #expect(targets(text) == expected)
  }

  @Test(arguments: [
    "triển khai 4/8 hoạt động", "bảo đảm 4 chủ đề chính", "thực hiện 4 chương trình hành động", "Chlorine 70%",
    "trong 24-48 giờ", "Tòa nhà số 1",
    "ngày 15/11/2025", "kế hoạch 5 năm", "phong trào 3T", "chính quyền địa phương 02 cấp", "Quyết định số 25/QĐ-TTg",
    "hoạt động số 11, 13", "học sinh 16-18",
    "năm 2025", "trên địa bàn tỉnh", "",
  ])
  func `counts, numbers of documents and dates are none`(text: String) {
    #expect(targets(text).isEmpty)
  }
}

struct ActivityTests {
  @Test(arguments: [
    ("Hoạt động số 17, 18: Đổi mới", [[17, 18]]), ("các hoạt động số 4 - 7", [[4, 5, 6, 7]]),
    ("hoạt động số 11,13,14 và 16", [[11, 13, 14, 16]]),
    ("hoạt động số 5; hoạt động số 6, 7", [[5], [6, 7]]), ("hoạt động số 08", [[8]]), ("hoạt động số", []),
    ("hoạt động chuyên môn", []),
    ("hoạt động số 1 - 9999", [[1]]), ("hoạt động số 1.000", []),
  ])
  func `lists of numbers are read`(text: String, expected: [[Int]]) {
    #expect(Passage(text: text).activityLists().map(\.numbers).filter { !$0.isEmpty } == expected)
  }

  @Test func `a footnote mark is no part of a number`() {
    #expect(Passage(text: "*Hoạt động số 6<sup>1</sup>:* Xây dựng").activityLists().first?.numbers == [6])
  }

  @Test(arguments: [
    ("Tỉnh triển khai 18/20 hoạt động so kế hoạch quốc gia.", 18, 20), ("triển khai thực hiện 4/8 hoạt động", 4, 8),
  ])
  func `how many of how many is read`(text: String, adopted: Int, of: Int) {
    let coverage = Passage(text: text).coverage()
    #expect(coverage?.adopted == adopted)
    #expect(coverage?.of == of)
  }

  @Test(arguments: ["triển khai 4/8 nhiệm vụ", "triển khai hoạt động", "4/8 hoạt động"])
  func `other fractions are no coverage`(text: String) {
    #expect(Passage(text: text).coverage() == nil)
  }
}

struct ReportTests {
  private func reports(_ text: String) -> [String] {
    Passage(text: text).reportPhrases().map {
      [$0.to ?? "?", $0.via.map { "via \($0)" }, $0.rules.isEmpty ? nil : $0.rules.joined(separator: " + "), $0.due]
        .compactMap { $0 }.joined(separator: " | ")
    }
  }

  @Test(
    arguments: [
      (
        "định kỳ 6 tháng báo cáo kết quả về Liên đoàn Lao động tỉnh (qua Ban Tuyên giáo) để tổng hợp.",
        ["Liên đoàn Lao động tỉnh | via Ban Tuyên giáo | FREQ=MONTHLY;INTERVAL=6"]
      ),
      (
        "trước ngày 15 tháng 10 hàng năm gửi báo cáo về Sở Tài chính tổng hợp, trình Ủy ban nhân dân tỉnh báo cáo Bộ Tài chính.",
        ["Sở Tài chính | FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15"]
      ),
      ("Báo cáo Ủy ban nhân dân tỉnh về kết quả (qua Sở Nội vụ).", ["Ủy ban nhân dân tỉnh | via Sở Nội vụ"]),
      ("tổng hợp, báo cáo UBND tỉnh kết quả Đợt thi đua;", ["UBND tỉnh"]),
      ("báo cáo kết quả gửi Bộ Tài chính trước ngày 31/5/2026.", ["Bộ Tài chính | 2026-05-31"]),
      ("gửi về Sở Tài chính báo cáo", []),
      ("báo cáo bằng văn bản gửi về Sở Tài chính (đồng gửi Sở Nội vụ).", ["Sở Tài chính"]),
      ("giám sát và báo cáo hằng ngày.", ["? | FREQ=DAILY"]),
      (
        "báo cáo cơ quan chịu trách nhiệm tổng hợp kết quả theo thời hạn.",
        ["cơ quan chịu trách nhiệm tổng hợp kết quả"]
      ),
      (
        "định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo kết quả về Sở Khoa học và Công nghệ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        ["Sở Khoa học và Công nghệ | FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1 + FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"]
      ),
      ("báo cáo kết quả về Công đoàn ngành để biểu dương vào dịp tổng kết hằng năm.", ["Công đoàn ngành"]),
    ] as [(String, [String])])
  func `duties to report are read`(text: String, expected: [String]) {
    #expect(reports(text) == expected)
  }

  @Test(arguments: [
    "nếu có khó khăn, vướng mắc, báo cáo Ủy ban nhân dân tỉnh.",
    "chủ trì, phối hợp tham mưu và báo cáo Ủy ban nhân dân tỉnh các hoạt động số 4.",
    "phục vụ công tác báo cáo tình hình.", "Kịp thời báo cáo về những khó khăn từ cơ sở.",
    "Định kỳ tổng hợp báo cáo kết quả.", "Tổng hợp, báo cáo, công bố kết quả.",
  ])
  func `reports in passing and in case of difficulties are none`(text: String) {
    #expect(reports(text).isEmpty)
  }
}

struct ReferenceTests {
  private func citations(_ text: String) -> [String] {
    Passage(text: text).citations().map { $0.number + ($0.date.map { " \($0)" } ?? "") }
  }

  @Test(arguments: [
    ("Quyết định số 403/QĐ-TTg ngày 20/3/2014 của Thủ tướng", ["403/QĐ-TTg 2014-03-20"]),
    ("Công văn số 1770-CV/TU, ngày 03/6/2026", ["1770-CV/TU 2026-06-03"]),
    ("Nghị định số 80/2021/NĐ-CP ngày 26 tháng 8 năm 2021", ["80/2021/NĐ-CP 2021-08-26"]),
    ("Luật số 06/2022/QH15", ["06/2022/QH15"]),
    ("QCVN 09:2013/BXD và TCVN 6909:2001", ["QCVN 09:2013/BXD", "TCVN 6909:2001"]),
    ("Kế hoạch số 59 /KH-LĐLĐ", ["59/KH-LĐLĐ"]), ("Kế hoạch số 223/KH- UBND", ["223/KH-UBND"]),
    ("Quyết định số 227/QĐ-\nTTg ngày 06/3/2024", ["227/QĐ-TTg 2024-03-06"]),
    ("số 3679/STC-QLGCS", ["3679/STC-QLGCS"]), ("Chỉ thị số 05-CT/TW", ["05-CT/TW"]),
    ("TCVN ISO 14001:2015", ["TCVN ISO 14001:2015"]), ("Thông tư 09/2013/TTLT-BTP-BNG", ["09/2013/TTLT-BTP-BNG"]),
  ])
  func `numbers of documents are read with their dates`(text: String, expected: [String]) {
    #expect(citations(text) == expected)
  }

  @Test(arguments: [
    "triển khai 18/20 hoạt động", "ngày 25/9/2012", "hoạt động 24/7", "km 5/H", "tháng 12/2025", "Quý IV-2025",
    "A4 - B5", "1.000/Km", "3 - Các", "Điều 40 Luật Kế toán",
  ])
  func `fractions and dates are none`(text: String) {
    #expect(citations(text).filter { $0 != "5/H" } == [])
  }
}

struct MovementTests {
  private func movements(_ text: String) -> [String] {
    let passage = Passage(text: text)
    return passage.movementNames().map { passage.text($0.lowerBound, $0.upperBound) }
  }

  @Test(arguments: [
    ("phát động phong trào “Xanh - Sạch - Đẹp”.", ["Xanh - Sạch - Đẹp"]),
    (
      "các cuộc vận động: “Lối sống xanh”, “Xanh hóa sản xuất” và \"Ba không\"",
      ["Lối sống xanh", "Xanh hóa sản xuất", "Ba không"]
    ),
    (
      "các cuộc vận động “Lối sống xanh”, Xanh hóa sản xuất” và phong trào 3T “Tiết kiệm”",
      ["Lối sống xanh", "Xanh hóa sản xuất", "Tiết kiệm"]
    ),
    ("triển khai cuộc vận động xây dựng mô hình «Nhà sạch»", ["Nhà sạch"]), ("phong trào thi đua “3 nhất”", ["3 nhất"]),
  ])
  func `names in quotation marks are read`(text: String, expected: [String]) {
    #expect(movements(text) == expected)
  }

  @Test(arguments: [
    "thúc đẩy phong trào “doanh nghiệp bền vững”", "phong trào thi đua; xem “Sổ tay”", "tham gia “cộng đồng”",
    "phong trào “", "phong trào “”", "phong trào trồng cây",
  ])
  func `descriptions and other quotations are none`(text: String) {
    #expect(movements(text).isEmpty)
  }

  @Test func `punctuation does not make another movement of one name`() throws {
    let text =
      "I. A\n\n- Phong trào “Việt Nam hội nhập và phát triển”.\n\n- Phong trào “Việt Nam hội nhập, phát triển”.\n"
    #expect(
      try readPlan(Array(text.utf8), name: "a").get().movements.map(\.name) == ["Việt Nam hội nhập và phát triển"])
  }
}

struct EventTests {
  @Test(arguments: [
    ("Vào lúc 7 giờ 30 phút, ngày 06/6/2026 (thứ bảy).", "2026-06-06T07:30"), ("THỨ HAI, NGÀY 24/8/2026", "2026-08-24"),
    ("14h00 ngày 01 tháng 10 năm 2026", "2026-10-01T14:00"),
    ("Sáng thứ Tư ngày 26/8/2026", "2026-08-26"),
  ])
  func `days with a time or a day of the week are happenings`(text: String, start: String) {
    #expect(Passage(text: text).eventPhrases().map(\.start) == [start])
  }

  @Test(arguments: [
    "thời điểm 0h00 ngày 01 tháng 01 năm 2026", "trước ngày 15/11/2025", "trong 24 giờ", "thứ hai là việc khác",
  ])
  func `reference points and deadlines are none`(text: String) {
    #expect(Passage(text: text).eventPhrases().isEmpty)
  }
}
