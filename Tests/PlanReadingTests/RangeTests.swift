// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Amounts between two numbers, and amounts that go from one to another.
struct RangeTests {
  private func targets(_ sentence: String) throws -> [String] { try Reading.marks(.target, ofSentence: sentence) }

  @Test(arguments: [
    Expectation("Văn phòng Bộ giảm 20 - 30% lượng giấy in.", ">= 20 %", "<= 30 %"),
    Expectation("Đạt 90 – 95% hộ.", ">= 90 %", "<= 95 %"),
    Expectation("Đạt 90%-95% hộ.", ">= 90 %", "<= 95 %"),
    Expectation("Phấn đấu giảm từ 20 đến 30 % điện chiếu sáng.", ">= 20 %", "<= 30 %"),
    Expectation("Phấn đấu giảm từ 20% đến 30% điện chiếu sáng.", ">= 20 %", "<= 30 %"),
    Expectation("Mỗi xã xây dựng từ 3-5 mô hình.", ">= 3 mô hình", "<= 5 mô hình"),
    Expectation("Mỗi xã xây dựng 03 - 05 mô hình.", ">= 3 mô hình", "<= 5 mô hình"),
    Expectation("Trồng từ 1.000 đến 1.500 cây.", ">= 1.000 cây", "<= 1.500 cây"),
    Expectation("Trồng mới 2,5 - 3 ha rừng.", ">= 2,5 ha", "<= 3 ha"),
    Expectation("Phấn đấu thu 500 - 700 triệu đồng.", ">= 500 triệu đồng", "<= 700 triệu đồng"),
    Expectation("Mở 2 - 3 lớp và 4 - 6 buổi.", ">= 2 lớp", "<= 3 lớp", ">= 4 buổi", "<= 6 buổi"),
    Expectation("Đến năm 2030, giảm 20 - 30% lượng nước.", ">= 20 % by 2030", "<= 30 % by 2030"),
  ])
  func `a range is two bounds`(expectation: Expectation) throws {
    #expect(try targets(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    Expectation("Mỗi xã có ít nhất 3 - 5 mô hình.", ">= 3 mô hình"),
    Expectation("Đạt từ 20 - 30% trở lên.", ">= 20 %"),
    Expectation("Thất thoát không quá 10 - 12%.", "<= 12 %"),
    Expectation("Thất thoát dưới 10 - 12%.", "< 12 %"),
    Expectation("Thu gom trên 80 - 85% rác.", "> 80 %"),
  ])
  func `a range behind a comparison keeps the bound that is asked for`(expectation: Expectation) throws {
    #expect(try targets(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    Expectation("Giảm tỷ lệ thất thoát từ 18% xuống 12%.", "= 12 %"),
    Expectation("Giảm tỷ lệ thất thoát từ 18% năm 2025 xuống còn 12%.", "= 12 %"),
    Expectation("Nâng tỷ lệ che phủ từ 52% lên 54%.", "= 54 %"),
    Expectation("Tăng tỷ lệ hộ dùng nước sạch lên 95%.", "= 95 %"),
    Expectation("Giảm xuống 5%.", "= 5 %"),
  ])
  func `what goes from one amount to another shall be the second`(expectation: Expectation) throws {
    #expect(try targets(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    "Vốn ngân sách: 85% - 90% tổng vốn.", "Từ tháng 3 - 5 ra quân.", "Giai đoạn 2026 - 2030.",
    "Từ ngày 01 - 15/3 ra quân.",
    "Phường 3 - 5 ra quân.", "Đạt giải 5 - 3 mô hình.", "Theo khoản 2 - 3 Điều 5.", "Ra quân từ 7 - 9 giờ.",
    "Chi 20% đến 2030.", "Áp dụng từ 20% đến hết năm.",
  ])
  func `what asks for no amount between two numbers is no range`(sentence: String) throws {
    #expect(try targets(sentence).isEmpty)
  }

  @Test func `both bounds stand at the place of the range`() throws {
    let plan = try Reading.plan(ofSentence: "Mỗi xã xây dựng từ 3-5 mô hình kiểu mẫu.")
    #expect(
      plan.targets.map { Reading.text(of: plan, at: $0.span) } == [
        "xây dựng từ 3-5 mô hình", "xây dựng từ 3-5 mô hình",
      ])
  }

  @Test func `a cell of an indicator may hold a range`() throws {
    let plan = try Reading.plan(
      """
      I. CHỈ TIÊU

      | TT | Chỉ tiêu | Đơn vị tính | Kết quả | Cơ quan chủ trì |
      |---|---|---|---|---|
      | 1 | Tỷ lệ tái chế | % | 20 - 30 | Sở Xây dựng |
      | 2 | Số mô hình | mô hình | Từ 3 đến 5 | Sở Y tế |
      | 3 | Tỷ lệ che phủ | | ≥ 52% | Sở Y tế |
      """)
    #expect(
      Reading.marks(.target, of: plan) == [">= 20 %", "<= 30 %", ">= 3 mô hình", "<= 5 mô hình", ">= 52 %"])
  }

  @Test(arguments: [
    ("Sở Y tế tăng cường kiểm tra.", "responsible: Sở Y tế"),
    ("Trung tâm Y tế xã giảm giờ chờ của người bệnh.", "responsible: Trung tâm Y tế xã"),
    ("Trạm Y tế phường tăng thời lượng tư vấn.", "responsible: Trạm Y tế phường"),
    ("Ban Chỉ đạo giảm nghèo bền vững xã chủ trì rà soát.", "lead: Ban Chỉ đạo giảm nghèo bền vững xã"),
    ("Tổ giúp việc tăng trưởng xanh chủ trì lập biểu.", "lead: Tổ giúp việc tăng trưởng xanh"),
  ])
  func `words of change are work, and part of a name where the lexicon says so`(sentence: String, doer: String) throws {
    #expect(try Reading.marks(.assignment, ofSentence: sentence) == [doer])
  }
}
