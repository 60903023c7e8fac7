// SPDX-License-Identifier: Apache-2.0
import Domain
import Vietnamese

/// Takes the paragraphs of a document one after the other and builds the plan.
///
/// A document runs through the modes in order: the front up to the first item, the items, the recipients, the signature,
/// and what is attached behind it; an attached plan has a front of its own, an annex goes on with items at once.
struct PlanBuilder {
  enum Mode { case front, items, recipients, signature, behind, form }

  /// An item whose paragraphs are still coming in.
  struct Draft {
    /// Text without label.
    var ranges: TextRanges
    /// Where the paragraph begins, label included.
    var start: Int
    /// Where it ends, for a row of a table; else its last range tells.
    var end: Int?
    var label = ""
    var parent: Outline.Frame?
    var isPlain = false
    /// An annex takes the lines below it as its text.
    var isAnnex = false
    /// «Phần thứ nhất» alone on its line: its title stands on the next.
    var awaitsTitle = false
    /// Whether rows of a table stand behind it.
    var isAfterTable = false
    /// An article of a decision, which is work only if it names who does it.
    var isArticle = false
    /// A line «Thời gian thực hiện: …».
    var tellsTime = false
    /// Roles from the columns of a task table.
    var row: TaskTable.Row?
    /// All cells of its row, where it stands in a table.
    var cells: [Range<Int>] = []
    var columns: ReadPlan.RowColumns?
  }

  let source: SourceText
  /// Bodies that have ended, for the rule about them.
  let lifetimes: [BodyLifetime]
  let shared: SharedSource
  var passage: Passage
  var plan: ReadPlan
  var mode = Mode.front
  var front: [Paragraph] = []
  var outline = Outline()
  var draft: Draft?
  var table = TaskTable()
  var signature = Signature()
  var isFirstPart = true
  /// Everything that later passes need to know of the items, beside the public values.
  var facts = PlanFacts()
  /// The document in whose name the current items stand, for checks against its title.
  var part = PlanPart()
  var labels = LabelSequences()
  /// Whether the notes below a table are coming in.
  var inNote = false
  /// Places of cited numbers and names of movements, so that each is kept once.
  var referencePlaces: [String: Int] = [:]
  var movementKeys: Set<[UInt64]> = []

  init(_ source: SourceText, _ plan: ReadPlan, lifetimes: [BodyLifetime]) {
    self.source = source
    self.lifetimes = lifetimes
    shared = SharedSource(source)
    self.plan = plan
    passage = Passage(source)
    // An item of 250 bytes or more and an assignment for every second item are what plans have; growing by doubling would
    // copy everything over and over.
    self.plan.items.reserveCapacity(source.bytes.count / 250)
    self.plan.assignments.reserveCapacity(source.bytes.count / 500)
    facts.reserveCapacity(source.bytes.count / 250)
  }

  /// Reads the whole source.
  mutating func run() {
    var paragraphs = Paragraphs(source.bytes)
    while let paragraph = paragraphs.next() { take(paragraph) }
    if mode == .front { endFrontWithoutHeading() }
    endItems()
    finishSignature()
    finish()
  }

  private mutating func take(_ paragraph: Paragraph) {
    switch mode {
    case .front: takeFront(paragraph)
    case .items: takeBody(paragraph)
    case .recipients: takeRecipient(paragraph)
    case .signature: takeSignature(paragraph)
    case .behind: takeBehind(paragraph)
    case .form: takeForm(paragraph)
    }
  }

  // MARK: - Front

  private mutating func takeFront(_ paragraph: Paragraph) {
    if opensItems(paragraph) {
      endFront()
      takeBody(paragraph)
    } else if opensRecipients(paragraph) || front.count > 400 {
      endFrontWithoutHeading()
      takeBody(paragraph)
    } else {
      front.append(paragraph)
    }
  }

  /// Items begin with the first label that is no bullet; in the columns of a header there is none.
  private func opensItems(_ paragraph: Paragraph) -> Bool {
    guard let label = paragraph.label, paragraph.row < 0 else { return false }
    return label.style.rawValue <= Label.Style.number.rawValue && (label.style != .capital || label.value == 1)
  }

  private mutating func endFront() {
    let matter = FrontMatter(front, isFirst: isFirstPart, source, &passage)
    keep(matter, of: front, isFirst: isFirstPart, preambleIsItems: false)
    startPart(matter)
    if let title = matter.titleRanges {
      // The name of a movement may stand in a line of its own below «phong trào thi đua».
      passage.take(title)
      readMovements()
    }
    for paragraph in front {
      passage.take(paragraph.range)
      readCitations()
      if matter.preamble.contains(where: { $0.range == paragraph.range }) || matter.typeRange != nil { readMovements() }
    }
    front.removeAll()
    mode = .items
  }

