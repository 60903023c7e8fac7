// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What kind of change of the tree it is; the words are stored.
public enum StructureKind: String, Sendable, CaseIterable {
  /// The bodies with which a realm began.
  case start
  /// The events of `Reorganisation.Event`.
  case found, amend, move, place, merge, split, dissolve
  /// A table that was imported.
  case table = "import"
  /// The taking back of an earlier change.
  case undo
}

extension Reorganisation.Event {
  /// The word under which the event is stored.
  public var kind: StructureKind {
    switch self {
    case .found: .found
    case .amend: .amend
    case .move: .move
    case .place: .place
    case .merge: .merge
    case .split: .split
    case .dissolve: .dissolve
    }
  }
}

/// A change of the tree, worked out and ready to be written.
public struct StructureStep: Sendable {
  /// The realm that it changes.
  public let realm: ID<Organisation>
  /// What kind of change it is.
  public let kind: StructureKind
  /// The first day on which it holds; `nil` where it has none of its own.
  public let day: CivilDate?
  /// The document on which it rests.
  public let basis: String
  /// The body under which the journal tells of it.
  public let subject: ID<Organisation>
  /// What it does.
  public let change: StructureChange
  /// The last change of the realm that it was worked out from; it is refused where another came meanwhile.
  public let basedOn: Int64
  /// The change that it takes back.
  public var undoes: Int64?

  /// Takes the parts.
  public init(
    realm: ID<Organisation>, kind: StructureKind, day: CivilDate?, basis: String, subject: ID<Organisation>,
    change: StructureChange, basedOn: Int64, undoes: Int64? = nil
  ) {
    self.realm = realm
    self.kind = kind
    self.day = day
    self.basis = basis
    self.subject = subject
    self.change = change
    self.basedOn = basedOn
    self.undoes = undoes
  }
}

/// Why a change of the tree was not written; nothing of it remains.
public enum StructureRefusal: Error, Sendable, Hashable {
  /// Another change of the same realm is being prepared; wait for it.
  case beingChanged
  /// The realm has changed since the step was worked out.
  case changedMeanwhile
  /// The change cannot be taken back: later ones touched the same bodies.
  case laterChanges
  /// The change cannot be taken back: something hangs on a body that it founded.
  case inUse(ID<Organisation>)
  /// There is no such change, or none that could be taken back.
  case unknown
}

extension Database {
  /// How many lives are written in one transaction, so that no other write waits for long.
  private static var pieceSize: Int { 500 }

  /// Writes a change: prepared in pieces that nobody sees, then put in force, with its journal entry, by the write of one
  /// number. On an error nothing of it remains. Returns its number.
  ///
  /// - Parameter progress: is told after each piece how many lives are written.
  @discardableResult
  public func perform(
    _ step: StructureStep, by author: Author, progress: @Sendable (Int) -> Void = { _ in }
  ) throws -> Int64 {
    let ids = step.change.order
    if ids.count <= Self.pieceSize {
      return try write { connection in
        let number = try connection.begin(step, by: author)
        try connection.stage(step, ids[...], number)
        try connection.finish(step, number, by: author)
        return number
      }
    }
    let number = try write { try $0.begin(step, by: author) }
    do {
      for start in stride(from: 0, to: ids.count, by: Self.pieceSize) {
        let some = ids[start..<min(start + Self.pieceSize, ids.count)]
        try write { try $0.stage(step, some, number) }
        progress(some.endIndex)
      }
      try write { try $0.finish(step, number, by: author) }
    } catch {
      try? drop(number, of: step.realm)
      throw error
    }
    return number
  }

  /// Takes away what is left of changes that were being prepared when a program ended.
  ///
  /// - Parameter moment: only those that began before it; another server may still be at work on later ones.
  public func dropUnfinishedChanges(before moment: Instant) throws {
    let open = try read { connection in
      try connection.query(
        "SELECT realm, staging FROM organisation_realm WHERE staging IS NOT NULL AND staged_at < \(moment)"
      ).map { (realm: ID<Organisation>(try $0.int(0)), number: try $0.int(1)) }
    }
    for one in open { try drop(one.number, of: one.realm) }
  }

