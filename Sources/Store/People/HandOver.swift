// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What is open in the hands of a person who leaves, and what becomes of it.
public struct HandOver: Sendable, Hashable {
  /// Who leaves.
  public let leaving: Principal
  /// Who takes over.
  public let successor: Principal
  /// The last day of the one who leaves; the successor's roles begin on the day after.
  public let lastDay: CivilDate
  /// The roles that end, each as it stands now.
  public let ending: [Membership]
  /// The roles that the successor is given: those that end, without days on which the successor holds them already.
  public let given: [Membership]
  /// Reports that the one who leaves sent and that wait for somebody to decide.
  public let waiting: Int
  /// Reports of theirs that were returned and not sent anew since.
  public let returned: Int
  /// Reports of their organisations that wait for them as an approver.
  public let toDecide: Int
  /// Drafts of plans that they began.
  public let drafts: Int
  /// Loans of their roles, which end with the roles.
  public let loans: Int

  /// The first moment after the last day, in Vietnam: from then on the account is closed.
  public var closesAt: Instant {
    Instant(
      milliseconds: (Int64(lastDay.daysSinceEpoch + 1) * 24 - Int64(Instant.vietnamOffsetHours)) * 3_600_000)
  }

  /// The roles to give for those that end, beside those that the successor holds already.
  static func given(for ending: [Membership], after lastDay: CivilDate, beside held: [Membership]) -> [Membership] {
    var given: [Membership] = []
    for role in ending {
      var from: CivilDate? = max(role.from, lastDay.adding(days: 1))
      // What the successor holds is left out, and what comes after it is given.
      for other in (held + given).sorted(by: { $0.from < $1.from }) {
        guard let first = from else { break }
        let wanted = Membership(organisation: role.organisation, role: role.role, from: first, to: role.to)
        if wanted.overlaps(other) { from = other.to?.adding(days: 1) }
      }
      guard let from, role.to.map({ from <= $0 }) ?? true else { continue }
      given.append(Membership(organisation: role.organisation, role: role.role, from: from, to: role.to))
    }
    return given
  }
}

extension Connection {
  /// What a hand-over would do, without doing it. `organisations` are those for which the one who leaves decides on
  /// reports, with everything below them.
  public func handOver(
    from leaving: Person, to successor: Person, lastDay: CivilDate, deciding organisations: [ID<Organisation>]
  ) throws -> HandOver {
    let ending = try memberships(of: leaving.id).filter { role in
      role.standing(on: role.from) != .withdrawn && role.to.map { lastDay < $0 } ?? true
    }
    func count(_ source: SQL) throws -> Int { Int(try query("SELECT COUNT(*) FROM " + source)[0].int(0)) }
    let id = leaving.id
    return HandOver(
      leaving: Principal(person: id, name: leaving.name),
      successor: Principal(person: successor.id, name: successor.name), lastDay: lastDay, ending: ending,
      given: HandOver.given(for: ending, after: lastDay, beside: try memberships(of: successor.id)),
      waiting: try count("report WHERE submitted_by = \(id) AND state = 'submitted'"),
      returned: try count(
        """
        report r WHERE submitted_by = \(id) AND state = 'returned' AND NOT EXISTS (SELECT 1 FROM report n
          WHERE n.realm = r.realm AND n.plan = r.plan AND n.item = r.item AND n.organisation = r.organisation
          AND n.submitted_at > r.submitted_at)
        """),
      toDecide: organisations.isEmpty
        ? 0
        : try count(
          "report WHERE state = 'submitted' AND submitted_by <> \(id) AND organisation IN (\(list: organisations.map(\.rawValue)))"
        ),
      drafts: try count("plan WHERE created_by = \(id) AND state = 'draft'"),
      loans: try count("delegation WHERE lender = \(id) AND valid_to > \(lastDay)"))
  }

  /// Does a hand-over: ends the roles, gives them to the successor, and closes the account after the last day. Throws
  /// `ChangeRefusal.changedMeanwhile` where a role changed since the hand-over was shown.
  public func perform(_ handOver: HandOver, realm: (ID<Organisation>) -> ID<Organisation>, by author: Author) throws {
    let (leaving, successor) = (handOver.leaving.person, handOver.successor.person)
    let held = try memberships(of: leaving)
    let given = HandOver.given(
      for: handOver.ending, after: handOver.lastDay, beside: try memberships(of: successor))
    guard handOver.ending.allSatisfy(held.contains), given == handOver.given else {
      throw ChangeRefusal.changedMeanwhile
    }
    for role in handOver.ending {
      let lastDay = max(handOver.lastDay, role.from.adding(days: -1))
      guard try end(role, of: leaving, lastDay: lastDay) else { throw ChangeRefusal.changedMeanwhile }
    }
    for role in handOver.given { try insert(role, of: successor, realm: realm(role.organisation)) }
    try setDisabled(handOver.closesAt, of: leaving)
    var after = JSONObject()
    after.add("to", handOver.lastDay.description)
    after.add("roles", Int64(handOver.given.count))
    try journal(
      "person.handover", account: leaving, after: after,
      personal: [
        PersonalValue(place: "after.successor", person: successor.rawValue, text: handOver.successor.name)
      ], by: author)
    for role in handOver.given {
      var object = JSONObject()
      object.add("role", role.role.rawValue)
      object.add("organisation", role.organisation.rawValue)
      object.add("from", role.from.description)
      object.add("to", role.to?.description)
      try journal(
        "person.role.add", "person", successor, realm: realm(role.organisation), of: role.organisation, before: nil,
        after: object, by: author)
    }
  }
}
