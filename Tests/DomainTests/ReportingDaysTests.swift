// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

private func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

/// Rules of duties that are due on days of every year: «15/6» for 15 June.
private func rules(_ days: [String]) -> [String] {
  days.map { day in
    let parts = day.split(separator: "/")
    return "FREQ=YEARLY;BYMONTH=\(parts[1]);BYMONTHDAY=\(parts[0])"
  }
}

@Suite struct `The cycle of several duties` {
  private func lines(_ days: [String], _ from: String, _ to: String) -> [String] {
    ReportingCycle(rules: rules(days)).periods(from: day(from), to: day(to)).map {
      "\($0.code): \($0.from) to \($0.cutOff), due \($0.due)"
    }
  }

  @Test(
    arguments: [
      ([], .unstated), (["nothing known"], .unstated), (["FREQ=YEARLY"], .unstated),
      (["FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY"], .monthly(day: 20)),
      (["FREQ=MONTHLY;BYMONTHDAY=5", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"], .monthly(day: 5)),
      (["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10", "FREQ=MONTHLY"], .yearly(month: 12, day: 10)),
      (["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15"], .yearly(month: 10, day: 15)),
      (["FREQ=YEARLY;BYMONTH=10", "FREQ=YEARLY;BYMONTH=10"], .yearly(month: 10, day: 31)),
    ] as [([String], ReportingCycle)])
  func `is that of the first whose rule is known, where they are not days of the year`(
    rules: [String], cycle: ReportingCycle
  ) { #expect(ReportingCycle(rules: rules) == cycle) }

  @Test(
    arguments: [
      (["5/12", "20/12"], .yearly(month: 12, day: 5)), (["20/12", "5/12"], .yearly(month: 12, day: 20)),
      (["20/12", "10/1"], .yearly(month: 12, day: 20)), (["15/10", "13/12"], .yearly(month: 10, day: 15)),
      (["15/6", "13/8"], .yearly(month: 6, day: 15)),
      (["15/6", "14/8"], .onDays([.init(month: 6, day: 15), .init(month: 8, day: 14)])),
    ] as [([String], ReportingCycle)])
  func `takes near days for steps of one report, of which the first counts`(days: [String], cycle: ReportingCycle) {
    #expect(ReportingCycle(rules: rules(days)) == cycle)
  }

  @Test(arguments: [["15/6", "15/12"], ["15/12", "15/6"], ["15/6", "15/12", "20/12", "10/6"]])
  func `with two days has two halves, whichever stands first`(days: [String]) {
    #expect(
      lines(days, "2026-01-01", "2026-12-31") == [
        "2026-H1: 2025-12-15 to 2026-06-14, due 2026-06-15", "2026-H2: 2026-06-15 to 2026-12-14, due 2026-12-15",
        "2027-H1: 2026-12-15 to 2027-06-14, due 2027-06-15",
      ])
  }

  @Test func `cuts off on the last 14th before a day within the year`() {
    #expect(
      lines(["10/7", "20/12"], "2026-02-01", "2026-02-01") == ["2026-H1: 2025-12-15 to 2026-06-14, due 2026-07-10"])
    #expect(
      lines(["30/6", "20/12"], "2026-02-01", "2026-02-01") == ["2026-H1: 2025-12-15 to 2026-06-14, due 2026-06-30"])
    #expect(
      lines(["14/3", "20/12"], "2026-02-01", "2026-02-01") == ["2026-H1: 2025-12-15 to 2026-02-14, due 2026-03-14"])
  }

  @Test func `closes a year with a day of the first quarter of the next, unless one closes it before`() {
    #expect(
      lines(["15/1", "15/7"], "2026-07-01", "2026-08-01") == [
        "2026-H1: 2025-12-15 to 2026-07-14, due 2026-07-15", "2026-H2: 2026-07-15 to 2026-12-14, due 2027-01-15",
      ])
    #expect(
      lines(["15/3", "15/6", "15/9", "15/12"], "2026-03-01", "2026-09-01") == [
        "2026-Q1: 2025-12-15 to 2026-03-14, due 2026-03-15", "2026-Q2: 2026-03-15 to 2026-06-14, due 2026-06-15",
        "2026-Q3: 2026-06-15 to 2026-09-14, due 2026-09-15",
      ])
    #expect(
      lines(["10/1", "10/4", "10/7", "10/10"], "2026-01-01", "2026-12-01") == [
        "2026-Q1: 2025-12-15 to 2026-03-14, due 2026-04-10", "2026-Q2: 2026-03-15 to 2026-06-14, due 2026-07-10",
        "2026-Q3: 2026-06-15 to 2026-09-14, due 2026-10-10", "2026-Q4: 2026-09-15 to 2026-12-14, due 2027-01-10",
      ])
  }

  @Test(
    arguments: [
      (["31/3", "30/9"], ["30/9", "31/3"]), (["1/4", "30/9"], ["1/4", "30/9"]),
      (["31/3", "31/10"], ["31/10", "31/3"]),
      (["31/3", "1/11"], ["31/3", "1/11"]), (["1/1", "1/7"], ["1/7", "1/1"]),
      (["20/2", "20/5", "20/8"], ["20/5", "20/8", "20/2"]),
    ])
  func `is closed by a day up to the end of March where none from November on closes it`(
    days: [String], order: [String]
  ) {
    let inOrder = order.map { day in
      let parts = day.split(separator: "/").compactMap { Int($0) }
      return ReportingCycle.YearDay(month: parts[1], day: parts[0])
    }
    #expect(ReportingCycle(rules: rules(days)) == .onDays(inOrder))
    #expect(ReportingCycle(rules: rules(days.reversed())) == .onDays(inOrder))
  }

  @Test func `with three days is called by the months of the cut-offs`() {
    #expect(
      lines(["30/4", "31/8", "20/12"], "2026-01-01", "2026-12-14").map { $0.prefix(7) } == [
        "2026-04", "2026-08", "2026-12",
      ])
  }

  @Test func `has periods without a gap or an overlap, each with a code of its own, whatever the days`() {
    let days = (1...12).flatMap { month in [1, 14, 15, 31].map { "\($0)/\(month)" } }.filter {
      ReportingCycle(rule: rules([$0])[0]) != nil
    }
    let (first, last) = (day("2023-06-30"), day("2029-02-01"))
    for (index, one) in days.enumerated() {
      for (offset, two) in days.enumerated() {
        let cycle = ReportingCycle(rules: rules([one, two, days[(index + offset * 7) % days.count]]))
        let periods = cycle.periods(from: first, to: last)
        #expect(periods.first?.contains(first) == true && periods.last?.contains(last) == true, "\(cycle)")
        #expect(Set(periods.map(\.code)).count == periods.count, "\(cycle)")
        for (period, next) in zip(periods, periods.dropFirst()) {
          #expect(period.cutOff.adding(days: 1) == next.from && period.from <= period.cutOff, "\(cycle) \(period.code)")
          #expect(period.cutOff < period.due && period.due < next.due, "\(cycle) \(period.code)")
        }
      }
    }
  }
}
