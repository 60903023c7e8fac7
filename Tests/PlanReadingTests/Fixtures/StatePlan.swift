// SPDX-License-Identifier: Apache-2.0

extension GoldenPlan {
  /// A plan of a provincial people's committee: themes, numbered activities, who leads them by when.
  static let statePlan = GoldenPlan(
    name: "state.md",
    tree: #"""
      type: KẾ HOẠCH HÀNH ĐỘNG
      title: Bảo vệ nguồn nước trên địa bàn tỉnh Hòa Sơn Giai đoạn 2026 - 2028
      number: 87/KH-UBND
      issuer: Ủy ban nhân dân tỉnh Hòa Sơn
      place: Hòa Sơn
      issuedOn: 2026-02-09
      period: 2026/2028
      authority: TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH
      position: PHÓ CHỦ TỊCH
      signer: Vũ Hoài Lam
      to: Bộ Nông nghiệp và Môi trường (báo cáo)
      to: Các sở, ban, ngành tỉnh
      to: UBND các xã, phường (để t/h)
      cites: 1201/QĐ-TTg of 2025-08-14
      cites: 21-NQ/TU of 2025-12-03
      movement: Mỗi nhà một bể nước mưa
      I [heading 456..<479] MỤC ĐÍCH, YÊU CẦU
        1 [heading 481..<492] Mục đích
          - [statement 494..<616] Giữ nguồn nước sạch cho người dân, doanh nghiệp và đồng ruộng; giảm việc khai thác nước ngầm quá mức ở các xã ven sông.
        2 [statement 618..<682] Yêu cầu: Việc nào cũng có người làm, có hạn xong và có số đo.
      II [heading 684..<699] NỘI DUNG
        1 [theme 701..<790] Chủ đề 1: Đo và công khai số liệu. Tỉnh triển khai 3/4 hoạt động so kế hoạch quốc gia.
            ∑ 3/4, listed 3
          - [activity 792..<892] Hoạt động số 1: Lắp ít nhất 12 trạm đo mực nước; đến năm 2028 đạt 90% xã có số liệu.
              ◎ >= 12 trạm by 2028
              ◎ = 90 % by 2028
          - [activity 894..<967] Hoạt động số 2, 3: Mở trang số liệu nước và tập huấn người trực trạm.
              ! error activity-without-lead #3
        2 [theme 1049..<1134] Chủ đề 2: Dùng nước tiết kiệm. Tỉnh triển khai 2/2 hoạt động so kế hoạch quốc gia.
            ∑ 2/2, listed 2
          - [activity 1136..<1203] Hoạt động số 5: Phát động phong trào “Mỗi nhà một bể nước mưa”.
          - [activity 1205..<1248] Hoạt động số 6: Sửa 45 km kênh bị thấm.
              ◎ = 45 km
      III [heading 1250..<1277] PHÂN CÔNG THỰC HIỆN
        1 [task 1279..<1366] Đơn vị đầu mối: Giao Sở Nông nghiệp và Môi trường là cơ quan đầu mối theo dõi chung.
            → responsible: Sở Nông nghiệp và Môi trường
          ¶ [task 1368..<1490] Chủ trì, phối hợp và báo cáo Ủy ban nhân dân tỉnh hoạt động số 1 trong quý III/2026; hoạt động số 2 trước ngày 30/11/2026.
              → lead #1: Sở Nông nghiệp và Môi trường by 2026-35
              → lead #2: Sở Nông nghiệp và Môi trường by 2026-11-30
        2 [heading 1492..<1509] Các sở, ngành:
          - [task 1511..<1640] Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, Ủy ban nhân dân các xã, phường thực hiện hoạt động số 6 trong năm 2027. Cụ thể:
              → lead #6: Sở Xây dựng by 2027
              → coordinate #6: Sở Tài chính by 2027
              → coordinate #6: Ủy ban nhân dân các xã, phường by 2027
            - [task 1642..<1691] Khảo sát các đoạn kênh thuộc hoạt động số 5, 6.
                ! warning activity-not-in-heading #5
          - [task 1693..<1774] Sở Giáo dục và Đào tạo, phối hợp tuyên truyền hoạt động số 5 trong quý II/2026.
              → coordinate #5: Sở Giáo dục và Đào tạo by 2026-34
              ! warning role-unclear 
          - [task 1776..<1845] Hội Nông dân tỉnh đồng chủ trì cùng Hội Phụ nữ tỉnh hoạt động số 5.
              → co-lead #5: Hội Nông dân tỉnh
              → co-lead #5: Hội Phụ nữ tỉnh
              ! warning recipient-missing 
              ! warning recipient-missing 
        3 [task 1847..<2059] Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường gửi báo cáo kết quả về Sở Nông nghiệp và Môi trường trước ngày 20 tháng 6 và 20 tháng 12 hằng năm để tổng hợp, trình Ủy ban nhân dân tỉnh.
            → responsible: Thủ trưởng các sở, ban, ngành
            → responsible: Chủ tịch Ủy ban nhân dân các xã, phường
            ✉ Thủ trưởng các sở, ban, ngành to Sở Nông nghiệp và Môi trường: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20
            ✉ Thủ trưởng các sở, ban, ngành to Sở Nông nghiệp và Môi trường: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20

      """#)
}
