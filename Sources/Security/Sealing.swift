// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Keeps secrets in the store so that nobody who reads the store, or a copy of it, can read them: XChaCha20-Poly1305
/// with a key that is derived from the seed of the installation for one purpose.
///
///     key    = BLAKE2b-256(key: seed, "xanh.sealing/1" ‖ 0 ‖ purpose)
///     sealed = 1 ‖ nonce (24 random bytes) ‖ ciphertext and tag (16 bytes), bound to `context`
public struct Sealing: Sendable {
  /// What secrets are sealed for. A key of one purpose opens nothing of another; a name is never used for a second thing.
  public enum Purpose: String, Sendable, CaseIterable {
    /// Secrets of second factors.
    case secondFactor = "second-factor"
    /// Secrets of second factors that are being set up, in their forms.
    case secondFactorForm = "second-factor-form"
    /// Digests of recovery codes.
    case recoveryCode = "recovery-code"
    /// Digests of codes that sign in once.
    case signInCode = "sign-in-code"
    /// What single sign-on needs, such as the secret of the client.
    case singleSignOn = "single-sign-on"
    /// Backups of the installation.
    case backup
  }

  private static let version: UInt8 = 1
  private static let nonceCount = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  private static let tagCount = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
  /// Bytes that sealing adds.
  public static let overhead = 1 + nonceCount + tagCount

  private let key: [UInt8]

  /// Derives the key of a purpose from the seed of the installation, 32 to 64 bytes.
  public init(seed: [UInt8], purpose: Purpose) { key = Self.key(from: seed, for: purpose) }

  /// The key of a purpose, 32 bytes.
  static func key(from seed: [UInt8], for purpose: Purpose) -> [UInt8] {
    precondition((32...64).contains(seed.count), "a seed has 32 to 64 bytes")
    Sodium.prepare()
    let words = Array("xanh.sealing/1".utf8) + [0] + Array(purpose.rawValue.utf8)
    var key = [UInt8](repeating: 0, count: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES))
    unsafe crypto_generichash(&key, key.count, words, UInt64(words.count), seed, seed.count)
    return key
  }

  /// Seals a secret. What is sealed for one context (say, the person whom it belongs to) opens for no other, so that
  /// nobody who can write to the store can give it to somebody else.
  public func seal(_ secret: [UInt8], for context: [UInt8] = []) -> [UInt8] {
    let nonce = randomBytes(Self.nonceCount)
    var box = [UInt8](repeating: 0, count: secret.count + Self.tagCount)
    unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
      &box, nil, secret, UInt64(secret.count), context, UInt64(context.count), nil, nonce, key)
    return [Self.version] + nonce + box
  }

  /// The secret; `nil` where it was sealed with another key or for another context, or was changed.
  public func open(_ sealed: [UInt8], for context: [UInt8] = []) -> [UInt8]? {
    guard sealed.count >= Self.overhead, sealed[0] == Self.version else { return nil }
    let nonce = Array(sealed[1...Self.nonceCount])
    let box = Array(sealed[(1 + Self.nonceCount)...])
    var secret = [UInt8](repeating: 0, count: box.count - Self.tagCount)
    let status = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
      &secret, nil, nil, box, UInt64(box.count), context, UInt64(context.count), nonce, key)
    return status == 0 ? secret : nil
  }
}
