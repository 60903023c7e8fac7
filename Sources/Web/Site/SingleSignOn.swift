// SPDX-License-Identifier: Apache-2.0

/// Signing in through the identity provider of the office (OpenID Connect, authorization code with PKCE).
public struct SingleSignOn: Sendable {
  /// Who signed in, as the provider says.
  public struct Identity: Sendable, Hashable {
    /// The sign-in name in Xanh.
    public let login: String
    /// Whether the provider saw a second factor of the kind that the settings accept.
    public let hasSecondFactor: Bool

    /// Makes an identity.
    public init(login: String, hasSecondFactor: Bool) {
      self.login = login
      self.hasSecondFactor = hasSecondFactor
    }
  }

  /// What ties an answer of the provider to the browser that asked.
  public struct Secrets: Sendable, Hashable {
    /// Comes back beside the answer.
    public let state: String
    /// Comes back within the token.
    public let nonce: String
    /// Shown when the code is exchanged (RFC 7636).
    public let verifier: String

    /// Gathers the three.
    public init(state: String, nonce: String, verifier: String) {
      self.state = state
      self.nonce = nonce
      self.verifier = verifier
    }
  }

  /// The word on the button.
  public var name: String
  /// The address at the provider that begins a sign-in. Throws a `ServiceRefusal` where the provider does not answer.
  public var address: @Sendable (Secrets) throws(ServiceRefusal) -> String
  /// Exchanges a code for who signed in, with everything checked. Throws a `ServiceRefusal` for the person, after what
  /// was wrong was written for the operator.
  public var identity: @Sendable (_ code: String, Secrets) throws(ServiceRefusal) -> Identity
  /// Whether the answer named this issuer, where it names one (RFC 9207).
  public var isIssuer: @Sendable (String) -> Bool

  /// Puts the services together.
  public init(
    name: String, address: @escaping @Sendable (Secrets) throws(ServiceRefusal) -> String,
    identity: @escaping @Sendable (_ code: String, Secrets) throws(ServiceRefusal) -> Identity,
    isIssuer: @escaping @Sendable (String) -> Bool
  ) {
    self.name = name
    self.address = address
    self.identity = identity
    self.isIssuer = isIssuer
  }
}
