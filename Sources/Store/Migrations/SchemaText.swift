// SPDX-License-Identifier: Apache-2.0
public import Database

extension Dialect {
  /// A statement of the schema in the words of this database.
  ///
  /// Tables are written with the column types BIGINT, TEXT and BLOB in capitals, and may end with WITHOUT ROWID, which
  /// suits a table whose primary key has several columns. SQLite gets INTEGER and a STRICT table, so that it refuses a
  /// value of another type as PostgreSQL does; PostgreSQL gets BYTEA, and text that compares by its bytes as in SQLite.
  public func schemaText(_ statement: String) -> String {
    let isTable = statement.hasPrefix("CREATE TABLE")
    guard isTable || statement.hasPrefix("ALTER TABLE") else { return statement }
    let ending = " WITHOUT ROWID"
    let isClustered = statement.hasSuffix(ending)
    let body = isClustered ? String(statement.dropLast(ending.count)) : statement
    let text = replacingWords(of: body)
    guard self == .sqlite, isTable else { return text }
    return text + (isClustered ? " STRICT, WITHOUT ROWID" : " STRICT")
  }

  private func columnType(_ word: String) -> String? {
    switch (self, word) {
    case (.sqlite, "BIGINT"): "INTEGER"
    case (.postgreSQL, "BLOB"): "BYTEA"
    case (.postgreSQL, "TEXT"): "TEXT COLLATE \"C\""
    default: nil
    }
  }

  /// Replaces whole words outside quoted text.
  private func replacingWords(of statement: String) -> String {
    var result: [UInt8] = []
    var word: [UInt8] = []
    var isQuoted = false
    for byte in statement.utf8 + [0x20] {
      if isLetter(byte) && !isQuoted {
        word.append(byte)
        continue
      }
      if !word.isEmpty {
        let text = String(decoding: word, as: UTF8.self)
        result += Array((columnType(text) ?? text).utf8)
        word = []
      }
      if byte == UInt8(ascii: "'") { isQuoted.toggle() }
      result.append(byte)
    }
    return String(decoding: result.dropLast(), as: UTF8.self)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: byte >= 0x80
    }
  }
}
