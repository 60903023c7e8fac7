// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Security

@Suite struct `An identity token` {
  private static let issuer = "https://id.example.vn"

  private func token(
    _ text: String, issuer: String = issuer, client: String = "xanh", nonce: String = "n-1",
    now: Int64 = TokenSamples.now
  ) throws -> IdentityToken {
    let keys = try #require(ProviderKeys(Array(TokenSamples.keys.utf8)))
    return try IdentityToken(
      text, IdentityTokenCheck(issuer: issuer, client: client, nonce: nonce, now: now), keys: keys)
  }

  @Test(arguments: TokenSamples.good) func `is taken where all of it fits`(name: String, text: String) throws {
    let token = try token(text)
    #expect(try token.claim("preferred_username") == "congthuong")
  }

  @Test(arguments: TokenSamples.bad) func `is refused for what is wrong with it`(
    fault: String, name: String, text: String
  ) {
    let found = #expect(throws: IdentityTokenFault.self) { try token(text) }
    #expect(found.map { "\($0)" } == fault, "\(name)")
  }

  @Test func `fits one issuer, one client, one sign-in and one moment`() throws {
    let text = TokenSamples.good[0].token
    let faults: [IdentityTokenFault?] = [
      #expect(throws: IdentityTokenFault.self) { try token(text, issuer: "https://id.example.vn.evil.example") },
      #expect(throws: IdentityTokenFault.self) { try token(text, client: "xan") },
      #expect(throws: IdentityTokenFault.self) { try token(text, nonce: "n-1 ") },
      #expect(throws: IdentityTokenFault.self) { try token(text, now: TokenSamples.now + 361) },
      #expect(throws: IdentityTokenFault.self) { try token(text, now: TokenSamples.now - 61) },
    ]
    #expect(faults == [.issuer, .audience, .nonce, .expired, .issuedAt])
  }

  @Test(arguments: ["", "a", "a.b", "a.b.c.d", "..", "e30.e30.", "%.%.%", String(repeating: "a.", count: 60_000)])
  func `of another form is none`(text: String) {
    let found = #expect(throws: IdentityTokenFault.self) { try token(text) }
    #expect(found == .form || found == .algorithm)
  }

  @Test func `cut or lengthened anywhere is refused`() {
    let text = Array(TokenSamples.good[0].token.utf8)
    for index in stride(from: 0, to: text.count, by: 7) {
      for changed in [text[..<index] + text[(index + 1)...], text[..<index] + [0x41] + text[index...]] {
        #expect(throws: IdentityTokenFault.self) { try token(String(decoding: Array(changed), as: UTF8.self)) }
      }
    }
  }

  @Test func `names an account by a text, and by an address only where it was verified`() throws {
    let token = try token(TokenSamples.good[0].token)
    for name in ["email", "amr", "exp", "nobody"] {
      #expect(throws: IdentityTokenFault.claim) { try token.claim(name) }
    }
    #expect(try token.claim("sub") == "7")
  }

  @Test func `tells whether a second factor of a known kind was used`() throws {
    let token = try token(TokenSamples.good[0].token)
    #expect(token.shows(anyOf: ["otp"]) && token.shows(anyOf: ["hwk", "2"]))
    #expect(!token.shows(anyOf: []) && !token.shows(anyOf: ["mfa", "ot", "22"]))
  }
}

@Suite struct `What an identity provider publishes` {
  /// RFC 7515, appendix A.2 and A.3: a signature of RSA and one of P-256 over the same text.
  private static let signed =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
  private static let ecKey = """
    {"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
    "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
    """
  private static let ecSignature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"

  @Test func `its keys check the example of RFC 7515, A.3`() throws {
    let keys = try #require(ProviderKeys(Array(Self.ecKey.utf8)))
    let signature = try #require(Base64URL.decoded(Self.ecSignature))
    let text = Array(("eyJhbGciOiJFUzI1NiJ9." + Self.signed).utf8)
    #expect(keys.verify(signature, of: text, algorithm: "ES256", key: nil))
    #expect(!keys.verify(signature, of: text, algorithm: "RS256", key: nil))
    #expect(!keys.verify(signature, of: text + [0x41], algorithm: "ES256", key: nil))
    #expect(!keys.verify(Array(signature.reversed()), of: text, algorithm: "ES256", key: nil))
    #expect(!keys.verify(signature + [0], of: text, algorithm: "ES256", key: nil))
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"keys\":{}}", "null", "{\"keys\":[", String(repeating: "[", count: 100_000),
  ])
  func `what is no key set is none`(text: String) { #expect(ProviderKeys(Array(text.utf8)) == nil) }

  @Test func `keys for something else, or of another kind, are left out`() throws {
    for key in [
      #"{"kty":"RSA","use":"enc","n":"AQAB","e":"AQAB"}"#, #"{"kty":"RSA","alg":"PS256","n":"AQAB","e":"AQAB"}"#,
      #"{"kty":"EC","crv":"P-384","x":"AQAB","y":"AQAB"}"#, #"{"kty":"EC","crv":"P-256","x":"AQAB","y":"AQAB"}"#,
      #"{"kty":"oct","k":"AQAB"}"#, #"{"kty":"RSA","n":"A"}"#, "7", "null",
    ] {
      #expect(try !#require(ProviderKeys(Array("{\"keys\":[\(key)]}".utf8))).has(nil), "\(key)")
    }
  }

  private func document(_ change: (inout [String: String]) -> Void = { _ in }) -> ProviderDocument? {
    var fields = [
      "issuer": "\"https://id.example.vn\"", "authorization_endpoint": "\"https://id.example.vn/a\"",
      "token_endpoint": "\"https://id.example.vn/t\"", "jwks_uri": "\"https://id.example.vn/k\"",
    ]
    change(&fields)
    let text = fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
    return ProviderDocument(Array("{\(text)}".utf8))
  }

  @Test func `its document names its addresses, and needs all of them`() throws {
    let whole = try #require(document())
    #expect(whole.authorization == "https://id.example.vn/a" && whole.takesBasic)
    for name in ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"] {
      #expect(document { $0[name] = nil } == nil)
      #expect(document { $0[name] = "7" } == nil)
    }
    #expect(document { $0["code_challenge_methods_supported"] = "[\"plain\"]" } == nil)
    #expect(document { $0["code_challenge_methods_supported"] = "[\"plain\",\"S256\"]" } != nil)
    #expect(document { $0["token_endpoint_auth_methods_supported"] = "[\"client_secret_post\"]" }?.takesBasic == false)
  }

  @Test func `the challenge of a verifier is that of RFC 7636, appendix B`() {
    #expect(
      pkceChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }
}
