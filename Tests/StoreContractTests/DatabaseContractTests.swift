// SPDX-License-Identifier: Apache-2.0
import Database
import Store
import Synchronization
import Testing

/// What every database promises through the port.
@Suite struct DatabaseContractTests {
  private static let tables = Migration(
    1, "tables for these tests",
    [
      "CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, name TEXT, size BIGINT NOT NULL DEFAULT 0)",
      "CREATE TABLE sample (id BIGINT NOT NULL PRIMARY KEY, number BIGINT, content TEXT, data BLOB)",
      "CREATE UNIQUE INDEX thing_by_name ON thing (name)",
      """
      CREATE TABLE part (
        thing BIGINT NOT NULL REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED, number BIGINT NOT NULL CHECK (number > 0),
        PRIMARY KEY (thing, number)) WITHOUT ROWID
      """,
    ])

  private func withTables<Result>(_ backend: Backend, _ body: (any Database) throws -> Result) throws -> Result {
    try withDatabase(backend, migrations: [Self.tables], body)
  }

  private static func names(_ database: any Database) throws -> [String] {
    try database.read { connection in
      try connection.query("SELECT name FROM thing ORDER BY name").map { try $0.text(0) }
    }
  }

  @Test(arguments: Backend.allCases) func `what is bound comes back as it was`(_ backend: Backend) throws {
    let integers: [Int64] = [0, 1, -1, .max, .min, 1 << 40]
    let texts = [
      "", "a", "Đắk Lắk – Tổng Liên đoàn", "'; DROP TABLE thing; --", "𠮷\u{301}\n\t",
      String(repeating: "ộ", count: 100_000),
    ]
    let blobs: [[UInt8]] = [[], [0], [0, 255, 39, 92], [UInt8](repeating: 7, count: 1_000_000)]
    let values: [SQLValue] = integers.map { .integer($0) } + texts.map { .text($0) } + blobs.map { .blob($0) } + [.null]
    try withTables(backend) { database throws in
      for (id, value) in values.enumerated() {
        let stored = try database.write { connection in
          switch value {
          case .integer: try connection.execute("INSERT INTO sample (id, number) VALUES (\(id), \(value))")
          case .text: try connection.execute("INSERT INTO sample (id, content) VALUES (\(id), \(value))")
          case .blob, .null: try connection.execute("INSERT INTO sample (id, data) VALUES (\(id), \(value))")
          }
          return try connection.query("SELECT number, content, data FROM sample WHERE id = \(id)")[0].values
        }
        #expect(stored.contains(value))
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a result has every row, however many there are`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      for count in [0, 1, 63, 64, 65, 200] {
        let (one, several) = try database.write { connection in
          try connection.execute("DELETE FROM thing")
          for id in 0..<count { try connection.execute("INSERT INTO thing (id, size) VALUES (\(id), \(id * 3))") }
          let one = try connection.query("SELECT id FROM thing ORDER BY id").map { try $0.int(0) }
          let several = try connection.query("SELECT size, id, size, id, size FROM thing ORDER BY id DESC")
          return (one, several)
        }
        #expect(one == (0..<count).map(Int64.init))
        let expected = (0..<count).reversed().map { id in
          [id * 3, id, id * 3, id, id * 3].map { SQLValue.integer(Int64($0)) }
        }
        #expect(several.map(\.values) == expected)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a sum is a whole number`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      for (sizes, sum) in [([1, 2, 3], 6), ([-70_000, 1], -69_999), ([10_000, 90_000], 100_000), ([0], 0)]
        as [([Int], Int64)]
      {
        let total = try database.write { connection -> Int64 in
          try connection.execute("DELETE FROM thing")
          for (id, size) in sizes.enumerated() {
            try connection.execute("INSERT INTO thing (id, size) VALUES (\(id), \(size))")
          }
          return try connection.query("SELECT SUM(size) FROM thing")[0].int(0)
        }
        #expect(total == sum)
      }
    }
  }

  @Test(arguments: Backend.allCases) func `the count of changes is that of the statement`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      let counts = try database.write { connection in
        [
          try connection.execute("INSERT INTO thing (id) VALUES (1), (2), (3)"),
          try connection.execute("UPDATE thing SET size = 1 WHERE id > 1"),
          try connection.execute("UPDATE thing SET size = 1 WHERE id > 9"),
          try connection.execute("INSERT INTO thing (id) VALUES (1) ON CONFLICT (id) DO NOTHING"),
          try connection.execute("CREATE TABLE other (id BIGINT NOT NULL PRIMARY KEY)"),
          try connection.execute("DELETE FROM thing"),
        ]
      }
      #expect(counts == [3, 2, 0, 0, 0, 3])
    }
  }

  @Test(arguments: Backend.allCases) func `text is ordered by its bytes`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      let names = ["an", "Ân", "ăn", "da", "đa", "B", "a", "Z"]
      try database.write { connection in
        for (id, name) in names.enumerated() {
          try connection.execute("INSERT INTO thing (id, name) VALUES (\(id), \(name))")
        }
      }
      #expect(try Self.names(database) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test(arguments: Backend.allCases) func `a write that throws leaves nothing`(_ backend: Backend) throws {
    struct Refusal: Error {}
    try withTables(backend) { database throws in
      #expect(throws: Refusal.self) {
        _ = try database.write { connection in
          try connection.execute("INSERT INTO thing (id, name) VALUES (1, 'x')")
          throw Refusal()
        }
      }
      #expect(try Self.names(database).isEmpty)
      _ = try database.write { try $0.execute("INSERT INTO thing (id, name) VALUES (1, 'x')") }
      #expect(try Self.names(database) == ["x"])
    }
  }

  @Test(arguments: Backend.allCases) func `a failed statement cannot be passed over`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      let error = #expect(throws: DatabaseError.self) {
        try database.write { connection in
          try connection.execute("INSERT INTO thing (id, name) VALUES (1, 'x')")
          _ = try? connection.execute("INSERT INTO thing (id, name) VALUES (1, 'y')")
          _ = try? connection.execute("INSERT INTO thing (id, name) VALUES (2, 'z')")
        }
      }
      #expect(error?.kind == .constraint)
      #expect(try Self.names(database).isEmpty)
    }
  }

  /// Statements that fail, and what the caller is told.
  static let failures: [(SQL, DatabaseError.Kind)] = [
    ("INSERT INTO thing (id) VALUES (1)", .constraint),
    ("INSERT INTO thing (id, name) VALUES (2, 'one')", .constraint),
    ("INSERT INTO part (thing, number) VALUES (1, 0)", .constraint),
    ("INSERT INTO part (thing, number) VALUES (7, 1)", .constraint),
    ("INSERT INTO thing (id, size) VALUES (3, NULL)", .constraint),
    ("INSERT INTO thing (id, name) VALUES (4, \("a\0b"))", .unexpectedValue),
    ("SELECT nonsense FROM thing", .statement),
    ("SELECT 1; SELECT 2", .statement),
    ("SELECT 1.5", .unexpectedValue),
  ]

  @Test(arguments: Backend.allCases, failures.indices) func `a failure has its kind`(
    _ backend: Backend, _ index: Int
  ) throws {
    let (statement, kind) = Self.failures[index]
    try withTables(backend) { database throws in
      _ = try database.write { try $0.execute("INSERT INTO thing (id, name) VALUES (1, 'one')") }
      let error = #expect(throws: DatabaseError.self) { _ = try database.write { try $0.query(statement) } }
      #expect(error?.kind == kind, "\(String(reflecting: error))")
      #expect(error.map { "\($0)" } == "database: \(kind.rawValue)")
    }
  }

  @Test(arguments: Backend.allCases) func `a read can change nothing`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      let error = #expect(throws: DatabaseError.self) {
        _ = try database.read { try $0.execute("INSERT INTO thing (id) VALUES (1)") }
      }
      #expect(error?.kind == .readOnly)
      #expect(try Self.names(database).isEmpty)
    }
  }

  @Test(arguments: Backend.durable) func `a read sees one moment`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      let counts = try database.read { connection in
        let before = try connection.query("SELECT COUNT(*) FROM thing")[0].int(0)
        _ = try database.write { try $0.execute("INSERT INTO thing (id) VALUES (1)") }
        return [before, try connection.query("SELECT COUNT(*) FROM thing")[0].int(0)]
      }
      #expect(counts == [0, 0])
    }
  }

  @Test(arguments: Backend.allCases) func `the data version grows with each commit and only then`(
    _ backend: Backend
  ) throws {
    try withTables(backend) { database throws in
      var last = try database.dataVersion()
      for id in 0..<20 {
        #expect(try database.dataVersion() >= last)
        last = try database.dataVersion()
        _ = try database.write { try $0.execute("INSERT INTO thing (id, name) VALUES (\(id), \(String(id)))") }
        let now = try database.dataVersion()
        #expect(now > last)
        last = now
      }
      // Other tests share the PostgreSQL server and its transaction numbers.
      guard database.dialect == .sqlite else { return }
      _ = try Self.names(database)
      #expect(try database.dataVersion() == last)
    }
  }

  @Test(arguments: Backend.durable) func `the data version shows what another process wrote`(_ backend: Backend) throws
  {
    try withPlace(backend) { place in
      let (one, other) = (try place.open(), try place.open())
      defer { [one, other].forEach { $0.close() } }
      try Schema.migrate(one, to: [Self.tables], now: someMoment)
      let before = try one.dataVersion()
      _ = try other.write { try $0.execute("INSERT INTO thing (id) VALUES (1)") }
      #expect(try one.dataVersion() > before)
    }
  }

  @Test(arguments: Backend.allCases) func `a closed database says so`(_ backend: Backend) throws {
    try withTables(backend) { database throws in
      database.close()
      database.close()
      let calls: [() throws -> Void] = [
        { _ = try database.read { try $0.query("SELECT 1") } }, { _ = try database.write { try $0.query("SELECT 1") } },
        { _ = try database.dataVersion() },
      ]
      for call in calls { #expect(#expect(throws: DatabaseError.self) { try call() }?.kind == .closed) }
    }
  }

  @Test(arguments: Backend.allCases) func `more statements than are kept prepared still work`(_ backend: Backend) throws
  {
    try withTables(backend) { database throws in
      let sum = try database.write { connection in
        try (1...600).reduce(Int64(0)) { sum, count in
          let numbers = (0..<count).map { Int64($0) }
          return try sum + connection.query("SELECT COUNT(*) FROM thing WHERE id IN (\(list: numbers))")[0].int(0) + 1
        }
      }
      #expect(sum == 600)
    }
  }

  @Test(arguments: Backend.allCases) func `writers at the same time fail each for itself`(_ backend: Backend) throws {
    struct Odd: Error {}
    try withTables(backend) { database throws in
      let outcomes = inParallel(200) { id in
        do {
          return try database.write { connection in
            try connection.execute("INSERT INTO thing (id, name) VALUES (\(id), \(String(id)))")
            if id % 3 == 1 { throw Odd() }
            // Shows only at the commit: no thing of this number exists.
            if id % 3 == 2 { try connection.execute("INSERT INTO part (thing, number) VALUES (\(id + 1000), 1)") }
            return "written"
          }
        } catch {
          return error is Odd ? "odd" : "\(error)"
        }
      }
      #expect(outcomes == (0..<200).map { ["written", "odd", "database: constraint"][$0 % 3] })
      #expect(try Self.names(database).count == 67)
    }
  }
}
