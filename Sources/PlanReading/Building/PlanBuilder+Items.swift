// SPDX-License-Identifier: Apache-2.0
import Domain
import Vietnamese

extension PlanBuilder {
  static func word(_ text: String) -> Syllable? { Syllable(text) }

  /// Takes a paragraph of the plan itself.
  mutating func takeBody(_ paragraph: Paragraph) {
    if paragraph.row != table.row, table.row >= 0 { finishRow() }
    if opensRecipients(paragraph) {
      endItems()
      openRecipients(paragraph)
    } else if opensSignature(paragraph) {
      endItems()
      mode = .signature
      takeSignatureLines(paragraph)
    } else if paragraph.row >= 0 {
      draft?.isAnnex = false
      draft?.isAfterTable = true
      table.add(paragraph)
    } else {
      endTable()
      takeText(paragraph)
    }
  }

  private mutating func endTable() {
    guard table.columns != nil else { return }
    // The last row still needs its columns.
    finishItem()
    table.end()
    outline.closeTable(headings: true)
  }

  private mutating func takeText(_ paragraph: Paragraph) {
    if isNote(paragraph) {
      keep(.note, paragraph)
      passage.take(paragraph.range)
      readCitations()
    } else if let label = paragraph.label {
      push(paragraph, label)
    } else if isFootnote(paragraph) {
      keep(.footnote, paragraph)
      passage.take(paragraph.range)
      readCitations()
    } else if draft?.awaitsTitle == true, !opensBracket(paragraph) {
      draft?.ranges = TextRanges(paragraph.textStart..<paragraph.range.upperBound)
      draft?.awaitsTitle = false
    } else if draft?.isAnnex == true, !opensBracket(paragraph) {
      draft?.ranges.append(paragraph.range)
    } else if opensBracket(paragraph), draft?.isAnnex == true {
      keep(.note, paragraph)
      passage.take(paragraph.range)
      readCitations()
    } else if goesOn(paragraph) {
      draft?.ranges.append(paragraph.textStart..<paragraph.range.upperBound)
    } else {
      pushPlain(paragraph)
    }
  }

  /// «Ghi chú: …» below a table, with the bullets behind it, belongs to the table and is no item.
  private mutating func isNote(_ paragraph: Paragraph) -> Bool {
    if let label = paragraph.label {
      if !label.style.isBullet { inNote = false }
    } else {
      let opens = (draft?.isAfterTable == true || draft == nil) && opensNote(paragraph)
      inNote = opens
    }
    return inNote
  }

  private func opensNote(_ paragraph: Paragraph) -> Bool {
    let span = source.bytes.span
    let first = TextLine.firstWord(span, paragraph.textStart)
    guard first.syllable == Self.note.0 else { return false }
    return TextLine.firstWord(span, Label.skipMarkup(span, first.end, span.count)).syllable == Self.note.1
  }

  private static let note = (word("ghi"), word("chú"))

  private func opensBracket(_ paragraph: Paragraph) -> Bool { source.bytes[paragraph.textStart] == UInt8(ascii: "(") }

  /// A mark in `<sup>`, `[1]` or `[^1]` opens a footnote, which is no item.
  private func isFootnote(_ paragraph: Paragraph) -> Bool {
    let bytes = source.bytes
    let start = paragraph.range.lowerBound
    if bytes[start...].starts(with: Array("<sup>".utf8)) { return true }
    guard bytes[start] == UInt8(ascii: "["), start + 3 < bytes.count else { return false }
    if bytes[start + 1] == UInt8(ascii: "^") { return true }
    let digits = bytes[(start + 1)...].prefix(4).prefix { (0x30...0x39).contains($0) }.count
    return (1...3).contains(digits) && bytes[(start + 1 + digits)...].first == UInt8(ascii: "]")
  }

