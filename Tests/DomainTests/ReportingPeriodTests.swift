// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

private func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

@Suite struct ReportingCycleTests {
  @Test(
    arguments: [
      ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15", .yearly(month: 10, day: 15)),
      ("BYMONTHDAY=15;BYMONTH=10;FREQ=YEARLY", .yearly(month: 10, day: 15)),
      ("FREQ=YEARLY;INTERVAL=1;BYMONTH=1;BYMONTHDAY=5", .yearly(month: 1, day: 5)),
      ("FREQ=YEARLY", .unstated),
      ("FREQ=YEARLY;BYMONTH=11", .yearly(month: 11, day: 30)),
      ("FREQ=YEARLY;BYMONTH=2", .yearly(month: 2, day: 28)),
      ("FREQ=MONTHLY;INTERVAL=6", .halfYearly),
      ("FREQ=MONTHLY;INTERVAL=12", .unstated),
      ("FREQ=MONTHLY;INTERVAL=3", .quarterly(day: 20)),
      ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", .quarterly(day: 25)),
      ("FREQ=MONTHLY", .monthly(day: 20)),
      ("FREQ=MONTHLY;INTERVAL=1", .monthly(day: 20)),
      ("FREQ=MONTHLY;BYMONTHDAY=5", .monthly(day: 5)),
      ("FREQ=MONTHLY;BYMONTHDAY=31", .monthly(day: 31)),
    ] as [(String, ReportingCycle)]) func `the rule of a duty is read`(_ rule: String, _ cycle: ReportingCycle)
  {
    #expect(ReportingCycle(rule: rule) == cycle)
  }

  @Test(arguments: [
    "", ";", "=", "FREQ", "FREQ=", "FREQ=yearly", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR", "INTERVAL=6",
    "FREQ=MONTHLY;INTERVAL=2", "FREQ=MONTHLY;INTERVAL=0", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYMONTHDAY=x", "FREQ=MONTHLY;INTERVAL=3;BYMONTH=3", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=20",
    "FREQ=YEARLY;INTERVAL=2", "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=0", "FREQ=YEARLY;BYMONTH=-1",
    "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=0", "FREQ=YEARLY;BYMONTH=6,12",
    "FREQ=YEARLY;BYMONTH=x", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=", "FREQ=YEARLY;BYMONTH=99999999999999999999",
    // By RFC 5545 this is the fifteenth of every month.
    "FREQ=YEARLY;BYMONTHDAY=15",
    // Parts that would change which days are meant.
    "FREQ=YEARLY;BYMONTH=10;BYDAY=MO", "FREQ=YEARLY;COUNT=2", "FREQ=MONTHLY;INTERVAL=6;UNTIL=20271231",
    "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=5", "FREQ=YEARLY;FREQ=MONTHLY", "FREQ=YEARLY;BYMONTH=3;BYMONTH=4",
    "FREQ=YEARLY;",
    "RRULE:FREQ=YEARLY", "FREQ = YEARLY", "FREQ=YEARLY\nBYMONTH=1", String(repeating: "FREQ=YEARLY;", count: 10_000),
  ]) func `a rule of another shape is not guessed at`(_ rule: String) {
    #expect(ReportingCycle(rule: rule) == nil)
  }

  /// One line a period: code, first day, cut-off, due day.
  private func lines(_ cycle: ReportingCycle, _ from: String, _ to: String) -> [String] {
    cycle.periods(from: day(from), to: day(to)).map { "\($0.code): \($0.from) to \($0.cutOff), due \($0.due)" }
  }

