// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads what stands before the first item: the header of two columns, kind, title and preamble.
struct FrontMatter {
  private(set) var head = ReadPlan.DocumentHead()
  private(set) var received: ReadPlan.ReceivedStamp?
  /// Where the kind of document stands.
  private(set) var typeRange: Range<Int>?
  /// Paragraphs behind the title.
  private(set) var preamble: ArraySlice<Paragraph> = []
  private let source: SourceText

  init(_ paragraphs: [Paragraph], _ source: SourceText, _ passage: inout Passage) {
    self.source = source
    let typeIndex = paragraphs.firstIndex { DocumentKind.read($0, source, &passage) != nil }
    readHeader(paragraphs[..<(typeIndex ?? paragraphs.count)], &passage)
    if let typeIndex { readTitle(paragraphs, typeIndex, &passage) }
    if typeIndex == nil { preamble = paragraphs[...] }
    if head.issuer == nil { readIssuerOfPreamble(&passage) }
    head.period = head.title.flatMap(Self.period(inTitle:))
  }

  // MARK: - Header

  private mutating func readHeader(_ paragraphs: ArraySlice<Paragraph>, _ passage: inout Passage) {
    var bodies: [String] = []
    var isOpen = false
    for paragraph in paragraphs {
      passage.take([paragraph.range])
      if readStamp(paragraph, passage) { continue }
      readNumber(passage)
      readPlaceAndDate(passage)
      for line in TextLine.lines(of: paragraph, source) { readBody(line, &bodies, &isOpen, &passage) }
    }
    guard let name = bodies.last else { return }
    head.issuer = fullName(name, below: bodies.dropLast().last)
  }

  /// The stamp of a register: «ĐẾN», a number, a day, below the name of the body that keeps it.
  private mutating func readStamp(_ paragraph: Paragraph, _ passage: Passage) -> Bool {
    let tokens = passage.tokens
    guard let arrival = (0..<tokens.count).first(where: { tokens[$0].code == Self.arrival && tokens[$0].isUppercase }),
      arrival < 40, passage.first(.colon, from: 0, to: tokens.count) != nil
    else { return false }
    var stamp = ReadPlan.ReceivedStamp()
    for index in 0..<tokens.count where tokens.isKind(.colon, at: index + 1) {
      if tokens.has(.numberSign, at: index), tokens.isKind(.number, at: index + 2) { stamp.number = passage.text(index + 2, index + 3) }
      if tokens.has(.day, at: index), case .day(let date)? = passage.date(at: index + 2)?.first { stamp.on = date }
    }
    guard stamp.number != nil || stamp.on != nil else { return false }
    if passage.opensBody(at: 0), let line = TextLine.lines(of: paragraph, source).first {
      stamp.body = BodyName.inRunningText(line.text, place: head.place)
    }
    received = received ?? stamp
    return true
  }

  private static let arrival = syllable("đến")

  /// `Số: 59 /KH-LĐLĐ`.
  private mutating func readNumber(_ passage: Passage) {
    guard head.number == nil, let sign = passage.first(.numberSign, from: 0, to: passage.tokens.count) else { return }
    let index = passage.tokens.isKind(.colon, at: sign + 1) ? sign + 2 : sign + 1
    head.number = passage.citation(at: index)?.number
  }

  /// `Thái Nguyên, ngày 01 tháng 10 năm 2014`.
  private mutating func readPlaceAndDate(_ passage: Passage) {
    guard head.issuedOn == nil, let day = passage.first(.day, from: 0, to: passage.tokens.count),
      case .day(let date)? = passage.date(at: day)?.first
    else { return }
    head.issuedOn = date
    guard passage.tokens.isKind(.comma, at: day - 1) else { return }
    var start = day - 1
    while start > 0, passage.tokens[start - 1].kind == .word, passage.tokens[start - 1].isCapitalised, !breaksLine(passage, start) {
      start -= 1
    }
    if start < day - 1, !breaksLine(passage, start) || start == 0 || passage.tokens[start].isCapitalised {
      head.place = passage.text(start, day - 1)
    }
  }

  /// Whether a line end stands before a token that follows another.
  private func breaksLine(_ passage: Passage, _ index: Int) -> Bool {
    source.bytes[passage.tokens[index - 1].end..<passage.tokens[index].start].contains(0x0A)
  }

  /// One line of the left column: it opens the name of a body, or goes on with it.
  private func readBody(_ line: TextLine, _ bodies: inout [String], _ isOpen: inout Bool, _ passage: inout Passage) {
    passage.take([line.range])
    let tokens = passage.tokens
    let end = (0..<tokens.count).first { Self.nationalTitles.contains([tokens[$0].code, tokens[$0 + 1].code]) } ?? tokens.count
    guard end > 0, (0..<end).allSatisfy({ tokens[$0].kind != .word || tokens[$0].isUppercase }), tokens.isKind(.word, at: 0) else {
      isOpen = false
      return
    }
    if passage.opensBody(at: 0) {
      bodies.append(passage.text(0, end))
      isOpen = end == tokens.count
    } else if isOpen {
      bodies[bodies.count - 1] += " " + passage.text(0, end)
    }
  }

