// SPDX-License-Identifier: Apache-2.0
import Domain
import Store
import TestSupport
import Testing

@Suite struct PlanOverviewTests {
  private let today = DomainSample.day("2026-09-10")

  private func overview(_ content: PlanContent, _ reports: [Report] = []) -> PlanOverview {
    PlanOverview(content, reports: reports, today: today)
  }

  private func report(
    _ id: Int64, _ state: ReportState, percent: Int = 40, item: Int64 = 13, holdsOn: String = "2026-03-01"
  ) -> Report {
    var report = DomainSample.report(id, on: DomainSample.content(), item: item, percent: percent, holdsOn: holdsOn)
    report.state = state
    return report
  }

  @Test func `work is activities and tasks, in the order of the document, with their bodies apart by what they owe`()
    throws
  {
    let overview = overview(DomainSample.content())
    #expect(overview.work.map(\.item.id.rawValue) == [1_013, 1_014, 1_015])
    #expect(overview.work.map { $0.owners.map(\.body) } == [["Sở Y tế"], [], ["Sở Y tế"]])
    #expect(overview.work.map { $0.others.map(\.body) } == [["các xã"], [], ["Trạm y tế"]])
    #expect(overview.work.map { $0.owners.compactMap(\.organisation) } == [[DomainSample.health], [], []])
    #expect(overview.roots.map(\.id.rawValue) == [1_010, 1_012])
    #expect(overview.children(of: overview.roots[1]).map(\.id.rawValue) == [1_013, 1_014])
    #expect(overview.children(of: overview.work[0].item).isEmpty)
    #expect(overview.work(for: overview.roots[0]) == nil)
    #expect(overview.work(for: overview.work[2].item)?.item.text == "Trồng 41,3 ha")
    #expect(overview.plan == DomainSample.plan())
  }

  @Test func `an item is found by its identifier, and kinds are counted`() {
    let content = DomainSample.content()
    let overview = overview(content)
    for item in content.items { #expect(overview.item(item.id) == item) }
    #expect(overview.item(ID(1)) == nil)
    for kind in Set(content.items.map(\.kind)) {
      #expect(overview.count(of: kind) == content.items.filter { $0.kind == kind }.count)
    }
    #expect(overview.roots.allSatisfy { $0.parent == nil })
    for item in content.items {
      #expect(overview.children(of: item) == content.items.filter { $0.parent == item.id })
      #expect(overview.hasChildren(item) == content.items.contains { $0.parent == item.id })
    }
  }

  @Test func `a plan without items has nothing to show`() {
    var content = DomainSample.content()
    (content.items, content.assignments) = ([], [])
    let overview = overview(content, [report(1, .accepted)])
    #expect(overview.work.isEmpty && overview.roots.isEmpty && overview.total.total == 0)
    #expect(overview.item(ID(1_013)) == nil)
  }

  /// Reports on the first activity (due at the end of September, so 20 days on), the oldest first, and what they make
  /// of it.
  static let rows:
    [(reports: [(state: ReportState, percent: Int)], done: Bool, accepted: Int?, waiting: [Int], returned: [Int])] = [
      ([], false, nil, [], []),
      ([(.submitted, 100)], false, nil, [0], []),
      ([(.accepted, 60)], false, 0, [], []),
      ([(.accepted, 100)], true, 0, [], []),
      ([(.returned, 100)], false, nil, [], [0]),
      ([(.accepted, 60), (.submitted, 100)], false, 0, [1], []),
      ([(.accepted, 100), (.submitted, 90)], true, 0, [1], []),
      ([(.accepted, 100), (.accepted, 90)], false, 1, [], []),
      ([(.accepted, 60), (.returned, 70)], false, 0, [], [1]),
      ([(.submitted, 60), (.accepted, 70)], false, 1, [], []),
      ([(.submitted, 60), (.submitted, 70)], false, nil, [1], []),
      ([(.returned, 60), (.submitted, 70)], false, nil, [1], []),
      ([(.returned, 60), (.submitted, 70), (.accepted, 100)], true, 2, [], []),
    ]

  @Test(arguments: rows.indices) func `an activity of one body stands as its last reports say`(_ index: Int) throws {
    let row = Self.rows[index]
    let reports = row.reports.enumerated().map { report(Int64($0), $1.state, percent: $1.percent) }
    let all = reports + [report(99, .accepted, percent: 100, item: 15)]
    let work = try #require(overview(DomainSample.content(), all).work.first)
    #expect(work.status == (row.done ? .done(daysLate: 0) : .dueSoon(daysLeft: 20)))
    #expect(work.status(of: DomainSample.health) == work.status)
    #expect(work.accepted?.id.rawValue == row.accepted.map { Int64($0) })
    #expect(work.acceptedPercent == row.accepted.map { row.reports[$0].percent })
    #expect(work.waiting.map(\.id.rawValue) == row.waiting.map { Int64($0) })
    #expect(work.returned.map(\.id.rawValue) == row.returned.map { Int64($0) })
    #expect(work.units == nil)
  }

  @Test func `an activity on which anything waits was started, also where another body's report was sent back`() {
    let waiting = report(1, .submitted, item: 14)
    var returned = report(2, .returned, item: 14)
    returned.organisation = DomainSample.commune
    let work = overview(DomainSample.content(), [waiting, returned]).work[1]
    #expect(work.status == .onTime)
    #expect(work.waiting == [waiting] && work.returned == [returned])
    #expect(overview(DomainSample.content(), [returned]).work[1].status == .notStarted)
  }

  // MARK: Work that many bodies each do

  /// The sample with an activity that four bodies lead, and one more coordinates.
  private static let shared: PlanContent = {
    var content = DomainSample.content()
    content.assignments = (1...5).map { number in
      Assignment(
        id: ID(number), item: content.items[3].id, body: "các xã", role: number == 5 ? .coordinate : .lead,
        organisation: ID(number), span: 0..<1)
    }
    return content
  }()

  private func reports(_ rows: [(body: Int64, state: ReportState, percent: Int)]) -> [Report] {
    rows.enumerated().map { index, row in
      var report = report(Int64(index), row.state, percent: row.percent)
      report.organisation = ID(row.body)
      return report
    }
  }

  @Test func `work that many each do is done when each has done it`() {
    var rows: [(body: Int64, state: ReportState, percent: Int)] = []
    var seen: [String] = []
    for (body, state, percent) in [
      (1, .accepted, 50), (1, .accepted, 100), (2, .submitted, 100), (2, .accepted, 100), (5, .accepted, 100),
      (3, .returned, 100), (3, .accepted, 100), (3, .accepted, 90), (4, .accepted, 100), (3, .accepted, 100),
    ] as [(Int64, ReportState, Int)] {
      rows.append((body, state, percent))
      let work = overview(Self.shared, reports(rows)).work[0]
      let units = work.units.map { "\($0.done)/\($0.total)" } ?? "none"
      seen.append("\(units) \(work.acceptedPercent ?? -1)% \(work.status.kind.rawValue)")
    }
    #expect(
      seen == [
        "0/4 0% due-soon", "1/4 25% due-soon", "1/4 25% due-soon", "2/4 50% due-soon", "2/4 50% due-soon",
        "2/4 50% due-soon", "3/4 75% due-soon", "2/4 50% due-soon", "3/4 75% due-soon", "4/4 100% done",
      ])
  }

