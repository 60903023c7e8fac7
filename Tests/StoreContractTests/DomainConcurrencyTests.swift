// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// What must hold when many do the same at once, in one process and through two that share the data.
@Suite struct DomainConcurrencyTests {
  /// Runs `body` with one database, or with a second way into the same data where there is one.
  private func withTwoWays<Result>(_ backend: Backend, _ body: ([any Database]) throws -> Result) throws -> Result {
    try withPlace(backend) { place in
      let first = try place.open()
      defer { first.close() }
      try Schema.migrate(first, now: someMoment)
      try addBodies(to: first)
      guard Backend.durable.contains(backend) else { return try body([first, first]) }
      let second = try place.open()
      defer { second.close() }
      return try body([first, second])
    }
  }

  @Test(arguments: Backend.allCases) func `the same form sent sixteen times at once is one report`(_ backend: Backend)
    throws
  {
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan()
      let sent = inParallel(16) { number in
        Result {
          try ways[number % 2].write {
            try $0.submit(
              DomainSample.report(Int64(number + 1), on: content), evidence: [DomainSample.evidence(Int64(number + 1))],
              of: content.plan, idempotencyKey: "form", by: DomainSample.author())
          }
        }
      }
      let reports = try ways[1].read { try $0.reports(of: content.plan) }
      #expect(reports.count == 1)
      #expect(try Set(sent.map { try $0.get() }) == Set(reports.map(\.id)))
      #expect(try ways[0].journalEntries().count { $0.entry.action == "report.submit" } == 1)
      #expect(try ways[0].read { try $0.query("SELECT count(*) FROM evidence")[0].int(0) } == 1)
    }
  }

  @Test(arguments: Backend.allCases) func `a report decided by sixteen at once is decided once`(_ backend: Backend)
    throws
  {
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan()
      try ways[0].addReport(1, on: content)
      let decisions = inParallel(16) { number in
        refusal {
          try ways[number % 2].write {
            try $0.decide(
              number % 3 == 0 ? .accept : .return, on: ID(1), of: content.plan, note: "\(number)",
              by: DomainSample.author(DomainSample.approver))
          }
        }
      }
      let report = try #require(try ways[1].read { try $0.reports(of: content.plan) }.first)
      #expect(decisions.count { $0 == nil } == 1)
      #expect(
        decisions.compactMap { $0 as? ChangeRefusal }
          == Array(repeating: .report(.alreadyDecided(report.state)), count: 15))
      let entries = try ways[0].journalEntries().filter {
        $0.entry.subjectKind == "report" && $0.entry.action != "report.submit"
      }
      #expect(entries.map(\.entry.after) == [#"{"state":"\#(report.state.rawValue)","note":"\#(report.note ?? "")"}"#])
    }
  }

  @Test(arguments: Backend.allCases) func `no correction is lost between two ways into the data`(_ backend: Backend)
    throws
  {
    let (writers, each) = (4, 5)
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan(confirmed: false)
      let id = content.items[3].id
      let errors = inParallel(writers) { writer -> (any Error)? in
        refusal {
          let way = ways[writer % 2]
          var made = 0
          while made < each {
            guard let item = try way.read({ try $0.items(of: content.plan) }).first(where: { $0.id == id }) else {
              break
            }
            var next = item
            next.text = item.text + "+"
            let copy = next
            do {
              try way.write { try $0.update(copy, assignments: [], of: content.plan, by: DomainSample.author()) }
              made += 1
            } catch ChangeRefusal.changedMeanwhile {}
          }
        }
      }
      #expect(errors.compactMap { $0 }.isEmpty)
      let item = try #require(try ways[1].read { try $0.items(of: content.plan) }.first { $0.id == id })
      #expect(item.text == content.items[3].text + String(repeating: "+", count: writers * each))
      #expect(item.version == 1 + writers * each)
      #expect(try ways[0].journalEntries().count { $0.entry.action == "plan.item.correct" } == writers * each)
    }
  }

  @Test(arguments: Backend.allCases) func `a plan is never a draft again while somebody reports on it`(
    _ backend: Backend
  ) throws {
    try withTwoWays(backend) { ways in
      for round in 1...6 {
        let content = try ways[0].addPlan(Int64(round) * 1_000)
        let outcomes = inParallel(2) { number in
          refusal {
            if number == 0 {
              try ways[0].write { try $0.perform(.reopen, on: content.plan, by: DomainSample.author()) }
            } else {
              try ways[1].addReport(Int64(round), on: content)
            }
          } as? ChangeRefusal
        }
        #expect([[nil, .notUnderWay], [.plan(.hasReports), nil]].contains(outcomes), "\(outcomes)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `after a plan was closed nothing is reported on it`(_ backend: Backend) throws
  {
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan()
      let outcomes = inParallel(16) { number in
        refusal {
          if number == 8 {
            try ways[0].write { try $0.perform(.close, on: content.plan, by: DomainSample.author()) }
          } else {
            try ways[number % 2].addReport(Int64(number + 1), on: content)
          }
        }
      }
      #expect(outcomes[8] == nil)
      #expect(outcomes.allSatisfy { $0 == nil || $0 as? ChangeRefusal == .notUnderWay }, "\(outcomes)")
      #expect(try ways[1].read { try $0.reports(of: content.plan) }.count == outcomes.count { $0 == nil } - 1)
      #expect(refusal { try ways[1].addReport(99, on: content) } as? ChangeRefusal == .notUnderWay)
    }
  }

  @Test(arguments: Backend.durable) func `what one process changed the other sees, and knows that it changed`(
    _ backend: Backend
  )
    throws
  {
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan()
      for number in 1...10 {
        let (writer, reader) = (ways[number % 2], ways[(number + 1) % 2])
        let version = try reader.dataVersion()
        try writer.addReport(Int64(number), on: content)
        #expect(try reader.dataVersion() != version)
        #expect(try reader.read { try $0.reports(of: content.plan) }.count == number)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `of two forms under one key that come at once the first stands`(
    _ backend: Backend
  ) throws {
    try withTwoWays(backend) { ways in
      for round in 1...4 as ClosedRange<Int64> {
        let content = try ways[0].addPlan(round * 1_000)
        let outcomes = inParallel(8) { number in
          Result {
            try ways[number % 2].write {
              try $0.submit(
                DomainSample.report(Int64(number + 1), on: content, percent: number / 4), evidence: [],
                of: content.plan, idempotencyKey: "form \(round)", by: DomainSample.author())
            }
          }
        }
        let reports = try ways[1].read { try $0.reports(of: content.plan) }
        let first = try #require(reports.first)
        #expect(reports.count == 1)
        for (number, outcome) in outcomes.enumerated() {
          let isSame = number / 4 == first.percent
          #expect((try? outcome.get()) == (isSame ? first.id : nil))
          #expect(refusal { try outcome.get() } as? ChangeRefusal == (isSame ? nil : .keyUsed))
        }
      }
    }
  }

  @Test(arguments: Backend.allCases) func `two bodies never end each into the other`(_ backend: Backend) throws {
    try withTwoWays(backend) { ways in
      for round in 1...6 as ClosedRange<Int64> {
        let pair = [0, 1].map {
          DomainSample.organisation(ID(round * 10 + $0), under: DomainSample.province, name: "Xã \(round) \($0)")
        }
        try ways[0].add(pair)
        let outcomes = inParallel(2) { number in
          refusal {
            try ways[number].end(
              pair[number].id, lastDay: DomainSample.day("2026-06-30"), successor: pair[1 - number].id)
          }
        }
        #expect(outcomes.count { $0 == nil } == 1, "\(outcomes)")
        for case let error? in outcomes {
          let isLate = [StructureRefusal.changedMeanwhile, .beingChanged].contains(error as? StructureRefusal)
          #expect(isLate || error is Reorganisation.Refusal, "\(error)")
        }
        let tree = OrganisationTree(try ways[1].read { try $0.organisations() })
        let stays = pair[outcomes[0] == nil ? 1 : 0].id
        #expect(pair.allSatisfy { tree.responsible(for: $0.id, on: DomainSample.day("2027-01-01"))?.id == stays })
      }
    }
  }

  @Test(arguments: Backend.allCases) func `after an activity was stopped nothing is reported on it`(
    _ backend: Backend
  ) throws {
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan()
      var stopped = content.items[3]
      stopped.stoppedReason = "Hết vốn"
      let item = stopped
      let outcomes = inParallel(12) { number in
        refusal {
          if number == 6 {
            try ways[0].write { try $0.update(item, assignments: [], of: content.plan, by: DomainSample.author()) }
          } else {
            try ways[number % 2].addReport(Int64(number + 1), on: content)
          }
        }
      }
      #expect(outcomes[6] == nil)
      #expect(outcomes.allSatisfy { $0 == nil || $0 as? ChangeRefusal == .notUnderWay }, "\(outcomes)")
      #expect(try ways[1].read { try $0.reports(of: content.plan) }.count == outcomes.count { $0 == nil } - 1)
      #expect(refusal { try ways[1].addReport(99, on: content) } as? ChangeRefusal == .notUnderWay)
      // Other activities go on.
      try ways[1].addReport(100, on: content, item: 15)
    }
  }

  @Test(arguments: Backend.allCases) func `a person is erased while the person still works, and the chain fits`(
    _ backend: Backend
  ) throws {
    let digest = InstallationDigest()
    try withTwoWays(backend) { ways in
      let content = try ways[0].addPlan()
      let failures = inParallel(9) { number in
        refusal {
          if number == 0 {
            for _ in 0..<5 {
              _ = try JournalSealer(ways[0], digest).erase(person: DomainSample.reporter.rawValue, realm: 1)
            }
          } else {
            for round in 0..<6 { try ways[number % 2].addReport(Int64(number * 10 + round), on: content) }
          }
        }
      }
      #expect(failures.compactMap { $0 }.isEmpty, "\(failures)")
      let sealer = JournalSealer(ways[1], digest)
      _ = try sealer.erase(person: DomainSample.reporter.rawValue, realm: 1)
      let entries = try ways[0].journalEntries()
      #expect(entries.count { $0.entry.action == "report.submit" } == 48)
      #expect(entries.allSatisfy { $0.entry.actorName.isEmpty && $0.entry.actor == 101 })
      #expect(try ways[0].read { try $0.query("SELECT 1 FROM journal_name") }.isEmpty)
      #expect(try verifyJournal(ways[0], digest).fault == nil)
    }
  }
}
