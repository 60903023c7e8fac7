// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// What bodies that end leave to those that follow them, as stored and asked for on different days.
@Suite struct SuccessionTests {
  private static let day = DomainSample.day

  private static func body(_ id: Int64, from: String = "2020-01-01") -> Organisation {
    DomainSample.organisation(ID(id), under: DomainSample.province, name: "Xã \(id)", from: from)
  }

  /// Four communes (21 to 24) that each do the first activity; 21 and 22 join 25 in July, and 25 joins 26 in October;
  /// 23 ends in July, and nobody follows it.
  private static func ends() -> [(Int64, lastDay: String, successor: Int64?)] {
    [(21, "2026-06-30", 25), (22, "2026-06-30", 25), (23, "2026-06-30", nil), (25, "2026-09-30", 26)]
  }

  private func prepare(_ database: any Database) throws -> PlanContent {
    var content = DomainSample.content()
    content.assignments = (21...24).map { number in
      Assignment(
        id: ID(1_000 + Int64(number)), item: content.items[3].id, body: "các xã", role: .lead,
        organisation: ID(Int64(number)), span: 0..<1)
    }
    let made = content
    try database.add(
      (21...24).map { Self.body($0) } + [Self.body(25, from: "2026-07-01"), Self.body(26, from: "2026-10-01")])
    try database.write { connection in
      try connection.insert(made, document: DomainSample.document(of: made.plan), by: DomainSample.author())
      try connection.perform(.confirm, on: made.plan, by: DomainSample.author())
    }
    return content
  }

  private func end(_ database: any Database) throws {
    for (id, lastDay, successor) in Self.ends() {
      try database.end(ID(id), lastDay: Self.day(lastDay), successor: successor.map { ID($0) })
    }
  }

  private func send(
    _ id: Int64, from body: Int64, percent: Int, holdsOn: String, accepted: Bool = true, on content: PlanContent,
    to database: any Database
  ) throws {
    var report = DomainSample.report(id, on: content, percent: percent, holdsOn: holdsOn)
    report.organisation = ID(body)
    let sent = report
    try database.write { connection in
      _ = try connection.submit(
        sent, evidence: [], of: content.plan, idempotencyKey: "\(sent.id)", by: DomainSample.author())
      guard accepted else { return }
      try connection.decide(
        .accept, on: sent.id, of: content.plan, note: "", by: DomainSample.author(DomainSample.approver))
    }
  }

  /// The first activity as a page of that day shows it.
  private func work(_ content: PlanContent, on day: String, in database: any Database) throws -> WorkItem {
    try database.read { connection in
      PlanOverview(
        try connection.content(of: content.plan), reports: try connection.standingReports(of: content.plan),
        tree: OrganisationTree(try connection.organisations()), today: Self.day(day)
      ).work[0]
    }
  }

