// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// A key made of a passphrase by Argon2id (RFC 9106), with the head that it takes to make it again.
///
///     head = passes (8 bytes) ‖ memory in bytes (8 bytes) ‖ salt (16 bytes), the highest first
struct PassphraseKey {
  /// Bytes of a key.
  static let count = Int(crypto_secretbox_KEYBYTES)
  /// Bytes of a head.
  static let headCount = 16 + saltCount
  private static let saltCount = Int(crypto_pwhash_SALTBYTES)

  let head: [UInt8]
  let bytes: [UInt8]

  /// A new key, with a salt of its own.
  init(_ passphrase: String, memory: Int, passes: Int) throws(SealedFileError) {
    let salt = randomBytes(Self.saltCount)
    head = Self.encoded(passes) + Self.encoded(memory) + salt
    bytes = try Self.stretched(passphrase, salt, passes, memory)
  }

  /// The key that a head belongs to.
  init(_ passphrase: String, head: [UInt8]) throws(SealedFileError) {
    guard head.count == Self.headCount else { throw .damaged }
    let (passes, memory) = (Self.number(head[0..<8]), Self.number(head[8..<16]))
    // A head that was changed must not make the program work for hours or take all memory.
    guard (1...20).contains(passes), (8 << 10...1 << 30).contains(memory) else { throw .damaged }
    self.head = head
    bytes = try Self.stretched(passphrase, Array(head[16...]), passes, memory)
  }

  private static func stretched(
    _ passphrase: String, _ salt: [UInt8], _ passes: Int, _ memory: Int
  ) throws(SealedFileError) -> [UInt8] {
    Sodium.prepare()
    var key = [UInt8](repeating: 0, count: count)
    let status = unsafe crypto_pwhash(
      &key, UInt64(count), passphrase, UInt64(passphrase.utf8.count), salt, UInt64(passes), memory,
      crypto_pwhash_ALG_ARGON2ID13)
    guard status == 0 else { throw .outOfMemory }
    return key
  }

  private static func encoded(_ number: Int) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}

/// 16 bytes that tell a wrong key from a damaged file, and nothing of the key: BLAKE2b-128 of a word under it.
func check(of key: [UInt8], for word: [UInt8]) -> [UInt8] {
  Sodium.prepare()
  var check = [UInt8](repeating: 0, count: 16)
  unsafe crypto_generichash(&check, check.count, word, UInt64(word.count), key, key.count)
  return check
}
