// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct `Sessions of a person` {
  private let now = someMoment

  private func open(
    _ token: UInt8, of person: ID<Person> = DomainSample.reporter, at seconds: Int64 = 0, for length: Int64 = 3_600,
    _ connection: any Connection
  ) throws {
    let began = now.adding(seconds: seconds)
    try connection.insertSession(
      token: [token], person: person, from: DomainSample.origin, at: began, expires: began.adding(seconds: length))
  }

  private func tokens(
    of person: ID<Person> = DomainSample.reporter, after seconds: Int64, _ database: any Database
  ) throws -> [UInt8] {
    try database.read { connection in
      try connection.sessions(of: person, at: now.adding(seconds: seconds)).flatMap(\.token)
    }
  }

  @Test(arguments: Backend.allCases) func `come back with where they began, the one used last first`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let origin = SessionOrigin(method: .code, hasSecondFactor: true, browser: "", address: "2001:db8::7")
      try database.write { connection in
        try open(1, at: 0, connection)
        try connection.insertSession(
          token: [2], person: DomainSample.reporter, from: origin, at: now.adding(seconds: 5),
          expires: now.adding(seconds: 900))
        try open(3, of: DomainSample.approver, at: 9, connection)
      }
      let found = try database.read { try $0.sessions(of: DomainSample.reporter, at: now.adding(seconds: 10)) }
      #expect(found.map(\.token) == [[2], [1]])
      #expect(found.map(\.origin) == [origin, DomainSample.origin])
      #expect(found[0].began == now.adding(seconds: 5) && found[0].used == found[0].began)
      #expect(found[0].expires == now.adding(seconds: 900) && found[0].person == DomainSample.reporter)
      #expect(try database.read { try $0.session(token: [2], at: now) } == found[0])
    }
  }

  @Test(arguments: Backend.allCases) func `a use moves one forward and never back, and wakes none that ended`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      try database.write { connection in
        for token in UInt8(1)...3 { try open(token, at: Int64(token), connection) }
        try connection.noteUse(ofSessions: [
          (token: [1], at: now.adding(seconds: 700)), (token: [2], at: now.adding(seconds: -50)),
          (token: [9], at: now.adding(seconds: 700)),
        ])
      }
      #expect(try tokens(after: 800, database) == [1, 3, 2])
      let used = try database.read { try $0.sessions(of: DomainSample.reporter, at: now).map(\.used) }
      #expect(used == [700, 3, 2].map { now.adding(seconds: $0) })
    }
  }

  @Test(arguments: Backend.allCases) func `all but one end at once, and nobody else's`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      try database.write { connection in
        for token in UInt8(1)...4 { try open(token, connection) }
        try open(7, of: DomainSample.approver, connection)
      }
      #expect(try database.write { try $0.deleteSessions(of: DomainSample.reporter, but: [3]) } == 3)
      #expect(try tokens(after: 0, database) == [3])
      #expect(try tokens(of: DomainSample.approver, after: 0, database) == [7])
      #expect(try database.write { try $0.deleteSessions(of: DomainSample.reporter, but: [3]) } == 0)
    }
  }

  @Test(arguments: Backend.allCases) func `the next sign-in clears away what ran out`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      try database.write { connection in
        try open(1, for: 10, connection)
        try open(2, for: 100, connection)
        try open(3, of: DomainSample.approver, for: 10, connection)
        try open(4, at: 10, connection)
      }
      let left = try database.read { try $0.query("SELECT token FROM session ORDER BY token").map { try $0.blob(0) } }
      #expect(left == [[2], [3], [4]])
    }
  }
}
