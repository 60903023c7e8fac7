// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// One line of the text that pages give: a paragraph, a line of a head, or a row of a table `| cell | cell |`; empty
/// between paragraphs.
struct PageLine {
  var text: String
  /// The page it begins on; 0 for an empty one.
  var page: Int
  /// The words of it that recognition doubted.
  var doubts: [DoubtedWord] = []
}

extension PageLine {
  fileprivate init(_ words: WordedText, page: Int) { self.init(text: words.text, page: page, doubts: words.doubts) }
}

/// Joins the rows of pages into paragraphs by where they begin and end, also over the end of a page.
struct PageParagraphs {
  private(set) var lines: [PageLine] = []
  private var open: Open?
  private var table: (columns: [Double], head: [WordedText], last: [WordedText], line: Int, page: Int)?

  /// The paragraph that is being read.
  private struct Open {
    var words: WordedText
    let page: Int
    var last: PageRow
    var rows = 1
    let isCentred: Bool
    var lastPage: Int
    let opensLabel: Bool
    /// Where its last row begins and ends, from the margins of its own page.
    var left: Double
    var slack: Double
    var text: String { words.text }
  }

  /// Takes the next row of running text.
  mutating func add(_ row: PageRow, _ area: TextArea, page: Int) {
    table = nil
    let words = row.labelled
    let text = words.text
    let left = row.left - area.left
    if var open, goesOn(open, row, text, area, page) {
      if open.isCentred != area.isCentred(row) || !open.isCentred || Self.isSentence(open.text, text) {
        open.words.append(line: words)
      } else {
        open.words.append(words, behind: "\n")
      }
      open.last = row
      open.rows += 1
      open.left = left
      open.slack = area.right - row.right
      open.lastPage = page
      self.open = open
      return
    }
    finish()
    open = Open(
      words: words, page: page, last: row, isCentred: area.isCentred(row) && !PageLabel.opens(text), lastPage: page,
      opensLabel: PageLabel.opens(text), left: left, slack: area.right - row.right)
  }

  /// Takes lines that belong together.
  mutating func add(column rows: [PageRow], page: Int) {
    finish()
    table = nil
    append(rows.map { PageLine($0.labelled, page: page) })
  }

  /// Takes a table. One that goes on from the page before gives its head only once, and a row that was cut by the end of
  /// the page is put together again.
  mutating func add(_ new: RuledTable, page: Int) {
    finish()
    var rows = new.rows
    let isContinued =
      table.map {
        $0.page == page - 1 && $0.columns.count == new.columns.count && Self.areNear($0.columns, new.columns)
      }
      ?? false
    if isContinued, let before = table {
      if let first = rows.first, Self.isSame(first, before.head) { rows.removeFirst() }
      var last = before.last
      if let first = rows.first, first[0].isEmpty, first.dropFirst().contains(where: { !$0.isEmpty }),
        before.line == lines.count - 1, Self.opensNumbered(lines[before.line].text)
      {
        last = zip(last, first).map { Self.merged($0, $1) }
        lines[before.line] = PageLine(Self.line(last), page: lines[before.line].page)
        rows.removeFirst()
      }
      lines += rows.map { PageLine(Self.line($0), page: page) }
      table = (new.columns, before.head, rows.last ?? last, lines.count - 1, page)
    } else {
      append(rows.map { PageLine(Self.line($0), page: page) })
      table = (new.columns, rows.first ?? [], rows.last ?? [], lines.count - 1, page)
    }
  }

  /// Ends the paragraph that is being read.
  mutating func finish() {
    guard let open else { return }
    self.open = nil
    append(open.words.lines.map { PageLine($0, page: open.page) })
  }

  private mutating func append(_ new: [PageLine]) {
    if !lines.isEmpty { lines.append(PageLine(text: "", page: 0)) }
    lines += new
  }

  // MARK: - Paragraphs

  private func goesOn(_ open: Open, _ row: PageRow, _ text: String, _ area: TextArea, _ page: Int) -> Bool {
    let isNewPage = open.lastPage != page
    let step = row.middle - open.last.middle
    if !isNewPage, step > max(1.6 * area.pitch, 1.9 * area.height) { return false }
    let isCentred = area.isCentred(row) && !PageLabel.opens(text)
    // «(Kèm theo …)» below a title is a line of its own.
    if text.utf8.first == UInt8(ascii: "("), foldedForSearch(text).hasPrefix("(kem theo") { return false }
    if isCentred, foldedForSearch(text).hasPrefix("kinh gui") { return false }
    if open.isCentred || isCentred && open.slack > 15 {
      return open.isCentred && isCentred && !isNewPage && !Self.ends(open.text)
    }
    // The first word would have had room at the end of the line before: the line was ended on purpose.
    let room = open.slack - (row.words.first?.width ?? 0)
    if room > 8 { return false }
    let left = row.left - area.left
    if left > open.left + 8 {
      // Deeper than the line before: the second line of a hanging label, or the indented first line of a new paragraph.
      return open.opensLabel && open.rows == 1 && !PageLabel.opens(text) && !Self.ends(open.text)
    }
    if PageLabel.opens(text) {
      return left < open.left - 8 && !Self.ends(open.text) || open.rows > 1 && abs(left) < 4 && !Self.ends(open.text)
    }
    if left > 8, open.rows > 1, abs(left - open.left) > 8 { return false }
    // A second line as deep as the first one is a paragraph of its own where it opens a sentence.
    let opensSentence = text.unicodeScalars.first.flatMap { Letter($0) }?.isUppercase == true
    if left > 8, open.rows == 1, open.opensLabel, abs(left - open.left) < 4, opensSentence { return false }
    if !isNewPage, step > 1.25 * area.pitch, Self.ends(open.text), left >= open.left - 4 { return false }
    return true
  }

