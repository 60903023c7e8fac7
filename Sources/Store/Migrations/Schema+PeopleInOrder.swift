// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 15: people are listed as dictionaries order them, a page at a time, and found by a part of their name.
  public static let peopleInOrder = Migration(
    15, "people in order",
    [
      "ALTER TABLE person ADD COLUMN sort_key BLOB",
      "ALTER TABLE person ADD COLUMN search_key TEXT NOT NULL DEFAULT ''",
      "CREATE INDEX person_in_order ON person (sort_key, id)",
    ]
  ) { (connection) throws(DatabaseError) in
    for row in try connection.query("SELECT id, name, login FROM person") {
      let keys = PersonKeys(name: try row.text(1), login: try row.text(2))
      try connection.execute(
        "UPDATE person SET sort_key = \(keys.sort), search_key = \(keys.search) WHERE id = \(try row.int(0))")
    }
  }
}
