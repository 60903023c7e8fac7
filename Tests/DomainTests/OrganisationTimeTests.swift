// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing

private func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

private func state(
  _ id: Int64, under parent: Int64?, _ name: String, from: String, to: String? = nil, code: String? = nil
) -> OrganisationState {
  OrganisationState(
    organisation: ID(id), realm: ID(1), parent: parent.map { ID($0) }, code: code ?? "C\(id)", taxCode: "",
    name: name, shortName: name, kind: "department", from: day(from), to: to.map(day))
}

/// A room (4) that had three names and two places, below a province (1) with two departments (2, 3).
private let histories = [
  OrganisationHistory(position: 0, states: [state(1, under: nil, "Tỉnh", from: "2000-01-01")]),
  OrganisationHistory(position: 1, states: [state(2, under: 1, "Sở Một", from: "2000-01-01")]),
  OrganisationHistory(
    position: 2, states: [state(3, under: 1, "Sở Hai", from: "2000-01-01", to: "2020-12-31")],
    successions: [Succession(predecessor: ID(3), successor: ID(2), lastDay: day("2020-12-31"))]),
  // Handed in out of order, as a table may keep them.
  OrganisationHistory(
    position: 3,
    states: [
      state(4, under: 3, "Phòng B", from: "2010-01-01", to: "2020-12-31"),
      state(4, under: 3, "Phòng A", from: "2005-01-01", to: "2009-12-31"),
      state(4, under: 2, "Phòng B", from: "2021-01-01", to: "2024-12-31"),
      state(4, under: 2, "Phòng C", from: "2025-01-01"),
    ]),
]

@Suite struct OrganisationTimeTests {
  private let records = OrganisationRecords(histories)

  @Test(
    arguments: [
      ("1990-01-01", "Phòng A", 3), ("2005-01-01", "Phòng A", 3), ("2009-12-31", "Phòng A", 3),
      ("2010-01-01", "Phòng B", 3), ("2020-12-31", "Phòng B", 3), ("2021-01-01", "Phòng B", 2),
      ("2024-12-31", "Phòng B", 2), ("2025-01-01", "Phòng C", 2), ("2999-01-01", "Phòng C", 2),
    ] as [(String, String, Int64)])
  func `a body bears the name and stands in the place of the day`(_ date: String, _ name: String, _ parent: Int64) {
    let tree = OrganisationTree(records, on: day(date))
    #expect(tree[ID(4)]?.name == name && tree[ID(4)]?.parent == ID(parent))
    #expect(tree.ancestors(of: ID(4)).map(\.id) == [ID(parent), ID(1)])
    #expect(tree.isWithin(ID(4), ID(parent)) && !tree.isWithin(ID(4), ID(5 - parent)))
    #expect(tree[ID(4)]?.from == day("2005-01-01") && tree[ID(4)]?.to == nil)
    #expect(tree[ID(4)]?.exists(on: day(date)) == (date >= "2005-01-01"))
    #expect(tree.existing(within: ID(1)) == tree.all.filter { $0.exists(on: tree.day) }.map(\.id))
  }

  @Test func `an ended body stays where it stood last, its heir answers for it`() {
    let tree = OrganisationTree(records, on: day("2026-01-01"))
    #expect(tree.ancestors(of: ID(3)).map(\.id) == [ID(1)] && tree[ID(3)]?.successor == ID(2))
    #expect(tree.answering(for: ID(3), on: day("2020-12-31")) == ID(3))
    #expect(tree.answering(for: ID(3), on: day("2021-01-01")) == ID(2))
    #expect(tree.successions(to: ID(2)).map(\.predecessor) == [ID(3)] && tree.successions(to: ID(3)).isEmpty)
  }

