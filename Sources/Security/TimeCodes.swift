// SPDX-License-Identifier: Apache-2.0
internal import COATH
internal import Glibc

/// The codes of a second factor, which change with the time: TOTP (RFC 6238) with HMAC-SHA-1, steps of 30 seconds and six
/// digits, as every app for telephones knows them.
public struct TimeCodes: Sendable {
  /// How long a step lasts.
  public static let stepSeconds: Int64 = 30
  /// Bytes of a secret: as many as the hash has (RFC 4226, section 4, R6).
  public static let secretCount = 20
  /// Steps before and after the moment whose codes are taken too, since clocks differ (RFC 6238, section 5.2).
  public static let tolerance: Int64 = 1

  private let secret: [CChar]

  /// Takes the secret that the person's telephone has as well.
  public init(secret: [UInt8]) {
    precondition(TimeCodes.isReady, "liboath does not start")
    self.secret = secret.map { CChar(bitPattern: $0) }
  }

  /// Takes the secret in base32; `nil` for text of another form.
  public init?(base32 text: String) {
    var bytes: UnsafeMutablePointer<CChar>?
    var count = 0
    let status = unsafe oath_base32_decode(text, text.utf8.count, &bytes, &count)
    guard status == Int32(OATH_OK.rawValue), let decoded = unsafe bytes else { return nil }
    defer { unsafe free(decoded) }
    let secret = unsafe UnsafeBufferPointer(start: decoded, count: count)
    self.init(secret: unsafe secret.map { UInt8(bitPattern: $0) })
  }

  /// The code of a step, counted from 1970, in six digits or up to eight.
  public func code(step: Int64, digits: Int = 6) -> String {
    precondition((6...8).contains(digits) && step >= 0, "codes have six to eight digits, and steps begin in 1970")
    var text = [CChar](repeating: 0, count: digits + 1)
    let status = unsafe oath_totp_generate2(
      secret, secret.count, time_t(step * Self.stepSeconds), UInt32(Self.stepSeconds), 0, UInt32(digits), 0, &text)
    precondition(status == Int32(OATH_OK.rawValue), "liboath computes no code")
    return string(text)
  }

  /// Whose step a code is, at a moment in seconds since 1970; `nil` for a wrong one. All steps that are taken are
  /// computed, and each is compared in a time that tells nothing.
  public func step(of code: String, at seconds: Int64) -> Int64? {
    let now = seconds / Self.stepSeconds
    let steps = (now - Self.tolerance...now + Self.tolerance).filter { $0 >= 0 }
    let found = steps.filter { equalInConstantTime(Array(self.code(step: $0).utf8), Array(code.utf8)) }
    return found.last
  }

  /// A new random secret, in base32.
  public static func newSecret() -> String { base32(randomBytes(secretCount)) }

  /// Base32 (RFC 4648, section 6) without padding, as secrets are typed into telephones.
  public static func base32(_ bytes: [UInt8]) -> String {
    var text: UnsafeMutablePointer<CChar>?
    var count = 0
    let input = bytes.map { CChar(bitPattern: $0) }
    guard unsafe oath_base32_encode(input, input.count, &text, &count) == Int32(OATH_OK.rawValue),
      let encoded = unsafe text
    else { return "" }
    defer { unsafe free(encoded) }
    let characters = unsafe UnsafeBufferPointer(start: encoded, count: count)
    return String(decoding: unsafe characters.map { UInt8(bitPattern: $0) }.filter { $0 != 0x3D }, as: UTF8.self)
  }

  private static let isReady = oath_init() == Int32(OATH_OK.rawValue)
}
