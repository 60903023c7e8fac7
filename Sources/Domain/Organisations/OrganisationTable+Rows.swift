// SPDX-License-Identifier: Apache-2.0
extension OrganisationTable {
  /// The rows of a table, packed: their numbers in the file, and the cells of the columns that are known.
  public struct Rows: Sendable {
    /// The columns that the table has, each once.
    public let columns: [Column]
    private var numbers: [Int32] = []
    /// Where the cells end in `bytes`, row by row.
    private var ends: [Int32] = []
    private var bytes: [UInt8] = []

    /// Begins without rows.
    public init(columns: [Column]) { self.columns = columns }

    /// How many rows there are.
    public var count: Int { numbers.count }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - number: the row's number in the file.
    ///   - cell: the text of the row in a column that the table has.
    public mutating func append(number: Int, _ cell: (Column) -> String) {
      numbers.append(Int32(clamping: number))
      for column in columns {
        bytes.append(contentsOf: cell(column).utf8)
        ends.append(Int32(bytes.count))
      }
    }

    /// The number of a row in the file.
    func number(_ row: Int) -> Int { Int(numbers[row]) }

    /// A cell; `nil` where the table has no such column.
    func bytes(_ column: Column, _ row: Int) -> ArraySlice<UInt8>? {
      guard let place = columns.firstIndex(of: column) else { return nil }
      let cell = row * columns.count + place
      return bytes[(cell == 0 ? 0 : Int(ends[cell - 1]))..<Int(ends[cell])]
    }

    /// A cell as a text; `nil` where the table has no such column.
    func text(_ column: Column, _ row: Int) -> String? {
      bytes(column, row).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
