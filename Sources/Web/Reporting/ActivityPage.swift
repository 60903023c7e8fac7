// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// One activity: what it asks for, its history, its files, and the forms to report and to decide.
enum ActivityPage {
  /// What a person typed, kept when something in it is wrong.
  struct Draft {
    var organisation = ""
    var percent = ""
    var quantity = ""
    var holdsOn: String
    var sentence = ""
    var difficulty = ""
    var proposal = ""
    var errors: [String: Phrase] = [:]
  }

  static func show(_ visit: Visit) throws -> Response { try page(visit, draft: nil) }

  static func page(_ visit: Visit, draft: Draft?) throws -> Response {
    let id: ID<PlanItem> = try visit.id("item")
    let (overview, reports, evidence, document) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      return (
        try visit.overview(of: plan, connection), try connection.reports(on: id, of: plan),
        try connection.evidence(on: id, of: plan), try connection.document(of: plan)
      )
    }
    guard let item = overview.item(id), let work = overview.work(for: item) else {
      throw Refusal.notFound
    }
    let plan = overview.plan
    let errors: HTML? = (draft?.errors.isEmpty ?? true) ? nil : errorSummary(visit, draft)
    return visit.page(
      item.name, section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.heading, "/ke-hoach/\(plan.id)")],
      crumb: item.code.isEmpty ? nil : visit.t(.activityCode(item.code)), status: errors == nil ? 200 : 422,
      body: """
        <div class="head"><p class="meta">\(place(visit, overview, item))</p><h1>\(item.text)</h1>
        <div class="row">\(visit.chip(work.status.kind))\
        \(visit.distance(work.status).map { "<span class=\"tag\">\($0)</span>" as HTML })\
        </div></div>\(errors)
        <div class="cols drill"><div class="stack">\(forms(visit, overview, work, reports, draft))
        \(history(visit, plan, unit: work.item.unit ?? "", reports, evidence))</div>
        <div class="stack">\(facts(visit, work))\(document.flatMap { SourceText.window(visit, overview, $0, id) })\
        </div></div>
        """)
  }

  private static func errorSummary(_ visit: Visit, _ draft: Draft?) -> HTML {
    var list = HTML()
    for (field, phrase) in (draft?.errors ?? [:]).sorted(by: { $0.key < $1.key }) {
      list += "<li><a href=\"#f-\(field)\">\(visit.t(phrase))</a></li>"
    }
    return visit.banner(.bad, visit.t(.reportNotSent), "<ul class=\"plain\">\(list)</ul>")
  }

  private static func place(_ visit: Visit, _ overview: PlanOverview, _ item: PlanItem) -> String {
    var names: [String] = []
    var parent = item.parent
    while let id = parent, let above = overview.item(id), names.count < 8 {
      names.insert(above.shortened(to: 60), at: 0)
      parent = above.parent
    }
    return names.joined(separator: " › ")
  }

  private static func facts(_ visit: Visit, _ work: WorkItem) -> HTML {
    let leads = visit.distinct(work.owners).map { body(visit, $0) }
    let others = visit.distinct(work.others).map { body(visit, $0) }
    let target: HTML? = work.item.target.map { target in
      "<dt>\(visit.t(.target))</dt><dd class=\"num\">\(visit.number(target)) \(work.item.unit ?? "")</dd>"
    }
    let code: HTML? = work.item.code.isEmpty ? nil : "<dt>\(visit.t(.code))</dt><dd>\(work.item.code)</dd>"
    return """
      <section class="card"><h2>\(visit.t(.whatPlanSays))</h2><dl class="facts">\(code)
      <dt>\(visit.t(.lead))</dt><dd>\(leads.isEmpty ? HTML(text: visit.t(.noLead)) : leads.joined(separator: "<br>"))\
      </dd>
      \(others.isEmpty ? nil : "<dt>\(visit.t(.coordinate))</dt><dd>\(others.joined(separator: "<br>"))</dd>" as HTML)
      <dt>\(visit.t(.deadline))</dt><dd class="num">\(visit.due(work.item.due))</dd>\(target)
      <dt>\(visit.t(.progress))</dt><dd>\(visit.progress(work.acceptedPercent ?? 0, visit.figure(work)))</dd></dl>\
      </section>
      """
  }

  /// A body with a link to its page; where no organisation is matched, its words in the document.
  private static func body(_ visit: Visit, _ assignment: Assignment) -> HTML {
    guard let organisation = visit.organisation(of: assignment) else { return HTML(text: assignment.body) }
    guard visit.viewer?.mayKnow(organisation.id) ?? false else { return HTML(text: organisation.name) }
    return "<a href=\"/to-chuc/\(organisation.id.description)\">\(organisation.name)</a>"
  }

  // MARK: Forms

  private static func forms(
    _ visit: Visit, _ overview: PlanOverview, _ work: WorkItem, _ reports: [Report], _ draft: Draft?
  ) -> HTML {
    var forms = HTML()
    let plan = overview.plan
    for (index, report) in reports.filter({ $0.state == .submitted && visit.mayDecide($0) }).enumerated() {
      forms += DecisionForm.html(visit, plan, report, number: index)
    }
    for returned in work.returned where visit.mayRead(returned) { forms += returnedNote(visit, returned) }
    let organisations = visit.reportingOrganisations(on: work)
    if plan.state == .active, !organisations.isEmpty, work.item.stoppedReason == nil {
      forms += reportForm(visit, plan, work, organisations, draft ?? Draft(holdsOn: visit.today.short))
    }
    return forms
  }

  private static func returnedNote(_ visit: Visit, _ report: Report) -> HTML {
    visit.banner(
      .warn, visit.t(.returnedBy(report.decider ?? "", report.decidedAt.map { visit.clock($0) } ?? "")),
      "<p class=\"quote\">«\(report.note ?? "")»</p>")
  }

  private static func reportForm(
    _ visit: Visit, _ plan: Plan, _ work: WorkItem, _ organisations: [Organisation], _ draft: Draft
  ) -> HTML {
    let item = work.item
    let quantity: HTML? = item.target.map { target in
      visit.field(
        "quantity", .reached(visit.number(target), item.unit ?? ""), value: draft.quantity,
        error: draft.errors["quantity"])
    }
    let chooser: HTML =
      organisations.count == 1
      ? "<input type=\"hidden\" name=\"organisation\" value=\"\(organisations[0].id.description)\">"
      : visit.select(
        "organisation", .inTheNameOf, options: organisations.map { ($0.id.description, $0.name) },
        chosen: draft.organisation)
    let key = Report.formKey(at: visit.now, token: visit.site.services.security.newToken())
    let form: HTML = """
      <form method="post" enctype="multipart/form-data" class="stack" \
      action="/ke-hoach/\(plan.id.description)/hoat-dong/\(item.id.description)/bao-cao">\(visit.tokenField)
      <input type="hidden" name="key" value="\(key)">\(chooser)
      <div class="cols two">\
      \(visit.field("percent", .percentDone, value: draft.percent, hint: .percentHint, error: draft.errors["percent"], isRequired: true))
      \(visit.field("holdsOn", .holdsOn, value: draft.holdsOn, hint: .holdsOnHint, error: draft.errors["holdsOn"], isRequired: true))\(quantity)</div>
      \(visit.area("sentence", .whatWasDone, value: draft.sentence, hint: .whatWasDoneHint, error: draft.errors["sentence"], isRequired: true))
      \(visit.area("difficulty", .difficulty, value: draft.difficulty, hint: .difficultyHint, error: draft.errors["difficulty"]))
      \(visit.area("proposal", .proposal, value: draft.proposal, error: draft.errors["proposal"]))
      \(visit.fileField("files", .evidence, hint: .evidenceHint, error: draft.errors["files"]))
      <button class="btn pri">\(visit.t(.sendReport))</button></form>
      """
    // Who need not report now, but may, has the form out of the way.
    let own = visit.viewer?.organisations(with: .reportProgress) ?? []
    let isExpected = work.status.kind != .done && work.waiting.isEmpty && organisations.contains { own.contains($0.id) }
    return isExpected || !draft.errors.isEmpty
      ? "<section class=\"card\" id=\"bao-cao\"><h2>\(visit.t(.reportProgress))</h2>\(form)</section>"
      : """
      <section class="card" id="bao-cao"><details class="fold"><summary><h2>\(visit.t(.reportAgain))</h2></summary>\
      \(form)</details></section>
      """
  }

  // MARK: History

  private static func history(
    _ visit: Visit, _ plan: Plan, unit: String, _ reports: [Report], _ evidence: [Evidence]
  ) -> HTML {
    let readable = reports.filter { visit.mayRead($0) }
    guard !readable.isEmpty else { return visit.empty(visit.t(.noReportsYet)) }
    let files = Dictionary(grouping: evidence, by: \.report)
    return """
      <section class="card"><h2>\(visit.t(.history))</h2>\
      <ol class="line">\(readable.reversed().map { entry(visit, plan, unit, $0, files[$0.id] ?? []) })</ol></section>
      """
  }

  private static func entry(
    _ visit: Visit, _ plan: Plan, _ unit: String, _ report: Report, _ files: [Evidence]
  ) -> HTML {
    let body = visit.tree[report.organisation]?.name ?? ""
    let quantity: HTML? = report.quantity.map { " · \(visit.number($0)) \(unit)" }
    var list = HTML()
    for file in files {
      list += """
        <li><a href="/ke-hoach/\(plan.id.description)/bao-cao/\(report.id.description)/tep/\(file.sha256)">\
        \(file.name)</a> \
        <span class="meta num">\(fileSize(file.size))</span></li>
        """
    }
    let difficulty: HTML? =
      report.difficulty.isEmpty ? nil : "<p><b>\(visit.t(.difficulty)):</b> \(report.difficulty)</p>"
    let proposal: HTML? = report.proposal.isEmpty ? nil : "<p><b>\(visit.t(.proposal)):</b> \(report.proposal)</p>"
    let note: HTML? = report.note.map { "<p class=\"quote\">«\($0)» (\(report.decider ?? ""))</p>" }
    return """
      <li\(report.state == .submitted ? " class=\"now\"" as HTML : nil)><div class="row">\
      <b class="num">\(report.holdsOn.short)</b><b class="num">\(report.percent) %\(quantity)</b>\
      \(visit.chip(report.state))</div>\
      <p>\(report.sentence)</p>\(difficulty)\(proposal)\(note)\
      \(list.isEmpty ? nil : "<ul class=\"plain\">\(list)</ul>" as HTML)\
      <p class="meta">\(body) · \(report.submitter), \(visit.clock(report.submittedAt))</p></li>
      """
  }

  /// «340 KB» or «2,1 MB».
  static func fileSize(_ bytes: Int) -> String {
    bytes < 1_000_000
      ? "\(max(1, bytes / 1000)) KB"
      : Quantity(thousandths: Int64(bytes / 100_000) * 100).vietnamese + " MB"
  }
}

