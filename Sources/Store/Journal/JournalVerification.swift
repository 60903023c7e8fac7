// SPDX-License-Identifier: Apache-2.0
public import Database

/// What the check of a journal has found.
public struct JournalVerdict: Sendable, Hashable {
  /// How many sealed entries fit, from the first one on.
  public let sound: Int64
  /// The first thing that does not fit; `nil` where all does.
  public let fault: JournalFault?
}

/// The first entry that does not fit, and why.
public struct JournalFault: Sendable, Hashable {
  /// What was done to a journal.
  public enum Kind: String, Sendable {
    /// The entry, or a personal value of it, says something else than when it was sealed.
    case changed
    /// The entry, or its seal, is gone.
    case missing
    /// An entry stands where another one was sealed.
    case reordered
    /// An entry has no seal and is not waiting for one: it was slipped in, or its seal was removed.
    case unchained
    /// The chain ends before the signed head.
    case cutTail = "cut-tail"
    /// The chain fits in itself, and not the signed head: everything was computed anew.
    case rewritten
    /// The signature of the head is not that of this installation.
    case forgedHead = "forged-head"
  }

  /// What was done.
  public let kind: Kind
  /// The place in the chain; `nil` for an entry outside it.
  public let sequence: Int64?
  /// The identifier of the entry, where it is known.
  public let entry: Int64?
}

/// Checks a journal against its chain and, where one is given, against a head that was handed out earlier.
///
/// - Throws: What the database throws; a journal that does not fit is no error.
public func verifyJournal(
  _ database: any Database, _ digest: any Digesting, head: SignedHead? = nil
) throws -> JournalVerdict {
  try database.read { connection in
    var check = JournalCheck(connection: connection, digest: digest, head: head)
    return try check.run()
  }
}

/// A link whose values do not follow from one another, as it is stored.
private struct Link {
  let head: JournalHead
  let content: [UInt8]
}

/// What identifies a name of an actor.
private struct NameKey: Hashable {
  let realm: Int64
  let person: Int64
  let name: Int64
}

/// A stretch of the chain: seals in their order, each with its entry and, in as many rows, its commitments; and the
/// personal texts of these entries that were not erased.
private struct JournalLinks {
  /// A place of an entry with what was committed to there.
  typealias Commitment = (place: String, value: [UInt8])

  /// Where the columns of the entry begin.
  static let id = 5
  static let name = 13
  static let place = 14

  let rows: [Row]
  let texts: [EntryKey: [String: SaltedText]]

  /// The commitments of the link that begins at a row, by place in the order of bytes; goes on to the row behind it.
  func commitments(at next: inout Int) throws(DatabaseError) -> [Commitment] {
    let sequence = try rows[next].int(0)
    var commitments: [Commitment] = []
    while next < rows.count, try rows[next].int(0) == sequence {
      let row = rows[next]
      next += 1
      if let place = try row.optionalText(Self.place) { commitments.append((place, try row.blob(Self.place + 1))) }
    }
    // Swift orders strings by their canonical form, databases by their collations.
    if commitments.count > 1 { commitments.sort { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) } }
    return commitments
  }

  /// Whether the texts of an entry are those that were committed to.
  func textsFit(_ key: EntryKey, _ commitments: [Commitment], _ digest: any Digesting) -> Bool {
    guard let own = texts[key] else { return true }
    return own.allSatisfy { place, value in
      let commitment = JournalContent.commitment(salt: value.salt, text: value.text, digest)
      return commitments.contains { $0.place == place && $0.value == commitment }
    }
  }
}

/// One pass over the chain.
private struct JournalCheck {
  let connection: any Connection
  let digest: any Digesting
  let head: SignedHead?
  /// The last link that fits.
  var last = JournalHead(sequence: 0, chain: JournalContent.origin)

  /// Commitments of the names of actors: few people write most entries, so each name is hashed once.
  private var names: [NameKey: [UInt8]] = [:]
  /// The bytes that are hashed, one after the other in one place.
  private var bytes: [UInt8] = []

  private static let batch = 2_000

  init(connection: any Connection, digest: any Digesting, head: SignedHead?) {
    (self.connection, self.digest, self.head) = (connection, digest, head)
  }

  mutating func run() throws(DatabaseError) -> JournalVerdict {
    let fault = try firstFault()
    return JournalVerdict(sound: last.sequence, fault: fault)
  }

  private mutating func firstFault() throws(DatabaseError) -> JournalFault? {
    if let head, !head.isGenuine(digest) { return fault(.forgedHead, head.sequence, nil) }
    for (key, name) in try connection.saltedNames() {
      names[key] = JournalContent.commitment(salt: name.salt, text: name.text, digest)
    }
    while true {
      let links = try connection.links(after: last.sequence, limit: Self.batch)
      var next = 0
      while next < links.rows.count {
        if let fault = try fault(of: links, at: &next) { return fault }
      }
      if links.rows.isEmpty { break }
    }
    if let head, last.sequence < head.sequence { return fault(.cutTail, last.sequence + 1, nil) }
    return try faultOutsideChain()
  }

