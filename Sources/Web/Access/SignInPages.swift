// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Signing in and out.
enum SignInPages {
  /// A session lasts a working day; who comes twice a year signs in each time.
  private static let sessionSeconds: Int64 = 12 * 3600
  /// Wrong passwords in a row before an account waits; each further one doubles the wait, up to an hour.
  private static let failuresAllowed = 4
  /// Wrong passwords from one address in ten minutes before all its attempts wait.
  private static let failuresByAddress = 30

  static func form(_ visit: Visit) throws -> Response {
    if visit.viewer != nil { return .redirect(to: "/") }
    return page(visit, error: nil, login: "")
  }

  private static func page(_ visit: Visit, error: Phrase?, login: String, status: Int = 200) -> Response {
    visit.gate(.signIn, error: error, status: status) { visit in
      """
      <p class="lead">\(visit.t(.signInLead))</p>
      <form method="post" action="/dang-nhap" class="stack">\(visit.tokenField)
      <input type="hidden" name="ve" value="\(target(visit))">
      \(visit.field("login", .login, value: login, isRequired: true, autocomplete: "username"))
      \(visit.field("password", .password, type: "password", isRequired: true, autocomplete: "current-password"))
      <button class="btn pri full">\(visit.t(.signIn))</button></form>\
      \(SingleSignOnPages.button(visit, going: target(visit)))
      <p><a class="alone" href="/dang-nhap/ma">\(visit.t(.signInWithCode))</a></p><p class="meta">\(visit.t(.signInHelp))</p>
      """
    }
  }

  /// Where to go afterwards: only a path of this site.
  private static func target(_ visit: Visit) -> String {
    let wanted = visit.query["ve"] ?? visit.typed("ve")
    return Response.isLocalPath(wanted) ? wanted : "/"
  }

  static func signIn(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let login = form.text("login").lowercased()
    do {
      let outcome = try attempt(visit, login, wrong: .wrongPassword) { person in
        try visit.site.services.security.verifyPassword(form.text("password"), person?.passwordHash)
      }
      switch outcome {
      case .person(let person): return try SecondStep.enter(visit, person, by: .password, going: form.text("ve"))
      case .refused(let why, let status): return page(visit, error: why, login: login, status: status)
      }
    } catch let busy as ServiceRefusal {
      // Nothing was decided and nothing is counted: the same form again, with the name in it.
      return page(visit, error: busy.message, login: login, status: 503).retrying(after: busy.retryAfter)
    }
  }

  /// How an attempt to sign in ends.
  enum Outcome {
    case person(Person)
    case refused(Phrase, status: Int)
  }

  /// One attempt to sign in by name, slowed down by the address and by the name, whether somebody has it or not.
  ///
  /// - Parameters:
  ///   - step: what the journal says was wrong, where it was not the password.
  ///   - fits: whether what was typed is that person's; asked with `nil` for a name that nobody has, and then takes as
  ///     much work as otherwise.
  static func attempt(
    _ visit: Visit, _ login: String, wrong: Phrase, step: String? = nil, fits: (Person?) throws -> Bool
  ) throws -> Outcome {
    let site = visit.site
    let address = "sign-in \(visit.request.clientAddress)"
    guard site.throttle.events(address, window: 600, at: visit.now) < failuresByAddress else {
      throw Refusal.tooMany(seconds: 600)
    }
    let person = try site.services.database.read { try $0.person(login: login) }
    // A name that nobody has waits just as an account does, so that waiting does not tell which names exist.
    let lockedUntil = person == nil ? site.unknownNames.lockedUntil(login) : person?.lockedUntil
    if let until = lockedUntil, until > visit.now {
      return .refused(.accountWaits(until: visit.clock(until)), status: 429)
    }
    let isRight = try fits(person)
    guard let person, isRight, person.isOpen(at: visit.now) else {
      _ = site.throttle.count(address, window: 600, at: visit.now)
      if let person {
        try noteFailure(of: person, visit, at: step)
      } else {
        site.unknownNames.noteFailure(login, at: visit.now)
      }
      return .refused(wrong, status: 403)
    }
    return mayEnter(person, visit) ? .person(person) : .refused(.demonstrationRefused, status: 403)
  }

  /// Demonstration accounts, whose password everybody knows, are for this machine alone.
  static func mayEnter(_ person: Person, _ visit: Visit) -> Bool {
    let isLocal = visit.request.clientAddress == "::1" || visit.request.clientAddress.hasPrefix("127.")
    return !person.isDemonstration || isLocal && visit.site.services.allowsDemonstrationAccounts
  }

  /// Opens a session under a new token, whatever came with the request.
  static func open(
    _ visit: Visit, _ person: Person, by method: SignInMethod, hasSecondFactor: Bool = false, going target: String
  ) throws -> Response {
    let services = visit.site.services
    let token = services.security.newToken()
    let digest = services.security.digest(token)
    let now = visit.now
    let origin = SessionOrigin(
      method: method, hasSecondFactor: hasSecondFactor,
      browser: BrowserName.plain(visit.request.headers["User-Agent"] ?? ""),
      address: visit.request.clientAddress)
    try services.database.write { connection in
      try connection.insertSession(
        token: digest, person: person.id, from: origin, at: now, expires: now.adding(seconds: sessionSeconds))
      if person.failures > 0 { try connection.setFailures(0, lockedUntil: nil, of: person.id) }
      let author = Author(person: person.id, name: person.name, at: now)
      try connection.journal("session.open", account: person.id, by: author)
    }
    var response = Response.redirect(to: target.isEmpty ? "/" : target)
    response.set(
      SetCookie(
        visit.site.sessionCookieName(visit.request), token, maxAge: Int(sessionSeconds),
        isSecure: visit.request.isSecure))
    response.set(.removal(of: "xanh-form", isSecure: visit.request.isSecure))
    return response
  }

  /// Until when a name waits after this many wrong passwords in a row; `nil` while a few are forgiven.
  static func lockedUntil(after failures: Int, at now: Instant) -> Instant? {
    guard failures > failuresAllowed else { return nil }
    return now.adding(seconds: min(3600, 60 << Int64(min(6, failures - failuresAllowed - 1))))
  }

  /// Counts a failure of an account, and writes it down.
  ///
  /// - Parameter step: what was wrong, where it was not the password.
  static func noteFailure(of person: Person, _ visit: Visit, at step: String? = nil) throws {
    let now = visit.now
    try visit.site.services.database.write { connection in
      // Guesses may come at once: each counts what the others wrote.
      let failures = (try connection.person(person.id)?.failures ?? 0) + 1
      try connection.setFailures(failures, lockedUntil: lockedUntil(after: failures, at: now), of: person.id)
      var after = JSONObject()
      after.add("failures", Int64(failures))
      if let step { after.add("wrong", step) }
      try connection.journal(
        "session.refused", account: person.id, after: after, by: Author(person: person.id, name: person.name, at: now))
    }
  }

  static func signOut(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    if let session = visit.session {
      let digest = services.security.digest(session)
      let now = visit.now
      try services.database.write { try $0.deleteSession(token: digest, at: now) }
    }
    // Whoever signs out to sign in anew comes back to the page that asked for it.
    let wanted = try visit.form().text("ve")
    let target = Response.isLocalPath(wanted) && wanted != "/" ? wanted : ""
    var response = Response.redirect(
      to: target.isEmpty ? "/dang-nhap" : "/dang-nhap?" + FormFields([.init(name: "ve", value: target)]).urlEncoded)
    response.set(.removal(of: visit.site.sessionCookieName(visit.request), isSecure: visit.request.isSecure))
    return response
  }
}
