// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import HTTPClient
import Security
import Synchronization
import Web

/// The identity provider of the office (OpenID Connect Core 1.0, Discovery 1.0): knows its addresses and keys, and
/// exchanges codes for checked tokens.
final class IdentityProvider: Sendable {
  /// What the settings say of it.
  struct Settings: Sendable {
    let issuer, client, secret, claim: String
    /// Ways or classes of signing in that count as a second factor.
    let factors: [String]
    /// Where the provider sends the browser back to.
    let redirect: String
  }

  private struct Known: Sendable {
    var discovery: (document: ProviderDocument, at: Instant)?
    var keys: (set: ProviderKeys, at: Instant)?
    var underWay = 0
  }

  /// How long addresses and keys are believed.
  private static let age: Int64 = 3_600
  /// How soon keys may be asked for again where a token names one that is not among them.
  private static let pause: Int64 = 60
  /// Exchanges at once: a provider that does not answer must not hold all workers.
  private static let atOnce = 3

  private let settings: Settings
  private let client: HTTPClient
  private let now: @Sendable () -> Instant
  private let log: @Sendable (String) -> Void
  private let known = Mutex(Known())

  init(
    _ settings: Settings, client: HTTPClient = HTTPClient(), now: @escaping @Sendable () -> Instant,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.settings = settings
    self.client = client
    self.now = now
    self.log = log
  }

  /// The address that begins a sign-in (RFC 6749, section 4.1.1; RFC 7636, section 4.3).
  func address(_ secrets: SingleSignOn.Secrets) throws(ServiceRefusal) -> String {
    try admitted { () throws(ServiceRefusal) in
      let document = try discovery()
      let fields = FormFields([
        .init(name: "response_type", value: "code"), .init(name: "client_id", value: settings.client),
        .init(name: "redirect_uri", value: settings.redirect), .init(name: "scope", value: "openid profile email"),
        .init(name: "state", value: secrets.state), .init(name: "nonce", value: secrets.nonce),
        .init(name: "code_challenge", value: pkceChallenge(secrets.verifier)),
        .init(name: "code_challenge_method", value: "S256"),
      ])
      return document.authorization + (document.authorization.utf8.contains(0x3F) ? "&" : "?") + fields.urlEncoded
    }
  }

  /// Who signed in, for a code that came back.
  func identity(_ code: String, _ secrets: SingleSignOn.Secrets) throws(ServiceRefusal) -> SingleSignOn.Identity {
    try admitted { () throws(ServiceRefusal) in
      let document = try discovery()
      let text = try exchange(code, secrets, document)
      let token = try checked(text, secrets, document)
      do throws(IdentityTokenFault) {
        let login = try token.claim(settings.claim)
        return SingleSignOn.Identity(login: login, hasSecondFactor: token.shows(anyOf: settings.factors))
      } catch { throw refusal("the token has no usable claim «\(settings.claim)»", .providerAnswerWrong) }
    }
  }

  // MARK: Tokens

  private func exchange(
    _ code: String, _ secrets: SingleSignOn.Secrets, _ document: ProviderDocument
  ) throws(ServiceRefusal) -> String {
    var fields: [FormFields.Field] = [
      .init(name: "grant_type", value: "authorization_code"), .init(name: "code", value: code),
      .init(name: "redirect_uri", value: settings.redirect), .init(name: "code_verifier", value: secrets.verifier),
    ]
    // A client without a secret, or whose provider takes it in no other way, names itself in the form (RFC 6749, 2.3.1).
    let isBasic = !settings.secret.isEmpty && document.takesBasic
    if !isBasic {
      fields.append(.init(name: "client_id", value: settings.client))
      if !settings.secret.isEmpty { fields.append(.init(name: "client_secret", value: settings.secret)) }
    }
    let credentials = "\(PercentEncoding.encoded(settings.client)):\(PercentEncoding.encoded(settings.secret))"
    let answer: HTTPClient.Answer
    do throws(HTTPClientError) {
      answer = try client.post(
        document.token, form: FormFields(fields).urlEncoded, credentials: isBasic ? credentials : nil)
    } catch { throw refusal("token endpoint: \(error)", .providerSilent) }
    guard answer.status == 200, let token = ProviderDocument.identityToken(in: answer.body) else {
      throw refusal("token endpoint answered \(answer.status) without an identity token", .providerAnswerWrong)
    }
    return token
  }

