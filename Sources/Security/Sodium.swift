// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Makes libsodium ready, once. Everything in this target goes through it before the first call.
enum Sodium {
  private static let isReady: Bool = sodium_init() >= 0

  static func prepare() { precondition(isReady, "libsodium found no source of random numbers") }
}

/// Random bytes of the system, fit for keys.
public func randomBytes(_ count: Int) -> [UInt8] {
  Sodium.prepare()
  var bytes = [UInt8](repeating: 0, count: count)
  unsafe randombytes_buf(&bytes, count)
  return bytes
}

/// Whether two byte strings are equal, in a time that tells only their lengths.
public func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  Sodium.prepare()
  guard left.count == right.count else { return false }
  return unsafe sodium_memcmp(left, right, left.count) == 0
}

/// Base64 with the URL-safe alphabet and without padding (RFC 4648, section 5).
enum Base64URL {
  private static let variant = Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)

  static func encoded(_ bytes: [UInt8]) -> String {
    Sodium.prepare()
    // Four characters for three bytes, rounded up, and the NUL that libsodium ends the text with.
    var text = [CChar](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    unsafe sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
    return string(text)
  }

  /// The bytes of a text of any length; `nil` for text of another form.
  static func decoded(_ text: String) -> [UInt8]? { decoded(text, count: text.utf8.count * 3 / 4) }

  /// The bytes of a text that is the encoding of exactly `count` bytes.
  static func decoded(_ text: String, count: Int) -> [UInt8]? {
    Sodium.prepare()
    var bytes = [UInt8](repeating: 0, count: count)
    var decoded = 0
    let status = unsafe sodium_base642bin(&bytes, count, text, text.utf8.count, nil, &decoded, nil, variant)
    return status == 0 && decoded == count ? bytes : nil
  }
}

/// The text of C characters up to the NUL.
func string(_ characters: [CChar]) -> String {
  String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
