// SPDX-License-Identifier: Apache-2.0
/// One statement with its values. Written as a string literal, it binds whatever is interpolated:
///
///     let sql: SQL = "SELECT name FROM organisation WHERE id = \(id)"
///
/// No value reaches the text of the statement. Text that must, such as a column chosen by the program, needs the ugly
/// name `unsafeSQL:`, so that one search finds every such place.
public struct SQL: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  enum Piece: Sendable, Hashable {
    case text(String)
    case value(SQLValue)
  }

  var pieces: [Piece]

  /// A statement without values.
  public init(stringLiteral text: String) { pieces = [.text(text)] }

  /// A statement from an interpolated literal.
  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// Collects the pieces of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    /// Prepares for a literal of the given size.
    public init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

    /// Adds text of the statement itself.
    public mutating func appendLiteral(_ text: String) { if !text.isEmpty { pieces.append(.text(text)) } }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some SQLConvertible) { pieces.append(.value(value.sqlValue)) }

    /// Binds a value, or NULL.
    public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
      pieces.append(.value(value?.sqlValue ?? .null))
    }

    /// Puts another statement, with its values, in this place.
    public mutating func appendInterpolation(_ sql: SQL) { pieces.append(contentsOf: sql.pieces) }

    /// Binds each value of a list, separated by commas, for `IN (…)`. An empty list gives NULL, which is never equal.
    public mutating func appendInterpolation(list values: [some SQLConvertible]) {
      guard !values.isEmpty else { return pieces.append(.text("NULL")) }
      for (index, value) in values.enumerated() {
        if index > 0 { pieces.append(.text(", ")) }
        pieces.append(.value(value.sqlValue))
      }
    }

    /// Puts text into the statement as it stands. Never pass anything that came from outside.
    public mutating func appendInterpolation(unsafeSQL text: String) { pieces.append(.text(text)) }
  }

  /// The text with `$1`, `$2`, … where values are bound; both SQLite and PostgreSQL take this form.
  public var text: String {
    var text = ""
    var count = 0
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .value:
        count += 1
        text += "$\(count)"
      }
    }
    return text
  }

  /// The values in the order of their placeholders.
  public var values: [SQLValue] {
    pieces.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// Two statements one after the other.
  public static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum.pieces += right.pieces
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
