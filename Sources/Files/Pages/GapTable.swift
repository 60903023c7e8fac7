// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A task table without drawn lines: its columns are told by the white space between them. It is looked for only below a head
/// that names tasks and who does them or when («TT», «Nội dung nhiệm vụ», «Đơn vị chủ trì», «Thời gian»), its rows are
/// numbered from 1, and it ends with the first line that does not keep to the columns.
struct GapTable {
  /// What it says; its columns are parted in the middle of the white space.
  private(set) var table: RuledTable
  /// Whether it reached the last line of its page, and so may go on.
  private(set) var isOpen = false
  /// From where to where the words of each column reach.
  private var reaches: [ClosedRange<Double>]
  private var number: Int
  private var lastMiddle: Double
  /// The longest way from one line to the next within it.
  private let step: Double

  private static let fewestColumns = 3, mostHeadRows = 5, longestName = 60
  /// The least white space between two columns, in heights of a word; that between two words is about a quarter.
  private static let white = 0.6

  /// Takes the tables out of the rows of a page.
  ///
  /// - Parameter before: the table that reached the end of the page before.
  static func take(from rows: inout [PageRow], _ area: TextArea, after before: GapTable?) -> [GapTable] {
    var tables: [GapTable] = []
    if let (table, end) = before?.goingOn(rows) {
      tables.append(table)
      rows.removeFirst(end)
    }
    var index = 0
    while index < rows.count {
      if opensHead(rows[index]), let (range, table) = read(rows, at: index, area, after: before) {
        tables.append(table)
        rows.removeSubrange(range)
        index = range.lowerBound
      } else {
        index += 1
      }
    }
    return tables
  }

  // MARK: - Head

  private static let numberNames: Set<String> = ["tt", "stt"]
  private static let taskNames = ["noi dung", "nhiem vu", "cong viec", "hoat dong"]
  private static let doerNames = [
    "chu tri", "thuc hien", "phoi hop", "don vi", "co quan", "thoi gian", "thoi han", "tien do", "hoan thanh",
  ]

  private static func opensHead(_ row: PageRow) -> Bool {
    guard let first = row.words.first, first.text.utf8.count <= 4, row.words.count > 1 else { return false }
    return numberNames.contains(foldedForSearch(first.text))
  }

  private static func read(
    _ rows: [PageRow], at anchor: Int, _ area: TextArea, after before: GapTable?
  ) -> (range: Range<Int>, table: GapTable)? {
    let right = rows[anchor].words[0].right
    guard
      let first = rows.indices[anchor...].dropFirst().prefix(mostHeadRows).first(where: { value(of: rows[$0]) != nil }),
      let value = value(of: rows[first]), value == 1 || value == before.map({ $0.number + 1 })
    else { return nil }
    var top = anchor
    while top > 0, anchor - top < 2, rows[top].middle - rows[top - 1].middle < 0.9 * area.pitch,
      rows[top - 1].left > right
    {
      top -= 1
    }
    guard var table = GapTable(head: rows[top..<first], area, before: value - 1) else { return nil }
    var end = first
    while end < rows.count, table.takes(rows[end]) { end += 1 }
    guard table.table.rows.count >= 3 else { return nil }
    table.isOpen = end == rows.count
    // The head of the page before again: the columns are the same, however far the words in them reach.
    if let before, value > 1, before.reaches.count == table.reaches.count { table.table.columns = before.table.columns }
    return (top..<end, table)
  }

  private init?(head: ArraySlice<PageRow>, _ area: TextArea, before: Int) {
    guard let top = head.first, let bottom = head.last else { return nil }
    number = before
    lastMiddle = bottom.middle
    step = 2.4 * max(area.pitch, 1.15 * area.height)
    reaches = Self.reaches(of: head.flatMap(\.words), white: Self.white * area.height)
    table = RuledTable(
      top: top.top, bottom: bottom.bottom, left: top.left, right: top.right, columns: [],
      rows: [[WordedText](repeating: WordedText(""), count: reaches.count)])
    for row in head { append(row) }
    let names = table.rows[0].map { foldedForSearch($0.text) }
    guard reaches.count >= Self.fewestColumns, Self.numberNames.contains(names[0]),
      names.allSatisfy({ !$0.isEmpty && $0.utf8.count <= Self.longestName }),
      let task = names.firstIndex(where: { name in Self.taskNames.contains { name.contains($0) } }),
      names.indices.contains(where: { index in
        index != task && Self.doerNames.contains { names[index].contains($0) }
      })
    else { return nil }
    place()
  }

