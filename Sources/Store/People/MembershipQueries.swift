// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

extension Connection {
  /// Every role that a person has held, holds or will hold as their own, the oldest first in each organisation.
  public func memberships(of person: ID<Person>) throws -> [Membership] {
    try query(
      """
      SELECT organisation, role, valid_from, valid_to FROM membership WHERE person = \(person)
      ORDER BY organisation, role, valid_from
      """
    ).map { try membership($0, from: 0) }
  }

  /// The roles of their own that count for a person on a day; what others lent them is told by `lentRoles(to:at:)`.
  public func memberships(of person: ID<Person>, on day: CivilDate) throws -> [Membership] {
    try memberships(of: person).filter { $0.counts(on: day) }
  }

  private func membership(_ row: Row, from column: Int) throws -> Membership {
    Membership(
      organisation: try row.id(column), role: try row.word(column + 1), from: try row.day(column + 2),
      to: try row.optionalDay(column + 3))
  }

  /// Where the journal tells of a person on a day: the realm and the body of the first of the roles that decide in whose
  /// hands the account is. No realm has the number zero, which stands for somebody without roles.
  public func home(
    of person: ID<Person>, on day: CivilDate
  ) throws -> (realm: ID<Organisation>, organisation: ID<Organisation>?) {
    let rows = try query(
      """
      SELECT organisation, role, valid_from, valid_to, realm FROM membership WHERE person = \(person)
      ORDER BY organisation, role, valid_from
      """)
    let roles = try rows.map { (role: try membership($0, from: 0), realm: try $0.id(4) as ID<Organisation>) }
    guard let first = roles.map(\.role).deciding(on: day).first, let home = roles.first(where: { $0.role == first })
    else {
      return (ID(0), nil)
    }
    return (home.realm, first.organisation)
  }

  /// Records what was done to a person's account, in the transaction of the change, under the body in whose hands it is.
  public func journal(
    _ action: String, account person: ID<Person>, before: JSONObject? = nil, after: JSONObject? = nil,
    personal: [PersonalValue] = [], by author: Author
  ) throws {
    let home = try home(of: person, on: author.at.inVietnam.date)
    try journal(
      action, "person", person, realm: home.realm, of: home.organisation, before: before, after: after,
      personal: personal, by: author)
  }

  /// All roles of all people, those of the past too.
  public func memberships() throws -> [(person: ID<Person>, membership: Membership)] {
    try query(
      """
      SELECT person, organisation, role, valid_from, valid_to FROM membership
      ORDER BY person, organisation, role, valid_from
      """
    ).map { row in (try row.id(0), try membership(row, from: 1)) }
  }

  /// Every role of each of these people, as `memberships(of:)` gives those of one.
  public func memberships(of people: [ID<Person>]) throws -> [ID<Person>: [Membership]] {
    var roles: [ID<Person>: [Membership]] = [:]
    for piece in people.inPieces(of: 1000) {
      let rows = try query(
        """
        SELECT person, organisation, role, valid_from, valid_to FROM membership WHERE person IN (\(list: piece))
        ORDER BY person, organisation, role, valid_from
        """)
      for row in rows { roles[try row.id(0), default: []].append(try membership(row, from: 1)) }
    }
    return roles
  }

  /// Gives a role. Throws `.constraint` where the person has it already on one of its days.
  ///
  /// A role that was taken back on its first day and is given again takes the place of the one that never counted; the
  /// journal tells of both.
  public func insert(_ membership: Membership, of person: ID<Person>, realm: ID<Organisation>) throws {
    let others = try memberships(of: person)
    guard !others.contains(where: { $0.overlaps(membership) }) else {
      throw DatabaseError(.constraint, detail: "the role is held on these days already")
    }
    try execute(
      """
      DELETE FROM membership WHERE person = \(person) AND organisation = \(membership.organisation)
      AND role = \(membership.role.rawValue) AND valid_from = \(membership.from) AND valid_to < valid_from
      """)
    try execute(
      """
      INSERT INTO membership (person, organisation, realm, role, valid_from, valid_to)
      VALUES (\(person), \(membership.organisation), \(realm), \(membership.role.rawValue), \(membership.from),
      \(membership.to))
      """)
  }

  /// Gives a role another last day, or with `nil` none. Returns whether the person had it on just the days that are told.
  public func change(_ membership: Membership, of person: ID<Person>, lastDay: CivilDate?) throws -> Bool {
    try execute(
      """
      UPDATE membership SET valid_to = \(lastDay) WHERE person = \(person)
      AND organisation = \(membership.organisation) AND role = \(membership.role.rawValue)
      AND valid_from = \(membership.from) AND COALESCE(valid_to, '') = \(membership.to?.description ?? "")
      """) == 1
  }

  /// Ends a role after its last day; the day before its first one takes it back. Returns whether the person had it, with
  /// no earlier end.
  public func end(_ membership: Membership, of person: ID<Person>, lastDay: CivilDate) throws -> Bool {
    try execute(
      """
      UPDATE membership SET valid_to = \(lastDay) WHERE person = \(person)
      AND organisation = \(membership.organisation) AND role = \(membership.role.rawValue)
      AND valid_from = \(membership.from) AND (valid_to IS NULL OR valid_to > \(lastDay))
      """) > 0
  }
}
