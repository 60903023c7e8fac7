// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

extension Table {
  /// The largest table that is read or written: the rows and columns of a spreadsheet, and cells that fit in memory.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384
  static let cellLimit = 4_000_000

  /// A table of rows that were read, with their numbers in the file: texts of no letters become empty cells, rows are
  /// filled up to the number of columns.
  init(columns: [String], read numbered: [(number: Int, cells: [Cell])]) throws(FileError) {
    let rows = numbered.map(\.cells)
    let width = max(columns.count, rows.lazy.map(\.count).max() ?? 0)
    guard rows.count < Self.rowLimit, width <= Self.columnLimit, width * rows.count <= Self.cellLimit else {
      throw .tooManyCells
    }
    self.init(
      columns: columns + Array(repeating: "", count: width - columns.count),
      rows: rows.map { row in
        row.map { $0 == .text("") ? .empty : $0 } + Array(repeating: .empty, count: width - row.count)
      },
      rowNumbers: numbered.map(\.number))
  }
}

extension Table.Cell {
  /// Reads a number written with a decimal point and without groups. `nil` for anything else, for numbers beyond 64 bits,
  /// and for those with a leading zero or plus.
  init?(number bytes: [UInt8]) {
    let sign = bytes.first == UInt8(ascii: "-") ? "-" : ""
    let point = UInt8(ascii: ".")
    let halves = bytes.dropFirst(sign.utf8.count).split(separator: point, omittingEmptySubsequences: false)
    let digits = halves.flatMap { Array($0) }
    guard halves.count <= 2, halves.allSatisfy({ !$0.isEmpty }), digits.count <= 40,
      digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), halves[0].count == 1 || halves[0].first != 0x30,
      let units = Int64(sign + String(decoding: digits, as: UTF8.self)), sign.isEmpty || units != 0
    else { return nil }
    self = halves.count == 1 ? .integer(units) : .decimal(units: units, scale: halves[1].count)
  }
}

extension FileError {
  static let tooManyCells = FileError(
    .tooLarge, "Bảng quá lớn (giới hạn 1.048.575 dòng, 16.384 cột, 4 triệu ô); hãy chia nhỏ bảng.",
    "The table is too large (limits: 1,048,575 rows, 16,384 columns, 4 million cells); split it.")
}
