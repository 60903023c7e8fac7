// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

@testable import Files

/// Words that recognition doubted are still known when the page has become paragraphs, cells and bytes.
struct WordedTextTests {
  /// The doubted words of pages, each with how sure recognition was.
  private func doubted(_ pages: [PageText]) -> [String] {
    let reading = PageReading(
      layout: PageLayout(pages), pages: pages.count, recognised: pages.map(\.number), unread: [], signatures: [])
    let document = DocumentText(reading, format: .pdf)
    return document.doubts.map {
      "\(String(decoding: document.text[$0.utf8], as: UTF8.self)) \($0.confidence.percent)"
    }
  }

  /// A recognised page of lines in which some words were read with less certainty.
  private func page(_ lines: [String], _ unsure: [String: Double]) -> PageText {
    var page = PrintedPage(isRecognised: true)
    page.paragraphs(
      lines + [
        "Các đơn vị thực hiện nghiêm túc kế hoạch này, báo cáo kết quả về Ủy ban nhân dân xã theo quy định của tỉnh."
      ], from: 100)
    for index in page.page.words.indices {
      if let confidence = unsure[page.page.words[index].text] { page.page.words[index].confidence = confidence }
    }
    return page.page
  }

  @Test func `a doubted word is found behind the lines and paragraphs before it`() {
    let long =
      "Ủy ban nhân dân các xã nạo vét kênh mương nội đồng trước mùa mưa, dài 17 km và kè bờ bằng đá hộc tại Bãi Sậy."
    #expect(
      doubted([page(["Dọn rác.", long, "- Kè 21 đoạn."], ["17": 33.6, "Sậy.": 12, "21": 0])]) == [
        "17 33", "Sậy. 12", "21 0",
      ])
  }

  @Test func `words are doubted from their certainty and what they are`() {
    let unsure: [String: Double] = ["kênh": 71, "14": 84.9, "QĐ-X": 80, "tgrưut": 84, "bờ": 69, "đá": 85, "hộc.": 69.9]
    #expect(
      doubted([page(["Nạo kênh 14 theo QĐ-X rồi tgrưut bờ bằng đá hộc."], unsure)])
        == ["14 84", "QĐ-X 80", "tgrưut 84", "bờ 69", "hộc. 69"])
    #expect(doubted([page(["- Nạo kênh."], ["-": 3])]).isEmpty)
  }

  @Test func `a word that was mended is doubted where it stands now, with the letters it has now`() {
    #expect(doubted([page(["Xong trước ngày Ø3 tháng 5 rồi nghỉ."], ["Ø3": 40])]) == ["03 40"])
    #expect(doubted([page(["Sở Kê hoạch đo 12 kênh."], ["Kê": 50, "12": 60])]) == ["Kế 50", "12 60"])
    #expect(doubted([page(["I. A", "II. B", "II. C", "IV. D 12"], ["12": 60])]) == ["12 60"])
  }

  @Test func `words of a table are doubted in their cells, also where a row was cut by the end of a page`() {
    let (columns, lines) = ([85.0, 120, 350, 550], [100.0, 120, 160])
    func table(_ number: Int, _ cells: [(String, Double, Double)]) -> PageText {
      var page = PrintedPage(number, isRecognised: true)
      for (text, left, top) in cells { page.print(text, left, top) }
      page.draw(
        level: lines.map { PageRule(at: $0, from: 85, to: 550) },
        upright: columns.map { PageRule(at: $0, from: 100, to: 160) })
      for index in page.page.words.indices where page.page.words[index].text.contains("9") {
        page.page.words[index].confidence = Double(number)
      }
      return page.page
    }
    let head = [("TT", 90.0, 102.0), ("Nhiệm vụ", 130.0, 102.0), ("Chủ trì", 360.0, 102.0)]
    let first = table(1, head + [("19", 90, 130), ("Dọn 29 kênh", 130, 130), ("Sở a|b 39", 360, 130)])
    let second = table(2, head + [("và 49 cống", 130, 130), ("và 59", 360, 130)])
    #expect(PageLayout([first, second]).texts.last == "| 19 | Dọn 29 kênh và 49 cống | Sở a\\|b 39 và 59 |")
    #expect(doubted([first, second]) == ["19 1", "29 1", "49 2", "39 1", "59 2"])
  }

  @Test func `a word that goes on in the next line is one doubted word`() {
    var text = WordedText("Phòng A-", [DoubtedWord(number: 0, confidence: 5)])
    text.append(
      line: WordedText("B số 7", [DoubtedWord(number: 0, confidence: 6), DoubtedWord(number: 2, confidence: 7)]))
    #expect(text.text == "Phòng A-B số 7")
    #expect(text.doubts.map(\.number) == [0, 1, 3])
    var soft = WordedText("nông ngh\u{AD}")
    soft.append(line: WordedText("iệp 7", [DoubtedWord(number: 1, confidence: 7)]))
    #expect(soft.text == "nông nghiệp 7" && soft.doubts.map(\.number) == [2])
  }

  @Test func `lines that stay lines keep their own words`() {
    var text = WordedText("TỔNG CỤC", [DoubtedWord(number: 1, confidence: 5)])
    text.append(WordedText("SỐ 7", [DoubtedWord(number: 1, confidence: 6)]), behind: "\n")
    #expect(text.lines.map { $0.doubts.map(\.number) } == [[1], [1]])
    #expect(text.lines.map(\.text) == ["TỔNG CỤC", "SỐ 7"])
  }

  @Test func `a number behind the last word of a line has no place`() {
    #expect(WordedText.places(of: [DoubtedWord(number: 2, confidence: 5)], in: Array("a b".utf8)[...]).isEmpty)
  }
}
