// SPDX-License-Identifier: Apache-2.0

/// A table with drawn borders: where its columns and rows are parted, and what stands in its cells.
struct RuledTable {
  /// Where it stands on the page.
  let top: Double
  var bottom: Double
  var left: Double
  var right: Double
  /// The uprights between which its columns stand.
  var columns: [Double]
  /// The text of each cell, row by row. A cell that spans others gives its text once, in the first of them.
  var rows: [[WordedText]]

  /// The number of its columns.
  var width: Int { columns.count - 1 }

  /// The tables of a page, from top to bottom, and the words that are in none.
  static func tables(of page: PageText) -> (tables: [RuledTable], rest: [PageWord]) {
    var rest = page.words
    var tables: [RuledTable] = []
    for grid in TableGrid.grids(of: page) {
      let inside = rest.filter { grid.contains($0) }
      guard inside.count >= 2, let table = grid.table(inside, areLines: page.isRecognised) else { continue }
      rest.removeAll { grid.contains($0) }
      tables.append(table)
    }
    return (tables.sorted { $0.top < $1.top }, rest)
  }
}

/// The lines that make one table.
struct TableGrid {
  private let columns: [Double]
  private let lines: [Double]
  private let rules: PageRules

  /// Lines closer than this are one, in points.
  private static let tolerance = 4.0

  /// The rules of a page, put together where they cross. A table has at least two rows or two columns, and takes a third of
  /// the page in width: the frame of a stamp does not.
  static func grids(of page: PageText) -> [TableGrid] {
    connected(page.rules).compactMap { TableGrid($0) }.filter { grid in
      guard let left = grid.columns.first, let right = grid.columns.last else { return false }
      return right - left > page.width / 3
    }
  }

  private init?(_ rules: PageRules) {
    guard rules.level.count >= 2, !rules.upright.isEmpty else { return nil }
    // A table may be open at its sides: then its lines end where it does.
    let ends = rules.level.flatMap { [$0.from, $0.to] }
    let tips = rules.upright.flatMap { [$0.from, $0.to] }
    guard let left = ends.min(), let right = ends.max(), let top = tips.min(), let bottom = tips.max() else {
      return nil
    }
    let uprights = Self.places(rules.upright.map(\.at))
    let levels = Self.places(rules.level.map(\.at))
    guard let first = uprights.first, let last = uprights.last, let highest = levels.first, let lowest = levels.last
    else {
      return nil
    }
    columns = (left < first - 20 ? [left] : []) + uprights + (right > last + 20 ? [right] : [])
    lines = (top < highest - 8 ? [top] : []) + levels + (bottom > lowest + 8 ? [bottom] : [])
    self.rules = rules
    guard columns.count >= 3, lines.count >= 2, columns.count <= 40, lines.count <= 400 else { return nil }
  }

  /// Positions in order, those that are nearly the same as one.
  private static func places(_ values: [Double]) -> [Double] {
    var places: [Double] = []
    for value in values.sorted() where places.last.map({ value - $0 > tolerance }) ?? true { places.append(value) }
    return places
  }

  /// Rules that cross or touch each other belong together.
  private static func connected(_ rules: PageRules) -> [PageRules] {
    var group = Array(0..<rules.level.count + rules.upright.count)
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    for (first, level) in rules.level.enumerated() {
      for (second, upright) in rules.upright.enumerated() {
        let crosses =
          level.from - tolerance <= upright.at && upright.at <= level.to + tolerance
          && upright.from - tolerance <= level.at
          && level.at <= upright.to + tolerance
        if crosses { group[root(rules.level.count + second)] = root(first) }
      }
    }
    var grids: [Int: PageRules] = [:]
    for (index, rule) in rules.level.enumerated() { grids[root(index), default: PageRules()].level.append(rule) }
    for (index, rule) in rules.upright.enumerated() {
      grids[root(rules.level.count + index), default: PageRules()].upright.append(rule)
    }
    return grids.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether the middle of a word stands in it.
  func contains(_ word: PageWord) -> Bool {
    guard let left = columns.first, let right = columns.last, let top = lines.first, let bottom = lines.last else {
      return false
    }
    return left < word.centre && word.centre < right && top < word.middle && word.middle < bottom
  }

  /// The cells with the words in them; `nil` where all words stand in one column, as in a frame around a text.
  func table(_ words: [PageWord], areLines: Bool) -> RuledTable? {
    let merged = mergedCells()
    var cells: [Int: [PageWord]] = [:]
    for word in words {
      guard let column = columns.lastIndex(where: { $0 < word.centre }),
        let row = lines.lastIndex(where: { $0 < word.middle })
      else { continue }
      cells[merged[row * (columns.count - 1) + column], default: []].append(word)
    }
    let width = columns.count - 1
    guard Set(cells.keys.map { $0 % width }).count >= 2 else { return nil }
    let rows = (0..<lines.count - 1).map { row in
      (0..<width).map { column in
        let words = cells[row * width + column] ?? []
        var text = WordedText("")
        for row in PageRow.rows(words, areLines: areLines) { text.append(row.worded, behind: text.isEmpty ? "" : " ") }
        return text
      }
    }
    return RuledTable(
      top: lines[0], bottom: lines[lines.count - 1], left: columns[0], right: columns[width], columns: columns,
      rows: rows.filter { $0.contains { !$0.isEmpty } })
  }

  /// For each cell of the grid the first one of those it is merged with: no line is drawn between them.
  private func mergedCells() -> [Int] {
    let width = columns.count - 1
    var first = Array(0..<width * (lines.count - 1))
    for row in 0..<lines.count - 1 {
      let middle = (lines[row] + lines[row + 1]) / 2
      for column in 0..<width {
        let index = row * width + column
        if column > 0, !rules.upright.contains(where: { Self.isDrawn($0, at: columns[column], beside: middle) }) {
          first[index] = first[index - 1]
        } else if row > 0 {
          let centre = (columns[column] + columns[column + 1]) / 2
          if !rules.level.contains(where: { Self.isDrawn($0, at: lines[row], beside: centre) }) {
            first[index] = first[index - width]
          }
        }
      }
    }
    return first
  }

  private static func isDrawn(_ rule: PageRule, at place: Double, beside middle: Double) -> Bool {
    abs(rule.at - place) <= tolerance + 1 && rule.from - 2 <= middle && middle <= rule.to + 2
  }
}
