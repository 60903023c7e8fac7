// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Vietnamese

extension DocumentReader {
  /// The largest web page, in bytes: text takes little, the rest is what pages carry around it.
  private static let pageLimit = 16 << 20

  /// Reads the text of a web page as a browser shows it: blocks are lines, items of lists have their labels, tables are read
  /// as those of a .docx; scripts, menus and what is hidden are left out. Where a page says which part is its main one, only
  /// that is read.
  func readHTML(_ bytes: [UInt8]) throws(FileError) -> DocumentText {
    guard bytes.count <= Self.pageLimit else {
      throw FileError(Refusal.tooLarge(bytes: bytes.count, limit: Self.pageLimit))
    }
    let source = HTMLSource(bytes)
    let body = HTMLBodyReader()
    try parseHTML(source.text, body)
    let lines = body.finish()
    guard lines.contains(where: { !$0.text.isEmpty }) else { throw FileError(Refusal.empty) }
    var text = DocumentText(text: [], format: .html)
    if let encoding = source.encoding { text.conversions.append(.charset(encoding)) }
    text.notes = body.notes
    text.margins = body.margins
    text.append(lines.map { Array($0.text.utf8) }) { .init(start: $0, paragraph: lines[$1].paragraph) }
    return text
  }
}

/// Turns the elements of a web page into lines.
final class HTMLBodyReader: HTMLReceiver {
  /// What is to be done at the end of an element.
  private enum Kind {
    case inline
    case block
    case leftOut
    case main(firstLine: Int)
    case list
    case item
    case table
    case row
    case cell
    case note
    case superscript(start: Int)
    case preformatted
  }
  private var elements: [(name: String, kind: Kind)] = []
  private var leftOut = 0
  /// What stands around the text, as heads and feet of pages do: a stamp of secrecy may be there.
  private(set) var margins: [String] = []
  private var marginBytes = 0
  private static let mostMarginBytes = 1 << 16
  private var blocks = [BlockText()]
  private var tables: [HTMLTable] = []
  private var lists: [HTMLList] = []
  private var mains: [Range<Int>] = []
  private(set) var notes: [String] = []
  // The paragraph that is open.
  private var text: [UInt8] = []
  private var label = ""
  private var needsSpace = false
  private var preformatted = 0
  private var contents = 0
  private var hasNoteLink = false
  private var paragraphCount = 0
  private var padding = 100_000

  // MARK: Events

  func started(_ name: String, _ attributes: HTMLAttributes) {
    if leftOut > 0 || HTMLElement.isLeftOut(name, attributes, isInContent: contents > 0) {
      leftOut += 1
      elements.append((name, .leftOut))
      return
    }
    if HTMLElement.blocks.contains(name) { flush() }
    elements.append((name, begin(name, attributes)))
  }

  private func begin(_ name: String, _ attributes: HTMLAttributes) -> Kind {
    switch name {
    case "br":
      text.append(0x0A)
      needsSpace = false
    case "a": if attributes["href"]?.hasPrefix("#") == true { hasNoteLink = true }
    case "sup":
      hasNoteLink = false
      return .superscript(start: text.count)
    case "pre":
      preformatted += 1
      return .preformatted
    case "ul", "ol", "menu", "dir":
      lists.append(HTMLList(name, attributes))
      return .list
    case "li":
      label = lists.isEmpty ? "-" : lists[lists.count - 1].label(attributes)
      return .item
    case "table":
      tables.append(HTMLTable(hasLines: HTMLElement.hasLines(attributes)))
      return .table
    case "tr":
      guard !tables.isEmpty else { return .block }
      tables[tables.count - 1].beginRow(&padding)
      return .row
    case "td", "th": return beginCell(name, attributes)
    default: return beginPart(name, attributes)
    }
    return .inline
  }

  private func beginCell(_ name: String, _ attributes: HTMLAttributes) -> Kind {
    guard !tables.isEmpty else { return .block }
    tables[tables.count - 1].beginCell(attributes, isHead: name == "th", &padding)
    blocks.append(BlockText())
    return .cell
  }

  private func beginPart(_ name: String, _ attributes: HTMLAttributes) -> Kind {
    guard HTMLElement.blocks.contains(name) else { return .inline }
    if HTMLElement.isNote(attributes) {
      blocks.append(BlockText())
      return .note
    }
    if name == "main" || name == "article" || attributes["role"] == "main", blocks.count == 1 {
      contents += 1
      return .main(firstLine: blocks[0].lines.count)
    }
    return .block
  }

