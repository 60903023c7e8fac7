// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

extension Table {
  /// The largest table that is read or written: the rows and columns of a spreadsheet, and cells that fit in memory.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384
  static let cellLimit = 4_000_000
  /// How many bytes the texts of a table have together: a few shared texts may stand in a million cells.
  static let textLimit = 256 << 20
}

/// Hands rows on as they are read, as long as the table is one that fits.
struct TableFeed {
  private let receiver: any TableReceiver
  private var width = 0
  private var rowCount = 0
  private var textCount = 0
  /// Whether the heads have come.
  private(set) var hasColumns = false

  init(_ receiver: any TableReceiver) { self.receiver = receiver }

  mutating func take(columns: [String]) throws(FileError) {
    hasColumns = true
    width = columns.count
    guard width <= Table.columnLimit else { throw .tooManyCells }
    receiver.take(columns: columns)
  }

  /// Hands a row on; texts of no letters become empty cells.
  mutating func take(row: [Table.Cell], number: Int) throws(FileError) {
    var row = row
    for index in row.indices {
      guard case .text(let text) = row[index] else { continue }
      if text.isEmpty { row[index] = .empty }
      textCount += text.utf8.count
    }
    rowCount += 1
    width = max(width, row.count)
    guard rowCount < Table.rowLimit, width <= Table.columnLimit, width * rowCount <= Table.cellLimit,
      textCount <= Table.textLimit
    else { throw .tooManyCells }
    receiver.take(row: row, number: number)
  }
}

extension Table.Cell {
  /// Reads a number written with a decimal point and without groups. `nil` for anything else, for numbers beyond 64 bits,
  /// and for those with a leading zero or plus.
  init?(number bytes: ArraySlice<UInt8>) {
    // Most cells are texts, which their first byte tells.
    guard let first = bytes.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return nil }
    let sign = first == UInt8(ascii: "-") ? "-" : ""
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
    .tooLarge, "Bảng quá lớn (giới hạn 1.048.575 dòng, 16.384 cột, 4 triệu ô, 256 MB chữ); hãy chia nhỏ bảng.",
    "The table is too large (limits: 1,048,575 rows, 16,384 columns, 4 million cells, 256 MB of text); split it.")
}
