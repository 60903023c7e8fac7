// SPDX-License-Identifier: Apache-2.0
import Domain

/// Who does what an item says, as far as the item itself tells it.
struct Doers {
  /// A name as a range of tokens, and its role.
  struct Doer {
    var name: Range<Int>
    var role: AssignmentRole
    var confidence: Confidence = .stated
  }

  var all: [Doer] = []
  /// Names that the item only announces: a heading that is nothing but bodies, or «Giao Sở A là cơ quan đầu mối …». The
  /// items directly below are theirs.
  var announced: [Range<Int>] = []
  /// Whether the item is nothing but names.
  var isHeading = false
  /// The name whose role the sentence drops.
  var unclear: Range<Int>?

  /// Whether nobody was found at all.
  var isEmpty: Bool { all.isEmpty && announced.isEmpty && unclear == nil }

  /// The same doers, of which one is at most as sure.
  func with(_ confidence: Confidence) -> Doers {
    var doers = self
    for index in doers.all.indices { doers.all[index].confidence = min(doers.all[index].confidence, confidence) }
    return doers
  }
}

extension Passage {
  /// Reads who does what the item says. A numbered item that ends without a stop may be a heading that names a class of
  /// bodies by what they do: «Các cơ quan tham mưu quản lý ngành (gồm …)».
  func doers(isNumbered: Bool) -> Doers {
    var index = 0
    if let named = attributeDoers() { return named }
    if let colon = first(.colon, from: 0, to: 9), tokens.has([.by, .giving], at: colon + 1) { index = colon + 1 }
    if tokens.has(.dutyOf, at: index) { return announcedBodies(from: tokens.after(index)) }
    if tokens.has(.by, at: index) { return doneBy(from: index + 1) }
    if tokens.has(.giving, at: index) {
      index = tokens.after(index)
      if tokens.isKind(.colon, at: index) { index += 1 }
    }
    if isNumbered, tokens.has(.plural, at: index), opensBody(at: index), endsAsHeading {
      return announcedBodies(from: index)
    }
    if let list = bodies(at: index) {
      let found = roles(of: list)
      if !found.isEmpty || isBare(list) { return found }
    } else if let list = bodiesBehindTime() {
      let found = roles(of: list)
      if !found.isEmpty { return found.with(.inferred) }
    }
    let openers: Meaning = [
      .opener, .conditional, .deadlineMark, .from, .until, .yearly, .quarterly, .monthly, .weekly, .daily,
    ]
    if tokens.has(openers, at: 0) || tokens[0].code == Self.regarding, let list = bodiesBehindOpener() {
      return roles(of: list).with(.inferred)
    }
    return doersOfLaterSentence()
  }

  private static let regarding = syllable("đối")

  /// A single word that names no body in particular: «cơ quan tổ chức lập quy hoạch phải …».
  func isBare(_ list: BodyList) -> Bool {
    guard list.names.count == 1, let name = list.names.first else { return false }
    let first = tokens[name.lowerBound]
    return name.count == 2 && !tokens.isKind(.colon, at: name.upperBound)
      && Self.commonNouns.contains { first.code == $0.0 && tokens[name.lowerBound + 1].code == $0.1 }
  }

  private static let commonNouns = [
    ("cơ", "quan"), ("đơn", "vị"), ("tổ", "chức"), ("doanh", "nghiệp"), ("địa", "phương"), ("bộ", "phận"),
  ].map { (syllable($0.0), syllable($0.1)) }

  /// «Trước ngày 30/6/2026: Tổ công tác cấp xã hoàn thành …», «Năm 2026: Sở A …».
  private func bodiesBehindTime() -> BodyList? {
    guard tokens.has([.deadlineMark, .until, .day, .month, .year, .quarter, .from, .phase], at: 0),
      let colon = first(.colon, from: 1, to: 14)
    else { return nil }
    let time = colon + 1
    if let list = bodies(at: time) { return list }
    guard tokens.has([.opener, .conditional], at: time) else { return nil }
    return bodiesBehindComma(from: time, to: min(sentenceEnd(from: time), time + 90))
  }

  /// «Trách nhiệm của đối tượng thực hiện kiểm kê:»: whatever follows is the name.
  private func announcedBodies(from start: Int) -> Doers {
    var doers = Doers()
    if let list = bodies(at: start), endsHeading(list.end) {
      doers.announced = list.names
    } else {
      var end = start
      while end < tokens.count, !tokens.isKind(.open, at: end), !tokens.isKind(.colon, at: end) { end += 1 }
      guard end > start, end - start <= 20, endsHeading(skipBracket(end)) else { return doers }
      doers.announced = [start..<end]
    }
    doers.isHeading = true
    return doers
  }

