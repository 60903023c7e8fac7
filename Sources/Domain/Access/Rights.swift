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
  /// Manages users and reads the journal.
  case administrator
}

/// What may be done.
public enum Permission: Sendable, CaseIterable {
  case viewPlans, viewOrganisations, reportProgress, decideReports, managePlans, makeOfficialReports, viewJournal
  case manageUsers, manageOrganisations
}

/// A role that a person holds in one organisation, and through it in everything below.
public struct Membership: Hashable, Sendable {
  /// Where the role is held.
  public let organisation: ID<Organisation>
  /// The role.
  public let role: Role

  /// Makes a membership.
  public init(organisation: ID<Organisation>, role: Role) {
    self.organisation = organisation
    self.role = role
  }
}

/// The one table of rights. Every page, command and export asks here and nowhere else.
public enum Rights {
  private static let table: [Role: Set<Permission>] = [
    .reader: [.viewPlans, .viewOrganisations],
    .reporter: [.viewPlans, .viewOrganisations, .reportProgress],
    .approver: [.viewPlans, .viewOrganisations, .reportProgress, .decideReports, .makeOfficialReports],
    .planner: [.viewPlans, .viewOrganisations, .reportProgress, .managePlans, .makeOfficialReports],
    .administrator: [.viewPlans, .viewOrganisations, .viewJournal, .manageUsers, .manageOrganisations],
  ]

  /// Whether a role includes a permission.
  public static func includes(_ role: Role, _ permission: Permission) -> Bool {
    table[role]?.contains(permission) ?? false
  }

  /// Whether one of the memberships gives a permission over an organisation: held there or anywhere above it.
  public static func permits(
    _ permission: Permission, over organisation: ID<Organisation>, memberships: [Membership], tree: OrganisationTree
  ) -> Bool {
    memberships.contains { includes($0.role, permission) && tree.isWithin(organisation, $0.organisation) }
  }

  /// Whether somebody may know of an organisation at all: it is in line with one of theirs. What one may not know of
  /// answers 404; what one may see but not do answers 403.
  public static func mayKnow(_ organisation: ID<Organisation>, memberships: [Membership], tree: OrganisationTree)
    -> Bool
  {
    memberships.contains { tree.areInLine(organisation, $0.organisation) }
  }
}
