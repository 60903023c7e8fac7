// SPDX-License-Identifier: Apache-2.0
/// Random numbers that come again in the next run, so that a case that fails can be made again from its number.
///
/// SplitMix64 (Steele, Lea and Flood, «Fast splittable pseudorandom number generators», 2014).
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Begins the series of a number.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
