// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// A change of the tree as it was recorded.
public struct RecordedStructure: Sendable, Hashable {
  /// Its number in the realm.
  public let number: Int64
  /// What kind of change it is.
  public let kind: StructureKind
  /// The first day on which it holds; `nil` where it has none of its own.
  public let day: CivilDate?
  /// The document on which it rests.
  public let basis: String
  /// The change that it takes back.
  public let undoes: Int64?
  /// Whether a later change has taken it back.
  public let isUndone: Bool
  /// Who made it; empty for the program.
  public let author: String
  /// When.
  public let at: Instant
}

/// What hangs on bodies that end or were founded, for the preview of an event.
public struct OpenWork: Sendable, Hashable {
  /// Activities and tasks of plans under way that are not done.
  public var tasks = 0
  /// Reports that wait for a decision or were sent back.
  public var reports = 0
  /// People with a role there.
  public var people = 0
  /// Plans that they own and that are not closed.
  public var plans = 0

  /// Nothing at all.
  public init() {}

  /// Whether nothing hangs on them.
  public var isEmpty: Bool { self == OpenWork() }
}

extension Connection {
  /// The changes of a realm that are in force or were, the newest first; or those that touched one body, or the one of a
  /// number.
  public func structureChanges(
    _ realm: ID<Organisation>, of body: ID<Organisation>? = nil, number: Int64? = nil, limit: Int = 100
  ) throws -> [RecordedStructure] {
    let touched: SQL =
      body.map { body in
        """
        AND (EXISTS (SELECT 1 FROM organisation_state s WHERE s.realm = c.realm AND s.organisation = \(body)
        AND (s.recorded = c.number OR s.replaced = c.number)) OR EXISTS (SELECT 1 FROM organisation_succession s
        WHERE s.realm = c.realm AND (s.recorded = c.number OR s.replaced = c.number)
        AND (s.predecessor = \(body) OR s.successor = \(body)))
        OR EXISTS (SELECT 1 FROM organisation_place s
        WHERE s.realm = c.realm AND s.organisation = \(body) AND (s.recorded = c.number OR s.replaced = c.number)))
        """
      } ?? ""
    let numbered: SQL = number.map { "AND c.number = \($0)" } ?? ""
    let rows = try query(
      """
      SELECT c.number, c.kind, c.day, c.basis, c.undoes, p.name, c.made_at,
        CASE WHEN EXISTS (SELECT 1 FROM organisation_change u WHERE u.realm = c.realm AND u.undoes = c.number
          AND u.state = 'applied') THEN 1 ELSE 0 END
      FROM organisation_change c LEFT JOIN person p ON p.id = c.made_by
      WHERE c.realm = \(realm) AND c.state = 'applied' \(touched) \(numbered) ORDER BY c.number DESC LIMIT \(limit)
      """)
    return try rows.map { row in
      RecordedStructure(
        number: try row.int(0), kind: try row.word(1), day: try row.optionalDay(2), basis: try row.text(3),
        undoes: try row.optionalInt(4), isUndone: try row.bool(7), author: try row.optionalText(5) ?? "",
        at: try row.instant(6))
    }
  }

  /// The life of one body as it was told after a change, whatever came later; `nil` where the change did not know it.
  public func history(
    of id: ID<Organisation>, in realm: ID<Organisation>, asToldAfter number: Int64
  ) throws -> OrganisationHistory? {
    try histories(of: [id], in: realm, asOf: number)[id].flatMap { $0.states.isEmpty ? nil : $0 }
  }

  /// What taking a change back would do: every body that it touched gets its earlier life back. Refused where a later
  /// change touched one of them, or something hangs on a body that it founded.
  public func undoing(_ number: Int64, of realm: ID<Organisation>) throws -> StructureStep {
    let applied = try structureNumbers()[realm] ?? 0
    guard let change = try structureChanges(realm, number: number).first, !change.isUndone,
      change.kind != .start, change.kind != .undo
    else { throw StructureRefusal.unknown }
    let ids = try touched(realm, after: number - 1, upTo: number)
    let after = try histories(of: ids, in: realm, asOf: number)
    guard after == (try histories(of: ids, in: realm, asOf: applied)) else { throw StructureRefusal.laterChanges }
    var step = StructureChange()
    step.histories = try histories(of: ids, in: realm, asOf: number - 1)
    step.ended = ids.filter { step.histories[$0]?.states.isEmpty ?? true }
    for id in step.ended { try requireUnused(id, realm, except: Set(ids)) }
    return StructureStep(
      realm: realm, kind: .undo, day: nil, basis: change.basis, subject: ids.first ?? realm, change: step,
      basedOn: applied, undoes: number)
  }

  /// Throws where a role, a plan, work, a report, or a body that stays hangs on one that is to be taken away.
  private func requireUnused(
    _ id: ID<Organisation>, _ realm: ID<Organisation>, except others: Set<ID<Organisation>>
  ) throws {
    let found = try query(
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM membership WHERE realm = \(realm) AND organisation = \(id))
      OR EXISTS (SELECT 1 FROM delegation WHERE realm = \(realm) AND organisation = \(id))
      OR EXISTS (SELECT 1 FROM assignment WHERE realm = \(realm) AND organisation = \(id))
      OR EXISTS (SELECT 1 FROM report WHERE realm = \(realm) AND organisation = \(id))
      OR EXISTS (SELECT 1 FROM plan WHERE realm = \(realm) AND owner = \(id))
      """)
    guard found.isEmpty else { throw StructureRefusal.inUse(id) }
    let below = try query(
      """
      SELECT organisation FROM organisation_state WHERE realm = \(realm) AND parent = \(id) AND replaced IS NULL
      UNION SELECT organisation FROM organisation_place WHERE realm = \(realm) AND parent = \(id) AND replaced IS NULL
      """)
    for row in below where try !others.contains(row.id(0)) { throw StructureRefusal.inUse(id) }
  }

  /// What hangs on bodies: on those that end it passes to their heirs, on those that were founded it keeps an event from
  /// being taken back.
  public func openWork(of ids: [ID<Organisation>], in realm: ID<Organisation>) throws -> OpenWork {
    var work = OpenWork()
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      work.tasks += try count(
        """
        SELECT count(DISTINCT a.item) FROM assignment a JOIN plan p ON p.realm = a.realm AND p.id = a.plan
          JOIN plan_item i ON i.realm = a.realm AND i.plan = a.plan AND i.id = a.item
        WHERE a.realm = \(realm) AND a.organisation IN (\(list: some)) AND p.state = 'active'
          AND a.role IN ('lead', 'co-lead', 'responsible') AND i.stopped_reason IS NULL
          AND NOT EXISTS (SELECT 1 FROM report r WHERE r.realm = a.realm AND r.plan = a.plan AND r.item = a.item
            AND r.organisation = a.organisation AND r.state = 'accepted' AND r.percent = 100)
        """)
      work.reports += try count(
        """
        SELECT count(*) FROM report r JOIN plan p ON p.realm = r.realm AND p.id = r.plan
        WHERE r.realm = \(realm) AND r.organisation IN (\(list: some)) AND p.state = 'active'
          AND r.state IN ('submitted', 'returned')
        """)
      work.people += try count(
        "SELECT count(DISTINCT person) FROM membership WHERE organisation IN (\(list: some))")
      work.plans += try count(
        "SELECT count(*) FROM plan WHERE realm = \(realm) AND owner IN (\(list: some)) AND state <> 'closed'")
    }
    return work
  }

  private func count(_ sql: SQL) throws -> Int { Int(try query(sql)[0].int(0)) }
}
