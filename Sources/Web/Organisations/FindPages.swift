// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Finding a body by a part of its name, with or without marks, or by its code; old names lead to who bore them.
enum FindPages {
  private static let hitsShown = 30
  private static let suggestions = 12

  private static func hits(_ visit: Visit, limit: Int) throws -> [OrganisationSearch.Hit] {
    let viewer = try visit.signedIn
    let search = visit.site.organisations.search(viewer.tree.records)
    return search.find(visit.query["q"] ?? "", in: visit.tree, limit: limit) { viewer.mayKnow($0) }
  }

  /// The page of what was found.
  static func show(_ visit: Visit) throws -> Response {
    let text = (visit.query["q"] ?? "").onOneLine
    let hits = try hits(visit, limit: hitsShown)
    var list = HTML()
    for hit in hits { list += item(visit, hit) }
    let found: HTML =
      text.isEmpty
      ? HTML()
      : hits.isEmpty ? visit.empty(visit.t(.nothingFound(text))) : "<ul class=\"plain found\">\(list)</ul>"
    let more: HTML? = hits.count == hitsShown ? "<p class=\"meta\">\(visit.t(.foundMore(hitsShown)))</p>" : nil
    return visit.page(
      visit.t(.findBody), section: .organisations, crumbs: [(visit.t(.organisations), "/to-chuc")],
      body: """
        <div class="head"><h1>\(visit.t(.findBody))</h1></div><div class="stack">\(form(visit, text))\(found)\(more)</div>
        """)
  }

  /// The search box.
  static func form(_ visit: Visit, _ text: String = "") -> HTML {
    """
    <form method="get" action="/to-chuc/tim" role="search" class="card filters one">\
    \(visit.field("q", .findBody, value: text, type: "search", hint: .findBodyHint))\
    <button class="btn pri">\(visit.icon(.search))\(visit.t(.find))</button></form>
    """
  }

  private static func item(_ visit: Visit, _ hit: OrganisationSearch.Hit) -> HTML {
    guard let body = visit.tree[hit.organisation] else { return HTML() }
    let above = visit.tree.ancestors(of: body.id).filter { visit.viewer?.mayKnow($0.id) ?? false }.map(\.name)
    let now: HTML? = hit.nameUntil.map { day in
      " <span class=\"meta\">(\(visit.t(.until(day.short))))</span> \(hit.name == body.name ? "" : "→ " + body.name)"
    }
    return """
      <li><a class="name" href="/to-chuc/\(body.id.description)">\(hit.name)</a>\(now)<br><span class="meta">\(body.code) · \
      \(visit.t(.organisationKind(body.kind)))\(above.isEmpty ? "" : " · " + above.joined(separator: " › "))</span></li>
      """
  }

  /// What fields of bodies offer while one types: `[{"code": …, "name": …, "about": …}]`.
  static func suggest(_ visit: Visit) throws -> Response {
    let hits = try hits(visit, limit: suggestions)
    let objects = hits.compactMap { hit -> String? in
      guard let body = visit.tree[hit.organisation] else { return nil }
      let above = visit.tree.ancestors(of: body.id).first { visit.viewer?.mayKnow($0.id) ?? false }
      var object = JSONObject()
      object.add("value", BodyChoice.text(body))
      object.add("name", hit.name)
      object.add(
        "about",
        [hit.nameUntil.map { visit.t(.until($0.short)) }, above?.name].compactMap(\.self).joined(separator: " · "))
      return object.text
    }
    var response = Response(status: 200, body: .bytes(Array("[\(objects.joined(separator: ","))]".utf8)))
    response.headers.add("Content-Type", "application/json")
    return response
  }
}
