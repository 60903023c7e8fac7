// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// What a body was called and where it stood through time, whom it followed, and the changes that touched it, each of
/// which can be taken back while nothing was built on it.
enum BodyHistory {
  private static let changesShown = 20

  static func html(_ visit: Visit, _ body: Organisation) throws -> HTML? {
    guard let viewer = visit.viewer, let now = viewer.tree.history(of: body.id) else { return nil }
    let before = viewer.tree.successions(to: body.id).filter { viewer.mayKnow($0.predecessor) }
    let changes = try visit.site.services.database.read {
      try $0.structureChanges(body.realm, of: body.id, limit: changesShown)
    }
    let told = changes.first { String($0.number) == visit.query["so"] }
    let history =
      try told.map { change in
        try visit.site.services.database.read {
          try $0.history(of: body.id, in: body.realm, asToldAfter: change.number)
        } ?? OrganisationHistory(position: 0, states: [])
      } ?? now
    guard told != nil || history.states.count > 1 || !before.isEmpty || changes.contains(where: { $0.kind != .start })
    else {
      return nil
    }
    return """
      <section class="card stack" id="lich-su"><h2>\(visit.t(.bodyHistory))</h2>\(told.map { asTold(visit, body, $0) })\
      \(told != nil || history.states.count > 1 ? states(visit, history) : nil)\(predecessors(visit, before))\
      \(list(visit, body, changes))</section>
      """
  }

  /// That the lines below are those of an earlier time, and the way back.
  private static func asTold(_ visit: Visit, _ body: Organisation, _ change: RecordedStructure) -> HTML {
    visit.banner(
      .info, visit.t(.asToldAfter(String(change.number), visit.clock(change.at))),
      "<a href=\"/to-chuc/\(body.id.description)#lich-su\">\(visit.t(.asToldNow))</a>")
  }

  private static func states(_ visit: Visit, _ history: OrganisationHistory) -> HTML {
    var rows = HTML()
    for state in history.states.reversed() {
      let above = state.parent.flatMap { parent in
        visit.viewer.flatMap { $0.mayKnow(parent) ? $0.tree.name(of: parent, on: state.from) : nil }
      }
      rows += """
        <tr><td class="num">\(visit.t(.existence(from: state.from.short, to: state.to?.short)))</td>\
        <th scope="row">\(state.name)</th><td class="num">\(state.code)</td><td>\(above ?? "")</td></tr>
        """
    }
    return """
      <div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(.bodyHistory))</caption><thead><tr>\
      <th scope="col">\(visit.t(.existed))</th><th scope="col">\(visit.t(.bodyName))</th>\
      <th scope="col">\(visit.t(.code))</th><th scope="col">\(visit.t(.bodyAbove))</th></tr></thead>\
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private static func predecessors(_ visit: Visit, _ before: [Succession]) -> HTML? {
    guard !before.isEmpty else { return nil }
    var list = HTML()
    for one in before {
      let name = visit.viewer?.tree[one.predecessor]?.name ?? ""
      list += """
        <li><a href="/to-chuc/\(one.predecessor.description)">\(name)</a> <span class="meta">\
        \(visit.t(.until(one.lastDay.short)))</span></li>
        """
    }
    return "<div><h3>\(visit.t(.followsBodies))</h3><ul class=\"plain\">\(list)</ul></div>"
  }

  private static func list(_ visit: Visit, _ body: Organisation, _ changes: [RecordedStructure]) -> HTML? {
    let shown = changes.filter { $0.kind != .start }
    guard !shown.isEmpty else { return nil }
    let mayUndo = visit.mayManage(body.id)
    // Who made a change is the name of a person: for those who may read names of people here.
    let seesPeople = visit.viewer?.may(.viewPeople, over: body.id) ?? false
    var items = HTML()
    for one in shown {
      let day: HTML? = one.day.map { " \(visit.t(.fromDay($0.short)))" as HTML }
      let basis: HTML? = one.basis.isEmpty ? nil : " · \(one.basis)" as HTML
      let author: HTML? = seesPeople ? "\(one.author.isEmpty ? visit.t(.theProgram) : one.author), " : nil
      let isUndoable = mayUndo && !one.isUndone && one.kind != .undo
      let undo: HTML? =
        isUndoable
        ? """
        <form method="post" action="/to-chuc/\(body.id.description)/hoan-tac" class="inline">\(visit.tokenField)\
        <input type="hidden" name="so" value="\(String(one.number))"><button class="btn txt small">\(visit.icon(.back))\
        \(visit.t(.undoChange))</button></form>
        """ : nil
      items += """
        <li><b>\(visit.t(.event(one.kind)))</b>\(day)\(basis) <span class="meta">\
        \(author)\(visit.clock(one.at))\
        \(one.isUndone ? " · \(visit.t(.takenBack))" as HTML : nil)</span> \
        <a class="meta" href="/to-chuc/\(body.id.description)?so=\(String(one.number))#lich-su">\
        \(visit.t(.asToldThen))</a>\(undo)</li>
        """
    }
    return "<div><h3>\(visit.t(.bodyChanges))</h3><ul class=\"plain\">\(items)</ul></div>"
  }

  /// Takes a change back.
  static func undo(_ visit: Visit) throws -> Response {
    let body = try visit.organisation()
    guard let number = Int64(try visit.form().text("so")) else { throw Refusal.badRequest(.unknownAction) }
    let database = visit.site.services.database
    let step = try database.read { try $0.undoing(number, of: body.realm) }
    for id in step.change.histories.keys where !visit.mayManage(id) { throw Refusal.forbidden(.needsAdministrator) }
    try database.perform(step, by: visit.author)
    let isLeft = !step.change.ended.contains(body.id)
    return .redirect(to: isLeft ? "/to-chuc/\(body.id)?xong=hoan-tac#lich-su" : "/to-chuc?xong=hoan-tac")
  }
}
