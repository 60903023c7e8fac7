// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The part of a recognised page where somebody signed: right of «Nơi nhận», where a stamp and a pen lie over the print.
/// Such a part is recognised a second time, for it is small and recognition takes the whole of it for a picture else.
struct SignatureArea: Equatable {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  /// `nil` where the words of the page hold no «Nơi nhận».
  init?(_ page: PageText) {
    let words = page.words
    guard
      let anchor = words.indices.dropLast().last(where: { index in
        Self.letters(words[index].text) == "noi" && Self.letters(words[index + 1].text) == "nhan"
          && words[index + 1].line == words[index].line && words[index].left < page.width * 0.4
      })
    else { return nil }
    let place = words[anchor]
    let lines = Dictionary(grouping: words.filter { $0.top > place.top - 4 }, by: \.line).values
    // The list of recipients ends where its longest line does; a line of text from margin to margin is none of it.
    let rights = lines.compactMap { line -> Double? in
      guard let first = line.map(\.left).min(), let last = line.map(\.right).max(), first < page.width * 0.4,
        last < page.width * 0.62
      else { return nil }
      return last
    }
    let gutter = (rights.max() ?? page.width * 0.45) + 3
    (left, right) = (gutter, page.width)
    let above = words.filter { $0.right > gutter && $0.bottom < place.top + 2 && $0.bottom > place.top - 40 }
    top = max(above.map(\.bottom).max() ?? 0, place.top - 24) + 1
    let below = words.filter { $0.left < page.width * 0.3 && $0.right > 0 && $0.top > place.bottom }
    bottom = min(page.height, max(place.top + 210, (below.map(\.bottom).max() ?? 0) + 12), place.top + 260)
  }

  func holds(_ word: PageWord) -> Bool {
    left < word.centre && word.centre < right && top < word.middle && word.middle < bottom
  }

  private static func letters(_ text: String) -> String { foldedForSearch(text).filter(\.isLetter) }
}

/// What is printed below a document beside a stamp: in whose name it is signed, in which position, by whom. What the stamp
/// and the pen made of the rest is left out.
struct SignatureBlock {
  /// The lines in capitals, each as one word.
  private(set) var positions: [PageWord] = []
  /// The words of the name.
  private(set) var name: [PageWord] = []

  init(_ words: [PageWord]) {
    let rows = PageRow.rows(words, areLines: true)
    let last = rows.lastIndex { Self.name(in: $0) != nil }
    name = last.flatMap { Self.name(in: rows[$0]) } ?? []
    for row in rows[..<(last ?? rows.count)] {
      if let line = Self.position(in: row) ?? hidden(in: row) { positions.append(line) }
    }
    mendDeputy()
  }

  /// The better of two readings of one block: more lines, and the surer name.
  init(_ first: SignatureBlock, _ second: SignatureBlock) {
    positions = second.positions.count >= first.positions.count ? second.positions : first.positions
    name = Self.certainty(second.name) >= Self.certainty(first.name) ? second.name : first.name
  }

  /// Its words, line by line.
  var words: [PageWord] {
    let lines = positions.map(Self.split) + (name.isEmpty ? [] : [name])
    return zip(lines, 1...).flatMap { words, line in
      words.map { word in
        var word = word
        word.line = line
        return word
      }
    }
  }

  /// The words of a line, each as wide as its share of the letters.
  private static func split(_ line: PageWord) -> [PageWord] {
    let letter = line.width / Double(max(1, line.text.count))
    var left = line.left
    return line.text.split(separator: " ").map { part in
      var word = line
      word.text = String(part)
      (word.left, word.right) = (left, left + letter * Double(part.count))
      left = word.right + letter
      return word
    }
  }

  private static func certainty(_ words: [PageWord]) -> Double { words.map(\.confidence).min() ?? -1 }

  // MARK: - Name

  /// The words of a name at the end of a row: two to five syllables with a capital each.
  private static func name(in row: PageRow) -> [PageWord]? {
    let words = row.words.compactMap { word -> PageWord? in
      let scalars = word.text.unicodeScalars
      guard let start = scalars.firstIndex(where: { Letter($0) != nil }) else { return nil }
      var word = word
      word.text = String(scalars[start...])
      while let end = word.text.unicodeScalars.last, Letter(end) == nil { word.text.unicodeScalars.removeLast() }
      return word
    }
    let isName = (2...5).contains(words.count) && words.count * 2 > row.words.count && words.allSatisfy(isNameWord)
    return isName ? words : nil
  }

  /// Stamp and pen make a name less certain, but what is spelled as one is hardly anything else.
  private static let leastName = 30.0

  private static func isNameWord(_ word: PageWord) -> Bool {
    guard let first = word.text.unicodeScalars.first.flatMap({ Letter($0) }), first.isUppercase else { return false }
    let rest = word.text.unicodeScalars.dropFirst()
    return word.confidence >= leastName && !rest.isEmpty && rest.allSatisfy { Letter($0)?.isUppercase == false }
      && VietnameseWord.isSpelled(word.text)
  }

  // MARK: - Position

