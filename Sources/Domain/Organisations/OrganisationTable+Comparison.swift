// SPDX-License-Identifier: Apache-2.0
/// The laying of a table beside a tree, row by row.
struct ComparisonWork {
  typealias Column = OrganisationTable.Column
  typealias Fault = OrganisationComparison.Fault

  private let tree: OrganisationTree
  private let top: ID<Organisation>
  private let realm: ID<Organisation>
  private let day: CivilDate
  private(set) var result = OrganisationComparison()
  /// The bodies of the realm on the day by their codes.
  private var known: [String: ID<Organisation>] = [:]
  /// The bodies of the realm that bear or bore a code on other days.
  private let others: [String: [ID<Organisation>]]
  /// The rows by their codes: their numbers, and the bodies that they stand for.
  private var tabled: [String: (row: Int, body: ID<Organisation>)] = [:]

  /// One row that can be read.
  private struct Wanted {
    let row: Int
    let id: ID<Organisation>
    let old: Organisation?
    var facts: BodyFacts
    var parent: String?
    var from: CivilDate?
    var to: CivilDate?
    var successor: String?
  }

  init(tree: OrganisationTree, top: ID<Organisation>, day: CivilDate) {
    (self.tree, self.top, self.day) = (tree, top, day)
    realm = tree[top]?.realm ?? top
    others = tree.codesOfOtherDays(in: realm)
    for body in tree.all where body.realm == realm && body.exists(on: day) { known[body.code] = body.id }
  }

  mutating func take(
    _ rows: [(number: Int, cells: [Column: String])], newID: () -> ID<Organisation>
  ) {
    var wanted: [Wanted] = []
    wanted.reserveCapacity(rows.count)
    for (number, cells) in rows {
      do throws(Fault) { wanted.append(try read(number, cells, newID)) } catch { result.wrong.append(error) }
    }
    for one in wanted {
      do throws(Fault) { try weigh(one) } catch { result.wrong.append(error) }
    }
    checkRings()
    order()
    let listed = Set(tabled.values.map(\.body))
    result.missing = tree.existing(within: top).filter { !listed.contains($0) }
    result.wrong.sort { ($0.row, $0.column.rawValue) < ($1.row, $1.column.rawValue) }
  }

  // MARK: Reading

  private mutating func read(
    _ number: Int, _ cells: [Column: String], _ newID: () -> ID<Organisation>
  ) throws(Fault) -> Wanted {
    func fault(_ column: Column, _ reason: OrganisationComparison.Reason) -> Fault {
      Fault(row: number, column: column, reason: reason)
    }
    let (code, name) = (cells[.code] ?? "", cells[.name] ?? "")
    guard BodyFacts.codeBytes.contains(code.utf8.count) else { throw fault(.code, .size) }
    guard BodyFacts.nameBytes.contains(name.utf8.count) else { throw fault(.name, .size) }
    if let first = tabled[code] { throw fault(.code, .twice(firstRow: first.row)) }
    let old = known[code].flatMap { tree[$0] }
    if let old, !tree.isWithin(old.id, top) { throw fault(.code, .outside) }
    let id = old?.id ?? newID()
    tabled[code] = (number, id)
    let from = try readDay(.from, cells, number)
    if let old, let from, from != old.from { throw fault(.from, .otherBeginning(old.from)) }
    let to = try readDay(.to, cells, number)
    if let to, to < from ?? old?.from ?? day { throw fault(.to, .endsBeforeBeginning(from ?? old?.from ?? day)) }
    let kind = try readKind(cells[.kind] ?? old?.kind ?? "", old, on: from ?? day, number)
    let short = cells[.shortName] ?? (old.map { $0.shortName == $0.name ? "" : $0.shortName } ?? "")
    guard BodyFacts.shortNameBytes.contains(short.utf8.count) else { throw fault(.shortName, .size) }
    let tax = cells[.taxCode] ?? old?.taxCode ?? ""
    guard BodyFacts.taxCodeBytes.contains(tax.utf8.count) else { throw fault(.taxCode, .size) }
    return Wanted(
      row: number, id: id, old: old,
      facts: BodyFacts(code: code, taxCode: tax, name: name, shortName: short, kind: kind), parent: cells[.parent],
      from: from, to: to, successor: cells[.successor].flatMap { $0.isEmpty ? nil : $0 })
  }

