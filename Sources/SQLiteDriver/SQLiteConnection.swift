// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Database
import Glibc

/// One open handle with its prepared statements.
///
/// Safe because it is reached only through the write queue or the pool of readers, and each hands it to one thread at a
/// time; SQLite itself is opened without its own mutex.
@safe final class SQLiteConnection: Connection, @unchecked Sendable {
  let dialect = Dialect.sqlite
  private var handle: OpaquePointer?
  private var statements: [SQL.Template: OpaquePointer] = unsafe [:]
  /// The first failure inside the transaction under way. What follows it fails too, as PostgreSQL has it.
  private var broken: DatabaseError?

  /// Statements kept prepared; lists of changing length would otherwise grow the cache without end.
  private static let cacheLimit = 256

  /// Rows for which room is made at once: the items of a plan come without the array being moved more than once.
  private static let usualRows = 64

  /// Once for the process, before its first connection; SQLite says no where it has begun already, and works as well.
  private static let isConfigured = sqlite3_config_without_memory_statistics() == SQLITE_OK

  init(path: String, vfs: String?, busyMilliseconds: Int32) throws(DatabaseError) {
    _ = Self.isConfigured
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = unsafe sqlite3_open_v2(path, &opened, flags, vfs)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let error = unsafe failure(code, of: opened)
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe handle = opened
    unsafe sqlite3_busy_timeout(handle, busyMilliseconds)
  }

  deinit { close() }

  /// Closes the handle; the owner makes sure that nothing follows.
  func close() {
    dropStatements()
    unsafe sqlite3_close_v2(handle)
    unsafe handle = nil
  }

  /// Whether no transaction is open; SQLite rolls back by itself after a full disk or an I/O error.
  var isIdle: Bool { unsafe sqlite3_get_autocommit(handle) != 0 }

  func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
    try guarded { () throws(DatabaseError) in try rows(sql) }
  }

  func execute(_ sql: SQL) throws(DatabaseError) -> Int {
    try guarded { () throws(DatabaseError) in
      // The count of changes stands still for statements that change none, such as CREATE TABLE.
      let before = unsafe sqlite3_total_changes64(handle)
      _ = try rows(sql)
      return unsafe sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }
  }

  /// Runs a statement of the driver itself, such as COMMIT, also after a failure.
  func control(_ statement: SQL) throws(DatabaseError) { _ = try rows(statement) }

  /// Runs what the caller asked for; throws the first failure of a statement even if `work` swallowed it.
  func perform<Result>(_ work: (any Connection) throws -> Result) throws -> Result {
    broken = nil
    defer { broken = nil }
    let result = try work(self)
    if let broken { throw broken }
    return result
  }

  private func guarded<Result>(_ work: () throws(DatabaseError) -> Result) throws(DatabaseError) -> Result {
    if let broken { throw broken }
    do {
      return try work()
    } catch {
      broken = error
      throw error
    }
  }

  private func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
    let statement = unsafe try prepared(sql)
    defer {
      unsafe sqlite3_reset(statement)
      unsafe sqlite3_clear_bindings(statement)
    }
    for (index, value) in sql.values.enumerated() { unsafe try bind(value, at: Int32(index + 1), of: statement) }
    var columns: Int32 = 0
    var cells: [SQLValue] = []
    while true {
      let code = unsafe sqlite3_step(statement)
      switch code {
      case SQLITE_ROW:
        // Not before the first step, which prepares the statement anew where another process has changed its table.
        columns = unsafe sqlite3_column_count(statement)
        if cells.isEmpty { cells.reserveCapacity(Int(columns) * Self.usualRows) }
        for column in 0..<columns { unsafe cells.append(try value(column, of: statement)) }
      case SQLITE_DONE: return Row.rows(of: cells, columns: Int(columns))
      default: throw unsafe failure(code, of: handle)
      }
    }
  }

  private func prepared(_ sql: SQL) throws(DatabaseError) -> OpaquePointer {
    if let known = unsafe statements[sql.template] { return unsafe known }
    var statement: OpaquePointer?
    var bytes = Array(sql.text.utf8)
    bytes.append(0)
    var consumed = 0
    let code = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        var tail: UnsafePointer<CChar>?
        let code = unsafe sqlite3_prepare_v3(
          handle, characters.baseAddress, Int32(characters.count), UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
        if let tail = unsafe tail, let start = characters.baseAddress { consumed = unsafe tail - start }
        return code
      }
    }
    guard code == SQLITE_OK else { throw unsafe failure(code, of: handle) }
    guard let statement = unsafe statement, isBlank(bytes.dropFirst(consumed)) else {
      unsafe sqlite3_finalize(statement)
      throw DatabaseError(.statement, detail: "not exactly one statement")
    }
    if unsafe statements.count >= Self.cacheLimit { dropStatements() }
    unsafe statements[sql.template] = statement
    return unsafe statement
  }

  private func isBlank(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x3B || $0 == 0 }
  }

  private func dropStatements() {
    unsafe statements.values.forEach { unsafe sqlite3_finalize($0) }
    unsafe statements.removeAll(keepingCapacity: true)
  }
}