  /// Whether a page break cut the pending item here: it has not ended its sentence, and the paragraph begins within one.
  private func goesOn(_ paragraph: Paragraph) -> Bool {
    guard let draft, draft.row == nil, !draft.ranges.last.isEmpty else { return false }
    let end = lastByte(draft.ranges.last)
    if [UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(end) {
      return false
    }
    if end == UInt8(ascii: ",") { return true }
    let word = TextLine.firstWord(source.bytes.span, paragraph.textStart)
    return word.end > paragraph.textStart && !word.isCapitalised
  }

  /// The last byte of a range that is neither blank nor emphasis.
  private func lastByte(_ range: Range<Int>) -> UInt8 {
    var index = range.upperBound - 1
    while index > range.lowerBound,
      [UInt8(ascii: "*"), UInt8(ascii: "_"), 0x20, 0x0A, 0x0D].contains(source.bytes[index])
    { index -= 1 }
    return source.bytes[index]
  }

  private mutating func push(_ paragraph: Paragraph, _ label: Label) {
    finishItem()
    let index = plan.items.count
    let parent = outline.open(index, label)
    draft = Draft(
      ranges: TextRanges(label.textStart..<paragraph.range.upperBound), start: paragraph.range.lowerBound,
      label: label.style.isBullet ? "-" : source.clean(label.printed), parent: parent, isAnnex: label.style == .annex,
      awaitsTitle: label.textStart >= paragraph.range.upperBound
        && label.style.rawValue <= Label.Style.chapter.rawValue,
      isArticle: label.style == .article)
    if label.style == .annex { facts.annexes.insert(label.value) }
    guard !label.style.isBullet, let fault = labels.check(label, below: parent?.item) else { return }
    facts.labelFaults.append((index, fault, source.clean(label.printed)))
  }

  private mutating func pushPlain(_ paragraph: Paragraph) {
    finishItem()
    let tellsTime = opensWithTime(paragraph)
    let parent = outline.openPlain(plan.items.count, belongsToBullet: tellsTime)
    let range = paragraph.textStart..<paragraph.range.upperBound
    if lastByte(range) == UInt8(ascii: ":") { outline.updateTop { $0.introduces = true } }
    draft = Draft(
      ranges: TextRanges(range), start: paragraph.range.lowerBound, parent: parent, isPlain: true, tellsTime: tellsTime)
  }

  /// «Thời gian …», «Thời hạn …», «Tiến độ …».
  private func opensWithTime(_ paragraph: Paragraph) -> Bool {
    let span = source.bytes.span
    let first = TextLine.firstWord(span, paragraph.textStart)
    guard first.syllable == Self.time.0 || first.syllable == Self.time.2 else { return false }
    let second = TextLine.firstWord(span, Label.skipMarkup(span, first.end, span.count)).syllable
    return second == Self.time.1 || second == Self.time.3 || second == Self.time.4
  }

  private static let time = (word("thời"), word("gian"), word("tiến"), word("hạn"), word("độ"))

  /// Ends the list of items: the last plain paragraph may be the closing one, which is no item.
  mutating func endItems() {
    if table.row >= 0 { finishRow() }
    endTable()
    if let draft, draft.isPlain, isClosing(draft) {
      passage.take(draft.ranges)
      readCitations()
      readReports(item: nil, from: nil)
      outline.removeTop()
      self.draft = nil
      keep(.closing, draft.ranges)
    }
    finishItem()
  }

  /// «Trên đây là Kế hoạch …», «Đề nghị các cấp … thực hiện.»; a paragraph that opens with «Trong quá trình …» is work.
  private mutating func isClosing(_ draft: Draft) -> Bool {
    passage.take(draft.ranges)
    let tokens = passage.tokens
    if tokens.has(.closing, at: 0) || passage.tellsOnly { return true }
    if tokens.has([.opener, .conditional], at: 0) { return false }
    return (0..<tokens.count).contains { index in
      guard tokens.has(.giving, at: index), tokens[index].isCapitalised, !passage.assigns(at: index) else {
        return false
      }
      let next = tokens.after(index)
      return tokens.has(.allLevels, at: next) || passage.opensBody(at: next)
    }
  }

  /// Completes the pending item: keeps it and reads everything that it says.
  mutating func finishItem() {
    guard let draft = draft.take() else { return }
    passage.take(draft.ranges)
    let item = plan.items.count
    let lists = passage.activityLists()
    let end = draft.end ?? draft.ranges.last.upperBound
    plan.items.append(
      ReadPlan.Item(
        index: item, parent: draft.parent?.item, label: draft.label, kind: .statement, activities: numbers(lists),
        span: source.span(draft.start..<max(draft.start, end)), confidence: confidence(of: draft), source: shared,
        ranges: draft.ranges, isPlain: passage.tokens.isPlain, cellRanges: draft.cells, columns: draft.columns))
    facts.add(
      passage, draft, lists, part: part.number, isWithinStatement: outline.isWithinStatement,
      isWithinWork: outline.isWithinWork)
    readHeadingOfTop(draft)
    readYear(draft)
    readWork(draft, item, lists)
    readCitations()
    readCitedAnnexes(item)
    readMovements(below: draft.parent)
    if draft.row == nil { readAttributes(draft, item) }
    readQuantities(item, lists)
    readEvents(item, draft)
    readCoverage(item)
    readOwnPeriod(item)
  }

  /// A label says where an item begins; a plain paragraph may be part of another; without any heading all is doubtful.
  private func confidence(of draft: Draft) -> Confidence {
    if facts.hasNoHeading { return .fallback }
    return draft.isPlain ? .inherited : draft.label == "-" ? .stated : .field
  }

  /// The numbers of all lists as text, each once.
  private func numbers(_ lists: [ActivityList]) -> [String] {
    guard let first = lists.first else { return [] }
    if lists.count == 1, first.numbers.count == 1 { return [String(first.numbers[0])] }
    var seen: Set<Int> = []
    var numbers: [String] = []
    for list in lists {
      for number in list.numbers where seen.insert(number).inserted { numbers.append(String(number)) }
    }
    return numbers
  }

  /// What the items below have to know of the one that was just completed.
  private mutating func readHeadingOfTop(_ draft: Draft) {
    let tokens = passage.tokens
    if passage.namesPlaces { outline.updateTop { $0.namesPlaces = true } }
    guard tokens.count <= 24, draft.label != "-" else { return }
    if !draft.isPlain, passage.namesAims { outline.updateTop { $0.namesAims = true } }
    if !tokens.isKind(.stop, at: tokens.count - 1), !tokens.isKind(.semicolon, at: tokens.count - 1),
      let until = passage.first(.until, from: 0, to: tokens.count), let date = passage.date(at: tokens.after(until))
    {
      outline.updateTop { $0.horizon = date.edtf }
    }
    if !draft.isPlain, passage.givesWork { outline.updateTop { $0.givesWork = true } }
    let mark = passage.first(.statementHeading, from: 0, to: 8)
    let isStatement = mark.map { !passage.opensBody(at: tokens.after($0)) } ?? false
    let namesMovement = passage.first(.movement, from: 0, to: 6) != nil
    let isWork = !isStatement && !draft.isPlain && passage.namesWork
    guard isStatement || namesMovement || isWork else { return }
    facts.signsOfPlan += 1
    outline.updateTop {
      $0.isStatement = isStatement
      $0.namesMovement = namesMovement
      $0.isWork = isWork
    }
  }
}

extension Passage {
  /// «Văn phòng … thông báo để các cơ quan, đơn vị biết, thực hiện.»
  fileprivate var tellsOnly: Bool {
    guard tokens.count <= 60 else { return false }
    return (0..<tokens.count).contains {
      tokens[$0].code == Self.knowing && (tokens.isKind(.comma, at: $0 + 1) || tokens.has(.and, at: $0 + 1))
        && tokens.has(.verb, at: $0 + 2)
    }
  }

