// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import PlanReading
import Store

/// The rows of a plan's tables as they are written out again: what people left as it was stands as it was issued, what they
/// put right stands as they have it, and an item that was cut out of a row has a row of its own.
struct RowCopies {
  private let rows: [Int: ReadPlan.Item]
  /// Who takes part in an item as it was read.
  private let read: [Int: [ReadPlan.Assignment]]
  /// Who takes part in an item as it was put right.
  private let parts: [ID<PlanItem>: [Assignment]]
  /// The row that the last item stood in.
  private var last: ReadPlan.Item?

  init(of source: ReadPlan, parts: [Assignment]) {
    rows = Dictionary(
      source.items.filter { !$0.cells.isEmpty }.map { ($0.span.start, $0) }, uniquingKeysWith: { first, _ in first })
    read = Dictionary(grouping: source.assignments, by: \.item)
    self.parts = Dictionary(grouping: parts, by: \.item)
  }

  /// The cells of an item's row; none for what stands in no table. Items come in the order of the document.
  mutating func cells(of item: PlanItem) -> [String] {
    if let row = rows[item.span.lowerBound] {
      last = row
      return cells(of: item, in: row)
    }
    guard let row = last, item.span.lowerBound > row.span.start, item.span.lowerBound < row.span.end else {
      last = nil
      return []
    }
    return furtherCells(of: item, in: row)
  }

  private func cells(of item: PlanItem, in row: ReadPlan.Item) -> [String] {
    var cells = row.cells
    guard let columns = row.columns else { return cells.map { $0 == row.text ? item.text : $0 } }
    if item.label != row.label { put(item.label, at: columns.number, &cells) }
    if item.text != row.text { put(item.text, at: columns.text, &cells) }
    putWork(of: item, row, columns, &cells)
    return cells
  }

  /// The row of what was cut out of another: its own number and text, who does it and when. What else the row told, such as
  /// its funds, is told once. It begins with a capital, as each row does.
  private func furtherCells(of item: PlanItem, in row: ReadPlan.Item) -> [String] {
    guard let columns = row.columns else { return [] }
    let issued = row.cells
    var cells = issued.map { _ in "" }
    for column in [columns.lead, columns.coordinate, columns.responsible, columns.time] {
      if let column { put(issued[Int(column)], at: column, &cells) }
    }
    put(item.label, at: columns.number, &cells)
    put(item.text.prefix(1).uppercased() + item.text.dropFirst(), at: columns.text, &cells)
    putWork(of: item, row, columns, &cells)
    return cells
  }

  /// Bodies and deadline, where they are others than were read. A table without a column of who leads has all doers in one;
  /// who takes part in a table without a column for it stands in none.
  private func putWork(
    of item: PlanItem, _ row: ReadPlan.Item, _ columns: ReadPlan.RowColumns, _ cells: inout [String]
  ) {
    let read = read[row.index] ?? []
    let now = parts[item.id] ?? []
    let leads: Set<AssignmentRole> =
      columns.lead == nil || columns.responsible == nil ? [.lead, .coLead, .responsible] : [.lead, .coLead]
    let doers: [(column: Int8?, roles: Set<AssignmentRole>)] = [
      (columns.lead ?? columns.responsible, leads), (columns.coordinate, [.coordinate]),
      (columns.lead == nil ? nil : columns.responsible, [.responsible]),
    ]
    for (column, roles) in doers {
      let before = read.filter { roles.contains($0.role) }.map(\.body)
      let bodies = now.filter { roles.contains($0.role) }.map(\.body)
      if before != bodies { put(bodies.joined(separator: "; "), at: column, &cells) }
    }
    let due = read.lazy.compactMap { $0.due.flatMap { Deadline(edtf: $0) } }.first
    if item.due != due { put(item.due?.vietnamese ?? "", at: columns.time, &cells) }
  }

  private func put(_ text: some StringProtocol, at column: Int8?, _ cells: inout [String]) {
    if let column, cells.indices.contains(Int(column)) { cells[Int(column)] = String(text) }
  }
}
