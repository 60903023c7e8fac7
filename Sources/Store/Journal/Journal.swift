// SPDX-License-Identifier: Apache-2.0
public import Database
import Domain

extension Connection {
  /// Records a change, in the transaction of the change.
  ///
  /// - Returns: The identifier of the entry.
  @discardableResult
  public func appendJournal(_ entry: JournalEntry) throws(DatabaseError) -> Int64 {
    var id = Journal.ids.next(JournalEntry.self, at: entry.at).rawValue
    if try insertJournal(entry, id: id) == 0 {
      // The name is new, or another process has drawn the same number.
      try ensureName(of: entry)
      while try insertJournal(entry, id: id) == 0 {
        id = Journal.ids.next(JournalEntry.self, at: entry.at).rawValue
      }
    }
    try execute("INSERT INTO journal_unsealed (realm, entry) VALUES (\(entry.realm), \(id))")
    for value in entry.personal {
      let text = value.text ?? ""
      try execute(
        """
        INSERT INTO journal_text (realm, entry, place, person, salt, content)
        VALUES (\(entry.realm), \(id), \(value.place), \(value.person), \(makeSalt()), \(text))
        """)
    }
    return id
  }

  /// Entries of a realm, the newest first.
  ///
  /// - Parameters:
  ///   - cursor: The identifier of the last entry of the page before; `nil` for the first page.
  ///   - limit: How many at most.
  public func journal(
    realm: Int64, before cursor: Int64? = nil, limit: Int
  ) throws(DatabaseError) -> [RecordedEntry] {
    try journal(JournalFilter(realm: realm), before: cursor, limit: limit)
  }

  /// The entries that a query of `Journal.columns` and the sequence finds, with their personal values.
  func recordedEntries(_ source: SQL, realm: Int64) throws(DatabaseError) -> [RecordedEntry] {
    let rows = try query(source)
    let ids = try rows.map { row throws(DatabaseError) in try row.int(1) }
    let values = try personalValues(
      of: "SELECT realm, id AS entry FROM journal WHERE realm = \(realm) AND id IN (\(list: ids))")
    return try rows.map { row throws(DatabaseError) in
      try recordedEntry(row, personal: values[EntryKey(realm: realm, entry: try row.int(1))] ?? [])
    }
  }

  /// An entry from a row of `Journal.columns` and its place in the chain.
  func recordedEntry(_ row: Row, personal: [PersonalValue] = []) throws(DatabaseError) -> RecordedEntry {
    let entry = JournalEntry(
      realm: try row.int(0), actor: try row.optionalInt(2),
      actorName: personal.first { $0.place == Journal.actorPlace }?.text ?? "", action: try row.text(3),
      subjectKind: try row.text(4), subject: try row.int(5), before: try row.optionalText(6),
      after: try row.optionalText(7), personal: personal.filter { $0.place != Journal.actorPlace },
      organisation: try row.optionalInt(9), plan: try row.optionalInt(10), at: Instant(milliseconds: try row.int(8)))
    return RecordedEntry(id: try row.int(1), entry: entry, sequence: try row.optionalInt(11))
  }

  /// The personal values by entry; those erased without their text.
  private func personalValues(of source: SQL) throws(DatabaseError) -> [EntryKey: [PersonalValue]] {
    let rows = try query(
      """
      SELECT t.realm, t.entry, t.place, t.person, t.content FROM (\(source)) e
        JOIN journal_text t ON t.realm = e.realm AND t.entry = e.entry
      UNION ALL
      SELECT j.realm, j.id, 'actor', j.actor, n.content FROM (\(source)) e \(Journal.names)
      UNION ALL
      SELECT c.realm, c.entry, c.place, NULL, NULL FROM (\(source)) e
        JOIN journal_commitment c ON c.realm = e.realm AND c.entry = e.entry
      WHERE c.place <> 'actor' AND NOT EXISTS (SELECT 1 FROM journal_text t
        WHERE t.realm = c.realm AND t.entry = c.entry AND t.place = c.place)
      ORDER BY 1, 2, 3
      """)
    var values: [EntryKey: [PersonalValue]] = [:]
    for row in rows {
      let value = PersonalValue(
        place: try row.text(2), person: try row.optionalInt(3), recorded: try row.optionalText(4))
      values[EntryKey(realm: try row.int(0), entry: try row.int(1)), default: []].append(value)
    }
    return values
  }

  /// Writes an entry that points to its actor's name; 0 where that is not among the names, or the number is taken.
  private func insertJournal(_ entry: JournalEntry, id: Int64) throws(DatabaseError) -> Int {
    if entry.actorName.isEmpty {
      return try execute(
        """
        INSERT INTO journal
          (realm, id, actor, action, subject_kind, subject, value_before, value_after, recorded_at, organisation, plan)
        VALUES (\(entry.realm), \(id), \(entry.actor), \(entry.action), \(entry.subjectKind), \(entry.subject),
          \(entry.before), \(entry.after), \(entry.at.milliseconds), \(entry.organisation), \(entry.plan))
        ON CONFLICT (realm, id) DO NOTHING
        """)
    }
    return try execute(
      """
      INSERT INTO journal
        (realm, id, actor, actor_name, action, subject_kind, subject, value_before, value_after, recorded_at,
          organisation, plan)
      SELECT realm, \(id), \(entry.actor), id, \(entry.action), \(entry.subjectKind), \(entry.subject), \(entry.before),
        \(entry.after), \(entry.at.milliseconds), \(entry.organisation), \(entry.plan)
      FROM journal_name WHERE realm = \(entry.realm) AND person = \(entry.actor ?? 0) AND content = \(entry.actorName)
      LIMIT 1 ON CONFLICT (realm, id) DO NOTHING
      """)
  }

  /// Adds the actor's name to the names where it is new.
  private func ensureName(of entry: JournalEntry) throws(DatabaseError) {
    guard !entry.actorName.isEmpty,
      try query(
        """
        SELECT id FROM journal_name
        WHERE realm = \(entry.realm) AND person = \(entry.actor ?? 0) AND content = \(entry.actorName) LIMIT 1
        """
      ).isEmpty
    else { return }
    let id = Journal.ids.next(JournalEntry.self, at: entry.at).rawValue
    try execute(
      """
      INSERT INTO journal_name (realm, person, id, salt, content)
      VALUES (\(entry.realm), \(entry.actor ?? 0), \(id), \(makeSalt()), \(entry.actorName))
      """)
  }
}

/// Words that the files of the journal share.
enum Journal {
  /// The place of the actor's name among the personal values of an entry.
  static let actorPlace = "actor"

  /// The columns of an entry; its place in the chain follows them.
  static let columns: SQL = """
    j.realm, j.id, j.actor, j.action, j.subject_kind, j.subject, j.value_before, j.value_after, j.recorded_at,
    j.organisation, j.plan
    """

  /// From entries `e` (realm, entry) to the names `n` of their actors; nobody has the number 0.
  static let names: SQL = """
    JOIN journal j ON j.realm = e.realm AND j.id = e.entry
    JOIN journal_name n ON n.realm = j.realm AND n.person = COALESCE(j.actor, 0) AND n.id = j.actor_name
    """

  /// Makes the identifiers of entries.
  static let ids = IDSource()
}

/// What identifies an entry.
struct EntryKey: Hashable {
  let realm: Int64
  let entry: Int64
}

/// 16 random bytes, so that a commitment cannot be found by trying likely texts.
private func makeSalt() -> [UInt8] {
  [UInt64.random(in: 0 ... .max), .random(in: 0 ... .max)].flatMap { half in
    (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) }
  }
}
