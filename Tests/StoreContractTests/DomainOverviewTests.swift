// SPDX-License-Identifier: Apache-2.0
import Domain
import Store
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
    #expect(overview.work.map(\.owingOrganisations) == [[DomainSample.health], [], []])
    #expect(overview.roots.map(\.id.rawValue) == [1_010, 1_012])
    #expect(overview.children(of: overview.roots[1]).map(\.id.rawValue) == [1_013, 1_014])
    #expect(overview.children(of: overview.work[0].item).isEmpty)
    #expect(overview.work(for: overview.roots[0]) == nil)
    #expect(overview.work(for: overview.work[2].item)?.item.text == "Trồng 41,3 ha")
    #expect(overview.plan == DomainSample.plan())
  }

  /// Reports on the first activity (due at the end of September, so 20 days on), the oldest first, and what they make of it.
  static let rows:
    [(
      reports: [(state: ReportState, percent: Int)], status: ActivityStatus, accepted: Int?, waiting: Int?,
      returned: Int?
    )] = [
      ([], .dueSoon(daysLeft: 20), nil, nil, nil),
      ([(.submitted, 100)], .dueSoon(daysLeft: 20), nil, 0, nil),
      ([(.accepted, 60)], .dueSoon(daysLeft: 20), 0, nil, nil),
      ([(.accepted, 100)], .done(daysLate: 0), 0, nil, nil),
      ([(.returned, 100)], .dueSoon(daysLeft: 20), nil, nil, 0),
      ([(.accepted, 60), (.submitted, 100)], .dueSoon(daysLeft: 20), 0, 1, nil),
      ([(.accepted, 100), (.submitted, 90)], .done(daysLate: 0), 0, 1, nil),
      ([(.accepted, 100), (.accepted, 90)], .dueSoon(daysLeft: 20), 1, nil, nil),
      ([(.accepted, 60), (.returned, 70)], .dueSoon(daysLeft: 20), 0, nil, 1),
      ([(.submitted, 60), (.accepted, 70)], .dueSoon(daysLeft: 20), 1, nil, nil),
      ([(.returned, 60), (.submitted, 70)], .dueSoon(daysLeft: 20), nil, 1, nil),
      ([(.returned, 60), (.submitted, 70), (.accepted, 100)], .done(daysLate: 0), 2, nil, nil),
    ]

  @Test(arguments: rows.indices) func `an activity stands as its last reports say`(_ index: Int) throws {
    let row = Self.rows[index]
    let reports = row.reports.enumerated().map { report(Int64($0), $1.state, percent: $1.percent) }
    let work = try #require(overview(DomainSample.content(), reports + [report(99, .accepted, item: 15)]).work.first)
    #expect(work.status == row.status)
    #expect(work.accepted?.id.rawValue == row.accepted.map { Int64($0) })
    #expect(work.waiting?.id.rawValue == row.waiting.map { Int64($0) })
    #expect(work.returned?.id.rawValue == row.returned.map { Int64($0) })
  }

  @Test func `an activity on which anything waits was started, also where another report was sent back`() throws {
    let reports = [report(1, .submitted, item: 14), report(2, .returned, item: 14)]
    #expect(overview(DomainSample.content(), reports).work[1].status == .onTime)
    #expect(overview(DomainSample.content(), Array(reports.dropFirst())).work[1].status == .notStarted)
  }

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

/// SplitMix64, so that a plan that fails can be made again from its number.
private struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
