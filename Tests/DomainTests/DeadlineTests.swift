// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct DeadlineTests {
  /// EDTF texts and the last day that they leave.
  static let forms: [(edtf: String, lastDay: String?)] = [
    ("2026-10-15", "2026-10-15"), ("2024-02-29", "2024-02-29"),
    ("2026-10", "2026-10-31"), ("2026-02", "2026-02-28"), ("2024-02", "2024-02-29"), ("2026-12", "2026-12-31"),
    // Quarters, ISO 8601-2:2019, 4.8: 33 to 36.
    ("2026-33", "2026-03-31"), ("2026-34", "2026-06-30"), ("2026-35", "2026-09-30"), ("2018-36", "2018-12-31"),
    ("2026-40", "2026-06-30"), ("2026-41", "2026-12-31"),
    ("2026", "2026-12-31"), ("0001", "0001-12-31"), ("9999", "9999-12-31"),
    // Intervals end with their last day, and stay open with two dots.
    ("2018/2020", "2020-12-31"), ("2025-11/2026-03", "2026-03-31"), ("2025-11-03/2025-11-03", "2025-11-03"),
    ("2025-34/2026-33", "2026-03-31"), ("2026/2026-06", "2026-06-30"), ("2026-34/2026-04", "2026-04-30"),
    ("2026-06/2026", "2026-12-31"),
    ("2025-11/..", nil), ("2025/..", nil), ("2025-11-03/..", nil),
  ]

  @Test(arguments: forms.indices) func `a form of EDTF leaves its last day`(_ index: Int) throws {
    let (edtf, lastDay) = Self.forms[index]
    let deadline = try #require(Deadline(edtf: edtf))
    #expect(deadline.lastDay?.description == lastDay)
    #expect(deadline.edtf == edtf)
    #expect(deadline.description == edtf)
    #expect(Deadline(edtf: deadline.description) == deadline)
  }

  @Test(arguments: [
    "", " ", "/", "//", "..", "../..", "/..", "../2026", "2026/", "/2026", "2026//2027", "2026/2027/2028", "2026/.",
    "2026/...", "26", "202", "20261", "2026-", "2026-1", "2026-00", "2026-13", "2026-20", "2026-21", "2026-24",
    "2026-32",
    "2026-37", "2026-99", "2026-02-30", "2026-10-32", "2026-13-01", "0000", "0000-10", "2026-10-15T10:00", "2026~",
    "2026?",
    "20XX", "-2026", "+2026", "2026-+1", "２０２６", "٢٠٢٦", "2026\u{0}", "2026 ", " 2026", "2026‐10", "null", "Y-17E7",
    "2026.35", "2026x10", "2026_40", "2026:-10", "202:-10", "2020/2018", "2026-03/2026-02", "2026-10-16/2026-10-15",
    "2026/2025-12", "2026-34/2026-03",
    "2026-10-15/2026-10-15/",
    "R5/2026-10-15", String(repeating: "2026/", count: 5_000),
  ]) func `what is no supported form of EDTF is refused`(_ text: String) {
    #expect(Deadline(edtf: text) == nil)
  }

  @Test(arguments: [
    ("31/12/2026", "2026-12-31"), ("31-12-2026", "2026-12-31"), ("1.1.2026", "2026-01-01"),
    ("01/02/2026", "2026-02-01"),
    ("9/03/2026", "2026-03-09"), ("29/2/2024", "2024-02-29"),
  ]) func `a date is read as people type it, the day first`(_ text: String, _ day: String) throws {
    let deadline = try #require(Deadline(typed: text))
    #expect(deadline.edtf == day)
    #expect(deadline.lastDay == CivilDate(iso: day))
  }

  @Test(arguments: [
    "", "/", "//", "31/12", "31/12/26", "31/12/02026", "31/12/2026/", "/31/12/2026", "31//12/2026", "//31/12/2026",
    "31/12-2026", "31.12/2026", "+1/+2/2026", "-1-2-2026", "1/2/+026", "30/2/2026", "0/1/2026", "1/0/2026", "32/1/2026",
    "1/13/2026", "2026-12-31", "31 12 2026", "31/12/2026 ", "３１/12/2026", "a/b/2026", "31/12/0000", "001/1/2026",
    "\u{0}1/1/2026", "99999999999999999999/1/2026", String(repeating: "1/", count: 100_000),
  ]) func `what nobody means as a date is refused`(_ text: String) {
    #expect(Deadline(typed: text) == nil)
  }

  @Test func `a deadline on a day is written as that day`() throws {
    let day = try #require(CivilDate(iso: "2026-10-15"))
    #expect(Deadline(day: day) == Deadline(edtf: "2026-10-15"))
    #expect(Deadline(day: day) == Deadline(typed: "15/10/2026"))
  }

  @Test func `two notations of one day are two deadlines`() throws {
    let year = try #require(Deadline(edtf: "2026"))
    let quarter = try #require(Deadline(edtf: "2026-36"))
    #expect(year.lastDay == quarter.lastDay)
    #expect(year != quarter)
  }

  @Test func `no text of four to ten signs of dates traps`() {
    // Every string over the alphabet of dates up to length 6, so that no combination of places is forgotten.
    let signs = Array("09-/.".utf8)
    var texts: [[UInt8]] = [[]]
    for _ in 0..<6 {
      texts = texts.flatMap { text in signs.map { text + [$0] } }
      for text in texts.map({ String(decoding: $0, as: UTF8.self) }) {
        if let deadline = Deadline(edtf: text) {
          #expect(text == "0909" || text == "0990" || text.utf8.count == 4, "\(deadline)")
        }
        _ = Deadline(typed: text)
      }
    }
  }
}
