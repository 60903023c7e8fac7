// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import TestSupport
import Testing

/// What a page of a plan reads instead of the whole history.
@Suite struct StandingReportTests {
  private static let bodies = [DomainSample.province, DomainSample.health, DomainSample.commune]

  /// A report of the history, in words: which body on which activity, for which day, sent when, and what became of it.
  private struct Line: Sendable {
    let id: Int64
    let body: ID<Organisation>
    let item: Int64
    let holdsOn: String
    let seconds: Int64
    let state: ReportState

    init(
      _ id: Int64, _ body: ID<Organisation> = DomainSample.health, on item: Int64 = 13, for holdsOn: String,
      seconds: Int64 = 0, _ state: ReportState
    ) {
      (self.id, self.body, self.item, self.holdsOn, self.seconds, self.state) =
        (id, body, item, holdsOn, seconds, state)
    }
  }

  private func write(_ lines: [Line], on content: PlanContent, to database: any Database) throws {
    try database.write { connection in
      for line in lines {
        var report = DomainSample.report(
          line.id, on: content, item: line.item, percent: Int(line.id % 101), holdsOn: line.holdsOn)
        report.organisation = line.body
        report.submittedAt = someMoment.adding(seconds: line.seconds)
        _ = try connection.submit(
          report, evidence: [], of: content.plan, idempotencyKey: "\(content.plan.id) \(line.id)",
          by: DomainSample.author())
        guard line.state != .submitted else { continue }
        try connection.decide(
          line.state == .accepted ? .accept : .return, on: report.id, of: content.plan, note: "vì",
          by: DomainSample.author(DomainSample.approver))
      }
    }
  }

  /// Histories of one body on one activity, the oldest first, and which of them stand.
  static let histories: [(states: [ReportState], standing: [Int])] = [
    ([], []),
    ([.submitted], [0]), ([.accepted], [0]), ([.returned], [0]),
    ([.accepted, .submitted], [0, 1]), ([.submitted, .accepted], [1]), ([.accepted, .accepted], [1]),
    ([.accepted, .returned, .submitted], [0, 2]), ([.accepted, .submitted, .returned], [0, 2]),
    ([.returned, .submitted, .submitted], [2]), ([.accepted, .accepted, .returned, .accepted], [3]),
  ]

