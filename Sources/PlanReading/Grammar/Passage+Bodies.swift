// SPDX-License-Identifier: Apache-2.0

/// Names of bodies that stand in a row, and the index behind them.
struct BodyList {
  /// Each name as a range of tokens.
  var names: [Range<Int>]
  var end: Int
}

extension Passage {
  /// Whether the name of a body begins at an index: «Sở Công Thương», «các sở, ban, ngành», «UBND tỉnh».
  func opensBody(at index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    let next = tokens.after(index)
    if isComrade(index) { return tokens[index + 3].isCapitalised }
    if token.code == Self.comradeInFull.0, tokens[index + 1].code == Self.comradeInFull.1 {
      return tokens[index + 2].isCapitalised && tokens.isKind(.word, at: index + 2)
    }
    if token.meaning.contains(.allLevels) { return tokens.has(.body, at: index + 1) }
    if token.meaning.contains(.plural) {
      return tokens.has([.bodyNoun, .body], at: next) || tokens[next].isUppercase && tokens.has(.bodyHead, at: next)
    }
    if token.meaning.contains(.body) { return true }
    guard token.meaning.contains(.bodyHead) else { return false }
    if token.isCapitalised, isGiven(index), tokens.isKind(.word, at: next) { return true }
    return tokens[next].kind == .word && tokens[next].isCapitalised && !tokens.isKind(.none, at: next)
  }

  /// «Giao Tổ tiết kiệm điện …»: a capital within the sentence opens a name, whatever follows it.
  private func isGiven(_ index: Int) -> Bool {
    tokens.has(.giving, at: index - 1) && tokens[index - 1].length == 1
      || tokens.has(.giving, at: index - 2) && tokens[index - 2].length == 2
  }

  /// «Đ/c Lê Văn Nước».
  private func isComrade(_ index: Int) -> Bool {
    tokens[index].code == Self.comrade.0 && tokens.isKind(.slash, at: index + 1)
      && tokens[index + 2].code == Self.comrade.1
      && !tokens[index + 1].hasSpaceBefore
  }

  private static let comrade = (syllable("đ"), syllable("c"))
  private static let comradeInFull = (syllable("đồng"), syllable("chí"))

  /// The names that begin at an index. A list below one «các» is one name; a body named in full starts a new one.
  func bodies(at start: Int) -> BodyList? {
    guard opensBody(at: start) else { return nil }
    var names: [Range<Int>] = []
    var index = start
    while true {
      let (end, next) = nameEnd(from: index, joinsPlural: names.isEmpty)
      names.append(index..<end)
      guard let next, names.count < 40 else { return BodyList(names: names, end: skipBracket(end)) }
      index = next
    }
  }

  /// Index behind a bracket that stands here, else the index itself.
  func skipBracket(_ index: Int) -> Int {
    guard tokens.isKind(.open, at: index), let close = first(.close, from: index, to: index + 60) else { return index }
    return close + 1
  }

  /// Index behind the field that names a department or a ministry, where a lexicon of fields knows it: the words behind
  /// «Sở Y tế» in small letters are no part of the name, even where no lexicon knows them as verbs.
  func endOfKnownName(from start: Int) -> Int? {
    let head = tokens[start].code
    guard head == Self.departments.0 || head == Self.departments.1, tokens[start + 1].isCapitalised else { return nil }
    let first = tokens[start + 1].code
    var best: Int?
    for field in Self.knownFields where field[0] == first {
      var index = start + 1
      var matched = 0
      while matched < field.count, tokens[index].code == field[matched] {
        matched += 1
        index += 1
        if matched < field.count, tokens.isKind(.comma, at: index) || tokens.isKind(.dash, at: index) { index += 1 }
      }
      if matched == field.count { best = max(best ?? 0, index) }
    }
    return best
  }

  private static let departments = (syllable("sở"), syllable("bộ"))

