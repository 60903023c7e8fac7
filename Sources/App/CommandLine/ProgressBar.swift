// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// How far long work has come, on the last line of standard error; nothing where nobody watches.
final class ProgressBar: Sendable {
  private let shown = Mutex<String?>(nil)
  private let isWatched = Terminal.isWatched
  private let unit: String

  /// Counts in a unit: «trang».
  init(unit: String) { self.unit = unit }

  /// Shows «trang 3/12», once for each step. One alone is not worth a word.
  func show(_ done: Int, of total: Int) {
    guard isWatched, total > 1 else { return }
    let text = "\(unit) \(done)/\(total)"
    shown.withLock { shown in
      guard shown != text else { return }
      shown = text
      Terminal.overwrite(text)
    }
  }

  /// Takes the line away.
  func end() {
    shown.withLock { shown in
      if shown != nil { Terminal.overwrite("") }
      shown = nil
    }
  }
}
