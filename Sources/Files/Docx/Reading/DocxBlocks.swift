// SPDX-License-Identifier: Apache-2.0

/// A paragraph while it is read.
struct DocxParagraph {
  let number: Int
  var text: [UInt8] = []
  var style: String?
  var list: String?
  var level: Int?
  /// Its mark was deleted, so that the next paragraph goes on in its line.
  var joinsNext = false
  /// The lines of text boxes that hang on it.
  var boxes: [DocxLine] = []
  /// Where the text begins that is shown in capitals, whatever letters it was typed in.
  private var capitalsStart: Int?

  init(number: Int) { self.number = number }

  /// What follows is shown in capitals.
  mutating func beginCapitals() { capitalsStart = text.count }

  /// The end of what is shown in capitals.
  mutating func endCapitals() {
    guard let start = capitalsStart else { return }
    capitalsStart = nil
    let shown = String(decoding: text[start...], as: UTF8.self).uppercased()
    text.replaceSubrange(start..., with: Array(shown.utf8))
  }

  /// Its lines, the first one with the label; none where it has no text.
  func lines(label: String) -> [DocxLine] {
    let lines = text.split(separator: 0x0A).map(Self.cleaned).filter { !$0.isEmpty }
    return lines.enumerated().map { index, line in
      DocxLine(text: index == 0 && !label.isEmpty ? "\(label) \(line)" : line, paragraph: number)
    }
  }

  /// A line without spaces at its ends; no-break spaces (C2 A0) are layout and become spaces.
  private static func cleaned(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    for byte in line {
      if byte == 0xA0, bytes.last == 0xC2 {
        bytes[bytes.count - 1] = 0x20
      } else {
        bytes.append(byte)
      }
    }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }
}

/// A run of paragraphs and tables: the body, a cell, a text box, a note.
struct DocxBlock {
  private(set) var lines: [DocxLine] = []
  /// The text of a paragraph whose mark was deleted.
  var joined: [UInt8] = []

  /// Appends the lines of one paragraph or table after an empty line.
  mutating func append(_ new: [DocxLine]) {
    guard !new.isEmpty else { return }
    if !lines.isEmpty { lines.append(DocxLine(text: "", paragraph: 0)) }
    lines += new
  }

  /// The text that the next paragraph begins with.
  mutating func takeJoined() -> [UInt8] {
    defer { joined = [] }
    return joined
  }
}

/// A table while it is read.
struct DocxTable {
  private struct Row {
    var cells: [DocxBlock] = []
    var isDeleted = false
  }
  private var rows: [Row] = []
  private var cellCount = 0
  /// Whether the table or its style draws lines between its cells.
  var hasLines = false
  /// Lines that single cells draw.
  var cellSides = 0

  mutating func beginRow() { rows.append(Row()) }

  mutating func endRow() { if rows.last?.isDeleted == true { rows.removeLast() } }

  mutating func markDeleted() { if !rows.isEmpty { rows[rows.count - 1].isDeleted = true } }

  mutating func append(_ cell: DocxBlock) {
    cellCount += 1
    if !rows.isEmpty { rows[rows.count - 1].cells.append(cell) }
  }

  /// Whether the table only places things side by side, as heads and signatures do. A single line below a name does not
  /// make a table of it; lines on two sides of each cell do.
  private var isLayout: Bool {
    let columns = rows.map(\.cells.count).max() ?? 0
    return columns <= 1 || (columns <= 3 && !hasLines && cellSides < 2 * cellCount)
  }

  /// What the table gives to the text around it.
  var lines: [DocxLine] { isLayout ? cellLines : rowLines }

  private var cellLines: [DocxLine] {
    var block = DocxBlock()
    // The lines of a cell belong together: the names of a head, the list of recipients.
    for row in rows { for cell in row.cells { block.append(cell.lines.filter { $0.paragraph > 0 }) } }
    return block.lines
  }

  private var rowLines: [DocxLine] {
    var lines: [DocxLine] = []
    for row in rows {
      let texts = row.cells.map(Self.text)
      guard texts.contains(where: { !$0.isEmpty }) else { continue }
      let number = row.cells.lazy.flatMap(\.lines).first { $0.paragraph > 0 }?.paragraph ?? 0
      lines.append(DocxLine(text: "| \(texts.joined(separator: " | ")) |", paragraph: number))
    }
    return lines
  }

  /// The text of a cell on one line; a bar in it would end the cell and is written as Markdown does.
  private static func text(_ cell: DocxBlock) -> String {
    cell.lines.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
