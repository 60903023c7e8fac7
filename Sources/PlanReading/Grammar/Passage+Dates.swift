// SPDX-License-Identifier: Apache-2.0
import Domain

extension Passage {
  /// The date or interval at an index: `ngày 04 tháng 5 năm 2018`, `25/9/2012`, `tháng 11 - 12/2025`, `quý II/2018`,
  /// `năm 2018`, `6 tháng đầu năm 2026`, `giai đoạn 2018 - 2020`, `từ tháng 10/2025 đến khi …` (open).
  func date(at index: Int) -> DateExpression? {
    let token = tokens[index]
    if token.kind == .number { return partOfYear(at: index) ?? day(at: index) }
    if token.meaning.contains(.from) { return interval(at: index) }
    if token.meaning.contains(.phase) { return years(at: tokens.after(index)) }
    if token.meaning.contains(.day) { return tokens.isKind(.number, at: index + 1) ? day(at: index + 1) : nil }
    if token.meaning.contains(.month) { return months(at: index + 1) }
    if token.meaning.contains(.quarter) { return quarter(at: index + 1) }
    guard token.meaning.contains(.year), let year = year(at: index + 1) else { return nil }
    return years(at: index + 1) ?? DateExpression(first: .year(year), end: index + 2)
  }

  /// A year of four digits at a token.
  func year(at index: Int) -> Int? {
    guard let year = integer(at: index), year >= 1900, year <= 2199, tokens[index].end - tokens[index].start == 4 else {
      return nil
    }
    return year
  }

  /// The year behind a month or a quarter: `/2025`, `-2025`, `năm 2025`, ` 2025`.
  private func followingYear(at index: Int) -> (year: Int, end: Int)? {
    if let year = year(at: index) { return (year, index + 1) }
    let joins = tokens.isKind(.slash, at: index) || tokens.isKind(.dash, at: index) || tokens.isKind(.comma, at: index)
    if joins || tokens.has(.year, at: index) {
      if let year = year(at: index + 1) { return (year, index + 2) }
      if joins, tokens.has(.year, at: index + 1), let year = year(at: index + 2) { return (year, index + 3) }
    }
    return nil
  }

  /// A day that opens with a number: `25/9/2012`, `25-9-2012`, `25.9.2012`, `25 tháng 9 năm 2012`.
  private func day(at index: Int) -> DateExpression? {
    if let day = numericDay(at: index) { return day }
    guard let day = integer(at: index), tokens.has(.month, at: index + 1), let month = integer(at: index + 2),
      let (year, end) = followingYear(at: index + 3), !isWeek(index - 1)
    else { return nil }
    return CivilDate(year: year, month: month, day: day).map { DateExpression(first: .day($0), end: end) }
  }

  /// «tuần 2 tháng 9 năm 2026» is no day of September.
  func isWeek(_ index: Int) -> Bool { tokens[index].code == Self.week && tokens.isKind(.word, at: index) }

  private static let week = syllable("tuần")

  private func numericDay(at index: Int) -> DateExpression? {
    if let date = dottedDay(at: index) { return DateExpression(first: .day(date), end: index + 1) }
    guard let day = integer(at: index), let month = integer(at: index + 2), let year = year(at: index + 4) else {
      return nil
    }
    let mark = tokens[index + 1].kind
    guard mark == .slash || mark == .dash, tokens[index + 3].kind == mark else { return nil }
    return CivilDate(year: year, month: month, day: day).map { DateExpression(first: .day($0), end: index + 5) }
  }

