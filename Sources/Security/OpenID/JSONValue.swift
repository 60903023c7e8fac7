// SPDX-License-Identifier: Apache-2.0
internal import FoundationEssentials

/// A JSON value (RFC 8259) that another program wrote.
enum JSONValue: Decodable, Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads bytes; `nil` where they are no JSON.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { return nil }
    self = value
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The value under a key of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields[key]
  }

  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A number of whole seconds.
  var seconds: Int64? {
    guard case .number(let number) = self, number.isFinite, abs(number) < 1e15 else { return nil }
    return Int64(number)
  }

  /// A text, or a list of texts alone.
  var texts: [String]? {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.allSatisfy { $0.text != nil } ? values.compactMap(\.text) : nil
    default: nil
    }
  }
}
