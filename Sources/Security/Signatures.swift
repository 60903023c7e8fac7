// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// The key with which an installation signs its journal: Ed25519 (RFC 8032).
public struct SigningKey: Sendable {
  /// Bytes of a seed.
  public static let seedCount = Int(crypto_sign_SEEDBYTES)

  /// What the key is made from, 32 bytes: keep it secret, and keep it.
  public let seed: [UInt8]
  /// What others check signatures with, 32 bytes.
  public let publicKey: [UInt8]
  private let secretKey: [UInt8]

  /// A new key.
  public init() { self.init(validSeed: randomBytes(Self.seedCount)) }

  /// The key made from a seed that was kept; `nil` where that has not 32 bytes.
  public init?(seed: [UInt8]) {
    guard seed.count == Self.seedCount else { return nil }
    self.init(validSeed: seed)
  }

  private init(validSeed seed: [UInt8]) {
    Sodium.prepare()
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var secretKey = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    unsafe crypto_sign_seed_keypair(&publicKey, &secretKey, seed)
    self.seed = seed
    self.publicKey = publicKey
    self.secretKey = secretKey
  }

  /// The signature over bytes, 64 bytes.
  public func sign(_ bytes: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    unsafe crypto_sign_detached(&signature, nil, bytes, UInt64(bytes.count), secretKey)
    return signature
  }

  /// Whether a signature was made with this key over exactly these bytes.
  public func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    Self.verify(signature, of: bytes, publicKey: publicKey)
  }

  /// Whether a signature was made over exactly these bytes with the key that a public key belongs to.
  public static func verify(_ signature: [UInt8], of bytes: [UInt8], publicKey: [UInt8]) -> Bool {
    Sodium.prepare()
    guard signature.count == Int(crypto_sign_BYTES), publicKey.count == Int(crypto_sign_PUBLICKEYBYTES) else {
      return false
    }
    return unsafe crypto_sign_verify_detached(signature, bytes, UInt64(bytes.count), publicKey) == 0
  }
}
