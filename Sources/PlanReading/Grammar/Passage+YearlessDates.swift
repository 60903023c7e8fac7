// SPDX-License-Identifier: Apache-2.0
import Domain

/// The year of a plan that lasts one year, which its days without a year lie in.
struct PlanYear: Equatable {
  var first: Int
  /// A school year begins in August and ends in July of the next year.
  var isSchoolYear: Bool

  init(first: Int, isSchoolYear: Bool = false) { (self.first, self.isSchoolYear) = (first, isSchoolYear) }

  /// The year that a period is or lies in (EDTF); `nil` for several years and for an open end.
  init?(period: String?) {
    guard let period, let years = Self.years(of: period), years.allSatisfy({ $0 == years[0] }) else { return nil }
    self.init(first: years[0])
  }

  private static func years(of period: String) -> [Int]? {
    let years = period.split(separator: "/").map { Int($0.prefix(4)) }
    return years.contains(nil) || years.isEmpty ? nil : years.compactMap { $0 }
  }

  /// The year of a month.
  func year(of month: Int) -> Int { isSchoolYear && month < 8 ? first + 1 : first }

  /// The whole of it.
  var whole: String { isSchoolYear ? "\(first)/\(first + 1)" : String(first) }
}

/// Dates that leave out what the title of the plan says: `30/9`, `ngày 30 tháng 9`, `tháng 4 - 6`, `quý II`. They are read
/// only behind a word that asks for a date, and only where the plan lasts one year; nothing else tells their year.
extension Passage {
  /// The deadline in running text, as `deadline(from:to:)` reads it with years. What recurs is none.
  func yearlessDeadline(from start: Int, to end: Int) -> DateExpression? {
    guard year != nil, tokens.contain([.deadlineMark, .timeKey]) else { return nil }
    var index = start
    while let mark = first([.deadlineMark, .timeKey], from: index, to: end) {
      index = mark + 1
      if tokens.has(.timeKey, at: mark) {
        if let date = firstYearless(from: index, to: clauseEnd(from: mark)) { return date }
      } else if let date = yearlessDue(at: tokens.after(mark)), !recurs(mark, date.end) {
        return date
      }
    }
    return nil
  }

  /// «trước 30/9», «chậm nhất ngày 20/11», «trước ngày 15 tháng 12»; but «trong 3/4 số xã» is a share.
  private func yearlessDue(at index: Int) -> DateExpression? {
    var index = index
    for _ in 0..<3 {
      if let date = yearlessDate(at: index) {
        let isShare = tokens.isKind(.number, at: index) && tokens.has([.unit, .bodyNoun, .numberSign], at: date.end)
        return isShare ? nil : date
      }
      guard tokens.has([.deadlineMark, .until], at: index) || Self.shadesOfTime.contains(tokens[index].code) else {
        return nil
      }
      index = tokens.after(index)
    }
    return nil
  }

  private static let shadesOfTime = Set(["đầu", "giữa", "cuối"].map(syllable))

  /// Whether the clause says how often: «hằng năm, trước ngày 15/12».
  private func recurs(_ mark: Int, _ end: Int) -> Bool {
    let often: Meaning = [.yearly, .quarterly, .monthly, .weekly, .daily, .periodic]
    return tokens.contain(often)
      && first(often, from: sentenceStart(before: mark), to: min(sentenceEnd(from: end), end + 6)) != nil
  }

  /// The first date without a year in a range of tokens, as cells of tables and lines about time write it.
  func firstYearless(from start: Int, to end: Int) -> DateExpression? {
    guard year != nil else { return nil }
    for index in start..<max(start, min(end, tokens.count)) {
      let isOpen = tokens.has(.from, at: index)
      guard let first = yearlessDate(at: isOpen ? index + 1 : index) else { continue }
      guard first.last == nil else { return first }
      if let span = span(from: first) { return span }
      return isOpen ? DateExpression(first: first.first, isOpen: true, end: first.end) : first
    }
    return nil
  }

  /// «15/3 - 30/4», «tháng 3 đến tháng 6».
  private func span(from start: DateExpression) -> DateExpression? {
    guard tokens.isKind(.dash, at: start.end) || tokens.has(.until, at: start.end),
      let end = yearlessDate(at: tokens.after(start.end)), end.last == nil, let from = start.first.lastDay,
      let until = end.first.lastDay, from < until
    else { return nil }
    return DateExpression(first: start.first, last: end.first, end: end.end)
  }

  /// «Từ ngày 13/11 đến ngày 17/11, các đơn vị …».
  var yearlessOpeningSpan: DateExpression? {
    guard year != nil, tokens.has(.from, at: 0), let span = firstYearless(from: 0, to: 1), span.last != nil,
      tokens.isKind(.comma, at: span.end)
    else { return nil }
    return span
  }

