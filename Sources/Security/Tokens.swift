// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// A secret that a person holds: of a session, or of a one-time link. The store keeps its digest only, so that nobody
/// who reads the store can use it.
public struct SecretToken: Sendable {
  private static let count = 32
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A new token of 256 random bits.
  public static func random() -> SecretToken { SecretToken(bytes: randomBytes(count)) }

  /// Reads a token that came back; `nil` for text of another form.
  public init?(text: String) {
    guard let bytes = Base64URL.decoded(text, count: Self.count) else { return nil }
    self.bytes = bytes
  }

  /// 43 characters of base64url, for a cookie or a link.
  public var text: String { Base64URL.encoded(bytes) }

  /// BLAKE2b-256 of the token, 32 bytes: what the store keeps and looks up.
  public var digest: [UInt8] { Digest.blake2b256(bytes) }
}

/// Makes and checks the tokens that forms carry against requests from other sites.
///
/// A token is a random nonce with an HMAC-SHA-256 over the nonce and the session, so that checking needs no look-up, a
/// token of one session is worth nothing in another, and no two pages hold the same secret bytes (which would let
/// compression leak them).
public struct FormTokens: Sendable {
  private static let nonceCount = 16
  private let key: [UInt8]

  /// Takes the key of this installation, 32 bytes.
  public init(key: [UInt8]) {
    precondition(key.count == Int(crypto_auth_hmacsha256_KEYBYTES), "a key of form tokens has 32 bytes")
    self.key = key
  }

  /// A new token for pages of a session, which is named by the digest of its token; 64 characters of base64url.
  public func token(session: [UInt8]) -> String {
    let nonce = randomBytes(Self.nonceCount)
    return Base64URL.encoded(nonce + code(nonce, session))
  }

  /// Whether a token was made for this session.
  public func isValid(_ token: String, session: [UInt8]) -> Bool {
    guard let bytes = Base64URL.decoded(token, count: Self.nonceCount + 32) else { return false }
    let nonce = Array(bytes.prefix(Self.nonceCount))
    return equalInConstantTime(Array(bytes.dropFirst(Self.nonceCount)), code(nonce, session))
  }

  private func code(_ nonce: [UInt8], _ session: [UInt8]) -> [UInt8] {
    hmacSHA256(nonce + session, key: key)
  }
}

/// HMAC-SHA-256 (RFC 2104), 32 bytes, with a key of 32 bytes.
public func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
  precondition(key.count == Int(crypto_auth_hmacsha256_KEYBYTES), "the key has 32 bytes")
  Sodium.prepare()
  var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
  unsafe crypto_auth_hmacsha256(&code, bytes, UInt64(bytes.count), key)
  return code
}