  /// Few words, no role among them, and no stop at the end.
  private var endsAsHeading: Bool {
    let last = tokens[tokens.count - 1].kind
    let isOpen = last == .word || last == .close || last == .colon
    return isOpen && tokens.count <= 50
      && first([.lead, .coordinate, .duty, .opener], from: 0, to: tokens.count) == nil
  }

  /// Whether nothing but a colon or a stop follows.
  private func endsHeading(_ index: Int) -> Bool {
    index >= tokens.count
      || index == tokens.count - 1
        && (tokens.isKind(.colon, at: index) || tokens.isKind(.stop, at: index) || tokens.isKind(.semicolon, at: index))
  }

  /// «Do phòng A, Văn phòng ban thực hiện», «do Sở B chủ trì».
  private func doneBy(from start: Int) -> Doers {
    guard let list = bodies(at: start), tokens.has([.verb, .lead, .coordinate], at: list.end) else { return Doers() }
    let role: AssignmentRole =
      tokens.has(.lead, at: list.end) ? .lead : tokens.has(.coordinate, at: list.end) ? .coordinate : .responsible
    return Doers(all: list.names.map { Doers.Doer(name: $0, role: role) })
  }

  /// «Cơ quan chủ trì: Sở A», «Đơn vị phối hợp: các sở, ngành».
  private func attributeDoers() -> Doers? {
    guard tokens.has([.body, .bodyNoun, .bodyHead, .lead, .coordinate, .focalPoint], at: 0) else {
      return nil
    }
    guard let colon = first(.colon, from: 1, to: 7) else { return nil }
    guard
      let mark = first([.lead, .coordinate, .focalPoint], from: 0, to: colon)
        ?? (tokens.has(.verb, at: colon - 2) ? colon - 2 : nil),
      tokens.after(mark) == colon,
      tokens.has(.body, at: 0) && !tokens[0].isUppercase && !tokens[1].isCapitalised || mark == 0,
      let list = bodies(at: colon + 1)
    else { return nil }
    let role: AssignmentRole =
      tokens.has(.lead, at: mark) ? .lead : tokens.has(.coordinate, at: mark) ? .coordinate : .responsible
    let names = namesBeforeNextField(list)
    return Doers(
      all: names.map { Doers.Doer(name: $0, role: role) } + doersOfFields(from: names.last?.upperBound ?? list.end))
  }

  /// Without «cơ quan phối hợp» of «Chủ trì: Sở A; cơ quan phối hợp: Sở B», which begins the next field.
  func namesBeforeNextField(_ list: BodyList) -> [Range<Int>] {
    list.names.filter { !tokens.has([.lead, .coLead, .coordinate], at: $0.upperBound) }
  }

  /// The doer behind a clause that opens the sentence: «Trong quá trình …, các bộ phận báo cáo …».
  private func bodiesBehindOpener() -> BodyList? { bodiesBehindComma(from: 0, to: min(sentenceEnd(from: 0), 90)) }

  func bodiesBehindComma(from first: Int, to end: Int) -> BodyList? {
    for index in first + 1..<max(first + 1, end) {
      let start: Int
      if tokens[index].code == Self.then, tokens.isKind(.word, at: index) {
        start = index + 1
      } else if tokens.isKind(.comma, at: index) {
        start = tokens.has(.giving, at: index + 1) ? tokens.after(index + 1) : index + 1
      } else if tokens.has(.giving, at: index), !tokens[index].isCapitalised {
        start = tokens.after(index)
      } else {
        continue
      }
      if let list = bodies(at: start), !isBare(list),
        tokens.has([.verb, .lead, .coLead, .coordinate], at: behindManner(list.end))
      {
        return list
      }
    }
    return nil
  }

  private static let then = syllable("thì")

  /// Index of the verb behind «theo chức năng, nhiệm vụ được giao», «căn cứ …», else the index itself.
  func behindManner(_ index: Int) -> Int {
    guard tokens[index].code == Self.according, Self.manners.contains(tokens[index + 1].code) else { return index }
    return first([.verb, .lead, .coLead, .coordinate], from: index + 2, to: min(sentenceEnd(from: index), index + 18))
      ?? index
  }

