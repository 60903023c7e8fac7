// SPDX-License-Identifier: Apache-2.0

/// Turns the elements of a part (body, footnotes, header) into lines.
final class DocxBodyReader: XMLReceiver {
  /// How much text a part may have, in bytes.
  static let textLimit = 16 << 20

  private(set) var isWordDocument = false
  private(set) var refusal: FileError?
  /// The text of each footnote, those that are only separators left out.
  private(set) var notes: [String] = []
  /// The lines outside of footnotes.
  var lines: [LineText] { blocks[0].lines }

  private let textLimit: Int
  private let styles: DocxStyles
  private var numbering: DocxCounters
  // The innermost stands last: bodies, cells and text boxes; paragraphs; tables.
  private var blocks = [BlockText()]
  private var open: [DocxParagraph] = []
  private var tables: [TableText] = []
  /// Elements of properties that are open; a `tab` inside of them is a stop, not a character.
  private var properties: [String] = []
  private var skipped = 0
  private var isText = false
  /// What was done to the text that was read.
  private(set) var changes = DocxChanges()
  private var paragraphCount = 0
  private var padding = 100_000
  private var textCount = 0

  init(styles: DocxStyles, numbering: DocxCounters, textLimit: Int = DocxBodyReader.textLimit) {
    self.textLimit = textLimit
    self.styles = styles
    self.numbering = numbering
  }

