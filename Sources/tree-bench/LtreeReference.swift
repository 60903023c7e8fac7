// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import PostgreSQLDriver

/// The same bodies in PostgreSQL with `ltree`, as one would lay out a tree there: a path of labels with a GiST index.
final class LtreeReference {
  private let database: PostgreSQLDatabase
  private var paths: [ID<Organisation>: String] = [:]

  init(address: String, _ bodies: [Organisation]) throws {
    database = try PostgreSQLDatabase(address: address)
    for body in bodies {
      paths[body.id] = (body.parent.flatMap { paths[$0] }.map { $0 + "." } ?? "") + "n\(body.id)"
    }
    let known = paths
    try database.write { connection in
      try connection.execute("CREATE EXTENSION IF NOT EXISTS ltree")
      try connection.execute("DROP TABLE IF EXISTS body")
      try connection.execute(
        """
        CREATE TABLE body (id BIGINT PRIMARY KEY, path LTREE NOT NULL, name TEXT NOT NULL, valid_from TEXT NOT NULL,
        valid_to TEXT)
        """)
      for start in stride(from: 0, to: bodies.count, by: 500) {
        var rows: SQL = ""
        for (place, body) in bodies[start..<min(start + 500, bodies.count)].enumerated() {
          if place > 0 { rows = rows + ", " }
          let end = body.to?.description
          rows =
            rows
            + "(\(body.id.rawValue), \(known[body.id] ?? "")::ltree, \(body.name), \(body.from.description), \(end))"
        }
        try connection.execute("INSERT INTO body (id, path, name, valid_from, valid_to) VALUES \(rows)")
      }
      try connection.execute("CREATE INDEX body_path ON body USING GIST (path)")
    }
    _ = try database.write { try $0.execute("ANALYZE body") }
  }

  func close() { database.close() }

  func descendants(of id: ID<Organisation>) throws -> Int {
    let path = paths[id] ?? ""
    return try database.read { try $0.query("SELECT id FROM body WHERE path <@ \(path)::ltree").count }
  }

  /// The bodies above one, without itself.
  func ancestors(of id: ID<Organisation>) throws -> Int {
    let path = paths[id] ?? ""
    return try database.read {
      try $0.query("SELECT id FROM body WHERE path @> \(path)::ltree ORDER BY nlevel(path)").count - 1
    }
  }

  /// How many stand below one on each of the days, itself among them, added up.
  func living(below id: ID<Organisation>, on days: [CivilDate]) throws -> Int {
    let path = paths[id] ?? ""
    return try database.read { connection in
      try days.reduce(0) { sum, day in
        sum
          + Int(
            try connection.query(
              """
              SELECT count(*) FROM body WHERE path <@ \(path)::ltree AND valid_from <= \(day.description)
              AND (valid_to IS NULL OR valid_to >= \(day.description))
              """)[0].int(0))
      }
    }
  }

  /// Puts all that stands below one body below another.
  func merge(_ id: ID<Organisation>, into heir: ID<Organisation>) throws {
    let (old, new) = (paths[id] ?? "", paths[heir] ?? "")
    _ = try database.write {
      try $0.execute(
        """
        UPDATE body SET path = \(new)::ltree || subpath(path, nlevel(\(old)::ltree))
        WHERE path <@ \(old)::ltree AND path <> \(old)::ltree
        """)
    }
  }
}
