// SPDX-License-Identifier: Apache-2.0
/// A flat JSON object written as compact text, for the journal's «before» and «after». Keys keep their order.
public struct JSONObject: Sendable {
  private var fields: [(key: String, text: String)] = []

  /// An object without fields.
  public init() {}

  /// Adds a text field; `nil` becomes `null`.
  public mutating func add(_ key: String, _ value: String?) {
    fields.append((key, value.map(Self.quoted) ?? "null"))
  }

  /// Adds a number; `nil` becomes `null`.
  public mutating func add(_ key: String, _ value: Int64?) { fields.append((key, value.map { String($0) } ?? "null")) }

  /// The object as JSON (RFC 8259).
  public var text: String {
    "{" + fields.map { Self.quoted($0.key) + ":" + $0.text }.joined(separator: ",") + "}"
  }

  /// A text as a JSON string.
  public static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes + [0x22], as: UTF8.self)
  }
}
