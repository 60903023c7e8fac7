// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// Puts the journal's entries into one hash chain, in batches, after the changes themselves were committed.
///
/// Several processes may run one at the same time: what was computed on a snapshot is written only while the head of the
/// chain is still the one of the snapshot, and a sequence number exists once.
public struct JournalSealer: Sendable {
  private let database: any Database
  private let digest: any Digesting

  /// How many entries are sealed in one transaction; they hold the writer for a few milliseconds.
  private static let batch = 500

  /// Seals the journal of `database`.
  public init(_ database: any Database, _ digest: any Digesting) {
    self.database = database
    self.digest = digest
  }

  /// Seals every entry that is waiting, and returns how many this call has sealed.
  @discardableResult
  public func seal() throws -> Int {
    var count = 0
    while true {
      let (head, waiting) = try database.read { connection in
        (try connection.journalHead(), try connection.waitingEntries(limit: Self.batch))
      }
      guard !waiting.isEmpty else { return count }
      let seals = chained(waiting, after: head)
      let isWritten = try database.write { connection in
        // Another sealer was faster: look again.
        guard try connection.journalHead() == head else { return false }
        for seal in seals { try connection.insert(seal) }
        try connection.insertFacets(of: waiting.map(\.entry))
        try connection.endWaiting(seals)
        return true
      }
      if isWritten { count += seals.count }
    }
  }

  /// The head of the chain with this installation's signature; `nil` while nothing is sealed.
  public func signedHead(now: Instant) throws -> SignedHead? {
    let head = try database.read { try $0.journalHead() }
    return head.sequence == 0 ? nil : SignedHead(sequence: head.sequence, chain: head.chain, at: now, digest)
  }

  /// Erases every personal value about a person: the name as an actor, and what entries say of the person. The chain
  /// still verifies: it holds commitments only.
  ///
  /// - Returns: How many values were erased.
  public func erase(person: Int64, realm: Int64) throws -> Int {
    while true {
      try seal()
      let count = try database.write { connection -> Int? in
        // A value that has no commitment yet must stay until it has one.
        guard try !connection.isWaiting(person: person, realm: realm) else { return nil }
        return try connection.execute("DELETE FROM journal_text WHERE realm = \(realm) AND person = \(person)")
          + connection.execute("DELETE FROM journal_name WHERE realm = \(realm) AND person = \(person)")
      }
      if let count { return count }
    }
  }

  /// Erases a person whose account is closed: name, sign-in name, sessions, and every personal value about them in the
  /// journal, in one transaction with its entry. What they did stays, by nobody's name, and the chain still verifies.
  ///
  /// - Throws: `ChangeRefusal.unknown` for nobody, an account that is open, or one that was erased before.
  public func erase(_ person: ID<Person>, by author: Author) throws {
    var isDone = false
    while !isDone {
      try seal()
      isDone = try database.write { connection in
        guard let found = try connection.person(person), !found.isOpen(at: author.at), !found.isErased else {
          throw ChangeRefusal.unknown
        }
        guard try !connection.isWaiting(person: person.rawValue) else { return false }
        try connection.erasePersonalRows(of: person)
        try connection.execute("DELETE FROM journal_text WHERE person = \(person)")
        try connection.execute("DELETE FROM journal_name WHERE person = \(person)")
        try connection.journal("person.erase", account: person, by: author)
        return true
      }
    }
  }

  private func chained(_ entries: [WaitingEntry], after head: JournalHead) -> [Seal] {
    var seals: [Seal] = []
    var head = head
    // Most entries of a batch have one of a few actors.
    var known: [SaltedText: [UInt8]] = [:]
    func commitment(_ value: SaltedText) -> [UInt8] {
      if let commitment = known[value] { return commitment }
      let commitment = JournalContent.commitment(salt: value.salt, text: value.text, digest)
      known[value] = commitment
      return commitment
    }
    for waiting in entries {
      let commitments = waiting.texts.mapValues(commitment)
      let content = JournalContent.content(of: waiting.entry, commitments: commitments, digest)
      let sequence = head.sequence + 1
      let chain = JournalContent.chain(after: head.chain, sequence: sequence, content: content, digest)
      head = JournalHead(sequence: sequence, chain: chain)
      let key = EntryKey(realm: waiting.entry.entry.realm, entry: waiting.entry.id)
      seals.append(Seal(key: key, head: head, content: content, commitments: commitments))
    }
    return seals
  }
}

/// The last link of the chain.
struct JournalHead: Hashable {
  let sequence: Int64
  let chain: [UInt8]
}

/// A salt with its text.
struct SaltedText: Hashable {
  let salt: [UInt8]
  let text: String
}

/// An entry that is not sealed yet, with its personal values by place.
struct WaitingEntry: Hashable {
  let entry: RecordedEntry
  let texts: [String: SaltedText]
}

