// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

/// Below a scanned document a stamp and a pen lie over the position and the name.
struct SignatureBlockTests {
  /// Words as recognition tells them: lines of words, each with how sure it is.
  private func words(
    _ lines: [(text: String, confidence: Double)], centre: Double = 440, top: Double = 500
  ) -> [PageWord] {
    var page = PrintedPage(isRecognised: true)
    for (index, line) in lines.enumerated() { page.print(line.text, centred: centre, top + Double(index) * 20) }
    let sure = lines.flatMap { line in line.text.split(separator: " ").map { _ in line.confidence } }
    for index in page.page.words.indices { page.page.words[index].confidence = sure[index] }
    return page.page.words
  }

  private func lines(_ block: SignatureBlock) -> [String] {
    Dictionary(grouping: block.words, by: \.line).sorted { $0.key < $1.key }.map {
      $0.value.map(\.text).joined(separator: " ")
    }
  }

  @Test(arguments: [
    (["GIÁM ĐÓC -", "c9 SÀN", "l/ SỐ “", "Trần Thị Mai ."], ["GIÁM ĐỐC", "Trần Thị Mai"]),
    (["KT;CHỦ TỊCH ®/", "PHO CHỦ TỊCH", "` Ê bu", "\"Lê Văn Tám"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám"]),
    (["KƑ;CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám"]),
    (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Tám"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Tám"]),
    (["TL. BÍ THƯ", "CHÁNH VĂN PHÒNG", "Hồ Bình An"], ["TL. BÍ THƯ", "CHÁNH VĂN PHÒNG", "Hồ Bình An"]),
  ])
  func `position and name are what is left when stamp and pen are taken away`(read: [String], block: [String]) {
    #expect(lines(SignatureBlock(words(read.map { ($0, 90) }))) == block)
  }

  @Test func `a position whose beginning a stamp hides is told by where it stands`() {
    // «CHỦ TỊCH» in the middle above the name, of which only the end is seen.
    var page = PrintedPage(isRecognised: true)
    page.print("U TỊCH", 416 + 12, 500)
    page.print("Lê Văn Tám", centred: 440, 560)
    #expect(lines(SignatureBlock(page.page.words)) == ["CHỦ TỊCH", "Lê Văn Tám"])
    // Above a name further left something longer must be hidden: nobody knows what.
    var longer = PrintedPage(isRecognised: true)
    longer.print("U TỊCH", 416 + 12, 500)
    longer.print("Lê Văn Tám", centred: 414, 560)
    #expect(lines(SignatureBlock(longer.page.words)) == ["Lê Văn Tám"])
  }

  @Test(arguments: ["Ế |\\ rx", "CƠ SỞ Y TẾ", "ngày mai Họp", "Một Hai Ba Bốn Năm Sáu", "A B"])
  func `what no name can be is no signer`(line: String) {
    #expect(SignatureBlock(words([("GIÁM ĐỐC", 95), (line, 95)])).name.isEmpty)
  }

  @Test func `a name that recognition hardly believes is kept as one to look at, dirt is not`() {
    #expect(SignatureBlock(words([("GIÁM ĐỐC", 95), ("Hồ Bình An", 43)])).name.map(\.confidence) == [43, 43, 43])
    #expect(SignatureBlock(words([("GIÁM ĐỐC", 95), ("Hồ Bình An", 12)])).name.isEmpty)
  }

  @Test func `of two readings the fuller position and the surer name are taken`() {
    let whole = SignatureBlock(words([("CHỦ TỊCH", 95), ("Trân Văn Tám", 60)]))
    let closer = SignatureBlock(words([("KT. CHỦ TỊCH", 50), ("PHÓ CHỦ TỊCH", 90), ("Trần Văn Tám", 90)]))
    for block in [SignatureBlock(whole, closer), SignatureBlock(closer, whole)] {
      #expect(lines(block) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Tám"])
    }
  }

  private func foot() -> PrintedPage {
    var page = PrintedPage(isRecognised: true)
    page.paragraphs(
      ["Các đơn vị báo cáo kết quả thực hiện về Ủy ban nhân dân xã trước ngày 05 tháng 12 hằng năm."], from: 100)
    page.print("Nơi nhận:", 85, 200)
    page.print("- Như trên;", 85, 220)
    page.print("- Thường trực Đảng ủy xã;", 85, 234)
    page.print("- Lưu: VT.", 85, 248)
    return page
  }

  @Test func `a signature stands right of the recipients and below the text`() throws {
    let page = foot().page
    let area = try #require(SignatureArea(page))
    let widest = try #require(page.words.filter { $0.top > 210 }.map(\.right).max())
    #expect(area.left > widest && area.right == page.width)
    #expect(area.top > 118 && area.top < 200)
    #expect(area.bottom > 400 && area.bottom <= page.height)
    #expect(!page.words.contains(where: area.holds))
  }

  @Test func `where nobody is listed to receive a document there is nothing to look at again`() {
    var page = PrintedPage(isRecognised: true)
    page.paragraphs(
      ["Nơi nhận hồ sơ là bộ phận một cửa của xã, nhận vào các ngày làm việc trong tuần."], from: 100, indent: 200)
    #expect(SignatureArea(page.page) == nil)
    #expect(SignatureArea(PageText(number: 1, width: 595, height: 842)) == nil)
  }

  @Test func `a second look takes the place of the first only where it shows a signature`() throws {
    var printed = foot()
    printed.print("HƯ IỊ", centred: 440, 205)
    printed.print("ân Thị", centred: 440, 300)
    let page = printed.page
    let area = try #require(SignatureArea(page))
    let found = page.replacing(area, with: words([("GIÁM ĐỐC", 90), ("Trần Thị Mai", 90)], top: 205))
    let layout = PageLayout([found])
    #expect(layout.texts.suffix(2) == ["GIÁM ĐỐC", "Trần Thị Mai"])
    #expect(layout.texts.contains("- Thường trực Đảng ủy xã;"))
    let nothing = page.replacing(area, with: words([("v®", 20), ("Trần Thị Mai", 90)], top: 205))
    #expect(nothing.words.map(\.text) == page.words.map(\.text))
  }

  @Test func `of a picture in colours only what red light shows is taken`() throws {
    // Two pixels: black, and the red of a stamp.
    let picture = try #require(GreyPicture(Array("P6\n2 1\n255\n".utf8) + [10, 20, 30, 230, 40, 50], resolution: 300))
    #expect(picture.width == 2 && picture.height == 1)
    #expect(Array(picture.pixels[picture.start...]) == [10, 230])
    #expect(picture.pixels.starts(with: Array("P5\n2 1\n255\n".utf8)))
    #expect(GreyPicture(Array("P6\n2 1\n255\n".utf8) + [10, 20, 30], resolution: 300) == nil)
  }
}
