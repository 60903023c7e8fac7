// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

struct DocxTableTests {
  private static let lined =
    "<w:tblPr><w:tblBorders><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders></w:tblPr>"

  private static func cell(_ paragraphs: String..., properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraphs.map { DocxSample.paragraph($0) }.joined())</w:tc>"
  }

  private static func row(_ cells: String..., properties: String = "") -> String {
    "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
  }

  private func lines(_ properties: String, _ rows: String..., styles: String = "") throws -> [String] {
    try DocxSample(body: "<w:tbl>\(properties)\(rows.joined())</w:tbl>", styles: styles).lines()
  }

  @Test func `a table with lines gives a line for each row`() throws {
    let found = try lines(
      Self.lined, Self.row(Self.cell("STT"), Self.cell("Hoạt động")),
      Self.row(Self.cell("1"), Self.cell("Trồng", "cây")))
    #expect(found == ["| STT | Hoạt động |", "| 1 | Trồng cây |"])
  }

  @Test func `a cell over the whole width is the only one of its row`() throws {
    let wide = Self.cell("I. Chủ đề", properties: "<w:gridSpan w:val=\"2\"/>")
    let found = try lines(Self.lined, Self.row(Self.cell("A"), Self.cell("B")), Self.row(wide))
    #expect(found.last == "| I. Chủ đề |")
  }

  @Test func `a table without lines gives the lines of its cells, one cell after the other`() throws {
    let found = try lines(
      "<w:tblPr/>", Self.row(Self.cell("UBND TỈNH", "HỒNG LAM"), Self.cell("CỘNG HÒA", "Độc lập")),
      Self.row(Self.cell("Số: 05/BC"), Self.cell("Hồng Lam, ngày")))
    #expect(found == ["UBND TỈNH", "HỒNG LAM", "", "CỘNG HÒA", "Độc lập", "", "Số: 05/BC", "", "Hồng Lam, ngày"])
  }

  @Test func `a table of four columns is one of figures even without lines`() throws {
    let cells = ["1", "2", "3", "4"].map { Self.cell($0) }
    let found = try lines("<w:tblPr/>", Self.row(cells[0], cells[1], cells[2], cells[3]))
    #expect(found.first == "| 1 | 2 | 3 | 4 |")
  }

  @Test func `lines come from the style of the table, its own or inherited`() throws {
    let styles =
      "<w:style w:styleId=\"Grid\"><w:tblPr><w:tblBorders><w:insideH w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>"
      + "<w:style w:styleId=\"Own\"><w:basedOn w:val=\"Grid\"/></w:style>"
    let properties = "<w:tblPr><w:tblStyle w:val=\"Own\"/></w:tblPr>"
    #expect(try lines(properties, Self.row(Self.cell("a"), Self.cell("b")), styles: styles).first == "| a | b |")
  }

  @Test func `lines of cells make a table, a single rule below a name does not`() throws {
    let sides = "<w:tcBorders><w:top w:val=\"single\"/><w:bottom w:val=\"single\"/></w:tcBorders>"
    let boxed = Self.row(Self.cell("a", properties: sides), Self.cell("b", properties: sides))
    #expect(try lines("<w:tblPr/>", boxed).first == "| a | b |")
    let rule = "<w:tcBorders><w:bottom w:val=\"single\"/><w:top w:val=\"nil\"/></w:tcBorders>"
    let ruled = Self.row(Self.cell("a", properties: rule), Self.cell("b"))
    #expect(try lines("<w:tblPr/>", ruled) == ["a", "", "b"])
  }

  @Test func `a box of one cell is text`() throws {
    #expect(try lines(Self.lined, Self.row(Self.cell("MẬT"))) == ["MẬT"])
  }

  @Test func `a deleted row is left out`() throws {
    let gone = Self.row(Self.cell("x"), Self.cell("y"), properties: "<w:del w:id=\"1\"/>")
    #expect(try lines(Self.lined, Self.row(Self.cell("a"), Self.cell("b")), gone) == ["| a | b |"])
  }

  @Test func `a table in a cell becomes part of the cell`() throws {
    let inner = "<w:tbl>\(Self.lined)\(Self.row(Self.cell("x"), Self.cell("y")))</w:tbl>"
    let outer = "<w:tc>\(inner)\(DocxSample.paragraph("sau"))</w:tc>"
    let found = try lines(Self.lined, Self.row(Self.cell("a"), outer))
    #expect(found.first == "| a | \\| x \\| y \\| sau |")
  }

  @Test func `a bar in a cell does not end it`() throws {
    #expect(try lines(Self.lined, Self.row(Self.cell("a|b"), Self.cell("c"))).first == "| a\\|b | c |")
  }

  @Test func `a row without text gives no line`() throws {
    #expect(
      try lines(Self.lined, Self.row(Self.cell(""), Self.cell("")), Self.row(Self.cell("a"), Self.cell(""))).first
        == "| a |  |")
  }
}
