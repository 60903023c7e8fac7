// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

/// Pages put back into lines by where their words stand.
struct PageLayoutTests {
  private static let long = [
    "I. MỤC ĐÍCH", "- Dọn sạch các tuyến kênh trước mùa mưa, bảo đảm nước thoát nhanh khi có mưa lớn trong nhiều giờ.",
    "- Huy động người dân cùng tham gia, mỗi thôn có ít nhất một tổ tự quản giữ gìn kênh sau khi dọn.",
    "1. Ủy ban nhân dân các xã tổ chức ra quân vào ngày chủ nhật đầu tiên của tháng, báo cáo kết quả sau ba ngày làm việc.",
  ]

  @Test func `wrapped lines become paragraphs again`() {
    var page = PrintedPage()
    page.paragraphs(Self.long, from: 100)
    #expect(PageLayout([page.page]).texts == Self.long)
  }

  @Test func `a line that ended before its margin ends its paragraph`() {
    var page = PrintedPage()
    let texts = ["Các đơn vị thực hiện như sau", "Ngày đầu dọn kênh chính", "Ngày sau dọn kênh nhánh"] + Self.long
    page.paragraphs(texts, from: 100, indent: 0)
    #expect(PageLayout([page.page]).texts == texts)
  }

  @Test func `the second line of a hanging label belongs to it`() {
    var page = PrintedPage()
    page.paragraphs(Self.long, from: 100)
    page.print("a) Sở Xây dựng rà soát các tuyến kênh trong đô thị, lập danh", 103, 400, to: 553)
    page.print("sách điểm ngập và cách xử lý từng điểm, gửi các phường", 121, 418, to: 553)
    page.print("trước mùa mưa.", 121, 436)
    let texts = PageLayout([page.page]).texts
    #expect(
      texts.last == "a) Sở Xây dựng rà soát các tuyến kênh trong đô thị, lập danh sách điểm ngập và cách xử lý từng "
        + "điểm, gửi các phường trước mùa mưa.")
  }

  @Test func `a paragraph goes on over the end of a page, past numbers and running heads`() {
    var pages = (1...4).map { PrintedPage($0) }
    for index in pages.indices {
      pages[index].print("Kế hoạch dọn kênh", 85, 40)
      pages[index].print("\(index + 1)", 297, 800)
      pages[index].paragraphs(Self.long, from: 100)
    }
    pages[0].print("Các phường rà soát tuyến kênh, hồ và cống trên địa bàn, lập danh sách gửi", 121, 700, to: 553)
    pages[1] = PrintedPage(2)
    pages[1].print("Kế hoạch dọn kênh", 85, 40)
    pages[1].print("Sở Xây dựng trước ngày 15 tháng 5.", 85, 90)
    pages[1].paragraphs(Self.long, from: 120)
    pages[1].print("2", 297, 800)
    let layout = PageLayout(pages.map(\.page))
    #expect(
      layout.texts.contains(
        "Các phường rà soát tuyến kênh, hồ và cống trên địa bàn, lập danh sách gửi Sở Xây dựng trước ngày 15 tháng 5."))
    #expect(!layout.texts.contains { $0.contains("Kế hoạch dọn kênh") || $0 == "2" })
    #expect(layout.runningLines == 8)
    #expect(Set(layout.lines.map(\.page)) == [0, 1, 2, 3, 4])
  }

  @Test(arguments: ["TỐI MẬT", "TUYỆT MẬT", "MẬT", "Kế hoạch dọn kênh"])
  func `a running head is kept apart, so that a stamp there is seen`(head: String) {
    var pages = (1...4).map { PrintedPage($0) }
    for index in pages.indices {
      pages[index].print(head, 85, 40)
      pages[index].paragraphs(Self.long, from: 100)
    }
    let layout = PageLayout(pages.map(\.page))
    #expect(layout.margins == [head] || layout.texts.contains(head))
    #expect(layout.margins.count <= 1)
  }

  @Test func `the two columns of a head are read one after the other`() {
    var page = PrintedPage()
    page.print("ỦY BAN NHÂN DÂN", centred: 180, 60)
    page.print("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred: 420, 61)
    page.print("XÃ BẾN TRÚC", centred: 180, 76)
    page.print("Độc lập - Tự do - Hạnh phúc", centred: 420, 77)
    page.print("Số: 12/KH-UBND", centred: 180, 102)
    page.print("Bến Trúc, ngày 05 tháng 3 năm 2026", centred: 420, 102)
    page.print("KẾ HOẠCH", centred: 319, 140)
    page.print("Dọn kênh trước mùa mưa năm 2026", centred: 319, 158)
    page.paragraphs(Self.long, from: 200)
    let texts = PageLayout([page.page]).texts
    #expect(
      texts.prefix(8) == [
        "ỦY BAN NHÂN DÂN", "XÃ BẾN TRÚC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND", "Bến Trúc, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Dọn kênh trước mùa mưa năm 2026",
      ])
  }

  @Test(arguments: [true, false])
  func `a recipient whose dash recognition lost begins behind the semicolon of the one before`(isRecognised: Bool) {
    var page = PrintedPage(isRecognised: isRecognised)
    page.paragraphs(["Các đơn vị nghiêm túc thực hiện."], from: 300)
    let lines = [
      "Nơi nhận:", "- Ban Dân tộc và miền núi,", "Tôn giáo;", "- Hội Nông dân xã;", "Các thôn; tổ dân phố;",
      "trường học;",
      "- Lưu: VT;", "TH.",
    ]
    for (index, line) in lines.enumerated() { page.print(line, 85, 400 + Double(index) * 15) }
    page.print("CHỦ TỊCH", centred: 440, 400)
    let texts = PageLayout([page.page]).texts
    let separate = ["- Hội Nông dân xã;", "Các thôn; tổ dân phố; trường học;"]
    #expect(texts.contains("- Ban Dân tộc và miền núi, Tôn giáo;") && texts.contains("- Lưu: VT; TH."))
    // A text layer has its dashes: a line without one goes on there.
    #expect(isRecognised ? texts.contains(separate[0]) && texts.contains(separate[1]) : true)
    #expect(isRecognised || texts.contains(separate.joined(separator: " ")))
  }

  @Test func `recipients and signature stand side by side and are read one after the other`() {
    var page = PrintedPage()
    page.paragraphs(Self.long, from: 100)
    page.print("TM. ỦY BAN NHÂN DÂN", centred: 440, 395)
    page.print("Nơi nhận:", 90, 400, height: 10)
    page.print("- Thường trực Đảng ủy;", 90, 414, height: 10)
    page.print("CHỦ TỊCH", centred: 440, 415)
    page.print("- Các thôn, đoàn thể của xã và các", 90, 428, height: 10)
    page.print("trường học;", 90, 442, height: 10)
    page.print("- Lưu: VT.", 90, 456, height: 10)
    page.print("Lê Thị Hạnh", centred: 440, 480)
    #expect(
      PageLayout([page.page]).texts.suffix(7) == [
        "Nơi nhận:", "- Thường trực Đảng ủy;", "- Các thôn, đoàn thể của xã và các trường học;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Hạnh",
      ])
  }

  @Test func `notes in small print at the foot are taken out, and their numbers from the words`() {
    var page = PrintedPage()
    page.paragraphs(Self.long, from: 100)
    page.print("Kế hoạch được dọn ở ba phường1 trong tỉnh.", 121, 380)
    page.print("1 Phường Một, phường Hai và phường Ba.", 121, 760, height: 8)
    let layout = PageLayout([page.page])
    #expect(layout.texts.last == "Kế hoạch được dọn ở ba phường trong tỉnh.")
    #expect(layout.footnotes == ["1 Phường Một, phường Hai và phường Ba."])
  }

  @Test func `what a signing program prints on the page is left out`() {
    var page = PrintedPage()
    page.print("Ký bởi: Văn phòng Ủy ban", 30, 20)
    page.print("17/04/2024 10:39:42", 30, 34)
    page.print("Lê Thị Hạnh", 30, 48)
    page.paragraphs(Self.long, from: 100)
    #expect(PageLayout([page.page], stamps: ["Lê Thị Hạnh"]).texts == Self.long)
  }

  @Test func `a page that lay at an angle is read as if it had lain straight`() {
    var page = PrintedPage(isRecognised: true)
    page.paragraphs(Self.long + Self.long, from: 100)
    var turned = page.page
    for index in turned.words.indices {
      let fall = turned.words[index].centre * 0.02
      turned.words[index].top += fall
      turned.words[index].bottom += fall
    }
    #expect(abs(turned.slope - 0.02) < 0.001)
    #expect(PageLayout([turned]).texts == Self.long + Self.long)
  }

  @Test func `words that nobody believes are left out of a scan, and counted`() {
    var page = PrintedPage(isRecognised: true)
    page.paragraphs(Self.long, from: 100)
    var noisy = page.page
    noisy.words.append(PageWord(left: 200, top: 300, right: 240, bottom: 330, text: "x%Ñqz", confidence: 12, line: 99))
    noisy.words.append(PageWord(left: 20, top: 100, right: 30, bottom: 112, text: "n", confidence: 70, line: 98))
    let layout = PageLayout([noisy])
    #expect(layout.texts == Self.long)
    #expect(layout.illegible == 2)
  }
}
