// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// People and their roles, for administrators.
enum UsersPages {
  /// A one-time link to choose a password holds for three days.
  static let linkSeconds: Int64 = 3 * 86_400

  /// Whether a sign-in name may be used: 2 to 64 small letters, digits, dots, hyphens, underscores, or an address.
  static func isLogin(_ text: String) -> Bool {
    (2...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2E, 0x2D, 0x5F, 0x40].contains(byte)
      }
  }

  /// Whether a name of a person may be used: up to 200 bytes.
  static func isName(_ text: String) -> Bool { (1...200).contains(text.utf8.count) }

  static func list(_ visit: Visit) throws -> Response { try page(visit, error: nil, link: nil) }

  private static func page(_ visit: Visit, error: Phrase?, link: String?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    let realms = viewer.organisations(with: .manageUsers)
    guard !realms.isEmpty else { throw Refusal.forbidden(.needsAdministrator) }
    let (people, memberships) = try visit.site.services.database.read { connection in
      (try connection.people(), try connection.memberships())
    }
    let roles = Dictionary(grouping: memberships, by: \.person).mapValues { $0.map(\.membership) }
    var rows = HTML()
    for person in people.sortedAsInDictionaries(by: \.name) {
      let all = roles[person.id] ?? []
      let managed = all.filter { viewer.may(.manageUsers, over: $0.organisation) }
      if !managed.isEmpty { rows += row(visit, person, managed, hasOthers: managed.count < all.count) }
    }
    return visit.page(
      visit.t(.people), section: .people, status: status,
      body: """
        <div class="head"><h1>\(visit.t(.people))</h1><p class="lead">\(visit.t(.peopleLead))</p></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })\(link.map { linkNote(visit, $0) })
        <div class="scroll"><table class="tbl cards people"><caption class="vh">\(visit.t(.people))</caption>
        <thead><tr><th scope="col">\(visit.t(.personName))</th><th scope="col">\(visit.t(.login))</th>\
        <th scope="col">\(visit.t(.roles))</th><th scope="col">\(visit.t(.actions))</th></tr></thead>
        <tbody>\(rows)</tbody></table></div>\(addForm(visit, viewer, isRefused: error != nil))</div>
        """)
  }

  private static func linkNote(_ visit: Visit, _ path: String) -> HTML {
    visit.banner(.good, visit.t(.linkMade), "\(visit.t(.linkMadeText)) <code class=\"link\">\(path)</code>")
  }

  /// One person with the roles in one's part of the tree, and what one may do: nothing that would be refused.
  private static func row(_ visit: Visit, _ person: Person, _ roles: [Membership], hasOthers: Bool) -> HTML {
    let isOneself = person.id == visit.viewer?.person.id
    // The last role stays, since an account without a role is closed instead.
    let mayRemove = !isOneself && (roles.count > 1 || hasOthers)
    var list = HTML()
    for role in roles {
      let name = visit.viewer?.tree[role.organisation]?.shortName ?? ""
      list += "<li>\(visit.t(.role(role.role))) · \(name)\(mayRemove ? removal(visit, person, role) : nil)</li>"
    }
    let closed: HTML? = person.disabledAt == nil ? nil : "<span class=\"chip stop\">\(visit.t(.accountClosed))</span>"
    let actions = hasOthers ? "<p class=\"meta\">\(visit.t(.personElsewhere))</p>" : buttons(visit, person, isOneself)
    return """
      <tr><th scope="row">\(person.name) \(closed)</th><td>\(person.login)</td><td><ul class="plain">\(list)</ul></td>
      <td>\(actions)</td></tr>
      """
  }

  private static func buttons(_ visit: Visit, _ person: Person, _ isOneself: Bool) -> HTML {
    let isOpen = person.disabledAt == nil
    let toggle: HTML? =
      isOneself
      ? nil
      : """
      <button class="btn txt" name="viec" value="\(isOpen ? "dong" : "mo")">\
      \(visit.t(isOpen ? .closeAccount : .reopenAccount))<span class="vh"> \(person.name)</span></button>
      """
    return """
      <form method="post" action="/nguoi-dung/\(person.id.description)" class="row">\(visit.tokenField)
      <button class="btn" name="viec" value="lien-ket">\(visit.t(.newLink))<span class="vh"> \(person.name)</span>\
      </button>
      \(toggle)</form>
      """
  }

  /// A small button that takes one role away.
  private static func removal(_ visit: Visit, _ person: Person, _ role: Membership) -> HTML {
    """
    <form method="post" action="/nguoi-dung/\(person.id.description)/vai-tro" class="inline">\(visit.tokenField)\
    <input type="hidden" name="organisation" value="\(role.organisation.description)">\
    <input type="hidden" name="role" value="\(role.role.rawValue)">\
    <button class="btn txt small">\(visit.t(.removeRole))<span class="vh"> \(visit.t(.role(role.role))), \
    \(person.name)</span></button></form>
    """
  }

  private static func addForm(_ visit: Visit, _ viewer: Viewer, isRefused: Bool) -> HTML {
    let bodies = viewer.organisations(with: .manageUsers).flatMap { viewer.tree.subtree(of: $0) }
    let organisations = bodies.map {
      (value: $0.organisation.id.description, text: indent($0.depth) + $0.organisation.name)
    }
    let roles = Role.allCases.map { (value: $0.rawValue, text: visit.t(.role($0))) }
    let typed = { (name: String) in isRefused ? visit.typed(name) : "" }
    return """
      <section class="card narrow"><h2>\(visit.t(.addPerson))</h2>
      <form method="post" action="/nguoi-dung" class="stack">\(visit.tokenField)
      \(visit.field("name", .personName, value: typed("name"), isRequired: true))\
      \(visit.field("login", .login, value: typed("login"), hint: .loginHint, isRequired: true))
      \(visit.select("organisation", .organisation, options: organisations, chosen: typed("organisation")))
      \(visit.select("role", .roleLabel, options: roles, chosen: isRefused ? typed("role") : "reporter"))
      <button class="btn pri">\(visit.t(.addPerson))</button></form></section>
      """
  }

  static func indent(_ depth: Int) -> String { String(repeating: "\u{2003}", count: depth) }

  static func add(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let form = try visit.form()
    guard let id = ID<Organisation>(form.text("organisation")), let body = viewer.tree[id], viewer.mayKnow(id) else {
      throw Refusal.notFound
    }
    guard viewer.may(.manageUsers, over: id) else { throw Refusal.forbidden(.needsAdministrator) }
    let (name, login) = (form.line("name"), form.text("login").lowercased())
    guard isName(name), isLogin(login), let role = Role(rawValue: form.text("role")) else {
      return try page(visit, error: .personFields, link: nil, status: 422)
    }
    let services = visit.site.services
    if let known = try services.database.read({ try $0.person(login: login) }) {
      return try addRole(visit, known, Membership(organisation: id, role: role), realm: body.realm)
    }
    let person = Person(id: services.ids.next(at: visit.now), login: login, name: name, passwordHash: nil)
    let author = visit.author
    let link = newLink(visit)
    try services.database.write { connection in
      try connection.insert(person, at: author.at)
      try connection.insert(Membership(organisation: id, role: role), of: person.id, realm: body.realm)
      try connection.insertOneTimeLink(
        token: link.digest, person: person.id, at: author.at, expires: author.at.adding(seconds: linkSeconds))
      let role = Membership(organisation: id, role: role)
      try connection.journal(
        "person.add", "person", person.id, realm: body.realm, before: nil, after: summary(role), by: author)
    }
    return try page(visit, error: nil, link: link.path)
  }

  /// A further role for somebody who is there already, if all their roles are within one's part of the tree.
  private static func addRole(
    _ visit: Visit, _ person: Person, _ role: Membership, realm: ID<Organisation>
  ) throws -> Response {
    let services = visit.site.services
    let roles = try services.database.read { try $0.memberships(of: person.id) }
    let viewer = try visit.signedIn
    guard roles.allSatisfy({ viewer.may(.manageUsers, over: $0.organisation) }) else {
      return try page(visit, error: .loginTaken, link: nil, status: 409)
    }
    guard !roles.contains(role) else { return try page(visit, error: .roleHeld, link: nil, status: 409) }
    let author = visit.author
    try services.database.write { connection in
      try connection.insert(role, of: person.id, realm: realm)
      try connection.journal(
        "person.role.add", "person", person.id, realm: realm, before: nil, after: summary(role), by: author)
    }
    return .redirect(to: "/nguoi-dung?xong=tai-khoan")
  }

  private static func summary(_ role: Membership) -> JSONObject {
    var object = JSONObject()
    object.add("role", role.role.rawValue)
    object.add("organisation", role.organisation.rawValue)
    return object
  }

  /// Takes one role away.
  static func removeRole(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let id: ID<Person> = try visit.id("person")
    let form = try visit.form()
    guard let organisation = ID<Organisation>(form.text("organisation")), let role = Role(rawValue: form.text("role")),
      let body = viewer.tree[organisation], viewer.mayKnow(organisation)
    else { throw Refusal.notFound }
    guard viewer.may(.manageUsers, over: organisation) else { throw Refusal.forbidden(.needsAdministrator) }
    guard id != viewer.person.id else { throw Refusal.forbidden(.notOneself) }
    let membership = Membership(organisation: organisation, role: role)
    let author = visit.author
    try visit.site.services.database.write { connection in
      let roles = try connection.memberships(of: id)
      guard roles.contains(where: { viewer.may(.manageUsers, over: $0.organisation) }) else { throw Refusal.notFound }
      guard roles.count > 1 else { throw Refusal.conflict(.lastRole) }
      guard try connection.delete(membership, of: id) else { throw ChangeRefusal.unknown }
      try connection.journal(
        "person.role.remove", "person", id, realm: body.realm, before: summary(membership), after: nil, by: author)
    }
    return .redirect(to: "/nguoi-dung?xong=tai-khoan")
  }

  private static func newLink(_ visit: Visit) -> (path: String, digest: [UInt8]) {
    let token = visit.site.services.security.newToken()
    return ("/lien-ket/" + token, visit.site.services.security.digest(token))
  }

  /// A new link, or closing and reopening an account.
  static func change(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let services = visit.site.services
    let id: ID<Person> = try visit.id("person")
    let roles = try services.database.read { try $0.memberships(of: id) }
    guard let first = roles.first(where: { viewer.may(.manageUsers, over: $0.organisation) }) else {
      throw Refusal.notFound
    }
    // An account with a role outside one's part of the tree is not one's own to close.
    guard roles.allSatisfy({ viewer.may(.manageUsers, over: $0.organisation) }) else {
      throw Refusal.forbidden(.personElsewhere)
    }
    let realm = viewer.tree[first.organisation]?.realm ?? first.organisation
    let action = try visit.form().text("viec")
    let author = visit.author
    let link = newLink(visit)
    if id == viewer.person.id, action == "dong" { throw Refusal.forbidden(.notOneself) }
    try services.database.write { connection in
      switch action {
      case "lien-ket":
        try connection.insertOneTimeLink(
          token: link.digest, person: id, at: author.at, expires: author.at.adding(seconds: linkSeconds))
      case "dong": try connection.setDisabled(author.at, of: id)
      case "mo": try connection.setDisabled(nil, of: id)
      default: throw Refusal.badRequest(.unknownAction)
      }
      try connection.journal("person.\(action)", "person", id, realm: realm, before: nil, after: nil, by: author)
    }
    return action == "lien-ket"
      ? try page(visit, error: nil, link: link.path) : .redirect(to: "/nguoi-dung?xong=tai-khoan")
  }
}
