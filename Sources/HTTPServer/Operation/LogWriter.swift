// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Glibc
internal import HTTP
internal import Synchronization

/// Writes log lines to a descriptor from a thread of its own, so that a slow disk or a full pipe never holds up
/// requests. Where the reader cannot keep up, lines are dropped and their number is told in the log.
public final class LogWriter: Sendable {
  private struct Pending {
    var bytes: [UInt8] = []
    var dropped = 0
    var isClosed = false
  }

  private let descriptor: Int32
  private let limit: Int
  private let pending = Mutex(Pending())
  private let ready = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let isRunning = Mutex(false)

  /// Writes to a descriptor, 2 being standard error; at most `limit` bytes wait.
  public init(descriptor: Int32 = 2, limit: Int = 8 << 20) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// Starts the thread; whether the system gave one.
  public func start() -> Bool {
    let hasStarted = startThread { [self] in
      blockBrokenPipeSignal()
      while writePending() {}
      ended.signal()
    }
    isRunning.withLock { $0 = hasStarted }
    return hasStarted
  }

  /// Takes a line; never blocks.
  public func write(_ line: LogLine) { write(line.json) }

  /// Takes one JSON object; never blocks.
  public func write(_ line: [UInt8]) {
    let isFirst = pending.withLock { pending in
      guard pending.bytes.count + line.count < limit else {
        pending.dropped += 1
        return false
      }
      let isFirst = pending.bytes.isEmpty
      pending.bytes += line
      pending.bytes.append(0x0A)
      return isFirst
    }
    if isFirst { ready.signal() }
  }

  /// Writes what waits and ends the thread.
  public func close() {
    pending.withLock { $0.isClosed = true }
    ready.signal()
    let wasRunning = isRunning.withLock { isRunning in
      defer { isRunning = false }
      return isRunning
    }
    if wasRunning { ended.wait() }
  }

  /// Waits for lines and writes them; `false` at the end.
  private func writePending() -> Bool {
    ready.wait()
    var taken = pending.withLock { pending in
      defer { pending = Pending(isClosed: pending.isClosed) }
      return pending
    }
    if taken.dropped > 0 {
      taken.bytes += (["dropped_log_lines": .int(taken.dropped)] as JSON).bytes
      taken.bytes.append(0x0A)
    }
    var rest = taken.bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { break }
      rest = rest.dropFirst(max(0, count))
    }
    return !taken.isClosed
  }
}
