// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import Store

/// One body, chosen by typing a part of its name or its code. With scripts the field offers what it finds; without them
/// the code or the whole name is typed, and where several fit they are named.
enum BodyChoice {
  /// What comes between the code and the name of a suggestion that was taken.
  static let separator = " · "
  private static let namesShown = 5

  /// What a choice looks like in its field.
  static func text(_ body: Organisation) -> String { body.code + separator + body.name }

  /// A field in which a body is typed.
  static func field(
    _ visit: Visit, _ name: String, _ label: Phrase, value: String = "", hint: Phrase = .bodyChoiceHint,
    error: Phrase? = nil, isRequired: Bool = false
  ) -> HTML {
    "<div class=\"choice\" data-tim>\(visit.field(name, label, value: value, hint: hint, error: error, isRequired: isRequired))</div>"
  }

  /// Why what was typed names no body.
  struct Unclear: Error { let phrase: Phrase }

  /// The body that a text names among those that the viewer may know and that are there on a day.
  static func body(_ text: String, _ visit: Visit, on day: CivilDate) throws(Unclear) -> Organisation {
    guard let viewer = visit.viewer else { throw Unclear(phrase: .bodyUnknown(text)) }
    let tree = visit.site.organisations.tree(viewer.tree, on: day)
    let typed = (text.split(separator: separator, maxSplits: 1).first.map { String($0) } ?? "").onOneLine
    let isThere = { (id: ID<Organisation>) in viewer.mayKnow(id) && tree[id]?.exists(on: day) ?? false }
    for realm in Set(viewer.memberships.compactMap { viewer.tree[$0.organisation]?.realm }).sorted() {
      let found = tree.bodies(withCode: typed, inRealm: realm).filter { isThere($0) && tree[$0]?.code == typed }
      if found.count == 1, let body = tree[found[0]] { return body }
    }
    let search = visit.site.organisations.search(viewer.tree.records)
    let hits = search.find(text.onOneLine, in: tree, limit: 50, where: isThere)
    let exact = hits.filter { $0.name == text.onOneLine }
    let one = exact.count == 1 ? exact[0] : hits.count == 1 ? hits[0] : nil
    if let one, let body = tree[one.organisation] { return body }
    let names = hits.prefix(namesShown).compactMap { tree[$0.organisation].map(Self.text) }
    throw Unclear(phrase: hits.isEmpty ? .bodyUnknown(text) : .bodyAmbiguous(text, names))
  }
}
