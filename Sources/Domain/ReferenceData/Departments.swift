// SPDX-License-Identifier: Apache-2.0

extension ReferenceData {
  /// The departments that stand below every people's committee of a province, or below those of some, before and after
  /// the mergers of 1 March 2025 (Nghị định 45/2025/NĐ-CP); before, Nghị định 24/2014/NĐ-CP. None of the rows was compared
  /// with the decrees.
  public static let departments = ReferenceTable(
    code: "so", name: "Sở, ban thuộc Ủy ban nhân dân tỉnh", englishName: "Departments of provinces",
    """
    STP | Sở Tư pháp | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SCT | Sở Công Thương | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SGDĐT | Sở Giáo dục và Đào tạo | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SVHTTDL | Sở Văn hóa, Thể thao và Du lịch | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SYT | Sở Y tế | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    TTT | Thanh tra tỉnh | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    VPUBND | Văn phòng Ủy ban nhân dân tỉnh | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SNGV | Sở Ngoại vụ | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SDL | Sở Du lịch | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SQHKT | Sở Quy hoạch - Kiến trúc | department | | 2014-05-20 | | | Nghị định 24/2014/NĐ-CP, Nghị định 45/2025/NĐ-CP | all
    SKHĐT | Sở Kế hoạch và Đầu tư | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    SGTVT | Sở Giao thông vận tải | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    STTTT | Sở Thông tin và Truyền thông | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    STNMT | Sở Tài nguyên và Môi trường | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    SNNPTNT | Sở Nông nghiệp và Phát triển nông thôn | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    SLĐTBXH | Sở Lao động - Thương binh và Xã hội | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    BDT | Ban Dân tộc (thuộc Ủy ban nhân dân tỉnh) | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    STC | Sở Tài chính | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    SXD | Sở Xây dựng | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    SKHCN | Sở Khoa học và Công nghệ | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    SNV | Sở Nội vụ | department | | 2014-05-20 | 2025-02-28 | | Nghị định 45/2025/NĐ-CP | all
    STC | Sở Tài chính | department | | 2025-03-01 | | STC SKHĐT | Nghị định 45/2025/NĐ-CP | all
    SXD | Sở Xây dựng | department | | 2025-03-01 | | SXD SGTVT | Nghị định 45/2025/NĐ-CP | all
    SKHCN | Sở Khoa học và Công nghệ | department | | 2025-03-01 | | SKHCN STTTT | Nghị định 45/2025/NĐ-CP | all
    SNNMT | Sở Nông nghiệp và Môi trường | department | | 2025-03-01 | | SNNPTNT STNMT | Nghị định 45/2025/NĐ-CP | all
    SNV | Sở Nội vụ | department | | 2025-03-01 | | SNV SLĐTBXH | Nghị định 45/2025/NĐ-CP | all
    SDTTG | Sở Dân tộc và Tôn giáo | department | | 2025-03-01 | | BDT | Nghị định 45/2025/NĐ-CP | all
    """)
}