  private static let according = syllable("theo")
  /// «theo chức năng», «nhiệm vụ», «phạm vi», «thẩm quyền», «phân cấp», «quy định», «lĩnh vực».
  private static let manners = Set(["chức", "nhiệm", "phạm", "thẩm", "phân", "quy", "lĩnh"].map(syllable))

  /// What follows a list of names tells their role.
  func roles(of list: BodyList) -> Doers {
    if isBare(list) { return Doers() }
    var list = list
    // «Đ/c Lê Văn Nước - Phó Giám đốc phụ trách …»: the position only explains the name.
    if tokens.isKind(.dash, at: list.end), let position = bodies(at: list.end + 1),
      tokens.has([.verb, .lead, .coordinate], at: position.end)
    {
      list.end = position.end
    }
    let end = behindManner(behindTime(list.end))
    if endsHeading(end) || announcesDuty(end) || isApposition(end) {
      return Doers(announced: list.names, isHeading: true)
    }
    if tokens.isKind(.colon, at: end) { return doers(list, roleAt: end + 1) }
    if tokens.has(.coLead, at: end) { return coLeaders(list) }
    if tokens.isKind(.comma, at: end) {
      guard tokens.has([.coordinate, .lead], at: end + 1) else { return Doers() }
      var doers = doers(list, roleAt: end + 1)
      if tokens.has(.coordinate, at: end + 1) { doers.unclear = list.names.last }
      return doers
    }
    guard tokens.has([.verb, .change, .lead, .coordinate, .focalPoint, .report], at: end) else {
      return doersOfUnknownVerb(list)
    }
    if tokens.has(.coordinate, at: end), let partners = partners(behind: end), tokens.isKind(.colon, at: partners.end) {
      return Doers(all: (list.names + partners.names).map { Doers.Doer(name: $0, role: .coordinate) })
    }
    var result = doers(list, roleAt: end)
    if result.announced.isEmpty, introducesWork(from: end) {
      result.announced = directed(at: end)?.names ?? list.names
    }
    result.all += laterClauses(from: result.all.reduce(end) { max($0, $1.name.upperBound) })
    return result
  }

  /// Index of the verb behind words of time: «Các xã hằng quý báo cáo …», «Sở A trước ngày 15/11/2026 hoàn thành …».
  private func behindTime(_ index: Int) -> Int {
    let time: Meaning = [.yearly, .quarterly, .monthly, .weekly, .daily, .deadlineMark]
    guard tokens.has(time, at: index), !tokens.has(.verb, at: index) else { return index }
    return first(
      [.verb, .lead, .coLead, .coordinate, .report], from: index, to: min(clauseEnd(from: index), index + 16))
      ?? index
  }

  /// «Sở A có trách nhiệm:»: what is listed below is theirs.
  private func announcesDuty(_ index: Int) -> Bool {
    guard tokens.has(.duty, at: index) || tokens[index].code == Self.duties.0 && tokens[index + 1].code == Self.duties.1
    else { return false }
    return tokens.isKind(.colon, at: tokens.count - 1) && tokens.count - index <= 8
      && first([.lead, .coordinate], from: index, to: tokens.count) == nil
  }

  private static let duties = (syllable("có"), syllable("nhiệm"))

  /// «Sở Xây dựng giăng cờ dọc các tuyến phố»: the name is known to end, so what follows is what it does.
  private func doersOfUnknownVerb(_ list: BodyList) -> Doers {
    guard let last = list.names.last, endOfKnownName(from: last.lowerBound) == list.end, mayBeVerb(at: list.end) else {
      return Doers()
    }
    return Doers(all: list.names.map { Doers.Doer(name: $0, role: .responsible, confidence: .inferred) })
  }

  /// «Sở A chủ trì, phối hợp với các sở, ngành:», «… thực hiện các nội dung sau:»: what is listed below is theirs.
  private func introducesWork(from index: Int) -> Bool {
    tokens.isKind(.colon, at: tokens.count - 1) && sentenceEnd(from: index) == tokens.count && tokens.count <= 80
  }

  /// «chỉ đạo Chi cục B thực hiện …»: those who are told to do it.
  private func directed(at index: Int) -> BodyList? {
    guard tokens[index].code == Self.directing.0, tokens[index + 1].code == Self.directing.1,
      let list = bodies(at: tokens.after(index)), tokens.has(.verb, at: list.end)
    else { return nil }
    return list
  }

