// SPDX-License-Identifier: Apache-2.0
/// Digests and signatures, which come from outside because this target holds no C.
public protocol Digesting: Sendable {
  /// SHA-256 (FIPS 180-4) of bytes: 32 bytes.
  func sha256(_ bytes: [UInt8]) -> [UInt8]

  /// An Ed25519 signature (RFC 8032, 64 bytes) with the key of this installation.
  func sign(_ bytes: [UInt8]) -> [UInt8]

  /// Whether a signature was made by the key of this installation over exactly these bytes.
  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool
}
