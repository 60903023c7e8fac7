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
  /// How lines are wrapped; `nil` where they are whole paragraphs.
  private let wrapping: Lines.Wrapping?
  private var inRecipients = false
  private var gap = true
  private var table = PipeTable()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    wrapping = Lines.wrapping(of: bytes)
    lines = Lines(bytes)
    pending = lines.next()
  }

  /// The next paragraph, or `nil` at the end.
  mutating func next() -> Paragraph? {
    while true {
      if let cell = rowCells.popLast() { return cell }
      guard let line = pending else { return nil }
      if let paragraph = passNonText(line) { return paragraph }
      guard let current = pending, !current.isBlank, !current.isRule, current.pipes == 0, !current.opensRow,
        !current.isPageNumber || table.isOpen
      else { continue }
      // «STT» alone on its line, perhaps in emphasis, has few bytes.
      if current.end - current.contentStart <= 12, !table.isOpen, takeFlatTable(current), let cell = rowCells.popLast()
      {
        return cell
      }
      return paragraph(from: current)
    }
  }

  /// Passes blank lines, rules and lines of pipes. A row on one line gives its cells through `rowCells`.
  private mutating func passNonText(_ line: Line) -> Paragraph? {
    if line.isBlank {
      gap = true
      if table.lastWasPipe { table.close() }
      table.lastWasPipe = false
      pending = lines.next()
    } else if line.isRule {
      gap = true
      pending = lines.next()
    } else if line.pipes > 0 {
      passPipes()
    } else if line.isPageNumber, !table.isOpen {
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

  /// Takes a table of one line for each cell, and gives its cells through `rowCells`.
  private mutating func takeFlatTable(_ head: Line) -> Bool {
    guard let flat = FlatTable(bytes, from: head, before: lines) else { return false }
    for row in flat.rows {
      table.passRow()
      rowCells += row.indices.map { cell(row[$0], $0) }
    }
    rowCells.reverse()
    lines = flat.lines
    pending = flat.next
    gap = true
    return true
  }

  /// Passes the pipes up to the next line of text, which tells what they mean.
  private mutating func passPipes() {
    var count = 0
    while let line = pending, line.pipes > 0 {
      count += line.pipes
      pending = lines.next()
    }
    let opensWithLabel = pending.map { isRowLabel($0) } ?? true
    table.pass(count, beforeLabel: opensWithLabel)
    gap = true
  }

  /// Whether a line is nothing but the number of a row: `3`, `2.1`, `IV`, with emphasis or a stop; `4.750` is an amount.
  private func isRowLabel(_ line: Line) -> Bool {
    guard line.end - line.contentStart <= 12, line.contentStart < line.end else { return false }
    var digits = 0
    var groups = 1
    for index in line.contentStart..<line.end {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."):
        digits = 0
        groups += 1
      case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "*"), UInt8(ascii: ")"),
        UInt8(ascii: "\\"):
        break
      default: return false
      }
      if digits > (groups > 1 ? 2 : 3) { return false }
    }
    return true
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
  /// with a label where a sentence or a short line ended, or the line before is so short that the first word would have
  /// had room in it; elsewhere only a line that begins within a sentence does.
  private func continues(_ before: Line, _ line: Line) -> Bool {
    if line.isHeading || before.isHeading || line.startsRecipients { return false }
    let isTerminal = Lines.endsSentence(bytes, before)
    let length = before.end - before.start
    if let label = Label.read(bytes.span, at: line.contentStart, end: line.end) {
      guard let wrapping, !inRecipients || !label.style.isBullet else { return false }
      return !isTerminal && length >= max(50, (wrapping.width ?? 0) * 7 / 10)
    }
    let endsWithComma = Lines.lastTextByte(bytes, before) == UInt8(ascii: ",")
    guard let wrapping else { return endsWithComma || !isTerminal && startsLowercase(line) }
    guard let width = wrapping.width, !endsWithComma, !startsLowercase(line), !isBareLabel(before) else { return true }
    if isInCapitals(before) != isInCapitals(line) { return false }
    return isInCapitals(line) || length >= width * (isTerminal ? 17 : 11) / 20
  }

  /// Whether a line is nothing but a label: its text stands on the next.
  private func isBareLabel(_ line: Line) -> Bool {
    Label.read(bytes.span, at: line.contentStart, end: line.end).map { $0.textStart >= line.end } ?? false
  }

  /// Whether a line has ten letters or more, and only capitals.
  private func isInCapitals(_ line: Line) -> Bool {
    var index = line.contentStart
    var letters = 0
    while index < line.end {
      let word = Syllable.scan(bytes.span, from: index)
      guard word.end > index else {
        index += 1
        continue
      }
      if !word.isUppercase { return false }
      letters += word.end - index
      index = word.end
    }
    return letters >= 10
  }

  private func startsLowercase(_ line: Line) -> Bool {
    let word = Syllable.scan(bytes.span, from: line.contentStart)
    return word.end > line.contentStart && !word.isCapitalised
  }

  /// Cuts a row `| a | b |` into cells; a row of dashes between head and body gives none.
  private mutating func cells(of line: Line) -> [Paragraph] {
    table.passRow()
    gap = false
    var cells: [Paragraph] = []
    var count = 0
    var start = line.start + 1
    let bytes = bytes
    let span = bytes.span
    for index in line.start + 1...line.end
    where index == line.end || span[index] == UInt8(ascii: "|") && span[index - 1] != 0x5C {
      let inner = Label.skipBlanks(span, start, index)
      var end = index
      while end > inner, span[end - 1] == 0x20 || span[end - 1] == 0x09 { end -= 1 }
      if index < line.end || end > inner {
        for part in parts(of: inner..<end) { cells.append(cell(part, count)) }
        count += 1
      }
      start = index + 1
    }
    let isDivider = cells.allSatisfy { cell in cell.range.allSatisfy { span[$0] == 0x2D || span[$0] == 0x3A } }
    return isDivider ? [] : cells.reversed()
  }

  /// The paragraphs of a cell: Markdown has no way but `<br>` to part them.
  private func parts(of cell: Range<Int>) -> [Range<Int>] {
    let span = bytes.span
    var parts: [Range<Int>] = []
    var start = cell.lowerBound
    var index = start
    while index < cell.upperBound {
      let length = Markup.breakLength(span, index)
      guard length > 0 else {
        index += 1
        continue
      }
      if index > start { parts.append(start..<index) }
      start = Label.skipBlanks(span, min(index + length, cell.upperBound), cell.upperBound)
      index = start
    }
    if start < cell.upperBound || parts.isEmpty { parts.append(start..<cell.upperBound) }
    return parts
  }

  private func cell(_ range: Range<Int>, _ number: Int) -> Paragraph {
    let content = Line.contentStart(bytes.span, range.lowerBound, range.upperBound)
    let label = Label.read(bytes.span, at: content, end: range.upperBound)
    return Paragraph(
      range: range, textStart: label?.textStart ?? content, label: label, isEmphasised: content > range.lowerBound,
      hasGapBefore: true, row: table.row, cell: number)
  }
}
