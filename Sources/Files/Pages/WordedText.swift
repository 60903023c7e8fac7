// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A word that recognition doubted, by its number among the words of its text.
struct DoubtedWord: Equatable {
  var number: Int
  /// How sure recognition was, from 0 to 100.
  let confidence: Int
}

/// Words parted by blanks or ends of lines, and those of them that recognition doubted. Words are numbered, since mending
/// changes the letters of a word and seldom how many there are.
struct WordedText: Equatable {
  private(set) var text: String
  private(set) var doubts: [DoubtedWord] = []

  init(_ text: String, _ doubts: [DoubtedWord] = []) { (self.text, self.doubts) = (text, doubts) }

  var isEmpty: Bool { text.isEmpty }

  /// Its text with every bar escaped, for a cell of a table.
  var asCell: WordedText {
    WordedText(text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|"), doubts)
  }

  /// Its lines.
  var lines: [WordedText] {
    var first = 0
    return text.split(separator: "\n").map { line in
      let end = doubts.isEmpty ? 0 : first + Self.count(line)
      defer { first = end }
      return WordedText(String(line), doubts.filter { first..<end ~= $0.number }.map { $0.moved(by: -first) })
    }
  }

  /// Takes more text behind a blank or the end of a line; without either its first word goes on with the last one.
  mutating func append(_ other: WordedText, behind joint: String) {
    if !other.doubts.isEmpty {
      let count = Self.count(text[...])
      let first = joint.isEmpty && !text.hasSuffix(" ") ? max(0, count - 1) : count
      doubts += other.doubts.map { $0.moved(by: first) }
    }
    text += joint + other.text
  }

  /// Takes another line as it goes on. A soft hyphen at the end goes; a hyphen between two syllables stays without a space.
  mutating func append(line: WordedText) {
    let end = text.unicodeScalars.suffix(2)
    if end.last == "\u{AD}" {
      text.unicodeScalars.removeLast()
      append(line, behind: "")
    } else {
      append(line, behind: end.last == "-" && end.first.flatMap { Letter($0) } != nil ? "" : " ")
    }
  }

  private static func count(_ text: Substring) -> Int { text.split { $0 == " " || $0 == "\n" }.count }

  /// The places of doubted words in a line of UTF-8, whose words blanks part.
  static func places(of doubts: [DoubtedWord], in line: ArraySlice<UInt8>) -> [(range: Range<Int>, confidence: Int)] {
    let words = line.split(separator: 0x20)
    return doubts.compactMap { doubt in
      words.indices.contains(doubt.number) ? (words[doubt.number].indices, doubt.confidence) : nil
    }
  }
}

extension DoubtedWord {
  fileprivate func moved(by numbers: Int) -> DoubtedWord {
    DoubtedWord(number: number + numbers, confidence: confidence)
  }
}

extension PageWord {
  /// Below which certainty recognition is not believed: a word that is one, and any other.
  ///
  /// Counted by eye, from what stands around each word, in the running text of three scans of offices (16 pages of 200 dpi,
  /// 7,370 words): of the words that no known phrase vouches for, about half of those below 70 were wrong or marks of a pen or
  /// a stamp, and about one in five of those from 70 to 85: of numbers, symbols and what is no Vietnamese word every second
  /// one («43» for «13», «Đầut»), of words one in six, mostly by a mark («vê») that changes no fact. Above 85 few were, and
  /// mending finds most. 85 is also below which certainty a person is asked to look at a fact.
  private static let leastSure = (word: 70.0, other: 85.0)

  /// Whether recognition doubted it; marks without a letter or a digit are no matter.
  fileprivate var isDoubted: Bool {
    guard confidence < Self.leastSure.other else { return false }
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { Letter($0) != nil || $0.isDigit }) else { return false }
    return confidence < Self.leastSure.word || scalars.contains { $0.isDigit } || !VietnameseWord.isSpelled(text)
  }
}

extension PageRow {
  /// Its text, with what recognition doubted.
  var worded: WordedText { WordedText(text, doubts) }

  /// Its text as ``PageLabel`` mends it, which leaves the words as many as they are.
  var labelled: WordedText { WordedText(PageLabel.mended(self), doubts) }

  private var doubts: [DoubtedWord] {
    words.indices.filter { words[$0].isDoubted }.map {
      DoubtedWord(number: $0, confidence: Int(max(0, words[$0].confidence)))
    }
  }
}
