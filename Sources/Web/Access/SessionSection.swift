// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The sessions of an account, seen and ended by its owner.
enum SessionSection {
  /// The form field of a session: not the digest that the store looks up, but a digest of it.
  private static func name(_ session: SessionRecord, _ visit: Visit) -> String {
    visit.site.services.security.sha256(session.token)
  }

  static func html(_ visit: Visit, _ viewer: Viewer) throws -> HTML {
    let services = visit.site.services
    let sessions = try services.database.read { try $0.sessions(of: viewer.person.id, at: visit.now) }
    let own = services.security.digest(visit.session ?? "")
    var rows = HTML()
    for session in sessions { rows += row(visit, session, isOwn: session.token == own) }
    let others: HTML? =
      sessions.count > 1
      ? """
      <form method="post" action="/tai-khoan/phien">\(visit.tokenField)\
      <button class="btn" name="phien" value="khac">\(visit.t(.endOtherSessions))</button></form>
      """ : nil
    return """
      <section class="card stack" id="phien"><h2>\(visit.t(.mySessions))</h2><p class="meta">\(visit.t(.mySessionsLead))</p>
      <div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(.mySessions))</caption><thead><tr>\
      <th scope="col">\(visit.t(.browser))</th><th scope="col">\(visit.t(.sessionBegan))</th>\
      <th scope="col">\(visit.t(.sessionUsed))</th><th scope="col">\(visit.t(.clientAddress))</th>\
      <th scope="col">\(visit.t(.actions))</th></tr></thead><tbody>\(rows)</tbody></table></div>\(others)</section>
      """
  }

  private static func row(_ visit: Visit, _ session: SessionRecord, isOwn: Bool) -> HTML {
    let browser = session.origin.browser.isEmpty ? visit.t(.unknownBrowser) : session.origin.browser
    let end: HTML =
      isOwn
      ? "<span class=\"chip on\">\(visit.icon(.on))\(visit.t(.thisSession))</span>"
      : """
      <form method="post" action="/tai-khoan/phien" class="inline">\(visit.tokenField)\
      <button class="btn txt small" name="phien" value="\(name(session, visit))">\(visit.t(.endSession))\
      <span class="vh"> \(browser), \(visit.clock(session.began))</span></button></form>
      """
    return """
      <tr><th scope="row">\(browser)<span class="meta"> \(visit.t(.signInMethod(session.origin.method)))</span></th>\
      <td class="num"><span class="lab">\(visit.t(.sessionBegan))</span>\(visit.clock(session.began))</td>\
      <td class="num"><span class="lab">\(visit.t(.sessionUsed))</span>\(visit.clock(isOwn ? visit.now : session.used))</td>\
      <td class="num"><span class="lab">\(visit.t(.clientAddress))</span>\(session.origin.address)</td><td>\(end)</td></tr>
      """
  }

  /// Ends one session, or all but the one that asks. One's own ends by signing out.
  static func end(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let services = visit.site.services
    let wanted = try visit.form().text("phien")
    let own = services.security.digest(visit.session ?? "")
    let (author, now, id) = (visit.author, visit.now, viewer.person.id)
    try services.database.write { connection in
      var ended = 0
      if wanted == "khac" {
        ended = try connection.deleteSessions(of: id, but: own)
      } else {
        let sessions = try connection.sessions(of: id, at: now)
        guard let session = sessions.first(where: { name($0, visit) == wanted && $0.token != own }) else {
          throw Refusal.conflict(.sessionGone)
        }
        try connection.deleteSession(token: session.token, at: now)
        ended = 1
      }
      guard ended > 0 else { return }
      var after = JSONObject()
      after.add("sessions", Int64(ended))
      try connection.journal("session.end", account: id, after: after, by: author)
    }
    return .redirect(to: "/tai-khoan?xong=phien")
  }
}
