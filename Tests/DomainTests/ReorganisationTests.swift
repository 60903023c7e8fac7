// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

private func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

private func id(_ number: Int64) -> ID<Organisation> { ID(number) }

private func body(_ number: Int64, under parent: Int64?, _ name: String, kind: String = "department") -> Organisation {
  Organisation(
    id: id(number), realm: id(1), parent: parent.map { id($0) }, code: "C\(number)", name: name, shortName: name,
    kind: kind, from: day("2000-01-01"))
}

/// Two provinces (10, 20) below the government (1), each with two departments and a district; the districts have communes.
private let country = OrganisationTree(
  [
    body(1, under: nil, "Chính phủ", kind: "top"), body(10, under: 1, "Tỉnh A", kind: "province"),
    body(11, under: 10, "Sở Y tế"), body(12, under: 10, "Sở Nội vụ"), body(13, under: 10, "Huyện A", kind: "district"),
    body(131, under: 13, "Xã A1", kind: "commune"), body(20, under: 1, "Tỉnh B", kind: "province"),
    body(21, under: 20, "Sở Y tế"), body(22, under: 20, "Sở Du lịch"),
    body(211, under: 21, "Chi cục Dân số", kind: "other"),
    body(23, under: 20, "Huyện B", kind: "district"), body(231, under: 23, "Xã B1", kind: "commune"),
  ], on: day("2025-06-30"))

private let firstOfJuly = day("2025-07-01")

extension OrganisationTree {
  /// The tree after an event, as of its day or another.
  fileprivate func after(_ event: Reorganisation.Event, on day: CivilDate = firstOfJuly, seen: CivilDate? = nil) throws
    -> OrganisationTree
  {
    let change = try Reorganisation(event, on: day).effect(on: self)
    return OrganisationTree(records.replacing(change.histories), on: seen ?? day)
  }
}

@Suite struct ReorganisationTests {
  private let newProvince = NewBody(
    id: id(30), facts: BodyFacts(code: "H30", name: "Tỉnh C", kind: "province"), parent: id(1))

  @Test func `two provinces become a new one, which takes all that stands below them`() throws {
    let tree = try country.after(.merge([id(10), id(20)], into: .new(newProvince), joinAlike: false))
    #expect(tree[id(10)]?.to == day("2025-06-30") && tree[id(20)]?.successor == id(30))
    #expect(tree[id(30)]?.from == firstOfJuly && tree[id(30)]?.parent == id(1))
    #expect(Set(tree.children(of: id(30)).map(\.id)) == Set([11, 12, 13, 21, 22, 23].map(id)))
    #expect(tree.ancestors(of: id(231)).map(\.id) == [id(23), id(30), id(1)])
    // The day before all stands as it stood.
    let before = tree.on(day("2025-06-30"))
    #expect(before.ancestors(of: id(231)).map(\.id) == [id(23), id(20), id(1)])
    #expect(before[id(20)]?.exists(on: day("2025-06-30")) ?? false)
  }

  @Test func `one of those that merge may go on, and departments alike become one with it`() throws {
    let tree = try country.after(.merge([id(10), id(20)], into: .existing(id(10)), joinAlike: true))
    #expect(tree[id(10)]?.to == nil && tree[id(20)]?.successor == id(10))
    // The health department of the province that goes on takes over the other's, and what stands below it.
    #expect(tree[id(21)]?.successor == id(11) && tree[id(211)]?.parent == id(11))
    #expect(tree[id(12)]?.parent == id(10) && tree[id(22)]?.parent == id(10))
    #expect(tree[id(13)]?.to == nil && tree[id(23)]?.to == nil, "districts of two names are two")
    #expect(tree.answering(for: id(21), on: firstOfJuly) == id(11))
    #expect(tree.answering(for: id(21), on: day("2025-06-30")) == id(21))
  }

  @Test func `a body beside those that end may take them in`() throws {
    let tree = try country.after(.merge([id(11), id(12)], into: .existing(id(22)), joinAlike: false))
    #expect([11, 12].allSatisfy { tree[id($0)]?.successor == id(22) } && tree[id(22)]?.to == nil)
  }

  @Test func `a body that goes on below one that ends is lifted to the next above`() throws {
    let tree = try country.after(.merge([id(13), id(131)], into: .existing(id(131)), joinAlike: false))
    #expect(tree[id(131)]?.parent == id(10) && tree[id(13)]?.successor == id(131))
  }

