// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Database
import Glibc

/// The last failure of a connection, as the port names it. Result codes: <https://sqlite.org/rescode.html>.
func failure(_ code: Int32, of handle: OpaquePointer?) -> DatabaseError {
  let message = unsafe handle.flatMap { unsafe sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
  let detail = unsafe message.map { unsafe String(cString: $0) } ?? "result code \(code)"
  // A file layer may report a full disk as an I/O error, for instance when fsync finds no room.
  let noRoom = unsafe code & 0xFF == SQLITE_IOERR && handle != nil && sqlite3_system_errno(handle) == ENOSPC
  return DatabaseError(noRoom ? .full : kind(of: code), detail: "\(detail) (\(code))")
}

private func kind(of code: Int32) -> DatabaseError.Kind {
  switch code & 0xFF {
  case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_INTERRUPT: .busy
  case SQLITE_CONSTRAINT: .constraint
  case SQLITE_FULL: .full
  case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PROTOCOL: .unavailable
  case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
  case SQLITE_READONLY, SQLITE_PERM: .readOnly
  case SQLITE_TOOBIG, SQLITE_MISMATCH: .unexpectedValue
  default: .statement
  }
}
