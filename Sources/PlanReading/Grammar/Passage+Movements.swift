// SPDX-License-Identifier: Apache-2.0

extension Passage {
  /// Names in quotation marks behind «phong trào», «cuộc vận động», «đợt thi đua», as ranges of tokens. A name that lost
  /// its opening mark is found by the closing one.
  func movementNames() -> [Range<Int>] {
    guard tokens.contain(.openQuote) || tokens.contain(.quote) else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while let word = first(.movement, from: index, to: tokens.count) {
      index = tokens.after(word)
      guard let open = openingQuote(from: index, to: index + 11) else { continue }
      let (names, end) = quotedNames(at: open)
      found += names
      index = max(index, end)
    }
    return found.filter { tokens[$0.lowerBound].isCapitalised || tokens.isKind(.number, at: $0.lowerBound) }
  }

  /// The quotation that is the whole passage, for the line below a heading «Chủ đề thi đua».
  func wholeQuotation() -> Range<Int>? {
    guard isOpening(0), let close = closingQuote(from: 1), close >= tokens.count - 2 else { return nil }
    return 1..<close
  }

  /// What makes two spellings of one name equal: the syllables without «và» and without signs.
  func movementKey(_ name: Range<Int>) -> [UInt64] {
    name.compactMap { tokens[$0].kind == .word && tokens[$0].code != Self.and ? tokens[$0].code : nil }
  }

  private static let and = syllable("và")

  private func isOpening(_ index: Int) -> Bool {
    tokens.isKind(.openQuote, at: index) || tokens.isKind(.quote, at: index)
  }

  /// An opening mark before the clause ends.
  private func openingQuote(from start: Int, to end: Int) -> Int? {
    for index in start..<min(end, tokens.count) {
      if isOpening(index) { return index }
      if tokens[index].endsClause || tokens.isKind(.closeQuote, at: index) || tokens.isKind(.comma, at: index) {
        return nil
      }
    }
    return nil
  }

  /// The closing mark of a name of at most 60 tokens.
  private func closingQuote(from start: Int) -> Int? {
    for index in start..<max(start, min(start + 60, tokens.count)) {
      if tokens.isKind(.closeQuote, at: index) || tokens.isKind(.quote, at: index) {
        return index > start ? index : nil
      }
      if tokens.isKind(.openQuote, at: index) { return nil }
    }
    return nil
  }

  /// The names of a row of quotations: `“A”, “B” và “C”`, also `“A”, B”`.
  private func quotedNames(at first: Int) -> (names: [Range<Int>], end: Int) {
    var names: [Range<Int>] = []
    var start = first + 1
    while let close = closingQuote(from: start) {
      names.append(start..<close)
      let joins =
        tokens.isKind(.comma, at: close + 1) || tokens.isKind(.semicolon, at: close + 1)
        || tokens.has(.and, at: close + 1)
      guard joins else { return (names, close + 1) }
      if isOpening(close + 2) {
        start = close + 3
      } else if tokens[close + 2].isCapitalised, let end = closingQuote(from: close + 2), end - close <= 14,
        tokens.isKind(.closeQuote, at: end)
      {
        start = close + 2
      } else {
        return (names, close + 1)
      }
    }
    return (names, start)
  }
}
