// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Counts the pages that are done, tells whoever waits, and asks them whether to go on.
final class ReadingWatch: Sendable {
  private let progress: ReadingProgress
  private let count = Mutex((done: 0, total: 1))
  private let stopped = Mutex(false)

  init(_ progress: @escaping ReadingProgress) { self.progress = progress }

  /// From now on there are so many pages to do.
  func begin(_ total: Int) {
    count.withLock { $0 = (0, total) }
    ask()
  }

  /// A page is done.
  func advance() {
    count.withLock { $0.done += 1 }
    ask()
  }

  /// Whether somebody stopped the reading; asks anew each time.
  var isStopped: Bool {
    ask()
    return stopped.withLock { $0 }
  }

  private func ask() {
    let (done, total) = count.withLock { $0 }
    if !progress(done, total) { stopped.withLock { $0 = true } }
  }
}
