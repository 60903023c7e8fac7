// SPDX-License-Identifier: Apache-2.0
public import Database
import Domain
import Synchronization

extension Connection {
  /// Records a change, in the transaction of the change.
  ///
  /// - Returns: The identifier of the entry.
  @discardableResult
  public func appendJournal(_ entry: JournalEntry) throws(DatabaseError) -> Int64 {
    var id = journalID(at: entry.at)
    while try insertJournal(entry, id: id) == 0 { id = journalID(at: entry.at) }
    try execute("INSERT INTO journal_unsealed (realm, entry) VALUES (\(entry.realm), \(id))")
    for value in entry.allPersonal {
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
  ///   - subject: Kind and identifier of the one thing whose entries are wanted; `nil` for all.
  public func journal(
    realm: Int64, before cursor: Int64? = nil, limit: Int, subject: (kind: String, id: Int64)? = nil
  ) throws(DatabaseError) -> [RecordedEntry] {
    let filter: SQL = subject.map { "AND j.subject = \($0.id) AND j.subject_kind = \($0.kind)" } ?? ""
    let rows = try query(
      """
      \(Journal.selection) WHERE j.realm = \(realm) AND j.id < \(cursor ?? Int64.max) \(filter)
      ORDER BY j.id DESC LIMIT \(limit)
      """)
    return try recordedEntries(rows)
  }

  /// Entries from rows of `Journal.selection`, with their personal values.
  func recordedEntries(_ rows: [Row]) throws(DatabaseError) -> [RecordedEntry] {
    var entries: [RecordedEntry] = []
    for row in rows { entries.append(try recordedEntry(row)) }
    return entries
  }

  private func recordedEntry(_ row: Row) throws(DatabaseError) -> RecordedEntry {
    let (realm, id) = (try row.int(0), try row.int(1))
    let values = try journalTexts(realm: realm, entry: id)
    let entry = JournalEntry(
      realm: realm, actor: try row.optionalInt(2),
      actorName: values.first { $0.place == Journal.actorPlace }?.text ?? "",
      action: try row.text(3), subjectKind: try row.text(4), subject: try row.int(5), before: try row.optionalText(6),
      after: try row.optionalText(7), personal: values.filter { $0.place != Journal.actorPlace },
      at: Instant(milliseconds: try row.int(8)))
    return RecordedEntry(id: id, entry: entry, sequence: try row.optionalInt(9))
  }

  /// The personal values of an entry; those erased without their text.
  private func journalTexts(realm: Int64, entry: Int64) throws(DatabaseError) -> [PersonalValue] {
    var values: [PersonalValue] = []
    let rows = try query(
      """
      SELECT t.place, t.person, t.content FROM journal_text t WHERE t.realm = \(realm) AND t.entry = \(entry)
      UNION ALL
      SELECT c.place, NULL, NULL FROM journal_commitment c WHERE c.realm = \(realm) AND c.entry = \(entry)
        AND NOT EXISTS (SELECT 1 FROM journal_text t
          WHERE t.realm = c.realm AND t.entry = c.entry AND t.place = c.place)
      ORDER BY 1
      """)
    for row in rows {
      values.append(
        PersonalValue(place: try row.text(0), person: try row.optionalInt(1), recorded: try row.optionalText(2)))
    }
    return values
  }

  private func insertJournal(_ entry: JournalEntry, id: Int64) throws(DatabaseError) -> Int {
    try execute(
      """
      INSERT INTO journal
        (realm, id, actor, action, subject_kind, subject, value_before, value_after, recorded_at)
      VALUES (\(entry.realm), \(id), \(entry.actor), \(entry.action), \(entry.subjectKind), \(entry.subject),
        \(entry.before), \(entry.after), \(entry.at.milliseconds))
      ON CONFLICT (realm, id) DO NOTHING
      """)
  }
}

/// Words that the files of the journal share.
enum Journal {
  /// The place of the actor's name among the personal values of an entry.
  static let actorPlace = "actor"

  /// The columns of an entry with its place in the chain.
  static let selection: SQL = """
    SELECT j.realm, j.id, j.actor, j.action, j.subject_kind, j.subject, j.value_before, j.value_after, j.recorded_at,
      s.sequence
    FROM journal j LEFT JOIN journal_seal s ON s.realm = j.realm AND s.entry = j.id
    """
}

extension JournalEntry {
  /// The personal values with the actor's name among them.
  var allPersonal: [PersonalValue] {
    guard !actorName.isEmpty else { return personal }
    return [PersonalValue(place: Journal.actorPlace, person: actor, text: actorName)] + personal
  }
}

/// Counts within the process; begins anywhere, so that two processes seldom meet in the same millisecond.
private let counter = Atomic<Int64>(Int64.random(in: 0..<(1 << 20)))

/// The moment in milliseconds above 20 bits of a count.
private func journalID(at moment: Instant) -> Int64 {
  let count = counter.add(1, ordering: .relaxed).oldValue & 0xF_FFFF
  return moment.milliseconds << 20 | count
}

/// 16 random bytes, so that a commitment cannot be found by trying likely texts.
private func makeSalt() -> [UInt8] {
  var random = SystemRandomNumberGenerator()
  return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
}
