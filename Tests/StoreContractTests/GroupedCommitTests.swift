// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Glibc
import Store
import Synchronization
import Testing

/// Writes that arrive together share a commit, and must not notice it.
@Suite struct GroupedCommitTests {
  /// What becomes of one write of a group.
  enum Fate: CaseIterable {
    /// It changes something and returns.
    case stays
    /// It changes something and changes its mind.
    case refuses
    /// A rule of the schema refuses one of its statements.
    case breaksRule
    /// As before, and it goes on as if nothing had happened.
    case passesOver
    /// A rule that is looked at when the transaction ends refuses the whole.
    case breaksRuleAtEnd
  }

  private struct Refused: Error {}

  private static let tables = Migration(
    1, "tables for these tests",
    [
      "CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, size BIGINT NOT NULL CHECK (size >= 0))",
      """
      CREATE TABLE part (
        thing BIGINT NOT NULL REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (thing)) WITHOUT ROWID
      """,
    ])

  /// Performs one write of a group; returns what it read back of its own row, or how it failed.
  private static func write(_ id: Int, _ fate: Fate, to database: any Database) -> String {
    do {
      let read = try database.write { connection in
        try connection.execute("INSERT INTO thing (id, size) VALUES (\(id), 0)")
        switch fate {
        case .stays: break
        case .refuses: throw Refused()
        case .breaksRule: try connection.execute("UPDATE thing SET size = -1 WHERE id = \(id)")
        case .passesOver: _ = try? connection.execute("UPDATE thing SET size = -1 WHERE id = \(id)")
        case .breaksRuleAtEnd: try connection.execute("INSERT INTO part (thing) VALUES (\(-id - 1))")
        }
        // A write that runs again must not see what it did before.
        try connection.execute("UPDATE thing SET size = size + 1 WHERE id = \(id)")
        return try connection.query("SELECT size FROM thing WHERE id = \(id)")[0].int(0)
      }
      return "\(read)"
    } catch {
      return error is Refused ? "refused" : "\(error)"
    }
  }

  private static func outcome(_ fate: Fate) -> String {
    switch fate {
    case .stays: "1"
    case .refuses: "refused"
    case .breaksRule, .passesOver, .breaksRuleAtEnd: "database: constraint"
    }
  }

  /// Performs writes that wait together behind one that holds the database until all of them have come.
  private func together(_ fates: [Fate], on database: any Database) throws -> [String] {
    let come = Atomic<Int>(0)
    let holder = DispatchGroup()
    let held = DispatchSemaphore(value: 0)
    DispatchQueue(label: "holder").async(group: holder) {
      _ = try? database.write { _ in
        held.signal()
        while come.load(ordering: .relaxed) < fates.count { usleep(200) }
        // They have come; now they also stand in the queue.
        usleep(5000)
      }
    }
    held.wait()
    let outcomes = inParallel(fates.count) { id in
      come.add(1, ordering: .relaxed)
      return Self.write(id, fates[id], to: database)
    }
    holder.wait()
    return outcomes
  }

  static let groups: [[Fate]] = [
    Array(repeating: .stays, count: 20), Array(repeating: .refuses, count: 6), Fate.allCases, Fate.allCases.reversed(),
    [.stays, .stays, .stays, .breaksRuleAtEnd], [.breaksRuleAtEnd, .stays], [.refuses, .stays, .stays],
    [.stays, .passesOver, .stays], Fate.allCases + Fate.allCases + Fate.allCases,
  ]

  @Test(arguments: Backend.allCases) func `each of a group stays or fails by itself`(_ backend: Backend) throws {
    for fates in Self.groups {
      try withDatabase(backend, migrations: [Self.tables]) { database throws in
        #expect(try together(fates, on: database) == fates.map(Self.outcome), "\(fates)")
        let rows = try database.read { connection in
          try connection.query("SELECT id, size FROM thing ORDER BY id").map { [try $0.int(0), try $0.int(1)] }
        }
        #expect(rows == fates.indices.filter { fates[$0] == .stays }.map { [Int64($0), 1] }, "\(fates)")
        #expect(try database.read { try $0.query("SELECT 1 FROM part") }.isEmpty)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a group of which all fail is no new version of the data`(
    _ backend: Backend
  ) throws {
    // PostgreSQL counts what was rolled back too, which costs a cache and breaks nothing.
    guard backend != .postgreSQL else { return }
    try withDatabase(backend, migrations: [Self.tables]) { database throws in
      let version = try database.dataVersion()
      for fate in [Fate.refuses, .breaksRule, .passesOver, .breaksRuleAtEnd] {
        _ = inParallel(8) { Self.write($0, fate, to: database) }
        #expect(try database.dataVersion() == version, "\(fate)")
      }
      _ = Self.write(1, .stays, to: database)
      #expect(try database.dataVersion() != version)
    }
  }

  @Test(arguments: Backend.allCases) func `who waits when the database closes is served or told`(
    _ backend: Backend
  ) throws {
    try withPlace(backend) { place throws in
      let database = try place.open()
      try Schema.migrate(database, to: [Self.tables], now: someMoment)
      let outcomes = inParallel(24) { id -> String in
        if id == 12 {
          database.close()
          return "closing"
        }
        return Self.write(id, .stays, to: database)
      }
      #expect(Set(outcomes).isSubset(of: ["1", "closing", "database: closed"]))
      #expect(Self.write(99, .stays, to: database) == "database: closed")
      guard Backend.durable.contains(backend) else { return }
      let again = try place.open()
      defer { again.close() }
      let count = try again.read { try $0.query("SELECT COUNT(*) FROM thing")[0].int(0) }
      #expect(Int(count) == outcomes.count { $0 == "1" })
    }
  }
}
