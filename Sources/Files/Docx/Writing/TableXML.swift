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
    let columns = beginLinedTable(table.columns.map(\.width), width: width)
    beginRow(isHead: true)
    for (column, width) in zip(table.columns, columns) {
      cell(
        column.title, width: width, centred: true, run: head.runProperties, properties: "<w:vAlign w:val=\"center\"/>")
    }
    markup("</w:tr>")
    for row in table.rows { write(row, of: table, columns, head: head) }
    markup("</w:tbl>")
  }

  /// A table of a plan, cell by cell. The last cell of a row with fewer cells stands over the columns that are left, so
  /// that each row keeps its own cells.
  mutating func linedTable(_ table: PlanTable, width: Int, head: TextStyle) {
    let columns = beginLinedTable(table.widths, width: width)
    let isOneColumn = table.rows.allSatisfy { $0.count <= 1 }
    for (index, row) in table.rows.enumerated() {
      let isHead = index == 0 && table.hasHead
      beginRow(isHead: isHead)
      let cells = isOneColumn || row.isEmpty ? row + [""] : row
      for (column, text) in cells.enumerated() {
        let covered = column == cells.count - 1 ? columns[column...] : columns[column...column]
        let isWide = column == 0 && covered.count > 1
        cell(
          text, width: covered.reduce(0, +), centred: isHead, run: isHead || isWide ? head.runProperties : "",
          properties: covered.count > 1 ? "<w:gridSpan w:val=\"\(covered.count)\"/>" : "", keepNext: isWide)
      }
      markup("</w:tr>")
    }
    markup("</w:tbl>")
  }

  /// Begins a table with lines and gives the widths of its columns, in twips, from their shares.
  private mutating func beginLinedTable(_ shares: [Int], width: Int) -> [Int] {
    let sum = max(1, shares.reduce(0, +))
    let columns = shares.map { $0 * width / sum }
    markup("<w:tbl><w:tblPr><w:tblW w:w=\"\(columns.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>")
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      markup("<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    }
    markup("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>")
    markup("<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>")
    grid(columns)
    return columns
  }

  private mutating func beginRow(isHead: Bool) {
    markup("<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>")
  }

  private mutating func write(_ row: TextTable.Row, of table: TextTable, _ columns: [Int], head: TextStyle) {
    beginRow(isHead: false)
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