  /// What stands in whose name: `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` (Decree 30/2020/NĐ-CP, Annex I, II.7).
  private static let marks = ["TM", "KT", "TL", "TUQ", "Q"]

  /// Positions with the syllables that tell them, longer ones first.
  private static let known: [(text: String, folded: [String])] = [
    "PHÓ TỔNG GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG", "PHÓ CHÁNH THANH TRA", "PHÓ THỦ TƯỚNG", "PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC",
    "PHÓ BÍ THƯ", "PHÓ TRƯỞNG BAN", "PHÓ TRƯỞNG PHÒNG", "PHÓ CỤC TRƯỞNG", "PHÓ VỤ TRƯỞNG", "PHÓ HIỆU TRƯỞNG",
    "PHÓ VIỆN TRƯỞNG", "PHÓ CHỦ NHIỆM", "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "THỦ TƯỚNG",
    "THỨ TRƯỞNG", "CHỦ TỊCH", "GIÁM ĐỐC", "BÍ THƯ", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "CỤC TRƯỞNG", "VỤ TRƯỞNG",
    "BỘ TRƯỞNG", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "CHỦ NHIỆM",
  ].map { ($0, foldedForSearch($0).split(separator: " ").map(String.init)) }

  /// The parts of a row that are letters, with the word each was cut from.
  private static func parts(_ row: PageRow) -> [(text: String, word: PageWord)] {
    row.words.flatMap { word in
      word.text.unicodeScalars.split { Letter($0) == nil }.map { (String(Substring($0)), word) }
    }
  }

  private static func position(in row: PageRow) -> PageWord? {
    let parts = parts(row)
    let folded = parts.map { isUpper($0.text) ? foldedForSearch($0.text) : "" }
    for (text, syllables) in known {
      guard let start = folded.indices.first(where: { folded[$0...].starts(with: syllables) }) else { continue }
      let mark = start > 0 ? marks.first { $0 == parts[start - 1].text } : nil
      let from = mark == nil ? start : start - 1
      return line((mark.map { "\($0). " } ?? "") + text, parts[from..<start + syllables.count].map(\.word))
    }
    // «TM. ỦY BAN NHÂN DÂN», a body in whose name somebody signs.
    guard let start = parts.firstIndex(where: { marks.contains($0.text) && $0.text != "Q" }),
      parts.count >= start + 3, parts[start...].allSatisfy({ isUpper($0.text) && $0.word.confidence >= 40 })
    else { return nil }
    let words = parts[start...]
    let body = words.dropFirst().map(\.text).joined(separator: " ")
    return line("\(words[start].text). \(body)", words.map(\.word))
  }

  /// «HỦ TỊCH», of which a stamp hides the beginning: no other position ends so, and the line stands in the middle above
  /// the name only if nothing else is hidden.
  private func hidden(in row: PageRow) -> PageWord? {
    guard let first = name.first, let last = name.last,
      let word = row.words.last(where: { foldedForSearch($0.text) == "tich" && Self.isUpper($0.text) }),
      let index = row.words.firstIndex(where: { $0.left == word.left }), index > 0,
      foldedForSearch(row.words[index - 1].text).hasSuffix("u"), word.left - row.words[index - 1].right < word.height
    else { return nil }
    let left = word.left - 1.15 * word.width
    guard abs((left + word.right) / 2 - (first.left + last.right) / 2) < 14 else { return nil }
    var line = Self.line("CHỦ TỊCH", [word])
    line.left = left
    line.confidence = Self.leastKnown
    return line
  }

  /// A deputy signs for the one whose position the line above names: `KT. CHỦ TỊCH`, of which the stamp left `CHỦ TỊCH`.
  private mutating func mendDeputy() {
    for index in positions.indices.dropLast() where positions[index + 1].text == "PHÓ \(positions[index].text)" {
      positions[index].text = "KT. \(positions[index].text)"
    }
  }

  private static func line(_ text: String, _ words: [PageWord]) -> PageWord {
    PageWord(
      left: words.map(\.left).min() ?? 0, top: words.map(\.top).min() ?? 0, right: words.map(\.right).max() ?? 0,
      bottom: words.map(\.bottom).max() ?? 0, text: text,
      confidence: max(leastKnown, words.map(\.confidence).min() ?? 0))
  }

  /// How sure a line is at least that was found among the known ones: surer than dirt, and still to be looked at.
  private static let leastKnown = 40.0

  private static func isUpper(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { Letter($0)?.isUppercase == true }
  }
}

extension PageText {
  /// The page with what a second look at the signature found, where that is a signature.
  func replacing(_ area: SignatureArea, with second: [PageWord]) -> PageText {
    let first = words.filter(area.holds)
    let block = SignatureBlock(SignatureBlock(first), SignatureBlock(second))
    guard !block.positions.isEmpty, !block.name.isEmpty else { return self }
    var page = self
    page.words.removeAll(where: area.holds)
    let line = words.map(\.line).max() ?? 0
    page.words += block.words.map { word in
      var word = word
      word.line += line
      return word
    }
    return page
  }
}