  @Test func `each of many bodies stands as its own reports say`() {
    let work = overview(Self.shared, reports([(1, .accepted, 100), (2, .submitted, 100), (3, .returned, 9)])).work[0]
    #expect((1...4).map { work.status(of: ID($0)).kind } == [.done, .dueSoon, .dueSoon, .dueSoon])
    #expect(work.waiting.map(\.organisation) == [ID(2)])
    #expect(work.returned.map(\.organisation) == [ID(3)])
    #expect(work.accepted?.organisation == ID(1))
  }

  @Test func `where somebody leads, the leads count, else those named as doers`() {
    for (roles, total) in [
      ([.lead, .lead, .responsible], 2), ([.lead, .responsible, .responsible], nil),
      ([.responsible, .coLead, .follow], 2),
      ([.responsible, .responsible, .responsible], 3), ([.coordinate, .follow, .coordinate], nil),
    ] as [([AssignmentRole], Int?)] {
      var content = Self.shared
      content.assignments = zip(content.assignments, roles).map { assignment, role in
        var changed = assignment
        changed.role = role
        return changed
      }
      #expect(overview(content).work[0].units?.total == total, "\(roles)")
    }
  }

  @Test func `bodies that nobody matched, and one body twice, are no units`() {
    var content = Self.shared
    for index in 0..<5 { content.assignments[index].organisation = index == 0 ? nil : DomainSample.health }
    #expect(overview(content).work[0].units == nil)
  }