  private static func ends(_ text: String) -> Bool {
    text.unicodeScalars.last.map { ".;:!?".unicodeScalars.contains($0) } ?? false
  }

  /// Whether a title of several lines reads on as one sentence: neither line is in capitals.
  private static func isSentence(_ before: String, _ line: String) -> Bool {
    !isCapitals(before.split(separator: "\n").last.map(String.init) ?? "") && !isCapitals(line) && !line.hasPrefix("(")
  }

  private static func isCapitals(_ line: String) -> Bool {
    let letters = line.unicodeScalars.compactMap { Letter($0) }
    return letters.count { $0.isUppercase } * 10 >= letters.count * 9
  }

  // MARK: - Tables

  private static func areNear(_ first: [Double], _ second: [Double]) -> Bool {
    zip(first, second).allSatisfy { abs($0 - $1) < 12 }
  }

  /// Whether a row says what the head says, in two of three cells at least: recognition misreads some.
  private static func isSame(_ row: [WordedText], _ head: [WordedText]) -> Bool {
    let said = zip(row, head).filter { !$1.isEmpty }.map { ($0.text, $1.text) }
    let same = said.count { foldedForSearch($0).filter { $0 != " " } == foldedForSearch($1).filter { $0 != " " } }
    return !said.isEmpty && same * 3 >= said.count * 2
  }

  private static func opensNumbered(_ line: String) -> Bool { line.hasPrefix("| ") && !line.hasPrefix("|  |") }

  private static func line(_ cells: [WordedText]) -> WordedText {
    var line = WordedText("|")
    for cell in cells {
      line.append(cell.asCell, behind: " ")
      line.append(WordedText("|"), behind: " ")
    }
    return line
  }

  /// A cell that was cut by the end of a page.
  private static func merged(_ cell: WordedText, _ rest: WordedText) -> WordedText {
    guard !cell.isEmpty, !rest.isEmpty else { return cell.isEmpty ? rest : cell }
    var whole = cell
    whole.append(rest, behind: " ")
    return whole
  }
}

/// What opens a numbered or bulleted line.
enum PageLabel {
  /// The row's text; a bullet of a symbol font, or one that recognition took for another dash, is a dash.
  static func mended(_ row: PageRow) -> String {
    guard let first = row.words.first?.text.unicodeScalars, first.count == 1, let mark = first.first,
      row.words.count > 1
    else { return row.text }
    let isBullet = "–—~_=•·▪●■◦‐‑−".unicodeScalars.contains(mark) || (0xF000...0xF0FF).contains(mark.value)
    return isBullet ? "- " + row.words.dropFirst().map(\.text).joined(separator: " ") : row.text
  }

  /// Whether a line opens with `-`, `+`, `1.`, `1.2`, `a)`, `I.`, `(1)`, «Điều 1» or the like.
  static func opens(_ text: String) -> Bool {
    guard let first = text.split(separator: " ", maxSplits: 1).first else { return false }
    let word = Array(first.unicodeScalars)
    if word.count == 1 { return "-+*–•".unicodeScalars.contains(word[0]) }
    if ["Điều", "Phụ", "Chương", "Phần", "Mục"].contains(String(first)) {
      return text.split(separator: " ").dropFirst().first.map {
        $0.unicodeScalars.contains { $0.isDigit || "IVXL".unicodeScalars.contains($0) } || $0 == "lục"
      } ?? false
    }
    let body = word.drop { $0 == "(" }
    guard let end = body.last, ".):/".unicodeScalars.contains(end) || body.count(where: { $0 == "." }) > 0 else {
      return word[0] == "-" || word[0] == "+"
    }
    // «1/» is a label, «960/1.200» is a figure.
    guard !body.dropLast().contains("/") else { return false }
    let inner = body.prefix { $0 != ")" && $0 != ":" && $0 != "/" }
    let parts = inner.split(separator: ".")
    guard !parts.isEmpty else { return false }
    return parts.allSatisfy { part in
      part.allSatisfy(\.isDigit) && part.count <= 3 || part.count == 1
        || part.allSatisfy { "IVXL".unicodeScalars.contains($0) }
    }
  }
}
