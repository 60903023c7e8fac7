// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import OfficialDocuments
import Store

/// The form in which one item of a plan is put right: its text, kind, deadline, target and bodies.
struct ItemForm {
  let visit: Visit
  let overview: PlanOverview
  let stored: PlanItem
  let fault: ReviewPages.Fault?

  /// How many empty lines for further bodies a form offers.
  private static let spareBodies = 1

  var html: HTML {
    let item = fault?.item ?? stored
    let path = "/ke-hoach/\(overview.plan.id)/ra-soat/\(item.id)"
    let kinds = PlanItemKind.allCases.map { (value: $0.rawValue, text: visit.t(.kind($0))) }
    return """
      <li class="cur" id="muc"><form method="post" class="stack" action="\(path)">\(visit.tokenField)
      <input type="hidden" name="version" value="\(item.version)"><div class="row between"><h3>\(item.code) \
      \(visit.t(.kind(item.kind)))</h3>
      <a class="src" href="#s\(item.id.description)">\(visit.icon(.src))\(visit.t(.toSentence))</a></div>\(findings)
      \(visit.area("text", .itemText, value: item.text, error: fault?.errors["text"], isRequired: true))
      <div class="cols two">\(visit.select("kind", .kindOfItem, options: kinds, chosen: item.kind.rawValue))
      \(visit.field("due", .deadline, value: fault?.due ?? item.due?.vietnamese ?? "", hint: .dueHint, error: fault?.errors["due"]))
      \(visit.field("target", .target, value: fault?.target ?? item.target?.vietnamese ?? "", error: fault?.errors["target"]))
      \(visit.field("unit", .unitOfMeasure, value: item.unit ?? ""))</div>
      <fieldset class="stack-s"><legend>\(visit.t(.bodies))</legend>\(bodies)</fieldset>
      \(visit.field("stopped", .stoppedWhy, value: item.stoppedReason ?? "", hint: .stoppedHint))
      <div class="row"><button class="btn pri" name="next" value="1">\(visit.icon(.check))\(visit.t(.rightNext))\
      </button>
      <button class="btn">\(visit.t(.save))</button></div></form></li>
      """
  }

  private var findings: HTML? {
    let own = overview.content.findings.filter { $0.item == stored.id }
    guard !own.isEmpty else { return nil }
    var list = HTML()
    for finding in own {
      let message = visit.language == .vietnamese ? finding.message.vi : finding.message.en
      let advice = visit.language == .vietnamese ? finding.advice.vi : finding.advice.en
      list += "<li>\(visit.icon(.late))<span><b>\(message)</b> \(advice)</span></li>"
    }
    return "<ul class=\"finds one\">\(list)</ul>"
  }

  /// One line for each body: its words in the document, its part, and the organisation.
  private var bodies: HTML {
    let known = fault?.assignments ?? overview.content.assignments.filter { $0.item == stored.id }
    let day = overview.plan.issuedOn ?? visit.today
    let matcher = visit.viewer.map { OrganisationMatcher(Array($0.tree.byID.values), on: day) }
    var lines = HTML()
    for (index, assignment) in known.enumerated() { lines += line(index, assignment, matcher) }
    for index in known.count..<(known.count + Self.spareBodies) { lines += line(index, nil, matcher) }
    return lines
  }

  private func line(_ index: Int, _ assignment: Assignment?, _ matcher: OrganisationMatcher?) -> HTML {
    let roles =
      [(value: "", text: visit.t(.noBody))]
      + AssignmentRole.allCases.map { (value: $0.rawValue, text: visit.t(.part($0))) }
    let guesses = assignment.flatMap { matcher?.guesses($0.body) } ?? []
    var options: [(value: String, text: String)] = [(value: "", text: visit.t(.notMatched))]
    let isMatched = assignment?.organisation != nil
    options += guesses.map { (value: $0.id.description, text: isMatched ? $0.name : visit.t(.guess($0.name))) }
    let realm = (visit.viewer?.tree.subtree(of: overview.plan.realm) ?? []).map(\.organisation)
    let guessed = Set(guesses.map(\.id))
    options += realm.filter { !guessed.contains($0.id) }.map { (value: $0.id.description, text: $0.name) }
    return """
      <div class="cols three body">\
      \(visit.select("role-\(index)", .roleInItem, options: roles, chosen: assignment?.role.rawValue ?? ""))
      \(visit.field("body-\(index)", .bodyAsWritten, value: assignment?.body ?? ""))
      \(visit.select("organisation-\(index)", .organisation, options: options, chosen: assignment?.organisation?.description ?? ""))</div>
      """
  }

  /// Reads the form back; what cannot be read comes back with its errors.
  static func read(
    _ form: SentForm, old: PlanItem, realm: ID<Organisation>, visit: Visit
  ) -> (item: PlanItem, assignments: [Assignment], fault: ReviewPages.Fault?) {
    var errors: [String: Phrase] = [:]
    var item = old
    item.version = Int(form.text("version")) ?? 0
    item.text = form.text("text")
    if item.text.isEmpty { errors["text"] = .itemTextMissing }
    item.kind = PlanItemKind(rawValue: form.text("kind")) ?? old.kind
    let due = form.text("due")
    item.due = Deadline(words: due)
    if !due.isEmpty, item.due == nil { errors["due"] = .dueUnreadable(due) }
    let target = form.text("target")
    item.target = Quantity(vietnamese: target)
    if !target.isEmpty, item.target == nil { errors["target"] = .numberUnreadable(target) }
    item.unit = form.text("unit").isEmpty ? nil : form.text("unit")
    item.stoppedReason = form.text("stopped").isEmpty ? nil : form.text("stopped")
    let assignments = assignments(form, of: item, realm: realm, visit)
    guard !errors.isEmpty else { return (item, assignments, nil) }
    return (item, assignments, .init(item: item, assignments: assignments, due: due, target: target, errors: errors))
  }

  private static func assignments(
    _ form: SentForm, of item: PlanItem, realm: ID<Organisation>, _ visit: Visit
  ) -> [Assignment] {
    // A body that stands for many has a line for each of them.
    (0...).prefix { form.has("role-\($0)") }.compactMap { index in
      guard let role = AssignmentRole(rawValue: form.text("role-\(index)")) else { return nil }
      let organisation = ID<Organisation>(form.text("organisation-\(index)")).flatMap { visit.viewer?.tree[$0] }
        .flatMap { $0.realm == realm ? $0 : nil }
      let written = form.text("body-\(index)")
      let body = written.isEmpty ? organisation?.name ?? "" : written
      guard !body.isEmpty else { return nil }
      return Assignment(
        id: visit.site.services.ids.next(at: visit.now), item: item.id, body: body, role: role,
        organisation: organisation?.id, span: item.span)
    }
  }
}
