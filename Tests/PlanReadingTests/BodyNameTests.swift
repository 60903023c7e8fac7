// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import PlanReading

/// Names of bodies in every shape that plans give them.
struct BodyNameTests {
  private func bodies(_ sentence: String) throws -> [String] {
    try Reading.plan(ofSentence: sentence).assignments.map(\.body)
  }

  /// One body, as subject of «thực hiện» and behind «giao».
  @Test(arguments: [
    "Sở Y tế", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ", "Sở Dân tộc và Tôn giáo", "Sở Lao động - Thương binh và Xã hội", "Sở KH&CN",
    "Sở NN&MT", "Bộ Tài chính", "Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Cục Thuế tỉnh",
    "Chi cục Thủy lợi", "Công an tỉnh", "Công an các xã, phường", "Thanh tra tỉnh", "Văn phòng Ủy ban nhân dân tỉnh",
    "Văn phòng Tỉnh ủy", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân các xã, phường", "UBND các xã", "HĐND tỉnh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ban Quản lý các khu công nghiệp tỉnh", "Ban Quản lý rừng phòng hộ",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "Đảng ủy các xã, phường",
    "Đảng ủy Công an tỉnh", "Liên đoàn Lao động tỉnh", "Tổng Liên đoàn Lao động Việt Nam", "LĐLĐ tỉnh",
    "Công đoàn ngành Dệt may", "Công đoàn các khu công nghiệp", "Công đoàn cơ sở", "Hội Nông dân tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh", "Hội Cựu chiến binh tỉnh", "Tỉnh đoàn Hòa Sơn", "Đoàn Thanh niên",
    "Hội Chữ thập đỏ tỉnh",
    "Liên minh Hợp tác xã tỉnh", "Hiệp hội Doanh nghiệp tỉnh", "Công ty Điện lực Hòa Sơn",
    "Công ty TNHH Nước sạch Hòa Sơn",
    "Trung tâm Xúc tiến đầu tư", "Trung tâm Kiểm soát bệnh tật tỉnh", "Bệnh viện Đa khoa tỉnh",
    "Trường Đại học Hòa Sơn",
    "Trường THPT Bến Trúc", "Nhà trường", "Ban Giám hiệu", "Tổ Ngữ văn", "Phòng Kế hoạch - Tài chính", "Phòng Nội vụ",
    "Khoa Khám bệnh", "Báo Hòa Sơn", "Báo và Đài Phát thanh - Truyền hình tỉnh", "Đài Truyền hình tỉnh",
    "Cổng Thông tin điện tử tỉnh", "Kho bạc Nhà nước tỉnh", "Ngân hàng Chính sách xã hội tỉnh",
    "Bảo hiểm xã hội tỉnh", "Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh", "Quỹ Bảo vệ môi trường tỉnh",
    "Hợp tác xã Sông Trà", "Chi bộ Văn phòng", "Chi đoàn Văn phòng", "Giám đốc Sở Y tế",
    "Chủ tịch Ủy ban nhân dân các xã",
    "Chánh Văn phòng Ủy ban nhân dân tỉnh", "Thủ trưởng các cơ quan, đơn vị", "Người đứng đầu các cơ quan",
    "Bí thư các chi bộ", "Hiệu trưởng các trường", "Các sở, ban, ngành", "Các cơ quan, đơn vị, địa phương",
    "Các sở, ban, ngành, đoàn thể tỉnh", "Các xã, phường", "Các xã, phường, đặc khu", "Các doanh nghiệp",
    "Các phòng, ban, đơn vị trực thuộc", "Các tổ chức chính trị - xã hội", "Các cơ quan báo chí",
    "Các công đoàn cơ sở", "Các công đoàn cấp trên trực tiếp cơ sở", "Các đảng bộ, chi bộ trực thuộc",
    "Các hợp tác xã", "Các trường trung học phổ thông", "Một số sở, ngành", "Các thành viên Ban Chỉ đạo",
    "Tổ công tác", "Ban Chỉ đạo tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh",
    "Tổ Khoa học tự nhiên", "Các đơn vị sự nghiệp công lập", "Ủy ban bầu cử các xã", "Các tổ thư ký",
    "Cục trưởng Cục Hạ tầng", "Trưởng các thôn", "Trưởng phòng Nội vụ", "Chi hội Nông dân thôn 1",
    "Ban Quản lý dự án công trình giao thông", "Tổng Giám đốc Công ty Điện lực", "Chi hội Phụ nữ khu phố 3",
    "Lãnh đạo các phòng",
  ])
  func `one body is one name`(name: String) throws {
    #expect(try bodies("\(name) thực hiện việc này.") == [name])
    #expect(try bodies("\(name) chủ trì thực hiện việc này.") == [name])
    #expect(try bodies("Giao \(name) tổ chức thực hiện việc này.") == [name])
    #expect(try bodies("Sở Quy hoạch chủ trì, phối hợp với \(name) thực hiện.") == ["Sở Quy hoạch", name])
  }

