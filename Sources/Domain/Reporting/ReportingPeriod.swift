// SPDX-License-Identifier: Apache-2.0
/// A span of time for which results are reported, with the day on which its figures are cut off and the day by which the
/// report is due; the two are never the same fact.
public struct ReportingPeriod: Hashable, Sendable {
  /// Names the period in addresses and tables: `2026`, `2026-H1`.
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
  /// Once a year, due on the given day of the year.
  case yearly(month: Int, day: Int)
  /// Twice a year.
  case halfYearly

  /// The cycle of a plan that states none: a year with the cut-off of Nghị định 09/2019/NĐ-CP, Điều 12.
  public static let unstated = ReportingCycle.yearly(month: 12, day: 20)

  /// Reads the rule of a reporting duty (RFC 5545); `nil` for rules of other shapes.
  public init?(rule: String) {
    var parts: [String: String] = [:]
    for part in rule.utf8.split(separator: UInt8(ascii: ";")) {
      let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
      if pair.count == 2 { parts[pair[0]] = pair[1] }
    }
    switch (parts["FREQ"], parts["INTERVAL"] ?? "1") {
    case ("YEARLY", "1"):
      guard let month = parts["BYMONTH"].map(Int.init) ?? 12, let day = parts["BYMONTHDAY"].map(Int.init) ?? 20,
        CivilDate(year: 2001, month: month, day: day) != nil
      else { return nil }
      self = .yearly(month: month, day: day)
    case ("MONTHLY", "6"): self = .halfYearly
    default: return nil
    }
  }

  /// The periods whose results fall between two days, in order.
  ///
  /// Cut-offs of yearly and half-yearly reports are those of Nghị định 09/2019/NĐ-CP, Điều 12 (14 December, 14 June)
  /// unless the plan's own due day comes first; then the figures are cut off the day before it.
  public func periods(from first: CivilDate, to last: CivilDate) -> [ReportingPeriod] {
    guard first <= last else { return [] }
    let years = (first.parts.year)...(last.parts.year + 1)
    return years.flatMap(periods(of:)).filter { $0.cutOff >= first && $0.from <= last }
  }

  private func periods(of year: Int) -> [ReportingPeriod] {
    switch self {
    case .yearly(let month, let day):
      guard let due = CivilDate(year: year, month: month, day: day),
        let legal = CivilDate(year: year, month: 12, day: 14)
      else { return [] }
      let cutOff = min(legal, due.adding(days: -1))
      let previous = CivilDate(year: year - 1, month: cutOff.parts.month, day: cutOff.parts.day) ?? cutOff
      return [ReportingPeriod(code: String(year), from: previous.adding(days: 1), cutOff: cutOff, due: due)]
    case .halfYearly:
      guard let start = CivilDate(year: year - 1, month: 12, day: 15), let middle = CivilDate(year: year, month: 6, day: 14),
        let end = CivilDate(year: year, month: 12, day: 14)
      else { return [] }
      // Due within six days of the cut-off, the margin that Điều 12 leaves for a year's report.
      return [
        ReportingPeriod(code: "\(year)-H1", from: start, cutOff: middle, due: middle.adding(days: 6)),
        ReportingPeriod(code: "\(year)-H2", from: middle.adding(days: 1), cutOff: end, due: end.adding(days: 6)),
      ]
    }
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
