// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct MigrationTests {
  private static let first = Migration(1, "one", ["CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, name TEXT)"])
  private static let second = Migration(2, "two", ["ALTER TABLE thing ADD COLUMN data BLOB"])

  private func version(of database: any Database) throws -> Int { try database.read { try Schema.version(of: $0) } }

  @Test func `the steps of the program are numbered from one without gaps`() {
    #expect(Schema.migrations.map(\.number) == Array(1...Schema.migrations.count))
  }

  @Test(arguments: Backend.allCases) func `a start performs what is missing and nothing twice`(_ backend: Backend)
    throws
  {
    try withPlace(backend) { place in
      let database = try place.open()
      defer { database.close() }
      #expect(try Schema.migrate(database, to: [Self.first], now: someMoment).map(\.number) == [1])
      #expect(try Schema.migrate(database, to: [Self.first, Self.second], now: someMoment).map(\.number) == [2])
      #expect(try Schema.migrate(database, to: [Self.first, Self.second], now: someMoment).isEmpty)
      #expect(try version(of: database) == 2)
    }
  }

  @Test(arguments: Backend.allCases) func `a newer schema is refused`(_ backend: Backend) throws {
    try withDatabase(backend, migrations: [Self.first, Self.second]) { database in
      let error = try #require(throws: DatabaseError.self) {
        try Schema.migrate(database, to: [Self.first], now: someMoment)
      }
      #expect(error.kind == .newerSchema)
      #expect(error.debugDescription.contains("schema 2"))
    }
  }

  @Test(arguments: Backend.allCases) func `a step that fails leaves nothing behind`(_ backend: Backend) throws {
    let broken = Migration(2, "broken", ["CREATE TABLE other (id BIGINT NOT NULL PRIMARY KEY)", "CREATE NONSENSE"])
    try withDatabase(backend, migrations: [Self.first]) { database in
      #expect(throws: DatabaseError.self) { try Schema.migrate(database, to: [Self.first, broken], now: someMoment) }
      let version = try version(of: database)
      #expect(version == 1)
      #expect(throws: DatabaseError.self) {
        _ = try database.read { connection in try connection.query("SELECT * FROM other") }
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a step keeps what is there, and the rules that bind it`(
    _ backend: Backend
  ) throws {
    // The domain's tables came with the second step.
    for known in 2...Schema.migrations.count {
      try withDatabase(backend, migrations: Array(Schema.migrations.prefix(known))) { database throws in
        try addBodies(to: database, schema: known)
        let content = try database.addPlan()
        try database.addReport(1, on: content, files: [DomainSample.evidence(1)])
        try database.addReport(2, on: content, files: [DomainSample.evidence(2, 1), DomainSample.evidence(2, 2)])
        let rows = try database.everything()
        #expect(try Schema.migrate(database, now: someMoment).count == Schema.migrations.count - known)
        #expect(try Array(database.everything().prefix(rows.count)) == rows)
        #expect(try database.read { try $0.organisations() } == DomainSample.organisations)
        try database.addReport(3, on: content, item: 15, files: [DomainSample.evidence(3)])
        #expect(try database.read { try $0.reports(of: content.plan) }.map(\.id) == [ID(1), ID(2), ID(3)])
        for broken: SQL in [
          "UPDATE evidence SET report = 404 WHERE report = 1", "UPDATE report SET item = 404",
          "UPDATE report SET organisation = 404",
          "UPDATE report SET percent = 101", "UPDATE report SET state = 'lost'",
          "UPDATE report SET idempotency_key = 1",
          "DELETE FROM report",
        ] {
          #expect(refusal { try database.write { try $0.execute(broken) } } is DatabaseError, "\(broken.text)")
        }
        let digest = InstallationDigest()
        let sealed = try JournalSealer(database, digest).seal()
        let verdict = try verifyJournal(database, digest)
        #expect(verdict.fault == nil && verdict.sound == sealed)
      }
    }
  }

  @Test func `a table is told to each database in its own words`() {
    let statement = "CREATE TABLE t (a BIGINT NOT NULL DEFAULT 1, b TEXT DEFAULT 'BLOB', c BLOB) WITHOUT ROWID"
    #expect(
      Dialect.sqlite.schemaText(statement)
        == "CREATE TABLE t (a INTEGER NOT NULL DEFAULT 1, b TEXT DEFAULT 'BLOB', c BLOB) STRICT, WITHOUT ROWID")
    #expect(
      Dialect.postgreSQL.schemaText(statement)
        == "CREATE TABLE t (a BIGINT NOT NULL DEFAULT 1, b TEXT COLLATE \"C\" DEFAULT 'BLOB', c BYTEA)")
    #expect(Dialect.sqlite.schemaText("SELECT BIGINT") == "SELECT BIGINT")
  }
}
