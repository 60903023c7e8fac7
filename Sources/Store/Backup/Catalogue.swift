// SPDX-License-Identifier: Apache-2.0
import Database

/// A table as the database itself describes it.
struct Table: Sendable, Hashable {
  let name: String
  let columns: [String]
  /// The columns of the primary key, in its order.
  let key: [String]
}

extension Connection {
  /// Every table of Xanh, by name.
  func tables() throws(DatabaseError) -> [Table] {
    let names: SQL =
      switch dialect {
      case .sqlite:
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1"
      case .postgreSQL:
        """
        SELECT relname::text COLLATE "C" FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY 1
        """
      }
    var tables: [Table] = []
    for row in try query(names) { tables.append(try table(row.text(0))) }
    return tables
  }

  private func table(_ name: String) throws(DatabaseError) -> Table {
    let description: SQL =
      switch dialect {
      case .sqlite: "SELECT name, pk FROM pragma_table_info(\(name)) ORDER BY cid"
      case .postgreSQL:
        """
        SELECT a.attname::text, COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0)
        FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
        WHERE a.attrelid = (SELECT oid FROM pg_class
            WHERE relname = \(name) AND relnamespace = current_schema()::regnamespace)
          AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
        """
      }
    var columns: [(name: String, place: Int64)] = []
    for row in try query(description) { columns.append((try row.text(0), try row.int(1))) }
    let key = columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
    return Table(name: name, columns: columns.map(\.name), key: key)
  }

  /// Rows in the order of the primary key, from the one after `last`.
  func rows(of table: Table, after last: Row?, limit: Int) throws(DatabaseError) -> [Row] {
    let key = quoted(table.key)
    let filter: SQL =
      last.map { row in
        let values = table.key.map { column in row.values[table.columns.firstIndex(of: column) ?? 0] }
        return "WHERE (\(unsafeSQL: key)) > (\(list: values))"
      } ?? ""
    return try query(
      """
      SELECT \(unsafeSQL: quoted(table.columns)) FROM \(unsafeSQL: quoted([table.name])) \(filter)
      ORDER BY \(unsafeSQL: key) LIMIT \(limit)
      """)
  }
}

/// Names as SQL takes them, whatever they contain (SQL:2016, delimited identifiers).
func quoted(_ names: [String]) -> String {
  names.map { name in
    "\""
      + name.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\"\"") + "\""
  }.joined(separator: ", ")
}
