// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct `Who must show a second factor` {
  @Test(arguments: Role.allCases) func `is decided by the setting and the roles that somebody holds anywhere`(
    role: Role
  ) {
    let answers = role == .approver || role == .administrator
    #expect(!SecondFactorPolicy.off.isOwed(by: [role]))
    #expect(SecondFactorPolicy.approvers.isOwed(by: [role]) == answers)
    #expect(SecondFactorPolicy.approvers.isOwed(by: [.reader, role, .reporter]) == answers)
    #expect(SecondFactorPolicy.all.isOwed(by: [role]))
  }

  @Test func `somebody without a role only where everybody must`() {
    #expect(SecondFactorPolicy.allCases.map { $0.isOwed(by: []) } == [false, false, true])
  }
}
