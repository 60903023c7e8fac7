// SPDX-License-Identifier: Apache-2.0
public import Database
import Pooling
import Synchronization

/// A SQLite database: write-ahead log, synced at each commit, one writer with grouped commits, many readers.
///
/// A write that was acknowledged survives the loss of power (WAL with synchronous = FULL). Every statement after a
/// failed one fails too, and the transaction is rolled back, as PostgreSQL has it.
public final class SQLiteDatabase: Database {
  /// Which of the two databases this is.
  public let dialect = Dialect.sqlite
  private let lock: LockFile?
  private let writer: SQLiteConnection
  private let queue: WriteQueue
  /// `nil` for a database in memory: its readers and its writer take turns on one connection.
  private let readers: Pool<SQLiteConnection>?
  private let watcher: Mutex<SQLiteConnection?>
  private let commits: Commits

  /// Opens or makes a database file.
  ///
  /// - Parameters:
  ///   - path: The file; `-wal`, `-shm` and `-lock` beside it belong to it.
  ///   - exclusive: Whether this is the one server of the file. A second one gets `.busy` with the process that holds
  ///     it; a command-line tool passes `false` and works beside the server.
  ///   - readers: How many reads may run at the same time.
  ///   - busyMilliseconds: How long to wait for another process that writes, before `.busy`.
  ///   - fileLayer: Name of a VFS registered with SQLite, for tests of faults; `nil` for the system's.
  public init(
    path: String, exclusive: Bool = true, readers limit: Int = 8, busyMilliseconds: Int = 5000, fileLayer: String? = nil
  ) throws(DatabaseError) {
    lock = exclusive ? try LockFile(path: path + "-lock") : nil
    let open: @Sendable () throws(DatabaseError) -> SQLiteConnection = { () throws(DatabaseError) in
      let connection = try SQLiteConnection(path: path, vfs: fileLayer, busyMilliseconds: Int32(busyMilliseconds))
      try connection.control("PRAGMA foreign_keys = ON")
      return connection
    }
    writer = try open()
    try writer.control("PRAGMA journal_mode = WAL")
    try writer.control("PRAGMA synchronous = FULL")
    // Kibibytes. Every commit touches the ends of a dozen trees; the default of 2 MB would read them again and again.
    try writer.control("PRAGMA cache_size = -16384")
    // Pages of the log between checkpoints; the same few pages come again and again, so waiting copies fewer of them.
    try writer.control("PRAGMA wal_autocheckpoint = 4000")
    readers = Pool(limit: limit) { () throws(DatabaseError) in
      let connection = try open()
      try connection.control("PRAGMA query_only = ON")
      return connection
    } isUsable: {
      $0.isIdle
    }
    watcher = Mutex(try open())
    commits = Commits(writer: writer)
    queue = WriteQueue { [commits] in commits.perform($0) }
  }

  /// Makes an empty database in memory, for tests and previews. Reads and writes take turns on its one connection, so a
  /// read inside a write, or the other way round, would wait for ever.
  public init(inMemory: Void) throws(DatabaseError) {
    lock = nil
    readers = nil
    watcher = Mutex(nil)
    writer = try SQLiteConnection(path: ":memory:", vfs: nil, busyMilliseconds: 0)
    try writer.control("PRAGMA foreign_keys = ON")
    commits = Commits(writer: writer)
    queue = WriteQueue { [commits] in commits.perform($0) }
  }

  /// Runs `work` on one snapshot; throws `.readOnly` where it writes.
  public func read<Result: Sendable>(_ work: (any Connection) throws -> Result) throws -> Result {
    if let readers { return try readers.with { try Self.snapshot($0, work) } }
    return try commits.alone {
      try writer.control("PRAGMA query_only = ON")
      defer { try? writer.control("PRAGMA query_only = OFF") }
      return try Self.snapshot(writer, work)
    }
  }

  /// Runs `work` and returns when it is on the disk; on a thrown error nothing of it remains.
  public func write<Result: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Result
  ) throws -> Result {
    let result = Mutex<Result?>(nil)
    let write = WriteQueue.Write { connection in
      let value = try connection.perform(work)
      result.withLock { $0 = value }
    }
    try queue.submit(write)
    guard let value = result.withLock({ $0 }) else { throw DatabaseError(.closed, detail: "the write did not run") }
    return value
  }

  /// The data version of a connection of its own, which moves with the commits of this and of every other process
  /// (<https://sqlite.org/pragma.html#pragma_data_version>); in memory, the count of commits.
  ///
  /// Asked each time: two system calls, about two microseconds, and no change of another process is ever missed.
  public func dataVersion() throws -> Int64 {
    if readers == nil { return try commits.count() }
    return try watcher.withLock { watcher in
      guard let watcher else { throw DatabaseError(.closed, detail: "the database was closed") }
      return try watcher.query("PRAGMA data_version")[0].int(0)
    }
  }

  /// Waits for the work under way; later calls throw `.closed`.
  public func close() {
    queue.close()
    commits.close()
    readers?.close()
    watcher.withLock { $0 = nil }
    lock?.release()
  }

  private static func snapshot<Result>(
    _ connection: SQLiteConnection, _ work: (any Connection) throws -> Result
  ) throws -> Result {
    try connection.control("BEGIN")
    defer { try? connection.control("ROLLBACK") }
    return try connection.perform(work)
  }
}
