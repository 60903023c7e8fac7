// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP
import Store

extension Hierarchy {
  /// Its word in addresses and forms.
  var word: String {
    switch self {
    case .cluster: "cum"
    case .sector: "nganh"
    case .territory: "dia-ban"
    }
  }

  /// The order that a word in an address names.
  init?(word: String?) {
    guard let found = Hierarchy.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}

extension Visit {
  /// The further order that the address asks for (`?theo=nganh`).
  var hierarchy: Hierarchy? { Hierarchy(word: query["theo"]) }

  /// The bodies as they stand in a further order on the day of the page.
  func tree(in hierarchy: Hierarchy) -> OrganisationTree {
    viewer.map { site.organisations.tree($0.tree, on: day, in: hierarchy) } ?? OrganisationTree([])
  }

  /// The further orders that are in use where the viewer has a role.
  var hierarchiesInUse: [Hierarchy] {
    guard let viewer else { return [] }
    let realms = Set(viewer.memberships.compactMap { viewer.tree[$0.organisation]?.realm })
    let used = Set(realms.flatMap { viewer.tree.hierarchies(of: $0) })
    return Hierarchy.allCases.filter(used.contains)
  }

  /// The choice of an order; nothing where there is only the line of direction.
  func hierarchyField() -> HTML? {
    let used = hierarchiesInUse
    guard !used.isEmpty else { return nil }
    let options = [(value: "", text: t(.hierarchy(nil)))] + used.map { (value: $0.word, text: t(.hierarchy($0))) }
    return select("theo", .hierarchyLabel, options: options, chosen: hierarchy?.word ?? "")
  }
}

/// Bodies by the groups of a further order: how many there are, and how far their work has come. Each body, and each piece
/// of work in a total, is counted once.
enum HierarchyPages {
  private static let bodiesShown = 400

  /// One group, as far as the viewer may know its bodies.
  private struct Group {
    let head: ID<Organisation>?
    var bodies: [ID<Organisation>] = []
    var work = StatusCounts()
  }

  /// The groups of an order, or the bodies of the one that the address names (`?nhom=…`, `khong` for those in none).
  static func list(
    _ visit: Visit, by hierarchy: Hierarchy, below tops: [ID<Organisation>], _ overviews: [PlanOverview]
  ) -> Response {
    let tree = visit.tree(in: hierarchy)
    let groups = groups(visit, tree, tops, overviews)
    if let asked = visit.query["nhom"] {
      let head = asked == "khong" ? nil : ID<Organisation>(asked)
      if let group = groups.first(where: { $0.head == head }), head != nil || asked == "khong" {
        return bodies(visit, hierarchy, group)
      }
    }
    return visit.page(
      visit.t(.organisations), section: .organisations,
      body: """
        \(OrganisationPages.head(visit))<div class="stack">\(OrganisationPages.choices(visit))\
        <p class="meta">\(visit.t(.groupsLead))</p>\(table(visit, hierarchy, groups, overviews))</div>
        """)
  }

  private static func groups(
    _ visit: Visit, _ tree: OrganisationTree, _ tops: [ID<Organisation>], _ overviews: [PlanOverview]
  ) -> [Group] {
    var found: [ID<Organisation>?: Group] = [:]
    // On another day bodies may have stood here that belong to somebody else today.
    for body in tops.flatMap({ visit.tree.existing(within: $0) }) where visit.viewer?.mayKnow(body) ?? false {
      found[tree.group(of: body), default: Group(head: tree.group(of: body))].bodies.append(body)
    }
    for work in overviews.flatMap(\.work) {
      let owners = Set(work.owners.compactMap { visit.organisation(of: $0)?.id })
      for (head, some) in Dictionary(grouping: owners, by: tree.group(of:)) where found[head] != nil {
        let status = some.count == 1 ? some.first.map(work.status(of:)) : nil
        found[head]?.work.count((status ?? work.status).kind)
      }
    }
    let named = found.keys.compactMap { $0.flatMap { visit.tree[$0] } }.sortedAsInDictionaries(by: \.name)
    return named.compactMap { found[$0.id] } + [found[nil]].compactMap(\.self)
  }

  private static func table(
    _ visit: Visit, _ hierarchy: Hierarchy, _ groups: [Group], _ overviews: [PlanOverview]
  ) -> HTML {
    var rows = HTML()
    for group in groups {
      let address = "/to-chuc?theo=\(hierarchy.word)&nhom=\(group.head?.description ?? "khong")"
      rows += """
        <tr><th scope="row"><a class="name" href="\(address)">\(name(visit, group))</a></th>\
        <td class="num"><span class="lab">\(visit.t(.bodiesInGroup))</span>\(visit.count(group.bodies.count))</td>\
        <td class="wbar">\(work(visit, group.work))</td></tr>
        """
    }
    // Work that two groups share stands in the rows of both, and once in the total.
    let counted = Set(groups.flatMap(\.bodies))
    var all = StatusCounts()
    for work in overviews.flatMap(\.work) {
      let isCounted = work.owners.contains { visit.organisation(of: $0).map { counted.contains($0.id) } ?? false }
      if isCounted { all.count(work.status.kind) }
    }
    return """
      <div class="scroll"><table class="tbl cards groups"><caption class="vh">\(visit.t(.hierarchy(hierarchy)))</caption>\
      <thead><tr><th scope="col">\(visit.t(.group))</th><th scope="col" class="num">\(visit.t(.bodiesInGroup))</th>\
      <th scope="col">\(visit.t(.work))</th></tr></thead><tbody>\(rows)</tbody><tfoot><tr>\
      <th scope="row">\(visit.t(.groupTotal))</th><td class="num"><span class="lab">\(visit.t(.bodiesInGroup))</span>\
      \(visit.count(groups.reduce(0) { $0 + $1.bodies.count }))</td><td class="wbar">\(work(visit, all))</td></tr></tfoot>\
      </table></div>
      """
  }

