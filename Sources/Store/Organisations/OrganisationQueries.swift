// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// Which change of each realm is the last one that counts.
public typealias StructureNumbers = [ID<Organisation>: Int64]

extension Connection {
  /// How many states are asked for at once: a country's come in some twenty pieces, none of them large.
  private static var pieceSize: Int { 10_000 }

  /// The last change of each realm.
  public func structureNumbers() throws -> StructureNumbers {
    var numbers: StructureNumbers = [:]
    for row in try query("SELECT realm, applied FROM organisation_realm") { numbers[try row.id(0)] = try row.int(1) }
    return numbers
  }

  /// Whether there is any body.
  public func hasOrganisations() throws -> Bool { try !query("SELECT 1 FROM organisation_realm LIMIT 1").isEmpty }

  /// All bodies with their lives, as they are told by the last changes; or as they were told by earlier ones, where
  /// `numbers` names them.
  public func organisationRecords(asOf numbers: StructureNumbers? = nil) throws -> OrganisationRecords {
    var packing = OrganisationRecords.Packing()
    packing.changes = try numbers ?? structureNumbers()
    for (realm, number) in packing.changes.sorted(by: { $0.key < $1.key }) {
      let (successions, places) = (try successions(realm, number), try places(realm, number))
      var last = ID<Organisation>(Int64.min)
      while true {
        let rows = try query(
          Self.states(realm, number) + " AND s.organisation > \(last) ORDER BY s.organisation, s.valid_from"
            + " LIMIT \(Self.pieceSize)")
        // The last body of a piece may go on in the next one.
        let histories = try histories(rows, successions, places)
        let isLast = rows.count < Self.pieceSize
        for history in isLast || histories.count == 1 ? histories[...] : histories.dropLast() {
          packing.add(history)
          last = history.states.first?.organisation ?? last
        }
        if isLast { break }
      }
    }
    return OrganisationRecords(packing)
  }

  /// The lives of the bodies that changed between two states of the realms; `nil` where a realm came or went, or so many
  /// changed that all are better read anew.
  func changedHistories(
    from known: StructureNumbers, to numbers: StructureNumbers, limit: Int
  ) throws -> [ID<Organisation>: OrganisationHistory]? {
    guard Set(known.keys) == Set(numbers.keys) else { return nil }
    var changed: [ID<Organisation>: OrganisationHistory] = [:]
    for (realm, number) in numbers {
      guard let before = known[realm], before != number else { continue }
      guard before < number else { return nil }
      let ids = try touched(realm, after: before, upTo: number, limit: limit + 1)
      guard ids.count <= limit else { return nil }
      for (id, history) in try histories(of: ids, in: realm, asOf: number) { changed[id] = history }
    }
    return changed
  }

  /// The bodies that changes of a realm touched.
  func touched(
    _ realm: ID<Organisation>, after first: Int64, upTo last: Int64, limit: Int = .max
  ) throws -> [ID<Organisation>] {
    try query(
      """
      SELECT organisation FROM organisation_state
        WHERE realm = \(realm) AND recorded > \(first) AND recorded <= \(last)
      UNION SELECT organisation FROM organisation_state
        WHERE realm = \(realm) AND replaced > \(first) AND replaced <= \(last)
      UNION SELECT predecessor FROM organisation_succession
        WHERE realm = \(realm) AND recorded > \(first) AND recorded <= \(last)
      UNION SELECT predecessor FROM organisation_succession
        WHERE realm = \(realm) AND replaced > \(first) AND replaced <= \(last)
      UNION SELECT organisation FROM organisation_place
        WHERE realm = \(realm) AND recorded > \(first) AND recorded <= \(last)
      UNION SELECT organisation FROM organisation_place
        WHERE realm = \(realm) AND replaced > \(first) AND replaced <= \(last)
      LIMIT \(limit)
      """
    ).map { try $0.id(0) }
  }

