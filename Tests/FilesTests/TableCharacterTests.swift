// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

@testable import Files

/// Every character that a cell may begin with or hold, through both kinds of files.
struct TableCharacterTests {
  private static let printable = [0x09, 0x0A, 0x0D].map { UInt8($0) } + (0x20...0x7E)

  /// All texts of one and two characters, with something behind them.
  private static let beginnings: [String] = printable.flatMap { first in
    [String(decoding: [first], as: UTF8.self)]
      + printable.map { String(decoding: [first, $0] + Array("SUM(1)".utf8), as: UTF8.self) }
  }

  @Test func `a text that begins with any two characters comes back from CSV, and never as a formula`() throws {
    let table = Table(columns: ["A", "B"], rows: Self.beginnings.map { [.integer(1), .text($0)] })
    let bytes = writeCSV(table)
    #expect(try readCSV(bytes) == table)
    // The byte after each opening quotation mark of the second column.
    let starts = bytes.indices.filter { bytes[$0...].starts(with: Array("\r\n1,\"".utf8)) }
    #expect(starts.count == Self.beginnings.count)
    for start in starts where !"'".utf8.contains(bytes[start + 5]) {
      #expect(!"=+-@\t\r".utf8.contains(bytes[start + 5]))
    }
  }

  @Test func `a text that begins with any two characters comes back from a workbook as a text`() throws {
    let table = Table(columns: ["A", "B"], rows: Self.beginnings.map { [.integer(1), .text($0)] })
    let bytes = try writeXLSX(table)
    let read = try readXLSX(bytes)
    #expect(read.rows.count == table.rows.count)
    for (cells, wanted) in zip(read.rows, table.rows) where cells != wanted {
      Issue.record("\(wanted) came back as \(cells)")
    }
    var sheet: [UInt8] = []
    _ = try ZipReader(bytes).read("xl/worksheets/sheet1.xml") { unsafe sheet.append(contentsOf: $0) }
    #expect(!String(decoding: sheet, as: UTF8.self).contains("<f"))
  }

  private static let scalars: [Unicode.Scalar] =
    (0x1...0x1F).compactMap { Unicode.Scalar($0 as UInt32) }
    + [
      "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{2028}", "\u{202E}", "\u{D7FF}", "\u{E000}", "\u{FEFF}",
      "\u{FFFD}",
    ]
    + ["\u{FFFE}", "\u{FFFF}", "\u{1F33F}", "\u{1FFFE}", "\u{10FFFF}"]

  @Test(arguments: scalars) func `a character at any place in a cell comes back from both files`(scalar: Unicode.Scalar)
    throws
  {
    let character = String(Character(scalar))
    let texts = ["\(character)ab", "a\(character)b", "ab\(character)", character + character + "x"]
    let table = Table(columns: ["c\(character)d", "B"], rows: texts.map { [.text($0), .integer(1)] })
    #expect(try readCSV(writeCSV(table)) == table)
    #expect(try readXLSX(writeXLSX(table)) == table)
  }

  /// Texts that look like the codes by which XML writes what it forbids, and like nothing of the kind.
  private static let codes = [
    "_x0041_", "_x005F_", "__x0041_", "_x0041__x0042_", "_x004_", "_x00411_", "_X0041_", "_x00G1_", "_x+041_",
    "_x-041_", "_x 041_",
    "_x0000_", "_xD800_", "_xFFFF_", "_x", "_", "a_x0041_b", "_x005F_x0041_", "_x000D_\n", "_x00e9_",
  ]

  @Test(arguments: codes) func `what looks like a code of a character stays as it is`(text: String) throws {
    let table = Table(columns: [text, "B"], rows: [[.text(text), .integer(1)]])
    #expect(try readXLSX(writeXLSX(table)) == table)
    #expect(try readCSV(writeCSV(table)) == table)
  }

