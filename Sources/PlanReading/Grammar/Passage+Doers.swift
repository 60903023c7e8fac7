// SPDX-License-Identifier: Apache-2.0
import Domain

/// Who does what an item says, as far as the item itself tells it.
struct Doers {
  /// A name as a range of tokens, and its role.
  struct Doer {
    var name: Range<Int>
    var role: AssignmentRole
  }

  var all: [Doer] = []
  /// Names that the item only announces: a heading that is nothing but bodies, or «Giao Sở A là cơ quan đầu mối …». The
  /// items directly below are theirs.
  var announced: [Range<Int>] = []
  /// Whether the item is nothing but names.
  var isHeading = false
  /// The name whose role the sentence drops.
  var unclear: Range<Int>?
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
    if let list = bodies(at: index) { return roles(of: list) }
    let openers: Meaning = [
      .opener, .conditional, .deadlineMark, .until, .yearly, .quarterly, .monthly, .weekly, .daily,
    ]
    if tokens.has(openers, at: 0), let list = bodiesBehindOpener() {
      return roles(of: list)
    }
    return Doers()
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
    return Doers(all: list.names.map { Doers.Doer(name: $0, role: role) })
  }

  /// The doer behind a clause that opens the sentence: «Trong quá trình …, các bộ phận báo cáo …».
  private func bodiesBehindOpener() -> BodyList? {
    let end = min(sentenceEnd(from: 0), 90)
    for index in 1..<max(1, end) {
      let start: Int
      if tokens.isKind(.comma, at: index) {
        start = tokens.has(.giving, at: index + 1) ? tokens.after(index + 1) : index + 1
      } else if tokens.has(.giving, at: index), !tokens[index].isCapitalised {
        start = tokens.after(index)
      } else {
        continue
      }
      if let list = bodies(at: start), tokens.has([.verb, .lead, .coLead, .coordinate], at: list.end) { return list }
    }
    return nil
  }

  /// What follows a list of names tells their role.
  private func roles(of list: BodyList) -> Doers {
    let end = behindTime(list.end)
    if endsHeading(end) || isApposition(end) { return Doers(announced: list.names, isHeading: true) }
    if tokens.isKind(.colon, at: end) { return doers(list, roleAt: end + 1) }
    if tokens.has(.coLead, at: end) { return coLeaders(list) }
    if tokens.isKind(.comma, at: end) {
      guard tokens.has([.coordinate, .lead], at: end + 1) else { return Doers() }
      var doers = doers(list, roleAt: end + 1)
      if tokens.has(.coordinate, at: end + 1) { doers.unclear = list.names.last }
      return doers
    }
    guard tokens.has([.verb, .lead, .coordinate, .focalPoint, .report], at: end) else { return Doers() }
    if tokens.has(.coordinate, at: end), let partners = partners(behind: end), tokens.isKind(.colon, at: partners.end) {
      return Doers(all: (list.names + partners.names).map { Doers.Doer(name: $0, role: .coordinate) })
    }
    var result = doers(list, roleAt: end)
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

  /// «Sở A - Cơ quan thường trực Ban Chỉ đạo»: the second name only explains the first.
  private func isApposition(_ index: Int) -> Bool {
    tokens.isKind(.dash, at: index) && tokens.count - index <= 12
      && first([.lead, .coordinate], from: index, to: tokens.count) == nil
  }

  /// The names with the role that the words at an index tell, and those who take part beside them.
  private func doers(_ list: BodyList, roleAt index: Int) -> Doers {
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
    guard tokens.has(.coordinate, at: index), let partners = partners(behind: index) else { return [] }
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
}
