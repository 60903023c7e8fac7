// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// What stands before an item: `II.`, `2.1.`, `a)`, `(1)`, `-`, `Điều 3.`, `Phụ lục I`.
struct Label {
  /// The style of a label; the order is that from the outermost in.
  enum Style: Int {
    case part = 1
    case chapter, annex, article, capital, roman, section, duty, number, letter, bracketed, dash, plus, dot, star
    /// A heading within a table, and a row of it.
    case tableHeading, tableRow

    var isBullet: Bool { rawValue >= Style.dash.rawValue }
  }

  var style: Style
  /// Depth of `2.1.3` is 3; every other style has 1.
  var depth = 1
  /// Place in its sequence, from one; zero for bullets and for labels without a number.
  var value = 0
  /// The bytes that are printed as the label, without stop and outer bracket.
  var printed: Range<Int>
  /// Where the text begins.
  var textStart: Int

  /// Orders labels from the outermost in; deeper ones of a kind stand further in.
  var rank: Int { style.rawValue * 10 + min(depth, 9) }

  /// Whether two labels belong to one kind of sequence.
  func isSibling(of other: Label) -> Bool { style == other.style && depth == other.depth }

  /// Reads the label at an index of a line, or `nil`; the index stands behind leading markup.
  static func read(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Label? {
    guard index < end else { return nil }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(bytes, index, end)
    case UInt8(ascii: "("): return bracketed(bytes, index, end)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "~"), 0xC2, 0xE2, 0xEF:
      return bullet(bytes, index, end)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return roman(bytes, index, end) ?? capital(bytes, index, end) ?? named(bytes, index, end)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0xC4:
      return letter(bytes, index, end) ?? named(bytes, index, end)
    default: return nil
    }
  }
}

// MARK: - Sequences

extension Label {
  /// `1.`, `2.1.`, `2.1`, `3)`, `4/`, `5-`.
  private static func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    var index = start
    var depth = 0
    var value = 0
    while true {
      let (digits, count) = digits(bytes, index, end)
      guard count > 0, count <= 2 || depth == 0 && count == 3 else { return nil }
      value = digits
      depth += 1
      index += count
      if index + 1 < end, bytes[index] == UInt8(ascii: "."), isDigit(bytes[index + 1]) { index += 1 } else { break }
    }
    let printed = start..<index
    index = skipEmphasis(bytes, index, end)
    let mark = index < end ? bytes[index] : 0x20
    if mark == UInt8(ascii: "/"), depth == 1 {
      index += 1
      guard isBlankOrEnd(bytes, index, end) else { return nil }
    } else if mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") {
      index += 1
      guard opensText(bytes, index, end) else { return nil }
    } else if mark == UInt8(ascii: "-") {
      // «1- Mục đích» of Party documents; «3- 5 xã» is a range.
      index += 1
      let text = skipMarkup(bytes, index, end)
      guard isBlankOrEnd(bytes, index, end), text < end, Syllable.scan(bytes, from: text).isCapitalised else {
        return nil
      }
    } else if depth < 2 || !isBlankOrEnd(bytes, index, end) {
      return nil
    }
    return made(.number, depth: depth, value: value, printed, bytes, index, end)
  }

  /// `I.`, `II-`, `III/`: capitals I, V and X that make a numeral.
  private static func roman(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    guard let (value, next) = romanNumber(bytes, start, end), next < end else { return nil }
    var index = skipEmphasis(bytes, next, end)
    if bytes[index] == 0x20, index + 1 < end, bytes[index + 1] == UInt8(ascii: "-") || bytes[index + 1] == 0x2E {
      index += 1
    }
    guard [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ")")].contains(bytes[index]),
      opensText(bytes, index + 1, end)
    else { return nil }
    return made(.roman, value: value, start..<next, bytes, index + 1, end)
  }

  /// `A.`, `B)`, and `C-` of Party documents.
  private static func capital(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    guard start + 2 < end, isBlankOrEnd(bytes, start + 2, end) else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "."), UInt8(ascii: ")"): break
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      guard Syllable.scan(bytes, from: skipMarkup(bytes, start + 2, end)).isCapitalised else { return nil }
    default: return nil
    }
    let value = Int(bytes[start] - UInt8(ascii: "A")) + 1
    return made(.capital, value: value, start..<start + 1, bytes, start + 2, end)
  }

  /// `a)`, `đ)`, `b.`, `c/`; the value is the place in the alphabet a b c d đ e g h i k l ….
  private static func letter(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    let (scalar, length) = Syllable.scalar(bytes, start)
    let index = start + length
    guard index < end, let place = letterSequence.firstIndex(of: scalar) else { return nil }
    let isSlash = bytes[index] == UInt8(ascii: "/") && isBlankOrEnd(bytes, index + 1, end)
    let isMark = bytes[index] == UInt8(ascii: ")") || bytes[index] == UInt8(ascii: ".")
    guard isSlash || isMark && opensText(bytes, index + 1, end) else { return nil }
    return made(.letter, value: place + 1, start..<index, bytes, index + 1, end)
  }

  /// Letters of points in the order of the Vietnamese alphabet, with those that some documents add.
  static let letterSequence = Array("abcdđefghijklmnopqrstuvwxyz".unicodeScalars).map { Int($0.value) }

  /// `(1)`, `(a)`, `(ii)`: the brackets belong to the label.
  private static func bracketed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    var index = start + 1
    let (value, count) = digits(bytes, index, end)
    if count > 0 {
      guard count <= 2 else { return nil }
      index += count
    } else {
      while index < end, index - start <= 5, bytes[index] >= 0x61, bytes[index] <= 0x7A { index += 1 }
      guard index > start + 1, index - start == 2 || isLowerRoman(bytes, start + 1..<index) else { return nil }
    }
    guard index < end, bytes[index] == UInt8(ascii: ")"), isBlankOrEnd(bytes, index + 1, end) else { return nil }
    return made(.bracketed, value: count > 0 ? value : 0, start..<index + 1, bytes, index + 1, end)
  }

  private static func isLowerRoman(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.allSatisfy {
      bytes[$0] == UInt8(ascii: "i") || bytes[$0] == UInt8(ascii: "v") || bytes[$0] == UInt8(ascii: "x")
    }
  }

  /// `-`, `–`, `+`, `•`, `*` and the marks that word processors use.
  private static func bullet(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    var length = 1
    var style = Style.dot
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "~"): style = .dash
    case UInt8(ascii: "+"): style = .plus
    case UInt8(ascii: "*"): style = .star
    case 0xC2 where start + 1 < end && bytes[start + 1] == 0xB7: length = 2
    case 0xE2 where start + 2 < end:
      length = 3
      switch (bytes[start + 1], bytes[start + 2]) {
      case (0x80, 0x92...0x94), (0x88, 0x92): style = .dash
      case (0x80, 0xA2), (0x97, _), (0x96, _), (0x9D, 0x96), (0x9E, _), (0x9C, _): style = .dot
      default: return nil
      }
    case 0xEF where start + 2 < end && bytes[start + 1] == 0x82: length = 3
    default: return nil
    }
    let next = start + length
    if next < end, bytes[next] == bytes[start] { return nil }
    let stands = isBlankOrEnd(bytes, next, end) || style != .star && opensText(bytes, next, end)
    return stands ? made(style, start..<next, bytes, next, end) : nil
  }
}

