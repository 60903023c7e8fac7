// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

/// Turns the elements of a sheet into rows of cells.
final class SheetReader: XMLReceiver {
  private(set) var rows: [(number: Int, cells: [Table.Cell])] = []
  private(set) var refusal: FileError?

  private let strings: [String]
  private let formats: SheetFormats
  private let startsIn1904: Bool
  private var cellCount = 0
  private var column = 0
  private var type = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false
  private var inline = SheetText()

  init(strings: [String], formats: SheetFormats, startsIn1904: Bool) {
    self.strings = strings
    self.formats = formats
    self.startsIn1904 = startsIn1904
  }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .spreadsheet, refusal == nil else { return }
    switch name.local {
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? (rows.last?.number ?? 0) + 1
      rows.append((min(max(1, number), Table.rowLimit), []))
      column = 0
      if rows.count > Table.rowLimit { refusal = .tooManyCells }
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
    default: inline.ended(name.local)
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    if isValue { unsafe value.append(contentsOf: bytes) } else { unsafe inline.append(bytes) }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    column = attributes["r"].flatMap(Self.column) ?? column
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value = []
  }

  private func endCell() {
    defer { column += 1 }
    guard !rows.isEmpty, let cell = cell() else { return }
    let width = rows[rows.count - 1].cells.count
    // A far column pads its row with empty cells, so these count towards the limit too.
    cellCount += max(0, column + 1 - width)
    guard column < Table.columnLimit, cellCount <= Table.cellLimit else {
      refusal = .tooManyCells
      return
    }
    guard column >= width else { return }
    rows[rows.count - 1].cells += Array(repeating: .empty, count: column - width) + [cell]
  }

  private func cell() -> Table.Cell? {
    let inlineText = inline.take()
    switch type {
    case "inlineStr": return .text(inlineText)
    case "s": return Int(text).flatMap { strings.indices.contains($0) ? .text(strings[$0]) : nil }
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
