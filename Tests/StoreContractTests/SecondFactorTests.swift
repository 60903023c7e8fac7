// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct `Second factors in the store` {
  private let now = someMoment
  private let factor = SecondFactor(sealedSecret: "sealed", since: someMoment, lastStep: 100)
  private let an = DomainSample.reporter
  private let binh = DomainSample.approver

  private func withFactor(_ backend: Backend, _ work: (any Database) throws -> Void) throws {
    try withBodies(backend) { database throws in
      let (factor, an) = (factor, an)
      try database.write { try $0.insert(factor, recovery: [[1], [2], [3]], of: an) }
      try work(database)
    }
  }

  @Test(arguments: Backend.allCases) func `come back as they were, one for each person`(_ backend: Backend) throws {
    try withFactor(backend) { database throws in
      let (factor, an, binh) = (factor, an, binh)
      #expect(try database.read { try $0.secondFactor(of: an) } == factor)
      #expect(try database.read { try $0.secondFactor(of: binh) } == nil)
      #expect(try database.read { try $0.peopleWithSecondFactor(among: [an, ID(404)]) } == [an])
      let error = refusal { try database.write { try $0.insert(factor, recovery: [], of: an) } }
      #expect((error as? DatabaseError)?.kind == .constraint)
      #expect(try database.read { try $0.recoveryCodesLeft(of: an) } == 3)
      #expect(try database.write { try $0.deleteSecondFactor(of: an) })
      #expect(try !database.write { try $0.deleteSecondFactor(of: an) })
      #expect(try database.read { try $0.recoveryCodesLeft(of: an) } == 0)
    }
  }

  @Test(arguments: Backend.allCases) func `take each step of time once, and none before one that was used`(
    _ backend: Backend
  ) throws {
    try withFactor(backend) { database throws in
      let (an, binh, now) = (an, binh, now)
      func use(_ step: Int64, of person: ID<Person>) throws -> Bool {
        try database.write { try $0.use(.step(step), of: person, at: now) }
      }
      let outcomes = try [100, 99, 101, 101, 100, 103, 102].map { try use($0, of: an) }
      #expect(outcomes == [false, false, true, false, false, true, false])
      #expect(try !use(500, of: binh))
    }
  }

  @Test(arguments: Backend.allCases) func `take each recovery code of their own person once`(_ backend: Backend) throws
  {
    try withFactor(backend) { database throws in
      let (an, binh, now) = (an, binh, now)
      func use(_ digest: [UInt8], of person: ID<Person>) throws -> Bool {
        try database.write { try $0.use(.recovery(digest), of: person, at: now) }
      }
      let outcomes = try [[2], [2], [9], []].map { try use($0, of: an) }
      #expect(outcomes == [true, false, false, false])
      #expect(try !use([1], of: binh))
      #expect(try database.read { try $0.recoveryCodesLeft(of: an) } == 2)
      try database.write { try $0.replaceRecoveryCodes([[7], [8]], of: an) }
      #expect(try !use([1], of: an))
      #expect(try use([7], of: an))
    }
  }

  @Test(arguments: Backend.allCases) func `sixteen answers with one code at once open one door`(_ backend: Backend)
    throws
  {
    try withFactor(backend) { database throws in
      let (an, now) = (an, now)
      for proof in [SecondFactorProof.step(200), .recovery([3])] {
        let taken = inParallel(16) { _ in
          Result { try database.write { try $0.use(proof, of: an, at: now) } }
        }
        #expect(try taken.count { try $0.get() } == 1)
      }
    }
  }

  @Test(arguments: Backend.allCases)
  func `a sign-in waits for them until it runs out, is used, or the password changes`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let (an, binh, now) = (an, binh, now)
      let step = SignInStep(person: an, method: .code, target: "/ke-hoach", expires: now.adding(seconds: 600))
      let other = SignInStep(person: binh, method: .password, target: "/", expires: now.adding(seconds: 600))
      try database.write { connection in
        try connection.insert(step, token: [1], at: now)
        try connection.insert(step, token: [2], at: now)
        try connection.insert(other, token: [3], at: now)
      }
      func found(_ token: UInt8, _ seconds: Int64) throws -> SignInStep? {
        try database.read { try $0.signInStep(token: [token], at: now.adding(seconds: seconds)) }
      }
      #expect(try found(1, 599) == step)
      #expect(try found(1, 600) == nil && found(9, 0) == nil)
      #expect(try database.write { try $0.deleteSignInStep(token: [1]) })
      #expect(try !database.write { try $0.deleteSignInStep(token: [1]) })
      try database.write { try $0.setPassword("hash", of: an) }
      #expect(try found(2, 0) == nil)
      try database.write { try $0.setDisabled(now, of: binh) }
      #expect(try found(3, 0) == nil)
      let late = SignInStep(person: an, method: .link, target: "/", expires: now.adding(seconds: 2000))
      try database.write { try $0.insert(late, token: [4], at: now.adding(seconds: 600)) }
      #expect(try database.read { try $0.query("SELECT token FROM sign_in_step") }.count == 1)
    }
  }
}
