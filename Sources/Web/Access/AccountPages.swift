// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// One's own account, and the links by which a password is chosen.
enum AccountPages {
  static func show(_ visit: Visit) throws -> Response { try page(visit, error: nil) }

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    var roles = HTML()
    for membership in viewer.memberships {
      let lender = membership.delegation.flatMap { viewer.lenders[$0] }
      let loan: HTML? = lender.map {
        " <span class=\"meta\">\(visit.t(.lentBy($0.name, membership.to?.short ?? "")))</span>"
      }
      roles += """
        <li>\(visit.t(.role(membership.role))) · \(viewer.tree[membership.organisation]?.name ?? "")\(loan)</li>
        """
    }
    if roles.isEmpty { roles += "<li>\(visit.t(.needsRole))</li>" }
    return visit.page(
      visit.t(.account), status: status,
      body: """
        <div class="head"><h1>\(viewer.person.name)</h1><p class="meta">\(visit.t(.login)): \(viewer.person.login)\
        </p></div>
        <div class="stack"><section class="card"><h2>\(visit.t(.myRoles))</h2><ul class="plain">\(roles)</ul>\
        <p><a class="btn" href="/uy-quyen">\(visit.t(.lendRoles))</a> \
        <a class="btn" href="/tai-khoan/du-lieu">\(visit.t(.keptOfMe))</a></p></section>
        <section class="card narrow"><h2>\(visit.t(.changePassword))</h2>\
        \(error.map { visit.banner(.bad, visit.t($0)) })
        <form method="post" action="/tai-khoan/mat-khau" class="stack">\(visit.tokenField)
        <input type="text" aria-label="\(visit.t(.login))" autocomplete="username" value="\(viewer.person.login)" \
        readonly hidden>
        \(visit.field("old", .currentPassword, type: "password", isRequired: true, autocomplete: "current-password"))
        \(visit.field("new", .newPassword, type: "password", hint: .passwordHint, isRequired: true, autocomplete: "new-password"))
        <button class="btn pri">\(visit.t(.changePassword))</button></form></section>
        \(try SecondFactorPages.section(visit, viewer))\(try SessionSection.html(visit, viewer))
        <form method="post" action="/dang-xuat">\(visit.tokenField)<button class="btn">\(visit.icon(.out))\
        \(visit.t(.signOut))</button></form></div>
        """)
  }

  static func changePassword(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let services = visit.site.services
    let form = try visit.form()
    try OwnerCheck.requireFewGuesses(visit, viewer)
    guard try services.security.verifyPassword(form.text("old"), viewer.person.passwordHash) else {
      OwnerCheck.noteWrong(visit, viewer)
      return try page(visit, error: .wrongCurrentPassword, status: 403)
    }
    if let fault = PasswordRule.fault(in: form.text("new"), login: viewer.person.login) {
      return try page(visit, error: fault, status: 422)
    }
    try set(form.text("new"), visit, viewer)
    return try SignInPages.open(
      visit, viewer.person, by: .password, hasSecondFactor: viewer.hasShownSecondFactor,
      going: "/tai-khoan?xong=mat-khau")
  }

  /// Gives the viewer a password, which ends every session of the account.
  static func set(_ password: String, _ visit: Visit, _ viewer: Viewer) throws {
    let hash = try visit.site.services.security.hashPassword(password)
    let (author, id) = (visit.author, viewer.person.id)
    try visit.site.services.database.write { connection in
      try connection.setPassword(hash, of: id)
      try connection.journal("person.password", account: id, by: author)
    }
  }

  // MARK: One-time links

  static func showLink(_ visit: Visit) throws -> Response { try linkPage(visit, error: nil) }

  private static func linkPage(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let (_, link) = try link(visit)
    let first = link == .firstAdministrator
    let fields: HTML? =
      first
      ? """
      \(visit.field("organisation", .topOrganisationName, value: visit.typed("organisation"), hint: .topOrganisationHint, isRequired: true))
      \(visit.field("name", .personName, value: visit.typed("name"), isRequired: true, autocomplete: "name"))
      \(visit.field("login", .login, value: visit.typed("login"), hint: .loginHint, isRequired: true, autocomplete: "username"))
      """ : nil
    return visit.gate(first ? .firstAdministrator : .choosePassword, error: error, status: status) { visit in
      """
      <form method="post" class="stack">\(visit.tokenField)\(fields)
      \(visit.field("new", .newPassword, type: "password", hint: .passwordHint, isRequired: true, autocomplete: "new-password"))
      <button class="btn pri full">\(visit.t(.savePassword))</button></form>
      """
    }
  }

  private static func link(_ visit: Visit) throws -> (token: [UInt8], link: OneTimeLink) {
    let token = visit.site.services.security.digest(visit.parameters["token"] ?? "")
    let now = visit.now
    return (token, try visit.site.services.database.read { try usable(token, at: now, $0) })
  }

  /// What a link is for. An installation makes one for its first administrator at each start while it has nobody; all of
  /// them end with the first person.
  private static func usable(_ token: [UInt8], at now: Instant, _ connection: any Connection) throws -> OneTimeLink {
    guard let link = try connection.oneTimeLink(token: token, at: now) else { throw Refusal.badRequest(.linkUsed) }
    guard try link != .firstAdministrator || !connection.hasPeople() else { throw Refusal.badRequest(.linkUsed) }
    return link
  }

  /// The name that signs in with the password that a link is for.
  private static func login(_ link: OneTimeLink, _ form: SentForm, _ visit: Visit) throws -> String {
    guard case .password(let id) = link else { return form.text("login").lowercased() }
    return try visit.site.services.database.read { try $0.person(id)?.login ?? "" }
  }

  static func useLink(_ visit: Visit) throws -> Response {
    let (token, link) = try link(visit)
    let form = try visit.form()
    if let fault = PasswordRule.fault(in: form.text("new"), login: try login(link, form, visit)) {
      return try linkPage(visit, error: fault, status: 422)
    }
    let hash = try visit.site.services.security.hashPassword(form.text("new"))
    switch link {
    case .password(let id): return try choose(visit, token, id, hash)
    case .firstAdministrator: return try makeFirst(visit, token, form, hash)
    }
  }

  private static func choose(_ visit: Visit, _ token: [UInt8], _ id: ID<Person>, _ hash: String) throws -> Response {
    let now = visit.now
    let person = try visit.site.services.database.write { connection -> Person in
      guard try connection.useOneTimeLink(token: token, at: now), let person = try connection.person(id) else {
        throw Refusal.badRequest(.linkUsed)
      }
      let removesFactor = try connection.finishReset(link: token)
      if removesFactor { _ = try connection.deleteSecondFactor(of: id) }
      try connection.setPassword(hash, of: id)
      try connection.journal(
        removesFactor ? "person.factor.reset" : "person.password", account: id,
        by: Author(person: id, name: person.name, at: now))
      return person
    }
    return try SecondStep.enter(visit, person, by: .link, going: "/")
  }

  /// The first administrator comes with the topmost organisation, which everything else hangs from.
  private static func makeFirst(_ visit: Visit, _ token: [UInt8], _ form: SentForm, _ hash: String) throws -> Response {
    let ids = visit.site.services.ids
    let now = visit.now
    let (name, login, body) = (form.line("name"), form.text("login").lowercased(), form.line("organisation"))
    guard UsersPages.isName(name), (1...500).contains(body.utf8.count), UsersPages.isLogin(login) else {
      return try linkPage(visit, error: .firstAdministratorFields, status: 422)
    }
    let organisation = Organisation.top(ids.next(at: now), name: body, from: visit.today)
    let person = Person(id: ids.next(at: now), login: login, name: name, passwordHash: hash)
    try visit.site.services.database.write { connection in
      _ = try usable(token, at: now, connection)
      guard try connection.useOneTimeLink(token: token, at: now) else { throw Refusal.badRequest(.linkUsed) }
      try connection.begin(with: [organisation], at: now)
      try connection.insert(person, at: now)
      for role in [Role.administrator, .planner, .approver] {
        try connection.insert(
          Membership(organisation: organisation.id, role: role, from: organisation.from), of: person.id,
          realm: organisation.id)
      }
      try connection.journal(
        "person.first", "person", person.id, realm: organisation.id, of: organisation.id, before: nil, after: nil,
        by: Author(person: person.id, name: name, at: now))
    }
    return try SignInPages.open(visit, person, by: .link, going: "/to-chuc")
  }
}
