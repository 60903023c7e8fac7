// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Cuts bytes into tokens and asks the lexicon what phrases they make.
struct Lexer {
  private let lexicon = Lexicon.shared
  private let asciiSigns = Lexer.asciiSigns
  private let scanner = SyllableScanner()

  /// Appends the tokens of a range of bytes.
  func lex(_ bytes: [UInt8], _ range: Range<Int>, into tokens: inout Tokens) {
    let span = bytes.span
    let first = tokens.all.count
    var index = range.lowerBound
    var hasSpace = true
    while index < range.upperBound {
      let byte = span[index]
      if byte == 0x20 {
        tokens.isPlain = tokens.isPlain && !hasSpace
        hasSpace = true
        index += 1
        continue
      }
      if Markup.mayBeSpecial(byte) {
        let blank = Markup.blankLength(span, index)
        let markup = blank > 0 ? blank : Markup.length(span, index, end: range.upperBound)
        if markup > 0 {
          tokens.isPlain = false
          hasSpace = hasSpace || blank > 0
          index += markup
          continue
        }
      }
      var token = token(span, index, end: range.upperBound)
      token.hasSpaceBefore = hasSpace
      hasSpace = false
      tokens.all.append(token)
      index = token.end
    }
    tokens.isPlain = tokens.isPlain && !hasSpace
    tokens.annotate(from: first, with: lexicon)
  }

  @inline(__always)
  private func token(_ span: Span<UInt8>, _ index: Int, end: Int) -> Token {
    let byte = span[index]
    if byte >= 0x30, byte <= 0x39 { return number(span, index, end: end) }
    if byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A {
      let scanned = scanner.scan(span, from: index)
      if scanned.end > index {
        return Token(
          start: index, end: min(scanned.end, end), code: scanned.syllable?.code ?? 0, kind: .word,
          isCapitalised: scanned.isCapitalised, isUppercase: scanned.isUppercase)
      }
      return sign(span, index, end: end)
    }
    return Token(start: index, end: index + 1, kind: asciiSigns[Int(byte & 0x7F)])
  }

  /// Digits, with dots and commas between digits: `1.000`, `2,5`.
  private func number(_ span: Span<UInt8>, _ start: Int, end: Int) -> Token {
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
    return Token(start: start, end: index, kind: .number)
  }

  private static let asciiSigns: [Token.Kind] = {
    var signs = [Token.Kind](repeating: .other, count: 128)
    let known: [(Character, Token.Kind)] = [
      (",", .comma), (".", .stop), ("!", .stop), ("?", .stop), (";", .semicolon), (":", .colon), ("/", .slash),
      ("-", .dash), ("(", .open), (")", .close), ("\"", .quote), ("%", .percent), (">", .over), ("<", .under),
      ("=", .equals), ("&", .ampersand),
    ]
    for (sign, kind) in known { if let value = sign.asciiValue { signs[Int(value)] = kind } }
    return signs
  }()

  /// Signs beyond ASCII: dashes, quotation marks, comparisons, dots; other scalars one by one.
  private func sign(_ span: Span<UInt8>, _ index: Int, end: Int) -> Token {
    let byte = span[index]
    let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, end - index)
    var kind = Token.Kind.other
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
    return Token(start: index, end: index + max(1, length), kind: kind)
  }
}
