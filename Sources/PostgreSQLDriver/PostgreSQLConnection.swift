// SPDX-License-Identifier: Apache-2.0
import CPostgreSQL
import Database

/// One session of a server with its prepared statements.
///
/// Safe because the pool lends it to one thread at a time.
@safe final class PostgreSQLConnection: Connection, @unchecked Sendable {
  let dialect = Dialect.postgreSQL
  private let handle: OpaquePointer
  private var statements: [Key: String] = [:]
  /// The first failure inside the transaction under way; the server refuses everything after it.
  private(set) var broken: Failure?

  private struct Key: Hashable {
    let template: SQL.Template
    let types: [Oid]
  }

  /// Statements kept prepared; lists of changing length would otherwise grow the cache without end.
  private static let cacheLimit = 256

  /// Connects; throws `.unavailable` where no server answers within five seconds.
  init(address: String) throws(DatabaseError) {
    // What stands before `dbname` is a default that the address may override.
    let settings = [
      ("connect_timeout", "5"), ("tcp_user_timeout", "10000"), ("application_name", "xanh"), ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
    let opened = unsafe Self.connect(settings)
    guard let opened = unsafe opened, unsafe PQstatus(opened) == CONNECTION_OK else {
      let failure = unsafe Failure(lost: opened)
      unsafe PQfinish(opened)
      throw failure.error
    }
    unsafe handle = opened
    unsafe PQsetNoticeProcessor(handle, ignoreNotice, nil)
    try prepareSession()
  }

  deinit { unsafe PQfinish(handle) }

  /// Whether the session is alive and outside a transaction.
  var isIdle: Bool { unsafe PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE }

  private var isConnected: Bool { unsafe PQstatus(handle) == CONNECTION_OK }

  func query(_ sql: SQL) throws(DatabaseError) -> [Row] { try guarded(sql).rows() }

  func execute(_ sql: SQL) throws(DatabaseError) -> Int { try guarded(sql).changes }

  /// Opens a transaction; `false` where the session was lost while it lay idle.
  func begin(_ statement: String) throws(Failure) -> Bool {
    broken = nil
    do throws(Failure) {
      _ = try control(statement)
      return true
    } catch {
      if isConnected && !error.isShutdown { throw error }
      return false
    }
  }

  /// Ends the transaction; returns only when the server has said that it is durable.
  func commit() throws(Failure) {
    // A transaction that had failed answers COMMIT with ROLLBACK and no error.
    guard try control("COMMIT").command == "COMMIT" else { throw Failure(state: "25P02", message: "rolled back") }
  }

  /// Undoes the transaction; a session that is lost has nothing to undo.
  func rollback() { _ = try? control("ROLLBACK") }

  /// Forgets the prepared statements, because a table behind one of them has changed.
  func dropStatements() {
    _ = try? control("DEALLOCATE ALL")
    statements = [:]
  }

  private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
    var pieces: [UInt8] = []
    var starts: [Int] = []
    for text in settings.flatMap({ [$0.0, $0.1] }) {
      starts.append(pieces.count)
      pieces += Array(text.utf8) + [0]
    }
    return unsafe pieces.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let texts = unsafe starts.map { offset in unsafe start.map { unsafe $0 + offset } }
      let keys = unsafe stride(from: 0, to: texts.count, by: 2).map { unsafe texts[$0] } + [nil]
      let values = unsafe stride(from: 1, to: texts.count, by: 2).map { unsafe texts[$0] } + [nil]
      return unsafe PQconnectdbParams(keys, values, 1)
    }
  }

  /// Makes sure that a commit is durable and text is UTF-8, whatever the server's settings are.
  private func prepareSession() throws(DatabaseError) {
    let settings: SQL = """
      SELECT current_setting('server_encoding'),
        CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END
      """
    guard try query(settings)[0].text(0) == "UTF8" else {
      throw DatabaseError(.unexpectedValue, detail: "the database must have the encoding UTF8")
    }
  }

  private func guarded(_ sql: SQL) throws(DatabaseError) -> Answer {
    if let broken { throw broken.error }
    do throws(Failure) {
      return try run(sql)
    } catch {
      broken = error
      throw error.error
    }
  }

  private func run(_ sql: SQL) throws(Failure) -> Answer {
    let parameters: Parameters
    do throws(DatabaseError) {
      parameters = try Parameters(sql.values)
    } catch {
      throw Failure(state: "22021", message: error.debugDescription)
    }
    let name = try prepared(sql, parameters.types)
    let answer = unsafe parameters.bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values = unsafe parameters.starts.map { offset in
        unsafe offset.flatMap { offset in unsafe start.map { unsafe $0 + offset } }
      }
      let formats = [Int32](repeating: 1, count: parameters.types.count)
      return unsafe PQexecPrepared(handle, name, Int32(formats.count), values, parameters.lengths, formats, 1)
    }
    return unsafe try Answer(answer, of: handle)
  }

  private func prepared(_ sql: SQL, _ types: [Oid]) throws(Failure) -> String {
    let key = Key(template: sql.template, types: types)
    if let known = statements[key] { return known }
    if statements.count >= Self.cacheLimit { dropStatements() }
    let name = "s\(statements.count)"
    _ = unsafe try Answer(PQprepare(handle, name, sql.text, Int32(types.count), types), of: handle)
    statements[key] = name
    return name
  }

  private func control(_ text: String) throws(Failure) -> Answer { unsafe try Answer(PQexec(handle, text), of: handle) }
}

/// The server's notices say what the program already knows.
private func ignoreNotice(_: UnsafeMutableRawPointer?, _: UnsafePointer<CChar>?) {}
