// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct DomainReportTests {
  private func decide(
    _ decision: ReportState.Decision, _ report: Int64, of plan: Plan, note: String = "",
    by person: ID<Person>? = DomainSample.approver,
    in database: any Database
  ) throws {
    try database.write {
      try $0.decide(decision, on: ID(report), of: plan, note: note, by: DomainSample.author(person, secondsLater: 60))
    }
  }

  // MARK: Sending

  @Test(arguments: Backend.allCases) func `a report comes back as it was sent, whatever state it claimed`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      var full = DomainSample.report(1, on: content)
      var bare = DomainSample.report(2, on: content, item: 15, percent: 100, holdsOn: "2026-02-21")
      (bare.quantity, bare.sentence, bare.difficulty, bare.proposal) = (nil, "", "", "")
      (bare.submittedBy, bare.submitter) = (nil, "")
      full.state = .accepted
      let (claimed, plain) = (full, bare)
      let sent = try database.write { connection in
        try [claimed, plain].map { report in
          try connection.submit(
            report, evidence: [], of: content.plan, idempotencyKey: "\(report.id)", by: DomainSample.author())
        }
      }
      #expect(sent == [ID(1), ID(2)])
      full.state = .submitted
      #expect(try database.read { try $0.reports(of: content.plan) } == [full, bare])
      #expect(try database.read { try $0.reports(on: bare.item, of: content.plan) } == [bare])
      #expect(try database.read { try $0.reports(of: DomainSample.plan(404)) }.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `the last report of an activity is the one that holds for the latest day`(
    _ backend: Backend
  ) throws {
    let rows: [(id: Int64, holdsOn: String, seconds: Int64)] = [
      (5, "2026-02-20", 10), (4, "2026-02-20", 10), (3, "2026-02-20", 99), (2, "2026-01-31", 500), (1, "2026-03-01", 0),
    ]
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      for row in rows {
        var report = DomainSample.report(row.id, on: content, holdsOn: row.holdsOn)
        report.submittedAt = someMoment.adding(seconds: row.seconds)
        let copy = report
        _ = try database.write {
          try $0.submit(copy, evidence: [], of: content.plan, idempotencyKey: "\(row.id)", by: DomainSample.author())
        }
      }
      #expect(try database.read { try $0.reports(of: content.plan) }.map(\.id.rawValue) == [2, 4, 5, 3, 1])
      #expect(
        try database.read { try $0.reports(on: ID(1_013), of: content.plan) }.map(\.id.rawValue) == [2, 4, 5, 3, 1])
    }
  }

  @Test(arguments: Backend.allCases) func `the same form sent again is the same report`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      func send(_ id: Int64, key: String, percent: Int = 1) throws -> ID<Report> {
        try database.write {
          try $0.submit(
            DomainSample.report(id, on: content, percent: percent), evidence: [DomainSample.evidence(id)],
            of: content.plan, idempotencyKey: key, by: DomainSample.author())
        }
      }
      #expect(try send(1, key: "form") == ID(1))
      let before = try database.everything()
      #expect(try send(2, key: "form") == ID(1))
      #expect(try database.everything() == before)
      #expect(try send(3, key: "other form", percent: 3) == ID(3))
      // Also when the answer was lost and the plan has been closed since.
      try database.write { try $0.perform(.close, on: content.plan, by: DomainSample.author()) }
      #expect(try send(4, key: "form") == ID(1))
      #expect(try database.read { try $0.reports(of: content.plan) }.map(\.percent) == [1, 3])
    }
  }

  @Test(arguments: Backend.allCases) func `the same form with other content is refused, and the first report stands`(
    _ backend: Backend
  ) throws {
    let changes: [(String, (inout Report) -> Void)] = [
      ("item", { $0.item = ID($0.item.rawValue + 1) }), ("organisation", { $0.organisation = DomainSample.commune }),
      ("holdsOn", { $0.holdsOn = DomainSample.day("2026-02-21") }), ("percent", { $0.percent += 1 }),
      ("quantity", { $0.quantity = nil }), ("sentence", { $0.sentence += "." }), ("difficulty", { $0.difficulty = "" }),
      ("proposal", { $0.proposal = "" }), ("submittedBy", { $0.submittedBy = nil }),
    ]
    let files: [(String, [Evidence])] = [
      ("none", []), ("another", [DomainSample.evidence(2, 2)]),
      ("one more", [DomainSample.evidence(2), DomainSample.evidence(2, 2)]),
    ]
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      func send(_ report: Report, _ evidence: [Evidence]) throws -> ID<Report> {
        try database.write {
          try $0.submit(report, evidence: evidence, of: content.plan, idempotencyKey: "form", by: DomainSample.author())
        }
      }
      let first = DomainSample.report(1, on: content)
      #expect(try send(first, [DomainSample.evidence(1)]) == ID(1))
      try database.write {
        try $0.decide(.accept, on: ID(1), of: content.plan, note: "Tốt", by: DomainSample.author(DomainSample.approver))
      }
      let before = try database.everything()
      let again = DomainSample.report(2, on: content)
      #expect(try send(again, [DomainSample.evidence(2)]) == ID(1))
      for (name, change) in changes {
        var other = again
        change(&other)
        let sent = other
        let error = refusal { try send(sent, [DomainSample.evidence(2)]) }
        #expect(error as? ChangeRefusal == .keyUsed, "\(name)")
      }
      for (name, evidence) in files {
        #expect(refusal { try send(again, evidence) } as? ChangeRefusal == .keyUsed, "\(name)")
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `the schema itself keeps two reports from bearing one key`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      try database.addReport(1, on: content)
      func copy(_ id: Int64, key: String) -> (any Error)? {
        refusal {
          try database.write { connection in
            try connection.execute(
              """
              INSERT INTO report (realm, plan, id, item, organisation, state, holds_on, percent, sentence, difficulty,
              proposal, submitter, submitted_at, idempotency_key) SELECT realm, plan, \(id), item, organisation, state,
              holds_on, percent, sentence, difficulty, proposal, submitter, submitted_at, \(key) FROM report WHERE id = 1
              """)
          }
        }
      }
      #expect((copy(2, key: "1") as? DatabaseError)?.kind == .constraint)
      #expect(copy(2, key: "2") == nil)
    }
  }

  @Test(arguments: Backend.allCases) func `what is not under way is not reported on`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let draft = try database.addPlan(1_000, confirmed: false)
      let closed = try database.addPlan(2_000)
      let active = try database.addPlan(3_000)
      try database.write { connection in
        try connection.perform(.close, on: closed.plan, by: DomainSample.author())
        var stopped = active.items[4]
        stopped.stoppedReason = "Hết vốn"
        try connection.update(stopped, assignments: [], of: active.plan, by: DomainSample.author())
      }
      let before = try database.everything()
      let rows: [(PlanContent, Int64, ChangeRefusal)] = [
        (draft, 13, .notUnderWay), (closed, 13, .notUnderWay), (active, 14, .notUnderWay),
        // A heading, a statement and a theme ask for nothing.
        (active, 10, .notUnderWay), (active, 11, .notUnderWay), (active, 12, .notUnderWay), (active, 404, .unknown),
        (DomainSample.content(404), 13, .unknown),
      ]
      for (content, item, expected) in rows {
        #expect(
          refusal { try database.addReport(1, on: content, item: item) } as? ChangeRefusal == expected,
          "\(content.plan.id) \(item)")
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `a report against a rule of the schema is refused and leaves nothing`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      try database.addReport(1, on: content)
      let before = try database.everything()
      let changes: [(String, (inout Report) -> Void)] = [
        ("over 100 per cent", { $0.percent = 101 }), ("under 0 per cent", { $0.percent = -1 }),
        ("a body of another realm", { $0.organisation = DomainSample.union }),
        ("a body that is not there", { $0.organisation = ID(404) }),
        ("an identifier twice", { $0.id = ID(1) }),
      ]
      for (name, change) in changes {
        var report = DomainSample.report(2, on: content)
        change(&report)
        let copy = report
        let error = refusal {
          try database.write {
            try $0.submit(
              copy, evidence: [DomainSample.evidence(2)], of: content.plan, idempotencyKey: "2",
              by: DomainSample.author())
          }
        }
        #expect((error as? DatabaseError)?.kind == .constraint, "\(name)")
        #expect(try database.everything() == before, "\(name)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `files stand beside their report, in the order in which they were sent`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      let files: [Int64: [Evidence]] = [
        1: [DomainSample.evidence(1, 9), DomainSample.evidence(1, 3), DomainSample.evidence(1, 9)], 2: [],
        3: [DomainSample.evidence(3, 5)],
      ]
      for (id, item) in [(1, 13), (2, 13), (3, 15)] as [(Int64, Int64)] {
        _ = try database.write {
          try $0.submit(
            DomainSample.report(id, on: content, item: item), evidence: files[id] ?? [], of: content.plan,
            idempotencyKey: "\(id)",
            by: DomainSample.author())
        }
      }
      #expect(try database.read { try $0.evidence(on: ID(1_013), of: content.plan) } == files[1])
      #expect(try database.read { try $0.evidence(on: ID(1_015), of: content.plan) } == files[3])
      #expect(try database.read { try $0.evidence(on: ID(1_014), of: content.plan) }.isEmpty)
    }
  }

  // MARK: Deciding

  @Test(arguments: Backend.allCases) func `an accepted report says who accepted it and when`(_ backend: Backend) throws
  {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      for id in 1...3 { try database.addReport(Int64(id), on: content) }
      try decide(.accept, 1, of: content.plan, in: database)
      try decide(.return, 2, of: content.plan, note: "Thiếu ảnh", in: database)
      var expected = (1...3).map { DomainSample.report(Int64($0), on: content) }
      for index in 0...1 {
        (expected[index].decider, expected[index].decidedAt) = ("Nguyễn Thị An", someMoment.adding(seconds: 60))
      }
      expected[0].state = .accepted
      (expected[1].state, expected[1].note) = (.returned, "Thiếu ảnh")
      #expect(try database.read { try $0.reports(of: content.plan) } == expected)
    }
  }

  @Test(arguments: Backend.allCases) func `a decision that may not be is refused and leaves nothing`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      let other = try database.addPlan(2_000)
      for id in 1...3 { try database.addReport(Int64(id), on: content) }
      try decide(.accept, 1, of: content.plan, in: database)
      try decide(.return, 2, of: content.plan, note: "Thiếu", in: database)
      let before = try database.everything()
      let (own, approver) = (DomainSample.reporter, DomainSample.approver)
      let rows: [(ReportState.Decision, Int64, Plan, String, ID<Person>, ChangeRefusal)] = [
        (.accept, 3, content.plan, "", own, .report(.ownReport)),
        (.return, 3, content.plan, "vì", own, .report(.ownReport)),
        (.return, 3, content.plan, "", approver, .report(.noteMissing)),
        (.return, 3, content.plan, " \n", approver, .report(.noteMissing)),
        (.accept, 1, content.plan, "", approver, .report(.alreadyDecided(.accepted))),
        (.return, 1, content.plan, "vì", approver, .report(.alreadyDecided(.accepted))),
        (.accept, 2, content.plan, "", approver, .report(.alreadyDecided(.returned))),
        (.accept, 404, content.plan, "", approver, .unknown), (.accept, 3, other.plan, "", approver, .unknown),
      ]
      for (decision, report, plan, note, person, expected) in rows {
        let error = refusal { try decide(decision, report, of: plan, note: note, by: person, in: database) }
        #expect(error as? ChangeRefusal == expected, "\(decision) \(report) \(note)")
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `the program may decide its own reports, as demonstration data does`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      var report = DomainSample.report(1, on: content)
      report.submittedBy = nil
      let copy = report
      _ = try database.write {
        try $0.submit(copy, evidence: [], of: content.plan, idempotencyKey: "", by: DomainSample.author(nil))
      }
      try decide(.accept, 1, of: content.plan, by: nil, in: database)
      #expect(try database.read { try $0.reports(of: content.plan) }.map(\.state) == [.accepted])
    }
  }

  @Test(arguments: Backend.allCases) func `what was sent before a plan was closed is still decided`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      try database.addReport(1, on: content)
      try database.write { try $0.perform(.close, on: content.plan, by: DomainSample.author()) }
      try decide(.accept, 1, of: content.plan, in: database)
      #expect(try database.read { try $0.reports(of: content.plan) }.map(\.state) == [.accepted])
    }
  }
}
