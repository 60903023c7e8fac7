// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Glibc
import Synchronization

/// Grouped commits without a thread of their own.
///
/// Invariants:
/// 1. At most one thread leads. Only the leader touches the writing connection.
/// 2. A thread that finds no leader leads its own write at once, so a lone writer never waits for another thread.
/// 3. Writes that arrive meanwhile queue; when the leader is done, the first in the queue leads all of them as one group.
/// 4. A write is released only after its group is durable, or has failed.
final class WriteQueue: Sendable {
  /// One write and the thread that waits for it.
  ///
  /// Safe because its fields are touched by the leader only until the semaphore passes it back to its own thread.
  final class Write: @unchecked Sendable {
    let work: (SQLiteConnection) throws -> Void
    var failure: (any Error)?
    fileprivate var leads = false
    fileprivate let released = DispatchSemaphore(value: 0)

    init(_ work: @escaping (SQLiteConnection) throws -> Void) { self.work = work }
  }

  private struct State {
    var waiting: [Write] = []
    var isLed = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let commit: @Sendable ([Write]) -> Void

  /// A group larger than this would hold back the first of it for too long.
  private static let groupLimit = 256

  /// Takes what performs a group: it sets `failure` of each write that failed, and returns when the others are durable.
  init(commit: @escaping @Sendable ([Write]) -> Void) { self.commit = commit }

  /// The thread that leads, 0 while none does.
  private let leader = Atomic<UInt>(0)

  /// Returns when the write is durable; throws what it, or its commit, failed with.
  func submit(_ write: Write) throws {
    let thread = UInt(pthread_self())
    precondition(leader.load(ordering: .relaxed) != thread, "a write inside a write would wait for ever")
    let leads = try state.withLock { state throws(DatabaseError) in
      if state.isClosed { throw DatabaseError(.closed, detail: "the database was closed") }
      state.waiting.append(write)
      defer { state.isLed = true }
      return !state.isLed
    }
    if !leads { write.released.wait() }
    if leads || write.leads { lead(write) }
    if let failure = write.failure { throw failure }
  }

  /// Refuses further writes and returns when those under way are done.
  func close() {
    let last = Write { _ in }
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      if state.isClosed { return false }
      if state.isLed { state.waiting.append(last) }
      return state.isLed
    }
    guard isFirst else { return }
    last.released.wait()
    if last.leads { lead(last) }
  }

  private func lead(_ own: Write) {
    leader.store(UInt(pthread_self()), ordering: .relaxed)
    let group = state.withLock { state in
      let group = Array(state.waiting.prefix(Self.groupLimit))
      state.waiting.removeFirst(group.count)
      return group
    }
    commit(group)
    for write in group where write !== own { write.released.signal() }
    leader.store(0, ordering: .relaxed)
    let next = state.withLock { state in
      state.isLed = !state.waiting.isEmpty
      return state.waiting.first
    }
    next?.leads = true
    next?.released.signal()
  }
}
