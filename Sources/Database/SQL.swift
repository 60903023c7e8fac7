// SPDX-License-Identifier: Apache-2.0
/// One statement with its values. Written as a string literal, it binds whatever is interpolated:
///
///     let sql: SQL = "SELECT name FROM organisation WHERE id = \(id)"
///
/// No value reaches the text of the statement. Text that must, such as a column chosen by the program, needs the ugly
/// name `unsafeSQL:`, so that one search finds every such place.
public struct SQL: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// The text with U+0001 where values are bound. Drivers know a statement by it: unlike `text`, it costs nothing to get.
  public private(set) var template: String
  /// The values in the order of their places.
  public private(set) var values: [SQLValue]

  /// A statement without values.
  public init(stringLiteral text: String) { (template, values) = (text, []) }

  /// A statement from an interpolated literal.
  public init(stringInterpolation: StringInterpolation) {
    (template, values) = (stringInterpolation.template, stringInterpolation.values)
  }

  /// Collects the pieces of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var template = ""
    var values: [SQLValue] = []

    /// Prepares for a literal of the given size.
    public init(literalCapacity: Int, interpolationCount: Int) {
      template.reserveCapacity(literalCapacity + interpolationCount)
      values.reserveCapacity(interpolationCount)
    }

    /// Adds text of the statement itself.
    public mutating func appendLiteral(_ text: String) { template += text }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some SQLConvertible) { append(value.sqlValue) }

    /// Binds a value, or NULL.
    public mutating func appendInterpolation(_ value: (some SQLConvertible)?) { append(value?.sqlValue ?? .null) }

    /// Puts another statement, with its values, in this place.
    public mutating func appendInterpolation(_ sql: SQL) {
      template += sql.template
      values += sql.values
    }

    /// Binds each value of a list, separated by commas, for `IN (…)`. An empty list gives NULL, which is never equal.
    public mutating func appendInterpolation(list values: [some SQLConvertible]) {
      guard !values.isEmpty else { return template += "NULL" }
      for (index, value) in values.enumerated() {
        if index > 0 { template += ", " }
        append(value.sqlValue)
      }
    }

    /// Puts text into the statement as it stands. Never pass anything that came from outside.
    public mutating func appendInterpolation(unsafeSQL text: String) { template += text }

    private mutating func append(_ value: SQLValue) {
      template += "\u{1}"
      values.append(value)
    }
  }

  /// The text with `$1`, `$2`, … where values are bound; both SQLite and PostgreSQL take this form.
  public var text: String {
    var bytes: [UInt8] = []
    var count = 0
    for byte in template.utf8 {
      guard byte == 1 else {
        bytes.append(byte)
        continue
      }
      count += 1
      bytes += "$\(count)".utf8
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Two statements one after the other.
  public static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum.template += right.template
    sum.values += right.values
    return sum
  }
}

/// A value as both databases store it. There is no floating point: what is counted or scored is a scaled integer.
public enum SQLValue: Sendable, Hashable {
  /// NULL.
  case null
  /// A whole number (BIGINT).
  case integer(Int64)
  /// Text, UTF-8 NFC, without U+0000.
  case text(String)
  /// Bytes (BLOB, BYTEA).
  case blob([UInt8])
}

/// What can be bound in a statement.
public protocol SQLConvertible {
  /// The stored form.
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
  /// Itself.
  public var sqlValue: SQLValue { self }
}

extension Int64: SQLConvertible {
  /// A whole number.
  public var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
  /// A whole number.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
  /// 1 or 0; PostgreSQL's BOOLEAN is not used, so that both databases hold the same.
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLConvertible {
  /// Text.
  public var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
  /// Bytes.
  public var sqlValue: SQLValue { .blob(self) }
}
