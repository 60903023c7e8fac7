// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A quantity in the text.
struct Quantity {
  var comparator: ReadPlan.Comparator
  /// The comparison that the sentence makes; both bounds of a range have it, and what goes on with it.
  var stated: ReadPlan.Comparator
  var value: ScaledDecimal
  var unit: String
  var by: String?
  var tokens: Range<Int>
  var confidence: Confidence
}

extension Passage {
  /// The quantities that are to be reached: numbers behind «ít nhất», «≥», «đạt», shares in per cent that a sentence
  /// demands, and counted objects of verbs such as «trồng», «mở», «đầu tư». Numbers of documents, dates, counts of the
  /// past and «4/8 hoạt động» are none. A range is two: its least and its most.
  /// `areAims` says that the heading above lists aims: an amount that opens a clause is one then.
  func quantities(areAims: Bool = false) -> [Quantity] {
    guard tokens.contain(.number) || tokens.contain(.numeral) else { return [] }
    var found: [Quantity] = []
    for index in 0..<tokens.count
    where tokens.isKind(.number, at: index) || tokens.has(.numeral, at: index) {
      if let last = found.last, last.tokens.contains(index) { continue }
      let range = amountRange(at: index)
      guard let quantity = quantity(at: index, through: range, after: found.last, areAims) else { continue }
      guard let range else {
        found.append(quantity)
        continue
      }
      for bound in Self.bounds(of: range, quantity.comparator) {
        var part = quantity
        (part.comparator, part.value) = bound
        found.append(part)
      }
    }
    return found
  }

  private func quantity(
    at index: Int, through range: AmountRange?, after last: Quantity?, _ areAims: Bool
  ) -> Quantity? {
    let mark = mark(before: index)
    let number = range?.last ?? index
    guard
      mark != nil || last != nil || areAims || tokens.isKind(.percent, at: number + 1) || upwardEnd(number) != nil
        || isCounted(index)
    else { return nil }
    if let mark, qualifies(mark.meaning, mark.start, last) { return nil }
    if isOfThoseWith(index, last) { return nil }
    guard !isPartOfSomethingElse(index, number), let value = value(at: index, isCompared: mark != nil) else {
      return nil
    }
    let (unit, end) = unit(at: number + 1)
    guard let unit else { return nil }
    let isKnown = unit == "%" || tokens.has(.unit, at: number + 1)
    // A range of shares without a word that asks for it is a forecast: «vốn ngân sách: 85% - 90%».
    let isForecast = range != nil && mark == nil && !areAims && upwardEnd(number) == nil
    let stated = isForecast ? nil : comparator(mark, index, number, unit, isKnown)
    guard let comparator = stated ?? continued(index, unit, isKnown, last) ?? aim(index, isKnown, areAims) else {
      return nil
    }
    return Quantity(
      comparator: comparator, stated: comparator, value: value, unit: unit, by: horizon(of: index),
      tokens: (mark?.start ?? index)..<end,
      confidence: confidence(mark?.meaning, isStated: stated != nil, isKnown: isKnown))
  }

  private func confidence(_ mark: Meaning?, isStated: Bool, isKnown: Bool) -> Confidence {
    if !isStated || !isKnown { return .inferred }
    return mark?.contains(.making) == true ? .inherited : .stated
  }

