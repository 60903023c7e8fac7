// SPDX-License-Identifier: Apache-2.0

extension ReferenceData {
  /// The words by which units of government are named, with their last days: two levels since 1 July 2025 (Luật
  /// 72/2025/QH15, Nghị quyết 203/2025/QH15), before that three.
  public static let governmentUnits = ReferenceTable(
    code: "cap-chinh-quyen", name: "Đơn vị hành chính", englishName: "Units of government",
    """
    tinh | tỉnh | province | | 1945-11-22 | | | Luật 72/2025/QH15 | from
    thanh-pho | thành phố trực thuộc trung ương | province | | 1945-11-22 | | | Luật 72/2025/QH15 | from
    huyen | huyện | district | | 1945-11-22 | 2025-06-30 | | Luật 72/2025/QH15, Nghị quyết 203/2025/QH15 | from
    quan | quận | district | | 1945-11-22 | 2025-06-30 | | Luật 72/2025/QH15, Nghị quyết 203/2025/QH15 | from
    thi-xa | thị xã | district | | 1945-11-22 | 2025-06-30 | | Luật 72/2025/QH15, Nghị quyết 203/2025/QH15 | from
    thi-tran | thị trấn | commune | | 1945-11-22 | 2025-06-30 | | Luật 72/2025/QH15, Nghị quyết 203/2025/QH15 | from
    xa | xã | commune | | 1945-11-22 | | | Luật 72/2025/QH15 | from
    phuong | phường | commune | | 1945-11-22 | | | Luật 72/2025/QH15 | from
    dac-khu | đặc khu | commune | | 2025-07-01 | | | Luật 72/2025/QH15 | from
    """)

  /// The levels of trade unions before and after the reform of 2025. Nghị định 105/2026/NĐ-CP, in force on 16 May 2026,
  /// names two management levels: the confederation and the federations of provinces. Where no first day is known, the
  /// founding day of the unions stands, and is marked.
  public static let unionLevels = ReferenceTable(
    code: "cong-doan", name: "Các cấp công đoàn", englishName: "Levels of trade unions",
    """
    TLĐ | Tổng Liên đoàn Lao động Việt Nam | confederation | | 1929-07-28 | | | Luật 50/2024/QH15, Nghị định 105/2026/NĐ-CP | from
    LĐLĐT | Liên đoàn Lao động tỉnh, thành phố | union | TLĐ | 1929-07-28 | | | Luật 50/2024/QH15, Nghị định 105/2026/NĐ-CP | from
    CĐNTW | Công đoàn ngành trung ương | sector-union | TLĐ | 1929-07-28 | | | Luật 50/2024/QH15, Công văn 4133/TLĐ | from to
    LĐLĐH | Liên đoàn Lao động cấp huyện | upper-union | LĐLĐT | 1929-07-28 | 2025-06-30 | | Luật 50/2024/QH15 | all
    CĐNĐP | Công đoàn ngành địa phương | upper-union | LĐLĐT | 1929-07-28 | 2025-06-30 | | Luật 50/2024/QH15 | all
    CĐKCN | Công đoàn các khu công nghiệp | upper-union | LĐLĐT | 1929-07-28 | | | Luật 50/2024/QH15 | all
    CĐX | Công đoàn xã, phường, đặc khu | upper-union | LĐLĐT | 2025-07-01 | | | Luật 50/2024/QH15 | all
    CĐCS | Công đoàn cơ sở | grassroots-union | | 1929-07-28 | | | Luật 50/2024/QH15 | from
    NĐCS | Nghiệp đoàn cơ sở | grassroots-union | | 1929-07-28 | | | Luật 50/2024/QH15 | from
    TTQ | Tổ tự quản khu nhà trọ công nhân | workers-group | | 1929-07-28 | | | Luật 50/2024/QH15 | all
    """)

  /// Identifiers of Quyết định 20/2020/QĐ-TTg that were met in use. Which of them were given anew after the mergers of 2025
  /// is not established.
  public static let identifiers = ReferenceTable(
    code: "ma-dinh-danh", name: "Mã định danh điện tử cấp 1", englishName: "Electronic identifiers, level 1",
    """
    H30 | Tỉnh Hậu Giang | province | | 2020-07-22 | 2025-06-30 | | Quyết định 20/2020/QĐ-TTg | from to
    H38 | Tỉnh Lào Cai | province | | 2020-07-22 | | | Quyết định 20/2020/QĐ-TTg | from to
    H55 | Tỉnh Thái Nguyên | province | | 2020-07-22 | | | Quyết định 20/2020/QĐ-TTg | from to
    H56 | Tỉnh Thanh Hóa | province | | 2020-07-22 | | | Quyết định 20/2020/QĐ-TTg | from to
    """)
}
