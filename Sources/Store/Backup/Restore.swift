// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

extension Backup {
  /// Puts a copy into a database of either kind, in one transaction, and brings its schema up to date.
  ///
  /// Nothing is touched before the whole copy has been read and found sound.
  ///
  /// - Parameters:
  ///   - source: The copy; it is read several times.
  ///   - replacing: Whether what the database holds may be lost; otherwise a database with rows is refused.
  ///   - now: The moment that is noted beside the steps of the schema.
  /// - Throws: `BackupError`, or what the database or the evidence throws.
  public static func restore(
    _ source: @escaping Source, into database: any Database, evidence: any EvidenceStore, _ digest: any Digesting,
    replacing: Bool = false, now: Instant
  ) throws -> Contents {
    let contents = try verify(source, digest)
    guard contents.schema <= Schema.migrations.count else { throw BackupError.newer }
    guard try replacing || database.read({ try !$0.holdsRows() }) else { throw BackupError.notEmpty }
    try restoreFiles(source, into: evidence, digest)
    try database.write { connection in
      // Asked again, because somebody may have written since.
      guard try replacing || !connection.holdsRows() else { throw BackupError.notEmpty }
      try connection.dropTables()
      try Schema.perform(Schema.migrations.filter { $0.number <= contents.schema }, on: connection, now: now)
      try connection.withoutForeignKeys { try load(source, into: connection, digest) }
      try Schema.perform(Schema.migrations.filter { $0.number > contents.schema }, on: connection, now: now)
    }
    return contents
  }

  private static func restoreFiles(_ source: Source, into evidence: any EvidenceStore, _ digest: any Digesting) throws {
    let reader = try BackupReader(source(), digest)
    while let record = try reader.next() {
      guard record.kind == .file else { continue }
      guard case .text(let name)? = record.values?.first, case .blob(let bytes)? = record.values?.last,
        try evidence.store(bytes) == name
      else { throw BackupError.damaged }
    }
  }

  private static func load(_ source: Source, into connection: any Connection, _ digest: any Digesting) throws {
    let reader = try BackupReader(source(), digest)
    var columns: [String] = []
    var table = ""
    // The steps of the schema have noted themselves.
    let own = "schema_migration"
    while let record = try reader.next() {
      guard let values = record.values else { throw BackupError.damaged }
      switch record.kind {
      case .table:
        let names = try values.map { value in
          guard case .text(let name) = value else { throw BackupError.damaged }
          return name
        }
        (table, columns) = (names[0], Array(names.dropFirst()))
      case .rows where table != own: try connection.insert(values, into: table, columns)
      case .rows, .header, .file, .end: break
      }
    }
  }
}

extension Connection {
  /// Whether any table but the schema's own has a row.
  fileprivate func holdsRows() throws(DatabaseError) -> Bool {
    for table in try tables() where table.name != "schema_migration" {
      if try !query("SELECT 1 FROM \(unsafeSQL: quoted([table.name])) LIMIT 1").isEmpty { return true }
    }
    return false
  }

  fileprivate func dropTables() throws(DatabaseError) {
    let tables = try tables().map { quoted([$0.name]) }
    guard dialect == .sqlite else {
      for table in tables { try execute("DROP TABLE \(unsafeSQL: table) CASCADE") }
      return
    }
    // SQLite has no CASCADE: tables without rows and triggers can be dropped in any order.
    for trigger in try query("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try execute("DROP TRIGGER \(unsafeSQL: quoted([try trigger.text(0)]))")
    }
    try execute("PRAGMA defer_foreign_keys = ON")
    for table in tables { try execute("DELETE FROM \(unsafeSQL: table)") }
    for table in tables { try execute("DROP TABLE \(unsafeSQL: table)") }
  }

  /// Runs `work` with the checks of foreign keys put off to its end, because rows come in the order of the tables' names.
  fileprivate func withoutForeignKeys(_ work: () throws -> Void) throws {
    guard dialect == .postgreSQL else {
      try execute("PRAGMA defer_foreign_keys = ON")
      return try work()
    }
    let constraints = try query(
      """
      SELECT c.conrelid::regclass::text, c.conname::text, pg_get_constraintdef(c.oid) FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace ORDER BY c.conname
      """)
    for row in constraints {
      try execute(
        "ALTER TABLE \(unsafeSQL: try row.text(0)) DROP CONSTRAINT \(unsafeSQL: quoted([try row.text(1)]))")
    }
    try work()
    for row in constraints {
      let name = quoted([try row.text(1)])
      try execute(
        "ALTER TABLE \(unsafeSQL: try row.text(0)) ADD CONSTRAINT \(unsafeSQL: name) \(unsafeSQL: try row.text(2))")
    }
  }

  /// Inserts rows, several with one statement.
  fileprivate func insert(_ values: [SQLValue], into table: String, _ columns: [String]) throws(DatabaseError) {
    let head: SQL = "INSERT INTO \(unsafeSQL: quoted([table])) (\(unsafeSQL: quoted(columns))) VALUES "
    let step = columns.count * max(1, min(50, 900 / columns.count))
    for start in stride(from: 0, to: values.count, by: step) {
      var statement = head
      for row in stride(from: start, to: min(start + step, values.count), by: columns.count) {
        statement = statement + (row == start ? "(" : ", (")
        statement = statement + "\(list: Array(values[row..<row + columns.count])))"
      }
      try execute(statement)
    }
  }
}
