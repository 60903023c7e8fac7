// SPDX-License-Identifier: Apache-2.0

/// Where the reader stands in a table that a crawler has flattened: each cell on lines of its own, with a line of one pipe
/// before, between and behind the cells. An empty cell leaves two pipes in a row, and so does the end of a row; the number
/// of columns and what follows tell them apart.
struct PipeTable {
  /// Number of the row over the whole text, and of the cell within it; -1 outside.
  private(set) var row = -1
  private(set) var cell = -1
  private(set) var isOpen = false
  var lastWasPipe = false
  private var nextRow = 0
  /// Cells of the first row; zero until it has ended.
  private var columns = 0
  /// How many rows have ended.
  private var rows = 0

  /// Takes a run of pipes. `beforeLabel` says that the number of a row follows.
  mutating func pass(_ count: Int, beforeLabel: Bool) {
    lastWasPipe = true
    guard isOpen else {
      isOpen = true
      columns = 0
      rows = 0
      begin(cell: count - 1)
      return
    }
    // Pipes that close the cell and the empty ones behind it, and the one that opens the next row.
    let needed = max(columns - 1 - cell, 0) + 2
    if count == 1 {
      cell += 1
    } else if columns == 0 || count >= needed {
      end()
      begin(cell: count - (columns == 0 ? 2 : needed))
    } else if beforeLabel {
      end()
      begin(cell: count - 2)
    } else {
      cell += count
    }
  }

  /// Takes a row that stands on one line.
  mutating func passRow() {
    row = nextRow
    nextRow += 1
    isOpen = false
  }

  /// Closes the table.
  mutating func close() { isOpen = false }

  private mutating func begin(cell: Int) {
    row = nextRow
    nextRow += 1
    self.cell = max(cell, 0)
  }

  /// The first row tells the columns; where a second one splits a column of the first, both together do.
  private mutating func end() {
    rows += 1
    if rows == 1 {
      columns = cell + 1
    } else if cell + 1 > columns {
      columns = cell + 1
    }
  }
}
