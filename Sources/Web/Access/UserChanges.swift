// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store

/// What administrators change about people: adding them, giving and ending roles, links, closing.
enum UserChanges {
  // MARK: Giving roles

  static func add(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let body = try visit.organisation(named: form.text("organisation"))
    let (name, login) = (form.line("name"), form.text("login").lowercased())
    guard UsersPages.isName(name), UsersPages.isLogin(login), let role = Role(rawValue: form.text("role")) else {
      return try UsersPages.page(visit, error: .personFields, link: nil, status: 422)
    }
    let days: (from: CivilDate, to: CivilDate?)
    do throws(RoleDaysFault) { days = try Self.days(form, body, visit) } catch {
      return try UsersPages.page(visit, error: error.phrase, link: nil, status: 422)
    }
    let membership = Membership(organisation: body.id, role: role, from: days.from, to: days.to)
    let services = visit.site.services
    if let known = try services.database.read({ try $0.person(login: login) }) {
      return try give(membership, to: known, realm: body.realm, visit)
    }
    let person = Person(id: services.ids.next(at: visit.now), login: login, name: name, passwordHash: nil)
    let author = visit.author
    let link = newLink(visit)
    try services.database.write { connection in
      try connection.insert(person, at: author.at)
      try connection.insert(membership, of: person.id, realm: body.realm)
      try connection.insertOneTimeLink(
        token: link.digest, person: person.id, at: author.at, expires: author.at.adding(seconds: UsersPages.linkSeconds)
      )
      try connection.journal(
        "person.add", "person", person.id, realm: body.realm, of: body.id, before: nil, after: summary(membership),
        by: author)
    }
    return try UsersPages.page(visit, error: nil, link: link.path)
  }

  /// What is wrong with the days of a role.
  struct RoleDaysFault: Error {
    let phrase: Phrase
  }

  /// The days of a role as typed: from today where none is given, and within the life of its organisation.
  static func days(
    _ form: SentForm, _ body: Organisation, _ visit: Visit
  ) throws(RoleDaysFault) -> (from: CivilDate, to: CivilDate?) {
    let from = try day(form.text("from")) ?? max(visit.today, body.from)
    let to = try day(form.text("to"))
    guard from >= body.from, body.to.map({ from <= $0 }) ?? true else {
      throw RoleDaysFault(phrase: .roleOutsideBody(body.shortName, from: body.from.short, to: body.to?.short))
    }
    if let to, to < from { throw RoleDaysFault(phrase: .roleEndsBeforeItBegins) }
    return (from, to)
  }

  private static func day(_ text: String) throws(RoleDaysFault) -> CivilDate? {
    guard !text.isEmpty else { return nil }
    guard let day = CivilDate(typed: text) else { throw RoleDaysFault(phrase: .dayUnreadable(text)) }
    return day
  }

  /// A further role for somebody who is there already, if all their roles are within one's part of the tree.
  private static func give(
    _ role: Membership, to person: Person, realm: ID<Organisation>, _ visit: Visit
  ) throws -> Response {
    let services = visit.site.services
    let roles = try services.database.read { try $0.memberships(of: person.id) }
    let viewer = try visit.signedIn
    guard roles.deciding(on: visit.today).allSatisfy({ viewer.may(.manageUsers, over: $0.organisation) }) else {
      return try UsersPages.page(visit, error: .loginTaken, link: nil, status: 409)
    }
    guard !roles.contains(where: { $0.overlaps(role) }) else {
      return try UsersPages.page(visit, error: .roleHeld, link: nil, status: 409)
    }
    let author = visit.author
    try services.database.write { connection in
      try connection.insert(role, of: person.id, realm: realm)
      try connection.journal(
        "person.role.add", "person", person.id, realm: realm, of: role.organisation, before: nil, after: summary(role),
        by: author)
    }
    return .redirect(to: "/nguoi-dung?xong=tai-khoan")
  }

  /// A role in the words of the journal.
  static func summary(_ role: Membership) -> JSONObject {
    var object = JSONObject()
    object.add("role", role.role.rawValue)
    object.add("organisation", role.organisation.rawValue)
    object.add("from", role.from.description)
    object.add("to", role.to?.description)
    return object
  }

  // MARK: Ending roles

