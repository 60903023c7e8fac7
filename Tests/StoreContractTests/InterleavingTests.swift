// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Synchronization
import Testing

/// Several processes on one database: each invariant holds as if they had come one after the other.
@Suite struct InterleavingTests {
  private static let tables = Migration(
    1, "tables for these tests",
    [
      "CREATE TABLE counter (id BIGINT NOT NULL PRIMARY KEY, value BIGINT NOT NULL)",
      "CREATE TABLE duty (person BIGINT NOT NULL PRIMARY KEY, is_on BIGINT NOT NULL)",
      "CREATE TABLE name (text TEXT NOT NULL PRIMARY KEY, owner BIGINT NOT NULL)",
    ])

  /// Hands `body` three databases on one place, as three processes would have them.
  private func withProcesses(_ backend: Backend, _ body: ([any Database]) throws -> Void) throws {
    try withPlace(backend) { place in
      let databases = [try place.open(), try place.open(), try place.open()]
      defer { databases.forEach { $0.close() } }
      try Schema.migrate(databases[0], to: [Self.tables], now: someMoment)
      try body(databases)
    }
  }

  @Test(arguments: Backend.durable) func `no increment is lost`(_ backend: Backend) throws {
    try withProcesses(backend) { databases throws in
      _ = try databases[0].write { try $0.execute("INSERT INTO counter (id, value) VALUES (1, 0)") }
      let failures = inParallel(150) { number -> String? in
        do {
          try databases[number % 3].write { connection in
            let value = try connection.query("SELECT value FROM counter WHERE id = 1")[0].int(0)
            try connection.execute("UPDATE counter SET value = \(value + 1) WHERE id = 1")
          }
          return nil
        } catch { return "\(error)" }
      }
      // A server that collides too often gives up and says so; what it said yes to counts.
      #expect(failures.allSatisfy { $0 == nil || $0 == "database: conflict" })
      let value = try databases[1].read { try $0.query("SELECT value FROM counter")[0].int(0) }
      #expect(value == Int64(failures.count { $0 == nil }))
    }
  }

  @Test(arguments: Backend.durable) func `two that each look at what the other changes cannot both go on`(
    _ backend: Backend
  ) throws {
    try withProcesses(backend) { databases throws in
      for round in 0..<20 {
        let (first, second) = (Int64(round * 2), Int64(round * 2 + 1))
        _ = try databases[0].write {
          try $0.execute("INSERT INTO duty (person, is_on) VALUES (\(first), 1), (\(second), 1)")
        }
        // Somebody must stay: each leaves only while it sees the other.
        let left = inParallel(2) { number -> Bool in
          let (own, other) = number == 0 ? (first, second) : (second, first)
          let result = try? databases[number].write { connection -> Bool in
            guard try connection.query("SELECT is_on FROM duty WHERE person = \(other)")[0].bool(0) else {
              return false
            }
            try connection.execute("UPDATE duty SET is_on = 0 WHERE person = \(own)")
            return true
          }
          return result ?? false
        }
        #expect(left.count { $0 } == 1)
      }
    }
  }

  @Test(arguments: Backend.durable) func `of many that take one name, one gets it and the others see that it is taken`(
    _ backend: Backend
  ) throws {
    try withProcesses(backend) { databases throws in
      for round in 0..<10 {
        let name = "name \(round)"
        let outcomes = inParallel(12) { number -> String in
          do {
            return try databases[number % 3].write { connection in
              let taken = try connection.query("SELECT owner FROM name WHERE text = \(name)")
              guard taken.isEmpty else { return "taken" }
              try connection.execute("INSERT INTO name (text, owner) VALUES (\(name), \(number))")
              return "mine"
            }
          } catch { return "\(error)" }
        }
        // Never «constraint»: whoever comes second sees the row of the first, however they interleave.
        #expect(Set(outcomes).isSubset(of: ["mine", "taken"]), "\(outcomes)")
        #expect(outcomes.count { $0 == "mine" } == 1)
      }
    }
  }

  @Test(arguments: Backend.durable) func `several that start at once make the schema once`(_ backend: Backend) throws {
    try withPlace(backend) { place throws in
      let databases = try (0..<6).map { _ in try place.open() }
      defer { databases.forEach { $0.close() } }
      let performed = inParallel(6) { number -> Result<[Int], any Error> in
        Result { try Schema.migrate(databases[number], now: someMoment).map(\.number) }
      }
      #expect(try performed.flatMap { try $0.get() }.sorted() == Schema.migrations.map(\.number))
    }
  }

  @Test(arguments: Backend.allCases) func `readers and writers go on at the same time`(_ backend: Backend) throws {
    try withDatabase(backend, migrations: [Self.tables]) { database throws in
      _ = try database.write { try $0.execute("INSERT INTO counter (id, value) VALUES (1, 50), (2, 50)") }
      let sums = inParallel(400) { number -> Int64? in
        if number % 4 == 0 {
          _ = try? database.write { connection in
            try connection.execute("UPDATE counter SET value = value - 1 WHERE id = 1")
            try connection.execute("UPDATE counter SET value = value + 1 WHERE id = 2")
          }
          return 100
        }
        return try? database.read { try $0.query("SELECT SUM(value) FROM counter")[0].int(0) }
      }
      #expect(sums.allSatisfy { $0 == 100 })
    }
  }
}
