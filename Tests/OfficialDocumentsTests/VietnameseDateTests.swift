// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

struct VietnameseDateTests {
  @Test(arguments: [
    ("2026-01-05", "ngày 05 tháng 01 năm 2026", "05/01/2026"),
    ("2026-02-28", "ngày 28 tháng 02 năm 2026", "28/02/2026"),
    ("2026-03-09", "ngày 09 tháng 3 năm 2026", "09/03/2026"), ("2026-09-10", "ngày 10 tháng 9 năm 2026", "10/09/2026"),
    ("2026-10-01", "ngày 01 tháng 10 năm 2026", "01/10/2026"),
    ("2026-12-31", "ngày 31 tháng 12 năm 2026", "31/12/2026"),
  ])
  func `every zero stands in figures, those of the decree in words`(iso: String, long: String, short: String) throws {
    let date = try #require(CivilDate(iso: iso))
    #expect(date.officialText == long)
    #expect(date.shortText == short)
  }

  @Test(arguments: [
    ("2026-12-31", "31/12/2026"), ("2026-03-05", "05/03/2026"), ("2026-10", "tháng 10/2026"),
    ("2026-02", "tháng 02/2026"),
    ("2026-33", "quý I/2026"), ("2026-36", "quý IV/2026"), ("2026-40", "6 tháng đầu năm 2026"),
    ("2026-41", "6 tháng cuối năm 2026"), ("2025-41/2026-40", "6 tháng cuối năm 2025 - 6 tháng đầu năm 2026"),
    ("2026-40/..", "từ 6 tháng đầu năm 2026"), ("2026", "năm 2026"), ("2018/2020", "2018 - 2020"),
    ("2026-01-01/2026-06-30", "01/01/2026 - 30/06/2026"), ("2025-11/..", "từ tháng 11/2025"),
    ("2026/..", "từ năm 2026"),
  ])
  func `a deadline is said in words`(edtf: String, words: String) throws {
    #expect(try #require(Deadline(edtf: edtf)).vietnamese == words)
    #expect(try #require(Deadline(words: words)).edtf == edtf)
  }

  @Test(arguments: [
    ("Quý III/2026", "2026-35"), ("quý 3/2026", "2026-35"), ("Q3/2026", "2026-35"), ("q4/2026", "2026-36"),
    ("Tháng 9/2026", "2026-09"), ("9/2026", "2026-09"), ("09/2026", "2026-09"), ("Năm 2026", "2026"),
    ("2026", "2026"), ("2026-35", "2026-35"), ("2026-12-31", "2026-12-31"), ("31-12-2026", "2026-12-31"),
    ("6 Tháng Đầu Năm 2026", "2026-40"), ("9/2026 - quý IV/2026", "2026-09/2026-36"), ("từ 2026", "2026/.."),
  ])
  func `a deadline is read as people type it`(text: String, edtf: String) throws {
    #expect(try #require(Deadline(words: text)).edtf == edtf)
  }

  @Test(arguments: [2018, 2024, 2026, 2035])
  func `every deadline is said without a code, and read back from its words`(year: Int) throws {
    let months = (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" } + [33, 34, 35, 36, 40, 41].map { "\($0)" }
    let days = ["01-01", "02-28", "06-30", "12-31"]
    for part in ["\(year)"] + (months + days).map({ "\(year)-\($0)" }) {
      for edtf in [part, "\(part)/..", "\(part)/\(year + 1)", "\(part)/\(year + 1)-36", "\(part)/\(year + 1)-40"] {
        let deadline = try #require(Deadline(edtf: edtf))
        let words = deadline.vietnamese
        #expect(!words.contains("-") || words.contains(" - "), "\(edtf): \(words)")
        #expect(!(33...41).contains { words.contains("-\($0)") }, "\(edtf): \(words)")
        #expect(Deadline(words: words) == deadline, "\(edtf): \(words)")
        #expect(Deadline(words: words.uppercased()) == deadline, "\(edtf): \(words)")
      }
    }
  }

  @Test(arguments: [
    "", "quý", "quý 5/2026", "quý 0/2026", "quý 2026", "Q/2026", "13/2026", "0/2026", "-1/2026", "năm 26", "năm",
    "tháng 10", "tháng X", "32/12/2026", "31/12/2026 - 01/01/2026", "2026 - ", " - ", "từ ", "từ quý 9/2026",
    "hết năm", "6 tháng đầu năm", "6 tháng đầu năm 26", "6 tháng giữa năm 2026", "quý III/2026/2027", "quý III / 2026",
    "năm 99999999999999999999",
  ])
  func `what is no deadline is not taken for one`(text: String) {
    #expect(Deadline(words: text) == nil)
  }
}
