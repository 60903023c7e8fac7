// SPDX-License-Identifier: Apache-2.0
import Domain
public import OfficialDocuments

/// Reads the first sheet of a workbook (.xlsx). Its first row that is not empty gives the columns; empty rows are left
/// out. Formulas give the value that was last computed; numbers get the decimals of their format, or as many as they
/// have; numbers with the format of a date become days.
///
/// - Throws: `FileError` with the code `empty`, `encrypted`, `legacyFormat`, `wrongFormat`, `broken` or `tooLarge`.
public func readXLSX(_ bytes: [UInt8]) throws(FileError) -> Table {
  let collected = CollectedTable()
  try readXLSX(bytes, into: collected)
  return collected.table
}

/// Reads the first sheet of a workbook row by row, by the same rules. On an error some rows may have been handed on.
public func readXLSX(_ bytes: [UInt8], into receiver: any TableReceiver) throws(FileError) {
  let zip = try ZipReader(bytes, limits: .table)
  guard let part = try Relationships(of: "", in: zip).targets("officeDocument").first else { throw .noWorkbook }
  let relationships = try Relationships(of: part, in: zip)
  let workbook = WorkbookPart()
  guard try zip.parse(part, workbook), let sheet = workbook.firstSheet,
    let target = relationships.list.first(where: { $0.id == sheet })?.target
  else { throw .noWorkbook }
  let strings = SharedStrings()
  for name in relationships.targets("sharedStrings") { _ = try zip.parse(name, strings) }
  let formats = SheetFormats()
  for name in relationships.targets("styles") { _ = try zip.parse(name, formats) }
  let reader = SheetReader(
    TableFeed(receiver), strings: strings, formats: formats, startsIn1904: workbook.startsIn1904)
  guard try zip.parse(target, reader) else { throw .noWorkbook }
  if let refusal = reader.refusal { throw refusal }
  guard !reader.isEmpty else { throw .emptySheet }
}

/// The list of sheets and the calendar of a workbook.
private final class WorkbookPart: XMLReceiver {
  private(set) var firstSheet: String?
  private(set) var startsIn1904 = false

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .spreadsheet else { return }
    if name.local == "sheet", firstSheet == nil { firstSheet = attributes["id"] }
    if name.local == "workbookPr" { startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "0") }
  }

  func ended(_ name: XMLName) {}
  func characters(_ bytes: UnsafeRawBufferPointer) {}
}

/// The texts that cells refer to by number, packed: a large workbook has as many as it has names.
final class SharedStrings: XMLReceiver {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var text = SheetText()

  /// The text of a number; `nil` where there is none.
  subscript(_ number: Int) -> String? {
    guard ends.indices.contains(number) else { return nil }
    return String(decoding: bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]], as: UTF8.self)
  }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.vocabulary == .spreadsheet { text.started(name.local) }
  }

  func ended(_ name: XMLName) {
    guard name.vocabulary == .spreadsheet else { return }
    text.ended(name.local)
    if name.local == "si" {
      bytes += text.takeBytes()
      ends.append(bytes.count)
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) { unsafe text.append(bytes) }
}

/// A text of one or more runs, without the reading aids that East Asian texts carry.
struct SheetText {
  private var bytes: [UInt8] = []
  private var isOpen = false
  private var isAid = false

  mutating func started(_ name: String) {
    if name == "t" { isOpen = true }
    if name == "rPh" { isAid = true }
  }

  mutating func ended(_ name: String) {
    if name == "t" { isOpen = false }
    if name == "rPh" { isAid = false }
  }

  mutating func append(_ new: UnsafeRawBufferPointer) { if isOpen && !isAid { unsafe bytes.append(contentsOf: new) } }

  /// The text so far, with characters that XML forbids put back from their form `_x001F_` (ISO/IEC 29500-1, 22.9.2.19).
  mutating func take() -> String { bytes.isEmpty ? "" : String(decoding: takeBytes(), as: UTF8.self) }

