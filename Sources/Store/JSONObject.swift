// SPDX-License-Identifier: Apache-2.0
/// A flat JSON object written as compact text, for the journal's «before» and «after». Keys keep their order.
public struct JSONObject: Sendable {
  /// The text so far, without the last brace.
  private var bytes: [UInt8] = [0x7B]

  /// An object without fields.
  public init() { bytes.reserveCapacity(400) }

  /// Adds a text field; `nil` becomes `null`.
  public mutating func add(_ key: String, _ value: String?) {
    begin(key)
    if let value { Self.append(value, to: &bytes) } else { bytes += "null".utf8 }
  }

  /// Adds a number; `nil` becomes `null`.
  public mutating func add(_ key: String, _ value: Int64?) {
    begin(key)
    bytes += (value.map { String($0) } ?? "null").utf8
  }

  /// The object as JSON (RFC 8259).
  public var text: String {
    var whole = bytes
    whole.append(0x7D)
    return String(decoding: whole, as: UTF8.self)
  }

  private mutating func begin(_ key: String) {
    if bytes.count > 1 { bytes.append(0x2C) }
    Self.append(key, to: &bytes)
    bytes.append(0x3A)
  }

  /// The fields of a text that this type wrote, in their order, without those that are `null`; empty for any other text.
  public static func fields(of text: String) -> [(key: String, value: String)] {
    var rest = Array(text.utf8)[...]
    guard rest.popFirst() == 0x7B else { return [] }
    var fields: [(key: String, value: String)] = []
    while let key = string(&rest), rest.popFirst() == 0x3A {
      if let value = string(&rest) {
        fields.append((key, value))
      } else {
        let end = rest.firstIndex { $0 == 0x2C || $0 == 0x7D } ?? rest.endIndex
        let word = String(decoding: rest[..<end], as: UTF8.self)
        if word != "null" { fields.append((key, word)) }
        rest = rest[end...]
      }
      guard rest.popFirst() == 0x2C else { return fields }
    }
    return []
  }

  /// Takes a JSON string off the front, if there is one.
  private static func string(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard rest.first == 0x22 else { return nil }
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == 0x22 { return String(decoding: bytes, as: UTF8.self) }
      guard byte == 0x5C else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case 0x6E: bytes.append(0x0A)
      case 0x75:
        bytes.append(UInt8(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) ?? 0x3F)
        rest = rest.dropFirst(4)
      case let escaped?: bytes.append(escaped)
      case nil: return nil
      }
    }
    return nil
  }

  /// A text as a JSON string.
  public static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    if isPlain(text) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { appendEscaped(byte, to: &bytes) }
    }
    bytes.append(0x22)
  }

  /// Whether nothing in a text needs to be escaped.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
    }
    return true
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0x0A: bytes += [0x5C, 0x6E]
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
