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

/// One pass over the chain.
private struct JournalCheck {
  let connection: any Connection
  let digest: any Digesting
  let head: SignedHead?
  /// The last link that fits.
  var last = JournalHead(sequence: 0, chain: JournalContent.origin)

  private static let batch = 500

  /// A seal with the entry it names and the commitments and texts of that entry.
  struct Link {
    let seal: Seal
    let entry: RecordedEntry?
    let texts: [String: SaltedText]
  }

  mutating func run() throws(DatabaseError) -> JournalVerdict {
    let fault = try firstFault()
    return JournalVerdict(sound: last.sequence, fault: fault)
  }

  private mutating func firstFault() throws(DatabaseError) -> JournalFault? {
    if let head, !head.isGenuine(digest) { return fault(.forgedHead, head.sequence, nil) }
    while true {
      let links = try connection.links(after: last.sequence, limit: Self.batch)
      for link in links {
        if let fault = try fault(of: link) { return fault }
        last = link.seal.head
      }
      if links.isEmpty { break }
    }
    if let head, last.sequence < head.sequence { return fault(.cutTail, last.sequence + 1, nil) }
    return try faultOutsideChain()
  }

  private func fault(of link: Link) throws(DatabaseError) -> JournalFault? {
    let (seal, sequence) = (link.seal, link.seal.head.sequence)
    guard sequence == last.sequence + 1 else { return fault(.missing, last.sequence + 1, nil) }
    guard let entry = link.entry else { return fault(.missing, sequence, seal.key.entry) }
    let content = JournalContent.content(of: entry, commitments: seal.commitments, digest)
    let chain = JournalContent.chain(after: last.chain, sequence: sequence, content: content, digest)
    guard content == seal.content, chain == seal.head.chain else {
      return fault(try kind(of: link, content: content), sequence, entry.id)
    }
    guard link.texts.allSatisfy({ fits($0.value, seal.commitments[$0.key]) }) else {
      return fault(.changed, sequence, entry.id)
    }
    if let head, head.sequence == sequence, head.chain != hexadecimal(chain) {
      return fault(.rewritten, sequence, entry.id)
    }
    return nil
  }

  private func fits(_ value: SaltedText, _ commitment: [UInt8]?) -> Bool {
    JournalContent.commitment(salt: value.salt, text: value.text, digest) == commitment
  }

  /// What was done to a link whose values do not follow from one another. `content` is that of the entry as it is.
  private func kind(of link: Link, content: [UInt8]) throws(DatabaseError) -> JournalFault.Kind {
    let here = link.seal.head
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
    guard content == link.seal.content else { return .changed }
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

  fileprivate func links(after sequence: Int64, limit: Int) throws(DatabaseError) -> [JournalCheck.Link] {
    let source: SQL = """
      SELECT sequence, realm, entry, content, chain FROM journal_seal WHERE sequence > \(sequence)
      ORDER BY sequence LIMIT \(limit)
      """
    let rows = try query(
      """
      SELECT \(Journal.columns), e.sequence, e.realm, e.entry, e.content, e.chain FROM (\(source)) e
        LEFT JOIN journal j ON j.realm = e.realm AND j.id = e.entry ORDER BY e.sequence
      """)
    let (texts, commitments) = (try saltedTexts(of: source), try commitments(of: source))
    let names = try saltedNames(of: source)
    return try rows.map { row throws(DatabaseError) in
      let key = EntryKey(realm: try row.int(12), entry: try row.int(13))
      let seal = Seal(
        key: key, head: JournalHead(sequence: try row.int(11), chain: try row.blob(15)), content: try row.blob(14),
        commitments: commitments[key] ?? [:])
      // Where the entry is gone, its columns are NULL.
      let entry = row.values[0] == .null ? nil : try recordedEntry(row)
      var own = texts[key] ?? [:]
      own[Journal.actorPlace] = names[key]
      return JournalCheck.Link(seal: seal, entry: entry, texts: own)
    }
  }

  /// The salted names of actors, by entry; those erased are left out.
  private func saltedNames(of source: SQL) throws(DatabaseError) -> [EntryKey: SaltedText] {
    let rows = try query("SELECT j.realm, j.id, n.salt, n.content FROM (\(source)) e \(Journal.names)")
    var names: [EntryKey: SaltedText] = [:]
    for row in rows {
      names[EntryKey(realm: try row.int(0), entry: try row.int(1))] = SaltedText(
        salt: try row.blob(2), text: try row.text(3))
    }
    return names
  }

  private func commitments(of source: SQL) throws(DatabaseError) -> [EntryKey: [String: [UInt8]]] {
    let rows = try query(
      """
      SELECT c.realm, c.entry, c.place, c.commitment FROM (\(source)) e
        JOIN journal_commitment c ON c.realm = e.realm AND c.entry = e.entry
      """)
    var commitments: [EntryKey: [String: [UInt8]]] = [:]
    for row in rows {
      let key = EntryKey(realm: try row.int(0), entry: try row.int(1))
      commitments[key, default: [:]][try row.text(2)] = try row.blob(3)
    }
    return commitments
  }
}
