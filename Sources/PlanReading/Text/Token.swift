// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a sign, with its place and what the lexicon says of the phrase that begins here.
struct Token {
  enum Kind: UInt8 {
    case word, number, comma, stop, semicolon, colon, slash, dash, open, close, openQuote, closeQuote, quote, percent
    case atLeast, atMost, over, under, equals, ampersand, ellipsis, other
    /// Stands before the first and behind the last token, so that neighbours can always be asked.
    case none
  }

  /// Code of the syllable, zero for anything but a word of letters.
  let code: UInt64
  /// What the longest phrase of the lexicon that begins here means.
  private(set) var meaning: Meaning = []
  // Thirty-two bytes in all: a text has many tokens, and they are read over and over.
  private let from: UInt32
  private let to: UInt32
  let kind: Kind
  let isCapitalised: Bool
  let isUppercase: Bool
  /// Whether a blank or a line end stands before it.
  let hasSpaceBefore: Bool
  private var phraseLength: UInt8 = 1

  @inline(__always)
  init(
    _ kind: Kind, start: Int, end: Int, hasSpaceBefore: Bool, code: UInt64 = 0, isCapitalised: Bool = false,
    isUppercase: Bool = false
  ) {
    self.kind = kind
    from = UInt32(truncatingIfNeeded: start)
    to = UInt32(truncatingIfNeeded: end)
    self.hasSpaceBefore = hasSpaceBefore
    self.code = code
    self.isCapitalised = isCapitalised
    self.isUppercase = isUppercase
  }

  /// First byte.
  var start: Int { Int(from) }
  /// Byte behind the last.
  var end: Int { Int(to) }
  /// How many tokens the phrase has; 1 where there is none.
  var length: Int { Int(phraseLength) }

  /// Writes down what the lexicon says.
  mutating func begin(_ phrase: (meaning: Meaning, length: Int)) {
    meaning = phrase.meaning
    phraseLength = UInt8(phrase.length)
  }

  static let none = Token(.none, start: 0, end: 0, hasSpaceBefore: true)

  /// Whether it ends a sentence or a clause.
  var endsClause: Bool { kind == .stop || kind == .semicolon || kind == .none || kind == .ellipsis }
}

/// The tokens of one item. Every index may be asked: beyond the ends stands `Token.none`.
struct Tokens {
  /// No item of a plan has as many; the text of a longer one is kept, but what stands behind is not looked into.
  static let limit = 1 << 18

  /// The tokens, and behind them room for more: writing into places that exist is cheaper than appending.
  private var places: [Token] = []
  private(set) var count = 0
  /// All meanings and kinds of sign that occur, so that a rule can see at once that it has nothing to do.
  private var meanings: Meaning = []
  private var kinds: UInt32 = 0
  /// Whether the text is words with single spaces between them, without markup.
  private(set) var isPlain = true

  /// The tokens alone.
  var all: ArraySlice<Token> { places[..<count] }

  /// Forgets the tokens and keeps the room.
  mutating func removeAll() {
    count = 0
    meanings = []
    kinds = 0
    isPlain = true
  }

  /// Adds the tokens of a range of bytes and what the lexicon says of them.
  mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>, with lexer: Lexer) {
    let first = count
    let room = min(count + range.count, Self.limit)
    if places.count < room { places += [Token](repeating: .none, count: max(room, 256) - places.count) }
    var end = first
    var meanings = meanings
    var kinds = kinds
    var span = places.mutableSpan
    let isPlain = lexer.lex(bytes, range, into: &span, &end)
    for index in first..<end {
      kinds |= 1 << UInt32(span[index].kind.rawValue)
      guard span[index].code != 0, let phrase = lexer.lexicon.phrase(at: index, of: span.span, end) else { continue }
      span[index].begin(phrase)
      meanings.formUnion(phrase.meaning)
    }
    (self.count, self.meanings, self.kinds, self.isPlain) = (end, meanings, kinds, self.isPlain && isPlain)
  }

  /// Whether a phrase with one of the meanings occurs.
  func contain(_ meaning: Meaning) -> Bool { !meanings.isDisjoint(with: meaning) }

  /// Whether a kind of sign occurs.
  func contain(_ kind: Token.Kind) -> Bool { kinds >> UInt32(kind.rawValue) & 1 == 1 }

  subscript(_ index: Int) -> Token { index >= 0 && index < count ? places[index] : .none }

  func has(_ meaning: Meaning, at index: Int) -> Bool {
    index >= 0 && index < count && !places[index].meaning.isDisjoint(with: meaning)
  }

  func isKind(_ kind: Token.Kind, at index: Int) -> Bool {
    index >= 0 && index < count ? places[index].kind == kind : kind == .none
  }

  /// First index from `start` of a word whose code has its bit in a filter, or the count of all.
  func first(in filter: UInt64, from start: Int) -> Int {
    let span = places.span
    var index = start
    while index < count, filter &>> Self.filterBit(span[index].code) & 1 == 0 { index += 1 }
    return index
  }

  /// First index from `start` of a token whose kind has its bit in a set, or the count of all.
  func first(ofKinds set: UInt32, from start: Int) -> Int {
    if kinds & set == 0 { return count }
    let span = places.span
    var index = start
    while index < count, set &>> UInt32(span[index].kind.rawValue) & 1 == 0 { index += 1 }
    return index
  }

  /// Which of 64 bits stands for a code.
  @inline(__always)
  static func filterBit(_ code: UInt64) -> UInt64 { (code &* 0x9E37_79B9_7F4A_7C15) &>> 58 }

  /// Index behind the phrase that begins here.
  func after(_ index: Int) -> Int { index + (index >= 0 && index < count ? places[index].length : 1) }

  /// Bytes from one token to before another.
  func range(_ from: Int, _ to: Int) -> Range<Int> {
    guard from >= 0, from < to, to <= count else { return 0..<0 }
    return places[from].start..<max(places[from].start, places[to - 1].end)
  }
}
