// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// What a person who corrects an item probably means, so that one key or click is enough.
struct ReviewSuggestions {
  private static let limit = 3

  let overview: PlanOverview
  let document: Document?
  let tree: OrganisationTree
  /// The organisations that are offered: of those that the viewer may know, the upper levels of the whole tree and those
  /// nearest to the plan's owner.
  let bodies: [Organisation]
  /// Finds organisations as of the day on which the plan was issued.
  let matcher: OrganisationMatcher

  init(_ overview: PlanOverview, _ document: Document?, _ viewer: Viewer?, today: CivilDate) {
    (self.overview, self.document) = (overview, document)
    tree = viewer?.tree ?? OrganisationTree([])
    let (plan, day) = (overview.plan, overview.plan.issuedOn ?? today)
    let known = Self.known(tree.on(day), plan, viewer, limit: 5_000)
    matcher = OrganisationMatcher(known, on: day)
    bodies = Self.known(tree, plan, viewer, limit: 1_000)
  }

  private static func known(
    _ tree: OrganisationTree, _ plan: Plan, _ viewer: Viewer?, limit: Int
  ) -> [Organisation] {
    var near = tree.nearest(to: plan.realm, limit: limit).map(\.organisation)
    if plan.owner != plan.realm {
      let all = Set(near.map(\.id))
      near += tree.nearest(to: plan.owner, limit: limit).map(\.organisation).filter { !all.contains($0.id) }
    }
    return near.filter { viewer?.mayKnow($0.id) ?? false }
  }

  /// Deadlines that the document gives where it speaks of an item, without the one that the item has.
  func deadlines(of item: PlanItem) -> [Deadline] {
    let parts = overview.content.assignments.filter { $0.item == item.id }
    var texts = [item.text]
    texts += parts.filter { !item.span.overlaps($0.span) }.map { document?.line(around: $0.span) ?? "" }
    var seen: Set<String> = item.due.map { [$0.edtf] } ?? []
    let found = texts.flatMap { Deadline.all(in: $0) }.filter { seen.insert($0.edtf).inserted }
    return Array(found.prefix(Self.limit))
  }

  /// Organisations that may lead an item that nobody leads: those it names, then those that lead the items around it.
  func leads(of item: PlanItem) -> [Organisation] {
    guard let place = overview.work.firstIndex(where: { $0.item.id == item.id }) else { return [] }
    let around = overview.work.indices.sorted { abs($0 - place) < abs($1 - place) }.prefix(9)
    let neighbours = around.flatMap { overview.work[$0].owners }.compactMap { $0.organisation.flatMap { tree[$0] } }
    var seen: Set<ID<Organisation>> = []
    let all = (matcher.named(in: item.text) + neighbours).filter { seen.insert($0.id).inserted }
    return Array(all.prefix(2 * Self.limit))
  }
}

extension Document {
  /// The line of the document around a place.
  func line(around span: Range<Int>) -> String {
    let scalars = body.unicodeScalars
    guard let place = scalars.index(scalars.startIndex, offsetBy: span.lowerBound, limitedBy: scalars.endIndex) else {
      return ""
    }
    let start = scalars[..<place].lastIndex(of: "\n").map { scalars.index(after: $0) } ?? scalars.startIndex
    let end = scalars[place...].firstIndex(of: "\n") ?? scalars.endIndex
    return String(scalars[start..<end])
  }
}
