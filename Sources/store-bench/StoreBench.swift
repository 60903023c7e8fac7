// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Domain
import Glibc
import SQLiteDriver
import Security
import Store
import Synchronization

/// Runs the measures in short turns, so that a slow spell of the disk meets them all, and prints the medians.
func runBench(_ arguments: [String]) {
  let folder = arguments.count > 1 ? arguments[1] : "."
  let rounds = 41
  do {
    let base = "\(folder)/store-bench-\(getpid())"
    defer { removeFiles(base) }
    let bare = BareSQLite(path: base + "-bare")
    let updates = try Updates(path: base)
    defer { updates.close() }
    var figures: [String: [Double]] = [:]
    for _ in 0..<rounds {
      figures["bare", default: []].append(rate(writers: 1) { _ in bare.commit() })
      figures["1", default: []].append(rate(writers: 1) { updates.send($0) })
      figures["32", default: []].append(rate(writers: 32) { updates.send($0) })
    }
    let bareRates = figures["bare"] ?? []
    for (writers, goal) in [("1", 0.8), ("32", 1.0)] {
      report("durable progress updates, \(writers) writer(s)", figures[writers] ?? [], bareRates, goal)
    }
  } catch {
    print("store-bench: \(String(reflecting: error))")
    exit(70)
  }
}

/// How often `work` is done in a second by threads that do nothing else.
private func rate(writers: Int, _ work: @escaping @Sendable (Int) -> Void) -> Double {
  let done = Atomic<Int>(0)
  let seconds = 0.2
  let start = now()
  let threads = DispatchGroup()
  for writer in 0..<writers {
    DispatchQueue(label: "writer").async(group: threads) {
      while now() - start < seconds {
        work(writer)
        done.add(1, ordering: .relaxed)
      }
    }
  }
  threads.wait()
  return Double(done.load(ordering: .relaxed)) / (now() - start)
}

/// Prints a figure. The ratio is the median of those of each turn, because the disk's speed moves from turn to turn.
private func report(_ name: String, _ values: [Double], _ references: [Double], _ goal: Double) {
  let ratio = median(zip(values, references).map { $0 / $1 })
  print(
    """
    {"name": "\(name)", "value": \(Int(median(values))), "unit": "1/s", "reference": \(Int(median(references))), \
    "ratio": \(rounded(ratio)), "goal": \(goal), "met": \(ratio >= goal)}
    """)
}

private func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Seconds of a clock that never goes back.
private func now() -> Double {
  var moment = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
  return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
}

private func removeFiles(_ base: String) {
  for path in [base, base + "-bare"] {
    for ending in ["", "-wal", "-shm", "-lock"] { unsafe unlink(path + ending) }
  }
}
