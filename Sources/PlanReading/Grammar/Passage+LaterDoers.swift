// SPDX-License-Identifier: Apache-2.0
import Domain

/// Doers that do not open the text: in later sentences and clauses, in brackets, and in fields within a line.
extension Passage {
  /// «… . Giao Sở A chủ trì …», «Triển khai công trình khẩn cấp: Sở A chủ trì …»: a later sentence that gives a body work.
  func doersOfLaterSentence() -> Doers {
    guard tokens.contain([.body, .bodyHead, .bodyNoun]),
      tokens.contain([.giving, .lead, .coordinate, .duty, .plural]) || tokens.contain(.colon) || tokens.contain(.open)
    else { return Doers() }
    let fields = doersOfFields(from: 1)
    if !fields.isEmpty { return Doers(all: fields) }
    let isActivity = tokens.has(.activityNumber, at: 0)
    var index = 0
    let end = min(tokens.count, 300)
    while true {
      let sign = tokens.first(ofKinds: Self.signs, from: index)
      guard sign < end else { return Doers() }
      index = sign + 1
      let kind = tokens[sign].kind
      if kind == .open {
        if let doers = doersInBracket(from: index) { return doers }
        continue
      }
      if kind == .stop, !tokens[index].hasSpaceBefore { continue }
      if !isActivity, let doers = doersOfClause(at: index) { return doers }
      if kind == .semicolon { continue }
      if kind == .colon, tokens.has([.opener, .conditional], at: index),
        let list = bodiesBehindComma(from: index, to: min(sentenceEnd(from: index), index + 60))
      {
        return roles(of: list).with(.inferred)
      }
      let isGiven = tokens.has(.giving, at: index) && tokens[index].isCapitalised
      guard let list = bodies(at: isGiven ? tokens.after(index) : index),
        isGiven ? tokens.has([.verb, .lead, .coordinate], at: list.end) : tokens.has([.lead, .coLead], at: list.end),
        !isBare(list)
      else { continue }
      return doers(list, roleAt: list.end).with(.inferred)
    }
  }

  /// Signs behind which a clause may begin.
  private static let signs = [Token.Kind.stop, .open, .colon, .semicolon].reduce(UInt32(0)) {
    $0 | 1 << UInt32($1.rawValue)
  }

  /// «… Chủ trì: Sở A; cơ quan phối hợp: Sở B.» within a line.
  func doersOfFields(from start: Int) -> [Doers.Doer] {
    var found: [Doers.Doer] = []
    var index = start
    let end = min(tokens.count, 300)
    while let colon = first(.colon, from: index, to: end) {
      index = colon + 1
      guard let role = roleOfField(before: colon), let list = bodies(at: index) else { continue }
      let names = namesBeforeNextField(list)
      found += names.map { Doers.Doer(name: $0, role: role) }
      index = names.last?.upperBound ?? index
    }
    return found
  }

  /// «Chủ trì:», «cơ quan phối hợp:», «Đơn vị thực hiện:».
  private func roleOfField(before colon: Int) -> AssignmentRole? {
    let mark = colon - 2
    guard mark > 0, tokens.after(mark) == colon else { return nil }
    if tokens.has(.lead, at: mark) { return .lead }
    if tokens.has(.coordinate, at: mark) { return .coordinate }
    let opens = tokens.isKind(.stop, at: mark - 3) || tokens.isKind(.semicolon, at: mark - 3)
    return opens && tokens.has(.adopt, at: mark) && tokens.has(.bodyNoun, at: mark - 2) ? .responsible : nil
  }

  /// «(Sở A tham mưu)», «(Sở B thực hiện)»; other verbs in brackets tell what was done.
  private static let helping = [["tham", "mưu"], ["thực", "hiện"], ["chuẩn", "bị"]].map { $0.map(syllable) }

  /// «(Sở A chủ trì)», «(giao Sở B chịu trách nhiệm tổng hợp)».
  private func doersInBracket(from start: Int) -> Doers? {
    let index = tokens.has([.giving, .by], at: start) ? tokens.after(start) : start
    guard let list = bodies(at: index), !isBare(list),
      tokens.has([.duty, .lead, .coLead], at: list.end) || Self.helping.contains(where: { matches($0, at: list.end) })
    else { return nil }
    return doers(list, roleAt: list.end).with(.inferred)
  }

  /// «; các địa phương nghiên cứu, triển khai …», «Đồng thời, các xã chủ động …»: a later clause with a doer of its own.
  private func doersOfClause(at start: Int) -> Doers? {
    var index = start
    if tokens[index].code == Self.meanwhile.0, tokens[index + 1].code == Self.meanwhile.1 {
      index += tokens.isKind(.comma, at: index + 2) ? 3 : 2
    }
    guard tokens.has(.plural, at: index), let list = bodies(at: index), !isBare(list),
      tokens.has([.verb, .duty], at: behindManner(list.end))
    else { return nil }
    return doers(list, roleAt: behindManner(list.end)).with(.inferred)
  }

  private static let meanwhile = (syllable("đồng"), syllable("thời"))
}
