// SPDX-License-Identifier: Apache-2.0
import CLossyVFS
import Database
import Store
import Synchronization
import Testing

@testable import SQLiteDriver

/// A folder on a disk that loses power or room when a test says so.
final class LossyDisk {
  let name: String
  let path: String
  private let disk: OpaquePointer
  private static let count = Atomic<Int>(0)

  init(folder: String) throws {
    name = "lossy\(Self.count.add(1, ordering: .relaxed).newValue)"
    path = folder + "/xanh.sqlite"
    disk = try #require(lossy_make(name))
  }

  deinit { lossy_free(disk) }

  func crash(after operations: Int) { lossy_crash_after(disk, operations) }
  func crash() { lossy_crash(disk) }
  func keepSome(seed: Int) { lossy_keep_some(disk, UInt32(seed)) }
  func setRoom(_ bytes: Int?) { lossy_set_room(disk, Int64(bytes ?? -1)) }
  func failSyncs(_ count: Int) { lossy_fail_syncs(disk, Int32(count)) }

  /// Opens the database on this disk.
  func open() throws -> SQLiteDatabase { try SQLiteDatabase(path: path, exclusive: false, fileLayer: name) }

  /// Opens the database after the power has come back.
  func reopen() throws -> SQLiteDatabase { try SQLiteDatabase(path: path) }
}

/// Writes numbered rows with their journal entries, as the program does, and remembers what was acknowledged.
struct Progress {
  static let migrations =
    Schema.migrations + [
      Migration(
        Schema.migrations.count + 1, "what is written until a fault",
        ["CREATE TABLE progress (number BIGINT NOT NULL PRIMARY KEY, filler TEXT NOT NULL)"])
    ]

  /// Writes `numbers` on several threads; returns those acknowledged, and the kinds of failure of the others.
  static func write(
    _ numbers: Range<Int>, to database: any Database, filler: Int = 0
  ) -> (acknowledged: Set<Int>, failures: [DatabaseError.Kind]) {
    let outcomes = inParallel(numbers.count) { index in
      writeOne(numbers.lowerBound + index, to: database, filler: filler)
    }
    let acknowledged = zip(numbers, outcomes).filter { $0.1 == nil }.map(\.0)
    return (Set(acknowledged), outcomes.compactMap { $0 })
  }

  /// Writes one number; returns the kind of failure, or `nil` where it was acknowledged.
  static func writeOne(_ number: Int, to database: any Database, filler: Int = 0) -> DatabaseError.Kind? {
    do {
      try database.write { connection in
        let text = String(repeating: "x", count: filler)
        try connection.execute("INSERT INTO progress (number, filler) VALUES (\(number), \(text))")
        try connection.appendJournal(
          JournalEntry(
            realm: 1, actor: nil, actorName: "", action: "progress.add", subjectKind: "progress",
            subject: Int64(number), at: someMoment))
      }
      return nil
    } catch {
      return (error as? DatabaseError)?.kind ?? .statement
    }
  }

  /// Checks that everything acknowledged is there, that what else is there is whole, and that the file is sound.
  static func check(_ database: any Database, holds acknowledged: Set<Int>) throws {
    let (stored, subjects, answer) = try database.read { connection in
      (
        Set(try connection.query("SELECT number FROM progress").map { Int(try $0.int(0)) }),
        Set(try connection.query("SELECT subject FROM journal").map { Int(try $0.int(0)) }),
        connection.dialect == .sqlite ? try connection.query("PRAGMA integrity_check")[0].text(0) : "ok"
      )
    }
    #expect(acknowledged.subtracting(stored).isEmpty, "acknowledged and lost")
    #expect(stored == subjects, "a change without its entry, or the other way round")
    #expect(answer == "ok")
  }
}