  @Test(arguments: Backend.allCases) func `of one body on one activity the last and the last accepted report stand`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      for (number, history) in Self.histories.enumerated() {
        let content = try database.addPlan(Int64(number + 1) * 1_000)
        let lines = history.states.enumerated().map { Line(Int64($0 + 1), for: "2026-0\($0 + 1)-01", $1) }
        try write(lines, on: content, to: database)
        let standing = try database.read { try $0.standingReports(of: content.plan) }
        #expect(standing.map { Int($0.id.rawValue) - 1 } == history.standing, "\(history.states)")
      }
    }
  }

  @Test(arguments: Backend.allCases)
  func `the last is the one for the latest day, then the one sent last, then the one with the larger number`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      let lines = [
        // Sent last, but for an earlier day.
        Line(9, for: "2026-01-31", seconds: 900, .submitted), Line(1, for: "2026-02-01", seconds: 1, .submitted),
        // For one day, the later one.
        Line(8, on: 14, for: "2026-02-01", seconds: 1, .submitted),
        Line(2, on: 14, for: "2026-02-01", seconds: 2, .accepted),
        // In one moment, the larger number.
        Line(3, on: 15, for: "2026-02-01", seconds: 5, .accepted),
        Line(4, on: 15, for: "2026-02-01", seconds: 5, .submitted),
      ]
      try write(lines, on: content, to: database)
      let standing = try database.read { try $0.standingReports(of: content.plan) }
      #expect(standing.map(\.id.rawValue) == [1, 2, 3, 4])
    }
  }

  @Test(arguments: Backend.allCases) func `each body and each plan stands by itself`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let contents = [try database.addPlan(1_000), try database.addPlan(2_000)]
      let lines = Self.bodies.enumerated().flatMap { number, body in
        [
          Line(Int64(number * 2 + 1), body, for: "2026-01-01", .submitted),
          Line(Int64(number * 2 + 2), body, for: "2026-02-01", .submitted),
        ]
      }
      try write(lines, on: contents[0], to: database)
      try write([Line(7, for: "2026-03-01", .submitted)], on: contents[1], to: database)
      let standing = try contents.map { content in
        try database.read { try $0.standingReports(of: content.plan) }.map(\.id.rawValue)
      }
      #expect(standing == [[2, 4, 6], [7]])
      #expect(try database.read { try $0.standingReports(of: DomainSample.plan(404)) }.isEmpty)
    }
  }

  /// Days and moments are few, so that many reports are equal in one or both of them.
  private static func randomHistory(_ random: inout SeededRandom) -> [Line] {
    (1...Int64.random(in: 1...60, using: &random)).map { id in
      Line(
        id, bodies[Int.random(in: 0..<3, using: &random)], on: [13, 14, 15][Int.random(in: 0..<3, using: &random)],
        for: ["2026-01-31", "2026-02-01", "2026-02-02"][Int.random(in: 0..<3, using: &random)],
        seconds: Int64.random(in: 0..<3, using: &random),
        ReportState.allCases[Int.random(in: 0..<3, using: &random)])
    }
  }

  @Test(arguments: Backend.allCases) func `an overview of the standing reports is the overview of all`(
    _ backend: Backend
  ) throws {
    // The commune ended in July, and what it reported is the department's.
    let tree = OrganisationTree(
      DomainSample.organisations.map { body in
        guard body.id == DomainSample.commune else { return body }
        return DomainSample.organisation(
          body.id, under: body.parent, to: "2026-06-30", successor: DomainSample.health)
      })
    try withBodies(backend) { database throws in
      for seed in 1...12 as ClosedRange<Int64> {
        var random = SeededRandom(seed: UInt64(seed))
        var content = try database.addPlan(seed * 1_000)
        content.assignments = Self.bodies.enumerated().map { number, body in
          Assignment(
            id: ID(Int64(number)), item: content.items[3].id, body: "", role: .lead, organisation: body, span: 0..<1)
        }
        try write(Self.randomHistory(&random), on: content, to: database)
        let (all, standing) = try database.read { [plan = content.plan] in
          (try $0.reports(of: plan), try $0.standingReports(of: plan))
        }
        #expect(standing == all.filter(Set(standing).contains), "they keep their order, seed \(seed)")
        for today in ["2026-06-30", "2026-07-01"].map(DomainSample.day) {
          let overviews = [all, standing].map { PlanOverview(content, reports: $0, tree: tree, today: today) }
          #expect(facts(overviews[0]) == facts(overviews[1]), "seed \(seed)")
        }
      }
    }
  }

  /// All that an overview tells of its work.
  private func facts(_ overview: PlanOverview) -> [[String]] {
    overview.work.map { work in
      [
        "\(work.status)", "\(work.acceptedPercent ?? -1)", "\(work.units.map { [$0.done, $0.total] } ?? [])",
        "\(work.accepted?.id.rawValue ?? 0)", "\(work.waiting.map(\.id))", "\(work.returned.map(\.id))",
      ] + Self.bodies.map { "\(work.status(of: $0))" }
    }
  }

  @Test(arguments: Backend.allCases) func `one report is found by its number in its own plan only`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let contents = [try database.addPlan(1_000), try database.addPlan(2_000)]
      try write(
        [Line(1, for: "2026-01-01", .accepted), Line(2, for: "2026-01-02", .submitted)], on: contents[0], to: database)
      let (first, second) = (contents[0].plan, contents[1].plan)
      try database.read { connection throws in
        #expect(try connection.report(ID(1), of: first) == connection.reports(of: first).first)
        #expect(try connection.report(ID(2), of: first)?.state == .submitted)
        #expect(try connection.report(ID(3), of: first) == nil)
        #expect(try connection.report(ID(1), of: second) == nil)
      }
    }
  }
}
