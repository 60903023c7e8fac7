// SPDX-License-Identifier: Apache-2.0
@testable import Files

/// A page as it would be printed: lines at places, every letter six points wide.
struct PrintedPage {
  static let letter = 6.0
  static let height = 12.0
  var page: PageText

  init(_ number: Int = 1, isRecognised: Bool = false) {
    page = PageText(number: number, width: 595, height: 842)
    page.isRecognised = isRecognised
  }

  /// Prints words from a place on; `to` spreads them so that the last one ends there.
  mutating func print(_ text: String, _ left: Double, _ top: Double, to right: Double? = nil, height: Double = height) {
    let words = text.split(separator: " ")
    let letters = words.reduce(0) { $0 + $1.count }
    let natural = Double(letters + words.count - 1) * Self.letter
    let extra = right.map { ($0 - left - natural) / Double(max(1, words.count - 1)) } ?? 0
    var x = left
    let line = (page.words.last?.line ?? 0) + 1
    for word in words {
      let width = Double(word.count) * Self.letter
      page.words.append(
        PageWord(left: x, top: top, right: x + width, bottom: top + height, text: String(word), line: line))
      x += width + Self.letter + extra
    }
  }

  /// Prints a line in the middle of the text or of a column.
  mutating func print(_ text: String, centred: Double, _ top: Double) {
    print(text, centred - Double(text.count) * Self.letter / 2, top)
  }

  /// Prints paragraphs that are wrapped between margins of 85 and 553 points, the first line indented by 36; gives the
  /// place below them.
  @discardableResult mutating func paragraphs(_ texts: [String], from top: Double, indent: Double = 36) -> Double {
    var y = top
    for text in texts {
      var line: [Substring] = []
      var left = 85 + indent
      func length(_ words: [Substring]) -> Double {
        Double(words.reduce(0) { $0 + $1.count } + words.count - 1) * Self.letter
      }
      for word in text.split(separator: " ") {
        if !line.isEmpty, left + length(line + [word]) > 553 {
          print(line.joined(separator: " "), left, y, to: 553)
          (line, left, y) = ([], 85, y + 18)
        }
        line.append(word)
      }
      print(line.joined(separator: " "), left, y)
      y += 18
    }
    return y
  }

  mutating func draw(level: [PageRule], upright: [PageRule]) { page.rules = PageRules(level: level, upright: upright) }
}

extension PageLayout {
  /// Its lines that are not empty.
  var texts: [String] { lines.map(\.text).filter { !$0.isEmpty } }
}
