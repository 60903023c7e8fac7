// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A paragraph of the source: one or several lines, with the label that opens it.
struct Paragraph {
  /// Bytes without leading and trailing blanks; leading markup is in.
  var range: Range<Int>
  /// Where the text begins, behind leading markup and label.
  var textStart: Int
  var label: Label?
  /// Whether the line begins with a heading mark or emphasis.
  var isEmphasised: Bool
  /// Whether a blank line stands before it.
  var hasGapBefore: Bool
  /// Row and cell of a table, counted over the whole text; -1 outside of tables.
  var row = -1
  var cell = -1
}

/// Reads paragraphs one after the other: joins wrapped lines, finds labels and takes tables apart into cells.
struct Paragraphs {
  private let bytes: [UInt8]
  private var lines: Lines
  private var pending: Line?
  private let isWrapped: Bool
  /// The last line of the paragraph that was returned last, to know what a label at the next line means.
  private var inRecipients = false
  private var gap = true
  private var table = TableState()

  /// Where the reader stands in a table whose cells are separated by lines of one `|`.
  private struct TableState {
    var row = -1
    var cell = -1
    var isOpen = false
    var lastWasPipe = false
    var nextRow = 0
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isWrapped = Lines.looksWrapped(bytes)
    lines = Lines(bytes)
    pending = lines.next()
  }

  /// The next paragraph, or `nil` at the end.
  mutating func next() -> Paragraph? {
    while true {
      if let cell = rowCells.popLast() { return cell }
      guard let line = pending else { return nil }
      if let paragraph = passNonText(line) { return paragraph }
      guard let current = pending, !current.isBlank, !current.isRule, current.pipes == 0, !current.opensRow else {
        continue
      }
      return paragraph(from: current)
    }
  }

  /// Passes blank lines, rules and lines of pipes. A row on one line gives its cells through `rowCells`.
  private mutating func passNonText(_ line: Line) -> Paragraph? {
    if line.isBlank {
      gap = true
      if table.lastWasPipe { table.isOpen = false }
      table.lastWasPipe = false
      pending = lines.next()
    } else if line.isRule {
      gap = true
      pending = lines.next()
    } else if line.pipes > 0 {
      for _ in 0..<line.pipes { passPipe() }
      pending = lines.next()
    } else if line.opensRow {
      rowCells = cells(of: line)
      pending = lines.next()
      return rowCells.popLast()
    } else if table.lastWasPipe {
      table.lastWasPipe = false
    }
    return nil
  }

  /// Cells of a row that stands on one line, last first.
  private var rowCells: [Paragraph] = []

  private mutating func passPipe() {
    if !table.isOpen || table.lastWasPipe {
      table.isOpen = true
      table.row = table.nextRow
      table.nextRow += 1
      table.cell = -1
    }
    table.cell += 1
    table.lastWasPipe = true
    gap = true
  }

  private mutating func paragraph(from first: Line) -> Paragraph {
    var last = first
    let label = Label.read(bytes.span, at: first.contentStart, end: first.end)
    pending = lines.next()
    table.lastWasPipe = false
    if first.startsRecipients { inRecipients = true }
    var end = first.end
    while let line = pending, !line.isBlank, !line.isRule, line.pipes == 0, !line.opensRow, continues(last, line) {
      end = line.end
      last = line
      pending = lines.next()
    }
    let paragraph = Paragraph(
      range: first.start..<end, textStart: label?.textStart ?? first.contentStart, label: label,
      isEmphasised: first.contentStart > first.start, hasGapBefore: gap, row: table.isOpen ? table.row : -1,
      cell: table.isOpen ? table.cell : -1)
    gap = false
    return paragraph
  }

  /// Whether a line goes on with the paragraph of the line before it. In wrapped text every line does, unless it opens
  /// with a label where a sentence or a short line ended; elsewhere only a line that begins within a sentence does.
  private func continues(_ before: Line, _ line: Line) -> Bool {
    if line.isHeading || before.isHeading { return false }
    let last = lastTextByte(before)
    let isTerminal = [UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?")]
      .contains(last)
    if let label = Label.read(bytes.span, at: line.contentStart, end: line.end) {
      guard isWrapped, !inRecipients || !label.style.isBullet else { return false }
      return !isTerminal && before.end - before.start >= 50
    }
    if isWrapped { return true }
    return last == UInt8(ascii: ",") || !isTerminal && startsLowercase(line)
  }

  private func startsLowercase(_ line: Line) -> Bool {
    let word = Syllable.scan(bytes.span, from: line.contentStart)
    return word.end > line.contentStart && !word.isCapitalised
  }

  private func lastTextByte(_ line: Line) -> UInt8 {
    var index = line.end - 1
    while index > line.start,
      bytes[index] == UInt8(ascii: "*") || bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "_")
    {
      index -= 1
    }
    return bytes[index]
  }

  /// Cuts a row `| a | b |` into cells; a row of dashes between head and body gives none.
  private mutating func cells(of line: Line) -> [Paragraph] {
    table.row = table.nextRow
    table.nextRow += 1
    table.isOpen = false
    gap = false
    var cells: [Paragraph] = []
    var start = line.start + 1
    let bytes = bytes
    let span = bytes.span
    for index in line.start + 1...line.end
    where index == line.end || span[index] == UInt8(ascii: "|") && span[index - 1] != 0x5C {
      let inner = Label.skipBlanks(span, start, index)
      var end = index
      while end > inner, span[end - 1] == 0x20 || span[end - 1] == 0x09 { end -= 1 }
      if index < line.end || end > inner { cells.append(cell(inner..<end, cells.count)) }
      start = index + 1
    }
    let isDivider = cells.allSatisfy { cell in cell.range.allSatisfy { span[$0] == 0x2D || span[$0] == 0x3A } }
    return isDivider ? [] : cells.reversed()
  }

  private func cell(_ range: Range<Int>, _ number: Int) -> Paragraph {
    let content = Line.contentStart(bytes.span, range.lowerBound, range.upperBound)
    let label = Label.read(bytes.span, at: content, end: range.upperBound)
    return Paragraph(
      range: range, textStart: label?.textStart ?? content, label: label, isEmphasised: content > range.lowerBound,
      hasGapBefore: true, row: table.row, cell: number)
  }
}
