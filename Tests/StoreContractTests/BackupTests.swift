// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
public import Files
import Glibc
import Security
import Synchronization
import Testing

@testable public import Store

extension EvidenceFiles: EvidenceStore {}

@Suite struct BackupTests {
  private let digest = InstallationDigest()

  // MARK: Data

  /// A child made before its parent, a deferred reference, empty and long values: what a copy may stumble over.
  private func fill(_ database: any Database, entries: Int = 30) throws {
    try database.write { connection in
      for (id, parent) in [(9, nil), (5, 9), (7, 5)] as [(Int64, Int64?)] {
        try connection.begin(
          with: [
            Organisation(
              id: ID(id), realm: ID(9), parent: parent.map { ID($0) }, code: "H\(id)", name: "Sở số \(id) «Đắk Lắk»",
              shortName: "", kind: "department", from: DomainSample.day("2025-07-01"))
          ], at: someMoment)
      }
      try connection.execute(
        """
        INSERT INTO person (id, login, name, password_hash, is_demonstration, failures, created_at)
        VALUES (3, 'an', 'Nguyễn Văn An', NULL, 1, 0, \(Int64.min)), (4, 'b''"', '', 'x', 0, 9, \(Int64.max))
        """)
      try connection.execute(
        """
        INSERT INTO membership (person, organisation, realm, role, valid_from) VALUES (3, 7, 9, 'reporter', '2025-07-01')
        """)
      for number in 0..<40 {
        let token = (0..<number).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        try connection.execute(
          """
          INSERT INTO session
            (token, person, created_at, used_at, expires_at, method, has_second_factor, browser, address)
          VALUES (\(token), 3, 0, 0, \(number), 'password', 0, '', '::1')
          """)
      }
      let body = String(repeating: "điều ", count: 60_000)
      try connection.execute(
        """
        INSERT INTO document (realm, id, sha256, name, format, size, body, added_at)
        VALUES (9, 1, 'x', 'Kế hoạch.docx', 'docx', 1, \(body), 0), (9, 2, 'y', '', 'txt', 0, '', 0)
        """)
      for number in 0..<entries { try connection.appendJournal(Self.entry(number)) }
    }
  }

  private static func entry(_ number: Int) -> JournalEntry {
    JournalEntry(
      realm: 9, actor: 3, actorName: "Nguyễn Văn An", action: "session.begin", subjectKind: "person",
      subject: Int64(number), at: someMoment)
  }

  /// Every row of every table, to compare two databases by; the steps of the schema note their own moment.
  private func content(_ database: any Database) throws -> [String: [Row]] {
    try database.read { connection in
      var content: [String: [Row]] = [:]
      for table in try connection.tables() where table.name != "schema_migration" {
        #expect(!table.key.isEmpty, "\(table.name) has no primary key")
        content[table.name] = try connection.rows(of: table, after: nil, limit: 1_000_000)
      }
      return content
    }
  }

  private func evidence(_ folder: String) throws -> EvidenceFiles {
    try EvidenceFiles(folder: folder) { Digest.sha256($0) }
  }

  private func source(_ path: String) -> Backup.Source {
    {
      let reader = try FileReader(path)
      return { try reader.read(upTo: $0) }
    }
  }

  private func write(_ database: any Database, _ evidence: EvidenceFiles, to path: String) throws -> Backup.Contents {
    let file = try FileWriter(path)
    let contents = try Backup.write(database, evidence: evidence, digest, now: someMoment) { try file.append($0) }
    try file.finish()
    return contents
  }

  // MARK: From one to another

