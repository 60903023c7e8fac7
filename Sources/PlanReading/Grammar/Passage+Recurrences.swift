// SPDX-License-Identifier: Apache-2.0

/// A word that says how often something recurs.
private struct Recurrence {
  /// The one that counts most first; a bare «6 tháng» and the last word of «hằng tháng, quý»
  /// count only beside another.
  enum Kind: Int { case yearly, quarterly, monthly, weekly, daily, everySome, bare, word }

  var kind: Kind
  var tokens: Range<Int>
}

extension Passage {
  /// The recurrences that a range of tokens states, as RRULEs (RFC 5545). «trước ngày 01/6 và 15/11 hằng năm» are two, and
  /// so are «định kỳ 6 tháng và hằng năm».
  func recurrences(from start: Int, to end: Int) -> [String] {
    guard tokens.contain([.yearly, .quarterly, .monthly, .weekly, .daily, .month, .year]) else { return [] }
    let all = (start..<max(start, min(end, tokens.count))).compactMap(recurrence)
    guard let main = all.indices.min(by: { all[$0].kind.rawValue < all[$1].kind.rawValue }),
      all[main].kind.rawValue < Recurrence.Kind.bare.rawValue
    else { return [] }
    var first = main
    while first > 0, joins(all[first - 1], all[first]) { first -= 1 }
    var last = main
    while last + 1 < all.count, joins(all[last], all[last + 1]) { last += 1 }
    var rules: [String] = []
    for recurrence in all[first...last] {
      for rule in self.rules(of: recurrence, start..<end) where !rules.contains(rule) { rules.append(rule) }
    }
    return daysOfTurns(all[first...last], start..<end) ?? rules
  }

  /// «định kỳ 6 tháng, năm … (trước ngày 15/6 và 15/12)»: as many days of the year as there are turns in it say when.
  private func daysOfTurns(_ recurrences: ArraySlice<Recurrence>, _ range: Range<Int>) -> [String]? {
    guard tokens.contain(.slash), let last = recurrences.last,
      let months = recurrences.compactMap(monthsBetweenTurns).min(), 12 % months == 0
    else { return nil }
    let start = last.tokens.upperBound
    let days = daysOfYear(in: start..<max(start, min(range.upperBound, start + 24)))
    return days.count == 12 / months ? days.map { "FREQ=YEARLY;BYMONTH=\($0.month);BYMONTHDAY=\($0.day)" } : nil
  }

  /// 3 for quarters, 6 for half-years; `nil` for what recurs more or less often than a few times a year.
  private func monthsBetweenTurns(_ recurrence: Recurrence) -> Int? {
    let index = recurrence.tokens.lowerBound
    switch recurrence.kind {
    case .quarterly: return 3
    case .word: return tokens.has(.quarter, at: index) ? 3 : nil
    case .everySome, .bare:
      guard tokens.has(.month, at: index + 1), let count = integer(at: index), (3...6).contains(count) else {
        return nil
      }
      return count
    case .yearly, .monthly, .weekly, .daily: return nil
    }
  }

  /// Whether only a comma or «và» stands between two, or «và tổng kết».
  private func joins(_ one: Recurrence, _ next: Recurrence) -> Bool {
    (one.tokens.upperBound..<max(one.tokens.upperBound, next.tokens.lowerBound)).allSatisfy {
      tokens.isKind(.comma, at: $0) || tokens.has([.and, .periodic], at: $0) || Self.summing.contains(tokens[$0].code)
    }
  }

  private static let summing = Set(["sơ", "tổng", "kết"].map(syllable))

  private func recurrence(at index: Int) -> Recurrence? {
    let token = tokens[index]
    if token.kind == .number { return everySomeMonths(at: index) }
    guard let kind = Self.kinds.first(where: { token.meaning.contains($0.meaning) })?.kind else {
      return bareWord(at: index) ? Recurrence(kind: .word, tokens: index..<index + 1) : nil
    }
    return Recurrence(kind: kind, tokens: index..<behindTimes(tokens.after(index)))
  }

  /// «quý» and «năm» of «hằng tháng, quý, 6 tháng và năm»: nothing but the list goes on behind it.
  private func bareWord(at index: Int) -> Bool {
    guard tokens.has([.quarter, .year], at: index),
      tokens.isKind(.comma, at: index - 1) || tokens.has(.and, at: index - 1)
    else { return false }
    let goesOn: Meaning = [.and, .report, .send, .verb, .to]
    return quarterNumber(at: index + 1) == nil && !tokens.isKind(.number, at: index + 1)
      && (!tokens.isKind(.word, at: index + 1) || tokens.has(goesOn, at: index + 1))
  }

  private static let kinds: [(meaning: Meaning, kind: Recurrence.Kind)] = [
    (.yearly, .yearly), (.quarterly, .quarterly), (.monthly, .monthly), (.weekly, .weekly), (.daily, .daily),
  ]

