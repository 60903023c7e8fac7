// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// The life of an activity's reports from one to the next, as the pages see it at each step.
@Suite struct ReportHistoryTests {
  /// What somebody does next.
  enum Step: Sendable {
    /// The body reports a per cent for a day of March.
    case send(Int, day: Int)
    /// The approver decides on the report that was sent as the given one, from 1.
    case accept(Int)
    case sendBack(Int)
  }

  /// Steps, and after each what counts, what waits and what was sent back; the activity is due at the end of September.
  struct History: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: [(step: Step, accepted: Int?, waiting: [Int], returned: [Int], status: ActivityStatus.Kind)]
  }

  static let histories = [
    History(
      testDescription: "sent, sent back, sent again, accepted",
      steps: [
        (.send(40, day: 1), nil, [1], [], .onTime), (.sendBack(1), nil, [], [1], .notStarted),
        (.send(50, day: 2), nil, [2], [], .onTime), (.accept(2), 50, [], [], .onTime),
        (.send(100, day: 9), 50, [3], [], .onTime), (.accept(3), 100, [], [], .done),
      ]),
    History(
      testDescription: "a done activity is opened again by a later report",
      steps: [
        (.send(100, day: 5), nil, [1], [], .onTime), (.accept(1), 100, [], [], .done),
        (.send(80, day: 6), 100, [2], [], .done), (.sendBack(2), 100, [], [2], .done),
        (.send(90, day: 7), 100, [3], [], .done), (.accept(3), 90, [], [], .onTime),
      ]),
    History(
      testDescription: "what holds for an earlier day comes too late to count",
      steps: [
        (.send(60, day: 20), nil, [1], [], .onTime), (.accept(1), 60, [], [], .onTime),
        (.send(100, day: 10), 60, [], [], .onTime), (.accept(2), 60, [], [], .onTime),
      ]),
    History(
      testDescription: "two for one day: the one sent last speaks",
      steps: [
        (.send(30, day: 3), nil, [1], [], .onTime), (.send(35, day: 3), nil, [2], [], .onTime),
        (.accept(1), 30, [2], [], .onTime), (.accept(2), 35, [], [], .onTime),
      ]),
    History(
      testDescription: "nothing was done, and that was accepted",
      steps: [(.send(0, day: 1), nil, [1], [], .onTime), (.accept(1), 0, [], [], .onTime)]),
  ]

  private func perform(
    _ step: Step, number: Int, on content: PlanContent, by approver: ID<Person>, in database: any Database
  ) throws {
    let decision: (ReportState.Decision, Int)
    switch step {
    case .send(let percent, let day):
      var report = DomainSample.report(
        Int64(number), on: content, percent: percent, holdsOn: "2026-03-\(day < 10 ? "0" : "")\(day)")
      report.submittedAt = someMoment.adding(seconds: Int64(number))
      let sent = report
      return try database.write {
        _ = try $0.submit(
          sent, evidence: [], of: content.plan, idempotencyKey: "\(number)", by: DomainSample.author())
      }
    case .accept(let report): decision = (.accept, report)
    case .sendBack(let report): decision = (.return, report)
    }
    try database.write {
      try $0.decide(
        decision.0, on: ID(Int64(decision.1)), of: content.plan, note: "vì \(number)", by: DomainSample.author(approver)
      )
    }
  }

  @Test(arguments: Backend.allCases) func `each step shows at once, and stands in the journal in its place`(
    _ backend: Backend
  ) throws {
    for history in Self.histories {
      try withBodies(backend) { database throws in
        let content = try database.addPlan()
        let known = try database.journalEntries().count
        var sent = 0
        for (place, row) in history.steps.enumerated() {
          if case .send = row.step { sent += 1 }
          try perform(row.step, number: sent, on: content, by: DomainSample.approver, in: database)
          let work = try database.read { connection in
            PlanOverview(
              try connection.content(of: content.plan), reports: try connection.standingReports(of: content.plan),
              today: DomainSample.day("2026-03-31")
            ).work[0]
          }
          let told = "\(history.testDescription), step \(place + 1)"
          #expect(work.acceptedPercent == row.accepted, "\(told)")
          #expect(work.waiting.map { Int($0.id.rawValue) } == row.waiting, "\(told)")
          #expect(work.returned.map { Int($0.id.rawValue) } == row.returned, "\(told)")
          #expect(work.status.kind == row.status, "\(told)")
        }
        let actions = try database.journalEntries().dropFirst(known).map { "\($0.entry.action) \($0.entry.subject)" }
        sent = 0
        let expected = history.steps.map { row in
          switch row.step {
          case .send:
            sent += 1
            return "report.submit \(sent)"
          case .accept(let report): return "report.accept \(report)"
          case .sendBack(let report): return "report.return \(report)"
          }
        }
        #expect(actions == expected, "\(history.testDescription)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `nothing that was decided is decided again, whoever tries and however`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      for id in 1...2 { try database.addReport(Int64(id), on: content) }
      try perform(.accept(1), number: 1, on: content, by: DomainSample.approver, in: database)
      try perform(.sendBack(2), number: 2, on: content, by: DomainSample.approver, in: database)
      // A newer report, or the plan's end, opens nothing of the old.
      try database.addReport(3, on: content)
      try database.write { try $0.perform(.close, on: content.plan, by: DomainSample.author()) }
      let before = try database.everything()
      for (report, state) in [(1, ReportState.accepted), (2, .returned)] {
        for step in [Step.accept(report), .sendBack(report)] {
          for person in [DomainSample.approver, DomainSample.reporter] {
            let error = refusal { try perform(step, number: 9, on: content, by: person, in: database) }
            #expect(error as? ChangeRefusal == .report(.alreadyDecided(state)))
          }
        }
      }
      #expect(try database.everything() == before)
    }
  }
}
