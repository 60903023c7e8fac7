// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

@testable import Files

struct XLSXTests {
  @Test(arguments: awkwardCells.filter { $0 != .integer(.max) && $0 != .integer(.min) })
  func `every cell reads back as it was written`(cell: Table.Cell) throws {
    let table = Table(columns: ["A", "B", "C"], rows: [[.text("x"), cell, .integer(1)]])
    #expect(try readXLSX(writeXLSX(table)).rows == [[.text("x"), cell, .integer(1)]])
  }

  @Test(arguments: [
    (Table.Cell.integer(.max), "9223372036854775807"), (.decimal(units: .max, scale: 2), "92233720368547758.07"),
    (.date(SampleReport.day(1890, 5, 19)), "1890-05-19"), (.decimal(units: 5, scale: 20), "0.00000000000000000005"),
  ])
  func `what a sheet cannot hold exactly is written as text`(cell: Table.Cell, text: String) throws {
    let table = Table(columns: ["A"], rows: [[cell]])
    #expect(try readXLSX(writeXLSX(table)).rows == [[.text(text)]])
  }

  @Test func `the same table gives the same bytes`() throws {
    let table = SampleReport.content.annexTable
    #expect(try writeXLSX(table) == writeXLSX(table))
  }

  @Test func `the annex of a report goes out and comes back without loss`() throws {
    let table = SampleReport.content.annexTable
    #expect(try readXLSX(writeXLSX(table)) == table)
  }

  @Test func `a text too long for a cell is refused with its row`() {
    let table = Table(columns: ["A"], rows: [[.empty], [.text(String(repeating: "a", count: 32_768))]])
    #expect {
      try writeXLSX(table)
    } throws: {
      ($0 as? FileError)?.message.english.hasPrefix("Row 3") == true
    }
  }

  @Test func `more columns than a sheet has are refused`() {
    let table = Table(columns: Array(repeating: "a", count: Table.columnLimit + 1))
    #expect(throws: FileError.self) { try writeXLSX(table) }
  }

  @Test func `an empty table has no columns to read`() throws {
    let bytes = try writeXLSX(Table(columns: []))
    #expect(throws: FileError.self) { try readXLSX(bytes) }
  }

  @Test(arguments: [
    ("General", SheetFormats.Kind.number(decimals: nil)), ("0", .number(decimals: 0)),
    ("#,##0.000", .number(decimals: 3)),
    ("dd/mm/yyyy", .date), ("[$-42A]d mmmm yyyy;@", .date), ("0.0\"đ\"", .number(decimals: 1)),
    ("@", .number(decimals: nil)),
    ("\"ngày\" 0", .number(decimals: nil)), ("[Red]0.00;-0.00", .number(decimals: 2)), ("0%", .number(decimals: nil)),
  ])
  func `formats tell days from numbers`(code: String, kind: SheetFormats.Kind) {
    #expect(SheetFormats.kind(of: code) == kind)
  }

  @Test(arguments: [("A1", 0), ("Z9", 25), ("AA10", 26), ("AB7", 27), ("XFD1", 16_383), ("ZZZZZZZZ1", 16_384)])
  func `columns are counted by their letters`(address: String, index: Int) {
    #expect(SheetReader.column(address) == index)
  }

  @Test(arguments: [
    ("_x0009_", "\t"), ("a_x005F_x0041_", "a_x0041_"), ("_x00_", "_x00_"), ("_xZZZZ_", "_xZZZZ_"),
    ("_xD800_", "_xD800_"), ("_x000", "_x000"),
  ])
  func `characters written as codes come back`(text: String, expected: String) {
    #expect(String(decoding: SheetText.unescaped(Array(text.utf8)), as: UTF8.self) == expected)
  }

  private static func workbook(_ rows: String) throws -> [UInt8] {
    let sheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    func relationship(_ type: String, _ target: String) -> String {
      "<Relationships xmlns=\"\(OOXML.packageRelationships)\">"
        + "<Relationship Id=\"r1\" Type=\"\(OOXML.relationships)/\(type)\" Target=\"\(target)\"/></Relationships>"
    }
    let parts = [
      ("_rels/.rels", relationship("officeDocument", "xl/workbook.xml")),
      ("xl/_rels/workbook.xml.rels", relationship("worksheet", "sheet.xml")),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(sheetML)\" xmlns:r=\"\(OOXML.relationships)\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"
      ), ("xl/sheet.xml", "<worksheet xmlns=\"\(sheetML)\"><sheetData>\(rows)</sheetData></worksheet>"),
    ]
    return try packZip(parts.map { ZipEntry(name: $0, bytes: Array($1.utf8)) })
  }

  @Test(
    arguments: [
      ("<c t=\"inlineStr\"><is><t>chữ</t></is></c>", .text("chữ")), ("<c t=\"b\"><v>1</v></c>", .text("TRUE")),
      ("<c t=\"e\"><v>#REF!</v></c>", .text("#REF!")), ("<c t=\"str\"><f>A1</f><v>kết quả</v></c>", .text("kết quả")),
      ("<c t=\"d\"><v>2026-12-31T00:00:00</v></c>", .date(SampleReport.day(2026, 12, 31))),
      ("<c t=\"s\"><v>9</v></c>", .empty),
      ("<c><v>1E3</v></c>", .integer(1000)), ("<c><v>0.1</v></c>", .decimal(units: 1, scale: 1)),
      ("<c><v>x</v></c>", .text("x")),
      ("<c><v>1E300</v></c>", .text("1E300")), ("<c><v>inf</v></c>", .text("inf")), ("<c/>", .empty),
    ] as [(String, Table.Cell)])
  func `cells of every type are read`(cell: String, expected: Table.Cell) throws {
    let head = "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
    let bytes = try Self.workbook("\(head)<row><c><v>7</v></c>\(cell)</row>")
    #expect(try readXLSX(bytes).rows == [[.integer(7), expected]])
  }

  @Test func `cells stand where their address says, and gaps are empty`() throws {
    let bytes = try Self.workbook(
      "<row><c r=\"B1\"><v>1</v></c><c r=\"D1\"><v>2</v></c></row><row r=\"9\"><c r=\"C9\"><v>3</v></c></row>")
    let table = try readXLSX(bytes)
    #expect(table.columns == ["", "1", "", "2"])
    #expect(table.rows == [[.empty, .empty, .integer(3), .empty]])
  }

  @Test(arguments: [
    (["", "", ""], [2, 3]), (["2", "5", "9"], [5, 9]), (["", "7", ""], [7, 8]), (["x", "0", "-3"], [1, 1]),
    (["1", "9223372036854775807", ""], [1_048_576, 1_048_576]),
  ])
  func `a row has the number that its sheet gives it`(given: [String], numbers: [Int]) throws {
    let rows = given.map { "<row\($0.isEmpty ? "" : " r=\"\($0)\"")><c><v>1</v></c></row>" }
    let table = try readXLSX(Self.workbook(rows.joined()))
    #expect(table.rows.indices.map { table.number(ofRow: $0) } == numbers)
  }

  @Test func `an empty row of a sheet is counted`() throws {
    let full = "<row><c><v>1</v></c></row>"
    let table = try readXLSX(Self.workbook("\(full)<row/><row><c/></row>\(full)"))
    #expect(table.rows.count == 1 && table.number(ofRow: 0) == 4)
  }

  @Test func `a sheet that claims more cells than fit is refused`() throws {
    let row = "<row><c r=\"XFC1\"><v>1</v></c></row>"
    let bytes = try Self.workbook(String(repeating: row, count: Table.cellLimit / 16_383 + 1))
    #expect {
      try readXLSX(bytes)
    } throws: {
      ($0 as? FileError)?.code == .tooLarge
    }
  }

  @Test func `a document is no workbook`() throws {
    let bytes = try DocxSample(body: "").bytes()
    #expect {
      try readXLSX(bytes)
    } throws: {
      ($0 as? FileError)?.code == .wrongFormat
    }
  }
}

