// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Lending one's own role to another person for the days of a leave.
enum DelegationPages {
  private static let reasonLimit = 500

  static func show(_ visit: Visit) throws -> Response { try page(visit, error: nil) }

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    let (loans, roles) = try visit.site.services.database.read { connection in
      (try connection.delegations(of: viewer.person.id), try connection.memberships(of: viewer.person.id))
    }
    let lendable = roles.filter {
      Delegation.isLendable($0.role) && [.present, .future].contains($0.standing(on: visit.today))
    }
    return visit.page(
      visit.t(.lendRoles), crumbs: [(visit.t(.account), "/tai-khoan")], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.lendRoles))</h1><p class="lead">\(visit.t(.lendRolesLead))</p></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })\(list(visit, loans))\
        \(lendable.isEmpty ? visit.empty(visit.t(.nothingToLend)) : form(visit, lendable, isRefused: error != nil))</div>
        """)
  }

  private static func form(_ visit: Visit, _ roles: [Membership], isRefused: Bool) -> HTML {
    let typed = { (name: String) in isRefused ? visit.typed(name) : "" }
    var seen: Set<String> = []
    let options = roles.compactMap { role -> (value: String, text: String)? in
      let value = "\(role.organisation) \(role.role.rawValue)"
      guard seen.insert(value).inserted else { return nil }
      return (value, "\(visit.t(.role(role.role))) · \(visit.viewer?.tree[role.organisation]?.name ?? "")")
    }
    return """
      <section class="card narrow"><h2>\(visit.t(.lendRole))</h2>
      <form method="post" action="/uy-quyen" class="stack">\(visit.tokenField)
      \(visit.select("vai-tro", .roleLabel, options: options, chosen: typed("vai-tro")))
      \(visit.field("login", .receiverLogin, value: typed("login"), hint: .receiverLoginHint, isRequired: true))
      <div class="cols two">\(visit.field("from", .roleFrom, value: typed("from"), hint: .roleFromHint))\
      \(visit.field("to", .roleTo, value: typed("to"), hint: .loanToHint, isRequired: true))</div>
      \(visit.field("reason", .loanReason, value: typed("reason"), hint: .loanReasonHint, isRequired: true))
      <button class="btn pri">\(visit.t(.lendRole))</button></form></section>
      """
  }

  /// Loans as a table, with a way to end those that are one's own to end.
  static func list(_ visit: Visit, _ loans: [DelegationRecord]) -> HTML? {
    guard !loans.isEmpty else { return nil }
    var rows = HTML()
    for record in loans {
      let loan = record.delegation
      let standing = Membership(organisation: loan.organisation, role: loan.role, from: loan.from, to: loan.to)
        .standing(on: visit.today)
      let mayEnd = (standing == .present || standing == .future) && visit.mayEnd(record)
      rows += """
        <tr><th scope="row">\(visit.t(.role(loan.role))) · \
        \(visit.viewer?.tree[loan.organisation]?.shortName ?? "")</th>\
        <td>\(visit.t(.actsFor(record.receiver.name, record.lender.name)))</td>\
        <td class="num">\(loan.from.short) – \(loan.to.short)</td><td>\(loan.reason)</td>\
        <td>\(visit.t(.standing(standing)))</td><td>\(mayEnd ? ending(visit, record) : nil)</td></tr>
        """
    }
    return """
      <section><h2 class="over">\(visit.t(.loans))</h2><div class="scroll"><table class="tbl cards">
      <caption class="vh">\(visit.t(.loans))</caption><thead><tr><th scope="col">\(visit.t(.roleLabel))</th>\
      <th scope="col">\(visit.t(.who))</th><th scope="col">\(visit.t(.loanDays))</th>\
      <th scope="col">\(visit.t(.loanReason))</th><th scope="col">\(visit.t(.statusLabel))</th>\
      <th scope="col">\(visit.t(.actions))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
      """
  }

  private static func ending(_ visit: Visit, _ record: DelegationRecord) -> HTML {
    """
    <form method="post" action="/uy-quyen/\(record.delegation.id.description)/ket-thuc" class="inline">\
    \(visit.tokenField)<button class="btn">\(visit.t(.endRole))<span class="vh"> \
    \(visit.t(.actsFor(record.receiver.name, record.lender.name)))</span></button></form>
    """
  }

  // MARK: Changes

  static func lend(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let form = try visit.form()
    let chosen = form.text("vai-tro").split(separator: " ").map(String.init)
    let body = try visit.organisation(named: chosen.first ?? "")
    guard chosen.count == 2, let role = Role(rawValue: chosen[1]) else { throw Refusal.badRequest(.unknownAction) }
    let days: (from: CivilDate, to: CivilDate?)
    do throws(UserChanges.RoleDaysFault) { days = try UserChanges.days(form, body, visit) } catch {
      return try page(visit, error: error.phrase, status: 422)
    }
    let reason = form.line("reason")
    guard let to = days.to, (1...reasonLimit).contains(reason.utf8.count) else {
      return try page(visit, error: .loanFields(reasonLimit), status: 422)
    }
    guard let receiver = try receiver(form.text("login").lowercased(), of: body, visit) else {
      return try page(visit, error: .receiverUnknown, status: 422)
    }
    let services = visit.site.services
    let record = DelegationRecord(
      delegation: Delegation(
        id: services.ids.next(at: visit.now), organisation: body.id, role: role, from: days.from, to: to,
        reason: reason),
      lender: Principal(person: viewer.person.id, name: viewer.person.name),
      receiver: Principal(person: receiver.id, name: receiver.name), realm: body.realm)
    let author = visit.author
    do { try services.database.write { try $0.lend(record, by: author) } } catch let refusal as Delegation.Refusal {
      return try page(visit, error: .cannotLend(refusal), status: 422)
    }
    return .redirect(to: "/uy-quyen?xong=uy-quyen")
  }

  /// Who receives a loan: an open account, known in that part of the tree by a role of today, and not oneself. A name that
  /// nobody has and one elsewhere are told alike.
  private static func receiver(_ login: String, of body: Organisation, _ visit: Visit) throws -> Person? {
    let viewer = try visit.signedIn
    let now = visit.now
    let found = try visit.site.services.database.read { connection -> (Person, [Membership])? in
      guard let person = try connection.person(login: login) else { return nil }
      return (person, try connection.memberships(of: person.id).filter { $0.counts(on: now.inVietnam.date) })
    }
    guard let (person, roles) = found, person.id != viewer.person.id, person.isOpen(at: now),
      Rights.mayKnow(body.id, memberships: roles, tree: viewer.tree)
    else { return nil }
    return person
  }

  /// Ends a loan: by whoever lent the role, or an administrator of its organisation.
  static func end(_ visit: Visit) throws -> Response {
    let id: ID<Delegation> = try visit.id("delegation")
    guard let record = try visit.site.services.database.read({ try $0.delegation(id) }), visit.mayKnow(record) else {
      throw Refusal.notFound
    }
    guard visit.mayEnd(record) else { throw Refusal.forbidden(.notYoursToEnd) }
    let loan = record.delegation
    let lastDay = (loan.from <= visit.today ? visit.today : loan.from).adding(days: -1)
    let author = visit.author
    try visit.site.services.database.write { try $0.end(record, lastDay: lastDay, by: author) }
    let isOwn = record.lender.person == visit.viewer?.person.id
    return .redirect(to: isOwn ? "/uy-quyen?xong=uy-quyen" : "/nguoi-dung/\(record.lender.person)?xong=uy-quyen")
  }
}

extension Visit {
  /// Whether one may know of a loan: its two sides, and the administrators of its organisation.
  func mayKnow(_ record: DelegationRecord) -> Bool {
    mayEnd(record) || record.receiver.person == viewer?.person.id
  }

  /// Whether one may end a loan before its last day.
  func mayEnd(_ record: DelegationRecord) -> Bool {
    record.lender.person == viewer?.person.id
      || viewer?.may(.manageUsers, over: record.delegation.organisation) ?? false
  }
}