  @Test func `what was packed comes back as it was, its states in their order`() {
    let tree = OrganisationTree(records, on: day("2026-01-01"))
    #expect(
      tree.history(of: ID(4))?.states.map(\.from.description) == [
        "2005-01-01", "2010-01-01", "2021-01-01", "2025-01-01",
      ])
    #expect(tree.history(of: ID(3)) == histories[2])
    #expect(tree.history(of: ID(404)) == nil && tree[ID(404)] == nil)
    #expect(tree.count == 4 && tree.count(within: ID(2)) == 2 && tree.count(within: ID(404)) == 0)
  }

  @Test func `texts of every length come back, alike or not`() {
    let names = ["", "A", "Sở \"Y\" & 'tế' 𠮷", String(repeating: "dài ", count: 4_000)]
    let bodies = names.enumerated().flatMap { index, name in
      names.enumerated().map { other, short in
        Organisation(
          id: ID(Int64(10 * index + other + 1)), realm: ID(1), parent: nil, code: "C\(index)\(other)",
          taxCode: index == other ? "0100109106-001" : "", name: name, shortName: short, kind: "loại \(index)",
          from: day("0001-01-01"), to: day("9999-12-31"))
      }
    }
    let tree = OrganisationTree(bodies, on: day("2026-01-01"))
    for body in bodies { #expect(tree[body.id] == body) }
  }

  @Test func `records with some bodies replaced are those of all of them packed anew`() throws {
    var changed = histories
    changed[1].states = [
      state(2, under: 1, "Sở Một", from: "2000-01-01", to: "2025-12-31"),
      state(2, under: 1, "Sở Mới", from: "2026-01-01"),
    ]
    let added = OrganisationHistory(position: 9, states: [state(5, under: 2, "Phòng Năm", from: "2026-01-01")])
    let gone = OrganisationHistory(position: 0, states: [])
    let replaced = records.replacing([ID(2): changed[1], ID(5): added, ID(3): gone], changes: [ID(1): 7])
    let anew = OrganisationRecords([changed[0], changed[1], changed[3], added])
    for date in ["2004-01-01", "2015-01-01", "2026-06-01"] {
      let (one, other) = (OrganisationTree(replaced, on: day(date)), OrganisationTree(anew, on: day(date)))
      #expect(Array(one.all) == Array(other.all))
      #expect(one.subtree(of: ID(1)).map(\.depth) == other.subtree(of: ID(1)).map(\.depth))
    }
    #expect(replaced.changes == [ID(1): 7] && replaced.count == 4)
    // The records before are what they were.
    #expect(OrganisationTree(records, on: day("2026-06-01"))[ID(2)]?.name == "Sở Một")
  }

  @Test func `a tree of many days is one with the tree of each day`() {
    var random = SystemRandomNumberGenerator()
    var states: [Int64: [OrganisationState]] = [:]
    for id in 1...60 as ClosedRange<Int64> {
      var from = day("2000-01-01")
      for step in 0..<Int.random(in: 1...4, using: &random) {
        if let last = states[id]?.indices.last { states[id]?[last].to = from.adding(days: -1) }
        // Below one with a smaller number: so no day has a ring.
        let parent = id == 1 ? nil : Int64.random(in: 1..<id, using: &random)
        states[id, default: []].append(state(id, under: parent, "Tên \(id) \(step)", from: from.description))
        from = from.adding(days: Int.random(in: 1...900, using: &random))
      }
    }
    let all = (1...60).map { OrganisationHistory(position: Int64($0), states: states[Int64($0)] ?? []) }
    let records = OrganisationRecords(all)
    for offset in stride(from: 0, to: 3_000, by: 211) {
      let date = day("2000-01-01").adding(days: offset)
      let tree = OrganisationTree(records, on: date)
      let parents = Dictionary(
        uniqueKeysWithValues: all.map { history -> (Int64, Int64?) in
          let state = history.states.last { $0.from <= date } ?? history.states[0]
          return (state.organisation.rawValue, state.parent?.rawValue)
        })
      for id in 1...60 as ClosedRange<Int64> {
        var line: [Int64] = []
        var next = parents[id] ?? nil
        while let above = next {
          line.append(above)
          next = parents[above] ?? nil
        }
        #expect(tree.ancestors(of: ID(id)).map(\.id.rawValue) == line)
        #expect(tree.count(within: ID(id)) == (1...60).count { tree.isWithin(ID(Int64($0)), ID(id)) })
        #expect(Set(tree.children(of: ID(id)).map(\.id.rawValue)) == Set(parents.filter { $0.value == id }.keys))
      }
    }
  }
}

@Suite struct OrganisationTableTests {
  private static let today = day("2026-11-21")
  private let tree = OrganisationTree(OrganisationRecords(histories), on: today)

  private func compare(_ rows: [[OrganisationTable.Column: String]], top: Int64 = 1, on date: CivilDate = today)
    -> OrganisationComparison
  {
    var next: Int64 = 100
    return OrganisationComparison(packed(rows), tree: tree, top: ID(top), day: date) {
      next += 1
      return ID(next)
    }
  }

  private func packed(_ cells: [[OrganisationTable.Column: String]]) -> OrganisationTable.Rows {
    let columns = OrganisationTable.Column.allCases.filter { column in cells.contains { $0[column] != nil } }
    var rows = OrganisationTable.Rows(columns: columns)
    for (index, row) in cells.enumerated() { rows.append(number: index + 2) { row[$0] ?? "" } }
    return rows
  }

