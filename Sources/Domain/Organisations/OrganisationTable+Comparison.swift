// SPDX-License-Identifier: Apache-2.0
/// The laying of a table beside a tree, row by row.
struct ComparisonWork {
  typealias Column = OrganisationTable.Column
  typealias Fault = OrganisationComparison.Fault

  private let rows: OrganisationTable.Rows
  private let tree: OrganisationTree
  private let top: ID<Organisation>
  private let realm: ID<Organisation>
  private let day: CivilDate
  private(set) var result = OrganisationComparison()
  private let codes: CodeIndex
  /// The further orders; made for the first row that changes a place.
  private lazy var orders = Dictionary(
    uniqueKeysWithValues: Hierarchy.allCases.map { ($0, OrganisationTree(tree.records, on: day, in: $0)) })
  /// The rows by their codes.
  private var tabled: BytePlaces
  /// Of each row the body that it stands for; `nil` where its code or name is wrong.
  private var bodies: [ID<Organisation>?] = []

  private var records: OrganisationRecords { tree.records }

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
    /// The codes of the bodies above in further orders, of each order for which the table has a column.
    var places: [Hierarchy: String]
  }

  init(_ rows: OrganisationTable.Rows, tree: OrganisationTree, top: ID<Organisation>, day: CivilDate) {
    (self.rows, self.tree, self.top, self.day) = (rows, tree, top, day)
    realm = tree[top]?.realm ?? top
    codes = CodeIndex(tree.records, realm: realm)
    tabled = BytePlaces(capacity: rows.count)
  }

  /// Finds the body of every row first, since a row may name one that comes later.
  mutating func compare(newID: () -> ID<Organisation>) {
    bodies.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      do throws(Fault) {
        bodies.append(try identify(row, newID))
      } catch {
        bodies.append(nil)
        result.wrong.append(error)
      }
    }
    for row in 0..<rows.count {
      guard let id = bodies[row] else { continue }
      if isUnchanged(row, id) {
        result.same += 1
      } else {
        do throws(Fault) { try weigh(read(row, id)) } catch { result.wrong.append(error) }
      }
    }
    order()
    result.missing = missing()
    result.wrong.sort { ($0.row, $0.column.rawValue) < ($1.row, $1.column.rawValue) }
  }

  private func missing() -> [ID<Organisation>] {
    var isListed = [Bool](repeating: false, count: records.bodies.count)
    for case let id? in bodies { if let place = records.place(of: id) { isListed[Int(place)] = true } }
    return tree.existing(within: top).filter { id in records.place(of: id).map { !isListed[Int($0)] } ?? false }
  }

  // MARK: Reading

  private func fault(_ row: Int, _ column: Column, _ reason: OrganisationComparison.Reason) -> Fault {
    Fault(row: rows.number(row), column: column, reason: reason)
  }

  /// The body of the realm that bears a code on the day.
  private func known(_ code: ArraySlice<UInt8>) -> ID<Organisation>? {
    let row = codes.row(code) { row in
      let body = records.rows[row].body
      return tree.row(of: body) == row && tree.exists(body)
    }
    return row.map { records.bodies[Int(records.rows[$0].body)].id }
  }

  /// The row that has a code.
  private func tabledRow(_ code: ArraySlice<UInt8>) -> Int? {
    tabled.first(code, bytesOf: { rows.bytes(.code, Int($0)) ?? [] }).map { Int($0) }
  }

  private func tabledBody(_ code: ArraySlice<UInt8>) -> ID<Organisation>? { tabledRow(code).flatMap { bodies[$0] } }

  private mutating func identify(_ row: Int, _ newID: () -> ID<Organisation>) throws(Fault) -> ID<Organisation> {
    let (code, name) = (rows.bytes(.code, row) ?? [], rows.bytes(.name, row) ?? [])
    guard BodyFacts.codeBytes.contains(code.count) else { throw fault(row, .code, .size) }
    guard BodyFacts.nameBytes.contains(name.count) else { throw fault(row, .name, .size) }
    if let first = tabledRow(code) { throw fault(row, .code, .twice(firstRow: rows.number(first))) }
    let old = known(code)
    if let old, !tree.isWithin(old, top) { throw fault(row, .code, .outside) }
    tabled.insert(Int32(row), for: code)
    return old ?? newID()
  }

  /// Whether the cells say, byte by byte, what an export of the body would say; most rows of a table that was exported,
  /// corrected and sent again do.
  private func isUnchanged(_ row: Int, _ id: ID<Organisation>) -> Bool {
    guard let body = records.place(of: id) else { return false }
    let state = tree.row(of: body)
    let states = records.rows(of: body)
    func says(_ column: Column, _ known: some Sequence<UInt8>) -> Bool {
      rows.bytes(column, row).map { $0.elementsEqual(known) } ?? true
    }
    func isDay(_ column: Column, _ known: Int32, emptyFor none: Int32) -> Bool {
      guard let cell = rows.bytes(column, row) else { return true }
      guard !cell.isEmpty else { return known == none }
      return CivilDate(iso: String(decoding: cell, as: UTF8.self)).map { Int32(clamping: $0.daysSinceEpoch) } == known
    }
    let short = records.rows[state].shortCount < 0 ? [] : records.shortNameBytes(state)
    guard says(.name, records.nameBytes(state)), says(.shortName, short), says(.taxCode, records.taxBytes(state)),
      says(.kind, records.kind(state).utf8), records.heirs[body] == nil, says(.successor, [])
    else { return false }
    let first = records.rows[states.lowerBound].from
    guard isDay(.from, first, emptyFor: first), isDay(.to, records.rows[states.upperBound - 1].to, emptyFor: .max)
    else { return false }
    for hierarchy in Hierarchy.allCases {
      let above = records.places.parent(of: body, in: hierarchy, on: day)
      guard says(Column(hierarchy), above.map { records.codeBytes(tree.row(of: $0)) } ?? []) else { return false }
    }
    let parent = records.rows[state].parent
    guard id != top, parent >= 0 else { return id == top }
    return says(.parent, records.codeBytes(tree.row(of: parent))) && tree.exists(parent)
  }

  private func read(_ row: Int, _ id: ID<Organisation>) throws(Fault) -> Wanted {
    let old = tree[id]
    let (code, name) = (rows.text(.code, row) ?? "", rows.text(.name, row) ?? "")
    let from = try readDay(.from, row)
    if let old, let from, from != old.from { throw fault(row, .from, .otherBeginning(old.from)) }
    let to = rows.bytes(.to, row) == nil ? old?.to : try readDay(.to, row)
    if let to, to < from ?? old?.from ?? day {
      throw fault(row, .to, .endsBeforeBeginning(from ?? old?.from ?? day))
    }
    let kind = try readKind(rows.text(.kind, row) ?? old?.kind ?? "", old, on: from ?? day, row)
    let short = rows.text(.shortName, row) ?? (old.map { $0.shortName == $0.name ? "" : $0.shortName } ?? "")
    guard BodyFacts.shortNameBytes.contains(short.utf8.count) else { throw fault(row, .shortName, .size) }
    let tax = rows.text(.taxCode, row) ?? old?.taxCode ?? ""
    guard BodyFacts.taxCodeBytes.contains(tax.utf8.count) else { throw fault(row, .taxCode, .size) }
    return Wanted(
      row: row, id: id, old: old, facts: BodyFacts(code: code, taxCode: tax, name: name, shortName: short, kind: kind),
      parent: rows.text(.parent, row), from: from, to: to, successor: rows.text(.successor, row),
      places: Dictionary(
        uniqueKeysWithValues: Hierarchy.allCases.compactMap { order in
          rows.text(Column(order), row).map { (order, $0) }
        }))
  }

  private func readDay(_ column: Column, _ row: Int) throws(Fault) -> CivilDate? {
    guard let text = rows.text(column, row), !text.isEmpty else { return nil }
    guard let day = CivilDate(iso: text) ?? Deadline(typed: text)?.lastDay else { throw fault(row, column, .day(text)) }
    return day
  }

  private func readKind(
    _ code: String, _ old: Organisation?, on day: CivilDate, _ row: Int
  ) throws(Fault) -> String {
    let kind = code.isEmpty ? OrganisationKind.otherCode : code
    if let reason = OrganisationComparison.Reason.wrongKind(kind, hadBefore: old?.kind, on: day) {
      throw fault(row, .kind, reason)
    }
    return kind
  }

  // MARK: Weighing

  private mutating func weigh(_ row: Wanted) throws(Fault) {
    let parent = try parent(of: row)
    let successor = try successor(of: row)
    let places = try places(of: row)
    guard let old = row.old else {
      try checkNewCode(row)
      let first = row.from ?? day
      let state = OrganisationState(
        organisation: row.id, realm: realm, parent: parent, code: row.facts.code, taxCode: row.facts.taxCode,
        name: row.facts.name, shortName: row.facts.shortName, kind: row.facts.kind, from: first, to: row.to)
      var history = OrganisationHistory(
        position: row.id.rawValue, states: [state], successions: successions(row, successor))
      for place in places { history.place(row.id, in: place.hierarchy, under: place.parent, from: first) }
      result.change.histories[row.id] = history
      result.change.founded.append(row.id)
      result.new.append(line(row, []))
      return
    }
    let differences = differences(row, old, parent, successor) + places.map { difference(row, $0) }
    guard !differences.isEmpty else {
      result.same += 1
      return
    }
    try amend(row, old, parent, successor)
    for place in places {
      result.change.histories[row.id]?.place(row.id, in: place.hierarchy, under: place.parent, from: day)
    }
    result.changed.append(line(row, differences))
  }

  private func line(_ row: Wanted, _ differences: [OrganisationComparison.Difference]) -> OrganisationComparison.Line {
    OrganisationComparison.Line(
      row: rows.number(row.row), body: row.id, code: row.facts.code, name: row.facts.name, differences: differences)
  }

  private func successions(_ row: Wanted, _ successor: ID<Organisation>?) -> [Succession] {
    guard let to = row.to, let successor else { return [] }
    return [Succession(predecessor: row.id, successor: successor, lastDay: to)]
  }

  private func parent(of row: Wanted) throws(Fault) -> ID<Organisation>? {
    if row.id == top { return row.old?.parent }
    guard let code = row.parent, !code.isEmpty else { return row.parent == nil ? row.old?.parent ?? top : top }
    let inTable = tabledBody(Array(code.utf8)[...])
    guard let id = inTable ?? known(Array(code.utf8)[...]) else { throw fault(row.row, .parent, .unknown(code)) }
    if id == row.id { throw fault(row.row, .parent, .belowItself) }
    guard inTable != nil || tree.isWithin(id, top) else { throw fault(row.row, .parent, .unknown(code)) }
    return id
  }

  private func successor(of row: Wanted) throws(Fault) -> ID<Organisation>? {
    guard let code = row.successor else { return row.to == nil ? nil : row.old?.successor }
    if code.isEmpty { return nil }
    guard row.to != nil else { throw fault(row.row, .successor, .successorWithoutEnd) }
    guard let id = tabledBody(Array(code.utf8)[...]) ?? known(Array(code.utf8)[...]) else {
      throw fault(row.row, .successor, .unknown(code))
    }
    if id == row.id { throw fault(row.row, .successor, .belowItself) }
    return id
  }

  /// The places that differ from those that hold on the day.
  private mutating func places(of row: Wanted) throws(Fault) -> [(hierarchy: Hierarchy, parent: ID<Organisation>?)] {
    var found: [(hierarchy: Hierarchy, parent: ID<Organisation>?)] = []
    for hierarchy in Hierarchy.allCases {
      guard let code = row.places[hierarchy] else { continue }
      let column = Column(hierarchy)
      let bytes = Array(code.utf8)[...]
      let parent = code.isEmpty ? nil : tabledBody(bytes) ?? known(bytes)
      guard code.isEmpty || parent != nil else { throw fault(row.row, column, .unknown(code)) }
      guard parent != tree.place(of: row.id, in: hierarchy)?.parent else { continue }
      if row.id == top, tree[top]?.parent == nil { throw fault(row.row, column, .top) }
      if let parent, parent == row.id || (orders[hierarchy]?.isWithin(parent, row.id) ?? false) {
        throw fault(row.row, column, .belowItself)
      }
      if let planned = tree.history(of: row.id)?.places.first(where: { $0.hierarchy == hierarchy && $0.from > day }) {
        throw fault(row.row, column, .plannedLater(planned.from))
      }
      found.append((hierarchy, parent))
    }
    return found
  }

  private func difference(
    _ row: Wanted, _ place: (hierarchy: Hierarchy, parent: ID<Organisation>?)
  ) -> OrganisationComparison.Difference {
    OrganisationComparison.Difference(
      column: Column(place.hierarchy),
      before: tree.place(of: row.id, in: place.hierarchy).flatMap { tree[$0.parent]?.code } ?? "",
      after: row.places[place.hierarchy] ?? "")
  }

  private func differences(
    _ row: Wanted, _ old: Organisation, _ parent: ID<Organisation>?, _ successor: ID<Organisation>?
  ) -> [OrganisationComparison.Difference] {
    // One that the tree does not know is founded by the table, under the code that the row names.
    let code = { (id: ID<Organisation>?, text: String?) in id.map { tree[$0]?.code ?? text ?? $0.description } ?? "" }
    let pairs: [(Column, String, String)] = [
      (.name, old.name, row.facts.name), (.shortName, old.shortName, row.facts.shortName),
      (.kind, old.kind, row.facts.kind), (.taxCode, old.taxCode, row.facts.taxCode),
      (.parent, code(old.parent, nil), code(parent, row.parent)),
      (.to, old.to?.description ?? "", row.to?.description ?? ""),
      (.successor, code(old.successor, nil), code(successor, row.successor)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { .init(column: $0.0, before: $0.1, after: $0.2) }
  }

  private mutating func amend(
    _ row: Wanted, _ old: Organisation, _ parent: ID<Organisation>?, _ successor: ID<Organisation>?
  ) throws(Fault) {
    guard var history = tree.history(of: row.id), let last = history.states.last else { return }
    func fault(_ column: Column, _ reason: OrganisationComparison.Reason) -> Fault {
      self.fault(row.row, column, reason)
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
    let first = Int32(clamping: (row.from ?? day).daysSinceEpoch)
    let last = row.to.map { Int32(clamping: $0.daysSinceEpoch) } ?? .max
    let today = Int32(clamping: day.daysSinceEpoch)
    let taken = codes.row(Array(row.facts.code.utf8)[...]) { place in
      let state = records.rows[place]
      return (state.from > today || state.to < today) && state.to >= first && last >= state.from
    }
    if let taken { throw fault(row.row, .code, .codeTaken(records.bodies[Int(records.rows[taken].body)].id)) }
  }

  // MARK: The whole

  /// Puts the founded in an order in which each comes after the one above it, and finds rows that stand below themselves,
  /// over whatever other rows. Only what is founded or moved can.
  private mutating func order() {
    var depths: [ID<Organisation>: Int] = [:]
    var inRings: Set<ID<Organisation>> = []
    for body in result.change.founded + result.change.moved where depths[body] == nil {
      var path: [ID<Organisation>] = []
      var next: ID<Organisation>? = body
      while let current = next, current != top, depths[current] == nil {
        depths[current] = -1
        path.append(current)
        next = parentAfter(current)
      }
      // A depth below zero is one of this walk: the way came back to where it had been.
      if let met = next, depths[met] == -1, let start = path.firstIndex(of: met) { inRings.formUnion(path[start...]) }
      var depth = max(0, next.flatMap { depths[$0] } ?? 0)
      for body in path.reversed() {
        depth += 1
        depths[body] = depth
      }
    }
    result.wrong += ringFaults(inRings)
    result.change.founded = result.change.founded.enumerated()
      .sorted { (depths[$0.element] ?? 0, $0.offset) < (depths[$1.element] ?? 0, $1.offset) }.map(\.element)
  }

  private func ringFaults(_ inRings: Set<ID<Organisation>>) -> [Fault] {
    guard !inRings.isEmpty else { return [] }
    return (result.new + result.changed).filter { inRings.contains($0.body) }.map {
      Fault(row: $0.row, column: .parent, reason: .belowItself)
    }
  }

  private func parentAfter(_ id: ID<Organisation>) -> ID<Organisation>? {
    result.change.histories[id]?.states.last?.parent ?? tree[id]?.parent
  }
}
