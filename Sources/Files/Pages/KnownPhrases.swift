// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Pairs of syllables that stand together in official documents, to tell what a misread mark was. Pairs that differ from
/// another one only by marks («chỉ tiêu», «chi tiêu») are listed both, so that neither is taken for a slip of the other.
enum KnownPhrases {
  /// A pair as it is spelled.
  struct Pair: Hashable {
    let first: String
    let second: String
  }

  /// Whether two syllables are such a pair.
  static func contains(_ first: Syllable, _ second: Syllable) -> Bool { codes.contains([first, second]) }

  /// The pairs that two syllables without marks can be.
  static func spelled(_ first: String, _ second: String) -> [Pair] { pairs["\(first) \(second)"] ?? [] }

  private static let pairs: [String: [Pair]] = {
    var pairs: [String: [Pair]] = [:]
    for line in phrases.split(whereSeparator: \.isNewline) {
      for phrase in line.split(separator: ",") {
        let words = phrase.split(separator: " ").map(String.init)
        for (first, second) in zip(words, words.dropFirst()) {
          let pair = Pair(first: first, second: second)
          let key = "\(foldedForSearch(first)) \(foldedForSearch(second))"
          if pairs[key]?.contains(pair) != true { pairs[key, default: []].append(pair) }
        }
      }
    }
    return pairs
  }()

  private static let codes = Set(
    pairs.values.joined().map { pair in [Syllable(pair.first), Syllable(pair.second)].compactMap { $0 } })

