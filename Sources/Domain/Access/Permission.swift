// SPDX-License-Identifier: Apache-2.0
/// What may be done: every page, form, export and command names one of these.
public enum Permission: String, Sendable, CaseIterable {
  /// Pages for everybody who reaches the site: signing in, help, a one-time link.
  case openPages
  /// One's own account, own work, and what is kept of oneself; for everybody who signed in.
  case ownAccount
  /// Read a plan that is in force or closed, its exports and its accepted results.
  case viewPlans
  /// Read a plan that is still a draft.
  case viewDrafts
  /// Read a report that waits or was returned.
  case viewOpenReports
  /// Know of an organisation: its name, its place in the tree, its work.
  case viewOrganisations
  /// Read names, sign-in names and roles of people.
  case viewPeople
  /// Report progress in the name of an organisation.
  case reportProgress
  /// Accept or return a report of an organisation.
  case decideReports
  /// Import, correct, confirm and close plans of an organisation.
  case managePlans
  /// Make official reports on a plan.
  case makeOfficialReports
  /// Lend one's own role for a leave.
  case lendRole
  /// Read the journal.
  case viewJournal
  /// Give and end roles, invite people, close accounts, hand over.
  case manageUsers
  /// Found, change and end organisations.
  case manageOrganisations
  /// Erase what is kept of a person.
  case erasePeople

  /// Who has it without any role; `nil` for what needs a role in an organisation.
  public var audience: Audience? { Rights.audiences[self] }

  /// Who has a permission without any role.
  public enum Audience: Sendable {
    /// Everybody who reaches the site.
    case everybody
    /// Everybody who signed in.
    case signedIn
  }
}

/// How an organisation stands to the one in which a role is held.
public enum Relation: Int, Sendable, CaseIterable {
  /// The organisation of the role itself.
  case own
  /// Below it, however deep.
  case below
  /// Above it, up to the top.
  case above
  /// In the same tree, and neither below nor above.
  case beside
  /// In another tree, or unknown.
  case foreign
}

/// Some of the relations, as a line of the table names them.
public struct Relations: OptionSet, Sendable, Hashable {
  /// One bit for each relation.
  public let rawValue: UInt8

  /// Takes the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One relation.
  public init(_ relation: Relation) { self.init(rawValue: 1 << UInt8(relation.rawValue)) }

  /// The organisation of the role.
  public static let own = Relations(.own)
  /// Everything below it.
  public static let below = Relations(.below)
  /// Everything above it.
  public static let above = Relations(.above)
  /// The rest of its tree.
  public static let beside = Relations(.beside)
  /// Other trees.
  public static let foreign = Relations(.foreign)

  /// Whether a relation is among them.
  public func contains(_ relation: Relation) -> Bool { contains(Relations(relation)) }
}
