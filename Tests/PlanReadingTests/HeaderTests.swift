// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// The header of two columns in every way in which converters hand it on.
struct HeaderCase: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  var issuer: String?
  var number: String?
  var place: String?
  var day: String?
  var type: String? = "KẾ HOẠCH"
  var title: String? = "Giữ nguồn nước"

  var testDescription: String { name }

  static let all = states + unions + parties

  static let states = [
    HeaderCase(
      name: "province, one line each",
      text: """
        ỦY BAN NHÂN DÂN
        TỈNH HÒA SƠN

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Số: 87/KH-UBND

        Hòa Sơn, ngày 09 tháng 02 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Ủy ban nhân dân tỉnh Hòa Sơn", number: "87/KH-UBND", place: "Hòa Sơn", day: "2026-02-09"),
    HeaderCase(
      name: "day left open",
      text: """
        UBND TỈNH HÒA SƠN
        SỞ Y TẾ

        Số:      /KH-SYT

        Hòa Sơn, ngày     tháng 11 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Sở Y tế tỉnh Hòa Sơn", number: nil, place: "Hòa Sơn", day: nil),
    HeaderCase(
      name: "day that recognition misread",
      text: """
        UBND TỈNH HÒA SƠN
        SỞ Y TẾ

        Số: 87/KH-SYT

        Hòa Sơn, ngày 43 tháng 11 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Sở Y tế tỉnh Hòa Sơn", number: "87/KH-SYT", place: "Hòa Sơn", day: nil),
    HeaderCase(
      name: "columns flattened onto one line",
      text: """
        ỦY BAN NHÂN DÂN TỈNH HÒA SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Số: 87/KH-UBND Hòa Sơn, ngày 09 tháng 02 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Ủy ban nhân dân tỉnh Hòa Sơn", number: "87/KH-UBND", place: "Hòa Sơn", day: "2026-02-09"),
    HeaderCase(
      name: "columns beside each other, held apart by blanks",
      text: """
        ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH HÒA SƠN             Độc lập - Tự do - Hạnh phúc

        Số: 87/KH-UBND           Hòa Sơn, ngày 09 tháng 02 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Ủy ban nhân dân tỉnh Hòa Sơn", number: "87/KH-UBND", place: "Hòa Sơn", day: "2026-02-09"),
    HeaderCase(
      name: "cells of a row",
      text: """
        | ỦY BAN NHÂN DÂN TỈNH HÒA SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
        |---|---|
        | Số: 87/KH-UBND | Hòa Sơn, ngày 09 tháng 02 năm 2026 |

        **KẾ HOẠCH**

        **Giữ nguồn nước**
        """, issuer: "Ủy ban nhân dân tỉnh Hòa Sơn", number: "87/KH-UBND", place: "Hòa Sơn", day: "2026-02-09"),
    HeaderCase(
      name: "cells between lines of pipes",
      text: """
        |
        **ỦY BAN NHÂN DÂN
        TỈNH HÒA SƠN**
        -------
        |
        **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
        Độc lập - Tự do - Hạnh phúc
        |
        |
        Số: 87/KH-UBND
        |
        *Hòa Sơn, ngày 09 tháng 02 năm 2026*
        |

        **KẾ HOẠCH**

        **Giữ nguồn nước**
        """, issuer: "Ủy ban nhân dân tỉnh Hòa Sơn", number: "87/KH-UBND", place: "Hòa Sơn", day: "2026-02-09"),
    HeaderCase(
      name: "department below its committee",
      text: """
        ỦY BAN NHÂN DÂN TỈNH HÒA SƠN
        SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG

        Số: 112/KH-SNNMT

        Hòa Sơn, ngày 3 tháng 3 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Sở Nông nghiệp và Môi trường tỉnh Hòa Sơn", number: "112/KH-SNNMT", place: "Hòa Sơn",
      day: "2026-03-03"),
    HeaderCase(
      name: "commune, number not yet given",
      text: """
        ỦY BAN NHÂN DÂN
        XÃ BẾN TRÚC

        Số:      /KH-UBND

        Bến Trúc, ngày     tháng 3 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Ủy ban nhân dân xã Bến Trúc", number: nil, place: "Bến Trúc", day: nil),
    HeaderCase(
      name: "ministry",
      text: """
        BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Số: 1203/QĐ-BNNMT

        Hà Nội, ngày 20 tháng 5 năm 2026

        QUYẾT ĐỊNH

        Ban hành Kế hoạch giữ nguồn nước
        """, issuer: "Bộ Nông nghiệp và Môi trường", number: "1203/QĐ-BNNMT", place: "Hà Nội", day: "2026-05-20",
      type: "QUYẾT ĐỊNH", title: "Ban hành Kế hoạch giữ nguồn nước"),
    HeaderCase(
      name: "school below its department",
      text: """
        SỞ GIÁO DỤC VÀ ĐÀO TẠO
        TRƯỜNG THPT BẾN TRÚC

        Số: 05/KH-THPT

        Bến Trúc, ngày 01/9/2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Trường THPT Bến Trúc", number: "05/KH-THPT", place: "Bến Trúc", day: "2026-09-01"),
    HeaderCase(
      name: "no header at all",
      text: """
        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: nil, number: nil, place: nil, day: nil),
  ]

  static let unions = [
    HeaderCase(
      name: "provincial union",
      text: """
        TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
        LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN

        Số: 45/KH-LĐLĐ

        Hòa Sơn, ngày 02 tháng 3 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Liên đoàn Lao động tỉnh Hòa Sơn", number: "45/KH-LĐLĐ", place: "Hòa Sơn", day: "2026-03-02"),
    HeaderCase(
      name: "confederation",
      text: """
        TỔNG LIÊN ĐOÀN
        LAO ĐỘNG VIỆT NAM

        Số: 7/KH-TLĐ

        Hà Nội, ngày 15 tháng 01 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Tổng Liên đoàn Lao động Việt Nam", number: "7/KH-TLĐ", place: "Hà Nội", day: "2026-01-15"),
    HeaderCase(
      name: "union in bold and italics",
      text: """
        LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN

        **CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP**

        Số: **14/KH-CĐKCN**

        *Hòa Sơn, ngày 02 tháng 3 năm 2026*

        **KẾ HOẠCH**

        **Giữ nguồn nước**
        """, issuer: "Công đoàn các khu công nghiệp", number: "14/KH-CĐKCN", place: "Hòa Sơn", day: "2026-03-02"),
  ]

  static let parties = [
    HeaderCase(
      name: "office of a provincial Party committee",
      text: """
        TỈNH ỦY HÒA SƠN
        VĂN PHÒNG
        *

        ĐẢNG CỘNG SẢN VIỆT NAM

        Số 17-KH/VPTU

        Hòa Sơn, ngày 03 tháng 6 năm 2026

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Văn phòng Tỉnh ủy Hòa Sơn", number: "17-KH/VPTU", place: "Hòa Sơn", day: "2026-06-03"),
    HeaderCase(
      name: "provincial Party committee",
      text: """
        TỈNH ỦY HÒA SƠN
        \\*

        ĐẢNG CỘNG SẢN VIỆT NAM

        Số 5-CTr/TU

        Hòa Sơn, ngày 03 tháng 6 năm 2026

        CHƯƠNG TRÌNH HÀNH ĐỘNG

        Giữ nguồn nước
        """, issuer: "Tỉnh ủy Hòa Sơn", number: "5-CTr/TU", place: "Hòa Sơn", day: "2026-06-03",
      type: "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
    HeaderCase(
      name: "Party board",
      text: """
        TỈNH ỦY HÒA SƠN
        BAN TUYÊN GIÁO VÀ DÂN VẬN

        Số 17-KH/BTGDVTU

        KẾ HOẠCH

        Giữ nguồn nước
        """, issuer: "Ban Tuyên giáo và Dân vận Tỉnh ủy Hòa Sơn", number: "17-KH/BTGDVTU", place: nil, day: nil),
  ]
}

struct HeaderTests {
  @Test(arguments: HeaderCase.all)
  func `a header is read in every layout`(header: HeaderCase) throws {
    let document = try Reading.plan(header.text + "\n\nI. NỘI DUNG\n\n1. Đo nước.\n").document
    #expect(document.issuer == header.issuer)
    #expect(document.number == header.number)
    #expect(document.place == header.place)
    #expect(document.issuedOn?.description == header.day)
    #expect(document.type == header.type)
    #expect(document.title == header.title)
  }

  @Test(arguments: HeaderCase.all)
  func `what a header lacks is said, and nothing else`(header: HeaderCase) throws {
    let text = header.text + "\n\nI. NỘI DUNG\n\n1. Đo nước.\n\nGIÁM ĐỐC\n\nLê Văn Nước\n"
    let missing = try Reading.plan(text).findings.filter { $0.rule == .missingMetadata }.compactMap(\.field)
    let fields = [
      ("number", header.number), ("issuer", header.issuer), ("issuedOn", header.day), ("type", header.type),
    ]
    #expect(missing.sorted() == fields.filter { $0.1 == nil }.map(\.0).sorted())
  }

  @Test(arguments: HeaderCase.all)
  func `no line of a header is an item`(header: HeaderCase) throws {
    let plan = try Reading.plan(header.text + "\n\nI. NỘI DUNG\n\n1. Đo nước.\n")
    #expect(Reading.outline(of: plan) == ["I", "I>1"])
  }

  @Test(arguments: [
    "KẾ HOẠCH", "KẾ HOẠCH HÀNH ĐỘNG", "KẾ HOẠCH CÔNG TÁC", "KẾ HOẠCH LIÊN TỊCH", "CHƯƠNG TRÌNH",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH CÔNG TÁC", "CHƯƠNG TRÌNH PHỐI HỢP", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ",
    "ĐỀ ÁN", "PHƯƠNG ÁN", "HƯỚNG DẪN", "THÔNG BÁO", "KẾT LUẬN", "QUY CHẾ", "BÁO CÁO", "TỜ TRÌNH", "DỰ ÁN",
  ])
  func `the kind of document is read as printed`(kind: String) throws {
    for written in [kind, "**\(kind)**", "# \(kind)", "  \(kind)  ", "\(kind)\n-------"] {
      let document = try Reading.plan("Số: 5/KH-UBND\n\n\(written)\n\nGiữ nguồn nước\n\nI. NỘI DUNG\n").document
      #expect(document.type == kind, "\(written)")
      #expect(document.title == "Giữ nguồn nước", "\(written)")
    }
  }

  @Test(arguments: ["Kế hoạch", "Kế hoạch hành động", "KẾ TOÁN", "BẢN TIN", "KẾ HOẠCH:"])
  func `what is no kind of document is none`(line: String) throws {
    #expect(try Reading.plan("Số: 5/KH-UBND\n\n\(line)\n\nI. NỘI DUNG\n").document.type == nil)
  }

  @Test(
    arguments: [
      ("KẾ HOẠCH\n\nGiữ nguồn nước năm 2026", "Giữ nguồn nước năm 2026", "2026"),
      ("KẾ HOẠCH\n\nGiữ nguồn nước\n\ngiai đoạn 2026 - 2030", "Giữ nguồn nước giai đoạn 2026 - 2030", "2026/2030"),
      ("KẾ HOẠCH\n\nGiữ nguồn nước\n\nNăm 2027", "Giữ nguồn nước Năm 2027", "2027"),
      ("KẾ HOẠCH\n\nGiữ nguồn nước, nhiệm kỳ 2025 – 2030", "Giữ nguồn nước, nhiệm kỳ 2025 – 2030", "2025/2030"),
      ("KẾ HOẠCH\nGiữ nguồn nước\ntrên địa bàn tỉnh", "Giữ nguồn nước trên địa bàn tỉnh", nil),
      ("**KẾ HOẠCH**\n\n**Giữ nguồn nước**\n\n**Mùa khô 2026**", "Giữ nguồn nước Mùa khô 2026", nil),
      ("KẾ HOẠCH\n\nGiữ nguồn nước\n\n-------", "Giữ nguồn nước", nil),
      ("KẾ HOẠCH GIỮ NGUỒN NƯỚC NĂM 2026", "GIỮ NGUỒN NƯỚC NĂM 2026", "2026"),
      ("KẾ HOẠCH\n\nPhát động đợt thi đua\n\n“Nước sạch mùa khô”", "Phát động đợt thi đua “Nước sạch mùa khô”", nil),
      ("KẾ HOẠCH\n\nTriển khai Nghị quyết của Tỉnh ủy", "Triển khai Nghị quyết của Tỉnh ủy", nil),
      (
        "KẾ HOẠCH\n\nThực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024", nil
      ),
      ("KẾ HOẠCH\n\nTriển khai Kế hoạch số 5/KH-TW năm 2026", "Triển khai Kế hoạch số 5/KH-TW năm 2026", "2026"),
      ("KẾ HOẠCH\n\nGiữ nguồn nước quý II năm 2026", "Giữ nguồn nước quý II năm 2026", "2026"),
      (
        "KẾ HOẠCH\n\nGiữ nguồn nước\n\nCăn cứ Luật số 28/2023/QH15, Ủy ban nhân dân tỉnh ban hành:", "Giữ nguồn nước",
        nil
      ),
      ("KẾ HOẠCH\n\nGiữ nguồn nước\n\n(Kèm theo Quyết định số 9/QĐ-UBND)", "Giữ nguồn nước", nil),
    ] as [(String, String, String?)])
  func `title and period are read`(text: String, title: String, period: String?) throws {
    let document = try Reading.plan("Số: 5/KH-UBND\n\n\(text)\n\nI. NỘI DUNG\n\n1. Đo nước.\n").document
    #expect(document.title == title)
    #expect(document.period == period)
  }

  @Test(arguments: [
    "Căn cứ Luật số 28/2023/QH15 ngày 27/11/2023",
    "Thực hiện Nghị quyết số 57-NQ/TW, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024;",
    "Thực hiện Nghị quyết số 57-NQ/TW, Sở Y tế xây dựng Kế hoạch giữ nguồn nước",
  ])
  func `a base below the kind is no title`(line: String) throws {
    #expect(try Reading.plan("Số: 5/KH-UBND\n\nKẾ HOẠCH\n\n\(line)\n\nI. NỘI DUNG\n").document.title == nil)
  }

  @Test(
    arguments: [
      ("CÔNG VĂN ĐẾN\nSố: 31\nĐẾN Ngày: 05/3/2026", nil, "31", "2026-03-05"),
      ("SỞ Y TẾ\nSố: 31\nĐẾN Ngày: 05/3/2026", "Sở Y tế", "31", "2026-03-05"),
      ("SỞ Y TẾ\nĐẾN Ngày 05/3/2026", "Sở Y tế", nil, "2026-03-05"),
      ("SỞ Y TẾ\nSố: 31\nĐẾN Ngày: ......", "Sở Y tế", "31", nil),
    ] as [(String, String?, String?, String?)])
  func `the stamp of a register is read`(stamp: String, body: String?, number: String?, day: String?) throws {
    let plan = try Reading.plan(
      """
      ỦY BAN NHÂN DÂN TỈNH HÒA SƠN

      Số: 87/KH-UBND

      Hòa Sơn, ngày 02 tháng 3 năm 2026

      \(stamp)

      KẾ HOẠCH

      Giữ nguồn nước

      I. NỘI DUNG
      """)
    let received = try #require(plan.received)
    #expect(received.body == body)
    #expect(received.number == number)
    #expect(received.on?.description == day)
    #expect(plan.document.number == "87/KH-UBND")
    #expect(plan.document.issuedOn?.description == "2026-03-02")
    #expect(plan.document.issuer == "Ủy ban nhân dân tỉnh Hòa Sơn")
  }

  @Test func `a document without a stamp was not received`() throws {
    for header in HeaderCase.all { #expect(try Reading.plan(header.text + "\n\nI. NỘI DUNG\n").received == nil) }
  }
}
