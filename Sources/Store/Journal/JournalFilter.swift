// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What entries of a journal are asked for; every condition that is given must hold.
public struct JournalFilter: Sendable, Hashable {
  /// Whose journal.
  public var realm: Int64
  /// Any of these people did it; empty: anybody, the program too.
  public var actors: [Int64]
  /// What was done, by its code; empty: anything.
  public var action: String
  /// The organisation that it concerns.
  public var organisation: Int64?
  /// The first moment.
  public var from: Instant?
  /// The moment before which it was.
  public var until: Instant?

  /// All entries of a realm, unless more is said.
  public init(
    realm: Int64, actors: [Int64] = [], action: String = "", organisation: Int64? = nil, from: Instant? = nil,
    until: Instant? = nil
  ) {
    self.realm = realm
    self.actors = actors
    self.action = action
    self.organisation = organisation
    self.from = from
    self.until = until
  }

  /// What has to hold of one actor, as rows of `journal_facet`; the moment alone where nothing else is asked.
  fileprivate func facets(of actor: Int64?) -> [Facet] {
    let facets = [
      actor.map { Facet(name: "who", value: String($0)) }, action.isEmpty ? nil : Facet(name: "what", value: action),
      organisation.map { Facet(name: "where", value: String($0)) },
    ].compactMap(\.self)
    return facets.isEmpty ? [.moment] : facets
  }

  /// The condition on an entry `j` itself, for entries that have no facets yet.
  fileprivate func condition(on actor: Int64?) -> SQL {
    var condition: SQL = "j.realm = \(realm)"
    if let actor { condition = condition + " AND j.actor = \(actor)" }
    if !action.isEmpty { condition = condition + " AND j.action = \(action)" }
    if let organisation {
      condition =
        condition
        + " AND (j.organisation = \(organisation) OR j.subject = \(organisation) AND j.subject_kind = 'organisation')"
    }
    return condition
  }
}

/// One thing that entries are found by.
private struct Facet: Hashable {
  let name: String
  let value: String

  /// What every entry has, so that all of them lie in the order of their moments.
  static let moment = Facet(name: "when", value: "")
}

/// The moments that are asked for. Identifiers do not tell them: what is brought in late has an old moment and a new
/// number.
struct JournalSpan {
  /// The first moment.
  var from = Int64.min
  /// The moment and the number of the entry before which all are.
  var end = (moment: Int64.max, entry: Int64.max)
}

extension Connection {
  /// Entries that a filter lets through, the newest first.
  ///
  /// - Parameters:
  ///   - cursor: The identifier of the last entry of the page before; `nil` for the first page.
  ///   - limit: How many at most.
  public func journal(
    _ filter: JournalFilter, before cursor: Int64? = nil, limit: Int
  ) throws(DatabaseError) -> [RecordedEntry] {
    let span = try span(of: filter, before: cursor)
    var found: [Int64: RecordedEntry] = [:]
    for actor in filter.actors.isEmpty ? [nil] : filter.actors.map(Optional.some) {
      for source in try journalSources(filter, actor: actor, span, limit) {
        for entry in try recordedEntries(source, realm: filter.realm) { found[entry.id] = entry }
      }
    }
    let latest = found.values.sorted { one, other in (one.entry.at, one.id) > (other.entry.at, other.id) }
    return Array(latest.prefix(limit))
  }

  /// The moments that a filter asks for, up to the entry of a cursor.
  private func span(of filter: JournalFilter, before cursor: Int64?) throws(DatabaseError) -> JournalSpan {
    var span = JournalSpan()
    if let from = filter.from { span.from = from.milliseconds }
    if let until = filter.until { span.end = (until.milliseconds, .min) }
    guard let cursor else { return span }
    let rows = try query("SELECT recorded_at FROM journal WHERE realm = \(filter.realm) AND id = \(cursor)")
    // Nothing comes before an entry that is not there.
    let place = (moment: try rows.first?.int(0) ?? .min, entry: cursor)
    if place < span.end { span.end = place }
    return span
  }

