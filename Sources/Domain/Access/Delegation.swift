// SPDX-License-Identifier: Apache-2.0
/// A person's own role, lent to another person for the days of a leave.
///
/// It gives what the lender holds and no more: on a day on which the lender's own role does not count, neither does this.
/// It cannot be passed on, and ends by itself.
public struct Delegation: Hashable, Sendable {
  /// Its identifier.
  public let id: ID<Delegation>
  /// The organisation and role, with the first and the last day.
  public let organisation: ID<Organisation>
  /// The role that is lent.
  public let role: Role
  /// The first day.
  public let from: CivilDate
  /// The last day; before `from` where it was ended before it counted.
  public let to: CivilDate
  /// Why, in the lender's words.
  public let reason: String

  /// Makes a delegation.
  public init(
    id: ID<Delegation>, organisation: ID<Organisation>, role: Role, from: CivilDate, to: CivilDate, reason: String
  ) {
    self.id = id
    self.organisation = organisation
    self.role = role
    self.from = from
    self.to = to
    self.reason = reason
  }

  /// The longest time for which a role is lent: longer absences get a role of their own, given by an administrator.
  public static let longestDays = 180

  /// Roles that may be lent. Administration may not: whoever gives roles could make a loan last for ever.
  public static func isLendable(_ role: Role) -> Bool { Rights.relations(of: role, .lendRole).contains(.own) }

  /// Why a role cannot be lent; `nil` where it can.
  ///
  /// - Parameters:
  ///   - own: the lender's memberships; only own ones count, lent ones cannot be passed on.
  ///   - today: a loan begins today or later.
  public func refusal(own: [Membership], today: CivilDate) -> Refusal? {
    guard Self.isLendable(role) else { return .notLendable }
    guard from <= to else { return .endsBeforeItBegins }
    guard from >= today else { return .beginsInThePast }
    guard from.days(to: to) < Self.longestDays else { return .tooLong }
    let held = own.filter { $0.delegation == nil && $0.organisation == organisation && $0.role == role }
    // Within one stretch of the role: a loan is not longer than what it lends.
    guard held.contains(where: { $0.counts(on: from) && $0.counts(on: to) }) else { return .notHeld }
    return nil
  }

  /// Why a role cannot be lent.
  public enum Refusal: Error, Sendable, Hashable {
    /// The role is not one that may be lent.
    case notLendable
    /// The last day is before the first.
    case endsBeforeItBegins
    /// The first day has passed.
    case beginsInThePast
    /// More days than `longestDays`.
    case tooLong
    /// The lender does not hold the role as their own on all of these days.
    case notHeld
  }
}
