// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct CivilDateTests {
  @Test func `every day from 1900 to 2100 is the one that a person would count to`() throws {
    // The oracle walks from day to day with a table of months and the three centuries that people know.
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (year, month, day, weekday) = (1900, 1, 1, 1)  // 1 January 1900 was a Monday.
    var wrong: [String] = []
    for count in -25_567...47_846 {
      let date = CivilDate(daysSinceEpoch: count)
      let isLeap = year == 2000 || year % 4 == 0 && year != 1900 && year != 2100
      let isRight =
        date.parts == (year, month, day) && date.weekday == weekday
        && CivilDate(year: year, month: month, day: day) == date && CivilDate(iso: date.description) == date
      if !isRight { wrong.append("\(year)-\(month)-\(day) is not \(date)") }
      let length = month == 2 && isLeap ? 29 : lengths[month - 1]
      (day, month, year) = day < length ? (day + 1, month, year) : month < 12 ? (1, month + 1, year) : (1, 1, year + 1)
      weekday = weekday % 7 + 1
    }
    #expect((year, month, day) == (2101, 1, 1))
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test(arguments: [
    ("1975-04-30", 3), ("1945-09-02", 7), ("2000-02-29", 2), ("1969-12-31", 3), ("1970-01-01", 4), ("2026-11-21", 6),
    ("2025-07-01", 2), ("1582-10-15", 5), ("0001-01-01", 1), ("9999-12-31", 5),
  ]) func `a known day falls on its weekday`(_ text: String, _ weekday: Int) throws {
    let date = try #require(CivilDate(iso: text))
    #expect(date.weekday == weekday)
    #expect(date.description == text)
  }

  @Test(arguments: [
    (2023, false), (2024, true), (1900, false), (2000, true), (2100, false), (1600, true), (4, true), (100, false),
    (200, false), (1000, false),
  ]) func `a leap year is every fourth, but not a century that four hundred does not divide`(
    _ year: Int, _ isLeap: Bool
  ) {
    #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
    #expect(CivilDate.days(inMonth: 2, of: year) == (isLeap ? 29 : 28))
  }

  @Test(arguments: [
    (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31), (2026, 2, 29), (0, 1, 1), (10_000, 1, 1),
    (-1, 1, 1), (2026, -1, 1), (2026, 1, -1), (.max, 1, 1), (.min, 12, 31), (2026, .max, 1), (2026, 1, .max),
  ]) func `a day that the calendar does not have is none`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    "", "2026", "2026-1-1", "2026-10-1", "26-10-01", "2026/10/01", "2026-10/01", "2026/10-01", "2026-10-01 ",
    " 2026-10-01", "2026-10-01T00:00",
    "2026-13-01", "2026-00-10", "2026-02-30", "+026-10-01", "-026-10-01", "2026-1o-01", "２０２６-10-01", "٢٠٢٦-10-0",
    "2026–10–01", "2026-10\u{301}-1", "----------", "\0\0\0\0-\0\0-\0\0", "0000-01-01", "10000-01-01", "2026-10-1\u{0}",
    "202:-01-01", "2026-0:-01", "2026-01-0:", "20/6-01-01",
  ]) func `what is not YYYY-MM-DD is no date`(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func `days are added, counted and ordered across years`() throws {
    let start = try #require(CivilDate(iso: "2023-12-31"))
    #expect(start.adding(days: 60).description == "2024-02-29")
    #expect(start.adding(days: -365).description == "2022-12-31")
    #expect(start.adding(days: 0) == start)
    for days in [-800, -1, 0, 1, 29, 366, 100_000] { #expect(start.days(to: start.adding(days: days)) == days) }
    #expect(start < start.adding(days: 1))
    #expect(!(start < start))
    #expect(
      [3, -1, 2].map { start.adding(days: $0) }.sorted().map(\.description) == [
        "2023-12-30", "2024-01-02", "2024-01-03",
      ])
  }
}

@Suite struct InstantTests {
  private func clock(_ milliseconds: Int64) -> String {
    let (date, hour, minute) = Instant(milliseconds: milliseconds).inVietnam
    return "\(date) \(hour):\(minute)"
  }

  @Test(
    arguments: [
      (0, "1970-01-01 7:0"),
      (1_772_323_200_000, "2026-03-01 7:0"),
      // Midnight in Vietnam is 17:00 of the day before in UTC; a day begins with its first millisecond.
      (1_772_384_399_999, "2026-03-01 23:59"),
      (1_772_384_400_000, "2026-03-02 0:0"),
      (1_772_384_459_999, "2026-03-02 0:0"),
      (1_772_384_460_000, "2026-03-02 0:1"),
      // The same borders before 1970.
      (-25_200_000, "1970-01-01 0:0"),
      (-25_200_001, "1969-12-31 23:59"),
      (-25_260_000, "1969-12-31 23:59"),
      (-25_260_001, "1969-12-31 23:58"),
      (-25_200_000 - 86_400_000, "1969-12-31 0:0"),
      (-25_200_001 - 86_400_000, "1969-12-30 23:59"),
      (-1, "1970-01-01 6:59"),
      (951_843_600_000, "2000-03-01 0:0"),
      (951_843_599_999, "2000-02-29 23:59"),
    ] as [(Int64, String)]) func `a moment is shown as a clock in Vietnam shows it`(
      _ milliseconds: Int64, _ text: String
    )
  {
    #expect(clock(milliseconds) == text)
  }

  @Test func `no moment is out of reach`() {
    #expect(Instant(milliseconds: .min).inVietnam.date < Instant(milliseconds: .max).inVietnam.date)
  }

  @Test func `the clock goes forward with time over two days around 1970`() {
    var last = Instant(milliseconds: -90_000_000).inVietnam
    for milliseconds in stride(from: Int64(-90_000_000), through: 90_000_000, by: 59_999) {
      let next = Instant(milliseconds: milliseconds).inVietnam
      #expect((next.date.daysSinceEpoch, next.hour, next.minute) >= (last.date.daysSinceEpoch, last.hour, last.minute))
      #expect((0...23).contains(next.hour) && (0...59).contains(next.minute))
      last = next
    }
  }

  @Test func `seconds are added and moments ordered`() {
    let moment = Instant(milliseconds: 500)
    #expect(moment.adding(seconds: 2) == Instant(milliseconds: 2_500))
    #expect(moment.adding(seconds: -1) < moment)
  }
}

@Suite struct IdentifierTests {
  @Test(arguments: ["1", "42", "007", "9223372036854775807"]) func `digits above zero are an identifier`(_ text: String)
  {
    let id = ID<Organisation>(text)
    #expect(id?.rawValue == Int64(text))
  }

  @Test(arguments: [
    "", "0", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "1_000", "１", "٣", "½", "a", "9223372036854775808",
    "99999999999999999999", "00000000000000000001", "1\0", "1\n", "'; --", String(repeating: "1", count: 100_000),
  ]) func `anything else is none`(_ text: String) {
    #expect(ID<Organisation>(text) == nil)
  }

  @Test func `an identifier is written as its digits and ordered as numbers`() {
    #expect(ID<Organisation>(70).description == "70")
    #expect(ID<Organisation>("\(ID<Organisation>(.max))") == ID(.max))
    #expect([ID<Organisation>(10), ID(9), ID(100)].sorted().map(\.rawValue) == [9, 10, 100])
  }

  @Test func `part of an address is read without a copy`() {
    #expect(ID<Organisation>("/ke-hoach/12/".dropFirst(10).dropLast()) == ID(12))
  }
}
