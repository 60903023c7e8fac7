// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A quantity in the text.
struct Quantity {
  var comparator: ReadPlan.Comparator
  var value: ScaledDecimal
  var unit: String
  var by: String?
  var tokens: Range<Int>
}

extension Passage {
  /// The quantities that are to be reached: numbers behind «ít nhất», «≥», «đạt», shares in per cent that a sentence
  /// demands, and counted objects of verbs such as «trồng», «mở», «đầu tư». Numbers of documents, dates, counts of the
  /// past and «4/8 hoạt động» are none.
  func quantities() -> [Quantity] {
    guard tokens.contain(.number) || tokens.contain(.numeral) else { return [] }
    var found: [Quantity] = []
    for index in 0..<tokens.count
    where tokens.isKind(.number, at: index) || tokens.has(.numeral, at: index) {
      if let quantity = quantity(at: index, after: found.last) { found.append(quantity) }
    }
    return found
  }

  private func quantity(at index: Int, after last: Quantity?) -> Quantity? {
    let mark = mark(before: index)
    guard mark != nil || last != nil || tokens.isKind(.percent, at: index + 1) else { return nil }
    if let mark, qualifies(mark.meaning, mark.start, last) { return nil }
    guard !isPartOfSomethingElse(index), let value = value(at: index, isCompared: mark != nil) else { return nil }
    let (unit, end) = unit(at: index + 1)
    guard let unit else { return nil }
    let isKnown = unit == "%" || tokens.has(.unit, at: index + 1)
    guard let comparator = comparator(mark, index, unit, isKnown, end) ?? continued(index, unit, last) else {
      return nil
    }
    return Quantity(
      comparator: comparator, value: value, unit: unit, by: horizon(of: index), tokens: (mark?.start ?? index)..<end)
  }

  /// «100% doanh nghiệp trên 500 lao động»: the second number only says which of them; «khi mực nước trên 12,5 m, …» says
  /// when.
  private func qualifies(_ mark: Meaning, _ start: Int, _ last: Quantity?) -> Bool {
    guard !mark.isDisjoint(with: [.more, .less]) else { return false }
    let sentence = sentenceStart(before: start)
    if tokens.has(.conditional, at: sentence) || tokens[sentence].code == Self.when,
      first(.comma, from: sentence, to: start) == nil
    {
      return true
    }
    guard let last, last.tokens.upperBound < start else { return false }
    return (last.tokens.upperBound..<start).allSatisfy { tokens.isKind(.word, at: $0) && !tokens.has(.and, at: $0) }
  }

  private static let when = syllable("khi")

  /// The phrase or sign that ends just before a number.
  private func mark(before index: Int) -> (meaning: Meaning, kind: Token.Kind, start: Int)? {
    if tokens.isKind(.equals, at: index - 1),
      tokens.isKind(.over, at: index - 2) || tokens.isKind(.under, at: index - 2)
    {
      return ([], tokens.isKind(.over, at: index - 2) ? .atLeast : .atMost, index - 2)
    }
    // The longest phrase first: «không dưới» is no «dưới».
    for start in [index - 3, index - 2, index - 1] where start >= 0 && tokens.after(start) == index {
      let token = tokens[start]
      let known: Meaning = [.least, .most, .more, .less, .reach, .making]
      if !token.meaning.isDisjoint(with: known) { return (token.meaning, token.kind, start) }
      if [.atLeast, .atMost, .over, .under].contains(token.kind) { return ([], token.kind, start) }
    }
    return nil
  }

  private func value(at index: Int, isCompared: Bool) -> ScaledDecimal? {
    let token = tokens[index]
    if token.kind == .number { return ScaledDecimal(utf8: source.bytes[token.start..<token.end]) }
    guard isCompared, let place = Self.numerals.firstIndex(of: token.code), tokens.has(.unit, at: index + 1) else {
      return nil
    }
    return ScaledDecimal(units: place + 1)
  }

  private static let numerals = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"].map(syllable)

