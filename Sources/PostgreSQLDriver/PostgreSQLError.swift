// SPDX-License-Identifier: Apache-2.0
import CPostgreSQL
import Database

/// A failure with the SQLSTATE that the driver decides by; the port shows its kind only.
struct Failure: Error {
  let state: String
  let error: DatabaseError

  /// Whether the transaction may succeed when it runs again on a newer snapshot.
  var isCollision: Bool { state == "40001" || state == "40P01" }

  /// Whether a row was there already. Under concurrency it may have come after the snapshot that did not show it, so
  /// the transaction deserves another look at it
  /// (<https://www.postgresql.org/docs/15/mvcc-serialization-failure-handling.html>).
  var isDuplicate: Bool { state == "23505" }

  /// Whether a prepared statement was made for a table that has changed since.
  var isStalePlan: Bool { state == "0A000" && error.debugDescription.contains("cached plan") }

  /// Whether the server ended the session, which libpq may not have noticed yet.
  var isShutdown: Bool { state.hasPrefix("57P0") }

  init(state: String, message: String) {
    self.state = state
    error = DatabaseError(kind(of: state), detail: "\(message) (\(state))")
  }

  /// The failure of a connection that gave no result: it was lost.
  init(lost handle: OpaquePointer?) {
    let message = unsafe PQerrorMessage(handle).map { unsafe String(cString: $0) } ?? "no memory for a connection"
    state = "08006"
    error = DatabaseError(.unavailable, detail: message)
  }
}

/// SQLSTATE classes: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
private func kind(of state: String) -> DatabaseError.Kind {
  switch state {
  case "40001", "40P01": return .conflict
  case "53100": return .full
  case "55P03", "57014": return .busy
  case "25006": return .readOnly
  default: break
  }
  switch state.prefix(2) {
  case "23": return .constraint
  // Program limits: a value too long for its index.
  case "22", "54": return .unexpectedValue
  case "08", "28", "3D", "53", "57", "58": return .unavailable
  case "XX": return .corrupt
  default: return .statement
  }
}
