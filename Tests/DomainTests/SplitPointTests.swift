// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct SplitPointTests {
  /// The text with a stroke in front of each place.
  private func marked(_ text: String, limit: Int = 9) -> String {
    let points = Set(splitPoints(of: text, limit: limit))
    var marked = String.UnicodeScalarView()
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if points.contains(place) { marked.append("|") }
      marked.append(scalar)
    }
    return String(marked)
  }

  @Test(arguments: [
    "Lắp trạm sạc. |Kiểm toán năng lượng; |tiết kiệm điện", "Hoạt động số 1: Lắp trạm. |Hoạt động số 2: Kiểm toán.",
    "Lắp trạm sạc |Hoạt động số 2 kiểm toán", "Gồm: |a) trồng cây; |b) tưới nước", "Gồm: |- trồng cây. |- tưới nước.",
    "Trồng 1.000 cây tại mục 2.1 của xã", "Thực hiện hoạt động số 2, 3", "Dòng đầu\n|dòng hai", "", "Một", "Một. ",
    " .  ", "Xong! |Tiếp? |Hết.", "Nhiệm vụ 3 là gì", "1. Trồng cây; |2.1 tưới; |a/ nước",
    // A label at the end gives nothing to do, a number or a word is no label, and a no-break blank is a blank.
    "Gồm: b)", "Gồm: -", "Gồm: 15 xã", "Gồm: 2/ nước", "Gồm: |2.1. nước",
    "Lắp trạm. |2. Kiểm toán. |3.1. Đo. |Hết năm 2026. |Rồi nghỉ.", "Gồm: |12) nước", "Gồm: ab) nước",
    "Các Hoạt động chính", "Mọi Nhiệm vụ của xã", "Các |Hoạt động 7 chính", "Câu một.\u{A0}|Câu hai.",
    "Gồm:\u{A0}|a) trồng", "Việc chung\n|- trồng cây\n|- tưới", "1.000 cây. |5 xã",
  ])
  func `a text may be cut in front of labels and behind sentences, never at its ends`(text: String) {
    #expect(marked(text.split(separator: "|").joined()) == text)
  }

  @Test func `where there are many places, those in front of a number are kept`() {
    let sentences = (1...9).map { "Câu \($0)." }.joined(separator: " ")
    #expect(splitPoints(of: sentences, limit: 3).count == 3)
    #expect(marked(sentences + " Hoạt động số 7: tưới.", limit: 2).hasSuffix("Câu 9. |Hoạt động số 7: tưới."))
    #expect(splitPoints(of: sentences, limit: 0).isEmpty)
  }

  @Test(arguments: ["- tưới", "b) tưới", "2.1. tưới"])
  func `a label on a line of its own goes before the ends of sentences`(label: String) {
    let sentences = (1...9).map { "Câu \($0)." }.joined(separator: " ")
    #expect(marked(sentences + " Gồm\n\(label)", limit: 1) == sentences + " Gồm\n|\(label)")
  }

  @Test func `a text that is cut at every place and put together again is the same`() {
    let text = "Gồm: a) trồng cây; b) tưới. Hoạt động số 3: đo.\nDòng hai! Hết.\u{A0}Rồi"
    let scalars = Array(text.unicodeScalars)
    let points = splitPoints(of: text, limit: 99)
    #expect(points == points.sorted() && Set(points).count == points.count)
    let cuts = [0] + points + [scalars.count]
    let pieces = zip(cuts, cuts.dropFirst()).map { scalars[$0..<$1] }
    #expect(Array(pieces.joined()) == scalars)
    #expect(pieces.allSatisfy { piece in piece.contains { $0.value > 0x20 && $0.value != 0xA0 } })
    for limit in 0...points.count { #expect(splitPoints(of: text, limit: limit).count == limit) }
  }

  @Test func `places count Unicode scalars, however many bytes or marks a letter has`() {
    #expect(splitPoints(of: "Ếch. B") == [5])
    #expect(splitPoints(of: "E\u{302}\u{301}ch. B") == [7])
    #expect(splitPoints(of: "🌱. B") == [3])
  }
}
