// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct RightsTests {
  @Test func `the whole table of rights`() {
    let table = Permission.allCases.map { permission in
      "\(permission): "
        + Role.allCases.filter { Rights.includes($0, permission) }.map(\.rawValue).joined(separator: " ")
    }
    #expect(
      table.joined(separator: "\n") == """
        viewPlans: reader reporter approver planner administrator
        viewOrganisations: reader reporter approver planner administrator
        reportProgress: reporter approver planner
        decideReports: approver
        managePlans: planner
        makeOfficialReports: approver planner
        viewJournal: administrator
        manageUsers: administrator
        manageOrganisations: administrator
        """)
  }

  private static func organisation(_ id: Int64, under parent: Int64?) -> Organisation {
    Organisation(
      id: ID(id), realm: ID(1), parent: parent.map { ID($0) }, code: "\(id)", name: "\(id)", shortName: "\(id)",
      kind: "office", from: CivilDate(daysSinceEpoch: 0))
  }

  /// 1 above 2 and 3; 2 above 21 and 22; 9 by itself.
  private let tree = OrganisationTree([(1, nil), (2, 1), (3, 1), (21, 2), (22, 2), (9, nil)].map(organisation))
  private let everywhere = [1, 2, 3, 21, 22, 9].map { ID<Organisation>($0) }

  private func scope(_ permission: Permission, _ memberships: [Membership]) -> [Int64] {
    everywhere.filter { Rights.permits(permission, over: $0, memberships: memberships, tree: tree) }.map(\.rawValue)
  }

  @Test func `a role holds where it was given and below, not above and not beside`() {
    let planner = [Membership(organisation: ID(2), role: .planner)]
    #expect(scope(.managePlans, planner) == [2, 21, 22])
    #expect(scope(.managePlans, [Membership(organisation: ID(21), role: .planner)]) == [21])
    #expect(scope(.managePlans, [Membership(organisation: ID(1), role: .planner)]) == [1, 2, 3, 21, 22])
    #expect(scope(.decideReports, planner).isEmpty)
  }

  @Test func `roles in several bodies add up, each for its own part`() {
    let both = [Membership(organisation: ID(21), role: .approver), Membership(organisation: ID(3), role: .reader)]
    #expect(scope(.viewPlans, both) == [3, 21])
    #expect(scope(.decideReports, both) == [21])
  }

  @Test func `nobody may anything without a membership, or with one in a body that is not there`() {
    for permission in Permission.allCases {
      #expect(scope(permission, []).isEmpty)
      #expect(scope(permission, [Membership(organisation: ID(404), role: .administrator)]).isEmpty)
    }
    #expect(everywhere.allSatisfy { !Rights.mayKnow($0, memberships: [], tree: tree) })
  }

  @Test(arguments: Role.allCases) func `one knows of the bodies in line with one's own, whatever the role`(_ role: Role)
  {
    let member = [Membership(organisation: ID(2), role: role)]
    #expect(
      everywhere.filter { Rights.mayKnow($0, memberships: member, tree: tree) }.map(\.rawValue) == [1, 2, 21, 22])
  }

  @Test(arguments: Permission.allCases) func `what is permitted is known of`(_ permission: Permission) {
    for role in Role.allCases {
      for home in everywhere {
        let member = [Membership(organisation: home, role: role)]
        for place in everywhere where Rights.permits(permission, over: place, memberships: member, tree: tree) {
          #expect(Rights.mayKnow(place, memberships: member, tree: tree))
        }
      }
    }
  }

  @Test func `nobody decides reports and manages users at once by one role`() {
    #expect(!Role.allCases.contains { Rights.includes($0, .decideReports) && Rights.includes($0, .manageUsers) })
  }
}
