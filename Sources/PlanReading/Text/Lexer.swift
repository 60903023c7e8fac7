// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Cuts bytes into tokens and asks the lexicon what phrases they make.
struct Lexer {
  let lexicon = Lexicon.shared
  private let classes = Lexer.classes
  private let scanner = SyllableScanner()

  /// What a byte may open: a letter, a digit, markup or a blank, or a sign of one byte (its kind and `sign`).
  private enum ByteClass {
    static let letter: UInt8 = 0
    static let digit: UInt8 = 1
    static let special: UInt8 = 2
    static let sign: UInt8 = 3
  }

  /// Writes the tokens of a range of bytes behind the first `count`, as far as there is room. Tells whether the range is
  /// words with single spaces between them.
  func lex(_ span: Span<UInt8>, _ range: Range<Int>, into tokens: inout MutableSpan<Token>, _ count: inout Int) -> Bool
  {
    var index = range.lowerBound
    var hasSpace = true
    var isPlain = true
    while index < range.upperBound, count < tokens.count {
      let byte = span[index]
      if byte == 0x20 {
        if hasSpace { isPlain = false }
        hasSpace = true
        index += 1
        continue
      }
      let byteClass = classes[Int(byte)]
      if byteClass == ByteClass.special {
        let blank = Markup.blankLength(span, index)
        let markup = blank > 0 ? blank : Markup.length(span, index, end: range.upperBound)
        if markup > 0 {
          isPlain = false
          hasSpace = hasSpace || blank > 0
          index += markup
          continue
        }
      }
      tokens[count] = token(span, index, end: range.upperBound, hasSpace, byteClass)
      index = tokens[count].end
      count += 1
      hasSpace = false
    }
    return isPlain && !hasSpace && index == range.upperBound
  }

  @inline(__always)
  private func token(_ span: Span<UInt8>, _ index: Int, end: Int, _ hasSpace: Bool, _ byteClass: UInt8) -> Token {
    if byteClass == ByteClass.letter {
      let scanned = scanner.scan(span, from: index)
      if scanned.end > index {
        return Token(
          .word, start: index, end: min(scanned.end, end), hasSpaceBefore: hasSpace, code: scanned.syllable?.code ?? 0,
          isCapitalised: scanned.isCapitalised, isUppercase: scanned.isUppercase)
      }
    } else if byteClass == ByteClass.digit {
      return number(span, index, end: end, hasSpace)
    } else if byteClass > ByteClass.special {
      let kind = Token.Kind(rawValue: byteClass - ByteClass.sign) ?? .other
      return Token(kind, start: index, end: index + 1, hasSpaceBefore: hasSpace)
    }
    return sign(span, index, end: end, hasSpace)
  }

  /// Digits, with dots and commas between digits: `1.000`, `2,5`.
  private func number(_ span: Span<UInt8>, _ start: Int, end: Int, _ hasSpace: Bool) -> Token {
    var index = start + 1
    while index < end {
      let byte = span[index]
      if byte >= 0x30, byte <= 0x39 {
        index += 1
      } else if byte == 0x2E || byte == 0x2C, index + 1 < end, span[index + 1] >= 0x30, span[index + 1] <= 0x39 {
        index += 2
      } else {
        break
      }
    }
    return Token(.number, start: start, end: index, hasSpaceBefore: hasSpace)
  }

  private static let classes: [UInt8] = {
    var classes = (0..<256).map { byte -> UInt8 in
      if Markup.mayBeSpecial(UInt8(byte)) { return ByteClass.special }
      if byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) { return ByteClass.letter }
      return (0x30...0x39).contains(byte) ? ByteClass.digit : ByteClass.sign + Token.Kind.other.rawValue
    }
    let known: [(Character, Token.Kind)] = [
      (",", .comma), (".", .stop), ("!", .stop), ("?", .stop), (";", .semicolon), (":", .colon), ("/", .slash),
      ("-", .dash), ("(", .open), (")", .close), ("\"", .quote), ("%", .percent), (">", .over), ("=", .equals),
      ("&", .ampersand),
    ]
    for (sign, kind) in known {
      if let value = sign.asciiValue { classes[Int(value)] = ByteClass.sign + kind.rawValue }
    }
    return classes
  }()

  /// Signs beyond ASCII: dashes, quotation marks, comparisons, dots; other scalars and signs that were no markup one by
  /// one.
  private func sign(_ span: Span<UInt8>, _ index: Int, end: Int, _ hasSpace: Bool) -> Token {
    let byte = span[index]
    let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0x80 ? 2 : 1, end - index)
    var kind = byte == UInt8(ascii: "<") ? Token.Kind.under : .other
    if byte == 0xE2, length == 3 {
      kind =
        switch (span[index + 1], span[index + 2]) {
        case (0x80, 0x90...0x95), (0x88, 0x92): .dash
        case (0x80, 0x9C), (0x80, 0x98), (0x80, 0x9E): .openQuote
        case (0x80, 0x9D), (0x80, 0x99): .closeQuote
        case (0x80, 0xA6): .ellipsis
        case (0x89, 0xA5): .atLeast
        case (0x89, 0xA4): .atMost
        default: .other
        }
    } else if byte == 0xC2, length == 2 {
      kind = span[index + 1] == 0xAB ? .openQuote : span[index + 1] == 0xBB ? .closeQuote : .other
    }
    return Token(kind, start: index, end: index + max(1, length), hasSpaceBefore: hasSpace)
  }
}
