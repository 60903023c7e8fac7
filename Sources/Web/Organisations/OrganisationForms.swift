// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import OfficialDocuments
import Store

/// Adding a body below another; for administrators.
enum OrganisationForms {
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
      <p><a class="btn" href="\(path)/nhap">\(visit.icon(.up))\(visit.t(.importBodies))</a></p></section>
      """
  }

  /// What is wrong in a form, for the top of the page: the form itself may stand far below.
  static func faults(_ visit: Visit, _ errors: [Phrase]) -> HTML? {
    guard !errors.isEmpty else { return nil }
    var list = HTML()
    for error in errors.prefix(faultsShown) { list += "<li>\(visit.t(error))</li>" }
    if errors.count > faultsShown { list += "<li>\(visit.t(.furtherFaults(errors.count - faultsShown)))</li>" }
    let way: HTML = "<a class=\"alone\" href=\"#sua\">\(visit.t(.toTheForm))</a>"
    return visit.banner(.bad, visit.t(.nothingAdded), "<ul class=\"plain\">\(list)</ul>\(way)")
  }

  // MARK: Adding

  static func add(_ visit: Visit) throws -> Response {
    let parent = try visit.organisation()
    guard parent.to == nil else { throw Refusal.conflict(.parentEnded(parent.name)) }
    let (form, ids, now) = (try visit.form(), visit.site.services.ids, visit.now)
    let fields: KeyValuePairs<OrganisationTable.Column, String> = [
      .name: form.line("name"), .shortName: form.line("short"), .code: form.line("code"), .kind: form.text("kind"),
      .from: form.text("from"),
    ]
    var row = OrganisationTable.Rows(columns: fields.map(\.key))
    row.append(number: 1) { column in fields.first { $0.key == column }?.value ?? "" }
    let tree = visit.viewer?.tree ?? OrganisationTree([])
    let comparison = OrganisationComparison(row, tree: tree, top: parent.id, day: visit.today) {
      ids.next(at: now)
    }
    let code = form.line("code")
    let isTaken = tree.bodies(withCode: code, inRealm: parent.realm).contains { id in
      tree[id].map { $0.code == code && $0.exists(on: visit.today) } ?? false
    }
    let errors = isTaken ? [.codeTaken(code)] : comparison.wrong.map { Phrase($0.reason, tree) }
    guard errors.isEmpty, let id = comparison.change.founded.first else {
      return try OrganisationPages.page(visit, errors: errors)
    }
    let day = comparison.change.histories[id]?.states.first?.from
    let step = StructureStep(
      realm: parent.realm, kind: .found, day: day, basis: "", subject: id, change: comparison.change,
      basedOn: tree.records.changes[parent.realm] ?? 0)
    try visit.site.services.database.perform(step, by: visit.author)
    return .redirect(to: "/to-chuc/\(parent.id)?xong=to-chuc")
  }
}
