// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Matching the bodies that a document names with real organisations, once for the whole plan.
enum MatchPages {
  static func show(_ visit: Visit) throws -> Response {
    let (plan, assignments) = try visit.site.services.database.read { connection in
      let plan = try visit.managedPlan(connection)
      return (plan, try connection.assignments(of: plan))
    }
    guard let viewer = visit.viewer else { throw Refusal.signIn }
    let matcher = OrganisationMatcher(Array(viewer.tree.byID.values), on: plan.issuedOn ?? visit.today)
    let realm = viewer.tree.subtree(of: plan.realm).map(\.organisation)
    var lines = HTML()
    for (index, body) in bodies(assignments).enumerated() {
      lines += line(visit, index, body.name, body.count, body.organisation, matcher.guesses(body.name), realm)
    }
    return visit.page(
      visit.t(.matchTitle), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.title, "/ke-hoach/\(plan.id)")],
      body: """
        <div class="head"><h1>\(visit.t(.matchTitle))</h1><p class="lead">\(visit.t(.matchLead))</p>\
        \(ReviewPages.steps(visit, plan))</div>
        \(lines.isEmpty ? visit.empty(visit.t(.noBodies)) : form(visit, plan, lines))
        """)
  }

  private static func form(_ visit: Visit, _ plan: Plan, _ lines: HTML) -> HTML {
    """
    <form method="post" class="stack" action="/ke-hoach/\(plan.id.description)/gan">\(visit.tokenField)
    <div class="card stack">\(lines)</div><button class="btn pri">\(visit.t(.saveMatches))</button></form>
    """
  }

  /// The different bodies in the order in which the document names them; those not matched first.
  private static func bodies(
    _ assignments: [Assignment]
  ) -> [(name: String, count: Int, organisation: ID<Organisation>?)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    var matches: [String: ID<Organisation>] = [:]
    for assignment in assignments {
      if counts[assignment.body] == nil { order.append(assignment.body) }
      counts[assignment.body, default: 0] += 1
      if let organisation = assignment.organisation { matches[assignment.body] = organisation }
    }
    let all = order.map { (name: $0, count: counts[$0] ?? 0, organisation: matches[$0]) }
    return all.filter { $0.organisation == nil } + all.filter { $0.organisation != nil }
  }

  private static func line(
    _ visit: Visit, _ index: Int, _ name: String, _ count: Int, _ organisation: ID<Organisation>?,
    _ guesses: [Organisation],
    _ realm: [Organisation]
  ) -> HTML {
    let guessed = Set(guesses.map(\.id))
    let options =
      [(value: "", text: visit.t(.notMatched))]
      + guesses.map { (value: $0.id.description, text: visit.t(.guess($0.name))) }
      + realm.filter { !guessed.contains($0.id) }.map { (value: $0.id.description, text: $0.name) }
    let mark: HTML? =
      organisation == nil ? "<span class=\"conf low\">\(visit.icon(.late))\(visit.t(.lookCloser))</span>" : nil
    return """
      <div class="cols two match"><p><b>\(name)</b> \(mark)<br><span class="meta">\(visit.t(.namedTimes(count)))</span>\
      <input type="hidden" name="body-\(index)" value="\(name)"></p>\
      \(visit.select("organisation-\(index)", .organisationFor(name), options: options, chosen: organisation?.description ?? ""))</div>
      """
  }

  static func save(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    let (plan, assignments) = try services.database.read { connection in
      let plan = try visit.managedPlan(connection)
      return (plan, try connection.assignments(of: plan))
    }
    let form = try visit.form()
    let author = visit.author
    let old = Dictionary(
      bodies(assignments).map { ($0.name, $0.organisation) }, uniquingKeysWith: { first, _ in first })
    var changes: [(body: String, organisation: ID<Organisation>?)] = []
    for index in 0..<old.count {
      let body = form.text("body-\(index)")
      guard let before = old[body] else { continue }
      let chosen = ID<Organisation>(form.text("organisation-\(index)")).flatMap { visit.viewer?.tree[$0]?.id }
      if chosen != before { changes.append((body, chosen)) }
    }
    let wanted = changes
    try services.database.write { connection in
      for change in wanted { try connection.match(body: change.body, with: change.organisation, of: plan, by: author) }
    }
    return .redirect(to: "/ke-hoach/\(plan.id)/ra-soat?xong=da-gan")
  }
}
