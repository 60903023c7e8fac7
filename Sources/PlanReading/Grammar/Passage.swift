// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A piece of the text as tokens, with the bytes that they stand for. The grammar is written as extensions of it: each
/// reads one kind of thing that plans say.
struct Passage {
  let source: SourceText
  var tokens = Tokens()
  /// The year in which dates without one lie; `nil` where the plan does not tell.
  var year: PlanYear?
  private let lexer = Lexer()

  init(_ source: SourceText) { self.source = source }

  /// Takes another text of the source; the buffer of tokens is used again.
  mutating func take(_ ranges: TextRanges) {
    tokens.removeAll()
    let bytes = source.bytes
    tokens.add(bytes.span, ranges.first, with: lexer)
    for range in ranges.further { tokens.add(bytes.span, range, with: lexer) }
  }

  /// Takes another range of the source.
  mutating func take(_ range: Range<Int>) { take(TextRanges(range)) }

  /// The text from one token to before another, without markup.
  func text(_ from: Int, _ to: Int) -> String {
    let range = tokens.range(from, to)
    return range.isEmpty ? "" : source.clean(range)
  }

  /// The whole number at a token (`1.000` is a thousand), or `nil`.
  func integer(at index: Int) -> Int? {
    guard tokens.isKind(.number, at: index) else { return nil }
    let token = tokens[index]
    if token.end - token.start <= 4 {
      var value = 0
      for place in token.start..<token.end {
        guard source.bytes[place] >= 0x30, source.bytes[place] <= 0x39 else { return nil }
        value = value * 10 + Int(source.bytes[place] & 15)
      }
      return value
    }
    guard let number = ScaledDecimal(utf8: source.bytes[token.start..<token.end]), number.scale == 0 else { return nil }
    return number.units
  }

  /// A quarter from 1 to 4 at a token, in digits or as a Roman numeral.
  func quarterNumber(at index: Int) -> Int? {
    if let number = integer(at: index) { return (1...4).contains(number) ? number : nil }
    let token = tokens[index]
    guard token.kind == .word else { return nil }
    return Self.quarters.firstIndex(of: token.code).map { $0 + 1 }
  }

  private static let quarters = ["i", "ii", "iii", "iv"].map(syllable)

  /// First index from `start` before `end` at which a phrase has one of the meanings.
  func first(_ meaning: Meaning, from start: Int, to end: Int) -> Int? {
    guard tokens.contain(meaning) else { return nil }
    var index = max(0, start)
    let last = min(end, tokens.count)
    while index < last {
      if tokens.has(meaning, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// First index from `start` before `end` of a kind of sign.
  func first(_ kind: Token.Kind, from start: Int, to end: Int) -> Int? {
    guard tokens.contain(kind) else { return nil }
    var index = max(0, start)
    let last = min(end, tokens.count)
    while index < last {
      if tokens.isKind(kind, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether the words at an index are these.
  func matches(_ codes: [UInt64], at index: Int) -> Bool {
    codes.indices.allSatisfy { tokens[index + $0].code == codes[$0] }
  }

  /// No sentence is looked at further than this many tokens from where the look begins, so that a text without stops
  /// costs no more than one with them.
  private static let longestSentence = 400

  /// End of the sentence that an index stands in: a stop before a blank, or the end of the passage.
  func sentenceEnd(from index: Int) -> Int {
    var end = index
    let limit = min(tokens.count, index + Self.longestSentence)
    while end < limit, !tokens.isKind(.stop, at: end) || !tokens[end + 1].hasSpaceBefore { end += 1 }
    return end
  }

  /// Start of the sentence that an index stands in.
  func sentenceStart(before index: Int) -> Int {
    var start = min(index, tokens.count)
    let limit = max(0, start - Self.longestSentence)
    while start > limit, !tokens.isKind(.stop, at: start - 1) || !tokens[start].hasSpaceBefore { start -= 1 }
    return start
  }

  /// End of the clause that an index stands in: the end of the sentence, or a semicolon.
  func clauseEnd(from index: Int) -> Int {
    let end = sentenceEnd(from: index)
    return first(.semicolon, from: index, to: end) ?? end
  }
}
