// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Helping somebody back into an account by two: one administrator asks with a reason, another one confirms, and only
/// then a one-time link comes out.
enum ResetPages {
  /// A request lapses after a day, and so does the link that comes of it.
  private static let seconds: Int64 = 86_400
  private static let reasonLimit = 500
  /// Requests on a page.
  private static let pageSize = 50

  /// The person of the address, where all their roles are in the viewer's part of the tree, and it is not the viewer.
  private static func managed(
    _ visit: Visit, _ connection: any Connection
  ) throws -> Person {
    let person = try visit.managedPerson(connection).person
    guard person.id != visit.viewer?.person.id else { throw Refusal.forbidden(.notOneself) }
    return person
  }

  // MARK: Asking

  static func form(_ visit: Visit) throws -> Response { try askPage(visit, error: nil) }

  private static func askPage(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let (person, hasFactor) = try visit.site.services.database.read { connection in
      let person = try managed(visit, connection)
      return (person, try connection.secondFactor(of: person.id) != nil)
    }
    let factor: HTML? =
      hasFactor
      ? """
      <label class="opt"><input type="checkbox" name="ca-hai" value="1">\(visit.t(.removeFactorToo))</label>
      """ : nil
    return visit.page(
      visit.t(.askForReset), section: .people,
      crumbs: [(visit.t(.people), "/nguoi-dung"), (visit.t(.resets), "/nguoi-dung/dat-lai")], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.askForReset))</h1><p class="lead">\(person.name) · \(person.login)</p></div>
        <form method="post" action="/nguoi-dung/\(person.id.description)/dat-lai" class="card stack narrow">\(visit.tokenField)\
        <p>\(visit.t(.askForResetLead))</p>\(error.map { visit.banner(.bad, visit.t($0)) })
        \(visit.area("ly-do", .resetReason, value: visit.typed("ly-do"), hint: .resetReasonHint, isRequired: true))
        \(factor)<button class="btn pri">\(visit.t(.askForReset))</button></form>
        """)
  }

  static func ask(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let form = try visit.form()
    let reason = form.text("ly-do")
    let id = try visit.site.services.database.read { try managed(visit, $0).id }
    guard (10...reasonLimit).contains(reason.utf8.count) else {
      return try askPage(visit, error: .resetReasonMissing, status: 422)
    }
    let author = visit.author
    let request = ResetRequest(
      id: visit.site.services.ids.next(at: author.at), person: id, removesFactor: form.has("ca-hai"), reason: reason,
      askedBy: viewer.person.id, askedAt: author.at, expires: author.at.adding(seconds: seconds))
    try visit.site.services.database.write { connection in
      guard try managed(visit, connection).id == id else { throw Refusal.notFound }
      guard try connection.resetRequest(for: id, at: author.at) == nil else {
        throw Refusal.conflict(.resetWaits)
      }
      try connection.insert(request)
      try note("person.reset.ask", request, reason: reason, connection, by: author)
    }
    return .redirect(to: "/nguoi-dung/dat-lai?xong=de-nghi")
  }

  /// The reason may tell of a person, so it enters the journal as a personal value.
  private static func note(
    _ action: String, _ request: ResetRequest, reason: String? = nil, _ connection: any Connection, by author: Author
  ) throws {
    var after = JSONObject()
    after.add("factor", request.removesFactor ? 1 : 0)
    let personal = reason.map { PersonalValue(place: "after.reason", person: request.person.rawValue, text: $0) }
    try connection.journal(
      action, account: request.person, after: after, personal: personal.map { [$0] } ?? [], by: author)
  }

  // MARK: Confirming

  static func list(_ visit: Visit) throws -> Response { try page(visit, link: nil) }

  private static func page(_ visit: Visit, link: String?) throws -> Response {
    let viewer = try visit.signedIn
    var rows = HTML()
    var next: ResetRequest?
    try visit.site.services.database.read { connection in
      let (requests, hasMore) = try waiting(visit, viewer, connection)
      next = hasMore ? requests.last?.request : nil
      for (request, person) in requests {
        rows += row(visit, viewer, request, person, try connection.person(request.askedBy)?.name ?? "")
      }
    }
    let further: HTML? = next.map {
      "<p><a class=\"btn\" href=\"/nguoi-dung/dat-lai?sau=\($0.id.description)\">\(visit.t(.resetsFurther))</a></p>"
    }
    let note = link.map {
      visit.banner(.good, visit.t(.linkMade), "\(visit.t(.resetLinkText)) <code class=\"link\">\($0)</code>")
    }
    let list: HTML = rows.isEmpty ? visit.empty(visit.t(.noResets)) : "<ul class=\"todo\">\(rows)</ul>"
    var response = visit.page(
      visit.t(.resets), section: .people, crumbs: [(visit.t(.people), "/nguoi-dung")],
      body: """
        <div class="head"><h1>\(visit.t(.resets))</h1><p class="lead">\(visit.t(.resetsLead))</p></div>
        <div class="stack">\(note)\(list)\(further)</div>
        """)
    if link != nil { response.headers.add("Cache-Control", "private, no-store") }
    return response
  }

  /// A page of the requests for people all of whose roles are in the viewer's part of the tree, and whether there are more.
  private static func waiting(
    _ visit: Visit, _ viewer: Viewer, _ connection: any Connection
  ) throws -> (requests: [(request: ResetRequest, person: Person)], hasMore: Bool) {
    var found: [(request: ResetRequest, person: Person)] = []
    var last = try ID<ResetRequest>(visit.query["sau"] ?? "").flatMap { try connection.resetRequest($0) }
    while true {
      let read = try connection.resetRequests(at: visit.now, after: last, limit: pageSize)
      let roles = try connection.memberships(of: read.map(\.person)).mapValues { $0.deciding(on: visit.today) }
      for request in read where request.person != viewer.person.id {
        guard (roles[request.person] ?? []).allSatisfy({ viewer.may(.manageUsers, over: $0.organisation) }),
          let person = try connection.person(request.person)
        else { continue }
        if found.count == pageSize { return (found, true) }
        found.append((request, person))
      }
      guard read.count == pageSize else { return (found, false) }
      last = read.last
    }
  }

  private static func row(
    _ visit: Visit, _ viewer: Viewer, _ request: ResetRequest, _ person: Person, _ asker: String
  ) -> HTML {
    let confirm: HTML =
      request.askedBy == viewer.person.id
      ? "<p class=\"meta\">\(visit.t(.waitsForAnother))</p>"
      : """
      <button class="btn pri" name="viec" value="xac-nhan">\(visit.t(.confirmReset))<span class="vh"> \(person.name)\
      </span></button>
      """
    return """
      <li><div><span class="t">\(person.name)</span><p class="meta">\(person.login) · \
      \(visit.t(.askedBy(asker, visit.clock(request.askedAt), until: visit.clock(request.expires))))</p>\
      <p class="quote">\(request.reason)</p>\
      \(request.removesFactor ? "<p><b>\(visit.t(.removeFactorToo))</b></p>" as HTML : nil)</div>
      <form method="post" action="/nguoi-dung/\(person.id.description)/dat-lai/tra-loi" class="row">\(visit.tokenField)\
      \(confirm)<button class="btn txt" name="viec" value="bo">\(visit.t(.declineReset))<span class="vh"> \
      \(person.name)</span></button></form></li>
      """
  }

  static func decide(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let services = visit.site.services
    let action = try visit.form().text("viec")
    let author = visit.author
    let token = services.security.newToken()
    let digest = services.security.digest(token)
    try services.database.write { connection in
      let person = try managed(visit, connection)
      guard let request = try connection.resetRequest(for: person.id, at: author.at) else {
        throw Refusal.conflict(.goneMeanwhile)
      }
      let id = request.id
      guard ["xac-nhan", "bo"].contains(action) else { throw Refusal.badRequest(.unknownAction) }
      guard action == "xac-nhan" else {
        guard try connection.deleteResetRequest(id) else { throw Refusal.conflict(.changedMeanwhile) }
        return try note("person.reset.decline", request, connection, by: author)
      }
      guard request.askedBy != viewer.person.id else { throw Refusal.forbidden(.waitsForAnother) }
      guard try connection.confirm(id, by: viewer.person.id, link: digest, at: author.at) else {
        throw Refusal.conflict(.changedMeanwhile)
      }
      try connection.insertOneTimeLink(
        token: digest, person: request.person, at: author.at, expires: author.at.adding(seconds: seconds))
      try note("person.reset.confirm", request, connection, by: author)
    }
    guard action == "xac-nhan" else { return .redirect(to: "/nguoi-dung/dat-lai?xong=bo-de-nghi") }
    return try page(visit, link: "/lien-ket/" + token)
  }
}
