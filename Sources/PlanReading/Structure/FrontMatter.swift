// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads what stands before the first item: the header of two columns, kind, title and preamble.
struct FrontMatter {
  private(set) var head = ReadPlan.DocumentHead()
  private(set) var received: ReadPlan.ReceivedStamp?
  /// The year of the plan, where its title tells one that it lasts.
  private(set) var year: PlanYear?
  /// Syllables of the title.
  private(set) var titleCodes: Set<UInt64> = []
  /// Where the kind of document stands.
  private(set) var typeRange: Range<Int>?
  /// Where the title stands.
  private(set) var titleRanges: TextRanges?
  /// How many paragraphs stand above the kind of document; all where it has none.
  private(set) var headCount = 0
  /// Names of bodies in the head, as printed, the issuer last.
  private(set) var letterhead: [String] = []
  /// Whether its kind is one that gives no work: a law, an invoice.
  private(set) var isNoPlan = false
  /// Whether it is an official letter («công văn»), which has no kind: «V/v …» stands below its number.
  private(set) var isOfficialLetter = false
  /// Paragraphs behind the title.
  private(set) var preamble: ArraySlice<Paragraph> = []
  private var stampBody: String?
  private var stampNumber: String?
  private let source: SourceText

  /// Reads the front of a document; of an attached one (`isFirst` false) only what the rules need: number, kind, title.
  init(_ paragraphs: [Paragraph], isFirst: Bool, _ source: SourceText, _ passage: inout Passage) {
    self.source = source
    let typeIndex = paragraphs.firstIndex {
      DocumentKind.opens($0, source) && DocumentKind.read($0, source, &passage) != nil
    }
    let header = paragraphs[..<(typeIndex ?? paragraphs.count)]
    headCount = header.count
    if isFirst {
      readHeader(header, &passage)
    } else {
      for paragraph in header where head.number == nil {
        passage.take(paragraph.range)
        readNumber(passage)
      }
    }
    if let typeIndex { readTitle(paragraphs, typeIndex, &passage) }
    if typeIndex == nil {
      preamble = paragraphs[...]
      readSubject(paragraphs, &passage)
    }
    if isFirst, head.issuer == nil { readIssuerOfPreamble(&passage) }
  }

  // MARK: - Header

  private mutating func readHeader(_ paragraphs: ArraySlice<Paragraph>, _ passage: inout Passage) {
    var bodies: [String] = []
    var isOpen = false
    for paragraph in paragraphs {
      passage.take(paragraph.range)
      // Bases and preamble of a text whose kind was not found tell other numbers and dates.
      if passage.isBasis { break }
      if readStamp(passage) { continue }
      let isBelowNumber = head.number != nil || head.issuedOn != nil
      readNumber(passage)
      readPlaceAndDate(passage)
      for line in TextLine.lines(of: paragraph, source) {
        if isBelowNumber {
          readStampBody(line, &passage)
        } else if readBody(line, &bodies, &isOpen, &passage) {
          break
        }
      }
    }
    letterhead = bodies
    guard let name = bodies.last else { return }
    head.issuer = fullName(name, below: bodies.dropLast().last)
  }

  /// The stamp of a register: the name of the body that keeps it, «Số: …», and «ĐẾN Ngày: …», on lines of their own below
  /// the number of the document.
  private mutating func readStamp(_ passage: Passage) -> Bool {
    let tokens = passage.tokens
    if head.number != nil, let sign = passage.first(.numberSign, from: 0, to: 6), tokens.isKind(.colon, at: sign + 1),
      tokens.isKind(.number, at: sign + 2), passage.citation(at: sign + 2) == nil
    {
      stampNumber = passage.text(sign + 2, sign + 3)
    }
    guard
      let arrival = (0..<min(tokens.count, 40)).first(where: {
        tokens[$0].code == Self.arrival && tokens[$0].isUppercase
      }),
      let day = passage.first(.day, from: arrival, to: tokens.count)
    else { return false }
    var stamp = ReadPlan.ReceivedStamp(body: stampBody, number: stampNumber)
    let number = tokens.isKind(.colon, at: day + 1) ? day + 2 : day + 1
    if case .day(let date)? = passage.date(at: number)?.first { stamp.on = date }
    received = received ?? stamp
    return true
  }

  private mutating func readStampBody(_ line: TextLine, _ passage: inout Passage) {
    passage.take(line.range)
    guard stampBody == nil, passage.opensBody(at: 0), passage.tokens[0].isUppercase else { return }
    stampBody = BodyName.inRunningText(line.text, place: head.place)
  }

  private static let arrival = syllable("đến")

