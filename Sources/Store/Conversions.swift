// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

extension ID: SQLConvertible {
  /// The number.
  public var sqlValue: SQLValue { .integer(rawValue) }
}

extension CivilDate: SQLConvertible {
  /// `YYYY-MM-DD`, which sorts as days do.
  public var sqlValue: SQLValue { .text(description) }
}

extension Instant: SQLConvertible {
  /// Milliseconds since 1970.
  public var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Row {
  /// The identifier in a column.
  func id<Kind>(_ column: Int) throws(DatabaseError) -> ID<Kind> { ID(try int(column)) }

  /// The identifier in a column, `nil` for NULL.
  func optionalID<Kind>(_ column: Int) throws(DatabaseError) -> ID<Kind>? { try optionalInt(column).map { ID($0) } }

  /// The day in a column; throws `.unexpectedValue` where the text is none.
  func day(_ column: Int) throws(DatabaseError) -> CivilDate {
    guard let day = CivilDate(iso: try text(column)) else {
      throw DatabaseError(.unexpectedValue, detail: "column \(column) is not a day")
    }
    return day
  }

  /// The day in a column, `nil` for NULL.
  func optionalDay(_ column: Int) throws(DatabaseError) -> CivilDate? {
    try optionalText(column) == nil ? nil : try day(column)
  }

  /// The moment in a column.
  func instant(_ column: Int) throws(DatabaseError) -> Instant { Instant(milliseconds: try int(column)) }

  /// The moment in a column, `nil` for NULL.
  func optionalInstant(_ column: Int) throws(DatabaseError) -> Instant? {
    try optionalInt(column).map { Instant(milliseconds: $0) }
  }

  /// The word of a closed list in a column; throws `.unexpectedValue` for a word outside it.
  func word<Word: RawRepresentable<String>>(_ column: Int) throws(DatabaseError) -> Word {
    guard let word = Word(rawValue: try text(column)) else {
      throw DatabaseError(.unexpectedValue, detail: "column \(column) is not a known word")
    }
    return word
  }
}