/// One link of the chain, as it is written.
struct Seal: Hashable {
  let key: EntryKey
  let head: JournalHead
  let content: [UInt8]
  let commitments: [String: [UInt8]]
}

extension Connection {
  /// The last link of the chain; sequence 0 while nothing is sealed.
  func journalHead() throws(DatabaseError) -> JournalHead {
    let rows = try query("SELECT sequence, chain FROM journal_seal ORDER BY sequence DESC LIMIT 1")
    guard let row = rows.first else { return JournalHead(sequence: 0, chain: JournalContent.origin) }
    return JournalHead(sequence: try row.int(0), chain: try row.blob(1))
  }

  /// Salted texts, by entry and place, of the entries that `source` selects; without the names of the actors.
  func saltedTexts(of source: SQL) throws(DatabaseError) -> [EntryKey: [String: SaltedText]] {
    let rows = try query(
      """
      SELECT t.realm, t.entry, t.place, t.salt, t.content FROM (\(source)) e
        JOIN journal_text t ON t.realm = e.realm AND t.entry = e.entry
      """)
    var texts: [EntryKey: [String: SaltedText]] = [:]
    for row in rows {
      let key = EntryKey(realm: try row.int(0), entry: try row.int(1))
      texts[key, default: [:]][try row.text(2)] = SaltedText(salt: try row.blob(3), text: try row.text(4))
    }
    return texts
  }

  /// The first entries that wait, in the order in which they are sealed: by their numbers, then by the realm.
  fileprivate func waitingEntries(limit: Int) throws(DatabaseError) -> [WaitingEntry] {
    let source: SQL = "SELECT realm, entry FROM journal_unsealed ORDER BY entry, realm LIMIT \(limit)"
    let rows = try query(
      """
      SELECT \(Journal.columns), NULL, n.salt, n.content FROM (\(source)) e
        JOIN journal j ON j.realm = e.realm AND j.id = e.entry
        LEFT JOIN journal_name n ON n.realm = j.realm AND n.person = COALESCE(j.actor, 0) AND n.id = j.actor_name
      """)
    let texts = try saltedTexts(of: source)
    let waiting = try rows.map { row throws(DatabaseError) in
      let entry = try recordedEntry(row)
      var own = texts[EntryKey(realm: entry.entry.realm, entry: entry.id)] ?? [:]
      if let name = try row.optionalText(13) {
        own[Journal.actorPlace] = SaltedText(salt: try row.blob(12), text: name)
      }
      return WaitingEntry(entry: entry, texts: own)
    }
    return waiting.sorted { ($0.entry.id, $0.entry.entry.realm) < ($1.entry.id, $1.entry.entry.realm) }
  }

  /// Whether an entry by a person, or with a value about a person, has no seal yet.
  fileprivate func isWaiting(person: Int64, realm: Int64? = nil) throws(DatabaseError) -> Bool {
    let inRealm: SQL = realm.map { "u.realm = \($0) AND " } ?? ""
    let rows = try query(
      """
      SELECT 1 FROM journal_unsealed u JOIN journal j ON j.realm = u.realm AND j.id = u.entry
      WHERE \(inRealm)(j.actor = \(person) OR EXISTS (SELECT 1 FROM journal_text t
        WHERE t.realm = u.realm AND t.entry = u.entry AND t.person = \(person))) LIMIT 1
      """)
    return !rows.isEmpty
  }

  fileprivate func insert(_ seal: Seal) throws(DatabaseError) {
    let (realm, entry) = (seal.key.realm, seal.key.entry)
    try execute(
      """
      INSERT INTO journal_seal (sequence, realm, entry, content, chain)
      VALUES (\(seal.head.sequence), \(realm), \(entry), \(seal.content), \(seal.head.chain))
      """)
    for (place, commitment) in seal.commitments {
      try execute(
        """
        INSERT INTO journal_commitment (realm, entry, place, commitment)
        VALUES (\(realm), \(entry), \(place), \(commitment))
        """)
    }
  }

  /// Takes what is sealed out of the queue; an entry that came meanwhile has no seal and stays, although its number may
  /// be smaller than that of the last one that was sealed.
  fileprivate func endWaiting(_ seals: [Seal]) throws(DatabaseError) {
    let last = seals.last?.key.entry ?? 0
    let waiting = try query("SELECT COUNT(*) FROM journal_unsealed WHERE entry <= \(last)")[0].int(0)
    let isSealed: SQL = """
       AND EXISTS (SELECT 1 FROM journal_seal s
        WHERE s.realm = journal_unsealed.realm AND s.entry = journal_unsealed.entry)
      """
    let through: SQL = "DELETE FROM journal_unsealed WHERE entry <= \(last)"
    try execute(waiting == Int64(seals.count) ? through : through + isSealed)
  }
}
