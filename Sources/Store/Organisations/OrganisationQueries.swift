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
}
