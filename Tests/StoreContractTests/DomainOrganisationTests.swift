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

  private func begin(_ bodies: [Organisation], in database: any Database) throws {
    try database.write { try $0.begin(with: bodies, at: someMoment) }
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
      try begin(bodies, in: database)
      #expect(try database.read { try $0.organisations() } == bodies)
    }
  }

  @Test(arguments: Backend.allCases) func `a shorter name, marks and signs are kept`(_ backend: Backend) throws {
    let body = Organisation(
      id: ID(1), realm: ID(1), parent: nil, code: "000.00.00.H55", name: "Sở \"Y\" & 'tế' 𠮷", shortName: "Sở YT",
      kind: "room",
      from: DomainSample.day("0001-01-01"), to: DomainSample.day("9999-12-31"), successor: nil)
    try withDatabase(backend) { database throws in
      try begin([body], in: database)
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
      try begin([Self.body(1), Self.body(2, under: 1), Self.body(9, realm: 9)], in: database)
      let before = try database.everything()
      for (name, body) in Self.refused {
        let error = refusal { try begin([Self.body(50, under: 1), body], in: database) } as? DatabaseError
        #expect(error?.kind == .constraint, "\(name)")
        #expect(try database.everything() == before, "\(name)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a code may be used again later, and in another realm`(_ backend: Backend)
    throws
  {
    try withDatabase(backend) { database throws in
      try begin(
        [
          Self.body(1, to: "2025-06-30"), Self.body(2, code: "H55.1", from: "2025-07-01"),
          Self.body(3, realm: 3, code: "H55.1"), Self.body(4, from: "2025-07-01", to: "2025-07-01"),
        ], in: database)
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

  // MARK: Adding and ending

  @Test(arguments: Backend.allCases) func `added bodies stand after all others, with one entry in the journal`(
    _ backend: Backend
  ) throws {
    let added = [Self.body(50, under: 2), Self.body(40, under: 50), Self.body(45, under: 2)]
    try withBodies(backend) { database throws in
      let author = DomainSample.author(secondsLater: 5)
      try database.add(added, by: author)
      let stored = try database.read { try $0.organisations() }
      // Their place among siblings is told by their identifiers, which grow with time.
      #expect(
        stored.filter { $0.realm == DomainSample.province }
          == Array(DomainSample.organisations.prefix(3)) + [added[1], added[2], added[0]])
      let entries = try database.journalEntries().map(\.entry)
      #expect(entries.map(\.subject) == [50])
      #expect(
        entries.first
          == JournalEntry(
            realm: 1, actor: 101, actorName: author.name, action: "organisation.found", subjectKind: "organisation",
            subject: 50,
            after: #"{"change":2,"day":"2026-11-21","name":"Sở 50","code":"H55.50","kindOfBody":"department","#
              + #""parent":2,"founded":3,"touched":3}"#, organisation: 50, at: author.at))
      let before = try database.everything()
      let wrong: [(Organisation, Reorganisation.Refusal)] = [
        (Self.body(60, under: 2, code: "H55.50"), .codeTaken("H55.50", ID(50))), (Self.body(60, under: 404), .unknown),
        (Self.body(50, under: 2, code: "other"), .twice(ID(50))),
      ]
      for (body, refused) in wrong {
        let error = refusal { try database.add([Self.body(59, under: 2), body]) }
        #expect(error as? Reorganisation.Refusal == refused)
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `an ended body keeps its name and has its last day and successor`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let body = DomainSample.organisations[2]
      try database.end(body.id, lastDay: DomainSample.day("2026-06-30"), successor: DomainSample.health)
      let stored = try #require(try database.read { try $0.organisations() }.first { $0.id == body.id })
      #expect(stored.name == body.name && stored.from == body.from)
      #expect(stored.to == DomainSample.day("2026-06-30") && stored.successor == DomainSample.health)
      let entry = try #require(try database.journalEntries().last).entry
      #expect(entry.action == "organisation.dissolve" && entry.subject == body.id.rawValue)
      #expect(
        entry.after?.hasSuffix(#""parent":2,"to":"2026-06-30","successor":2,"ended":1,"touched":1}"#) ?? false,
        "\(entry.after ?? "")")
      #expect(entry.before == #"{"name":"Trạm y tế xã Hòa Bình","code":"H55.3","kindOfBody":"department","parent":2}"#)
    }
  }

  @Test(arguments: Backend.allCases)
  func `a body is ended once, not before it began, and not by itself or nobody known`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let body = DomainSample.organisations[2].id
      func end(_ body: ID<Organisation>, _ day: String, _ successor: ID<Organisation>?) -> Reorganisation.Refusal? {
        refusal { try database.end(body, lastDay: DomainSample.day(day), successor: successor) }
          as? Reorganisation.Refusal
      }
      let before = try database.everything()
      #expect(end(body, "2026-06-30", body) == .belowItself(body))
      #expect(end(body, "2026-06-30", ID(404)) == .unknown)
      #expect(end(ID(404), "2026-06-30", nil) == .unknown)
      #expect(end(body, "2019-12-31", nil) == .plannedLater(body, DomainSample.day("2020-01-01")))
      #expect(try database.everything() == before)
      #expect(end(body, "2020-01-01", nil) == nil)
      #expect(end(body, "2026-06-30", nil) == .notThere(body))
      #expect(try database.journalEntries().count == 1)
    }
  }

  @Test(arguments: Backend.allCases) func `a body ended by many at once is ended once`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let body = DomainSample.organisations[2].id
      let errors = inParallel(16) { number in
        refusal {
          try database.end(body, lastDay: DomainSample.day("2026-06-30").adding(days: number), successor: nil)
        }
      }
      #expect(errors.count { $0 == nil } == 1)
      #expect(errors.allSatisfy { $0 == nil || $0 is StructureRefusal || $0 is Reorganisation.Refusal })
      #expect(try database.journalEntries().count == 1)
    }
  }
}
