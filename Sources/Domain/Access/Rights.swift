// SPDX-License-Identifier: Apache-2.0
/// The one table of rights. Every page, form, export and command asks here and nowhere else.
///
/// It is read line by line: who holds the role may do the thing to organisations that stand so to the one in which the
/// role is held. **What stands in no line is not allowed.** Several roles add up; a role counts on its days only.
///
/// What is refused is answered in one of two ways. Of what one may not know there is no trace: the answer is that there
/// is no such page (404), and it is in no list, count, search or export. What one may know but not do is refused with the
/// reason (403).
public enum Rights {
  /// One line: the role, what it may do, and to which organisations.
  public struct Line: Sendable {
    /// Who.
    public let role: Role
    /// What.
    public let permission: Permission
    /// To which organisations, as they stand to the one of the role.
    public let relations: Relations

    init(_ role: Role, _ permission: Permission, _ relations: Relations) {
      self.role = role
      self.permission = permission
      self.relations = relations
    }
  }

  /// What needs no role.
  static let audiences: [Permission: Permission.Audience] = [
    // Whoever is not signed in yet must be able to sign in, to follow a link they were given, and to read the help.
    .openPages: .everybody,
    // Everybody sees and ends what concerns themselves alone, even on a day on which no role counts.
    .ownAccount: .signedIn,
  ]

  /// The lines, by role.
  public static let lines: [Line] = [
    // The reader: knows what goes on above and below, and changes nothing.
    Line(.reader, .viewPlans, [.own, .below, .above]),  // A plan binds those below; those above answer for it.
    Line(.reader, .viewOpenReports, [.own, .below]),  // Until accepted, the affair of its body and those above.
    Line(.reader, .viewOrganisations, [.own, .below, .above]),  // The line upwards, and all that hangs on one's own.
    Line(.reader, .lendRole, [.own]),  // Whoever is away may be stood in for.

    // The reporter: says how far the work of the own body has come.
    Line(.reporter, .viewPlans, [.own, .below, .above]),  // As a reader.
    Line(.reporter, .viewOpenReports, [.own, .below]),  // As a reader.
    Line(.reporter, .viewOrganisations, [.own, .below, .above]),  // As a reader.
    Line(.reporter, .reportProgress, [.own, .below]),  // For the own body, and for those below it.
    Line(.reporter, .lendRole, [.own]),  // As a reader.

    // The approver: answers for what leaves the body. Nobody approves a report of their own, whatever stands here.
    Line(.approver, .viewPlans, [.own, .below, .above]),  // As a reader.
    Line(.approver, .viewOpenReports, [.own, .below]),  // As a reader.
    Line(.approver, .viewOrganisations, [.own, .below, .above]),  // As a reader.
    Line(.approver, .reportProgress, [.own, .below]),  // As a reporter.
    Line(.approver, .decideReports, [.own, .below]),  // Reports of the own body, and those that come up from below.
    Line(.approver, .makeOfficialReports, [.own, .below]),  // Not on plans of those above.
    Line(.approver, .lendRole, [.own]),  // As a reader.

    // The planner: prepares plans and gives the work out, but accepts no report on it.
    Line(.planner, .viewPlans, [.own, .below, .above]),  // As a reader.
    Line(.planner, .viewDrafts, [.own, .below]),  // A draft is the affair of those who prepare it.
    Line(.planner, .viewOpenReports, [.own, .below]),  // As a reader.
    Line(.planner, .viewOrganisations, [.own, .below, .above]),  // As a reader.
    Line(.planner, .reportProgress, [.own, .below]),  // As a reporter.
    Line(.planner, .managePlans, [.own, .below]),  // A plan from above is only carried out.
    Line(.planner, .makeOfficialReports, [.own, .below]),  // As an approver.
    Line(.planner, .lendRole, [.own]),  // As a reader.

    // The administrator: people and organisations, not the work itself; so no draft, no report, no decision.
    Line(.administrator, .viewPlans, [.own, .below, .above]),  // As a reader.
    Line(.administrator, .viewOpenReports, [.own, .below]),  // As a reader.
    Line(.administrator, .viewOrganisations, [.own, .below, .above]),  // As a reader.
    Line(.administrator, .viewPeople, [.own, .below]),  // Names and sign-in names only to those who manage them.
    Line(.administrator, .viewJournal, [.own, .below]),  // What was done in the own part of the tree.
    Line(.administrator, .manageUsers, [.own, .below]),  // Nobody gives a role above their own body.
    Line(.administrator, .manageOrganisations, [.own, .below]),  // Nobody changes what stands above them.
    Line(.administrator, .erasePeople, [.own, .below]),  // And only where all their roles are there.
  ]

  /// The lines as a grid, role by permission.
  private static let grid: [[Relations]] = Role.allCases.map { role in
    Permission.allCases.map { permission in
      lines.filter { $0.role == role && $0.permission == permission }.reduce([]) { $0.union($1.relations) }
    }
  }

  private static let roles = Dictionary(uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, $0) })
  private static let columns = Dictionary(uniqueKeysWithValues: Permission.allCases.enumerated().map { ($1, $0) })

  /// The organisations to which a role gives a permission, as they stand to its own.
  public static func relations(of role: Role, _ permission: Permission) -> Relations {
    guard let row = roles[role], let column = columns[permission] else { return [] }
    return grid[row][column]
  }

  /// Whether a role includes a permission for any organisation.
  public static func includes(_ role: Role, _ permission: Permission) -> Bool {
    !relations(of: role, permission).isEmpty
  }

  /// How an organisation stands to the one in which a role is held.
  public static func relation(
    of organisation: ID<Organisation>, to home: ID<Organisation>, tree: OrganisationTree
  ) -> Relation {
    if organisation == home { return .own }
    if tree.isWithin(organisation, home) { return .below }
    if tree.isWithin(home, organisation) { return .above }
    guard let realm = tree[home]?.realm, tree[organisation]?.realm == realm else { return .foreign }
    return .beside
  }

  /// The first of the memberships that gives a permission over an organisation, own ones before lent ones; `nil` where
  /// none does. Only memberships that count on the day are to be handed in.
  public static func ground(
    for permission: Permission, over organisation: ID<Organisation>, memberships: [Membership], tree: OrganisationTree
  ) -> Membership? {
    var lent: Membership?
    for membership in memberships {
      let relations = relations(of: membership.role, permission)
      guard !relations.isEmpty,
        relations.contains(relation(of: organisation, to: membership.organisation, tree: tree))
      else { continue }
      if membership.delegation == nil { return membership }
      lent = lent ?? membership
    }
    return lent
  }

  /// Whether one of the memberships gives a permission over an organisation.
  public static func permits(
    _ permission: Permission, over organisation: ID<Organisation>, memberships: [Membership], tree: OrganisationTree
  ) -> Bool {
    ground(for: permission, over: organisation, memberships: memberships, tree: tree) != nil
  }

  /// Whether somebody may know of an organisation at all.
  public static func mayKnow(_ organisation: ID<Organisation>, memberships: [Membership], tree: OrganisationTree)
    -> Bool
  {
    permits(.viewOrganisations, over: organisation, memberships: memberships, tree: tree)
  }
}
