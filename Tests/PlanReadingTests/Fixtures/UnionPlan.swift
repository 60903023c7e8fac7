// SPDX-License-Identifier: Apache-2.0

extension GoldenPlan {
  /// A plan of a trade union, with the stamp of the body that received it, below headings that name bodies.
  static let unionPlan = GoldenPlan(
    name: "union.txt",
    tree: #"""
      type: KẾ HOẠCH
      title: Hưởng ứng phong trào thi đua “Ca may không rác”
      number: 14/KH-CĐDM
      issuer: Công đoàn ngành dệt may
      place: Hòa Sơn
      issuedOn: 2026-03-02
      authority: TM. BAN THƯỜNG VỤ
      position: PHÓ CHỦ TỊCH
      signer: Đinh Thu Phương
      received: Công đoàn Công ty may sông trà · 31 · 2026-03-05
      to: LĐLĐ tỉnh (B/c)
      to: Các CĐCS trực thuộc (để t/h)
      cites: 20/KH-LĐLĐ of 2026-01-10
      movement: Ca may không rác
      movement: Góc xưởng sạch
      movement: Một tuần không túi ni lông
      I [heading 369..<381] Mục đích:
        1 [statement 383..<413] Giảm rác vải vụn tại xưởng.
        2 [statement 414..<450] Mỗi đoàn viên biết phân loại rác.
      II [heading 452..<474] Tổ chức thực hiện;
        1 [heading 476..<495] Công đoàn ngành:
          - [task 497..<552] Chủ trì biên soạn tờ gấp hướng dẫn phân loại vải vụn.
              → lead: Công đoàn ngành
          - [task 554..<625] Phối hợp với Báo Lao động tổ chức viết về cách làm hay của các xưởng.
              → coordinate: Công đoàn ngành
          ¶ [task 627..<665] Kiểm tra, chấm điểm hai lần trong năm.
              → responsible: Công đoàn ngành
        2 [heading 667..<706] Công đoàn cơ sở và các tổ công đoàn:
          - [task 708..<811] Vận động ít nhất 80% đoàn viên tham gia cuộc vận động “Góc xưởng sạch”, “Một tuần không túi ni lông”.
              → responsible: Công đoàn cơ sở và các tổ công đoàn
              ◎ >= 80 %
              ! note target-without-date 
          ¶ [task 813..<944] Trong quá trình thực hiện, các công đoàn cơ sở báo cáo kết quả về Công đoàn ngành (qua Ban Tuyên giáo) định kỳ 3 tháng để tổng hợp.
              → responsible: các công đoàn cơ sở
              ✉ các công đoàn cơ sở to Công đoàn ngành via Ban Tuyên giáo: FREQ=MONTHLY;INTERVAL=3

      """#)
}
