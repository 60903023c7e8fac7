// SPDX-License-Identifier: Apache-2.0
/// A span of time for which results are reported, with the day on which its figures are cut off and the day by which the
/// report is due; the two are never the same fact.
public struct ReportingPeriod: Hashable, Sendable {
  /// Names the period in addresses and tables: `2026`, `2026-H1`, `2026-Q1`, `2026-03`.
  public let code: String
  /// The first day whose results belong to it.
  public let from: CivilDate
  /// The last day whose results belong to it (ngày chốt số liệu).
  public let cutOff: CivilDate
  /// The last day on which the report is in time (hạn nộp).
  public let due: CivilDate

  /// Whether a day's results belong to the period.
  public func contains(_ day: CivilDate) -> Bool { from <= day && day <= cutOff }
}

/// How often a plan asks for reports.
public enum ReportingCycle: Hashable, Sendable {
  /// Once a year, due on the given day of the year; a day that the month does not have counts as its last one.
  case yearly(month: Int, day: Int)
  /// On two or more days of every year, in the order of its reports.
  case onDays([YearDay])
  /// Twice a year.
  case halfYearly
  /// Four times a year, due on the given day of the quarter's last month, or of the month after it for days up to the
  /// cut-off, the 14th.
  case quarterly(day: Int)
  /// Every month, due on the given day of it, or of the month after it for days up to the cut-off, the 14th.
  case monthly(day: Int)

  /// The cycle of a plan that states none: a year with the cut-off of Nghị định 09/2019/NĐ-CP, Điều 12.
  public static let unstated = ReportingCycle.yearly(month: 12, day: 20)

  /// The day on which a report is due whose duty names none: six days after the cut-off, the margin that Nghị định
  /// 09/2019/NĐ-CP, Điều 12 leaves for a year's report.
  private static let unstatedDay = 20

