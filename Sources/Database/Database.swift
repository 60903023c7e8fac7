// SPDX-License-Identifier: Apache-2.0
/// The port to a database: SQLite in one file, or PostgreSQL. Calls block, so they are made on worker threads only.
public protocol Database: AnyObject, Sendable {
  /// Which of the two it is, for the few statements that must differ.
  var dialect: Dialect { get }

  /// Runs `work` on one consistent snapshot. Statements that write fail.
  func read<Result: Sendable>(_ work: (any Connection) throws -> Result) throws -> Result

  /// Runs `work` as one serializable transaction and returns when it is durable; on a thrown error nothing remains.
  ///
  /// `work` may run more than once (PostgreSQL retries a serialization failure; SQLite may repeat a group of which a
  /// neighbour failed), so it must not do anything outside the database.
  func write<Result: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Result) throws -> Result

  /// Changes with every commit that this process can see; equal values mean that nothing changed in between.
  ///
  /// With SQLite this is a count in memory, together with what other processes wrote to the file; with PostgreSQL it is
  /// one point read.
  func dataVersion() throws -> Int64

  /// Ends the work under way and closes the connections. Later calls throw `.closed`.
  func close()
}

/// The database behind the port.
public enum Dialect: Sendable {
  case sqlite, postgreSQL
}

/// One connection inside one transaction. Not Sendable: it belongs to the closure that was handed it.
public protocol Connection: AnyObject {
  /// Which database this is.
  var dialect: Dialect { get }

  /// Runs a statement and returns all its rows.
  func query(_ sql: SQL) throws(DatabaseError) -> [Row]

  /// Runs a statement and returns how many rows it changed.
  @discardableResult
  func execute(_ sql: SQL) throws(DatabaseError) -> Int
}

/// One row of a result. All rows of a result share their storage.
public struct Row: Sendable {
  private let cells: [SQLValue]
  private let first: Int
  private let count: Int

  /// The rows of a result whose cells stand one after the other, `columns` to a row.
  public static func rows(of cells: [SQLValue], columns: Int) -> [Row] {
    guard columns > 0 else { return [] }
    return stride(from: 0, to: cells.count, by: columns).map { Row(cells: cells, first: $0, count: columns) }
  }

  /// The columns in the order of the statement.
  public var values: [SQLValue] { Array(cells[first..<first + count]) }

  private subscript(column: Int) -> SQLValue {
    precondition(column >= 0 && column < count, "no such column")
    return cells[first + column]
  }

  /// The whole number in a column; throws `.unexpectedValue` for anything else.
  public func int(_ column: Int) throws(DatabaseError) -> Int64 {
    guard case .integer(let value) = self[column] else { throw unexpected(column, "an integer") }
    return value
  }

  /// The text in a column; throws `.unexpectedValue` for anything else.
  public func text(_ column: Int) throws(DatabaseError) -> String {
    guard case .text(let value) = self[column] else { throw unexpected(column, "text") }
    return value
  }

  /// The bytes in a column; throws `.unexpectedValue` for anything else.
  public func blob(_ column: Int) throws(DatabaseError) -> [UInt8] {
    guard case .blob(let value) = self[column] else { throw unexpected(column, "bytes") }
    return value
  }

  /// Whether a column holds a number other than zero.
  public func bool(_ column: Int) throws(DatabaseError) -> Bool { try int(column) != 0 }

  /// As `int`, with `nil` for NULL.
  public func optionalInt(_ column: Int) throws(DatabaseError) -> Int64? {
    if case .null = self[column] { nil } else { try int(column) }
  }

  /// As `text`, with `nil` for NULL.
  public func optionalText(_ column: Int) throws(DatabaseError) -> String? {
    if case .null = self[column] { nil } else { try text(column) }
  }

  private func unexpected(_ column: Int, _ wanted: String) -> DatabaseError {
    DatabaseError(.unexpectedValue, detail: "column \(column) is not \(wanted)")
  }
}

extension Row: Hashable {
  /// Whether both have the same columns.
  public static func == (left: Row, right: Row) -> Bool { left.values == right.values }

  /// Hashes the columns.
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

/// What went wrong in a database, by what can be done about it. `description` is safe to show; the message of the
/// database, which may quote data, is in `debugDescription` only.
public struct DatabaseError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Kinds of failure, by what the caller can do.
  public enum Kind: String, Sendable {
    /// Another program holds the database; try again later.
    case busy
    /// A rule of the schema refused the change: unique, foreign key, check or not null.
    case constraint
    /// No room on the disk.
    case full
    /// The server cannot be reached, or went away before the commit was acknowledged.
    case unavailable
    /// Concurrent transactions kept colliding and the retries ran out.
    case conflict
    /// The file is damaged, or no database.
    case corrupt
    /// The schema was made by a newer version of Xanh.
    case newerSchema
    /// A write on a read connection or a file that may not be written.
    case readOnly
    /// A column holds another type than the program expects.
    case unexpectedValue
    /// The database was closed.
    case closed
    /// A statement that the database does not understand: a mistake in the program.
    case statement
  }

  /// What kind of failure it is.
  public let kind: Kind
  private let detail: String

  /// Makes an error; `detail` is the database's own message.
  public init(_ kind: Kind, detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// Safe to show: the kind only.
  public var description: String { "database: \(kind.rawValue)" }

  /// With the database's own message, for logs.
  public var debugDescription: String { "database: \(kind.rawValue): \(detail)" }
}
