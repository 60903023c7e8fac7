// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Testing

@testable import Store

@Suite struct JournalFilterTests {
  private static let actions = ["report.accept", "report.submit", "plan.state"]

  /// Entry `number`: one a minute, by three people in turn, of two bodies in turn.
  private static func entry(_ number: Int) -> JournalEntry {
    JournalEntry(
      realm: 1, actor: number % 7 == 0 ? nil : Int64(number % 3 + 1), actorName: "",
      action: actions[number % actions.count],
      subjectKind: "report", subject: Int64(number), organisation: Int64(number % 2 + 20), plan: 5,
      at: someMoment.adding(seconds: 60 * Int64(number)))
  }

  private func everyEntry(_ database: any Database, _ filter: JournalFilter) throws -> [Int64] {
    try database.read { try $0.journal(filter, limit: 1_000) }.map(\.entry.subject)
  }

  @Test(arguments: Backend.allCases, [0, 25, 60])
  func `each condition lets through what fits it, sealed or not`(_ backend: Backend, sealed: Int) throws {
    try withDatabase(backend) { database throws in
      for number in 0..<60 {
        try database.write { _ = try $0.appendJournal(Self.entry(number)) }
        if number == sealed - 1 { try JournalSealer(database, InstallationDigest()).seal() }
      }
      let all = Array((0..<60).reversed())
      func expect(_ filter: JournalFilter, _ fits: (Int) -> Bool) throws {
        #expect(try everyEntry(database, filter) == all.filter(fits).map(Int64.init), "\(filter)")
      }
      try expect(JournalFilter(realm: 1)) { _ in true }
      try expect(JournalFilter(realm: 1, actors: [2])) { $0 % 7 != 0 && $0 % 3 == 1 }
      try expect(JournalFilter(realm: 1, actors: [2, 3])) { $0 % 7 != 0 && $0 % 3 != 0 }
      try expect(JournalFilter(realm: 1, action: "plan.state")) { $0 % 3 == 2 }
      try expect(JournalFilter(realm: 1, organisation: 21)) { $0 % 2 == 1 }
      try expect(JournalFilter(realm: 1, actors: [3], action: "plan.state", organisation: 20)) {
        $0 % 7 != 0 && $0 % 3 == 2 && $0 % 2 == 0
      }
      let (from, until) = (someMoment.adding(seconds: 600), someMoment.adding(seconds: 1_800))
      try expect(JournalFilter(realm: 1, from: from, until: until)) { (10..<30).contains($0) }
      try expect(JournalFilter(realm: 1, actors: [1], from: from)) { $0 >= 10 && $0 % 7 != 0 && $0 % 3 == 0 }
      try expect(JournalFilter(realm: 1, action: "report.submit", until: from)) { $0 < 10 && $0 % 3 == 1 }
      try expect(JournalFilter(realm: 2)) { _ in false }
      try expect(JournalFilter(realm: 1, actors: [99])) { _ in false }
      try expect(JournalFilter(realm: 1, action: "report.accept' OR 1=1 --")) { _ in false }
    }
  }

