// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

struct RefusalTests {
  private func refusal(_ bytes: [UInt8], limit: Int = defaultReadLimit) -> Refusal? {
    guard case .failure(let refusal) = readPlan(bytes, name: "a.txt", limit: limit) else { return nil }
    return refusal
  }

  @Test(arguments: ["", " ", "\n\n \t\r\n", "\u{FEFF}"])
  func `an empty file is refused`(text: String) {
    #expect(refusal(Array(text.utf8)) == .empty)
  }

  @Test func `a file over the limit is refused and told both numbers`() {
    #expect(refusal(Array("I. A".utf8), limit: 3) == .tooLarge(bytes: 4, limit: 3))
    #expect(refusal(Array("I. A".utf8), limit: 4) == nil)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 1], "PNG"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"), ([0x7F, 0x45, 0x4C, 0x46, 2], "ELF"),
      ([0x1F, 0x8B, 8], "gzip"),
      (Array("GIF89a".utf8), "GIF"),
    ] as [([UInt8], String)])
  func `files of other kinds are refused by their first bytes`(bytes: [UInt8], kind: String) {
    #expect(refusal(bytes) == .binary(kind))
  }

  @Test func `bytes that are mostly no text are refused`() {
    #expect(refusal((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }) != nil)
    #expect(refusal([UInt8](repeating: 0, count: 100)) != nil)
    #expect(refusal([UInt8](repeating: 1, count: 100)) != nil)
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7\n1 0 obj".utf8), .otherFormat(.pdf)), (Array("{\\rtf1".utf8), .otherFormat(.rtf)),
      (Array("PK\u{3}\u{4}".utf8) + [20, 0, 0, 0] + Array("word/document.xml".utf8), .otherFormat(.docx)),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .otherFormat(.doc)),
    ] as [([UInt8], Refusal)])
  func `documents of other formats are named`(bytes: [UInt8], expected: Refusal) {
    #expect(refusal(bytes) == expected)
  }

  @Test(arguments: [
    "I. Nội dung\n\n- Đo\0 nước", "một dòng", "-", "|", "*", "KẾ HOẠCH", "Nơi nhận:", "TM. ỦY BAN", "1.", "(((((",
    "| a | b |", "\u{FFFD}",
    "Phụ lục", "- ", "Thời gian:", "“", "số", "ngày", "hoạt động số", "các", "và", "1. -\n-\n+", "Điều 1.",
  ])
  func `everything else is read, however little it is`(text: String) {
    #expect(refusal(Array(text.utf8)) == nil)
  }

  /// The head of a picture of 400 by 300 points, as programs write it.
  private static let bitmap: [UInt8] =
    Array("BM".utf8) + [0x8A, 0x7E, 5, 0, 0, 0, 0, 0, 0x8A, 0, 0, 0, 124, 0, 0, 0, 0x90, 1, 0, 0, 0x2C, 1, 0, 0, 1]

  @Test(
    arguments: [
      (Array("Rar!".utf8), "RAR"), ([0x37, 0x7A, 0xBC, 0xAF], "7z"), (Array("RIFF".utf8), "RIFF"),
      (Array("SQLite format 3\0".utf8), "SQLite"), (Array("II*\0".utf8), "TIFF"), (Array("MM\0*".utf8), "TIFF"),
      (bitmap, "BMP"),
    ] as [([UInt8], String)])
  func `every known kind of file is named, whatever follows its first bytes`(start: [UInt8], kind: String) {
    for rest in [[], [0], Array("Kế hoạch".utf8), [UInt8](repeating: 0xFF, count: 100)] as [[UInt8]] {
      #expect(refusal(start + rest) == .binary(kind))
    }
  }

  @Test(arguments: [
    "BMT là viết tắt", "BM6 là mẫu biểu của sở, nộp hằng quý", "Rà soát", "Mục đích", "PKI", "I. NỘI DUNG", "GIÁM ĐỐC",
    "%PD", "{\\rt", "7z",
  ])
  func `a text that only begins like another kind is read`(text: String) {
    #expect(refusal(Array(text.utf8)) == nil)
  }

  @Test(arguments: [0, 1, 5, 9, 12, 30, 100])
  func `a few control characters are borne, many are not`(controls: Int) {
    let bytes = Array(String(repeating: "a", count: 100 - controls).utf8) + [UInt8](repeating: 1, count: controls)
    #expect((refusal(bytes) != nil) == (controls > 10))
  }

  @Test(arguments: [1, 10, 4095, 4096, 100_000])
  func `the limit is the number of bytes that are still read`(size: Int) {
    let bytes = [UInt8](repeating: 0x61, count: size)
    #expect(refusal(bytes, limit: size) == nil)
    #expect(refusal(bytes, limit: size - 1) == .tooLarge(bytes: size, limit: size - 1))
  }

  @Test func `UTF-16 and broken bytes are read`() throws {
    let text = "KẾ HOẠCH\n\nDọn kênh\n\nI. Nội dung\n\n- Đo nước ở ba xã ven sông.\n"
    let wide = [0xFF, 0xFE] + text.utf16.reduce(into: [UInt8]()) { $0 += [UInt8($1 & 255), UInt8($1 >> 8)] }
    #expect(try readPlan(wide, name: "a").get().tree == readPlan(Array(text.utf8), name: "a").get().tree)
    #expect(try readPlan(Array(text.utf8.dropLast()) + [0xFF], name: "a").get().items.count == 2)
  }

  @Test(
    arguments: [.empty, .binary("PNG"), .tooLarge(bytes: 2, limit: 1), .otherFormat(.pdf)] as [Refusal])
  func `a refusal is one line in both languages`(refusal: Refusal) {
    #expect(!refusal.message.both.contains("\n"))
    #expect(refusal.message.vietnamese != refusal.message.english)
    #expect(refusal.message.both.contains(" / "))
  }
}
