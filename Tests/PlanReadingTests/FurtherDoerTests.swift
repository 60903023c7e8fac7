// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Doers that stand elsewhere than at the head of a sentence: in later clauses, brackets, fields, and above lists.
struct FurtherDoerTests {
  private func roles(_ sentence: String) throws -> [String] { try Reading.marks(.assignment, ofSentence: sentence) }

  /// The assignments of a whole text, each with the label of its item.
  private func assignments(_ text: String) throws -> [String] {
    let plan = try Reading.plan(text)
    return plan.assignments.map { "\(plan.items[$0.item].label) \($0.role.rawValue): \($0.body)" }
  }

  @Test(arguments: [
    Expectation("Khai thác quỹ đất; các địa phương rà soát cơ chế thu.", "responsible: các địa phương"),
    Expectation(
      "Bảo đảm thống nhất. Đồng thời, các xã, phường chủ động bố trí quỹ đất.", "responsible: các xã, phường"),
    Expectation("Bảo đảm thống nhất. Đồng thời các đơn vị rà soát quỹ đất.", "responsible: các đơn vị"),
    // Whoever only receives or is spoken of does nothing.
    Expectation("Khai thác quỹ đất; gửi các địa phương tham khảo."),
    Expectation("Khai thác quỹ đất; các tuyến đường nội đồng."),
    Expectation("Bảo đảm thống nhất. Đồng thời, nguồn vốn được bố trí kịp thời."),
  ])
  func `a later clause has a doer of its own`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test func `an activity that is declared is not taken from the clause that explains it`() throws {
    #expect(try roles("Hoạt động số 8: Đo nước định kỳ. Các ngành, địa phương thường xuyên kiểm tra.") == [])
  }

