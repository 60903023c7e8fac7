// SPDX-License-Identifier: Apache-2.0
/// One statement with its values. Written as a string literal, it binds whatever is interpolated:
///
///     let sql: SQL = "SELECT name FROM organisation WHERE id = \(id)"
///
/// No value reaches the text of the statement. Text that must, such as a column chosen by the program, needs the ugly
/// name `unsafeSQL:`, so that one search finds every such place.
public struct SQL: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// What the statement is without its values. Drivers know a prepared statement by it: unlike `text`, it costs nothing.
  public private(set) var template: Template
  /// The values in the order of their places.
  public private(set) var values: [SQLValue]

  /// A statement without values.
  public init(stringLiteral text: String) { (template, values) = (Template(text), []) }

  /// A statement from an interpolated literal.
  @inlinable public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// The pieces of a statement. They are never put together: a literal of the program is handed on as it lies in the
  /// program, and two templates from one place in the source are equal at a glance.
  public struct Template: Sendable, Hashable {
    /// Texts; an empty one is the place of a value.
    @usableFromInline private(set) var pieces: [String]
    /// Tells most statements apart without a look at their texts.
    private var shape: Int

    @usableFromInline init(capacity: Int) {
      (pieces, shape) = ([], 0)
      pieces.reserveCapacity(capacity)
    }

    fileprivate init(_ text: String) { (pieces, shape) = (text.isEmpty ? [] : [text], text.utf8.count) }

    @usableFromInline mutating func append(_ piece: String) {
      pieces.append(piece)
      shape = shape &* 31 &+ piece.utf8.count
    }

    fileprivate mutating func append(_ other: Template) {
      pieces += other.pieces
      shape = shape &* 31 &+ other.shape
    }

    /// Whether both were made of the same pieces in the same way.
    public static func == (left: Self, right: Self) -> Bool { left.shape == right.shape && left.pieces == right.pieces }

    /// Hashes the lengths of the pieces only, which differ from statement to statement.
    public func hash(into hasher: inout Hasher) { hasher.combine(shape) }
  }

  /// Collects the pieces of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    @usableFromInline var sql: SQL

    /// Prepares for a literal of the given size.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql = SQL(capacity: interpolationCount)
    }

    /// Adds text of the statement itself.
    public mutating func appendLiteral(_ text: String) { if !text.isEmpty { sql.template.append(text) } }

    /// Binds a value.
    @inlinable public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value) {
      sql.append(value.sqlValue)
    }

    /// Binds a value, or NULL.
    @inlinable public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      if let value { sql.append(value.sqlValue) } else { sql.append(.null) }
    }

    /// Puts another statement, with its values, in this place.
    public mutating func appendInterpolation(_ other: SQL) { sql.append(other) }

    /// Binds each value of a list, separated by commas, for `IN (…)`. An empty list gives NULL, which is never equal.
    public mutating func appendInterpolation(list values: some Collection<some SQLConvertible>) {
      guard !values.isEmpty else { return sql.template.append("NULL") }
      for (index, value) in values.enumerated() {
        if index > 0 { sql.template.append(", ") }
        sql.append(value.sqlValue)
      }
    }

    /// Puts text into the statement as it stands. Never pass anything that came from outside.
    public mutating func appendInterpolation(unsafeSQL text: String) { appendLiteral(text) }
  }

  /// The text with `$1`, `$2`, … where values are bound; both SQLite and PostgreSQL take this form.
  public var text: String {
    var text = ""
    var count = 0
    for piece in template.pieces {
      if piece.isEmpty { count += 1 }
      text += piece.isEmpty ? "$\(count)" : piece
    }
    return text
  }

  /// Two statements one after the other.
  public static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum.append(right)
    return sum
  }

  private init(capacity: Int) {
    template = Template(capacity: 2 * capacity + 1)
    values = []
    values.reserveCapacity(capacity)
  }

  @usableFromInline mutating func append(_ value: SQLValue) {
    template.append("")
    values.append(value)
  }

  private mutating func append(_ other: SQL) {
    template.append(other.template)
    values += other.values
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
  @inlinable public var sqlValue: SQLValue { self }
}

extension Int64: SQLConvertible {
  /// A whole number.
  @inlinable public var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
  /// A whole number.
  @inlinable public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
  /// 1 or 0; PostgreSQL's BOOLEAN is not used, so that both databases hold the same.
  @inlinable public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLConvertible {
  /// Text.
  @inlinable public var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
  /// Bytes.
  @inlinable public var sqlValue: SQLValue { .blob(self) }
}
