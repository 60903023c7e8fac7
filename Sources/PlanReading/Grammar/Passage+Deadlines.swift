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
      if let date = dueDate(at: tokens.after(mark)), !tokens.has([.yearly, .monthly], at: date.end),
        !isDuration(date, at: mark)
      {
        return date
      }
    }
    return yearlessDeadline(from: start, to: end)
  }

  /// A date at an index, or behind few words that only shade it: «chậm nhất vào cuối năm 2026», «đến ngày 01/7/2026».
  private func dueDate(at index: Int) -> DateExpression? {
    var index = index
    for _ in 0..<3 {
      if let date = date(at: index) { return date }
      guard tokens.has([.deadlineMark, .until], at: index) || Self.partsOfTime.contains(tokens[index].code) else {
        return nil
      }
      index = tokens.after(index)
    }
    return nil
  }

  private static let partsOfTime = Set(["đầu", "giữa", "cuối"].map(syllable))

  /// The deadline behind «Thời gian …» where that opens a sentence: «… Thời gian hoàn thành: Trước ngày 31/5/2026.»
  func statedTime() -> DateExpression? {
    var index = 0
    while let key = first(.timeKey, from: index, to: tokens.count) {
      index = key + 1
      guard tokens[key].isCapitalised || tokens.isKind(.colon, at: tokens.after(key)) else { continue }
      let end = clauseEnd(from: key)
      if let date = firstDate(from: index, to: end) ?? firstYearless(from: index, to: end) { return date }
    }
    return nil
  }

  /// «Thời gian …», «Hoàn thành: tháng 6/2026».
  var tellsTime: Bool {
    tokens.has(.timeKey, at: 0) || tokens.has(.deadlineMark, at: 0) && tokens.isKind(.colon, at: tokens.after(0))
  }

  /// «Từ ngày 13/11/2017 đến ngày 17/11/2017, các đơn vị …»: the span that opens the text.
  var openingSpan: DateExpression? {
    guard tokens.has(.from, at: 0), let span = openDate(at: 0), span.last != nil, tokens.isKind(.comma, at: span.end)
    else { return yearlessOpeningSpan }
    return span
  }

  /// «trong giai đoạn 2018 – 2020» tells a span of years, not a deadline.
  private func isDuration(_ date: DateExpression, at mark: Int) -> Bool {
    tokens.has(.phase, at: tokens.after(mark))
  }

  /// The first date in a range of tokens, as cells of tables and lines about time write it: `12/2025`,
  /// `10/2025 - 12/2025`, `từ tháng 6/2026`.
  func firstDate(from start: Int, to end: Int) -> DateExpression? {
    for index in start..<max(start, min(end, tokens.count)) {
      if let date = tokens.has(.from, at: index) ? openDate(at: index) : closedDate(at: index) { return date }
    }
    return nil
  }

  /// «từ 10/2025 đến 12/2025»; an open interval where no end is told.
  private func openDate(at index: Int) -> DateExpression? {
    if let date = date(at: index) { return date }
    guard let date = closedDate(at: index + 1) else { return nil }
    return date.last == nil ? DateExpression(first: date.first, isOpen: true, end: date.end) : date
  }

  private func closedDate(at index: Int) -> DateExpression? {
    guard let start = looseDate(at: index) else { return nil }
    let goesOn = tokens.isKind(.dash, at: start.end) || tokens.has(.until, at: start.end)
    guard start.last == nil, !start.isOpen, goesOn, let end = looseDate(at: tokens.after(start.end)), end.last == nil,
      let from = start.lastDay, let until = end.lastDay, from < until
    else { return start }
    return DateExpression(first: start.first, last: end.first, end: end.end)
  }

  private func looseDate(at index: Int) -> DateExpression? {
    tokens.has(.from, at: index) ? nil : date(at: index) ?? years(at: index) ?? bareMonth(at: index)
  }

  /// `12/2025` without the word «tháng», as cells of tables write it.
  private func bareMonth(at index: Int) -> DateExpression? {
    guard let month = integer(at: index), (1...12).contains(month), tokens.isKind(.slash, at: index + 1),
      let year = year(at: index + 2), !tokens.isKind(.slash, at: index - 1)
    else { return nil }
    return DateExpression(first: .month(year: year, month: month), end: index + 3)
  }

  /// The period that a heading «Thời gian thực hiện: …» tells; a single day is none.
  var periodOfHeading: String? {
    guard let key = first(.timeKey, from: 0, to: 4), let date = firstDate(from: key, to: key + 16) else { return nil }
    if case .day = date.first, date.last == nil, !date.isOpen { return nil }
    return date.edtf
  }

  /// What a cell or an attribute line says about time: a date, an interval, or a recurrence as RRULE.
  func timeValue(from start: Int, to end: Int) -> String? {
    firstDate(from: start, to: end)?.edtf ?? recurrences(from: start, to: end).first
      ?? firstYearless(from: start, to: end)?.edtf ?? bareYear(from: start, to: end) ?? wholeYear(from: start, to: end)
  }

  /// `2026` alone, or with an end of a bracket or a comma behind it.
  private func bareYear(from start: Int, to end: Int) -> String? {
    for index in start..<max(start, min(end, tokens.count)) {
      if let year = year(at: index), !tokens.isKind(.word, at: index + 1) || tokens[index + 1].isCapitalised {
        return String(year)
      }
    }
    return nil
  }
}
