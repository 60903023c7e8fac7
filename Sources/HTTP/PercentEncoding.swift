// SPDX-License-Identifier: Apache-2.0
/// Percent-encoding of bytes (RFC 3986, section 2.1).
public enum PercentEncoding {
  /// The bytes that the text stands for; `nil` where a `%` is not followed by two hexadecimal digits.
  @inlinable public static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    // Most text is its own meaning, and a plain copy is many times quicker.
    guard text.contains(UInt8(ascii: "%")) else { return Array(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.underestimatedCount)
    var rest = text.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(hexadecimalDigit), let low = rest.next().flatMap(hexadecimalDigit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// Text that stands for the bytes: letters, digits and `-._~` as they are (the unreserved characters), all else
  /// encoded. It is safe as a path segment, as a name or value of a query, and as a value of a cookie.
  public static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if isUnreserved(byte) {
        text.append(byte)
      } else {
        text += [UInt8(ascii: "%"), upperDigits[Int(byte >> 4)], upperDigits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Text that stands for the text's UTF-8 bytes.
  public static func encoded(_ text: String) -> String { encoded(text.utf8) }

  @inlinable static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static let upperDigits = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
