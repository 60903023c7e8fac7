// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// JSON as it is written, handed on in pieces so that a large plan needs no second copy in memory.
struct JSONText {
  private var buffer: [UInt8] = []
  private let write: ([UInt8]) -> Void
  private var needsComma = false
  /// Where in the file the text stands, so that a span can tell it.
  let places: [DocumentText.Place]
  private static let pieceSize = 1 << 16

  init(places: [DocumentText.Place] = [], _ write: @escaping ([UInt8]) -> Void) {
    self.places = places
    self.write = write
    buffer.reserveCapacity(Self.pieceSize + 4096)
  }

  mutating func object(_ content: (inout JSONText) -> Void) { nest(UInt8(ascii: "{"), UInt8(ascii: "}"), content) }

  mutating func array<Element>(_ elements: [Element], _ content: (inout JSONText, Element) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]")) { for element in elements { content(&$0, element) } }
  }

  mutating func key(_ name: StaticString) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer += name.description.utf8
    buffer += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    needsComma = false
  }

  mutating func string(_ text: String?) {
    guard let text else { return null() }
    separate()
    buffer.append(UInt8(ascii: "\""))
    var contiguous = text
    contiguous.withUTF8Span { bytes in
      for index in bytes.indices { Self.appendEscaped(bytes[index], to: &buffer) }
    }
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
    if buffer.count > Self.pieceSize { flush() }
  }

  mutating func number(_ text: String) {
    separate()
    buffer += text.utf8
    needsComma = true
  }

  mutating func integer(_ value: Int) { number(String(value)) }

  mutating func null() {
    separate()
    buffer += "null".utf8
    needsComma = true
  }

  mutating func flush() {
    write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONText) -> Void) {
    separate()
    buffer.append(open)
    needsComma = false
    content(&self)
    buffer.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
  }

  /// RFC 8259, section 7: quotation mark, backslash and control characters are escaped.
  private static func appendEscaped(_ byte: UInt8, to buffer: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer += [UInt8(ascii: "\\"), byte]
    case 0x0A: buffer += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0..<0x20:
      buffer += "\\u00".utf8
      let digits = String(byte, radix: 16)
      buffer += (digits.utf8.count < 2 ? "0" + digits : digits).utf8
    default: buffer.append(byte)
    }
  }
}

extension String {
  /// Hands out the bytes of the text.
  fileprivate mutating func withUTF8Span(_ body: (Span<UInt8>) -> Void) {
    makeContiguousUTF8()
    body(utf8Span.span)
  }
}
