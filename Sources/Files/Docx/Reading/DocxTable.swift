// SPDX-License-Identifier: Apache-2.0

/// A table while it is read.
struct DocxTable {
  /// A cell with its place in the grid.
  struct Cell {
    var block = DocxBlock()
    /// How many columns of the grid it covers.
    var span = 1
    /// Whether it goes on with the cell above.
    var continuesAbove = false
    /// Its text on one line; a bar in it would end the cell and is written as Markdown does.
    var text = ""
  }
  private struct Row {
    var cells: [Cell] = []
    var isDeleted = false
    var paragraph = 0
    /// Columns of the grid that it leaves out at its beginning.
    var skipped = 0
  }
  private var rows: [Row] = []
  private var cellCount = 0
  /// The properties of the cell that is open.
  var cell = Cell()
  /// Whether the table or its style draws lines between its cells.
  var hasLines = false
  /// Lines that single cells draw.
  var cellSides = 0
  /// More columns than any page shows; a damaged file may claim any number.
  private static let columnLimit = 64

  mutating func beginRow() { rows.append(Row()) }

  mutating func endRow() { if rows.last?.isDeleted == true { rows.removeLast() } }

  mutating func markDeleted() { if !rows.isEmpty { rows[rows.count - 1].isDeleted = true } }

  mutating func skip(_ columns: Int) {
    if !rows.isEmpty { rows[rows.count - 1].skipped = min(max(columns, 0), Self.columnLimit) }
  }

  mutating func beginCell() { cell = Cell() }

  mutating func append(_ block: DocxBlock) {
    cellCount += 1
    cell.block = block
    cell.span = min(max(cell.span, 1), Self.columnLimit)
    if !rows.isEmpty { rows[rows.count - 1].cells.append(cell) }
    cell = Cell()
  }

  /// Whether the table only places things side by side, as heads and signatures do. A single line below a name does not
  /// make a table of it; lines on two sides of each cell do.
  private var isLayout: Bool {
    let columns = rows.map(\.cells.count).max() ?? 0
    return columns <= 1 || (columns <= 3 && !hasLines && cellSides < 2 * cellCount)
  }

  /// What the table gives to the text around it.
  var lines: [DocxLine] { isLayout ? cellLines : rowLines }

  private var cellLines: [DocxLine] {
    var block = DocxBlock()
    // The lines of a cell belong together: the names of a head, the list of recipients.
    for row in rows { for cell in row.cells { block.append(cell.block.lines.filter { $0.paragraph > 0 }) } }
    return block.lines
  }

  private var rowLines: [DocxLine] {
    var grid = rows.map(Self.gridRow)
    if Self.isDoubleHead(grid) { Self.joinHead(&grid) }
    Self.repeatMerged(&grid)
    return grid.compactMap { row in
      guard row.cells.contains(where: { !$0.text.isEmpty }) else { return nil }
      return DocxLine(text: "| \(row.cells.map(\.text).joined(separator: " | ")) |", paragraph: row.paragraph)
    }
  }

  /// A row with a cell for each column of the grid, so that columns stay below each other. A cell over the whole width
  /// stays alone.
  private static func gridRow(_ row: Row) -> Row {
    var grid = Row()
    grid.paragraph = row.cells.lazy.flatMap(\.block.lines).first { $0.paragraph > 0 }?.paragraph ?? 0
    if row.cells.count > 1 { grid.cells = [Cell](repeating: Cell(), count: row.skipped) }
    for cell in row.cells {
      var first = cell
      first.text = text(cell.block)
      first.block = DocxBlock()
      grid.cells.append(first)
      guard row.cells.count > 1 else { continue }
      var further = Cell()
      further.continuesAbove = cell.continuesAbove
      for _ in 1..<max(1, cell.span) where grid.cells.count < Self.columnLimit { grid.cells.append(further) }
    }
    return grid
  }

  /// Whether the first row has cells over several columns, and the second tells these columns apart below them while the
  /// others go on.
  private static func isDoubleHead(_ grid: [Row]) -> Bool {
    guard grid.count > 2, grid[0].cells.count == grid[1].cells.count, grid[0].cells.count > 1 else { return false }
    let (upper, lower) = (grid[0].cells, grid[1].cells)
    guard upper.contains(where: { $0.span > 1 }) else { return false }
    var covered = 0
    for (above, below) in zip(upper, lower) {
      if above.span > 1 { covered = above.span }
      let isParted = covered > 0 && !below.text.isEmpty && !below.continuesAbove
      guard isParted || below.continuesAbove else { return false }
      covered = max(0, covered - 1)
    }
    return true
  }

  /// Makes one head of two: what stands over several columns is said of each of them.
  private static func joinHead(_ grid: inout [Row]) {
    var (shared, left) = ("", 0)
    for index in grid[0].cells.indices {
      let above = grid[0].cells[index]
      if above.span > 1 { (shared, left) = (above.text, above.span) }
      let upper = left > 0 ? shared : above.text
      let lower = grid[1].cells[index].text
      grid[0].cells[index].text = lower.isEmpty ? upper : upper.isEmpty ? lower : "\(upper) \(lower)"
      grid[0].cells[index].span = 1
      left = max(0, left - 1)
    }
    grid.remove(at: 1)
  }

  /// A merged cell says the same of each of its rows. The first column has the numbers, which are not said again.
  private static func repeatMerged(_ grid: inout [Row]) {
    for row in grid.indices.dropFirst() {
      for column in grid[row].cells.indices.dropFirst()
      where grid[row].cells[column].continuesAbove && grid[row].cells[column].text.isEmpty {
        if column < grid[row - 1].cells.count { grid[row].cells[column].text = grid[row - 1].cells[column].text }
      }
    }
  }

  private static func text(_ cell: DocxBlock) -> String {
    cell.lines.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
