// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// Changes of the tree: written whole or not at all, seen at once by everybody, kept with both their times, and taken back
/// while nothing was built on them.
@Suite struct StructureTests {
  private static let day = DomainSample.day
  private static let realm = DomainSample.province

  private func tree(_ database: any Database, on day: String = "2026-07-01", asOf number: Int64? = nil) throws
    -> OrganisationTree
  {
    let numbers = number.map { [Self.realm: $0] }
    return OrganisationTree(try database.read { try $0.organisationRecords(asOf: numbers) }, on: Self.day(day))
  }

  private func rename(_ name: String, on day: String = "2026-07-01") -> Reorganisation {
    Reorganisation(
      .amend(DomainSample.health, BodyFacts(code: "H55.2", name: name, kind: "department")), on: Self.day(day))
  }

  @Test(arguments: Backend.allCases) func `what was believed before a change can still be asked`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let first = try database.perform(rename("Sở Y tế và Dân số"))
      let second = try database.perform(rename("Sở Sức khỏe", on: "2026-09-01"))
      #expect((first, second) == (2, 3))
      // Both times: what holds on a day, as it was known after a change.
      let known: [(asOf: Int64, on: String, name: String)] = [
        (1, "2026-07-01", "Sở Y tế"), (1, "2026-10-01", "Sở Y tế"), (2, "2026-06-30", "Sở Y tế"),
        (2, "2026-07-01", "Sở Y tế và Dân số"), (2, "2026-10-01", "Sở Y tế và Dân số"),
        (3, "2026-08-31", "Sở Y tế và Dân số"), (3, "2026-09-01", "Sở Sức khỏe"),
      ]
      for (number, day, name) in known {
        #expect(try tree(database, on: day, asOf: number)[DomainSample.health]?.name == name, "\(number) \(day)")
      }
      // No row is ever written over: each is the one that was recorded, some with the change that replaced it.
      let rows = try database.read {
        try $0.query(
          """
          SELECT recorded, replaced, valid_from, valid_to FROM organisation_state WHERE organisation = 2
          ORDER BY recorded, valid_from
          """)
      }
      #expect(try rows.map { try $0.int(0) } == [1, 2, 2, 3, 3])
      #expect(try rows.map { try $0.optionalInt(1) } == [2, nil, 3, nil, nil])
    }
  }

  @Test(arguments: Backend.allCases) func `a change that is taken back leaves everything as it was, and both on record`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let before = try tree(database)
      let merger = Reorganisation(
        .merge([DomainSample.health, DomainSample.commune], into: .existing(DomainSample.health), joinAlike: false),
        on: Self.day("2026-07-01"))
      let number = try database.perform(merger)
      #expect(try tree(database)[DomainSample.commune]?.successor == DomainSample.health)
      let step = try database.read { try $0.undoing(number, of: Self.realm) }
      try database.perform(step, by: DomainSample.author())
      let after = try tree(database)
      for body in before.all { #expect(after.history(of: body.id) == before.history(of: body.id)) }
      #expect(try tree(database, asOf: number)[DomainSample.commune]?.successor == DomainSample.health)
      let changes = try database.read { try $0.structureChanges(Self.realm) }
      #expect(changes.map(\.kind) == [.undo, .merge, .start] && changes.map(\.isUndone) == [false, true, false])
      #expect(try database.journalEntries().map(\.entry.action) == ["organisation.merge", "organisation.undo"])
      #expect(throws: StructureRefusal.unknown) { try database.read { try $0.undoing(number, of: Self.realm) } }
      #expect(throws: StructureRefusal.unknown) { try database.read { try $0.undoing(1, of: Self.realm) } }
      #expect(throws: StructureRefusal.unknown) { try database.read { try $0.undoing(99, of: Self.realm) } }
    }
  }

  @Test(arguments: Backend.allCases) func `places in further orders keep both their times, and are taken back`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let group = { (day: String, number: Int64?) in
        let tree = try tree(database, on: day, asOf: number)
        return OrganisationTree(tree.records, on: tree.day, in: .sector).group(of: DomainSample.commune)
      }
      let event = { (parent: ID<Organisation>?, day: String) in
        Reorganisation(.place(DomainSample.commune, in: .sector, under: parent), on: Self.day(day))
      }
      let before = try tree(database)
      let first = try database.perform(event(DomainSample.health, "2026-07-01"))
      let second = try database.perform(event(nil, "2026-09-01"))
      let known: [(asOf: Int64, on: String, group: ID<Organisation>?)] = [
        (1, "2026-07-01", nil), (first, "2026-06-30", nil), (first, "2026-09-01", DomainSample.health),
        (second, "2026-08-31", DomainSample.health), (second, "2026-09-01", nil),
      ]
      for (number, day, expected) in known { #expect(try group(day, number) == expected, "\(number) \(day)") }
      #expect(throws: StructureRefusal.laterChanges) { try database.read { try $0.undoing(first, of: Self.realm) } }
      for number in [second, first] {
        try database.perform(try database.read { try $0.undoing(number, of: Self.realm) }, by: DomainSample.author())
      }
      let after = try tree(database)
      for body in before.all { #expect(after.history(of: body.id) == before.history(of: body.id)) }
      #expect(try group("2026-09-01", first) == DomainSample.health)
      let changes = try database.read { try $0.structureChanges(Self.realm, of: DomainSample.commune) }
      #expect(changes.map(\.kind) == [.undo, .undo, .place, .place, .start])
    }
  }

  @Test(arguments: Backend.allCases) func `what something was built on is not taken back`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let new = NewBody(
        id: ID(50), facts: BodyFacts(code: "H55.50", name: "Sở Mới", kind: "department"), parent: Self.realm)
      let founding = try database.perform(Reorganisation(.found([new]), on: Self.day("2026-07-01")))
      let undo = { try database.read { try $0.undoing(founding, of: Self.realm) } }
      _ = try undo()
      // A body below it.
      let below = NewBody(
        id: ID(51), facts: BodyFacts(code: "H55.51", name: "Phòng Mới", kind: "room"), parent: ID(50))
      let second = try database.perform(Reorganisation(.found([below]), on: Self.day("2026-07-01")))
      #expect(throws: StructureRefusal.inUse(ID(50))) { try undo() }
      try database.perform(try database.read { try $0.undoing(second, of: Self.realm) }, by: DomainSample.author())
      _ = try undo()
      // A person with a role there.
      _ = try database.write {
        try $0.insert(
          Membership(organisation: ID(50), role: .reporter), of: DomainSample.reporter, realm: Self.realm)
      }
      #expect(throws: StructureRefusal.inUse(ID(50))) { try undo() }
      // A later change of the same body.
      let renaming = try database.perform(rename("Sở Y tế và Dân số"))
      _ = try database.perform(rename("Sở Sức khỏe", on: "2026-09-01"))
      #expect(throws: StructureRefusal.laterChanges) { try database.read { try $0.undoing(renaming, of: Self.realm) } }
    }
  }

  @Test(arguments: Backend.allCases) func `of two changes worked out from one tree the second is refused`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let records = try database.read { try $0.organisationRecords() }
      let steps = try ["Sở Một", "Sở Hai"].map { name in
        StructureStep(
          realm: Self.realm, kind: .amend, day: Self.day("2026-07-01"), basis: "", subject: DomainSample.health,
          change: try rename(name).effect(on: OrganisationTree(records, on: Self.day("2026-07-01"))),
          basedOn: records.changes[Self.realm] ?? 0)
      }
      try database.perform(steps[0], by: DomainSample.author())
      let before = try database.everything()
      #expect(throws: StructureRefusal.changedMeanwhile) { try database.perform(steps[1], by: DomainSample.author()) }
      #expect(try database.everything() == before)
      #expect(try tree(database)[DomainSample.health]?.name == "Sở Một")
    }
  }

  // MARK: Large changes

  /// So many bodies below the health department, as one change.
  private func founding(_ count: Int64, basedOn number: Int64 = 1) -> StructureStep {
    var change = StructureChange()
    for id in 1000..<(1000 + count) {
      let state = OrganisationState(
        organisation: ID(id), realm: Self.realm, parent: DomainSample.health, code: "X\(id)", name: "Trạm \(id)",
        shortName: "Trạm \(id)", kind: "other", from: Self.day("2026-07-01"))
      change.histories[ID(id)] = OrganisationHistory(position: id, states: [state])
      change.founded.append(ID(id))
    }
    return StructureStep(
      realm: Self.realm, kind: .table, day: Self.day("2026-07-01"), basis: "", subject: DomainSample.health,
      change: change, basedOn: number)
  }

  private final class Seen: @unchecked Sendable {
    // Safe because the progress is told on the thread that performs the change.
    var counts: [Int] = []
    var others: [Int] = []
  }

  @Test(arguments: Backend.allCases)
  func `nobody sees a piece of a large change, and everybody goes on writing meanwhile`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let seen = Seen()
      try database.perform(founding(1_700), by: DomainSample.author()) { count in
        seen.counts.append(count)
        let bodies = try? database.read { try $0.organisationRecords() }.count
        seen.others.append(bodies ?? 0)
        // Somebody else's write, and their change of another tree.
        _ = try? database.write { try $0.setFailures(seen.counts.count, lockedUntil: nil, of: DomainSample.reporter) }
      }
      #expect(seen.counts == [500, 1_000, 1_500, 1_700] && seen.others == [4, 4, 4, 4])
      #expect(try database.read { try $0.person(DomainSample.reporter)?.failures } == 4)
      #expect(try tree(database).count(within: DomainSample.health) == 1_702)
      #expect(try database.journalEntries().count == 1)
    }
  }

  @Test(arguments: Backend.allCases) func `a large change that fails in the middle leaves nothing`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      var step = founding(1_200)
      var change = step.change
      // The last one bears a code that the first has.
      change.histories[ID(2199)]?.states[0].code = "X1000"
      step = StructureStep(
        realm: step.realm, kind: step.kind, day: step.day, basis: "", subject: step.subject, change: change, basedOn: 1)
      let before = try database.everything().dropLast(4)
      #expect(
        (refusal { try database.perform(step, by: DomainSample.author()) } as? DatabaseError)?.kind == .constraint)
      #expect(try database.read { try $0.organisationRecords() }.count == 4)
      #expect(try Array(database.everything().dropLast(4).dropFirst()) == Array(before.dropFirst()))
      // Another change comes through after it.
      try database.perform(rename("Sở Y tế và Dân số"))
      #expect(try tree(database)[DomainSample.health]?.name == "Sở Y tế và Dân số")
    }
  }

  @Test(arguments: Backend.allCases) func `what a killed program had prepared is taken away at the next start`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      // As a program leaves it that was killed between two pieces.
      _ = try database.write { connection in
        try connection.execute("UPDATE organisation_realm SET staging = 2, staged_at = 5 WHERE realm = 1")
        try connection.execute(
          """
          INSERT INTO organisation_change (realm, number, kind, basis, state, made_at)
          VALUES (1, 2, 'import', '', 'staged', 5)
          """)
        try connection.execute("INSERT INTO organisation (realm, id, position) VALUES (1, 1000, 1)")
        try connection.execute("UPDATE organisation_state SET replaced = 2 WHERE realm = 1 AND organisation = 2")
        try connection.execute(
          """
          INSERT INTO organisation_state (realm, organisation, valid_from, recorded, parent, code, tax_code, name,
          short_name, kind) VALUES (1, 1000, '2026-07-01', 2, 1, 'X', '', 'Trạm', 'Trạm', 'other')
          """)
      }
      #expect(try tree(database).count == 4)
      #expect(throws: StructureRefusal.beingChanged) { try database.perform(rename("Sở Khác")) }
      try database.dropUnfinishedChanges(before: Instant(milliseconds: 5))
      #expect(throws: StructureRefusal.beingChanged, "it began later") { try database.perform(rename("Sở Khác")) }
      try database.dropUnfinishedChanges(before: Instant(milliseconds: 6))
      #expect(try database.read { try $0.query("SELECT 1 FROM organisation_state WHERE organisation = 1000") }.isEmpty)
      #expect(try database.perform(rename("Sở Khác")) == 3)
      #expect(try tree(database)[DomainSample.health]?.name == "Sở Khác")
    }
  }

  // MARK: In memory

  @Test(arguments: Backend.allCases) func `the tree in memory is brought up to date as if it were read anew`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let cache = OrganisationCache()
      func check() throws {
        let kept = try database.read { try cache.tree($0, on: Self.day("2026-09-01")) }
        let anew = try tree(database, on: "2026-09-01")
        #expect(kept.all.map(\.id) == anew.all.map(\.id) && Array(kept.all) == Array(anew.all))
        #expect(kept.records.changes == anew.records.changes)
        for body in anew.all { #expect(kept.history(of: body.id) == anew.history(of: body.id)) }
      }
      try check()
      try database.perform(rename("Sở Y tế và Dân số"))
      try check()
      let number = try database.perform(
        Reorganisation(.dissolve(DomainSample.commune, heir: DomainSample.health), on: Self.day("2026-08-01")))
      try check()
      try database.perform(founding(20, basedOn: number), by: DomainSample.author())
      try check()
      let undone = try database.read { try $0.undoing(number + 1, of: Self.realm) }
      try database.perform(undone, by: DomainSample.author())
      try check()
      // A tree that is asked for again is the same one.
      let first = try database.read { try cache.tree($0, on: Self.day("2026-09-01")) }
      let second = try database.read { try cache.tree($0, on: Self.day("2026-09-01")) }
      #expect(first.records === second.records)
    }
  }

  @Test(arguments: Backend.allCases) func `a realm that comes later is read too`(_ backend: Backend) throws {
    try withDatabase(backend) { database throws in
      let cache = OrganisationCache()
      #expect(try database.read { try cache.tree($0, on: Self.day("2026-09-01")) }.count == 0)
      try database.write { try $0.begin(with: DomainSample.organisations, at: someMoment) }
      #expect(try database.read { try cache.tree($0, on: Self.day("2026-09-01")) }.count == 4)
      try database.write {
        try $0.begin(with: [DomainSample.organisation(ID(70), realm: ID(70), name: "Tỉnh ủy")], at: someMoment)
      }
      #expect(
        try database.read { try cache.tree($0, on: Self.day("2026-09-01")) }.tops.map(\.id) == [ID(1), ID(9), ID(70)])
    }
  }

  @Test(arguments: Backend.allCases) func `what hangs on a body that ends is counted`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      var content = DomainSample.content()
      content.assignments = content.assignments.prefix(1).map {
        Assignment(
          id: $0.id, item: content.items[3].id, body: "Sở Y tế", role: .lead, organisation: DomainSample.health,
          span: 0..<1)
      }
      let made = content
      try database.write { connection in
        try connection.insert(made, document: DomainSample.document(of: made.plan), by: DomainSample.author())
        try connection.perform(.confirm, on: made.plan, by: DomainSample.author())
        try connection.insert(
          Membership(organisation: DomainSample.health, role: .reporter), of: DomainSample.reporter, realm: Self.realm)
      }
      let work = { try database.read { try $0.openWork(of: [DomainSample.health], in: Self.realm) } }
      var expected = OpenWork()
      (expected.tasks, expected.people) = (1, 1)
      #expect(try work() == expected)
      var report = DomainSample.report(1, on: content, percent: 100, holdsOn: "2026-06-15")
      report.organisation = DomainSample.health
      report.item = content.items[3].id
      let sent = report
      try database.write {
        _ = try $0.submit(sent, evidence: [], of: made.plan, idempotencyKey: "1", by: DomainSample.author())
      }
      expected.reports = 1
      #expect(try work() == expected)
      try database.write {
        try $0.decide(
          .accept, on: sent.id, of: made.plan, note: "", by: DomainSample.author(DomainSample.approver))
      }
      (expected.reports, expected.tasks) = (0, 0)
      #expect(try work() == expected)
      #expect(try database.read { try $0.openWork(of: [], in: Self.realm) }.isEmpty)
    }
  }
}
