// SPDX-License-Identifier: Apache-2.0
import Domain
public import OfficialDocuments
import Vietnamese

/// Writes a table as CSV (RFC 4180): UTF-8 with a byte order mark, by which Excel knows the encoding; lines end with CR LF.
///
/// Texts are quoted; numbers, with a decimal point, and days (ISO 8601) are not, so that `readCSV` gives the same cells
/// again. A text that a spreadsheet would take for a formula, because after any number of apostrophes it begins with
/// `=`, `+`, `-`, `@`, a tab or a carriage return, gets one more apostrophe before it; `readCSV` takes it away again.
public func writeCSV(_ table: Table) -> [UInt8] { writeCSV(columns: table.columns, rows: table.rows) }

/// Writes rows as they come, so that a large table need not lie in memory beside its file.
public func writeCSV(columns: [String], rows: any Sequence<[Table.Cell]>) -> [UInt8] {
  var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  append(columns.map(Table.Cell.text), to: &bytes)
  for row in rows { append(row, to: &bytes) }
  return bytes
}

private func append(_ row: [Table.Cell], to bytes: inout [UInt8]) {
  for (index, cell) in row.enumerated() {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    append(cell, to: &bytes)
  }
  bytes.append(0x0D)
  bytes.append(0x0A)
}

/// Reads a table from CSV: UTF-8 or UTF-16, parted by commas, semicolons (as Excel does in Vietnam) or tabs, whichever the
/// first line has most of. The first line gives the columns; empty lines are left out, but counted in the numbers of rows.
///
/// Unquoted fields that are whole numbers, numbers with a decimal point, or days (`2026-12-31`) become such cells, all
/// others texts; numbers with a leading zero or plus stay texts, so that labels keep their form. The apostrophe that
/// `writeCSV` puts before a formula is taken away.
///
/// - Throws: `FileError` with the code `empty`, `broken` (a quote that does not end) or `tooLarge`.
public func readCSV(_ bytes: [UInt8]) throws(FileError) -> Table {
  let collected = CollectedTable()
  try readCSV(bytes, into: collected)
  return collected.table
}

/// Reads a table from CSV row by row, by the same rules. On an error some rows may have been handed on.
public func readCSV(_ bytes: [UInt8], into receiver: any TableReceiver) throws(FileError) {
  var feed = TableFeed(receiver)
  try CSVParser(text(of: bytes)).read { (number, fields) throws(FileError) in
    if feed.hasColumns {
      try feed.take(row: fields.map(\.cell), number: number)
    } else {
      try feed.take(columns: fields.map { FormulaGuard.unguarded($0.text) })
    }
  }
  guard feed.hasColumns else { throw .noRows }
}

private func text(of bytes: [UInt8]) -> ArraySlice<UInt8> {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return bytes.dropFirst(3) }
  let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  return isWide ? DecodedText(bytes).bytes[...] : bytes[...]
}

private func append(_ cell: Table.Cell, to bytes: inout [UInt8]) {
  guard case .text(let text) = cell else {
    bytes += cell.plainText.utf8
    return
  }
  guard !text.isEmpty else { return }
  bytes.append(UInt8(ascii: "\""))
  for byte in FormulaGuard.guarded(text).utf8 {
    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
    bytes.append(byte)
  }
  bytes.append(UInt8(ascii: "\""))
}

/// The rule by which texts in CSV files do not become formulas.
enum FormulaGuard {
  static func guarded(_ text: String) -> String { isDangerous(text.utf8) ? "'" + text : text }

  static func unguarded(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && isDangerous(text.utf8) ? String(text.dropFirst()) : text
  }

  private static func isDangerous(_ text: String.UTF8View) -> Bool {
    guard let first = text.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
    return [0x09, 0x0D, UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(first)
  }
}

/// Fields of a CSV text.
private struct CSVParser {
  struct Field {
    /// A piece of the file, or a copy where quotes were taken out of it.
    var bytes: ArraySlice<UInt8> = []
    var isQuoted = false

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var cell: Table.Cell {
      if bytes.isEmpty { return .empty }
      if isQuoted { return .text(FormulaGuard.unguarded(text)) }
      return Table.Cell(number: bytes) ?? CivilDate(iso: text).map { .date($0) } ?? .text(FormulaGuard.unguarded(text))
    }
  }

  private let bytes: ArraySlice<UInt8>
  private let separator: UInt8

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    separator = Self.separator(bytes)
  }

  /// The mark that stands most often outside of quotes in the first line that has any; the comma where they are equal.
  private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let marks = [0x09, UInt8(ascii: ";"), UInt8(ascii: ",")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A || byte == 0x0D, counts != [0, 0, 0] { break }
      if let mark = marks.firstIndex(of: byte) { counts[mark] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.lastIndex(of: most).map { marks[$0] } ?? UInt8(ascii: ",")
  }

  /// All rows with at least one field that is not empty, and their numbers, for which the others count too.
  func read(_ take: (_ number: Int, _ fields: [Field]) throws(FileError) -> Void) throws(FileError) {
    var row: [Field] = []
    var (index, number) = (bytes.startIndex, 1)
    while index < bytes.endIndex {
      row.append(try field(&index, row: number))
      let atEnd = index >= bytes.endIndex || bytes[index] != separator
      if atEnd {
        if row.contains(where: { !$0.bytes.isEmpty }) { try take(number, row) }
        row.removeAll(keepingCapacity: true)
        number += 1
        skipLineEnd(&index)
      } else {
        index += 1
        // A separator at the very end stands before one more, empty field.
        if index == bytes.endIndex { row.append(Field()) }
      }
    }
    if row.contains(where: { !$0.bytes.isEmpty }) { try take(number, row) }
  }

  private func skipLineEnd(_ index: inout Int) {
    if index < bytes.endIndex, bytes[index] == 0x0D { index += 1 }
    if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
  }

  private func field(_ index: inout Int, row: Int) throws(FileError) -> Field {
    var field = Field()
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") { try quoted(&field, &index, row: row) }
    // What follows a closing quote belongs to the field, as spreadsheets read it.
    let start = index
    while index < bytes.endIndex, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    let rest = bytes[start..<index]
    if !field.isQuoted { field.bytes = rest } else if !rest.isEmpty { field.bytes += rest }
    return field
  }

  private func quoted(_ field: inout Field, _ index: inout Int, row: Int) throws(FileError) {
    field.isQuoted = true
    index += 1
    var start = index
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let piece = bytes[start..<index]
      field.bytes = field.bytes.isEmpty ? piece : field.bytes + piece
      index += 1
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { return }
      // Of two quotation marks the second belongs to the text.
      start = index
      index += 1
    }
    throw .openQuote(row: row)
  }
}

extension FileError {
  fileprivate static let noRows = FileError(
    .empty, "Tệp không có dòng nào; hãy chọn lại tệp.", "The file has no rows; choose it again.")

  fileprivate static func openQuote(row: Int) -> FileError {
    FileError(
      .broken, "Hàng \(row): dấu ngoặc kép mở mà không đóng; hãy sửa rồi gửi lại.",
      "Row \(row): a quotation mark is opened and not closed; correct it and send the file again.")
  }
}
