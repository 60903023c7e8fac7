// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// What one item becomes that takes in the one behind it: its own word stands, the other's fills what it leaves open.
@Suite struct MergedItemTests {
  /// A plan of one theme with two tasks, of which the second goes into the first.
  private func merged(
    _ backend: Backend, _ edit: (inout PlanItem, inout PlanItem) -> Void = { _, _ in },
    parts: [(item: Int64, body: String, role: AssignmentRole, organisation: ID<Organisation>?)] = []
  ) throws -> (item: PlanItem, parts: [Assignment]) {
    try withBodies(backend) { database throws in
      var content = DomainSample.content()
      var first = PlanItem(
        id: ID(1_013), parent: ID(1_012), label: "a)", activity: "", kind: .task, text: "Trồng", due: nil, target: nil,
        unit: nil, span: 130..<139)
      var second = first
      (second.id, second.label, second.text, second.span) = (ID(1_014), "b)", "cây", 140..<149)
      edit(&first, &second)
      content.items = content.items.prefix(3) + [first, second]
      content.assignments = parts.enumerated().map { number, part in
        Assignment(
          id: ID(1_020 + Int64(number)), item: ID(1_000 + part.item), body: part.body, role: part.role,
          organisation: part.organisation, span: 5..<6)
      }
      content.findings = []
      let ready = content
      try database.write { connection in
        let document = DomainSample.document(of: ready.plan)
        try connection.insert(ready, document: document, by: DomainSample.author())
        let version = try connection.items(of: ready.plan).first { $0.id == ID(1_014) }?.version ?? 0
        #expect(
          try connection.merge(ID(1_014), version: version, of: ready.plan, by: DomainSample.author()) == ID(1_013))
      }
      let stored = try database.read { try $0.content(of: ready.plan) }
      #expect(!stored.items.contains { $0.id == ID(1_014) })
      return (
        try #require(stored.items.first { $0.id == ID(1_013) }), stored.assignments.filter { $0.item == ID(1_013) }
      )
    }
  }

  private static let amount = (own: Quantity(thousandths: 5_000), other: Quantity(thousandths: 41_300))

  @Test(arguments: Backend.allCases) func `a target of its own stands, with its unit`(_ backend: Backend) throws {
    let item = try merged(backend) { first, second in
      (first.target, first.unit) = (Self.amount.own, "cây")
      (second.target, second.unit) = (Self.amount.other, "ha")
    }.item
    #expect(item.target == Self.amount.own && item.unit == "cây")
    let bare = try merged(backend) { first, second in
      (first.target, first.unit) = (Self.amount.own, nil)
      (second.target, second.unit) = (Self.amount.other, "ha")
    }.item
    #expect(bare.target == Self.amount.own && bare.unit == nil, "a unit goes with its number, not with another one")
  }

  @Test(arguments: Backend.allCases) func `a target comes from behind with its unit, else the unit stays`(
    _ backend: Backend
  ) throws {
    let taken = try merged(backend) { first, second in
      first.unit = "cây"
      (second.target, second.unit) = (Self.amount.other, "ha")
    }.item
    #expect(taken.target == Self.amount.other && taken.unit == "ha")
    let kept = try merged(backend) { first, second in
      first.unit = "cây"
      second.target = Self.amount.other
    }.item
    #expect(kept.target == Self.amount.other && kept.unit == "cây")
    let none = try merged(backend) { first, _ in first.unit = "cây" }.item
    #expect(none.target == nil && none.unit == "cây")
  }

  @Test(arguments: Backend.allCases) func `the number and the deadline of its own stand, others fill a gap`(
    _ backend: Backend
  ) throws {
    let own = try merged(backend) { first, second in
      (first.activity, first.due) = ("7", Deadline(edtf: "2027"))
      (second.activity, second.due) = ("8", Deadline(edtf: "2028"))
    }.item
    #expect(own.activity == "7" && own.due?.edtf == "2027")
    let filled = try merged(backend) { _, second in (second.activity, second.due) = ("8", Deadline(edtf: "2028")) }.item
    #expect(filled.activity == "8" && filled.due?.edtf == "2028")
  }

  @Test(
    arguments: Backend.allCases,
    [("Trồng", "cây", "Trồng cây"), ("", "cây", "cây"), ("Trồng", "", "Trồng"), ("", "", "")])
  func `the words follow one another, with one blank only between words`(
    _ backend: Backend, _ texts: (first: String, second: String, joined: String)
  ) throws {
    let item = try merged(backend) { first, second in (first.text, second.text) = (texts.first, texts.second) }.item
    #expect(item.text == texts.joined && item.isReviewed)
    #expect(item.label == "a)" && item.kind == .task)
  }

  @Test(arguments: Backend.allCases) func `the place reaches over both, whichever stands first in the document`(
    _ backend: Backend
  ) throws {
    #expect(try merged(backend).item.span == 130..<149)
    let turned = try merged(backend) { first, second in (first.span, second.span) = (second.span, first.span) }.item
    #expect(turned.span == 130..<149)
  }

  @Test(arguments: Backend.allCases) func `a body does the same part once, and each other part besides`(
    _ backend: Backend
  ) throws {
    let (health, commune) = (DomainSample.health, DomainSample.commune)
    let parts = try merged(
      backend,
      parts: [
        (13, "Sở Y tế", .lead, health), (14, "Sở Y tế", .lead, health), (14, "Sở Y tế", .coordinate, health),
        (14, "Sở Y tế", .lead, nil), (14, "Trạm", .lead, health), (14, "Trạm", .lead, commune),
        (14, "Trạm", .lead, commune),
      ]
    ).parts
    #expect(
      parts.map { "\($0.body) \($0.role.rawValue) \($0.organisation?.description ?? "-")" } == [
        "Sở Y tế lead 2", "Sở Y tế coordinate 2", "Sở Y tế lead -", "Trạm lead 2", "Trạm lead 3",
      ])
    #expect(Set(parts.map(\.id)).count == parts.count)
  }
}