  @Test(arguments: Backend.allCases) func `the bodies that owe are counted as they stand on the day that is asked for`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try prepare(database)
      try send(1, from: 21, percent: 100, holdsOn: "2026-06-15", on: content, to: database)
      try end(database)
      // 21 counts alone, then for 25 with 22, then for 26; 23 still stands for itself.
      for (day, done, total) in [
        ("2026-06-30", 1, 4), ("2026-07-01", 1, 3), ("2026-09-30", 1, 3), ("2026-10-01", 1, 3),
      ] {
        let units = try work(content, on: day, in: database).units
        #expect(units?.done == done && units?.total == total, "\(day)")
      }
      let answering = try database.read { connection in
        let tree = OrganisationTree(try connection.organisations())
        return ["2026-06-30", "2026-07-01", "2026-10-01"].map { day in
          (21...25).map { tree.responsible(for: ID($0), on: Self.day(day))?.id.rawValue ?? 0 }
        }
      }
      #expect(answering == [[21, 22, 23, 24, 25], [25, 25, 23, 24, 25], [26, 26, 23, 24, 26]])
    }
  }

  @Test(arguments: Backend.allCases) func `the last word is the last one of the whole line of bodies`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try prepare(database)
      try send(1, from: 21, percent: 100, holdsOn: "2026-06-15", on: content, to: database)
      try send(2, from: 22, percent: 40, holdsOn: "2026-06-20", on: content, to: database)
      try end(database)
      // Of the two that joined, the one whose report is for the later day speaks for the joint body.
      #expect(try work(content, on: "2026-06-30", in: database).units?.done == 1)
      #expect(try work(content, on: "2026-07-01", in: database).units?.done == 0)
      try send(3, from: 25, percent: 100, holdsOn: "2026-07-20", on: content, to: database)
      #expect(try work(content, on: "2026-07-20", in: database).units?.done == 1)
      // A report that its predecessor's still overtakes does not count: it holds for an earlier day.
      try send(4, from: 25, percent: 10, holdsOn: "2026-06-01", on: content, to: database)
      #expect(try work(content, on: "2026-10-01", in: database).units?.done == 1)
      let last = try work(content, on: "2026-10-01", in: database)
      #expect(last.status(of: ID(26)).kind == .done && last.accepted?.id == ID(3))
    }
  }

  @Test(arguments: Backend.allCases) func `what waited when a body ended waits for its successor's approver`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try prepare(database)
      try send(1, from: 22, percent: 80, holdsOn: "2026-06-15", accepted: false, on: content, to: database)
      try end(database)
      let merged = try work(content, on: "2026-07-01", in: database)
      #expect(merged.waiting.map(\.id) == [ID(1)] && merged.status(of: ID(25)).kind != .notStarted)
      try database.write {
        try $0.decide(.accept, on: ID(1), of: content.plan, note: "", by: DomainSample.author(DomainSample.approver))
      }
      let decided = try work(content, on: "2026-07-01", in: database)
      #expect(decided.waiting.isEmpty && decided.accepted?.organisation == ID(22))
    }
  }

  @Test(arguments: Backend.allCases) func `an end changes neither what was reported nor who was named`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try prepare(database)
      try send(1, from: 21, percent: 100, holdsOn: "2026-06-15", on: content, to: database)
      let (assignments, reports) = try database.read { [plan = content.plan] connection in
        (try connection.assignments(of: plan), try connection.reports(of: plan))
      }
      try end(database)
      try database.read { [plan = content.plan] connection throws in
        #expect(try connection.assignments(of: plan) == assignments)
        #expect(try connection.reports(of: plan) == reports)
      }
      let entries = try database.journalEntries().filter { $0.entry.action == "organisation.dissolve" }
      #expect(entries.map(\.entry.subject) == [21, 22, 23, 25])
    }
  }

  /// Who may not take over from body 21, which ends on 30 June 2026, and why.
  static let unfit: [(id: Int64, refusal: Reorganisation.Refusal, why: String)] = [
    (21, .belowItself(ID(21)), "it is the same body"), (404, .unknown, "nobody knows it"),
    (9, .unknown, "it belongs to another realm"), (22, .notThere(ID(22)), "it has ended"),
    (24, .notThere(ID(24)), "it begins two days later"),
  ]

  @Test(arguments: Backend.allCases) func `only a body that is there on the day after takes over`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      try database.add([
        Self.body(21), Self.body(22), Self.body(23), Self.body(24, from: "2026-07-02"),
        Self.body(25, from: "2026-07-01"),
      ])
      for (id, day) in [(22, "2026-01-31"), (23, "2026-12-31")] as [(Int64, String)] {
        try database.end(ID(id), lastDay: Self.day(day), successor: nil)
      }
      func end(_ successor: Int64) -> (any Error)? {
        refusal { try database.end(ID(21), lastDay: Self.day("2026-06-30"), successor: ID(successor)) }
      }
      let before = try database.everything()
      for (id, error, why) in Self.unfit { #expect(end(id) as? Reorganisation.Refusal == error, "\(why)") }
      #expect(try database.everything() == before)
      #expect(end(25) == nil, "it begins on the day after")
    }
  }
}
