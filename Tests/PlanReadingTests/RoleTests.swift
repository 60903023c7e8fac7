// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Who does what in which role, read through whole plans.
struct RoleTests {
  private func roles(_ sentence: String) throws -> [String] { try Reading.marks(.assignment, ofSentence: sentence) }

  @Test(arguments: [
    // The word behind the name.
    Expectation("Sở Y tế chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế chủ trì việc lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế có trách nhiệm chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế chịu trách nhiệm chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế tham mưu, chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế là cơ quan chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế làm cơ quan chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế là đơn vị chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Sở Y tế: Chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Giao Sở Y tế chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Giao cho Sở Y tế chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Phân công Sở Y tế chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Yêu cầu Sở Y tế chủ trì lập đề án.", "lead: Sở Y tế"),
    Expectation("Đề nghị Hội Nông dân tỉnh chủ trì vận động hội viên.", "lead: Hội Nông dân tỉnh"),
    Expectation("Do Sở Y tế chủ trì.", "lead: Sở Y tế"),
    Expectation("Lập đề án: giao Sở Y tế chủ trì.", "lead: Sở Y tế"),
    // Partners.
    Expectation("Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế chủ trì, phối hợp Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế chủ trì phối hợp với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế chủ trì và phối hợp với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế chủ trì, phối hợp cùng Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế chủ trì, phối hợp cùng với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation(
      "Sở Y tế chủ trì, phối hợp chặt chẽ với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế chủ trì, phối kết hợp với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation("Sở Y tế làm chủ trì, phối hợp với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation(
      "Sở Y tế là cơ quan chủ trì, phối hợp với Sở Nội vụ lập đề án.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    Expectation(
      "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ và các đơn vị liên quan lập đề án.", "lead: Sở Y tế",
      "coordinate: Sở Nội vụ", "coordinate: các đơn vị liên quan"),
    Expectation(
      "Sở Y tế chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân các xã, phường lập đề án.", "lead: Sở Y tế",
      "coordinate: các sở, ban, ngành", "coordinate: Ủy ban nhân dân các xã, phường"),
    Expectation(
      "Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính, Công an tỉnh, Báo Hòa Sơn lập đề án.", "lead: Sở Y tế",
      "coordinate: Sở Nội vụ", "coordinate: Sở Tài chính", "coordinate: Công an tỉnh", "coordinate: Báo Hòa Sơn"),
    Expectation(
      "Sở Y tế chủ trì, phối hợp với Sở Nội vụ (Phòng Cải cách hành chính) và Sở Tài chính lập đề án.",
      "lead: Sở Y tế", "coordinate: Sở Nội vụ", "coordinate: Sở Tài chính"),
    // Taking part.
    Expectation("Sở Y tế phối hợp lập đề án.", "coordinate: Sở Y tế"),
    Expectation("Sở Y tế phối hợp với Sở Nội vụ lập đề án.", "coordinate: Sở Y tế"),
    Expectation("Sở Y tế có trách nhiệm phối hợp lập đề án.", "coordinate: Sở Y tế"),
    Expectation("Sở Y tế chịu trách nhiệm phối hợp với Sở Nội vụ lập đề án.", "coordinate: Sở Y tế"),
    Expectation("Đề nghị Hội Nông dân tỉnh phối hợp vận động hội viên.", "coordinate: Hội Nông dân tỉnh"),
    Expectation("Do Sở Y tế phối hợp thực hiện.", "coordinate: Sở Y tế"),
    Expectation("Sở Y tế: phối hợp lập đề án.", "coordinate: Sở Y tế"),
    // Leading together.
    Expectation("Sở Y tế đồng chủ trì với Sở Nội vụ lập đề án.", "co-lead: Sở Y tế", "co-lead: Sở Nội vụ"),
    Expectation("Sở Y tế đồng chủ trì cùng Sở Nội vụ lập đề án.", "co-lead: Sở Y tế", "co-lead: Sở Nội vụ"),
    Expectation("Sở Y tế và Sở Nội vụ đồng chủ trì lập đề án.", "co-lead: Sở Y tế", "co-lead: Sở Nội vụ"),
    Expectation("Sở Y tế, Sở Nội vụ cùng chủ trì lập đề án.", "co-lead: Sở Y tế", "co-lead: Sở Nội vụ"),
    Expectation("Sở Y tế và Sở Nội vụ chủ trì lập đề án.", "lead: Sở Y tế", "lead: Sở Nội vụ"),
    // Doing it without a word of role.
    Expectation("Sở Y tế lập đề án.", "responsible: Sở Y tế"),
    Expectation("Sở Y tế có trách nhiệm lập đề án.", "responsible: Sở Y tế"),
    Expectation("Sở Y tế tổ chức thực hiện.", "responsible: Sở Y tế"),
    Expectation("Sở Y tế căn cứ chức năng, nhiệm vụ lập đề án.", "responsible: Sở Y tế"),
    Expectation("Sở Y tế, Sở Nội vụ rà soát danh mục.", "responsible: Sở Y tế", "responsible: Sở Nội vụ"),
    Expectation("Giao Sở Y tế làm đầu mối tổng hợp.", "responsible: Sở Y tế"),
    Expectation("Sở Y tế mong các cấp, các ngành bắt tay vào việc ngay."),
    Expectation("Các xã, phường vận động người dân.", "responsible: Các xã, phường"),
    Expectation("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện.", "responsible: các cơ quan, đơn vị"),
    Expectation("Thủ trưởng các sở, ngành chịu trách nhiệm thi hành.", "responsible: Thủ trưởng các sở, ngành"),
    Expectation(
      "Trong quá trình thực hiện, các cơ quan, đơn vị phản ánh về Sở Y tế.", "responsible: các cơ quan, đơn vị"),
    Expectation(
      "Căn cứ Kế hoạch này, Ủy ban nhân dân các xã xây dựng kế hoạch.", "responsible: Ủy ban nhân dân các xã"),
    Expectation(
      "Trên cơ sở dự toán được giao, đề nghị Sở Tài chính bố trí kinh phí.", "responsible: Sở Tài chính"),
    Expectation("Các xã hằng quý tổ chức ra quân.", "responsible: Các xã"),
    Expectation("Sở Y tế trước ngày 15/11/2026 lập đề án.", "responsible: Sở Y tế by 2026-11-15"),
    Expectation("Sở Y tế hằng năm chủ trì đánh giá.", "lead: Sở Y tế"),
    Expectation("Trước ngày 15/12 hằng năm, các xã kiểm đếm cây.", "responsible: các xã"),
    Expectation("Trong quý II/2026, Sở Y tế chủ trì đo nước.", "lead: Sở Y tế by 2026-34"),
    Expectation("Đến hết năm 2026, Sở Xây dựng hoàn thành bản đồ.", "responsible: Sở Xây dựng by 2026"),
    Expectation("Hằng tháng, Sở Y tế công bố số liệu.", "responsible: Sở Y tế"),
    Expectation(
      "Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo xây dựng kế hoạch.", "responsible: Đảng ủy Ủy ban nhân dân tỉnh"),
    Expectation("Các đồng chí lãnh đạo tỉnh kiểm tra hồ.", "responsible: Các đồng chí lãnh đạo tỉnh"),
    Expectation("Đề nghị Tỉnh đoàn Hòa Sơn tạo điều kiện về loa.", "responsible: Tỉnh đoàn Hòa Sơn"),
    Expectation("Hằng ngày, các tổ trực ghi mực nước.", "responsible: các tổ trực"),
    // Two clauses, two doers.
    Expectation(
      "Sở Y tế chủ trì lập đề án; Sở Tài chính bố trí kinh phí.", "lead: Sở Y tế", "responsible: Sở Tài chính"),
    Expectation(
      "Sở Y tế chủ trì lập đề án; Sở Nội vụ phối hợp thẩm định.", "lead: Sở Y tế", "coordinate: Sở Nội vụ"),
    // Attributes of a task.
    Expectation("Cơ quan chủ trì: Sở Y tế.", "lead: Sở Y tế"),
    Expectation("Đơn vị chủ trì: Sở Y tế, Sở Nội vụ.", "lead: Sở Y tế", "lead: Sở Nội vụ"),
    Expectation("Chủ trì: Sở Y tế.", "lead: Sở Y tế"),
    Expectation("Phối hợp: Sở Nội vụ.", "coordinate: Sở Nội vụ"),
    Expectation("Cơ quan phối hợp: Sở Nội vụ; các xã.", "coordinate: Sở Nội vụ", "coordinate: các xã"),
    Expectation("Đơn vị thực hiện: Sở Y tế.", "responsible: Sở Y tế"),
    Expectation("Cơ quan thực hiện: Ủy ban nhân dân các xã.", "responsible: Ủy ban nhân dân các xã"),
    Expectation("Cơ quan đầu mối: Sở Y tế.", "responsible: Sở Y tế"),
  ])
  func `the role follows from the words behind the name`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    "Tăng cường phối hợp với Sở Y tế trong kiểm tra.",
    "Tuyên truyền trên Báo Hòa Sơn về nước sạch.",
    "Kinh phí lấy từ ngân sách do Sở Tài chính quản lý.",
    "Ban hành quy chế phối hợp giữa các ngành.",
    "Đoàn kết, thống nhất trong thực hiện.",
    "Báo cáo đánh giá tác động môi trường được công khai.",
    "Phòng ngừa ô nhiễm từ đầu nguồn.",
    "Hội nghị tổng kết tổ chức vào cuối năm.",
    "Bộ tiêu chí được áp dụng từ năm 2026.",
    "Trường hợp mưa lớn, hoãn ra quân.",
    "Tổ chức hội thi viết về nguồn nước.",
    "100% cơ quan, đơn vị có bể chứa nước.",
    "",
  ])
  func `a sentence without a doer gives nobody work`(sentence: String) throws {
    #expect(try roles(sentence).isEmpty)
  }

  @Test(arguments: [
    Expectation(
      "1. Sở Y tế\n\n- Chủ trì đo nước.\n\n- Phối hợp sửa kênh.\n\n- Tuyên truyền trong nhân viên.",
      "lead: Sở Y tế", "coordinate: Sở Y tế", "responsible: Sở Y tế"),
    Expectation(
      "1. Sở Y tế:\n\na) Chủ trì, phối hợp với Sở Nội vụ đo nước.\n\nb) Lập sổ theo dõi.", "lead: Sở Y tế",
      "coordinate: Sở Nội vụ", "responsible: Sở Y tế"),
    Expectation(
      "1. Trách nhiệm của Sở Y tế\n\n- Đo nước.\n\n- Đồng chủ trì sửa kênh.", "responsible: Sở Y tế",
      "co-lead: Sở Y tế"),
    Expectation(
      "1. Nhiệm vụ của các xã, phường:\n\n- Vận động người dân.", "responsible: các xã, phường"),
    Expectation(
      "1. Sở Y tế, Sở Nội vụ\n\n- Chủ trì đo nước.", "lead: Sở Y tế", "lead: Sở Nội vụ"),
    Expectation(
      "1. Sở Y tế\n\n- Sở Nội vụ chủ trì tập huấn.\n\n- Đo nước.", "lead: Sở Nội vụ", "responsible: Sở Y tế"),
    Expectation(
      "1. Sở Y tế\n\n- Đo nước.\n\n2. Sở Nội vụ\n\n- Tập huấn.", "responsible: Sở Y tế", "responsible: Sở Nội vụ"),
    Expectation(
      "1. Giao Sở Y tế là cơ quan đầu mối theo dõi chung.\n\n- Chủ trì đo nước.", "responsible: Sở Y tế",
      "lead: Sở Y tế"),
    Expectation(
      "1. Ban Thường vụ Liên đoàn Lao động tỉnh\n\n- Chỉ đạo các cấp công đoàn.",
      "responsible: Ban Thường vụ Liên đoàn Lao động tỉnh"),
    Expectation("1. Đề nghị Mặt trận Tổ quốc tỉnh:\n\n- Vận động người dân.", "responsible: Mặt trận Tổ quốc tỉnh"),
    Expectation("1. Sở Y tế (cơ quan thường trực)\n\n- Đo nước.", "responsible: Sở Y tế"),
    Expectation("1. Sở Y tế - Cơ quan thường trực\n\n- Đo nước.", "responsible: Sở Y tế"),
    Expectation("**1. Sở Y tế:**\n\n- Đo nước.", "responsible: Sở Y tế"),
    Expectation("1. Công tác tuyên truyền\n\n- Đo nước."),
    Expectation("1. Sở Y tế\n\n- Đo nước:\n\n+ Ở ba xã.", "responsible: Sở Y tế"),
  ])
  func `a heading that names bodies gives them what stands directly below`(expectation: Expectation) throws {
    let plan = try Reading.plan("I. TỔ CHỨC\n\n\(expectation.text)\n")
    #expect(Reading.marks(.assignment, of: plan) == expectation.says)
  }

  @Test(arguments: [
    Expectation("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Các xã, phường thực hiện nghiêm túc.\n\n2. Các ngành phối hợp chặt chẽ."),
    Expectation("I. YÊU CẦU\n\n1. Mục đích\n\n- Các cấp, các ngành nâng cao nhận thức.\n\n- Người dân hưởng ứng."),
    Expectation("I. NGUYÊN TẮC\n\n1. Sở Y tế chủ trì giữ số liệu.", "lead: Sở Y tế"),
  ])
  func `aims and demands give nobody work, except a lead that is named`(expectation: Expectation) throws {
    #expect(Reading.marks(.assignment, of: try Reading.plan(expectation.text)) == expectation.says)
  }

  @Test(arguments: [
    Expectation("Sở Y tế chủ trì hoạt động số 3.", "lead #3: Sở Y tế"),
    Expectation(
      "Sở Y tế chủ trì các hoạt động số 3, 5 và 7.", "lead #3: Sở Y tế", "lead #5: Sở Y tế", "lead #7: Sở Y tế"),
    Expectation("Sở Y tế chủ trì hoạt động số 3 - 5.", "lead #3: Sở Y tế", "lead #4: Sở Y tế", "lead #5: Sở Y tế"),
    Expectation(
      "Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện hoạt động số 3.", "lead #3: Sở Y tế",
      "coordinate #3: Sở Nội vụ"),
    Expectation("Sở Y tế phối hợp thực hiện hoạt động số 3.", "coordinate #3: Sở Y tế"),
    Expectation("Sở Y tế thực hiện hoạt động số 3.", "responsible #3: Sở Y tế"),
    Expectation("Sở Y tế đồng chủ trì cùng Sở Nội vụ hoạt động số 3.", "co-lead #3: Sở Y tế", "co-lead #3: Sở Nội vụ"),
    Expectation("Do Sở Y tế chủ trì hoạt động số 3.", "lead #3: Sở Y tế"),
  ])
  func `an activity that is named carries the role`(expectation: Expectation) throws {
    #expect(try roles(expectation.text) == expectation.says)
  }

  @Test func `the place of an assignment is the name of the body`() throws {
    let sentences = [
      "Sở Y tế chủ trì, phối hợp với Sở Nội vụ, các xã, phường lập đề án.", "**Sở Y tế** và *Sở Nội vụ* đo nước.",
      "Đề nghị Hội Nông dân tỉnh; Hội Phụ nữ tỉnh vận động hội viên.", "Cơ quan chủ trì: Sở Y tế; Sở Nội vụ.",
    ]
    for sentence in sentences {
      let plan = try Reading.plan(ofSentence: sentence)
      #expect(plan.assignments.count >= 2)
      for assignment in plan.assignments {
        #expect(Reading.text(of: plan, at: assignment.span) == assignment.body, "\(sentence)")
      }
    }
  }
}
