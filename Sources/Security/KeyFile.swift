// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// The key file of an installation: its seed as it is, or closed with a passphrase, so that who copies the data folder
/// has not the keys with it.
///
///     open   = seed (64 bytes)
///     closed = "xanh.keys/1\n" ‖ head of `PassphraseKey` (32 bytes) ‖ check (16 bytes) ‖ nonce (24 bytes) ‖ box (80 bytes)
///     check  = BLAKE2b-128(key: key, "xanh.keys/1" ‖ head), which tells a wrong passphrase from a damaged file
///     box    = the seed in libsodium's secretbox (XSalsa20-Poly1305)
public enum KeyFile {
  /// Bytes of a seed.
  public static let seedCount = 64
  private static let firstLine = Array("xanh.keys/1\n".utf8)
  private static let name = Array(firstLine.dropLast())
  private static let checkCount = 16
  private static let nonceCount = Int(crypto_secretbox_NONCEBYTES)
  private static let boxCount = seedCount + Int(crypto_secretbox_MACBYTES)
  private static let count = firstLine.count + PassphraseKey.headCount + checkCount + nonceCount + boxCount

  /// Whether the content of a file begins as one that is closed.
  public static func isClosed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: firstLine) }

  /// The content of a file that is closed with a passphrase; 256 MiB and three passes of Argon2id unless told otherwise.
  public static func closed(
    _ seed: [UInt8], with passphrase: String, memory: Int = 256 << 20, passes: Int = 3
  ) throws(SealedFileError) -> [UInt8] {
    precondition(seed.count == seedCount, "a seed has 64 bytes")
    let key = try PassphraseKey(passphrase, memory: memory, passes: passes)
    let nonce = randomBytes(nonceCount)
    var box = [UInt8](repeating: 0, count: boxCount)
    unsafe crypto_secretbox_easy(&box, seed, UInt64(seed.count), nonce, key.bytes)
    return firstLine + key.head + check(of: key.bytes, for: name + key.head) + nonce + box
  }

  /// The seed in a file that is closed.
  ///
  /// - Throws: `.wrongKey` for another passphrase, `.damaged` for a file that was cut or changed, `.outOfMemory`.
  public static func opened(_ bytes: [UInt8], with passphrase: String) throws(SealedFileError) -> [UInt8] {
    guard isClosed(bytes), bytes.count == count else { throw .damaged }
    var rest = bytes.dropFirst(firstLine.count)
    func next(_ count: Int) -> [UInt8] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let key = try PassphraseKey(passphrase, head: next(PassphraseKey.headCount))
    guard equalInConstantTime(next(checkCount), check(of: key.bytes, for: name + key.head)) else { throw .wrongKey }
    let nonce = next(nonceCount)
    var seed = [UInt8](repeating: 0, count: seedCount)
    guard unsafe crypto_secretbox_open_easy(&seed, next(boxCount), UInt64(boxCount), nonce, key.bytes) == 0 else {
      throw .damaged
    }
    return seed
  }
}
