// SPDX-License-Identifier: Apache-2.0
import Vietnamese

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
    var product: Range<Int>?
    var funding: Range<Int>?
    var unit: Range<Int>?

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
      product = cell(columns.product)
      funding = cell(columns.funding)
      unit = cell(columns.unit)
    }

    /// Where the cells stand among all of the row, as its columns tell; those of empty cells too.
    static func places(_ columns: Columns, in cells: [Range<Int>]) -> ReadPlan.RowColumns {
      func place(_ column: Int?) -> Int8? { column.flatMap { cells.indices.contains($0) ? Int8(clamping: $0) : nil } }
      return ReadPlan.RowColumns(
        number: place(columns.number), text: place(columns.text), lead: place(columns.lead),
        coordinate: place(columns.coordinate), responsible: place(columns.responsible), time: place(columns.time))
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
    var product: Int?
    var funding: Int?
    /// What the head of the column of funds says in brackets: `triệu đồng`.
    var fundingUnit: String?

    /// A column of units, beside indicators.
    var unit: Int?
    /// Whether the rows are indicators, each with its value, not tasks with a product.
    var areIndicators = false
    /// A column of indicators, which holds the tasks where no other does.
    var aim: Int?

    /// Whether it is known who does the tasks, or when.
    var hasDoer: Bool { lead != nil || responsible != nil || time != nil && (coordinate != nil || product != nil) }
  }

  /// Number of the row whose cells are coming in, or -1.
  private(set) var row = -1
  private(set) var cells: [Range<Int>] = []
  /// The label that opens the first cell, for a row of one cell.
  private(set) var firstParagraph: Paragraph?
  /// Index of that cell.
  private(set) var firstCell = 0
  private var lastCell = -1
  var columns: Columns?
  /// A head that names tasks, but neither doer nor time: a second row may.
  var pendingHead: (columns: Columns, cells: Int)?
  /// Whether a row of tasks has been read.
  var hasRows = false
  /// Funds of the rows so far, in thousandths, and whether some cell told something else than an amount.
  var funds: [Int] = []
  var hasOtherFunds = false

  mutating func add(_ paragraph: Paragraph) {
    if row != paragraph.row {
      row = paragraph.row
      cells.removeAll()
      lastCell = -1
      firstParagraph = paragraph
      firstCell = max(0, min(paragraph.cell, 63))
    }
    if paragraph.cell == lastCell, let last = cells.last {
      cells[cells.count - 1] = last.lowerBound..<paragraph.range.upperBound
    } else {
      // Cells that a flattened table left empty have no text of their own.
      while cells.count < min(paragraph.cell, 63) {
        cells.append(paragraph.range.lowerBound..<paragraph.range.lowerBound)
      }
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
    pendingHead = nil
    hasRows = false
    funds.removeAll()
    hasOtherFunds = false
  }
}

extension PlanBuilder {
  /// Adds the funds of a row up, and compares them with the sum that the table states.
  private mutating func addFunds(_ cell: Range<Int>?) {
    guard let cell else { return }
    if let value = amount(in: cell) {
      table.funds.append(value)
    } else {
      table.hasOtherFunds = true
    }
  }

  private mutating func takeTotal(_ cells: [Range<Int>], _ columns: TaskTable.Columns) {
    guard let column = columns.funding, column < cells.count, let stated = amount(in: cells[column]),
      table.funds.count > 1
    else { return }
    let sum = table.funds.reduce(0, +)
    if sum != stated {
      let text =
        "\(formatted(ScaledDecimal(units: sum, scale: 3))) ≠ \(formatted(ScaledDecimal(units: stated, scale: 3)))"
      facts.sumFaults.append((plan.items.count, text, source.span(cells[column])))
    }
  }