  private func checked(
    _ text: String, _ secrets: SingleSignOn.Secrets, _ document: ProviderDocument
  ) throws(ServiceRefusal) -> IdentityToken {
    let check = IdentityTokenCheck(
      issuer: settings.issuer, client: settings.client, nonce: secrets.nonce, now: now().milliseconds / 1000)
    do throws(IdentityTokenFault) {
      do throws(IdentityTokenFault) {
        return try IdentityToken(text, check, keys: keys(document, youngerThan: Self.age))
      } catch {
        // A provider may sign with a new key before an hour is over.
        guard error == .unknownKey, let newer = try? keys(document, youngerThan: Self.pause) else { throw error }
        return try IdentityToken(text, check, keys: newer)
      }
    } catch { throw refusal("identity token: \(error)", .providerAnswerWrong) }
  }

  // MARK: What the provider publishes

  private func discovery() throws(ServiceRefusal) -> ProviderDocument {
    let moment = now()
    let kept = known.withLock { $0.discovery }
    if let kept, kept.at.adding(seconds: Self.age) > moment { return kept.document }
    let slash = settings.issuer.hasSuffix("/") ? "" : "/"
    let body = try fetched("\(settings.issuer)\(slash).well-known/openid-configuration")
    guard let document = ProviderDocument(body), document.issuer == settings.issuer,
      [document.authorization, document.token, document.keys].allSatisfy(HTTPClient.mayAsk)
    else { throw refusal("the discovery document does not fit the issuer", .providerAnswerWrong) }
    known.withLock { $0.discovery = (document, moment) }
    return document
  }

  private func keys(
    _ document: ProviderDocument, youngerThan age: Int64
  ) throws(IdentityTokenFault) -> ProviderKeys {
    let moment = now()
    let kept = known.withLock { $0.keys }
    if let kept, kept.at.adding(seconds: age) > moment { return kept.set }
    guard let body = try? fetched(document.keys), let set = ProviderKeys(body) else { throw .unknownKey }
    known.withLock { $0.keys = (set, moment) }
    return set
  }

  private func fetched(_ address: String) throws(ServiceRefusal) -> [UInt8] {
    let answer: HTTPClient.Answer
    do throws(HTTPClientError) { answer = try client.get(address) } catch {
      throw refusal("\(address): \(error)", .providerSilent)
    }
    guard answer.status == 200 else { throw refusal("\(address) answered \(answer.status)", .providerSilent) }
    return answer.body
  }

  // MARK: Limits and failures

  private func admitted<Value>(_ work: () throws(ServiceRefusal) -> Value) throws(ServiceRefusal) -> Value {
    let isAdmitted = known.withLock { known in
      guard known.underWay < Self.atOnce else { return false }
      known.underWay += 1
      return true
    }
    guard isAdmitted else { throw ServiceRefusal(.providerBusy) }
    defer { known.withLock { $0.underWay -= 1 } }
    return try work()
  }

  /// What was wrong goes to the operator; the person learns what to do.
  private func refusal(_ detail: String, _ message: Phrase) -> ServiceRefusal {
    log("single sign-on: \(detail)")
    return ServiceRefusal(message)
  }
}

extension SingleSignOn {
  /// Single sign-on as the settings ask for it; `nil` where they name no provider.
  init?(
    _ configuration: Configuration, now: @escaping @Sendable () -> Instant, log: @escaping @Sendable (String) -> Void
  ) {
    let issuer = configuration["oidc-issuer"].text
    guard !issuer.isEmpty else { return nil }
    let provider = IdentityProvider(
      IdentityProvider.Settings(
        issuer: issuer, client: configuration["oidc-client"].text, secret: configuration["oidc-secret"].text,
        claim: configuration["oidc-claim"].text, factors: configuration.providerFactors,
        redirect: configuration["site"].text + "/dang-nhap/mot-cua/ve"), now: now, log: log)
    self.init(
      name: configuration["oidc-name"].text,
      address: { secrets throws(ServiceRefusal) in try provider.address(secrets) },
      identity: { code, secrets throws(ServiceRefusal) in try provider.identity(code, secrets) },
      isIssuer: { $0 == issuer })
  }
}
