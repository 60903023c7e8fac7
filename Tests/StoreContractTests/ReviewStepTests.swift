// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import TestSupport
import Testing

/// What a person does who puts the reading of a plan right, step by step, and how each step is taken back.
@Suite struct ReviewStepTests {
  /// A plan of the sample's, and what to do with it.
  fileprivate struct Review: Sendable {
    let database: any Database
    let plan: Plan
    let ids = IDSource()

    init(_ database: any Database, confirmed: Bool = false) throws {
      self.database = database
      plan = try database.addPlan(confirmed: confirmed).plan
    }

    var content: PlanContent { get throws { try database.read { try $0.content(of: plan) } } }

    func item(_ number: Int64) throws -> PlanItem {
      try #require(try content.items.first { $0.id == ID(1_000 + number) })
    }

    func parts(_ number: Int64) throws -> [Assignment] {
      try content.assignments.filter { $0.item == ID(1_000 + number) }
    }

    func change(_ body: @escaping @Sendable (any Connection) throws -> Void) throws {
      try database.write { try body($0) }
    }

    func move(_ number: Int64, _ move: OutlineMove, version: Int? = nil) throws {
      let version = try version ?? item(number).version
      try change {
        try $0.move(ID(1_000 + number), move, version: version, of: plan, by: DomainSample.author())
      }
    }

    func merge(_ number: Int64, version: Int? = nil) throws {
      let version = try version ?? item(number).version
      try change { try $0.merge(ID(1_000 + number), version: version, of: plan, by: DomainSample.author()) }
    }

    func correct(_ number: Int64, _ edit: (inout PlanItem) -> Void) throws {
      var item = try item(number)
      edit(&item)
      let (copy, parts) = (item, try parts(number))
      try change { try $0.update(copy, assignments: parts, of: plan, by: DomainSample.author()) }
    }

    /// Cuts an item in two halves of which the second has a number of its own.
    func split(_ number: Int64, into second: Int64, version: Int? = nil) throws {
      var first = try item(number)
      var other = first
      (first.text, other.text) = ("Nửa đầu", "Nửa sau")
      other.id = ID(1_000 + second)
      first.version = version ?? first.version
      let halves = SplitItem(
        first: first, second: other, firstParts: try parts(number),
        secondParts: try parts(number).map { part in
          Assignment(
            id: ids.next(at: someMoment), item: other.id, body: part.body, role: part.role,
            organisation: part.organisation, span: part.span)
        })
      try change { try $0.split(halves, of: plan, by: DomainSample.author()) }
    }

    var steps: (undo: ReviewStep?, redo: ReviewStep?) {
      get throws { try database.read { try $0.reviewSteps(of: plan) } }
    }

    func undo() throws {
      let number = try #require(try steps.undo).number
      try change { try $0.undo(number, of: plan, by: DomainSample.author(DomainSample.approver)) }
    }

    func redo() throws {
      let number = try #require(try steps.redo).number
      try change { try $0.redo(number, of: plan, by: DomainSample.author(DomainSample.approver)) }
    }

    /// Items in order, each behind as many dots as it stands deep, by the last digits of their identifiers.
    var outline: String {
      get throws {
        var depths: [ID<PlanItem>: Int] = [:]
        return try content.items.map { item in
          let depth = item.parent.map { (depths[$0] ?? -9) + 1 } ?? 0
          depths[item.id] = depth
          return String(repeating: ".", count: max(0, depth)) + String(item.id.rawValue - 1_000)
        }.joined(separator: " ")
      }
    }

    /// All that a page shows of the plan, without the versions, which never go back.
    var shown: PlanContent {
      get throws {
        var content = try content
        for index in content.items.indices { content.items[index].version = 0 }
        content.assignments.sort { $0.id < $1.id }
        return content
      }
    }
  }

