// SPDX-License-Identifier: Apache-2.0
import Domain

/// A document number in the text, with the date behind it.
struct Citation {
  var number: String
  var date: CivilDate?
  var tokens: Range<Int>
  /// The kind of document that the words before it name, as a place in ``Passage/citedKinds``.
  var kind: Int?
}

/// A short form of a citation: «Chỉ thị số 28», «Nghị quyết 55», «Chỉ thị này».
struct ShortCitation {
  var kind: Int
  /// The digits of the number; `nil` for «này» and «nêu trên».
  var number: Int?
  var tokens: Range<Int>
}

extension Passage {
  /// Numbers of documents: `403/QĐ-TTg`, `1770-CV/TU`, `80/2021/NĐ-CP`, `06/2022/QH15`, and standards such as
  /// `QCVN 09:2013/BXD`.
  func citations() -> [Citation] {
    let hasMarks = tokens.contain(.slash) || tokens.contain(.dash) || tokens.contain(.colon)
    guard tokens.contain(.number), hasMarks else { return [] }
    var found: [Citation] = []
    let numbers: UInt32 = 1 << UInt32(Token.Kind.number.rawValue)
    var index = tokens.first(ofKinds: numbers, from: 0)
    while index < tokens.count {
      var end = index + 1
      if var citation = citation(at: index) ?? standard(at: index) {
        citation.kind = kind(before: index)
        found.append(citation)
        end = citation.tokens.upperBound
      }
      index = tokens.first(ofKinds: numbers, from: end)
    }
    return found
  }

  /// Later and shorter forms of citations: a kind of document with bare digits, with «này» or with «nêu trên».
  func shortCitations() -> [ShortCitation] {
    var found: [ShortCitation] = []
    var place = tokens.first(in: Self.kindFilter, from: 0)
    while place < tokens.count {
      let index = place
      place = tokens.first(in: Self.kindFilter, from: index + 1)
      guard let kind = kind(at: index) else { continue }
      let next = tokens.has(.numberSign, at: index + 2) ? index + 3 : index + 2
      if let number = integer(at: next), tokens[next].end - tokens[next].start <= 5, endsNumber(next + 1) {
        found.append(ShortCitation(kind: kind, number: number, tokens: index..<next + 1))
      } else if tokens[next].code == Self.pointing.0 {
        found.append(ShortCitation(kind: kind, number: nil, tokens: index..<next + 1))
      } else if tokens[next + 1].code == Self.pointing.1,
        tokens[next].code == Self.pointing.2 || tokens[next].code == Self.pointing.3
      {
        found.append(ShortCitation(kind: kind, number: nil, tokens: index..<next + 2))
      }
    }
    return found
  }

  /// Whether a bare number ends here: neither a symbol nor a date, a share or a fraction goes on with it.
  private func endsNumber(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .slash || token.kind == .percent { return false }
    return token.kind != .dash || token.hasSpaceBefore
  }

  private static let pointing = (syllable("này"), syllable("trên"), syllable("nêu"), syllable("nói"))

  /// Kinds of documents that are cited by their name, each of two syllables.
  static let citedKinds = [
    "chỉ thị", "nghị quyết", "quyết định", "kế hoạch", "kết luận", "nghị định", "thông tư", "công văn", "hướng dẫn",
    "chương trình", "quy định", "thông báo", "tờ trình", "công điện", "đề án", "thông tri", "quy chế",
  ].map { name in
    let words = name.split(separator: " ").map { syllable(String($0)) }
    return (words[0], words[1])
  }

  /// One bit for the lowest bits of each first syllable: nearly every word is told at once that it opens no kind.
  private static let kindFilter = citedKinds.reduce(UInt64(0)) { $0 | 1 << Tokens.filterBit($1.0) }
  /// The same for both syllables together.
  private static let pairFilter = citedKinds.reduce(UInt64(0)) { $0 | 1 << Tokens.filterBit($1.0 &+ $1.1 &* 3) }

  /// The kind of document that two words at an index name.
  func kind(at index: Int) -> Int? {
    let (first, second) = (tokens[index].code, tokens[index + 1].code)
    guard Self.pairFilter &>> Tokens.filterBit(first &+ second &* 3) & 1 == 1 else { return nil }
    return Self.citedKinds.firstIndex { $0.0 == first && $0.1 == second }
  }