  private static let phrases = """
    an ninh, an toàn, áp dụng, ảnh hưởng, ban hành, ban ngành, bảo đảm, bảo hiểm, bảo mật, bảo quản, bảo tồn, bảo trợ
    bảo vệ, báo cáo, báo chí, bắt buộc, bắt đầu, bất động, bệnh viện, biên bản, biên chế, biên soạn, biến động, biến đổi
    biện pháp, bình đẳng, bình xét, bổ nhiệm, bổ sung, bố trí, bộ phận, bồi dưỡng, bồi thường, bước đầu, cải cách
    cải thiện, cải tạo, cán bộ, cảnh báo, cảnh sát, cạnh tranh, căn cứ, cân đối, cấp giấy, cấp huyện, cấp phép, cấp tỉnh
    cấp xã, cập nhật, chấm điểm, chấn chỉnh, chấp hành, chấp thuận, chất lượng, chế biến, chế độ, chế tạo
    chỉ đạo, chỉ số, chỉ thị, chỉ tiêu, chi nhánh, chi phí, chi tiết, chi tiêu, chi trả, chia sẻ, chiến lược, chiến sĩ
    chính phủ, chính quyền, chính sách, chính thức, chính trị, chính xác, chỉnh sửa, chỉnh trang, chủ chốt, chủ động
    chủ nghĩa, chủ nhiệm, chủ quản, chủ quyền, chủ tịch, chủ trì, chủ trương, chủ yếu, chuẩn bị, chuẩn hóa, chức danh
    chức năng, chức trách, chứng chỉ, chứng nhận, chương trình, chuyên đề, chuyên gia, chuyên môn, chuyên ngành
    chuyên trách, chuyển biến, chuyển đổi, chuyển giao, chuyển nhượng, cơ bản, cơ cấu, cơ chế, cơ quan, cơ sở, cơ số
    cơ hội, công an, công bằng, công bố, công chức, công cụ, công dân, công đoàn, công khai, công nghệ, công nghiệp
    công nhân, công nhận, công tác, công trình, công văn, công việc, công vụ, công ăn, cống cũ
    cống dẫn, cộng đồng, cộng tác, cung cấp, cung ứng
    củng cố, cụ thể, cụ thể hóa, dân cư, dân chủ, dân số, dân sự, dân tộc, dân vận, di tích, dịch bệnh, dịch vụ
    diễn biến, diễn đàn, diễn tập, diện tích, doanh nghiệp, doanh thu, du lịch, dự án, dự báo, dự kiến, dự phòng
    dự thảo, dự toán, dữ liệu, dứt điểm, đa dạng, đại biểu, đại diện, đại học, đảm bảo, đảm nhiệm, đáp ứng, đào tạo
    đánh giá, đạo đức, đặc biệt, đất đai, đầu mối, đầu năm, đầu tư, đấu giá, đấu thầu, đấu tranh, đẩy mạnh
    đẩy nhanh, đầy đủ, đề án, đề nghị, đề xuất, đề tài, địa bàn, địa chỉ, địa điểm, địa phương, điểm số, điện tử
    điều chỉnh, điều dưỡng, điều hành, điều kiện, điều tra, điều trị, định danh, định hướng, định kỳ, định mức, đoàn thể
    đoàn viên, đô thị, độc lập, đội ngũ, đối chiếu, đối soát, đối thoại, đối tượng, đối ứng, đối với, đổi mới, đồng bào
    đồng bộ, đồng thời, động viên, đột xuất, đơn thư, đơn vị, đúng quy, đường bộ, gắn kết, gắn liền, gia đình, giá trị
    giai đoạn, giải pháp, giải phóng, giải quyết, giám đốc, giám sát, giảm nghèo, giảm thiểu, giáo dục, giáo viên
    giao dịch, giao lưu, giao thông, giấy phép, giới thiệu, giữ gìn, góp phần, hạ tầng, hạn chế, hành chính, hành động
    hành lang, hành nghề, hành vi, hạnh phúc, hằng năm, hàng hóa, hàng năm, hậu quả, hệ thống, hiện đại, hiện hành
    hiệu lực, hiệu quả, hiệu trưởng, hình thành, hình thức, hỗ trợ, hồ sơ, hộ gia đình, hội đồng, hội nghị, hội nhập
    hội thảo, hội thi, hội viên, hội họp, hoàn chỉnh, hoàn thành, hoàn thiện, hoạt động, học nghề, học sinh, học tập
    hợp đồng, hợp lý, hợp pháp, hợp tác, hưởng ứng, hướng dẫn, hướng tới, huy động, kế hoạch, kế hoạch hóa
    kế thừa, kế toán, kê đơn, kê khai, kết cấu, kết hợp, kết luận, kết nối, kết quả, kết thúc, khả năng, khai báo
    khai thác, khám bệnh, khám chữa bệnh, khách quan, khảo sát, khắc phục, khẩn trương, khen thưởng, khoa học, khó khăn
    khoáng sản, không gian, khống chế, khu vực, khuyến cáo, khuyến khích, khuyết tật, kịp thời, kiểm định, kiểm nghiệm
    kiểm soát, kiểm tra, kiểm kê, kiên quyết, kiến nghị, kiến thức, kiện toàn, kinh doanh, kinh nghiệm, kinh phí, kinh tế
    kỷ luật, kỷ niệm, kỹ năng, kỹ thuật, lãnh đạo, lao động, lắp đặt, lập kế hoạch, lấn chiếm, liên doanh, liên kết
    liên ngành, liên quan, liên tục, lĩnh vực, lồng ghép, luật pháp, lực lượng, lưu trữ, mạng lưới, minh bạch, mỹ phẩm
    mô hình, môi trường, mở rộng, mục đích, mục tiêu, nâng cao, nâng cấp, năng lực, năng lượng, năng suất, ngân hàng
    ngân sách, ngành nghề, nghề nghiệp, nghị định, nghị quyết, nghĩa vụ, nghiêm túc, nghiêm minh, nghiệm thu, nghiên cứu
    nghiệp vụ, người dân, nguồn lực, nguồn nhân lực, nguồn thu, nguồn vốn, nguy cơ, nguyên nhân, nguyên tắc, nhà nước
    nhân dân, nhân lực, nhân rộng, nhân sự, nhân viên, nhận thức, nhận xét, nhanh chóng, nhập dữ liệu, nhiệm kỳ, nhiệm vụ
    nhu cầu, những vấn đề, nội bộ, nội dung, nội vụ, nông dân, nông nghiệp, nông thôn, nước ngoài, ô nhiễm, ổn định
    pháp lệnh, pháp luật, pháp lý, phát biểu, phát động, phát hiện, phát huy, phát sinh, phát triển, phạm vi, phản ánh
    phản ứng, phân bổ, phân cấp, phân công, phân loại, phân tích, phân phối, phấn đấu, phần mềm, phê duyệt, phó chủ tịch
    phòng cháy, chữa cháy, phòng chống, phòng ngừa, phong trào, phối hợp, phổ biến, phổ thông, phù hợp, phúc lợi
    phục vụ, phương án, phương châm, phương hướng, phương pháp, phương thức, phương tiện, quan điểm, quan hệ, quan tâm
    quan trắc, quan trọng, quán triệt, quản lý, quản trị, quảng bá, quảng cáo, quân sự, quần chúng, quốc gia, quốc hội
    quốc phòng, quốc tế, quy chế, quy chuẩn, quy định, quy hoạch, quy mô, quy trình, quý báu, quyền hạn, quyền lợi
    quyết định, quyết liệt, quyết toán, rà soát, rút ngắn, sản lượng, sản phẩm, sản xuất, sáng kiến, sáng tạo, sắp xếp
    sinh hoạt, sinh sản, sinh viên, sở hữu, sơ kết, số hóa, số liệu, số lượng, sự cố, sự nghiệp, sử dụng, sửa chữa
    sửa đổi, sức khỏe, sẵn sàng, tác động, tác phẩm, tai nạn, tái định cư, tài chính, tài khoản, tài liệu, tài nguyên
    tài sản, tạo điều kiện, tập huấn, tập thể, tập trung, tăng cường, tăng trưởng, tất cả, tầm nhìn, tham gia, tham mưu
    tham quan, thanh niên, thanh toán, thanh tra, thành lập, thành phần, thành phố, thành tích, thành viên, thay đổi
    thay thế, thẩm định, thẩm mỹ, thẩm quyền, thẩm tra, thể chế, thể thao, thế giới, thế hệ, thi đua, thi hành, thí điểm
    thị sát, thị trấn, thị trường, thị xã, thiên tai, thiết bị, thiết kế, thiết lập, thiết thực, thiết yếu, thỏa thuận
    thông báo, thông qua, thông tin, thông tư, thống kê, thống nhất, thời điểm, thời gian, thời hạn, thời kỳ, thu hồi
    thu hút, thu nhập, thu thập, thủ trưởng, thủ tục, thủ tướng, thúc đẩy, thuận lợi, thuộc tỉnh, thực hành, thực hiện
    thực phẩm, thực tế, thực tiễn, thực trạng, thương binh, thương mại, thường kỳ, thường trực, thường vụ, thường xuyên
    tích cực, tiêu chí, tiêu chuẩn, tiêu dùng, tiềm năng, tiên phong, tiên tiến, tiến độ, tiến hành, tiến trình
    tiếp cận, tiếp nhận, tiếp tục, tiếp xúc, tiết kiệm, tìm hiểu, tìm kiếm, tin học, tin cậy, tinh gọn, tinh giản
    tinh thần, tình hình, tình trạng, tình huống, tỉnh ủy, thành ủy, huyện ủy, đảng ủy, tỉnh lộ, tỉ lệ, tỷ lệ, toàn diện
    toàn quốc, toàn tỉnh, toàn xã hội, tổ chức, tổ công tác, tố cáo, tố tụng, tốt nghiệp, tổng cục, tổng hợp, tổng kết
    tổng thể, tổng số, trách nhiệm, trang bị, trang thiết bị, tranh chấp, trái phép, trật tự, trí tuệ, triển khai
    triển lãm, trình độ, trình tự, trợ giúp, trung bình, trung hạn, trung học, trung tâm, trung thực, trung ương, truy cập
    truyền hình, truyền thông, truyền thống, trường học, trường hợp, trưởng ban, trưởng phòng, tuân thủ, tuyên dương
    tuyên truyền, tuyển chọn, tuyển dụng, tuyển sinh, tuyệt đối, tư nhân, tư pháp, tư vấn, tự chủ, tự kiểm tra, từng bước
    ủy ban, ủy quyền, ưu đãi, ưu tiên, ứng dụng, ứng phó, văn bản, văn hóa, văn minh, văn phòng, vấn đề, vận chuyển
    vận động, vận hành, vật chất, vật liệu, vật tư, vi phạm, vị trí, việc làm, viên chức, viễn thông, vướng mắc, xã hội
    xác định, xác minh, xác nhận, xây dựng, xem xét, xét duyệt, xuất khẩu, xuất phát, xuất sắc, xúc tiến, xử lý, xử phạt
    xử lý nghiêm, y tế, yêu cầu, kéo dài, lâu dài, lạc hậu, thường niên, ý kiến, ý thức, giấy chứng nhận, đủ điều kiện
    chủ quan, chuyển để, chuyển ngành, cùng cấp, họp thứ, hành vì, người dẫn, nước ngoại, phân bố, phần đầu, tại khoản
    thông từ, thuộc tính, thứ trưởng, cơ sở dữ liệu, cơ sở vật chất, ủy ban nhân dân, hội đồng nhân dân
    ban quản lý, khu kinh tế, khu công nghiệp
    """
}
