// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import OfficialDocuments
import Store

/// Adding bodies below one, one by one or from a table, and ending one; for administrators.
enum OrganisationForms {
  /// The codes of the kinds of bodies, in the order in which forms offer them.
  static let kinds = OrganisationKind.offered.map(\.code)
  private static let rowsAllowed = 5000
  private static let faultsShown = 20

  static func html(_ visit: Visit, _ body: Organisation, errors: [Phrase] = []) -> HTML? {
    guard visit.viewer?.may(.manageOrganisations, over: body.id) ?? false, body.to == nil else { return nil }
    let path = "/to-chuc/\(body.id)"
    let options = OrganisationKind.offered.filter { $0.exists(on: visit.today) }
      .map { (value: $0.code, text: visit.t(.organisationKind($0.code))) }
    // A refused form comes back open, with what was typed in it.
    let open = { (ending: String) -> HTML? in !errors.isEmpty && visit.request.path.hasSuffix(ending) ? " open" : nil }
    let (kind, from) = (visit.typed("kind"), visit.typed("from"))
    return """
      <section class="card stack" id="sua"><h2>\(visit.t(.manageBodies))</h2>
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
      \(endForm(visit, body, path, open("/ket-thuc")))</section>
      """
  }

  /// What is wrong in a form, for the top of the page: the form itself may stand far below.
  static func faults(_ visit: Visit, _ errors: [Phrase]) -> HTML? {
    guard !errors.isEmpty else { return nil }
    var list = HTML()
    for error in errors.prefix(faultsShown) { list += "<li>\(visit.t(error))</li>" }
    if errors.count > faultsShown { list += "<li>\(visit.t(.furtherFaults(errors.count - faultsShown)))</li>" }
    let title: Phrase = visit.request.path.hasSuffix("/ket-thuc") ? .bodyNotEnded : .nothingAdded
    let way: HTML = "<a class=\"alone\" href=\"#sua\">\(visit.t(.toTheForm))</a>"
    return visit.banner(.bad, visit.t(title), "<ul class=\"plain\">\(list)</ul>\(way)")
  }

  private static func endForm(_ visit: Visit, _ body: Organisation, _ path: String, _ open: HTML?) -> HTML? {
    guard body.parent != nil, let viewer = visit.viewer else { return nil }
    let successors =
      [(value: "", text: visit.t(.noSuccessor))]
      + viewer.tree.subtree(of: body.realm).map(\.organisation)
      .filter { $0.id != body.id && $0.to == nil && viewer.mayKnow($0.id) }
      .map { (value: $0.id.description, text: $0.name) }
    let to = visit.typed("to")
    return """
      <details class="fold"\(open)><summary>\(visit.t(.endBody))</summary>
      <form method="post" action="\(path)/ket-thuc" class="stack">\(visit.tokenField)
      <div class="cols two">\(visit.field("to", .lastDay, value: to.isEmpty ? visit.today.short : to, isRequired: true))
      \(visit.select("successor", .successor, options: successors, chosen: visit.typed("successor")))</div>
      <p class="meta">\(visit.t(.endBodyText))</p><button class="btn">\(visit.t(.endBody))</button></form></details>
      """
  }

  // MARK: Adding

  static func add(_ visit: Visit) throws -> Response {
    let parent = try visit.organisation()
    let form = try visit.form()
    let row = [
      "name": form.line("name"), "short_name": form.line("short"), "code": form.line("code"), "kind": form.text("kind"),
      "from": form.text("from"),
    ]
    return try add([row], below: parent, visit) { _, fault in fault.phrase }
  }

  static func addTable(_ visit: Visit) throws -> Response {
    let parent = try visit.organisation()
    guard let file = try visit.form().files("table").first else {
      return try OrganisationPages.page(visit, errors: [.chooseFile])
    }
    let table: Table
    do throws(ServiceRefusal) { table = try visit.site.services.files.table(file.bytes) } catch {
      return try OrganisationPages.page(visit, errors: [error.message])
    }
    let columns = table.columns.map { $0.onOneLine.lowercased() }
    let missing = ["code", "name"].filter { !columns.contains($0) }
    guard missing.isEmpty else { return try OrganisationPages.page(visit, errors: missing.map { .columnMissing($0) }) }
    guard table.rows.count <= rowsAllowed else {
      return try OrganisationPages.page(visit, errors: [.tooManyRows(rowsAllowed)])
    }
    let rows = table.rows.map { row in
      Dictionary(zip(columns, row.map(\.plainText.onOneLine)), uniquingKeysWith: { first, _ in first })
    }
    return try add(rows, below: parent, visit) { index, fault in
      .inCell(row: table.number(ofRow: index), column: fault.column, fault.phrase)
    }
  }

