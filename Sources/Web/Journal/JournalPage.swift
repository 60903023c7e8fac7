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
    let viewer = try visit.signedIn
    let realms = viewer.journalRealms
    guard let realm = realms.first(where: { $0.description == visit.query["cay"] }) ?? realms.first else {
      throw Refusal.forbidden(viewer.may(.viewJournal) ? .journalOfWholeRealm : .needsAdministrator)
    }
    let cursor = visit.query["truoc"].flatMap { Int64($0) }
    let entries = try visit.site.services.database.read {
      try $0.journal(realm: realm.rawValue, before: cursor, limit: pageSize + 1)
    }
    var rows = HTML()
    for entry in entries.prefix(pageSize) { rows += row(visit, entry) }
    let next: HTML? =
      entries.count > pageSize
      ? """
      <p><a class="btn" href="/nhat-ky?cay=\(realm.description)&amp;truoc=\(entries[pageSize - 1].id.description)">\
      \(visit.t(.olderEntries))</a></p>
      """ : nil
    return visit.page(
      visit.t(.journal), section: .journal,
      body: """
        <div class="head"><h1>\(visit.t(.journal))</h1><p class="lead">\(visit.t(.journalLead))</p></div>\
        <div class="stack">
        \(entries.isEmpty ? visit.empty(visit.t(.journalEmpty)) : table(visit, rows))\(next)</div>
        """)
  }

  private static func table(_ visit: Visit, _ rows: HTML) -> HTML {
    """
    <div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(.journal))</caption><thead><tr>\
    <th scope="col">\(visit.t(.number))</th><th scope="col">\(visit.t(.when))</th><th scope="col">\(visit.t(.who))</th>\
    <th scope="col">\(visit.t(.what))</th><th scope="col">\(visit.t(.details))</th></tr></thead><tbody>\(rows)\
    </tbody></table></div>
    """
  }

  private static func row(_ visit: Visit, _ recorded: RecordedEntry) -> HTML {
    let entry = recorded.entry
    let (date, hour, minute) = entry.at.inVietnam
    let time = "\(date.short) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    let before = facts(visit, .before, entry.before)
    let after = facts(visit, .after, entry.after)
    let seal = recorded.sequence.map { String($0) } ?? visit.t(.notSealedYet)
    return """
      <tr><td class="num code">\(seal)</td><td class="num">\(time)</td><td>\
      \(actor(visit, entry))</td>\
      <th scope="row">\(visit.t(.action(entry.action)))<span class="meta"> \(entry.action)</span></th><td>\(before)\
      \(after)</td></tr>
      """
  }

  /// Who did it, and for whom where a role was lent.
  private static func actor(_ visit: Visit, _ entry: JournalEntry) -> String {
    let name = entry.actorName.isEmpty ? visit.t(entry.actor == nil ? .theProgram : .erasedPerson) : entry.actorName
    guard let principal = entry.personal.first(where: { $0.place == JournalEntry.principalPlace }) else { return name }
    return visit.t(.actsFor(name, principal.text ?? visit.t(.erasedPerson)))
  }

  /// What an entry says of the state before or after it, field by field.
  private static func facts(_ visit: Visit, _ title: Phrase, _ text: String?) -> HTML? {
    guard let text else { return nil }
    let fields = JSONObject.fields(of: text).filter { !$0.value.isEmpty }
    guard !fields.isEmpty else { return text == "{}" ? nil : "<p class=\"json\"><b>\(visit.t(title)):</b> \(text)</p>" }
    let list = fields.map { field in
      "<span class=\"k\">\(visit.t(.journalField(field.key))):</span> \(value(visit, field.key, field.value))" as HTML
    }
    return "<p class=\"json\"><b>\(visit.t(title)):</b> \(list.joined(separator: " · "))</p>"
  }

  /// Numbers and codes as the other pages show them; an organisation that one may know by its name.
  private static func value(_ visit: Visit, _ key: String, _ value: String) -> String {
    switch key {
    case "organisation", "organisations", "parent", "successor":
      return value.split(separator: " ").map { id in
        ID<Organisation>(id).flatMap { visit.viewer?.tree[$0] }?.shortName ?? String(id)
      }.joined(separator: ", ")
    case "quantity", "target":
      return Int64(value).map { visit.number(Quantity(thousandths: $0)) } ?? value
    case "holdsOn", "from", "to": return CivilDate(iso: value)?.short ?? value
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
