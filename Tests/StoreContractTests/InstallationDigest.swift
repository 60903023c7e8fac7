// SPDX-License-Identifier: Apache-2.0
import Security
import Store

/// Digests and signatures with a key of the test's own.
struct InstallationDigest: Digesting {
  let key = SigningKey()

  func sha256(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(bytes) }
  func sign(_ bytes: [UInt8]) -> [UInt8] { key.sign(bytes) }
  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { key.verify(signature, of: bytes) }
}