  /// The lives of some bodies as told by a change; one that it does not know has no states.
  func histories(
    of ids: [ID<Organisation>], in realm: ID<Organisation>, asOf number: Int64
  ) throws -> [ID<Organisation>: OrganisationHistory] {
    var found: [ID<Organisation>: OrganisationHistory] = [:]
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      let (successions, places) = (try successions(realm, number, of: some), try places(realm, number, of: some))
      let rows = try query(
        Self.states(realm, number) + " AND s.organisation IN (\(list: some)) ORDER BY s.organisation, s.valid_from")
      for history in try histories(rows, successions, places) {
        if let id = history.states.first?.organisation { found[id] = history }
      }
      for id in some where found[id] == nil { found[id] = OrganisationHistory(position: 0, states: []) }
    }
    return found
  }

  private static func states(_ realm: ID<Organisation>, _ number: Int64) -> SQL {
    """
    SELECT s.organisation, s.realm, s.parent, s.code, s.tax_code, s.name, s.short_name, s.kind, s.valid_from, s.valid_to,
      o.position
    FROM organisation_state s JOIN organisation o ON o.realm = s.realm AND o.id = s.organisation
    WHERE s.realm = \(realm) AND s.recorded <= \(number) AND (s.replaced IS NULL OR s.replaced > \(number))
    """
  }

  private func successions(
    _ realm: ID<Organisation>, _ number: Int64, of ids: [ID<Organisation>]? = nil
  ) throws -> [ID<Organisation>: [Succession]] {
    let some: SQL = ids.map { "AND predecessor IN (\(list: $0))" } ?? ""
    let rows = try query(
      """
      SELECT predecessor, successor, last_day, is_heir FROM organisation_succession
      WHERE realm = \(realm) AND recorded <= \(number) AND (replaced IS NULL OR replaced > \(number)) \(some)
      ORDER BY predecessor, is_heir DESC, successor
      """)
    var found: [ID<Organisation>: [Succession]] = [:]
    for row in rows {
      let one = Succession(
        predecessor: try row.id(0), successor: try row.id(1), lastDay: try row.day(2), isHeir: try row.bool(3))
      found[one.predecessor, default: []].append(one)
    }
    return found
  }

  private func places(
    _ realm: ID<Organisation>, _ number: Int64, of ids: [ID<Organisation>]? = nil
  ) throws -> [ID<Organisation>: [HierarchyPlace]] {
    let some: SQL = ids.map { "AND organisation IN (\(list: $0))" } ?? ""
    let rows = try query(
      """
      SELECT organisation, hierarchy, parent, valid_from, valid_to FROM organisation_place
      WHERE realm = \(realm) AND recorded <= \(number) AND (replaced IS NULL OR replaced > \(number)) \(some)
      ORDER BY organisation, hierarchy, valid_from
      """)
    var found: [ID<Organisation>: [HierarchyPlace]] = [:]
    for row in rows {
      let one = HierarchyPlace(
        organisation: try row.id(0), hierarchy: try row.word(1), parent: try row.id(2), from: try row.day(3),
        to: try row.optionalDay(4))
      found[one.organisation, default: []].append(one)
    }
    return found
  }

  /// Histories from states that come body by body.
  private func histories(
    _ rows: [Row], _ successions: [ID<Organisation>: [Succession]], _ places: [ID<Organisation>: [HierarchyPlace]]
  ) throws -> [OrganisationHistory] {
    var histories: [OrganisationHistory] = []
    for row in rows {
      let state = OrganisationState(
        organisation: try row.id(0), realm: try row.id(1), parent: try row.optionalID(2), code: try row.text(3),
        taxCode: try row.text(4), name: try row.text(5), shortName: try row.text(6), kind: try row.text(7),
        from: try row.day(8), to: try row.optionalDay(9))
      if histories.last?.states.first?.organisation == state.organisation {
        histories[histories.count - 1].states.append(state)
      } else {
        histories.append(
          OrganisationHistory(
            position: try row.int(10), states: [state], successions: successions[state.organisation] ?? [],
            places: places[state.organisation] ?? []))
      }
    }
    return histories
  }
}
