// SPDX-License-Identifier: Apache-2.0
internal import CGnuTLS
internal import CSodium

/// Digests of bytes.
public enum Digest {
  /// SHA-256 (FIPS 180-4), 32 bytes: names contents and chains the journal, so that other programs can check both.
  ///
  /// GnuTLS computes it with the instructions that processors have for it.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var quick = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    if unsafe gnutls_hash_fast(GNUTLS_DIG_SHA256, bytes, bytes.count, &quick) == GNUTLS_E_SUCCESS { return quick }
    // Where GnuTLS was told to do nothing more (FIPS 140), the other one does.
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// BLAKE2b (RFC 7693) of 32 bytes: the quick one, for tokens whose digest is stored.
  public static func blake2b256(_ bytes: [UInt8]) -> [UInt8] {
    Sodium.prepare()
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
    return digest
  }

  /// Hexadecimal digits, small letters.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
public struct SHA256 {
  private var state = crypto_hash_sha256_state()

  /// Begins with nothing.
  public init() {
    Sodium.prepare()
    unsafe crypto_hash_sha256_init(&state)
  }

  /// Adds bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      _ = unsafe crypto_hash_sha256_update(&state, buffer.baseAddress, UInt64(buffer.count))
    }
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The digest of all bytes added, 32 bytes.
  public consuming func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    unsafe crypto_hash_sha256_final(&state, &digest)
    return digest
  }
}
