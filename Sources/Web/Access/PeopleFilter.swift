// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

extension Viewer {
  /// The bodies over which a permission is held that holds downwards, as the store is asked for people in them.
  ///
  /// - Parameter chosen: only these bodies: one, and everything below it.
  func scope(of permission: Permission, within chosen: ID<Organisation>? = nil) -> PeopleScope {
    var tops = organisations(with: permission)
    if let chosen {
      tops = may(permission, over: chosen) ? [chosen] : tops.filter { tree.isWithin($0, chosen) }
    }
    let realms = Set(tops.filter { tree[$0]?.realm == $0 }).sorted()
    let others = tops.filter { top in tree[top].map { !realms.contains($0.realm) } ?? true }
    return PeopleScope(realms: realms, bodies: Set(others.flatMap { tree.answered(within: $0) }).sorted())
  }
}

/// What the list of people is asked for: a part of a name or sign-in name, one body with those below it, and a page.
struct PeopleFilter {
  /// People on a page.
  static let pageSize = 50

  let words: String
  let place: String
  /// Why what was typed names no body.
  private(set) var fault: Phrase?
  private var chosen: ID<Organisation>?
  private let last: ID<Person>?

  init(_ visit: Visit) {
    let text = { (name: String) in (visit.query[name] ?? "").onOneLine }
    (words, place, last) = (text("tim"), text("don-vi"), ID<Person>(visit.query["sau"] ?? ""))
    guard !place.isEmpty else { return }
    if let id = ID<Organisation>(place), visit.viewer?.mayKnow(id) ?? false {
      chosen = id
    } else {
      do throws(BodyChoice.Unclear) { chosen = try BodyChoice.body(place, visit, on: visit.today).id } catch {
        fault = error.phrase
      }
    }
  }

  /// Whether anything is asked for but everybody.
  var isFiltered: Bool { !words.isEmpty || !place.isEmpty }

  /// Whether this is not the first page.
  var isFurther: Bool { last != nil }

  /// The people of the page with one more, which tells whether there is another page, and how many there are in all.
  func people(_ visit: Visit, _ connection: any Connection) throws -> (shown: [Person], count: Int) {
    guard fault == nil else { return ([], 0) }
    let question = PeopleQuestion(
      in: try visit.signedIn.scope(of: .viewPeople, within: chosen), words: words, on: visit.today)
    return (
      try connection.people(question, after: last, limit: Self.pageSize + 1), try connection.peopleCount(question)
    )
  }

  /// The address of the page behind somebody; without anybody the first page.
  func address(after person: ID<Person>?) -> String {
    let fields = [("tim", words), ("don-vi", place), ("sau", person?.description ?? "")].filter { !$0.1.isEmpty }
    guard !fields.isEmpty else { return "/nguoi-dung" }
    return "/nguoi-dung?" + FormFields(fields.map { FormFields.Field(name: $0.0, value: $0.1) }).urlEncoded
  }

  /// The search box above the list.
  func form(_ visit: Visit) -> HTML {
    """
    <form method="get" action="/nguoi-dung" role="search" class="card filters on">\
    \(visit.field("tim", .findPerson, value: words, type: "search", hint: .findPersonHint))\
    \(BodyChoice.field(visit, "don-vi", .peopleOfBody, value: place, error: fault))\
    <button class="btn pri">\(visit.icon(.search))\(visit.t(.find))</button>\
    \(isFiltered ? " <a class=\"alone\" href=\"/nguoi-dung\">\(visit.t(.everybody))</a>" as HTML : nil)</form>
    """
  }
}
