// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Glibc
import Synchronization

/// Performs groups of writes on the one writing connection, each group as one transaction.
///
/// Safe because `turn` lets one thread at a time at the connection.
final class Commits: @unchecked Sendable {
  private let writer: SQLiteConnection
  private let turn = DispatchSemaphore(value: 1)
  private let number = Atomic<Int64>(0)
  private let isClosed = Atomic<Bool>(false)
  /// The thread that has the connection, 0 while none has.
  private let owner = Atomic<UInt>(0)

  init(writer: SQLiteConnection) { self.writer = writer }

  /// Commits so far; a commit is counted before its writers are released.
  func count() throws(DatabaseError) -> Int64 {
    try refuseWhenClosed()
    return number.load(ordering: .acquiring)
  }

  private func refuseWhenClosed() throws(DatabaseError) {
    if isClosed.load(ordering: .acquiring) { throw DatabaseError(.closed, detail: "the database was closed") }
  }

  /// Runs `work` between two groups.
  func alone<Result>(_ work: () throws -> Result) throws -> Result {
    let thread = UInt(pthread_self())
    precondition(owner.load(ordering: .relaxed) != thread, "a transaction inside a transaction would wait for ever")
    turn.wait()
    owner.store(thread, ordering: .relaxed)
    defer {
      owner.store(0, ordering: .relaxed)
      turn.signal()
    }
    try refuseWhenClosed()
    return try work()
  }

  /// Closes the connection once the group under way is done.
  func close() {
    turn.wait()
    defer { turn.signal() }
    if !isClosed.exchange(true, ordering: .acquiringAndReleasing) { writer.close() }
  }

  /// Performs a group, and sets `failure` of each write that failed.
  func perform(_ group: [WriteQueue.Write]) {
    do {
      // A savepoint copies each page that its write touches: so the writes get one each only after one has failed.
      try alone {
        if try !transaction(group, apart: false) { _ = try transaction(group, apart: true) }
      }
    } catch let error as DatabaseError where error.kind == .constraint && group.count > 1 {
      // A deferred constraint shows at the commit only, and not whose it is: so each runs again on its own.
      for write in group { perform([write]) }
    } catch {
      for write in group where write.failure == nil { write.failure = error }
    }
  }

  /// Performs a group; `false` where one of several failed that did not run `apart`, and nothing remains.
  private func transaction(_ group: [WriteQueue.Write], apart: Bool) throws(DatabaseError) -> Bool {
    for write in group { write.failure = nil }
    try writer.control("BEGIN IMMEDIATE")
    defer { if !writer.isIdle { try? writer.control("ROLLBACK") } }
    for write in group {
      try run(write, apart: apart)
      if write.failure != nil, group.count > 1, !apart { return false }
    }
    guard group.contains(where: { $0.failure == nil }) else { return true }
    try writer.control("COMMIT")
    number.add(1, ordering: .releasing)
    return true
  }

  /// Runs one write; `apart` from its neighbours its failure undoes it alone.
  private func run(_ write: WriteQueue.Write, apart: Bool) throws(DatabaseError) {
    if apart { try writer.control("SAVEPOINT one") }
    do {
      try write.work(writer)
      if apart { try writer.control("RELEASE one") }
    } catch {
      write.failure = error
      // A full disk or an I/O error ends the whole transaction, and the neighbours' changes with it.
      if writer.isIdle { throw error as? DatabaseError ?? DatabaseError(.unavailable, detail: "rolled back") }
      guard apart else { return }
      try writer.control("ROLLBACK TO one")
      try writer.control("RELEASE one")
    }
  }
}