  /// The kind that is named before a number: «Chỉ thị số 28-CT/TW», «Nghị quyết 55-NQ/TW».
  private func kind(before index: Int) -> Int? {
    var end = index
    if tokens.isKind(.colon, at: end - 1) { end -= 1 }
    if tokens.has(.numberSign, at: end - 1) { end -= 1 }
    return end >= 2 ? kind(at: end - 2) : nil
  }

  /// The number that begins at an index: digits, then `/` or `-`, perhaps a year, then symbols in capitals.
  func citation(at start: Int) -> Citation? {
    let hasLetter = isSerialLetter(start + 1)
    let afterNumber = hasLetter ? start + 2 : start + 1
    guard tokens.isKind(.slash, at: afterNumber) || tokens.isKind(.dash, at: afterNumber) else { return nil }
    var parts = [hasLetter ? plainText(start) + plainText(start + 1) : plainText(start)]
    var index = afterNumber
    var symbols = 0
    while true {
      let mark = tokens[index].kind
      guard mark == .slash || mark == .dash, !tokens[index].hasSpaceBefore || index == afterNumber && isNumbered(start)
      else { break }
      let next = index + 1
      if isSymbol(next) {
        symbols += 1
      } else {
        guard symbols == 0, mark == .slash, year(at: next) != nil, !tokens[next].hasSpaceBefore else { break }
      }
      parts += [mark == .slash ? "/" : "-", plainText(next)]
      index = next + 1
      if tokens.isKind(.number, at: index), !tokens[index].hasSpaceBefore, symbols > 0 {
        parts.append(plainText(index))
        index += 1
      }
    }
    guard symbols > 0, !parts[0].contains(".") else { return nil }
    let (date, end) = dateBehind(index)
    return Citation(number: parts.joined(), date: date, tokens: start..<end)
  }

  /// The small letter of «Nghị quyết 9c/NQ-BCH».
  private func isSerialLetter(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && !token.hasSpaceBefore && !token.isCapitalised && token.end - token.start == 1
  }

  private func isNumbered(_ start: Int) -> Bool {
    tokens.has(.numberSign, at: start - 1) || tokens.isKind(.colon, at: start - 1)
  }

  /// A symbol of an office or a kind of document: it opens with a capital, and its second letter or all of it is capital.
  private func isSymbol(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, token.isCapitalised, token.end - token.start <= 16 else { return false }
    if !token.hasSpaceBefore { return true }
    let isAbbreviation = token.end - token.start > 1 && (0x41...0x5A).contains(source.bytes[token.start + 1])
    return (token.isUppercase || isAbbreviation) && tokens.isKind(.dash, at: index - 1)
  }

  private func plainText(_ index: Int) -> String {
    let token = tokens[index]
    return String(decoding: source.bytes[token.start..<token.end], as: UTF8.self)
  }

  /// `, ngày 25/9/2012` behind a number.
  private func dateBehind(_ index: Int) -> (date: CivilDate?, end: Int) {
    var next = index
    if tokens.isKind(.comma, at: next) || tokens.isKind(.open, at: next) { next += 1 }
    guard tokens.has(.day, at: next), let expression = date(at: next), case .day(let date) = expression.first else {
      return (nil, index)
    }
    return (date, expression.end)
  }

  /// `QCVN 09:2013/BXD`, `TCVN ISO 14001:2015`.
  private func standard(at start: Int) -> Citation? {
    guard tokens.isKind(.word, at: start - 1) else { return nil }
    let first = tokens[start - 1].code == Self.iso ? start - 2 : start - 1
    guard Self.standards.contains(tokens[first].code), tokens[first].isUppercase else { return nil }
    var end = start + 1
    if tokens.isKind(.colon, at: end), tokens.isKind(.number, at: end + 1), !tokens[end + 1].hasSpaceBefore { end += 2 }
    if tokens.isKind(.slash, at: end), !tokens[end].hasSpaceBefore, isSymbol(end + 1) { end += 2 }
    return Citation(number: text(first, end), date: nil, tokens: first..<end)
  }

  private static let standards = Set(["qcvn", "tcvn", "tcxdvn", "qcđp"].map(syllable))
  private static let iso = syllable("iso")
}
