// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct RightsTests {
  @Test func `the whole table of rights`() {
    let table = Permission.allCases.map { permission in
      let holders = Role.allCases.filter { Rights.includes($0, permission) }.map(\.rawValue)
      return "\(permission): " + (permission.audience.map { ["\($0)"] } ?? holders).joined(separator: " ")
    }
    #expect(
      table.joined(separator: "\n") == """
        openPages: everybody
        ownAccount: signedIn
        viewPlans: reader reporter approver planner administrator
        viewDrafts: planner
        viewOpenReports: reader reporter approver planner administrator
        viewOrganisations: reader reporter approver planner administrator
        viewPeople: administrator
        reportProgress: reporter approver planner
        decideReports: approver
        managePlans: planner
        makeOfficialReports: approver planner
        lendRole: reader reporter approver planner
        viewJournal: administrator
        manageUsers: administrator
        manageOrganisations: administrator
        erasePeople: administrator
        """)
  }

  private static func organisation(_ id: Int64, under parent: Int64?) -> Organisation {
    Organisation(
      id: ID(id), realm: ID(id == 9 ? 9 : 1), parent: parent.map { ID($0) }, code: "\(id)", name: "\(id)",
      shortName: "\(id)",
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
    #expect(scope(.viewOpenReports, both) == [3, 21])
    #expect(scope(.viewPlans, both) == [1, 2, 3, 21])
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

  @Test func `each line of the table stands once, and nothing in it reaches beside one's line`() {
    let keys = Rights.lines.map { "\($0.role) \($0.permission)" }
    #expect(Set(keys).count == keys.count)
    for line in Rights.lines {
      #expect(line.permission.audience == nil && !line.relations.isEmpty)
      #expect(!line.relations.contains(.beside) && !line.relations.contains(.foreign))
    }
  }

  @Test(
    arguments: [(2, .own), (21, .below), (1, .above), (3, .beside), (9, .foreign), (404, .foreign)]
      as [(Int64, Relation)])
  func `every organisation stands to another in one of five ways`(place: Int64, relation: Relation) {
    #expect(Rights.relation(of: ID(place), to: ID(2), tree: tree) == relation)
    #expect(Relation.allCases.filter { Relations(relation).contains($0) } == [relation])
  }

  @Test func `an own role is the ground of what is done, a lent one only where no own one gives it`() {
    let own = Membership(organisation: ID(21), role: .approver)
    let lent = Membership(organisation: ID(2), role: .approver, delegation: ID(7))
    for roles in [[own, lent], [lent, own]] {
      #expect(Rights.ground(for: .decideReports, over: ID(21), memberships: roles, tree: tree) == own)
      #expect(Rights.ground(for: .decideReports, over: ID(22), memberships: roles, tree: tree) == lent)
      #expect(Rights.ground(for: .decideReports, over: ID(3), memberships: roles, tree: tree) == nil)
    }
  }

  @Test func `nobody decides reports and manages users at once by one role`() {
    #expect(!Role.allCases.contains { Rights.includes($0, .decideReports) && Rights.includes($0, .manageUsers) })
  }
}