  @Test(arguments: [
    ("_x0041_", "A"), ("a_x000D_b", "a\rb"), ("_x00e9_", "é"), ("_x+041_", "_x+041_"), ("_x-041_", "_x-041_"),
    ("_xD800_", "_xD800_"),
    ("_x0041", "_x0041"), ("_x1EA5_", "ấ"),
  ])
  func `a code that another program wrote is the character it names`(text: String, meaning: String) {
    #expect(String(decoding: SheetText.unescaped(Array(text.utf8)), as: UTF8.self) == meaning)
  }

  private static let numbers: [Table.Cell] = [
    .integer(0), .integer(-1), .integer(1 << 53), .integer(-(1 << 53)), .decimal(units: 1, scale: 1),
    .decimal(units: -1, scale: 1),
    .decimal(units: 5, scale: 3), .decimal(units: 0, scale: 2), .decimal(units: 100, scale: 2),
    .decimal(units: 333_333_333_333_333, scale: 15),
    .decimal(units: 999_999_999_999_999, scale: 1), .decimal(units: -123_456_789, scale: 4),
    .decimal(units: 1, scale: 15),
    .date(SampleReport.day(1970, 1, 1)), .date(SampleReport.day(2000, 2, 29)), .date(SampleReport.day(1900, 3, 1)),
    .date(SampleReport.day(9999, 12, 31)),
  ]

  @Test(arguments: numbers) func `a number keeps its decimals and a day its day`(cell: Table.Cell) throws {
    let table = Table(columns: ["A", "B"], rows: [[.text("x"), cell]])
    #expect(try readCSV(writeCSV(table)) == table)
    #expect(try readXLSX(writeXLSX(table)) == table)
  }

  @Test func `every hundredth from -200 to 200 comes back to the digit`() throws {
    let rows = (-20_000...20_000).map { [Table.Cell.decimal(units: Int64($0), scale: 2), .integer(Int64($0))] }
    let table = Table(columns: ["A", "B"], rows: rows)
    #expect(try readXLSX(writeXLSX(table)) == table)
    #expect(try readCSV(writeCSV(table)) == table)
  }

  @Test func `a table of one column, of many, and of a head alone come back`() throws {
    let one = Table(columns: ["A"], rows: [[.text("=1")], [.integer(2)]])
    let wide = Table(columns: (1...700).map { "c\($0)" }, rows: [(1...700).map { .integer(Int64($0)) }])
    let bare = Table(columns: ["Nhóm", "STT"], rows: [])
    for table in [one, wide, bare] {
      #expect(try readCSV(writeCSV(table)) == table)
      #expect(try readXLSX(writeXLSX(table)) == table)
    }
  }

  private static let foreign: [(name: String, text: String, rows: [[Table.Cell]])] = [
    ("quotes in the middle", "a,b\n1\"2,x\"\"y\n", [[.text("1\"2"), .text("x\"\"y")]]),
    ("a line break within quotes", "a,b\n\"một\nhai\",\"ba\r\nbốn\"\n", [[.text("một\nhai"), .text("ba\r\nbốn")]]),
    ("a separator within quotes", "a;b\n\"1;2\";3\n", [[.text("1;2"), .integer(3)]]),
    ("a quoted head decides by what stands outside of quotes", "\"a;b;c\",d\n1,2\n", [[.integer(1), .integer(2)]]),
    ("spaces around", "a,b\n 1 , x \n", [[.text(" 1 "), .text(" x ")]]),
    ("a quoted number is a text", "a,b\n\"17\",17\n", [[.text("17"), .integer(17)]]),
    ("an empty text and nothing", "a,b\n\"\",x\n", [[.empty, .text("x")]]),
    ("numbers of Vietnam", "a;b\n1.234;1,5\n", [[.decimal(units: 1234, scale: 3), .text("1,5")]]),
    ("a formula of somebody else", "a,b\n=1+1,'=1+1\n", [[.text("=1+1"), .text("=1+1")]]),
    ("a byte order mark and empty lines before the head", "\u{FEFF}\n\na,b\n1,2\n", [[.integer(1), .integer(2)]]),
  ]

  @Test(arguments: foreign) func `files of other programs are read as they are meant`(
    name: String, text: String, rows: [[Table.Cell]]
  ) throws {
    #expect(try readCSV(Array(text.utf8)).rows == rows, "\(name)")
  }
}
