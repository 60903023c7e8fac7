// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct DomainPlanTests {
  // MARK: Keeping

  @Test(arguments: Backend.allCases) func `a plan comes back whole`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      let plan = try #require(try database.read { try $0.plan(content.plan.id) })
      #expect(plan == content.plan)
      #expect(try database.read { try $0.content(of: plan) } == content)
      #expect(try database.read { try $0.document(of: plan) } == DomainSample.document(of: plan))
    }
  }

  @Test(arguments: Backend.allCases) func `a plan of which nothing is known comes back so`(_ backend: Backend) throws {
    var plan = DomainSample.plan()
    (plan.number, plan.issuer, plan.place, plan.issuedOn) = (nil, nil, nil, nil)
    (plan.periodFrom, plan.periodTo, plan.authority, plan.position, plan.signer) = (nil, nil, nil, nil, nil)
    (plan.type, plan.title, plan.recipients) = ("", "", [])
    let bare = PlanContent(plan: plan, items: [], assignments: [], findings: [], duties: [])
    try withBodies(backend) { database throws in
      try database.write {
        try $0.insert(bare, document: DomainSample.document(of: bare.plan), by: DomainSample.author(nil))
      }
      #expect(try database.read { try $0.content(of: bare.plan) } == bare)
      #expect(try database.read { try $0.plan(bare.plan.id) } == bare.plan)
    }
  }

  @Test(arguments: Backend.allCases) func `a corrected, reviewed and stopped item comes back so`(_ backend: Backend)
    throws
  {
    var content = DomainSample.content()
    content.items[3].stoppedReason = "Hết vốn"
    content.items[4].isReviewed = true
    content.items[5].version = 7
    content.items[5].target = Quantity(thousandths: -1)
    content.items[5].due = Deadline(edtf: "2026-11/..")
    let copy = content
    try withBodies(backend) { database throws in
      try database.write {
        try $0.insert(copy, document: DomainSample.document(of: copy.plan), by: DomainSample.author())
      }
      #expect(try database.read { try $0.content(of: copy.plan) } == copy)
    }
  }

  @Test(arguments: Backend.allCases) func `plans do not mix`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let contents = try [1_000, 2_000, 3_000].map { try database.addPlan($0, confirmed: false) }
      for content in contents { #expect(try database.read { try $0.content(of: content.plan) } == content) }
      #expect(try database.read { try $0.plan(ID(404)) } == nil)
      #expect(try database.read { try $0.content(of: DomainSample.plan(404)) }.items.isEmpty)
      #expect(try database.read { try $0.document(of: DomainSample.plan(404)) } == nil)
    }
  }

  @Test(arguments: Backend.allCases) func `plans are listed by state, the newest first, the undated last`(
    _ backend: Backend
  ) throws {
    let rows: [(id: Int64, date: String?)] = [
      (1_000, "2025-01-01"), (2_000, nil), (3_000, "2026-01-01"), (4_000, "2026-01-01"), (5_000, nil),
    ]
    try withBodies(backend) { database throws in
      for row in rows {
        var content = DomainSample.content(row.id)
        content.plan.issuedOn = row.date.map(DomainSample.day)
        let copy = content
        try database.write { connection in
          try connection.insert(copy, document: DomainSample.document(of: copy.plan), by: DomainSample.author())
          if row.id == 5_000 { try connection.perform(.confirm, on: copy.plan, by: DomainSample.author()) }
        }
      }
      #expect(try database.read { try $0.plans() }.map(\.id.rawValue) == [5_000, 4_000, 3_000, 1_000, 2_000])
    }
  }

  /// Plans that break a rule of the schema.
  static let refused: [(name: String, break: @Sendable (inout PlanContent) -> Void)] = [
    ("an owner of another realm", { $0.plan.owner = DomainSample.union }),
    ("an item under a parent that is not there", { $0.items[1].parent = ID(404) }),
    ("an item twice", { $0.items[1].id = $0.items[0].id }),
    ("an assignment of an item that is not there", { $0.assignments[0].item = ID(404) }),
    ("an assignment to a body of another realm", { $0.assignments[0].organisation = DomainSample.union }),
    ("an assignment twice", { $0.assignments[1].id = $0.assignments[0].id }),
  ]

  @Test(arguments: Backend.allCases) func `a plan against a rule of the schema is refused and leaves nothing`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let before = try database.everything()
      for (name, change) in Self.refused {
        var content = DomainSample.content()
        change(&content)
        let copy = content
        let error = refusal {
          try database.write {
            try $0.insert(copy, document: DomainSample.document(of: copy.plan), by: DomainSample.author())
          }
        }
        #expect((error as? DatabaseError)?.kind == .constraint, "\(name)")
        #expect(try database.everything() == before, "\(name)")
      }
    }
  }

  // MARK: Correcting

  private func corrected(_ content: PlanContent) -> (item: PlanItem, assignments: [Assignment]) {
    var item = content.items[3]
    item.text = "Xử lý chất thải y tế"
    item.kind = .task
    item.due = Deadline(edtf: "2027")
    item.target = Quantity(thousandths: 5)
    item.unit = "tấn"
    let assignment = Assignment(
      id: ID(content.plan.id.rawValue + 90), item: item.id, body: "Trạm", role: .coLead,
      organisation: DomainSample.commune, span: 1..<2)
    return (item, [assignment])
  }

  @Test(arguments: Backend.allCases) func `a correction replaces the item and its assignments, and nothing else`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      let (item, assignments) = corrected(content)
      try database.write { try $0.update(item, assignments: assignments, of: content.plan, by: DomainSample.author()) }
      var expected = content
      expected.items[3] = item
      expected.items[3].version = 2
      expected.items[3].isReviewed = true
      expected.assignments = content.assignments.filter { $0.item != item.id } + assignments
      #expect(try database.read { try $0.content(of: content.plan) } == expected)
    }
  }

  @Test(arguments: Backend.allCases) func `who opened the form before another's change is told`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      let (item, assignments) = corrected(content)
      try database.write { try $0.update(item, assignments: assignments, of: content.plan, by: DomainSample.author()) }
      let before = try database.everything()
      for version in [1, 0, 3, -1] {
        var stale = item
        (stale.version, stale.text) = (version, "khác")
        let copy = stale
        let error = refusal {
          try database.write { try $0.update(copy, assignments: [], of: content.plan, by: DomainSample.author()) }
        }
        #expect(error as? ChangeRefusal == .changedMeanwhile)
      }
      #expect(try database.everything() == before)
      var fresh = item
      (fresh.version, fresh.text) = (2, "khác")
      let copy = fresh
      try database.write { try $0.update(copy, assignments: [], of: content.plan, by: DomainSample.author()) }
      #expect(try database.read { try $0.items(of: content.plan) }[3].version == 3)
    }
  }

  @Test(arguments: Backend.allCases) func `a form opened before its bodies were matched does not undo the match`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      #expect(try match("các xã", [DomainSample.commune], of: content.plan, in: database) == 1)
      let error = refusal {
        try database.write {
          try $0.update(
            content.items[3], assignments: Array(content.assignments.prefix(2)), of: content.plan,
            by: DomainSample.author())
        }
      }
      #expect(error as? ChangeRefusal == .changedMeanwhile)
      #expect(try database.read { try $0.items(of: content.plan) }.map(\.version) == [1, 1, 1, 2, 1, 1])
    }
  }

  /// Matches words of a plan, and returns how many assignments bear them now.
  private func match(
    _ body: String, _ organisations: [ID<Organisation>], of plan: Plan, in database: any Database
  ) throws -> Int {
    let ids = IDSource()
    return try database.write {
      try $0.match(body: body, with: organisations, of: plan, ids: ids, by: DomainSample.author())
    }
  }

  @Test(arguments: Backend.allCases) func `every assignment in the same words is matched, and unmatched again`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      let other = try database.addPlan(5_000, confirmed: false)
      for (organisations, stored) in [([DomainSample.province], DomainSample.province), ([], nil)] {
        #expect(try match("Sở Y tế", organisations, of: content.plan, in: database) == 2)
        var expected = content.assignments
        (expected[0].organisation, expected[2].organisation) = (stored, stored)
        #expect(try database.read { try $0.assignments(of: content.plan) } == expected)
      }
      let before = try database.everything()
      for body in ["sở y tế", "Sở Y", "", "%", "Sở Y tế "] {
        let error = refusal { try match(body, [DomainSample.health], of: content.plan, in: database) }
        #expect(error as? ChangeRefusal == .unknown, "\(body)")
      }
      let error = refusal { try match("các xã", [DomainSample.union], of: content.plan, in: database) }
      #expect((error as? DatabaseError)?.kind == .constraint)
      #expect(try database.everything() == before)
      #expect(try database.read { try $0.content(of: other.plan) } == other)
    }
  }

  @Test(arguments: Backend.allCases) func `words that stand for many are given to each of them once, and taken back`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      func parts() throws -> [[String]] {
        try database.read { try $0.assignments(of: content.plan) }.filter { $0.body == "Sở Y tế" }
          .map { ["\($0.item)", $0.role.rawValue, $0.organisation?.description ?? ""] }.sorted {
            $0.joined() < $1.joined()
          }
      }
      let (lead, doer) = (["1013", "lead"], ["1015", "responsible"])
      let many = [DomainSample.commune, DomainSample.health, DomainSample.commune]
      for _ in 1...2 {
        #expect(try match("Sở Y tế", many, of: content.plan, in: database) == 4)
        #expect(try parts() == [lead + ["2"], lead + ["3"], doer + ["2"], doer + ["3"]])
      }
      #expect(try match("Sở Y tế", [], of: content.plan, in: database) == 2)
      #expect(try parts() == [lead + [""], doer + [""]])
      #expect(try database.read { try $0.items(of: content.plan) }.map(\.version) == [1, 1, 1, 4, 1, 4])
    }
  }

  @Test(arguments: Backend.allCases) func `items are marked as looked at`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      let chosen = [content.items[1].id, content.items[3].id, ID<PlanItem>(404)]
      for ids in [chosen, chosen, []] {
        try database.write { try $0.markReviewed(ids, of: content.plan, by: DomainSample.author()) }
      }
      #expect(
        try database.read { try $0.items(of: content.plan) }.map(\.isReviewed) == [
          false, true, false, true, false, false,
        ])
      #expect(try database.journalEntries().map(\.entry.after).last == #"{"reviewed":2}"#)
      #expect(try database.journalEntries().count == 2)
    }
  }

  // MARK: States

  @Test(arguments: Backend.allCases) func `a plan goes from draft to active, back while nothing was reported, and ends`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let plan = try database.addPlan(confirmed: false).plan
      func perform(_ event: PlanState.Event, _ seconds: Int64) throws -> [SQLValue] {
        try database.write { connection in
          try connection.perform(event, on: plan, by: DomainSample.author(secondsLater: seconds))
          return try connection.query("SELECT state, confirmed_at FROM plan WHERE id = \(plan.id)")[0].values
        }
      }
      let confirmed = someMoment.adding(seconds: 3).sqlValue
      #expect(try perform(.confirm, 1) == [.text("active"), someMoment.adding(seconds: 1).sqlValue])
      #expect(try perform(.reopen, 2) == [.text("draft"), .null])
      #expect(try perform(.confirm, 3) == [.text("active"), confirmed])
      #expect(try perform(.close, 4) == [.text("closed"), confirmed])
      #expect(
        try database.journalEntries().dropFirst().map(\.entry.before) == [
          #"{"state":"draft"}"#, #"{"state":"active"}"#, #"{"state":"draft"}"#, #"{"state":"active"}"#,
        ])
    }
  }

  @Test(arguments: Backend.allCases) func `an event that the state does not allow is refused and leaves nothing`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let draft = try database.addPlan(1_000, confirmed: false).plan
      let active = try database.addPlan(2_000)
      let closed = try database.addPlan(3_000).plan
      let idle = DomainSample.plan(4_000)
      try database.addReport(1, on: active)
      try database.write { connection in
        try connection.perform(.close, on: closed, by: DomainSample.author())
        let content = PlanContent(
          plan: idle, items: Array(DomainSample.content(4_000).items.prefix(3)), assignments: [], findings: [],
          duties: [])
        try connection.insert(content, document: DomainSample.document(of: idle), by: DomainSample.author())
      }
      let before = try database.everything()
      let rows: [(Plan, PlanState.Event, ChangeRefusal)] = [
        (draft, .close, .plan(.wrongState(.draft))), (draft, .reopen, .plan(.wrongState(.draft))),
        (idle, .confirm, .plan(.nothingToDo)), (active.plan, .confirm, .plan(.wrongState(.active))),
        (active.plan, .reopen, .plan(.hasReports)), (closed, .confirm, .plan(.wrongState(.closed))),
        (closed, .reopen, .plan(.wrongState(.closed))), (closed, .close, .plan(.wrongState(.closed))),
        (DomainSample.plan(404), .confirm, .unknown),
      ]
      for (plan, event, expected) in rows {
        let error = refusal { try database.write { try $0.perform(event, on: plan, by: DomainSample.author()) } }
        #expect(error as? ChangeRefusal == expected, "\(plan.id) \(event)")
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `nothing of a closed plan is changed, nor of one that is not there`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      try database.write { try $0.perform(.close, on: content.plan, by: DomainSample.author()) }
      let before = try database.everything()
      for (plan, expected) in [
        (content.plan, ChangeRefusal.plan(.wrongState(.closed))), (DomainSample.plan(404), .unknown),
      ] {
        let changes: [@Sendable (any Connection) throws -> Void] = [
          { try $0.update(content.items[3], assignments: [], of: plan, by: DomainSample.author()) },
          { try $0.match(body: "Sở Y tế", with: [], of: plan, ids: IDSource(), by: DomainSample.author()) },
          { try $0.markReviewed([content.items[0].id], of: plan, by: DomainSample.author()) },
          { try $0.deleteDraft(plan, by: DomainSample.author()) },
        ]
        for change in changes { #expect(refusal { try database.write(change) } as? ChangeRefusal == expected) }
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `a correction of an unknown item, or with another's assignments, is refused`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      let before = try database.everything()
      var unknown = content.items[3]
      unknown.id = ID(404)
      for (item, assignments) in [(unknown, []), (content.items[3], content.assignments)] {
        let error = refusal {
          try database.write {
            try $0.update(item, assignments: assignments, of: content.plan, by: DomainSample.author())
          }
        }
        #expect(error as? ChangeRefusal == .unknown)
      }
      #expect(try database.everything() == before)
    }
  }

  @Test(arguments: Backend.allCases) func `a discarded draft is gone, its document and every other plan stay`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan(confirmed: false)
      let other = try database.addPlan(5_000)
      try database.write { try $0.deleteDraft(content.plan, by: DomainSample.author()) }
      #expect(try database.read { try $0.plan(content.plan.id) } == nil)
      let rest = try database.read { try $0.content(of: content.plan) }
      #expect(rest.items.isEmpty && rest.assignments.isEmpty && rest.findings.isEmpty && rest.duties.isEmpty)
      #expect(try database.read { try $0.document(of: content.plan) } != nil)
      var expected = other
      expected.plan.state = .active
      let stored = try #require(try database.read { try $0.plan(other.plan.id) })
      #expect(try database.read { try $0.content(of: stored) } == expected)
      let error = refusal { try database.write { try $0.deleteDraft(other.plan, by: DomainSample.author()) } }
      #expect(error as? ChangeRefusal == .plan(.wrongState(.active)))
    }
  }
}