  @Test(arguments: Backend.allCases) func `pages of a filter follow one another without a gap or an overlap`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      for number in 0..<50 { try database.write { _ = try $0.appendJournal(Self.entry(number)) } }
      try JournalSealer(database, InstallationDigest()).seal()
      for number in 50..<60 { try database.write { _ = try $0.appendJournal(Self.entry(number)) } }
      let filter = JournalFilter(realm: 1, actors: [1, 2], organisation: 20)
      var found: [RecordedEntry] = []
      while true {
        let cursor = found.last?.id
        let page = try database.read { try $0.journal(filter, before: cursor, limit: 3) }
        if page.isEmpty { break }
        found += page
      }
      #expect(found.map(\.entry.subject) == (try everyEntry(database, filter)))
      #expect(found.count > 10)
    }
  }

  /// The demonstration and imports write down old things late; a clock may be set back.
  @Test(arguments: Backend.allCases, [0, 20, 40])
  func `the moment decides, in whatever order entries were written`(_ backend: Backend, sealed: Int) throws {
    try withDatabase(backend) { database throws in
      let order = (0..<40).map { $0 * 23 % 40 }
      for (place, number) in order.enumerated() {
        try database.write { _ = try $0.appendJournal(Self.entry(number)) }
        if place == sealed - 1 { try JournalSealer(database, InstallationDigest()).seal() }
      }
      #expect(try everyEntry(database, JournalFilter(realm: 1)) == (0..<40).reversed().map(Int64.init))
      let (from, until) = (someMoment.adding(seconds: 600), someMoment.adding(seconds: 1_200))
      for filter in [
        JournalFilter(realm: 1, from: from, until: until),
        JournalFilter(realm: 1, organisation: 21, from: from, until: until),
      ] {
        var pages: [RecordedEntry] = []
        while true {
          let cursor = pages.last?.id
          let page = try database.read { try $0.journal(filter, before: cursor, limit: 3) }
          if page.isEmpty { break }
          pages += page
        }
        let wanted = (10..<20).reversed().filter { filter.organisation == nil || $0 % 2 == 1 }
        #expect(pages.map(\.entry.subject) == wanted.map(Int64.init))
      }
    }
  }

  @Test(arguments: Backend.allCases) func `entries that were sealed before the step are found by all conditions`(
    _ backend: Backend
  ) throws {
    let before = Schema.migrations.filter { $0.number < Schema.journalMoments.number }
    try withDatabase(backend, migrations: before) { database throws in
      let order = (0..<20).map { $0 * 7 % 20 }
      let ids = try order.map { number in try database.write { try $0.appendJournal(Self.entry(number)) } }
      try database.write { connection in
        // As they were sealed then; the chain itself is no matter here.
        for (place, id) in ids.enumerated() {
          try connection.execute(
            "INSERT INTO journal_seal (sequence, realm, entry, content, chain) VALUES (\(place + 1), 1, \(id), \([UInt8(1)]), \([UInt8(1)]))"
          )
        }
        try connection.execute("DELETE FROM journal_unsealed")
      }
      try Schema.migrate(database, now: someMoment)
      let all = (0..<20).reversed().map(Int64.init)
      #expect(try everyEntry(database, JournalFilter(realm: 1)) == all)
      #expect(
        try everyEntry(database, JournalFilter(realm: 1, actors: [2])) == all.filter { $0 % 7 != 0 && $0 % 3 == 1 })
      #expect(try everyEntry(database, JournalFilter(realm: 1, action: "plan.state")) == all.filter { $0 % 3 == 2 })
      #expect(try everyEntry(database, JournalFilter(realm: 1, organisation: 21)) == all.filter { $0 % 2 == 1 })
    }
  }

  @Test(arguments: Backend.allCases) func `what was done is offered in order, each once`(_ backend: Backend) throws {
    try withDatabase(backend) { database throws in
      #expect(try database.read { try $0.journalActions(realm: 1) } == [])
      for number in 0..<9 { try database.write { _ = try $0.appendJournal(Self.entry(number)) } }
      try JournalSealer(database, InstallationDigest()).seal()
      #expect(try database.read { try $0.journalActions(realm: 1) } == Self.actions.sorted())
      #expect(try database.read { try $0.journalActions(realm: 2) } == [])
    }
  }

  /// With a million entries the answer comes as fast as with a thousand only where every table is entered by a key.
  @Test(
    arguments: Backend.allCases,
    [
      JournalFilter(realm: 1), JournalFilter(realm: 1, actors: [2]), JournalFilter(realm: 1, action: "plan.state"),
      JournalFilter(realm: 1, actors: [2], action: "plan.state", organisation: 20),
    ]) func `no filter reads a table from end to end`(_ backend: Backend, _ filter: JournalFilter) throws
  {
    try withDatabase(backend) { database throws in
      for number in 0..<30 { try database.write { _ = try $0.appendJournal(Self.entry(number)) } }
      try JournalSealer(database, InstallationDigest()).seal()
      let plan = try database.write { connection in
        if connection.dialect == .postgreSQL {
          // So few rows are read whole whatever index there is; the question is whether there is one.
          try connection.execute("SET LOCAL enable_seqscan = off")
          try connection.execute("SET LOCAL enable_bitmapscan = off")
        }
        let explain: SQL = connection.dialect == .sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN "
        return try connection.journalSources(filter, actor: filter.actors.first, JournalSpan(), 51).flatMap { source in
          try connection.query(explain + source).map { row in
            try row.text(connection.dialect == .sqlite ? 3 : 0)
          }
        }
      }
      // `journal_unsealed` holds what the sequencer has not come to, a second's worth.
      let scans = plan.filter { $0.hasPrefix("SCAN") || $0.contains("Seq Scan") }
        .filter {
          !$0.contains("SCAN u") && !$0.contains("SCAN (subquery") && !$0.contains("SCAN e") && !$0.contains("unsealed")
        }
      #expect(scans.isEmpty, "\(plan.joined(separator: "\n"))")
      #expect(plan.contains { $0.contains("realm") }, "\(plan.joined(separator: "\n"))")
    }
  }
}
