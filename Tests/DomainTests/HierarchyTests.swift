// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

private func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

private func id(_ number: Int64) -> ID<Organisation> { ID(number) }

private func body(_ number: Int64, under parent: Int64?, _ name: String, kind: String) -> Organisation {
  Organisation(
    id: id(number), realm: id(1), parent: parent.map { id($0) }, code: "C\(number)", name: name, shortName: name,
    kind: kind, from: day("2020-01-01"))
}

/// Two provinces with unions below them; a union of teachers and one of bankers beside the provinces; two clusters.
private let unions = OrganisationTree(
  [
    body(1, under: nil, "Tổng Liên đoàn", kind: "top"), body(2, under: 1, "Công đoàn Giáo dục", kind: "sector-union"),
    body(3, under: 1, "Công đoàn Ngân hàng", kind: "sector-union"), body(4, under: 1, "Cụm 1", kind: "other"),
    body(5, under: 1, "Cụm 2", kind: "other"), body(10, under: 1, "LĐLĐ tỉnh A", kind: "union-province"),
    body(11, under: 10, "CĐCS Trường A1", kind: "union-grassroots"),
    body(12, under: 10, "CĐCS Ngân hàng A2", kind: "union-grassroots"),
    body(13, under: 10, "CĐCS Nhà máy A3", kind: "union-grassroots"),
    body(14, under: 11, "Tổ công đoàn A11", kind: "other"), body(20, under: 1, "LĐLĐ tỉnh B", kind: "union-province"),
    body(21, under: 20, "CĐCS Trường B1", kind: "union-grassroots"),
  ], on: day("2026-06-01"))

private let january = day("2026-01-01")

extension OrganisationTree {
  fileprivate func after(_ event: Reorganisation.Event, on day: CivilDate = january) throws -> OrganisationTree {
    let change = try Reorganisation(event, on: day).effect(on: self)
    return OrganisationTree(records.replacing(change.histories), on: self.day)
  }

  fileprivate func seen(in hierarchy: Hierarchy?, on day: String? = nil) -> OrganisationTree {
    OrganisationTree(records, on: day.flatMap { CivilDate(iso: $0) } ?? self.day, in: hierarchy)
  }
}

/// Orders in which the same bodies stand beside the line of direction.
@Suite struct HierarchyTests {
  private func sectors() throws -> OrganisationTree {
    try unions.after(.place(id(11), in: .sector, under: id(2))).after(.place(id(21), in: .sector, under: id(2)))
      .after(.place(id(12), in: .sector, under: id(3)))
  }

  @Test func `a body with a place of its own stands there, and those below it go with it`() throws {
    let sector = try sectors().seen(in: .sector)
    #expect(sector.children(of: id(2)).map(\.id) == [id(11), id(21)] && sector.isWithin(id(14), id(2)))
    #expect(sector.ancestors(of: id(14)).map(\.id) == [id(11), id(2), id(1)])
    #expect(sector[id(11)]?.parent == id(2))
    // Who has none stays with the body that directs it.
    #expect(sector.children(of: id(10)).map(\.id) == [id(13)])
    // The line of direction, and so rights, are what they were.
    let line = try sectors()
    #expect(line.ancestors(of: id(11)).map(\.id) == [id(10), id(1)] && line[id(11)]?.parent == id(10))
    #expect(!line.isWithin(id(11), id(2)))
  }