  /// The same as bytes.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return Self.unescaped(bytes)
  }

  /// A text in which what looks like such a code is kept from being read as one, `_x005F_x0041_` for `_x0041_`, and in
  /// which U+FFFE and U+FFFF, which XML forbids, are such codes; the library sees to the controls.
  static func escaped(_ text: String) -> String {
    // An underscore begins a code, 0xEF the characters that XML forbids; few texts have either.
    guard text.utf8.contains(where: { $0 == 0x5F || $0 == 0xEF }) else { return text }
    var bytes = Array(text.utf8)
    if unescaped(bytes) != bytes {
      let marks = bytes.indices.filter { unescaped(Array(bytes[$0...].prefix(7))).count < min(7, bytes.count - $0) }
      for mark in marks.reversed() { bytes.replaceSubrange(mark...mark, with: Array("_x005F_".utf8)) }
    }
    guard bytes.contains(0xEF) else { return String(decoding: bytes, as: UTF8.self) }
    for (scalar, code) in [("\u{FFFE}", "_xFFFE_"), ("\u{FFFF}", "_xFFFF_")] {
      bytes.replace(Array(scalar.utf8), with: Array(code.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 7, bytes.contains(0x5F) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
        bytes[index + 2] != UInt8(ascii: "+"), bytes[index + 2] != UInt8(ascii: "-"),
        let value = UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result += Array(String(Character(scalar)).utf8)
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

/// What the formats of cells say about numbers.
final class SheetFormats: XMLReceiver {
  /// How a number is to be taken.
  enum Kind: Hashable {
    case number(decimals: Int?)
    case date
  }
  private var codes: [Int: Kind] = [:]
  private var styles: [Int] = []
  private var inCellFormats = false

  /// The kind of a cell's style.
  func kind(of style: Int) -> Kind {
    guard styles.indices.contains(style) else { return .number(decimals: nil) }
    return codes[styles[style]] ?? Self.builtIn(styles[style])
  }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .spreadsheet else { return }
    func number(_ name: String) -> Int? { attributes[name].flatMap { Int($0) } }
    switch name.local {
    case "numFmt":
      if let id = number("numFmtId"), let code = attributes["formatCode"] { codes[id] = Self.kind(of: code) }
    case "cellXfs": inCellFormats = true
    case "xf": if inCellFormats { styles.append(number("numFmtId") ?? 0) }
    default: break
    }
  }

  func ended(_ name: XMLName) { if name.local == "cellXfs" { inCellFormats = false } }

  func characters(_ bytes: UnsafeRawBufferPointer) {}

  /// Formats that have numbers only (ISO/IEC 29500-1, 18.8.30).
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 1, 3: .number(decimals: 0)
    case 2, 4: .number(decimals: 2)
    case 14...17, 22, 27...36, 50...58: .date
    default: .number(decimals: nil)
    }
  }

  /// A format is one of dates if it has the letters of day or year outside of quotes and brackets.
  static func kind(of code: String) -> Kind {
    var isQuoted = false
    var isBracketed = false
    var plain: [UInt8] = []
    for byte in code.utf8.prefix(while: { $0 != UInt8(ascii: ";") }) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "["): isBracketed = true
      case UInt8(ascii: "]"): isBracketed = false
      default: if !isQuoted && !isBracketed { plain.append(byte | 0x20) }
      }
    }
    if plain.contains(UInt8(ascii: "d")) || plain.contains(UInt8(ascii: "y")) { return .date }
    let halves = plain.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let isPlain = plain.allSatisfy("0#,.".utf8.contains)
    return .number(decimals: isPlain ? (halves.count == 2 ? halves[1].count : 0) : nil)
  }
}

extension FileError {
  fileprivate static let noWorkbook = FileError(
    .wrongFormat, "Tệp không chứa bảng tính (.xlsx); hãy chọn đúng tệp.",
    "The file holds no workbook (.xlsx); choose the right file.")
  fileprivate static let emptySheet = FileError(
    .empty, "Trang tính đầu tiên không có dữ liệu; hãy chọn đúng tệp.",
    "The first sheet has no data; choose the right file.")
}
