// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Syllables of recognised lines in which one mark was misread: those that make a known phrase with the one beside them, and
/// those that stand between the same words as another spelling does more often.
struct RecognisedPhrases {
  /// What was put right: the words before and after, and the page.
  private(set) var made: [(before: String, after: String, page: Int)] = []

  private static let space: Unicode.Scalar = " "

  /// A run of letters in a line.
  private struct Word {
    let range: Range<Int>
    var syllable: Syllable
    let folded: String
    let isLower: Bool
    /// Whether only a space parts it from the next one.
    var isJoined = false
    /// Whether it stands in a known phrase, and so was read well.
    var isKnown = false
    /// Whether it was put right.
    var isMended = false
  }

  /// A line taken apart.
  private struct Line {
    var scalars: [Unicode.Scalar]
    var words: [Word]
    let page: Int

    init(_ line: PageLine) {
      scalars = Array(line.text.unicodeScalars)
      page = line.page
      words = []
      var index = 0
      while index < scalars.count {
        let start = index
        while index < scalars.count, Letter(scalars[index]) != nil { index += 1 }
        if index > start { add(start..<index) } else { index += 1 }
      }
    }

    private mutating func add(_ range: Range<Int>) {
      let text = Self.text(scalars[range])
      guard let syllable = Syllable(text) else { return }
      if let last = words.last, last.range.upperBound + 1 == range.lowerBound,
        scalars[last.range.upperBound] == RecognisedPhrases.space
      {
        words[words.count - 1].isJoined = true
      }
      let isLower = scalars[range].allSatisfy { Letter($0)?.isUppercase == false }
      words.append(Word(range: range, syllable: syllable, folded: foldedForSearch(text), isLower: isLower))
    }

    static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return text
    }

    /// Takes the doubt from words that were read as they stand in a known phrase.
    func confirm(_ doubts: inout [DoubtedWord]) {
      var known: Set<Int> = []
      var (number, next) = (-1, 0)
      for word in words {
        for index in next...word.range.lowerBound where scalars[index] != RecognisedPhrases.space {
          if index == 0 || scalars[index - 1] == RecognisedPhrases.space { number += 1 }
        }
        next = word.range.lowerBound + 1
        if word.isKnown, !word.isMended { known.insert(number) }
      }
      doubts.removeAll { known.contains($0.number) }
    }

