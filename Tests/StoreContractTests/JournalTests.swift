// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Testing

@testable import Store

@Suite struct JournalTests {
  private let digest = InstallationDigest()

  private static func entry(_ number: Int, actor: Int64 = 7) -> JournalEntry {
    JournalEntry(
      realm: 1, actor: actor, actorName: "Nguyễn Thị \(actor)", action: "report.accept", subjectKind: "report",
      subject: Int64(number % 3), before: #"{"state":"sent"}"#, after: #"{"state":"accepted","n":\#(number)}"#,
      personal: [PersonalValue(place: "after.phone", person: 9, text: "0912 000 \(number)")],
      at: someMoment.adding(seconds: Int64(number)))
  }

  /// Writes entries, each in a transaction of its own, and returns their identifiers.
  @discardableResult
  private func append(_ numbers: Range<Int>, to database: any Database) throws -> [Int64] {
    try numbers.map { number in try database.write { try $0.appendJournal(Self.entry(number)) } }
  }

  private func verdict(_ database: any Database, head: SignedHead? = nil) throws -> JournalVerdict {
    try verifyJournal(database, digest, head: head)
  }

  // MARK: Writing and reading

  @Test(arguments: Backend.allCases) func `an entry comes back as it was written`(_ backend: Backend) throws {
    try withDatabase(backend) { database throws in
      var plain = Self.entry(1)
      (plain.actor, plain.actorName, plain.before, plain.after, plain.personal) = (nil, "", nil, nil, [])
      let (entries, copy) = ([plain, Self.entry(2)], plain)
      let ids = [
        try database.write { try $0.appendJournal(copy) }, try database.write { try $0.appendJournal(Self.entry(2)) },
      ]
      let recorded = try database.read { try $0.journal(realm: 1, limit: 10) }
      #expect(recorded.map(\.entry) == entries.reversed())
      #expect(recorded.map(\.id) == ids.reversed())
      #expect(recorded.allSatisfy { $0.sequence == nil })
      try JournalSealer(database, digest).seal()
      #expect(try database.read { try $0.journal(realm: 1, limit: 10) }.map(\.sequence) == [2, 1])
      #expect(try database.read { try $0.journal(realm: 2, limit: 10) }.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `pages follow one another without a gap or an overlap`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      let ids = try append(0..<25, to: database)
      var found: [RecordedEntry] = []
      while true {
        let cursor = found.last?.id
        let page = try database.read { try $0.journal(realm: 1, before: cursor, limit: 4) }
        if page.isEmpty { break }
        found += page
      }
      #expect(found.map(\.id) == ids.reversed())
    }
  }