  @Test func `a report due by 15 October is cut off the day before it`() {
    #expect(
      lines(.yearly(month: 10, day: 15), "2025-10-15", "2026-11-21") == [
        "2026: 2025-10-15 to 2026-10-14, due 2026-10-15", "2027: 2026-10-15 to 2027-10-14, due 2027-10-15",
      ])
    #expect(
      lines(.yearly(month: 10, day: 15), "2025-10-14", "2025-10-14") == [
        "2025: 2024-10-15 to 2025-10-14, due 2025-10-15"
      ])
  }

  @Test func `a year without a stated day is cut off on 14 December and due on the 20th`() {
    #expect(
      lines(.unstated, "2025-12-14", "2025-12-15") == [
        "2025: 2024-12-15 to 2025-12-14, due 2025-12-20", "2026: 2025-12-15 to 2026-12-14, due 2026-12-20",
      ])
  }

  @Test func `a report due in the first quarter is one on the year before`() {
    #expect(
      lines(.yearly(month: 1, day: 15), "2026-03-01", "2026-03-01") == [
        "2026: 2025-12-15 to 2026-12-14, due 2027-01-15"
      ])
    #expect(
      lines(.yearly(month: 3, day: 31), "2026-03-01", "2026-03-01") == [
        "2026: 2025-12-15 to 2026-12-14, due 2027-03-31"
      ])
    #expect(
      lines(.yearly(month: 4, day: 1), "2026-03-01", "2026-03-01") == ["2026: 2025-04-01 to 2026-03-31, due 2026-04-01"]
    )
  }

  @Test(
    arguments: [
      (.yearly(month: 12, day: 14), "2026-12-13"), (.yearly(month: 12, day: 15), "2026-12-14"),
      (.yearly(month: 12, day: 16), "2026-12-14"), (.yearly(month: 12, day: 31), "2026-12-14"),
    ] as [(ReportingCycle, String)]) func `the legal cut-off holds from the day after it on`(
      _ cycle: ReportingCycle, _ cutOff: String
    )
  {
    #expect(cycle.periods(from: day("2026-07-01"), to: day("2026-07-01")).map(\.cutOff) == [day(cutOff)])
  }

  @Test func `half years are cut off on 14 June and 14 December`() {
    #expect(
      lines(.halfYearly, "2026-01-01", "2026-12-31") == [
        "2026-H1: 2025-12-15 to 2026-06-14, due 2026-06-20", "2026-H2: 2026-06-15 to 2026-12-14, due 2026-12-20",
        "2027-H1: 2026-12-15 to 2027-06-14, due 2027-06-20",
      ])
  }

  @Test func `quarters are cut off on the 14th of their last month`() {
    #expect(
      lines(.quarterly(day: 20), "2026-01-01", "2026-12-31") == [
        "2026-Q1: 2025-12-15 to 2026-03-14, due 2026-03-20", "2026-Q2: 2026-03-15 to 2026-06-14, due 2026-06-20",
        "2026-Q3: 2026-06-15 to 2026-09-14, due 2026-09-20", "2026-Q4: 2026-09-15 to 2026-12-14, due 2026-12-20",
        "2027-Q1: 2026-12-15 to 2027-03-14, due 2027-03-20",
      ])
  }

  @Test func `months are cut off on their 14th`() {
    #expect(
      lines(.monthly(day: 25), "2025-12-14", "2026-02-20") == [
        "2025-12: 2025-11-15 to 2025-12-14, due 2025-12-25", "2026-01: 2025-12-15 to 2026-01-14, due 2026-01-25",
        "2026-02: 2026-01-15 to 2026-02-14, due 2026-02-25", "2026-03: 2026-02-15 to 2026-03-14, due 2026-03-25",
      ])
  }

  @Test(
    arguments: [
      (.monthly(day: 15), "2026-02: 2026-01-15 to 2026-02-14, due 2026-02-15"),
      (.monthly(day: 14), "2026-02: 2026-01-15 to 2026-02-14, due 2026-03-14"),
      (.monthly(day: 5), "2026-02: 2026-01-15 to 2026-02-14, due 2026-03-05"),
      (.monthly(day: 31), "2026-02: 2026-01-15 to 2026-02-14, due 2026-02-28"),
      (.quarterly(day: 30), "2026-Q1: 2025-12-15 to 2026-03-14, due 2026-03-30"),
      (.quarterly(day: 5), "2026-Q1: 2025-12-15 to 2026-03-14, due 2026-04-05"),
    ] as [(ReportingCycle, String)])
  func `a day up to the cut-off is one of the month after`(_ cycle: ReportingCycle, _ line: String) {
    #expect(lines(cycle, "2026-02-10", "2026-02-10") == [line])
  }

  /// Every yearly, quarterly and monthly cycle there can be, days that a month lacks among them, and the others.
  private static let cycles =
    (1...12).flatMap { month in (1...31).map { ReportingCycle.yearly(month: month, day: $0) } }
    + (1...31).flatMap { [.quarterly(day: $0), .monthly(day: $0)] } + [.halfYearly, .unstated]

  @Test func `periods follow one another without a gap or an overlap and are due after their cut-off`() {
    let (first, last) = (day("2019-06-30"), day("2033-02-01"))
    for cycle in Self.cycles {
      let periods = cycle.periods(from: first, to: last)
      #expect(periods.first.map { $0.contains(first) } == true, "\(cycle)")
      #expect(periods.last.map { $0.contains(last) } == true, "\(cycle)")
      for (one, next) in zip(periods, periods.dropFirst()) {
        #expect(one.cutOff.adding(days: 1) == next.from, "\(cycle) \(one.code)")
        #expect(one.due < next.due && one.code < next.code, "\(cycle) \(one.code)")
      }
      for period in periods {
        #expect(period.from <= period.cutOff && period.cutOff < period.due, "\(cycle) \(period.code)")
      }
      #expect(Set(periods.map(\.code)).count == periods.count, "\(cycle)")
    }
  }

  @Test func `each day of four years belongs to exactly one period`() {
    for cycle in [
      ReportingCycle.unstated, .halfYearly, .yearly(month: 10, day: 15), .yearly(month: 2, day: 29),
      .quarterly(day: 25), .monthly(day: 5),
    ] {
      var date = day("2023-01-01")
      let periods = cycle.periods(from: date, to: day("2027-01-01"))
      while date < day("2027-01-01") {
        #expect(periods.count { $0.contains(date) } == 1, "\(cycle) \(date)")
        #expect(cycle.periods(from: date, to: date).count == 1, "\(cycle) \(date)")
        date = date.adding(days: 1)
      }
    }
  }

  @Test func `an empty span has no period, and the ends of the calendar do not trap`() {
    #expect(ReportingCycle.unstated.periods(from: day("2026-01-02"), to: day("2026-01-01")).isEmpty)
    #expect(!ReportingCycle.halfYearly.periods(from: day("0001-01-01"), to: day("0003-01-01")).isEmpty)
    #expect(ReportingCycle.yearly(month: 1, day: 1).periods(from: day("9999-12-31"), to: day("9999-12-31")).isEmpty)
  }
}