  /// «cả năm», «trong năm»: the whole year of the plan.
  func wholeYear(from start: Int, to end: Int) -> String? {
    guard let year else { return nil }
    let isWhole = (start..<max(start, min(end, tokens.count))).contains {
      Self.wholes.contains(tokens[$0].code) && tokens.has(.year, at: $0 + 1) && !tokens.isKind(.word, at: $0 + 2)
        && !tokens.isKind(.number, at: $0 + 2)
    }
    return isWhole ? year.whole : nil
  }

  private static let wholes = Set(["cả", "trong"].map(syllable))

  private func yearlessDate(at index: Int) -> DateExpression? {
    let token = tokens[index]
    if token.kind == .number { return yearlessHalf(at: index) ?? yearlessDay(at: index) }
    if token.meaning.contains(.day) { return yearlessDay(at: index + 1) }
    if token.meaning.contains(.month) { return yearlessMonths(at: index + 1) }
    return token.meaning.contains(.quarter) ? yearlessQuarters(at: index + 1) : nil
  }

  /// `30/9`, `30 tháng 9`, without a year behind.
  func yearlessDay(at index: Int) -> DateExpression? {
    guard let year, let day = integer(at: index), (1...31).contains(day),
      tokens.isKind(.slash, at: index + 1) && !tokens[index + 1].hasSpaceBefore || tokens.has(.month, at: index + 1),
      let month = integer(at: index + 2), (1...12).contains(month), !goesOn(index + 3),
      !tokens.isKind(.slash, at: index - 1), !isWeek(index - 1)
    else { return nil }
    return CivilDate(year: year.year(of: month), month: month, day: day).map {
      DateExpression(first: .day($0), end: index + 3)
    }
  }

  /// Behind «tháng»: `9`, `4 - 6`, `4, 5`, `4 và tháng 5`.
  private func yearlessMonths(at index: Int) -> DateExpression? {
    guard let year, let first = integer(at: index), (1...12).contains(first) else { return nil }
    let start = PlanDate.month(year: year.year(of: first), month: first)
    if let (last, end) = second(behind: index, .month, { integer(at: $0) }), (1...12).contains(last),
      tokens.isKind(.dash, at: index + 1) || last == first % 12 + 1
    {
      let until = PlanDate.month(year: year.year(of: last), month: last)
      if !goesOn(end), let one = start.lastDay, let other = until.lastDay, one < other {
        return DateExpression(first: start, last: until, end: end)
      }
    }
    return goesOn(index + 1) ? nil : DateExpression(first: start, end: index + 1)
  }

  /// Behind «quý»: `II`, `I - II`, `I và quý II`; the quarters of a school year are not told apart.
  private func yearlessQuarters(at index: Int) -> DateExpression? {
    guard let year, !year.isSchoolYear, let first = quarterNumber(at: index) else { return nil }
    let start = PlanDate.quarter(year: year.first, quarter: first)
    if let (last, end) = second(behind: index, .quarter, { quarterNumber(at: $0) }), first < last, !goesOn(end) {
      return DateExpression(first: start, last: .quarter(year: year.first, quarter: last), end: end)
    }
    return goesOn(index + 1) ? nil : DateExpression(first: start, end: index + 1)
  }

  /// The second of two months or quarters that a dash, a comma or «và» joins; months of two rounds are no span.
  private func second(behind index: Int, _ word: Meaning, _ number: (Int) -> Int?) -> (value: Int, end: Int)? {
    guard
      tokens.isKind(.dash, at: index + 1) || tokens.isKind(.comma, at: index + 1) || tokens.has(.and, at: index + 1)
    else { return nil }
    let next = tokens.has(word, at: index + 2) ? index + 3 : index + 2
    return number(next).map { (value: $0, end: next + 1) }
  }

  /// `6 tháng đầu năm`, `9 tháng đầu năm`, `3 tháng cuối năm`.
  private func yearlessHalf(at index: Int) -> DateExpression? {
    guard let year, !year.isSchoolYear, tokens.has(.halfYear, at: index + 1), let count = integer(at: index),
      (2...11).contains(count), !tokens.isKind(.number, at: index + 4)
    else { return nil }
    let isFirst = tokens[index + 2].code == Self.beginning
    if count == 6 { return DateExpression(first: .half(year: year.first, half: isFirst ? 1 : 2), end: index + 4) }
    return DateExpression(
      first: .month(year: year.first, month: isFirst ? 1 : 13 - count),
      last: .month(year: year.first, month: isFirst ? count : 12), end: index + 4)
  }

  private static let beginning = syllable("đầu")

  /// Whether a year, or another number of a date, follows: it is no date without a year then.
  private func goesOn(_ index: Int) -> Bool {
    if tokens.isKind(.slash, at: index) || tokens.isKind(.number, at: index) { return true }
    let next = tokens.isKind(.comma, at: index) || tokens.isKind(.dash, at: index) ? index + 1 : index
    if tokens.has([.yearly, .monthly, .quarterly], at: next) { return true }
    return tokens.has(.year, at: next) && tokens.isKind(.number, at: next + 1) || year(at: next) != nil
  }
}
