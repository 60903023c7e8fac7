// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a sign, with its place and what the lexicon says of the phrase that begins here.
struct Token {
  enum Kind: UInt8 {
    case word, number, comma, stop, semicolon, colon, slash, dash, open, close, openQuote, closeQuote, quote, percent
    case atLeast, atMost, over, under, equals, ampersand, ellipsis, other
    /// Stands before the first and behind the last token, so that neighbours can always be asked.
    case none
  }

  var start: Int
  var end: Int
  /// Code of the syllable, zero for anything but a word of letters.
  var code: UInt64 = 0
  var kind: Kind
  var isCapitalised = false
  var isUppercase = false
  /// Whether a blank or a line end stands before it.
  var hasSpaceBefore = true
  /// What the longest phrase of the lexicon that begins here means.
  var meaning: Meaning = []
  /// How many tokens that phrase has; 1 where there is none.
  var length = 1

  static let none = Token(start: 0, end: 0, kind: .none)

  /// Whether it ends a sentence or a clause.
  var endsClause: Bool { kind == .stop || kind == .semicolon || kind == .none || kind == .ellipsis }
}

/// The tokens of one item. Every index may be asked: beyond the ends stands `Token.none`.
struct Tokens {
  var all: [Token] = []
  /// All meanings and kinds of sign that occur, so that a rule can see at once that it has nothing to do.
  private(set) var meanings: Meaning = []
  private var kinds: UInt32 = 0
  /// Whether the text is words with single spaces between them, without markup.
  var isPlain = true

  /// Forgets the tokens and keeps the buffer.
  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    meanings = []
    kinds = 0
    isPlain = true
  }

  /// Writes into the tokens from an index on what the lexicon says of them.
  mutating func annotate(from first: Int, with lexicon: Lexicon) {
    var kinds = kinds
    var meanings = meanings
    var span = all.mutableSpan
    for index in first..<span.count {
      kinds |= 1 << UInt32(span[index].kind.rawValue)
      guard span[index].code != 0, let phrase = lexicon.phrase(at: index, of: span.span) else { continue }
      span[index].meaning = phrase.meaning
      span[index].length = phrase.length
      meanings.formUnion(phrase.meaning)
    }
    self.kinds = kinds
    self.meanings = meanings
  }

  /// Whether a phrase with one of the meanings occurs.
  func contain(_ meaning: Meaning) -> Bool { !meanings.isDisjoint(with: meaning) }

  /// Whether a kind of sign occurs.
  func contain(_ kind: Token.Kind) -> Bool { kinds >> UInt32(kind.rawValue) & 1 == 1 }

  var count: Int { all.count }

  subscript(_ index: Int) -> Token { index >= 0 && index < all.count ? all[index] : .none }

  func has(_ meaning: Meaning, at index: Int) -> Bool {
    index >= 0 && index < all.count && !all[index].meaning.isDisjoint(with: meaning)
  }

  func isKind(_ kind: Token.Kind, at index: Int) -> Bool {
    index >= 0 && index < all.count ? all[index].kind == kind : kind == .none
  }

  /// Index behind the phrase that begins here.
  func after(_ index: Int) -> Int { index + (index >= 0 && index < all.count ? all[index].length : 1) }

  /// Bytes from one token to before another.
  func range(_ from: Int, _ to: Int) -> Range<Int> {
    guard from >= 0, from < to, to <= all.count else { return 0..<0 }
    return all[from].start..<max(all[from].start, all[to - 1].end)
  }
}
