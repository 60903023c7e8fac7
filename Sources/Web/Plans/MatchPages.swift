// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// What a body of a document may stand for: one organisation of the owner's tree, or each of a kind.
private struct MatchChoices {
  /// Of a large tree the upper levels: a plan names few that stand deeper.
  private static let bodiesOffered = 1_000

  let bodies: [Organisation]
  let matcher: OrganisationMatcher
  /// The day whose bodies the plan names.
  let day: CivilDate
  /// All bodies as they stood then.
  let tree: OrganisationTree
  /// Whether there are more than are offered; then any of them can be typed.
  let isPart: Bool

  /// What is matched already is offered too, wherever and whenever it stands, so that it stays as it is.
  init(_ viewer: Viewer, _ plan: Plan, _ assignments: [Assignment], today: CivilDate) {
    let day = plan.issuedOn ?? today
    self.day = day
    let matched = Set(assignments.compactMap(\.organisation))
    let tree = viewer.tree.on(day)
    self.tree = tree
    let near = tree.nearest(to: plan.owner, limit: Self.bodiesOffered).map(\.organisation)
    let known = Set(near.map(\.id))
    bodies =
      near.filter { matched.contains($0.id) || $0.exists(on: day) }
      + matched.subtracting(known).sorted().compactMap { tree[$0] }
    matcher = OrganisationMatcher(bodies, on: day)
    isPart = tree.count(within: plan.owner) > Self.bodiesOffered
  }

  /// Kinds of which there are several bodies.
  var kinds: [String] {
    var seen: Set<String> = []
    return bodies.map(\.kind).filter { seen.insert($0).inserted }.filter { of($0).count > 1 }
  }

  func of(_ kind: String) -> [Organisation] { bodies.filter { $0.kind == kind } }

  /// The organisations behind a value of the form.
  func organisations(_ value: String) -> [ID<Organisation>] {
    let prefix = "loai-"
    if value.hasPrefix(prefix) { return of(String(value.dropFirst(prefix.count))).map(\.id) }
    return ID<Organisation>(value).flatMap { id in bodies.contains { $0.id == id } ? [id] : nil } ?? []
  }

  /// The value of the form for what is matched now.
  func value(_ organisations: Set<ID<Organisation>>) -> String {
    if organisations.count < 2 { return organisations.first?.description ?? "" }
    return kinds.first { Set(of($0).map(\.id)) == organisations }.map { "loai-\($0)" } ?? ""
  }
}

/// Matching the bodies that a document names with real organisations, once for the whole plan.
enum MatchPages {
  /// A body as the document names it.
  private struct Body {
    let name: String
    /// In how many items it is named.
    let items: Int
    let organisations: Set<ID<Organisation>>
  }

  static func show(_ visit: Visit) throws -> Response {
    let (plan, assignments) = try planWithAssignments(visit)
    let choices = MatchChoices(try visit.signedIn, plan, assignments, today: visit.today)
    return page(visit, plan, bodies(assignments), choices, errors: [:])
  }