// MARK: - Labels with a word

extension Label {
  private static let article = syllable("điều"), part = syllable("phần"), chapter = syllable("chương")
  private static let duty = (syllable("nhiệm"), syllable("vụ"))
  private static let section = syllable("mục"), annex = (syllable("phụ"), syllable("lục")), ordinal = syllable("thứ")

  /// `Điều 1.`, `Chương II`, `Phần thứ nhất`, `Mục 1`, `Nhiệm vụ 2:`, `PHỤ LỤC III`.
  private static func named(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Label? {
    let word = Syllable.scan(bytes, from: start)
    guard word.isCapitalised, word.end < end || word.syllable?.code != nil, let code = word.syllable?.code else {
      return nil
    }
    if code == annex.0 {
      let next = Syllable.scan(bytes, from: skipBlanks(bytes, word.end, end))
      guard next.syllable?.code == annex.1, next.end <= end else { return nil }
      return numbered(.annex, bytes, start, next.end, end, needsNumber: false)
    }
    if code == duty.0 {
      let next = Syllable.scan(bytes, from: skipBlanks(bytes, word.end, end))
      guard next.syllable?.code == duty.1, next.end <= end else { return nil }
      return numbered(.duty, bytes, start, next.end, end, needsNumber: true)
    }
    let style: Style? =
      code == article ? .article : code == part ? .part : code == chapter ? .chapter : code == section ? .section : nil
    guard let style else { return nil }
    return numbered(style, bytes, start, word.end, end, needsNumber: true)
  }

  /// A word with its number, which ends at a stop, a colon, a dash, the end of the line or markup.
  private static func numbered(
    _ style: Style, _ bytes: Span<UInt8>, _ start: Int, _ afterWord: Int, _ end: Int, needsNumber: Bool
  ) -> Label? {
    var index = skipBlanks(bytes, afterWord, end)
    var value = 0
    var labelEnd = afterWord
    if let (number, next) = anyNumber(bytes, index, end) {
      value = number
      labelEnd = next
      index = next
      // «Nhiệm vụ 1.2» is none of a sequence that this style has.
      if style == .duty, index + 1 < end, bytes[index] == UInt8(ascii: "."), isDigit(bytes[index + 1]) { return nil }
    } else if needsNumber {
      return nil
    }
    let mark = index < end ? bytes[index] : 0x0A
    let closes = [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "*"), 0x0A, 0x0D].contains(mark)
    guard closes || value > 0 && style == .annex else { return nil }
    if mark == UInt8(ascii: ".") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: "-") { index += 1 }
    return made(style, value: value, start..<labelEnd, bytes, index, end)
  }

  private static func anyNumber(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> (value: Int, end: Int)? {
    let (value, count) = digits(bytes, index, end)
    if count > 0, count <= 3 { return (value, index + count) }
    if let roman = romanNumber(bytes, index, end) { return (roman.value, roman.end) }
    let word = Syllable.scan(bytes, from: index)
    guard word.syllable?.code == ordinal else { return nil }
    let next = Syllable.scan(bytes, from: skipBlanks(bytes, word.end, end))
    guard let place = ordinals.firstIndex(of: next.syllable?.code ?? 1) else { return nil }
    return (place + 1, next.end)
  }

  private static let ordinals = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"].map(syllable)
}

