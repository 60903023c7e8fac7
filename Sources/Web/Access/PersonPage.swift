// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// One person for administrators: the roles of the past, of today and to come, each with its days.
enum PersonPage {
  static func show(_ visit: Visit) throws -> Response { try page(visit) }

  private static func page(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let (person, roles, loans) = try visit.site.services.database.read { connection in
      let (person, roles) = try visit.person(connection)
      return (person, roles, try connection.delegations(of: person.id).filter { visit.mayEnd($0) })
    }
    let managed = roles.filter { viewer.may(.viewPeople, over: $0.organisation) }
    let hasOthers = managed.count < roles.count
    let note: HTML? = hasOthers ? visit.banner(.info, visit.t(.personElsewhere)) : nil
    return visit.page(
      person.name, section: .people, crumbs: [(visit.t(.people), "/nguoi-dung")],
      body: """
        <div class="head"><h1>\(person.name)</h1><p class="meta">\(visit.t(.login)): \(person.login) \
        \(UsersPages.closedChip(visit, person))</p></div>
        <div class="stack">\(note)\(history(visit, person, managed))\
        \(DelegationPages.list(visit, loans))\(hasOthers ? nil : leaving(visit, person))</div>
        """)
  }

  /// What is left to do once somebody leaves: handing over while the account is open, erasing once it is closed.
  private static func leaving(_ visit: Visit, _ person: Person) -> HTML? {
    guard person.id != visit.viewer?.person.id, !person.isErased else { return nil }
    let (path, phrase): (String, Phrase) =
      person.isOpen(at: visit.now) ? ("ban-giao", .handOver) : ("xoa", .erasePerson)
    return """
      <p><a class="btn" href="/nguoi-dung/\(person.id.description)/\(path)">\(visit.t(phrase))</a></p>
      """
  }

  /// All roles, what counts first, then what is to come, then the past.
  private static func history(_ visit: Visit, _ person: Person, _ roles: [Membership]) -> HTML {
    var rows = HTML()
    for standing in [Membership.Standing.present, .future, .past, .withdrawn] {
      for role in roles where role.standing(on: visit.today) == standing {
        let mayEnd = person.id != visit.viewer?.person.id && (standing == .present || standing == .future)
        rows += """
          <tr><th scope="row">\(visit.t(.role(role.role)))</th>\
          <td>\(visit.viewer?.tree[role.organisation]?.name ?? "")</td>\
          <td class="num"><span class="lab">\(visit.t(.roleFrom))</span>\(role.from.short)</td>\
          <td class="num"><span class="lab">\(visit.t(.roleTo))</span>\(role.to?.short ?? "–")</td>\
          <td>\(visit.t(.standing(standing)))</td><td>\(mayEnd ? ending(visit, person, role) : nil)</td></tr>
          """
      }
    }
    return """
      <section><h2 class="over">\(visit.t(.rolesInTime))</h2><div class="scroll"><table class="tbl cards">
      <caption class="vh">\(visit.t(.rolesInTime))</caption><thead><tr><th scope="col">\(visit.t(.roleLabel))</th>\
      <th scope="col">\(visit.t(.organisation))</th><th scope="col">\(visit.t(.roleFrom))</th>\
      <th scope="col">\(visit.t(.roleTo))</th><th scope="col">\(visit.t(.statusLabel))</th>\
      <th scope="col">\(visit.t(.actions))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
      """
  }

  /// Ends one role after a day; an empty field ends it at once.
  private static func ending(_ visit: Visit, _ person: Person, _ role: Membership) -> HTML {
    let name = "\(visit.t(.role(role.role))), \(visit.viewer?.tree[role.organisation]?.shortName ?? "")"
    return """
      <form method="post" action="/nguoi-dung/\(person.id.description)/vai-tro" class="row">\(visit.tokenField)\
      <input type="hidden" name="organisation" value="\(role.organisation.description)">\
      <input type="hidden" name="role" value="\(role.role.rawValue)">\
      <input type="hidden" name="from" value="\(role.from.description)">\
      <input name="to" size="10" placeholder="\(visit.t(.dayShape))" aria-label="\(visit.t(.lastDayOf(name)))" \
      autocomplete="off"><button class="btn">\(visit.t(.endRole))<span class="vh"> \(name)</span></button></form>
      """
  }
}
