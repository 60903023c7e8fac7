// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store
import Vietnamese

/// What a visitor asks of the journal: the tree, who, what, when and where.
struct JournalQuestion {
  /// The tree whose journal it is.
  let realm: ID<Organisation>
  let who: String
  let action: String
  let fromText: String
  let untilText: String
  let place: String
  /// What is wrong with a field, by its name.
  private(set) var faults: [String: Phrase] = [:]
  private let isChosen: Bool
  private var from: CivilDate?
  private var until: CivilDate?
  private var organisation: ID<Organisation>?

  /// More people than this bear what was typed: it names nobody.
  private static let peopleLimit = 50

  /// Reads the address; throws where the visitor may read no journal.
  init(_ visit: Visit) throws {
    let viewer = try visit.signedIn
    let realms = viewer.journalRealms
    let chosen = realms.first { $0.description == visit.query["cay"] }
    guard let realm = chosen ?? realms.first else {
      throw Refusal.forbidden(viewer.may(.viewJournal) ? .journalOfWholeRealm : .needsAdministrator)
    }
    let text = { (name: String) in (visit.query[name] ?? "").onOneLine }
    (self.realm, isChosen) = (realm, chosen != nil)
    (who, action, fromText, untilText, place) = (text("ai"), text("viec"), text("tu"), text("den"), text("don-vi"))
    from = day("tu", fromText)
    until = day("den", untilText)
    if !place.isEmpty {
      organisation = Self.organisation(place, in: viewer.tree, realm)
      if organisation == nil { faults["don-vi"] = .noSuchBody(place) }
    }
  }

  private mutating func day(_ field: String, _ text: String) -> CivilDate? {
    guard !text.isEmpty else { return nil }
    let day = Deadline(typed: text)?.lastDay ?? CivilDate(iso: text)
    if day == nil { faults[field] = .dayUnreadable(text) }
    return day
  }

  /// The body of a realm with a number, a code or a name.
  private static func organisation(
    _ text: String, in tree: OrganisationTree, _ realm: ID<Organisation>
  ) -> ID<Organisation>? {
    if let id = ID<Organisation>(text), tree[id]?.realm == realm { return id }
    let bodies = tree.subtree(of: realm).map(\.organisation)
    if let exact = bodies.first(where: { $0.code == text || $0.name == text || $0.shortName == text }) {
      return exact.id
    }
    let key = foldedForSearch(text)
    let alike = bodies.filter { foldedForSearch($0.name).contains(key) || foldedForSearch($0.shortName).contains(key) }
    return alike.count == 1 ? alike[0].id : nil
  }

  /// Whether anything but the tree was asked for.
  var isFiltered: Bool { !(who.isEmpty && action.isEmpty && fromText.isEmpty && untilText.isEmpty && place.isEmpty) }

  /// The entries, the newest first; none where a field is wrong.
  func entries(_ connection: any Connection, before cursor: Int64?, limit: Int) throws -> [RecordedEntry] {
    guard faults.isEmpty else { return [] }
    var filter = JournalFilter(
      realm: realm.rawValue, action: action, organisation: organisation?.rawValue, from: from.map(Self.midnight),
      until: until.map { Self.midnight($0.adding(days: 1)) })
    if !who.isEmpty {
      guard let people = try connection.people(named: who, limit: Self.peopleLimit), !people.isEmpty else { return [] }
      filter.actors = people
    }
    return try connection.journal(filter, before: cursor, limit: limit)
  }

  /// The moment at which a day begins in Vietnam.
  private static func midnight(_ day: CivilDate) -> Instant {
    Instant(milliseconds: (Int64(day.daysSinceEpoch) * 24 - Int64(Instant.vietnamOffsetHours)) * 3_600_000)
  }

  /// The question as the query of an address.
  func address(before cursor: Int64? = nil) -> String {
    let fields: [(String, String)] = [
      ("cay", isChosen ? realm.description : ""), ("ai", who), ("viec", action), ("tu", fromText), ("den", untilText),
      ("don-vi", place), ("truoc", cursor.map { String($0) } ?? ""),
    ]
    return FormFields(fields.filter { !$0.1.isEmpty }.map { FormFields.Field(name: $0.0, value: $0.1) }).urlEncoded
  }
}

/// The conditions above the journal.
enum JournalFilterForm {
  static func html(_ visit: Visit, _ question: JournalQuestion, _ actions: [String]) -> HTML {
    let known = actions.contains(question.action) || question.action.isEmpty ? actions : actions + [question.action]
    let named = known.map { (value: $0, text: visit.t(.action($0))) }
    let options =
      [(value: "", text: visit.t(.anyAction))]
      + named.map { option in
        let isShared = named.count { $0.text == option.text } > 1
        return (value: option.value, text: isShared ? "\(option.text) (\(option.value))" : option.text)
      }
    let realms = visit.viewer?.journalRealms ?? []
    let trees = realms.map { (value: $0.description, text: visit.viewer?.tree[$0]?.name ?? $0.description) }
    let tree: HTML? =
      realms.count > 1
      ? visit.select("cay", .journalTree, options: trees, chosen: question.realm.description) : nil
    return """
      <form class="card filters on" method="get" action="/nhat-ky" role="search">\(tree)
      \(visit.field("ai", .who, value: question.who, type: "search", hint: .journalWhoHint))
      \(visit.select("viec", .what, options: options, chosen: question.action))
      \(visit.field("tu", .journalFrom, value: question.fromText, error: question.faults["tu"]))
      \(visit.field("den", .journalUntil, value: question.untilText, error: question.faults["den"]))
      \(visit.field("don-vi", .organisation, value: question.place, hint: .journalPlaceHint, error: question.faults["don-vi"]))
      <button class="btn pri">\(visit.t(.filter))</button> <a class="alone" href="/nhat-ky">\
      \(visit.t(.journalAll))</a></form>
      """
  }
}
