// SPDX-License-Identifier: Apache-2.0

/// The lexicon as data: a meaning and its phrases, separated by commas. A phrase may stand under several meanings.
let lexiconEntries: [(Meaning, String)] = [
  // Names of bodies
  (
    .bodyHead,
    """
    sở,ban,bộ,phòng,cục,vụ,viện,hội,đoàn,tổ,trường,báo,đài,quỹ,huyện,xã,phường,trạm,ngành,thầy,cô,ông,bà,đảng bộ,\
    nhà máy,bệnh viện,khoa
    """
  ),
  (
    .body,
    """
    ủy ban,ủy ban nhân dân,ủy ban mặt trận tổ quốc,văn phòng,trung tâm,mặt trận,mặt trận tổ quốc,công an,liên đoàn,\
    liên đoàn lao động,tổng liên đoàn,công đoàn,chi đoàn,hiệp hội,liên minh,hội đồng,hội đồng nhân dân,ban chỉ đạo,\
    ban chỉ huy,bộ chỉ huy,ban quản lý,ban giám hiệu,ban giám đốc,ban thường vụ,ban chấp hành,ban lãnh đạo,cơ quan,\
    đơn vị,tổng công ty,công ty,tòa án,viện kiểm sát,kho bạc,ngân hàng,bảo hiểm xã hội,thanh tra,đảng ủy,tỉnh ủy,\
    huyện ủy,thành ủy,đảng đoàn,ban cán sự,tỉnh đoàn,thành đoàn,giám đốc,phó giám đốc,thủ trưởng,chủ tịch,phó chủ tịch,\
    trưởng ban,phó trưởng ban,hiệu trưởng,phó hiệu trưởng,chánh văn phòng,chánh thanh tra,bí thư,bộ trưởng,lãnh đạo,\
    nhà trường,giáo viên chủ nhiệm,đại diện,đoàn thanh niên,hội phụ nữ,hội nông dân,hội cựu chiến binh,chi cục,\
    tổng cục,chi bộ,đảng bộ,đoàn trường,tổ công tác,tổ giúp việc,thường trực,chính phủ,quốc hội,cấp ủy,\
    đội,quân chủng,người đứng đầu,trung tâm y tế,viện nghiên cứu,tổ dân phố,cục thuế,cục thống kê,báo và đài phát thanh,báo và phát thanh,\
    chi hội,cục trưởng,vụ trưởng,chi cục trưởng,viện trưởng,thứ trưởng,tổng giám đốc,trưởng phòng,phó trưởng phòng,\
    trưởng khoa,trưởng thôn,trưởng khu phố,trưởng các,tổ trưởng,đội trưởng,cổng thông tin,báo chí,công đoàn cơ sở,hợp tác xã,\
    thủ tướng,thủ tướng chính phủ,phó thủ tướng,chủ tịch nước,tổng bí thư,bộ chính trị,ban bí thư,huyện đoàn,quận đoàn,\
    xã đoàn,đoàn xã,đoàn phường,đoàn khối,tỉnh hội,thành hội,huyện hội,hội đồng đội,tổng phụ trách,tổng phụ trách đội,\
    điện lực,bưu điện,tạp chí,cảng vụ,hải quan,kiểm lâm,hạt kiểm lâm,biên phòng,bộ đội biên phòng,đồn biên phòng,quân khu,\
    người sử dụng lao động,ban tổ chức,ban giám khảo,ban vận động,thư viện,bảo tàng,nhà hát,xí nghiệp,học viện,đại học,\
    trường đại học,vườn quốc gia,trạm y tế,tập đoàn,trưởng công an,chỉ huy trưởng,kế toán trưởng,trưởng đoàn
    """
  ),
  (
    .body,
    """
    ubnd,hđnd,mttq,ubmttq,ubmttqvn,lđlđ,cđcs,cđ,gvcn,tlđ,tld,bch,btv,ttđt,vpub,bql,ubkt,đtn,bgh,bgđ,bcđ,bchqs,bhxh,\
    hlhpn,lhpn,ldld,lđld,ldlđ,unbd,ubnb,ubdn,vpcp,ttytdp,ttyt,cdc
    """
  ),
  (
    .bodyNoun,
    """
    sở,ban,bộ,phòng,ngành,cơ quan,đơn vị,địa phương,doanh nghiệp,tổ chức chính trị,tổ chức xã hội,tổ chức đoàn thể,\
    tổ chức,bộ phận,thành viên,trung tâm,đoàn thể,trường,huyện,xã,phường,cấp ủy,hội,cđcs,cđ,công đoàn,hiệp hội,tỉnh,\
    thành phố,quận,thị xã,thị trấn,đảng bộ,chi bộ,cục,vụ,viện,khoa,tổ,đội,chi hội,chi đoàn,hội đồng,ủy ban,tập đoàn,\
    tổng công ty,công ty,ngân hàng,lực lượng,chủ đầu tư,cơ sở,đảng ủy,bộ ngành,sở ngành,ban quản lý,nhà trường,khu phố,\
    liên đoàn,liên đoàn lao động,công đoàn cơ sở,giám đốc,thủ trưởng,phó,đoàn,hợp tác xã,trạm,viện nghiên cứu,đồng chí,\
    thôn,ấp,tổ dân phố,đoàn trường,liên đội,chi cục,lớp,hiệu trưởng,bệnh viện,trung tâm y tế,nhà máy
    """
  ),
  (.plural, "các,những,một số"),
  (.allLevels, "các cấp,mỗi cấp,mọi cấp,từng cấp"),
  (.and, "và,cùng,cùng với"),
  (.with, "với,cùng với"),

  // Doing
  (
    .verb,
    """
    tham mưu,tổ chức,xây dựng,triển khai,thực hiện,hướng dẫn,kiểm tra,giám sát,đôn đốc,theo dõi,tổng hợp,báo cáo,\
    chỉ đạo,tuyên truyền,phổ biến,quán triệt,hỗ trợ,bố trí,đảm bảo,bảo đảm,rà soát,thẩm định,cung cấp,tiếp nhận,cử,\
    chủ động,tích cực,tiếp tục,tăng cường,đẩy mạnh,nghiên cứu,đề xuất,ban hành,lập,gửi,trình,phản ánh,phản hồi,vận động,\
    phát động,đăng ký,huy động,triển khai thực hiện,tổ chức thực hiện,kịp thời,thường xuyên,định kỳ,đồng thời,căn cứ,căn cứ vào,có trách nhiệm,có nhiệm vụ,chịu trách nhiệm,là,cần,\
    phải,quyết định,phân công,điều phối,lồng ghép,cụ thể hóa,giới thiệu,tham gia,thông báo,nghiêm túc,khẩn trương,\
    phát hành,cân đối,ưu tiên,phụ trách,đảm nhiệm,thông tin,làm việc,làm đầu mối,sẽ,nghiên,xem xét,chấp hành,chuẩn bị,\
    đưa,duy trì,phân bổ,cập nhật,công bố,công khai,đánh giá,tiến hành,áp dụng,hoàn thành,hoàn thiện,viết,soạn,mở,kích hoạt,\
    phòng chống,tự,nộp,thống nhất,khảo sát,đo,in,nhận,chọn,lựa chọn,sử dụng,khai thác,bàn giao,ký,khen thưởng,\
    kiểm đếm,điểm danh,chấm điểm,thay,thay thế,gắn,treo,nâng cao,phát huy,khuyến khích,khắc phục,ngăn chặn,góp ý,\
    phê duyệt,niêm yết,thương lượng,đối thoại,hưởng ứng,cam kết,ra quân,lãnh đạo,\
    tạo điều kiện,ghi,ghi chép,tập trung,làm,chấn chỉnh,giải quyết,cải thiện,cải cách,đổi mới,kê khai,thu thập,kiện toàn,\
    thành lập,phân loại,thu gom,trồng,nạo vét,tu bổ,sửa chữa,lắp đặt,mua sắm,thẩm tra,phúc tra,tập hợp,tập huấn,\
    bồi dưỡng,tuyển dụng,biên soạn,in ấn,phát thanh,đăng tải,lan tỏa,nhân rộng,phấn đấu,bám sát,nắm bắt,nắm chắc,\
    nắm tình hình,chú trọng,quan tâm,coi trọng,xác định,kiến nghị,nhắc nhở,động viên,biểu dương,bình xét,xét chọn,\
    chi trả,thanh toán,quyết toán,cấp phát,bảo trì,bảo dưỡng,tuần tra,diễn tập,ứng trực,ứng phó,phòng ngừa,đấu tranh,\
    kiểm soát,thống kê,liên hệ,nhắc,trang trí,chịu,số hóa,đầu tư,thí điểm,trao đổi,tiếp thu,giải trình,\
    đẩy nhanh,rút ngắn,cắt giảm,siết chặt,quy định,chuyển đổi,ứng dụng,kết nối,chia sẻ,tích hợp,vận hành,giữ gìn,\
    giữ vững,củng cố,khuyến cáo,cảnh báo,dự báo,quan trắc,lấy mẫu,phân tích,khoanh vùng,tiêu hủy,tiêm phòng,khám,\
    điều trị,cấp cứu,sơ cứu,tiếp tế,cứu trợ,hòa giải,xét xử,truy tố,ngăn ngừa,xóa bỏ,bãi bỏ,sửa đổi,bổ sung,dạy,\
    hướng nghiệp,tư vấn,thăm,tặng,trao,quyên góp,hiến,đóng góp,quét dọn,dọn dẹp,vệ sinh,phun,khơi thông,gia cố,\
    xác minh,xác nhận,chứng thực,đối chiếu,thẩm duyệt,lựa,tiếp cận,tháo gỡ,gương mẫu,nêu gương,kết hợp,\
    khảo nghiệm,trả lời,phúc đáp,giúp,đi đầu,hoàn chỉnh,lắp,lắp mới,xây mới,cải tạo,trang bị,kết nạp,mua,nâng cấp,\
    khởi công,tuyển,phục hồi,bê tông hóa,cứng hóa,ngầm hóa,thay mới
    """
  ),
  (
    .lead,
    "chủ trì,làm chủ trì,là cơ quan chủ trì,là đơn vị chủ trì,làm cơ quan chủ trì,làm đơn vị chủ trì"
  ),
  // Words in which a syllable that is a verb elsewhere is none: they may stand in names.
  (
    [],
    """
    tự nhiên,tự nguyện,tự quản,tự do,tự động,công lập,dân lập,độc lập,thư ký,chữ ký,bầu cử,ứng cử,quá trình,quy trình,\
    lộ trình,giáo trình,tiền gửi,đo đạc,đo lường,giao thông,giao lưu,ngoại giao,chuyển giao,giao dịch,đầu tư xây dựng,\
    nuôi trồng,trồng trọt,trợ giúp,cơ sở dữ liệu,dự án đầu tư,dự án đầu tư xây dựng,dự án đầu tư xây dựng công trình,đầu tư phát triển,xúc tiến đầu tư,kế hoạch và đầu tư,kế hoạch đầu tư,việc làm,người làm,\
    phát thanh và truyền hình,phát thanh truyền hình,khám chữa bệnh,khám bệnh,điều trị nội trú,chuyển đổi số,trong đó,\
    trong nước,trong tỉnh,trong xã,trong trường,tư vấn đầu tư,công nghệ số,dạy nghề,phòng chống thiên tai,phòng cháy chữa cháy,\
    đồng ruộng,đồng cỏ,đồng lúa,đồng đều,\
    bảo vệ môi trường,vệ sinh môi trường,vệ sinh an toàn thực phẩm,kiểm tra đảng,thi đua khen thưởng,giảm nghèo,\
    kế hoạch tổng hợp,giảm nhẹ thiên tai,tăng trưởng,tăng trưởng xanh,tăng ni
    """
  ),
  (.coLead, "đồng chủ trì,cùng chủ trì"),
  (.coordinate, "phối hợp,phối kết hợp"),
  (.duty, "có trách nhiệm,chịu trách nhiệm,có nhiệm vụ"),
  (
    .opener,
    """
    trong quá trình,trên cơ sở,căn cứ,căn cứ vào,hằng năm,hàng năm,định kỳ,khi,hằng quý,hàng quý,trong thời gian,\
    kết thúc,sau khi,trước khi
    """
  ),
  (.giving, "giao,đề nghị,yêu cầu,phân công,giao cho"),
  (.by, "do"),
  (.focalPoint, "đầu mối,cơ quan đầu mối,đơn vị đầu mối"),
  (.dutyOf, "trách nhiệm của,nhiệm vụ của"),

  // Time
  (.day, "ngày"), (.month, "tháng"), (.year, "năm"), (.quarter, "quý,quí"), (.hour, "giờ,h"), (.minute, "phút"),
  (.weekday, "thứ hai,thứ ba,thứ tư,thứ năm,thứ sáu,thứ bảy,thứ bẩy,chủ nhật,thứ"),
  (.phase, "giai đoạn,thời kỳ,nhiệm kỳ"), (.from, "từ"), (.until, "đến,tới,đến hết"),
  (
    .deadlineMark,
    """
    trước,trong,hết,đến hết,chậm nhất,xong,hoàn thành,muộn nhất,không quá,vào,chậm nhất là,muộn nhất là,không muộn hơn,\
    không chậm hơn,hoàn thành trước,xong trước,trước ngày
    """
  ),
  (
    .timeKey,
    """
    thời gian,thời gian thực hiện,thời gian hoàn thành,thời hạn,thời hạn hoàn thành,thời hạn thực hiện,tiến độ,\
    tiến độ thực hiện,thời gian tổ chức,thời gian trình
    """
  ),
  (.placeKey, "địa điểm,địa điểm thực hiện,địa điểm tổ chức,nơi thực hiện"),
  (.referencePoint, "thời điểm,tính đến,kể từ"), (.halfYear, "tháng đầu năm,tháng cuối năm"),

  // Recurrence
  (.yearly, "hằng năm,hàng năm,mỗi năm,thường niên"),
  (
    .quarterly, "hằng quý,hàng quý,mỗi quý,từng quý,tháng cuối quý,tháng cuối của quý,tháng cuối mỗi quý"
  ),
  (.monthly, "hằng tháng,hàng tháng,mỗi tháng,từng tháng"), (.weekly, "hằng tuần,hàng tuần,mỗi tuần"),
  (.daily, "hằng ngày,hàng ngày,mỗi ngày"), (.periodic, "định kỳ"),

  // Reports
  (.report, "báo cáo"), (.send, "gửi,nộp"), (.to, "về,cho,lên,tới"), (.via, "qua,thông qua"),
  (.copy, "đồng gửi,đồng thời gửi"),
  (.difficulty, "khó khăn,vướng mắc,phát sinh"), (.conditional, "nếu,trường hợp"), (.change, "tăng,giảm"),
  (.result, "kết quả,tình hình,số liệu"),

  // Quantities
  (.least, "ít nhất,tối thiểu,không dưới,không thấp hơn,không ít hơn"),
  (.most, "không quá,tối đa,không vượt quá,nhiều nhất,không cao hơn,không nhiều hơn"),
  (.more, "trên,hơn,vượt,nhiều hơn,cao hơn"), (.less, "dưới,thấp hơn,ít hơn"),
  (.reach, "đạt,đạt tỷ lệ,đạt tỉ lệ,phấn đấu,bảo đảm,đảm bảo,có,giảm,tăng"),
  (
    .making,
    """
    đầu tư,thay thế,thay,trồng,mở,lắp đặt,lắp,xây mới,thành lập,đào tạo,tập huấn cho,cải tạo,trang bị,cấp,cung cấp,kết nạp,\
    phát triển,xóa,sửa chữa,hỗ trợ,trao,tặng,mua,chuyển đổi,xử lý,nhân rộng,vận hành,nâng cấp,khởi công,tuyển,\
    phục hồi,khoanh nuôi,kiểm tra,xây dựng,tổ chức,nạo vét,giao khoán,sửa,làm,xây,đào,bê tông hóa,cứng hóa,ngầm hóa,\
    kiên cố hóa,tuyển dụng,hiến,tặng quà,thăm,phát hành,biên soạn,mở rộng,mở mới,hoàn thành,thu hút,giới thiệu,thí điểm,\
    in,phát,lập,thả,tiêm,tiêm phòng,thu gom,số hóa,công nhận,tập huấn,bồi dưỡng,gắn,treo,lắp mới,thay mới,giải phóng,thu,huy động,vận động,quyên góp
    """
  ),
  (
    .unit,
    """
    hoạt động,nhà,chương trình,sự kiện,hội thảo,tọa đàm,chuyên đề,chuyến,khóa,giải,tủ sách,trẻ em,khu dân cư,\
    lớp,cuộc,người,đoàn viên,hội viên,công trình,sản phẩm,cây,hộ,hộ gia đình,xã,phường,mô hình,buổi,đợt,hội nghị,đề án,\
    dự án,triệu đồng,tỷ đồng,nghìn đồng,đồng,ha,m,km,tấn,kg,kwh,mw,phút,giờ,ngày,tháng,năm,lượt,lượt người,cán bộ,\
    trang thiết bị,thiết bị,văn bản,bài,tin bài,lao động,học sinh,giáo viên,trường,doanh nghiệp,cơ sở,sáng kiến,\
    trạm sạc,trạm,tuyến,bể,bóng đèn,thanh tra viên,tuyên truyền viên,tình nguyện viên,cộng tác viên,luật sư,câu hỏi,câu lạc bộ,hồ chứa,\
    hồ sơ,tờ gấp,tờ rơi,sổ tay,biển báo,giếng,thùng rác,phòng học,suất quà,lò hơi,nhà máy,làng nghề,chợ,điểm,bộ,lần,bản,chỉ tiêu,phóng sự,phao,máy,xe,căn nhà,\
    khu công nghiệp,cụm công nghiệp,trường học,bộ đèn,công chức,viên chức,công nhân,chi bộ,đảng viên,tổ,phần quà,suất,\
    đơn vị máu,cây cầu,cây xanh,chốt,thạc sĩ,tiến sĩ,em,em nhỏ,phụ nữ,nông dân,phiên chợ,phiên,ý tưởng,trụ sạc,trụ,cột,\
    lượt khách,chậu cây,tàu,vị trí,mẫu,cuốn,tài liệu,bộ tài liệu,video,clip,cuộc thi,hội thi,tin,khách,\
    đồng chí,chi hội,con,quyển,ki ốt,gian hàng,container,trung tâm,bãi,ngôi nhà,suất học bổng,\
    triệu người,nghìn người,hợp tác xã,thôn,bản làng,khu phố,trụ sở,đồng hồ,đồng hồ nước,đồng hồ điện,đồng phục,đồng bào,bệnh viện,lượt xe,mwp,kwp,điều khoản,an toàn,điểm ngập
    """
  ),
  (.numeral, "một,hai,ba,bốn,năm,sáu,bảy,tám,chín,mười"),

  // The plan itself
  (.activityNumber, "hoạt động số"), (.adopt, "triển khai,triển khai thực hiện,thực hiện"),
  (.movement, "phong trào,cuộc vận động,đợt thi đua,chủ đề thi đua,phong trào thi đua"), (.theme, "chủ đề"),
  (.group, "nhóm,nhóm các hoạt động,nhóm nhiệm vụ"),
  (.planWord, "kế hoạch,kế hoạch hành động,chương trình,chương trình hành động,đề án"),
  (
    .statementHeading,
    "mục đích,yêu cầu,mục tiêu,quan điểm,phạm vi,đối tượng,nguyên tắc,đánh giá,thực trạng,sự cần thiết,tiêu chí,đối với"
  ),
  (
    .closing,
    """
    trên đây là,kế hoạch này,chương trình này,chương trình hành động này,nghị quyết này,chỉ thị này,hướng dẫn này,\
    thông báo này,kết luận này,văn bản này,nhận được kế hoạch này,nhận được văn bản này,nhận được chỉ thị này
    """
  ), (.numberSign, "số"),
]
