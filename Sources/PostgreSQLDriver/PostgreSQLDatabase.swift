// SPDX-License-Identifier: Apache-2.0
public import Database
import Glibc
import Pooling
import Synchronization

/// A PostgreSQL database (15 or newer) over a pool of sessions.
///
/// Writes are serializable and run again when they collide; reads see one snapshot and can change nothing. A session
/// that was lost is replaced by the next call. A write whose COMMIT was sent and not answered throws `.unavailable` and
/// is never repeated: it may have happened.
public final class PostgreSQLDatabase: Database {
  /// Which of the two databases this is.
  public let dialect = Dialect.postgreSQL
  private let pool: Pool<PostgreSQLConnection>
  private let watcher: Mutex<Watcher>

  /// How often a transaction that collides runs before it gives up with `.conflict`.
  private static let attempts = 20

  /// How often a transaction that finds a row already there runs, in case the row came after its snapshot.
  private static let duplicateAttempts = 3

  /// Connects once, so that a wrong address shows at the start, and throws `.unavailable` where no server answers.
  ///
  /// - Parameters:
  ///   - address: A connection string or URI of libpq: `host=/run/postgresql dbname=xanh`, `postgresql://…`.
  ///   - connections: How many transactions may run at the same time.
  public init(address: String, connections: Int = 16) throws(DatabaseError) {
    let first = Mutex<PostgreSQLConnection?>(try PostgreSQLConnection(address: address))
    pool = Pool(limit: connections) { () throws(DatabaseError) in
      if let connection = first.withLock({ $0.take() }) { return connection }
      return try PostgreSQLConnection(address: address)
    } isUsable: {
      $0.isIdle
    }
    watcher = Mutex(Watcher(address: address))
  }

  /// Runs `work` on one snapshot; throws `.readOnly` where it writes.
  public func read<Result: Sendable>(_ work: (any Connection) throws -> Result) throws -> Result {
    try attempt { try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work) }
  }

  /// Runs `work` as a serializable transaction, again where it collides with another one.
  public func write<Result: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Result
  ) throws -> Result {
    try attempt { try transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", work) }
  }

  /// How many transactions have ended since the server began to count.
  public func dataVersion() throws -> Int64 {
    try watcher.withLock { watcher throws(DatabaseError) in try watcher.read() }
  }

  /// Waits for the transactions under way and closes the sessions.
  public func close() {
    pool.close()
    watcher.withLock { $0.close() }
  }

  private func attempt<Result>(_ work: () throws -> Result) throws -> Result {
    var count = 1
    while true {
      do {
        return try work()
      } catch let failure as Failure {
        let limit = failure.isCollision || failure.isStalePlan ? Self.attempts : Self.duplicateAttempts
        guard failure.isCollision || failure.isStalePlan || failure.isDuplicate, count < limit else {
          throw failure.error
        }
        pause(after: count)
        count += 1
      }
    }
  }

  private func transaction<Result>(_ begin: String, _ work: (any Connection) throws -> Result) throws -> Result {
    while true {
      let result: Result? = try pool.with { connection in
        // Nothing was asked of a session that was lost in the pool, so another one may take its place.
        guard try connection.begin(begin) else { return nil }
        return try perform(work, on: connection)
      }
      if let result { return result }
    }
  }

  private func perform<Result>(
    _ work: (any Connection) throws -> Result, on connection: PostgreSQLConnection
  ) throws -> Result {
    do {
      let result = try work(connection)
      if let broken = connection.broken { throw broken }
      try connection.commit()
      return result
    } catch {
      connection.rollback()
      guard let broken = connection.broken else { throw error }
      if broken.isStalePlan { connection.dropStatements() }
      // What the work made of a collision does not matter: it runs again.
      throw broken.isCollision || broken.isStalePlan || broken.isDuplicate ? broken : error
    }
  }

  /// Lets the other transaction go first: up to a tenth of a second, and not the same time for everyone.
  private func pause(after count: Int) {
    usleep(UInt32.random(in: 0...(1000 << UInt32(min(count, 7)))))
  }
}