  @Test(arguments: Backend.allCases) func `an entry goes with the change it belongs to`(_ backend: Backend) throws {
    struct Refusal: Error {}
    try withDatabase(backend) { database throws in
      #expect(throws: Refusal.self) {
        try database.write { connection in
          try connection.appendJournal(Self.entry(1))
          throw Refusal()
        }
      }
      #expect(try database.read { try $0.journal(realm: 1, limit: 9) }.isEmpty)
      #expect(try JournalSealer(database, digest).seal() == 0)
    }
  }

  static let changes: [SQL] = [
    "UPDATE journal SET action = 'report.return'", "DELETE FROM journal", "UPDATE journal_seal SET realm = 2",
    "DELETE FROM journal_seal", "UPDATE journal_commitment SET place = 'x'", "DELETE FROM journal_commitment",
  ]

  @Test(arguments: Backend.allCases) func `the database refuses to change what is recorded`(_ backend: Backend) throws {
    try withDatabase(backend) { database throws in
      try append(0..<3, to: database)
      try JournalSealer(database, digest).seal()
      for change in Self.changes {
        let error = #expect(throws: DatabaseError.self) { _ = try database.write { try $0.execute(change) } }
        #expect(error?.kind == .constraint)
      }
      #expect(try verdict(database) == JournalVerdict(sound: 3, fault: nil))
    }
  }

  // MARK: Sealing

  @Test(arguments: Backend.allCases) func `sealing goes on where it stopped`(_ backend: Backend) throws {
    try withDatabase(backend) { database throws in
      let sealer = JournalSealer(database, digest)
      #expect(try sealer.signedHead(now: someMoment) == nil)
      #expect(try verdict(database) == JournalVerdict(sound: 0, fault: nil))
      try append(0..<5, to: database)
      #expect(try sealer.seal() == 5)
      #expect(try sealer.seal() == 0)
      try append(5..<7, to: database)
      #expect(try verdict(database) == JournalVerdict(sound: 5, fault: nil))
      #expect(try sealer.seal() == 2)
      #expect(try verdict(database) == JournalVerdict(sound: 7, fault: nil))
      #expect(try sealer.signedHead(now: someMoment)?.sequence == 7)
    }
  }

  @Test(arguments: Backend.allCases) func `more entries than one batch are sealed in order`(_ backend: Backend) throws {
    try withDatabase(backend) { database throws in
      let ids = try database.write { connection in
        try (0..<1203).map { try connection.appendJournal(Self.entry($0)) }
      }
      #expect(try JournalSealer(database, digest).seal() == 1203)
      let sealed = try database.read { connection in
        try connection.query("SELECT entry FROM journal_seal ORDER BY sequence").map { try $0.int(0) }
      }
      #expect(sealed == ids)
      #expect(try verdict(database) == JournalVerdict(sound: 1203, fault: nil))
    }
  }

  @Test(arguments: Backend.durable) func `sealers of several processes make one chain while others write`(
    _ backend: Backend
  ) throws {
    try withPlace(backend) { place throws in
      let databases = [try place.open(), try place.open(), try place.open()]
      defer { databases.forEach { $0.close() } }
      try Schema.migrate(databases[0], now: someMoment)
      let digest = digest
      let failures = inParallel(120) { number -> String? in
        let database = databases[number % 3]
        do {
          if number % 4 == 0 {
            try JournalSealer(database, digest).seal()
          } else {
            for part in 0..<3 { _ = try database.write { try $0.appendJournal(Self.entry(number * 3 + part)) } }
          }
          return nil
        } catch {
          return String(reflecting: error)
        }
      }
      #expect(failures.compactMap { $0 } == [])
      try JournalSealer(databases[1], digest).seal()
      #expect(try verdict(databases[2]) == JournalVerdict(sound: 270, fault: nil))
    }
  }

  // MARK: Erasing

  @Test(arguments: Backend.allCases) func `a person's values are erased and the chain still fits`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      let sealer = JournalSealer(database, digest)
      try append(0..<2, to: database)
      try sealer.seal()
      _ = try database.write { try $0.appendJournal(Self.entry(2, actor: 8)) }
      #expect(try sealer.erase(person: 7, realm: 1) == 1)
      #expect(try sealer.erase(person: 7, realm: 1) == 0)
      #expect(try sealer.erase(person: 9, realm: 2) == 0)
      let names = try database.read { try $0.journal(realm: 1, limit: 9) }.map(\.entry.actorName)
      #expect(names == ["Nguyễn Thị 8", "", ""])
      #expect(try sealer.erase(person: 9, realm: 1) == 3)
      let phones = try database.read { try $0.journal(realm: 1, limit: 9) }.map { $0.entry.personal.map(\.text) }
      #expect(phones == [[nil], [nil], [nil]])
      let texts = try database.read { connection in
        try connection.query("SELECT content FROM journal_text UNION ALL SELECT content FROM journal_name")
          .map { try $0.text(0) }
      }
      #expect(texts == ["Nguyễn Thị 8"])
      #expect(try verdict(database) == JournalVerdict(sound: 3, fault: nil))
    }
  }

  // MARK: Finding what was tampered with

  /// What somebody who owns the database may do to ten sealed entries, and what the check must say.
  struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statements: @Sendable ([Int64]) -> [SQL]
    let kind: JournalFault.Kind
    let sequence: Int64?
    /// The place of the entry that is named, from 0.
    let entry: Int?
  }

  static let tamperings: [Tampering] = [
    Tampering(
      testDescription: "an action changed", statements: { ["UPDATE journal SET action = 'x' WHERE id = \($0[3])"] },
      kind: .changed, sequence: 4, entry: 3),
    Tampering(
      testDescription: "a value moved to NULL",
      statements: { ["UPDATE journal SET value_before = NULL WHERE id = \($0[9])"] }, kind: .changed, sequence: 10,
      entry: 9),
    Tampering(
      testDescription: "text moved from one field to the next",
      statements: { ["UPDATE journal SET action = 'report', subject_kind = '.acceptreport' WHERE id = \($0[0])"] },
      kind: .changed, sequence: 1, entry: 0),
    Tampering(
      testDescription: "a name changed",
      statements: { _ in ["UPDATE journal_name SET content = 'Ai đó'"] },
      kind: .changed, sequence: 1, entry: 0),
    Tampering(
      testDescription: "a personal value changed",
      statements: { ["UPDATE journal_text SET content = '0900' WHERE entry = \($0[5])"] },
      kind: .changed, sequence: 6, entry: 5),
    Tampering(
      testDescription: "a commitment removed",
      statements: { ["DELETE FROM journal_commitment WHERE entry = \($0[5])"] },
      kind: .changed, sequence: 6, entry: 5),
    Tampering(
      testDescription: "a chain value changed",
      statements: { _ in ["UPDATE journal_seal SET chain = content WHERE sequence = 5"] }, kind: .changed, sequence: 5,
      entry: 4),
    Tampering(
      testDescription: "an entry removed", statements: { ["DELETE FROM journal WHERE id = \($0[6])"] }, kind: .missing,
      sequence: 7, entry: 6),
    Tampering(
      testDescription: "a seal removed", statements: { _ in ["DELETE FROM journal_seal WHERE sequence = 2"] },
      kind: .missing, sequence: 2, entry: nil),
    Tampering(
      testDescription: "an entry and its seal removed, the rest moved up",
      statements: { ids in
        ["DELETE FROM journal WHERE id = \(ids[3])", "DELETE FROM journal_seal WHERE sequence = 4"]
          + (5...10).map { "UPDATE journal_seal SET sequence = \($0 - 1) WHERE sequence = \($0)" }
      }, kind: .missing, sequence: 4, entry: 4),
    Tampering(
      testDescription: "two seals exchanged",
      statements: { _ in
        [
          "UPDATE journal_seal SET sequence = 99 WHERE sequence = 3",
          "UPDATE journal_seal SET sequence = 3 WHERE sequence = 8",
          "UPDATE journal_seal SET sequence = 8 WHERE sequence = 99",
        ]
      }, kind: .reordered, sequence: 3, entry: 7),
    Tampering(
      testDescription: "two entries exchanged under their seals",
      statements: { ids in
        [
          "UPDATE journal_seal SET entry = -1 WHERE entry = \(ids[2])",
          "UPDATE journal_seal SET entry = \(ids[2]) WHERE entry = \(ids[3])",
          "UPDATE journal_seal SET entry = \(ids[3]) WHERE entry = -1",
        ]
      }, kind: .reordered, sequence: 3, entry: 3),
    Tampering(
      testDescription: "an entry slipped in",
      statements: { _ in
        [
          """
          INSERT INTO journal (realm, id, action, subject_kind, subject, recorded_at)
          VALUES (1, 5, 'report.accept', 'report', 1, 0)
          """
        ]
      }, kind: .unchained, sequence: nil, entry: nil),
    Tampering(
      testDescription: "an entry removed that was waiting for its seal",
      statements: { ids in ["INSERT INTO journal_unsealed (realm, entry) VALUES (1, \(ids[9] + 1))"] }, kind: .missing,
      sequence: nil, entry: nil),
  ]

  @Test(arguments: Backend.allCases, tamperings) func `the first entry that does not fit is named`(
    _ backend: Backend, _ tampering: Tampering
  ) throws {
    try withDatabase(backend) { database throws in
      let ids = try append(0..<10, to: database)
      let sealer = JournalSealer(database, digest)
      try sealer.seal()
      try tamper(with: database, tampering.statements(ids))
      let fault = try #require(try verdict(database).fault)
      #expect(fault.kind == tampering.kind)
      #expect(fault.sequence == tampering.sequence)
      if let entry = tampering.entry { #expect(fault.entry == ids[entry]) }
    }
  }

  @Test(arguments: Backend.allCases) func `a tail that was cut shows against a signed head only`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      try append(0..<6, to: database)
      let sealer = JournalSealer(database, digest)
      try sealer.seal()
      let head = try #require(try sealer.signedHead(now: someMoment))
      #expect(try verdict(database, head: head).fault == nil)
      try tamper(
        with: database,
        [
          "DELETE FROM journal WHERE id IN (SELECT entry FROM journal_seal WHERE sequence > 4)",
          "DELETE FROM journal_seal WHERE sequence > 4",
        ])
      #expect(try verdict(database) == JournalVerdict(sound: 4, fault: nil))
      #expect(
        try verdict(database, head: head)
          == JournalVerdict(sound: 4, fault: JournalFault(kind: .cutTail, sequence: 5, entry: nil)))
    }
  }

  @Test(arguments: Backend.allCases) func `a chain computed anew shows against a signed head only`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      let ids = try append(0..<6, to: database)
      let sealer = JournalSealer(database, digest)
      try sealer.seal()
      let head = try #require(try sealer.signedHead(now: someMoment))
      try tamper(
        with: database,
        [
          "UPDATE journal SET action = 'report.return' WHERE id = \(ids[2])", "DELETE FROM journal_seal",
          "DELETE FROM journal_commitment", "INSERT INTO journal_unsealed (realm, entry) SELECT realm, id FROM journal",
        ])
      try sealer.seal()
      #expect(try verdict(database) == JournalVerdict(sound: 6, fault: nil))
      let fault = try #require(try verdict(database, head: head).fault)
      #expect(fault == JournalFault(kind: .rewritten, sequence: 6, entry: ids[5]))
    }
  }

  @Test func `a head that this installation did not sign is refused`() throws {
    try withDatabase(.sqliteMemory) { database throws in
      try append(0..<2, to: database)
      let sealer = JournalSealer(database, digest)
      try sealer.seal()
      let head = try #require(try sealer.signedHead(now: someMoment))
      #expect(head.isGenuine(digest))
      #expect(!head.isGenuine(InstallationDigest()))
      let verdict = try verifyJournal(database, InstallationDigest(), head: head)
      #expect(verdict.fault == JournalFault(kind: .forgedHead, sequence: 2, entry: nil))
    }
  }

  /// Removes the triggers, as the owner of the database can, and performs statements.
  private func tamper(with database: any Database, _ statements: [SQL]) throws {
    try database.write { connection in
      for table in ["journal", "journal_seal", "journal_commitment"] {
        switch connection.dialect {
        case .sqlite:
          try connection.execute("DROP TRIGGER IF EXISTS \(unsafeSQL: table)_keeps_UPDATE")
          try connection.execute("DROP TRIGGER IF EXISTS \(unsafeSQL: table)_keeps_DELETE")
        case .postgreSQL: try connection.execute("ALTER TABLE \(unsafeSQL: table) DISABLE TRIGGER USER")
        }
      }
      for statement in statements { try connection.execute(statement) }
    }
  }
}