  /// Below «Chỉ tiêu» an amount that opens a clause: «12 km kênh được kiên cố hóa; 3 hồ chứa».
  private func aim(_ index: Int, _ isKnown: Bool, _ areAims: Bool) -> ReadPlan.Comparator? {
    guard areAims, isKnown else { return nil }
    let opens =
      index == 0 || tokens.isKind(.semicolon, at: index - 1) || tokens.isKind(.colon, at: index - 1)
      || tokens.isKind(.stop, at: index - 1)
    return opens ? .equal : nil
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

  /// «80% doanh nghiệp có từ 200 lao động trở lên»: which of them, not how many.
  private func isOfThoseWith(_ index: Int, _ last: Quantity?) -> Bool {
    guard tokens[index - 1].code == Self.from, upwardEnd(index) != nil, let last else { return false }
    return last.tokens.upperBound < index - 1
      && (last.tokens.upperBound..<index - 1).allSatisfy { tokens.isKind(.word, at: $0) && !tokens.has(.and, at: $0) }
  }

  private static let from = syllable("từ")
  private static let when = syllable("khi")

  /// The phrase or sign that ends just before a number.
  private func mark(before index: Int) -> (meaning: Meaning, kind: Token.Kind, start: Int)? {
    if tokens.isKind(.equals, at: index - 1),
      tokens.isKind(.over, at: index - 2) || tokens.isKind(.under, at: index - 2)
    {
      return ([], tokens.isKind(.over, at: index - 2) ? .atLeast : .atMost, index - 2)
    }
    // «tối thiểu đạt 25%», «trồng mới 1.500 cây», «tuyển dụng đủ 40 giáo viên»: the word between only shades it.
    if index > 1, Self.shades.contains(tokens[index - 1].code), let mark = mark(before: index - 1) { return mark }
    if tokens.has(.reach, at: index - 1), let mark = mark(before: index - 1),
      !mark.meaning.isDisjoint(with: [.least, .most])
    {
      return mark
    }
    // The longest phrase first: «không dưới» is no «dưới».
    for start in [index - 3, index - 2, index - 1] where start >= 0 && tokens.after(start) == index {
      let token = tokens[start]
      let known: Meaning = [.least, .most, .more, .less, .reach, .making, .verb]
      if !token.meaning.isDisjoint(with: known) { return (token.meaning, token.kind, start) }
      if [.atLeast, .atMost, .over, .under].contains(token.kind) { return ([], token.kind, start) }
    }
    return nil
  }

  private static let shades = Set(["mới", "đủ", "thêm", "khoảng", "từ", "được", "ngay", "lên", "xuống"].map(syllable))

  private func value(at index: Int, isCompared: Bool) -> ScaledDecimal? {
    let token = tokens[index]
    if token.kind == .number { return ScaledDecimal(utf8: source.bytes[token.start..<token.end]) }
    guard isCompared, let place = Self.numerals.firstIndex(of: token.code), tokens.has(.unit, at: index + 1) else {
      return nil
    }
    return ScaledDecimal(units: place + 1)
  }

  private static let numerals = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"].map(syllable)

  /// Whether a number, or the range that it opens and another closes, belongs to a date, a fraction or the number of
  /// something, or tells what is there already.
  private func isPartOfSomethingElse(_ index: Int, _ last: Int) -> Bool {
    let before = tokens[index - 1]
    let after = tokens[last + 1]
    if before.kind == .slash || before.kind == .dash || after.kind == .slash || after.kind == .dash { return true }
    // «12% - 8%» is no range that grows.
    if after.kind == .percent, tokens.isKind(.dash, at: last + 2), tokens.isKind(.number, at: last + 3) {
      return true
    }
    if isWhatIs(index) { return true }
    if !before.meaning.isDisjoint(with: [.day, .month, .year, .quarter, .numberSign, .weekday]),
      !tokens.has(.unit, at: index - 1)
    {
      return true
    }
    if before.meaning.contains(.numberSign) { return true }
    return after.kind == .word && !after.hasSpaceBefore && !tokens.has(.unit, at: last + 1)
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
    _ mark: (meaning: Meaning, kind: Token.Kind, start: Int)?, _ index: Int, _ last: Int, _ unit: String,
    _ isKnown: Bool
  ) -> ReadPlan.Comparator? {
    if upwardEnd(last) != nil { return .atLeast }
    guard let mark else {
      if isKnown, isCounted(index) || isDestination(index) { return .equal }
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
    if mark.meaning.contains(.more) { return unit == "%" || isKnown && isAmount(before: mark.start) ? .over : nil }
    if mark.meaning.contains(.less) { return unit == "%" ? .under : nil }
    if mark.meaning.contains(.making), isKnown { return .equal }
    if mark.meaning.contains(.verb), Self.measures.contains(unit), !Self.states.contains(tokens[mark.start].code) {
      return .equal
    }
    if mark.meaning.contains(.reach), unit == "%" || isReached(mark.start) && isKnown { return .equal }
    return isKnown && isCounted(index) ? .equal : nil
  }

  /// «Số lượng: 5.000 cuốn», «số lượng mẫu quan trắc 240 mẫu/năm»: nothing but what is counted stands between.
  private func isCounted(_ index: Int) -> Bool {
    var place = index - 1
    while place > 0, index - place <= 6, tokens.isKind(.word, at: place) || tokens.isKind(.colon, at: place) {
      if tokens[place].code == Self.amount.1, tokens[place - 1].code == Self.amount.0 { return true }
      place -= 1
    }
    return false
  }

  private static let amount = (syllable("số"), syllable("lượng"))

  /// Units of length, area, weight and energy: what a verb does to so many of them is to be done.
  private static let measures: Set<String> = [
    "km", "ha", "m", "m2", "m²", "m3", "tấn", "kg", "kwh", "kWh", "MW", "MWp",
  ]

  /// «là», «cần», «phải», «sẽ»: verbs that do nothing.
  private static let states = Set(["là", "cần", "phải", "sẽ", "ghi"].map(syllable))

  private func isMoney(_ unit: String) -> Bool { unit.hasSuffix("đồng") }

  /// Whether «trên» stands before an amount and not before a place: «đào tạo trên 500 lao động», but «64 điểm trên 23
  /// phường».
  private func isAmount(before start: Int) -> Bool {
    let before = tokens[start - 1]
    if before.kind != .word { return true }
    return [1, 2, 3].contains { length in
      start >= length && tokens.after(start - length) == start
        && tokens.has([.making, .verb, .reach, .until, .year], at: start - length)
    }
  }

  /// Index behind «… trở lên» that belongs to a number, in the same clause: «từ 20% tổng chi trở lên».
  private func upwardEnd(_ index: Int) -> Int? {
    for place in index + 1..<index + 10 {
      guard tokens.isKind(.word, at: place) || tokens.isKind(.percent, at: place) else { return nil }
      if tokens[place].code == Self.upward.0, tokens[place + 1].code == Self.upward.1 { return place + 2 }
    }
    return nil
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

  /// «đầu tư 25 trang thiết bị …; 29 trang thiết bị …», «đào tạo 60 thạc sĩ, 12 tiến sĩ», «trên 95% bãi xây mới và 80% bãi
  /// hiện có»: the second number goes on with the word of the first.
  private func continued(_ index: Int, _ unit: String, _ isKnown: Bool, _ last: Quantity?) -> ReadPlan.Comparator? {
    guard let last, sentenceEnd(from: last.tokens.lowerBound) > index else { return nil }
    let joins =
      tokens.isKind(.semicolon, at: index - 1) || tokens.isKind(.comma, at: index - 1)
      || tokens.has(.and, at: index - 1)
    guard joins else { return nil }
    if unit == "%" { return last.unit == "%" ? last.stated : nil }
    if last.unit == unit { return .equal }
    return isKnown && last.stated == .equal && last.unit != "%" && !isMoney(unit)
      && index - last.tokens.upperBound <= 8
      ? .equal : nil
  }

  /// «đến năm 2030», «đến hết năm 2025», or the deadline of the sentence.
  private func horizon(of index: Int) -> String? {
    let start = sentenceStart(before: index)
    let end = sentenceEnd(from: index)
    // The nearest one before the number, else the first behind it.
    var place = index - 1
    while place >= start {
      if tokens.has(.until, at: place), let date = date(at: tokens.after(place)) { return date.edtf }
      place -= 1
    }
    if let until = first(.until, from: index, to: end), let date = date(at: tokens.after(until)) { return date.edtf }
    return deadline(from: start, to: end)?.edtf
  }

  /// The values of an indicator in a cell: a comparison, a number or a range, perhaps a unit, and nothing else of weight.
  func indicatorValues() -> (values: [(comparator: ReadPlan.Comparator, value: ScaledDecimal)], unit: String?)? {
    var index = 0
    while index < 3, !tokens.isKind(.number, at: index) { index += 1 }
    let range = amountRange(at: index)
    let last = range?.last ?? index
    guard tokens.isKind(.number, at: index), tokens.count <= last + 8, !tokens.isKind(.dash, at: last + 1),
      let value = ScaledDecimal(utf8: source.bytes[tokens[index].start..<tokens[index].end])
    else { return nil }
    let mark = mark(before: index)
    var comparator = ReadPlan.Comparator.equal
    switch mark?.kind {
    case .atLeast: comparator = .atLeast
    case .atMost: comparator = .atMost
    case .over: comparator = .over
    case .under: comparator = .under
    default:
      if mark?.meaning.contains(.least) == true { comparator = .atLeast }
      if mark?.meaning.contains(.most) == true { comparator = .atMost }
      if mark?.meaning.contains(.more) == true { comparator = .over }
    }
    let unit = tokens.isKind(.percent, at: last + 1) ? "%" : nil
    return (range.map { Self.bounds(of: $0, comparator) } ?? [(comparator, value)], unit)
  }
}
