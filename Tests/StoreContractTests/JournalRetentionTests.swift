// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Testing

@testable import Store

/// What the law wants kept for twelve months is kept for good: the program has no statement that takes an entry away, and
/// the database refuses one from anybody else.
@Suite struct JournalRetentionTests {
  private static let day: Int64 = 86_400

  @Test(arguments: Backend.allCases, [0, 30, 364, 400, 3_650])
  func `an entry of any age stays, sealed or not`(_ backend: Backend, age: Int64) throws {
    try withDatabase(backend) { database throws in
      let entry = JournalEntry(
        realm: 1, actor: 7, actorName: "Nguyễn Thị An", action: "report.accept", subjectKind: "report", subject: 3,
        at: someMoment.adding(seconds: -age * Self.day))
      try database.write { _ = try $0.appendJournal(entry) }
      for isSealed in [false, true] {
        if isSealed { try JournalSealer(database, InstallationDigest()).seal() }
        for statement: SQL in ["DELETE FROM journal", "UPDATE journal SET action = 'x'"] {
          #expect(throws: DatabaseError.self) { try database.write { _ = try $0.execute(statement) } }
        }
        #expect(try database.read { try $0.journal(realm: 1, limit: 10) }.map(\.entry) == [entry])
      }
      for statement: SQL in ["DELETE FROM journal_seal", "DELETE FROM journal_commitment"] {
        #expect(throws: DatabaseError.self) { try database.write { _ = try $0.execute(statement) } }
      }
      // What may be erased of a person is erased from beside it.
      #expect(try JournalSealer(database, InstallationDigest()).erase(person: 7, realm: 1) == 1)
      #expect(try database.read { try $0.journal(realm: 1, limit: 10) }.map(\.entry.action) == ["report.accept"])
    }
  }
}