  /// Fields of departments and ministries, past and present, and their short forms.
  private static let knownFields: [[UInt64]] = [
    "nông nghiệp", "nông nghiệp và môi trường", "nông nghiệp và phát triển nông thôn", "tài nguyên và môi trường",
    "xây dựng", "giao thông vận tải", "công thương", "y tế", "giáo dục", "giáo dục và đào tạo", "khoa học và công nghệ",
    "thông tin và truyền thông", "văn hóa", "văn hóa và thể thao", "văn hóa thể thao và du lịch", "du lịch", "nội vụ",
    "ngoại vụ", "ngoại giao", "tư pháp", "tài chính", "kế hoạch và đầu tư", "lao động thương binh và xã hội",
    "dân tộc và tôn giáo", "quy hoạch kiến trúc", "an toàn thực phẩm", "quốc phòng", "công an",
  ].map { $0.split(separator: " ").map { syllable(String($0)) } }

  /// Whether a word in small letters that the lexicon does not know stands where a verb may: «Sở Xây dựng giăng cờ».
  func mayBeVerb(at index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && !token.isCapitalised && token.meaning.isEmpty && token.hasSpaceBefore
      && tokens.isKind(.word, at: index + 1) && !Self.noVerbs.contains(token.code)
      && !Self.enders.contains(token.code)
  }

  /// Small words that open no work, beside those that end a name.
  private static let noVerbs = Set(
    [
      "được", "bị", "của", "tại", "ở", "chưa", "thuộc", "cấp", "này", "khác", "sau", "từng", "nào", "hoặc", "hay", "cũ",
      "mới", "nêu", "trực", "chuyên", "liên",
    ].map(syllable))

  /// «tháng 6 …» ends a name too.
  private func beginsMonth(_ index: Int) -> Bool {
    tokens.has(.month, at: index) && tokens.isKind(.number, at: index + 1)
  }

  /// Where the name that begins at an index ends, and where the next name of the list begins, if there is one.
  private func nameEnd(from start: Int, joinsPlural: Bool) -> (end: Int, next: Int?) {
    var isPlural = tokens.has([.plural, .allLevels], at: start)
    var index =
      isPlural ? tokens.after(tokens.has(.allLevels, at: start) ? start : tokens.after(start)) : tokens.after(start)
    let known = endOfKnownName(from: start)
    if let known { index = max(index, known) }
    let limit = index + 40
    while index < limit {
      let token = tokens[index]
      if index == known, mayBeVerb(at: index) { return (index, nil) }
      switch token.kind {
      case .comma, .semicolon:
        let next = index + 1
        if opensNext(at: next, isPlural: isPlural) { return (index, next) }
        guard token.kind == .comma, continuesName(at: next, isPlural: isPlural) else { return (index, nil) }
        index = tokens.has(.bodyNoun, at: next) ? tokens.after(next) : next + 1
      case .word:
        if token.meaning.contains(.and) {
          let next = tokens.after(index)
          if isOfficeOfBoth(start, and: index) {
            index = tokens.after(next)
            continue
          }
          let isClass = joinsPlural && tokens.has(.plural, at: next) && !isProper(start..<index)
          if !isClass, opensNext(at: next, isPlural: isPlural) { return (index, next) }
          guard continuesName(at: next, isPlural: isPlural) else { return (index, nil) }
          index = next + 1
        } else if let behind = behindAttribute(index) {
          index = behind
        } else if endsName(token) && !isLeaders(index) || isPluralOfActivities(index) || beginsMonth(index) {
          return (index, nil)
        } else {
          isPlural = isPlural || token.meaning.contains(.plural)
          index = tokens.after(index)
        }
      case .open:
        let after = skipBracket(index)
        let separates =
          tokens.isKind(.comma, at: after) || tokens.isKind(.semicolon, at: after) || tokens.has(.and, at: after)
        return (index, separates && opensNext(at: after + 1, isPlural: isPlural) ? after + 1 : nil)
      case .colon where isPlural && listsNames(at: index + 1): index += 1
      case .dash:
        if tokens.has(.body, at: index + 1), !tokens[index + 1].isUppercase, tokens[index + 1].hasSpaceBefore {
          return (index, nil)
        }
        index += 1
      case .stop where !tokens[index + 1].hasSpaceBefore && tokens[index + 1].kind == .word: index += 1
      case .number where tokens.has([.month, .year], at: index + 1): return (index, nil)
      case .number, .ampersand, .slash: index += 1
      default: return (index, nil)
      }
    }
    return (index, nil)
  }