    /// Spells a word anew and leaves its capitals.
    mutating func respell(_ index: Int, _ spelling: String) {
      guard let syllable = Syllable(spelling), syllable != words[index].syllable else { return }
      for (place, scalar) in zip(words[index].range, spelling.unicodeScalars) {
        let isUpper = Letter(scalars[place])?.isUppercase == true
        scalars[place] = isUpper ? scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar : scalar
      }
      words[index].syllable = syllable
      words[index].isMended = true
    }
  }

  /// Mends the lines that stand on some pages.
  ///
  /// - Parameter place: the name of the issuer's area, before which a misread «tỉnh» is known.
  mutating func mend(_ lines: inout [PageLine], on pages: Set<Int>, place: String?) {
    let indices = lines.indices.filter { pages.contains(lines[$0].page) }
    var read = indices.map { Line(lines[$0]) }
    for index in read.indices { mendKnown(&read[index]) }
    mendByContext(&read)
    for (index, line) in zip(indices, read) {
      if !lines[index].doubts.isEmpty { line.confirm(&lines[index].doubts) }
      lines[index].text = Line.text(line.scalars[...])
      if let place { mendProvince(&lines[index], place) }
    }
  }

  // MARK: - Known phrases

  /// Words so frequent that they stand beside anything: they are never taken for a slip of a rarer one.
  private static let frequent = Set(
    [
      "từ", "để", "về", "của", "các", "cho", "được", "có", "là", "đã", "đến", "tại", "theo", "này", "đó", "như", "và",
      "với",
    ].compactMap { Syllable($0) })

  private mutating func mendKnown(_ line: inout Line) {
    let pairs = line.words.indices.dropLast().filter { line.words[$0].isJoined }
    for index in pairs where KnownPhrases.contains(line.words[index].syllable, line.words[index + 1].syllable) {
      line.words[index].isKnown = true
      line.words[index + 1].isKnown = true
    }
    for index in pairs where !line.words[index].isKnown && !line.words[index + 1].isKnown {
      let (first, second) = (line.words[index], line.words[index + 1])
      let meant = KnownPhrases.spelled(first.folded, second.folded).filter { Self.isSlip(first, second, of: $0) }
      guard meant.count == 1, let pair = meant.first else { continue }
      let range = first.range.lowerBound..<second.range.upperBound
      let before = Line.text(line.scalars[range])
      line.respell(index, pair.first)
      line.respell(index + 1, pair.second)
      line.words[index].isKnown = true
      line.words[index + 1].isKnown = true
      made.append((before, Line.text(line.scalars[range]), line.page))
    }
  }

  /// Whether one of two words differs from its spelling by one mark, and the other by none: a tone, the mark of a letter, or
  /// the stroke of đ.
  private static func isSlip(_ first: Word, _ second: Word, of pair: KnownPhrases.Pair) -> Bool {
    guard let left = Syllable(pair.first), let right = Syllable(pair.second) else { return false }
    let slips = [(first.syllable, left), (second.syllable, right)].filter { $0 != $1 }
    return slips.count == 1 && slips.allSatisfy { !frequent.contains($0) && differ($0, $1) == 1 }
  }

  /// In how many letters and tones two syllables of the same length differ.
  private static func differ(_ first: Syllable, _ second: Syllable) -> Int {
    var (left, right) = (first.code >> 3, second.code >> 3)
    var count = first.code & 7 == second.code & 7 ? 0 : 1
    while left > 0 || right > 0 {
      if left & 63 != right & 63 { count += 1 }
      (left, right) = (left >> 6, right >> 6)
    }
    return count
  }

  // MARK: - Context

  /// What stands around a word: one before, two behind.
  private struct Context: Hashable {
    let around: [Syllable]
    let folded: String
  }

  /// Of spellings that differ by one mark and stand between the same words, the one that most places have.
  private mutating func mendByContext(_ lines: inout [Line]) {
    var places: [Context: [(line: Int, word: Int)]] = [:]
    for (number, line) in lines.enumerated() where line.words.count > 3 {
      for index in 1..<line.words.count - 2 where line.words[index].isLower {
        guard (index - 1...index + 1).allSatisfy({ line.words[$0].isJoined }) else { continue }
        let around = [index - 1, index + 1, index + 2].map { line.words[$0].syllable }
        places[Context(around: around, folded: line.words[index].folded), default: []].append((number, index))
      }
    }
    for found in places.values where found.count > 2 {
      var spellings: [Syllable: [(line: Int, word: Int)]] = [:]
      for place in found { spellings[lines[place.line].words[place.word].syllable, default: []].append(place) }
      guard spellings.count > 1, let most = spellings.max(by: { $0.value.count < $1.value.count }),
        let model = most.value.first
      else { continue }
      let spelling = Line.text(lines[model.line].scalars[lines[model.line].words[model.word].range])
      for (syllable, others) in spellings
      where syllable != most.key && others.count < most.value.count && Self.differ(syllable, most.key) == 1 {
        for other in others { respell(&lines[other.line], other.word, spelling) }
      }
    }
  }

  private mutating func respell(_ line: inout Line, _ word: Int, _ spelling: String) {
    let range = line.words[word].range
    let before = Line.text(line.scalars[range])
    line.respell(word, spelling)
    made.append((before, spelling, line.page))
  }

  // MARK: - Province

  /// «tĩnh Hồng Lam», where the document is issued in Hồng Lam, is «tỉnh Hồng Lam».
  private mutating func mendProvince(_ line: inout PageLine, _ place: String) {
    var parts = line.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let count = made.count
    for index in parts.indices where Self.slipsOfProvince.contains(parts[index]) {
      guard Self.opens(parts[(index + 1)...], place) else { continue }
      made.append(("\(parts[index]) \(place)", "tỉnh \(place)", line.page))
      parts[index] = "tỉnh"
    }
    if made.count > count { line.text = parts.joined(separator: " ") }
  }

  private static let slipsOfProvince: Set<String> = ["tĩnh", "tính", "tình", "tinh"]

  private static func opens(_ words: ArraySlice<String>, _ place: String) -> Bool {
    let names = place.split(separator: " ").map(String.init)
    guard words.count >= names.count else { return false }
    return zip(words, names).enumerated().allSatisfy { index, pair in
      pair.0 == pair.1 || index == names.count - 1 && pair.0.dropLast() == pair.1 && ",.;:".contains(pair.0.last ?? " ")
    }
  }
}