  /// Checks the link that begins at a row, and goes on to the row behind it.
  private mutating func fault(of links: JournalLinks, at next: inout Int) throws(DatabaseError) -> JournalFault? {
    let row = links.rows[next]
    let sequence = try row.int(0)
    guard sequence == last.sequence + 1 else { return fault(.missing, last.sequence + 1, nil) }
    // Where the entry is gone, its columns are NULL.
    guard let id = try row.optionalInt(JournalLinks.id) else { return fault(.missing, sequence, try row.int(2)) }
    let (sealed, chained) = (try row.blob(3), try row.blob(4))
    let commitments = try links.commitments(at: &next)
    let fields = row.values[JournalLinks.id...JournalLinks.id + 7]
    let content = JournalContent.content(
      of: [[row.values[1]], fields].joined(), commitments: commitments, in: &bytes, digest)
    let chain = JournalContent.chain(after: last.chain, sequence: sequence, content: content, digest)
    guard content == sealed, chain == chained else {
      let link = Link(head: JournalHead(sequence: sequence, chain: chained), content: sealed)
      return fault(try kind(of: link, content: content), sequence, id)
    }
    let key = EntryKey(realm: try row.int(1), entry: id)
    guard try nameFits(row, commitments), links.textsFit(key, commitments, digest) else {
      return fault(.changed, sequence, id)
    }
    if let head, head.sequence == sequence, head.chain != hexadecimal(chain) {
      return fault(.rewritten, sequence, id)
    }
    last = JournalHead(sequence: sequence, chain: chain)
    return nil
  }

  /// Whether the actor's name is the one that was committed to; one that was erased is not there to be compared.
  private func nameFits(_ row: Row, _ commitments: [JournalLinks.Commitment]) throws(DatabaseError) -> Bool {
    guard let name = try row.optionalInt(JournalLinks.name) else { return true }
    let key = NameKey(realm: try row.int(1), person: try row.optionalInt(JournalLinks.id + 1) ?? 0, name: name)
    guard let commitment = names[key] else { return true }
    return commitments.contains { $0.place == Journal.actorPlace && $0.value == commitment }
  }

  /// What was done to a link whose values do not follow from one another. `content` is that of the entry as it is.
  private func kind(of link: Link, content: [UInt8]) throws(DatabaseError) -> JournalFault.Kind {
    let here = link.head
    var after: Int64 = 0
    while true {
      let others = try connection.seals(after: after, limit: Self.batch)
      guard let end = others.last else { break }
      after = end.sequence
      for other in others where other.sequence != here.sequence {
        let fitting = expected(at: here.sequence, other.content)
        if other.content == content || fitting == here.chain || fitting == other.chain { return .reordered }
      }
    }
    guard content == link.content else { return .changed }
    // The entry fits its own seal, and no seal fits this place. Either the seal's chain value was changed, and the next
    // seal still follows from the right one; or the seal that belongs here is gone and the others were moved up.
    guard let next = try connection.seals(after: here.sequence, limit: 1).first else { return .changed }
    let right = JournalContent.chain(after: last.chain, sequence: here.sequence, content: content, digest)
    let follows = JournalContent.chain(after: right, sequence: next.sequence, content: next.content, digest)
    return follows == next.chain ? .changed : .missing
  }

  private func expected(at sequence: Int64, _ content: [UInt8]) -> [UInt8] {
    JournalContent.chain(after: last.chain, sequence: sequence, content: content, digest)
  }

  private func faultOutsideChain() throws(DatabaseError) -> JournalFault? {
    let unchained = try connection.query(
      """
      SELECT j.id FROM journal j
      WHERE NOT EXISTS (SELECT 1 FROM journal_seal s WHERE s.realm = j.realm AND s.entry = j.id)
        AND NOT EXISTS (SELECT 1 FROM journal_unsealed u WHERE u.realm = j.realm AND u.entry = j.id)
      ORDER BY j.id LIMIT 1
      """)
    if let row = unchained.first { return fault(.unchained, nil, try row.int(0)) }
    let missing = try connection.query(
      """
      SELECT u.entry FROM journal_unsealed u
      WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.realm = u.realm AND j.id = u.entry)
      ORDER BY u.entry LIMIT 1
      """)
    return try missing.first.map { row throws(DatabaseError) in fault(.missing, nil, try row.int(0)) }
  }

  private func fault(_ kind: JournalFault.Kind, _ sequence: Int64?, _ entry: Int64?) -> JournalFault {
    JournalFault(kind: kind, sequence: sequence, entry: entry)
  }
}

extension Connection {
  /// The values of the seals alone, in the order of the chain.
  fileprivate func seals(
    after sequence: Int64, limit: Int
  ) throws(DatabaseError) -> [(sequence: Int64, content: [UInt8], chain: [UInt8])] {
    let rows = try query(
      """
      SELECT sequence, content, chain FROM journal_seal WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(limit)
      """)
    return try rows.map { row throws(DatabaseError) in (try row.int(0), try row.blob(1), try row.blob(2)) }
  }

  fileprivate func links(after sequence: Int64, limit: Int) throws(DatabaseError) -> JournalLinks {
    let source: SQL = """
      SELECT sequence, realm, entry, content, chain FROM journal_seal WHERE sequence > \(sequence)
      ORDER BY sequence LIMIT \(limit)
      """
    let rows = try query(
      """
      SELECT e.sequence, e.realm, e.entry, e.content, e.chain, j.id, j.actor, j.action, j.subject_kind, j.subject,
        j.value_before, j.value_after, j.recorded_at, j.actor_name, c.place, c.commitment
      FROM (\(source)) e LEFT JOIN journal j ON j.realm = e.realm AND j.id = e.entry
        LEFT JOIN journal_commitment c ON c.realm = e.realm AND c.entry = e.entry ORDER BY e.sequence
      """)
    return JournalLinks(rows: rows, texts: try saltedTexts(of: source))
  }

  /// The names of actors with their salts; those erased are left out.
  fileprivate func saltedNames() throws(DatabaseError) -> [(key: NameKey, name: SaltedText)] {
    try query("SELECT realm, person, id, salt, content FROM journal_name").map { row throws(DatabaseError) in
      let key = NameKey(realm: try row.int(0), person: try row.int(1), name: try row.int(2))
      return (key, SaltedText(salt: try row.blob(3), text: try row.text(4)))
    }
  }
}