  /// From where to where words stand without white space between them.
  private static func reaches(of words: [PageWord], white: Double) -> [ClosedRange<Double>] {
    var reaches: [ClosedRange<Double>] = []
    for word in words.sorted(by: { $0.left < $1.left }) where word.left <= word.right {
      if let last = reaches.last, word.left - last.upperBound < white {
        reaches[reaches.count - 1] = last.lowerBound...max(last.upperBound, word.right)
      } else {
        reaches.append(word.left...word.right)
      }
    }
    return reaches
  }

  // MARK: - Rows

  /// The number that opens a row.
  private static func value(of row: PageRow) -> Int? {
    guard let text = row.words.first?.text, text.utf8.count <= 4 else { return nil }
    return Int(text.last == "." ? text.dropLast() : text[...])
  }

  /// Takes the next line where it keeps to the columns: the first of a row, with the next number in front, or one that goes
  /// on with the cells above.
  private mutating func takes(_ row: PageRow) -> Bool {
    guard row.middle - lastMiddle < step, let widened = widened(by: row) else { return false }
    let first = row.words.prefix { $0.centre < widened[0].upperBound }
    if !first.isEmpty {
      guard first.count == 1, row.words.count > 1, Self.value(of: row) == number + 1 else { return false }
      number += 1
      table.rows.append([WordedText](repeating: WordedText(""), count: reaches.count))
    }
    reaches = widened
    append(row)
    place()
    return true
  }

  /// The columns with room for another line; `nil` where a piece of it stands in two of them.
  private func widened(by row: PageRow) -> [ClosedRange<Double>]? {
    var widened = reaches
    var between: [ClosedRange<Double>] = []
    func widen(_ column: Int, _ piece: ClosedRange<Double>) {
      let reach = widened[column]
      widened[column] = min(reach.lowerBound, piece.lowerBound)...max(reach.upperBound, piece.upperBound)
    }
    for piece in Self.reaches(of: row.words, white: Self.white * row.height) {
      let columns = widened.indices.filter { widened[$0].overlaps(piece) }
      guard columns.count < 2 else { return nil }
      if let column = columns.first { widen(column, piece) } else { between.append(piece) }
    }
    // What stands below no name belongs to the nearer one.
    for piece in between {
      func way(_ column: Int) -> Double {
        max(piece.lowerBound - widened[column].upperBound, widened[column].lowerBound - piece.upperBound)
      }
      guard let near = widened.indices.min(by: { way($0) < way($1) }) else { return nil }
      widen(near, piece)
    }
    let isApart = zip(widened, widened.dropFirst()).allSatisfy { $1.lowerBound - $0.upperBound > 2 }
    return isApart ? widened : nil
  }

  private mutating func append(_ row: PageRow) {
    let last = table.rows.count - 1
    for column in reaches.indices {
      guard let part = row.keeping({ reaches[column].contains($0.centre) })?.worded else { continue }
      if table.rows[last][column].isEmpty {
        table.rows[last][column] = part
      } else {
        table.rows[last][column].append(line: part)
      }
    }
    lastMiddle = row.middle
    table.bottom = max(table.bottom, row.bottom)
    (table.left, table.right) = (min(table.left, row.left), max(table.right, row.right))
  }

  private mutating func place() {
    table.columns =
      [table.left] + zip(reaches, reaches.dropFirst()).map { ($0.upperBound + $1.lowerBound) / 2 } + [table.right]
  }

  /// The table on the next page, where the lines there keep to the columns from the first one on, and where they end.
  private func goingOn(_ rows: [PageRow]) -> (table: GapTable, end: Int)? {
    guard isOpen, let first = rows.first else { return nil }
    var next = self
    next.table = RuledTable(
      top: first.top, bottom: first.bottom, left: table.left, right: table.right, columns: table.columns, rows: [])
    next.lastMiddle = first.middle
    next.isOpen = false
    if Self.value(of: first) == nil {
      next.table.rows = [[WordedText](repeating: WordedText(""), count: reaches.count)]
    }
    var end = 0
    while end < rows.count, next.takes(rows[end]) { end += 1 }
    // A line or two at the head of a page may keep to the columns by chance.
    guard end > 0, next.number > number || end == rows.count || end >= 3 else { return nil }
    next.table.columns = table.columns
    next.isOpen = end == rows.count
    return (next, end)
  }
}
