// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Testing

@testable import Store

@Suite struct `Erasing a person` {
  private let digest = InstallationDigest()
  private let person = DomainSample.reporter
  /// Stands in the name, the sign-in name and the words of the one who is erased, and nowhere else.
  private static let mark = "dau-vet-rieng"

  private func withPerson(_ backend: Backend, _ body: (any Database, JournalSealer) throws -> Void) throws {
    try withBodies(backend) { database throws in
      let plan = try database.addPlan().plan
      let author = Author(person: person, name: "Người \(Self.mark)", at: someMoment)
      try database.write { connection in
        try connection.execute(
          "UPDATE person SET name = \("Người \(Self.mark)"), login = \(Self.mark) WHERE id = \(person)")
        let role = Membership(organisation: DomainSample.health, role: .approver)
        try connection.insert(role, of: person, realm: DomainSample.province)
        try connection.lend(
          DelegationRecord(
            delegation: Delegation(
              id: ID(1), organisation: DomainSample.health, role: .approver, from: someMoment.inVietnam.date,
              to: someMoment.inVietnam.date, reason: "Nghỉ \(Self.mark)"),
            lender: Principal(person: person, name: author.name),
            receiver: Principal(person: DomainSample.approver, name: "Bình"), realm: DomainSample.province),
          by: author)
        try connection.insertSession(
          token: [1], person: person,
          from: SessionOrigin(method: .password, hasSecondFactor: false, browser: Self.mark, address: Self.mark),
          at: someMoment, expires: someMoment.adding(seconds: 60))
        try connection.journal(
          "plan.open", "plan", plan.id, realm: DomainSample.province, before: nil, after: nil, by: author)
      }
      try body(database, JournalSealer(database, digest))
    }
  }

  private func close(_ database: any Database) throws {
    try database.write { try $0.setDisabled(someMoment, of: person) }
  }

  private var administrator: Author { Author(person: DomainSample.approver, name: "Trần Thị Bình", at: someMoment) }

  /// The tables in which the mark stands.
  private func marked(_ database: any Database) throws -> [String] {
    try database.read { connection in
      try connection.tables().filter { table in
        try connection.rows(of: table, after: nil, limit: 100_000).contains { "\($0)".contains(Self.mark) }
      }.map(\.name)
    }
  }

  @Test(arguments: Backend.allCases) func `no table holds the name any more, and the journal verifies as before`(
    _ backend: Backend
  ) throws {
    try withPerson(backend) { database, sealer throws in
      try sealer.seal()
      let before = try verifyJournal(database, digest)
      #expect(before.fault == nil && before.sound >= 3)
      #expect(
        Set(try marked(database)).isSuperset(of: ["person", "session", "journal_name", "journal_text", "delegation"]))
      try close(database)
      try sealer.erase(person, by: administrator)
      #expect(try marked(database) == [])
      try sealer.seal()
      let after = try verifyJournal(database, digest)
      #expect(after.fault == nil && after.sound == before.sound + 1)
      let entries = try database.read { try $0.journal(realm: DomainSample.province.rawValue, limit: 99) }.map(\.entry)
      #expect(entries.first?.action == "person.erase" && entries.first?.actorName == "Trần Thị Bình")
      #expect(entries.contains { $0.actor == person.rawValue && $0.actorName.isEmpty })
    }
  }

  @Test(arguments: Backend.allCases) func `entries that are not sealed yet are sealed first`(_ backend: Backend) throws
  {
    try withPerson(backend) { database, sealer throws in
      try close(database)
      try sealer.erase(person, by: administrator)
      #expect(try marked(database) == [])
      try sealer.seal()
      #expect(try verifyJournal(database, digest).fault == nil)
    }
  }

  @Test(arguments: Backend.allCases) func `an open account, one erased before and nobody are refused`(
    _ backend: Backend
  )
    throws
  {
    try withPerson(backend) { database, sealer throws in
      func erase(_ person: ID<Person>) -> (any Error)? {
        refusal { try sealer.erase(person, by: administrator) }
      }
      #expect(erase(person) as? ChangeRefusal == .unknown)
      #expect(erase(ID(404)) as? ChangeRefusal == .unknown)
      #expect(try marked(database).contains("person"))
      try close(database)
      #expect(erase(person) == nil)
      #expect(erase(person) as? ChangeRefusal == .unknown)
    }
  }
}
