// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The tree of organisations, and one organisation with all it owes.
enum OrganisationPages {
  /// Up to so many bodies are listed whole; of more, one opens what stands below them one by one.
  private static let wholeTreeLimit = 400

  static func list(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let overviews = try visit.site.services.database.read { connection in
      try visit.plans(connection).filter { $0.state == .active }.map { try visit.overview(of: $0, connection) }
    }
    let tops = Set(viewer.memberships.map(\.organisation)).sorted()
      .filter { top in
        !viewer.memberships.contains { $0.organisation != top && viewer.tree.isWithin(top, $0.organisation) }
      }
    if let hierarchy = visit.hierarchy {
      return HierarchyPages.list(visit, by: hierarchy, below: tops, overviews)
    }
    let counts = countsByOrganisation(visit, overviews)
    var rows = HTML()
    for top in tops {
      for (body, depth) in shown(below: top, visit) { rows += row(visit, body, depth, counts[body.id]) }
    }
    return visit.page(
      visit.t(.organisations), section: .organisations,
      body: """
        \(head(visit))<div class="stack">\(choices(visit))<div class="scroll"><table class="tbl cards orgs">\
        <caption class="vh">\(visit.t(.organisations))</caption><thead>\
        <tr>\
        <th scope="col">\(visit.t(.organisation))</th><th scope="col">\(visit.t(.kindOfBody))</th>\
        <th scope="col">\(visit.t(.existed))</th><th scope="col">\(visit.t(.work))</th></tr></thead><tbody>\(rows)\
        </tbody></table></div></div>
        """)
  }

  /// The heading of the list, in whatever order.
  static func head(_ visit: Visit) -> HTML {
    """
    <div class="head"><h1>\(visit.t(.organisations))</h1><p class="lead">\(visit.t(.organisationsLead))</p>\
    <p><a class="alone" href="/du-lieu-goc">\(visit.t(.referenceData))</a></p></div>
    """
  }

  /// The search box, and where there are further orders the choice of one.
  static func choices(_ visit: Visit) -> HTML {
    let orders: HTML? = visit.hierarchyField().map { field in
      """
      <form method="get" class="card filters one">\(field)<button class="btn">\(visit.t(.show))</button></form>
      """
    }
    return "\(FindPages.form(visit))\(orders)"
  }

  /// A part of the tree: all of a small one, of a large one its upper levels.
  private static func shown(
    below top: ID<Organisation>, _ visit: Visit
  ) -> [(organisation: Organisation, depth: Int)] {
    // On another day bodies may have stood here that belong to somebody else today.
    visit.tree.nearest(to: top, limit: wholeTreeLimit).filter { visit.viewer?.mayKnow($0.organisation.id) ?? false }
  }

  private static func countsByOrganisation(
    _ visit: Visit, _ overviews: [PlanOverview]
  ) -> [ID<Organisation>: StatusCounts] {
    var counts: [ID<Organisation>: StatusCounts] = [:]
    for work in overviews.flatMap(\.work) {
      for id in Set(work.owners.compactMap { visit.organisation(of: $0)?.id }) {
        counts[id, default: StatusCounts()].count(work.status(of: id).kind)
      }
    }
    return counts
  }

  private static func row(_ visit: Visit, _ body: Organisation, _ depth: Int, _ counts: StatusCounts?) -> HTML {
    let work: HTML =
      counts.map { counts in
        "\(visit.stackedBar(counts))<span class=\"meta num\">\(visit.t(.doneOutOf(counts[.done], counts.total)))</span>"
      } ?? "<span class=\"meta\">\(visit.t(.owesNothing))</span>"
    return """
      <tr\(body.exists(on: visit.day) ? nil : " class=\"past\"" as HTML)><th scope="row"><span class="d\
      \(min(depth, 4))">\
      <a class="name" href="/to-chuc/\(body.id.description)">\(body.name)</a></span></th><td>\
      \(visit.t(.organisationKind(body.kind)))</td>\
      <td class="num">\(visit.t(.existence(from: body.from.short, to: body.to?.short)))</td><td class="wbar">\(work)\
      </td></tr>
      """
  }

  static func show(_ visit: Visit) throws -> Response { try page(visit, errors: []) }