  @Test(arguments: Backend.allCases, Backend.allCases) func `a copy of one database is the same in the other`(
    _ from: Backend, _ to: Backend
  ) throws {
    try withTemporaryFolder { folder throws in
      let (old, new) = (try evidence(folder + "/old"), try evidence(folder + "/new"))
      let files = [try old.store([]), try old.store([UInt8](repeating: 1, count: 1_200_000))].sorted()
      let path = folder + "/copy"
      let wanted = try withDatabase(from) { database in
        try fill(database)
        try JournalSealer(database, digest).seal()
        _ = try database.write { try $0.appendJournal(Self.entry(99)) }
        let written = try write(database, old, to: path)
        #expect(written.files == 2)
        return try content(database)
      }
      try withPlace(to) { place throws in
        let database = try place.open()
        defer { database.close() }
        let contents = try Backup.restore(source(path), into: database, evidence: new, digest, now: someMoment)
        #expect(contents.schema == Schema.migrations.count)
        #expect(contents.takenAt == someMoment)
        #expect(contents.rows == Int64(wanted.values.reduce(Schema.migrations.count) { $0 + $1.count }))
        #expect(try content(database) == wanted)
        #expect(new.names() == files)
        #expect(try verifyJournal(database, digest) == JournalVerdict(sound: 30, fault: nil))
        // It is a whole database: keys are enforced, and work goes on.
        let error = #expect(throws: DatabaseError.self) {
          _ = try database.write {
            try $0.execute("UPDATE organisation_state SET parent = 1234 WHERE organisation = 7")
          }
        }
        #expect(error?.kind == .constraint)
        #expect(throws: DatabaseError.self) { _ = try database.write { try $0.execute("DELETE FROM journal") } }
        #expect(try JournalSealer(database, digest).seal() == 1)
        #expect(try Schema.migrate(database, now: someMoment).isEmpty)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a database that holds something is replaced only when that is asked for`(
    _ backend: Backend
  ) throws {
    try withTemporaryFolder { folder throws in
      let evidence = try evidence(folder + "/evidence")
      let path = folder + "/copy"
      try withDatabase(backend) { database throws in
        try fill(database, entries: 3)
        _ = try write(database, evidence, to: path)
        let wanted = try content(database)
        _ = try database.write { connection in
          try connection.appendJournal(Self.entry(5))
          try connection.execute("UPDATE person SET name = 'x'")
        }
        let changed = try content(database)
        #expect(throws: BackupError.notEmpty) {
          try Backup.restore(source(path), into: database, evidence: evidence, digest, now: someMoment)
        }
        #expect(try content(database) == changed)
        _ = try Backup.restore(
          source(path), into: database, evidence: evidence, digest, replacing: true, now: someMoment)
        #expect(try content(database) == wanted)
      }
    }
  }

  @Test(arguments: Backend.durable) func `a copy taken while others write is of one moment`(_ backend: Backend) throws {
    try withTemporaryFolder { folder throws in
      let evidence = try evidence(folder + "/evidence")
      try withDatabase(backend) { database throws in
        try fill(database, entries: 0)
        let digest = digest
        let isDone = Atomic<Bool>(false)
        // The two tables always have the same number of rows: an entry and its place in the queue.
        let outcomes = inParallel(5) { number -> String? in
          do {
            guard number == 0 else {
              var round = 0
              while !isDone.load(ordering: .relaxed) {
                round += 1
                let subject = number * 10_000 + round
                _ = try database.write { try $0.appendJournal(Self.entry(subject)) }
              }
              return nil
            }
            defer { isDone.store(true, ordering: .relaxed) }
            for round in 0..<5 {
              let path = "\(folder)/copy\(round)"
              _ = try write(database, evidence, to: path)
              let copy = try CopyCounts(source(path), evidence, digest)
              if copy.entries != copy.waiting { return "\(copy)" }
            }
            return nil
          } catch {
            return String(reflecting: error)
          }
        }
        #expect(outcomes.compactMap { $0 } == [])
      }
    }
  }

  @Test(arguments: 1..<Schema.migrations.count) func `a copy of an older schema is brought up to date`(
    _ schema: Int
  ) throws {
    try withTemporaryFolder { folder throws in
      let evidence = try evidence(folder + "/evidence")
      let path = folder + "/copy"
      var rows: [Set<Row>] = []
      try withDatabase(.sqliteMemory, migrations: Array(Schema.migrations.prefix(schema))) { database throws in
        _ = try database.write { try $0.appendJournal(Self.entry(1)) }
        // The domain's tables came with the second step.
        if schema > 1 {
          try addBodies(to: database, schema: schema)
          let content = try database.addPlan()
          try database.addReport(1, on: content)
          rows = try database.everything()
        }
        #expect(try write(database, evidence, to: path).schema == schema)
      }
      for backend in Backend.allCases {
        try withPlace(backend) { place throws in
          let database = try place.open()
          defer { database.close() }
          _ = try Backup.restore(source(path), into: database, evidence: evidence, digest, now: someMoment)
          #expect(try database.read { try Schema.version(of: $0) } == Schema.migrations.count)
          #expect(try database.read { try $0.journal(realm: 9, limit: 9) }.count == 1)
          if schema > 1 { #expect(try Array(database.everything().prefix(rows.count)) == rows) }
        }
      }
    }
  }

  // MARK: Copies that are refused

  /// What may happen to a file, and what is said.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable ([UInt8]) -> [UInt8]
    let error: BackupError
  }