  /// The rules that a word makes together with the days that stand around it within a range.
  private func rules(of recurrence: Recurrence, _ range: Range<Int>) -> [String] {
    let index = recurrence.tokens.lowerBound
    switch recurrence.kind {
    case .yearly:
      let days = daysOfYear(around: index, range)
      if !days.isEmpty { return days.map { "FREQ=YEARLY;BYMONTH=\($0.month);BYMONTHDAY=\($0.day)" } }
      let months = monthsOfYear(beside: recurrence.tokens)
      return months.isEmpty ? ["FREQ=YEARLY"] : months.map { "FREQ=YEARLY;BYMONTH=\($0)" }
    case .quarterly: return ["FREQ=MONTHLY;INTERVAL=3" + dayOfMonth(around: index, range)]
    case .monthly: return ["FREQ=MONTHLY" + dayOfMonth(around: index, range)]
    case .weekly:
      let places = Array(max(range.lowerBound, index - 3)..<index) + (tokens.after(index)..<tokens.after(index) + 3)
      let day = places.lazy.compactMap { self.weekday(at: $0)?.day }.first
      return ["FREQ=WEEKLY" + (day.map { ";BYDAY=" + Self.weekdayNames[$0 - 1] } ?? "")]
    case .daily: return ["FREQ=DAILY"]
    case .word: return [tokens.has(.year, at: index) ? "FREQ=YEARLY" : "FREQ=MONTHLY;INTERVAL=3"]
    case .everySome, .bare:
      let count = integer(at: index) ?? 1
      let frequency = tokens.has(.year, at: index + 1) ? "YEARLY" : "MONTHLY"
      return ["FREQ=\(frequency)" + (count > 1 ? ";INTERVAL=\(count)" : "")]
    }
  }

  /// Two letters for each day of the week as RFC 5545 has them, Monday first.
  static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// «định kỳ 6 tháng», «mỗi 6 tháng», «3 tháng một lần», «03 tháng/lần», «định kỳ 01 năm». Without such a word «6 tháng»
  /// only goes on with another recurrence, and not as a part of a date.
  private func everySomeMonths(at index: Int) -> Recurrence? {
    guard tokens.has([.month, .year], at: index + 1), let count = integer(at: index), (1...60).contains(count),
      !tokens.isKind(.number, at: index + 2), !tokens.has(.day, at: index - 1), !tokens.isKind(.slash, at: index - 1)
    else { return nil }
    let behind = behindTimes(index + 2)
    let isStated =
      behind > index + 2 || tokens.has(.periodic, at: index - 2) || tokens[index - 1].code == Self.each
    return Recurrence(kind: isStated ? .everySome : .bare, tokens: index..<behind)
  }

  private static let each = syllable("mỗi")
  private static let once = (syllable("một"), syllable("lần"))

  /// Index behind «một lần», «01 lần», «/lần» or «/01 lần», else the index itself.
  private func behindTimes(_ index: Int) -> Int {
    if tokens.isKind(.slash, at: index), integer(at: index + 1) == 1, tokens[index + 2].code == Self.once.1 {
      return index + 3
    }
    guard tokens[index + 1].code == Self.once.1 else { return index }
    let isOnce = tokens[index].code == Self.once.0 || tokens.isKind(.slash, at: index) || integer(at: index) == 1
    return isOnce ? index + 2 : index
  }

  /// Days and months before «hằng năm» (`15 tháng 10`, `01/6 và 15/11`), else those behind it; a day with its year is none.
  private func daysOfYear(around index: Int, _ range: Range<Int>) -> [(day: Int, month: Int)] {
    let before = daysOfYear(in: max(range.lowerBound, index - 14)..<index)
    if !before.isEmpty { return before }
    let next = tokens.after(index)
    return daysOfYear(in: next..<max(next, min(range.upperBound, next + 20)))
  }

  private func daysOfYear(in range: Range<Int>) -> [(day: Int, month: Int)] {
    var days: [(day: Int, month: Int)] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let joins = tokens.isKind(.slash, at: place + 1) || tokens.has(.month, at: place + 1)
      if joins, let day = integer(at: place), (1...31).contains(day), let month = integer(at: place + 2),
        (1...12).contains(month), year(at: place + 4) == nil
      {
        days.append((day, month))
        place += 3
      } else {
        place += 1
      }
    }
    return days
  }

  /// «tháng 6 hằng năm», «tháng 6 và tháng 12 hằng năm», «hằng năm vào tháng 11».
  private func monthsOfYear(beside words: Range<Int>) -> [Int] {
    func month(at index: Int) -> Int? {
      guard tokens.has(.month, at: index), !tokens.has(.day, at: index - 2), let month = integer(at: index + 1),
        (1...12).contains(month), !tokens.isKind(.slash, at: index + 2), year(at: index + 2) == nil
      else { return nil }
      return month
    }
    var months: [Int] = []
    var place = words.lowerBound - 2
    while let found = month(at: place) {
      months.insert(found, at: 0)
      guard tokens.has(.and, at: place - 1) || tokens.isKind(.comma, at: place - 1) else { break }
      place -= 3
    }
    if !months.isEmpty { return months }
    let next = tokens.has(.deadlineMark, at: words.upperBound) ? words.upperBound + 1 : words.upperBound
    return month(at: next).map { [$0] } ?? []
  }

  /// `;BYMONTHDAY=25` for «ngày 25 hằng tháng» and «hằng tháng (trước ngày 25)»; the day of a date is none.
  private func dayOfMonth(around index: Int, _ range: Range<Int>) -> String {
    let next = tokens.after(index)
    let places = Array(max(0, index - 3)..<index) + (next..<max(next, min(range.upperBound, next + 14)))
    for place in places where tokens.has([.day, .deadlineMark], at: place) {
      let number = tokens.after(place)
      let isOfDate =
        tokens.isKind(.slash, at: number + 1) || tokens.has(.month, at: number + 1) && integer(at: number + 2) != nil
      if !isOfDate, let day = integer(at: number), (1...31).contains(day) { return ";BYMONTHDAY=\(day)" }
    }
    return ""
  }
}
