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

  private static func merged(_ text: String = "", _ value: String = "") -> String {
    cell(text, properties: value.isEmpty ? "<w:vMerge/>" : "<w:vMerge w:val=\"\(value)\"/>")
  }

  private static func wide(_ text: String, _ columns: Int) -> String {
    cell(text, properties: "<w:gridSpan w:val=\"\(columns)\"/>")
  }

  @Test func `a cell over several rows says the same of each, but a number only once`() throws {
    let found = try lines(
      Self.lined, Self.row(Self.cell("TT"), Self.cell("Nhiệm vụ"), Self.cell("Chủ trì")),
      Self.row(Self.merged("1", "restart"), Self.cell("Trồng cây"), Self.merged("Sở A", "restart")),
      Self.row(Self.merged(), Self.cell("Tưới cây"), Self.merged()),
      Self.row(Self.cell("2"), Self.cell("Dọn kênh"), Self.merged("Sở B", "restart")),
      Self.row(Self.cell("3"), Self.cell("Vét hồ"), Self.merged("", "continue")))
    #expect(
      found == [
        "| TT | Nhiệm vụ | Chủ trì |", "| 1 | Trồng cây | Sở A |", "|  | Tưới cây | Sở A |", "| 2 | Dọn kênh | Sở B |",
        "| 3 | Vét hồ | Sở B |",
      ])
  }

  @Test func `columns stay below each other where a cell covers several`() throws {
    let found = try lines(
      Self.lined, Self.row(Self.cell("TT"), Self.cell("Việc"), Self.cell("Ai"), Self.cell("Bao giờ")),
      Self.row(Self.cell("1"), Self.wide("Trồng cây", 2), Self.cell("Quý I")),
      Self.row(Self.cell("2"), Self.cell("Tưới"), properties: "<w:gridBefore w:val=\"1\"/>"))
    #expect(found == ["| TT | Việc | Ai | Bao giờ |", "| 1 | Trồng cây |  | Quý I |", "|  | 2 | Tưới |"])
  }

  @Test func `a head of two rows becomes one`() throws {
    let found = try lines(
      Self.lined,
      Self.row(
        Self.merged("TT", "restart"), Self.merged("Nhiệm vụ", "restart"), Self.wide("Cơ quan thực hiện", 2),
        Self.merged("Thời gian", "restart")),
      Self.row(Self.merged(), Self.merged(), Self.cell("Chủ trì"), Self.cell("Phối hợp"), Self.merged()),
      Self.row(Self.cell("1"), Self.cell("Trồng"), Self.cell("Sở A"), Self.cell("Sở B"), Self.cell("2026")))
    #expect(
      found == [
        "| TT | Nhiệm vụ | Cơ quan thực hiện Chủ trì | Cơ quan thực hiện Phối hợp | Thời gian |",
        "| 1 | Trồng | Sở A | Sở B | 2026 |",
      ])
  }

  @Test func `a row of figures below a wide cell is no head`() throws {
    let found = try lines(
      Self.lined, Self.row(Self.cell("a"), Self.wide("b", 2)), Self.row(Self.cell("1"), Self.cell("2"), Self.cell("3")),
      Self.row(Self.cell("4"), Self.cell("5"), Self.cell("6")))
    #expect(found == ["| a | b |", "| 1 | 2 | 3 |", "| 4 | 5 | 6 |"])
  }

  @Test(arguments: [-5, 0, 1_000_000_000]) func `a cell that claims an impossible width does no harm`(columns: Int)
    throws
  {
    let found = try lines(Self.lined, Self.row(Self.cell("a"), Self.wide("b", columns), Self.cell("c")))
    #expect(found.count == 1 && found[0].hasPrefix("| a | b |") && found[0].hasSuffix(" c |"))
    let before = Self.row(Self.cell("a"), Self.cell("b"), properties: "<w:gridBefore w:val=\"\(columns)\"/>")
    #expect(try lines(Self.lined, before).count == 1)
  }
}
