// SPDX-License-Identifier: Apache-2.0
import Domain

/// Doers that do not open the text: in later sentences and clauses, in brackets, and in fields within a line.
extension Passage {
  /// «… . Giao Sở A chủ trì …», «Triển khai công trình khẩn cấp: Sở A chủ trì …»: a later sentence that gives a body work.
  func doersOfLaterSentence() -> Doers {
    guard tokens.contain([.body, .bodyHead, .bodyNoun]), tokens.contain([.giving, .lead, .coordinate, .duty, .plural])
    else { return Doers() }
    let fields = doersOfFields()
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
  private func doersOfFields() -> [Doers.Doer] {
    var found: [Doers.Doer] = []
    var index = 1
    while let mark = first([.lead, .coordinate], from: index, to: min(tokens.count, 300)) {
      index = tokens.after(mark)
      guard tokens.isKind(.colon, at: index), let list = bodies(at: index + 1) else { continue }
      let role: AssignmentRole = tokens.has(.lead, at: mark) ? .lead : .coordinate
      // «; cơ quan phối hợp: …» is the next field, not a name.
      let names = list.names.filter { !tokens.has([.lead, .coLead, .coordinate], at: $0.upperBound) }
      found += names.map { Doers.Doer(name: $0, role: role) }
      index = names.last?.upperBound ?? index
    }
    return found
  }

  /// «(Sở A chủ trì)», «(giao Sở B chịu trách nhiệm tổng hợp)».
  private func doersInBracket(from start: Int) -> Doers? {
    let index = tokens.has([.giving, .by], at: start) ? tokens.after(start) : start
    guard let list = bodies(at: index), !isBare(list), tokens.has([.duty, .lead, .coLead], at: list.end) else {
      return nil
    }
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
