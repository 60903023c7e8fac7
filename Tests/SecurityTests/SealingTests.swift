// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Security

@Suite struct `Sealed secrets` {
  private let seed = [UInt8](0..<64)
  private var sealing: Sealing { Sealing(seed: seed, purpose: .secondFactor) }

  @Test(arguments: [0, 1, 20, 1000]) func `open to what was sealed`(count: Int) {
    let secret = [UInt8](repeating: 7, count: count)
    let sealed = sealing.seal(secret, for: [1, 2])
    #expect(sealed.count == count + Sealing.overhead)
    #expect(sealing.open(sealed, for: [1, 2]) == secret)
  }

  @Test func `are never twice the same, and do not show what they hold`() {
    let secret = Array("JBSWY3DPEHPK3PXP".utf8)
    let sealed = (0..<50).map { _ in sealing.seal(secret) }
    #expect(Set(sealed).count == 50)
    #expect(sealed.allSatisfy { bytes in !bytes.indices.contains { bytes[$0...].starts(with: secret.prefix(4)) } })
  }

  @Test func `do not open for another context`() {
    let sealed = sealing.seal([1, 2, 3], for: Array("person 1".utf8))
    #expect(sealing.open(sealed, for: Array("person 2".utf8)) == nil && sealing.open(sealed) == nil)
  }

  @Test(arguments: Sealing.Purpose.allCases) func `open for their own purpose only`(purpose: Sealing.Purpose) {
    let sealed = Sealing(seed: seed, purpose: purpose).seal([9])
    for other in Sealing.Purpose.allCases {
      #expect((Sealing(seed: seed, purpose: other).open(sealed) == [9]) == (other == purpose))
    }
  }

  @Test func `do not open with the seed of another installation`() {
    let sealed = sealing.seal([1, 2, 3])
    for place in seed.indices {
      var other = seed
      other[place] ^= 1
      #expect(Sealing(seed: other, purpose: .secondFactor).open(sealed) == nil)
    }
  }

  @Test func `do not open once a bit was changed, or bytes were cut off or added`() {
    let sealed = sealing.seal([1, 2, 3])
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 0x10
      #expect(sealing.open(changed) == nil)
      #expect(sealing.open(Array(sealed.prefix(place))) == nil)
    }
    #expect(sealing.open(sealed + [0]) == nil)
  }

  @Test func `have keys that stay the same for as long as the seed`() {
    // Computed apart, with Python: hashlib.blake2b(b"xanh.sealing/1\0backup", digest_size=32, key=bytes(range(64))).
    #expect(
      Digest.hexadecimal(Sealing.key(from: seed, for: .backup))
        == "3e5fda7a5d25de4e0a4f220c8a1d4b5e6b0e69caae99c1046c05c72b99942db0")
  }
}
