// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct `Loans of roles` {
  private let now = someMoment
  private var today: CivilDate { now.inVietnam.date }
  private let lender = DomainSample.reporter
  private let receiver = DomainSample.approver

  private func record(_ id: Int64 = 1, _ from: Int = 0, _ to: Int = 9, role: Role = .approver) -> DelegationRecord {
    DelegationRecord(
      delegation: Delegation(
        id: ID(id), organisation: DomainSample.health, role: role, from: today.adding(days: from),
        to: today.adding(days: to), reason: "Nghỉ «ốm»"),
      lender: Principal(person: lender, name: "Nguyễn Văn An"),
      receiver: Principal(person: receiver, name: "Trần Thị Bình"), realm: DomainSample.province)
  }

  private var author: Author { Author(person: lender, name: "Nguyễn Văn An", at: now) }

  /// The lender approves for the health department from ten days ago, for so many days.
  private func withLender(_ backend: Backend, days: Int? = nil, _ body: (any Database) throws -> Void) throws {
    try withBodies(backend) { database throws in
      let role = Membership(
        organisation: DomainSample.health, role: .approver, from: today.adding(days: -10),
        to: days.map { today.adding(days: $0) })
      try database.write { try $0.insert(role, of: lender, realm: DomainSample.province) }
      try body(database)
    }
  }

  private func roles(_ database: any Database, after days: Int) throws -> [Membership] {
    try database.read {
      try $0.lentRoles(to: receiver, at: now.adding(seconds: Int64(days) * 86_400)).map(\.membership)
    }
  }

  @Test(arguments: Backend.allCases) func `a loan comes back as it was, to both sides`(_ backend: Backend) throws {
    try withLender(backend) { database throws in
      let record = record()
      try database.write { try $0.lend(record, by: author) }
      let stored = try #require(try database.read { try $0.delegation(ID(1)) })
      #expect(stored.delegation == record.delegation && stored.realm == record.realm)
      #expect(stored.lender.person == lender && stored.receiver.person == receiver)
      for person in [lender, receiver] {
        #expect(try database.read { try $0.delegations(of: person) } == [stored])
      }
      #expect(try database.read { try $0.delegation(ID(2)) } == nil)
      #expect(try database.read { try $0.lentRoles(to: lender, at: now) }.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `it counts on its days, while the lender's own role does`(_ backend: Backend)
    throws
  {
    try withLender(backend, days: 20) { database throws in
      try database.write { try $0.lend(record(1, 2, 9), by: author) }
      #expect(try (0...10).map { try roles(database, after: $0).count } == [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0])
      #expect(try roles(database, after: 3).first?.delegation == ID(1))
      let own = try #require(try database.read { try $0.memberships(of: lender) }.first)
      #expect(try database.write { try $0.end(own, of: lender, lastDay: today.adding(days: 5)) })
      #expect(try (4...7).map { try roles(database, after: $0).count } == [1, 1, 0, 0])
      try database.write { try $0.setDisabled(now.adding(seconds: 4 * 86_400), of: lender) }
      #expect(try (2...5).map { try roles(database, after: $0).count } == [1, 1, 0, 0])
    }
  }

  @Test(arguments: Backend.allCases) func `what the lender does not hold is not lent, and leaves nothing`(
    _ backend: Backend
  ) throws {
    try withLender(backend, days: 5) { database throws in
      for (record, refusal) in [
        (record(1, 0, 6), Delegation.Refusal.notHeld), (record(1, 0, 3, role: .planner), .notHeld),
        (record(1, -1, 3), .beginsInThePast), (record(1, 3, 2), .endsBeforeItBegins),
      ] {
        #expect(throws: refusal) { try database.write { try $0.lend(record, by: author) } }
      }
      #expect(try database.read { try $0.delegations(of: lender) }.isEmpty)
      #expect(try database.read { try $0.journal(realm: DomainSample.province.rawValue, limit: 9) }.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `it is ended once, and each step is in the journal without names in its text`(
    _ backend: Backend
  ) throws {
    try withLender(backend) { database throws in
      let record = record()
      try database.write { try $0.lend(record, by: author) }
      try database.write { try $0.end(record, lastDay: today.adding(days: 3), by: author) }
      #expect(try (2...5).map { try roles(database, after: $0).count } == [1, 1, 0, 0])
      #expect(throws: ChangeRefusal.unknown) {
        try database.write { try $0.end(record, lastDay: today.adding(days: 3), by: author) }
      }
      let entries = try database.read { try $0.journal(realm: DomainSample.province.rawValue, limit: 9) }.map(\.entry)
      #expect(entries.map(\.action) == ["person.role.lend.end", "person.role.lend"])
      for entry in entries {
        let text = "\(entry.before ?? "") \(entry.after ?? "")"
        #expect(!text.contains("Bình") && !text.contains("ốm"))
        #expect(entry.personal.contains { $0.place == "after.receiver" && $0.text == "Trần Thị Bình" })
      }
    }
  }
}