  /// «Văn phòng HĐND và UBND xã», «Văn phòng Đoàn ĐBQH và HĐND tỉnh»: one office for two bodies.
  private func isOfficeOfBoth(_ start: Int, and index: Int) -> Bool {
    guard tokens[start].code == Self.office.0, tokens[start + 1].code == Self.office.1, index <= start + 8 else {
      return false
    }
    let next = tokens[index + 1].code
    let before = tokens[index - 1].code
    let isCommittee = next == Self.committee || next == Self.council
    let isLong =
      Self.longCommittees.contains { matches($0, at: index + 1) } && tokens[index + 1].isCapitalised
    return (isCommittee || isLong) && (before == Self.council || before == Self.deputies || before == Self.people)
  }

  private static let office = (syllable("văn"), syllable("phòng"))
  private static let council = syllable("hđnd"), committee = syllable("ubnd"), deputies = syllable("đbqh")
  private static let people = syllable("dân")
  private static let longCommittees = [["ủy", "ban", "nhân", "dân"], ["hội", "đồng", "nhân", "dân"]]
    .map { $0.map(syllable) }

  /// Whether a new name begins behind a comma or «và»; within a list of «các» only one with a capital or with its own «các».
  private func opensNext(at index: Int, isPlural: Bool) -> Bool {
    guard opensBody(at: index) else { return false }
    return !isPlural || tokens[index].isCapitalised || tokens.has(.plural, at: index)
  }