  private static let directing = (syllable("chỉ"), syllable("đạo"))

  /// «Sở A - Cơ quan thường trực Ban Chỉ đạo»: the second name only explains the first.
  private func isApposition(_ index: Int) -> Bool {
    tokens.isKind(.dash, at: index) && tokens.count - index <= 12
      && first([.lead, .coordinate], from: index, to: tokens.count) == nil
      && (index..<tokens.count).allSatisfy { !tokens.has(.verb, at: $0) || tokens[$0].isCapitalised }
  }

  /// The names with the role that the words at an index tell, and those who take part beside them.
  func doers(_ list: BodyList, roleAt index: Int) -> Doers {
    var result = Doers()
    var role = AssignmentRole.responsible
    if let lead = leadWord(from: index) {
      role = tokens.has(.coLead, at: lead) ? .coLead : .lead
      result.all = coordinators(behind: lead)
    } else if tokens.has(.coordinate, at: tokens.has(.duty, at: index) ? tokens.after(index) : index) {
      role = .coordinate
    }
    result.all.insert(contentsOf: list.names.map { Doers.Doer(name: $0, role: role) }, at: 0)
    if role == .responsible, first(.focalPoint, from: index, to: index + 6) != nil { result.announced = list.names }
    return result
  }

  /// «chủ trì» at an index or behind few other verbs of the same clause; «cơ quan chủ trì» names somebody else.
  func leadWord(from index: Int) -> Int? {
    let end = min(clauseEnd(from: index), index + 14)
    guard let lead = first([.lead, .coLead], from: index, to: end) else { return nil }
    if lead == index { return lead }
    let isNoun =
      tokens.has([.body, .bodyNoun], at: lead - 2) || tokens.has([.body, .bodyNoun], at: lead - 1)
      || tokens.has(.by, at: lead - 1)
    return isNoun ? nil : lead
  }

  /// Bodies behind «chủ trì, phối hợp với».
  func coordinators(behind lead: Int) -> [Doers.Doer] {
    var index = tokens.after(lead)
    if tokens.isKind(.comma, at: index) || tokens.has(.and, at: index) { index += 1 }
    guard tokens.has(.coordinate, at: index), let partners = partners(behind: index) else {
      return laterPartners(index)
    }
    return partners.names.map { Doers.Doer(name: $0, role: .coordinate) }
  }

  /// «chủ trì kiểm toán năng lượng, phối hợp với Phòng B …»: behind a comma of the same clause.
  private func laterPartners(_ index: Int) -> [Doers.Doer] {
    guard tokens.contain(.coordinate),
      let mark = first(.coordinate, from: index, to: min(clauseEnd(from: index), index + 40)),
      tokens.isKind(.comma, at: mark - 1), let partners = partners(behind: mark), !isBare(partners)
    else { return [] }
    return partners.names.map { Doers.Doer(name: $0, role: .coordinate) }
  }

  /// The bodies behind «phối hợp [chặt chẽ] [với]».
  private func partners(behind index: Int) -> BodyList? {
    let next = tokens.after(index)
    if let with = first([.with, .and], from: next, to: next + 3) { return bodies(at: tokens.after(with)) }
    return bodies(at: next)
  }

  /// «Sở A đồng chủ trì cùng Sở B»: both lead.
  private func coLeaders(_ list: BodyList) -> Doers {
    var names = list.names
    let next = tokens.after(list.end)
    if tokens.has([.and, .with], at: next), let others = bodies(at: tokens.after(next)) { names += others.names }
    return Doers(all: names.map { Doers.Doer(name: $0, role: .coLead) })
  }

  /// Doers of later clauses: «…; trường hợp vượt thẩm quyền, Sở A tổng hợp …».
  private func laterClauses(from index: Int) -> [Doers.Doer] {
    var found: [Doers.Doer] = []
    let end = sentenceEnd(from: index)
    var place = index
    while let mark = first(.semicolon, from: place, to: end) {
      place = mark + 1
      var start = mark + 1
      if tokens.has([.opener, .conditional], at: start),
        let comma = first(.comma, from: start, to: clauseEnd(from: start))
      {
        start = comma + 1
      }
      guard let list = bodies(at: start), tokens.has([.verb, .lead, .coordinate], at: list.end) else { continue }
      found += doers(list, roleAt: list.end).all
    }
    return found
  }

  // MARK: - Names that the lexicon does not know

