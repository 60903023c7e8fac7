// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A table that was copied out of its document as one line for each cell, without any sign between cells. Its head begins
/// with «STT» or «TT», and every row with its number on a line of its own; those tell where rows begin.
struct FlatTable {
  /// The cells of the rows, the head first; what is missing is an empty range.
  private(set) var rows: [[Range<Int>]] = []
  /// The line behind the table, and the lines behind that one.
  private(set) var next: Line?
  private(set) var lines: Lines

  private let bytes: [UInt8]
  private var columns = 0

  /// Most columns of a head, and most bytes of the name of one.
  private static let mostColumns = 10, longestName = 90

  /// Reads the table whose head begins at a line; `nil` where what follows is none.
  init?(_ bytes: [UInt8], from head: Line, before lines: Lines) {
    self.bytes = bytes
    self.lines = lines
    guard Self.opens(bytes, head), readHead(head) else { return nil }
    var number = 1
    while let line = next, value(of: line) == number {
      readRow(line, number)
      number += 1
    }
    guard number > 1 else { return nil }
  }

  /// Whether a line is nothing but «STT», «TT» or «Số TT».
  static func opens(_ bytes: [UInt8], _ line: Line) -> Bool {
    guard line.end - line.contentStart <= 12 else { return false }
    var word = Syllable.scan(bytes.span, from: line.contentStart)
    if word.syllable?.code == ordinal {
      word = Syllable.scan(bytes.span, from: Label.skipBlanks(bytes.span, word.end, line.end))
    }
    guard let code = word.syllable?.code, numberNames.contains(code) else { return false }
    return Label.skipMarkup(bytes.span, word.end, line.end) == line.end
  }

  private static let ordinal = syllable("số")
  private static let numberNames = Set(["stt", "tt"].map(syllable))

  /// Names of columns up to the number of the first row.
  private mutating func readHead(_ head: Line) -> Bool {
    var names = [head.start..<head.end]
    pass()
    while let line = next, value(of: line) == nil {
      guard isText(line), line.end - line.start <= Self.longestName, names.count < Self.mostColumns else {
        return false
      }
      take(line, into: &names, atLeast: 1)
    }
    columns = names.count
    rows = [names]
    return columns >= 3 && next != nil
  }

  /// The number of a row and its cells, up to the number of the next row or the end of the table.
  private mutating func readRow(_ number: Line, _ value: Int) {
    var cells: [Range<Int>] = []
    pass()
    while let line = next, isText(line), self.value(of: line) != value + 1, !endsTable(line, cells.count, value) {
      take(line, into: &cells, atLeast: 0)
    }
    rows.append([number.start..<number.end] + fitted(cells))
  }

  /// A line that goes on with the cell before it, because it begins within a sentence or with a bullet, or a new cell.
  private mutating func take(_ line: Line, into cells: inout [Range<Int>], atLeast: Int) {
    if cells.count > atLeast, let last = cells.last, goesOn(line) {
      cells[cells.count - 1] = last.lowerBound..<line.end
    } else {
      cells.append(line.start..<line.end)
    }
    pass()
  }

  private func goesOn(_ line: Line) -> Bool {
    let word = Syllable.scan(bytes.span, from: line.contentStart)
    if word.end > line.contentStart { return !word.isCapitalised }
    return Label.read(bytes.span, at: line.contentStart, end: line.end)?.style.isBullet == true
  }

  /// Recipients and headings end the table; so does anything behind a full row, unless the next number comes soon.
  private func endsTable(_ line: Line, _ count: Int, _ value: Int) -> Bool {
    if line.startsRecipients { return true }
    if let label = Label.read(bytes.span, at: line.contentStart, end: line.end), !label.style.isBullet { return true }
    guard count >= columns - 1, !goesOn(line) else { return false }
    var ahead = lines
    for _ in 0..<columns * 2 {
      guard let further = ahead.next() else { return true }
      if self.value(of: further) == value + 1 { return false }
    }
    return true
  }

  /// As many cells as the head has: a task of several paragraphs takes what is too much; of a row with empty cells the
  /// last one, where it has digits, is that of the last column.
  private func fitted(_ cells: [Range<Int>]) -> [Range<Int>] {
    let count = columns - 1
    guard let first = cells.first, let last = cells.last, cells.count != count else { return cells }
    if cells.count > count {
      let surplus = cells.count - count
      return [first.lowerBound..<cells[surplus].upperBound] + cells.dropFirst(surplus + 1)
    }
    let empty = last.upperBound..<last.upperBound
    let hasDigits = cells.count > 1 && bytes[last].contains { (0x30...0x39).contains($0) }
    let gap = [Range<Int>](repeating: empty, count: count - cells.count)
    return hasDigits ? cells.dropLast() + gap + [last] : cells + gap
  }

  /// Goes to the next line that is not blank.
  private mutating func pass() {
    next = lines.next()
    while let line = next, line.isBlank || line.isRule { next = lines.next() }
  }

  private func isText(_ line: Line) -> Bool { line.pipes == 0 && !line.opensRow }

  /// The number that is all of a line, perhaps in emphasis and with a stop.
  private func value(of line: Line) -> Int? {
    guard line.contentStart < line.end, line.end - line.contentStart <= 8 else { return nil }
    var value = 0
    var index = line.contentStart
    while index < line.end, (0x30...0x39).contains(bytes[index]) {
      value = value * 10 + Int(bytes[index] & 15)
      index += 1
    }
    guard index > line.contentStart else { return nil }
    if index < line.end, bytes[index] == UInt8(ascii: ".") { index += 1 }
    return Label.skipMarkup(bytes.span, index, line.end) == line.end ? value : nil
  }
}