  /// A text without headings: each paragraph behind the title becomes an item.
  private mutating func endFrontWithoutHeading() {
    let matter = FrontMatter(front, isFirst: isFirstPart, source, &passage)
    keep(matter, of: front, isFirst: isFirstPart, preambleIsItems: true)
    startPart(matter)
    front.removeAll()
    mode = .items
    let first = plan.items.count
    for paragraph in matter.preamble { takeBody(paragraph) }
    if isFirstPartEmpty(first) { return }
    facts.hasNoHeading = true
  }

  private func isFirstPartEmpty(_ first: Int) -> Bool { plan.items.count == first && draft == nil }

  private mutating func startPart(_ matter: FrontMatter) {
    part = PlanPart(number: part.number + 1, matter)
    passage.year = matter.year ?? passage.year
    if let kind = matter.typeRange {
      passage.take(kind)
      if let own = passage.kind(at: 0) { facts.ownKinds.insert(own) }
    }
    outline.removeAll()
    labels.removeAll()
    guard isFirstPart else { return }
    isFirstPart = false
    plan.document = matter.head
    plan.received = matter.received
    plan.letterhead = matter.letterhead
    facts.headRange = matter.typeRange
    facts.isOtherKind = matter.isNoPlan
    facts.isOfficialLetter = matter.isOfficialLetter
  }

  // MARK: - Recipients, signature and what follows

  func opensRecipients(_ paragraph: Paragraph) -> Bool {
    let bytes = source.bytes.span
    let word = TextLine.firstWord(bytes, paragraph.textStart)
    guard word.syllable == Self.recipients.0 else { return false }
    return TextLine.firstWord(bytes, Label.skipBlanks(bytes, word.end, bytes.count)).syllable == Self.recipients.1
  }

  func opensSignature(_ paragraph: Paragraph) -> Bool {
    guard paragraph.label == nil, TextLine.firstWord(source.bytes.span, paragraph.textStart).isUppercase,
      paragraph.range.count < 400
    else { return false }
    return TextLine.lines(of: paragraph, source).first.map { Signature.opens($0.text) } ?? false
  }

  mutating func takeRecipient(_ paragraph: Paragraph) {
    if opensSignature(paragraph) || isSigningBody(paragraph) || facts.sawArchive && endsRecipients(paragraph) {
      mode = .signature
      takeSignature(paragraph)
    } else if opensPart(paragraph) {
      finishSignature()
      mode = .behind
      takeBehind(paragraph)
    } else if !facts.hasRecipients {
      let lines = TextLine.lines(of: paragraph, source)
      let isOne = paragraph.label != nil || lines.count == 1
      for range in isOne ? [paragraph.textStart..<paragraph.range.upperBound] : lines.map(\.range) {
        takeRecipientLine(range)
      }
    } else {
      for line in TextLine.lines(of: paragraph, source) { keep(.recipient, TextRanges(line.range)) }
    }
  }

  /// «Nơi nhận:», with the first line of the signature beside it where the columns were joined, and lines below it.
  mutating func openRecipients(_ paragraph: Paragraph) {
    mode = .recipients
    let lines = TextLine.lines(of: paragraph, source)
    keep(.recipients, TextRanges(lines.first?.range ?? paragraph.range))
    guard !facts.hasRecipients else { return }
    if let first = lines.first, let colon = source.bytes[first.range].firstIndex(of: UInt8(ascii: ":")) {
      let rest = source.clean(colon + 1..<first.range.upperBound)
      if Signature.isUppercase(rest) { signature.add(rest) }
    }
    for line in lines.dropFirst() { takeRecipientLine(line.range) }
  }

  /// One line of the left column; what stands behind a wide gap is the right one, with the signature.
  private mutating func takeRecipientLine(_ range: Range<Int>) {
    var left = range
    if let gap = wideGap(in: range) {
      let right = source.clean(gap.upperBound..<range.upperBound)
      if !right.hasPrefix("("), !right.isEmpty {
        signature.add(right)
        keep(.signature, TextRanges(gap.upperBound..<range.upperBound))
      }
      left = range.lowerBound..<(right.hasPrefix("(") ? range.upperBound : gap.lowerBound)
    }
    facts.sawArchive = facts.sawArchive || RecipientLine.isArchive(source, left)
    if let recipient = RecipientLine.read(source, left) {
      plan.recipients.append(recipient)
    } else {
      keep(.archive, TextRanges(left))
    }
  }

  /// Four blanks in a row, or a tab, between texts of one line.
  private func wideGap(in range: Range<Int>) -> Range<Int>? {
    let bytes = source.bytes
    var start = range.lowerBound
    while start < range.upperBound {
      guard bytes[start] == 0x20 || bytes[start] == 0x09 else {
        start += 1
        continue
      }
      var end = start
      while end < range.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      let isWide = end - start >= 4 || bytes[start..<end].contains(0x09)
      if isWide, start > range.lowerBound, end < range.upperBound { return start..<end }
      start = end
    }
    return nil
  }

