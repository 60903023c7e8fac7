// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Glibc

/// SQLite without anything around it: one prepared INSERT of a small row, each a durable transaction of its own.
///
/// Safe because one thread uses it at a time.
@safe final class BareSQLite: @unchecked Sendable {
  private let handle: OpaquePointer?
  private let statement: OpaquePointer?

  init(path: String) {
    var handle: OpaquePointer?
    var statement: OpaquePointer?
    unsafe check(sqlite3_open(path, &handle))
    unsafe check(sqlite3_exec(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", nil, nil, nil))
    unsafe check(sqlite3_exec(handle, "CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY, b TEXT)", nil, nil, nil))
    let text = "INSERT INTO t (b) VALUES ('Đã hoàn thành, số liệu đã được kiểm tra và gửi lên cấp trên.')"
    unsafe check(sqlite3_prepare_v2(handle, text, -1, &statement, nil))
    unsafe (self.handle, self.statement) = (handle, statement)
  }

  deinit {
    unsafe sqlite3_finalize(statement)
    unsafe sqlite3_close(handle)
  }

  func commit() {
    guard unsafe sqlite3_step(statement) == SQLITE_DONE else { fatalError("the disk refuses to write") }
    unsafe sqlite3_reset(statement)
  }
}

private func check(_ code: Int32) {
  guard code == SQLITE_OK else { fatalError("SQLite: result code \(code)") }
}
