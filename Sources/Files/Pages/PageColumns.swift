// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A piece of a page in reading order.
enum PageBlock {
  case row(PageRow)
  /// Rows that belong together and to nothing around them: a column of a head, the recipients, a signature.
  case column([PageRow])
  case table(RuledTable)
}

/// Takes apart what stands in two columns on the pages of an official document (Decree 30/2020/NĐ-CP, Annex I): at its
/// head the issuer beside the name of the state or the Party, at its end the recipients beside the signature.
struct PageColumns {
  private let area: TextArea
  private let page: PageText

  init(_ page: PageText, _ area: TextArea) {
    self.page = page
    self.area = area
  }

  /// The rows of the page in reading order.
  func blocks(_ rows: [PageRow]) -> [PageBlock] {
    var blocks: [PageBlock] = []
    var index = 0
    while index < rows.count {
      if let head = head(rows, from: index) {
        blocks += rows[index..<head.start].map { .row($0) } + head.blocks
        index = head.end
      } else if let end = ending(rows, from: index) {
        blocks += rows[index..<end.start].map { .row($0) } + end.blocks
        index = end.end
      } else {
        blocks += rows[index...].map { .row($0) }
        index = rows.count
      }
    }
    return blocks
  }

  private typealias Found = (start: Int, end: Int, blocks: [PageBlock])

  // MARK: - Head

  /// The names that stand at the right of a head, folded, by the first word and what follows.
  private static let mottoes = ["cong hoa xa hoi", "dang cong san viet", "chu nghia viet nam"]

  private func head(_ rows: [PageRow], from first: Int) -> Found? {
    guard let anchor = rows.indices[first...].first(where: { mottoStart(rows[$0]) != nil }),
      let start = mottoStart(rows[anchor])
    else { return nil }
    let right = rows[anchor].words.filter { $0.left >= start - 0.1 }
    let left = rows[anchor].words.filter { $0.left < start - 0.1 }
    let rightAxis = ((right.first?.left ?? 0) + (right.last?.right ?? 0)) / 2
    var gutter = (left.map(\.right).max() ?? start - 40)..<max(start, (left.map(\.right).max() ?? start - 40) + 0.1)
    guard gutter.upperBound - gutter.lowerBound > 3, rightAxis > page.width / 2 else { return nil }
    var end = anchor + 1
    while end < rows.count, rows[end].middle - rows[end - 1].middle < 46,
      let narrowed = narrowed(gutter, rows[end], rightAxis)
    {
      gutter = narrowed
      end += 1
    }
    var top = anchor
    while top > first, rows[top].middle - rows[top - 1].middle < 30,
      let narrowed = narrowed(gutter, rows[top - 1], rightAxis)
    {
      gutter = narrowed
      top -= 1
    }
    let x = (gutter.lowerBound + gutter.upperBound) / 2
    let parts = rows[top..<end].map { $0.split(at: x) }
    return (top, end, Self.inOrder(parts.compactMap(\.left), parts.compactMap(\.right)))
  }

  private func mottoStart(_ row: PageRow) -> Double? {
    let words = row.words
    for index in words.indices {
      let text = foldedForSearch(words[index...].prefix(4).map(\.text).joined(separator: " "))
      if Self.mottoes.contains(where: { text.hasPrefix($0) }) { return words[index].left }
    }
    return nil
  }

  /// The gutter between two columns where a row is one of both or of one of them; `nil` where it crosses.
  private func narrowed(_ gutter: Range<Double>, _ row: PageRow, _ rightAxis: Double) -> Range<Double>? {
    let middle = (gutter.lowerBound + gutter.upperBound) / 2
    let (left, right) = row.split(at: middle)
    let from = max(gutter.lowerBound, left?.right ?? 0)
    let to = min(gutter.upperBound, right?.left ?? .infinity)
    guard to - from > 3 else { return nil }
    guard let left else {
      // A title in the middle of the page may happen to begin right of the gutter.
      guard let right, abs(right.centre - rightAxis) < abs(right.centre - area.centre) else { return nil }
      return from..<to
    }
    guard let right else {
      return left.centre < (area.left + middle) / 2 + (area.centre - middle).magnitude / 2 + 20 && left.right < middle
        && abs(left.centre - area.centre) > 40 ? from..<to : nil
    }
    return right.left - left.right > 2.2 * Self.usualGap(row) ? from..<to : nil
  }

