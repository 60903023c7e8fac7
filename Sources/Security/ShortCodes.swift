// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Codes that people read off paper or hear over the telephone.
public enum ShortCodes {
  /// Digits and capitals without those that are taken for one another: 0 and O, 1, I and L, U and V.
  public static let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// A code of random letters, each as likely as any other: 49 bits in ten letters.
  public static func random(count: Int = 10) -> String {
    Sodium.prepare()
    let code = (0..<count).map { _ in letters[Int(randombytes_uniform(UInt32(letters.count)))] }
    return String(decoding: code, as: UTF8.self)
  }
}

/// Digests of short codes under a key of the installation (HMAC-SHA-256), so that nobody who has the database alone can try
/// codes against them.
public struct CodeDigests: Sendable {
  private let key: [UInt8]

  /// Derives the key of a purpose from the seed of the installation, 32 to 64 bytes.
  public init(seed: [UInt8], purpose: Sealing.Purpose) { key = Sealing.key(from: seed, for: purpose) }

  /// The digest of a code that belongs to somebody, 32 bytes; the same code of another person has another one.
  public func digest(_ code: String, of person: Int64) -> [UInt8] {
    hmacSHA256(Array("\(person):\(code)".utf8), key: key)
  }
}