  private static func name(_ visit: Visit, _ group: Group) -> String {
    group.head.map { visit.tree[$0]?.name ?? "" } ?? visit.t(.inNoGroup)
  }

  private static func work(_ visit: Visit, _ counts: StatusCounts) -> HTML {
    guard counts.total > 0 else { return "<span class=\"meta\">\(visit.t(.owesNothing))</span>" }
    return
      "\(visit.stackedBar(counts))<span class=\"meta num\">\(visit.t(.doneOutOf(counts[.done], counts.total)))</span>"
  }

  private static func bodies(_ visit: Visit, _ hierarchy: Hierarchy, _ group: Group) -> Response {
    let shown = group.bodies.compactMap { visit.tree[$0] }.prefix(bodiesShown)
    var rows = HTML()
    for body in shown {
      let above = body.parent.flatMap { visit.viewer?.mayKnow($0) ?? false ? visit.tree[$0]?.name : nil } ?? ""
      rows += """
        <tr><th scope="row"><a class="name" href="/to-chuc/\(body.id.description)">\(body.name)</a></th>\
        <td class="code">\(body.code)</td><td>\(visit.t(.organisationKind(body.kind)))</td><td>\(above)</td></tr>
        """
    }
    let more: HTML? =
      shown.count < group.bodies.count
      ? "<p class=\"meta\">\(visit.t(.groupShownPart(shown.count, visit.count(group.bodies.count))))</p>" : nil
    return visit.page(
      name(visit, group), section: .organisations,
      crumbs: [
        (visit.t(.organisations), "/to-chuc"), (visit.t(.hierarchy(hierarchy)), "/to-chuc?theo=\(hierarchy.word)"),
      ],
      body: """
        <div class="head"><h1>\(name(visit, group))</h1><p class="meta">\(visit.t(.hierarchy(hierarchy))) · \
        \(visit.t(.bodiesInGroup)): \(visit.count(group.bodies.count))</p></div><div class="stack">\
        <div class="scroll"><table class="tbl cards"><caption class="vh">\(name(visit, group))</caption><thead><tr>\
        <th scope="col">\(visit.t(.organisation))</th><th scope="col">\(visit.t(.code))</th>\
        <th scope="col">\(visit.t(.kindOfBody))</th><th scope="col">\(visit.t(.bodyAbove))</th></tr></thead>\
        <tbody>\(rows)</tbody></table></div>\(more)</div>
        """)
  }

  // MARK: On the page of a body

  /// Where a body stands in further orders.
  static func places(_ visit: Visit, _ body: Organisation) -> HTML? {
    let places = Hierarchy.allCases.compactMap { visit.tree.place(of: body.id, in: $0) }
    guard !places.isEmpty else { return nil }
    var list = HTML()
    for place in places {
      let name = visit.tree[place.parent]?.name ?? ""
      let head: HTML =
        visit.viewer?.mayKnow(place.parent) ?? false
        ? "<a href=\"/to-chuc/\(place.parent.description)\">\(name)</a>" : "\(name)"
      list += """
        <li>\(visit.t(.hierarchy(place.hierarchy))): \(head) <span class="meta">\
        \(visit.t(.existence(from: place.from.short, to: place.to?.short)))</span></li>
        """
    }
    return "<section class=\"card\"><h2>\(visit.t(.placesOfBody))</h2><ul class=\"plain\">\(list)</ul></section>"
  }

  /// The bodies that have their place right below one in further orders.
  static func placedBelow(_ visit: Visit, _ body: Organisation) -> HTML? {
    var sections = HTML()
    for hierarchy in visit.hierarchiesInUse {
      let placed = visit.tree(in: hierarchy).children(of: body.id).filter {
        visit.tree.place(of: $0.id, in: hierarchy)?.parent == body.id && (visit.viewer?.mayKnow($0.id) ?? false)
      }
      guard !placed.isEmpty else { continue }
      var list = HTML()
      for one in placed.prefix(bodiesShown) {
        list += "<li><a href=\"/to-chuc/\(one.id.description)\">\(one.name)</a></li>"
      }
      let more: HTML? =
        placed.count > bodiesShown
        ? "<p class=\"meta\">\(visit.t(.groupShownPart(bodiesShown, visit.count(placed.count))))</p>" : nil
      sections += """
        <section class="card"><h2>\(visit.t(.bodiesPlaced(hierarchy, visit.count(placed.count))))</h2>\
        <ul class="plain columns">\(list)</ul>\(more)</section>
        """
    }
    return sections
  }
}
