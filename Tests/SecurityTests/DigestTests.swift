// SPDX-License-Identifier: Apache-2.0
import Security
import Testing

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite struct `A digest` {
  // FIPS 180-4 examples (CSRC), and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `of SHA-256 agrees with the standard`(_ message: String, _ digest: String) {
    #expect(Digest.hexadecimal(Digest.sha256(bytes(message))) == digest)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1000])
  func `of SHA-256 is the same in pieces`(_ cut: Int) {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var digest = SHA256()
    digest.update(Array(message[..<cut]))
    let rest = Array(message[cut...])
    digest.update(rest.span)
    #expect(digest.finish() == Digest.sha256(message))
  }

  // The value of the empty message is that of Python's hashlib.blake2b(digest_size=32).
  @Test(arguments: [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
  ])
  func `of BLAKE2b-256 agrees with another implementation`(_ message: String, _ digest: String) {
    #expect(Digest.hexadecimal(Digest.blake2b256(bytes(message))) == digest)
  }

  // RFC 4231 asks for keys of other lengths; this pair was made with Python's hmac.
  @Test func `with a key agrees with another implementation`() {
    let code = hmacSHA256(bytes("what do ya want for nothing?"), key: [UInt8](repeating: 0x0B, count: 32))
    #expect(Digest.hexadecimal(code) == "c3f2649c34ea24e4d62a2c7e868bbea0233c9d4c2cc300794db76aa18d6822d8")
  }

  @Test(
    arguments: [([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 2], false)]
      as [([UInt8], [UInt8], Bool)])
  func `is compared to the byte`(_ left: [UInt8], _ right: [UInt8], _ isEqual: Bool) {
    #expect(equalInConstantTime(left, right) == isEqual)
  }
}

@Suite struct `A signature` {
  // RFC 8032, section 7.1, test 2.
  private let seed: [UInt8] = [
    0x4c, 0xcd, 0x08, 0x9b, 0x28, 0xff, 0x96, 0xda, 0x9d, 0xb6, 0xc3, 0x46, 0xec, 0x11, 0x4e, 0x0f, 0x5b, 0x8a, 0x31,
    0x9f,
    0x35, 0xab, 0xa6, 0x24, 0xda, 0x8c, 0xf6, 0xed, 0x4f, 0xb8, 0xa6, 0xfb,
  ]

  @Test func `agrees with RFC 8032`() throws {
    let key = try #require(SigningKey(seed: seed))
    #expect(
      Digest.hexadecimal(key.publicKey) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    #expect(
      Digest.hexadecimal(key.sign([0x72]))
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00")
  }

  @Test func `is refused where one bit differs`() throws {
    let key = SigningKey()
    let message = bytes("đầu chuỗi nhật ký")
    let signature = key.sign(message)
    #expect(key.verify(signature, of: message))
    for index in signature.indices {
      var changed = signature
      changed[index] ^= 1
      #expect(!key.verify(changed, of: message))
    }
    var other = message
    other[3] ^= 0x80
    #expect(!key.verify(signature, of: other))
    #expect(!SigningKey().verify(signature, of: message))
    #expect(SigningKey.verify(signature, of: message, publicKey: key.publicKey))
  }

  @Test(arguments: [0, 31, 63, 65]) func `of another length is refused`(_ count: Int) {
    let key = SigningKey()
    #expect(!key.verify([UInt8](repeating: 0, count: count), of: []))
    #expect(!SigningKey.verify(key.sign([]), of: [], publicKey: [UInt8](repeating: 0, count: count)))
  }

  @Test func `is made by the same key after the seed was kept`() throws {
    let key = SigningKey()
    let again = try #require(SigningKey(seed: key.seed))
    #expect(again.verify(key.sign([1]), of: [1]) && again.publicKey == key.publicKey)
    #expect(SigningKey(seed: Array(key.seed.dropLast())) == nil)
  }
}

@Suite struct `Random bytes` {
  @Test(arguments: [0, 1, 32, 1000]) func `have the length asked for`(_ count: Int) {
    #expect(randomBytes(count).count == count)
  }

  @Test func `do not repeat`() { #expect(Set((0..<1000).map { _ in randomBytes(16) }).count == 1000) }
}

@Suite struct `Digests of any bytes` {
  private static let all = (0...255).map { UInt8($0) }

  // Made with Python's hashlib and hmac.
  @Test func `agree with another implementation beyond one block`() {
    #expect(
      Digest.hexadecimal(Digest.sha256(Self.all + Self.all + Self.all + Self.all + Self.all))
        == "d414b085826eb06778483ba35564dc849e643359f69ed9747878ba6e54985bed")
    #expect(
      Digest.hexadecimal(Digest.blake2b256(Self.all))
        == "39a7eb9fedc19aabc83425c6755dd90e6f9d0c804964a1f4aaeea3b9fb599835")
    #expect(
      Digest.hexadecimal(Digest.blake2b256(bytes("đầu chuỗi")))
        == "d57429952c55b2f1b88577a5a94ca68a5442999e5e12a515bb3197467eb31016")
  }

  @Test(arguments: [
    (Array(all.prefix(32)), "", "d38b42096d80f45f826b44a9d5607de72496a415d3f4a1a8c88e3bb9da8dc1cb"),
    (Array(all.prefix(32)), "nhật ký", "e85a2598da3ba0631929d769c34f7ea6a5badca88d398cbb1af3475a9e9a3498"),
    (
      [UInt8](repeating: 255, count: 32), String(repeating: "\u{0}", count: 200),
      "41db97de4433687966a0aefe5a55062f479d6957b3e854ed12e3f4c33a4a24a4"
    ),
  ])
  func `with a key agree with another implementation`(_ key: [UInt8], _ message: String, _ code: String) {
    #expect(Digest.hexadecimal(hmacSHA256(bytes(message), key: key)) == code)
  }

  @Test func `differ for every byte that differs`() {
    let digests = Self.all.map { Digest.sha256([$0]) } + Self.all.map { Digest.blake2b256([$0]) }
    #expect(Set(digests).count == 512 && digests.allSatisfy { $0.count == 32 })
  }

  @Test func `of many small pieces are that of the whole, taken before or after`() {
    var digest = SHA256()
    for byte in Self.all {
      digest.update([byte])
      digest.update([])
    }
    #expect(digest.finish() == Digest.sha256(Self.all))
    #expect(SHA256().finish() == Digest.sha256([]))
  }

  @Test(arguments: [([], ""), ([0], "00"), ([15, 16, 255], "0f10ff")] as [([UInt8], String)])
  func `are written in small hexadecimal digits`(_ bytes: [UInt8], _ text: String) {
    #expect(Digest.hexadecimal(bytes) == text)
  }

  @Test func `are equal only as a whole`() {
    for index in 0..<32 {
      var other = Digest.sha256([])
      other[index] ^= 0x80
      #expect(!equalInConstantTime(other, Digest.sha256([])))
    }
    #expect(!equalInConstantTime(Digest.sha256([]), Array(Digest.sha256([]).dropLast())))
  }
}
