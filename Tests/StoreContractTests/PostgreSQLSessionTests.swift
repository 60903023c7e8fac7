// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import PostgreSQLDriver
import Store
import Synchronization
import Testing

/// What only PostgreSQL can do to the program: sessions that end, settings of the server, types that SQLite has not.
@Suite struct PostgreSQLSessionTests {
  /// A database of its own name, so that its sessions can be found, and a second one to meddle with it.
  private func withSessions<Result>(
    _ name: String, options: String = "", _ body: (PostgreSQLDatabase, _ other: PostgreSQLDatabase) throws -> Result
  ) throws -> Result {
    try withPlace(.postgreSQL) { place in
      let options = options.isEmpty ? "" : " options='\(options)'"
      let database = try PostgreSQLDatabase(
        address: "\(place.address) application_name=\(name)\(options)", connections: 4)
      defer { database.close() }
      let other = try PostgreSQLDatabase(address: place.address, connections: 1)
      defer { other.close() }
      return try body(database, other)
    }
  }

  private static func end(sessions name: String, _ other: PostgreSQLDatabase) throws {
    _ = try other.write { connection in
      try connection.query(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = \(name)")
    }
  }

  @Test func `sessions that the server ended while they lay idle cost nobody a failure`() throws {
    try withSessions("idle") { database, other throws in
      _ = try other.write { try $0.execute("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY)") }
      for round in 0..<3 {
        let outcomes = inParallel(8) { number in
          refusal { try database.write { try $0.execute("INSERT INTO thing (id) VALUES (\(round * 8 + number))") } }
        }
        #expect(outcomes.compactMap { $0 }.isEmpty, "\(outcomes)")
        _ = try database.dataVersion()
        try Self.end(sessions: "idle", other)
        // What only looks at the data is served as well.
        _ = try database.dataVersion()
        #expect(try database.read { try $0.query("SELECT COUNT(*) FROM thing")[0].int(0) } == Int64(round * 8 + 8))
        try Self.end(sessions: "idle", other)
      }
    }
  }

  @Test func `a session that ends inside a transaction leaves nothing, and the work is not repeated`() throws {
    try withSessions("busy") { database, other throws in
      _ = try other.write { try $0.execute("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY)") }
      let runs = Atomic<Int>(0)
      let error = #expect(throws: DatabaseError.self) {
        try database.write { connection in
          runs.add(1, ordering: .relaxed)
          try connection.execute("INSERT INTO thing (id) VALUES (1)")
          try Self.end(sessions: "busy", other)
          try connection.execute("INSERT INTO thing (id) VALUES (2)")
        }
      }
      #expect(error?.kind == .unavailable)
      #expect(runs.load(ordering: .relaxed) == 1)
      #expect(try other.read { try $0.query("SELECT 1 FROM thing") }.isEmpty)
      _ = try database.write { try $0.execute("INSERT INTO thing (id) VALUES (3)") }
    }
  }

  @Test(arguments: [("off", "on"), ("on", "on"), ("local", "local"), ("remote_write", "remote_write")])
  func `an acknowledged commit is durable whatever the server's setting is`(setting: String, inForce: String) throws {
    try withSessions("durable", options: "-c synchronous_commit=\(setting)") { database, _ throws in
      let question: SQL = "SELECT current_setting('synchronous_commit')"
      #expect(try database.write { try $0.query(question)[0].text(0) } == inForce)
      let settings = inParallel(4) { _ in try? database.read { try $0.query(question)[0].text(0) } }
      #expect(settings == Array(repeating: inForce, count: 4))
    }
  }

  @Test func `a database of another encoding is refused`() throws {
    let cluster = try Cluster()
    let database = try PostgreSQLDatabase(address: cluster.address(), connections: 1)
    database.close()
    let script = "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"
    let psql = try Child(["psql", "-q", "-d", cluster.address(), "-c", script, "-c", "\\echo done"])
    try #require(psql.readLine() == "done")
    let address = cluster.address().replacing("dbname=postgres", with: "dbname=latin")
    let error = #expect(throws: DatabaseError.self) { _ = try PostgreSQLDatabase(address: address) }
    #expect(error?.kind == .unexpectedValue && error?.debugDescription.contains("UTF8") == true)
  }

  /// Expressions, and what they are for the port; `nil` where it has no such value.
  static let values: [(String, SQLValue?)] = [
    ("1::int2", .integer(1)), ("-1::int2", .integer(-1)), ("(-32768)::int2", .integer(-32_768)),
    ("(-2147483648)::int4", .integer(-2_147_483_648)), ("9223372036854775807", .integer(.max)),
    ("(-9223372036854775807 - 1)", .integer(.min)), ("true", .integer(1)), ("false", .integer(0)),
    ("4294967295::oid", .integer(4_294_967_295)), ("'ế'::varchar(3)", .text("ế")), ("'a'::char(3)", .text("a  ")),
    ("'tên'::name", .text("tên")), ("'x'", .text("x")), ("''::bytea", .blob([])),
    ("'\\x00ff'::bytea", .blob([0, 255])),
    ("NULL", .null), ("NULL::int8", .null), ("pg_sleep(0)", .null), ("0::numeric", .integer(0)),
    ("1.0::numeric", .integer(1)), ("-10000::numeric", .integer(-10_000)), ("99990001::numeric", .integer(99_990_001)),
    ("9223372036854775807::numeric", .integer(.max)), ("-9223372036854775808::numeric", .integer(.min)),
    ("9223372036854775808::numeric", nil), ("-9223372036854775809::numeric", nil), ("1e30::numeric", nil),
    ("0.5::numeric", nil), ("10000.5::numeric", nil), ("'NaN'::numeric", nil), ("'Infinity'::numeric", nil),
    ("1.5::float8", nil), ("now()", nil), ("ARRAY[1]", nil), ("'{}'::jsonb", nil),
  ]

  @Test func `every type of the server is a value of the port or is refused`() throws {
    try withSessions("types") { database, _ throws in
      for (expression, expected) in Self.values {
        let error = refusal {
          let row = try database.read { try $0.query("SELECT \(unsafeSQL: expression)")[0] }
          #expect(row.values == [expected], "\(expression)")
        }
        #expect((error as? DatabaseError)?.kind == (expected == nil ? .unexpectedValue : nil), "\(expression)")
      }
    }
  }

  @Test(arguments: Backend.durable) func `a table that another process changed is read as it is now`(
    _ backend: Backend
  ) throws {
    try withPlace(backend) { place in
      let (one, other) = (try place.open(), try place.open())
      defer { [one, other].forEach { $0.close() } }
      func write(_ sql: SQL, _ database: any Database) throws { _ = try database.write { try $0.execute(sql) } }
      try write("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY)", other)
      try write("INSERT INTO thing (id) VALUES (1)", one)
      for column in 1...3 {
        #expect(try one.read { try $0.query("SELECT * FROM thing")[0].values.count } == column)
        try write("ALTER TABLE thing ADD COLUMN c\(unsafeSQL: "\(column)") BIGINT", other)
        // Both statements were prepared for the table as it was.
        #expect(try one.read { try $0.query("SELECT * FROM thing")[0].values.count } == column + 1)
        try write("UPDATE thing SET id = id + 1", one)
      }
      #expect(try other.read { try $0.query("SELECT id FROM thing")[0].int(0) } == 4)
    }
  }
}
