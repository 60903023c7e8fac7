// SPDX-License-Identifier: Apache-2.0

/// A table while it is read.
struct TableText {
  /// A cell with its place in the grid.
  struct Cell {
    var block = BlockText()
    /// How many columns of the grid it covers.
    var span = 1
    /// Whether it goes on with the cell above.
    var continuesAbove = false
    /// Whether it only stands for a further column that the cell before it covers.
    var isPadding = false
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
  static let columnLimit = 64

  mutating func beginRow() { rows.append(Row()) }

  mutating func endRow() { if rows.last?.isDeleted == true { rows.removeLast() } }

  mutating func markDeleted() { if !rows.isEmpty { rows[rows.count - 1].isDeleted = true } }

  mutating func skip(_ columns: Int) {
    if !rows.isEmpty { rows[rows.count - 1].skipped = min(max(columns, 0), Self.columnLimit) }
  }

  mutating func beginCell() { cell = Cell() }

  mutating func append(_ block: BlockText) {
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
  ///
  /// - Parameter padding: how many empty cells may still be written for those that cover several columns; a small file may
  ///   claim millions.
  func lines(padding: inout Int) -> [LineText] { isLayout ? cellLines : rowLines(&padding) }

  private var cellLines: [LineText] {
    var block = BlockText()
    // The lines of a cell belong together: the names of a head, the list of recipients.
    for row in rows { for cell in row.cells { block.append(cell.block.lines.filter { $0.paragraph > 0 }) } }
    return block.lines
  }

  private func rowLines(_ padding: inout Int) -> [LineText] {
    var grid: [Row] = []
    for row in rows { grid.append(Self.gridRow(row, &padding)) }
    if Self.isDoubleHead(grid) { Self.joinHead(&grid) }
    Self.repeatMerged(&grid)
    return grid.compactMap { row in
      guard row.cells.contains(where: { !$0.text.isEmpty }) else { return nil }
      // Behind the last cell there is no column to keep in its place.
      let last = row.cells.lastIndex { !$0.isPadding || !$0.text.isEmpty } ?? 0
      let texts = row.cells[...last].map(\.text)
      return LineText(text: "| \(texts.joined(separator: " | ")) |", paragraph: row.paragraph)
    }
  }

  /// A row with a cell for each column of the grid, so that columns stay below each other. A cell over the whole width
  /// stays alone.
  private static func gridRow(_ row: Row, _ padding: inout Int) -> Row {
    var grid = Row()
    grid.paragraph = row.cells.lazy.flatMap(\.block.lines).first { $0.paragraph > 0 }?.paragraph ?? 0
    if row.cells.count > 1, padding >= row.skipped {
      padding -= row.skipped
      grid.cells = [Cell](repeating: Cell(), count: row.skipped)
    }
    for cell in row.cells {
      var first = cell
      first.text = text(cell.block)
      first.block = BlockText()
      grid.cells.append(first)
      guard row.cells.count > 1 else { continue }
      var further = Cell()
      further.isPadding = true
      further.continuesAbove = cell.continuesAbove
      for _ in 1..<max(1, cell.span) where grid.cells.count < Self.columnLimit && padding > 0 {
        padding -= 1
        grid.cells.append(further)
      }
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

  /// The lines of a cell on one line. Where a new one may begin, with a capital or a mark, a break stays between them, for
  /// it may part two names.
  private static func text(_ cell: BlockText) -> String {
    var text = ""
    for line in cell.lines.lazy.map(\.text) where !line.isEmpty {
      if !text.isEmpty { text += opensLine(line) ? "<br>" : " " }
      text += line
    }
    return text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func opensLine(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first else { return false }
    return first.properties.isUppercase || ["-", "+", "–", "•"].contains(first)
  }
}
