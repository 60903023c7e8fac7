// SPDX-License-Identifier: Apache-2.0

/// What is wrong with an identity token.
public enum IdentityTokenFault: Error, Sendable, Hashable, CaseIterable {
  /// Not three parts of base64url, or not JSON in them.
  case form
  /// Signed by no algorithm that is taken: RS256 or ES256.
  case algorithm
  /// Signed with a key that the provider does not publish.
  case unknownKey
  /// The signature is not that of the key.
  case signature
  /// Of another issuer.
  case issuer
  /// For another client, or for several without naming this one.
  case audience
  /// Over, or without an end.
  case expired
  /// From the future, without its moment, or long ago.
  case issuedAt
  /// The answer to another sign-in.
  case nonce
  /// Without the claim that names the account.
  case claim
}

/// What an identity token must fit (OpenID Connect Core 1.0, section 3.1.3.7).
public struct IdentityTokenCheck: Sendable {
  /// The issuer, exactly as its discovery document names it.
  public let issuer: String
  /// The client that the token is for.
  public let client: String
  /// What was sent along when the sign-in began.
  public let nonce: String
  /// The moment, in seconds since 1970.
  public let now: Int64
  /// Seconds by which clocks may differ.
  public var leeway: Int64 = 60
  /// Seconds after which a token is too old to be an answer to a sign-in that just ended.
  public var age: Int64 = 600

  /// Gathers what is checked.
  public init(issuer: String, client: String, nonce: String, now: Int64) {
    self.issuer = issuer
    self.client = client
    self.nonce = nonce
    self.now = now
  }
}

/// An identity token that was checked: who signed in, as the provider says.
public struct IdentityToken: Sendable {
  private let claims: JSONValue

  /// Reads and checks a token in its compact form (RFC 7515).
  public init(_ text: String, _ check: IdentityTokenCheck, keys: ProviderKeys) throws(IdentityTokenFault) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard text.utf8.count < 100_000, parts.count == 3, let head = Base64URL.decoded(parts[0]).flatMap(JSONValue.init),
      let body = Base64URL.decoded(parts[1]).flatMap(JSONValue.init), let signature = Base64URL.decoded(parts[2])
    else { throw .form }
    guard let algorithm = head["alg"]?.text, ["RS256", "ES256"].contains(algorithm), head["crit"] == nil else {
      throw .algorithm
    }
    let key = head["kid"]?.text
    guard keys.has(key) else { throw .unknownKey }
    let signed = Array((parts[0] + "." + parts[1]).utf8)
    guard keys.verify(signature, of: signed, algorithm: algorithm, key: key) else { throw .signature }
    if let fault = Self.fault(in: body, check) { throw fault }
    claims = body
  }

  private static func fault(in claims: JSONValue, _ check: IdentityTokenCheck) -> IdentityTokenFault? {
    guard claims["iss"]?.text == check.issuer else { return .issuer }
    guard let audience = claims["aud"]?.texts, audience.contains(check.client) else { return .audience }
    let party = claims["azp"]
    guard party == nil ? audience.count == 1 : party?.text == check.client else { return .audience }
    guard let end = claims["exp"]?.seconds, end > check.now - check.leeway else { return .expired }
    if let start = claims["nbf"] {
      guard let start = start.seconds, start <= check.now + check.leeway else { return .issuedAt }
    }
    guard let issued = claims["iat"]?.seconds, issued <= check.now + check.leeway,
      issued >= check.now - check.age - check.leeway
    else { return .issuedAt }
    guard let nonce = claims["nonce"]?.text, equalInConstantTime(Array(nonce.utf8), Array(check.nonce.utf8)) else {
      return .nonce
    }
    return nil
  }

  /// The text of a claim. An address that the provider says it has not verified is none.
  public func claim(_ name: String) throws(IdentityTokenFault) -> String {
    guard let text = claims[name]?.text, !text.isEmpty else { throw .claim }
    if name == "email", claims["email_verified"] == .bool(false) { throw .claim }
    return text
  }

  /// Whether the provider says that one of these ways or classes of signing in was used (`amr`, RFC 8176; `acr`).
  public func shows(anyOf ways: [String]) -> Bool {
    let shown = (claims["amr"]?.texts ?? []) + (claims["acr"]?.texts ?? [])
    return ways.contains(where: shown.contains)
  }
}
