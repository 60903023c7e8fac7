// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// The bytes of all bodies in memory, and their limit.
final class BodyMemory: Sendable {
  private let used = Mutex(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func reserve(_ count: Int) -> Bool {
    used.withLock { used in
      guard used + count <= limit else { return false }
      used += count
      return true
    }
  }

  func release(_ count: Int) { used.withLock { $0 -= count } }
}

/// Collects a body within its limits. Above them it forgets what it has and only counts what still comes.
struct BodyCollector {
  private let limit: Int
  private let discardLimit: Int
  private let memory: BodyMemory
  private var bytes: [UInt8] = []
  private var reserved = 0
  /// Bytes seen, kept or not.
  private(set) var received = 0
  /// Why the body is not kept.
  private(set) var refusal: Refusal?

  init(limit: Int, discardLimit: Int, memory: BodyMemory) {
    self.limit = limit
    self.discardLimit = discardLimit
    self.memory = memory
  }

  /// Adds a piece; `false` where so much is thrown away already that the connection is to be closed.
  mutating func add(_ piece: UnsafeRawBufferPointer) -> Bool {
    received += piece.count
    if refusal == nil {
      if received > limit {
        refuse(.bodyTooLarge)
      } else if memory.reserve(piece.count) {
        reserved += piece.count
        unsafe bytes.append(contentsOf: piece)
      } else {
        refuse(.memory)
      }
    }
    return refusal == nil || received <= limit + discardLimit
  }

  mutating func refuse(_ refusal: Refusal) {
    self.refusal = refusal
    bytes = []
    release()
  }

  /// Gives the body away; its memory stays reserved until `release`.
  mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  mutating func release() {
    memory.release(reserved)
    reserved = 0
  }
}