  private func exported(on date: CivilDate = today) -> [[OrganisationTable.Column: String]] {
    OrganisationTable.rows(of: tree.on(date), within: ID(1)).map {
      Dictionary(uniqueKeysWithValues: zip(OrganisationTable.Column.allCases, $0))
    }
  }

  @Test func `an export names what is there on its day, and comes back without a change`() {
    #expect(exported().map { $0[.code] } == ["C1", "C2", "C4"])
    #expect(exported(on: day("2015-01-01")).map { $0[.name] } == ["Tỉnh", "Sở Một", "Sở Hai", "Phòng B"])
    let comparison = compare(exported())
    #expect(comparison.same == 3 && comparison.wrong.isEmpty && comparison.change.histories.isEmpty)
    #expect(comparison.missing.isEmpty && comparison.new.isEmpty && comparison.changed.isEmpty)
  }

  @Test func `columns that a table has not stay as they are`() {
    let comparison = compare([[.code: "C4", .name: "Phòng D"]])
    let differences = comparison.changed.flatMap(\.differences)
    #expect(differences.map(\.column) == [.name, .shortName])
    #expect(differences.allSatisfy { $0.before == "Phòng C" && $0.after == "Phòng D" })
    #expect(comparison.missing == [ID(1), ID(2)])
    #expect(comparison.change.histories[ID(4)]?.states.last?.from == Self.today)
  }

