// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct DomainOrganisationTests {
  private static func body(
    _ id: Int64, realm: Int64 = 1, under parent: Int64? = nil, code: String? = nil, from: String = "2020-01-01",
    to: String? = nil,
    successor: Int64? = nil
  ) -> Organisation {
    DomainSample.organisation(
      ID(id), realm: ID(realm), under: parent.map { ID($0) }, code: code, name: "Sở \(id)", from: from, to: to,
      successor: successor.map { ID($0) })
  }

  private func insert(_ bodies: [(Organisation, Int)], into database: any Database) throws {
    try database.write { connection in
      for (body, position) in bodies { try connection.insert(body, position: position) }
    }
  }

  @Test(arguments: Backend.allCases) func `bodies come back as they were, in the order of siblings`(_ backend: Backend)
    throws
  {
    let bodies = [
      Self.body(1), Self.body(30, under: 1, to: "2025-06-30", successor: 20), Self.body(20, under: 1),
      Self.body(25, under: 20),
      Self.body(9, realm: 9), Self.body(91, realm: 9, under: 9),
    ]
    try withDatabase(backend) { database throws in
      try insert(zip(bodies, [0, 7, 9, 9, 0, 1]).map { ($0, $1) }, into: database)
      #expect(try database.read { try $0.organisations() } == bodies)
    }
  }

  @Test(arguments: Backend.allCases) func `a shorter name, marks and signs are kept`(_ backend: Backend) throws {
    let body = Organisation(
      id: ID(1), realm: ID(1), parent: nil, code: "000.00.00.H55", name: "Sở \"Y\" & 'tế' 𠮷", shortName: "Sở YT",
      kind: "room",
      from: DomainSample.day("0001-01-01"), to: DomainSample.day("9999-12-31"), successor: ID(404))
    try withDatabase(backend) { database throws in
      try insert([(body, -1)], into: database)
      #expect(try database.read { try $0.organisations() } == [body])
    }
  }

  /// What the schema refuses beside bodies 1 and 2 (below 1) of realm 1 and body 9 of realm 9.
  static let refused: [(name: String, body: Organisation)] = [
    ("the same identifier", body(2, under: 1, code: "other")),
    ("the same code from the same day", body(3, under: 1, code: "H55.2")),
    ("a parent of another realm", body(3, under: 9)),
    ("a parent that is not there", body(3, under: 404)),
    ("an end before the beginning", body(3, under: 1, from: "2025-07-01", to: "2025-06-30")),
  ]

  @Test(arguments: Backend.allCases) func `a body against a rule of the schema is refused and leaves nothing`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      try insert([(Self.body(1), 0), (Self.body(2, under: 1), 0), (Self.body(9, realm: 9), 0)], into: database)
      let before = try database.everything()
      for (name, body) in Self.refused {
        let error = refusal { try insert([(Self.body(50, under: 1), 0), (body, 0)], into: database) } as? DatabaseError
        #expect(error?.kind == .constraint, "\(name)")
        #expect(try database.everything() == before, "\(name)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a code may be used again later, and in another realm`(_ backend: Backend)
    throws
  {
    try withDatabase(backend) { database throws in
      try insert(
        [
          (Self.body(1, to: "2025-06-30"), 0), (Self.body(2, code: "H55.1", from: "2025-07-01"), 0),
          (Self.body(3, realm: 3, code: "H55.1"), 0), (Self.body(4, from: "2025-07-01", to: "2025-07-01"), 0),
        ], into: database)
      #expect(try database.read { try $0.organisations() }.count == 4)
    }
  }

  @Test(arguments: Backend.allCases) func `the tree of what was stored answers as the tree of what was given`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let tree = OrganisationTree(try database.read { try $0.organisations() })
      #expect(tree.ancestors(of: DomainSample.commune).map(\.id) == [DomainSample.health, DomainSample.province])
      #expect(tree.subtree(of: DomainSample.province).map(\.depth) == [0, 1, 2])
      #expect(!tree.areInLine(DomainSample.union, DomainSample.province))
    }
  }
}
