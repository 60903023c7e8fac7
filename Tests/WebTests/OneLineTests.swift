// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Web

@Suite struct `A text on one line` {
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: [
    "", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\nb", "a\r\nb", "a\u{A0}b", "a\u{1680}b", "a\u{2003}b",
    "a\u{3000}b", "a\u{85}b", "Ủy ban nhân dân", "Ủy  ban", "a \u{301}b", "«a» – b", "a\u{2028}",
  ])
  func `has single blanks, and none at its ends`(text: String) {
    #expect(Array(text.onOneLine.unicodeScalars) == Array(Self.words(text).unicodeScalars))
  }

  @Test func `is the same whether it is plain or not`() {
    var dice = SeededRandom(seed: 3)
    let pieces = [" ", "  ", "a", "ế", "Đ", "\u{A0}", "\u{2009}", "\n", "–", "\u{303}", "1", "ữ"]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...6, using: &dice)
      let text = (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
      #expect(Array(text.onOneLine.unicodeScalars) == Array(Self.words(text).unicodeScalars))
    }
  }
}
