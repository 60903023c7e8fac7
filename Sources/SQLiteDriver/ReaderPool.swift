// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Synchronization

/// Reading connections, opened when first needed and kept.
final class ReaderPool: Sendable {
  private let limit: Int
  private let free: DispatchSemaphore
  private let state = Mutex<(idle: [SQLiteConnection], isClosed: Bool)>(([], false))
  private let open: @Sendable () throws(DatabaseError) -> SQLiteConnection

  init(limit: Int, open: @escaping @Sendable () throws(DatabaseError) -> SQLiteConnection) {
    self.limit = limit
    self.open = open
    free = DispatchSemaphore(value: limit)
  }

  /// Lends a connection; waits while all are lent.
  func with<Result>(_ work: (SQLiteConnection) throws -> Result) throws -> Result {
    free.wait()
    defer { free.signal() }
    let idle = try state.withLock { state throws(DatabaseError) in
      if state.isClosed { throw DatabaseError(.closed, detail: "the database was closed") }
      return state.idle.popLast()
    }
    let connection = try idle ?? open()
    defer { state.withLock { if !$0.isClosed { $0.idle.append(connection) } } }
    return try work(connection)
  }

  /// Waits for the readers under way and drops the connections.
  func close() {
    for _ in 0..<limit { free.wait() }
    state.withLock { $0 = ([], true) }
    for _ in 0..<limit { free.signal() }
  }
}
