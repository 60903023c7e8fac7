// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@testable import PlanReading

struct BodyTests {
  private func names(_ text: String) -> [String]? {
    let passage = Passage(text: text)
    return passage.bodies(at: 0)?.names.map { passage.text($0.lowerBound, $0.upperBound) }
  }

  @Test(
    arguments: [
      ("Sở Văn hóa, Thể thao và Du lịch chủ trì", ["Sở Văn hóa, Thể thao và Du lịch"]),
      ("Sở Lao động – Thương binh và Xã hội phối hợp", ["Sở Lao động – Thương binh và Xã hội"]),
      (
        "các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường",
        ["các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"]
      ),
      (
        "Các cơ quan, đơn vị, địa phương, doanh nghiệp căn cứ nhiệm vụ",
        ["Các cơ quan, đơn vị, địa phương, doanh nghiệp"]
      ),
      (
        "các cấp ủy Đảng, Mặt trận Tổ quốc tỉnh và các tổ chức chính trị - xã hội tỉnh",
        ["các cấp ủy Đảng", "Mặt trận Tổ quốc tỉnh", "các tổ chức chính trị - xã hội tỉnh"]
      ),
      ("Công đoàn cấp trên cơ sở và các CĐCS trực thuộc", ["Công đoàn cấp trên cơ sở và các CĐCS trực thuộc"]),
      ("Sở Tài chính và các sở liên quan", ["Sở Tài chính", "các sở liên quan"]),
      ("Đoàn Thanh niên, Hội Phụ nữ hỗ trợ người dân", ["Đoàn Thanh niên", "Hội Phụ nữ"]),
      ("phòng Tổ chức- Cán bộ, Văn phòng ban thực hiện", ["phòng Tổ chức- Cán bộ", "Văn phòng ban"]),
      ("phòng Tổ chức Đảng, đảng viên và phòng Bảo vệ thực hiện", ["phòng Tổ chức Đảng, đảng viên", "phòng Bảo vệ"]),
      (
        "Giám đốc Sở Y tế; Thủ trưởng các sở, ban, ngành, đơn vị trực thuộc chịu trách nhiệm",
        ["Giám đốc Sở Y tế", "Thủ trưởng các sở, ban, ngành, đơn vị trực thuộc"]
      ),
      (
        "Ban Quản lý Khu kinh tế, Sở Công Thương, các doanh nghiệp viễn thông; các đơn vị liên quan",
        ["Ban Quản lý Khu kinh tế", "Sở Công Thương", "các doanh nghiệp viễn thông", "các đơn vị liên quan"]
      ),
      ("Các Trung tâm y tế giám sát", ["Các Trung tâm y tế"]), ("Sở KH&CN", ["Sở KH&CN"]),
      ("UBND các xã/phường", ["UBND các xã/phường"]),
      ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", ["Sở Tài chính"]),
      ("Sở Y tế (cơ quan đầu mối), Sở Tài chính lập dự toán", ["Sở Y tế", "Sở Tài chính"]),
      ("Hội Nông dân tỉnh các hoạt động số 4", ["Hội Nông dân tỉnh"]), ("VP. UBND tỉnh", nil),
      ("UBND tỉnh những khó khăn", ["UBND tỉnh"]), ("PHÒNG NỘI VỤ", ["PHÒNG NỘI VỤ"]),
    ] as [(String, [String]?)])
  func `names of bodies are told apart`(text: String, expected: [String]?) {
    #expect(names(text) == expected)
  }

  @Test(arguments: [
    "Ban hành kế hoạch", "Phòng, chống dịch", "Báo cáo kết quả", "Tổ chức hội nghị", "Đoàn kết nội bộ", "Bộ tiêu chí",
    "các cấp Công đoàn",
    "Mỗi cấp Công đoàn", "các bệnh truyền nhiễm", "Hội thi thợ giỏi", "Việc đánh giá", "", "12",
  ])
  func `verbs and things are no bodies`(text: String) {
    #expect(names(text) == nil)
  }

  private func roles(_ text: String, isNumbered: Bool = false) -> [String] {
    let passage = Passage(text: text)
    return passage.doers(isNumbered: isNumbered).all.map {
      "\($0.role.rawValue) \(passage.text($0.name.lowerBound, $0.name.upperBound))"
    }
  }

