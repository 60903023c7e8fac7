// SPDX-License-Identifier: Apache-2.0
public import Domain

/// Rows and columns of typed values: what a spreadsheet file holds, in and out.
public struct Table: Sendable {
  /// Heads of the columns.
  public var columns: [String]
  /// One cell for each column in each row; rows that were read may be shorter.
  public var rows: [[Cell]]
  private let rowNumbers: [Int]

  /// One value.
  public enum Cell: Hashable, Sendable {
    /// Nothing.
    case empty
    /// A text; never taken for a formula.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// `units` divided by ten to the power of `scale`: (413, 1) is 41.3.
    case decimal(units: Int64, scale: Int)
    /// A day.
    case date(CivilDate)
  }

  /// Makes a table.
  ///
  /// - Parameter rowNumbers: where the rows stand in the file that they were read from; by default below the heads, one
  ///   after the other.
  public init(columns: [String], rows: [[Cell]] = [], rowNumbers: [Int] = []) {
    self.columns = columns
    self.rows = rows
    self.rowNumbers = rowNumbers
  }

  /// The number of a row as a spreadsheet shows it: from 1, the heads and empty rows counted.
  public func number(ofRow index: Int) -> Int { rowNumbers.indices.contains(index) ? rowNumbers[index] : index + 2 }
}

extension Table: Hashable {
  /// Tables are equal that say the same, wherever the rows stood.
  public static func == (left: Table, right: Table) -> Bool { left.columns == right.columns && left.rows == right.rows }

  /// Hashes what the table says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(rows)
  }
}

extension Table.Cell {
  /// The value as plain text: numbers with a decimal point and without groups, days as `2026-12-31`.
  public var plainText: String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .integer(let number): return String(number)
    case .date(let date): return date.description
    case .decimal(let units, let scale):
      let digits = String(units.magnitude)
      let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
      return (units < 0 ? "-" : "") + padded.dropLast(scale) + (scale > 0 ? "." + padded.suffix(scale) : "")
    }
  }
}

/// Takes a table row by row, so that a large one need not lie in memory.
public protocol TableReceiver: AnyObject {
  /// The heads of the columns; they come first, and once.
  func take(columns: [String])
  /// A row with its number in the file, from 1; as many cells as the row has. Rows without any value do not come.
  func take(row: [Table.Cell], number: Int)
}

/// A table that is put together of rows that come one by one, each filled up to the width of the widest.
public final class CollectedTable: TableReceiver {
  private var columns: [String] = []
  private var rows: [[Table.Cell]] = []
  private var numbers: [Int] = []

  /// Begins empty.
  public init() {}

  /// Keeps the heads.
  public func take(columns: [String]) { self.columns = columns }

  /// Keeps a row.
  public func take(row: [Table.Cell], number: Int) {
    rows.append(row)
    numbers.append(number)
  }

  /// What came so far.
  public var table: Table {
    let width = max(columns.count, rows.lazy.map(\.count).max() ?? 0)
    return Table(
      columns: columns + Array(repeating: "", count: width - columns.count),
      rows: rows.map { $0 + Array(repeating: .empty, count: width - $0.count) }, rowNumbers: numbers)
  }
}