  @Test func `every order counts each body once`() throws {
    let tree = try sectors().after(.place(id(10), in: .cluster, under: id(4)))
      .after(.place(id(20), in: .cluster, under: id(5)))
    for order in [nil] + Hierarchy.allCases.map(Optional.some) {
      let seen = tree.seen(in: order)
      #expect(Set(seen.identifiers(within: id(1))) == Set(unions.all.map(\.id)))
      #expect(seen.count(within: id(1)) == unions.count)
      #expect(
        seen.tops.flatMap { seen.children(of: $0.id) }.reduce(1) { $0 + seen.count(within: $1.id) } == unions.count)
    }
  }

  @Test func `groups part the bodies: each is in one, or in none`() throws {
    let tree = try sectors()
    let groups = Dictionary(grouping: tree.all.map(\.id)) { tree.seen(in: .sector).group(of: $0) }
    // The head of a group belongs to it.
    #expect(groups[id(2)] == [2, 11, 14, 21].map(id) && groups[id(3)] == [3, 12].map(id))
    #expect(groups[nil]?.count == unions.count - 6)
    // The line of direction has no groups.
    #expect(tree.group(of: id(11)) == nil)
  }

  @Test func `a place holds from its day on, and another one ends it`() throws {
    let tree = try unions.after(.place(id(10), in: .cluster, under: id(4)), on: day("2025-01-01"))
      .after(.place(id(10), in: .cluster, under: id(5)), on: january)
    let held = ["2024-12-31": nil, "2025-01-01": 4, "2025-12-31": 4, "2026-01-01": 5] as [String: Int64?]
    for (date, group) in held {
      #expect(tree.seen(in: .cluster, on: date).group(of: id(12)) == group.map { id($0) }, "\(date)")
      #expect(tree.seen(in: nil, on: date).place(of: id(10), in: .cluster)?.parent == group.map { id($0) }, "\(date)")
    }
    #expect(tree.history(of: id(10))?.places.map(\.to) == [day("2025-12-31"), nil])
    let given = try tree.after(.place(id(10), in: .cluster, under: nil), on: day("2026-03-01"))
    #expect(given.seen(in: .cluster, on: "2026-02-28").group(of: id(10)) == id(5))
    #expect(given.seen(in: .cluster, on: "2026-03-01").group(of: id(10)) == nil)
    // One that is taken back on its first day was never there.
    let never = try tree.after(.place(id(10), in: .cluster, under: nil), on: january)
    #expect(never.history(of: id(10))?.places.map(\.parent) == [id(4)])
  }

  @Test func `orders do not touch one another, and only those in use are named`() throws {
    let tree = try sectors().after(.place(id(11), in: .cluster, under: id(4)))
    #expect(tree.hierarchies(of: id(1)) == [.cluster, .sector] && unions.hierarchies(of: id(1)).isEmpty)
    #expect(tree.seen(in: .sector).group(of: id(11)) == id(2) && tree.seen(in: .cluster).group(of: id(11)) == id(4))
    #expect(tree.seen(in: .territory).ancestors(of: id(11)).map(\.id) == [id(10), id(1)])
  }

  @Test func `what stands below a body that ends goes with its heir, else it gives its place up`() throws {
    let tree = try sectors()
    let joined = try tree.after(.merge([id(3)], into: .existing(id(2)), joinAlike: false), on: day("2026-05-01"))
    #expect(joined.seen(in: .sector).group(of: id(12)) == id(2))
    #expect(joined.seen(in: .sector, on: "2026-04-30").group(of: id(12)) == id(3))
    let ended = try tree.after(.dissolve(id(3), heir: nil), on: day("2026-05-01"))
    #expect(ended.seen(in: .sector).group(of: id(12)) == nil)
    #expect(ended.seen(in: .sector, on: "2026-04-30").group(of: id(12)) == id(3))
    // One planned for later is passed on as well.
    let planned = try unions.after(.place(id(12), in: .sector, under: id(3)), on: day("2026-12-01"))
      .after(.dissolve(id(3), heir: id(2)), on: day("2026-05-01"))
    #expect(planned.history(of: id(12))?.places.map(\.parent) == [id(2)])
  }

  @Test func `what is founded in a merger or a split stands where those stood from which it comes`() throws {
    let both = try unions.after(.place(id(10), in: .cluster, under: id(4)))
    let new = NewBody(
      id: id(30), facts: BodyFacts(code: "C30", name: "LĐLĐ tỉnh C", kind: "union-province"), parent: id(1))
    let other = NewBody(
      id: id(31), facts: BodyFacts(code: "C31", name: "LĐLĐ tỉnh D", kind: "union-province"), parent: id(1))
    let merger = Reorganisation.Event.merge([id(10), id(20)], into: .new(new), joinAlike: false)
    // They stood in unlike places, so nobody knows where the new one belongs.
    #expect(try both.after(merger, on: day("2026-05-01")).seen(in: .cluster).group(of: id(30)) == nil)
    let alike = try both.after(.place(id(20), in: .cluster, under: id(4)))
    #expect(try alike.after(merger, on: day("2026-05-01")).seen(in: .cluster).group(of: id(30)) == id(4))
    let parts = [new, other].map { Reorganisation.Part(body: .new($0), children: []) }
    let split = try both.after(.split(id(10), parts: parts, heir: 0), on: day("2026-05-01")).seen(in: .cluster)
    #expect(split.group(of: id(30)) == id(4) && split.group(of: id(31)) == id(4))
  }

  @Test func `a ring of the two orders is cut, and nobody is lost`() throws {
    // In its sector the province stands below its own bank, once the bank has moved away from it and back.
    let tree = try unions.after(.move(id(12), under: id(20)), on: day("2025-01-01"))
      .after(.place(id(10), in: .sector, under: id(12)), on: day("2025-02-01"))
      .after(.move(id(12), under: id(10)), on: day("2025-03-01"))
    let sector = tree.seen(in: .sector)
    #expect(sector.tops.map(\.id) == [id(1)] && sector.count(within: id(1)) == unions.count)
    #expect(sector.group(of: id(10)) == nil && tree.seen(in: .sector, on: "2025-02-15").group(of: id(10)) == id(12))
  }

  static let refused: [(name: String, event: Reorganisation.Event, refusal: Reorganisation.Refusal)] = [
    ("the top", .place(id(1), in: .sector, under: id(2)), .top),
    ("below itself", .place(id(10), in: .cluster, under: id(11)), .belowItself(id(10))),
    ("itself", .place(id(10), in: .sector, under: id(10)), .belowItself(id(10))),
    ("unknown", .place(id(99), in: .sector, under: id(2)), .unknown),
    ("below an unknown one", .place(id(10), in: .sector, under: id(99)), .unknown),
    ("no place to give up", .place(id(10), in: .sector, under: nil), .nothing),
    ("where it stands", .place(id(12), in: .sector, under: id(3)), .nothing),
    ("before a planned one", .place(id(13), in: .sector, under: id(2)), .plannedLater(id(13), day("2026-09-01"))),
  ]

  @Test(arguments: refused.indices) func `what cannot be is refused by its name`(_ place: Int) throws {
    let tree = try sectors().after(.place(id(13), in: .sector, under: id(3)), on: day("2026-09-01"))
    let (name, event, refusal) = Self.refused[place]
    #expect(throws: refusal, "\(name)") { try Reorganisation(event, on: day("2026-05-01")).effect(on: tree) }
  }
}
