// SPDX-License-Identifier: Apache-2.0
/// Who may help somebody back into an account. Whoever can let others in as somebody can act in that name, so what guards
/// an account decides how many must agree.
public enum AccountHelp {
  /// Whether one administrator alone may give out a link or a code that lets somebody in.
  ///
  /// - Parameters:
  ///   - hasPassword: whether the person chose a password; who never did is being invited, not helped.
  ///   - hasSecondFactor: whether a second factor guards the account; taking it away always needs two.
  ///   - needsTwo: whether the installation asks for two administrators whenever a password is replaced.
  public static func isForOneAlone(hasPassword: Bool, hasSecondFactor: Bool, needsTwo: Bool) -> Bool {
    !hasSecondFactor && !(needsTwo && hasPassword)
  }
}
