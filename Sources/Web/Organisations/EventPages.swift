// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Events in the life of a body: told in a form, shown with all that they would do, and only then written.
enum EventPages {
  private static let bodiesShown = 20

  private static func kind(_ visit: Visit) throws -> StructureKind {
    guard let kind = StructureKind(rawValue: visit.parameters["event"] ?? ""), EventForm.kinds.contains(kind) else {
      throw Refusal.notFound
    }
    return kind
  }

  /// The empty form.
  static func show(_ visit: Visit) throws -> Response {
    page(visit, try EventForm(visit, try visit.organisation(), try kind(visit)), preview: nil)
  }

  /// Shows what the event would do, or with the step «thuc-hien» lets it happen.
  static func send(_ visit: Visit) throws -> Response {
    var form = try EventForm(visit, try visit.organisation(), try kind(visit))
    guard let event = form.event else { return page(visit, form, preview: nil, status: 422) }
    do {
      let step = try visit.step(event, of: form.body, basis: form.basis)
      for id in step.change.ended + step.change.moved where !visit.mayManage(id) {
        throw Refusal.forbidden(.needsAdministrator)
      }
      guard try visit.form().text("buoc") == "thuc-hien" else {
        return page(visit, form, preview: try preview(visit, step))
      }
      try visit.site.services.database.perform(step, by: visit.author)
      return .redirect(to: "/to-chuc/\(form.body.id)?xong=su-kien#lich-su")
    } catch let refusal as Reorganisation.Refusal {
      form.refuse(Phrase(refusal, visit.tree))
      return page(visit, form, preview: nil, status: 409)
    }
  }

  private static func page(_ visit: Visit, _ form: EventForm, preview: HTML?, status: Int = 200) -> Response {
    let path = "/to-chuc/\(form.body.id)"
    var list = HTML()
    for fault in form.faults { list += "<li>\(visit.t(fault))</li>" }
    let faults: HTML? =
      form.faults.isEmpty ? nil : visit.banner(.bad, visit.t(.nothingChanged), "<ul class=\"plain\">\(list)</ul>")
    let confirm: HTML? = preview.map { shown in
      """
      <section class="card stack" id="xem-truoc"><h2>\(visit.t(.eventPreview))</h2>\(shown)
      <form method="post" action="\(path)/su-kien/\(form.kind.rawValue)">\(visit.tokenField)\(form.hidden())
      <button class="btn pri" name="buoc" value="thuc-hien">\(visit.icon(.check))\(visit.t(.letItHappen))</button></form>
      <p class="meta">\(visit.t(.eventUndoable))</p></section>
      """
    }
    return visit.page(
      visit.t(.event(form.kind)) + ": " + form.body.name, section: .organisations,
      crumbs: [(visit.t(.organisations), "/to-chuc"), (form.body.name, path)], crumb: visit.t(.event(form.kind)),
      status: status, script: "tim.js",
      body: """
        <div class="head"><h1>\(visit.t(.event(form.kind)))</h1><p class="lead">\(form.body.name). \
        \(visit.t(.eventLead(form.kind)))</p></div><div class="stack">\(faults)\(confirm)
        <form method="post" action="\(path)/su-kien/\(form.kind.rawValue)" class="card stack">\(visit.tokenField)\
        \(form.fields())<button class="btn\(preview == nil ? " pri" : "")" name="buoc" value="xem">\
        \(visit.t(preview == nil ? .showEvent : .showEventAgain))</button></form></div>
        """)
  }

  // MARK: Preview

