// SPDX-License-Identifier: Apache-2.0
/// What a person may be in an organisation.
public enum Role: String, Sendable, CaseIterable {
  /// Reads plans, results and organisations.
  case reader
  /// Also reports progress.
  case reporter
  /// Also accepts and returns reports.
  case approver
  /// Also imports, corrects and confirms plans, and gives work to organisations.
  case planner
  /// Manages users and organisations, and reads the journal.
  case administrator
}

/// A role that a person holds in one organisation, and through it in everything below, from a day to a day.
public struct Membership: Hashable, Sendable {
  /// Where the role is held.
  public let organisation: ID<Organisation>
  /// The role.
  public let role: Role
  /// The first day on which it counts.
  public let from: CivilDate
  /// The last day on which it counts; `nil` while no end is set. A day before `from` says that it was taken back before
  /// it counted.
  public let to: CivilDate?
  /// The delegation that lends it; `nil` for a role of one's own.
  public let delegation: ID<Delegation>?

  /// Makes a membership; without days, one that has always counted and has no end.
  public init(
    organisation: ID<Organisation>, role: Role, from: CivilDate = CivilDate(daysSinceEpoch: 0), to: CivilDate? = nil,
    delegation: ID<Delegation>? = nil
  ) {
    self.organisation = organisation
    self.role = role
    self.from = from
    self.to = to
    self.delegation = delegation
  }

  /// The role, and where its body has ended by a tree's day the same role in the body that answers for its work then.
  public func passedOn(in tree: OrganisationTree) -> [Membership] {
    let heir = tree.answering(for: organisation, on: tree.day)
    guard heir != organisation else { return [self] }
    return [self, Membership(organisation: heir, role: role, from: from, to: to, delegation: delegation)]
  }

  /// Whether the role counts on a day (a day in Vietnam).
  public func counts(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

  /// How the role stands to a day.
  public func standing(on day: CivilDate) -> Standing {
    if let to, to < from { return .withdrawn }
    if day < from { return .future }
    return counts(on: day) ? .present : .past
  }

  /// How a role stands to a day.
  public enum Standing: Sendable, Hashable, CaseIterable {
    /// It counts.
    case present
    /// It will count.
    case future
    /// It has counted.
    case past
    /// It was taken back on its first day or before, and never counted for a whole day.
    case withdrawn
  }

  /// Whether another membership is of the same role at the same organisation and shares a day with this one.
  public func overlaps(_ other: Membership) -> Bool {
    guard organisation == other.organisation, role == other.role, standing(on: from) != .withdrawn,
      other.standing(on: other.from) != .withdrawn
    else { return false }
    return (other.to.map { from <= $0 } ?? true) && (to.map { other.from <= $0 } ?? true)
  }
}

extension [Membership] {
  /// The roles that decide in whose hands a person's account is: those that count or will, and for somebody who has none
  /// of these any more, those of the past.
  public func deciding(on today: CivilDate) -> [Membership] {
    let live = filter { [.present, .future].contains($0.standing(on: today)) }
    return live.isEmpty ? self : live
  }
}
