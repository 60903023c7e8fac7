// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Glibc
import SQLiteDriver
import Synchronization

/// Runs the measures in short turns, so that a slow spell of the disk meets them all, and prints the medians; or, for the
/// words FOLDER journal COUNT, makes and checks a journal.
func runBench(_ arguments: [String]) {
  do {
    if arguments.count == 4, arguments[2] == "journal", let count = Int(arguments[3]) {
      return try runJournalBench(folder: arguments[1], count: count)
    }
    let base = "\(arguments.count > 1 ? arguments[1] : ".")/store-bench-\(getpid())"
    defer { for name in ["smallest", "same", "store"] { removeFiles("\(base)-\(name)") } }
    let turns = try Turns(base: base)
    for _ in 0..<31 { try turns.run() }
    turns.close()
    turns.report()
  } catch {
    print("store-bench: \(String(reflecting: error))")
    exit(70)
  }
}

/// The measures, and what each turn of them gave.
private final class Turns {
  private let smallest: BareSQLite
  private let same: BareSQLite
  private let updates: Updates
  private let recorder: Updates
  private var rates: [String: [Double]] = [:]

  private static let smallestCommit = Statement(
    text: "INSERT INTO t (b) VALUES ('Đã hoàn thành, số liệu đã được kiểm tra và gửi lên cấp trên.')", values: [])

  init(base: String) throws {
    smallest = BareSQLite(path: base + "-smallest")
    smallest.commit([Statement(text: "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", values: [])])
    updates = try Updates(SQLiteDatabase(path: base + "-store"), seals: true)
    // What is recorded in memory is replayed on a file that was made in the same way.
    recorder = try Updates(SQLiteDatabase(inMemory: ()), seals: false)
    let twin = try SQLiteDatabase(path: base + "-same")
    try recorder.copy(to: twin)
    twin.close()
    same = BareSQLite(path: base + "-same")
  }

  func run() throws {
    let (smallest, same, updates) = (smallest, same, updates)
    let recorded = try (0..<4000).map { _ in try recorder.record() }
    let next = Atomic<Int>(0)
    rates["smallest", default: []].append(rate(writers: 1) { _ in smallest.commit([Self.smallestCommit]) })
    rates["same", default: []].append(
      rate(writers: 1, limit: recorded.count) { _ in same.commit(recorded[next.add(1, ordering: .relaxed).oldValue]) })
    rates["one", default: []].append(rate(writers: 1) { updates.send($0) })
    rates["many", default: []].append(rate(writers: 32) { updates.send($0) })
  }

  func report() {
    print(line("durable progress updates, 1 writer; bare SQLite writing the same rows", "one", "same", goal: 0.8))
    print(line("durable progress updates, 1 writer; bare SQLite writing one small row", "one", "smallest", goal: 0.8))
    print(line("durable progress updates, 32 writers; bare SQLite writing the same rows", "many", "same", goal: 1))
    print(
      line("durable progress updates, 32 writers; bare SQLite writing one small row", "many", "smallest", goal: 0.8))
  }

  func close() {
    updates.close()
    recorder.close()
    smallest.close()
    same.close()
  }

  /// A figure as JSON. The ratio is the median of those of each turn, because the disk's speed moves from turn to turn.
  private func line(_ name: String, _ measure: String, _ reference: String, goal: Double) -> String {
    let (values, references) = (rates[measure] ?? [], rates[reference] ?? [])
    let ratio = median(zip(values, references).map { $0 / $1 })
    return """
      {"name": "\(name)", "value": \(Int(median(values))), "unit": "1/s", "reference": \(Int(median(references))), \
      "ratio": \((ratio * 100).rounded() / 100), "goal": \(goal), "met": \(ratio >= goal)}
      """
  }
}

/// How often `work` is done in a second by threads that do nothing else.
private func rate(writers: Int, limit: Int = .max, _ work: @escaping @Sendable (Int) -> Void) -> Double {
  let begun = Atomic<Int>(0)
  let done = Atomic<Int>(0)
  let seconds = 0.2
  let start = now()
  let threads = DispatchGroup()
  for writer in 0..<writers {
    DispatchQueue(label: "writer").async(group: threads) {
      while now() - start < seconds, begun.add(1, ordering: .relaxed).oldValue < limit {
        work(writer)
        done.add(1, ordering: .relaxed)
      }
    }
  }
  threads.wait()
  return Double(done.load(ordering: .relaxed)) / (now() - start)
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Seconds of a clock that never goes back.
func now() -> Double {
  var moment = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
  return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
}

private func removeFiles(_ path: String) {
  for ending in ["", "-wal", "-shm", "-lock"] { unsafe unlink(path + ending) }
}