/// openpyxl as an independent reader and writer.
@Suite(.enabled(if: Python.interpreter != nil, "skipped: no Python packages"))
struct XLSXInteroperabilityTests {
  @Test func `openpyxl finds texts as texts, never formulas, and numbers as numbers`() throws {
    let table = Table(
      columns: ["Tên", "Số", "Ngày"],
      rows: [
        [.text("=HYPERLINK(\"http://x\")"), .decimal(units: 413, scale: 1), .date(SampleReport.day(2026, 12, 31))],
        [.text("-1"), .integer(-5), .empty],
      ])
    let folder = try TemporaryFolder()
    let lines = try Python.run("read_xlsx.py", folder.put("table.xlsx", writeXLSX(table, sheetName: "Hoạt động")))
    #expect(
      lines == [
        "Hoạt động A2 A1:C3", "s:'Tên':@ | s:'Số':@ | s:'Ngày':@",
        "s:'=HYPERLINK(\"http://x\")':@ | n:41.3:0.0 | d:datetime.datetime(2026, 12, 31, 0, 0):dd/mm/yyyy",
        "s:'-1':@ | n:-5:0 | n:None:General",
      ])
  }

  @Test func `a workbook of openpyxl is read`() throws {
    let folder = try TemporaryFolder()
    _ = try Python.run("write_xlsx.py", "\(folder.path)/table.xlsx")
    let table = try readXLSX(folder.get("table.xlsx"))
    #expect(table.columns == ["Tên", "Số", "Ngày", "Công thức"])
    #expect(table.rows.count == 3)
    #expect(table.rows[0] == [.text("Trồng cây"), .integer(1200), .date(SampleReport.day(2026, 12, 31)), .empty])
    #expect(table.rows[1][0] == .text("  hai khoảng  "))
    #expect(table.rows[1][2] == .date(SampleReport.day(2026, 2, 5)))
    #expect(table.rows[2] == [.text("TRUE"), .decimal(units: -250, scale: 2), .empty, .text("'=1")])
  }
}
