// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct `Codes and resets in the store` {
  private let now = someMoment
  private let an = DomainSample.reporter
  private let binh = DomainSample.approver

  @Test(arguments: Backend.allCases) func `a code signs its person in once, in time`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let (an, binh, now) = (an, binh, now)
      let end = now.adding(seconds: 100)
      try database.write { connection in
        try connection.insertSignInCode([1], of: an, at: now, expires: end)
        try connection.insertSignInCode([2], of: binh, at: now, expires: end)
      }
      #expect(try database.read { try $0.signInCodes(of: [an, binh], at: now) } == [an: end, binh: end])
      func use(_ digest: UInt8, _ person: ID<Person>, _ seconds: Int64 = 0) throws -> Bool {
        let at = now.adding(seconds: seconds)
        let isThere = try database.read { try $0.hasSignInCode([digest], of: person, at: at) }
        let isUsed = try database.write { try $0.useSignInCode([digest], of: person, at: at) }
        #expect(isThere == isUsed)
        return isUsed
      }
      #expect(try [use(2, an), use(1, binh), use(9, an), use(1, an, 100)] == [false, false, false, false])
      #expect(try [use(1, an, 99), use(1, an, 99), use(2, ID(404))] == [true, false, false])
      #expect(try database.read { try $0.signInCodes(of: [an, binh], at: now) } == [binh: end])
      #expect(try database.read { try $0.signInCodes(of: [an, binh], at: end) }.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `a new code ends the one before, and a new password ends both`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let (an, now) = (an, now)
      let end = now.adding(seconds: 100)
      try database.write { connection in
        try connection.insertSignInCode([1], of: an, at: now, expires: end)
        try connection.insertSignInCode([2], of: an, at: now, expires: end)
      }
      #expect(try !database.write { try $0.useSignInCode([1], of: an, at: now) })
      try database.write { try $0.setPassword("hash", of: an) }
      #expect(try !database.write { try $0.useSignInCode([2], of: an, at: now) })
    }
  }

  private func request(
    _ id: Int64, for person: ID<Person> = DomainSample.reporter, by asker: ID<Person> = DomainSample.approver,
    at seconds: Int64 = 0, factor: Bool = true
  ) -> ResetRequest {
    let asked = now.adding(seconds: seconds)
    return ResetRequest(
      id: ID(id), person: person, removesFactor: factor, reason: "Đổi điện thoại", askedBy: asker, askedAt: asked,
      expires: asked.adding(seconds: 86_400))
  }

  /// A database with a third person, number 7, who may confirm.
  private func withThird(_ backend: Backend, _ work: (any Database) throws -> Void) throws {
    try withBodies(backend) { database throws in
      let now = now
      try database.write { try $0.insert(Person(id: ID(7), login: "ba", name: "Ba", passwordHash: nil), at: now) }
      try work(database)
    }
  }

  @Test(arguments: Backend.allCases) func `a request waits a day for a second person, one at a time`(_ backend: Backend)
    throws
  {
    try withThird(backend) { database throws in
      let (first, now) = (request(1), now)
      try database.write { try $0.insert(first) }
      #expect(try database.read { try $0.resetRequests(at: now.adding(seconds: 86_399), limit: 100) } == [first])
      #expect(try database.read { try $0.resetRequests(at: now.adding(seconds: 86_400), limit: 100) }.isEmpty)
      #expect(try database.read { try $0.resetRequest(for: DomainSample.reporter, at: now) } == first)
      let error = refusal { try database.write { [second = request(2)] in try $0.insert(second) } }
      #expect((error as? DatabaseError)?.kind == .constraint)
      try database.write { [late = request(3, at: 86_400)] in try $0.insert(late) }
      #expect(
        try database.read { try $0.resetRequests(at: now.adding(seconds: 86_400), limit: 100) }.map(\.id) == [ID(3)])
      #expect(try database.write { try $0.deleteResetRequest(ID(3)) })
      #expect(try !database.write { try $0.deleteResetRequest(ID(3)) })
    }
  }

  @Test(arguments: Backend.allCases) func `neither who asked nor whom it is for confirms it, whatever a page forgot`(
    _ backend: Backend
  ) throws {
    try withThird(backend) { database throws in
      let (first, now) = (request(1), now)
      try database.write { try $0.insert(first) }
      func confirm(_ person: ID<Person>, _ seconds: Int64 = 0) throws -> Bool {
        try database.write { try $0.confirm(ID(1), by: person, link: [9], at: now.adding(seconds: seconds)) }
      }
      #expect(try !confirm(first.askedBy) && !confirm(first.person) && !confirm(ID(7), 86_400))
      #expect(try confirm(ID(7)))
      #expect(try !confirm(ID(7)))
      #expect(try database.read { try $0.resetRequests(at: now, limit: 100) }.isEmpty)
      let own = refusal { try database.write { [bad = request(2, for: ID(7), by: ID(7))] in try $0.insert(bad) } }
      #expect((own as? DatabaseError)?.kind == .constraint)
    }
  }

  @Test(arguments: Backend.allCases) func `its link tells once whether the second factor goes as well`(
    _ backend: Backend
  ) throws {
    try withThird(backend) { database throws in
      let now = now
      for (id, factor) in [(Int64(1), true), (2, false)] {
        let (asked, link) = (request(id, factor: factor), [UInt8(id)])
        try database.write { connection in
          try connection.insert(asked)
          _ = try connection.confirm(asked.id, by: ID(7), link: link, at: now)
        }
        #expect(try database.write { try $0.finishReset(link: link) } == factor)
        #expect(try !database.write { try $0.finishReset(link: link) })
      }
      #expect(try !database.write { try $0.finishReset(link: [77]) })
    }
  }
}