  /// `25.9.2012`, which is one token.
  private func dottedDay(at index: Int) -> CivilDate? {
    let token = tokens[index]
    guard token.kind == .number, token.end - token.start >= 8, token.end - token.start <= 10 else { return nil }
    let parts = source.bytes[token.start..<token.end].split(separator: UInt8(ascii: "."))
    guard parts.count == 3, parts[2].count == 4 else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 & 15) } }
    return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// Behind `tháng`: `11/2025`, `11 năm 2025`, `11 - 12/2025`, `11, 12 năm 2025`.
  private func months(at index: Int) -> DateExpression? {
    guard let first = integer(at: index), (1...12).contains(first) else { return nil }
    if let (year, end) = followingYear(at: index + 1) {
      return DateExpression(first: .month(year: year, month: first), end: end)
    }
    var next = index + 2
    if tokens.has(.month, at: next) { next += 1 }
    guard
      tokens.isKind(.dash, at: index + 1) || tokens.isKind(.comma, at: index + 1) || tokens.has(.and, at: index + 1),
      let last = integer(at: next), (1...12).contains(last), first < last, let (year, end) = followingYear(at: next + 1)
    else { return nil }
    return DateExpression(first: .month(year: year, month: first), last: .month(year: year, month: last), end: end)
  }

  /// Behind `quý`: `II/2018`, `IV-2025`, `3 năm 2026`, `I và quý II/2026`, `III - IV năm 2026`.
  private func quarter(at index: Int) -> DateExpression? {
    guard let first = quarterNumber(at: index) else { return nil }
    if let (year, end) = followingYear(at: index + 1) {
      return DateExpression(first: .quarter(year: year, quarter: first), end: end)
    }
    let next = tokens.has(.quarter, at: index + 2) ? index + 3 : index + 2
    guard
      tokens.isKind(.dash, at: index + 1) || tokens.isKind(.comma, at: index + 1) || tokens.has(.and, at: index + 1),
      let last = quarterNumber(at: next), first < last, let (year, end) = followingYear(at: next + 1)
    else { return nil }
    return DateExpression(
      first: .quarter(year: year, quarter: first), last: .quarter(year: year, quarter: last), end: end)
  }

  /// `6 tháng đầu năm 2026`, `9 tháng đầu năm 2026`, `3 tháng cuối năm 2026`.
  private func partOfYear(at index: Int) -> DateExpression? {
    guard tokens.has(.halfYear, at: index + 1), let count = integer(at: index), (2...11).contains(count),
      let year = year(at: index + 4)
    else { return nil }
    let isFirst = tokens[index + 2].code == Self.firstPart
    if count == 6 { return DateExpression(first: .half(year: year, half: isFirst ? 1 : 2), end: index + 5) }
    return DateExpression(
      first: .month(year: year, month: isFirst ? 1 : 13 - count),
      last: .month(year: year, month: isFirst ? count : 12), end: index + 5)
  }

  private static let firstPart = syllable("đầu")

  /// `2018 - 2020` or one year alone.
  func years(at index: Int) -> DateExpression? {
    let start = tokens.has(.year, at: index) ? index + 1 : index
    guard let first = year(at: start) else { return nil }
    if tokens.isKind(.dash, at: start + 1) || tokens.has(.until, at: start + 1) {
      let next = tokens.has(.year, at: start + 2) ? start + 3 : start + 2
      if let last = year(at: next), last >= first {
        return DateExpression(first: .year(first), last: .year(last), end: next + 1)
      }
    }
    return nil
  }

  /// `từ … đến …`; what ends with no date has an open end.
  private func interval(at index: Int) -> DateExpression? {
    guard let start = simpleDate(at: index + 1) else { return nil }
    guard tokens.has(.until, at: start.end) || tokens.isKind(.dash, at: start.end) else { return nil }
    let next = tokens.after(start.end)
    if let end = simpleDate(at: next) {
      guard let from = start.first.lastDay, let until = end.lastDay, from <= until else { return nil }
      return DateExpression(first: start.first, last: end.first, end: end.end)
    }
    return DateExpression(first: start.first, isOpen: true, end: next)
  }

  private func simpleDate(at index: Int) -> DateExpression? {
    tokens.has([.from, .phase], at: index) ? nil : date(at: index)
  }

  /// The day of the week at an index, Monday 1 to Sunday 7.
  func weekday(at index: Int) -> (day: Int, end: Int)? {
    guard tokens.has(.weekday, at: index) else { return nil }
    let second = tokens[index + 1]
    if tokens[index].code == Self.sunday.0 { return (7, index + 2) }
    if let place = Self.weekdays.firstIndex(of: second.code), second.kind == .word {
      return (min(place + 1, 6), index + 2)
    }
    guard let number = integer(at: index + 1), (2...7).contains(number) else { return nil }
    return (number - 1, index + 2)
  }

  private static let weekdays = ["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy"].map(syllable)
  private static let sunday = (syllable("chủ"), syllable("nhật"))

  /// A time of day: `7 giờ 30 phút`, `7h30`, `7g30`, `07:30`.
  func time(at index: Int) -> (hour: Int, minute: Int, end: Int)? {
    guard let hour = integer(at: index), hour <= 24 else { return nil }
    if tokens.isKind(.colon, at: index + 1), !tokens[index + 1].hasSpaceBefore, let minute = integer(at: index + 2),
      !tokens[index + 2].hasSpaceBefore, minute < 60
    {
      return (hour, minute, index + 3)
    }
    guard tokens.has(.hour, at: index + 1) else { return nil }
    guard let minute = integer(at: index + 2), minute < 60 else { return (hour, 0, index + 2) }
    return (hour, minute, tokens.has(.minute, at: index + 3) ? index + 4 : index + 3)
  }
}
