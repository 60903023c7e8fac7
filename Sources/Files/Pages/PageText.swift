// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A word as an outside program found it on a page, in points (1/72 inch) from the top left corner.
struct PageWord {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double
  var text: String
  /// How sure the program is, from 0 to 100; a text layer is always sure.
  var confidence: Double = 100
  /// The line of the program that it belongs to, counted over the page.
  var line: Int = 0

  var middle: Double { (top + bottom) / 2 }
  var centre: Double { (left + right) / 2 }
  var height: Double { bottom - top }
  var width: Double { right - left }

  /// The word elsewhere on the page.
  func moved(right x: Double, down y: Double) -> PageWord {
    var word = self
    word.left += x
    word.right += x
    word.top += y
    word.bottom += y
    return word
  }
}

/// One page: its size in points, its words, and the lines drawn on it.
struct PageText {
  var number: Int
  var width: Double
  var height: Double
  var words: [PageWord] = []
  var rules = PageRules()
  /// Whether the words were read from a picture, and so may be wrong.
  var isRecognised = false

  /// Words with letters or digits.
  var legible: Int { words.count { word in word.text.unicodeScalars.contains { Letter($0) != nil || $0.isDigit } } }
}

/// What a table of words tells about pages, as `pdftotext -tsv` and `tesseract … tsv` write it: level, page, three
/// numbers of order, word, left, top, width, height, confidence, text, parted by tabs. Level 1 is a page, 4 a line, 5 a word.
struct PageTable {
  private(set) var pages: [PageText] = []
  private var line = 0

  /// - Parameter scale: points for each unit of the table.
  init(_ bytes: [UInt8], scale: Double = 1) {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      read(bytes[start..<index], scale)
      start = index + 1
    }
    if start < bytes.count { read(bytes[start...], scale) }
  }

  private mutating func read(_ row: ArraySlice<UInt8>, _ scale: Double) {
    let fields = row.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
    guard fields.count == 12, fields[0].count == 1 else { return }
    let box = fields[6..<10].map { Self.number($0) * scale }
    switch fields[0].first {
    case UInt8(ascii: "1"):
      pages.append(PageText(number: Int(Self.number(fields[1])), width: box[2], height: box[3]))
    case UInt8(ascii: "4"): line += 1
    case UInt8(ascii: "5"):
      let text = composed(Array(fields[11])).filter { $0 >= 0x20 }
      guard !pages.isEmpty, !text.allSatisfy({ $0 == 0x20 }) else { return }
      let word = PageWord(
        left: box[0], top: box[1], right: box[0] + box[2], bottom: box[1] + box[3],
        text: String(decoding: text, as: UTF8.self), confidence: Self.number(fields[10]), line: line)
      pages[pages.count - 1].words.append(word)
    default: break
    }
  }

  /// A number with or without decimals; zero for what is none.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Double {
    var units = 0.0
    var scale = 0.0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        units = units * 10 + Double(byte - 0x30)
        scale *= 10
      case UInt8(ascii: "."): scale = 1
      default: break
      }
    }
    let value = scale > 0 ? units / scale : units
    return bytes.first == UInt8(ascii: "-") ? -value : value
  }
}

extension Unicode.Scalar {
  /// Whether it is one of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }
}
