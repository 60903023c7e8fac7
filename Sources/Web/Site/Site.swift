// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
public import HTTP
import Store

/// The whole site: takes a request, finds its page, checks who asks, and answers. One value serves all worker threads.
public final class Site: RequestHandler {
  let services: Services
  let sessions = SessionCache()
  let uses = SessionUses()
  let pages = PageCache()
  let overviews = OverviewCache()
  let throttle = Throttle()
  let readings = Readings()
  let unknownNames = UnknownNames()
  let organisations = OrganisationCache()
  let imports = TableImports()
  /// Every icon as it stands in pages: a page has hundreds of them.
  let icons: [Icon: HTML]
  private let routes: Router

  /// Makes the site over its services.
  public init(_ services: Services) {
    self.services = services
    icons = Icon.html(sprite: Self.address(ofAsset: "icons.svg", in: services.assets))
    routes = Router(Site.routes)
  }

  /// A page from memory, where the same person asked for it and nothing was written since. Only over SQLite, whose data
  /// version is a number in memory; over PostgreSQL the question would go over the network, so a worker asks it.
  public func cached(_ request: Request) -> Response? {
    guard services.keepsPages, request.method == "GET", services.database.dialect == .sqlite else { return nil }
    guard let token = sessionToken(of: request), let version = try? services.database.dataVersion(),
      let session = sessions.find(token, version: version, today: services.now().inVietnam.date)
    else { return nil }
    let now = services.now()
    guard session.expires > now, !session.viewer.owesSecondFactor else { return nil }
    uses.note(token, at: now)
    return pages.find(key(request, session.viewer, language(of: request)), version: version, gzip: request.acceptsGzip)
  }

  /// Answers a request; every failure has its page.
  public func respond(to request: Request) -> Response {
    if var fixed = fixedAnswer(to: request) {
      secure(&fixed)
      return fixed
    }
    var visit = Visit(
      site: self, request: request, language: language(of: request), now: services.now(), session: nil, viewer: nil,
      anonymousKey: request.cookie("xanh-form") ?? "")
    var response: Response
    do {
      let version = try services.database.dataVersion()
      visit = try withViewer(visit, version: version)
      visit.version = services.keepsPages ? version : nil
      writeUses(at: visit.now)
      if let chosen = languageChoice(visit) {
        response = chosen
      } else {
        response = try answer(&visit, version: version)
      }
    } catch {
      response = errorPage(for: error, visit)
    }
    secure(&response)
    return response
  }

  private func answer(_ visit: inout Visit, version: Int64) throws -> Response {
    let request = visit.request
    let match = routes.match(request.method == "HEAD" ? "GET" : request.method, request.path)
    guard case .found(let route, let parameters) = match else {
      if case .wrongMethod(let allowed) = match {
        var response = errorPage(for: Refusal.notFound, visit)
        response.status = 405
        response.headers.add("Allow", allowed)
        return response
      }
      throw Refusal.notFound
    }
    visit.parameters = parameters
    (visit.permission, visit.subject) = (route.permission, route.subject)
    // A form of a session that ended is answered with what was typed in it, not with a redirect that loses it.
    if !route.isOpen, visit.viewer == nil { throw route.method == "GET" ? Refusal.signIn : .formExpired }
    if !route.isOpen, !route.isForSettingUp, visit.viewer?.owesSecondFactor ?? false { throw Refusal.secondFactorFirst }
    try checkForm(visit, route)
    if route.subject == .anywhere || route.subject == .wholeTree { try visit.requireAnywhere() }
    // A page that is kept gets no code, so that none can be kept.
    if !route.isCacheable { visit.openForms() }
    guard services.keepsPages, route.isCacheable, let viewer = visit.viewer else {
      return visit.keepingDay(try route.handler(visit))
    }
    return try cacheable(visit, route, key(request, viewer, visit.language), version)
  }

  /// A page that is kept for the next request of the same person, in both forms as they are asked for.
  private func cacheable(_ visit: Visit, _ route: Route, _ key: PageCache.Key, _ version: Int64) throws -> Response {
    let gzip = visit.request.acceptsGzip
    if let found = pages.find(key, version: version, gzip: gzip) { return found }
    var plain: Response
    if let found = pages.find(key, version: version, gzip: false) {
      plain = found
    } else {
      plain = visit.keepingDay(try route.handler(visit))
      guard plain.status == 200 else { return plain }
      secure(&plain)
      plain = pages.keep(plain, under: key, version: version)
    }
    guard gzip, case .bytes(let bytes) = plain.body else { return plain }
    return pages.keepCompressed(plain, services.gzip(bytes), under: key, version: version)
  }

