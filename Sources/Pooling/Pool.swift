// SPDX-License-Identifier: Apache-2.0
public import Database
import Dispatch
import Synchronization

/// Connections of one kind, opened when first needed and kept. Each is lent to one thread at a time.
public final class Pool<Member: Sendable>: Sendable {
  private let limit: Int
  private let free: DispatchSemaphore
  private let state = Mutex<(idle: [Member], isClosed: Bool)>(([], false))
  private let open: @Sendable () throws(DatabaseError) -> Member
  private let isUsable: @Sendable (Member) -> Bool

  /// Makes an empty pool.
  ///
  /// - Parameters:
  ///   - limit: How many members may be lent at the same time; who comes later waits.
  ///   - open: Makes a member.
  ///   - isUsable: Whether a member that comes back may be lent again; otherwise it is dropped.
  public init(
    limit: Int, open: @escaping @Sendable () throws(DatabaseError) -> Member,
    isUsable: @escaping @Sendable (Member) -> Bool
  ) {
    self.limit = limit
    self.open = open
    self.isUsable = isUsable
    free = DispatchSemaphore(value: limit)
  }

  /// Lends a member for as long as `work` runs; throws `.closed` after `close()`, or what opening one failed with.
  public func with<Result>(_ work: (Member) throws -> Result) throws -> Result {
    free.wait()
    defer { free.signal() }
    let idle = try state.withLock { state throws(DatabaseError) in
      if state.isClosed { throw DatabaseError(.closed, detail: "the database was closed") }
      return state.idle.popLast()
    }
    let member = try idle ?? open()
    defer { if isUsable(member) { state.withLock { if !$0.isClosed { $0.idle.append(member) } } } }
    return try work(member)
  }

  /// Waits for the members that are lent, and drops them all.
  public func close() {
    for _ in 0..<limit { free.wait() }
    state.withLock { $0 = ([], true) }
    for _ in 0..<limit { free.signal() }
  }
}
