// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct DomainPeopleTests {
  private let now = someMoment
  private let token = [UInt8](repeating: 7, count: 32)

  @Test(arguments: Backend.allCases) func `people come back as they were, by sign-in name`(_ backend: Backend) throws {
    let people = [
      Person(
        id: ID(1), login: "chi", name: "Lê Thị Chi", passwordHash: "$argon2id$v=19$", isDemonstration: true,
        failures: 3,
        lockedUntil: now.adding(seconds: 60), disabledAt: now),
      Person(id: ID(2), login: "an", name: "", passwordHash: nil),
      Person(id: ID(3), login: "ân", name: "Ân", passwordHash: nil),
    ]
    try withDatabase(backend) { database throws in
      try database.write { connection in for person in people { try connection.insert(person, at: now) } }
      #expect(try database.read { try $0.people() } == [people[1], people[0], people[2]])
      for person in people {
        #expect(try database.read { try $0.person(person.id) } == person)
        #expect(try database.read { try $0.person(login: person.login) } == person)
      }
      #expect(try database.read { try $0.person(ID(404)) } == nil)
      for login in ["", "An", "a", "an ", "' OR 1=1 --"] {
        #expect(try database.read { try $0.person(login: login) } == nil)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a sign-in name is given once`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let error = refusal {
        try database.write {
          try $0.insert(Person(id: ID(999), login: "an", name: "", passwordHash: nil), at: someMoment)
        }
      }
      #expect((error as? DatabaseError)?.kind == .constraint)
      #expect(try database.read { try $0.people() }.count == 2)
    }
  }

  // MARK: Roles

  @Test(arguments: Backend.allCases) func `roles are given and taken away, each once`(_ backend: Backend) throws {
    let (reader, planner) = (
      Membership(organisation: DomainSample.health, role: .reader),
      Membership(organisation: DomainSample.province, role: .planner)
    )
    try withBodies(backend) { database throws in
      let (an, binh) = (DomainSample.reporter, DomainSample.approver)
      let day = CivilDate(daysSinceEpoch: 19_000)
      #expect(try database.read { try $0.home(of: an, on: day) } == (ID(0), nil))
      try database.write { connection in
        try connection.insert(reader, of: an, realm: DomainSample.province)
        try connection.insert(planner, of: an, realm: DomainSample.province)
        try connection.insert(reader, of: binh, realm: DomainSample.province)
      }
      #expect(try database.read { try $0.memberships(of: an) } == [planner, reader])
      #expect(try database.read { try $0.memberships() }.map(\.person) == [an, an, binh])
      #expect(try database.read { try $0.home(of: an, on: day) } == (DomainSample.province, DomainSample.province))
      let last = CivilDate(daysSinceEpoch: 20_000)
      #expect(try database.write { try $0.end(reader, of: an, lastDay: last) })
      #expect(try !database.write { try $0.end(reader, of: an, lastDay: last) })
      #expect(try !database.write { try $0.end(reader, of: an, lastDay: last.adding(days: 1)) })
      let ended = Membership(organisation: DomainSample.health, role: .reader, from: reader.from, to: last)
      #expect(try database.read { try $0.memberships(of: an) } == [planner, ended])
      #expect(try database.read { try $0.memberships(of: an, on: last) } == [planner, ended])
      #expect(try database.read { try $0.memberships(of: an, on: last.adding(days: 1)) } == [planner])
      #expect(try database.read { try $0.memberships(of: binh) } == [reader])
    }
  }

  @Test(arguments: Backend.allCases) func `a role is held again later, and history stays`(_ backend: Backend) throws {
    let day = CivilDate(daysSinceEpoch: 20_000)
    func role(_ from: Int, _ to: Int?) -> Membership {
      Membership(
        organisation: DomainSample.health, role: .approver, from: day.adding(days: from),
        to: to.map { day.adding(days: $0) })
    }
    try withBodies(backend) { database throws in
      func give(_ membership: Membership) throws {
        try database.write { try $0.insert(membership, of: DomainSample.reporter, realm: DomainSample.province) }
      }
      try give(role(0, 9))
      try give(role(10, nil))
      for (from, to) in [(0, 9), (5, 6), (9, nil), (-5, 0), (20, nil)] as [(Int, Int?)] {
        #expect((refusal { try give(role(from, to)) } as? DatabaseError)?.kind == .constraint, "\(from) \(to ?? 0)")
      }
      try give(role(-9, -1))
      let all = try database.read { try $0.memberships(of: DomainSample.reporter) }
      #expect(all == [role(-9, -1), role(0, 9), role(10, nil)])
      // Taken back on its first day, a role may be given again from that day.
      let again = role(10, nil)
      #expect(
        try database.write { try $0.end(again, of: DomainSample.reporter, lastDay: day.adding(days: 9)) })
      try give(role(10, 30))
      #expect(try database.read { try $0.memberships(of: DomainSample.reporter) }.last == role(10, 30))
      #expect(try database.read { try $0.memberships(of: DomainSample.reporter, on: day.adding(days: 31)) }.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `roles of before count from the day their person was added`(
    _ backend: Backend
  )
    throws
  {
    let before = Array(Schema.migrations.prefix { $0.name != Schema.rolesInTime.name })
    try withDatabase(backend, migrations: before) { database throws in
      // 23:30 UTC on 20/11/2026 is 06:30 on the next day in Vietnam.
      let late = Instant(milliseconds: 1_795_217_400_000)
      try database.write { connection in
        try connection.execute(
          """
          INSERT INTO organisation (realm, id, code, name, short_name, kind, position, valid_from)
          VALUES (1, 1, 'A', 'A', 'A', 'province', 1, '1997-01-01')
          """)
        try connection.execute(
          """
          INSERT INTO person (id, login, name, is_demonstration, failures, created_at)
          VALUES (77, 'cu', 'Cũ', 0, 0, \(late))
          """)
        try connection.execute(
          "INSERT INTO membership (person, organisation, realm, role) VALUES (77, 1, 1, 'planner')")
      }
      try Schema.migrate(database, now: late)
      let expected = Membership(
        organisation: ID(1), role: .planner, from: try #require(CivilDate(iso: "2026-11-21")))
      #expect(try database.read { try $0.memberships(of: ID(77)) } == [expected])
    }
  }

  @Test(arguments: Backend.allCases) func `a role twice, of nobody, in no body or under a wrong realm is refused`(
    _ backend: Backend
  ) throws {
    let member = Membership(organisation: DomainSample.health, role: .reader)
    let nowhere = Membership(organisation: ID(404), role: .reader)
    let rows: [(Membership, ID<Person>, ID<Organisation>)] = [
      (member, DomainSample.reporter, DomainSample.province), (member, ID(404), DomainSample.province),
      (nowhere, DomainSample.reporter, DomainSample.province), (member, DomainSample.approver, DomainSample.union),
    ]
    try withBodies(backend) { database throws in
      try database.write { try $0.insert(member, of: DomainSample.reporter, realm: DomainSample.province) }
      for (membership, person, realm) in rows {
        let error = refusal { try database.write { try $0.insert(membership, of: person, realm: realm) } }
        #expect((error as? DatabaseError)?.kind == .constraint, "\(membership) \(person) \(realm)")
      }
      #expect(try database.read { try $0.memberships() }.count == 1)
    }
  }

  // MARK: Sessions

  @Test(arguments: Backend.allCases) func `a session is known until it runs out or is ended`(_ backend: Backend) throws
  {
    try withBodies(backend) { database throws in
      let (token, now) = (token, now)
      let expires = now.adding(seconds: 3_600)
      try database.write {
        try $0.insertSession(
          token: token, person: DomainSample.reporter, from: DomainSample.origin, at: now, expires: expires)
      }
      func person(_ token: [UInt8], _ seconds: Int64) throws -> ID<Person>? {
        try database.read { try $0.session(token: token, at: now.adding(seconds: seconds)) }?.person
      }
      #expect(try person(token, 0) == DomainSample.reporter)
      #expect(try person(token, 3_599) == DomainSample.reporter)
      #expect(try person(token, 3_600) == nil)
      #expect(try person([], 0) == nil)
      #expect(try person(Array(token.dropLast()), 0) == nil)
      #expect(try database.read { try $0.session(token: token, at: now) }?.expires == expires)
      try database.write { try $0.deleteSession(token: token, at: now) }
      #expect(try person(token, 0) == nil)
    }
  }

  @Test(arguments: Backend.allCases) func `ending one session clears away those that ran out, and no other`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let now = now
      try database.write { connection in
        for number in UInt8(0)..<6 {
          try connection.insertSession(
            token: [number], person: DomainSample.reporter, from: DomainSample.origin, at: now,
            expires: now.adding(seconds: Int64(number) * 10))
        }
        try connection.deleteSession(token: [5], at: now.adding(seconds: 20))
      }
      #expect(
        try database.read { try $0.query("SELECT token FROM session ORDER BY token").map { try $0.blob(0) } } == [
          [3], [4],
        ])
    }
  }

  @Test(arguments: Backend.allCases) func `a token belongs to one session, a session to somebody`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let (token, now) = (token, now)
      try database.write {
        try $0.insertSession(
          token: token, person: DomainSample.reporter, from: DomainSample.origin, at: now, expires: now)
      }
      for (token, person) in [(token, DomainSample.approver), ([1], ID<Person>(404))] {
        let error = refusal {
          try database.write {
            try $0.insertSession(token: token, person: person, from: DomainSample.origin, at: now, expires: now)
          }
        }
        #expect((error as? DatabaseError)?.kind == .constraint)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a closed account has no session, and reopened none of the old ones`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let (token, now) = (token, now)
      let later = now.adding(seconds: 60)
      func open(_ token: [UInt8], _ person: ID<Person>) throws {
        try database.write {
          try $0.insertSession(token: token, person: person, from: DomainSample.origin, at: now, expires: later)
        }
      }
      func isKnown(_ token: [UInt8]) throws -> Bool {
        try database.read { try $0.session(token: token, at: now) } != nil
      }
      try open(token, DomainSample.reporter)
      try open([2], DomainSample.approver)
      try database.write { try $0.setDisabled(now, of: DomainSample.reporter) }
      #expect(try database.read { try $0.person(DomainSample.reporter) }?.disabledAt == now)
      #expect(try !isKnown(token))
      try open([3], DomainSample.reporter)
      #expect(try !isKnown([3]))
      try database.write { try $0.setDisabled(nil, of: DomainSample.reporter) }
      #expect(try database.read { try $0.person(DomainSample.reporter) }?.disabledAt == nil)
      #expect(try !isKnown(token))
      #expect(try isKnown([2]))
    }
  }

  // MARK: Passwords and lock-out

  @Test(arguments: Backend.allCases) func `failures and the end of a lock-out are kept until a right password`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let until = now.adding(seconds: 900)
      func facts(_ person: ID<Person>) throws -> [Int64?] {
        let person = try #require(try database.read { try $0.person(person) })
        return [Int64(person.failures), person.lockedUntil?.milliseconds]
      }
      try database.write { try $0.setFailures(5, lockedUntil: until, of: DomainSample.reporter) }
      #expect(try facts(DomainSample.reporter) == [5, until.milliseconds])
      #expect(try facts(DomainSample.approver) == [0, nil])
      try database.write { try $0.setFailures(0, lockedUntil: nil, of: DomainSample.reporter) }
      #expect(try facts(DomainSample.reporter) == [0, nil])
    }
  }

  @Test(arguments: Backend.allCases) func `a new password ends the lock-out, all sessions and all other links`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let (now, later) = (now, now.adding(seconds: 60))
      let (an, binh) = (DomainSample.reporter, DomainSample.approver)
      try database.write { connection in
        try connection.setFailures(9, lockedUntil: later, of: an)
        for (number, person) in [(1, an), (2, an), (3, binh)] as [(UInt8, ID<Person>)] {
          try connection.insertSession(
            token: [number], person: person, from: DomainSample.origin, at: now, expires: later)
          try connection.insertOneTimeLink(token: [number], person: person, at: now, expires: later)
        }
        try connection.insertOneTimeLink(token: [9], person: nil, at: now, expires: later)
        _ = try connection.useOneTimeLink(token: [1], at: now)
        try connection.setPassword("$new$", of: an)
      }
      let changed = try #require(try database.read { try $0.person(an) })
      #expect(changed.passwordHash == "$new$" && changed.failures == 0 && changed.lockedUntil == nil)
      #expect(try database.read { try $0.person(binh) }?.passwordHash == "$argon2id$")
      let known = try database.read { connection in
        try (1...3).map { try connection.session(token: [$0], at: now) != nil }
      }
      #expect(known == [false, false, true])
      let links = try database.read { connection in
        try [1, 2, 3, 9].map { try connection.oneTimeLink(token: [$0], at: now) }
      }
      #expect(links == [nil, nil, .password(binh), .firstAdministrator])
    }
  }

  // MARK: One-time links

  @Test(arguments: Backend.allCases) func `a link says what it is for until it is used or runs out`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let now = now
      let expires = now.adding(seconds: 600)
      try database.write { connection in
        try connection.insertOneTimeLink(token: [1], person: nil, at: now, expires: expires)
        try connection.insertOneTimeLink(token: [2], person: DomainSample.reporter, at: now, expires: expires)
      }
      func link(_ token: UInt8, _ seconds: Int64) throws -> OneTimeLink? {
        try database.read { try $0.oneTimeLink(token: [token], at: now.adding(seconds: seconds)) }
      }
      #expect(try link(1, 0) == .firstAdministrator)
      #expect(try link(2, 599) == .password(DomainSample.reporter))
      #expect(try link(2, 600) == nil)
      #expect(try link(3, 0) == nil)
      #expect(try !database.write { try $0.useOneTimeLink(token: [2], at: expires) })
      #expect(try database.write { try $0.useOneTimeLink(token: [2], at: now.adding(seconds: 599)) })
      #expect(try !database.write { try $0.useOneTimeLink(token: [2], at: now) })
      #expect(try !database.write { try $0.useOneTimeLink(token: [3], at: now) })
      #expect(try link(2, 0) == nil)
      #expect(try link(1, 0) == .firstAdministrator)
    }
  }

  @Test(arguments: Backend.allCases) func `a link clicked by many at once is used by one`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let now = now
      try database.write { try $0.insertOneTimeLink(token: [1], person: nil, at: now, expires: now.adding(seconds: 1)) }
      let uses = inParallel(16) { _ in Result { try database.write { try $0.useOneTimeLink(token: [1], at: now) } } }
      #expect(try uses.map { try $0.get() }.count { $0 } == 1)
    }
  }
}
