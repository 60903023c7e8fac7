// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Signing in through the identity provider. What its answer must fit is sealed in a cookie of the browser that asked, so
/// that strangers make the server keep nothing, and an answer is worth nothing in another browser.
enum SingleSignOnPages {
  private static let cookie = "xanh-sso"
  private static let seconds: Int64 = 600
  /// Beginnings and answers from one address in ten minutes: each answer makes the server ask the provider.
  private static let attemptsByAddress = 60

  /// The button on the sign-in page.
  static func button(_ visit: Visit, going target: String) -> HTML? {
    visit.site.services.access.singleSignOn.map { provider in
      let address =
        target == "/"
        ? "/dang-nhap/mot-cua" : "/dang-nhap/mot-cua?" + FormFields([.init(name: "ve", value: target)]).urlEncoded
      return "<p><a class=\"btn full\" href=\"\(address)\">\(visit.t(.signInThrough(provider.name)))</a></p>"
    }
  }

  private static func provider(_ visit: Visit) throws(Refusal) -> SingleSignOn {
    guard let provider = visit.site.services.access.singleSignOn else { throw .notFound }
    let key = "sso \(visit.request.clientAddress)"
    guard visit.site.throttle.count(key, window: 600, at: visit.now) <= attemptsByAddress else {
      throw .tooMany(seconds: 600)
    }
    return provider
  }

  // MARK: There

  static func begin(_ visit: Visit) throws -> Response {
    let provider = try provider(visit)
    guard visit.viewer == nil else { return .redirect(to: "/") }
    let security = visit.site.services.security
    let secrets = SingleSignOn.Secrets(
      state: security.newToken(), nonce: security.newToken(), verifier: security.newToken())
    let wanted = visit.query["ve"] ?? "/"
    let target = Response.isLocalPath(wanted) ? wanted : "/"
    let expires = visit.now.adding(seconds: seconds).milliseconds
    let kept = [secrets.state, secrets.nonce, secrets.verifier, String(expires), target].joined(separator: "\n")
    let address: String
    do throws(ServiceRefusal) { address = try provider.address(secrets) } catch {
      return refused(visit, error.message, status: 503)
    }
    var response = Response(status: 303, headers: ["Location": address, "Cache-Control": "no-store"])
    response.set(
      SetCookie(
        cookie, security.codes.seal(kept, .singleSignOn, ""), maxAge: Int(seconds), isSecure: visit.request.isSecure))
    return response
  }

  // MARK: And back

  /// What the browser was given when it asked; `nil` where it asked nothing, or long ago.
  private static func kept(_ visit: Visit) -> (secrets: SingleSignOn.Secrets, target: String)? {
    guard let sealed = visit.request.cookie(cookie),
      let text = visit.site.services.security.codes.open(sealed, .singleSignOn, "")
    else { return nil }
    let parts = text.utf8.split(separator: 0x0A, maxSplits: 4, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard parts.count == 5, let expires = Int64(parts[3]), expires > visit.now.milliseconds else { return nil }
    return (SingleSignOn.Secrets(state: parts[0], nonce: parts[1], verifier: parts[2]), parts[4])
  }

  static func answer(_ visit: Visit) throws -> Response {
    let provider = try provider(visit)
    var response = try entered(visit, provider)
    // Whatever came of it: an answer is looked at once.
    response.set(.removal(of: cookie, isSecure: visit.request.isSecure))
    return response
  }

  private static func entered(_ visit: Visit, _ provider: SingleSignOn) throws -> Response {
    let services = visit.site.services
    let query = visit.query
    guard let (secrets, target) = kept(visit), let state = query["state"],
      services.security.digest(state) == services.security.digest(secrets.state),
      query["iss"].map(provider.isIssuer) ?? true
    else { return refused(visit, .answerOfAnother, status: 403) }
    guard let code = query["code"], !code.isEmpty else {
      return refused(visit, .providerRefused(provider.name), status: 403)
    }
    let identity: SingleSignOn.Identity
    do throws(ServiceRefusal) { identity = try provider.identity(code, secrets) } catch {
      return refused(visit, error.message, status: 403)
    }
    let login = identity.login.lowercased()
    guard let person = try services.database.read({ try $0.person(login: login) }), person.isOpen(at: visit.now) else {
      // The provider vouches for the name, so whoever reads this may know that it has no account.
      return refused(visit, .noAccountFor(login), status: 403)
    }
    guard SignInPages.mayEnter(person, visit) else { return refused(visit, .demonstrationRefused, status: 403) }
    return try SecondStep.enter(
      visit, person, by: .provider, hasSecondFactor: identity.hasSecondFactor, going: target)
  }

  private static func refused(_ visit: Visit, _ why: Phrase, status: Int) -> Response {
    visit.gate(.signIn, error: why, status: status) { visit in
      "<p><a class=\"btn pri full\" href=\"/dang-nhap\">\(visit.t(.signInAnew))</a></p>"
    }
  }
}
