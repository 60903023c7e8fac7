// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import OfficialDocuments
import Store

/// Adding bodies below one, one by one or from a table, and ending one; for administrators.
enum OrganisationForms {
  /// Kinds of bodies, in the order in which forms offer them.
  static let kinds = [
    "province", "department", "commune", "union", "upper-union", "grassroots-union", "office", "room", "other",
  ]
  private static let rowsAllowed = 5000

  static func html(_ visit: Visit, _ body: Organisation, errors: [Phrase] = []) -> HTML? {
    guard visit.viewer?.may(.manageOrganisations, over: body.id) ?? false, body.to == nil else { return nil }
    let path = "/to-chuc/\(body.id)"
    let options = kinds.map { (value: $0, text: visit.t(.organisationKind($0))) }
    // A refused form comes back open, with what was typed in it.
    let open = { (ending: String) -> HTML? in !errors.isEmpty && visit.request.path.hasSuffix(ending) ? " open" : nil }
    let (kind, from) = (visit.typed("kind"), visit.typed("from"))
    var list = HTML()
    for error in errors.prefix(20) { list += "<li>\(visit.t(error))</li>" }
    let banner: HTML? =
      errors.isEmpty ? nil : visit.banner(.bad, visit.t(.nothingAdded), "<ul class=\"plain\">\(list)</ul>")
    return """
      <section class="card stack" id="sua"><h2>\(visit.t(.manageBodies))</h2>\(banner)
      <details class="fold"\(open("/them"))><summary>\(visit.t(.addBodyBelow))</summary>
      <form method="post" action="\(path)/them" class="stack">\(visit.tokenField)
      <div class="cols two">\(visit.field("name", .bodyName, value: visit.typed("name"), isRequired: true))\
      \(visit.field("short", .bodyShortName, value: visit.typed("short")))
      \(visit.field("code", .bodyCode, value: visit.typed("code"), hint: .bodyCodeHint, isRequired: true))
      \(visit.select("kind", .kindOfBody, options: options, chosen: kind.isEmpty ? "department" : kind))
      \(visit.field("from", .existsFrom, value: from.isEmpty ? visit.today.short : from, isRequired: true))</div>
      <button class="btn pri">\(visit.t(.addBody))</button></form></details>
      <details class="fold"\(open("/nhap"))><summary>\(visit.t(.addBodiesFromTable))</summary>
      <form method="post" enctype="multipart/form-data" action="\(path)/nhap" class="stack">\(visit.tokenField)
      <div class="field"><label for="f-table">\(visit.t(.tableFile))</label><p class="hint" id="h-table">\
      \(visit.t(.tableHint))</p>
      <input id="f-table" name="table" type="file" accept=".csv,.xlsx" required aria-describedby="h-table"></div>
      <button class="btn pri">\(visit.icon(.up))\(visit.t(.addBodies))</button></form></details>\
      \(endForm(visit, body, path))</section>
      """
  }

  private static func endForm(_ visit: Visit, _ body: Organisation, _ path: String) -> HTML? {
    guard body.parent != nil, let viewer = visit.viewer else { return nil }
    let successors =
      [(value: "", text: visit.t(.noSuccessor))]
      + viewer.tree.subtree(of: body.realm).map(\.organisation)
      .filter { $0.id != body.id && $0.exists(on: visit.today) }.map { (value: $0.id.description, text: $0.name) }
    return """
      <details class="fold"><summary>\(visit.t(.endBody))</summary>
      <form method="post" action="\(path)/ket-thuc" class="stack">\(visit.tokenField)
      <div class="cols two">\(visit.field("to", .lastDay, value: visit.today.short, isRequired: true))
      \(visit.select("successor", .successor, options: successors, chosen: ""))</div>
      <p class="meta">\(visit.t(.endBodyText))</p><button class="btn">\(visit.t(.endBody))</button></form></details>
      """
  }

  /// The body of the address, if the viewer administers it.
  private static func managed(_ visit: Visit) throws -> Organisation {
    let viewer = try visit.signedIn
    let id: ID<Organisation> = try visit.id("organisation")
    guard let body = viewer.tree[id], viewer.mayKnow(id) else { throw Refusal.notFound }
    guard viewer.may(.manageOrganisations, over: id) else { throw Refusal.forbidden(.needsAdministrator) }
    return body
  }

  // MARK: Adding

