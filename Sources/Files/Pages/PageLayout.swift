// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The text of pages in reading order, and what was left out of it.
struct PageLayout {
  /// Its lines, with an empty one between paragraphs.
  private(set) var lines: [PageLine] = []
  /// What stood at the foot of pages in small print.
  private(set) var footnotes: [String] = []
  /// The lines that were left out because they stand in the margins, each once.
  private(set) var margins: [String] = []
  /// How many page numbers, running heads and feet were left out.
  private(set) var runningLines = 0
  /// How many words of a recognised page were left out, because nobody could have printed them.
  private(set) var illegible = 0
  /// What was put right in the words of recognised pages.
  private(set) var repairs = RecognisedWords()

  /// A page while it is put in order.
  private struct Content {
    let page: PageText
    var rows: [PageRow]
    let tables: [RuledTable]
    var area: TextArea?
  }

  /// - Parameter stamps: words of a signature that is shown on a page, such as the signer's name; rows that hold nothing
  ///   else are left out.
  init(_ pages: [PageText], stamps: [String] = []) {
    var contents = pages.map { Self.content($0) }
    removeRunningLines(&contents)
    removeStamps(&contents, Set(stamps.map(foldedForSearch)))
    let areas = contents.compactMap(\.area)
    var paragraphs = PageParagraphs()
    var open: GapTable?
    for content in contents {
      let area = content.area ?? Self.usual(areas, content.page)
      var rows = content.rows
      removeFootnotes(&rows, content.page, area)
      if content.page.isRecognised { rows = repairs.mended(clean(rows, area), area, page: content.page.number) }
      let found = content.page.isRecognised ? [] : GapTable.take(from: &rows, area, after: open)
      open = found.last.flatMap { $0.isOpen ? $0 : nil }
      var tables = (content.tables + found.map(\.table)).sorted { $0.top < $1.top }[...]
      for block in PageColumns(content.page, area).blocks(rows) {
        while let table = tables.first, table.top < Self.top(of: block) {
          paragraphs.add(table, page: content.page.number)
          tables.removeFirst()
        }
        switch block {
        case .row(let row): paragraphs.add(row, area, page: content.page.number)
        case .column(let rows): paragraphs.add(column: rows, page: content.page.number)
        case .table(let table): paragraphs.add(table, page: content.page.number)
        }
      }
      for table in tables { paragraphs.add(table, page: content.page.number) }
    }
    paragraphs.finish()
    lines = paragraphs.lines
    let recognised = Set(pages.filter(\.isRecognised).map(\.number))
    repairs.mendLines(&lines, on: recognised)
  }

  private static func content(_ page: PageText) -> Content {
    let page = RecognisedWords.legible(page.straightened)
    let (tables, rest) = RuledTable.tables(of: page)
    let rows = PageRow.rows(rest, areLines: page.isRecognised)
    return Content(page: page, rows: rows, tables: tables, area: TextArea(rows))
  }

  /// The margins of the other pages of this size.
  private static func usual(_ areas: [TextArea], _ page: PageText) -> TextArea {
    let fitting = areas.filter { $0.right < page.width }
    return fitting.isEmpty ? TextArea(page: page) : fitting[fitting.count / 2]
  }

  private static func top(of block: PageBlock) -> Double {
    switch block {
    case .row(let row): row.middle
    case .column(let rows): rows.first?.middle ?? 0
    case .table(let table): table.top
    }
  }

  // MARK: - What is no text

  /// Page numbers, and lines that stand at the head or the foot of most pages.
  private mutating func removeRunningLines(_ contents: inout [Content]) {
    for index in contents.indices {
      for isHead in [true, false] {
        guard let row = isHead ? contents[index].rows.first : contents[index].rows.last,
          Self.isPageNumber(row, contents[index].page)
        else { continue }
        contents[index].rows.remove(at: isHead ? 0 : contents[index].rows.count - 1)
        runningLines += 1
      }
    }
    guard contents.count >= 3 else { return }
    for isHead in [true, false] {
      var seen: [String: Int] = [:]
      for content in contents {
        if let row = Self.marginal(content, isHead) { seen[Self.key(row), default: 0] += 1 }
      }
      let running = Set(seen.filter { $0.value >= 3 && $0.value * 2 > contents.count && $0.key.utf8.count > 3 }.keys)
      for index in contents.indices {
        guard let row = Self.marginal(contents[index], isHead), running.contains(Self.key(row)) else { continue }
        contents[index].rows.remove(at: isHead ? 0 : contents[index].rows.count - 1)
        runningLines += 1
        if !margins.contains(row.text) { margins.append(row.text) }
      }
    }
  }

  /// The first or the last row of a page, where it stands in the margin.
  private static func marginal(_ content: Content, _ isHead: Bool) -> PageRow? {
    let row = isHead ? content.rows.first : content.rows.last
    let limit = content.page.height * (isHead ? 0.12 : 0.88)
    return row.flatMap { ($0.middle < limit) == isHead ? $0 : nil }
  }

  /// A row without its digits, for comparison.
  private static func key(_ row: PageRow) -> String { row.folded.filter { !$0.isNumber } }

