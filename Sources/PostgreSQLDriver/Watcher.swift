// SPDX-License-Identifier: Apache-2.0
import Database

/// Counts the transactions that have ended, on a session of its own.
///
/// With `xmax` the first transaction number not yet given out to one that ended, and `xip` those below it still under
/// way, `xmax - |xip|` is how many numbers belong to ended transactions. When a transaction ends below `xmax`, it leaves
/// `xip`; when it ends at or above, `xmax` passes it, and every other number passed on the way is either ended or joins
/// `xip`. So each end, and nothing else, makes the difference grow, and two equal values mean that no commit lies
/// between them. `xmax` alone would not do: a transaction that ends behind a younger one leaves it as it was.
///
/// After a crash the server may give out numbers again that were never committed, so each new session counts from higher
/// up.
struct Watcher {
  private let address: String
  private var connection: PostgreSQLConnection?
  private var sessions: Int64 = 0
  private var isClosed = false

  private static let count: SQL = """
    SELECT pg_snapshot_xmax(s)::text::bigint - (SELECT COUNT(*) FROM pg_snapshot_xip(s))
    FROM (SELECT pg_current_snapshot() AS s) AS snapshot
    """

  init(address: String) { self.address = address }

  mutating func read() throws(DatabaseError) -> Int64 {
    if isClosed { throw DatabaseError(.closed, detail: "the database was closed") }
    while true {
      let (session, isNew) = try open()
      do throws(DatabaseError) {
        // 2^44 numbers last for five thousand years at a hundred transactions a second.
        return try session.query(Self.count)[0].int(0) + sessions << 44
      } catch {
        connection = nil
        if isNew { throw error }
      }
    }
  }

  mutating func close() {
    isClosed = true
    connection = nil
  }

  private mutating func open() throws(DatabaseError) -> (PostgreSQLConnection, isNew: Bool) {
    if let connection { return (connection, false) }
    let session = try PostgreSQLConnection(address: address)
    connection = session
    sessions += 1
    return (session, true)
  }
}