  /// `Số: 59 /KH-LĐLĐ`.
  private mutating func readNumber(_ passage: Passage) {
    guard head.number == nil, let sign = passage.first(.numberSign, from: 0, to: passage.tokens.count),
      passage.tokens[sign].isCapitalised
    else { return }
    let index = passage.tokens.isKind(.colon, at: sign + 1) ? sign + 2 : sign + 1
    head.number = passage.citation(at: index)?.number
  }

  /// `Thái Nguyên, ngày 01 tháng 10 năm 2014`; the place stands there too where the day is left open or cannot be read.
  private mutating func readPlaceAndDate(_ passage: Passage) {
    guard head.issuedOn == nil, let day = passage.first(.day, from: 0, to: passage.tokens.count) else { return }
    if case .day(let date)? = passage.date(at: day)?.first {
      head.issuedOn = date
    } else if !passage.tokens.has(.month, at: day + 1), !passage.tokens.has(.month, at: day + 2) {
      return
    }
    guard passage.tokens.isKind(.comma, at: day - 1) else { return }
    var start = day - 1
    // What a sign touches, «UBND» in «87/KH-UBND», belongs to the number beside it.
    while start > 0, passage.tokens[start - 1].kind == .word, passage.tokens[start - 1].isCapitalised,
      passage.tokens[start - 1].hasSpaceBefore, !breaksLine(passage, start)
    {
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

  /// One line of the left column: it opens the name of a body, or goes on with it. Tells whether the line is the title of
  /// the nation or the Party, and so the rest of its paragraph; where both columns stand on one line, they go on on the
  /// next.
  private func readBody(
    _ line: TextLine, _ bodies: inout [String], _ isOpen: inout Bool, _ passage: inout Passage
  ) -> Bool {
    passage.take(line.range)
    let tokens = passage.tokens
    let end =
      (0..<tokens.count).first { Self.nationalTitles.contains([tokens[$0].code, tokens[$0 + 1].code]) } ?? tokens.count
    guard end > 0, (0..<end).allSatisfy({ tokens[$0].kind != .word || tokens[$0].isUppercase }),
      tokens.isKind(.word, at: 0)
    else {
      isOpen = false
      return end < tokens.count
    }
    if passage.opensBody(at: 0), !(isOpen && isAreaOfCommittee(tokens[0], bodies.last)) {
      bodies.append(passage.text(0, end))
      isOpen = true
    } else if isOpen {
      bodies[bodies.count - 1] += " " + passage.text(0, end)
    }
    return false
  }

  /// «XÃ BẾN TRÚC» below «ỦY BAN NHÂN DÂN».
  private func isAreaOfCommittee(_ token: Token, _ committee: String?) -> Bool {
    Self.areas.contains(token.code) && committee?.hasSuffix("NHÂN DÂN") == true
  }

  private static let areas = Set(["xã", "phường", "huyện"].map(syllable))

  /// «Cộng hòa xã hội», «chủ nghĩa Việt Nam», «Độc lập - Tự do», «Đảng cộng sản» (as pairs of syllables).
  private static let nationalTitles: Set<[UInt64]> = [
    [syllable("cộng"), syllable("hòa")], [syllable("chủ"), syllable("nghĩa")], [syllable("độc"), syllable("lập")],
    [syllable("đảng"), syllable("cộng")],
  ]

  /// The name in running text; an office gets the area or the committee of the body above it.
  private func fullName(_ name: String, below upper: String?) -> String {
    let own = BodyName.inRunningText(name, place: head.place)
    // A standing committee acts for the body above it.
    if ["BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "THƯỜNG TRỰC", "ĐOÀN CHỦ TỊCH"].contains(name), let upper {
      return BodyName.inRunningText(upper, place: head.place)
    }
    guard let upper, let first = own.split(separator: " ").first, ["Sở", "Ban", "Văn"].contains(first) else {
      return own
    }
    let above = BodyName.expanded(BodyName.inRunningText(upper, place: head.place))
    if above.hasPrefix("Tỉnh ủy") || above.hasPrefix("Thành ủy") || above.hasPrefix("Huyện ủy") {
      return own + " " + above
    }
    if own == "Văn phòng" { return own + " " + above }
    if above.hasPrefix("Ủy ban nhân dân ") { return own + " " + above.dropFirst("Ủy ban nhân dân ".count) }
    return own
  }

  // MARK: - Title

  /// `V/v triển khai …` below the number of an official letter, on one line or several.
  private mutating func readSubject(_ paragraphs: [Paragraph], _ passage: inout Passage) {
    for paragraph in paragraphs.prefix(40) {
      let lines = TextLine.lines(of: paragraph, source)
      for (index, line) in lines.enumerated() {
        passage.take(line.range)
        guard let start = passage.subjectStart else { continue }
        var text = passage.text(start, passage.tokens.count)
        for further in lines[(index + 1)...] {
          passage.take(further.range)
          guard let first = passage.tokens.all.first, first.kind == .word, !first.isCapitalised else { break }
          text += " " + further.text
        }
        head.title = text
        isOfficialLetter = head.number != nil
        return
      }
    }
  }

  private mutating func readTitle(_ paragraphs: [Paragraph], _ typeIndex: Int, _ passage: inout Passage) {
    guard let kind = DocumentKind.read(paragraphs[typeIndex], source, &passage) else { return }
    isNoPlan = kind.isNoPlan
    head.type = kind.isNoPlan ? nil : kind.type
    typeRange = kind.range
    var title = kind.rest
    var next = typeIndex + 1
    while next < paragraphs.count, goesOn(paragraphs[next], title == nil, paragraphs[typeIndex + 1], &passage) {
      title = title.map { $0.appending(paragraphs[next].range) } ?? TextRanges(paragraphs[next].range)
      next += 1
    }
    preamble = paragraphs[next...]
    titleRanges = title
    guard let title else { return }
    passage.take(title)
    let text = source.clean(title, isPlain: passage.tokens.isPlain)
    head.title = text.isEmpty ? nil : text
    head.period = Self.period(passage)
    year = Self.year(passage, head.period)
    titleCodes = Set(passage.tokens.all.map { $0.code }).subtracting([0])
  }

  /// Whether a paragraph belongs to the title: the first one behind the kind does, then what goes on within a sentence,
  /// a quotation, a period, or lines of the same look.
  private func goesOn(_ paragraph: Paragraph, _ isFirst: Bool, _ first: Paragraph, _ passage: inout Passage) -> Bool {
    passage.take(paragraph.range)
    let tokens = passage.tokens
    guard tokens.count > 0, !tokens.isKind(.open, at: 0), !tokens.has(.opener, at: 0) || isFirst else { return false }
    if isFirst { return tokens.count <= 150 && (!passage.isBasis || passage.isTitleOfCarryingOut) }
    if passage.isBasis || tokens.count > 60 || tokens.isKind(.colon, at: tokens.count - 1) { return false }
    let isQuoteOrPeriod =
      tokens.isKind(.openQuote, at: 0) || tokens.isKind(.quote, at: 0) || tokens.has([.phase, .year], at: 0)
    let isWithinSentence = tokens[0].kind == .word && !tokens[0].isCapitalised
    if isQuoteOrPeriod || isWithinSentence { return true }
    guard !passage.citesNumber, !tokens.isKind(.stop, at: tokens.count - 1), !passage.isSigningBody else {
      return false
    }
    return paragraph.isEmphasised && first.isEmphasised && paragraph.hasGapBefore == first.hasGapBefore
  }

  /// «giai đoạn 2018 - 2020» or «năm 2026» in a title; the year of a day is none.
  private static func period(_ title: Passage) -> String? {
    for index in 0..<title.tokens.count where title.tokens.has([.phase, .year], at: index) {
      let isPartOfDay = title.tokens.has(.month, at: index - 2)
      if !isPartOfDay, let date = title.date(at: index) { return date.edtf }
    }
    return nil
  }

  /// «năm học 2026 - 2027».
  private static func schoolYear(_ title: Passage, _ index: Int) -> DateExpression? {
    guard title.tokens[index + 1].code == schooling, let years = title.years(at: index + 2),
      case .year(let first) = years.first, years.last == .year(first + 1)
    else { return nil }
    return years
  }

  private static let schooling = syllable("học")

  /// The year that a plan lasts: its period, a school year, or else the one year of the months and quarters in its title.
  private static func year(_ title: Passage, _ period: String?) -> PlanYear? {
    for index in 0..<title.tokens.count where title.tokens.has([.month, .quarter, .year], at: index) {
      if title.tokens.has(.year, at: index) {
        guard let years = schoolYear(title, index), case .year(let first) = years.first else { continue }
        return PlanYear(first: first, isSchoolYear: true)
      }
      let isPartOfDay = title.tokens.isKind(.number, at: index - 1)
      guard period == nil, !isPartOfDay, let date = title.date(at: index), let last = date.lastDay else { continue }
      return PlanYear(first: last.parts.year)
    }
    return PlanYear(period: period)
  }

  // MARK: - Issuer without a header

  /// «Ban Thường vụ LĐLĐ tỉnh xây dựng Kế hoạch …»: the body that makes the plan; a standing committee acts for its body.
  private mutating func readIssuerOfPreamble(_ passage: inout Passage) {
    for paragraph in preamble {
      passage.take(paragraph.range)
      guard let name = passage.makerOfPlan() else { continue }
      let expanded = BodyName.expanded(name)
      let isBare = expanded.hasSuffix(" tỉnh") || expanded.hasSuffix(" Tỉnh") || expanded.hasSuffix(" thành phố")
      head.issuer = isBare ? expanded + (head.place.map { " " + $0 } ?? "") : expanded
      return
    }
  }
}
