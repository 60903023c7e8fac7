// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// One plan: what it says of itself, where it stands, what is wrong with it, and its tree.
enum PlanPage {
  static func show(_ visit: Visit) throws -> Response {
    let (overview, document) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      let item = ID<PlanItem>(visit.query["nguon"] ?? "")
      return (try visit.overview(of: plan, connection), item == nil ? nil : try connection.document(of: plan))
    }
    let filter = PlanFilter(visit)
    let shown = Set(overview.work.filter { filter.includes($0, visit) }.map(\.item.id))
    let chosen = ID<PlanItem>(visit.query["nguon"] ?? "")
    let source = document.flatMap { document in chosen.flatMap { SourceText.window(visit, overview, document, $0) } }
    var body: HTML = """
      \(head(visit, overview))<div class="stack">\(summary(visit, overview))\(findings(visit, overview))
      \(filterBar(visit, overview, filter))\(pills(visit, overview, filter))

      """
    if shown.isEmpty && !overview.work.isEmpty {
      body += visit.empty(visit.t(.nothingMatches))
    } else {
      if source != nil { body += "<div class=\"cols beside\"><div>" }
      PlanTree(visit: visit, overview: overview, shown: shown, isFiltered: !filter.isEmpty).append(to: &body)
      if let source { body += "</div>\(source)</div>" }
    }
    body += "</div>"
    return visit.page(
      overview.plan.heading, section: .plans, crumbs: [(visit.t(.plans), "/ke-hoach")], crumb: overview.plan.number,
      body: body)
  }

  // MARK: Head

  private static func head(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let plan = overview.plan
    let path = "/ke-hoach/\(plan.id)"
    let owner = visit.tree[plan.owner]?.name ?? ""
    let mayReport = plan.state != .draft && visit.viewer?.may(.makeOfficialReports, over: plan.owner) ?? false
    let mayManage = visit.viewer?.may(.managePlans, over: plan.owner) ?? false
    let report: HTML? =
      mayReport
      ? "<a class=\"btn pri\" href=\"\(path)/bao-cao\">\(visit.icon(.rep))\(visit.t(.makeReport))</a>" : nil
    let review: HTML? =
      mayManage
      ? "<a class=\"btn\" href=\"\(path)/ra-soat\">\(visit.icon(.pencil))\(visit.t(.correctPlan))</a>" : nil
    return """
      <div class="head"><div class="htop"><h1>\(plan.heading)</h1><div class="row">\(review)\
      <a class="btn" href="\(path)/bang.xlsx">\(visit.icon(.down))XLSX</a>\
      <a class="btn" href="\(path)/bang.csv">\(visit.icon(.down))CSV</a>\(report)</div></div>
      <p class="meta">\(PlanListPage.facts(visit, plan)) · \(owner) · \(structure(visit, overview)) · \
      <a href="\(path)/nguon">\(visit.t(.sourceDocument))</a> · \
      <a href="\(path)/ke-hoach.docx">\(visit.t(.planAsDocx))</a> · \
      <a href="\(path)/ke-hoach.akn.xml">\(visit.t(.planAsAkomaNtoso))</a></p>
      <div class="row">\(visit.chip(plan.state))<span class="tag">\(visit.icon(.clock))\
      \(visit.t(.figuresAsOf(visit.day.short)))</span></div></div>
      """
  }

  private static func structure(_ visit: Visit, _ overview: PlanOverview) -> String {
    let themes = overview.count(of: .theme)
    let groups = overview.count(of: .group)
    return visit.t(.planStructure(themes: themes, groups: groups, activities: overview.work.count))
  }

  // MARK: Totals

  private static func summary(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let counts = overview.total
    var key = HTML()
    for kind in ActivityStatus.Kind.allCases {
      key += "<div><dt class=\"k-\(kind.style)\">\(visit.t(.status(kind)))</dt><dd>\(counts[kind])</dd></div>"
    }
    let waiting = overview.work.count { !$0.waiting.isEmpty }
    return """
      <div class="cols band"><section class="card"><h2>\(visit.t(.activities(counts.total)))</h2>\
      \(visit.stackedBar(counts, isBig: true))<dl class="key">\(key)</dl>\
      <p class="meta">\(visit.t(.whatTotalCounts(waiting: waiting)))</p>\(elapsed(visit, overview))</section>
      <section class="card"><h2>\(visit.t(.byTheme))</h2><ul class="themes">\(themes(visit, overview))</ul></section>\
      </div>
      """
  }

  private static func elapsed(_ visit: Visit, _ overview: PlanOverview) -> HTML? {
    guard let first = overview.plan.periodFrom, let last = overview.plan.periodTo,
      let from = CivilDate(year: first, month: 1, day: 1), let to = CivilDate(year: last, month: 12, day: 31),
      overview.total.total > 0
    else { return nil }
    let passed = min(max(0, from.days(to: visit.day)), from.days(to: to))
    let time = passed * 100 / max(1, from.days(to: to))
    let done = overview.total[.done] * 100 / overview.total.total
    return "<p class=\"meta\">\(visit.t(.timeAgainstDone(time: time, done: done)))</p>"
  }

  /// The parts for the overview: themes where the plan has them, else the topmost items with activities.
  private static func themes(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let themes = overview.content.items.filter { $0.kind == .theme }
    let parts = themes.isEmpty ? overview.roots : themes
    var list = HTML()
    var rest = overview.total
    for part in parts {
      let counts = overview.counts(below: part)
      rest -= counts
      // A filter may have left the part out of the tree of this page.
      list += theme(
        visit, "<a href=\"/ke-hoach/\(overview.plan.id.description)#i\(part.id.description)\">\(part.heading)</a>",
        counts)
    }
    list += theme(visit, HTML(text: visit.t(.otherWork)), rest)
    return list
  }

  private static func theme(_ visit: Visit, _ name: HTML, _ counts: StatusCounts) -> HTML {
    guard counts.total > 0 else { return HTML() }
    return """
      <li><span class="row">\(name)</span>\(visit.stackedBar(counts))\
      <span class="num meta">\(visit.t(.doneOutOf(counts[.done], counts.total)))</span></li>
      """
  }

  // MARK: Findings

  private static func findings(_ visit: Visit, _ overview: PlanOverview) -> HTML? {
    let findings = overview.content.findings
    guard !findings.isEmpty else { return nil }
    let serious = findings.count { $0.severity == "error" }
    var list = HTML()
    for finding in findings {
      let place: HTML? = finding.item.flatMap { overview.item($0) }.map { item in
        // What has no place in the tree has one in the document beside it.
        let anchor = overview.counts(below: item).total > 0 ? "i" : "s"
        let id = item.id.description
        return """
           · <a href="/ke-hoach/\(overview.plan.id.description)?nguon=\(id)#\(anchor)\(id)">\
          \(item.code.isEmpty ? visit.t(.seePlace) : item.code)</a>
          """
      }
      list += """
        <li>\(visit.icon(finding.severity == "error" ? .late : .info))<span><b>\
        \(visit.t(.severity(finding.severity)))</b> \
        \(visit.language == .vietnamese ? finding.message.vi : finding.message.en)\(place) \
        <span class="advice">\(visit.language == .vietnamese ? finding.advice.vi : finding.advice.en)</span></span></li>
        """
    }
    let chip: HTML? =
      serious == 0 ? nil : "<span class=\"chip late\">\(visit.icon(.late))\(visit.t(.toMend(serious)))</span>"
    return """
      <section class="card"><details class="fold"><summary><h2 class="h3">\(visit.t(.findingsFound(findings.count)))\
      </h2>\(chip)\
      </summary><ul class="finds">\(list)</ul></details></section>
      """
  }

  // MARK: Filters

  private static func filterBar(_ visit: Visit, _ overview: PlanOverview, _ filter: PlanFilter) -> HTML {
    let statuses =
      [(value: "", text: visit.t(.all))]
      + ActivityStatus.Kind.allCases.map { (value: $0.rawValue, text: visit.t(.status($0))) }
    let dues =
      [(value: "", text: visit.t(.anyDeadline))]
      + PlanFilter.DueRange.allCases.map { (value: $0.rawValue, text: visit.t(.dueRange($0))) }
    return """
      <form class="card filters\(filter.isDetailed ? " on" : "")" method="get" action="#viec" role="search" id="loc">
      \(visit.field("tim", .searchInPlan, value: filter.words, type: "search"))
      \(visit.select("trang-thai", .statusLabel, options: statuses, chosen: filter.status?.rawValue ?? ""))
      \(visit.select("chu-tri", .lead, options: leads(visit, overview), chosen: chosenLead(filter)))
      \(visit.select("han", .deadline, options: dues, chosen: filter.due?.rawValue ?? ""))
      <button class="btn pri">\(visit.t(.filter))</button><a class="more" href="#loc">\(visit.t(.moreConditions))</a></form>
      """
  }

  private static func chosenLead(_ filter: PlanFilter) -> String {
    filter.withoutLead ? "chua-co" : filter.lead?.description ?? ""
  }

  private static func leads(_ visit: Visit, _ overview: PlanOverview) -> [(value: String, text: String)] {
    var named: [ID<Organisation>: Organisation] = [:]
    for owner in overview.work.lazy.flatMap(\.owners) {
      if let body = visit.organisation(of: owner) { named[body.id] = body }
    }
    return [(value: "", text: visit.t(.all)), (value: "chua-co", text: visit.t(.noLead))]
      + named.values.sortedAsInDictionaries(by: \.shortName).map { (value: $0.id.description, text: $0.shortName) }
  }

  private static func pills(_ visit: Visit, _ overview: PlanOverview, _ filter: PlanFilter) -> HTML {
    let path = visit.request.path
    let counts = overview.total
    var pills: HTML = """
      <a href="\(path)#viec"\(filter.isEmpty ? " aria-current=\"true\"" as HTML : nil)>\(visit.t(.all)) \(counts.total)</a>
      """
    for kind in [ActivityStatus.Kind.late, .dueSoon, .notStarted] where counts[kind] > 0 {
      let mark: HTML? = filter.status == kind ? " aria-current=\"true\"" : nil
      pills += """
        <a href="\(path)?trang-thai=\(kind.rawValue)#viec"\(mark)>\(visit.icon(kind.icon))\(visit.t(.status(kind))) \
        \(counts[kind])</a>
        """
    }
    return "<nav class=\"pills\" id=\"viec\" aria-label=\"\(visit.t(.commonFilters))\">\(pills)</nav>"
  }
}
