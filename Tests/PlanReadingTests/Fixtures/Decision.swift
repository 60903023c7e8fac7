// SPDX-License-Identifier: Apache-2.0

extension GoldenPlan {
  /// A decision that issues a plan with an annex, as a converter writes .docx files: wrapped lines, cells between pipes.
  static let decision = GoldenPlan(
    name: "decision.md",
    tree: #"""
      type: QUYẾT ĐỊNH
      title: VỀ VIỆC BAN HÀNH KẾ HOẠCH KIỂM ĐẾM CÂY XANH ĐƯỜNG PHỐ NĂM 2026
      number: 415/QĐ-UBND
      issuer: Ủy ban nhân dân thành phố Sông Trà
      place: Sông Trà
      issuedOn: 2026-07-07
      period: 2026
      position: CHỦ TỊCH
      signer: Ngô Thanh Bạch
      to: Như Điều 2
      to: VPUB: + CVP (đ/b)
      to: Cổng TTĐT thành phố (đưa tin)
      cites: 64/2010/NĐ-CP of 2010-06-11
      cites: QCVN 07:2023/BXD
      Điều 1 [statement 453..<544] Ban hành kèm theo Quyết định này Kế hoạch kiểm đếm cây xanh đường phố năm 2026.
      Điều 2 [task 546..<690] Giám đốc Sở Xây dựng; Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các phường chịu trách nhiệm thi hành Quyết định này./.
          → responsible: Giám đốc Sở Xây dựng
          → responsible: Thủ trưởng các sở, ban, ngành
          → responsible: Chủ tịch Ủy ban nhân dân các phường
      I [heading 963..<985] NHIỆM VỤ CỤ THỂ
        1 [heading 987..<1006] Sở Xây dựng:
          - [task 1008..<1091] Lập biểu kiểm đếm theo Quy chuẩn QCVN 07:2023/BXD, gửi cho các phường dùng chung.
              → responsible: Sở Xây dựng by 2026-07/2026-08
            ¶ [statement 1093..<1132] Thời gian hoàn thành: Tháng 7 - 8/2026.
          - [task 1134..<1247] Tổng hợp, báo cáo kết quả gửi Sở Tài chính (đồng gửi Sở Nội vụ). Thời gian hoàn thành: Trước ngày 15/12/2026.
              → responsible: Sở Xây dựng by 2026-12-15
              ✉ Sở Xây dựng to Sở Tài chính: 2026-12-15
        2 [heading 1249..<1299] Trách nhiệm của đơn vị được giao trồng cây:
          - [task 1301..<1366] Gắn mã số cho từng cây; riêng các cây cổ thụ chụp ảnh bốn phía.
              → responsible: đơn vị được giao trồng cây by 2026-09/..
            ¶ [statement 1368..<1426] Thời hạn thực hiện: Từ tháng 9/2026 đến khi kiểm đếm xong.
      PHỤ LỤC [heading 1428..<1462] DANH MỤC VIỆC CẦN LÀM
        I [heading 1605..<1620] CHUẨN BỊ
          1 [task 1625..<1739] In biểu mẫu, chia địa bàn theo tuyến phố.
              → lead: Sở Xây dựng by 2026-35
              → coordinate: UBND các phường by 2026-35
              → coordinate: các đơn vị liên quan by 2026-35
          2 [task 1744..<1821] Tập huấn người đếm.
              → lead: Sở Nội vụ by FREQ=YEARLY
              → coordinate: Sở Xây dựng by FREQ=YEARLY
              → coordinate: Đoàn Thanh niên by FREQ=YEARLY

      """#)
}
