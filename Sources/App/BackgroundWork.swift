// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// Work that takes longer than a request may, such as the reading of a scan: two pieces at a time, and a short line of
/// others behind them.
final class BackgroundWork: Sendable {
  /// How many pieces may wait.
  private static let mostWaiting = 20

  private let lanes = (1...2).map { DispatchQueue(label: "background \($0)") }
  private let waiting = Mutex([0, 0])
  private let stopped = Mutex(false)

  /// Whether the server ends, and running work should as well.
  var isStopped: Bool { stopped.withLock { $0 } }

  /// Takes a piece of work for the lane with the shorter line; `false` where both are full, or the server ends.
  func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard !isStopped else { return false }
    let lane = waiting.withLock { waiting -> Int? in
      let lane = waiting[0] <= waiting[1] ? 0 : 1
      guard waiting[lane] < Self.mostWaiting / 2 else { return nil }
      waiting[lane] += 1
      return lane
    }
    guard let lane else { return false }
    lanes[lane].async { [self] in
      if !isStopped { work() }
      waiting.withLock { $0[lane] -= 1 }
    }
    return true
  }

  /// Ends: running work is asked to stop, and waited for.
  func stop() {
    stopped.withLock { $0 = true }
    for lane in lanes { lane.sync {} }
  }
}
