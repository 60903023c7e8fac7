// SPDX-License-Identifier: Apache-2.0

extension ReferenceData {
  /// The provinces and centrally run cities: 63 until 30 June 2025, 34 from 1 July 2025 (Nghị quyết 202/2025/QH15).
  ///
  /// Codes are those of Quyết định 124/2004/QĐ-TTg until then and of Quyết định 19/2025/QĐ-TTg since; of the latter, those
  /// that changed with the seat of a merged province were not compared with the text. The table speaks from
  /// 1 August 2008, when the 63 were complete; most provinces are older than that. Documents of August 2026 are issued by
  /// «Thành phố Đồng Nai» (Nghị quyết 31/2026/QH16); from which day is not established, so its name and last day are marked.
  public static let provinces = ReferenceTable(
    code: "tinh", name: "Tỉnh, thành phố trực thuộc trung ương", englishName: "Provinces and centrally run cities",
    """
    46 | Tỉnh Thừa Thiên Huế | province | | 2008-08-01 | 2024-12-31 | | Quyết định 124/2004/QĐ-TTg | from
    01 | Thành phố Hà Nội | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    02 | Tỉnh Hà Giang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    04 | Tỉnh Cao Bằng | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    06 | Tỉnh Bắc Kạn | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    08 | Tỉnh Tuyên Quang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    10 | Tỉnh Lào Cai | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    11 | Tỉnh Điện Biên | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    12 | Tỉnh Lai Châu | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    14 | Tỉnh Sơn La | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    15 | Tỉnh Yên Bái | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    17 | Tỉnh Hòa Bình | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    19 | Tỉnh Thái Nguyên | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    20 | Tỉnh Lạng Sơn | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    22 | Tỉnh Quảng Ninh | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    24 | Tỉnh Bắc Giang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    25 | Tỉnh Phú Thọ | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    26 | Tỉnh Vĩnh Phúc | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    27 | Tỉnh Bắc Ninh | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    30 | Tỉnh Hải Dương | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    31 | Thành phố Hải Phòng | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    33 | Tỉnh Hưng Yên | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    34 | Tỉnh Thái Bình | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    35 | Tỉnh Hà Nam | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    36 | Tỉnh Nam Định | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    37 | Tỉnh Ninh Bình | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    38 | Tỉnh Thanh Hóa | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    40 | Tỉnh Nghệ An | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    42 | Tỉnh Hà Tĩnh | province | | 2008-08-01 | | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    44 | Tỉnh Quảng Bình | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    45 | Tỉnh Quảng Trị | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    46 | Thành phố Huế | province | | 2025-01-01 | | 46 | Nghị quyết 175/2024/QH15 | source
    48 | Thành phố Đà Nẵng | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    49 | Tỉnh Quảng Nam | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    51 | Tỉnh Quảng Ngãi | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    52 | Tỉnh Bình Định | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    54 | Tỉnh Phú Yên | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    56 | Tỉnh Khánh Hòa | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    58 | Tỉnh Ninh Thuận | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    60 | Tỉnh Bình Thuận | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    62 | Tỉnh Kon Tum | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    64 | Tỉnh Gia Lai | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    66 | Tỉnh Đắk Lắk | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    67 | Tỉnh Đắk Nông | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    68 | Tỉnh Lâm Đồng | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    70 | Tỉnh Bình Phước | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    72 | Tỉnh Tây Ninh | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    74 | Tỉnh Bình Dương | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    75 | Tỉnh Đồng Nai | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    77 | Tỉnh Bà Rịa - Vũng Tàu | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    79 | Thành phố Hồ Chí Minh | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    80 | Tỉnh Long An | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    82 | Tỉnh Tiền Giang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    83 | Tỉnh Bến Tre | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    84 | Tỉnh Trà Vinh | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    86 | Tỉnh Vĩnh Long | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    87 | Tỉnh Đồng Tháp | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    89 | Tỉnh An Giang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    91 | Tỉnh Kiên Giang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    92 | Thành phố Cần Thơ | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    93 | Tỉnh Hậu Giang | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    94 | Tỉnh Sóc Trăng | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    95 | Tỉnh Bạc Liêu | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    96 | Tỉnh Cà Mau | province | | 2008-08-01 | 2025-06-30 | | Quyết định 124/2004/QĐ-TTg, Nghị quyết 15/2008/QH12 | from
    08 | Tỉnh Tuyên Quang | province | | 2025-07-01 | | 02 08 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    15 | Tỉnh Lào Cai | province | | 2025-07-01 | | 10 15 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    19 | Tỉnh Thái Nguyên | province | | 2025-07-01 | | 06 19 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    24 | Tỉnh Bắc Ninh | province | | 2025-07-01 | | 24 27 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    25 | Tỉnh Phú Thọ | province | | 2025-07-01 | | 17 25 26 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    31 | Thành phố Hải Phòng | province | | 2025-07-01 | | 30 31 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    33 | Tỉnh Hưng Yên | province | | 2025-07-01 | | 33 34 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    37 | Tỉnh Ninh Bình | province | | 2025-07-01 | | 35 36 37 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    44 | Tỉnh Quảng Trị | province | | 2025-07-01 | | 44 45 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    48 | Thành phố Đà Nẵng | province | | 2025-07-01 | | 48 49 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    51 | Tỉnh Quảng Ngãi | province | | 2025-07-01 | | 51 62 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    52 | Tỉnh Gia Lai | province | | 2025-07-01 | | 52 64 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    56 | Tỉnh Khánh Hòa | province | | 2025-07-01 | | 56 58 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    66 | Tỉnh Đắk Lắk | province | | 2025-07-01 | | 54 66 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    68 | Tỉnh Lâm Đồng | province | | 2025-07-01 | | 60 67 68 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    75 | Tỉnh Đồng Nai | province | | 2025-07-01 | | 70 75 | Nghị quyết 202/2025/QH15, Nghị quyết 31/2026/QH16 | name to
    79 | Thành phố Hồ Chí Minh | province | | 2025-07-01 | | 74 77 79 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    80 | Tỉnh Tây Ninh | province | | 2025-07-01 | | 72 80 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    82 | Tỉnh Đồng Tháp | province | | 2025-07-01 | | 82 87 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    86 | Tỉnh Vĩnh Long | province | | 2025-07-01 | | 83 84 86 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    91 | Tỉnh An Giang | province | | 2025-07-01 | | 89 91 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg | code
    92 | Thành phố Cần Thơ | province | | 2025-07-01 | | 92 93 94 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    96 | Tỉnh Cà Mau | province | | 2025-07-01 | | 95 96 | Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg |
    """)
}
