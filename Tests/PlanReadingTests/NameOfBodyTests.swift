// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Names of bodies with commas, brackets and «và» within them, and cells that hold several.
struct NameOfBodyTests {
  private func doers(_ sentence: String) throws -> [String] { try Reading.marks(.assignment, ofSentence: sentence) }

  @Test(arguments: [
    Expectation(
      "Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp chủ trì rà soát.",
      "lead: Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp"),
    Expectation(
      "Văn phòng Bộ chủ trì, phối hợp với Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp, Cục Đường thủy rà soát.",
      "lead: Văn phòng Bộ", "coordinate: Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp", "coordinate: Cục Đường thủy"),
    Expectation(
      "Giao Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp (đơn vị đầu mối) tổng hợp kết quả.",
      "responsible: Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp"),
    Expectation("Văn phòng HĐND và UBND xã chủ trì rà soát.", "lead: Văn phòng HĐND và UBND xã"),
    Expectation("Văn phòng Đoàn ĐBQH và HĐND tỉnh chủ trì rà soát.", "lead: Văn phòng Đoàn ĐBQH và HĐND tỉnh"),
    Expectation(
      "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chủ trì rà soát.",
      "lead: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
    Expectation("Văn phòng Bộ và UBND xã rà soát.", "responsible: Văn phòng Bộ", "responsible: UBND xã"),
    Expectation("HĐND và UBND xã rà soát.", "responsible: HĐND", "responsible: UBND xã"),
    Expectation("Trung tâm Y tế xã chủ trì rà soát.", "lead: Trung tâm Y tế xã"),
    Expectation("Viện Nghiên cứu Sông Trúc chủ trì đo nước.", "lead: Viện Nghiên cứu Sông Trúc"),
    Expectation("Công an xã lắp còi báo động.", "responsible: Công an xã"),
  ])
  func `a name goes on over its own commas and conjunctions`(expectation: Expectation) throws {
    #expect(try doers(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    Expectation("Giao Tổ tiết kiệm điện (thành lập năm 2025) theo dõi, đôn đốc.", "responsible: Tổ tiết kiệm điện"),
    Expectation("Giao Tổ tiết kiệm điện theo dõi, đôn đốc.", "responsible: Tổ tiết kiệm điện"),
    Expectation("Giao Ban văn hóa xã (bộ phận phụ trách) chủ trì mở 2 lớp.", "lead: Ban văn hóa xã"),
    Expectation("Phân công Đội cứu nạn (12 người) ứng trực.", "responsible: Đội cứu nạn"),
    Expectation("Giao tổ chức theo dõi việc này."),
  ])
  func `who is given work is known by the capital, whatever a bracket says`(expectation: Expectation) throws {
    #expect(try doers(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    ("Các xã<br>Công an tỉnh", ["Các xã", "Công an tỉnh"]), ("Các cục<br/>Các vụ", ["Các cục", "Các vụ"]),
    ("Sở Y tế;<br>Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]), ("Sở Y tế<br>tỉnh", ["Sở Y tế tỉnh"]),
    ("Sở Nông nghiệp và<br>Môi trường", ["Sở Nông nghiệp và Môi trường"]),
    ("Ủy ban nhân dân<br>Xã Bến Trúc", ["Ủy ban nhân dân Xã Bến Trúc"]),
    ("Chủ tịch UBND<br>Xã Bến Trúc", ["Chủ tịch UBND Xã Bến Trúc"]),
    ("Tổ Văn phòng<br>Công đoàn", ["Tổ Văn phòng", "Công đoàn"]),
    ("Ban Tổ chức<br>Tỉnh ủy", ["Ban Tổ chức Tỉnh ủy"]),
    ("Ban Tuyên giáo và Dân vận<br>Tỉnh ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
    ("Sở Văn hóa,<br>Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Y tế<br>Sở Nội vụ<br>Công an tỉnh", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
    ("- Sở Y tế<br>- Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
  ])
  func `each line of a cell that opens a body is a body`(cell: String, bodies: [String]) throws {
    let plan = try Reading.plan(
      """
      I. NỘI DUNG

      | TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |
      |---|---|---|---|
      | 1 | Rà soát | Sở Tư pháp | \(cell) |
      """)
    #expect(plan.assignments.filter { $0.role == .coordinate }.map(\.body) == bodies)
  }

  @Test(arguments: [
    Expectation("Đồng chí Lê Văn Nam - Phó Trưởng ban kiểm tra tiến độ.", "responsible: Đồng chí Lê Văn Nam"),
    Expectation("Đồng chí Trưởng ban: chỉ đạo chung.", "responsible: Đồng chí Trưởng ban"),
    Expectation("Ban hành Quy chế (Sở Y tế tham mưu).", "responsible: Sở Y tế"),
    Expectation("Áp dụng biểu mẫu (Sở Y tế ban hành năm 2025)."),
    Expectation(
      "Phòng Kỹ thuật chủ trì kiểm toán năng lượng, phối hợp Phòng Tài chính - Kế toán.", "lead: Phòng Kỹ thuật",
      "coordinate: Phòng Tài chính - Kế toán"),
    Expectation("Phòng Kế hoạch tổng hợp chủ trì rà soát.", "lead: Phòng Kế hoạch tổng hợp"),
  ])
  func `people, brackets and later partners are read`(expectation: Expectation) throws {
    #expect(try doers(expectation.text) == expectation.says)
  }

  @Test func `a name before a colon below the heading of duties needs no capital behind it`() throws {
    let plan = try Reading.plan(
      "I. TỔ CHỨC THỰC HIỆN\n\n1. Nhân viên bếp, tạp vụ: thực hiện phân loại rác.\n\n2. Kinh phí: bố trí từ ngân sách.\n"
    )
    #expect(plan.assignments.map(\.body) == ["Nhân viên bếp, tạp vụ"])
  }

  @Test func `the lines of a cell stay apart, wrapped or not`() throws {
    let plan = try Reading.plan(
      """
      I. NỘI DUNG

      | TT | Nhiệm vụ | Chủ trì |
      |---|---|---|
      | 1 | Rà soát<br>và tổng hợp | Các xã<br><br>Công an **tỉnh**<br> |
      """)
    #expect(plan.items.last?.cells == ["1", "Rà soát\nvà tổng hợp", "Các xã\nCông an tỉnh"])
    #expect(plan.items.last?.text == "Rà soát và tổng hợp")
    #expect(plan.items.last?.columns?.lead == 2 && plan.items.last?.columns?.text == 1)
  }
}