  /// Ends one role: at once, or after a day to come. It stays as history.
  static func endRole(_ visit: Visit) throws -> Response {
    let (person, roles) = try visit.site.services.database.read { try visit.person($0) }
    let form = try visit.form()
    let body = try visit.organisation(named: form.text("organisation"))
    guard person.id != visit.viewer?.person.id else { throw Refusal.forbidden(.notOneself) }
    guard Role(rawValue: form.text("role")) != nil else { throw Refusal.notFound }
    guard let role = role(form, roles, visit.today) else { throw ChangeRefusal.unknown }
    let atOnce = (role.from <= visit.today ? visit.today : role.from).adding(days: -1)
    var lastDay = atOnce
    if !form.text("to").isEmpty {
      guard let typed = CivilDate(typed: form.text("to")) else {
        throw Refusal.badRequest(.dayUnreadable(form.text("to")))
      }
      guard typed >= atOnce, role.to.map({ typed <= $0 }) ?? true else {
        throw Refusal.badRequest(.roleEndOutsideDays(from: atOnce.short, to: role.to?.short))
      }
      lastDay = typed
    }
    let others = roles.filter { $0 != role && [.present, .future].contains($0.standing(on: visit.today)) }
    guard !others.isEmpty || lastDay >= visit.today else { throw Refusal.conflict(.lastRole) }
    let ended = Membership(organisation: role.organisation, role: role.role, from: role.from, to: lastDay)
    let (author, last) = (visit.author, lastDay)
    try visit.site.services.database.write { connection in
      guard try connection.end(role, of: person.id, lastDay: last) else { throw ChangeRefusal.unknown }
      try connection.journal(
        "person.role.remove", "person", person.id, realm: body.realm, of: body.id, before: summary(role),
        after: summary(ended), by: author)
    }
    return .redirect(to: "/nguoi-dung?xong=tai-khoan")
  }

  /// The role that a form names; without its first day the one that counts today or next.
  private static func role(_ form: SentForm, _ roles: [Membership], _ today: CivilDate) -> Membership? {
    let named = roles.filter {
      $0.organisation.description == form.text("organisation") && $0.role.rawValue == form.text("role")
        && [.present, .future].contains($0.standing(on: today))
    }
    let from = form.text("from")
    return from.isEmpty ? named.first : named.first { $0.from.description == from }
  }

  // MARK: Links and closing

  static func newLink(_ visit: Visit) -> (path: String, digest: [UInt8]) {
    let token = visit.site.services.security.newToken()
    return ("/lien-ket/" + token, visit.site.services.security.digest(token))
  }

  /// A new link, or closing and reopening an account.
  static func change(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    let person = try services.database.read { try visit.managedPerson($0).person }
    let action = try visit.form().text("viec")
    let author = visit.author
    let link = newLink(visit)
    if person.id == visit.viewer?.person.id, action == "dong" { throw Refusal.forbidden(.notOneself) }
    try services.database.write { connection in
      switch action {
      case "lien-ket":
        // One alone lets nobody into an account that more guards than a forgotten password.
        guard visit.isForOneAlone(person, hasSecondFactor: try connection.secondFactor(of: person.id) != nil) else {
          throw Refusal.forbidden(.helpByTwo)
        }
        try connection.insertOneTimeLink(
          token: link.digest, person: person.id, at: author.at,
          expires: author.at.adding(seconds: UsersPages.linkSeconds))
      case "dong": try connection.setDisabled(author.at, of: person.id)
      case "mo": try connection.setDisabled(nil, of: person.id)
      default: throw Refusal.badRequest(.unknownAction)
      }
      try connection.journal("person.\(action)", account: person.id, by: author)
    }
    return action == "lien-ket"
      ? try UsersPages.page(visit, error: nil, link: link.path) : .redirect(to: "/nguoi-dung?xong=tai-khoan")
  }
}

extension Visit {
  /// The person of the address with all their roles, if the viewer may know of them: they hold a role in the viewer's part
  /// of the tree.
  func person(_ connection: any Connection) throws -> (person: Person, roles: [Membership]) {
    let viewer = try signedIn
    let id: ID<Person> = try id("person")
    guard let person = try connection.person(id) else { throw Refusal.notFound }
    let roles = try connection.memberships(of: id)
    guard roles.deciding(on: today).contains(where: { viewer.may(Route.Subject.person.knowing, over: $0.organisation) })
    else {
      throw Refusal.outside(.init(kind: "person", id: id.rawValue, realm: viewer.home?.realm ?? ID(0)))
    }
    return (person, roles)
  }

  /// The person of the address, if all their roles are in the viewer's part of the tree: an account with a role elsewhere
  /// is not one's own to close.
  func managedPerson(_ connection: any Connection) throws -> (person: Person, roles: [Membership]) {
    let found = try person(connection)
    let viewer = try signedIn
    guard found.roles.deciding(on: today).allSatisfy({ viewer.may(permission, over: $0.organisation) }) else {
      throw Refusal.forbidden(.personElsewhere)
    }
    return found
  }
}
