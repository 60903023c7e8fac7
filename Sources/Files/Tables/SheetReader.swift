// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

/// Turns the elements of a sheet into rows of cells, and hands each on when it is whole.
final class SheetReader: XMLReceiver {
  private(set) var refusal: FileError?
  /// Whether any row had a value.
  var isEmpty: Bool { !feed.hasColumns }

  private var feed: TableFeed
  private var row: [Table.Cell] = []
  /// The number of the row under way; 0 before the first.
  private var rowNumber = 0
  private var rowCount = 0
  private let strings: SharedStrings
  private let formats: SheetFormats
  private let startsIn1904: Bool
  private var cellCount = 0
  private var column = 0
  private var type = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false
  private var inline = SheetText()

  init(_ feed: TableFeed, strings: SharedStrings, formats: SheetFormats, startsIn1904: Bool) {
    self.feed = feed
    self.strings = strings
    self.formats = formats
    self.startsIn1904 = startsIn1904
  }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .spreadsheet, refusal == nil else { return }
    switch name.local {
    case "row":
      finishRow()
      rowNumber = min(max(1, attributes["r"].flatMap { Int($0) } ?? rowNumber + 1), Table.rowLimit)
      column = 0
      rowCount += 1
      if rowCount > Table.rowLimit { refusal = .tooManyCells }
    case "c": beginCell(attributes)
    case "v": isValue = true
    default: inline.started(name.local)
    }
  }

  func ended(_ name: XMLName) {
    guard name.vocabulary == .spreadsheet, refusal == nil else { return }
    switch name.local {
    case "c": endCell()
    case "v": isValue = false
    case "sheetData": finishRow()
    default: inline.ended(name.local)
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    if isValue { unsafe value.append(contentsOf: bytes) } else { unsafe inline.append(bytes) }
  }

  /// The first row with a value gives the columns.
  private func finishRow() {
    defer { row.removeAll(keepingCapacity: true) }
    guard refusal == nil, row.contains(where: { $0 != .empty }) else { return }
    do throws(FileError) {
      if feed.hasColumns {
        try feed.take(row: row, number: rowNumber)
      } else {
        try feed.take(columns: row.map(\.plainText))
      }
    } catch { refusal = error }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    column = attributes["r"].flatMap(Self.column) ?? column
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value.removeAll(keepingCapacity: true)
  }

  private func endCell() {
    defer { column += 1 }
    guard rowNumber > 0, let cell = cell() else { return }
    let width = row.count
    // A far column pads its row with empty cells, so these count towards the limit too.
    cellCount += max(0, column + 1 - width)
    guard column < Table.columnLimit, cellCount <= Table.cellLimit else {
      refusal = .tooManyCells
      return
    }
    guard column >= width else { return }
    if column > width { row += repeatElement(.empty, count: column - width) }
    row.append(cell)
  }

  private func cell() -> Table.Cell? {
    let inlineText = inline.take()
    switch type {
    case "inlineStr": return .text(inlineText)
    case "s": return Int(text).flatMap { strings[$0] }.map { .text($0) }
    case "str": return .text(String(decoding: SheetText.unescaped(value), as: UTF8.self))
    case "b": return .text(text == "1" ? "TRUE" : "FALSE")
    case "e": return .text(text)
    case "d": return CivilDate(iso: String(text.prefix(10))).map { .date($0) } ?? .text(text)
    default: return value.isEmpty ? nil : number()
    }
  }

  private var text: String { String(decoding: value, as: UTF8.self) }

  private func number() -> Table.Cell {
    guard let number = Double(text), number.isFinite else { return .text(text) }
    switch formats.kind(of: style) {
    case .date:
      guard (1...2_958_465).contains(number) else { return .text(text) }
      let offset = startsIn1904 ? SheetNumber.epochOffset - 1462 : SheetNumber.epochOffset
      return .date(CivilDate(daysSinceEpoch: Int(number) - offset))
    case .number(let decimals): return Self.number(number, decimals: decimals) ?? .text(text)
    }
  }

  /// A number with the decimals of its format where these hold it, else with as many as it has.
  private static func number(_ number: Double, decimals: Int?) -> Table.Cell? {
    let scales = (decimals.map { [$0] } ?? []) + Array(0...15)
    for scale in scales where (0...15).contains(scale) {
      let units = (number * SheetNumber.power(scale)).rounded()
      guard units.magnitude < 1e15 || (scale == 0 && units.magnitude <= 0x1p53) else { return nil }
      // Programs write 16 digits, which may miss the nearest number by one step.
      guard abs(units / SheetNumber.power(scale) - number) <= number.ulp else { continue }
      return scale == 0 ? .integer(Int64(units)) : .decimal(units: Int64(units), scale: scale)
    }
    return nil
  }

  /// The index of a column from the address of a cell: `A1` is 0, `AB7` is 27.
  static func column(_ address: String) -> Int? {
    var index = 0
    for byte in address.utf8 {
      guard byte >= 0x41 && byte <= 0x5A else { break }
      index = index * 26 + Int(byte - 0x40)
      if index > Table.columnLimit { return Table.columnLimit }
    }
    return index > 0 ? index - 1 : nil
  }
}
