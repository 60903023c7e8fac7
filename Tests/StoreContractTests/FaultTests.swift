// SPDX-License-Identifier: Apache-2.0
import Database
import Glibc
import PostgreSQLDriver
import Store
import Synchronization
import Testing

@testable import SQLiteDriver

/// Power, room, locks and servers that fail under load.
@Suite struct FaultTests {
  private func withDisk<Result>(_ body: (LossyDisk) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in try body(LossyDisk(folder: folder)) }
  }

  private func migrated(_ disk: LossyDisk) throws -> SQLiteDatabase {
    let database = try disk.open()
    try Schema.migrate(database, to: Progress.migrations, now: someMoment)
    return database
  }

  // MARK: Power

  /// Without this, the tests below would pass on a disk that loses nothing.
  @Test func `the file layer loses what was not synced, and only that`() throws {
    try withDisk { disk throws in
      let connection = try SQLiteConnection(path: disk.path, vfs: disk.name, busyMilliseconds: 0)
      for statement: SQL in ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE t (a INTEGER)"] {
        try connection.control(statement)
      }
      try connection.control("INSERT INTO t VALUES (1)")
      try connection.control("PRAGMA synchronous = OFF")
      try connection.control("INSERT INTO t VALUES (2)")
      #expect(try connection.query("SELECT COUNT(*) FROM t")[0].int(0) == 2)
      disk.crash()
      #expect(throws: DatabaseError.self) { try connection.control("INSERT INTO t VALUES (3)") }
      connection.close()
      let after = try SQLiteConnection(path: disk.path, vfs: nil, busyMilliseconds: 0)
      #expect(try after.query("SELECT a FROM t").map { try $0.int(0) } == [1])
    }
  }

  @Test(arguments: 1...40, [false, true]) func `nothing acknowledged is lost when the power fails`(
    _ round: Int, _ keepsSome: Bool
  ) throws {
    try withDisk { disk throws in
      let database = try migrated(disk)
      if keepsSome { disk.keepSome(seed: round) }
      disk.crash(after: round * round + Int.random(in: 0..<20))
      let (acknowledged, failures) = Progress.write(0..<400, to: database, filler: 700)
      disk.crash()
      database.close()
      #expect(failures.allSatisfy { $0 == .unavailable }, "\(failures)")
      let after = try disk.reopen()
      defer { after.close() }
      try Progress.check(after, holds: acknowledged)
    }
  }

  @Test func `a sync that fails is not acknowledged, and later writes go on`() throws {
    try withDisk { disk throws in
      let database = try migrated(disk)
      let first = Progress.write(0..<20, to: database)
      disk.failSyncs(3)
      let second = Progress.write(20..<200, to: database)
      #expect(!second.failures.isEmpty)
      #expect(second.failures.allSatisfy { $0 == .unavailable })
      let third = Progress.write(200..<220, to: database)
      #expect(third.failures.isEmpty)
      disk.crash()
      database.close()
      let after = try disk.reopen()
      defer { after.close() }
      try Progress.check(
        after, holds: first.acknowledged.union(second.acknowledged).union(third.acknowledged))
    }
  }

  // MARK: Room

  @Test(arguments: [0, 3_000, 100_000, 400_000]) func `a full disk is named, loses nothing, and goes on with room`(
    _ room: Int
  ) throws {
    try withDisk { disk throws in
      let database = try migrated(disk)
      let first = Progress.write(0..<50, to: database)
      #expect(first.failures.isEmpty)
      disk.setRoom(room)
      let second = Progress.write(50..<350, to: database, filler: 3000)
      #expect(!second.failures.isEmpty)
      #expect(second.failures.allSatisfy { $0 == .full }, "\(second.failures)")
      try Progress.check(database, holds: first.acknowledged.union(second.acknowledged))
      disk.setRoom(nil)
      let third = Progress.write(1000..<1050, to: database)
      #expect(third.failures.isEmpty)
      let all = first.acknowledged.union(second.acknowledged).union(third.acknowledged)
      try Progress.check(database, holds: all)
      disk.crash()
      database.close()
      let after = try disk.reopen()
      defer { after.close() }
      try Progress.check(after, holds: all)
    }
  }

  // MARK: Locks

  @Test func `a second server on the same file is refused and told which process serves it`() throws {
    try withTemporaryFolder { folder throws in
      let path = folder + "/xanh.sqlite"
      let first = try SQLiteDatabase(path: path)
      let error = try #require(throws: DatabaseError.self) { _ = try SQLiteDatabase(path: path) }
      #expect(error.kind == .busy)
      #expect(error.debugDescription.contains("process \(getpid()) "))
      let tool = try SQLiteDatabase(path: path, exclusive: false)
      #expect(try tool.read { try $0.query("SELECT 1")[0].int(0) } == 1)
      tool.close()
      first.close()
      try SQLiteDatabase(path: path).close()
    }
  }

  @Test func `a database that another program is writing to is busy, and free again after it`() throws {
    try withTemporaryFolder { folder throws in
      let path = folder + "/xanh.sqlite"
      let database = try SQLiteDatabase(path: path, busyMilliseconds: 30)
      defer { database.close() }
      try Schema.migrate(database, to: Progress.migrations, now: someMoment)
      let other = try SQLiteConnection(path: path, vfs: nil, busyMilliseconds: 0)
      try other.control("BEGIN IMMEDIATE")
      let refused = Progress.write(0..<5, to: database)
      #expect(refused.failures == [.busy, .busy, .busy, .busy, .busy])
      #expect(try database.read { try $0.query("SELECT COUNT(*) FROM progress")[0].int(0) } == 0)
      try other.control("ROLLBACK")
      #expect(Progress.write(0..<5, to: database).failures.isEmpty)
    }
  }

  @Test(arguments: ["a folder", "no database", "cut"]) func `a file that is no database is named`(_ what: String) throws
  {
    try withTemporaryFolder { folder throws in
      let path = folder + "/xanh.sqlite"
      let kind: DatabaseError.Kind
      switch what {
      case "a folder":
        mkdir(path, 0o700)
        kind = .unavailable
      case "no database":
        let file = try #require(fopen(path, "w"))
        fputs(String(repeating: "This is a letter. ", count: 100), file)
        fclose(file)
        kind = .corrupt
      default:
        let database = try SQLiteDatabase(path: path)
        try Schema.migrate(database, now: someMoment)
        database.close()
        truncate(path, 5000)
        kind = .corrupt
      }
      let error = #expect(throws: DatabaseError.self) {
        let database = try SQLiteDatabase(path: path)
        defer { database.close() }
        try Schema.migrate(database, now: someMoment)
        _ = try database.read { try $0.query("PRAGMA integrity_check") }
        _ = try database.read { try $0.journal(realm: 1, limit: 1) }
      }
      #expect(error?.kind == kind)
    }
  }

  // MARK: A server that goes away

  @Test func `PostgreSQL may be stopped and started under load`() throws {
    let cluster = try Cluster()
    let database = try PostgreSQLDatabase(address: cluster.address(), connections: 8)
    defer { database.close() }
    try Schema.migrate(database, to: Progress.migrations, now: someMoment)
    var acknowledged: Set<Int> = []
    for round in 0..<4 {
      let isDown = Atomic<Bool>(false)
      let seen = Mutex<Set<DatabaseError.Kind>>([])
      let told = Mutex<Set<Int>>([])
      _ = inParallel(9) { thread in
        if thread == 0 {
          while told.withLock({ $0.count < 100 }) { usleep(1000) }
          try? cluster.stop()
          isDown.store(true, ordering: .sequentiallyConsistent)
          return
        }
        // Until the server has been found gone by each.
        for number in 0... {
          let row = (round * 10 + thread) * 1_000_000 + number
          let failure = Progress.writeOne(row, to: database)
          if let failure { seen.withLock { _ = $0.insert(failure) } } else { told.withLock { _ = $0.insert(row) } }
          if failure != nil, isDown.load(ordering: .sequentiallyConsistent) { break }
        }
      }
      #expect(seen.withLock { $0 } == [.unavailable])
      #expect(#expect(throws: DatabaseError.self) { try database.dataVersion() }?.kind == .unavailable)
      try cluster.start()
      acknowledged.formUnion(told.withLock { $0 })
      #expect(Progress.write((round * 10) * 1_000_000..<(round * 10) * 1_000_000 + 20, to: database).failures.isEmpty)
      _ = try database.dataVersion()
      try Progress.check(database, holds: acknowledged)
    }
    #expect(acknowledged.count >= 400)
  }

  @Test func `an address where no server answers is unavailable`() {
    let error = #expect(throws: DatabaseError.self) {
      _ = try PostgreSQLDatabase(address: "host=/nowhere dbname=postgres")
    }
    #expect(error?.kind == .unavailable)
  }
}