  func ended(_ name: String) {
    guard let index = elements.lastIndex(where: { $0.name == name }) else { return }
    while elements.count > index { if let element = elements.popLast() { end(element.name, element.kind) } }
  }

  private func end(_ name: String, _ kind: Kind) {
    if case .superscript(let start) = kind { return endSuperscript(start) }
    if case .inline = kind { return }
    if case .leftOut = kind {
      leftOut -= 1
      return
    }
    flush()
    switch kind {
    case .inline, .superscript, .leftOut, .block: break
    case .preformatted: preformatted -= 1
    case .main(let first):
      contents -= 1
      if blocks.count == 1 { mains.append(first..<blocks[0].lines.count) }
    case .list: if !lists.isEmpty { lists.removeLast() }
    case .item: label = ""
    case .row: if !tables.isEmpty { tables[tables.count - 1].endRow(&padding) }
    case .cell: if !tables.isEmpty, blocks.count > 1 { tables[tables.count - 1].endCell(blocks.removeLast()) }
    case .table: endTable()
    case .note:
      guard blocks.count > 1 else { return }
      let note = blocks.removeLast().lines.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
      if !note.isEmpty { notes.append(note) }
    }
  }

  private func takeMargin(_ bytes: [UInt8]) {
    let isText = !elements.contains { HTMLElement.silent.contains($0.name) }
    guard isText, marginBytes + bytes.count <= Self.mostMarginBytes, bytes.contains(where: { $0 > 0x20 }) else {
      return
    }
    marginBytes += bytes.count
    margins.append(String(decoding: bytes, as: UTF8.self))
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    guard leftOut == 0 else { return unsafe takeMargin(Array(bytes)) }
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      if byte > 0x20 {
        if needsSpace, let last = text.last, last != 0x0A { text.append(0x20) }
        needsSpace = false
        text.append(byte)
      } else if preformatted > 0, byte == 0x0A {
        text.append(byte)
        needsSpace = false
      } else {
        needsSpace = true
      }
    }
  }

  /// The lines of the page, or of its main part where that is told and holds enough of it.
  func finish() -> [LineText] {
    while let element = elements.popLast() { end(element.name, element.kind) }
    flush()
    let all = blocks[0].lines
    func size(_ range: Range<Int>) -> Int { all[range].reduce(0) { $0 + $1.text.utf8.count } }
    guard let main = mains.max(by: { size($0) < size($1) }), size(main) * 4 > size(all.indices) else { return all }
    margins += (all[..<main.lowerBound] + all[main.upperBound...]).map(\.text).filter { !$0.isEmpty }
    return Array(all[main].drop { $0.text.isEmpty })
  }

  // MARK: Parts

  private func flush() {
    needsSpace = false
    guard !text.isEmpty else { return }
    let lines = text.split(separator: 0x0A).map(Self.trimmed).filter { !$0.isEmpty }
    text.removeAll(keepingCapacity: true)
    guard !lines.isEmpty else { return }
    paragraphCount += 1
    let mark = label.isEmpty ? "" : "\(label) "
    label = ""
    blocks[blocks.count - 1].append(
      lines.enumerated().map { LineText(text: $0 == 0 ? mark + $1 : $1, paragraph: paragraphCount) })
  }

  /// A line without spaces at its ends; no-break spaces (C2 A0) are layout and become spaces.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    for byte in line {
      if byte == 0xA0, bytes.last == 0xC2 { bytes[bytes.count - 1] = 0x20 } else { bytes.append(byte) }
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 == 0x20 }, as: UTF8.self)
  }

  private func endTable() {
    guard var table = tables.popLast() else { return }
    table.endRow(&padding)
    blocks[blocks.count - 1].append(table.text.lines(padding: &padding))
  }

  /// Raised figures are powers behind a unit or a number («m²»); else they are marks of notes, and so is what leads to a note.
  private func endSuperscript(_ start: Int) {
    guard start <= text.count else { return }
    let raised = text[start...].filter { $0 > 0x20 }
    let figures = raised.filter { (0x30...0x39).contains($0) }
    let marks = raised.filter { [0x28, 0x29, 0x5B, 0x5D, 0x2A].contains($0) }
    if hasNoteLink || !marks.isEmpty && marks.count + figures.count == raised.count {
      text.removeSubrange(start...)
    } else if !raised.isEmpty, figures.count == raised.count {
      let before = text[..<start].last ?? 0x20
      text.removeSubrange(start...)
      if before == UInt8(ascii: "m") || (0x30...0x39).contains(before) {
        text += figures.flatMap { Array(Self.powers[Int($0 - 0x30)].utf8) }
      }
    }
    hasNoteLink = false
  }

  private static let powers = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
}