  /// The usual space between its words.
  private static func usualGap(_ row: PageRow) -> Double {
    let gaps = zip(row.words, row.words.dropFirst()).map { max(0, $1.left - $0.right) }.sorted()
    return gaps.isEmpty ? 0 : gaps[(gaps.count - 1) / 2]
  }

  /// Names, motto, number, place and date, as such heads are written down.
  private static func inOrder(_ left: [PageRow], _ right: [PageRow]) -> [PageBlock] {
    let number =
      left.firstIndex { $0.folded.hasPrefix("so") && !$0.folded.hasPrefix("so ") || $0.text.hasPrefix("Số") }
      ?? left.count
    let date = right.firstIndex { $0.folded.contains("ngay") } ?? right.count
    return [left[..<number], right[..<date], left[number...], right[date...]].map(Array.init).filter { !$0.isEmpty }
      .map { .column($0) }
  }

  // MARK: - End

  private func ending(_ rows: [PageRow], from first: Int) -> Found? {
    guard let anchor = rows.indices[first...].first(where: { rows[$0].folded.hasPrefix("noi nhan") }) else {
      return nil
    }
    var end = anchor + 1
    while end < rows.count, !isFullLine(rows[end]) { end += 1 }
    guard let x = gutter(rows[anchor..<end]) else {
      return (anchor, end, [.column(recipients(Array(rows[anchor..<end])))])
    }
    var top = anchor
    while top > first, rows[top - 1].left > x - 5, rows[anchor].middle - rows[top - 1].middle < 60 { top -= 1 }
    let parts = rows[top..<end].map { $0.split(at: x) }
    let columns = [recipients(parts.compactMap(\.left)), parts.compactMap(\.right)]
    return (top, end, columns.filter { !$0.isEmpty }.map { .column($0) })
  }

  /// A line of text from margin to margin, without a wide gap.
  private func isFullLine(_ row: PageRow) -> Bool {
    let widest = zip(row.words, row.words.dropFirst()).map { $1.left - $0.right }.max() ?? 0
    return row.left < area.left + 45 && row.right > area.right - 15 && widest < 14
  }

  /// The middle of the widest upright strip between recipients and signature in which nothing stands.
  private func gutter(_ rows: ArraySlice<PageRow>) -> Double? {
    var widest: (width: Double, middle: Double)?
    var start: Double?
    let words = rows.flatMap(\.words)
    for x in stride(from: page.width * 0.3, through: page.width * 0.72, by: 2) {
      let isFree = !words.contains { $0.left - 1 < x && x < $0.right + 1 }
      if isFree, start == nil { start = x }
      if let from = start, !isFree || x + 2 > page.width * 0.72 {
        start = nil
        let middle = (from + x) / 2
        let hasBoth = words.contains { $0.left > middle } && words.contains { $0.right < middle }
        if hasBoth, x - from > widest?.width ?? 5 { widest = (x - from, middle) }
      }
    }
    return widest?.middle
  }

  /// The lines of the recipients, one for each; where they are marked with dashes, a line without one goes on.
  private func recipients(_ rows: [PageRow]) -> [PageRow] {
    var joined: [PageRow] = []
    let isListed = rows.count { PageLabel.mended($0).hasPrefix("-") } >= 2
    for row in rows {
      let opens =
        PageLabel.mended(row).hasPrefix("-") || row.folded.hasPrefix("luu") || joined.count < 2
        || page.isRecognised && Self.isNext(row, after: joined.last)
      if isListed, !opens, let last = joined.last {
        // Below the words before, as if they stood behind them.
        let shift = last.right + 3 - row.left
        joined[joined.count - 1] = PageRow(
          last.words
            + row.words.map { word in
              var word = word
              word.left += shift
              word.right += shift
              return word
            })
      } else {
        joined.append(row)
      }
    }
    return joined
  }

  /// Whether a line is a recipient of its own though recognition lost its dash: the one before was ended, and is not the
  /// archive's, of which initials go on behind a semicolon.
  private static func isNext(_ row: PageRow, after last: PageRow?) -> Bool {
    guard let last, last.text.hasSuffix(";"), !last.folded.hasPrefix("luu"), !last.folded.hasPrefix("- luu") else {
      return false
    }
    return row.text.unicodeScalars.first.flatMap { Letter($0) }?.isUppercase == true
  }
}