  /// Takes a prepared change away, in pieces; nobody has seen it.
  private func drop(_ number: Int64, of realm: ID<Organisation>) throws {
    while try write({ try $0.dropPiece(number, of: realm, limit: Self.pieceSize) }) {}
    try write { try $0.endStaging(number, of: realm) }
  }
}

extension StructureChange {
  /// The bodies in the order in which they can be written: what is founded first, so that others may stand below it.
  var order: [ID<Organisation>] {
    let new = Set(founded)
    return founded + histories.keys.filter { !new.contains($0) }.sorted()
  }
}

extension Connection {
  /// Opens a realm with the bodies that it begins with, parents before those below them: at the first start, and with
  /// demonstration data. More may be added to it later in the same way.
  public func begin(with bodies: [Organisation], at now: Instant) throws {
    for (realm, some) in Dictionary(grouping: bodies, by: \.realm).sorted(by: { $0.key < $1.key }) {
      try execute(
        """
        INSERT INTO organisation_realm (realm, applied, staging, staged_at) VALUES (\(realm), 0, NULL, NULL)
        ON CONFLICT (realm) DO NOTHING
        """)
      let number = try nextNumber(realm)
      try insertChange(
        realm, number, .start, day: nil, basis: "", undoes: nil, by: Author(person: nil, name: "", at: now))
      let position = try nextPosition(realm)
      try insertIdentities(some.enumerated().map { ($1.id, position + Int64($0)) }, realm)
      try insert(some.map(OrganisationState.init), number)
      let successions = some.compactMap { body in
        body.to.flatMap { day in
          body.successor.map { Succession(predecessor: body.id, successor: $0, lastDay: day) }
        }
      }
      try insert(successions, realm, number)
      try apply(number, realm)
    }
  }

  private func nextPosition(_ realm: ID<Organisation>) throws -> Int64 {
    try query("SELECT COALESCE(MAX(position), -1) + 1 FROM organisation WHERE realm = \(realm)")[0].int(0)
  }

  private func nextNumber(_ realm: ID<Organisation>) throws -> Int64 {
    try query("SELECT COALESCE(MAX(number), 0) + 1 FROM organisation_change WHERE realm = \(realm)")[0].int(0)
  }

  private func insertChange(
    _ realm: ID<Organisation>, _ number: Int64, _ kind: StructureKind, day: CivilDate?, basis: String, undoes: Int64?,
    state: String = "applied", by author: Author
  ) throws {
    try execute(
      """
      INSERT INTO organisation_change (realm, number, kind, day, basis, undoes, state, made_by, made_at)
      VALUES (\(realm), \(number), \(kind.rawValue), \(day), \(basis), \(undoes), \(state), \(author.person), \(author.at))
      """)
  }

  private func apply(_ number: Int64, _ realm: ID<Organisation>) throws {
    try execute(
      """
      UPDATE organisation_realm SET applied = \(number), staging = NULL, staged_at = NULL WHERE realm = \(realm)
      """)
  }

  // MARK: Preparing

  fileprivate func begin(_ step: StructureStep, by author: Author) throws -> Int64 {
    // The row of the realm is written first, so that of two who begin at once one waits for the other.
    let count = try execute(
      """
      UPDATE organisation_realm SET staged_at = \(author.at)
      WHERE realm = \(step.realm) AND staging IS NULL AND applied = \(step.basedOn)
      """)
    guard count == 1 else {
      let isBusy = try query(
        "SELECT 1 FROM organisation_realm WHERE realm = \(step.realm) AND staging IS NOT NULL")
      throw isBusy.isEmpty ? StructureRefusal.changedMeanwhile : .beingChanged
    }
    let number = try nextNumber(step.realm)
    try insertChange(
      step.realm, number, step.kind, day: step.day, basis: step.basis, undoes: step.undoes, state: "staged", by: author)
    try execute("UPDATE organisation_realm SET staging = \(number) WHERE realm = \(step.realm)")
    return number
  }

