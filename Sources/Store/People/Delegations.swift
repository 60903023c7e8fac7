// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// Somebody whose place another person takes.
public struct Principal: Sendable, Hashable {
  /// Who.
  public let person: ID<Person>
  /// The name as it will stand in the journal.
  public let name: String

  /// Names a person.
  public init(person: ID<Person>, name: String) {
    self.person = person
    self.name = name
  }
}

/// A loan of a role with both sides.
public struct DelegationRecord: Sendable, Hashable {
  /// What is lent, when and why.
  public let delegation: Delegation
  /// Whose role it is.
  public let lender: Principal
  /// Who holds it meanwhile.
  public let receiver: Principal
  /// The topmost body of its tree.
  public let realm: ID<Organisation>

  /// Gathers the parts.
  public init(delegation: Delegation, lender: Principal, receiver: Principal, realm: ID<Organisation>) {
    self.delegation = delegation
    self.lender = lender
    self.receiver = receiver
    self.realm = realm
  }
}

extension Connection {
  private static var delegationColumns: SQL {
    """
    SELECT d.id, d.organisation, d.role, d.valid_from, d.valid_to, d.reason, d.realm, g.id, g.name, r.id, r.name
    FROM delegation d JOIN person g ON g.id = d.lender JOIN person r ON r.id = d.receiver
    """
  }

  private func delegationRecord(_ row: Row) throws -> DelegationRecord {
    DelegationRecord(
      delegation: Delegation(
        id: try row.id(0), organisation: try row.id(1), role: try row.word(2), from: try row.day(3),
        to: try row.day(4), reason: try row.text(5)),
      lender: Principal(person: try row.id(7), name: try row.text(8)),
      receiver: Principal(person: try row.id(9), name: try row.text(10)), realm: try row.id(6))
  }

  /// A loan by its identifier.
  public func delegation(_ id: ID<Delegation>) throws -> DelegationRecord? {
    try query(Self.delegationColumns + " WHERE d.id = \(id)").first.map(delegationRecord)
  }

  /// All loans that a person has made or was given, the latest first.
  public func delegations(of person: ID<Person>) throws -> [DelegationRecord] {
    try query(
      Self.delegationColumns
        + " WHERE d.lender = \(person) OR d.receiver = \(person) ORDER BY d.valid_from DESC, d.id DESC"
    ).map(delegationRecord)
  }

  /// The roles that others have lent to a person and that count at a moment: their days have come, and the lender's own
  /// role counts too, at an account that is open.
  public func lentRoles(to person: ID<Person>, at now: Instant) throws -> [(membership: Membership, lender: Principal)]
  {
    let day = now.inVietnam.date
    return try query(
      Self.delegationColumns
        + """
         WHERE d.receiver = \(person) AND d.valid_from <= \(day) AND d.valid_to >= \(day)
          AND (g.disabled_at IS NULL OR g.disabled_at > \(now))
          AND EXISTS (SELECT 1 FROM membership m WHERE m.person = d.lender AND m.organisation = d.organisation
            AND m.role = d.role AND m.valid_from <= \(day) AND (m.valid_to IS NULL OR m.valid_to >= \(day)))
        ORDER BY d.organisation, d.role, d.id
        """
    ).map { row in
      let record = try delegationRecord(row)
      let loan = record.delegation
      return (
        Membership(
          organisation: loan.organisation, role: loan.role, from: loan.from, to: loan.to, delegation: loan.id),
        record.lender
      )
    }
  }

  /// Lends a role. Throws `Delegation.Refusal` where the lender does not hold it as their own on these days, or it may not
  /// be lent.
  public func lend(_ record: DelegationRecord, by author: Author) throws {
    let loan = record.delegation
    let own = try memberships(of: record.lender.person)
    if let refusal = loan.refusal(own: own, today: author.at.inVietnam.date) { throw refusal }
    try execute(
      """
      INSERT INTO delegation (id, realm, organisation, role, lender, receiver, valid_from, valid_to, reason, created_at)
      VALUES (\(loan.id), \(record.realm), \(loan.organisation), \(loan.role.rawValue), \(record.lender.person),
      \(record.receiver.person), \(loan.from), \(loan.to), \(loan.reason), \(author.at))
      """)
    try journal(
      "person.role.lend", "person", record.lender.person, realm: record.realm, of: loan.organisation, before: nil,
      after: facts(of: loan),
      personal: [
        PersonalValue(place: "after.receiver", person: record.receiver.person.rawValue, text: record.receiver.name),
        PersonalValue(place: "after.reason", person: record.lender.person.rawValue, text: loan.reason),
      ], by: author)
  }

  /// Ends a loan after its last day; the day before its first one takes it back. Throws `ChangeRefusal.unknown` where it
  /// has ended by then already.
  public func end(_ record: DelegationRecord, lastDay: CivilDate, by author: Author) throws {
    let loan = record.delegation
    let count = try execute(
      "UPDATE delegation SET valid_to = \(lastDay) WHERE id = \(loan.id) AND valid_to > \(lastDay)")
    guard count == 1 else { throw ChangeRefusal.unknown }
    let ended = Delegation(
      id: loan.id, organisation: loan.organisation, role: loan.role, from: loan.from, to: lastDay, reason: "")
    try journal(
      "person.role.lend.end", "person", record.lender.person, realm: record.realm, of: loan.organisation,
      before: facts(of: loan), after: facts(of: ended),
      personal: [
        PersonalValue(place: "after.receiver", person: record.receiver.person.rawValue, text: record.receiver.name)
      ], by: author)
  }

  private func facts(of loan: Delegation) -> JSONObject {
    var object = JSONObject()
    object.add("role", loan.role.rawValue)
    object.add("organisation", loan.organisation.rawValue)
    object.add("from", loan.from.description)
    object.add("to", loan.to.description)
    return object
  }
}