  static func add(_ visit: Visit) throws -> Response {
    let parent = try managed(visit)
    let form = try visit.form()
    let row = [
      "name": form.text("name"), "short_name": form.text("short"), "code": form.text("code"), "kind": form.text("kind"),
      "from": form.text("from"),
    ]
    return try add([row], below: parent, visit)
  }

  static func addTable(_ visit: Visit) throws -> Response {
    let parent = try managed(visit)
    guard let file = try visit.form().files("table").first else {
      return try OrganisationPages.page(visit, errors: [.chooseFile])
    }
    let table = try visit.site.services.files.table(file.bytes)
    let rows = table.rows.map { row in
      Dictionary(zip(table.columns.map { $0.lowercased() }, row.map(text)), uniquingKeysWith: { first, _ in first })
    }
    guard rows.count <= rowsAllowed else {
      return try OrganisationPages.page(visit, errors: [.tooManyRows(rowsAllowed)])
    }
    return try add(rows, below: parent, visit)
  }

  private static func text(_ cell: Table.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let units, _): String(units)
    case .date(let day): day.description
    }
  }

  /// Adds all rows or none; what is wrong is named by its row.
  private static func add(_ rows: [[String: String]], below parent: Organisation, _ visit: Visit) throws -> Response {
    var known = [parent.code: parent]
    for body in visit.viewer?.tree.subtree(of: parent.id) ?? [] { known[body.organisation.code] = body.organisation }
    var errors: [Phrase] = []
    var bodies: [Organisation] = []
    for (index, row) in rows.enumerated() {
      switch body(row, below: parent, known, visit) {
      case .success(let body):
        known[body.code] = body
        bodies.append(body)
      case .failure(let fault): errors.append(rows.count == 1 ? fault.phrase : .inRow(index + 2, fault.phrase))
      }
    }
    if bodies.isEmpty, errors.isEmpty { errors = [.tableEmpty] }
    guard errors.isEmpty else { return try OrganisationPages.page(visit, errors: errors) }
    let author = visit.author
    let all = bodies
    try visit.site.services.database.write { try $0.add(all, by: author) }
    return .redirect(to: "/to-chuc/\(parent.id)?xong=to-chuc")
  }

  private struct Fault: Error {
    let phrase: Phrase
  }

  private static func body(
    _ row: [String: String], below parent: Organisation, _ known: [String: Organisation], _ visit: Visit
  ) -> Result<Organisation, Fault> {
    let name = row["name"] ?? ""
    let code = row["code"] ?? ""
    guard !name.isEmpty, !code.isEmpty, name.utf8.count <= 500, code.utf8.count <= 50 else {
      return .failure(Fault(phrase: .bodyFields))
    }
    guard known[code] == nil else { return .failure(Fault(phrase: .codeTaken(code))) }
    let wanted = row["parent"] ?? ""
    guard let above = wanted.isEmpty ? parent : known[wanted] else {
      return .failure(Fault(phrase: .parentUnknown(wanted)))
    }
    let written = row["from"] ?? ""
    let day = written.isEmpty ? visit.today : Deadline(typed: written)?.lastDay ?? CivilDate(iso: written)
    guard let day else { return .failure(Fault(phrase: .dayUnreadable(written))) }
    let short = row["short_name"] ?? ""
    let kind = row["kind"] ?? ""
    return .success(
      Organisation(
        id: visit.site.services.ids.next(at: visit.now), realm: above.realm, parent: above.id, code: code, name: name,
        shortName: short.isEmpty ? name : short, kind: kinds.contains(kind) ? kind : "other", from: day))
  }

  // MARK: Ending

  static func end(_ visit: Visit) throws -> Response {
    let body = try managed(visit)
    let form = try visit.form()
    guard body.parent != nil else { throw Refusal.forbidden(.topStays) }
    guard let day = Deadline(typed: form.text("to"))?.lastDay ?? CivilDate(iso: form.text("to")), day >= body.from
    else {
      return try OrganisationPages.page(visit, errors: [.dayUnreadable(form.text("to"))])
    }
    let successor = ID<Organisation>(form.text("successor")).flatMap { id in
      visit.viewer?.tree[id].flatMap { $0.realm == body.realm && id != body.id ? id : nil }
    }
    let author = visit.author
    try visit.site.services.database.write { try $0.end(body, lastDay: day, successor: successor, by: author) }
    return .redirect(to: "/to-chuc/\(body.id)?xong=to-chuc")
  }
}