/// The form by which an approver accepts or returns a report.
enum DecisionForm {
  /// The form on one report; `number` counts those on the page from 0.
  static func html(_ visit: Visit, _ plan: Plan, _ report: Report, number: Int) -> HTML {
    let suffix = number == 0 ? "" : "-\(number)"
    let body = visit.tree[report.organisation]?.name ?? ""
    if visit.isOwn(report) { return visit.banner(.info, visit.t(.ownReportWaits)) }
    return """
      <section class="card decide" id="duyet\(suffix)"><h2>\(visit.icon(.wait))\(visit.t(.waitsForYou))</h2>
      <p><b class="num">\(report.percent) %</b> · \(body) · \(report.holdsOn.short)</p><p>\(report.sentence)</p>
      <form method="post" class="stack" action="/ke-hoach/\(plan.id.description)/bao-cao/\
      \(report.id.description)/quyet-dinh">
      \(visit.tokenField)\(visit.area("note", .decisionNote, id: "note\(suffix)", hint: .decisionNoteHint))
      <div class="row"><button class="btn pri" name="decision" value="accept">\(visit.t(.acceptReport))</button>
      <button class="btn" name="decision" value="return">\(visit.t(.returnReport))</button></div></form></section>
      """
  }

  static func decide(_ visit: Visit) throws -> Response {
    let id: ID<Report> = try visit.id("report")
    let form = try visit.form()
    guard let decision = ReportState.Decision(rawValue: form.text("decision")) else {
      throw Refusal.badRequest(.unknownAction)
    }
    let services = visit.site.services
    let (plan, report) = try services.database.read { connection in
      let plan = try visit.plan(connection)
      return (plan, try connection.report(id, of: plan))
    }
    guard let report else { throw Refusal.notFound }
    guard visit.mayRead(report) else { throw visit.outside(report, of: plan) }
    guard visit.mayDecide(report) else { throw Refusal.forbidden(.needs(visit.permission)) }
    let note = form.text("note")
    guard note.utf8.count <= ReportSubmission.textLimit else {
      throw Refusal.badRequest(.textTooLong(ReportSubmission.textLimit))
    }
    let author = visit.author(over: visit.bodies(of: report), for: visit.permission)
    try services.database.write {
      try $0.decide(decision, on: id, of: plan, note: note, by: author)
    }
    let code = decision == .accept ? "da-duyet" : "da-tra"
    return .redirect(to: "/ke-hoach/\(plan.id)/hoat-dong/\(report.item)?xong=\(code)")
  }
}
