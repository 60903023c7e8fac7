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

  @Test func `places count Unicode scalars, however many bytes or marks a letter has`() {
    #expect(splitPoints(of: "Ếch. B") == [5])
    #expect(splitPoints(of: "E\u{302}\u{301}ch. B") == [7])
    #expect(splitPoints(of: "🌱. B") == [3])
  }
}
