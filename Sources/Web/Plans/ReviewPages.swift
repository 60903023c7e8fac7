// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Review of a plan that was read: the document on the left, its items on the right, the current one open as a form.
enum ReviewPages {
  /// How many items stand before and after the current one.
  private static let neighbours = 6

  /// What was typed, and what is wrong with it.
  struct Fault {
    let item: PlanItem
    let assignments: [Assignment]
    let due: String
    let target: String
    let errors: [String: Phrase]
  }

  static func show(_ visit: Visit) throws -> Response { try page(visit, fault: nil) }

  private static func page(_ visit: Visit, fault: Fault?) throws -> Response {
    let (overview, document) = try visit.site.services.database.read { connection in
      let plan = try visit.managedPlan(connection)
      return (try visit.overview(of: plan, connection), try connection.document(of: plan))
    }
    let work = overview.work.isEmpty ? overview.content.items : overview.work.map(\.item)
    let chosen =
      fault?.item.id ?? ID<PlanItem>(visit.query["muc"] ?? "") ?? work.first { !$0.isReviewed }?.id ?? work.first?.id
    let plan = overview.plan
    let source = document.flatMap { document in
      chosen.flatMap { SourceText.window(visit, overview, document, $0) } ?? nothingToMark(visit, overview, document)
    }
    return visit.page(
      visit.t(.reviewTitle), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.title, "/ke-hoach/\(plan.id)")],
      status: fault == nil ? 200 : 422,
      body: """
        <div class="head"><h1>\(visit.t(.reviewTitle))</h1><p class="meta">\(plan.title)</p>\(steps(visit, plan))</div>
        <div class="stack">\(progress(visit, overview))\(documentFaults(visit, overview))
        <div class="cols review"><div class="sticky">\(source)</div><div><h2>\(visit.t(.itemsRead))</h2>\
        <ul class="items">\(entries(visit, overview, chosen, fault))</ul>\(others(visit, overview))</div></div></div>
        """)
  }

  private static func nothingToMark(_ visit: Visit, _ overview: PlanOverview, _ document: Document) -> HTML {
    """
    <aside class="window"><h2>\(visit.t(.sourceDocument))</h2><div class="paper" tabindex="0" role="region" \
    aria-label="\(visit.t(.sourceDocument))">\(SourceText.marked(overview, document, in: 0..<4000, current: nil))\
    </div></aside>
    """
  }

  static func steps(_ visit: Visit, _ plan: Plan) -> HTML {
    let names: [(Phrase, String?)] = [
      (.stepUpload, nil), (.stepReview, "/ke-hoach/\(plan.id)/ra-soat"), (.stepMatch, "/ke-hoach/\(plan.id)/gan"),
      (.stepConfirm, nil),
    ]
    var list = HTML()
    for (index, step) in names.enumerated() {
      let isCurrent = step.1 == visit.request.path
      let name: HTML = step.1.map { "<a href=\"\($0)\">\(visit.t(step.0))</a>" } ?? HTML(text: visit.t(step.0))
      list += "<li\(isCurrent ? " aria-current=\"step\"" as HTML : nil)><b>\(index + 1)</b>\(name)</li>"
    }
    return "<ol class=\"steps\">\(list)</ol>"
  }

  // MARK: Progress

  private static func progress(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let total = overview.work.count
    let seen = overview.work.count { $0.item.isReviewed }
    let sure = overview.work.filter { !$0.item.isReviewed && isSure(overview, $0) }
    let unmatched = Set(overview.content.assignments.filter { $0.organisation == nil }.map(\.body)).count
    let path = "/ke-hoach/\(overview.plan.id)"
    let accept: HTML? =
      sure.isEmpty
      ? nil
      : """
      <form method="post" action="\(path)/da-xem">\(visit.tokenField)<button class="btn">\(visit.icon(.check))\
      \(visit.t(.acceptSure(sure.count)))</button></form>
      """
    return """
      <section class="card"><div class="row between"><p>\(visit.t(.reviewedOutOf(seen, total)))</p><div class="row">\
      \(accept)\
      <a class="btn" href="\(path)/gan">\(visit.t(.matchBodies(unmatched)))</a>\(stateForm(visit, overview))\
      </div></div>\
      \(visit.progress(total == 0 ? 0 : seen * 100 / total, "\(seen)/\(total)"))</section>
      """
  }

  /// Whether nothing about an item asks for a closer look: it has a lead that is a real organisation, and the reader
  /// found nothing wrong with it.
  private static func isSure(_ overview: PlanOverview, _ work: WorkItem) -> Bool {
    !work.owners.isEmpty && work.owners.allSatisfy { $0.organisation != nil }
      && !overview.content.findings.contains { $0.item == work.item.id && $0.severity != "note" }
  }

  private static func stateForm(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let plan = overview.plan
    let buttons: HTML
    switch plan.state {
    case .draft:
      buttons = """
        <button class="btn pri" name="viec" value="xac-nhan">\(visit.t(.confirmPlan))</button>\
        <button class="btn txt" name="viec" value="bo">\(visit.t(.discardPlan))</button>
        """
    case .active:
      // A plan with reports does not become a draft again.
      let hasReports = overview.work.contains {
        $0.accepted != nil || !$0.waiting.isEmpty || !$0.returned.isEmpty
      }
      let reopen: HTML? =
        hasReports ? nil : "<button class=\"btn\" name=\"viec\" value=\"mo-lai\">\(visit.t(.reopenPlan))</button>"
      buttons = """
        \(reopen)<button class="btn txt" name="viec" value="dong">\(visit.t(.closePlan))</button>
        """
    case .closed: return HTML()
    }
    return
      "<form method=\"post\" class=\"row\" action=\"/ke-hoach/\(plan.id.description)/trang-thai\">\(visit.tokenField)\(buttons)</form>"
  }

  private static func documentFaults(_ visit: Visit, _ overview: PlanOverview) -> HTML? {
    let general = overview.content.findings.filter { $0.item == nil }
    guard !general.isEmpty else { return nil }
    var list = HTML()
    for finding in general {
      list +=
        "<li>\(visit.icon(.info))<span>\(visit.language == .vietnamese ? finding.message.vi : finding.message.en)</span></li>"
    }
    return "<section class=\"card\"><h2>\(visit.t(.aboutWholeDocument))</h2><ul class=\"finds\">\(list)</ul></section>"
  }

  // MARK: Items

  private static func entries(
    _ visit: Visit, _ overview: PlanOverview, _ chosen: ID<PlanItem>?, _ fault: Fault?
  ) -> HTML {
    let showsAll = visit.query["tat-ca"] != nil || overview.work.isEmpty
    let items = overview.content.items.filter { showsAll || $0.kind.isWork || $0.id == chosen }
    let index = items.firstIndex { $0.id == chosen } ?? 0
    let window = max(0, index - neighbours)..<min(items.count, index + neighbours + 1)
    let path = "/ke-hoach/\(overview.plan.id)/ra-soat?\(showsAll ? "tat-ca=1&" : "")muc="
    var list = HTML()
    if window.lowerBound > 0 {
      let last = items[window.lowerBound - 1].id
      list += "<li><a href=\"\(path)\(last.description)\">\(visit.t(.itemsBefore(window.lowerBound)))</a></li>"
    }
    for item in items[window] {
      list +=
        item.id == chosen
        ? ItemForm(visit: visit, overview: overview, stored: item, fault: fault).html
        : closed(visit, overview, item, path)
    }
    let after = items.count - window.upperBound
    if after > 0 {
      let next = items[window.upperBound].id
      list += "<li><a href=\"\(path)\(next.description)\">\(visit.t(.itemsAfter(after)))</a></li>"
    }
    return list
  }

  /// The way to the items that give no work: one of them may have been read wrong, or changed by mistake.
  private static func others(_ visit: Visit, _ overview: PlanOverview) -> HTML? {
    let count = overview.content.items.count - overview.work.count
    guard count > 0, !overview.work.isEmpty, visit.query["tat-ca"] == nil else { return nil }
    return """
      <p><a class="alone" href="/ke-hoach/\(overview.plan.id.description)/ra-soat?tat-ca=1">\
      \(visit.t(.otherItems(count)))</a></p>
      """
  }

  private static func closed(_ visit: Visit, _ overview: PlanOverview, _ item: PlanItem, _ path: String) -> HTML {
    let name: HTML = "<a class=\"t\" href=\"\(path)\(item.id.description)\">\(item.code) \(item.shortened(to: 110))</a>"
    guard let work = overview.work(for: item) else {
      return "<li><div class=\"row between\">\(name)</div><p class=\"meta\">\(visit.t(.kind(item.kind)))</p></li>"
    }
    let leads =
      work.owners.isEmpty
      ? visit.t(.noLead) : visit.distinct(work.owners).map { visit.name(of: $0) }.joined(separator: ", ")
    let mark: HTML =
      work.item.isReviewed
      ? "<span class=\"chip done\">\(visit.icon(.check))\(visit.t(.reviewed))</span>"
      : isSure(overview, work)
        ? "<span class=\"conf\">\(visit.t(.sure))</span>"
        : "<span class=\"conf low\">\(visit.icon(.late))\(visit.t(.lookCloser))</span>"
    return """
      <li><div class="row between">\(name)\(mark)</div><p class="meta">\(leads) · \(visit.due(work.item.due))</p></li>
      """
  }

  // MARK: Actions

  static func save(_ visit: Visit) throws -> Response {
    let id: ID<PlanItem> = try visit.id("item")
    let services = visit.site.services
    let form = try visit.form()
    let overview = try services.database.read { try visit.overview(of: try visit.managedPlan($0), $0) }
    guard let old = overview.content.items.first(where: { $0.id == id }) else { throw Refusal.notFound }
    let result = ItemForm.read(form, old: old, realm: overview.plan.realm, visit: visit)
    if let fault = result.fault { return try page(visit, fault: fault) }
    let author = visit.author
    let plan = overview.plan
    try services.database.write { try $0.update(result.item, assignments: result.assignments, of: plan, by: author) }
    let next = form.has("next") ? nextItem(after: id, in: overview) : id
    return .redirect(to: "/ke-hoach/\(plan.id)/ra-soat?muc=\(next)&xong=da-luu")
  }

  private static func nextItem(after id: ID<PlanItem>, in overview: PlanOverview) -> ID<PlanItem> {
    guard let index = overview.work.firstIndex(where: { $0.item.id == id }) else { return id }
    let later = overview.work[(index + 1)...].first { !$0.item.isReviewed }
    return (later ?? overview.work.first { !$0.item.isReviewed && $0.item.id != id })?.item.id ?? id
  }

  /// Accepts every item about which nothing is doubtful.
  static func acceptSure(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    let overview = try services.database.read { try visit.overview(of: try visit.managedPlan($0), $0) }
    let sure = overview.work.filter { !$0.item.isReviewed && isSure(overview, $0) }.map(\.item.id)
    let author = visit.author
    let plan = overview.plan
    try services.database.write { try $0.markReviewed(sure, of: plan, by: author) }
    return .redirect(to: "/ke-hoach/\(plan.id)/ra-soat?xong=da-xem")
  }

  static func changeState(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    let plan = try services.database.read { try visit.managedPlan($0) }
    let author = visit.author
    switch try visit.form().text("viec") {
    case "xac-nhan": try services.database.write { try $0.perform(.confirm, on: plan, by: author) }
    case "mo-lai": try services.database.write { try $0.perform(.reopen, on: plan, by: author) }
    case "dong": try services.database.write { try $0.perform(.close, on: plan, by: author) }
    case "bo":
      try services.database.write { try $0.deleteDraft(plan, by: author) }
      return .redirect(to: "/ke-hoach?xong=da-bo")
    default: throw Refusal.badRequest(.unknownAction)
    }
    return .redirect(to: "/ke-hoach/\(plan.id)?xong=trang-thai")
  }
}
