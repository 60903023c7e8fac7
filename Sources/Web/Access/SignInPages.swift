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
    var visit = visit
    var newKey: String?
    if visit.anonymousKey.isEmpty {
      let key = visit.site.services.security.newToken()
      newKey = key
      visit.openForms(to: key)
    }
    let errorPart = error.map { visit.banner(.bad, visit.t($0)) }
    var response = visit.page(
      visit.t(.signIn), status: status,
      body: """
        <div class="gate tall"><h1>\(visit.t(.signIn))</h1><p class="lead">\(visit.t(.signInLead))</p>\(errorPart)
        <form method="post" action="/dang-nhap" class="stack">\(visit.tokenField)
        <input type="hidden" name="ve" value="\(target(visit))">
        \(visit.field("login", .login, value: login, isRequired: true, autocomplete: "username"))
        \(visit.field("password", .password, type: "password", isRequired: true, autocomplete: "current-password"))
        <button class="btn pri full">\(visit.t(.signIn))</button></form>
        <p class="meta">\(visit.t(.signInHelp))</p></div>
        """)
    if let newKey { response.set(SetCookie("xanh-form", newKey, isSecure: visit.request.isSecure)) }
    return response
  }

  /// Where to go afterwards: only a path of this site.
  private static func target(_ visit: Visit) -> String {
    let wanted = visit.query["ve"] ?? visit.typed("ve")
    return Response.isLocalPath(wanted) ? wanted : "/"
  }

  static func signIn(_ visit: Visit) throws -> Response {
    let site = visit.site
    let form = try visit.form()
    let login = form.text("login").lowercased()
    let address = "sign-in \(visit.request.clientAddress)"
    guard site.throttle.events(address, window: 600, at: visit.now) < failuresByAddress else {
      throw Refusal.tooMany(seconds: 600)
    }
    let person = try site.services.database.read { try $0.person(login: login) }
    // A name that nobody has waits just as an account does, so that waiting does not tell which names exist.
    let lockedUntil = person == nil ? site.unknownNames.lockedUntil(login) : person?.lockedUntil
    if let until = lockedUntil, until > visit.now {
      return page(visit, error: .accountWaits(until: visit.clock(until)), login: login, status: 429)
    }
    let fits = try site.services.security.verifyPassword(form.text("password"), person?.passwordHash)
    guard let person, fits, person.isOpen(at: visit.now) else {
      _ = site.throttle.count(address, window: 600, at: visit.now)
      if let person { try noteFailure(of: person, visit) } else { site.unknownNames.noteFailure(login, at: visit.now) }
      return page(visit, error: .wrongPassword, login: login, status: 403)
    }
    let isLocal = visit.request.clientAddress == "::1" || visit.request.clientAddress.hasPrefix("127.")
    if person.isDemonstration, !(isLocal && site.services.allowsDemonstrationAccounts) {
      return page(visit, error: .demonstrationRefused, login: login, status: 403)
    }
    return try open(visit, person, by: .password, going: form.text("ve"))
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
      let realm = try connection.realm(of: person.id)
      try connection.insertSession(
        token: digest, person: person.id, from: origin, at: now, expires: now.adding(seconds: sessionSeconds))
      if person.failures > 0 { try connection.setFailures(0, lockedUntil: nil, of: person.id) }
      let author = Author(person: person.id, name: person.name, at: now)
      try connection.journal("session.open", "person", person.id, realm: realm, before: nil, after: nil, by: author)
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

  private static func noteFailure(of person: Person, _ visit: Visit) throws {
    let now = visit.now
    try visit.site.services.database.write { connection in
      // Guesses may come at once: each counts what the others wrote.
      let failures = (try connection.person(person.id)?.failures ?? 0) + 1
      try connection.setFailures(failures, lockedUntil: lockedUntil(after: failures, at: now), of: person.id)
      var after = JSONObject()
      after.add("failures", Int64(failures))
      try connection.journal(
        "session.refused", "person", person.id, realm: try connection.realm(of: person.id), before: nil, after: after,
        by: Author(person: person.id, name: person.name, at: now))
    }
  }

  static func signOut(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    if let session = visit.session {
      let digest = services.security.digest(session)
      let now = visit.now
      try services.database.write { try $0.deleteSession(token: digest, at: now) }
    }
    var response = Response.redirect(to: "/dang-nhap")
    response.set(.removal(of: visit.site.sessionCookieName(visit.request), isSecure: visit.request.isSecure))
    return response
  }
}
