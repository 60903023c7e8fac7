// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// All plans that the viewer may know of.
enum PlanListPage {
  static func show(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let overviews = try visit.site.services.database.read { connection in
      try visit.plans(connection).map { try visit.overview(of: $0, connection) }
    }
    var groups = HTML()
    for state in [PlanState.draft, .active, .closed] {
      let plans = overviews.filter { $0.plan.state == state }
      guard !plans.isEmpty else { continue }
      groups += """
        <section class="sec"><h2>\(visit.t(.plansIn(state)))</h2>\
        <ul class="todo plans">\(plans.map { entry(visit, $0) })</ul></section>
        """
    }
    let mayImport = viewer.may(.managePlans)
    let button: HTML? =
      mayImport
      ? "<div class=\"row\"><a class=\"btn pri\" href=\"/ke-hoach/nhap\">\(visit.icon(.up))\(visit.t(.importPlan))</a></div>"
      : nil
    let body = overviews.isEmpty ? emptyState(visit, mayImport) : groups
    return visit.page(
      visit.t(.plans), section: .plans,
      body: """
        <div class="head"><div class="htop"><h1>\(visit.t(.plans))</h1>\(button)</div></div>
        <div class="stack-l">\(body)</div>
        """)
  }

  private static func emptyState(_ visit: Visit, _ mayImport: Bool) -> HTML {
    """
    <div class="empty"><h2>\(visit.t(.noPlansYet))</h2>\
    <p>\(visit.t(mayImport ? .noPlansImport : .noPlansWait))</p></div>
    """
  }

  /// One plan as a line of a list, with where it stands.
  static func entry(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let plan = overview.plan
    let path = "/ke-hoach/\(plan.id)" + (plan.state == .draft ? "/ra-soat" : "")
    let owner = visit.tree[plan.owner]?.name ?? ""
    let counts = overview.total
    var chips = visit.chip(plan.state)
    if plan.state == .active, counts[.late] > 0 {
      chips += """
        <a class="chip late" href="\(path)?trang-thai=late">\(visit.icon(.late))\
        \(visit.t(.statusCount(.late, counts[.late])))</a>
        """
    }
    return """
      <li><div><a class="t" href="\(path)">\(plan.heading)</a><p class="meta">\(facts(visit, plan)) · \(owner)</p>\
      \(visit.stackedBar(counts))</div><div class="when">\(chips)</div>\
      <div class="num">\(visit.t(.doneOutOf(counts[.done], counts.total)))</div></li>
      """
  }

  /// «Số 142/KH-UBND ngày 12/03/2026», as far as the document says.
  static func facts(_ visit: Visit, _ plan: Plan) -> String {
    let number = plan.number.map { visit.t(.documentNumber($0)) } ?? visit.t(.noDocumentNumber)
    return plan.issuedOn.map { "\(number), \($0.short)" } ?? number
  }
}
