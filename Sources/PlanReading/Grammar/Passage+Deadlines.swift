// SPDX-License-Identifier: Apache-2.0

extension Passage {
  /// The deadline that a range of tokens states in running text: a date behind «trong», «trước», «chậm nhất», or behind
  /// «Thời gian …:». Dates of cited documents and dates that recur are none.
  func deadline(from start: Int, to end: Int) -> DateExpression? {
    var index = start
    while let mark = first([.deadlineMark, .timeKey], from: index, to: end) {
      index = mark + 1
      if tokens.has(.timeKey, at: mark) {
        if let date = firstDate(from: mark + 1, to: clauseEnd(from: mark)) { return date }
        continue
      }
      let next = tokens.after(mark)
      if let date = date(at: next) ?? (tokens.has(.deadlineMark, at: next) ? date(at: tokens.after(next)) : nil),
        !tokens.has([.yearly, .monthly], at: date.end), !isDuration(date, at: mark)
      {
        return date
      }
    }
    return nil
  }

  /// The deadline behind «Thời gian …» where that opens a sentence: «… Thời gian hoàn thành: Trước ngày 31/5/2026.»
  func statedTime() -> DateExpression? {
    var index = 0
    while let key = first(.timeKey, from: index, to: tokens.count) {
      index = key + 1
      guard tokens[key].isCapitalised || tokens.isKind(.colon, at: tokens.after(key)) else { continue }
      if let date = firstDate(from: index, to: clauseEnd(from: key)) { return date }
    }
    return nil
  }

  /// «trong giai đoạn 2018 – 2020» tells a span of years, not a deadline.
  private func isDuration(_ date: DateExpression, at mark: Int) -> Bool {
    tokens.has(.phase, at: tokens.after(mark))
  }

  /// The first date in a range of tokens.
  func firstDate(from start: Int, to end: Int) -> DateExpression? {
    for index in start..<max(start, min(end, tokens.count)) {
      if let date = date(at: index) ?? years(at: index) ?? bareMonth(at: index) { return date }
    }
    return nil
  }

  /// `12/2025` without the word «tháng», as cells of tables write it.
  private func bareMonth(at index: Int) -> DateExpression? {
    guard let month = integer(at: index), (1...12).contains(month), tokens.isKind(.slash, at: index + 1),
      let year = year(at: index + 2), !tokens.isKind(.slash, at: index - 1)
    else { return nil }
    return DateExpression(first: .month(year: year, month: month), end: index + 3)
  }

  /// What a cell or an attribute line says about time: a date, an interval, or a recurrence as RRULE.
  func timeValue(from start: Int, to end: Int) -> String? {
    firstDate(from: start, to: end)?.edtf ?? recurrences(from: start, to: end).first
  }

  /// The recurrences that a range of tokens states, as RRULEs (RFC 5545). «trước ngày 01/6 và 15/11 hằng năm» are two.
  func recurrences(from start: Int, to end: Int) -> [String] {
    if let index = first(.yearly, from: start, to: end) {
      let days = daysOfYear(before: index, from: start)
      return days.isEmpty ? ["FREQ=YEARLY"] : days.map { "FREQ=YEARLY;BYMONTH=\($0.month);BYMONTHDAY=\($0.day)" }
    }
    if let index = first(.quarterly, from: start, to: end) {
      return ["FREQ=MONTHLY;INTERVAL=3" + dayOfMonth(around: index, end)]
    }
    if let index = first(.monthly, from: start, to: end) { return ["FREQ=MONTHLY" + dayOfMonth(around: index, end)] }
    if let index = first(.weekly, from: start, to: end) {
      let day = (max(start, index - 3)..<index).lazy.compactMap { self.weekday(at: $0)?.day }.first
      return ["FREQ=WEEKLY" + (day.map { ";BYDAY=" + Self.weekdayNames[$0 - 1] } ?? "")]
    }
    if first(.daily, from: start, to: end) != nil { return ["FREQ=DAILY"] }
    return everySomeMonths(from: start, to: end)
  }

  /// Two letters for each day of the week as RFC 5545 has them, Monday first.
  static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// «định kỳ 6 tháng», «định kỳ 01 năm».
  private func everySomeMonths(from start: Int, to end: Int) -> [String] {
    guard let index = first(.periodic, from: start, to: end) else { return [] }
    let number = index + 2
    guard let count = integer(at: number), count > 0, count <= 60 else { return [] }
    if tokens.has(.month, at: number + 1) { return ["FREQ=MONTHLY;INTERVAL=\(count)"] }
    if tokens.has(.year, at: number + 1) { return ["FREQ=YEARLY" + (count > 1 ? ";INTERVAL=\(count)" : "")] }
    return []
  }

  /// Days and months before «hằng năm»: `15 tháng 10`, `01/6 và 15/11`.
  private func daysOfYear(before index: Int, from start: Int) -> [(day: Int, month: Int)] {
    var days: [(day: Int, month: Int)] = []
    var place = max(start, index - 14)
    while place < index {
      let joins = tokens.isKind(.slash, at: place + 1) || tokens.has(.month, at: place + 1)
      if let day = integer(at: place), (1...31).contains(day), joins, let month = integer(at: place + 2),
        (1...12).contains(month)
      {
        days.append((day, month))
        place += 3
      } else {
        place += 1
      }
    }
    return days
  }

  /// `;BYMONTHDAY=25` for «ngày 25 hằng tháng».
  private func dayOfMonth(around index: Int, _ end: Int) -> String {
    for place in max(0, index - 3)..<index where tokens.has(.day, at: place) || tokens.has(.deadlineMark, at: place) {
      if let day = integer(at: tokens.after(place)), (1...31).contains(day) { return ";BYMONTHDAY=\(day)" }
    }
    return ""
  }
}