  @Test(arguments: [
    Expectation("Lập danh mục hằng tháng (Sở Tài chính chịu trách nhiệm tổng hợp).", "responsible: Sở Tài chính"),
    Expectation("Lập danh mục (Sở Tài chính chủ trì).", "lead: Sở Tài chính"),
    Expectation("Lập danh mục (giao Sở Tài chính chủ trì).", "lead: Sở Tài chính"),
    Expectation("Lập danh mục (do Sở Tài chính chủ trì).", "lead: Sở Tài chính"),
    Expectation("Lập danh mục (theo mẫu của Sở Tài chính)."),
    Expectation("Lập danh mục (Sở Tài chính)."),
  ])
  func `a bracket may tell who does it`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    Expectation("Mở lớp tập huấn. Chủ trì: Sở Y tế.", "lead: Sở Y tế"),
    Expectation(
      "Mở lớp tập huấn. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ, các xã.", "lead: Sở Y tế",
      "coordinate: Sở Nội vụ", "coordinate: các xã"),
    Expectation(
      "Mở lớp tập huấn; chủ trì: Sở Y tế; thời gian: quý II/2026.", "lead: Sở Y tế by 2026-34"),
    Expectation("Mở lớp tập huấn về công tác phối hợp: nội dung, cách làm."),
    // The first field may open the line.
    Expectation(
      "Đơn vị chủ trì: Ban Nữ công. Đơn vị phối hợp: Văn phòng, các công đoàn cơ sở.", "lead: Ban Nữ công",
      "coordinate: Văn phòng", "coordinate: các công đoàn cơ sở"),
    Expectation(
      "Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ, Công an tỉnh.", "lead: Sở Y tế", "coordinate: Sở Nội vụ",
      "coordinate: Công an tỉnh"),
    Expectation(
      "Chủ trì: Sở Y tế; đơn vị phối hợp: Sở Nội vụ.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Chủ trì: Sở Y tế. Phối hợp: Sở Nội vụ.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Kiện toàn Tổ trực. Đơn vị thực hiện: Công an xã.", "responsible: Công an xã"),
    Expectation("Kiện toàn Tổ trực. Kết quả thực hiện: Công an xã có nhà mới."),
  ])
  func `fields within a line tell doers and time`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test func `cells whose lines a break of Markdown parts are read line by line`() throws {
    let plan = try Reading.plan(
      """
      KẾ HOẠCH

      I. NHIỆM VỤ

      | TT | Nội dung | Chủ trì | Thời gian |
      |---|---|---|---|
      | 1 | Rà soát mốc chỉ giới;<br>lập danh mục | Sở Y tế<br/>Sở Nội vụ | Quý II/2026 |

      | *Nơi nhận:*<br>- UBND tỉnh (b/c);<br />- Các thôn;<BR>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**<br>**CHỦ TỊCH**<br><br>**Đỗ Văn Hải** |
      |---|---|
      """)
    #expect(plan.items.last?.text == "Rà soát mốc chỉ giới; lập danh mục")
    #expect(
      plan.assignments.map(\.body) == ["Sở Y tế", "Sở Nội vụ"] && plan.assignments.allSatisfy { $0.role == .lead })
    #expect(plan.recipients.map(\.body) == ["UBND tỉnh", "Các thôn"])
    let head = plan.document
    #expect([head.authority, head.position, head.signer] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đỗ Văn Hải"])
  }

  @Test(arguments: ["<b", "<br", "<br ", "<brow>", "<br/", "a < b", "<br / x>"])
  func `what only looks like a break is no end of a line`(text: String) throws {
    let plan = try Reading.plan(
      "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Đo \(text) nước | Sở Y tế |\n")
    #expect(plan.items.count == 2 && plan.assignments.map(\.body) == ["Sở Y tế"], "\(plan.items.map(\.text))")
  }

  @Test(arguments: [
    Expectation("Sở Y tế có nhiệm vụ đo nước hằng ngày.", "responsible: Sở Y tế"),
    Expectation(
      "Báo Công Thương, Tạp chí Công Thương mở chuyên mục.", "responsible: Báo Công Thương",
      "responsible: Tạp chí Công Thương"),
    Expectation("Trung tâm Văn hóa xã tăng thời lượng phát thanh.", "responsible: Trung tâm Văn hóa xã"),
    Expectation("Trung tâm Văn hóa xã giảm giờ nghỉ trưa.", "responsible: Trung tâm Văn hóa xã"),
    Expectation(
      "Giao Đảng ủy Công an tỉnh lãnh đạo Công an tỉnh ban hành kế hoạch.", "responsible: Đảng ủy Công an tỉnh"),
    Expectation("Đảng ủy xã lãnh đạo xây dựng vườn ươm.", "responsible: Đảng ủy xã"),
  ])
  func `a name ends where its work begins`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test func `an activity's own line tells its lead, its deadline, and that nothing is missing`() throws {
    let plan = try Reading.plan(
      """
      I. NỘI DUNG

      - Hoạt động số 1: Mở lớp tập huấn (Sở Y tế chủ trì, hoàn thành trước tháng 6/2026).

      - Hoạt động số 2: Đo nước. Chủ trì: Sở Xây dựng; thời gian: quý II/2026.

      - Hoạt động số 3: Sửa kênh.

      """)
    #expect(
      Reading.marks(.assignment, of: plan) == [
        "lead #1: Sở Y tế by 2026-06", "lead #2: Sở Xây dựng by 2026-34",
      ])
    #expect(plan.findings.filter { $0.rule == .activityWithoutLead }.map(\.activity) == ["3"])
  }

  @Test func `a task behind a colon may open with a condition`() throws {
    #expect(
      try roles("Gỡ vướng: Khi nhà thầu có kiến nghị, yêu cầu các sở, ngành liên quan trả lời ngay.")
        == ["responsible: các sở, ngành liên quan"])
    #expect(try roles("Gỡ vướng: Khi nhà thầu có kiến nghị, giá được tính lại.") == [])
  }

  @Test func `what a lead lists below a colon is theirs`() throws {
    #expect(
      try assignments(
        """
        I. NỘI DUNG

        1. Sở Tài chính chủ trì, phối hợp với các sở, ngành:

        - Thẩm định hồ sơ.

        - Phối hợp với các xã kiểm kê.

        2. Sở Tài chính thẩm định hồ sơ.

        - Hồ sơ gồm hai bản.

        """) == [
          "1 lead: Sở Tài chính", "1 coordinate: các sở, ngành", "- responsible: Sở Tài chính",
          "- coordinate: Sở Tài chính", "2 responsible: Sở Tài chính",
        ])
  }

  @Test func `who is told to do a list does it`() throws {
    #expect(
      try assignments(
        """
        I. NỘI DUNG

        1. Sở Y tế chỉ đạo Chi cục Dân số thực hiện các nội dung sau:

        - Lập dự toán kinh phí.

        """) == ["1 responsible: Sở Y tế", "- responsible: Chi cục Dân số"])
    #expect(
      try assignments(
        """
        I. NỘI DUNG

        1. Sở Y tế chỉ đạo công tác dân số, gồm các nội dung sau:

        - Lập dự toán kinh phí.

        """) == ["1 responsible: Sở Y tế", "- responsible: Sở Y tế"])
  }

  @Test(arguments: [
    Expectation("Sở Xây dựng giăng cờ dọc các tuyến phố.", "responsible: Sở Xây dựng"),
    Expectation("Sở Y tế, Sở Nội vụ giăng cờ.", "responsible: Sở Y tế", "responsible: Sở Nội vụ"),
    Expectation(
      "Sở Văn hóa, Thể thao và Du lịch giăng cờ.", "responsible: Sở Văn hóa, Thể thao và Du lịch"),
    Expectation("Sở Lao động - Thương binh và Xã hội giăng cờ.", "responsible: Sở Lao động - Thương binh và Xã hội"),
    Expectation("Bộ Tài chính giăng cờ.", "responsible: Bộ Tài chính"),
    Expectation("Sở Y tế trồng cây ven đường.", "responsible: Sở Y tế"),
    // Nobody is told to do anything.
    Expectation("Sở Y tế đã giăng cờ."),
    Expectation("Sở Y tế của tỉnh Hòa Sơn."),
  ])
  func `a verb that no lexicon knows ends a name that is known`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test func `what an unknown verb tells is less sure than what a known one does`() throws {
    let known = try #require(try Reading.plan(ofSentence: "Sở Y tế lập đề án.").assignments.first)
    let unknown = try #require(try Reading.plan(ofSentence: "Sở Y tế giăng cờ dọc phố.").assignments.first)
    #expect(unknown.confidence < known.confidence)
  }

  @Test(arguments: [
    Expectation(
      "Các cơ sở có hoạt động về thú y trên địa bàn có trách nhiệm tự kiểm tra.",
      "responsible: Các cơ sở có hoạt động về thú y trên địa bàn"),
    Expectation(
      "Các đơn vị có chức năng quản lý chợ phối hợp kiểm tra.", "coordinate: Các đơn vị có chức năng quản lý chợ"),
    Expectation("Các đơn vị có kế hoạch kiểm tra."),
  ])
  func `what bodies have may belong to their name`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test func `a span of days that opens a sentence is its deadline, not that of the report behind it`() throws {
    let plan = try Reading.plan(
      ofSentence:
        "Từ ngày 13/4/2026 đến ngày 17/4/2026, các đơn vị tự kiểm tra. Sau đó gửi báo cáo về Sở Y tế trước ngày 22/4/2026."
    )
    #expect(Reading.marks(.assignment, of: plan) == ["responsible: các đơn vị by 2026-04-13/2026-04-17"])
    #expect(plan.reports.map(\.due) == ["2026-04-22"])
    #expect(try roles("Từ năm 2026, các đơn vị tự kiểm tra.") == ["responsible: các đơn vị"])
  }

  @Test func `a draft that is handed in to be passed on is no report`() throws {
    let handsIn = try Reading.plan(
      ofSentence: "Lập dự toán báo cáo Sở Tài chính trình cấp có thẩm quyền phê duyệt.")
    #expect(handsIn.reports.isEmpty)
    let reports = try Reading.plan(ofSentence: "Tổng hợp, báo cáo Sở Tài chính trước ngày 15/12/2026.")
    #expect(reports.reports.map(\.to) == ["Sở Tài chính"])
  }
}