  static let damages: [Damage] = [
    Damage(testDescription: "no bytes", change: { _ in [] }, error: .notABackup),
    Damage(
      testDescription: "another file", change: { _ in Array("PK\u{3}\u{4} something else".utf8) }, error: .notABackup),
    Damage(
      testDescription: "a newer format", change: { Array("xanh.backup/2\n".utf8) + $0.dropFirst(14) },
      error: .notABackup),
    Damage(testDescription: "the last byte is gone", change: { Array($0.dropLast()) }, error: .damaged),
    Damage(testDescription: "the second half is gone", change: { Array($0.prefix($0.count / 2)) }, error: .damaged),
    Damage(testDescription: "only the first line", change: { Array($0.prefix(14)) }, error: .damaged),
    Damage(testDescription: "something follows", change: { $0 + [0] }, error: .damaged),
    Damage(testDescription: "a byte of a row changed", change: { changed($0, at: $0.count / 2) }, error: .damaged),
    Damage(testDescription: "a byte of a count changed", change: { changed($0, at: $0.count - 60) }, error: .damaged),
    Damage(testDescription: "a byte of the digest changed", change: { changed($0, at: $0.count - 1) }, error: .damaged),
    Damage(testDescription: "a length changed", change: { changed($0, at: 15) }, error: .damaged),
    Damage(testDescription: "a kind changed", change: { changed($0, at: 14) }, error: .damaged),
  ]

  private static func changed(_ bytes: [UInt8], at place: Int) -> [UInt8] {
    var bytes = bytes
    bytes[place] ^= 0x41
    return bytes
  }

  @Test(arguments: damages) func `a copy that is not whole is refused before anything is touched`(
    _ damage: Damage
  ) throws {
    try withTemporaryFolder { folder throws in
      let evidence = try evidence(folder + "/evidence")
      let path = folder + "/copy"
      _ = try evidence.store(Array("minh chứng".utf8))
      try withDatabase(.sqliteMemory) { database throws in
        try fill(database, entries: 2)
        _ = try write(database, evidence, to: path)
        try DurableFile.write(damage.change(try DurableFile.read(path)), to: path)
        let before = try content(database)
        let empty = try self.evidence(folder + "/other")
        #expect(throws: damage.error) {
          try Backup.restore(source(path), into: database, evidence: empty, digest, replacing: true, now: someMoment)
        }
        #expect(try content(database) == before)
        #expect(empty.names().isEmpty)
      }
    }
  }

  @Test func `a copy of a newer schema is refused`() throws {
    try withTemporaryFolder { folder throws in
      let evidence = try evidence(folder + "/evidence")
      let path = folder + "/copy"
      let newer = Migration(Schema.migrations.count + 1, "of tomorrow", ["CREATE TABLE x (id BIGINT PRIMARY KEY)"])
      try withDatabase(.sqliteMemory, migrations: Schema.migrations + [newer]) { database throws in
        _ = try write(database, evidence, to: path)
      }
      try withDatabase(.sqliteMemory) { database throws in
        #expect(throws: BackupError.newer) {
          try Backup.restore(source(path), into: database, evidence: evidence, digest, now: someMoment)
        }
      }
    }
  }

  @Test func `a copy is not made of evidence that is damaged`() throws {
    try withTemporaryFolder { folder throws in
      let evidence = try evidence(folder + "/evidence")
      let name = try evidence.store([1, 2, 3])
      try DurableFile.write([9], to: "\(folder)/evidence/\(name.prefix(2))/\(name.dropFirst(2))")
      try withDatabase(.sqliteMemory) { database throws in
        #expect(throws: FileError.self) { _ = try write(database, evidence, to: folder + "/copy") }
        #expect(access(folder + "/copy", F_OK) != 0)
      }
    }
  }

  @Test(arguments: BackupError.allCases) func `each refusal says what to do in both languages`(_ error: BackupError) {
    #expect(error.vietnamese != error.english)
    #expect(error.english.hasSuffix("."))
  }

  @Test(arguments: [["a"], ["a\"b", "c"], ["Đ"]]) func `names are quoted whatever they hold`(_ names: [String]) {
    #expect(quoted(names) == ["a": "\"a\"", "a\"b": "\"a\"\"b\", \"c\"", "Đ": "\"Đ\""][names[0]])
  }
}

/// How many entries and places in the queue a copy holds.
private struct CopyCounts {
  let entries: Int64
  let waiting: Int64

  init(_ source: @escaping Backup.Source, _ evidence: EvidenceFiles, _ digest: InstallationDigest) throws {
    (entries, waiting) = try withPlace(.sqliteMemory) { place in
      let database = try place.open()
      _ = try Backup.restore(source, into: database, evidence: evidence, digest, now: someMoment)
      return try database.read { connection in
        (
          try connection.query("SELECT COUNT(*) FROM journal")[0].int(0),
          try connection.query("SELECT COUNT(*) FROM journal_unsealed")[0].int(0)
        )
      }
    }
  }
}
