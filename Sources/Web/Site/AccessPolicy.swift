// SPDX-License-Identifier: Apache-2.0
public import Domain

/// What the installation asks of those who sign in, and how they are helped.
public struct AccessPolicy: Sendable {
  /// Who must show a second factor.
  public var secondFactor: SecondFactorPolicy
  /// Whether a password is replaced only where two administrators agree.
  public var resetByTwo: Bool
  /// The address of the site as people type it, such as `https://xanh.example.vn`; empty where none is set.
  public var siteAddress: String
  /// The identity provider of the office; `nil` where none is set.
  public var singleSignOn: SingleSignOn?

  /// Puts the policy together.
  public init(secondFactor: SecondFactorPolicy = .off, resetByTwo: Bool = false, siteAddress: String = "") {
    self.secondFactor = secondFactor
    self.resetByTwo = resetByTwo
    self.siteAddress = siteAddress
  }
}
