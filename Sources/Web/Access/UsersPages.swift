// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// People and their roles, for administrators.
enum UsersPages {
  /// Up to so many bodies are offered in a list; of more, one is typed.
  private static let bodiesListed = 400

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

  static func page(_ visit: Visit, error: Phrase?, link: String?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    let filter = PeopleFilter(visit)
    let (people, count, roles, factors) = try visit.site.services.database.read { connection in
      let (people, count) = try filter.people(visit, connection)
      let ids = people.map(\.id)
      return (people, count, try connection.memberships(of: ids), try connection.peopleWithSecondFactor(among: ids))
    }
    var rows = HTML()
    for person in people.prefix(PeopleFilter.pageSize) {
      let all = (roles[person.id] ?? []).deciding(on: visit.today)
      let managed = all.filter { viewer.may(.viewPeople, over: $0.organisation) }
      rows += row(
        visit, person, managed, hasOthers: managed.count < all.count,
        isForOneAlone: visit.isForOneAlone(person, hasSecondFactor: factors.contains(person.id)))
    }
    let found: HTML =
      people.isEmpty
      ? visit.empty(visit.t(filter.isFurther ? .nobodyFurther : .nobodyFound))
      : "\(table(visit, rows, count))\(turning(visit, filter, people))"
    return visit.page(
      visit.t(.people), section: .people, status: status,
      body: """
        <div class="head"><h1>\(visit.t(.people))</h1><p class="lead">\(visit.t(.peopleLead))</p>
        <div class="row"><a class="btn" href="/nguoi-dung/danh-sach">\(visit.t(.inviteByList))</a>\
        <a class="btn" href="/nguoi-dung/ma">\(visit.t(.codeSheet))</a>\
        <a class="btn" href="/nguoi-dung/dat-lai">\(visit.t(.resets))</a></div></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })\(link.map { linkNote(visit, $0) })
        \(filter.form(visit))\(found)\(addForm(visit, viewer, isRefused: error != nil))</div>
        """)
  }

  private static func table(_ visit: Visit, _ rows: HTML, _ count: Int) -> HTML {
    """
    <p class="meta">\(visit.t(.peopleCount(visit.number(Quantity(thousandths: Int64(count) * 1000)))))</p>
    <div class="scroll"><table class="tbl cards people"><caption class="vh">\(visit.t(.people))</caption>
    <thead><tr><th scope="col">\(visit.t(.personName))</th><th scope="col">\(visit.t(.login))</th>\
    <th scope="col">\(visit.t(.roles))</th><th scope="col">\(visit.t(.actions))</th></tr></thead>
    <tbody>\(rows)</tbody></table></div>
    """
  }

  /// On to the next page, and back to the first.
  private static func turning(_ visit: Visit, _ filter: PeopleFilter, _ people: [Person]) -> HTML? {
    let hasMore = people.count > PeopleFilter.pageSize
    guard hasMore || filter.isFurther else { return nil }
    let next: HTML? =
      hasMore
      ? """
      <a class="btn" href="\(filter.address(after: people[PeopleFilter.pageSize - 1].id))">\(visit.t(.peopleFurther))</a>
      """ : nil
    let first: HTML? =
      filter.isFurther
      ? "<a class=\"alone\" href=\"\(filter.address(after: nil))\">\(visit.t(.peopleFromStart))</a>" : nil
    return "<p class=\"row\">\(next)\(first)</p>"
  }

  private static func linkNote(_ visit: Visit, _ path: String) -> HTML {
    visit.banner(.good, visit.t(.linkMade), "\(visit.t(.linkMadeText)) <code class=\"link\">\(path)</code>")
  }

  /// One person with the roles in one's part of the tree, and what one may do: nothing that would be refused.
  private static func row(
    _ visit: Visit, _ person: Person, _ roles: [Membership], hasOthers: Bool, isForOneAlone: Bool
  ) -> HTML {
    let isOneself = person.id == visit.viewer?.person.id
    // The last role stays, since an account without a role is closed instead.
    let mayRemove = !isOneself && (roles.count > 1 || hasOthers)
    var list = HTML()
    for role in roles {
      let isLive = [.present, .future].contains(role.standing(on: visit.today))
      list += "<li>\(words(visit, role))\(mayRemove && isLive ? removal(visit, person, role) : nil)</li>"
    }
    let actions =
      hasOthers
      ? "<p class=\"meta\">\(visit.t(.personElsewhere))</p>" : buttons(visit, person, isOneself, isForOneAlone)
    return """
      <tr><th scope="row"><a href="/nguoi-dung/\(person.id.description)">\(person.name)</a> \(closedChip(visit, person))</th><td>\(person.login)</td><td><ul class="plain">\(list)</ul></td>
      <td>\(actions)</td></tr>
      """
  }

