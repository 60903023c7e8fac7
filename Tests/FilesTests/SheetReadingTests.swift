// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

@testable import Files

/// Workbooks as other programs write them: texts in a list of their own, formats, other calendars, odd addresses.
struct SheetReadingTests {
  private static let sheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// A workbook of one sheet, with the parts beside it.
  private func workbook(
    _ rows: String, strings: String = "", styles: String = "", properties: String = "", around: String = "",
    sheets: String = "<sheet name=\"a\" r:id=\"r1\"/>"
  ) throws -> [UInt8] {
    func relationships(_ list: [(type: String, target: String)]) -> String {
      let entries = list.enumerated().map { number, one in
        "<Relationship Id=\"r\(number + 1)\" Type=\"\(OOXML.relationships)/\(one.type)\" Target=\"\(one.target)\"/>"
      }
      return "<Relationships xmlns=\"\(OOXML.packageRelationships)\">\(entries.joined())</Relationships>"
    }
    let spaces = "xmlns=\"\(Self.sheetML)\" xmlns:r=\"\(OOXML.relationships)\" xmlns:x=\"urn:other\""
    let parts = [
      ("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
      (
        "xl/_rels/workbook.xml.rels",
        relationships([("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml"), ("styles", "/xl/styles.xml")])
      ),
      ("xl/workbook.xml", "<workbook \(spaces)>\(properties)<sheets>\(sheets)</sheets></workbook>"),
      ("xl/strings.xml", "<sst \(spaces)>\(strings)</sst>"),
      ("xl/styles.xml", "<styleSheet \(spaces)>\(styles)</styleSheet>"),
      ("xl/sheet.xml", "<worksheet \(spaces)>\(around)<sheetData>\(rows)</sheetData></worksheet>"),
    ]
    return try packZip(parts.map { ZipEntry(name: $0, bytes: Array($1.utf8)) })
  }

  private static let head = "<row><c t=\"str\"><v>A</v></c><c t=\"str\"><v>B</v></c></row>"

  /// The second row of a sheet, behind a head of two columns.
  private func row(
    _ cells: String, strings: String = "", styles: String = "", properties: String = ""
  ) throws -> [Table.Cell] {
    let bytes = try workbook(
      "\(Self.head)<row>\(cells)</row>", strings: strings, styles: styles, properties: properties)
    return try #require(try readXLSX(bytes).rows.first)
  }

  private func code(_ bytes: [UInt8]) -> FileError.Code? {
    do throws(FileError) {
      _ = try readXLSX(bytes)
      return nil
    } catch { return error.code }
  }

  // MARK: Texts

  @Test func `a text of several runs is one, and aids to its reading are none of it`() throws {
    let strings = """
      <si><t>một</t></si><si><r><t>hai </t></r><r><rPr/><t>ba</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si>\
      <si><rPh><t>aid</t></rPh><t>bốn</t></si><si/><si><x:t>khác</x:t><t>năm</t> lẻ </si>
      """
    for (number, text) in ["một", "hai ba", "bốn", "", "năm"].enumerated() {
      let cell = try row("<c><v>1</v></c><c t=\"s\"><v>\(number)</v></c>", strings: strings)[1]
      #expect(cell == (text.isEmpty ? .empty : .text(text)), "\(number)")
    }
    for number in ["5", "-1", "x", "", "99999999999999999999"] {
      #expect(try row("<c><v>1</v></c><c t=\"s\"><v>\(number)</v></c>", strings: strings)[1] == .empty, "\(number)")
    }
  }

  @Test func `an inline text is taken from its own element only`() throws {
    let cell = "<c t=\"inlineStr\"><is><t>chữ</t><rPh><t>aid</t></rPh></is><x:t>khác</x:t></c>"
    #expect(try row("\(cell)<c><v>2</v></c>") == [.text("chữ"), .integer(2)])
    // A text that was left open in one cell does not go on in the next.
    #expect(
      try row("<c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c>")
        == [.text("a"), .text("b")])
  }

  // MARK: Days

  private static let dates = "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"2\"/><xf numFmtId=\"170\"/></cellXfs>"

  @Test(
    arguments: [
      ("0", nil), ("0.5", nil), ("-1", nil), ("1", "1899-12-31"), ("1.75", "1899-12-31"), ("61", "1900-03-01"),
      ("46000", "2025-12-09"), ("2958465", "9999-12-31"), ("2958465.5", nil), ("2958466", nil), ("1e300", nil),
      ("nan", nil), ("inf", nil), ("-inf", nil), ("1 2", nil), ("mai", nil),
    ] as [(String, String?)]) func `a number with the format of a date is a day of the calendar, else it stays`(
      number: String, day: String?
    ) throws
  {
    let cell = try row("<c><v>7</v></c><c s=\"1\"><v>\(number)</v></c>", styles: Self.dates)[1]
    #expect(cell == (day.flatMap { CivilDate(iso: $0) }.map { .date($0) } ?? .text(number)))
  }

