// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

extension Connection {
  /// All bodies, in the order of siblings.
  public func organisations() throws -> [Organisation] {
    try query(
      """
      SELECT id, realm, parent, code, name, short_name, kind, valid_from, valid_to, successor
      FROM organisation ORDER BY realm, position, id
      """
    ).map { row in
      Organisation(
        id: ID(try row.int(0)), realm: ID(try row.int(1)), parent: try row.optionalInt(2).map { ID($0) },
        code: try row.text(3), name: try row.text(4), shortName: try row.text(5), kind: try row.text(6),
        from: try row.day(7), to: try row.optionalDay(8), successor: try row.optionalInt(9).map { ID($0) })
    }
  }

  /// Adds a body at a place among its siblings. Throws `.constraint` where the code is taken on that day, or the parent
  /// is not of the same realm.
  public func insert(_ body: Organisation, position: Int) throws {
    try execute(
      """
      INSERT INTO organisation (realm, id, parent, code, name, short_name, kind, position, valid_from, valid_to, successor)
      VALUES (\(body.realm), \(body.id), \(body.parent), \(body.code), \(body.name), \(body.shortName), \(body.kind),
      \(position), \(body.from), \(body.to), \(body.successor))
      """)
  }

  /// Adds bodies below others, parents before their children, and writes each into the journal. Throws `.constraint`
  /// where a code is taken on that day, and then adds none.
  public func add(_ bodies: [Organisation], by author: Author) throws {
    var position = try query("SELECT COALESCE(MAX(position), 0) FROM organisation")[0].int(0)
    for body in bodies {
      position += 1
      try insert(body, position: Int(position))
      var after = JSONObject()
      after.add("name", body.name)
      after.add("code", body.code)
      after.add("parent", body.parent?.rawValue)
      after.add("from", body.from.description)
      try journal(
        "organisation.add", "organisation", body.id, realm: body.realm, of: body.id, before: nil, after: after,
        by: author)
    }
  }

  /// Ends a body on its last day; the work that it leaves belongs to `successor` from then on. Throws
  /// `ChangeRefusal.unknown` where it has ended already, or the successor is not another body of the realm that is there
  /// on the day after and has no end of its own: so no ring of successors comes about.
  public func end(
    _ body: Organisation, lastDay: CivilDate, successor: ID<Organisation>?, by author: Author
  ) throws {
    if let successor {
      let found = try query(
        """
        SELECT 1 FROM organisation WHERE realm = \(body.realm) AND id = \(successor) AND id <> \(body.id)
        AND valid_to IS NULL AND valid_from <= \(lastDay.adding(days: 1))
        """)
      guard !found.isEmpty else { throw ChangeRefusal.unknown }
    }
    let count = try execute(
      """
      UPDATE organisation SET valid_to = \(lastDay), successor = \(successor)
      WHERE realm = \(body.realm) AND id = \(body.id) AND valid_to IS NULL
      """)
    guard count == 1 else { throw ChangeRefusal.unknown }
    var after = JSONObject()
    after.add("to", lastDay.description)
    after.add("successor", successor?.rawValue)
    try journal(
      "organisation.end", "organisation", body.id, realm: body.realm, of: body.id, before: nil, after: after, by: author
    )
  }
}
