// SPDX-License-Identifier: Apache-2.0
public import Domain
import Synchronization

/// Makes identifiers: 41 bits of milliseconds since 2020, 10 bits that tell server processes apart, 12 bits of count.
/// So they grow with time, never repeat in one process, and two processes collide only if they drew the same 10 bits.
public final class IDSource: Sendable {
  private static let origin: Int64 = 1_577_836_800_000
  private let process: Int64
  private let last = Mutex<Int64>(0)

  /// Draws the 10 bits of this process.
  public init() { process = Int64.random(in: 0..<1024) }

  /// The next identifier at a moment; if the clock stood still or went back, it goes on from the last one.
  public func next<Kind>(_ kind: Kind.Type = Kind.self, at now: Instant) -> ID<Kind> {
    let slot = max(0, now.milliseconds - Self.origin) << 12
    let ticket = last.withLock { last in
      last = max(last + 1, slot)
      return last
    }
    return ID((ticket >> 12) << 22 | process << 12 | (ticket & 0xFFF))
  }
}
