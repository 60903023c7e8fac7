// SPDX-License-Identifier: Apache-2.0
extension ReportingCycle {
  /// A day that comes every year.
  public struct YearDay: Hashable, Sendable {
    /// 1 to 12.
    public let month: Int
    /// From 1; a day that the month does not have counts as its last one.
    public let day: Int

    /// Makes a day of every year.
    public init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }

    /// The day in a year.
    func date(in year: Int) -> CivilDate? {
      CivilDate(year: year, month: month, day: min(day, CivilDate.days(inMonth: month, of: year)))
    }

    /// Days from the one to the other, whichever way round the year is shorter.
    func distance(to other: YearDay) -> Int {
      guard let one = date(in: 2001), let two = other.date(in: 2001) else { return 0 }
      let days = abs(one.days(to: two))
      return min(days, 365 - days)
    }
  }

  /// Due days that lie nearer are steps of one report on its way up («các sở trước ngày 05/12, … tổng hợp trước ngày
  /// 20/12»), not two reports.
  private static let leastDistance = 60

  /// The cycle of a plan with several duties, by their rules in the order of the document: that of the first one that is
  /// known, or `unstated`. Where that is a day of every year, each further such day in another part of the year asks for a
  /// report of its own.
  public init(rules: [String]) {
    let known = rules.compactMap { rule in ReportingCycle(rule: rule).map { (rule: rule, cycle: $0) } }
    self = known.first?.cycle ?? .unstated
    guard case .yearly = self else { return }
    var days: [YearDay] = []
    // A year that names no month is cut off as the law says, and adds no day.
    for (rule, cycle) in known where rule.contains("BYMONTH=") {
      guard case .yearly(let month, let day) = cycle else { continue }
      let own = YearDay(month: month, day: day)
      if days.allSatisfy({ $0.distance(to: own) >= Self.leastDistance }) { days.append(own) }
    }
    guard let first = days.first else { return }
    self = days.count == 1 ? .yearly(month: first.month, day: first.day) : .onDays(Self.inOrder(days))
  }

  /// The days as they come in a year of reports. The first of them closes the year before where it falls into the first
  /// quarter («trước ngày 15/01 năm sau») and no other closes it at its end.
  private static func inOrder(_ days: [YearDay]) -> [YearDay] {
    let sorted = days.sorted { ($0.month, $0.day) < ($1.month, $1.day) }
    let isClosing = sorted[0].month <= 3 && sorted[sorted.count - 1].month < 11
    return isClosing ? Array(sorted.dropFirst()) + [sorted[0]] : sorted
  }

  /// The periods of a year of reports that are due on some of its days, in their order: cut off on the last 14th of a month
  /// before the day, the last of them as a year is.
  static func periods(of year: Int, dueOn days: [YearDay]) -> [ReportingPeriod] {
    let (before, own) = (dates(of: year - 1, days), dates(of: year, days))
    guard let last = before.last else { return [] }
    var from = last.cutOff.adding(days: 1)
    return own.enumerated().map { index, date in
      defer { from = date.cutOff.adding(days: 1) }
      return ReportingPeriod(
        code: code(index, of: days.count, year, date.cutOff), from: from, cutOff: date.cutOff, due: date.due)
    }
  }

  private static func dates(of year: Int, _ days: [YearDay]) -> [(cutOff: CivilDate, due: CivilDate)] {
    guard let first = days.first, let legal = CivilDate(year: year, month: 12, day: 14) else { return [] }
    return days.enumerated().compactMap { index, day in
      let isNext = (day.month, day.day) < (first.month, first.day)
      guard let due = day.date(in: isNext ? year + 1 : year) else { return nil }
      return (index == days.count - 1 ? min(legal, due.adding(days: -1)) : lastFourteenth(before: due), due)
    }
  }

  private static func lastFourteenth(before day: CivilDate) -> CivilDate {
    let (_, _, number) = day.parts
    let middle = day.adding(days: 14 - number)
    guard number <= 14 else { return middle }
    let (_, _, last) = middle.adding(days: -14).parts
    return middle.adding(days: -last)
  }

  /// Two reports are called halves of the year and four its quarters; others by the month of their cut-off.
  private static func code(_ index: Int, of count: Int, _ year: Int, _ cutOff: CivilDate) -> String {
    let month = cutOff.parts.month
    switch count {
    case 2: return "\(year)-H\(index + 1)"
    case 4: return "\(year)-Q\(index + 1)"
    default: return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }
}
