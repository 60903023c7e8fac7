// SPDX-License-Identifier: Apache-2.0

/// What an identity provider tells of itself (OpenID Connect Discovery 1.0, section 3).
public struct ProviderDocument: Sendable, Hashable {
  /// Its name, which its tokens bear.
  public let issuer: String
  /// Where browsers are sent.
  public let authorization: String
  /// Where codes are exchanged.
  public let token: String
  /// Where its keys stand.
  public let keys: String
  /// Whether a client may show its secret as RFC 7617 has it, which is the default.
  public let takesBasic: Bool

  /// Reads the document; `nil` where something that is needed is missing, or the provider says that it knows no S256.
  public init?(_ bytes: [UInt8]) {
    guard let json = JSONValue(bytes), let issuer = json["issuer"]?.text,
      let authorization = json["authorization_endpoint"]?.text, let token = json["token_endpoint"]?.text,
      let keys = json["jwks_uri"]?.text, json["code_challenge_methods_supported"]?.texts?.contains("S256") ?? true
    else { return nil }
    self.issuer = issuer
    self.authorization = authorization
    self.token = token
    self.keys = keys
    takesBasic = json["token_endpoint_auth_methods_supported"]?.texts?.contains("client_secret_basic") ?? true
  }

  /// The identity token in the answer of a token endpoint.
  public static func identityToken(in answer: [UInt8]) -> String? { JSONValue(answer)?["id_token"]?.text }
}

/// The S256 challenge of a PKCE verifier (RFC 7636, section 4.2).
public func pkceChallenge(_ verifier: String) -> String { Base64URL.encoded(Digest.sha256(Array(verifier.utf8))) }