  fileprivate func stage(_ step: StructureStep, _ ids: ArraySlice<ID<Organisation>>, _ number: Int64) throws {
    let some = Array(ids)
    let before = try histories(of: some, in: step.realm, asOf: step.basedOn)
    var identities: [(id: ID<Organisation>, position: Int64)] = []
    var (states, successions, places): ([OrganisationState], [Succession], [HierarchyPlace]) = ([], [], [])
    for id in some {
      guard let after = step.change.histories[id] else { continue }
      let known = before[id] ?? OrganisationHistory(position: 0, states: [])
      if known.states.isEmpty, !after.states.isEmpty { identities.append((id, after.position)) }
      for state in known.states where !after.states.contains(state) {
        try execute(
          """
          UPDATE organisation_state SET replaced = \(number) WHERE realm = \(step.realm) AND organisation = \(id)
          AND valid_from = \(state.from) AND replaced IS NULL
          """)
      }
      for one in known.successions where !after.successions.contains(one) {
        try execute(
          """
          UPDATE organisation_succession SET replaced = \(number) WHERE realm = \(step.realm) AND predecessor = \(id)
          AND successor = \(one.successor) AND last_day = \(one.lastDay) AND replaced IS NULL
          """)
      }
      for one in known.places where !after.places.contains(one) {
        try execute(
          """
          UPDATE organisation_place SET replaced = \(number) WHERE realm = \(step.realm) AND organisation = \(id)
          AND hierarchy = \(one.hierarchy.rawValue) AND valid_from = \(one.from) AND replaced IS NULL
          """)
      }
      states += after.states.filter { !known.states.contains($0) }
      successions += after.successions.filter { !known.successions.contains($0) }
      places += after.places.filter { !known.places.contains($0) }
    }
    try insertIdentities(identities, step.realm)
    try insert(states, number)
    try insert(successions, step.realm, number)
    try insert(places, step.realm, number)
  }

  /// Keeps that there are such bodies, and their places among siblings.
  private func insertIdentities(
    _ bodies: [(id: ID<Organisation>, position: Int64)], _ realm: ID<Organisation>
  ) throws {
    try insert(bodies, "organisation (realm, id, position)") { "(\(realm), \($0.id), \($0.position))" }
  }

  /// Inserts rows, some dozens with one statement.
  private func insert<Value>(_ values: [Value], _ table: SQL, row: (Value) -> SQL) throws {
    for start in stride(from: 0, to: values.count, by: 50) {
      var rows: SQL = ""
      for (place, value) in values[start..<min(start + 50, values.count)].enumerated() {
        if place > 0 { rows = rows + ", " }
        rows = rows + row(value)
      }
      try execute("INSERT INTO " + table + " VALUES " + rows)
    }
  }

  private func insert(_ states: [OrganisationState], _ number: Int64) throws {
    let table: SQL = """
      organisation_state (realm, organisation, valid_from, recorded, valid_to, parent, code, tax_code, name, short_name,
      kind)
      """
    try insert(states, table) { state in
      """
      (\(state.realm), \(state.organisation), \(state.from), \(number), \(state.to), \(state.parent), \(state.code),
      \(state.taxCode), \(state.name), \(state.shortName), \(state.kind))
      """
    }
  }

  private func insert(_ successions: [Succession], _ realm: ID<Organisation>, _ number: Int64) throws {
    let table: SQL =
      "organisation_succession (realm, predecessor, successor, last_day, recorded, is_heir)"
    try insert(successions, table) { one in
      "(\(realm), \(one.predecessor), \(one.successor), \(one.lastDay), \(number), \(one.isHeir))"
    }
  }

  private func insert(_ places: [HierarchyPlace], _ realm: ID<Organisation>, _ number: Int64) throws {
    let table: SQL =
      "organisation_place (realm, organisation, hierarchy, valid_from, recorded, valid_to, parent)"
    try insert(places, table) { place in
      """
      (\(realm), \(place.organisation), \(place.hierarchy.rawValue), \(place.from), \(number), \(place.to),
      \(place.parent))
      """
    }
  }

