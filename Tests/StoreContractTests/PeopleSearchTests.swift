// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct `People listed and found in the store` {
  private static func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(daysSinceEpoch: 0) }
  private let today = day("2026-11-21")
  private static let names: [(id: Int64, login: String, name: String, body: ID<Organisation>)] = [
    (201, "dung", "Đỗ Văn Dũng", DomainSample.health), (202, "dao", "Đào Thị Ánh", DomainSample.commune),
    (203, "an.thi", "An Thị Bé", DomainSample.commune), (204, "an", "Ân Đình Tổng", DomainSample.province),
    (205, "du100%_a!", "Dư Thị Năm", DomainSample.union), (206, "ba@an-binh.vn", "Ăn Nói", DomainSample.health),
    (207, "ba2", "Ăn Nói", DomainSample.health),
  ]

  private func withPeople(_ backend: Backend, _ body: (any Database) throws -> Void) throws {
    try withDatabase(backend) { database throws in
      try database.write { connection in
        try connection.begin(with: DomainSample.organisations, at: someMoment)
        for one in Self.names {
          let person = Person(id: ID(one.id), login: one.login, name: one.name, passwordHash: nil)
          try connection.insert(person, at: someMoment)
          try connection.insert(
            Membership(organisation: one.body, role: .reporter), of: person.id,
            realm: one.body == DomainSample.union ? DomainSample.union : DomainSample.province)
        }
      }
      try body(database)
    }
  }

  private func found(
    _ database: any Database, _ scope: PeopleScope, _ words: String = "", after last: Int64? = nil, limit: Int = 100
  ) throws -> [Int64] {
    let question = PeopleQuestion(in: scope, words: words, on: today)
    return try database.read { connection in
      let people = try connection.people(question, after: last.map { ID($0) }, limit: limit)
      if last == nil, limit == 100 { #expect(try connection.peopleCount(question) == people.count) }
      return people.map(\.id.rawValue)
    }
  }

  private let everywhere = PeopleScope(realms: [DomainSample.province, DomainSample.union])

  @Test(arguments: Backend.allCases) func `they come page by page in the order of dictionaries`(_ backend: Backend)
    throws
  {
    try withPeople(backend) { database throws in
      let all: [Int64] = [203, 206, 207, 204, 205, 202, 201]
      #expect(try found(database, everywhere) == all)
      var pages: [Int64] = []
      while true {
        let page = try found(database, everywhere, after: pages.last, limit: 2)
        pages += page
        if page.count < 2 { break }
      }
      #expect(pages == all)
      // Whoever the page before ended with may have left meanwhile.
      #expect(try found(database, everywhere, after: 404, limit: 1) == [203])
    }
  }

  @Test(arguments: Backend.allCases) func `a part of the name or of the address finds them, with marks or without`(
    _ backend: Backend
  ) throws {
    let cases: [(String, [Int64])] = [
      ("an", [203, 206, 207, 204, 202, 201]), ("ÁNH", [202]), ("anh dao", [202]), ("Đỗ", [201]), ("do van", [201]),
      ("an noi", [206, 207]), ("@an-binh", [206]), ("%", [205]), ("_", [205]), ("!", [205]), ("100%_a!", [205]),
      ("ba.", []), ("  \t\n ", [203, 206, 207, 204, 205, 202, 201]), ("'; DROP TABLE person; --", []),
      ("tong an", [204]),
    ]
    try withPeople(backend) { database throws in
      for (words, ids) in cases { #expect(try found(database, everywhere, words) == ids, "\(words)") }
    }
  }

  @Test(arguments: Backend.allCases) func `a question asks for whole realms, single bodies, or both`(
    _ backend: Backend
  ) throws {
    try withPeople(backend) { database throws in
      #expect(try found(database, PeopleScope()) == [])
      #expect(try found(database, PeopleScope(realms: [DomainSample.union])) == [205])
      #expect(try found(database, PeopleScope(bodies: [DomainSample.commune])) == [203, 202])
      let both = PeopleScope(realms: [DomainSample.union], bodies: [DomainSample.province, DomainSample.commune])
      #expect(try found(database, both) == [203, 204, 205, 202])
      let many = PeopleScope(
        bodies: (1000..<50_000).map { ID($0) } + [DomainSample.health] + (50_000..<90_000).map { ID($0) }
          + [DomainSample.commune])
      #expect(try found(database, many) == [203, 206, 207, 202, 201])
      #expect(try found(database, many, after: 207, limit: 1) == [202])
      let bodies = try database.read { try $0.organisationsWithPeople(in: both, limit: 10) }
      #expect(bodies == [DomainSample.province, DomainSample.commune, DomainSample.union])
      #expect(try database.read { try $0.organisationsWithPeople(in: everywhere, limit: 2) }.count == 2)
    }
  }

  @Test(arguments: Backend.allCases) func `a role of the past decides only where none counts or will`(
    _ backend: Backend
  ) throws {
    try withPeople(backend) { database throws in
      try database.write { connection in
        let old = Membership(organisation: DomainSample.commune, role: .reporter)
        let ended = [
          try connection.end(old, of: ID(202), lastDay: Self.day("2026-11-20")),
          try connection.end(old, of: ID(203), lastDay: Self.day("2026-11-21")),
        ]
        #expect(ended == [true, true])
      }
      // Of 202 nothing else is known, so the role of the past stands for all.
      #expect(try found(database, PeopleScope(bodies: [DomainSample.commune])) == [203, 202])
      try database.write { connection in
        let next = Membership(organisation: DomainSample.health, role: .reader, from: Self.day("2027-01-01"))
        try connection.insert(next, of: ID(202), realm: DomainSample.province)
        // One that was taken back before it counted decides nothing.
        let withdrawn = Membership(
          organisation: DomainSample.union, role: .reader, from: Self.day("2027-01-01"), to: Self.day("2026-12-31"))
        try connection.insert(withdrawn, of: ID(203), realm: DomainSample.union)
      }
      #expect(try found(database, PeopleScope(bodies: [DomainSample.commune])) == [203])
      #expect(try found(database, PeopleScope(realms: [DomainSample.union])) == [205])
      #expect(try found(database, PeopleScope(bodies: [DomainSample.health])) == [206, 207, 202, 201])
    }
  }

  @Test(arguments: Backend.allCases) func `those of some sign-in names, of a body, and named by a text`(
    _ backend: Backend
  ) throws {
    try withPeople(backend) { database throws in
      try database.read { connection in
        let logins = (0..<2500).map { "nobody\($0)" } + ["an", "dao"]
        #expect(try Set(connection.people(logins: logins).map(\.id)) == [ID(202), ID(204)])
        #expect(try connection.people(at: DomainSample.commune).map(\.id) == [ID(203), ID(202)])
        #expect(try connection.people(named: "an", limit: 1) == [204])
        #expect(try connection.people(named: "An", limit: 6) == [201, 202, 203, 204, 206, 207])
        #expect(try connection.people(named: "An", limit: 5) == nil)
        #expect(try connection.people(named: " ", limit: 4) == [])
        let roles = try connection.memberships(of: [ID(201), ID(202), ID(404)])
        #expect(
          roles.mapValues { $0.map(\.organisation) } == [
            ID(201): [DomainSample.health], ID(202): [DomainSample.commune],
          ])
        #expect(try connection.hasPeople())
      }
    }
  }

  @Test(arguments: Backend.allCases) func `people who were there before the step have their place and are found`(
    _ backend: Backend
  ) throws {
    let before = Schema.migrations.filter { $0.number < Schema.peopleInOrder.number }
    try withDatabase(backend, migrations: before) { database throws in
      try database.write { connection in
        try connection.begin(with: DomainSample.organisations, at: someMoment)
        for one in Self.names {
          try connection.insertUnordered(Person(id: ID(one.id), login: one.login, name: one.name, passwordHash: nil))
          try connection.insert(
            Membership(organisation: DomainSample.health, role: .reader), of: ID(one.id), realm: DomainSample.province)
        }
      }
      try Schema.migrate(database, now: someMoment)
      #expect(try found(database, everywhere) == [203, 206, 207, 204, 205, 202, 201])
      #expect(try found(database, everywhere, "do van") == [201])
    }
  }
}
