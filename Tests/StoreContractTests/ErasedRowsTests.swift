// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Testing

@testable import Store

/// A person with a row in every table that knows of people.
@Suite struct `Erasing a person with everything that an account can have` {
  private let digest = InstallationDigest()
  private let person = DomainSample.reporter
  private static let name = "Quách Thị Dấu Vết"
  private static let login = "dau.vet@noi-rieng.vn"
  private static let address = "203.0.113.77"
  /// What must stand nowhere afterwards: as it is, and as one searches for it.
  private static let traces = [name, login, address, "quach thi dau vet", "điện thoại riêng", "con dấu niêm phong"]

  private func fill(_ database: any Database) throws {
    let (person, other, third) = (person, DomainSample.approver, ID<Person>(103))
    let plan = try database.addPlan().plan
    let author = Author(person: person, name: Self.name, at: someMoment)
    let day = someMoment.inVietnam.date
    try database.write { connection in
      try connection.execute("DELETE FROM person WHERE id = \(person)")
      let erased = Person(id: person, login: Self.login, name: Self.name, passwordHash: "$argon2id$con dấu niêm phong")
      try connection.insert(erased, at: someMoment)
      try connection.insert(Person(id: third, login: "ba", name: "Lê Văn Ba", passwordHash: nil), at: someMoment)
      for (who, role) in [(person, Role.approver), (other, .approver), (third, .reporter)] {
        try connection.insert(
          Membership(organisation: DomainSample.health, role: role), of: who, realm: DomainSample.province)
      }
      try addSecrets(connection)
      // One that waits, one that was confirmed, and one that they asked for on behalf of somebody else.
      try connection.insert(reset(1, of: person, by: other, "Mất điện thoại riêng của \(Self.name)"))
      #expect(try connection.confirm(ID(1), by: third, link: [7], at: someMoment))
      try connection.insert(reset(2, of: person, by: third, "Lại mất điện thoại riêng"))
      try connection.insert(reset(3, of: third, by: person, "Gọi từ điện thoại riêng"))
      for (id, lender, receiver) in [(Int64(1), person, other), (2, other, person)] {
        try connection.lend(
          DelegationRecord(
            delegation: Delegation(
              id: ID(id), organisation: DomainSample.health, role: .approver, from: day, to: day,
              reason: lender == person ? "Nghỉ, gọi điện thoại riêng" : "Nghỉ phép"),
            lender: Principal(person: lender, name: lender == person ? Self.name : "Trần Văn Bình"),
            receiver: Principal(person: receiver, name: receiver == person ? Self.name : "Trần Văn Bình"),
            realm: DomainSample.province),
          by: Author(person: lender, name: lender == person ? Self.name : "Bình", at: someMoment))
      }
      for action in ["session.open", "session.refused", "person.factor.add"] {
        try connection.journal(action, account: person, by: author)
      }
      try connection.journal(
        "person.reset.ask", account: person,
        personal: [PersonalValue(place: "after.reason", person: person.rawValue, text: "Mất điện thoại riêng")],
        by: Author(
          person: other, name: "Trần Văn Bình", at: someMoment, onBehalfOf: Principal(person: person, name: Self.name)))
      try connection.execute(
        """
        UPDATE report SET submitted_by = \(person), submitter = \(Self.name), decided_by = \(person), decider = \(Self.name)
        WHERE plan = \(plan.id)
        """)
      try connection.setDisabled(someMoment, of: person)
    }
  }

  /// What opens the account: a second factor, codes, a link, a sign-in under way and sessions of every kind.
  private func addSecrets(_ connection: any Connection) throws {
    let factor = SecondFactor(sealedSecret: "con dấu niêm phong", since: someMoment, lastStep: 1)
    try connection.insert(factor, recovery: [[1], [2]], of: person)
    try connection.insertSignInCode([3], of: person, at: someMoment, expires: someMoment.adding(seconds: 99))
    try connection.insertOneTimeLink(
      token: [4], person: person, at: someMoment, expires: someMoment.adding(seconds: 99))
    let step = SignInStep(
      person: person, method: .provider, target: "/nguoi-dung?tim=" + Self.login,
      expires: someMoment.adding(seconds: 99))
    try connection.insert(step, token: [5], at: someMoment)
    for method in SignInMethod.allCases {
      try connection.insertSession(
        token: [6] + Array(method.rawValue.utf8), person: person,
        from: SessionOrigin(method: method, hasSecondFactor: true, browser: "Firefox", address: Self.address),
        at: someMoment, expires: someMoment.adding(seconds: 99))
    }
  }

  private func reset(_ id: Int64, of person: ID<Person>, by asker: ID<Person>, _ reason: String) -> ResetRequest {
    ResetRequest(
      id: ID(id), person: person, removesFactor: true, reason: reason, askedBy: asker, askedAt: someMoment,
      expires: someMoment.adding(seconds: 86_400))
  }

  /// Every table with the traces that stand in it, whatever column holds them.
  private func found(_ database: any Database) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    try database.read { connection in
      for table in try connection.tables() {
        for row in try connection.rows(of: table, after: nil, limit: 100_000) {
          let text = "\(row)"
          for trace in Self.traces where text.contains(trace) { found[table.name, default: []].insert(trace) }
        }
      }
    }
    return found
  }

  private func count(_ database: any Database, _ source: SQL) throws -> Int64 {
    try database.read { try $0.query("SELECT COUNT(*) FROM " + source)[0].int(0) }
  }

  @Test(arguments: Backend.allCases, [false, true])
  func `leaves nothing of it in any table, and the journal verifies`(_ backend: Backend, isSealed: Bool) throws {
    try withBodies(backend) { database throws in
      try fill(database)
      let sealer = JournalSealer(database, digest)
      if isSealed { try sealer.seal() }
      let before = try found(database)
      for table in [
        "person", "session", "sign_in_step", "second_factor", "reset_request", "delegation", "journal_name",
        "journal_text",
      ] { #expect(before[table] != nil, "\(table)") }
      try sealer.erase(person, by: Author(person: DomainSample.approver, name: "Trần Văn Bình", at: someMoment))
      #expect(try found(database) == [:])
      let id = person
      for table: SQL in [
        "session", "sign_in_step", "second_factor", "recovery_code", "sign_in_code", "one_time_link", "reset_request",
      ] { #expect(try count(database, table + " WHERE person = \(id)") == 0, "\(table.text)") }
      // What others asked for, and their loans, are theirs.
      #expect(try count(database, "reset_request") == 1)
      #expect(try count(database, "delegation WHERE reason = 'Nghỉ phép'") == 1)
      // Who was erased is found by nothing that they were called.
      for words in ["dau vet", "quach", "noi-rieng"] {
        #expect(try database.read { try $0.people(named: words, limit: 9) } == [])
      }
      try sealer.seal()
      #expect(try verifyJournal(database, digest).fault == nil)
    }
  }
}