  /// A number alone in the margin: `12`, `- 12 -`, `12/20`, `Trang 12`.
  private static func isPageNumber(_ row: PageRow, _ page: PageText) -> Bool {
    guard row.middle < page.height * 0.13 || row.middle > page.height * 0.87 else { return false }
    let text = row.folded.split(separator: " ").filter { $0 != "trang" }.joined()
    let digits = text.unicodeScalars.count { $0.isDigit }
    return (1...9).contains(digits)
      && text.unicodeScalars.allSatisfy { $0.isDigit || "-–—./|~".unicodeScalars.contains($0) }
      && text.utf8.count <= 12
  }

  /// What a signing program shows of a signature on the page: who, by which address, at what time.
  private mutating func removeStamps(_ contents: inout [Content], _ names: Set<String>) {
    for index in contents.indices {
      let height = contents[index].page.height
      contents[index].rows.removeAll { row in
        let isHead = row.middle < height * 0.1
        let isStamp =
          names.contains(row.folded) || Self.isStamp(row) || isHead && row.folded.hasPrefix("co quan:")
        runningLines += isStamp ? 1 : 0
        if isStamp, !margins.contains(row.text) { margins.append(row.text) }
        return isStamp
      }
    }
  }

  private static let stampKeys = ["ky boi:", "nguoi ky:", "thoi gian ky:", "gio ky:", "ngay ky:", "duoc ky boi"]

  private static func isStamp(_ row: PageRow) -> Bool {
    let text = row.folded
    if stampKeys.contains(where: { text.hasPrefix($0) }) { return true }
    // «17.04.2024 10:39:42 +07:00», «ten@coquan.gov.vn»
    let words = text.split(separator: " ")
    let isTime = words.contains { word in
      let parts = word.split(separator: ":")
      return parts.count == 3 && parts.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isNumber) }
    }
    return isTime && words.count <= 6 || words.count <= 3 && text.contains("@") && text.contains(".")
  }

  /// What stands left and right of the text, words at the ends of a row that recognition hardly believes and that are none,
  /// and rows that hold hardly anything else are marks of a pen, of a stamp, or dirt.
  private mutating func clean(_ rows: [PageRow], _ area: TextArea) -> [PageRow] {
    rows.compactMap { row in
      let words = row.words[...].drop(while: { Self.isDirt($0, area) }).reversed()
        .drop(while: { Self.isDirt($0, area) }).reversed()
      let legible = words.count { VietnameseWord.isSpelled($0.text) || $0.confidence >= 60 }
      let isLegible = legible * 2 > words.count
      illegible += row.words.count - (isLegible ? words.count : 0)
      return isLegible ? PageRow(Array(words)) : nil
    }
  }

  private static func isDirt(_ word: PageWord, _ area: TextArea) -> Bool {
    if area.isRead, word.right < area.left - 12 || word.left > area.right + 12 {
      return word.confidence <= 80 || word.text.utf8.count <= 3
    }
    return word.confidence < 30 && !VietnameseWord.isSpelled(word.text)
  }

  // MARK: - Footnotes

  /// Takes the notes at the foot of a page, which stand in smaller print and open with a number, out of its rows, and their
  /// numbers out of its words.
  private mutating func removeFootnotes(_ rows: inout [PageRow], _ page: PageText, _ area: TextArea) {
    guard !page.isRecognised else { return }
    var first = rows.count
    while first > 1, rows[first - 1].height < 0.88 * area.height { first -= 1 }
    while first < rows.count, Self.noteNumber(rows[first]) == nil { first += 1 }
    guard first < rows.count, first > 0, rows[first].middle > page.height / 3 else { return }
    var numbers: Set<String> = []
    for row in rows[first...] {
      if let number = Self.noteNumber(row) {
        numbers.insert(number)
        footnotes.append(row.text)
      } else {
        footnotes[footnotes.count - 1] += " " + row.text
      }
    }
    rows.removeSubrange(first...)
    rows = rows.compactMap { row in
      PageRow.withoutMarks(row, numbers)
    }
  }

  private static func noteNumber(_ row: PageRow) -> String? {
    guard let first = row.words.first?.text, row.words.count > 1 else { return nil }
    let digits = first.prefix { $0.isNumber }
    return !digits.isEmpty && digits.count <= 2
      && (digits.count == first.count || !first.dropFirst(digits.count).contains("/"))
      ? String(digits) : nil
  }
}

extension PageRow {
  /// The row without the numbers of notes, which stand behind a word (`xã1`) or above it.
  static func withoutMarks(_ row: PageRow, _ numbers: Set<String>) -> PageRow? {
    let words = row.words.compactMap { word -> PageWord? in
      if numbers.contains(word.text), word.height < 0.75 * row.height, word.middle < row.middle - 1 { return nil }
      let digits = String(word.text.reversed().prefix { $0.isNumber }.reversed())
      guard !digits.isEmpty, numbers.contains(digits) else { return word }
      let stem = word.text.dropLast(digits.count)
      guard stem.count >= 2, VietnameseWord.isSpelled(String(stem)) else { return word }
      var marked = word
      marked.text = String(stem)
      return marked
    }
    return words.isEmpty ? nil : PageRow(words)
  }
}
