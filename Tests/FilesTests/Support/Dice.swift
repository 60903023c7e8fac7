// SPDX-License-Identifier: Apache-2.0

/// Chance from a seed, so that a failure can be repeated.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 to `count` - 1.
  mutating func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  /// One of some things.
  mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[roll(things.count)] }
}
