// SPDX-License-Identifier: Apache-2.0
/// Header fields in order; names compare without regard to ASCII case.
public struct Headers: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// Name and value of each field, in order.
  public private(set) var fields: [Field] = []

  /// One field.
  public struct Field: Sendable, Hashable {
    /// As sent.
    public let name: String
    /// As sent, without surrounding spaces.
    public let value: String
  }

  /// No fields.
  public init() {}

  /// Fields from a literal, in its order.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The first field of that name.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name.equalsIgnoringASCIICase(name) }?.value }
    set {
      fields.removeAll { $0.name.equalsIgnoringASCIICase(name) }
      if let newValue { add(name, newValue) }
    }
  }

  /// The values of every field of that name, in order.
  public func values(_ name: String) -> [String] {
    fields.filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
  }

  /// Makes room for this many fields.
  public mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }

  /// Adds a field, beside others of that name. Line breaks and NUL in the value become spaces, so that no value can
  /// begin another field.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value.utf8.contains(where: Self.endsField) ? Self.onOneLine(value) : value))
  }

  private static func endsField(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x0A || byte == 0 }

  private static func onOneLine(_ value: String) -> String {
    String(decoding: value.utf8.map { endsField($0) ? 0x20 : $0 }, as: UTF8.self)
  }
}

extension String {
  /// Compares header names and tokens: ASCII letters without regard to case, all else to the byte.
  package func equalsIgnoringASCIICase(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let (left, right) = (utf8Span.span, other.utf8Span.span)
    for index in left.indices where left[index] != right[index] {
      let small = left[index] | 0x20
      guard small == right[index] | 0x20, (0x61...0x7A).contains(small) else { return false }
    }
    return true
  }
}
