// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The journal of a realm: who changed what and when, as it was written in the transaction of the change.
enum JournalPage {
  private static let pageSize = 50

  static func show(_ visit: Visit) throws -> Response {
    let question = try JournalQuestion(visit)
    let cursor = visit.query["truoc"].flatMap { Int64($0) }
    let realm = question.realm.rawValue
    let (entries, actions, plans) = try visit.site.services.database.read { connection in
      let entries = try question.entries(connection, before: cursor, limit: pageSize + 1)
      // An administrator sees no drafts of others, and the journal outlives those that were thrown away.
      let plans = Set(try visit.plans(connection).map(\.id.rawValue))
      return (entries, try connection.journalActions(realm: realm), plans)
    }
    var rows = HTML()
    for entry in entries.prefix(pageSize) { rows += row(visit, entry, plans) }
    let next: HTML? =
      entries.count > pageSize
      ? """
      <p><a class="btn" href="/nhat-ky?\(question.address(before: entries[pageSize - 1].id))">\
      \(visit.t(.olderEntries))</a></p>
      """ : nil
    let nothing = visit.t(question.isFiltered ? .journalNothingFound : .journalEmpty)
    return visit.page(
      visit.t(.journal), section: .journal,
      body: """
        <div class="head"><h1>\(visit.t(.journal))</h1><p class="lead">\(visit.t(.journalLead))</p></div>\
        <div class="stack">\(JournalFilterForm.html(visit, question, actions))
        \(entries.isEmpty ? visit.empty(nothing) : table(visit, rows))\(next)\(downloads(visit, question))</div>
        """)
  }

  private static func downloads(_ visit: Visit, _ question: JournalQuestion) -> HTML {
    let address = question.address()
    return """
      <p class="row"><a class="btn" href="/nhat-ky/bang.xlsx?\(address)">\(visit.icon(.down))XLSX</a> \
      <a class="btn" href="/nhat-ky/bang.csv?\(address)">\(visit.icon(.down))CSV</a></p>
      """
  }

  private static func table(_ visit: Visit, _ rows: HTML) -> HTML {
    """
    <div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(.journal))</caption><thead><tr>\
    <th scope="col">\(visit.t(.number))</th><th scope="col">\(visit.t(.when))</th><th scope="col">\(visit.t(.who))</th>\
    <th scope="col">\(visit.t(.what))</th><th scope="col">\(visit.t(.details))</th></tr></thead><tbody>\(rows)\
    </tbody></table></div>
    """
  }

  private static func row(_ visit: Visit, _ recorded: RecordedEntry, _ plans: Set<Int64>) -> HTML {
    let entry = recorded.entry
    let time = time(of: entry)
    let seal = recorded.sequence.map { String($0) } ?? visit.t(.notSealedYet)
    return """
      <tr><td class="num code">\(seal)</td><td class="num">\(time)</td><td>\
      \(actor(visit, entry))</td>\
      <th scope="row">\(action(visit, entry, plans))<span class="meta"> \(entry.action)</span></th>\
      <td>\(details(visit, entry))</td></tr>
      """
  }

  /// Who did it, and for whom where a role was lent.
  static func actor(_ visit: Visit, _ entry: JournalEntry) -> String {
    let name = entry.actorName.isEmpty ? visit.t(entry.actor == nil ? .theProgram : .erasedPerson) : entry.actorName
    guard let principal = entry.personal.first(where: { $0.place == JournalEntry.principalPlace }) else { return name }
    return visit.t(.actsFor(name, principal.text ?? visit.t(.erasedPerson)))
  }

