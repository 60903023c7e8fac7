// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import Store

/// The tree of a plan: parts as foldable sections, activities as tables with one set of columns.
struct PlanTree {
  let visit: Visit
  let overview: PlanOverview
  /// The activities to show.
  let shown: Set<ID<PlanItem>>
  let isFiltered: Bool
  /// How many bodies are named in a row before the rest is only counted.
  private static let namesShown = 3

  var html: HTML {
    var tree = HTML()
    tree.reserve(400 * overview.content.items.count)
    for root in overview.roots { append(root, depth: 0, to: &tree) }
    if tree.isEmpty { return visit.empty(visit.t(.planHasNoWork)) }
    return "<div class=\"tree\">\(tree)</div>"
  }

  private func append(_ item: PlanItem, depth: Int, to tree: inout HTML) {
    let children = overview.children(of: item)
    let rows = children.filter { $0.kind.isWork && shown.contains($0.id) }
    let parts = children.filter { !$0.kind.isWork || !overview.children(of: $0).isEmpty }
    var inside = HTML()
    // Work at the top has no part above it in whose table it could stand.
    if item.parent == nil, item.kind.isWork, shown.contains(item.id) { inside += table([item], under: item) }
    if !rows.isEmpty { inside += table(rows, under: item) }
    for part in parts { append(part, depth: depth + 1, to: &inside) }
    let counts = overview.counts(below: item)
    guard !inside.isEmpty else { return }
    // What is late is not to be looked for.
    let open: HTML? = isFiltered || depth < 2 || counts[.late] > 0 ? " open" : nil
    tree += """
      <details class="\(Self.style(depth))" id="i\(item.id.description)"\(open)><summary>\
      <span class="code">\(item.code)</span><span class="nm">\(item.heading)</span>\
      <span class="sum">\(visit.stackedBar(counts))<span class="num">\(counts.total)<span class="hs"> \(visit.t(.activitiesCounted(counts.total)))</span></span>\
      </span>\
      </summary>\(inside)</details>
      """
  }

  private static func style(_ depth: Int) -> String { depth == 0 ? "top" : depth == 1 ? "grp" : "grp in" }

  private func table(_ items: [PlanItem], under parent: PlanItem) -> HTML {
    var rows = HTML()
    for item in items { if let work = overview.work(for: item) { rows += row(work) } }
    return """
      <table class="tbl cards"><caption class="vh">\(visit.t(.activitiesOf(parent.shortened(to: 80))))</caption>\
      <colgroup><col class="w-code"><col><col class="w-st"><col class="w-lead"><col class="w-due"><col class="w-pr">\
      <col class="w-src"></colgroup><thead><tr class="hd"><th scope="col">\(visit.t(.code))</th>\
      <th scope="col">\(visit.t(.activity))</th><th scope="col">\(visit.t(.statusLabel))</th>\
      <th scope="col">\(visit.t(.lead))</th><th scope="col">\(visit.t(.deadline))</th>\
      <th scope="col">\(visit.t(.progress))</th><th scope="col">\(visit.t(.source))</th></tr></thead><tbody>\(rows)\
      </tbody></table>
      """
  }

  private func row(_ work: WorkItem) -> HTML {
    let item = work.item
    let id = item.id.description
    let path = "/ke-hoach/\(overview.plan.id)/hoat-dong/\(id)"
    // Its section bears the anchor where it has one.
    let hasSection = item.parent == nil || !overview.children(of: item).isEmpty
    let waits = work.waiting.filter(visit.mayRead)
    let waiting: HTML? = waits.last.map { last in
      // The figure of one of many bodies says nothing about the whole.
      let words: Phrase = work.units == nil ? .waitingFigure(last.percent) : .reportsWaiting(waits.count)
      return "<span class=\"tag\">\(visit.icon(.wait))\(visit.t(words))</span>"
    }
    return """
      <tr\(hasSection ? nil : " id=\"i\(id)\"" as HTML)><td class="code">\(item.code)</td>\
      <th scope="row"><a class="name" href="\(path)">\(item.name)</a>\(reason(work))</th>\
      <td>\(visit.chip(work.status))</td><td><span class="lab">\(visit.t(.lead))</span>\(leads(work))</td>\
      <td class="num"><span class="lab">\(visit.t(.deadline))</span>\(visit.due(item.due))</td>\
      <td>\(visit.progress(work.acceptedPercent ?? 0, visit.figure(work)))\(waiting)</td>\
      <td><a class="src" href="/ke-hoach/\(overview.plan.id.description)?nguon=\(id)#i\(id)">\(visit.icon(.src))\
      \(visit.t(.seeSource))\
      <span class="vh"> \(item.code)</span></a></td></tr>
      """
  }

  /// Why it is late or stopped stands under the name, in the words of the last report.
  private func reason(_ work: WorkItem) -> HTML? {
    guard let distance = visit.distance(work.status) else { return nil }
    let last =
      work.waiting.last(where: visit.mayRead) ?? work.returned.last(where: visit.mayRead) ?? work.accepted
    var text = distance
    if case .late = work.status, let last, visit.mayRead(last), !last.difficulty.isEmpty {
      text += ": \(last.difficulty)"
    }
    return "<span class=\"meta why\">\(text)</span>"
  }

  private func leads(_ work: WorkItem) -> HTML {
    guard !work.owners.isEmpty else {
      return "<span class=\"chip late\">\(visit.icon(.late))\(visit.t(.noLead))</span>"
    }
    let names = visit.distinct(work.owners).map { visit.name(of: $0) }
    let more = names.count - Self.namesShown
    let shown = names.prefix(Self.namesShown).joined(separator: ", ")
    return HTML(text: more > 0 ? shown + " " + visit.t(.andOthers(more)) : shown)
  }
}
