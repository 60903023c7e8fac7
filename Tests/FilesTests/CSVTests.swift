// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

@testable import Files

/// Cells that programs get wrong.
let awkwardCells: [Table.Cell] = [
  .empty, .text("=1+1"), .text("+84 24"), .text("-"), .text("@SUM(A1)"), .text("\tx"), .text("\rx"), .text("'=1"),
  .text("''@"), .text("'nháy"), .text("a,b;c"), .text("\"trích\" dẫn"), .text("hai\r\ndòng"), .text(" khoảng "),
  .text("007"),
  .text("17"), .text("1.000"), .text("2026-12-31"), .text("Đổi mới: ễ, 🌿"), .text("|"), .text("_x0041_"), .text("TRUE"),
  .integer(0), .integer(-42), .integer(1 << 53), .integer(.max), .integer(.min), .decimal(units: 413, scale: 1),
  .decimal(units: -5, scale: 3), .decimal(units: 1000, scale: 2), .decimal(units: 812_345_678_901_234, scale: 15),
  .date(SampleReport.day(2026, 2, 5)), .date(SampleReport.day(1900, 3, 1)), .date(SampleReport.day(9999, 12, 31)),
]

struct CSVTests {
  private func text(_ table: Table) -> String { String(decoding: writeCSV(table).dropFirst(3), as: UTF8.self) }

  @Test func `a file begins with the mark by which Excel knows UTF-8, lines end with CR LF`() {
    let bytes = writeCSV(Table(columns: ["Tên", "Số"], rows: [[.text("Trồng cây"), .integer(5)]]))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "\"Tên\",\"Số\"\r\n\"Trồng cây\",5\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("'=1", "''=1"),
    ("''''-", "'''''-"), ("a=1", "a=1"), ("'", "'"), ("'a", "'a"), ("", ""), ("''", "''"),
  ])
  func `a text that would become a formula gets an apostrophe, and loses it when read`(text: String, written: String) {
    #expect(FormulaGuard.guarded(text) == written)
    #expect(FormulaGuard.unguarded(written) == text)
  }

  @Test(arguments: awkwardCells)
  func `every cell reads back as it was written`(cell: Table.Cell) throws {
    let table = Table(columns: ["A", "B", "C"], rows: [[.text("x"), cell, .integer(1)]])
    #expect(try readCSV(writeCSV(table)) == table)
  }

  @Test func `columns may look like formulas and numbers`() throws {
    let table = Table(columns: ["=A", "2026", "x,y"], rows: [[.integer(1), .integer(2), .integer(3)]])
    #expect(try readCSV(writeCSV(table)) == table)
  }

  @Test(
    arguments: [
      ("a;b\n1;2,5\n", [[.integer(1), .text("2,5")]]), ("a\tb\n1\t2\n", [[.integer(1), .integer(2)]]),
      ("a,b\r\n1,\r\n,2\r\n", [[.integer(1), .empty], [.empty, .integer(2)]]),
      ("a,b\n\n\n1,2", [[.integer(1), .integer(2)]]),
      ("a,b\n1", [[.integer(1), .empty]]), ("a\n\"x\"y\n", [[.text("xy")]]), ("a\n007\n", [[.text("007")]]),
      ("a\n+5\n", [[.text("+5")]]), ("a\n1e5\n", [[.text("1e5")]]), ("a\n-0\n", [[.text("-0")]]),
      ("a\n0.50\n", [[.decimal(units: 50, scale: 2)]]),
      ("a\n2026-02-30\n", [[.text("2026-02-30")]]), ("a\n2026-02-28\n", [[.date(SampleReport.day(2026, 2, 28))]]),
      ("a\n'=1\n", [[.text("=1")]]), ("a,b\n1,2,3\n", [[.integer(1), .integer(2), .integer(3)]]),
      ("a\r1\r2", [[.integer(1)], [.integer(2)]]),
      ("a,\n1,", [[.integer(1), .empty]]),
    ] as [(String, [[Table.Cell]])])
  func `files of other programs are read`(text: String, rows: [[Table.Cell]]) throws {
    #expect(try readCSV(Array(text.utf8)).rows == rows)
  }

  @Test func `UTF-16 as Excel saves it is read`() throws {
    let text = "\u{FEFF}Tên\tSố\r\nĐổi mới\t5\r\n"
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try readCSV(wide) == Table(columns: ["Tên", "Số"], rows: [[.text("Đổi mới"), .integer(5)]]))
  }

  @Test(arguments: [("", FileError.Code.empty), ("\n\n,,\n", .empty), ("a,b\n\"x,2\n", .broken)])
  func `what is no table is refused with its reason`(text: String, code: FileError.Code) {
    #expect {
      try readCSV(Array(text.utf8))
    } throws: {
      ($0 as? FileError)?.code == code
    }
  }

  @Test(arguments: [("a\n1\n\"x", 3), ("a\n\n\n1\n\"x", 5), ("\n\"x", 2), ("a\r\n\"1\n2\"\r\n\r\n\"x", 4)])
  func `an open quotation mark is named by its row`(text: String, row: Int) {
    #expect {
      try readCSV(Array(text.utf8))
    } throws: {
      ($0 as? FileError)?.message.vietnamese.hasPrefix("Hàng \(row): ") == true
    }
  }

  @Test(
    arguments: [
      ("a\n1\n2", [2, 3]), ("a\n\n1\n\n\n2\n\n", [3, 6]), ("\n\na\n1", [4]), ("a,b\r\n,\r\n1,2\r\n", [3]),
      ("a\r1\r\r2", [2, 4]), ("a\n\"1\n\n2\"\n\n3", [2, 4]), ("a;b\n\"\";\n;x", [3]),
    ] as [(String, [Int])])
  func `a row has the number that a spreadsheet shows for it, also after empty ones`(text: String, numbers: [Int])
    throws
  {
    let table = try readCSV(Array(text.utf8))
    #expect(table.rows.indices.map { table.number(ofRow: $0) } == numbers)
  }

  @Test func `a table wider than a spreadsheet is refused`() {
    let line = String(repeating: ",", count: Table.columnLimit) + "x\n"
    #expect(throws: FileError.self) { try readCSV(Array((line + line).utf8)) }
  }

  @Test func `the annex of a report goes out and comes back without loss`() throws {
    let table = SampleReport.content.annexTable
    #expect(try readCSV(writeCSV(table)) == table)
  }

  @Test func `damaged bytes give a table or a reason, never a crash`() {
    let whole = writeCSV(SampleReport.content.annexTable)
    for start in stride(from: 0, to: whole.count, by: 997) {
      _ = try? readCSV(Array(whole[start...]))
      _ = try? readCSV(Array(whole[..<start]) + [0xFF, 0x22, 0xC3])
    }
  }
}