  /// Adds all rows or none; what is wrong is said in the words of `tell`, which are given the row's index.
  private static func add(
    _ rows: [[String: String]], below parent: Organisation, _ visit: Visit, _ tell: (Int, Fault) -> Phrase
  ) throws -> Response {
    guard parent.to == nil else { throw Refusal.conflict(.parentEnded(parent.name)) }
    // A code stands for one body in its whole realm; parents are looked for among those that are one's own.
    let tree = visit.viewer?.tree ?? OrganisationTree([])
    var taken = Set(tree.byID.values.filter { $0.realm == parent.realm }.map(\.code))
    var parents = Dictionary(
      tree.subtree(of: parent.id).map { ($0.organisation.code, $0.organisation) }, uniquingKeysWith: { $1 })
    var errors: [Phrase] = []
    var bodies: [Organisation] = []
    for (index, row) in rows.enumerated() {
      do throws(Fault) {
        let body = try body(row, below: parent, parents, taken, visit)
        taken.insert(body.code)
        parents[body.code] = body
        bodies.append(body)
      } catch { errors.append(tell(index, error)) }
    }
    if bodies.isEmpty, errors.isEmpty { errors = [.tableEmpty] }
    guard errors.isEmpty else { return try OrganisationPages.page(visit, errors: errors) }
    let author = visit.author
    let all = bodies
    try visit.site.services.database.write { try $0.add(all, by: author) }
    return .redirect(to: "/to-chuc/\(parent.id)?xong=to-chuc")
  }

  /// What is wrong with one field of a row, and in which column.
  private struct Fault: Error {
    let column: String
    let phrase: Phrase
  }

  private static func body(
    _ row: [String: String], below parent: Organisation, _ parents: [String: Organisation], _ taken: Set<String>,
    _ visit: Visit
  ) throws(Fault) -> Organisation {
    let field = { (column: String) in row[column] ?? "" }
    let (name, code, kind) = (field("name"), field("code"), field("kind"))
    guard !name.isEmpty, name.utf8.count <= 500 else { throw Fault(column: "name", phrase: .bodyFields) }
    guard !code.isEmpty, code.utf8.count <= 50 else { throw Fault(column: "code", phrase: .bodyFields) }
    guard !taken.contains(code) else { throw Fault(column: "code", phrase: .codeTaken(code)) }
    guard let above = field("parent").isEmpty ? parent : parents[field("parent")] else {
      throw Fault(column: "parent", phrase: .parentUnknown(field("parent")))
    }
    guard above.to == nil else { throw Fault(column: "parent", phrase: .parentEnded(above.name)) }
    guard kind.isEmpty || kinds.contains(kind) else { throw Fault(column: "kind", phrase: .kindUnknown(kind, kinds)) }
    guard let day = field("from").isEmpty ? visit.today : day(field("from")) else {
      throw Fault(column: "from", phrase: .dayUnreadable(field("from")))
    }
    if let kind = OrganisationKind(code: kind), !kind.exists(on: day) {
      throw Fault(column: "kind", phrase: .kindNotThen(kind, on: day))
    }
    let short = field("short_name")
    return Organisation(
      id: visit.site.services.ids.next(at: visit.now), realm: above.realm, parent: above.id, code: code, name: name,
      shortName: short.isEmpty ? name : short, kind: kind.isEmpty ? "other" : kind, from: day)
  }

  /// A day as people type it or as tables hold it.
  private static func day(_ text: String) -> CivilDate? { Deadline(typed: text)?.lastDay ?? CivilDate(iso: text) }

  // MARK: Ending

  static func end(_ visit: Visit) throws -> Response {
    let body = try visit.organisation()
    let form = try visit.form()
    guard body.parent != nil else { throw Refusal.forbidden(.topStays) }
    guard body.to == nil else { throw ChangeRefusal.unknown }
    guard let day = day(form.text("to")) else {
      return try OrganisationPages.page(visit, errors: [.dayUnreadable(form.text("to"))])
    }
    guard day >= body.from else {
      return try OrganisationPages.page(visit, errors: [.endsBeforeBeginning(body.from.short)])
    }
    let chosen = form.text("successor")
    let successor = successor(chosen, of: body, after: day, visit)
    guard chosen.isEmpty || successor != nil else {
      return try OrganisationPages.page(visit, errors: [.successorUnfit])
    }
    let author = visit.author
    try visit.site.services.database.write { try $0.end(body, lastDay: day, successor: successor?.id, by: author) }
    return .redirect(to: "/to-chuc/\(body.id)?xong=to-chuc")
  }

  /// The body that can take over: of the same realm, there on the day after, and without an end of its own, so that no
  /// ring of successors comes about.
  private static func successor(
    _ chosen: String, of body: Organisation, after day: CivilDate, _ visit: Visit
  ) -> Organisation? {
    guard let viewer = visit.viewer, let found = ID<Organisation>(chosen).flatMap({ viewer.tree[$0] }),
      found.realm == body.realm, found.id != body.id, viewer.mayKnow(found.id), found.to == nil,
      found.from <= day.adding(days: 1)
    else { return nil }
    return found
  }
}