  /// What the event does: who is founded, ends or moves, and what passes with it.
  private static func preview(_ visit: Visit, _ step: StructureStep) throws -> HTML {
    let work = try visit.site.services.database.read {
      try $0.openWork(of: step.change.ended, in: step.realm)
    }
    var lines = HTML()
    if !step.change.ended.isEmpty {
      lines += "<li>\(visit.t(.passesOn(work.tasks, work.reports, work.people, work.plans)))</li>"
    }
    let name = { (id: ID<Organisation>) -> String in
      let state = step.change.histories[id]?.states.last
      return state.map { "\($0.name) (\($0.code))" } ?? visit.tree[id]?.name ?? ""
    }
    let groups: [(Phrase, [ID<Organisation>])] = [
      (.bodiesFounded(step.change.founded.count), step.change.founded),
      (.bodiesEnd(step.change.ended.count), step.change.ended),
      (.bodiesMove(step.change.moved.count), step.change.moved),
    ]
    for (title, ids) in groups where !ids.isEmpty {
      var names = HTML()
      for id in ids.prefix(bodiesShown) { names += "<li>\(name(id))\(change(visit, step, id))</li>" }
      if ids.count > bodiesShown { names += "<li>\(visit.t(.andMoreBodies(ids.count - bodiesShown)))</li>" }
      lines += "<li>\(visit.t(title))<ul>\(names)</ul></li>"
    }
    if step.kind == .amend { lines += amendments(visit, step) }
    lines += placements(visit, step, name)
    return "<ul class=\"preview\">\(lines)</ul>"
  }

  /// Where a body goes, or who follows it.
  private static func change(_ visit: Visit, _ step: StructureStep, _ id: ID<Organisation>) -> HTML? {
    guard let history = step.change.histories[id] else { return nil }
    let other =
      step.change.ended.contains(id) ? history.successions.last { $0.isHeir }?.successor : history.states.last?.parent
    guard let other else { return nil }
    let name = step.change.histories[other]?.states.last?.name ?? visit.tree[other]?.name ?? ""
    return " <span class=\"meta\">→ \(name)</span>"
  }

  /// Who gets another place in a further order, before and after.
  private static func placements(
    _ visit: Visit, _ step: StructureStep, _ name: (ID<Organisation>) -> String
  ) -> HTML {
    let changed = step.change.histories.values.filter { history in
      guard let id = history.states.first?.organisation else { return false }
      return history.places != visit.viewer?.tree.history(of: id)?.places ?? []
    }
    guard !changed.isEmpty else { return HTML() }
    let ids = changed.compactMap { $0.states.first?.organisation }.sorted()
    var list = HTML()
    for id in ids.prefix(bodiesShown) {
      let (old, new) = (visit.viewer?.tree.history(of: id)?.places ?? [], step.change.histories[id]?.places ?? [])
      for hierarchy in Hierarchy.allCases {
        let last = { (places: [HierarchyPlace]) in places.last { $0.hierarchy == hierarchy && $0.to == nil }?.parent }
        guard last(old) != last(new) else { continue }
        list += """
          <li>\(name(id)) – \(visit.t(.hierarchy(hierarchy))): <del>\(last(old).map(name) ?? "–")</del> → \
          <ins>\(last(new).map(name) ?? "–")</ins></li>
          """
      }
    }
    if ids.count > bodiesShown { list += "<li>\(visit.t(.andMoreBodies(ids.count - bodiesShown)))</li>" }
    return "<li>\(visit.t(.bodiesPlacedAnew(ids.count)))<ul>\(list)</ul></li>"
  }

  /// Old and new facts side by side.
  private static func amendments(_ visit: Visit, _ step: StructureStep) -> HTML {
    guard let old = visit.tree[step.subject].map(OrganisationState.init),
      let new = step.change.histories[step.subject]?.states.last
    else { return HTML() }
    let facts: [(Phrase, String, String)] = [
      (.bodyName, old.name, new.name), (.bodyShortName, old.shortName, new.shortName),
      (.bodyCode, old.code, new.code), (.taxCode, old.taxCode, new.taxCode),
      (.kindOfBody, visit.t(.organisationKind(old.kind)), visit.t(.organisationKind(new.kind))),
    ]
    var lines = HTML()
    for (label, before, after) in facts where before != after {
      lines += "<li>\(visit.t(label)): <del>\(before)</del> → <ins>\(after)</ins></li>"
    }
    return lines
  }
}

extension Visit {
  /// Whether the viewer administers a body; one that is only being founded is nobody else's.
  func mayManage(_ id: ID<Organisation>) -> Bool {
    guard let viewer, viewer.tree[id] != nil else { return true }
    return viewer.may(.manageOrganisations, over: id)
  }
}