  /// Reads the rule of a reporting duty (RFC 5545): once a year, in a month or on a day of it, every six months, every
  /// quarter or every month, on a day of it or not; `nil` for rules of other shapes. A year without a month is `unstated`;
  /// a month of a year without a day ends with its last day.
  public init?(rule: String) {
    var parts: [String: String] = [:]
    for part in rule.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
      guard pair.count == 2, parts.updateValue(pair[1], forKey: pair[0]) == nil else { return nil }
    }
    let (frequency, interval) = (parts.removeValue(forKey: "FREQ"), parts.removeValue(forKey: "INTERVAL") ?? "1")
    let (month, day) = (parts.removeValue(forKey: "BYMONTH"), parts.removeValue(forKey: "BYMONTHDAY"))
    // A part that is not understood here may change which days are meant.
    guard parts.isEmpty else { return nil }
    switch (frequency, interval, month, day) {
    case ("YEARLY", "1", nil, nil), ("MONTHLY", "12", nil, nil): self = .unstated
    case ("YEARLY", "1", let month?, let day):
      guard let month = Int(month), (1...12).contains(month) else { return nil }
      let length = CivilDate.days(inMonth: month, of: 2001)
      guard let day = day.map(Int.init) ?? length, (1...length).contains(day) else { return nil }
      self = .yearly(month: month, day: day)
    case ("MONTHLY", "6", nil, nil): self = .halfYearly
    case ("MONTHLY", "1", nil, let day), ("MONTHLY", "3", nil, let day):
      guard let day = day.map(Int.init) ?? Self.unstatedDay, (1...31).contains(day) else { return nil }
      self = interval == "1" ? .monthly(day: day) : .quarterly(day: day)
    default: return nil
    }
  }

  /// The periods whose results fall between two days, in order, without a gap or an overlap.
  ///
  /// Cut-offs are those of Nghị định 09/2019/NĐ-CP, Điều 12: 14 December for a year, 14 June for a half, the 14th of the
  /// last month for a quarter and of the month itself for a month. A yearly report that is due in the first quarter is one
  /// on the year before («trước ngày 15/01 năm sau»), one of a month or a quarter that is due by the 14th is one on the
  /// period before. Where the plan's own due day comes before the cut-off of its year, the figures are cut off the day
  /// before it.
  public func periods(from first: CivilDate, to last: CivilDate) -> [ReportingPeriod] {
    guard first <= last else { return [] }
    let years = (first.parts.year)...(last.parts.year + 1)
    return years.flatMap(periods(of:)).filter { $0.cutOff >= first && $0.from <= last }
  }

  private func periods(of year: Int) -> [ReportingPeriod] {
    switch self {
    case .yearly(let month, let day):
      let dueYear = month <= 3 ? year + 1 : year
      let dueDay = min(day, CivilDate.days(inMonth: month, of: dueYear))
      // No day from April on is a leap day, so the cut-off is the same day of every year.
      guard let due = CivilDate(year: dueYear, month: month, day: dueDay),
        let legal = CivilDate(year: year, month: 12, day: 14),
        let before = CivilDate(year: year - 1, month: 12, day: 14)
      else { return [] }
      let cutOff = min(legal, due.adding(days: -1))
      let from = before.adding(days: legal.days(to: cutOff) + 1)
      return [ReportingPeriod(code: String(year), from: from, cutOff: cutOff, due: due)]
    case .onDays(let days): return Self.periods(of: year, dueOn: days)
    case .halfYearly:
      guard let start = CivilDate(year: year - 1, month: 12, day: 15),
        let middle = CivilDate(year: year, month: 6, day: 14),
        let end = CivilDate(year: year, month: 12, day: 14)
      else { return [] }
      // Due within six days of the cut-off, the margin that Điều 12 leaves for a year's report.
      return [
        ReportingPeriod(code: "\(year)-H1", from: start, cutOff: middle, due: middle.adding(days: 6)),
        ReportingPeriod(code: "\(year)-H2", from: middle.adding(days: 1), cutOff: end, due: end.adding(days: 6)),
      ]
    case .quarterly(let day):
      return (1...4).compactMap { period("\(year)-Q\($0)", months: $0 * 3 - 2...$0 * 3, of: year, dueOn: day) }
    case .monthly(let day):
      return (1...12).compactMap { period("\(year)-\($0 < 10 ? "0" : "")\($0)", months: $0...$0, of: year, dueOn: day) }
    }
  }

  /// A period of whole months, from the 15th before the first of them to the 14th of the last.
  private func period(
    _ code: String, months: ClosedRange<Int>, of year: Int, dueOn day: Int
  ) -> ReportingPeriod? {
    guard let from = Self.day(15, ofMonth: months.lowerBound - 1, year),
      let cutOff = Self.day(14, ofMonth: months.upperBound, year),
      let due = Self.day(day, ofMonth: day <= 14 ? months.upperBound + 1 : months.upperBound, year)
    else { return nil }
    return ReportingPeriod(code: code, from: from, cutOff: cutOff, due: due)
  }

  /// A day of a month of a year, or the month's last day; month 0 is December of the year before, 13 January of the next.
  private static func day(_ day: Int, ofMonth month: Int, _ year: Int) -> CivilDate? {
    let (year, month) = month < 1 ? (year - 1, 12) : month > 12 ? (year + 1, 1) : (year, month)
    return CivilDate(year: year, month: month, day: min(day, CivilDate.days(inMonth: month, of: year)))
  }
}

/// How a unit stands with a period: the cell of the grid «unit × period».
public enum PeriodStanding: String, Sendable, CaseIterable {
  /// Everything owed is accepted.
  case accepted
  /// Everything owed is sent, something waits for its approval.
  case waiting
  /// Something was sent back and not sent again.
  case returned
  /// Some activities are reported, the due day has not come.
  case partial
  /// Nothing sent yet, the due day has not come.
  case open
  /// The due day passed and something is missing.
  case missing
  /// The unit owes nothing for the period.
  case notRequired = "not-required"
}

/// What a unit owes and sent for a period.
public struct PeriodFacts: Hashable, Sendable {
  /// Activities on which the unit owes a report.
  public var owed = 0
  /// Of those, the ones whose last report in the period is accepted.
  public var accepted = 0
  /// Of those, the ones whose last report in the period waits.
  public var waiting = 0
  /// Of those, the ones whose last report in the period was returned.
  public var returned = 0

  /// Nothing owed, nothing sent.
  public init() {}

  /// The one rule for a cell of the grid.
  public func standing(due: CivilDate, on today: CivilDate) -> PeriodStanding {
    if owed == 0 { return .notRequired }
    if returned > 0 { return .returned }
    if accepted == owed { return .accepted }
    if accepted + waiting == owed { return .waiting }
    if today > due { return .missing }
    return accepted + waiting == 0 ? .open : .partial
  }
}
