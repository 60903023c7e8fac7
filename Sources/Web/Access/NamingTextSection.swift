// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import Store

/// The texts in which the name of somebody who is erased still stands, as far as the one who erases may read them: people
/// must go through them, since only they can tell what of such a text may go.
enum NamingTextSection {
  /// Of each kind at most.
  private static let limit = 100
  /// Of each text at most.
  private static let charactersShown = 160

  /// What the viewer may read of the texts that name a person.
  static func texts(_ visit: Visit, naming person: Person) throws -> [NamingText] {
    let viewer = try visit.signedIn
    let realms = Set(viewer.memberships.compactMap { viewer.tree[$0.organisation]?.realm }).sorted()
    return try visit.site.services.database.read { connection in
      let plans = Set(try visit.plans(connection).map(\.id))
      return try connection.texts(naming: person, in: realms, limit: limit).filter { text in
        switch text.place {
        case .report(let plan, _, let body, let state), .evidence(let plan, _, let body, let state):
          return plans.contains(plan) && (state == .accepted || viewer.may(.viewOpenReports, over: body))
        case .item(let plan, _), .plan(let plan), .document(of: let plan): return plans.contains(plan)
        case .loan(let id, _): return try connection.delegation(id).map(visit.mayEnd) ?? false
        case .reset(let other):
          let roles = try connection.memberships(of: other).deciding(on: visit.today)
          return roles.allSatisfy { viewer.may(.manageUsers, over: $0.organisation) }
        }
      }
    }
  }

  /// The list with what to do about it; what is to be said where there is none.
  static func html(_ visit: Visit, _ texts: [NamingText]) -> HTML {
    guard !texts.isEmpty else {
      return "<section class=\"card\"><h2>\(visit.t(.namingTexts))</h2><p>\(visit.t(.noNamingTexts))</p></section>"
    }
    var list = HTML()
    for text in texts {
      let quote: HTML? = text.text.isEmpty ? nil : "<p class=\"quote\">\(shortened(text.text))</p>"
      let line: HTML = """
        <li><a class="name" href="\(address(of: text.place))">\(visit.t(.namingPlace(text.place)))</a>\
        \(body(visit, of: text.place))\(quote)</li>
        """
      list += line
    }
    let isCut = texts.count >= limit
    let more: HTML? = isCut ? "<p class=\"meta\">\(visit.t(.namingTextsCut))</p>" : nil
    return """
      <section class="card"><h2>\(visit.t(.namingTexts))</h2><p>\(visit.t(.namingTextsLead))</p>\
      <ul class="plain stack">\(list)</ul>\(more)</section>
      """
  }

  private static func shortened(_ text: String) -> String {
    text.count <= charactersShown ? text : text.prefix(charactersShown) + "…"
  }

  private static func body(_ visit: Visit, of place: NamingText.Place) -> HTML? {
    switch place {
    case .report(_, _, let body, _), .evidence(_, _, let body, _):
      " <span class=\"meta\">\(visit.viewer?.tree[body]?.name ?? "")</span>"
    case .item, .plan, .document, .loan, .reset: nil
    }
  }

  private static func address(of place: NamingText.Place) -> String {
    switch place {
    case .report(let plan, let item, _, _), .evidence(let plan, let item, _, _):
      "/ke-hoach/\(plan.description)/hoat-dong/\(item.description)"
    case .item(let plan, let item): "/ke-hoach/\(plan)#i\(item)"
    case .plan(let plan): "/ke-hoach/\(plan)"
    case .document(of: let plan): "/ke-hoach/\(plan)/nguon"
    case .loan(_, let lender): "/nguoi-dung/\(lender)"
    case .reset: "/nguoi-dung/dat-lai"
    }
  }
}