@Suite struct PeriodFactsTests {
  private static let due = day("2026-10-15")

  private func standing(_ owed: Int, _ accepted: Int, _ waiting: Int, _ returned: Int, daysAfterDue: Int)
    -> PeriodStanding
  {
    var facts = PeriodFacts()
    (facts.owed, facts.accepted, facts.waiting, facts.returned) = (owed, accepted, waiting, returned)
    return facts.standing(due: Self.due, on: Self.due.adding(days: daysAfterDue))
  }

  @Test(
    arguments: [
      // owed, accepted, waiting, returned → on the due day → the day after
      (0, 0, 0, 0, .notRequired, .notRequired),
      (3, 0, 0, 0, .open, .missing),
      (3, 1, 0, 0, .partial, .missing),
      (3, 0, 1, 0, .partial, .missing),
      (3, 1, 1, 0, .partial, .missing),
      (3, 3, 0, 0, .accepted, .accepted),
      (3, 2, 1, 0, .waiting, .waiting),
      (3, 0, 3, 0, .waiting, .waiting),
      (3, 0, 0, 1, .returned, .returned),
      (3, 2, 0, 1, .returned, .returned),
      (3, 1, 1, 1, .returned, .returned),
      (1, 0, 0, 1, .returned, .returned),
      (1, 1, 0, 0, .accepted, .accepted),
      (1, 0, 1, 0, .waiting, .waiting),
    ] as [(Int, Int, Int, Int, PeriodStanding, PeriodStanding)])
  func `a cell of the grid follows from what was owed and sent`(
    _ owed: Int, _ accepted: Int, _ waiting: Int, _ returned: Int, _ inTime: PeriodStanding, _ after: PeriodStanding
  ) {
    #expect(standing(owed, accepted, waiting, returned, daysAfterDue: 0) == inTime)
    #expect(standing(owed, accepted, waiting, returned, daysAfterDue: -90) == inTime)
    #expect(standing(owed, accepted, waiting, returned, daysAfterDue: 1) == after)
  }

  @Test func `every standing can be reached and has its public word`() {
    var reached: Set<PeriodStanding> = []
    for owed in 0...3 {
      for accepted in 0...owed {
        for waiting in 0...(owed - accepted) {
          for returned in 0...(owed - accepted - waiting) {
            for days in [0, 1] { reached.insert(standing(owed, accepted, waiting, returned, daysAfterDue: days)) }
          }
        }
      }
    }
    #expect(reached == Set(PeriodStanding.allCases))
    #expect(
      PeriodStanding.allCases.map(\.rawValue) == [
        "accepted", "waiting", "returned", "partial", "open", "missing", "not-required",
      ])
  }

  @Test func `both borders of a period belong to it`() throws {
    let cycle = ReportingCycle.yearly(month: 10, day: 15)
    let period = try #require(cycle.periods(from: Self.due, to: Self.due).first)
    let days = ["2026-10-14", "2026-10-15", "2027-03-01", "2027-10-14", "2027-10-15"]
    #expect(days.map { period.contains(day($0)) } == [false, true, true, true, false])
  }
}
