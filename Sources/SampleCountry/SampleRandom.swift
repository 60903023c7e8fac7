// SPDX-License-Identifier: Apache-2.0

/// Numbers drawn from a seed and two further ones, so that each body has a series of its own and can be made alone.
///
/// SplitMix64 (Steele, Lea and Flood, «Fast splittable pseudorandom number generators», 2014). Only whole numbers and the
/// four operations of IEEE 754 are used: the same on every machine.
struct SampleRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, _ first: Int64, _ second: Int64) {
    state = seed
    for part in [first, second] {
      state = next() ^ UInt64(bitPattern: part)
    }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 to below `count`.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// One of several.
  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A special zone now and then, a ward for every fifth, communes of the country otherwise: as in 2025.
  mutating func communeKind() -> UInt8 {
    let drawn = below(3321)
    return drawn < 13 ? 2 : drawn < 710 ? 1 : 0
  }

  /// Splits a total into parts of at least one, whose sizes are spread as a lognormal distribution is: `spread` is the
  /// standard deviation of their logarithm in thousandths.
  mutating func parts(of total: Int, into count: Int, spread: Int) -> [Int] {
    let weights = (0..<count).map { _ in exponential(normal() * Double(spread) / 1000) }
    let sum = weights.reduce(0, +)
    var parts = weights.map { 1 + Int($0 / sum * Double(total - count)) }
    var rest = total - parts.reduce(0, +)
    var index = 0
    while rest > 0 {
      parts[index % count] += 1
      index += 1
      rest -= 1
    }
    return parts
  }

  /// About normally distributed: the sum of twelve even draws.
  private mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double(next() >> 11) / 9_007_199_254_740_992 }
  }

  /// e to a power between -6 and 6: by the power series of a sixteenth, four times squared.
  private func exponential(_ power: Double) -> Double {
    let small = power / 16
    var (term, sum) = (1.0, 1.0)
    for index in 1...12 {
      term *= small / Double(index)
      sum += term
    }
    for _ in 0..<4 { sum *= sum }
    return sum
  }
}