  /// A cell that is a number and perhaps a unit, in thousandths.
  private func amount(in cell: Range<Int>) -> Int? {
    let text = source.clean(cell)
    guard let number = text.split(separator: " ").first, number.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }),
      let value = ScaledDecimal(utf8: Array(number.utf8)[...]), value.scale <= 3, value.units < 1 << 40
    else { return nil }
    return value.units * [1000, 100, 10, 1][value.scale]
  }

  /// Completes a row: the head of a task table tells the columns; later rows become items; rows of other tables are none.
  mutating func finishRow() {
    let first = table.firstParagraph
    let start = table.firstCell
    let cells = table.takeRow()
    if takeHead(cells) {
      if draft?.isPlain == true { outline.updateTop { $0.introduces = true } }
      keep(.columns, row: cells)
      return
    }
    guard let columns = table.columns, let first else { return keep(.row, row: cells) }
    if isTotal(cells) {
      takeTotal(cells, columns)
      keep(.row, row: cells)
    } else if cells.count - start == 1 || cells.dropFirst(start + 1).allSatisfy({ $0.isEmpty }), !first.range.isEmpty {
      pushHeading(first, cells[start], cells)
    } else {
      pushRow(TaskTable.Row(cells, columns), cells)
    }
    table.hasRows = true
  }

  /// Takes a row as the head of the table, or as the second row of its head; tells whether it is one. Rows behind the first
  /// task are never heads.
  private mutating func takeHead(_ cells: [Range<Int>]) -> Bool {
    guard !table.hasRows, cells.count >= 2, cells.count <= 14 else { return false }
    if let (columns, count) = table.pendingHead ?? table.columns.map({ ($0, $0.count) }) {
      return takeSecondHead(cells, columns, count)
    }
    guard let columns = readColumns(cells) else { return false }
    if columns.hasDoer {
      table.columns = columns
    } else {
      table.pendingHead = (columns, cells.count)
    }
    return true
  }

  /// A second row of the head: it splits a column of the first («Phân công»: «Chủ trì», «Phối hợp»), stands below it, or
  /// only numbers the columns.
  private mutating func takeSecondHead(_ cells: [Range<Int>], _ columns: TaskTable.Columns, _ count: Int) -> Bool {
    let isNumbering = cells.allSatisfy { $0.count <= 4 } && cells.contains { source.clean($0).contains("(") }
    if isNumbering, cells.count >= count { return true }
    var second = TaskTable.Columns(count: cells.count, text: columns.text)
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      passage.take(cell)
      guard passage.tokens.count <= 12, !passage.tokens.isKind(.number, at: 0) else { return false }
      readColumn(index, &second)
    }
    guard second.lead != nil || second.coordinate != nil || second.responsible != nil, second.number == nil else {
      return false
    }
    // In a flattened table the second row holds only the cells of the column that it splits.
    let shift = cells.contains { $0.isEmpty } || cells.count >= count ? 0 : splitColumn(columns, count)
    var merged = columns
    merged.lead = second.lead.map { $0 + shift } ?? columns.lead
    merged.coordinate = second.coordinate.map { $0 + shift } ?? columns.coordinate
    merged.responsible = second.responsible.map { $0 + shift }
    if shift > 0 {
      let more = cells.count - 1
      if let time = columns.time, time > shift { merged.time = time + more }
      if let product = columns.product, product > shift { merged.product = product + more }
      if let funding = columns.funding, funding > shift { merged.funding = funding + more }
      merged.count = count + more
    }
    guard merged.hasDoer, merged.text >= 0 else { return false }
    table.columns = merged
    table.pendingHead = nil
    return true
  }

  /// The column of the first row that says neither task, number, time, product nor funds: the one that is split.
  private func splitColumn(_ columns: TaskTable.Columns, _ count: Int) -> Int {
    let others = [columns.number, columns.text, columns.time, columns.product, columns.funding]
    return columns.responsible ?? (0..<count).first { column in !others.contains(column) } ?? 0
  }

  /// The columns of a head: one of tasks, and perhaps those of the doer and of the time.
  private mutating func readColumns(_ cells: [Range<Int>]) -> TaskTable.Columns? {
    var columns = TaskTable.Columns(count: cells.count, text: -1)
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      passage.take(cell)
      guard passage.tokens.count <= 14 else { return nil }
      readColumn(index, &columns)
    }
    if columns.text < 0, columns.lead != nil, let aim = columns.aim {
      columns.text = aim
      columns.areIndicators = true
      columns.unit = columns.unit ?? columns.responsible
      columns.responsible = nil
    }
    // A head of tasks whose word was lost: the first column that says nothing else.
    if columns.text < 0, columns.number != nil, columns.lead != nil || columns.responsible != nil && columns.time != nil
    {
      let known = [
        columns.number, columns.lead, columns.coordinate, columns.responsible, columns.time, columns.product,
        columns.funding, columns.unit, columns.aim,
      ]
      columns.text = (0..<cells.count).first { !known.contains($0) } ?? -1
    }
    let mayBeSplit = columns.number != nil && cells.count >= 3
    return columns.text >= 0 && (columns.hasDoer || mayBeSplit) ? columns : nil
  }

  private func readColumn(_ index: Int, _ columns: inout TaskTable.Columns) {
    let tokens = passage.tokens
    let end = tokens.count
    let first = tokens[0].code
    if passage.first(.lead, from: 0, to: end) != nil {
      columns.lead = columns.lead ?? index
    } else if passage.first(.coordinate, from: 0, to: end) != nil {
      columns.coordinate = columns.coordinate ?? index
    } else if tokens.has(.timeKey, at: 0) || Self.timeColumns.contains(first) && end <= 4 {
      columns.time = columns.time ?? index
    } else if Self.fundingColumns.contains(where: { passage.matches($0, at: 0) }) {
      columns.funding = columns.funding ?? index
      if let open = passage.first(.open, from: 0, to: end) { columns.fundingUnit = passage.text(open + 1, end - 1) }
    } else if Self.productColumns.contains(where: { passage.matches($0, at: 0) }) {
      columns.product = columns.product ?? index
    } else if first == Self.unitColumn.0
      || passage.matches([Self.unitColumn.1, Self.unitColumn.2, Self.unitColumn.3], at: 0)
    {
      columns.unit = columns.unit ?? index
    } else if Self.doerColumns.contains(first) {
      columns.responsible = columns.responsible ?? index
    } else if Self.numberColumns.contains(first) && tokens[0].isUppercase || first == Self.ordinalColumn {
      columns.number = columns.number ?? index
    } else if columns.text < 0, (0..<min(end, 4)).contains(where: { Self.textColumns.contains(tokens[$0].code) }) {
      columns.text = index
    } else if columns.aim == nil, passage.matches(Self.aimColumn, at: 0) {
      columns.aim = index
    }
  }

  private static let unitColumn = (syllable("đvt"), syllable("đơn"), syllable("vị"), syllable("tính"))
  private static let ordinalColumn = syllable("số")
  private static let timeColumns = Set(["thời", "hạn", "mốc", "ngày"].map(syllable))
  private static let aimColumn = ["chỉ", "tiêu"].map(syllable)
  private static let fundingColumns = [
    ["kinh", "phí"], ["nguồn", "vốn"], ["nguồn", "kinh"], ["dự", "toán"], ["dự", "kiến", "kinh"], ["tổng", "kinh"],
    ["vốn"],
  ]
  .map { $0.map(syllable) }
  private static let productColumns = [
    ["sản", "phẩm"], ["kết", "quả"], ["dự", "kiến", "sản"], ["dự", "kiến", "kết"], ["đầu", "ra"],
    ["hình", "thức", "văn"],
    ["yêu", "cầu", "sản"], ["hồ", "sơ"],
  ].map { $0.map(syllable) }
  private static let numberColumns = Set(["stt", "tt"].map(syllable))
  /// «đơn», «cơ», «người», «cá», «bộ», «phân», «trách»: cơ quan thực hiện, đơn vị phụ trách, người chịu trách nhiệm.
  private static let doerColumns = Set(["đơn", "cơ", "người", "cá", "bộ", "phân", "trách"].map(syllable))
  /// «nhiệm», «nội», «việc», «hoạt»: the words by which a column of tasks is called.
  private static let textColumns = Set(["nhiệm", "nội", "việc", "hoạt"].map(syllable))

  /// «Tổng cộng», «Cộng»: the sum of the rows.
  private func isTotal(_ cells: [Range<Int>]) -> Bool {
    guard let cell = cells.first(where: { !$0.isEmpty }), cell.count <= 60 else { return false }
    let span = source.bytes.span
    let word = TextLine.firstWord(span, Label.skipMarkup(span, cell.lowerBound, cell.upperBound))
    guard let code = word.syllable?.code else { return false }
    if code == Self.total.0 { return true }
    guard code == Self.total.1 else { return false }
    let next = TextLine.firstWord(span, Label.skipMarkup(span, word.end, cell.upperBound)).syllable?.code
    return next == Self.total.0 || next == Self.total.2
  }

  private static let total = (syllable("cộng"), syllable("tổng"), syllable("số"))

  /// A row of one cell is a heading within the table.
  private mutating func pushHeading(_ paragraph: Paragraph, _ cell: Range<Int>, _ cells: [Range<Int>]) {
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
      ranges: TextRanges(paragraph.textStart..<max(paragraph.textStart, cell.upperBound)),
      start: paragraph.range.lowerBound,
      label: paragraph.label.map { $0.style.isBullet ? "-" : source.clean($0.printed) } ?? "",
      parent: outline.open(plan.items.count, label), cells: cells)
  }

  private mutating func pushRow(_ row: TaskTable.Row?, _ cells: [Range<Int>]) {
    guard let row else { return keep(.row, row: cells) }
    let printed = row.label.map { source.clean($0) } ?? ""
    if printed.isEmpty, goesOn(row) { return keep(.row, row: cells) }
    addFunds(row.funding)
    finishItem()
    let isRoman =
      row.label.map { Label.read(source.bytes.span, at: contentStart($0), end: $0.upperBound)?.style == .roman }
      ?? false
    let isNumeral = isRoman || !printed.isEmpty && printed.allSatisfy { "IVX.".contains($0) }
    let isHeading = row.isBare && !printed.isEmpty && (isNumeral || !printed.contains { $0.isNumber })
    if isHeading { outline.closeTable(headings: false) }
    let label =
      isHeading
      ? Label(style: .tableHeading, printed: cells[0], textStart: row.text.lowerBound)
      : rowLabel(printed, row.label ?? row.text)
    let start = cells.first { !$0.isEmpty }?.lowerBound ?? row.text.lowerBound
    draft = Draft(
      ranges: TextRanges(row.text), start: min(start, row.text.lowerBound),
      end: max(row.text.upperBound, cells.last { !$0.isEmpty }?.upperBound ?? 0),
      label: printed.trimmingEnd("."), parent: outline.open(plan.items.count, label),
      row: isHeading ? nil : row, cells: cells,
      columns: isHeading ? nil : table.columns.map { TaskTable.Row.places($0, in: cells) })
  }

  private func contentStart(_ range: Range<Int>) -> Int {
    Label.skipMarkup(source.bytes.span, range.lowerBound, range.upperBound)
  }

  /// A row without a number that begins within a sentence, because a page break cut it: its cells belong to the row before.
  private mutating func goesOn(_ row: TaskTable.Row) -> Bool {
    guard var draft, var before = draft.row else { return false }
    guard opensWithin(row.text) || source.bytes[contentStart(row.text)] == UInt8(ascii: "(") else { return false }
    draft.ranges.append(row.text)
    draft.end = max(draft.end ?? 0, row.text.upperBound)
    func whole(_ cell: Range<Int>?) -> Range<Int>? { cell.flatMap { opensWithin($0) ? nil : $0 } }
    before.time = before.time ?? whole(row.time)
    before.lead = before.lead ?? whole(row.lead)
    before.coordinate = before.coordinate ?? whole(row.coordinate)
    before.product = before.product ?? whole(row.product)
    draft.row = before
    self.draft = draft
    return true
  }

  /// Whether a cell begins within a sentence.
  private func opensWithin(_ cell: Range<Int>) -> Bool {
    let start = contentStart(cell)
    let word = TextLine.firstWord(source.bytes.span, start)
    return word.end > start && !word.isCapitalised
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