  /// Adds who asks: from memory where nothing was written since, else from the store.
  private func withViewer(_ visit: Visit, version: Int64) throws -> Visit {
    guard let token = sessionToken(of: visit.request) else { return visit }
    let services = services
    let now = visit.now
    let today = visit.today
    let cached = sessions.find(token, version: version, today: today)
    let found =
      try cached
      ?? services.database.read { connection -> SessionCache.Entry? in
        guard let session = try connection.session(token: services.security.digest(token), at: now),
          let person = try connection.person(session.person)
        else { return nil }
        let tree = try organisations.tree(connection, on: today)
        let own = try connection.memberships(of: person.id, on: today)
        let lent = try connection.lentRoles(to: person.id, at: now)
        let lenders = lent.compactMap { role in role.membership.delegation.map { ($0, role.lender) } }
        // Roles pass on as work does: whoever held one in a body that ended holds it in the body that answers for it.
        var viewer = Viewer(
          person: person, memberships: (own + lent.map(\.membership)).flatMap { $0.passedOn(in: tree) },
          lenders: Dictionary(lenders, uniquingKeysWith: { first, _ in first }), tree: tree)
        (viewer.cameBy, viewer.hasShownSecondFactor) = (session.origin.method, session.origin.hasSecondFactor)
        viewer.signedInAt = session.began
        viewer.owesSecondFactor =
          !viewer.hasShownSecondFactor && services.access.secondFactor.isOwed(by: viewer.memberships.map(\.role))
        // An account that is closed ahead ends its sessions on that day, although nothing is written then.
        let expires = min(session.expires, person.disabledAt ?? session.expires)
        return SessionCache.Entry(viewer: viewer, expires: expires, version: version, today: today)
      }
    guard let found, found.expires > now else { return visit }
    if cached == nil { sessions.keep(found, under: token) }
    uses.note(token, at: now)
    return Visit(
      site: self, request: visit.request, language: visit.language, now: now, session: token, viewer: found.viewer)
  }

  /// A form that changes something must come from a page of this session. The browser's own word on where it comes from
  /// is checked first, since it needs no secret (Fetch Metadata, W3C).
  private func checkForm(_ visit: Visit, _ route: Route) throws {
    guard route.method == "POST" else { return }
    if let site = visit.request.headers["Sec-Fetch-Site"], site == "cross-site" { throw Refusal.formExpired }
    let form = try visit.form()
    guard visit.mayUse(form["token"] ?? "") else { throw Refusal.formExpired }
  }

  /// `?lang=en` is kept in a cookie, and the page comes again under its own address.
  private func languageChoice(_ visit: Visit) -> Response? {
    guard visit.request.method == "GET", let chosen = visit.query["lang"], let language = Language(rawValue: chosen)
    else {
      return nil
    }
    var response = Response.redirect(to: visit.address(without: "lang"))
    response.set(SetCookie("xanh-lang", language.rawValue, maxAge: 31_536_000, isSecure: visit.request.isSecure))
    return response
  }

  private func language(of request: Request) -> Language {
    request.cookie("xanh-lang").flatMap(Language.init(rawValue:)) ?? .vietnamese
  }

  /// With TLS in front the cookie bears the prefix that ties it to this host (RFC 6265bis, 4.1.3.2).
  func sessionCookieName(_ request: Request) -> String { request.isSecure ? "__Host-xanh" : "xanh-session" }

  func sessionToken(of request: Request) -> String? {
    guard let token = request.cookie(sessionCookieName(request)), (20...64).contains(token.utf8.count) else {
      return nil
    }
    return token
  }

  /// A page depends on who sees it, the language, the address, and the day (statuses change at midnight).
  private func key(_ request: Request, _ viewer: Viewer, _ language: Language) -> PageCache.Key {
    PageCache.Key(
      path: request.path, query: request.query, language: language, viewer: viewer.person.id,
      today: services.now().inVietnam.date)
  }

  func secure(_ response: inout Response) {
    for (name, value) in Self.securityHeaders where response.headers[name] == nil { response.headers.add(name, value) }
  }

  private static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    + "frame-ancestors 'none'"

  /// Of the few pages with a script of this site, which may ask this site.
  static let policyWithScript = policy + "; script-src 'self'; connect-src 'self'"

  private static let securityHeaders = [
    ("Content-Security-Policy", policy),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Permitted-Cross-Domain-Policies", "none"), ("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
    ("Cache-Control", "private, no-cache"),
  ]
}
