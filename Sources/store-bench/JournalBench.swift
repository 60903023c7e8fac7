// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import SQLiteDriver
import Store

/// Makes a journal of many entries in a file, sealed as the server seals it, checks it whole, and prints how long each took.
///
/// The file stays, so that a reference can read the same rows.
func runJournalBench(folder: String, count: Int) throws {
  let database = try SQLiteDatabase(path: folder + "/journal.sqlite")
  defer { database.close() }
  let digest = BenchDigest()
  let noon = Instant(milliseconds: 1_795_000_000_000)
  try Schema.migrate(database, now: noon)
  let begin = now()
  for start in stride(from: 0, to: count, by: 10_000) {
    try database.write { connection in
      for number in start..<min(start + 10_000, count) { try connection.appendJournal(entry(number, noon)) }
    }
    try JournalSealer(database, digest).seal()
  }
  let made = now()
  let verdict = try verifyJournal(database, digest)
  let checked = now()
  guard verdict.fault == nil, verdict.sound == count else { throw BenchError() }
  print("{\"entries\": \(count), \"made\": \(made - begin), \"verified\": \(checked - made)}")
}

/// A journal that does not fit although nobody touched it.
private struct BenchError: Error {}

/// An entry as reports and their decisions leave it: a name, a state before and after, now and then a personal value.
private func entry(_ number: Int, _ noon: Instant) -> JournalEntry {
  let isDecision = number % 2 == 1
  let person = Int64(number % 997 + 1)
  return JournalEntry(
    realm: 1, actor: person, actorName: "Nguyễn Thị Hồng Hạnh \(person)",
    action: isDecision ? "report.accept" : "report.submit", subjectKind: "report", subject: Int64(number / 2 + 1),
    before: isDecision ? #"{"state":"submitted"}"# : nil,
    after: isDecision
      ? #"{"state":"accepted","note":"Đã đối chiếu với minh chứng."}"#
      : #"{"item":\#(number % 400),"organisation":\#(number % 3_355),"holdsOn":"2026-11-20","percent":\#(number % 101),"#
        + #""sentence":"Đã hoàn thành, số liệu đã được kiểm tra và gửi lên cấp trên.","files":""}"#,
    personal: number % 50 == 0 ? [PersonalValue(place: "after.phone", person: person, text: "0912 000 \(number)")] : [],
    organisation: Int64(number % 3_355 + 1), plan: 100, at: noon.adding(seconds: Int64(number)))
}