  /// Each kind of step, on the sample's items: 10 > 11, 12 > 13, 14 > 15.
  fileprivate static let steps: [(name: String, run: @Sendable (Review) throws -> Void, outline: String)] = [
    ("correct", { try $0.correct(13) { $0.text = "Khác" } }, "10 .11 12 .13 .14 ..15"),
    ("rename", { try $0.correct(14) { ($0.label, $0.activity) = ("7.", "7") } }, "10 .11 12 .13 .14 ..15"),
    (
      "accept",
      { review in
        try review.change {
          try $0.markReviewed([ID(1_013), ID(1_015)], of: review.plan, by: DomainSample.author())
        }
      }, "10 .11 12 .13 .14 ..15"
    ),
    (
      "match",
      { review in
        try review.change {
          try $0.match(
            body: "các xã", with: [DomainSample.commune, DomainSample.health], of: review.plan, ids: review.ids,
            by: DomainSample.author())
        }
      }, "10 .11 12 .13 .14 ..15"
    ),
    ("split", { try $0.split(14, into: 40) }, "10 .11 12 .13 .14 .40 ..15"),
    ("merge", { try $0.merge(14) }, "10 .11 12 .13 ..15"), ("merge up", { try $0.merge(11) }, "10 12 .13 .14 ..15"),
    ("in", { try $0.move(14, .inward) }, "10 .11 12 .13 ..14 ...15"),
    ("in, a part", { try $0.move(12, .inward) }, "10 .11 .12 ..13 ..14 ...15"),
    ("out", { try $0.move(13, .outward) }, "10 .11 12 .14 ..15 13"),
    ("up", { try $0.move(14, .up) }, "10 .11 12 .14 ..15 .13"),
    ("down", { try $0.move(10, .down) }, "12 .13 .14 ..15 10 .11"),
  ]

  @Test(arguments: Backend.allCases) func `each step does what it says, is taken back whole, and done again whole`(
    _ backend: Backend
  ) throws {
    for step in Self.steps {
      try withBodies(backend) { database throws in
        let review = try Review(database)
        let before = try review.shown
        try step.run(review)
        let after = try review.shown
        #expect(try review.outline == step.outline, "\(step.name)")
        #expect(after != before, "\(step.name)")
        for _ in 1...2 {
          try review.undo()
          #expect(try review.shown == before, "\(step.name)")
          #expect(try review.steps.undo == nil)
          try review.redo()
          #expect(try review.shown == after, "\(step.name)")
          #expect(try review.steps.redo == nil)
        }
      }
    }
  }

  /// A plan stored before places had gaps between them.
  private func closeGaps(_ database: any Database) throws {
    _ = try database.write { try $0.execute("UPDATE plan_item SET position = position / 1024") }
  }

