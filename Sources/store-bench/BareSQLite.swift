// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Database

/// SQLite without anything around it: its C interface, prepared statements, one thread.
///
/// Safe because one thread uses it at a time.
@safe final class BareSQLite: @unchecked Sendable {
  private let handle: OpaquePointer?
  private var statements: [String: OpaquePointer?] = unsafe [:]

  init(path: String) {
    var handle: OpaquePointer?
    unsafe check(sqlite3_open(path, &handle))
    unsafe self.handle = handle
    for setting in ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -16384"] {
      unsafe check(sqlite3_exec(handle, "PRAGMA \(setting)", nil, nil, nil))
    }
  }

  /// Performs a transaction and returns when it is durable. A lone statement is a transaction by itself.
  func commit(_ transaction: [Statement]) {
    if transaction.count > 1 { run(.begin) }
    for statement in transaction { run(statement) }
    if transaction.count > 1 { run(.commit) }
  }

  /// Closes the file.
  func close() {
    unsafe statements.values.forEach { unsafe sqlite3_finalize($0) }
    unsafe sqlite3_close(handle)
  }

  private func run(_ statement: Statement) {
    let prepared = unsafe prepare(statement.text)
    for (index, value) in statement.values.enumerated() { unsafe bind(value, Int32(index + 1), prepared) }
    var code = unsafe sqlite3_step(prepared)
    while code == SQLITE_ROW { code = unsafe sqlite3_step(prepared) }
    guard code == SQLITE_DONE else { fatalError("SQLite: result code \(code)") }
    unsafe sqlite3_reset(prepared)
  }

  private func prepare(_ text: String) -> OpaquePointer? {
    if let known = unsafe statements[text] { return unsafe known }
    var statement: OpaquePointer?
    unsafe check(sqlite3_prepare_v2(handle, text, -1, &statement, nil))
    unsafe statements[text] = statement
    return unsafe statement
  }

  private func bind(_ value: SQLValue, _ index: Int32, _ statement: OpaquePointer?) {
    let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: unsafe check(sqlite3_bind_null(statement, index))
    case .integer(let number): unsafe check(sqlite3_bind_int64(statement, index, number))
    case .text(let text): unsafe check(sqlite3_bind_text(statement, index, text, -1, copied))
    case .blob(let bytes): unsafe check(sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), copied))
    }
  }
}

/// A statement whose text is made before the time is taken.
struct Statement: Sendable {
  let text: String
  let values: [SQLValue]

  static let begin = Statement(text: "BEGIN IMMEDIATE", values: [])
  static let commit = Statement(text: "COMMIT", values: [])
}

/// Remembers what is asked of a connection.
final class RecordingConnection: Connection {
  private let base: any Connection
  private(set) var statements: [Statement] = []

  init(_ base: any Connection) { self.base = base }

  var dialect: Dialect { base.dialect }

  func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
    statements.append(Statement(text: sql.text, values: sql.values))
    return try base.query(sql)
  }

  func execute(_ sql: SQL) throws(DatabaseError) -> Int {
    statements.append(Statement(text: sql.text, values: sql.values))
    return try base.execute(sql)
  }
}

private func check(_ code: Int32) {
  guard code == SQLITE_OK else { fatalError("SQLite: result code \(code)") }
}
