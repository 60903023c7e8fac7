// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Domain
import Glibc
import PostgreSQLDriver
import SQLiteDriver
import Store

/// Writes until it is killed.
func runFaultWriter(_ arguments: [String]) {
  do {
    let database: any Database =
      arguments[1] == "sqlite"
      ? try SQLiteDatabase(path: arguments[2]) : try PostgreSQLDatabase(address: arguments[2])
    let run = Int64(arguments[3]) ?? 0
    for thread in 0..<6 {
      DispatchQueue(label: "writer").async { write(to: database, run: run, thread: Int64(thread)) }
    }
    while true { pause() }
  } catch {
    say("failed \(String(reflecting: error))")
    exit(1)
  }
}

private func write(to database: any Database, run: Int64, thread: Int64) {
  for number in Int64(1)... {
    do {
      try database.write { connection in
        try connection.execute(
          "INSERT INTO progress (run, thread, number) VALUES (\(run), \(thread), \(number))")
        try connection.appendJournal(
          JournalEntry(
            realm: 1, actor: thread, actorName: "Thread \(thread)", action: "progress.add", subjectKind: "progress",
            subject: number, at: Instant(milliseconds: 1_772_323_200_000 + run)))
      }
      say("\(thread) \(number)")
    } catch {
      say("failed \(String(reflecting: error))")
      return
    }
  }
}

/// Writes one line with one call, so that lines of threads do not mix.
private func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = Glibc.write(1, bytes, bytes.count)
}
