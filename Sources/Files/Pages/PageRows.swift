// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Words that stand beside each other on one line of print.
struct PageRow {
  private(set) var words: [PageWord] = []
  /// Height of the middle of the line above which and below which its words spread.
  private(set) var middle = 0.0
  private var heights = 0.0

  init(_ words: [PageWord]) { for word in words { add(word) } }

  var left: Double { words.map(\.left).min() ?? 0 }
  var right: Double { words.map(\.right).max() ?? 0 }
  var top: Double { words.map(\.top).min() ?? 0 }
  var bottom: Double { words.map(\.bottom).max() ?? 0 }
  var centre: Double { (left + right) / 2 }
  /// The height of its words, on average.
  var height: Double { heights / Double(max(1, words.count)) }

  /// Its words with one space between them.
  var text: String { words.map(\.text).joined(separator: " ") }

  /// Its text in small letters without marks, for comparison.
  var folded: String { foldedForSearch(text) }

  mutating func add(_ word: PageWord) {
    let index = words.firstIndex { $0.left > word.left } ?? words.count
    words.insert(word, at: index)
    middle += (word.middle - middle) / Double(words.count)
    heights += word.height
  }

  /// The part of the words that a condition holds for.
  func keeping(_ condition: (PageWord) -> Bool) -> PageRow? {
    let kept = words.filter(condition)
    return kept.isEmpty ? nil : PageRow(kept)
  }

  /// The words left and right of an upright line.
  func split(at x: Double) -> (left: PageRow?, right: PageRow?) {
    (keeping { $0.centre < x }, keeping { $0.centre >= x })
  }

  /// Words put into rows from top to bottom: pieces belong to one row where they share their middle.
  ///
  /// - Parameter areLines: whether the program that found the words told the lines that they stand in; then only lines that
  ///   stand beside each other are put together.
  static func rows(_ words: [PageWord], areLines: Bool) -> [PageRow] {
    let pieces = areLines ? pieces(words) : words.map { PageRow([$0]) }
    var rows: [PageRow] = []
    for piece in pieces.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
      let near = rows.indices.suffix(4).min {
        abs(rows[$0].middle - piece.middle) < abs(rows[$1].middle - piece.middle)
      }
      if let near, rows[near].takes(piece) {
        for word in piece.words { rows[near].add(word) }
      } else {
        rows.append(piece)
      }
    }
    return rows.sorted { $0.middle < $1.middle }
  }

  /// The lines of the program, cut where a gap is too wide for a space.
  private static func pieces(_ words: [PageWord]) -> [PageRow] {
    var pieces: [PageRow] = []
    for (index, word) in words.enumerated() {
      if index > 0, words[index - 1].line == word.line, let last = pieces.last,
        word.left - words[index - 1].right < 2.5 * max(8, last.height)
      {
        pieces[pieces.count - 1].add(word)
      } else {
        pieces.append(PageRow([word]))
      }
    }
    return pieces
  }

  private func takes(_ piece: PageRow) -> Bool {
    guard abs(piece.middle - middle) <= 0.45 * max(height, piece.height) else { return false }
    // Two words cannot stand at the same place of one line.
    return !piece.words.contains { new in
      words.contains { min($0.right, new.right) - max($0.left, new.left) > 0.5 * min($0.width, new.width) + 1 }
    }
  }
}

extension PageText {
  /// How much the lines of a recognised page fall to the right, as a slope; zero for a text layer.
  var slope: Double {
    guard isRecognised else { return 0 }
    var slopes: [Double] = []
    var start = 0
    for index in 0...words.count where index == words.count || words[index].line != words[start].line {
      let line = words[start..<index]
      if let first = line.first, let last = line.last, line.count >= 5, last.centre - first.centre > 100 {
        slopes.append((last.middle - first.middle) / (last.centre - first.centre))
      }
      start = index
      if start == words.count { break }
    }
    guard slopes.count >= 4 else { return 0 }
    return slopes.sorted()[slopes.count / 2]
  }

  /// The page as if it had lain straight.
  var straightened: PageText {
    let slope = slope
    guard abs(slope) > 0.0005 else { return self }
    var page = self
    for index in words.indices {
      let fall = slope * words[index].centre
      page.words[index].top -= fall
      page.words[index].bottom -= fall
      let shift = slope * words[index].middle
      page.words[index].left += shift
      page.words[index].right += shift
    }
    page.rules = rules.turned(by: slope)
    return page
  }
}
