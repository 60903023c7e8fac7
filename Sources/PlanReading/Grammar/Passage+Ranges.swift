// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// An amount between two numbers: «20 - 30%», «từ 20 đến 30 %», «từ 3-5 mô hình».
struct AmountRange {
  var low: ScaledDecimal
  var high: ScaledDecimal
  /// Index of the second number.
  var last: Int
}

extension Passage {
  /// The range whose first number stands at an index. Both numbers count the same: a sign of per cent behind the first has
  /// one behind the second too; «đến» makes a range only behind «từ», for «20% đến năm 2030» tells a time. From one year to
  /// another is a time as well.
  func amountRange(at index: Int) -> AmountRange? {
    let next = tokens.isKind(.percent, at: index + 1) ? index + 2 : index + 1
    let isRange = tokens.isKind(.dash, at: next) || tokens.has(.until, at: next) && isFrom(index - 1)
    guard isRange else { return nil }
    let last = tokens.after(next)
    guard tokens.isKind(.number, at: last), next == index + 1 || tokens.isKind(.percent, at: last + 1),
      year(at: index) == nil || year(at: last) == nil,
      let low = number(at: index), let high = number(at: last), isLess(low, high)
    else { return nil }
    return AmountRange(low: low, high: high, last: last)
  }

  /// «giảm thất thoát từ 18% xuống 12%», «nâng từ 62% lên 70%»: the first number is what is, not what shall be.
  func isWhatIs(_ index: Int) -> Bool {
    guard tokens.contain(.from), isFrom(index - 1) else { return false }
    for place in index + 1..<index + 12 where !tokens.isKind(.percent, at: place) {
      if tokens[place].endsClause || tokens.isKind(.comma, at: place) { return false }
      guard Self.directions.contains(tokens[place].code) else { continue }
      let next = tokens[place + 1].code == Self.still ? place + 2 : place + 1
      return tokens.isKind(.number, at: next)
    }
    return false
  }

  /// «nâng tỷ lệ từ 62% lên 70%», «giảm xuống còn 12%»: what shall be.
  func isDestination(_ index: Int) -> Bool {
    let direction = tokens[index - 1].code == Self.still ? index - 2 : index - 1
    return Self.directions.contains(tokens[direction].code) && tokens[direction].kind == .word
  }

  /// The bounds of a range as comparisons. The format has no place for an interval in one target, so a range is two targets
  /// of one place: at least the low number, at most the high one. What asks for the least or the most keeps its one bound.
  static func bounds(
    of range: AmountRange, _ comparator: ReadPlan.Comparator
  ) -> [(comparator: ReadPlan.Comparator, value: ScaledDecimal)] {
    switch comparator {
    case .atLeast, .over: [(comparator, range.low)]
    case .atMost, .under: [(comparator, range.high)]
    case .equal: [(.atLeast, range.low), (.atMost, range.high)]
    }
  }

  private func number(at index: Int) -> ScaledDecimal? {
    ScaledDecimal(utf8: source.bytes[tokens[index].start..<tokens[index].end])
  }

  private func isFrom(_ index: Int) -> Bool { tokens.has(.from, at: index) }

  /// Whether one number is less than another; both are small enough to be brought to one scale.
  private func isLess(_ one: ScaledDecimal, _ other: ScaledDecimal) -> Bool {
    let scale = max(one.scale, other.scale)
    guard scale <= 6, abs(one.units) < 1 << 40, abs(other.units) < 1 << 40 else { return false }
    func units(_ number: ScaledDecimal) -> Int {
      (number.scale..<scale).reduce(number.units) { units, _ in units * 10 }
    }
    return units(one) < units(other)
  }

  private static let directions = Set(["xuống", "lên"].map(syllable))
  private static let still = syllable("còn")
}
