// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// Tables of WordprocessingML.
extension XMLWriter {
  /// A table without lines that only places things side by side; widths in twips.
  mutating func layoutTable(columns: [Int], _ rows: (inout XMLWriter) -> Void) {
    markup("<w:tbl><w:tblPr><w:tblW w:w=\"\(columns.reduce(0, +))\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>")
    markup(
      "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>")
    grid(columns)
    rows(&self)
    markup("</w:tbl>")
  }

  /// A row of a table that places things; `content` fills each cell.
  mutating func layoutRow(_ columns: [Int], _ content: (inout XMLWriter, Int) -> Void) {
    markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
    for (index, width) in columns.enumerated() {
      markup("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>")
      content(&self, index)
      markup("</w:tc>")
    }
    markup("</w:tr>")
  }

  /// A table with lines, whose head is repeated on every page.
  mutating func linedTable(_ table: TextTable, width: Int, head: TextStyle) {
    let shares = max(1, table.columns.reduce(0) { $0 + $1.width })
    let columns = table.columns.map { $0.width * width / shares }
    markup("<w:tbl><w:tblPr><w:tblW w:w=\"\(columns.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>")
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      markup("<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    }
    markup("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>")
    markup("<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>")
    grid(columns)
    markup("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    for (column, width) in zip(table.columns, columns) {
      cell(
        column.title, width: width, centred: true, run: head.runProperties, properties: "<w:vAlign w:val=\"center\"/>")
    }
    markup("</w:tr>")
    for row in table.rows { write(row, of: table, columns, head: head) }
    markup("</w:tbl>")
  }

  private mutating func write(_ row: TextTable.Row, of table: TextTable, _ columns: [Int], head: TextStyle) {
    markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
    switch row {
    case .span(let text):
      let span = "<w:gridSpan w:val=\"\(columns.count)\"/>"
      cell(text, width: columns.reduce(0, +), centred: false, run: head.runProperties, properties: span, keepNext: true)
    case .cells(let cells):
      for (index, width) in columns.enumerated() {
        let text = index < cells.count ? cells[index] : ""
        cell(text, width: width, centred: table.columns[index].centred, run: "")
      }
    }
    markup("</w:tr>")
  }

  private mutating func cell(
    _ text: String, width: Int, centred: Bool, run properties: String, properties cell: String = "",
    keepNext: Bool = false
  ) {
    markup("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(cell)</w:tcPr>")
    markup("<w:p><w:pPr><w:pStyle w:val=\"TableCell\"/>\(keepNext ? "<w:keepNext/>" : "")")
    markup("\(centred ? "<w:jc w:val=\"center\"/>" : "")</w:pPr>")
    run(text, properties: properties)
    markup("</w:p></w:tc>")
  }

  private mutating func grid(_ columns: [Int]) {
    markup("<w:tblGrid>")
    for width in columns { markup("<w:gridCol w:w=\"\(width)\"/>") }
    markup("</w:tblGrid>")
  }
}
