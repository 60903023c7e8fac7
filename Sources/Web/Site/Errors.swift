// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
public import HTTP
import Store

extension Site {
  /// More refused requests than this in ten minutes, and the next ones are not even looked at.
  private static let refusalsAllowed = 20

  /// The page of a failure. What failed inside is told to the operator by the request's id, never to the visitor.
  func errorPage(for error: any Error, _ visit: Visit) -> Response {
    switch error {
    case let refusal as Refusal: page(for: refusal, visit)
    case let refusal as ChangeRefusal: page(for: .conflict(Phrase(refusal)), visit)
    case let error as DatabaseError: page(for: error, visit)
    case let refusal as Reorganisation.Refusal: page(for: .conflict(Phrase(refusal, visit.tree)), visit)
    case let refusal as StructureRefusal: page(for: .conflict(Phrase(refusal, visit.tree)), visit)
    case let refusal as ServiceRefusal:
      message(503, .badRequestTitle, refusal.message, visit).retrying(after: refusal.retryAfter)
    case let error as FormError: page(for: .badRequest(Phrase(error.vietnamese, error.english)), visit)
    default: failure(error, visit)
    }
  }

  private func page(for refusal: Refusal, _ visit: Visit) -> Response {
    switch refusal {
    case .signIn: return signInFirst(visit)
    case .secondFactorFirst: return .redirect(to: "/tai-khoan/xac-thuc")
    case .notFound: return message(404, .notFoundTitle, .notFoundText, visit)
    case .outside(let subject):
      if let slowDown = noteRefusal("access.outside", subject, visit) { return slowDown }
      return message(404, .notFoundTitle, .notFoundText, visit)
    case .forbidden(let why):
      let subject = Refusal.Subject(kind: "page", id: 0, realm: visit.viewer?.home?.realm ?? ID(0))
      if let slowDown = noteRefusal("access.forbidden", subject, visit) { return slowDown }
      return message(403, .forbiddenTitle, why, visit)
    case .formExpired: return message(403, .formExpiredTitle, .formExpiredText, visit)
    case .badRequest(let why): return message(400, .badRequestTitle, why, visit)
    case .conflict(let why): return message(409, .conflictTitle, why, visit)
    case .tooMany(let seconds):
      return message(429, .tooManyTitle, .tooManyText(seconds), visit).retrying(after: seconds)
    }
  }

  private func page(for error: DatabaseError, _ visit: Visit) -> Response {
    services.log("request \(visit.request.id): \(error.debugDescription)")
    switch error.kind {
    case .busy, .unavailable, .conflict:
      return message(503, .databaseBusyTitle, .databaseBusyText, visit).retrying(after: 5)
    // Everything in a form was checked before it was written, so what does not fit came in between.
    case .constraint: return message(409, .conflictTitle, .changedMeanwhile, visit)
    case .full: return message(507, .diskFullTitle, .diskFullText, visit)
    default: return message(500, .failureTitle, .failureText, visit)
    }
  }

  private func failure(_ error: any Error, _ visit: Visit) -> Response {
    services.log("request \(visit.request.id): \(String(reflecting: error))")
    return message(500, .failureTitle, .failureText, visit)
  }

  /// Writes a refused request into the journal; over the limit it answers «too many» instead, and writes nothing.
  private func noteRefusal(_ action: String, _ subject: Refusal.Subject, _ visit: Visit) -> Response? {
    guard let person = visit.viewer?.person else { return nil }
    guard throttle.count("refused \(person.id)", window: 600, at: visit.now) <= Self.refusalsAllowed else {
      return page(for: .tooMany(seconds: 600), visit)
    }
    var after = JSONObject()
    after.add("path", visit.request.path)
    let author = visit.author
    let entry = after
    do {
      try services.database.write { connection in
        try connection.journal(
          action, subject.kind, ID<Plan>(subject.id), realm: subject.realm, before: nil, after: entry, by: author)
      }
    } catch { services.log("request \(visit.request.id): \(String(reflecting: error))") }
    return nil
  }

  /// The page of a request that the transport refused before anybody read it: too large, too many, broken. Both languages
  /// stand on it, because the choice of one was not read either.
  public func transportPage(status: Int, _ text: Phrase) -> Response {
    let text = status == 413 ? .bodyTooLarge : text
    let visit = Visit(
      site: self, request: Request(path: "/"), language: .vietnamese, now: services.now(), session: nil, viewer: nil)
    var page = visit.page(
      visit.t(.badRequestTitle), status: status,
      body: """
        <div class="gate w"><h1>\(visit.t(.badRequestTitle))</h1><p class="lead">\(text.vi)</p>
        <p class="lead" lang="en">\(text.en)</p><ul class="ways"><li><a href="/">\(visit.t(.goToMyWork))</a></li></ul></div>
        """)
    secure(&page)
    return page
  }

  /// Back to where one was after signing in; only to a path of this site.
  private func signInFirst(_ visit: Visit) -> Response {
    let target = visit.request.method == "GET" ? visit.address(without: "lang") : "/"
    return .redirect(
      to: target == "/" ? "/dang-nhap" : "/dang-nhap?" + FormFields([.init(name: "ve", value: target)]).urlEncoded)
  }

  /// What was typed in a form that could not be taken, to be copied before one leaves the page.
  private func typed(_ visit: Visit) -> HTML? {
    guard visit.request.method == "POST", let texts = (try? visit.form())?.longTexts, !texts.isEmpty else { return nil }
    var list = HTML()
    for (index, text) in texts.enumerated() {
      list += "<textarea rows=\"4\" readonly aria-label=\"\(visit.t(.whatYouTyped)) \(index + 1)\">\(text)</textarea>"
    }
    return "<section class=\"card stack\"><h2>\(visit.t(.whatYouTyped))</h2>\(list)</section>"
  }

  private func message(_ status: Int, _ title: Phrase, _ text: Phrase, _ visit: Visit) -> Response {
    visit.page(
      visit.t(title), status: status,
      body: """
        <div class="gate w"><h1>\(visit.t(title))</h1><p class="lead">\(visit.t(text))</p>\(typed(visit))
        <ul class="ways"><li><a href="/">\(visit.t(.goToMyWork))</a></li><li><a href="/ke-hoach">\
        \(visit.t(.goToPlans))</a></li>\
        <li><a href="/tro-giup">\(visit.t(.goToHelp))</a></li></ul>
        <p class="meta">\(visit.t(.errorCode)) <b class="num">\(visit.request.id)</b></p></div>
        """)
  }
}

extension Response {
  /// The same, with the word to browsers and programs when to come again (RFC 9110, 10.2.3).
  func retrying(after seconds: Int?) -> Response {
    guard let seconds else { return self }
    var response = self
    response.headers.add("Retry-After", String(seconds))
    return response
  }
}