  /// The moment of an entry, as clocks show it in Vietnam.
  static func time(of entry: JournalEntry) -> String {
    let (date, hour, minute) = entry.at.inVietnam
    return "\(date.short) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// What was done, leading to what it was done to.
  private static func action(_ visit: Visit, _ entry: JournalEntry, _ plans: Set<Int64>) -> HTML {
    let name = visit.t(.action(entry.action))
    return path(to: entry, plans).map { "<a class=\"name\" href=\"\($0)\">\(name)</a>" } ?? "\(name)"
  }

  private static func path(to entry: JournalEntry, _ plans: Set<Int64>) -> String? {
    switch entry.subjectKind {
    case "organisation": "/to-chuc/\(entry.subject)"
    case "person": "/nguoi-dung"
    default: entry.plan.flatMap { plans.contains($0) ? "/ke-hoach/\($0)" : nil }
    }
  }

  /// What was before and what is now: side by side where an entry tells both.
  private static func details(_ visit: Visit, _ entry: JournalEntry) -> HTML {
    let (before, after) = (fields(entry.before), fields(entry.after))
    guard !before.isEmpty, !after.isEmpty else {
      return "\(facts(visit, .before, entry.before))\(facts(visit, .after, entry.after))"
    }
    var rows = HTML()
    for key in before.map(\.key) + after.map(\.key).filter({ key in !before.contains { $0.key == key } }) {
      let old = before.first { $0.key == key }.map { value(visit, key, $0.value) } ?? ""
      let new = after.first { $0.key == key }.map { value(visit, key, $0.value) } ?? ""
      let shown: HTML = old == new ? "\(new)" : "<mark class=\"cur\">\(new.isEmpty ? "–" : new)</mark>"
      rows += """
        <div><dt class="k">\(visit.t(.journalField(key)))</dt><dd><span class="vh">\(visit.t(.before)): </span>\
        \(old.isEmpty ? "–" : old)</dd><dd><span class="vh">\(visit.t(.after)): </span>\(shown)</dd></div>
        """
    }
    return """
      <dl class="sides json"><div aria-hidden="true"><dt></dt><dd><b>\(visit.t(.before))</b></dd>\
      <dd><b>\(visit.t(.after))</b></dd></div>\(rows)</dl>
      """
  }

  private static func fields(_ text: String?) -> [(key: String, value: String)] {
    text.map { JSONObject.fields(of: $0).filter { !$0.value.isEmpty } } ?? []
  }

  /// What an entry says of the state before or after it, field by field.
  private static func facts(_ visit: Visit, _ title: Phrase, _ text: String?) -> HTML? {
    guard let text else { return nil }
    let fields = fields(text)
    guard !fields.isEmpty else { return text == "{}" ? nil : "<p class=\"json\"><b>\(visit.t(title)):</b> \(text)</p>" }
    let list = fields.map { field in
      "<span class=\"k\">\(visit.t(.journalField(field.key))):</span> \(value(visit, field.key, field.value))" as HTML
    }
    return "<p class=\"json\"><b>\(visit.t(title)):</b> \(list.joined(separator: " · "))</p>"
  }

  /// Numbers and codes as the other pages show them; an organisation that one may know by its name.
  static func value(_ visit: Visit, _ key: String, _ value: String) -> String {
    switch key {
    case "organisation", "organisations", "parent", "successor", "cluster", "sector", "territory":
      return value.split(separator: " ").map { id in
        ID<Organisation>(id).flatMap { visit.tree[$0] }?.shortName ?? String(id)
      }.joined(separator: ", ")
    case "quantity", "target":
      return Int64(value).map { visit.number(Quantity(thousandths: $0)) } ?? value
    case "holdsOn", "from", "to", "day": return CivilDate(iso: value)?.short ?? value
    case "due": return visit.due(Deadline(edtf: value))
    case "role": return Role(rawValue: value).map { visit.t(.role($0)) } ?? value
    case "kind": return PlanItemKind(rawValue: value).map { visit.t(.kind($0)) } ?? value
    case "state": return visit.t(.journalState(value))
    default: return value
    }
  }
}

extension Viewer {
  /// The realms whose journal the viewer reads: it tells of a whole realm, so only those who administer all of it may.
  var journalRealms: [ID<Organisation>] {
    Set(organisations(with: .viewJournal).compactMap { tree[$0]?.realm }).filter { may(.viewJournal, over: $0) }
      .sorted()
  }
}
