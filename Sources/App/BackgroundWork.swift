// SPDX-License-Identifier: Apache-2.0
import Dispatch
import HTTPServer
import Synchronization

/// Work that takes longer than a request may, such as the reading of a scan: two pieces at a time, in the order in which
/// they came, and a short line of others behind them.
final class BackgroundWork: Sendable {
  /// How many pieces may wait.
  private static let mostWaiting = 20
  /// How many are done at a time.
  private static let takers = 2

  private struct Line {
    var waiting: [@Sendable () -> Void] = []
    var running = 0
    var isStopped = false
  }

  private let line = Mutex(Line())
  private let queue = DispatchQueue(label: "background", attributes: .concurrent)
  private let taken = DispatchGroup()

  /// Whether the server ends, and running work should as well.
  var isStopped: Bool { line.withLock { $0.isStopped } }

  /// Takes a piece of work; `false` where too many wait, or the server ends.
  func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    let isTaken: (Bool, isFirst: Bool) = line.withLock { line in
      guard !line.isStopped else { return (false, false) }
      guard line.running == Self.takers else {
        line.running += 1
        return (true, true)
      }
      guard line.waiting.count < Self.mostWaiting else { return (false, false) }
      line.waiting.append(work)
      return (true, false)
    }
    if isTaken.isFirst { queue.async(group: taken) { [self] in take(work) } }
    return isTaken.0
  }

  /// Does a piece of work, and then what waits, as long as there is any.
  private func take(_ work: () -> Void) {
    work()
    while let next = next() { next() }
    // Long work makes very many small objects, pages and rows.
    HeldMemory.giveBack()
  }

  private func next() -> (@Sendable () -> Void)? {
    line.withLock { line in
      guard !line.isStopped, !line.waiting.isEmpty else {
        line.running -= 1
        return nil
      }
      return line.waiting.removeFirst()
    }
  }

  /// Ends: what waits is not begun, running work is asked to stop, and waited for.
  func stop() {
    line.withLock { $0.isStopped = true }
    taken.wait()
  }
}
