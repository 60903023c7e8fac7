// SPDX-License-Identifier: Apache-2.0

extension GoldenPlan {
  /// A programme of two bodies: what each does, and how they report together.
  static let jointProgramme = GoldenPlan(
    name: "joint.md",
    tree: #"""
      type: CHƯƠNG TRÌNH PHỐI HỢP
      title: Về bảo vệ môi trường nơi làm việc giai đoạn 2026 - 2030
      number: 15/CTrPH-LĐLĐ-SNNMT
      issuer: Liên đoàn Lao động tỉnh Hòa Sơn - Sở Nông nghiệp và Môi trường
      place: Hòa Sơn
      issuedOn: 2026-01-20
      period: 2026/2030
      authority: TM. BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH
      position: CHỦ TỊCH
      signer: Trần Thị Mai Lan
      to: UBND tỉnh (để b/c)
      to: Công đoàn các cấp
      cites: 50/2024/QH15 of 2024-11-27
      I [heading 407..<427] MỤC ĐÍCH, YÊU CẦU
        1 [statement 429..<482] Người lao động làm việc ở nơi sạch, ít bụi, ít ồn.
        2 [statement 484..<530] Mỗi việc có một bên chủ trì và có hạn xong.
      II [heading 532..<553] NỘI DUNG PHỐI HỢP
        1 [heading 555..<570] Tuyên truyền
          a [task 572..<654] Hằng năm tổ chức ít nhất 02 đợt tuyên truyền về phân loại rác tại doanh nghiệp.
              ◎ >= 2 đợt
          b [task 656..<703] Biên soạn 5.000 tờ gấp trước ngày 30/6/2026.
              ◎ = 5.000 tờ gấp by 2026-06-30
        2 [heading 705..<726] Kiểm tra, giám sát
          a [task 728..<775] Mỗi năm kiểm tra từ 10 doanh nghiệp trở lên.
              ◎ >= 10 doanh nghiệp
          b [task 777..<848] Đến năm 2030 có 80% công đoàn cơ sở ký giao ước “Nơi làm việc xanh”.
              ◎ = 80 % by 2030
      III [heading 850..<878] TRÁCH NHIỆM CỦA MỖI BÊN
        1 [heading 880..<906] Liên đoàn Lao động tỉnh
          - [task 908..<1007] Chủ trì tổ chức các đợt tuyên truyền; phối hợp với Sở Nông nghiệp và Môi trường biên soạn tờ gấp.
              → lead: Liên đoàn Lao động tỉnh
          - [task 1009..<1091] Chỉ đạo công đoàn cơ sở vận động đoàn viên ký giao ước trước ngày 01/5 hằng năm.
              → responsible: Liên đoàn Lao động tỉnh
        2 [heading 1093..<1124] Sở Nông nghiệp và Môi trường
          - [task 1126..<1196] Chủ trì, phối hợp với Liên đoàn Lao động tỉnh kiểm tra doanh nghiệp.
              → lead: Sở Nông nghiệp và Môi trường
              → coordinate: Liên đoàn Lao động tỉnh
          - [task 1198..<1252] Cử báo cáo viên khi Liên đoàn Lao động tỉnh yêu cầu.
              → responsible: Sở Nông nghiệp và Môi trường
      IV [heading 1254..<1275] TỔ CHỨC THỰC HIỆN
        1 [task 1277..<1399] Giao Ban Chính sách - Pháp luật Liên đoàn Lao động tỉnh và Chi cục Bảo vệ môi trường làm đầu mối giúp hai bên theo dõi.
            → responsible: Ban Chính sách - Pháp luật Liên đoàn Lao động tỉnh
            → responsible: Chi cục Bảo vệ môi trường
            ! warning recipient-missing 
            ! warning recipient-missing 
        2 [task 1401..<1511] Định kỳ trước ngày 15 tháng 12 hằng năm, hai bên sơ kết và báo cáo Ủy ban nhân dân tỉnh; năm 2030 tổng kết.
            ✉ ? to Ủy ban nhân dân tỉnh: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15

      """#)

  /// Guidance of a union to the unions below it: a month of action with its opening and its reports.
  static let guidance = GoldenPlan(
    name: "letter.md",
    tree: #"""
      type: HƯỚNG DẪN
      title: Tổ chức Tháng hành động vì nơi làm việc xanh năm 2026
      number: 31/HD-CĐ
      issuer: Công đoàn Tổng công ty
      place: Hòa Sơn
      issuedOn: 2026-03-12
      period: 2026
      authority: TM. BAN THƯỜNG VỤ
      position: CHỦ TỊCH
      signer: Phạm Quốc Bảo
      to: Như trên
      to: LĐLĐ tỉnh (báo cáo)
      cites: 45/KH-LĐLĐ of 2026-03-02
      movement: Một giờ cho nơi làm việc
      I [heading 360..<382] THỜI GIAN, ĐỊA ĐIỂM
        1 [statement 384..<435] Thời gian: từ ngày 01/5/2026 đến ngày 31/5/2026.
        2 [statement 437..<504] Lễ phát động: 7 giờ 30 ngày 04/5/2026 tại Nhà máy nước Bến Trúc.
            ◷ 2026-05-04T07:30 Nhà máy nước Bến Trúc
      II [heading 506..<518] NỘI DUNG
        1 [task 520..<630] Phát động phong trào thi đua “Một giờ cho nơi làm việc”, mỗi công đoàn cơ sở có ít nhất 01 công trình xanh.
            ◎ >= 1 công trình
        2 [task 632..<676] Tổng vệ sinh vào chiều thứ Sáu hằng tuần.
        3 [task 678..<735] Thay 100% bóng đèn cũ bằng đèn LED trong tháng 5/2026.
            ◎ = 100 % by 2026-05
      III [heading 737..<759] TỔ CHỨC THỰC HIỆN
        1 [task 761..<840] Ban Thường vụ Công đoàn Tổng công ty kiểm tra việc thực hiện tại các đơn vị.
            → responsible: Ban Thường vụ Công đoàn Tổng công ty
        2 [task 842..<935] Các công đoàn cơ sở xây dựng kế hoạch, gửi về Công đoàn Tổng công ty trước ngày 10/4/2026.
            → responsible: Các công đoàn cơ sở by 2026-04-10
        3 [task 937..<1049] Kết thúc Tháng hành động, các công đoàn cơ sở báo cáo kết quả về Công đoàn Tổng công ty trước ngày 10/6/2026.
            → responsible: các công đoàn cơ sở by 2026-06-10
            ✉ các công đoàn cơ sở to Công đoàn Tổng công ty: 2026-06-10

      """#)

  /// A conclusion of a Party committee: duties in running text, reported twice a year through its office.
  static let conclusion = GoldenPlan(
    name: "conclusion.md",
    tree: #"""
      type: KẾT LUẬN
      title: CỦA BAN THƯỜNG VỤ TỈNH ỦY về đẩy mạnh phong trào “Xanh từ mỗi nhà” năm 2026
      number: 112-KL/TU
      issuer: Tỉnh ủy Hòa Sơn
      place: Hòa Sơn
      issuedOn: 2026-02-05
      period: 2026
      authority: T/M BAN THƯỜNG VỤ
      position: PHÓ BÍ THƯ
      signer: Đỗ Minh Khang
      to: Đảng ủy Ủy ban nhân dân tỉnh
      to: Các ban đảng Tỉnh ủy
      to: Các đảng ủy xã, phường
      movement: Xanh từ mỗi nhà
      1 [task 303..<391] Thống nhất chủ trương mở rộng phong trào “Xanh từ mỗi nhà” đến tất cả các xã, phường.
      2 [task 393..<499] Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh ban hành kế hoạch trước ngày 15/3/2026.
          → responsible: Đảng ủy Ủy ban nhân dân tỉnh by 2026-03-15
      3 [task 501..<630] Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Mặt trận Tổ quốc và các đoàn thể tỉnh tuyên truyền, vận động Nhân dân.
          → lead: Ban Tuyên giáo và Dân vận Tỉnh ủy
          → coordinate: Mặt trận Tổ quốc
          → coordinate: các đoàn thể tỉnh
          ! warning recipient-missing 
      4 [task 632..<775] Các đảng ủy xã, phường cụ thể hóa thành nhiệm vụ của chi bộ; định kỳ 6 tháng báo cáo Tỉnh ủy qua Văn phòng Tỉnh ủy trước ngày 10/6 và 10/12.
          → responsible: Các đảng ủy xã, phường
          ✉ Các đảng ủy xã, phường to Tỉnh ủy via Văn phòng Tỉnh ủy: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10
          ✉ Các đảng ủy xã, phường to Tỉnh ủy via Văn phòng Tỉnh ủy: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10
      5 [task 777..<856] Ủy ban Kiểm tra Tỉnh ủy đưa nội dung này vào chương trình kiểm tra năm 2026.
          → responsible: Ủy ban Kiểm tra Tỉnh ủy
      6 [task 858..<954] Văn phòng Tỉnh ủy theo dõi, đôn đốc, tham mưu Ban Thường vụ Tỉnh ủy sơ kết vào tháng 12/2026.
          → responsible: Văn phòng Tỉnh ủy by 2026-12

      """#)
}
