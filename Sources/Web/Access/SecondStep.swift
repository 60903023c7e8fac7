// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The second step of signing in, for people with a second factor: what was shown first is remembered for ten minutes
/// under a cookie that opens nothing.
enum SecondStep {
  private static let cookie = "xanh-step"
  private static let seconds: Int64 = 600

  /// Lets somebody in who showed who they are: at once, or after the second factor.
  ///
  /// - Parameter hasSecondFactor: whether a second factor was shown to the identity provider.
  static func enter(
    _ visit: Visit, _ person: Person, by method: SignInMethod, hasSecondFactor: Bool = false, going target: String
  ) throws -> Response {
    let services = visit.site.services
    let isOwed = try !hasSecondFactor && services.database.read { try $0.secondFactor(of: person.id) != nil }
    guard isOwed else {
      return try SignInPages.open(visit, person, by: method, hasSecondFactor: hasSecondFactor, going: target)
    }
    let token = services.security.newToken()
    let digest = services.security.digest(token)
    let now = visit.now
    let step = SignInStep(
      person: person.id, method: method, target: Response.isLocalPath(target) ? target : "/",
      expires: now.adding(seconds: seconds))
    try services.database.write { try $0.insert(step, token: digest, at: now) }
    var response = Response.redirect(to: "/dang-nhap/buoc-hai")
    response.set(SetCookie(cookie, token, maxAge: Int(seconds), isSecure: visit.request.isSecure))
    return response
  }

  /// The sign-in that this browser is in the middle of.
  private static func waiting(_ visit: Visit) throws -> (token: [UInt8], step: SignInStep, person: Person)? {
    guard let token = visit.request.cookie(cookie) else { return nil }
    let digest = visit.site.services.security.digest(token)
    return try visit.site.services.database.read { connection in
      guard let step = try connection.signInStep(token: digest, at: visit.now),
        let person = try connection.person(step.person)
      else { return nil }
      return (digest, step, person)
    }
  }

  static func form(_ visit: Visit) throws -> Response {
    guard visit.viewer == nil, try waiting(visit) != nil else { return .redirect(to: "/dang-nhap") }
    return page(visit, error: nil)
  }

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200) -> Response {
    visit.gate(.secondStep, error: error, status: status) { visit in
      """
      <p class="lead">\(visit.t(.secondStepLead))</p>
      <form method="post" action="/dang-nhap/buoc-hai" class="stack">\(visit.tokenField)
      \(visit.field("code", .factorCode, hint: .factorCodeHint, isRequired: true, autocomplete: "one-time-code"))
      <button class="btn pri full">\(visit.t(.signIn))</button></form>
      <p class="meta">\(visit.t(.secondStepHelp))</p><p><a href="/dang-nhap">\(visit.t(.signInAnew))</a></p>
      """
    }
  }

  static func take(_ visit: Visit) throws -> Response {
    guard let (token, step, person) = try waiting(visit) else { return .redirect(to: "/dang-nhap") }
    if let until = person.lockedUntil, until > visit.now {
      return page(visit, error: .accountWaits(until: visit.clock(until)), status: 429)
    }
    let now = visit.now
    let proof = try proof(of: visit.form().text("code"), person.id, visit)
    let isTaken = try visit.site.services.database.write { connection -> Bool in
      guard let proof, try connection.use(proof, of: person.id, at: now) else { return false }
      // Only one answer to this step opens a session.
      guard try connection.deleteSignInStep(token: token) else { throw Refusal.formExpired }
      try noteRecovery(proof, person, connection, at: now)
      return true
    }
    guard isTaken else {
      try SignInPages.noteFailure(of: person, visit, at: "factor")
      return page(visit, error: .wrongFactorCode, status: 403)
    }
    var response = try SignInPages.open(visit, person, by: step.method, hasSecondFactor: true, going: step.target)
    response.set(.removal(of: cookie, isSecure: visit.request.isSecure))
    return response
  }

  /// What a typed code shows, as far as can be told without using it up; `nil` where it shows nothing.
  static func proof(of typed: String, _ person: ID<Person>, _ visit: Visit) throws -> SecondFactorProof? {
    let codes = visit.site.services.security.codes
    let code = TypedCode.plain(typed)
    guard code.utf8.count == 6 else { return .recovery(codes.digest(code, .recovery, person.rawValue)) }
    guard let factor = try visit.site.services.database.read({ try $0.secondFactor(of: person) }),
      let secret = codes.open(factor.sealedSecret, .secondFactor, person.description),
      let step = codes.step(code, secret, visit.now)
    else { return nil }
    return .step(step)
  }

  /// A recovery code is used rarely, and its loss is worth knowing of.
  static func noteRecovery(
    _ proof: SecondFactorProof, _ person: Person, _ connection: any Connection, at now: Instant
  ) throws {
    guard case .recovery = proof else { return }
    var after = JSONObject()
    after.add("left", Int64(try connection.recoveryCodesLeft(of: person.id)))
    try connection.journal(
      "person.factor.recovery", account: person.id, after: after,
      by: Author(person: person.id, name: person.name, at: now))
  }
}
