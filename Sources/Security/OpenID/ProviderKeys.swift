// SPDX-License-Identifier: Apache-2.0
internal import CGnuTLS

/// The public keys with which an identity provider signs (RFC 7517): those for RS256 and ES256; others are left out.
public struct ProviderKeys: Sendable {
  private struct Key: Sendable {
    enum Material: Sendable {
      case rsa(n: [UInt8], e: [UInt8])
      case p256(x: [UInt8], y: [UInt8])
    }

    let id: String?
    let material: Material
  }

  private let keys: [Key]

  /// Reads a key set; `nil` where it is none.
  public init?(_ bytes: [UInt8]) {
    guard case .array(let entries)? = JSONValue(bytes)?["keys"] else { return nil }
    keys = entries.compactMap(Self.key)
  }

  private static func key(_ entry: JSONValue) -> Key? {
    if let use = entry["use"]?.text, use != "sig" { return nil }
    func bytes(_ name: String) -> [UInt8]? { entry[name]?.text.flatMap { Base64URL.decoded($0) } }
    let algorithm = entry["alg"]?.text
    switch entry["kty"]?.text {
    case "RSA":
      guard algorithm ?? "RS256" == "RS256", let n = bytes("n"), let e = bytes("e") else { return nil }
      return Key(id: entry["kid"]?.text, material: .rsa(n: n, e: e))
    case "EC":
      guard algorithm ?? "ES256" == "ES256", entry["crv"]?.text == "P-256", let x = bytes("x"), let y = bytes("y"),
        x.count == 32, y.count == 32
      else { return nil }
      return Key(id: entry["kid"]?.text, material: .p256(x: x, y: y))
    default: return nil
    }
  }

  /// Whether there is a key of that name; without a name, whether there is one at all.
  func has(_ id: String?) -> Bool { id == nil ? !keys.isEmpty : keys.contains { $0.id == id } }

  /// Whether a signature over some bytes was made with one of the keys: the one of that name where the token names one.
  func verify(_ signature: [UInt8], of bytes: [UInt8], algorithm: String, key id: String?) -> Bool {
    keys.contains { key in
      guard id == nil || key.id == id else { return false }
      switch (algorithm, key.material) {
      case ("RS256", .rsa(let n, let e)):
        return unsafe xanh_verify_rs256(
          n, n.count, e, e.count, bytes, bytes.count, signature, signature.count) == 1
      case ("ES256", .p256(let x, let y)):
        guard signature.count == 64 else { return false }
        let (r, s) = (Array(signature.prefix(32)), Array(signature.suffix(32)))
        return unsafe xanh_verify_es256(x, x.count, y, y.count, bytes, bytes.count, r, s) == 1
      default: return false
      }
    }
  }
}