  @Test func `a body deep below one that ends is lifted before it takes over what it stood below`() throws {
    let tree = try country.after(.merge([id(10), id(131)], into: .existing(id(131)), joinAlike: false))
    #expect(tree[id(131)]?.parent == id(1) && tree[id(13)]?.parent == id(131) && tree[id(10)]?.successor == id(131))
    let left = try country.after(.dissolve(id(10), heir: id(131)))
    #expect(left[id(131)]?.parent == id(1) && left.ancestors(of: id(13)).map(\.id) == [id(131), id(1)])
    let below = NewBody(id: id(60), facts: BodyFacts(code: "X", name: "Mới", kind: "other"), parent: id(13))
    #expect(throws: Reorganisation.Refusal.belowItself(id(60))) {
      try country.after(.merge([id(10), id(20)], into: .new(below), joinAlike: false))
    }
  }

  @Test func `a district that ends leaves its communes to the body above, or to its heir`() throws {
    let gone = try country.after(.dissolve(id(13), heir: nil))
    #expect(gone[id(131)]?.parent == id(10) && gone[id(13)]?.successor == nil)
    let followed = try country.after(.dissolve(id(13), heir: id(23)))
    #expect(followed[id(131)]?.parent == id(23) && followed[id(13)]?.successor == id(23))
  }

  @Test func `a split gives each part its own, and the heir the rest and the open work`() throws {
    let parts = [
      Reorganisation.Part(
        body: .new(NewBody(id: id(41), facts: BodyFacts(code: "A1", name: "Tỉnh A1", kind: "province"), parent: id(1))),
        children: []),
      Reorganisation.Part(
        body: .new(NewBody(id: id(42), facts: BodyFacts(code: "A2", name: "Tỉnh A2", kind: "province"), parent: id(1))),
        children: [id(12)]),
    ]
    let tree = try country.after(.split(id(10), parts: parts, heir: 0))
    #expect(tree.children(of: id(41)).map(\.id) == [id(11), id(13)] && tree.children(of: id(42)).map(\.id) == [id(12)])
    #expect(tree.answering(for: id(10), on: firstOfJuly) == id(41))
    #expect(Set(tree.history(of: id(10))?.successions.map(\.successor) ?? []) == [id(41), id(42)])
    #expect(tree.successions(to: id(42)).map(\.isHeir) == [false])
  }

  @Test func `a body may go on as one of its parts`() throws {
    let part = NewBody(id: id(42), facts: BodyFacts(code: "A2", name: "Sở Mới", kind: "department"), parent: id(20))
    let tree = try country.after(
      .split(
        id(21), parts: [.init(body: .existing(id(21)), children: []), .init(body: .new(part), children: [id(211)])],
        heir: 0))
    #expect(tree[id(21)]?.to == nil && tree[id(211)]?.parent == id(42))
  }

  @Test func `a new name holds from its day, the old one before it`() throws {
    let facts = BodyFacts(code: "C11", taxCode: "0100", name: "Sở Y tế và Dân số", kind: "department")
    let tree = try country.after(.amend(id(11), facts))
    #expect(tree[id(11)]?.name == "Sở Y tế và Dân số" && tree[id(11)]?.taxCode == "0100")
    #expect(tree.on(day("2025-06-30"))[id(11)]?.name == "Sở Y tế")
    #expect(tree.history(of: id(11))?.states.count == 2 && tree[id(11)]?.from == day("2000-01-01"))
    // On its own first day it is a correction: nothing was ever otherwise.
    let corrected = try country.after(.amend(id(11), facts), on: day("2000-01-01"))
    #expect(corrected.history(of: id(11))?.states.count == 1 && corrected[id(11)]?.name == "Sở Y tế và Dân số")
  }

  @Test func `what moves takes along all that stands below it`() throws {
    let tree = try country.after(.move(id(13), under: id(20)))
    #expect(tree.isWithin(id(131), id(20)) && !tree.isWithin(id(131), id(10)))
    #expect(tree.on(day("2025-06-30")).isWithin(id(131), id(10)))
  }

  @Test func `an event may be planned, and waits for its day`() throws {
    let planned = try country.after(.dissolve(id(11), heir: id(12)), on: day("2030-01-01"), seen: firstOfJuly)
    #expect(planned[id(11)]?.exists(on: day("2029-12-31")) ?? false)
    #expect(planned.answering(for: id(11), on: firstOfJuly) == id(11))
    #expect(planned.answering(for: id(11), on: day("2030-01-01")) == id(12))
    // Until then nothing else is told of it that would cross the plan.
    #expect(throws: Reorganisation.Refusal.plannedLater(id(11), day("2030-01-01"))) {
      try planned.after(.move(id(11), under: id(20)))
    }
  }

  @Test func `codes pass on with their day`() throws {
    // The code of a body that ends is free from the next day on, and not a day earlier.
    let facts = BodyFacts(code: "C11", name: "Sở Y tế", kind: "department")
    let ended = try country.after(.dissolve(id(11), heir: nil))
    let new = Reorganisation.Event.found([NewBody(id: id(50), facts: facts, parent: id(10))])
    #expect(try ended.after(new)[id(50)]?.code == "C11")
    #expect(throws: Reorganisation.Refusal.codeTaken("C11", id(11))) { try ended.after(new, on: day("2025-06-30")) }
    #expect(throws: Reorganisation.Refusal.codeTaken("C11", id(11))) { try country.after(new) }
  }

  static let refused: [(name: String, event: Reorganisation.Event, refusal: Reorganisation.Refusal)] = [
    ("an unknown body", .move(id(404), under: id(1)), .unknown),
    ("an unknown place", .move(id(11), under: id(404)), .unknown),
    ("the top", .move(id(1), under: id(10)), .top), ("the end of the top", .dissolve(id(1), heir: nil), .top),
    ("below itself", .move(id(10), under: id(131)), .belowItself(id(10))),
    ("where it stands", .move(id(11), under: id(10)), .nothing),
    ("the same facts", .amend(id(11), BodyFacts(code: "C11", name: "Sở Y tế", kind: "department")), .nothing),
    ("no name", .amend(id(11), BodyFacts(code: "C11", name: "", kind: "department")), .incomplete),
    (
      "another's code", .amend(id(11), BodyFacts(code: "C12", name: "Sở Y tế", kind: "department")),
      .codeTaken("C12", id(12))
    ),
    ("one alone", .merge([id(11)], into: .existing(id(11)), joinAlike: false), .tooFew),
    ("nobody", .merge([], into: .existing(id(11)), joinAlike: false), .tooFew),
    ("one twice", .merge([id(11), id(11)], into: .existing(id(12)), joinAlike: false), .twice(id(11))),
    ("one part", .split(id(10), parts: [.init(body: .existing(id(10)), children: [])], heir: 0), .tooFew),
    (
      "a child of another",
      .split(
        id(10),
        parts: [.init(body: .existing(id(10)), children: [id(21)]), .init(body: .existing(id(20)), children: [])],
        heir: 0), .notBelow(id(21))
    ),
    ("itself as heir", .dissolve(id(11), heir: id(11)), .belowItself(id(11))),
  ]

  @Test(arguments: refused.indices) func `what cannot be is refused by its name`(_ place: Int) {
    let (name, event, refusal) = Self.refused[place]
    #expect(throws: refusal, "\(name)") { try Reorganisation(event, on: firstOfJuly).effect(on: country) }
  }

  @Test func `no event leaves a body without a life, in two places, or in a ring`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var tree = country
      for step in 0..<8 {
        let bodies = tree.all.map(\.id)
        guard let one = bodies.randomElement(using: &random), let other = bodies.randomElement(using: &random) else {
          break
        }
        let event: Reorganisation.Event =
          switch Int.random(in: 0..<6, using: &random) {
          case 0: .move(one, under: other)
          case 4, 5: .place(one, in: Hierarchy.allCases.randomElement(using: &random) ?? .sector, under: other)
          case 1: .merge([one, other], into: .existing(other), joinAlike: Bool.random(using: &random))
          case 2: .dissolve(one, heir: Bool.random(using: &random) ? other : nil)
          default: .amend(one, BodyFacts(code: "X\(step)\(one)", name: "Tên \(step)", kind: "department"))
          }
        tree = (try? tree.after(event, on: firstOfJuly.adding(days: step))) ?? tree
        #expect(tree.count == country.count)
        let now = tree.day
        for body in tree.all {
          let states = try #require(tree.history(of: body.id)).states
          #expect(!states.isEmpty)
          for (earlier, later) in zip(states, states.dropFirst()) { #expect(earlier.to?.adding(days: 1) == later.from) }
          guard body.exists(on: now) else { continue }
          let line = tree.ancestors(of: body.id)
          #expect(line.last?.id == id(1) || body.id == id(1), "\(body.name) hangs in the air")
          #expect(line.allSatisfy { $0.exists(on: now) }, "\(body.name) stands below a body that is not there")
        }
        // In the line of direction and in each further order every body stands once, below the top.
        for order in [tree] + Hierarchy.allCases.map({ OrganisationTree(tree.records, on: now, in: $0) }) {
          let counted = order.identifiers(within: id(1))
          #expect(counted.count == tree.count && Set(counted).count == tree.count)
        }
      }
    }
  }
}