// MARK: - Values

extension SQLiteConnection {
  private func bind(_ value: SQLValue, at index: Int32, of statement: OpaquePointer) throws(DatabaseError) {
    let code =
      switch value {
      case .null: unsafe sqlite3_bind_null(statement, index)
      case .integer(let number): unsafe sqlite3_bind_int64(statement, index, number)
      case .text(let text): unsafe try bind(text, at: index, of: statement)
      case .blob(let bytes): unsafe bind(bytes, at: index, of: statement)
      }
    guard code == SQLITE_OK else { throw unsafe failure(code, of: handle) }
  }

  private func bind(_ text: String, at index: Int32, of statement: OpaquePointer) throws(DatabaseError) -> Int32 {
    var text = text
    let code: Int32? = text.withUTF8 { bytes in
      if let start = bytes.baseAddress, unsafe memchr(start, 0, bytes.count) != nil { return nil }
      return unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty string may have no address, and a null address would bind NULL.
        guard let start = characters.baseAddress else {
          return unsafe sqlite3_bind_text(statement, index, "", 0, copied)
        }
        return unsafe sqlite3_bind_text64(statement, index, start, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
      }
    }
    guard let code else { throw DatabaseError(.unexpectedValue, detail: "text with U+0000") }
    return code
  }

  private func bind(_ bytes: [UInt8], at index: Int32, of statement: OpaquePointer) -> Int32 {
    guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(statement, index, 0) }
    return unsafe bytes.withUnsafeBytes { buffer in
      unsafe sqlite3_bind_blob64(statement, index, buffer.baseAddress, UInt64(buffer.count), copied)
    }
  }

  /// The value is looked up once and then asked, which takes half the time of asking the statement for each property.
  /// It is not protected by a mutex, and need not be: one thread at a time has the connection
  /// (<https://sqlite.org/c3ref/value.html>).
  private func value(_ column: Int32, of statement: OpaquePointer) throws(DatabaseError) -> SQLValue {
    let value = unsafe sqlite3_column_value(statement, column)
    switch unsafe sqlite3_value_type(value) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(unsafe sqlite3_value_int64(value))
    case SQLITE_TEXT:
      let start = unsafe sqlite3_value_text(value)
      let count = unsafe Int(sqlite3_value_bytes(value))
      return .text(unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      let start = unsafe sqlite3_value_blob(value)
      let count = unsafe Int(sqlite3_value_bytes(value))
      return .blob(unsafe Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: throw DatabaseError(.unexpectedValue, detail: "column \(column) is a floating-point number")
    }
  }
}

/// SQLITE_TRANSIENT, a cast macro that the importer cannot take: SQLite copies what is bound.
private var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
