// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

/// Packs the rows of a table of bodies while it is read.
final class BodyRows: TableReceiver {
  /// What came so far; without the two columns that a table needs, or beyond the limit, rows are counted only.
  private(set) var rows = OrganisationTable.Rows(columns: [])
  /// How many rows came.
  private(set) var count = 0
  private let limit: Int
  /// Where each column stands in the file; of two alike the last counts.
  private var places: [OrganisationTable.Column: Int] = [:]

  /// Keeps up to so many rows.
  init(limit: Int) { self.limit = limit }

  /// The columns that a table needs and that are not there.
  var missing: [OrganisationTable.Column] { [.code, .name].filter { places[$0] == nil } }

  func take(columns: [String]) {
    for (place, head) in columns.enumerated() {
      if let column = OrganisationTable.Column(rawValue: head.onOneLine.lowercased()) { places[column] = place }
    }
    rows = OrganisationTable.Rows(columns: OrganisationTable.Column.allCases.filter { places[$0] != nil })
  }

  func take(row: [Table.Cell], number: Int) {
    count += 1
    guard count <= limit, missing.isEmpty else { return }
    rows.append(number: number) { column in
      guard let place = places[column], place < row.count else { return "" }
      return row[place].plainText.onOneLine
    }
  }
}
