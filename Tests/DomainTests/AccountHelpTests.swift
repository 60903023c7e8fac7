// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct `Helping somebody into an account` {
  @Test(arguments: [
    // Invited, without and with the setting.
    (false, false, false, true), (false, false, true, true),
    // A forgotten password.
    (true, false, false, true), (true, false, true, false),
    // A second factor always takes two.
    (true, true, false, false), (true, true, true, false), (false, true, false, false), (false, true, true, false),
  ])
  func `takes one administrator or two, by what guards the account`(
    hasPassword: Bool, hasSecondFactor: Bool, needsTwo: Bool, isForOne: Bool
  ) {
    #expect(
      AccountHelp.isForOneAlone(hasPassword: hasPassword, hasSecondFactor: hasSecondFactor, needsTwo: needsTwo)
        == isForOne)
  }
}
