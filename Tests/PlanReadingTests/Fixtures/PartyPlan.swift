// SPDX-License-Identifier: Apache-2.0

extension GoldenPlan {
  /// A plan of a Party office: a happening with its place, no number, no date.
  static let partyPlan = GoldenPlan(
    name: "party.txt",
    tree: #"""
      type: KẾ HOẠCH
      title: triển khai phong trào thi đua “Cơ quan không giấy”
      issuer: Văn phòng Tỉnh ủy
      authority: K/T CHÁNH VĂN PHÒNG
      position: PHÓ CHÁNH VĂN PHÒNG
      signer: Lại Minh Đức
      to: Thường trực Tỉnh ủy (để báo cáo)
      to: Các phòng thuộc Văn phòng
      cites: 512-CV/TU of 2026-05-11
      movement: Cơ quan không giấy
      I [heading 184..<195] NỘI DUNG
        (1) [task 197..<289] Bỏ bản in trong các cuộc họp giao ban, chuyển sang gửi tài liệu điện tử trước một ngày.
        (2) [heading 291..<316] Tổ chức các việc sau:
          - [task 318..<336] Dọn kho giấy cũ.
          - [task 338..<359] Quét hồ sơ còn lại.
      II [heading 361..<384] THỜI GIAN, ĐỊA ĐIỂM
        1 [statement 386..<439] Thời gian: 8 giờ 00 phút, ngày 19/5/2026 (thứ ba).
            ◷ 2026-05-19T08:00 Nhà A và Nhà B, trụ sở Văn phòng Tỉnh ủy; Nhà A: phòng Tổng hợp, phòng Cơ yếu; Nhà B: phòng Quản trị
        2 [heading 441..<503] Địa điểm: Nhà A và Nhà B, trụ sở Văn phòng Tỉnh ủy, cụ thể:
          ¶ [task 505..<554] Nhà A: Do phòng Tổng hợp, phòng Cơ yếu thực hiện.
              → responsible: phòng Tổng hợp
              → responsible: phòng Cơ yếu
          ¶ [task 556..<591] Nhà B: Do phòng Quản trị thực hiện.
              → responsible: phòng Quản trị
      III [heading 593..<615] TỔ CHỨC THỰC HIỆN
        1 [task 617..<693] Các phòng có trách nhiệm nhắc nhở cán bộ, công chức tắt máy in khi ra về.
            → responsible: Các phòng
        2 [task 695..<786] Phòng Quản trị chủ trì theo dõi lượng giấy in, báo cáo lãnh đạo Văn phòng theo quy định.
            → lead: Phòng Quản trị
            ✉ Phòng Quản trị to lãnh đạo Văn phòng: ?
            ! note report-without-date 
        3 [task 788..<828] Chi đoàn phối hợp viết tin, chụp ảnh.
            → coordinate: Chi đoàn
            ! warning recipient-missing 
      · ! warning missing-metadata number
      · ! warning missing-metadata issuedOn

      """#)
}