  @Test(arguments: [
    ("", "1900-03-01"), ("<workbookPr/>", "1900-03-01"), ("<workbookPr date1904=\"0\"/>", "1900-03-01"),
    ("<workbookPr date1904=\"false\"/>", "1900-03-01"), ("<workbookPr date1904=\"1\"/>", "1904-03-02"),
    ("<workbookPr date1904=\"true\"/>", "1904-03-02"), ("<x:workbookPr date1904=\"1\"/>", "1900-03-01"),
    ("<other date1904=\"1\"/>", "1900-03-01"),
  ]) func `the days of a workbook count from its own beginning`(properties: String, day: String) throws {
    let cells = try row("<c s=\"1\"><v>61</v></c><c/>", styles: Self.dates, properties: properties)
    #expect(cells[0] == CivilDate(iso: day).map { .date($0) })
  }

  @Test func `a format of the workbook goes before one that programs know, and outside of cells it is none`() throws {
    let formats = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\"/></numFmts>"
    let outside = "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    let styles = formats + outside + Self.dates + "<dxfs><xf numFmtId=\"14\"/></dxfs>"
    let cells = try row("<c s=\"2\"><v>61</v></c><c s=\"3\"><v>61</v></c>", styles: styles)
    #expect(
      cells == [.decimal(units: 6100, scale: 2), .date(CivilDate(iso: "1900-03-01") ?? CivilDate(daysSinceEpoch: 0))])
    #expect(
      try row("<c s=\"0\"><v>61</v></c><c s=\"4\"><v>61</v></c>", styles: styles) == [.integer(61), .integer(61)])
    #expect(
      try row("<c s=\"-1\"><v>61</v></c><c s=\"x\"><v>61</v></c>", styles: styles) == [.integer(61), .integer(61)])
  }

  // MARK: Places

  @Test(
    arguments: [
      ("A1", 0), ("a1", nil), ("1", nil), ("", nil), ("@1", nil), ("[1", nil), ("A", 0), ("AZ", 51), ("BA3", 52),
      ("XFD9", 16_383), ("XFE1", 16_384), ("Á1", nil), ("$A$1", nil),
    ] as [(String, Int?)]) func `a column is told in capital letters`(address: String, column: Int?)
  {
    #expect(SheetReader.column(address) == column)
  }

  @Test func `a cell of an address that is taken or that is none does not move the others`() throws {
    #expect(
      try row("<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c><c r=\"C2\"><v>3</v></c>")
        == [.empty, .integer(1), .integer(3)])
    #expect(try row("<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>") == [.integer(1), .empty])
    #expect(try row("<c r=\"?\"><v>1</v></c><c><v>2</v></c>") == [.integer(1), .integer(2)])
  }

  @Test func `a cell outside of every row, and elements of another vocabulary, are none`() throws {
    let bytes = try workbook(
      "\(Self.head)<row><x:c><x:v>9</x:v></x:c><c><v>1</v><x:v>5</x:v></c><x:row/><c><v>2</v></c></row>",
      around: "<c><v>8</v></c>")
    #expect(try readXLSX(bytes).rows == [[.integer(1), .integer(2)]])
    let columns = try readXLSX(bytes).columns
    #expect(columns == ["A", "B"])
  }

  @Test(arguments: [("XFD1", nil), ("XFE1", FileError.Code.tooLarge), ("ZZZ1", .tooLarge)])
  func `a sheet has 16384 columns`(address: String, refused: FileError.Code?) throws {
    let bytes = try workbook("<row><c r=\"\(address)\"><v>1</v></c></row><row><c><v>1</v></c></row>")
    #expect(code(bytes) == refused)
    // What comes behind is not read any more, nor does it take the refusal back.
    let more = try workbook("<row><c r=\"\(address)\"><v>1</v></c></row><row><c r=\"A2\"><v>1</v></c></row>")
    #expect(code(more) == refused)
  }

  @Test func `a table is refused by the cells that it would have when each row is as wide as the widest`() {
    func table(_ width: Int, _ count: Int) -> FileError.Code? {
      var feed = TableFeed(CollectedTable())
      do throws(FileError) {
        try feed.take(row: Array(repeating: .integer(1), count: width), number: 1)
        for number in 2...max(2, count) { try feed.take(row: [], number: number) }
        return nil
      } catch { return error.code }
    }
    #expect(table(16_384, 2) == nil && table(16_385, 2) == .tooLarge)
    #expect(table(16_384, 245) == .tooLarge && table(1, 1000) == nil)
  }

  @Test func `a long text that stands in very many cells counts as often as it stands`() throws {
    final class Counter: TableReceiver {
      var count = 0
      func take(columns: [String]) {}
      func take(row: [Table.Cell], number: Int) { count += 1 }
    }
    let counter = Counter()
    var feed = TableFeed(counter)
    let text = Table.Cell.text(String(repeating: "â", count: 1 << 19))
    for number in 1...256 { try feed.take(row: [text], number: number) }
    #expect(throws: FileError.self) { try feed.take(row: [text], number: 257) }
    #expect(counter.count == 256)
  }

  @Test func `rows are handed on as they stand, the heads first, each with its number in the file`() throws {
    final class Log: TableReceiver {
      var lines: [String] = []
      func take(columns: [String]) { lines.append(columns.joined(separator: "|")) }
      func take(row: [Table.Cell], number: Int) {
        lines.append("\(number): " + row.map(\.plainText).joined(separator: "|"))
      }
    }
    let (sheet, text) = (Log(), Log())
    let rows = "<row r=\"2\"><c><v>1</v></c><c><v>2</v></c></row><row/><row r=\"9\"><c r=\"B9\"><v>3</v></c></row>"
    try readXLSX(try workbook(rows), into: sheet)
    #expect(sheet.lines == ["1|2", "9: |3"])
    try readCSV(Array("\n1,2\n,\n\n\"a\"\"b\"c,,\n".utf8), into: text)
    #expect(text.lines == ["1|2", "5: a\"bc||"])
  }

  @Test func `the first sheet of the list is read, and a workbook without one is none`() throws {
    let two = try workbook("\(Self.head)<row><c><v>1</v></c></row>", sheets: "<sheet r:id=\"r1\"/><sheet r:id=\"r9\"/>")
    #expect(try readXLSX(two).rows.count == 1)
    #expect(code(try workbook(Self.head, sheets: "<sheet r:id=\"r9\"/>")) == .wrongFormat)
    #expect(code(try workbook(Self.head, sheets: "")) == .wrongFormat)
    #expect(code(try workbook(Self.head, sheets: "<x:sheet r:id=\"r1\"/>")) == .wrongFormat)
    for rows in ["", "<row/>", "<row><c/></row>"] { #expect(code(try workbook(rows)) == .empty, "\(rows)") }
  }

  // MARK: Numbers

  @Test(
    arguments: [
      ("0", .integer(0)), ("-1", .integer(-1)), ("12", .integer(12)), ("0.5", .decimal(units: 5, scale: 1)),
      ("-0.5", .decimal(units: -5, scale: 1)), ("10.00", .decimal(units: 1000, scale: 2)),
      ("0.00", .decimal(units: 0, scale: 2)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)), ("9223372036854775808", nil),
      ("", nil), ("-", nil), (".", nil), ("-0", nil), ("-0.0", nil), ("00", nil), ("01", nil), ("00.5", nil),
      (".5", nil),
      ("5.", nil), ("1.2.3", nil), ("+1", nil), ("--1", nil), ("1-", nil), ("1e3", nil), ("1,5", nil), (" 1", nil),
      ("1/2", nil), ("1:2", nil), ("１", nil), ("1\u{0}", nil),
      (String(repeating: "0", count: 41), nil),
      ("0." + String(repeating: "0", count: 39), .decimal(units: 0, scale: 39)),
      ("0." + String(repeating: "0", count: 40), nil),
    ] as [(String, Table.Cell?)]) func `a number is written with a point, without groups, and as it would be counted`(
      text: String, cell: Table.Cell?
    )
  {
    #expect(Table.Cell(number: Array(text.utf8)[...]) == cell)
  }

  // MARK: CSV

  @Test(arguments: [
    ("a,b;c;d\n1;2;3", ["a,b", "c", "d"]), ("a;b,c,d\n1,2,3", ["a;b", "c", "d"]), ("a;b,c\n", ["a;b", "c"]),
    ("a\tb;c\td\n", ["a", "b;c", "d"]), ("\"a;b;c\",d\n", ["a;b;c", "d"]), ("\"a\n;;\",d\n", ["a\n;;", "d"]),
    // A line without a mark tells nothing, the first one with marks does; what stands behind it does not count.
    ("a\rb;c\r1,2,3,4", ["a"]), ("a,b\r\n1;2;3;4", ["a", "b"]), ("a\n", ["a"]),
  ]) func `the separator is the mark that stands most often in the first line that has one`(
    text: String, columns: [String]
  ) throws {
    let table = try readCSV(Array(text.utf8))
    #expect(Array(table.columns.prefix(columns.count)) == columns)
  }

  @Test(
    arguments: [
      [0xEF, 0xBB, 0xBF] + Array("ế,2".utf8),
      [0xFF, 0xFE] + Array("ế,2".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + Array("ế,2".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, Array("ế,2".utf8),
    ] as [[UInt8]]) func `a table is read in each form of Unicode that spreadsheets save`(bytes: [UInt8]) throws
  {
    #expect(try readCSV(bytes).columns == ["ế", "2"])
  }
}