  @Test(
    arguments: [
      (
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính, các địa phương lập đề án.",
        ["lead Sở Y tế", "coordinate Sở Tài chính", "coordinate các địa phương"]
      ),
      ("Sở Y tế chủ trì tham mưu.", ["lead Sở Y tế"]), ("Chi đoàn phối hợp tổ chức.", ["coordinate Chi đoàn"]),
      ("Sở Y tế đồng chủ trì cùng Sở Nội vụ xây dựng.", ["co-lead Sở Y tế", "co-lead Sở Nội vụ"]),
      ("Sở Y tế có trách nhiệm phổ biến.", ["responsible Sở Y tế"]),
      ("Sở Tài chính căn cứ dự toán bố trí.", ["responsible Sở Tài chính"]),
      ("Sở Y tế có trách nhiệm chủ trì, phối hợp với Sở Nội vụ.", ["lead Sở Y tế", "coordinate Sở Nội vụ"]),
      ("Giao Sở Y tế chủ trì, phối hợp các sở, ngành lập đề án.", ["lead Sở Y tế", "coordinate các sở, ngành"]),
      ("Đề nghị Hội Nông dân tỉnh vận động hội viên.", ["responsible Hội Nông dân tỉnh"]),
      (
        "Nhà A: Do phòng Tổng hợp, phòng Cơ yếu thực hiện.", ["responsible phòng Tổng hợp", "responsible phòng Cơ yếu"]
      ),
      ("Do Sở Y tế chủ trì.", ["lead Sở Y tế"]),
      ("Sở Xây dựng: hướng dẫn các địa phương.", ["responsible Sở Xây dựng"]),
      ("Sở Nội vụ: Phối hợp với Sở Y tế kiểm tra.", ["coordinate Sở Nội vụ"]),
      (
        "Sở Tài chính phối hợp Ban Quản lý Khu kinh tế: hướng dẫn kiểm kê.",
        ["coordinate Sở Tài chính", "coordinate Ban Quản lý Khu kinh tế"]
      ),
      ("Cơ quan chủ trì: Sở Y tế.", ["lead Sở Y tế"]),
      ("Đơn vị phối hợp: Sở Nội vụ, Sở Tài chính", ["coordinate Sở Nội vụ", "coordinate Sở Tài chính"]),
      ("Trong quá trình thực hiện, các bộ phận báo cáo vướng mắc.", ["responsible các bộ phận"]),
      (
        "Trên cơ sở Kế hoạch này, các sở, ban, ngành tổ chức thực hiện; Ủy ban nhân dân các xã căn cứ nhiệm vụ xây dựng kế hoạch.",
        ["responsible các sở, ban, ngành", "responsible Ủy ban nhân dân các xã"]
      ),
      ("Sở Y tế, phối hợp tham mưu hoạt động số 4.", ["coordinate Sở Y tế"]), ("Tuyên truyền sâu rộng.", []),
      ("Tăng cường phối hợp với Sở Y tế.", []), ("Các cấp Công đoàn tăng cường phối hợp.", []),
    ] as [(String, [String])])
  func `who does what is read from the sentence`(text: String, expected: [String]) {
    #expect(roles(text) == expected)
  }

  @Test(arguments: [
    ("Sở Y tế:", ["Sở Y tế"]), ("Liên đoàn Lao động tỉnh", ["Liên đoàn Lao động tỉnh"]),
    ("Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã", ["Hội Nông dân tỉnh", "Liên minh Hợp tác xã"]),
    ("Trách nhiệm của đối tượng thực hiện kiểm kê:", ["đối tượng thực hiện kiểm kê"]),
    ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", ["Sở Tài chính"]),
    ("Các cơ quan tham mưu quản lý ngành (gồm các Sở: Y tế, Nội vụ)", ["Các cơ quan tham mưu quản lý ngành"]),
  ])
  func `a heading that names bodies gives them what stands below`(text: String, expected: [String]) {
    let passage = Passage(text: text)
    let doers = passage.doers(isNumbered: true)
    #expect(doers.isHeading)
    #expect(doers.announced.map { passage.text($0.lowerBound, $0.upperBound) } == expected)
    #expect(doers.all.isEmpty)
  }

  @Test func `a dropped word about the role is noticed`() {
    #expect(Passage(text: "Sở Y tế, phối hợp tham mưu hoạt động số 4.").doers(isNumbered: false).unclear != nil)
    #expect(Passage(text: "Sở Y tế chủ trì, phối hợp tham mưu.").doers(isNumbered: false).unclear == nil)
  }

  @Test(
    arguments: [
      ("ỦY BAN NHÂN DÂN TỈNH HÒA SƠN", nil, "Ủy ban nhân dân tỉnh Hòa Sơn"),
      ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN", nil, "Liên đoàn Lao động tỉnh Hòa Sơn"),
      ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", nil, "Sở Tài nguyên và Môi trường"),
      ("TRƯỜNG THPT BẾN TRÚC", nil, "Trường THPT Bến Trúc"),
      ("CÔNG ĐOÀN ĐẠI HỌC HÒA SƠN", "Hòa Sơn", "Công đoàn đại học Hòa Sơn"),
      ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", nil, "Bộ Văn hóa, Thể thao và Du lịch"),
      ("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG TRÀ", nil, "Ủy ban nhân dân thành phố Sông Trà"),
    ] as [(String, String?, String)])
  func `names in capitals are written as running text writes them`(capitals: String, place: String?, expected: String) {
    #expect(BodyName.inRunningText(capitals, place: place) == expected)
  }

  @Test func `shortened names are written out`() {
    #expect(BodyName.expanded("LĐLĐ tỉnh") == "Liên đoàn Lao động tỉnh")
    #expect(BodyName.expanded("Văn phòng") == "Văn phòng")
  }
}