  private func readDay(_ column: Column, _ cells: [Column: String], _ number: Int) throws(Fault) -> CivilDate? {
    guard let text = cells[column], !text.isEmpty else { return nil }
    guard let day = CivilDate(iso: text) ?? Deadline(typed: text)?.lastDay else {
      throw Fault(row: number, column: column, reason: .day(text))
    }
    return day
  }

  private func readKind(
    _ code: String, _ old: Organisation?, on day: CivilDate, _ number: Int
  ) throws(Fault) -> String {
    let kind = code.isEmpty ? OrganisationKind.otherCode : code
    if let reason = OrganisationComparison.Reason.wrongKind(kind, hadBefore: old?.kind, on: day) {
      throw Fault(row: number, column: .kind, reason: reason)
    }
    return kind
  }

  // MARK: Weighing

  private mutating func weigh(_ row: Wanted) throws(Fault) {
    let parent = try parent(of: row)
    let successor = try successor(of: row)
    guard let old = row.old else {
      try checkNewCode(row)
      let first = row.from ?? day
      let state = OrganisationState(
        organisation: row.id, realm: realm, parent: parent, code: row.facts.code, taxCode: row.facts.taxCode,
        name: row.facts.name, shortName: row.facts.shortName, kind: row.facts.kind, from: first, to: row.to)
      result.change.histories[row.id] = OrganisationHistory(
        position: row.id.rawValue, states: [state], successions: successions(row, successor))
      result.change.founded.append(row.id)
      result.new.append(line(row, []))
      return
    }
    let differences = differences(row, old, parent, successor)
    guard !differences.isEmpty else {
      result.same += 1
      return
    }
    try amend(row, old, parent, successor)
    result.changed.append(line(row, differences))
  }

  private func line(_ row: Wanted, _ differences: [OrganisationComparison.Difference]) -> OrganisationComparison.Line {
    OrganisationComparison.Line(
      row: row.row, body: row.id, code: row.facts.code, name: row.facts.name, differences: differences)
  }

  private func successions(_ row: Wanted, _ successor: ID<Organisation>?) -> [Succession] {
    guard let to = row.to, let successor else { return [] }
    return [Succession(predecessor: row.id, successor: successor, lastDay: to)]
  }

  private func parent(of row: Wanted) throws(Fault) -> ID<Organisation>? {
    if row.id == top { return row.old?.parent }
    guard let code = row.parent, !code.isEmpty else { return row.parent == nil ? row.old?.parent ?? top : top }
    guard let id = tabled[code]?.body ?? known[code] else {
      throw Fault(row: row.row, column: .parent, reason: .unknown(code))
    }
    if id == row.id { throw Fault(row: row.row, column: .parent, reason: .belowItself) }
    guard tabled[code] != nil || tree.isWithin(id, top) else {
      throw Fault(row: row.row, column: .parent, reason: .unknown(code))
    }
    return id
  }

  private func successor(of row: Wanted) throws(Fault) -> ID<Organisation>? {
    guard let code = row.successor else { return nil }
    guard row.to != nil else { throw Fault(row: row.row, column: .successor, reason: .successorWithoutEnd) }
    guard let id = tabled[code]?.body ?? known[code] else {
      throw Fault(row: row.row, column: .successor, reason: .unknown(code))
    }
    if id == row.id { throw Fault(row: row.row, column: .successor, reason: .belowItself) }
    return id
  }

