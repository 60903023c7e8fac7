// SPDX-License-Identifier: Apache-2.0
import Database
import FoundationEssentials
import Store
import Testing

/// A server that is killed, over and over, while it writes.
@Suite struct KillTests {
  private static let kills = 50

  private static let table = Migration(
    Schema.migrations.count + 1, "what the killed server writes",
    [
      """
      CREATE TABLE progress (run BIGINT NOT NULL, thread BIGINT NOT NULL, number BIGINT NOT NULL,
        PRIMARY KEY (run, thread, number)) WITHOUT ROWID
      """
    ])

  /// The program that is built beside the tests.
  private static func writer() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/FaultWriter"
  }

  @Test(arguments: Backend.durable) func `nothing acknowledged is lost when the server is killed`(
    _ backend: Backend
  ) throws {
    try withPlace(backend) { place throws in
      let database = try place.open()
      defer { database.close() }
      try Schema.migrate(database, to: Schema.migrations + [Self.table], now: someMoment)
      for run in 0..<Self.kills {
        let acknowledged = try killedRun(place, run)
        let stored = try storedCounts(database, run)
        for thread in 0..<6 {
          let (told, kept) = (acknowledged[thread, default: 0], stored[thread, default: 0])
          // The one write that was under way may be there or not.
          #expect(kept == told || kept == told + 1, "run \(run), thread \(thread)")
        }
      }
      // Each change and its entry came together or not at all.
      let (changes, entries) = try database.read { connection in
        (
          try connection.query("SELECT COUNT(*) FROM progress")[0].int(0),
          try connection.query("SELECT COUNT(*) FROM journal")[0].int(0)
        )
      }
      #expect(changes == entries)
      #expect(changes > Self.kills)
      let digest = InstallationDigest()
      #expect(try JournalSealer(database, digest).seal() >= entries)
      #expect(try verifyJournal(database, digest).fault == nil)
    }
  }

  /// Runs the writer, kills it after a while, and returns the last number acknowledged to each of its threads.
  private func killedRun(_ place: Place, _ run: Int) throws -> [Int: Int64] {
    let kind = place.backend == .postgreSQL ? "postgresql" : "sqlite"
    let child = try Child([try Self.writer(), kind, place.address, String(run)])
    var last: [Int: Int64] = [:]
    var left = Int.random(in: 1...120)
    while let line = child.readLine() {
      let words = line.split(separator: " ")
      try #require(words.count == 2 && words[0] != "failed", "\(line)")
      last[Int(words[0]) ?? -1] = Int64(words[1])
      left -= 1
      if left == 0 { child.kill() }
    }
    child.wait()
    return last
  }

  /// How many numbers each thread has; they run from 1 without a gap.
  private func storedCounts(_ database: any Database, _ run: Int) throws -> [Int: Int64] {
    let rows = try database.read { connection in
      try connection.query(
        "SELECT thread, COUNT(*), MAX(number) FROM progress WHERE run = \(run) GROUP BY thread")
    }
    var counts: [Int: Int64] = [:]
    for row in rows {
      #expect(try row.int(1) == row.int(2))
      counts[Int(try row.int(0))] = try row.int(1)
    }
    return counts
  }
}
