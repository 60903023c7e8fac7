// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Each limit of the core at its border: the last that is let in and the first that is not.
@Suite struct BorderTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  // MARK: Identifiers

  @Test(
    arguments: [
      ("1", 1), ("9223372036854775807", .max), ("0000000000000000001", 1), ("9223372036854775808", nil),
      ("00000000000000000001", nil), ("0", nil), ("0000000000000000000", nil), ("", nil), ("-1", nil), ("+1", nil),
      (" 1", nil), ("1 ", nil), ("1.0", nil), ("１", nil), ("1\u{0}", nil), ("0x1", nil), ("1_0", nil),
    ] as [(String, Int64?)]) func `an identifier in an address has one to nineteen digits and is above zero`(
      text: String, number: Int64?
    )
  {
    #expect(ID<Organisation>(text)?.rawValue == number)
  }

  @Test func `identifiers and moments stand in the order in which they were made`() {
    let (early, late) = (ID<Organisation>(1), ID<Organisation>(2))
    #expect(early < late && !(late < early) && !(early < early) && early <= early)
    let (before, after) = (Instant(milliseconds: -1), Instant(milliseconds: 0))
    #expect(before < after && !(after < before) && !(before < before))
    #expect([late, early].sorted() == [early, late] && [after, before].min() == before)
  }

  // MARK: Days

  @Test(arguments: [
    "2026-1-01", "2026-01-1", "2026-01-001", "02026-01-01", "2026/01/01", "2026-01/01", "2026-01-3:", "2026-01-/1",
    "202:-01-01", "2026-0:-01", "2026-00-10", "2026-13-10", "2026-04-31", "2026-02-29", "2026-01-00", "2026-01-32",
    "", "2026-01-01 ", "2026-01-0１", "2026-01-\u{FF11}",
  ]) func `a day that is not written as a calendar has it is none`(text: String) {
    #expect(CivilDate(iso: text) == nil)
    #expect(Deadline(edtf: text) == nil)
  }

  @Test func `every day of four hundred years is told and read back, and each weekday follows the last`() throws {
    let first = try Self.day("1800-01-01")
    var weekday = first.weekday
    for number in 0...146_097 {
      let day = first.adding(days: number)
      let parts = day.parts
      #expect(CivilDate(year: parts.year, month: parts.month, day: parts.day) == day)
      #expect(day.weekday == weekday)
      weekday = weekday % 7 + 1
    }
    #expect(first.weekday == 3, "the first day of 1800 was a Wednesday")
  }

  @Test func `the days about the beginning of the count of eras are read too`() throws {
    // Day 0 of the count is 1 March of the year 0; its eras have 146,097 days.
    for (text, number) in [
      ("0000-03-01", -719_468), ("0000-02-29", -719_469), ("0001-01-01", -719_162), ("1970-01-01", 0),
      ("1969-12-31", -1), ("2000-02-29", 11_016), ("9999-12-31", 2_932_896),
    ] {
      let day = CivilDate(daysSinceEpoch: number)
      #expect(day.description == text)
      if let read = CivilDate(iso: text) { #expect(read.daysSinceEpoch == number) }
    }
  }

  // MARK: Deadlines

  @Test(arguments: [
    ("2026", "2026-12-31"), ("2026-01", "2026-01-31"), ("2024-02", "2024-02-29"), ("2026-12", "2026-12-31"),
    ("2026-33", "2026-03-31"), ("2026-36", "2026-12-31"), ("2026-40", "2026-06-30"), ("2026-41", "2026-12-31"),
    ("2025-12-31/2026-01-01", "2026-01-01"), ("2026-01-01/2026-01-01", "2026-01-01"),
    // The end may be the year within which the beginning lies.
    ("2026-07/2026", "2026-12-31"),
  ]) func `a deadline ends with the last day of what it names`(edtf: String, last: String) {
    #expect(Deadline(edtf: edtf)?.lastDay?.description == last)
  }

  @Test(arguments: [
    "2026-00", "2026-13", "2026-32", "2026-37", "2026-39", "2026-42", "2026x10", "2026-1", "2026-010", "202", "20260",
    "2026/", "/2026", "2026/2025", "2026-02/2026-01", "2026/2027/2028", "../2026", "2026/.", "2026/...", "2026~",
    "+026", "-026", "2026-1O", "2026-01-01/2026-01-011", "2026-01-01T00:00", "२०२६",
  ]) func `what is no supported form is no deadline`(edtf: String) {
    #expect(Deadline(edtf: edtf) == nil)
  }

  @Test func `a text too long for a deadline is not looked at`() {
    #expect(Deadline(edtf: "2026-01-01/2026-12-31")?.edtf.utf8.count == 21)
    #expect(Deadline(edtf: String(repeating: "/", count: 1 << 20)) == nil)
    #expect(Deadline(edtf: "2026/" + String(repeating: "2", count: 20)) == nil)
  }

  @Test(
    arguments: [
      ("31/12/2026", "2026-12-31"), ("1.1.2026", "2026-01-01"), ("01-02-2026", "2026-02-01"),
      ("29/2/2024", "2024-02-29"),
      ("29/2/2026", nil), ("31/4/2026", nil), ("0/1/2026", nil), ("1/0/2026", nil), ("1/13/2026", nil), ("1/1/26", nil),
      ("1/1/02026", nil), ("001/1/2026", nil), ("1/001/2026", nil), ("1/1/2026/", nil), ("1//2026", nil),
      ("/1/2026", nil),
      ("1/1.2026", nil), ("1 1 2026", nil), ("112026", nil), ("", nil), ("+1/1/2026", nil), ("1/+1/2026", nil),
      ("1/1/+026", nil), ("a/1/2026", nil),
    ] as [(String, String?)]) func `a day is typed with day, month and four digits of the year`(
      typed: String, edtf: String?
    )
  {
    #expect(Deadline(typed: typed)?.edtf == edtf)
  }

  // MARK: Quantities

  @Test(
    arguments: [
      ("0", 0), ("0,001", 1), ("999.999.999.999.999", 999_999_999_999_999_000),
      ("999999999999999,999", 999_999_999_999_999_999), ("1000000000000000", nil), ("1.000.000.000.000.000", nil),
      ("0000000000000000", nil), ("", nil), (",", nil), (",5", nil), ("5,", nil), ("1,2,3", nil), ("1,2345", nil),
      ("1.00", nil), ("1.0000", nil), ("1000.000", nil), ("0.500", nil), (".500", nil), ("1..000", nil),
      ("1.000.", nil),
      ("-1", nil), ("+1", nil), ("1 000", nil), ("1a", nil), ("1,a", nil), ("a.000", nil), ("½", nil), ("１", nil),
      ("12.345,678", 12_345_678), ("999.999", 999_999_000), ("00,5", 500), ("01", 1_000), ("01.000", nil),
    ] as [(String, Int64?)]) func `a quantity is typed as Vietnamese writes it, in at most eighteen digits`(
      text: String, thousandths: Int64?
    )
  {
    #expect(Quantity(vietnamese: text)?.thousandths == thousandths)
  }

  @Test(arguments: [0, 1, 10, 999, 1_000, 999_999, 1_000_000, -1, -1_000, -12_345_678, .max, .min] as [Int64])
  func `a quantity is written with groups of three and no needless decimals`(thousandths: Int64) {
    let text = Quantity(thousandths: thousandths).vietnamese
    #expect(text.hasPrefix("−") == (thousandths < 0))
    #expect(!text.hasSuffix(",") && !(text.contains(",") && text.hasSuffix("0")))
    let groups = text.drop { $0 == "−" }.split(separator: ",")[0].split(separator: ".")
    #expect(groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count))
    let digits = text.filter(\.isNumber)
    let decimals = text.split(separator: ",").dropFirst().first?.count ?? 0
    #expect(UInt64(digits + String(repeating: "0", count: 3 - decimals)) == thousandths.magnitude)
  }

  // MARK: Bodies that follow one another

  private func body(_ id: Int64, to: String? = nil, successor: Int64? = nil, name: String = "Sở") throws -> Organisation
  {
    Organisation(
      id: ID(id), realm: ID(1), parent: id == 1 ? nil : ID(1), code: "\(id)", name: name, shortName: name,
      kind: "department", from: try Self.day("2000-01-01"), to: try to.map(Self.day),
      successor: successor.map { ID($0) })
  }

  @Test(arguments: [
    ("2025-06-30", 2), ("2025-07-01", 3), ("2026-02-28", 3), ("2026-03-01", 4), ("2030-01-01", 4),
  ]) func `a body answers on its last day, its successor from the next`(on: String, who: Int64) throws {
    let tree = OrganisationTree([
      try body(1), try body(2, to: "2025-06-30", successor: 3), try body(3, to: "2026-02-28", successor: 4),
      try body(4),
    ])
    #expect(tree.answering(for: ID(2), on: try Self.day(on)) == ID(who))
  }

  @Test func `a successor that ended before answers no more than the one after it`() throws {
    // Two was merged into three, which by then had long gone into four.
    let tree = OrganisationTree([
      try body(1), try body(2, to: "2025-06-30", successor: 3), try body(3, to: "2020-12-31", successor: 4),
      try body(4),
    ])
    #expect(tree.answering(for: ID(2), on: try Self.day("2025-06-30")) == ID(2))
    #expect(tree.answering(for: ID(2), on: try Self.day("2025-07-01")) == ID(4))
  }

  @Test func `bodies that follow one another in a ring end somewhere, whatever the day`() throws {
    let tree = OrganisationTree([
      try body(1), try body(2, to: "2025-06-30", successor: 3), try body(3, to: "2025-06-30", successor: 4),
      try body(4, to: "2025-06-30", successor: 2), try body(5, to: "2025-06-30", successor: 5),
      try body(6, to: "2025-06-30", successor: 99),
    ])
    let day = try Self.day("2026-01-01")
    #expect([2, 3, 4].map { tree.answering(for: ID($0), on: day) } == [ID(4), ID(2), ID(3)])
    #expect(tree.answering(for: ID(5), on: day) == ID(5) && tree.answering(for: ID(6), on: day) == ID(6))
    #expect(tree.answering(for: ID(77), on: day) == ID(77) && tree.responsible(for: ID(77), on: day) == nil)
  }

  @Test func `of guesses that fit as well the one made first stands first`() throws {
    let named = [(9, "Sở Văn hóa tỉnh"), (4, "Sở Y tế tỉnh"), (7, "Sở Du lịch tỉnh"), (5, "Sở Y tế tỉnh")]
    let bodies = try named.map { try body(Int64($0.0), name: $0.1) }
    let matcher = OrganisationMatcher(bodies, on: try Self.day("2026-01-01"))
    #expect(matcher.guesses("Sở tỉnh", limit: 9).map(\.id.rawValue) == [4, 5, 7, 9])
    #expect(matcher.guesses("Sở Du lịch", limit: 9).first?.id == ID(7), "the best comes before the first")
    #expect(matcher.guesses("Sở tỉnh").count == 3 && matcher.guesses("").isEmpty && matcher.guesses("Ban").isEmpty)
  }
}