  @Test func `what an ended body owed and reported is its successor's`() {
    func body(_ id: Int64, to: String? = nil, successor: Int64? = nil) -> Organisation {
      DomainSample.organisation(ID(id), to: to, successor: successor.map { ID($0) })
    }
    // Bodies 1 and 2 joined 7 in July; 3 and 4 stayed.
    let tree = OrganisationTree([
      body(1, to: "2026-06-30", successor: 7), body(2, to: "2026-06-30", successor: 7), body(3), body(4), body(7),
    ])
    func work(_ reports: [Report], on day: String) -> WorkItem {
      PlanOverview(Self.shared, reports: reports, tree: tree, today: DomainSample.day(day)).work[0]
    }
    let before = reports([(1, .accepted, 100), (3, .accepted, 100)])
    #expect(work(before, on: "2026-06-30").units == work(before, on: "2026-06-01").units)
    #expect(work(before, on: "2026-06-30").units.map { [$0.done, $0.total] } == [2, 4])
    let merged = work(before, on: "2026-07-01")
    #expect(merged.units.map { [$0.done, $0.total] } == [2, 3])
    #expect([3, 4, 7].map { merged.status(of: ID($0)).kind } == [.done, .notStarted, .done])
    // A report that waits was overtaken by the successor's.
    let after = work(reports([(2, .submitted, 50), (7, .submitted, 100)]), on: "2026-07-01")
    #expect(after.waiting.map(\.organisation) == [ID(7)])
    #expect(after.status(of: ID(7)).kind == .onTime && after.status(of: ID(4)).kind == .notStarted)
  }

  // MARK: Status and counts

  @Test func `a done activity is late by the day for which its report holds`() throws {
    let late = report(1, .accepted, percent: 100, holdsOn: "2026-10-03")
    #expect(overview(DomainSample.content(), [late]).work[0].status == .done(daysLate: 3))
  }

  @Test func `a stopped activity counts as stopped`() throws {
    var content = DomainSample.content()
    content.items[3].stoppedReason = "Hết vốn"
    let overview = overview(content, [report(1, .accepted, percent: 100)])
    #expect(overview.work[0].status == .stopped(reason: "Hết vốn"))
    #expect(overview.total[.stopped] == 1)
  }

  @Test(arguments: 0..<20) func `counts at every node are the sum over the work at and below it`(_ seed: UInt64) throws
  {
    var random = SeededRandom(seed: seed)
    let content = Self.randomPlan(&random)
    let states = ReportState.allCases
    let reports = content.items.flatMap { item in
      (0..<Int.random(in: 0...3, using: &random)).map { number in
        var report = report(item.id.rawValue * 10 + Int64(number), states[Int.random(in: 0..<3, using: &random)])
        (report.item, report.percent) = (item.id, [0, 50, 100][Int.random(in: 0..<3, using: &random)])
        return report
      }
    }
    let overview = overview(content, reports)
    let parents = Dictionary(uniqueKeysWithValues: content.items.map { ($0.id, $0.parent) })
    func isAtOrBelow(_ id: ID<PlanItem>, _ top: ID<PlanItem>) -> Bool {
      id == top || (parents[id] ?? nil).map { isAtOrBelow($0, top) } ?? false
    }
    for item in content.items {
      var expected = StatusCounts()
      for work in overview.work where isAtOrBelow(work.item.id, item.id) { expected.count(work.status.kind) }
      #expect(overview.counts(below: item) == expected, "seed \(seed), item \(item.id)")
      var sum = StatusCounts()
      if let own = overview.work(for: item) { sum.count(own.status.kind) }
      for child in overview.children(of: item) { sum += overview.counts(below: child) }
      #expect(sum == expected, "seed \(seed), item \(item.id)")
    }
    var whole = StatusCounts()
    for root in overview.roots { whole += overview.counts(below: root) }
    #expect(whole == overview.total)
    #expect(overview.total.total == content.items.count(where: \.kind.isWork))
  }

  /// A tree of up to 80 items in document order: every parent stands before its children.
  private static func randomPlan(_ random: inout SeededRandom) -> PlanContent {
    var items: [PlanItem] = []
    for number in 0..<Int.random(in: 0...80, using: &random) {
      let parent = Bool.random(using: &random) ? items.randomElement(using: &random)?.id : items.last?.parent
      let due = [nil, "2026-01", "2026-10-01", "2027"][Int.random(in: 0..<4, using: &random)]
      items.append(
        PlanItem(
          id: ID(Int64(number + 1)), parent: parent, label: "", activity: "",
          kind: PlanItemKind.allCases[Int.random(in: 0..<6, using: &random)], text: "",
          due: due.flatMap { Deadline(edtf: $0) },
          target: nil, unit: nil, span: 0..<1, stoppedReason: Int.random(in: 0..<9, using: &random) == 0 ? "vì" : nil))
    }
    return PlanContent(plan: DomainSample.plan(), items: items, assignments: [], findings: [], duties: [])
  }
}
