// SPDX-License-Identifier: Apache-2.0
/// Who must show a second factor beside the password.
public enum SecondFactorPolicy: String, Sendable, CaseIterable {
  /// Nobody must; everybody may.
  case off
  /// Whoever accepts reports or administers somewhere, since others answer for what is done in their name.
  case approvers
  /// Everybody.
  case all

  /// Whether somebody with these roles must.
  public func isOwed(by roles: [Role]) -> Bool {
    switch self {
    case .off: false
    case .approvers: roles.contains { $0 == .approver || $0 == .administrator }
    case .all: true
    }
  }
}