  /// Behind the line of the archive a paragraph without a bullet is no recipient.
  private func endsRecipients(_ paragraph: Paragraph) -> Bool { paragraph.label == nil && paragraph.row < 0 }

  /// «LIÊN ĐOÀN LAO ĐỘNG TỈNH» above the position of the one who signs for it.
  private mutating func isSigningBody(_ paragraph: Paragraph) -> Bool {
    guard paragraph.label == nil, TextLine.firstWord(source.bytes.span, paragraph.textStart).isUppercase else {
      return false
    }
    passage.take(paragraph.range)
    let tokens = passage.tokens
    return tokens.count >= 3 && tokens.count <= 20 && tokens.isKind(.word, at: tokens.count - 1)
      && passage.isSigningBody
  }

  private mutating func takeSignature(_ paragraph: Paragraph) {
    if opensRecipients(paragraph) {
      openRecipients(paragraph)
    } else if paragraph.label?.style.isBullet == true, signature.signer == nil, !facts.sawArchive,
      !plan.recipients.isEmpty
    {
      // Both columns stand line by line: the list goes on beside the signature.
      mode = .recipients
      takeRecipient(paragraph)
    } else if signature.signer != nil || paragraph.label != nil || opensPart(paragraph) {
      finishSignature()
      mode = .behind
      takeBehind(paragraph)
    } else {
      takeSignatureLines(paragraph)
    }
  }

  mutating func takeSignatureLines(_ paragraph: Paragraph) {
    for line in TextLine.lines(of: paragraph, source) {
      signature.add(line.text)
      keep(.signature, TextRanges(line.range))
    }
  }

  mutating func finishSignature() {
    if plan.document.position == nil, signature.position != nil {
      plan.document.authority = signature.authority
      plan.document.position = signature.position
      plan.document.signer = signature.signer
      facts.hasRecipients = facts.hasRecipients || !plan.recipients.isEmpty
    }
    signature = Signature()
  }

  /// A kind of document in capitals or an annex.
  private mutating func opensPart(_ paragraph: Paragraph) -> Bool {
    paragraph.label?.style == .annex || DocumentKind.read(paragraph, source, &passage) != nil
  }

  private mutating func takeBehind(_ paragraph: Paragraph) {
    if opensRecipients(paragraph) {
      openRecipients(paragraph)
    } else if let label = paragraph.label, label.style == .annex {
      mode = .items
      outline.removeAll()
      takeBody(paragraph)
    } else if opensForm(paragraph) {
      mode = .form
      keep(.other, paragraph)
    } else if opensItems(paragraph) {
      mode = .items
      takeBody(paragraph)
    } else if DocumentKind.read(paragraph, source, &passage) != nil {
      front = [paragraph]
      mode = .front
    } else if isHeaderLine(paragraph) {
      front = [paragraph]
      mode = .front
    } else {
      keep(.other, paragraph)
    }
  }

  /// A form to be filled in: its numbered fields are no work, and whom it is sent to does not receive the plan. It ends with
  /// the next annex.
  private mutating func takeForm(_ paragraph: Paragraph) {
    if paragraph.label?.style == .annex { takeBehind(paragraph) } else { keep(.other, paragraph) }
  }

  /// «Mẫu số 01», «Biểu mẫu 2», or «PHIẾU …» in capitals.
  private mutating func opensForm(_ paragraph: Paragraph) -> Bool {
    let word = TextLine.firstWord(source.bytes.span, paragraph.textStart)
    guard paragraph.label == nil, paragraph.range.count < 300, let first = word.syllable else { return false }
    if first == Self.sheet { return word.isUppercase }
    guard first == Self.form.0 || first == Self.form.1 else { return false }
    passage.take(paragraph.range)
    let next = passage.tokens[0].code == Self.form.1?.code && passage.tokens[1].code == Self.form.0?.code ? 2 : 1
    return (next == 2 || first == Self.form.0)
      && (passage.tokens.has(.numberSign, at: next) || passage.tokens.isKind(.number, at: next))
  }

  private static let sheet = PlanBuilder.word("phiếu")
  private static let form = (PlanBuilder.word("mẫu"), PlanBuilder.word("biểu"))

  /// A body in capitals or the national title opens the header of another document.
  private mutating func isHeaderLine(_ paragraph: Paragraph) -> Bool {
    let word = TextLine.firstWord(source.bytes.span, paragraph.textStart)
    guard paragraph.label == nil, word.isUppercase, paragraph.range.count < 300 else { return false }
    passage.take(paragraph.range)
    return passage.opensBody(at: 0) || word.syllable == Self.nation
  }

  private static let recipients = (PlanBuilder.word("nơi"), PlanBuilder.word("nhận"))
  private static let nation = PlanBuilder.word("cộng")
}
