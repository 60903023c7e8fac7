// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Handing over what is open when a person leaves: a form, a preview, and all of it at once or nothing.
enum HandOverPages {
  static func form(_ visit: Visit) throws -> Response {
    let (person, _) = try leaving(visit)
    return page(visit, person, error: nil)
  }

  /// The person of the address, whose account is another's and still open.
  private static func leaving(_ visit: Visit) throws -> (person: Person, roles: [Membership]) {
    let found = try visit.site.services.database.read { try visit.managedPerson($0) }
    guard found.person.id != visit.viewer?.person.id else { throw Refusal.forbidden(.notOneself) }
    guard found.person.isOpen(at: visit.now) else { throw Refusal.conflict(.accountClosedAlready) }
    return found
  }

  private static func page(
    _ visit: Visit, _ person: Person, error: Phrase?, preview: HandOver? = nil, status: Int = 200
  ) -> Response {
    let path = "/nguoi-dung/\(person.id)"
    let day = visit.typed("to")
    return visit.page(
      visit.t(.handOver), section: .people,
      crumbs: [(visit.t(.people), "/nguoi-dung"), (person.name, path)], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.handOverOf(person.name)))</h1><p class="lead">\(visit.t(.handOverLead))</p></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })\(preview.map { self.preview(visit, $0) })
        <form method="post" action="\(path)/ban-giao" class="card narrow stack">\(visit.tokenField)
        \(visit.field("to", .lastDayHere, value: day.isEmpty ? visit.today.short : day, isRequired: true))
        \(visit.field("login", .successorLogin, value: visit.typed("login"), isRequired: true))
        <button class="btn\(preview == nil ? " pri" : "")" name="buoc" value="xem">\(visit.t(.showHandOver))</button></form>
        </div>
        """)
  }

  /// What will happen, with the button that does it.
  private static func preview(_ visit: Visit, _ handOver: HandOver) -> HTML {
    var roles = HTML()
    for role in handOver.ending {
      let given = handOver.given.first { $0.organisation == role.organisation && $0.role == role.role }
      let text = given.map { visit.t(.roleGoesOn(from: $0.from.short, to: $0.to?.short)) } ?? visit.t(.roleHeldAlready)
      roles += "<li>\(UsersPages.words(visit, role)) → \(text)</li>"
    }
    var counts = HTML()
    for (count, phrase) in [
      (handOver.waiting, Phrase.handOverWaiting), (handOver.returned, .handOverReturned),
      (handOver.toDecide, .handOverToDecide), (handOver.drafts, .handOverDrafts), (handOver.loans, .handOverLoans),
    ] where count > 0 { counts += "<li><b class=\"num\">\(count)</b> \(visit.t(phrase))</li>" }
    if counts.isEmpty { counts += "<li>\(visit.t(.nothingOpen))</li>" }
    return """
      <section class="card stack"><h2>\(visit.t(.handOverPreview(handOver.leaving.name, handOver.successor.name)))</h2>
      <p>\(visit.t(.accountClosesAfter(handOver.lastDay.short)))</p><ul class="plain">\(roles)</ul>
      <h3>\(visit.t(.openThings))</h3><ul class="plain">\(counts)</ul>
      <form method="post" action="/nguoi-dung/\(handOver.leaving.person.description)/ban-giao">\(visit.tokenField)
      <input type="hidden" name="to" value="\(handOver.lastDay.description)">
      <input type="hidden" name="login" value="\(visit.typed("login"))">
      <input type="hidden" name="thay" value="\(code(handOver, visit))">
      <button class="btn pri" name="buoc" value="lam">\(visit.t(.doHandOver))</button></form></section>
      """
  }

  /// Changes with what the preview shows, so that nothing else than that is done.
  private static func code(_ handOver: HandOver, _ visit: Visit) -> String {
    visit.site.services.security.sha256(Array("\(handOver)".utf8))
  }

  static func send(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let (person, roles) = try leaving(visit)
    let form = try visit.form()
    guard let lastDay = CivilDate(typed: form.text("to")), lastDay >= visit.today else {
      return page(visit, person, error: .lastDayUnfit, status: 422)
    }
    let (login, now) = (form.text("login").lowercased(), visit.now)
    let bodies = roles.filter { $0.counts(on: visit.today) && Rights.includes($0.role, .decideReports) }
      .flatMap { viewer.tree.subtree(of: $0.organisation).map(\.organisation.id) }
    let shown = try visit.site.services.database.read { connection -> HandOver? in
      guard let successor = try connection.person(login: login), successor.id != person.id, successor.isOpen(at: now),
        try connection.memberships(of: successor.id).deciding(on: visit.today).contains(where: {
          viewer.may(Route.Subject.person.knowing, over: $0.organisation)
        })
      else { return nil }
      return try connection.handOver(from: person, to: successor, lastDay: lastDay, deciding: bodies)
    }
    guard let shown else { return page(visit, person, error: .successorUnknown, status: 422) }
    guard form.text("buoc") == "lam" else { return page(visit, person, error: nil, preview: shown) }
    guard form.text("thay") == code(shown, visit) else {
      return page(visit, person, error: .handOverChanged, preview: shown, status: 409)
    }
    let author = visit.author
    try visit.site.services.database.write {
      try $0.perform(shown, realm: { viewer.tree[$0]?.realm ?? $0 }, by: author)
    }
    return .redirect(to: "/nguoi-dung/\(person.id)?xong=ban-giao")
  }
}
