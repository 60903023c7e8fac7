// SPDX-License-Identifier: Apache-2.0

/// Collects the cells of a table and knows what its columns hold.
struct TaskTable {
  /// The cells of one row that make a task.
  struct Row {
    var label: Range<Int>?
    var text: Range<Int>
    var lead: Range<Int>?
    var coordinate: Range<Int>?
    var responsible: Range<Int>?
    var time: Range<Int>?

    /// Takes the cells by their columns; `nil` where the cell of the text is empty or missing.
    init?(_ cells: [Range<Int>], _ columns: Columns) {
      func cell(_ column: Int?) -> Range<Int>? {
        guard let column, column < cells.count, !cells[column].isEmpty else { return nil }
        return cells[column]
      }
      guard let text = cell(columns.text) else { return nil }
      self.text = text
      label = cell(columns.number)
      lead = cell(columns.lead)
      coordinate = cell(columns.coordinate)
      responsible = cell(columns.responsible)
      time = cell(columns.time)
    }

    /// Whether nobody does it and no time is told: a heading within the table.
    var isBare: Bool { lead == nil && coordinate == nil && responsible == nil && time == nil }
  }

  /// Column of each kind of content.
  struct Columns {
    var count: Int
    var number: Int?
    var text: Int
    var lead: Int?
    var coordinate: Int?
    var responsible: Int?
    var time: Int?
  }

  /// Number of the row whose cells are coming in, or -1.
  private(set) var row = -1
  private(set) var cells: [Range<Int>] = []
  /// The label that opens the first cell, for a row of one cell.
  private(set) var firstParagraph: Paragraph?
  private var lastCell = -1
  var columns: Columns?

  mutating func add(_ paragraph: Paragraph) {
    if row != paragraph.row {
      row = paragraph.row
      cells.removeAll()
      lastCell = -1
      firstParagraph = paragraph
    }
    if paragraph.cell == lastCell, let last = cells.last {
      cells[cells.count - 1] = last.lowerBound..<paragraph.range.upperBound
    } else {
      cells.append(paragraph.range)
      lastCell = paragraph.cell
    }
  }

  /// Forgets the row, and gives its cells.
  mutating func takeRow() -> [Range<Int>] {
    row = -1
    return cells
  }

  mutating func end() {
    row = -1
    columns = nil
  }
}

extension PlanBuilder {
  /// Completes a row: the head of a task table tells the columns; later rows become items; rows of other tables are none.
  mutating func finishRow() {
    let first = table.firstParagraph
    let cells = table.takeRow()
    if let columns = readColumns(cells) {
      table.columns = columns
      if draft?.isPlain == true { outline.updateTop { $0.introduces = true } }
      keep(.columns, row: cells)
      return
    }
    guard let columns = table.columns, let first else { return keep(.row, row: cells) }
    if cells.count == 1 || cells.dropFirst().allSatisfy({ $0.isEmpty }) {
      pushHeading(first, cells)
    } else {
      pushRow(TaskTable.Row(cells, columns), cells)
    }
  }

  /// The columns of a head: one of tasks, and one of the doer or of the time. Later rows are never heads.
  private mutating func readColumns(_ cells: [Range<Int>]) -> TaskTable.Columns? {
    guard table.columns == nil, cells.count >= 2, cells.count <= 12 else { return nil }
    var columns = TaskTable.Columns(count: cells.count, text: -1)
    for (index, cell) in cells.enumerated() {
      passage.take(cell)
      guard passage.tokens.count <= 12 else { return nil }
      readColumn(index, &columns)
    }
    let hasDoer = columns.lead != nil || columns.responsible != nil || columns.time != nil && columns.coordinate != nil
    return columns.text >= 0 && hasDoer ? columns : nil
  }

  private func readColumn(_ index: Int, _ columns: inout TaskTable.Columns) {
    let tokens = passage.tokens
    let end = tokens.count
    if passage.first(.lead, from: 0, to: end) != nil {
      columns.lead = columns.lead ?? index
    } else if passage.first(.coordinate, from: 0, to: end) != nil {
      columns.coordinate = columns.coordinate ?? index
    } else if tokens.has(.timeKey, at: 0) {
      columns.time = columns.time ?? index
    } else if Self.doerColumns.contains(tokens[0].code) {
      columns.responsible = columns.responsible ?? index
    } else if Self.numberColumns.contains(tokens[0].code) && tokens[0].isUppercase {
      columns.number = columns.number ?? index
    } else if columns.text < 0, (0..<min(end, 4)).contains(where: { Self.textColumns.contains(tokens[$0].code) }) {
      columns.text = index
    }
  }

  private static let numberColumns = Set(["stt", "tt"].map(syllable))
  /// «đơn», «cơ», «người», «cá», «bộ», «phân», «trách»: cơ quan thực hiện, đơn vị phụ trách, người chịu trách nhiệm.
  private static let doerColumns = Set(["đơn", "cơ", "người", "cá", "bộ", "phân", "trách"].map(syllable))
  /// «nhiệm», «nội», «việc», «hoạt»: the words by which a column of tasks is called.
  private static let textColumns = Set(["nhiệm", "nội", "việc", "hoạt"].map(syllable))

  /// A row of one cell is a heading within the table.
  private mutating func pushHeading(_ paragraph: Paragraph, _ cells: [Range<Int>]) {
    finishItem()
    outline.closeTable(headings: false)
    let depth =
      switch paragraph.label?.style {
      case .number: 1 + (paragraph.label?.depth ?? 1)
      case .letter, .bracketed, .dash, .plus: 5
      default: 1
      }
    let label = Label(
      style: .tableHeading, depth: depth, printed: paragraph.range, textStart: paragraph.textStart)
    draft = Draft(
      ranges: TextRanges(paragraph.textStart..<table.cells[0].upperBound), start: paragraph.range.lowerBound,
      label: paragraph.label.map { $0.style.isBullet ? "-" : source.clean($0.printed) } ?? "",
      parent: outline.open(plan.items.count, label), cells: cells)
  }

  private mutating func pushRow(_ row: TaskTable.Row?, _ cells: [Range<Int>]) {
    guard let row else { return keep(.row, row: cells) }
    finishItem()
    let printed = row.label.map { source.clean($0) } ?? ""
    let isHeading = row.isBare && !printed.isEmpty && !printed.contains { $0.isNumber }
    if isHeading { outline.closeTable(headings: false) }
    let label =
      isHeading
      ? Label(style: .tableHeading, printed: cells[0], textStart: row.text.lowerBound)
      : rowLabel(printed, row.label ?? row.text)
    draft = Draft(
      ranges: TextRanges(row.text), start: cells[0].lowerBound, end: cells[cells.count - 1].upperBound,
      label: printed.trimmingEnd("."), parent: outline.open(plan.items.count, label),
      row: isHeading ? nil : row, cells: cells)
  }

  /// Rows stand below headings of the table; `1.1` below `1`.
  private func rowLabel(_ printed: String, _ range: Range<Int>) -> Label {
    let depth = printed.split(separator: ".").count
    return Label(style: .tableRow, depth: max(1, depth), printed: range, textStart: range.upperBound)
  }
}

extension String {
  /// The text without a character at its end.
  fileprivate func trimmingEnd(_ character: Character) -> String { last == character ? String(dropLast()) : self }
}