// MARK: - Bytes

extension Label {
  private static func made(
    _ style: Style, depth: Int = 1, value: Int = 0, _ printed: Range<Int>, _ bytes: Span<UInt8>, _ next: Int, _ end: Int
  ) -> Label {
    Label(style: style, depth: depth, value: value, printed: printed, textStart: skipMarkup(bytes, next, end))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Up to four digits as a number, and how many.
  private static func digits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (value: Int, count: Int) {
    var value = 0
    var index = start
    while index < end, index - start < 5, isDigit(bytes[index]) {
      value = value * 10 + Int(bytes[index] & 15)
      index += 1
    }
    return (value, index - start)
  }

  /// A numeral of I, V and X up to XXXIX, which must end where the letters end.
  private static func romanNumber(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    var index = start
    while index < end, index - start < 7, bytes[index] == 0x49 || bytes[index] == 0x56 || bytes[index] == 0x58 {
      index += 1
    }
    guard index > start, index - start < 7 else { return nil }
    guard Syllable.scan(bytes, from: index).end == index else { return nil }
    guard let value = romanValue(bytes, start..<index) else { return nil }
    return (value, index)
  }

  /// The value of well-formed letters I, V and X: X up to three times, then IX, IV or V with up to three I.
  private static func romanValue(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    func count(_ letter: UInt8) -> Int {
      let start = index
      while index < range.upperBound, bytes[index] == letter { index += 1 }
      return index - start
    }
    let tens = count(UInt8(ascii: "X"))
    let ones = count(UInt8(ascii: "I"))
    guard tens <= 3, ones <= 3 else { return nil }
    if index == range.upperBound { return tens * 10 + ones }
    if ones == 0, bytes[index] == UInt8(ascii: "V") {
      index += 1
      let rest = count(UInt8(ascii: "I"))
      return rest <= 3 && index == range.upperBound ? tens * 10 + 5 + rest : nil
    }
    guard ones == 1, index + 1 == range.upperBound else { return nil }
    return bytes[index] == UInt8(ascii: "V") ? tens * 10 + 4 : bytes[index] == UInt8(ascii: "X") ? tens * 10 + 9 : nil
  }

  /// Passes emphasis and escapes between a number and its mark (`**1**.`, `1\.`); stays where no mark follows.
  private static func skipEmphasis(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "\\") { index += 1 }
    return index < end && (bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")) ? index : start
  }

  private static func isBlankOrEnd(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index >= end || Markup.blankLength(bytes, index) > 0 || bytes[index] == UInt8(ascii: "*")
      || bytes[index] == UInt8(ascii: "_") || bytes[index] == UInt8(ascii: "<")
  }

  /// Whether text may begin here: a blank, markup, a quotation mark or a capital (`1.Mục đích`).
  private static func opensText(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    if isBlankOrEnd(bytes, index, end) { return true }
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == 0xE2 { return true }
    return Syllable.scan(bytes, from: index).isCapitalised
  }

  static func skipBlanks(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// Passes blanks and markup.
  static func skipMarkup(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let length = Markup.blankLength(bytes, index)
      let step = length > 0 ? length : Markup.length(bytes, index, end: end)
      if step == 0 { break }
      index += step
    }
    return index
  }
}
