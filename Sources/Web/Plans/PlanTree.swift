// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import Store

/// The tree of a plan: parts as foldable sections, activities as tables with one set of columns.
struct PlanTree {
  private let visit: Visit
  private let overview: PlanOverview
  /// The activities to show.
  private let shown: Set<ID<PlanItem>>
  private let isFiltered: Bool
  /// What is the same in every row, made once.
  private let planPath: HTML
  private let columns: HTML
  private let leadLabel: HTML
  private let deadlineLabel: HTML
  private let sourceWords: HTML
  private let chips: [ActivityStatus.Kind: HTML]
  /// How many bodies are named in a row before the rest is only counted.
  private static let namesShown = 3

  init(visit: Visit, overview: PlanOverview, shown: Set<ID<PlanItem>>, isFiltered: Bool) {
    (self.visit, self.overview, self.shown, self.isFiltered) = (visit, overview, shown, isFiltered)
    planPath = "/ke-hoach/\(overview.plan.id.description)"
    columns = """
      <colgroup><col class="w-code"><col><col class="w-st"><col class="w-lead"><col class="w-due"><col class="w-pr">\
      <col class="w-src"></colgroup><thead><tr class="hd"><th scope="col">\(visit.t(.code))</th>\
      <th scope="col">\(visit.t(.activity))</th><th scope="col">\(visit.t(.statusLabel))</th>\
      <th scope="col">\(visit.t(.lead))</th><th scope="col">\(visit.t(.deadline))</th>\
      <th scope="col">\(visit.t(.progress))</th><th scope="col">\(visit.t(.source))</th></tr></thead><tbody>
      """
    leadLabel = "<span class=\"lab\">\(visit.t(.lead))</span>"
    deadlineLabel = "<span class=\"lab\">\(visit.t(.deadline))</span>"
    sourceWords = "\(visit.icon(.src))\(visit.t(.seeSource))"
    chips = Dictionary(
      uniqueKeysWithValues: ActivityStatus.Kind.allCases.map { kind in (kind, visit.chip(kind)) })
  }

  /// Writes the tree at the end of a page. Everything goes into the one buffer: a large plan would otherwise be copied once
  /// for each level.
  func append(to page: inout HTML) {
    page.reserve(800 * overview.content.items.count)
    let start = page.count
    page += "<div class=\"tree\">"
    let inside = page.count
    for root in overview.roots { append(root, depth: 0, to: &page) }
    guard page.count == inside else { return page += "</div>" }
    page.truncate(to: start)
    page += visit.empty(visit.t(.planHasNoWork))
  }

  private func append(_ item: PlanItem, depth: Int, to page: inout HTML) {
    // Most headings of a document have no work below them.
    guard overview.counts(below: item).total > 0 else { return }
    let children = overview.children(of: item)
    let start = page.count
    page += head(item, depth: depth)
    let inside = page.count
    // Work at the top has no part above it in whose table it could stand.
    if item.parent == nil { appendTable([item], under: item, to: &page) }
    appendTable(children, under: item, to: &page)
    for child in children where !child.kind.isWork || overview.hasChildren(child) {
      append(child, depth: depth + 1, to: &page)
    }
    if page.count == inside { page.truncate(to: start) } else { page += "</details>" }
  }

  private func head(_ item: PlanItem, depth: Int) -> HTML {
    let counts = overview.counts(below: item)
    // What is late is not to be looked for.
    let open: HTML? = isFiltered || depth < 2 || counts[.late] > 0 ? " open" : nil
    return """
      <details class="\(Self.style(depth))" id="i\(item.id.description)"\(open)><summary>\
      <span class="code">\(item.code)</span><span class="nm">\(item.heading)</span>\
      <span class="sum">\(visit.stackedBar(counts))<span class="num">\(counts.total)<span class="hs"> \(visit.t(.activitiesCounted(counts.total)))</span></span>\
      </span></summary>
      """
  }

  private static func style(_ depth: Int) -> String { depth == 0 ? "top" : depth == 1 ? "grp" : "grp in" }

  /// Those of the items that are work to be shown, as one table.
  private func appendTable(_ items: [PlanItem], under parent: PlanItem, to page: inout HTML) {
    var hasRows = false
    for place in items.indices where items[place].kind.isWork && shown.contains(items[place].id) {
      guard let work = overview.work(for: items[place]) else { continue }
      if !hasRows { page += tableHead(parent) }
      hasRows = true
      page += row(work)
    }
    if hasRows { page += "</tbody></table>" }
  }

  private func tableHead(_ parent: PlanItem) -> HTML {
    """
    <table class="tbl cards"><caption class="vh">\(visit.t(.activitiesOf(parent.shortened(to: 80))))</caption>\(columns)
    """
  }

  private func row(_ work: WorkItem) -> HTML {
    let item = work.item
    let id = HTML(text: item.id.description)
    let code = HTML(text: item.code)
    // Its section bears the anchor where it has one.
    let hasSection = item.parent == nil || overview.hasChildren(item)
    let waits = work.waiting.filter { visit.mayRead($0) }
    let waiting: HTML? = waits.last.map { last in
      // The figure of one of many bodies says nothing about the whole.
      let words: Phrase = work.units == nil ? .waitingFigure(last.percent) : .reportsWaiting(waits.count)
      return "<span class=\"tag\">\(visit.icon(.wait))\(visit.t(words))</span>"
    }
    return """
      <tr\(hasSection ? nil : " id=\"i\(id)\"" as HTML)><td class="code">\(code)</td>\
      <th scope="row"><a class="name" href="\(planPath)/hoat-dong/\(id)">\(item.name)</a>\(reason(work))</th>\
      <td>\(chips[work.status.kind])</td><td>\(leadLabel)\(leads(work))</td>\
      <td class="num">\(deadlineLabel)\(visit.due(item.due))</td>\
      <td>\(visit.progress(work.acceptedPercent ?? 0, visit.figure(work)))\(waiting)</td>\
      <td><a class="src" href="\(planPath)?nguon=\(id)#i\(id)">\(sourceWords)\
      <span class="vh"> \(code)</span></a></td></tr>
      """
  }

  /// Why it is late or stopped stands under the name, in the words of the last report.
  private func reason(_ work: WorkItem) -> HTML? {
    guard let distance = visit.distance(work.status) else { return nil }
    let last =
      work.waiting.last { visit.mayRead($0) } ?? work.returned.last { visit.mayRead($0) } ?? work.accepted
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
    if work.owners.count == 1 { return HTML(text: visit.name(of: work.owners[0])) }
    let names = visit.distinct(work.owners).map { visit.name(of: $0) }
    let more = names.count - Self.namesShown
    let shown = names.prefix(Self.namesShown).joined(separator: ", ")
    return HTML(text: more > 0 ? shown + " " + visit.t(.andOthers(more)) : shown)
  }
}
