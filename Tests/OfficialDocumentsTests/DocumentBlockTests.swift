// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import Testing

struct DocumentBlockTests {
  @Test(arguments: [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (2026, "MMXXVI")])
  func `parts are numbered in Roman`(number: Int, label: String) {
    #expect(DocumentBlock.label(level: 1, number: number) == label)
  }

  @Test(arguments: [(1, "1"), (12, "12")])
  func `sections are numbered in Arabic`(number: Int, label: String) {
    #expect(DocumentBlock.label(level: 2, number: number) == label)
  }

  @Test(arguments: [(1, "a"), (4, "d"), (5, "đ"), (7, "g"), (8, "h"), (23, "y"), (24, "aa"), (0, "")])
  func `points have the letters of legal documents`(number: Int, label: String) {
    #expect(DocumentBlock.label(level: 3, number: number) == label)
  }
}
