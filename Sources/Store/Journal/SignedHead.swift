// SPDX-License-Identifier: Apache-2.0
import Domain

/// The head of the chain at a moment, signed, to be kept outside the database: in a file, or printed in a report.
///
/// Its JSON (`sequence`, `chain`, `signedAt`, `signature`; bytes as hexadecimal digits) is what `journal-head.json` holds.
public struct SignedHead: Sendable, Hashable, Codable {
  /// How many entries were sealed.
  public let sequence: Int64
  /// The chain value of the last of them, as 64 hexadecimal digits.
  public let chain: String
  /// When it was signed, in milliseconds since 1970-01-01T00:00:00Z.
  public let signedAt: Int64
  /// The Ed25519 signature over the other three, as 128 hexadecimal digits.
  public let signature: String

  init(sequence: Int64, chain: [UInt8], at now: Instant, _ digest: any Digesting) {
    self.sequence = sequence
    self.chain = hexadecimal(chain)
    signedAt = now.milliseconds
    signature = hexadecimal(digest.sign(Self.message(sequence, self.chain, signedAt)))
  }

  /// Whether the signature is that of this installation's key.
  public func isGenuine(_ digest: any Digesting) -> Bool {
    guard let signature = bytes(hexadecimal: signature) else { return false }
    return digest.verify(signature, of: Self.message(sequence, chain, signedAt))
  }

  /// The head as JSON, for `journal-head.json`.
  public var json: String {
    var object = JSONObject()
    object.add("sequence", sequence)
    object.add("chain", chain)
    object.add("signedAt", signedAt)
    object.add("signature", signature)
    return object.text
  }

  private static func message(_ sequence: Int64, _ chain: String, _ signedAt: Int64) -> [UInt8] {
    Array("xanh.journal-head/1".utf8) + ValueCoding.encoded(sequence) + ValueCoding.encoded(signedAt)
      + Array(chain.utf8)
  }
}

/// Two lower-case digits for each byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

private func bytes(hexadecimal text: String) -> [UInt8]? {
  let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
  guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