  /// A name that stands alone or before a colon, for an item below «Tổ chức thực hiện»: short, with a capital, neither a
  /// verb nor a matter such as «Kinh phí».
  var unknownDoer: Range<Int>? {
    let first = tokens[0]
    let other: Meaning = [
      .verb, .lead, .coordinate, .making, .timeKey, .placeKey, .opener, .conditional, .statementHeading, .by,
      .deadlineMark,
      .closing, .planWord, .report, .result, .periodic, .movement, .theme, .group, .activityNumber, .dutyOf, .giving,
    ]
    guard first.kind == .word, first.isCapitalised, first.meaning.isDisjoint(with: other),
      !Self.matters.contains(first.code)
    else { return nil }
    if let colon = self.first(.colon, from: 1, to: 16) {
      guard (0..<colon).allSatisfy({ tokens.isKind(.word, at: $0) || tokens.isKind(.comma, at: $0) }) else {
        return nil
      }
      let next = tokens[colon + 1]
      guard next.kind == .none || tokens.has([.verb, .lead, .coordinate, .making], at: colon + 1)
      else { return nil }
      return 0..<colon
    }
    let isTitle = tokens.count <= 12 && tokens.isKind(.word, at: tokens.count - 1)
    return isTitle && (0..<tokens.count).allSatisfy { !tokens.has([.verb, .lead, .coordinate], at: $0) }
      ? 0..<tokens.count : nil
  }

  /// First syllables of headings that name a matter and nobody: kinh phí, chế độ, nguồn lực, công tác, cơ chế, về …
  private static let matters = Set(
    [
      "kinh", "chế", "nguồn", "về", "việc", "nội", "nhiệm", "giải", "hình", "phương", "cách", "khen", "thi", "cơ",
      "các",
      "một", "những", "quy", "tiêu", "chỉ", "phần", "mục", "lộ", "phân", "thông", "đề", "kết", "sản", "dự", "điều",
      "lưu",
      "ghi", "hồ", "số", "bước", "đợt", "giai", "năm", "tháng", "quý", "tuần", "ngày", "trước", "từ", "đến", "công",
      "sơ",
    ]
    .map(syllable))

  /// «chủ trì» behind a clause that only says on what ground: «Trên cơ sở chức năng, nhiệm vụ được giao, chủ trì …».
  var leadBehindOpener: Int? {
    guard tokens.has(.opener, at: 0), let lead = first([.lead, .coLead], from: 1, to: 18) else { return nil }
    let isClear = (0..<lead).allSatisfy { $0 == 0 || !opensBody(at: $0) && !tokens.has(.verb, at: $0) }
    return isClear ? lead : nil
  }

  /// A name of a cell in which a comma was lost between two: «Bộ A và B Bộ C» is two ministries.
  func splitAtHeads(_ name: Range<Int>) -> [Range<Int>] {
    let head = tokens[name.lowerBound]
    guard name.count > 4, head.isCapitalised, Self.heads.contains(head.code) else { return [name] }
    var parts: [Range<Int>] = []
    var start = name.lowerBound
    for index in name.lowerBound + 2..<name.upperBound - 1
    where tokens[index].code == head.code && tokens[index].isCapitalised && tokens[index + 1].isCapitalised
      && tokens.isKind(.word, at: index - 1) && !Self.owners.contains(tokens[index - 1].code)
    {
      parts.append(start..<index)
      start = index
    }
    return parts + [start..<name.upperBound]
  }

  private static let heads = Set(["bộ", "sở", "cục", "ubnd", "vụ", "ban"].map(syllable))
  /// «thuộc», «của», «và», «phòng», «trưởng», «sở», «các»: what stands behind belongs to the name.
  private static let owners = Set(["thuộc", "của", "và", "phòng", "trưởng", "sở", "các", "đạo", "tra"].map(syllable))

  /// The passage cut at its commas, where each part looks like a name: it opens a body or is in capitals; else whole.
  var partsAtCommas: [Range<Int>] {
    var end = tokens.count
    while end > 0, tokens.isKind(.stop, at: end - 1) || tokens.isKind(.comma, at: end - 1) { end -= 1 }
    var parts: [Range<Int>] = []
    var start = 0
    for index in 0..<end where tokens.isKind(.comma, at: index) {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<end)
    let areNames = parts.allSatisfy {
      !$0.isEmpty && (opensBody(at: $0.lowerBound) || tokens[$0.lowerBound].isUppercase)
    }
    return areNames ? parts : [0..<end]
  }
}