  // MARK: Putting in force

  fileprivate func finish(_ step: StructureStep, _ number: Int64, by author: Author) throws {
    let open = try query(
      "SELECT 1 FROM organisation_realm WHERE realm = \(step.realm) AND staging = \(number)")
    guard !open.isEmpty else { throw StructureRefusal.changedMeanwhile }
    try execute(
      """
      UPDATE organisation_change SET state = 'applied' WHERE realm = \(step.realm) AND number = \(number)
      """)
    try apply(number, step.realm)
    try journal(
      "organisation.\(step.kind.rawValue)", "organisation", step.subject, realm: step.realm, of: step.subject,
      before: try facts(of: step.subject, in: step.realm, asOf: step.basedOn), after: try summary(step, number),
      by: author)
  }

  /// What the journal says of a body: its name, code and place.
  private func facts(
    of id: ID<Organisation>, in realm: ID<Organisation>, asOf number: Int64
  ) throws -> JSONObject? {
    guard let history = try histories(of: [id], in: realm, asOf: number)[id], !history.states.isEmpty else {
      return nil
    }
    var object = JSONObject()
    add(history, to: &object)
    return object
  }

  private func add(_ history: OrganisationHistory, to object: inout JSONObject) {
    guard let state = history.states.last else { return }
    object.add("name", state.name)
    object.add("code", state.code)
    object.add("kindOfBody", state.kind)
    object.add("parent", state.parent?.rawValue)
    if let end = state.to { object.add("to", end.description) }
    for place in history.places where place.to == nil { object.add(place.hierarchy.rawValue, place.parent.rawValue) }
  }

  private func summary(_ step: StructureStep, _ number: Int64) throws -> JSONObject {
    var object = JSONObject()
    object.add("change", number)
    if let day = step.day { object.add("day", day.description) }
    if !step.basis.isEmpty { object.add("basis", step.basis) }
    if let undoes = step.undoes { object.add("undoes", undoes) }
    if let history = step.change.histories[step.subject] { add(history, to: &object) }
    if let heir = step.change.histories[step.subject]?.successions.last(where: { $0.isHeir }) {
      object.add("successor", heir.successor.rawValue)
    }
    for (key, ids) in [
      ("founded", step.change.founded), ("ended", step.change.ended), ("moved", step.change.moved),
    ] where !ids.isEmpty { object.add(key, Int64(ids.count)) }
    object.add("touched", Int64(step.change.histories.count))
    return object
  }

  // MARK: Taking away

  /// Takes away a piece of a change that is not in force; `false` where nothing is left.
  fileprivate func dropPiece(_ number: Int64, of realm: ID<Organisation>, limit: Int) throws -> Bool {
    let ids = try touched(realm, after: number - 1, upTo: number, limit: limit)
    guard !ids.isEmpty else { return false }
    for (table, body) in [
      ("organisation_state", "organisation"), ("organisation_succession", "predecessor"),
      ("organisation_place", "organisation"),
    ] {
      try execute(
        """
        DELETE FROM \(unsafeSQL: table) WHERE realm = \(realm) AND recorded = \(number)
        AND \(unsafeSQL: body) IN (\(list: ids))
        """)
      try execute(
        """
        UPDATE \(unsafeSQL: table) SET replaced = NULL WHERE realm = \(realm) AND replaced = \(number)
        AND \(unsafeSQL: body) IN (\(list: ids))
        """)
    }
    return true
  }

  fileprivate func endStaging(_ number: Int64, of realm: ID<Organisation>) throws {
    try execute(
      "UPDATE organisation_change SET state = 'dropped' WHERE realm = \(realm) AND number = \(number)")
    try execute(
      """
      UPDATE organisation_realm SET staging = NULL, staged_at = NULL WHERE realm = \(realm) AND staging = \(number)
      """)
  }
}