  private func differences(
    _ row: Wanted, _ old: Organisation, _ parent: ID<Organisation>?, _ successor: ID<Organisation>?
  ) -> [OrganisationComparison.Difference] {
    let code = { (id: ID<Organisation>?) in
      id.map { tree[$0]?.code ?? result.change.histories[$0]?.states.first?.code ?? $0.description } ?? ""
    }
    let pairs: [(Column, String, String)] = [
      (.name, old.name, row.facts.name), (.shortName, old.shortName, row.facts.shortName),
      (.kind, old.kind, row.facts.kind), (.taxCode, old.taxCode, row.facts.taxCode),
      (.parent, code(old.parent), code(parent)),
      (.to, old.to?.description ?? "", row.to?.description ?? ""), (.successor, code(old.successor), code(successor)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { .init(column: $0.0, before: $0.1, after: $0.2) }
  }

  private mutating func amend(
    _ row: Wanted, _ old: Organisation, _ parent: ID<Organisation>?, _ successor: ID<Organisation>?
  ) throws(Fault) {
    guard var history = tree.history(of: row.id), let last = history.states.last else { return }
    func fault(_ column: Column, _ reason: OrganisationComparison.Reason) -> Fault {
      Fault(row: row.row, column: column, reason: reason)
    }
    if last.from > day { throw fault(.code, .plannedLater(last.from)) }
    if row.id == top, row.to != old.to { throw fault(.to, .top) }
    if let end = row.to, end != old.to, end < last.from { throw fault(.to, .plannedLater(last.from)) }
    var next = last
    (next.parent, next.taxCode, next.name) = (parent, row.facts.taxCode, row.facts.name)
    (next.shortName, next.kind, next.to) = (row.facts.shortName, row.facts.kind, row.to)
    if next.saysTheSame(as: last) {
      history.states[history.states.count - 1].to = row.to
    } else {
      next.from = day
      history.states.removeLast()
      if last.from < day {
        var before = last
        before.to = day.adding(days: -1)
        history.states.append(before)
      }
      if let end = next.to, end < day { throw fault(.to, .endsBeforeBeginning(day)) }
      history.states.append(next)
    }
    if row.to != old.to { result.change.ended.append(row.id) }
    if parent != old.parent { result.change.moved.append(row.id) }
    if successor != old.successor || row.to != old.to { history.successions = successions(row, successor) }
    result.change.histories[row.id] = history
  }

  /// A new body takes no code that another one still bears, or will bear.
  private func checkNewCode(_ row: Wanted) throws(Fault) {
    let first = row.from ?? day
    for id in others[row.facts.code] ?? [] {
      for state in tree.history(of: id)?.states ?? [] where state.code == row.facts.code {
        let isApart = (state.to.map { $0 < first } ?? false) || (row.to.map { $0 < state.from } ?? false)
        if !isApart { throw Fault(row: row.row, column: .code, reason: .codeTaken(id)) }
      }
    }
  }

  // MARK: The whole

  /// A row may not stand below itself, over whatever other rows.
  private mutating func checkRings() {
    let rows = Dictionary(
      (result.new + result.changed).map { ($0.body, $0.row) }, uniquingKeysWith: { first, _ in first })
    for (body, row) in rows {
      var seen: Set<ID<Organisation>> = [body]
      var next = parentAfter(body)
      while let current = next, current != top {
        guard seen.insert(current).inserted else {
          if current == body {
            result.wrong.append(Fault(row: row, column: .parent, reason: .belowItself))
          }
          break
        }
        next = parentAfter(current)
      }
    }
  }

  private func parentAfter(_ id: ID<Organisation>) -> ID<Organisation>? {
    result.change.histories[id]?.states.last?.parent ?? tree[id]?.parent
  }

  /// Puts the founded in an order in which each comes after the one above it.
  private mutating func order() {
    let founded = Set(result.change.founded)
    var depths: [ID<Organisation>: Int] = [:]
    func depth(_ id: ID<Organisation>) -> Int {
      if let known = depths[id] { return known }
      depths[id] = 0
      let above = parentAfter(id)
      let value = above.map { founded.contains($0) ? depth($0) + 1 : 0 } ?? 0
      depths[id] = value
      return value
    }
    let byDepth = result.change.founded.map { (id: $0, depth: depth($0)) }
    result.change.founded = byDepth.enumerated()
      .sorted { ($0.element.depth, $0.offset) < ($1.element.depth, $1.offset) }.map(\.element.id)
  }
}
