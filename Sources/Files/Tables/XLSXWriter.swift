// SPDX-License-Identifier: Apache-2.0
import CXLSXWriter
import Domain
import Glibc
public import OfficialDocuments

/// Writes a table as a workbook of one sheet (.xlsx). Texts are text cells, which no program takes for formulas; numbers
/// are numbers with the decimals they have, days are dates. Whole numbers that a spreadsheet cannot hold exactly (beyond
/// 2 to the power of 53), decimals of more than 15 digits and days before 1900-03-01 are written as text.
///
/// - Throws: `FileError.tooLarge` for more rows, columns or letters in a cell (32,767) than a sheet takes,
///   `FileError.writing` where the temporary file cannot be written.
public func writeXLSX(_ table: Table, sheetName: String = "Bảng") throws(FileError) -> [UInt8] {
  try writeXLSX(columns: table.columns, rows: table.rows, sheetName: sheetName)
}

/// Writes rows as they come, so that a large table need not lie in memory beside its file.
public func writeXLSX(
  columns: [String], rows: any Sequence<[Table.Cell]>, sheetName: String = "Bảng"
) throws(FileError) -> [UInt8] {
  // The library writes to a named file only.
  let file = try TemporaryFile()
  let workbook = try Workbook(path: file.path)
  try workbook.write(columns, rows, sheetName: sheetName)
  return try file.contents()
}

/// An open workbook of the library.
///
/// Safe because the pointers are owned by the object: made in `init`, freed once in `write`.
@safe private final class Workbook {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [String: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  /// How many rows tell how wide the columns are.
  private static let rowsMeasured = 500

  init(path: String) throws(FileError) {
    // Each row goes to a temporary file when the next one begins.
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = 1
    guard let book = unsafe workbook_new_opt(path, &options) else { throw .unwritableWorkbook }
    unsafe self.book = book
  }

  func write(_ columns: [String], _ rows: any Sequence<[Table.Cell]>, sheetName: String) throws(FileError) {
    let refusal = fill(columns, rows, sheetName: sheetName)
    // Closing writes the file and frees everything, so it must be done once in any case.
    let code = unsafe workbook_close(book)
    if let refusal { throw refusal }
    guard code == LXW_NO_ERROR else { throw .unwritableWorkbook }
  }

  private func fill(_ columns: [String], _ rows: any Sequence<[Table.Cell]>, sheetName: String) -> FileError? {
    // A fixed moment of making, so that the same table gives the same bytes.
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = 315_532_800
    unsafe workbook_set_properties(book, &properties)
    guard let sheet = unsafe workbook_add_worksheet(book, sheetName) else { return .unwritableWorkbook }
    guard columns.count <= Table.columnLimit else { return .tooManyCells }
    for (column, title) in columns.enumerated() {
      guard unsafe put(.text(title), row: 0, column, sheet, bold: true) else { return .textTooLong(row: 1) }
    }
    var (longest, count) = (columns.map(\.count), 0)
    for row in rows {
      count += 1
      guard count < Table.rowLimit, row.count <= Table.columnLimit else { return .tooManyCells }
      if row.count > longest.count { longest += repeatElement(0, count: row.count - longest.count) }
      for (column, cell) in row.enumerated() {
        guard unsafe put(cell, row: count, column, sheet) else { return .textTooLong(row: count + 1) }
        if count <= Self.rowsMeasured { longest[column] = max(longest[column], cell.plainText.count) }
      }
    }
    for (column, letters) in longest.enumerated() {
      let index = lxw_col_t(column)
      unsafe worksheet_set_column(sheet, index, index, Double(min(max(letters + 2, 8), 60)), nil)
    }
    unsafe worksheet_freeze_panes(sheet, 1, 0)
    if !longest.isEmpty { unsafe worksheet_autofilter(sheet, 0, 0, lxw_row_t(count), lxw_col_t(longest.count - 1)) }
    return nil
  }

  /// Writes a cell; `false` for a text that is too long.
  private func put(
    _ cell: Table.Cell, row: Int, _ column: Int, _ sheet: UnsafeMutablePointer<lxw_worksheet>, bold: Bool = false
  ) -> Bool {
    let (row, column) = (lxw_row_t(row), lxw_col_t(column))
    if let (number, format) = SheetNumber.value(of: cell) {
      return unsafe worksheet_write_number(sheet, row, column, number, self.format(format)) == LXW_NO_ERROR
    }
    let text = cell.plainText
    guard !text.isEmpty else { return true }
    // A NUL would end the text for the library; no reader shows one anyway.
    let bare = SheetText.escaped(text.utf8.contains(0) ? String(text.unicodeScalars.filter { $0 != "\0" }) : text)
    // The format «@» keeps the cell a text also when somebody edits it.
    return unsafe worksheet_write_string(sheet, row, column, bare, format("@", bold: bold)) == LXW_NO_ERROR
  }

  private func format(_ code: String, bold: Bool = false) -> UnsafeMutablePointer<lxw_format>? {
    let key = bold ? "bold \(code)" : code
    if let known = unsafe formats[key] { return unsafe known }
    guard let format = unsafe workbook_add_format(book) else { return nil }
    unsafe format_set_num_format(format, code)
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    unsafe format_set_text_wrap(format)
    if bold { unsafe format_set_bold(format) }
    unsafe formats[key] = format
    return unsafe format
  }
}

/// How values stand in the cells of a sheet.
enum SheetNumber {
  /// Days from the start of a spreadsheet's calendar, 1899-12-30, to 1970-01-01. It is right from 1900-03-01 on, because
  /// spreadsheets believe in a 29 February 1900.
  static let epochOffset = 25_569
  private static let firstSerial = 61

  /// The number of a cell and its format, or `nil` for what stands there as text.
  static func value(of cell: Table.Cell) -> (number: Double, format: String)? {
    switch cell {
    case .empty, .text: return nil
    case .integer(let number): return number.magnitude <= 1 << 53 ? (Double(number), "0") : nil
    case .date(let date):
      let serial = date.daysSinceEpoch + epochOffset
      return serial >= firstSerial ? (Double(serial), "dd/mm/yyyy") : nil
    case .decimal(let units, let scale):
      guard units.magnitude < 1_000_000_000_000_000, (1...15).contains(scale) else { return nil }
      return (Double(units) / power(scale), "0." + String(repeating: "0", count: scale))
    }
  }

  /// Ten to a power of 0 to 22, exact.
  static func power(_ scale: Int) -> Double { (0..<scale).reduce(1) { product, _ in product * 10 } }
}

extension FileError {
  fileprivate static let unwritableWorkbook = FileError(
    .writing, "Không ghi được bảng tính: máy thiếu bộ nhớ hoặc hết chỗ tạm; hãy thử lại.",
    "The workbook could not be written: the machine is short of memory or temporary space; try again.")

  fileprivate static func textTooLong(row: Int) -> FileError {
    FileError(
      .tooLarge, "Dòng \(row): có ô dài quá 32.767 ký tự, bảng tính không chứa được; hãy xuất .csv.",
      "Row \(row): a cell has more than 32,767 letters, which a workbook cannot hold; export .csv.")
  }
}