  // MARK: Events

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    if skipped > 0 || isLeftOut(name) {
      skipped += 1
      return
    }
    // Of a formula its letters and digits are read, in their order.
    if name.vocabulary == .mathematics, name.local == "t" { isText = true }
    guard name.vocabulary == .word else { return }
    if let current = properties.last {
      if name.local.hasSuffix("Pr") { properties.append(name.local) }
      read(property: name.local, of: current, attributes)
      return
    }
    switch name.local {
    case "document", "hdr", "ftr", "footnotes", "endnotes": isWordDocument = isWordDocument || name.local == "document"
    case "p": beginParagraph()
    case "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr": properties.append(name.local)
    case "tblPrEx", "tblGrid": properties.append(name.local)
    case "r": beginRun()
    case "t": isText = true
    case "tbl": tables.append(TableText())
    case "tr": if !tables.isEmpty { tables[tables.count - 1].beginRow() }
    case "tc": beginCell()
    case "sym": append(DocxSymbol.text(attributes))
    case "softHyphen": appendSoftHyphen()
    case "ins", "moveTo": changes.hasTracked = true
    case "txbxContent": blocks.append(BlockText())
    case "footnote", "endnote": beginNote(attributes)
    default: if let character = Self.character(name.local) { append(character) }
    }
  }

  func ended(_ name: XMLName) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    if name.vocabulary == .mathematics, name.local == "t" { isText = false }
    guard name.vocabulary == .word else { return }
    if let current = properties.last {
      if current == name.local { properties.removeLast() }
      return
    }
    switch name.local {
    case "p": endParagraph()
    case "r": withParagraph { $0.endRun() }
    case "t": isText = false
    case "tc": endCell()
    case "tr": if !tables.isEmpty { tables[tables.count - 1].endRow() }
    case "tbl": endTable()
    case "txbxContent": endTextBox()
    case "footnote", "endnote": endNote()
    default: break
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {
    guard isText, skipped == 0, !open.isEmpty, !open[open.count - 1].run.isHidden else { return }
    beginText()
    textCount += bytes.count
    guard textCount <= textLimit else {
      refusal = .tooMuchText
      return
    }
    unsafe open[open.count - 1].text.append(contentsOf: bytes)
  }

  /// Deleted and moved text, instructions of fields, and the older double of a drawing that is given twice. `del` inside
  /// of properties is a mark on a paragraph or row, not text.
  private func isLeftOut(_ name: XMLName) -> Bool {
    switch (name.vocabulary, name.local) {
    case (.compatibility, "Fallback"): return true
    case (.word, "del"), (.word, "moveFrom"):
      changes.hasTracked = true
      return properties.isEmpty
    case (.word, "instrText"), (.word, "delText"): return properties.isEmpty
    case (.word, "pPrChange"), (.word, "rPrChange"), (.word, "tblPrChange"), (.word, "trPrChange"),
      (.word, "tcPrChange"), (.word, "numberingChange"):
      return true
    default: return false
    }
  }

  private static func character(_ name: String) -> String? {
    switch name {
    case "tab", "ptab": "\t"
    case "br", "cr": "\n"
    case "noBreakHyphen": "-"
    default: nil
    }
  }

  private func append(_ text: String) {
    guard !open.isEmpty, !open[open.count - 1].run.isHidden else { return }
    beginText()
    open[open.count - 1].text.append(contentsOf: text.utf8)
  }

  private func append(_ symbol: (text: String, font: LegacyFont?)) {
    guard let font = symbol.font else { return append(symbol.text) }
    withParagraph { $0.run.font = .legacy(font) }
    append(symbol.text)
  }

  /// It shows only where a line ends, but in a font of before Unicode it is a letter.
  private func appendSoftHyphen() {
    guard !open.isEmpty else { return }
    if font(of: open[open.count - 1]) != nil { append("\u{AD}") }
  }

  /// The first sign of a run: what is known of its font and its capitals holds from here on.
  private func beginText() {
    let last = open.count - 1
    guard !open[last].run.hasBegun else { return }
    open[last].run.hasBegun = true
    open[last].beginStretch(font(of: open[last]), isCapital: open[last].run.isCapital)
  }

  private func font(of paragraph: DocxParagraph) -> LegacyFont? {
    switch paragraph.run.font {
    case .legacy(let font): font
    case .ordinary: nil
    case nil: styles.hasLegacyFonts ? styles.font(style: paragraph.run.style, paragraph: paragraph.style) : nil
    }
  }

  // MARK: Properties

  private func read(property name: String, of parent: String, _ attributes: XMLAttributes) {
    switch (parent, name) {
    case ("rPr", "vanish") where properties.count == 1: withParagraph { $0.run.isHidden = Self.isOn(attributes) }
    case ("rPr", "caps") where properties.count == 1, ("rPr", "smallCaps") where properties.count == 1:
      if Self.isOn(attributes) { withParagraph { $0.run.isCapital = true } }
    case ("rPr", "rFonts") where properties.count == 1: withParagraph { $0.run.font = DocxRun.Font(attributes) }
    case ("rPr", "rStyle") where properties.count == 1: withParagraph { $0.run.style = attributes["val"] }
    case ("rPr", "del") where properties.first == "pPr": withParagraph { $0.joinsNext = true }
    case ("pPr", "pStyle"): withParagraph { $0.style = attributes["val"] }
    case ("numPr", "ilvl"): withParagraph { $0.level = attributes["val"].flatMap { Int($0) } }
    case ("numPr", "numId"): withParagraph { $0.list = attributes["val"] }
    case ("trPr", "del"): withTable { $0.markDeleted() }
    case ("trPr", "gridBefore"): withTable { $0.skip(Self.number(attributes)) }
    case ("tcPr", "gridSpan"): withTable { $0.cell.span = Self.number(attributes) }
    case ("tcPr", "vMerge"): withTable { $0.cell.continuesAbove = attributes["val"] != "restart" }
    case ("tblPr", "tblStyle"): withTable { $0.hasLines = styles.hasLines(attributes["val"]) }
    case ("tblPr", "tblBorders"), ("tcPr", "tcBorders"): properties.append(name)
    case ("tblBorders", "insideH"), ("tblBorders", "insideV"):
      if DocxBorder.isDrawn(attributes) { withTable { $0.hasLines = true } }
    case ("tcBorders", _): if DocxBorder.isDrawn(attributes) { withTable { $0.cellSides += 1 } }
    default: break
    }
  }

  private static func isOn(_ attributes: XMLAttributes) -> Bool {
    !["0", "false", "off"].contains(attributes["val"] ?? "1")
  }

  private static func number(_ attributes: XMLAttributes) -> Int { attributes["val"].flatMap { Int($0) } ?? 0 }

  private func withParagraph(_ change: (inout DocxParagraph) -> Void) {
    if !open.isEmpty { change(&open[open.count - 1]) }
  }

  private func withTable(_ change: (inout TableText) -> Void) {
    if !tables.isEmpty { change(&tables[tables.count - 1]) }
  }

  // MARK: Paragraphs, boxes, notes

  private func beginRun() { withParagraph { $0.endRun() } }

  private func beginParagraph() {
    paragraphCount += 1
    var paragraph = DocxParagraph(number: paragraphCount)
    paragraph.text = blocks[blocks.count - 1].takeJoined()
    open.append(paragraph)
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    paragraph.endRun()
    changes.encodings.formUnion(paragraph.resolveStretches())
    if styles.isContents(paragraph.style) {
      changes.hasContents = changes.hasContents || !paragraph.text.isEmpty
    } else if paragraph.joinsNext {
      blocks[blocks.count - 1].joined = paragraph.text
    } else {
      blocks[blocks.count - 1].append(paragraph.lines(label: label(of: paragraph)))
    }
    blocks[blocks.count - 1].append(paragraph.boxes)
  }

  private func label(of paragraph: DocxParagraph) -> String {
    let style = styles.numbering(of: paragraph.style)
    guard let list = paragraph.list ?? style?.number, list != "0" else { return "" }
    return numbering.label(list: list, level: paragraph.level ?? style?.level ?? 0)
  }

  private func endTextBox() {
    guard blocks.count > 1 else { return }
    let box = blocks.removeLast()
    withParagraph { $0.boxes += box.lines }
  }

  private func beginNote(_ attributes: XMLAttributes) {
    if attributes["type"] != nil && attributes["type"] != "normal" { skipped = 1 } else { blocks.append(BlockText()) }
  }

  private func endNote() {
    guard blocks.count > 1 else { return }
    let text = blocks.removeLast().lines.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    if !text.isEmpty { notes.append(text) }
  }

  // MARK: Tables

  private func beginCell() {
    guard !tables.isEmpty else { return }
    tables[tables.count - 1].beginCell()
    blocks.append(BlockText())
  }

  private func endCell() {
    guard !tables.isEmpty, blocks.count > 1 else { return }
    tables[tables.count - 1].append(blocks.removeLast())
  }

  private func endTable() {
    guard let table = tables.popLast() else { return }
    blocks[blocks.count - 1].append(table.lines(padding: &padding))
  }
}

extension FileError {
  fileprivate static let tooMuchText = FileError(
    .tooLarge, "Văn bản dài quá 16 MB chữ; hãy chia nhỏ tệp.",
    "The document has more than 16 MB of text; split the file.")
}