  private static let knowing = syllable("biết")

  /// «Giao», «Phân công» give work; «Đề nghị», «Yêu cầu» may only call on all to do what was said.
  fileprivate func assigns(at index: Int) -> Bool {
    tokens[index].code == Self.assigning.0 || tokens[index].code == Self.assigning.1
  }

  private static let assigning = (syllable("giao"), syllable("phân"))

  /// «Điểm quan trắc: …», «Địa điểm …», «Vị trí …»: what is listed below are places.
  fileprivate var namesPlaces: Bool {
    guard tokens.isKind(.colon, at: tokens.count - 1) else { return false }
    return tokens.has(.placeKey, at: 0) || Self.placeWords.contains(tokens[0].code) && tokens[0].isCapitalised
  }

  private static let placeWords = Set(["điểm", "vị", "khu", "địa"].map(syllable))

  /// «Chỉ tiêu», «Mục tiêu cụ thể đến năm 2030» among the first words.
  fileprivate var namesAims: Bool {
    (0..<min(6, tokens.count)).contains {
      (tokens[$0].code == Self.aims.0 || tokens[$0].code == Self.aims.1) && tokens[$0 + 1].code == Self.aims.2
    }
  }

  private static let aims = (syllable("chỉ"), syllable("mục"), syllable("tiêu"))

  /// «Tổ chức thực hiện», «Phân công», «Trách nhiệm».
  fileprivate var givesWork: Bool {
    tokens.count <= 14
      && (0..<tokens.count).contains { index in
        Self.givingWords.contains { codes in codes.indices.allSatisfy { tokens[index + $0].code == codes[$0] } }
      }
  }

  private static let givingWords = [["tổ", "chức", "thực", "hiện"], ["phân", "công"], ["trách", "nhiệm"]]
    .map { $0.map(syllable) }

  /// Whether a heading says that work is listed below it.
  fileprivate var namesWork: Bool {
    (0..<tokens.count).contains { index in
      Self.workWords.contains { tokens[index].code == $0.0 && tokens[index + 1].code == $0.1 }
    }
  }

  private static let workWords = [
    ("nội", "dung"), ("nhiệm", "vụ"), ("giải", "pháp"), ("thực", "hiện"), ("công", "việc"), ("phân", "công"),
    ("hoạt", "động"), ("trách", "nhiệm"),
  ].map { (syllable($0.0), syllable($0.1)) }
}