  /// Whether a number belongs to a date, a fraction, a range or the number of something.
  private func isPartOfSomethingElse(_ index: Int) -> Bool {
    let before = tokens[index - 1]
    let after = tokens[index + 1]
    if before.kind == .slash || before.kind == .dash || after.kind == .slash || after.kind == .dash { return true }
    if !before.meaning.isDisjoint(with: [.day, .month, .year, .quarter, .numberSign, .weekday]),
      !tokens.has(.unit, at: index - 1)
    {
      return true
    }
    if before.meaning.contains(.numberSign) { return true }
    return after.kind == .word && !after.hasSpaceBefore && !tokens.has(.unit, at: index + 1)
  }

  /// What is counted: `%`, a phrase of the lexicon, or the next word.
  private func unit(at index: Int) -> (unit: String?, end: Int) {
    if tokens.isKind(.percent, at: index) { return ("%", index + 1) }
    let token = tokens[index]
    guard token.kind == .word else { return (nil, index) }
    var end = tokens.has(.unit, at: index) ? tokens.after(index) : index + 1
    if tokens.isKind(.number, at: end), !tokens[end].hasSpaceBefore { end += 1 }
    if tokens.isKind(.slash, at: end), !tokens[end].hasSpaceBefore, tokens.isKind(.word, at: end + 1) { end += 2 }
    return (text(index, end), end)
  }

  private func comparator(
    _ mark: (meaning: Meaning, kind: Token.Kind, start: Int)?, _ index: Int, _ unit: String, _ isKnown: Bool, _ end: Int
  ) -> ReadPlan.Comparator? {
    if tokens[end].code == Self.upward.0, tokens[end + 1].code == Self.upward.1 { return .atLeast }
    guard let mark else {
      let opens = index == 0 || tokens.isKind(.colon, at: index - 1) || isBehindHorizon(index)
      return unit == "%" && opens ? .equal : nil
    }
    switch mark.kind {
    case .atLeast: return .atLeast
    case .atMost: return .atMost
    case .over: return .over
    case .under: return .under
    default: break
    }
    if mark.meaning.contains(.least) { return .atLeast }
    if mark.meaning.contains(.most) { return .atMost }
    if mark.meaning.contains(.more) { return unit == "%" || isKnown ? .over : nil }
    if mark.meaning.contains(.less) { return unit == "%" ? .under : nil }
    if mark.meaning.contains(.making), isKnown { return .equal }
    return mark.meaning.contains(.reach) && (unit == "%" || isReached(mark.start) && isKnown) ? .equal : nil
  }

  /// «Đến năm 2030, 100% hộ …»: nothing but the time stands before the number.
  private func isBehindHorizon(_ index: Int) -> Bool {
    let start = sentenceStart(before: index)
    guard tokens.isKind(.comma, at: index - 1), tokens.has([.until, .deadlineMark], at: start) else { return false }
    return date(at: tokens.after(start))?.end == index - 1
  }

  /// «đạt 8 m2/người»; «có», «giảm» and the like demand only shares.
  private func isReached(_ index: Int) -> Bool { tokens[index].code == Self.reached }

  private static let reached = syllable("đạt")
  private static let upward = (syllable("trở"), syllable("lên"))

  /// «đầu tư 25 trang thiết bị …; 29 trang thiết bị …»: the second number goes on with the verb of the first.
  private func continued(_ index: Int, _ unit: String, _ last: Quantity?) -> ReadPlan.Comparator? {
    guard let last, last.unit == unit, unit != "%", sentenceEnd(from: last.tokens.lowerBound) > index else {
      return nil
    }
    let joins =
      tokens.isKind(.semicolon, at: index - 1) || tokens.isKind(.comma, at: index - 1)
      || tokens.has(.and, at: index - 1)
    return joins ? .equal : nil
  }

  /// «đến năm 2030», «đến hết năm 2025», or the deadline of the sentence.
  private func horizon(of index: Int) -> String? {
    let start = sentenceStart(before: index)
    let end = sentenceEnd(from: index)
    if let until = first(.until, from: start, to: end), let date = date(at: tokens.after(until)) { return date.edtf }
    return deadline(from: start, to: end)?.edtf
  }
}
