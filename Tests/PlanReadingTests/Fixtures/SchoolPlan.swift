// SPDX-License-Identifier: Apache-2.0

extension GoldenPlan {
  /// A plan of a school with a timetable of who does what, and a table of figures that is none.
  static let schoolPlan = GoldenPlan(
    name: "school.md",
    tree: #"""
      type: KẾ HOẠCH
      title: Tổ chức ngày hội đọc sách
      issuer: Trường THCS Bến Trúc
      place: Bến Trúc
      issuedOn: 2026-09-12
      position: HIỆU TRƯỞNG
      signer: Châu Thị Mỹ Duyên
      to: Như phần II
      I [heading 151..<162] NỘI DUNG
        1 [heading 164..<180] Chương trình:
          ¶ [heading 182..<205] THỨ HAI, NGÀY 28/9/2026
              ◷ 2026-09-28 
            ¶ [heading 266..<275] Buổi sáng
              ¶ [task 280..<321] Đón học sinh
                  → responsible: GVCN các lớp
              ¶ [task 326..<385] Kể chuyện theo sách
                  → responsible: Tổ Ngữ văn
                  → responsible: Đoàn trường
            ¶ [heading 390..<400] Buổi chiều
              ¶ [task 405..<438] Trao giải
                  → responsible: Ban Giám hiệu
        2 [statement 442..<460] Bảng sách tặng:
      II [heading 514..<535] TỔ CHỨC THỰC HIỆN
        1 [heading 537..<550] Tổ Ngữ văn
          a [task 552..<596] Chọn sách, lập danh sách người kể chuyện.
              → responsible: Tổ Ngữ văn
          b [task 598..<671] Báo cáo số lượng sách về Ban Giám hiệu trước ngày 20 tháng 9 năm 2026.
              → responsible: Tổ Ngữ văn by 2026-09-20
              ✉ Tổ Ngữ văn to Ban Giám hiệu: 2026-09-20
      · ! warning missing-metadata number

      """#)
}