  @Test(arguments: Backend.allCases) func `any row of steps is taken back one by one, and done again one by one`(
    _ backend: Backend
  ) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      try withBodies(backend) { database throws in
        let review = try Review(database)
        if seed % 2 == 0 { try closeGaps(database) }
        var random = SeededRandom(seed: seed)
        var states = [try review.shown]
        var next: Int64 = 40
        while states.count < 18 {
          let number = try #require(try review.content.items.randomElement(using: &random)).id.rawValue - 1_000
          do {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: try review.correct(number) { $0.text += " và" }
            case 1: try review.merge(number)
            case 2, 3:
              try review.split(number, into: next)
              next += 1
            default: try review.move(number, OutlineMove.allCases.randomElement(using: &random) ?? .up)
            }
          } catch ChangeRefusal.outline {}
          let shown = try review.shown
          if shown != states.last { states.append(shown) }
        }
        for state in states.dropLast().reversed() {
          try review.undo()
          #expect(try review.shown == state, "seed \(seed)")
        }
        #expect(try review.steps.undo == nil)
        for state in states.dropFirst() {
          try review.redo()
          #expect(try review.shown == state, "seed \(seed)")
        }
        #expect(try review.steps.redo == nil)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `an item goes between two that left no room, and the order stays`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      try closeGaps(database)
      for number in 40..<60 as Range<Int64> { try review.split(13, into: number) }
      let row = (40..<60).reversed().map { ".\($0)" }.joined(separator: " ")
      #expect(try review.outline == "10 .11 12 .13 \(row) .14 ..15")
      for _ in 40..<60 { try review.undo() }
      #expect(try review.outline == "10 .11 12 .13 .14 ..15")
    }
  }

  @Test(arguments: Backend.durable) func `what was done before a restart is undone after it`(_ backend: Backend) throws
  {
    try withPlace(backend) { place in
      let first = try place.open()
      try Schema.migrate(first, now: someMoment)
      try addBodies(to: first)
      let before = try Review(first)
      let start = try before.shown
      try before.split(14, into: 40)
      try before.merge(11)
      first.close()
      let second = try place.open()
      defer { second.close() }
      let steps = try second.read { try $0.reviewSteps(of: before.plan) }
      #expect(steps.undo?.action == .merge && steps.undo?.number == 2 && steps.undo?.author == "Nguyễn Thị An")
      for number in [2, 1] {
        _ = try second.write { try $0.undo(number, of: before.plan, by: DomainSample.author()) }
      }
      var content = try second.read { try $0.content(of: before.plan) }
      for index in content.items.indices { content.items[index].version = 0 }
      #expect(content == start)
    }
  }

  @Test(arguments: Backend.allCases) func `only the step that is meant is undone, and a new one ends doing again`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      func refused(_ change: @escaping @Sendable (any Connection) throws -> Void) -> Bool {
        refusal { try review.change(change) } as? ChangeRefusal == .changedMeanwhile
      }
      #expect(refused { try $0.undo(1, of: review.plan, by: DomainSample.author()) })
      try review.move(14, .up)
      try review.move(11, .outward)
      for number in [0, 1, 3] {
        #expect(refused { try $0.undo(number, of: review.plan, by: DomainSample.author()) }, "\(number)")
        #expect(refused { try $0.redo(number, of: review.plan, by: DomainSample.author()) }, "\(number)")
      }
      try review.undo()
      #expect(refused { try $0.undo(2, of: review.plan, by: DomainSample.author()) })
      #expect(try review.steps.redo?.number == 2 && review.steps.redo?.isUndone == true)
      try review.correct(13) { $0.text = "Mới" }
      #expect(try review.steps.redo == nil)
      #expect(refused { try $0.redo(2, of: review.plan, by: DomainSample.author()) })
      #expect(try review.steps.undo?.action == .correct)
    }
  }

  @Test(arguments: Backend.allCases) func `a number never comes again, so that nobody undoes what another did since`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      try review.correct(11) { $0.text = "Một" }
      try review.correct(13) { $0.text = "Hai" }
      let seen = try #require(try review.steps.undo).number
      try review.undo()
      try review.correct(14) { $0.text = "Của người khác" }
      let now = try #require(try review.steps.undo).number
      #expect(now > seen)
      let refused = refusal {
        try review.change { try $0.undo(seen, of: review.plan, by: DomainSample.author()) }
      }
      #expect(refused as? ChangeRefusal == .changedMeanwhile)
      #expect(try review.item(14).text == "Của người khác")
    }
  }

  @Test(arguments: Backend.allCases) func `a form opened before a step was undone is older than the item`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      var versions: Set<Int> = [try review.item(14).version]
      func expectNew() throws { #expect(versions.insert(try review.item(14).version).inserted) }
      try review.correct(14) { $0.text = "Một" }
      try expectNew()
      try review.undo()
      try expectNew()
      try review.redo()
      try expectNew()
      try review.merge(14)
      try review.undo()
      try expectNew()
      try review.move(14, .up)
      try expectNew()
      #expect(refusal { try review.move(14, .down, version: 1) } as? ChangeRefusal == .changedMeanwhile)
      #expect(refusal { try review.merge(14, version: 1) } as? ChangeRefusal == .changedMeanwhile)
      #expect(refusal { try review.split(14, into: 41, version: 1) } as? ChangeRefusal == .changedMeanwhile)
      // A look at an item changes nothing that a form shows.
      let seen = try review.item(13).version
      try review.correct(13) { _ in }
      #expect(try review.item(13).version == seen && review.item(13).isReviewed)
      #expect(try review.steps.undo?.action == .accept)
    }
  }

  @Test(arguments: Backend.allCases) func `an item that was reported on is not taken away`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database, confirmed: true)
      try review.split(13, into: 40)
      try database.addReport(1, on: try review.content, item: 40)
      let before = try database.everything()
      #expect(refusal { try review.merge(40) } as? ChangeRefusal == .hasReports)
      #expect(refusal { try review.undo() } as? ChangeRefusal == .hasReports)
      #expect(try database.everything() == before)
      // What it says can still be put right.
      try review.correct(40) { $0.text = "Nửa sau, rõ hơn" }
      try review.undo()
    }
  }

  @Test(arguments: Backend.allCases) func `what is merged keeps its words, bodies, deadline and target`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      try review.merge(15)
      let item = try review.item(14)
      #expect(item.text == "Trồng cây Trồng 41,3 ha" && item.due?.edtf == "2026/2030" && item.unit == "ha")
      #expect(item.target == Quantity(thousandths: 41_300) && item.span == 140..<159 && item.label == "14.")
      #expect(try review.parts(14).map(\.body) == ["Sở Y tế", "Trạm y tế"])
      // What the first says stands, and a body does its part once.
      try review.merge(14)
      #expect(try review.item(13).due?.edtf == "2026-35" && review.item(13).activity == "13")
      #expect(try review.parts(13).map(\.body) == ["Sở Y tế", "các xã", "Sở Y tế", "Trạm y tế"])
      #expect(refusal { try review.merge(10) } as? ChangeRefusal == .outline(.nothingBefore))
    }
  }

  @Test(arguments: Backend.allCases) func `each step writes its journal entry, and so does taking it back`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      try review.split(14, into: 40)
      try review.merge(40)
      try review.move(14, .up)
      try review.undo()
      try review.redo()
      let entries = try database.journalEntries().dropFirst().map(\.entry)
      #expect(
        entries.map(\.action) == [
          "plan.item.split", "plan.item.merge", "plan.item.move", "plan.review.undo", "plan.review.redo",
        ])
      #expect(entries.map(\.subject) == [1_014, 1_014, 1_014, 1_014, 1_014])
      #expect(entries[0].before == #"{"text":"Trồng cây"}"#)
      #expect(entries[0].after == #"{"text":"Nửa đầu","second":"Nửa sau"}"#)
      #expect(entries[1].after == #"{"text":"Nửa đầu Nửa sau"}"#)
      #expect(entries[2].after == #"{"under":"1012","move":"up"}"#)
      #expect(entries[3].after == #"{"step":3,"change":"move"}"# && entries[3].actor == 102)
    }
  }

  @Test(arguments: Backend.allCases) func `it is told who changed an item last, and when`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database)
      func last() throws -> (author: String?, at: Instant)? {
        try database.read { try $0.lastReview(of: ID(1_013), in: review.plan) }
      }
      #expect(try last() == nil)
      try review.correct(14) { $0.text = "Khác" }
      #expect(try last() == nil)
      try review.correct(13) { $0.text = "Khác" }
      #expect(try last()?.author == "Nguyễn Thị An" && last()?.at == someMoment)
      let number = try #require(try review.steps.undo).number
      try review.change {
        try $0.undo(number, of: review.plan, by: DomainSample.author(DomainSample.approver, secondsLater: 60))
      }
      #expect(try last()?.author == "Trần Văn Bình" && last()?.at == someMoment.adding(seconds: 60))
    }
  }

  @Test(arguments: Backend.allCases) func `nothing of a closed plan takes a step, and a discarded draft leaves none`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let review = try Review(database, confirmed: true)
      try review.move(14, .up)
      try review.move(13, .up)
      try review.undo()
      try review.change { try $0.perform(.close, on: review.plan, by: DomainSample.author()) }
      let before = try database.everything()
      let closed = ChangeRefusal.plan(.wrongState(.closed))
      #expect(refusal { try review.move(14, .up) } as? ChangeRefusal == closed)
      #expect(refusal { try review.merge(14) } as? ChangeRefusal == closed)
      #expect(refusal { try review.split(14, into: 40) } as? ChangeRefusal == closed)
      #expect(refusal { try review.undo() } as? ChangeRefusal == closed)
      #expect(refusal { try review.redo() } as? ChangeRefusal == closed)
      #expect(try database.everything() == before)
    }
    try withBodies(backend) { database throws in
      let review = try Review(database)
      try review.split(14, into: 40)
      try review.change { try $0.deleteDraft(review.plan, by: DomainSample.author()) }
      for table in ["review_step", "review_item", "review_assignment", "plan_item"] {
        #expect(try database.read { try $0.query("SELECT 1 FROM \(unsafeSQL: table)") }.isEmpty, "\(table)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `of many who move the same item at once, one does`(_ backend: Backend) throws
  {
    try withPlace(backend) { place in
      let first = try place.open()
      defer { first.close() }
      try Schema.migrate(first, now: someMoment)
      try addBodies(to: first)
      let second = Backend.durable.contains(backend) ? try place.open() : first
      let plan = try first.addPlan(confirmed: false).plan
      let errors = inParallel(8) { number in
        refusal {
          try (number % 2 == 0 ? first : second).write {
            try $0.move(ID(1_014), .up, version: 1, of: plan, by: DomainSample.author())
          }
        } as? ChangeRefusal
      }
      #expect(errors.count { $0 == nil } == 1)
      #expect(errors.count { $0 == .changedMeanwhile } == 7)
      #expect(try first.read { try $0.reviewSteps(of: plan) }.undo?.number == 1)
      if second !== first { second.close() }
    }
  }
}