  /// A role as a line: what, where, and on which days where they are not simply «now, without an end».
  static func words(_ visit: Visit, _ role: Membership) -> HTML {
    let name = visit.viewer?.tree[role.organisation]?.shortName ?? ""
    let standing = role.standing(on: visit.today)
    let days: HTML? =
      standing == .present && role.to == nil
      ? nil : " <span class=\"meta\">\(visit.t(.roleDays(role, standing)))</span>"
    return "\(visit.t(.role(role.role))) · \(name)\(days)"
  }

  /// Says that an account is closed, or from when it will be.
  static func closedChip(_ visit: Visit, _ person: Person) -> HTML? {
    guard let closed = person.disabledAt else { return nil }
    let text = person.isOpen(at: visit.now) ? visit.t(.closesOn(closed.inVietnam.date.short)) : visit.t(.accountClosed)
    return "<span class=\"chip stop\">\(text)</span>"
  }

  private static func buttons(
    _ visit: Visit, _ person: Person, _ isOneself: Bool, _ isForOneAlone: Bool
  ) -> HTML {
    let isOpen = person.isOpen(at: visit.now)
    let toggle: HTML? =
      isOneself
      ? nil
      : """
      <button class="btn txt" name="viec" value="\(isOpen ? "dong" : "mo")">\
      \(visit.t(isOpen ? .closeAccount : .reopenAccount))<span class="vh"> \(person.name)</span></button>
      """
    let help: HTML? =
      isForOneAlone
      ? """
      <button class="btn" name="viec" value="lien-ket">\(visit.t(.newLink))<span class="vh"> \(person.name)</span>\
      </button>
      """
      : isOneself
        ? nil
        : """
        <a class="btn" href="/nguoi-dung/\(person.id.description)/dat-lai">\(visit.t(.askForReset))<span class="vh"> \
        \(person.name)</span></a>
        """
    return """
      <form method="post" action="/nguoi-dung/\(person.id.description)" class="row">\(visit.tokenField)
      \(help)
      \(toggle)</form>
      """
  }

  /// A small button that takes one role away.
  private static func removal(_ visit: Visit, _ person: Person, _ role: Membership) -> HTML {
    """
    <form method="post" action="/nguoi-dung/\(person.id.description)/vai-tro" class="inline">\(visit.tokenField)\
    <input type="hidden" name="organisation" value="\(role.organisation.description)">\
    <input type="hidden" name="role" value="\(role.role.rawValue)">\
    <input type="hidden" name="from" value="\(role.from.description)">\
    <button class="btn txt small">\(visit.t(.removeRole))<span class="vh"> \(visit.t(.role(role.role))), \
    \(person.name)</span></button></form>
    """
  }

  private static func addForm(_ visit: Visit, _ viewer: Viewer, isRefused: Bool) -> HTML {
    let typed = { (name: String) in isRefused ? visit.typed(name) : "" }
    let tops = viewer.organisations(with: .manageUsers)
    let isLarge = tops.contains { viewer.tree.count(within: $0) > bodiesListed }
    let bodies = isLarge ? [] : tops.flatMap { viewer.tree.subtree(of: $0) }
    let organisations = bodies.map {
      (value: $0.organisation.id.description, text: indent($0.depth) + $0.organisation.name)
    }
    let body =
      isLarge
      ? BodyChoice.field(visit, "organisation", .organisation, value: typed("organisation"), isRequired: true)
      : visit.select("organisation", .organisation, options: organisations, chosen: typed("organisation"))
    let roles = Role.allCases.map { (value: $0.rawValue, text: visit.t(.role($0))) }
    return """
      <section class="card narrow"><h2>\(visit.t(.addPerson))</h2>
      <form method="post" action="/nguoi-dung" class="stack">\(visit.tokenField)
      \(visit.field("name", .personName, value: typed("name"), isRequired: true))\
      \(visit.field("login", .login, value: typed("login"), hint: .loginHint, isRequired: true))
      \(body)
      \(visit.select("role", .roleLabel, options: roles, chosen: isRefused ? typed("role") : "reporter"))
      <div class="cols two">\(visit.field("from", .roleFrom, value: typed("from"), hint: .roleFromHint))\
      \(visit.field("to", .roleTo, value: typed("to"), hint: .roleToHint))</div>
      <button class="btn pri">\(visit.t(.addPerson))</button></form></section>
      """
  }

  static func indent(_ depth: Int) -> String { String(repeating: "\u{2003}", count: depth) }
}

extension Visit {
  /// Whether one administrator alone may let somebody into an account.
  func isForOneAlone(_ person: Person, hasSecondFactor: Bool) -> Bool {
    AccountHelp.isForOneAlone(
      hasPassword: person.passwordHash != nil, hasSecondFactor: hasSecondFactor,
      needsTwo: site.services.access.resetByTwo)
  }
}
