// SPDX-License-Identifier: Apache-2.0

/// Bytes of an XML text as it grows.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  init(declaration: Bool = true) {
    if declaration { markup("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n") }
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends markup as it stands; never a text that came from outside.
  mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a text with its special characters escaped. Characters that XML 1.0 (2.2) does not allow are left out.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case 0x9, 0xA, 0xD, 0x20...: append(byte)
      default: break
      }
    }
  }

  /// U+FFFE and U+FFFF are the only characters above the controls that Swift knows and XML forbids: EF BF BE, EF BF BF.
  private mutating func append(_ byte: UInt8) {
    if byte == 0xBE || byte == 0xBF, bytes.suffix(2).elementsEqual([0xEF, 0xBF]) {
      bytes.removeLast(2)
    } else {
      bytes.append(byte)
    }
  }
}