  /// The statements that find entries of one actor, or of all: the sealed ones by their facets, which lie in the order of
  /// their moments, and those that wait.
  func journalSources(
    _ filter: JournalFilter, actor: Int64?, _ span: JournalSpan, _ limit: Int
  ) throws(DatabaseError) -> [SQL] {
    let facets = filter.facets(of: actor)
    let first = try rarest(of: facets, realm: filter.realm, span)
    var others: SQL = ""
    for other in facets where other != first {
      others =
        others + """
           AND EXISTS (SELECT 1 FROM journal_facet o WHERE o.realm = f.realm AND o.facet = \(other.name)
            AND o.value = \(other.value) AND o.moment = f.moment AND o.entry = f.entry)
          """
    }
    let entries: SQL = """
      SELECT f.realm, f.entry FROM journal_facet f WHERE f.realm = \(filter.realm) AND f.facet = \(first.name)
        AND f.value = \(first.value) AND f.moment >= \(span.from)
        AND (f.moment, f.entry) < (\(span.end.moment), \(span.end.entry))\(others)
      ORDER BY f.moment DESC, f.entry DESC LIMIT \(limit)
      """
    return [
      """
      SELECT \(Journal.columns), s.sequence FROM (\(entries)) e
        JOIN journal j ON j.realm = e.realm AND j.id = e.entry
        JOIN journal_seal s ON s.realm = e.realm AND s.entry = e.entry
      """,
      """
      SELECT \(Journal.columns), NULL FROM journal_unsealed u JOIN journal j ON j.realm = u.realm AND j.id = u.entry
      WHERE \(filter.condition(on: actor)) AND j.recorded_at >= \(span.from)
        AND (j.recorded_at, j.id) < (\(span.end.moment), \(span.end.entry))
      ORDER BY j.recorded_at DESC, j.id DESC LIMIT \(limit)
      """,
    ]
  }

  /// The facet that the fewest entries have, as far as a short count tells: the others are looked up from it.
  private func rarest(
    of facets: [Facet], realm: Int64, _ span: JournalSpan
  ) throws(DatabaseError) -> Facet {
    var rarest = facets[0]
    guard facets.count > 1 else { return rarest }
    var least = Int64.max
    for facet in facets {
      let count = try query(
        """
        SELECT COUNT(*) FROM (SELECT 1 FROM journal_facet WHERE realm = \(realm) AND facet = \(facet.name)
          AND value = \(facet.value) AND moment >= \(span.from) AND moment <= \(span.end.moment) LIMIT 5000) AS counted
        """)[0].int(0)
      if count < least { (rarest, least) = (facet, count) }
    }
    return rarest
  }

  /// The codes of everything that was done in a realm, by a leap from each to the next; not of what is not sealed yet.
  public func journalActions(realm: Int64) throws(DatabaseError) -> [String] {
    let rows = try query(
      """
      WITH RECURSIVE leap (value) AS (
        SELECT MIN(value) FROM journal_facet WHERE realm = \(realm) AND facet = 'what'
        UNION ALL
        SELECT (SELECT MIN(f.value) FROM journal_facet f WHERE f.realm = \(realm) AND f.facet = 'what'
          AND f.value > leap.value) FROM leap WHERE leap.value IS NOT NULL)
      SELECT value FROM leap WHERE value IS NOT NULL
      """)
    return try rows.map { row throws(DatabaseError) in try row.text(0) }
  }

  /// Keeps by what entries are found; called with their seals.
  func insertFacets(of entries: [RecordedEntry]) throws(DatabaseError) {
    for recorded in entries {
      let entry = recorded.entry
      let organisation = entry.organisation ?? (entry.subjectKind == "organisation" ? entry.subject : nil)
      let facets = [
        .moment, entry.actor.map { Facet(name: "who", value: String($0)) }, Facet(name: "what", value: entry.action),
        organisation.map { Facet(name: "where", value: String($0)) },
      ]
      for facet in facets.compactMap(\.self) {
        // A journal whose seals were taken away and made anew has its facets already.
        try execute(
          """
          INSERT INTO journal_facet (realm, facet, value, moment, entry)
          VALUES (\(entry.realm), \(facet.name), \(facet.value), \(entry.at.milliseconds), \(recorded.id))
          ON CONFLICT (realm, facet, value, moment, entry) DO NOTHING
          """)
      }
    }
  }
}