  /// «Cộng hòa xã hội», «chủ nghĩa Việt Nam», «Độc lập - Tự do», «Đảng cộng sản» (as pairs of syllables).
  private static let nationalTitles: Set<[UInt64]> = [
    [syllable("cộng"), syllable("hòa")], [syllable("chủ"), syllable("nghĩa")], [syllable("độc"), syllable("lập")],
    [syllable("đảng"), syllable("cộng")],
  ]

  /// The name in running text; an office gets the area or the committee of the body above it.
  private func fullName(_ name: String, below upper: String?) -> String {
    let own = BodyName.inRunningText(name, place: head.place)
    guard let upper, let first = own.split(separator: " ").first, ["Sở", "Ban", "Văn"].contains(first) else { return own }
    let above = BodyName.inRunningText(upper, place: head.place)
    if above.hasPrefix("Tỉnh ủy") || above.hasPrefix("Thành ủy") || above.hasPrefix("Huyện ủy") { return own + " " + above }
    if above.hasPrefix("Ủy ban nhân dân ") { return own + " " + above.dropFirst("Ủy ban nhân dân ".count) }
    return own
  }

  // MARK: - Title

  private mutating func readTitle(_ paragraphs: [Paragraph], _ typeIndex: Int, _ passage: inout Passage) {
    guard let kind = DocumentKind.read(paragraphs[typeIndex], source, &passage) else { return }
    head.type = kind.type
    typeRange = kind.range
    var title = kind.rest
    var next = typeIndex + 1
    while next < paragraphs.count, goesOn(paragraphs[next], title.isEmpty, paragraphs[typeIndex + 1], &passage) {
      title.append(paragraphs[next].range)
      next += 1
    }
    let text = source.clean(title)
    head.title = text.isEmpty ? nil : text
    preamble = paragraphs[next...]
  }

  /// Whether a paragraph belongs to the title: the first one behind the kind does, then what goes on within a sentence,
  /// a quotation, a period, or lines of the same look.
  private func goesOn(_ paragraph: Paragraph, _ isFirst: Bool, _ first: Paragraph, _ passage: inout Passage) -> Bool {
    passage.take([paragraph.range])
    let tokens = passage.tokens
    guard tokens.count > 0, !tokens.isKind(.open, at: 0), !tokens.has(.opener, at: 0) || isFirst else { return false }
    if isFirst { return tokens.count <= 150 && !passage.isBasis }
    if passage.isBasis || tokens.count > 60 || tokens.isKind(.colon, at: tokens.count - 1) { return false }
    let isQuoteOrPeriod = tokens.isKind(.openQuote, at: 0) || tokens.isKind(.quote, at: 0) || tokens.has([.phase, .year], at: 0)
    let isWithinSentence = tokens[0].kind == .word && !tokens[0].isCapitalised
    if isQuoteOrPeriod || isWithinSentence { return true }
    guard !passage.citesNumber, !tokens.isKind(.stop, at: tokens.count - 1), !passage.isSigningBody else { return false }
    return paragraph.isEmphasised && first.isEmphasised && paragraph.hasGapBefore == first.hasGapBefore
  }

  /// «giai đoạn 2018 - 2020» or «năm 2026» in a title; the year of a day is none.
  static func period(inTitle title: String) -> String? {
    var own = Passage(SourceText(Array(title.utf8)))
    own.take([0..<title.utf8.count])
    for index in 0..<own.tokens.count where own.tokens.has([.phase, .year], at: index) {
      let isPartOfDay = own.tokens.has(.month, at: index - 2)
      if !isPartOfDay, let date = own.date(at: index) { return date.edtf }
    }
    return nil
  }

  // MARK: - Issuer without a header

  /// «Ban Thường vụ LĐLĐ tỉnh xây dựng Kế hoạch …»: the body that makes the plan; a standing committee acts for its body.
  private mutating func readIssuerOfPreamble(_ passage: inout Passage) {
    for paragraph in preamble {
      passage.take([paragraph.range])
      guard let name = passage.makerOfPlan() else { continue }
      let expanded = BodyName.expanded(name)
      let isBare = expanded.hasSuffix(" tỉnh") || expanded.hasSuffix(" Tỉnh") || expanded.hasSuffix(" thành phố")
      head.issuer = isBare ? expanded + (head.place.map { " " + $0 } ?? "") : expanded
      return
    }
  }
}