  @Test(arguments: [
    Expectation("Sở Y tế, Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
    Expectation("Sở Y tế và Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
    Expectation("Sở Y tế; Sở Nội vụ; Sở Tài chính", "Sở Y tế", "Sở Nội vụ", "Sở Tài chính"),
    Expectation("Sở Y tế cùng Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
    Expectation(
      "Sở Văn hóa, Thể thao và Du lịch, Sở Nông nghiệp và Môi trường và Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch",
      "Sở Nông nghiệp và Môi trường", "Sở Y tế"),
    Expectation("Sở Y tế, các sở, ban, ngành", "Sở Y tế", "các sở, ban, ngành"),
    Expectation(
      "Các sở, ban, ngành, Ủy ban nhân dân các xã, phường", "Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
    Expectation(
      "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường", "Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
    Expectation(
      "Các sở, ngành, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", "Các sở, ngành", "Mặt trận Tổ quốc",
      "các tổ chức chính trị - xã hội"),
    Expectation(
      "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", "Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội"),
    Expectation("UBND các xã, phường và Công an tỉnh", "UBND các xã, phường", "Công an tỉnh"),
    Expectation(
      "Báo Hòa Sơn, Đài Truyền hình tỉnh, Cổng Thông tin điện tử tỉnh", "Báo Hòa Sơn", "Đài Truyền hình tỉnh",
      "Cổng Thông tin điện tử tỉnh"),
    Expectation("Sở Y tế (Phòng Nghiệp vụ), Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
    Expectation("Giám đốc Sở Y tế; Thủ trưởng các đơn vị", "Giám đốc Sở Y tế", "Thủ trưởng các đơn vị"),
    Expectation("Công đoàn ngành, Công đoàn cơ sở", "Công đoàn ngành", "Công đoàn cơ sở"),
    Expectation("Ban Tổ chức, Ban Tuyên giáo, Văn phòng", "Ban Tổ chức", "Ban Tuyên giáo", "Văn phòng"),
  ])
  func `bodies in a row are told apart`(expectation: Expectation) throws {
    #expect(try bodies("\(expectation.text) thực hiện việc này.") == expectation.says)
    #expect(
      try bodies("Sở Quy hoạch chủ trì, phối hợp với \(expectation.text) thực hiện.")
        == ["Sở Quy hoạch"] + expectation.says)
  }

  @Test(arguments: [
    ("ỦY BAN NHÂN DÂN TỈNH HÒA SƠN", "Ủy ban nhân dân tỉnh Hòa Sơn"),
    ("UỶ BAN NHÂN DÂN TỈNH HÒA SƠN", "Uỷ ban nhân dân tỉnh Hòa Sơn"),
    ("ỦY BAN NHÂN DÂN XÃ BẾN TRÚC", "Ủy ban nhân dân xã Bến Trúc"),
    ("ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG SƠN", "Ủy ban nhân dân phường Đông Sơn"),
    ("ỦY BAN NHÂN DÂN ĐẶC KHU HÒN NGANG", "Ủy ban nhân dân đặc khu Hòn Ngang"),
    ("ỦY BAN NHÂN DÂN THỊ XÃ SÔNG TRÀ", "Ủy ban nhân dân thị xã Sông Trà"),
    ("HỘI ĐỒNG NHÂN DÂN TỈNH HÒA SƠN", "Hội đồng nhân dân tỉnh Hòa Sơn"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Tổng Liên đoàn Lao động Việt Nam"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN", "Liên đoàn Lao động tỉnh Hòa Sơn"),
    ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH HÒA SƠN", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hòa Sơn"),
    ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
    ("SỞ Y TẾ", "Sở Y tế"),
    ("BỘ XÂY DỰNG", "Bộ Xây dựng"),
    ("TỈNH ỦY HÒA SƠN", "Tỉnh ủy Hòa Sơn"),
    ("TRƯỜNG THPT BẾN TRÚC", "Trường THPT Bến Trúc"),
    ("LIÊN ĐOÀN LAO ĐỘNG - SỞ NỘI VỤ", "Liên đoàn Lao động - Sở Nội vụ"),
    (
      "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN - SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
      "Liên đoàn Lao động tỉnh Hòa Sơn - Sở Nông nghiệp và Môi trường"
    ),
    ("CÔNG AN TỈNH BÀ TRÀ - VŨNG SƠN", "Công an tỉnh Bà Trà - Vũng Sơn"),
    ("CÔNG TY TNHH HÒA SƠN", "Công ty TNHH Hòa Sơn"),
  ])
  func `a name in capitals is written as running text writes it`(capitals: String, written: String) {
    #expect(BodyName.inRunningText(capitals, place: "Hòa Sơn") == written)
  }

  @Test(arguments: [
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
    ("HĐND tỉnh", "Hội đồng nhân dân tỉnh"),
    ("LĐLĐ tỉnh Hòa Sơn", "Liên đoàn Lao động tỉnh Hòa Sơn"),
    ("TLĐ", "Tổng Liên đoàn"),
    ("MTTQ tỉnh", "Mặt trận Tổ quốc tỉnh"),
    ("CĐCS trực thuộc", "Công đoàn cơ sở trực thuộc"),
    ("Sở Y tế", "Sở Y tế"),
    ("", ""),
  ])
  func `a shortened name is written out`(short: String, long: String) {
    #expect(BodyName.expanded(short) == long)
  }
}
