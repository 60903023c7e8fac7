// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Web

struct PeriodNameTests {
  @Test(arguments: [
    ("2026", "Năm 2026", "Year 2026"),
    ("2026-H1", "6 tháng đầu năm 2026", "First half of 2026"),
    ("2026-H2", "6 tháng cuối năm 2026", "Second half of 2026"),
    ("2026-Q1", "Quý I năm 2026", "Quarter 1 of 2026"),
    ("2026-Q4", "Quý IV năm 2026", "Quarter 4 of 2026"),
    ("2026-03", "Tháng 3 năm 2026", "Month 2026-03"),
    ("2026-11", "Tháng 11 năm 2026", "Month 2026-11"),
  ])
  func `a period is named in words`(_ code: String, _ vietnamese: String, _ english: String) {
    #expect(Phrase.periodName(code) == Phrase(vietnamese, english))
    #expect(Phrase.periodInReport(code).vi.first?.isUppercase == false)
  }
}
