// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// One step of the schema. Steps are numbered from 1 without gaps and never changed once released.
public struct Migration: Sendable {
  /// The place in the order, from 1.
  public let number: Int
  /// A few words that say what the step brings.
  public let name: String
  /// The statements, in the words that `Dialect.schemaText(_:)` takes.
  public let statements: @Sendable (Dialect) -> [String]
  /// What is worked out for rows that are there, where SQL alone cannot; done after the statements.
  public let finish: @Sendable (any Connection) throws(DatabaseError) -> Void

  /// A step whose statements depend on the database.
  public init(_ number: Int, _ name: String, statements: @escaping @Sendable (Dialect) -> [String]) {
    self.number = number
    self.name = name
    self.statements = statements
    finish = { (_) throws(DatabaseError) in }
  }

  /// A step whose statements are the same for both databases.
  public init(
    _ number: Int, _ name: String, _ statements: [String],
    finish: @escaping @Sendable (any Connection) throws(DatabaseError) -> Void = { (_) throws(DatabaseError) in }
  ) {
    self.number = number
    self.name = name
    self.statements = { _ in statements }
    self.finish = finish
  }
}

extension Schema {
  /// Brings a database to the newest schema, each step in a transaction of its own. Several programs may do so at the
  /// same time: one performs a step and the others find it done.
  ///
  /// - Parameters:
  ///   - migrations: The steps this program knows, in order.
  ///   - now: The moment that is noted beside each step.
  /// - Returns: The steps that were performed; none where the schema was up to date.
  /// - Throws: `.newerSchema` where the database has a step that this program does not know.
  @discardableResult
  public static func migrate(
    _ database: any Database, to migrations: [Migration] = Schema.migrations, now: Instant
  ) throws -> [Migration] {
    _ = try database.write { connection in
      try connection.execute(schemaSQL(bookkeeping, for: connection.dialect))
    }
    var performed: [Migration] = []
    while let step = try database.write({ try advance($0, through: migrations, now: now) }) { performed.append(step) }
    return performed
  }

  /// The number of the last step that a database has, 0 for an empty one.
  public static func version(of connection: any Connection) throws(DatabaseError) -> Int {
    Int(try connection.query("SELECT COALESCE(MAX(number), 0) FROM schema_migration")[0].int(0))
  }

  private static let bookkeeping = """
    CREATE TABLE IF NOT EXISTS schema_migration (
      number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, performed_at BIGINT NOT NULL)
    """

  /// Performs the next step that is missing, if there is one.
  private static func advance(
    _ connection: any Connection, through migrations: [Migration], now: Instant
  ) throws(DatabaseError) -> Migration? {
    // PostgreSQL takes the snapshot after this statement, so what another starter did meanwhile is seen.
    if connection.dialect == .postgreSQL { try connection.execute("LOCK TABLE schema_migration IN EXCLUSIVE MODE") }
    let version = try version(of: connection)
    let newest = migrations.last?.number ?? 0
    guard version <= newest else {
      throw DatabaseError(
        .newerSchema,
        detail: "the database has schema \(version), this program knows up to \(newest): install a newer one")
    }
    guard let step = migrations.first(where: { $0.number > version }) else { return nil }
    try perform([step], on: connection, now: now)
    return step
  }

  /// Performs steps in the transaction under way, and notes them.
  static func perform(_ steps: [Migration], on connection: any Connection, now: Instant) throws(DatabaseError) {
    try connection.execute(schemaSQL(bookkeeping, for: connection.dialect))
    for step in steps {
      for statement in step.statements(connection.dialect) {
        try connection.execute(schemaSQL(statement, for: connection.dialect))
      }
      try step.finish(connection)
      try connection.execute(
        """
        INSERT INTO schema_migration (number, name, performed_at)
        VALUES (\(step.number), \(step.name), \(now.milliseconds))
        """)
    }
  }

  private static func schemaSQL(_ text: String, for dialect: Dialect) -> SQL {
    "\(unsafeSQL: dialect.schemaText(text))"
  }
}