  private static func page(
    _ visit: Visit, _ plan: Plan, _ bodies: [Body], _ choices: MatchChoices, errors: [Int: Phrase]
  ) -> Response {
    var lines = HTML()
    for (index, body) in bodies.enumerated() { lines += line(visit, index, body, choices, error: errors[index]) }
    return visit.page(
      visit.t(.matchTitle), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.heading, "/ke-hoach/\(plan.id)")],
      status: errors.isEmpty ? 200 : 422, script: choices.isPart ? "tim.js" : nil,
      body: """
        <div class="head"><h1>\(visit.t(.matchTitle))</h1><p class="lead">\(visit.t(.matchLead))</p>\
        \(ReviewPages.steps(visit, plan))</div>
        \(lines.isEmpty ? visit.empty(visit.t(.noBodies)) : form(visit, plan, lines))
        """)
  }

  private static func planWithAssignments(_ visit: Visit) throws -> (Plan, [Assignment]) {
    try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      return (plan, try connection.assignments(of: plan))
    }
  }

  private static func form(_ visit: Visit, _ plan: Plan, _ lines: HTML) -> HTML {
    """
    <form method="post" class="stack" action="/ke-hoach/\(plan.id.description)/gan">\(visit.tokenField)
    <div class="card stack">\(lines)</div><button class="btn pri">\(visit.t(.saveMatches))</button></form>
    """
  }

  /// The different bodies in the order in which the document names them; those not matched first.
  private static func bodies(_ assignments: [Assignment]) -> [Body] {
    var order: [String] = []
    var named: [String: [Assignment]] = [:]
    for assignment in assignments {
      if named[assignment.body] == nil { order.append(assignment.body) }
      named[assignment.body, default: []].append(assignment)
    }
    let all = order.map { name in
      let own = named[name] ?? []
      return Body(name: name, items: Set(own.map(\.item)).count, organisations: Set(own.compactMap(\.organisation)))
    }
    return all.filter(\.organisations.isEmpty) + all.filter { !$0.organisations.isEmpty }
  }

  private static func line(
    _ visit: Visit, _ index: Int, _ body: Body, _ choices: MatchChoices, error: Phrase?
  ) -> HTML {
    let form = visit.request.method == "POST" ? try? visit.form() : nil
    let guesses = choices.matcher.guesses(body.name)
    let guessed = Set(guesses.map(\.id))
    var options = [(value: "", text: visit.t(.notMatched))]
    let isMatched = !body.organisations.isEmpty
    options += guesses.map { (value: $0.id.description, text: isMatched ? $0.name : visit.t(.guess($0.name))) }
    options += choices.kinds.map { kind in
      (value: "loai-\(kind)", text: visit.t(.everyOfKind(visit.t(.organisationKind(kind)), choices.of(kind).count)))
    }
    options += choices.bodies.filter { !guessed.contains($0.id) }.map { (value: $0.id.description, text: $0.name) }
    let chosen = form?.text("organisation-\(index)") ?? choices.value(body.organisations)
    let choice = visit.select(
      "organisation-\(index)", .organisationFor(body.name), options: options, chosen: chosen)
    let deeper: HTML? =
      choices.isPart
      ? BodyChoice.field(
        visit, "typed-\(index)", .deeperBody(body.name), value: form?.text("typed-\(index)") ?? "",
        hint: .deeperBodyHint,
        error: error) : nil
    let mark: HTML? =
      body.organisations.isEmpty
      ? "<span class=\"conf low\">\(visit.icon(.late))\(visit.t(.lookCloser))</span>" : nil
    return """
      <div class="cols two match"><p><b>\(body.name)</b> \(mark)<br>\
      <span class="meta">\(visit.t(.namedTimes(body.items)))</span>\
      <input type="hidden" name="body-\(index)" value="\(body.name)"></p>\
      \(deeper.map { "<div class=\"stack-s\">\(choice)\($0)</div>" as HTML } ?? choice)</div>
      """
  }

  static func save(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    let (plan, assignments) = try planWithAssignments(visit)
    let choices = MatchChoices(try visit.signedIn, plan, assignments, today: visit.today)
    let form = try visit.form()
    let named = bodies(assignments)
    let old = Dictionary(named.map { ($0.name, $0.organisations) }, uniquingKeysWith: { first, _ in first })
    var changes: [(body: String, organisations: [ID<Organisation>])] = []
    var errors: [Int: Phrase] = [:]
    for index in 0..<old.count {
      let typed = form.line("typed-\(index)")
      if choices.isPart, !typed.isEmpty, old[form.text("body-\(index)")] != nil {
        do throws(BodyChoice.Unclear) {
          let chosen = try BodyChoice.body(typed, visit, on: choices.day)
          guard choices.tree.isWithin(chosen.id, plan.owner) else {
            throw BodyChoice.Unclear(phrase: .bodyUnknown(typed))
          }
          changes.append((form.text("body-\(index)"), [chosen.id]))
        } catch { errors[index] = error.phrase }
        continue
      }
      let body = form.text("body-\(index)")
      let value = form.text("organisation-\(index)")
      // What the form could not show stays as it is.
      guard let before = old[body], value != choices.value(before) else { continue }
      changes.append((body, choices.organisations(value)))
    }
    guard errors.isEmpty else { return page(visit, plan, named, choices, errors: errors) }
    let wanted = changes
    let author = visit.author(over: plan.owner)
    try services.database.write { connection in
      for change in wanted {
        try connection.match(
          body: change.body, with: change.organisations, of: plan, ids: services.ids, by: author)
      }
    }
    return .redirect(to: "/ke-hoach/\(plan.id)/ra-soat?xong=da-gan")
  }
}