  /// Whether what stands behind a comma or «và» still belongs to the name.
  private func continuesName(at index: Int, isPlural: Bool) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if isPlural, token.meaning.contains(.bodyNoun) {
      return !token.meaning.contains(.verb) || !tokens.has([.verb, .lead, .coordinate], at: tokens.after(index))
    }
    return !endsName(token) && !token.meaning.contains(.closing)
  }

  /// Words in small letters that cannot stand in a name: verbs, roles, what opens a clause.
  private func endsName(_ token: Token) -> Bool {
    if token.isCapitalised { return false }
    let enders: Meaning = [
      .verb, .lead, .coLead, .coordinate, .duty, .giving, .report, .send, .to, .timeKey, .with, .conditional, .result,
      .activityNumber, .yearly, .quarterly, .monthly, .weekly, .daily, .weekday, .via, .change,
      .deadlineMark,
    ]
    if !token.meaning.isDisjoint(with: enders) { return true }
    return Self.enders.contains(token.code)
  }

  private static let enders = Set(
    [
      "theo", "mong", "để", "như", "khi", "nếu", "có", "đã", "không", "nhằm", "vào", "trước", "trong", "bằng", "đang",
      "những",
      "mỗi",
    ]
    .map(syllable))

  /// Index behind words that belong to a name though they look like the end of one: «các cơ quan có liên quan», «cơ quan
  /// có thẩm quyền», «đơn vị thu gom rác phân loại …», where another verb follows.
  private func behindAttribute(_ index: Int) -> Int? {
    let code = tokens[index].code
    if code == Self.having.0 {
      let isAttribute =
        tokens[index + 1].code == Self.having.1 && tokens[index + 2].code == Self.having.2
        || tokens[index + 1].code == Self.having.3 && tokens[index + 2].code == Self.having.4
      return isAttribute ? index + 3 : behindHaving(index)
    }
    guard Self.attributes.contains(where: { code == $0.0 && tokens[index + 1].code == $0.1 }),
      tokens.has(.bodyNoun, at: index - 2), tokens[index - 2].length == 2, !tokens[index].isCapitalised,
      let verb = first([.verb, .lead, .coordinate, .duty], from: index + 2, to: index + 8),
      (index + 2..<verb).allSatisfy({ tokens.isKind(.word, at: $0) })
    else { return nil }
    return index + 2
  }

  /// «các cơ sở có hoạt động về thú y trên địa bàn có trách nhiệm …»: up to the verb.
  private func behindHaving(_ index: Int) -> Int? {
    guard tokens.has(.bodyNoun, at: index - 2), tokens[index - 2].length == 2,
      Self.possessions.contains(where: { tokens[index + 1].code == $0.0 && tokens[index + 2].code == $0.1 }),
      let verb = first([.verb, .lead, .coordinate, .duty], from: index + 3, to: index + 14),
      (index + 3..<verb).allSatisfy({ tokens.isKind(.word, at: $0) })
    else { return nil }
    return verb
  }

  private static let possessions = [
    ("hoạt", "động"), ("chức", "năng"), ("nhu", "cầu"), ("điều", "kiện"), ("sử", "dụng"), ("trụ", "sở"),
  ].map { (syllable($0.0), syllable($0.1)) }

  private static let having = (
    syllable("có"), syllable("liên"), syllable("quan"), syllable("thẩm"), syllable("quyền")
  )
  private static let attributes = [
    ("thu", "gom"), ("vận", "hành"), ("kinh", "doanh"), ("sản", "xuất"), ("tư", "vấn"), ("cung", "ứng"), ("duy", "trì"),
    ("thi", "công"), ("sử", "dụng"),
  ].map { (syllable($0.0), syllable($0.1)) }

  /// Whether a list of fields or places follows a colon: «các sở: Công Thương, Tài chính», «UBND các xã: Nậm Khô, Bản Mây».
  private func listsNames(at index: Int) -> Bool {
    let token = tokens[index]
    let doing: Meaning = [.verb, .lead, .coLead, .coordinate, .giving, .making, .timeKey, .body]
    guard token.kind == .word, token.isCapitalised, token.meaning.isDisjoint(with: doing) else { return false }
    if tokens[index + 1].isCapitalised, tokens[index + 1].kind == .word { return true }
    return Self.fields.contains(token.code)
  }

  /// First syllables of the fields that departments are named by.
  private static let fields = Set(
    [
      "nông", "tài", "y", "công", "xây", "giáo", "khoa", "nội", "văn", "tư", "kế", "lao", "thông", "giao", "du",
      "ngoại",
      "dân", "quốc",
    ]
    .map(syllable))

  /// «các đồng chí lãnh đạo tỉnh»: the word is no verb unless one follows («Đảng ủy lãnh đạo xây dựng kế hoạch»), or behind
  /// the name of a body the one that is led («Đảng ủy tỉnh lãnh đạo Ủy ban nhân dân tỉnh ban hành …»).
  private func isLeaders(_ index: Int) -> Bool {
    guard tokens.has(.body, at: index) else { return false }
    let next = tokens.after(index)
    let isBehindPeople = tokens.has(.plural, at: index - 1) || tokens[index - 1].code == Self.comradeInFull.1
    return !tokens.has(.verb, at: next) && (isBehindPeople || !tokens[next].isCapitalised || !opensBody(at: next))
  }

  /// «các hoạt động số 11, 13» begins what is done, not a part of the name.
  private func isPluralOfActivities(_ index: Int) -> Bool {
    tokens.has(.plural, at: index) && tokens.has(.activityNumber, at: tokens.after(index))
  }

  /// Whether a name has a capital behind its first word, and so names one body and not a class of them.
  private func isProper(_ range: Range<Int>) -> Bool { range.dropFirst().contains { tokens[$0].isCapitalised } }
}
