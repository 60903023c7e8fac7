// SPDX-License-Identifier: Apache-2.0

extension ReferenceData {
  /// The government, its ministries and agencies of that rank, before and after the mergers of 1 March 2025 (Nghị quyết
  /// 176/2025/QH15). The table speaks from 2 August 2007, when the ministries that merged in 2025 stood as they were.
  /// Codes are the symbols that documents use.
  public static let ministries = ReferenceTable(
    code: "bo", name: "Bộ, cơ quan ngang bộ", englishName: "Ministries and agencies of that rank",
    """
    CP | Chính phủ | government | | 1945-09-02 | | | Luật 63/2025/QH15 | from
    BQP | Bộ Quốc phòng | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BCA | Bộ Công an | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BNG | Bộ Ngoại giao | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BTP | Bộ Tư pháp | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BCT | Bộ Công Thương | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BGDĐT | Bộ Giáo dục và Đào tạo | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BVHTTDL | Bộ Văn hóa, Thể thao và Du lịch | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BYT | Bộ Y tế | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    NHNN | Ngân hàng Nhà nước Việt Nam | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    TTCP | Thanh tra Chính phủ | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    VPCP | Văn phòng Chính phủ | ministry | CP | 2007-08-02 | | | Nghị quyết 176/2025/QH15 | from source
    BKHĐT | Bộ Kế hoạch và Đầu tư | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BGTVT | Bộ Giao thông vận tải | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BTTTT | Bộ Thông tin và Truyền thông | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BTNMT | Bộ Tài nguyên và Môi trường | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BNNPTNT | Bộ Nông nghiệp và Phát triển nông thôn | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BLĐTBXH | Bộ Lao động - Thương binh và Xã hội | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    UBDT | Ủy ban Dân tộc | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BTC | Bộ Tài chính | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BXD | Bộ Xây dựng | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BKHCN | Bộ Khoa học và Công nghệ | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BNV | Bộ Nội vụ | ministry | CP | 2007-08-02 | 2025-02-28 | | Nghị quyết 176/2025/QH15 | all
    BTC | Bộ Tài chính | ministry | CP | 2025-03-01 | | BTC BKHĐT | Nghị quyết 176/2025/QH15 | all
    BXD | Bộ Xây dựng | ministry | CP | 2025-03-01 | | BXD BGTVT | Nghị quyết 176/2025/QH15 | all
    BKHCN | Bộ Khoa học và Công nghệ | ministry | CP | 2025-03-01 | | BKHCN BTTTT | Nghị quyết 176/2025/QH15 | all
    BNNMT | Bộ Nông nghiệp và Môi trường | ministry | CP | 2025-03-01 | | BNNPTNT BTNMT | Nghị quyết 176/2025/QH15 | all
    BNV | Bộ Nội vụ | ministry | CP | 2025-03-01 | | BNV BLĐTBXH | Nghị quyết 176/2025/QH15 | all
    BDTTG | Bộ Dân tộc và Tôn giáo | ministry | CP | 2025-03-01 | | UBDT | Nghị quyết 176/2025/QH15 | all
    """)
}
