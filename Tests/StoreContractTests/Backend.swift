// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Domain
import FoundationEssentials
import Glibc
import PostgreSQLDriver
import SQLiteDriver
import Store
import Synchronization
import Testing

/// The databases that every contract test runs over.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
  case sqliteMemory, sqliteFile, postgreSQL

  /// The ones that survive a restart, and that two processes may share.
  static let durable: [Backend] = [.sqliteFile, .postgreSQL]

  var testDescription: String { rawValue }
}

/// A place that holds one database of a test: a file, a schema of the cluster, or memory.
struct Place: Sendable {
  let backend: Backend
  /// The file, or the connection string.
  let address: String

  /// Opens the database once more, as another process would.
  func open() throws -> any Database {
    switch backend {
    case .sqliteMemory: try SQLiteDatabase(inMemory: ())
    case .sqliteFile: try SQLiteDatabase(path: address, exclusive: false, readers: 4)
    case .postgreSQL: try PostgreSQLDatabase(address: address)
    }
  }
}

/// Runs `body` with an empty place of its own, and clears it away.
@discardableResult func withPlace<Result>(_ backend: Backend, _ body: (Place) throws -> Result) throws -> Result {
  switch backend {
  case .sqliteMemory: return try body(Place(backend: backend, address: ""))
  case .sqliteFile:
    return try withTemporaryFolder { folder in try body(Place(backend: backend, address: folder + "/xanh.sqlite")) }
  case .postgreSQL:
    let cluster = try Cluster.shared.get()
    let schema = cluster.makeSchemaName()
    let server = try PostgreSQLDatabase(address: cluster.address(), connections: 1)
    defer { server.close() }
    _ = try server.write { try $0.execute("CREATE SCHEMA \(unsafeSQL: schema)") }
    defer { _ = try? server.write { try $0.execute("DROP SCHEMA \(unsafeSQL: schema) CASCADE") } }
    return try body(Place(backend: backend, address: cluster.address(schema: schema)))
  }
}

/// Runs `body` with a database of the newest schema, or of `migrations`, and clears it away.
@discardableResult func withDatabase<Result>(
  _ backend: Backend, migrations: [Migration] = Schema.migrations, _ body: (any Database) throws -> Result
) throws -> Result {
  try withPlace(backend) { place in
    let database = try place.open()
    defer { database.close() }
    try Schema.migrate(database, to: migrations, now: someMoment)
    return try body(database)
  }
}

/// A moment for rows whose time does not matter: 2026-03-01T00:00:00Z.
let someMoment = Instant(milliseconds: 1_772_323_200_000)

/// Runs `body` with a new folder, and removes the folder with all that is in it.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

func makeTemporaryFolder() throws -> String {
  var template = Array("/tmp/xanh-store-XXXXXX".utf8CString)
  guard let path = mkdtemp(&template) else { throw DatabaseError(.unavailable, detail: "mkdtemp: errno \(errno)") }
  return String(cString: path)
}

/// Calls `body` for every number below `count`, on up to 32 threads, and returns the results in order.
func inParallel<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
  let results = Mutex<[Int: Result]>([:])
  let next = Atomic<Int>(0)
  let threads = DispatchGroup()
  for _ in 0..<min(count, 32) {
    // A queue of its own is a thread of its own, however many of them are blocked.
    DispatchQueue(label: "writer").async(group: threads) {
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { break }
        let result = body(number)
        results.withLock { $0[number] = result }
      }
    }
  }
  threads.wait()
  return results.withLock { results in (0..<count).compactMap { results[$0] } }
}