  /// One organisation; with what is wrong in a form about it.
  static func page(_ visit: Visit, errors: [Phrase]) throws -> Response {
    let viewer = try visit.signedIn
    let id = try visit.organisation().id
    guard let body = visit.tree[id] else { throw Refusal.notFound }
    let overviews = try visit.site.services.database.read { connection in
      try visit.plans(connection).filter { $0.state != .draft }.map { try visit.overview(of: $0, connection) }
    }
    let owed = overviews.map { overview in
      (overview, overview.work.filter { work in work.owners.contains { visit.organisation(of: $0)?.id == id } })
    }.filter { !$0.1.isEmpty }
    var counts = StatusCounts()
    for work in owed.flatMap(\.1) { counts.count(work.status(of: id).kind) }
    let above = visit.tree.ancestors(of: id).filter { viewer.mayKnow($0.id) }.reversed()
    let sections = owed.map { plan(visit, $0.0, $0.1, body: id) }
    return visit.page(
      body.name, section: .organisations,
      crumbs: [(visit.t(.organisations), "/to-chuc")] + above.map { ($0.name, "/to-chuc/\($0.id)") },
      status: errors.isEmpty ? 200 : 422,
      body: """
        <div class="head"><h1>\(body.name)</h1><p class="meta">\(visit.t(.organisationKind(body.kind))) · \
        \(visit.t(.existence(from: body.from.short, to: body.to?.short)))\(successor(visit, body))</p></div>
        <div class="stack">\(OrganisationForms.faults(visit, errors))\(summary(visit, counts))\
        \(sections.isEmpty ? [visit.empty(visit.t(.bodyOwesNothing))] : sections)\
        \(HierarchyPages.places(visit, body))\(below(visit, id))\(HierarchyPages.placedBelow(visit, body))\
        \(events(visit, body))\(try BodyHistory.html(visit, body))\
        \(OrganisationForms.html(visit, body, errors: errors))</div>
        """)
  }

  private static func successor(_ visit: Visit, _ body: Organisation) -> HTML? {
    guard let successor = body.successor.flatMap({ visit.tree[$0] }) else { return nil }
    // Who took over is told to everybody; the page of a body in another part of the tree would be refused.
    guard visit.viewer?.mayKnow(successor.id) ?? false else {
      return " · \(visit.t(.workPassedTo)) \(successor.name)"
    }
    return " · \(visit.t(.workPassedTo)) <a href=\"/to-chuc/\(successor.id.description)\">\(successor.name)</a>"
  }

  private static func summary(_ visit: Visit, _ counts: StatusCounts) -> HTML? {
    guard counts.total > 0 else { return nil }
    return """
      <section class="card"><h2>\(visit.t(.activities(counts.total)))</h2>\(visit.stackedBar(counts, isBig: true))\
      <p class="meta">\(visit.inWords(counts))</p></section>
      """
  }

  private static func plan(_ visit: Visit, _ overview: PlanOverview, _ work: [WorkItem], body: ID<Organisation>) -> HTML
  {
    let id = overview.plan.id.description
    var rows = HTML()
    for item in work {
      rows += """
        <tr><td class="code">\(item.item.code)</td><th scope="row">\
        <a class="name" href="/ke-hoach/\(id)/hoat-dong/\(item.item.id.description)">\(item.item.name)</a></th>\
        <td>\(visit.chip(item.status(of: body).kind))</td><td class="num"><span class="lab">\(visit.t(.deadline))</span>\
        \(visit.due(item.item.due))</td>\
        <td>\(visit.progress(item.acceptedPercent ?? 0, visit.figure(item)))</td></tr>
        """
    }
    return """
      <section><h2 class="over"><a href="/ke-hoach/\(id)">\(overview.plan.heading)</a></h2><div class="scroll">\
      <table class="tbl cards owed">\
      <caption class="vh">\(overview.plan.heading)</caption><thead><tr><th scope="col">\(visit.t(.code))</th>\
      <th scope="col">\(visit.t(.activity))</th><th scope="col">\(visit.t(.statusLabel))</th><th scope="col">\
      \(visit.t(.deadline))</th>\
      <th scope="col">\(visit.t(.progress))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
      """
  }

  /// The events that an administrator can begin here.
  private static func events(_ visit: Visit, _ body: Organisation) -> HTML? {
    guard visit.mayManage(body.id), body.to == nil else { return nil }
    let kinds = body.parent == nil ? [.amend] : EventForm.kinds
    let links = kinds.map { kind in
      "<a class=\"btn\" href=\"/to-chuc/\(body.id.description)/su-kien/\(kind.rawValue)\">\(visit.t(.event(kind)))</a>"
        as HTML
    }
    return "<section class=\"card\"><h2>\(visit.t(.bodyEvents))</h2><div class=\"row\">\(links)</div></section>"
  }

  private static func below(_ visit: Visit, _ id: ID<Organisation>) -> HTML? {
    let children = visit.tree.children(of: id).filter { visit.viewer?.mayKnow($0.id) ?? false }
    guard !children.isEmpty else { return nil }
    var list = HTML()
    for child in children {
      let ended: HTML? = child.to.map { " <span class=\"meta\">\(visit.t(.until($0.short)))</span>" }
      list += "<li><a href=\"/to-chuc/\(child.id.description)\">\(child.name)</a>\(ended)</li>"
    }
    return "<section class=\"card\"><h2>\(visit.t(.bodiesBelow))</h2><ul class=\"plain columns\">\(list)</ul></section>"
  }
}
