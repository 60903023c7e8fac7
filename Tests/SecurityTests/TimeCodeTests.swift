// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Security

@Suite struct `Codes that change with the time` {
  /// RFC 6238, appendix B, for SHA-1: eight digits, at a moment in seconds.
  private static let vectors: [(seconds: Int64, code: String)] = [
    (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
    (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ]
  /// RFC 4226, appendix D: the codes of the first ten counts, six digits.
  private static let counts = [
    "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
  ]
  private let codes = TimeCodes(secret: Array("12345678901234567890".utf8))

  @Test(arguments: vectors) func `are those of RFC 6238`(seconds: Int64, code: String) {
    #expect(codes.code(step: seconds / 30, digits: 8) == code)
    #expect(codes.code(step: seconds / 30) == String(code.suffix(6)))
  }

  @Test func `are those of RFC 4226, count by count`() {
    #expect((0..<10).map { codes.code(step: Int64($0)) } == Self.counts)
  }

  @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false), (100, false)])
  func `hold one step before and one after their own`(steps: Int64, isTaken: Bool) {
    for second in [Int64(0), 29] {
      let now = 1_795_226_400 + second
      let code = codes.code(step: now / 30 + steps)
      #expect(codes.step(of: code, at: now) == (isTaken ? now / 30 + steps : nil))
    }
  }

  @Test(arguments: ["", "0", "00000", "0000000", "abcdef", "١٢٣٤٥٦", "755224\u{0}", "７５５２２４"])
  func `are six digits and nothing else`(text: String) {
    #expect(codes.step(of: text, at: 10) == nil)
  }

  @Test func `before the first step there is none to tolerate`() {
    #expect(codes.step(of: Self.counts[0], at: 0) == 0 && codes.step(of: Self.counts[1], at: 29) == 1)
  }

  @Test func `of another secret are others`() {
    let other = TimeCodes(secret: Array("12345678901234567891".utf8))
    #expect((0..<50).filter { codes.code(step: $0) == other.code(step: $0) }.isEmpty)
  }

  /// RFC 4648, section 10, without padding.
  @Test(arguments: [
    ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
  ])
  func `have their secret in base32`(text: String, encoded: String) throws {
    #expect(TimeCodes.base32(Array(text.utf8)) == encoded)
    if text.utf8.count == 20 {
      let read = try #require(TimeCodes(base32: encoded))
      #expect(read.code(step: 1, digits: 8) == "94287082")
    }
  }

  @Test func `begin with a new random secret each`() throws {
    let secrets = (0..<50).map { _ in TimeCodes.newSecret() }
    #expect(Set(secrets).count == 50 && secrets.allSatisfy { $0.utf8.count == 32 })
    #expect(try #require(TimeCodes(base32: secrets[0])).code(step: 7) == TimeCodes(base32: secrets[0])?.code(step: 7))
    #expect(TimeCodes(base32: "không phải base32!") == nil)
  }
}

@Suite struct `Codes on paper` {
  @Test func `are ten letters that nobody takes for one another`() {
    let codes = (0..<500).map { _ in ShortCodes.random() }
    #expect(Set(codes).count == 500)
    #expect(codes.allSatisfy { $0.utf8.count == 10 })
    let letters = Set(codes.joined().utf8)
    #expect(letters == Set(ShortCodes.letters))
    #expect(letters.isDisjoint(with: Array("01ILOU".utf8)))
  }

  @Test func `are kept under a key, a purpose and a person`() {
    let seed = [UInt8](repeating: 3, count: 64)
    let digests = [
      CodeDigests(seed: seed, purpose: .recoveryCode).digest("ABCDE23456", of: 7),
      CodeDigests(seed: seed, purpose: .signInCode).digest("ABCDE23456", of: 7),
      CodeDigests(seed: seed, purpose: .recoveryCode).digest("ABCDE23456", of: 8),
      CodeDigests(seed: [UInt8](repeating: 4, count: 64), purpose: .recoveryCode).digest("ABCDE23456", of: 7),
    ]
    #expect(Set(digests).count == 4 && digests.allSatisfy { $0.count == 32 })
    #expect(digests[0] == CodeDigests(seed: seed, purpose: .recoveryCode).digest("ABCDE23456", of: 7))
  }

  @Test func `a sealed text opens for its context alone`() {
    let sealing = Sealing(seed: [UInt8](repeating: 3, count: 64), purpose: .secondFactor)
    let sealed = sealing.seal("bí mật", for: "7")
    #expect(sealing.open(sealed, for: "7") == "bí mật")
    for text in [sealed + "A", String(sealed.dropLast()), "", "không phải base64"] {
      #expect(sealing.open(text, for: "7") == nil)
    }
    #expect(sealing.open(sealed, for: "8") == nil)
  }
}

@Suite struct `A QR code` {
  private static let finder = [
    "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
  ]

  @Test func `is a square with the three marks that readers look for (ISO/IEC 18004, 6.3.3)`() throws {
    let code = try #require(QRCode("otpauth://totp/Xanh:an?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Xanh"))
    #expect(code.isDark.count == code.width * code.width && (code.width - 17) % 4 == 0)
    for (x, y) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
      let mark = (0..<7).map { row in
        (0..<7).map { code.isDark[(y + row) * code.width + x + $0] ? "1" : "0" }.joined()
      }
      #expect(mark == Self.finder)
    }
  }

  @Test func `of a text that is too long there is none`() {
    #expect(QRCode(String(repeating: "x", count: 5_000)) == nil)
    #expect(QRCode("a") != QRCode("b"))
  }
}