  @Test func `places in further orders come in and go out by codes`() throws {
    let first = compare([
      [.code: "C4", .name: "Phòng C", .sector: "N1", .cluster: ""],
      [.code: "N1", .name: "Ngành", .sector: "", .cluster: "C2"],
    ])
    #expect(first.wrong.isEmpty && first.new.map(\.code) == ["N1"] && first.changed.map(\.code) == ["C4"])
    #expect(
      first.changed.flatMap(\.differences).map { "\($0.column) \($0.before)→\($0.after)" } == ["sector →N1"])
    let after = OrganisationTree(tree.records.replacing(first.change.histories), on: Self.today)
    let new = try #require(first.new.first?.body)
    #expect(after.place(of: ID(4), in: .sector)?.parent == new && after.place(of: new, in: .cluster)?.parent == ID(2))
    // The export of it comes back without a change, cell by cell.
    let rows = OrganisationTable.rows(of: after, within: ID(1)).map {
      Dictionary(uniqueKeysWithValues: zip(OrganisationTable.Column.allCases, $0))
    }
    let again = OrganisationComparison(packed(rows), tree: after, top: ID(1), day: Self.today) { ID(500) }
    #expect(again.same == 4 && again.wrong.isEmpty && again.change.histories.isEmpty)
    // An empty cell gives the place up, a missing column leaves it.
    let later = day("2027-01-01")
    let given = OrganisationComparison(
      packed([[.code: "C4", .name: "Phòng C", .sector: ""]]), tree: after, top: ID(1), day: later
    ) { ID(500) }
    #expect(given.change.histories[ID(4)]?.places.map(\.to) == [day("2026-12-31")])
    #expect(given.changed.flatMap(\.differences).map { "\($0.column) \($0.before)→\($0.after)" } == ["sector N1→"])
  }

  @Test(
    arguments: [
      ("C4", "X9", .unknown("X9")), ("C4", "C4", .belowItself), ("C2", "C4", .belowItself), ("C1", "C2", .top),
    ] as [(String, String, OrganisationComparison.Reason)])
  func `a place that cannot be is told with its cell`(
    code: String, above: String, reason: OrganisationComparison.Reason
  ) {
    let comparison = compare([[.code: code, .name: "X", .territory: above]])
    #expect(comparison.wrong.map(\.reason) == [reason] && comparison.wrong.map(\.column) == [.territory])
  }

  @Test func `rows come in any order, and each below the one it names`() {
    let comparison = compare([
      [.code: "N3", .name: "Ba", .parent: "N2"], [.code: "N2", .name: "Hai", .parent: "N1"],
      [.code: "N1", .name: "Một", .parent: "C2"],
    ])
    #expect(comparison.wrong.isEmpty && comparison.new.count == 3)
    let order = comparison.change.founded.map { comparison.change.histories[$0]?.states[0].code }
    #expect(order == ["N1", "N2", "N3"])
    let after = OrganisationTree(tree.records.replacing(comparison.change.histories), on: Self.today)
    #expect(after.ancestors(of: comparison.new[0].body).map(\.code) == ["N2", "N1", "C2", "C1"])
  }

  @Test func `of an export of which cells were changed, just the rows of these cells differ`() throws {
    typealias Column = OrganisationTable.Column
    var dice = SeededRandom(seed: 7)
    for _ in 0..<200 {
      var rows = exported()
      var touched: Set<Int> = []
      for row in rows.indices where Int.random(in: 0..<3, using: &dice) == 0 {
        let column = try #require([Column.name, .shortName, .taxCode].randomElement(using: &dice))
        rows[row][column, default: ""] += ["ạ", "1", "x"].randomElement(using: &dice) ?? ""
        touched.insert(row + 2)
      }
      // What is written in another way says the same.
      for row in rows.indices where Bool.random(using: &dice) {
        let parts = (rows[row][.from] ?? "").split(separator: "-").reversed()
        rows[row][.from] = [parts.joined(separator: "/"), ""].randomElement(using: &dice)
        if rows[row][.shortName] == "" { rows[row][.shortName] = rows[row][.name] }
      }
      let comparison = compare(rows)
      #expect(comparison.wrong.isEmpty && comparison.new.isEmpty && comparison.missing.isEmpty)
      #expect(Set(comparison.changed.map(\.row)) == touched && comparison.same == rows.count - touched.count)
    }
  }

  @Test func `a last day and an heir that are known stay where a table has no columns for them`() {
    let ended = compare([[.code: "C4", .name: "Phòng C", .to: "31/12/2026", .successor: "C2"]])
    let after = OrganisationTree(tree.records.replacing(ended.change.histories), on: Self.today)
    let renamed = OrganisationComparison(
      packed([[.code: "C4", .name: "Phòng D"]]), tree: after, top: ID(1), day: Self.today
    ) { ID(99) }
    #expect(renamed.changed.flatMap(\.differences).map(\.column) == [.name, .shortName])
    #expect(renamed.change.histories[ID(4)]?.states.last?.to == day("2026-12-31"))
    #expect(renamed.change.ended.isEmpty)
  }

  @Test func `a chain of bodies as long as the table is founded from its top down`() {
    let rows = (0..<20_000).map { number -> [OrganisationTable.Column: String] in
      [.code: "N\(number)", .name: "Tổ \(number)", .parent: number == 19_999 ? "C2" : "N\(number + 1)"]
    }
    let comparison = compare(rows)
    #expect(comparison.wrong.isEmpty && comparison.change.founded.count == rows.count)
    #expect(comparison.change.histories[comparison.change.founded[0]]?.states[0].code == "N19999")
  }

  @Test func `what is planned later is not crossed`() throws {
    let event = Reorganisation(.move(ID(4), under: ID(1)), on: day("2027-01-01"))
    let planned = OrganisationTree(
      tree.records.replacing(try event.effect(on: tree).histories), on: Self.today)
    let comparison = OrganisationComparison(
      packed([[.code: "C4", .name: "Phòng D"]]), tree: planned, top: ID(1), day: Self.today
    ) { ID(99) }
    let fault = try #require(comparison.wrong.first)
    #expect(fault.row == 2 && fault.column == .code && fault.reason == .plannedLater(day("2027-01-01")))
  }

  @Test func `a ring over several rows is found in each of them`() {
    let comparison = compare([
      [.code: "N1", .name: "Một", .parent: "N3"], [.code: "N2", .name: "Hai", .parent: "N1"],
      [.code: "N3", .name: "Ba", .parent: "N2"], [.code: "N4", .name: "Bốn", .parent: "N3"],
    ])
    #expect(comparison.wrong.map(\.row) == [2, 3, 4] && comparison.wrong.allSatisfy { $0.reason == .belowItself })
  }

  @Test func `a code that somebody bore is free once more, one that somebody bears is not`() {
    #expect(compare([[.code: "C3", .name: "Sở Hai mới"]]).new.count == 1)
    let early = compare([[.code: "C3", .name: "Sở Hai mới", .from: "2020-06-01"]])
    #expect(early.wrong.map(\.reason) == [.codeTaken(ID(3))])
  }

  @Test func `an end with an heir passes on what hangs on a body`() {
    let comparison = compare([[.code: "C4", .name: "Phòng C", .to: "31/12/2026", .successor: "C2"]])
    #expect(comparison.change.ended == [ID(4)])
    let after = OrganisationTree(tree.records.replacing(comparison.change.histories), on: day("2027-01-01"))
    #expect(after.answering(for: ID(4), on: day("2027-01-01")) == ID(2) && after[ID(4)]?.to == day("2026-12-31"))
    #expect(after.history(of: ID(4))?.states.count == 4, "the end is no new state")
  }
}
