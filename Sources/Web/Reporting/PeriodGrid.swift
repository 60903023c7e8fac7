// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The grid «unit × period»: who sent what, who is missing.
enum PeriodGrid {
  private struct Line {
    let organisation: Organisation
    let cells: [(facts: PeriodFacts, standing: PeriodStanding)]
  }

  /// An activity that a body answers for, and since when it or the body before it could.
  private struct Duty {
    let work: WorkItem
    let since: CivilDate?
  }

  static func show(_ visit: Visit) throws -> Response {
    let all = try visit.site.services.database.read { connection in
      try visit.plans(connection).filter { $0.state != .draft }.map { plan in
        (try visit.overview(of: plan, connection), try connection.reports(of: plan))
      }
    }
    guard !all.isEmpty else { return nothing(visit) }
    let chosen = ID<Plan>(visit.query["ke-hoach"] ?? "")
    let (overview, reports) = all.first { $0.0.plan.id == chosen } ?? all[0]
    let periods = overview.reportingPeriods()
    let lines = lines(visit, overview, reports, periods)
    let choices = all.map { (value: $0.0.plan.id.description, text: "\($0.0.plan.number ?? "") \($0.0.plan.heading)") }
    let structures = [
      (value: "nay", text: visit.t(.structureOfToday)), (value: "ky", text: visit.t(.structureOfPeriod)),
    ]
    return visit.page(
      visit.t(.reports), section: .reports,
      body: """
        <div class="head"><h1>\(visit.t(.reportsGrid))</h1><p class="lead">\(visit.t(.reportsGridLead))</p></div>
        <div class="stack"><form method="get" class="card filters one">\
        \(visit.select("ke-hoach", .plan, options: choices, chosen: overview.plan.id.description))\
        \(visit.select("co-cau", .structureOf, options: structures, chosen: isOfItsTime(visit) ? "ky" : "nay"))\
        \(visit.hierarchyField())<button class="btn pri">\(visit.t(.show))</button></form>\(legend(visit))
        \(lines.isEmpty ? visit.empty(visit.t(.nobodyOwes)) : table(visit, overview, periods, lines))</div>
        """)
  }

  private static func nothing(_ visit: Visit) -> Response {
    visit.page(
      visit.t(.reports), section: .reports,
      body: """
        <div class="head"><h1>\(visit.t(.reportsGrid))</h1></div><div class="empty"><h2>\(visit.t(.noPlansYet))</h2>\
        <p>\(visit.t(.noPlansWait))</p></div>
        """)
  }

  /// Whether each period is shown with the bodies of its own time, so that no later merger changes what it says; else all
  /// are shown with the bodies that answer on the day of the page.
  private static func isOfItsTime(_ visit: Visit) -> Bool { visit.query["co-cau"] == "ky" }

  /// The day whose bodies answer for a period.
  private static func day(of period: ReportingPeriod, _ visit: Visit) -> CivilDate {
    isOfItsTime(visit) ? min(period.cutOff, visit.day) : visit.day
  }

  private static func lines(
    _ visit: Visit, _ overview: PlanOverview, _ reports: [Report], _ periods: [ReportingPeriod]
  ) -> [Line] {
    guard let viewer = visit.viewer else { return [] }
    let owed = periods.map { duties(visit, overview, on: day(of: $0, visit)) }
    let byItem = Dictionary(grouping: reports, by: \.item)
    let owing = Set(owed.flatMap(\.keys)).union(duties(visit, overview, on: visit.day).keys)
    let bodies = owing.filter { viewer.may(.viewPlans, over: $0) }.compactMap { visit.tree[$0] }
    return bodies.sorted { $0.id < $1.id }.map { body in
      Line(
        organisation: body,
        cells: zip(periods, owed).map { period, owed in
          let facts = facts(visit, body, owed[body.id] ?? [], byItem, period)
          return (facts, facts.standing(due: period.due, on: visit.day))
        })
    }
  }

  /// The work of each body that answers on a day.
  private static func duties(
    _ visit: Visit, _ overview: PlanOverview, on day: CivilDate
  ) -> [ID<Organisation>: [Duty]] {
    var owed: [ID<Organisation>: [Duty]] = [:]
    for work in overview.work {
      let bodies = Dictionary(grouping: work.owners) { owner in
        owner.organisation.flatMap { visit.tree.responsible(for: $0, on: day)?.id }
      }
      for case (let id?, let assignments) in bodies {
        let given = assignments.compactMap { $0.organisation.flatMap { visit.tree[$0]?.from } }
        owed[id, default: []].append(Duty(work: work, since: given.min()))
      }
    }
    return owed
  }

  /// What a body owed in a period: its activities that were not done before it began. A body that was founded later
  /// owes nothing, unless it took over from one that was there.
  private static func facts(
    _ visit: Visit, _ body: Organisation, _ duties: [Duty], _ reports: [ID<PlanItem>: [Report]],
    _ period: ReportingPeriod
  ) -> PeriodFacts {
    var facts = PeriodFacts()
    for duty in duties where duty.since.map({ $0 <= period.cutOff }) ?? true {
      let item = duty.work
      // Where each body does the work by itself, only its own reports speak for it.
      let all = (reports[item.item.id] ?? []).filter { item.units == nil || speaks($0, for: body, in: period, visit) }
      let wasDone = all.contains { $0.state == .accepted && $0.percent == 100 && $0.holdsOn < period.from }
      guard !wasDone, item.item.stoppedReason == nil else { continue }
      facts.owed += 1
      switch all.last(where: { period.contains($0.holdsOn) })?.state {
      case .accepted: facts.accepted += 1
      case .submitted: facts.waiting += 1
      case .returned: facts.returned += 1
      case nil: break
      }
    }
    return facts
  }

  /// Whether a report is a body's own for a period: sent by it, by one whose work it had then, or after its end, for the
  /// time before, by the body that answers for it.
  private static func speaks(
    _ report: Report, for body: Organisation, in period: ReportingPeriod, _ visit: Visit
  ) -> Bool {
    let day = day(of: period, visit)
    if visit.tree.answering(for: report.organisation, on: day) == body.id { return true }
    return body.to.map { $0 >= period.cutOff && report.holdsOn <= $0 } ?? false
      && visit.tree.answering(for: body.id, on: visit.day) == report.organisation
  }

  private static func table(
    _ visit: Visit, _ overview: PlanOverview, _ periods: [ReportingPeriod], _ lines: [Line]
  ) -> HTML {
    var head = HTML()
    for period in periods {
      head += """
        <th scope="col" class="pc">\(visit.t(.periodName(period.code)))<br><span class="meta">\
        \(visit.t(.cutOffOn(period.cutOff.short)))<br>\
        \(visit.t(.dueOn(period.due.short)))</span></th>
        """
    }
    var rows = HTML()
    for (head, some) in groups(visit, lines) {
      if let head { rows += totals(visit, head, some, periods, "group") }
      for line in some { rows += row(visit, line, periods) }
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(visit.t(.reportsGrid))"><table class="tbl gridt">\
      <caption class="vh">\(visit.t(.reportsGrid)): \(overview.plan.heading)</caption><thead><tr><th scope="col">\
      \(visit.t(.unit))</th>\
      \(head)</tr></thead><tbody>\(rows)</tbody><tfoot>\
      \(totals(visit, visit.t(.completeUnits), lines, periods, nil))</tfoot></table></div>
      """
  }

  /// The lines by the groups of the order that is asked for, each in one of them, under the group's name; without an order
  /// all together.
  private static func groups(_ visit: Visit, _ lines: [Line]) -> [(head: String?, lines: [Line])] {
    guard let hierarchy = visit.hierarchy else { return [(nil, lines)] }
    let tree = visit.tree(in: hierarchy)
    let found = Dictionary(grouping: lines) { tree.group(of: $0.organisation.id) }
    let named = found.keys.compactMap { $0.flatMap { visit.tree[$0] } }.sortedAsInDictionaries(by: \.name)
    return named.map { ($0.name, found[$0.id] ?? []) }
      + (found[nil].map { [(visit.t(.inNoGroup), $0)] } ?? [])
  }

  private static func row(_ visit: Visit, _ line: Line, _ periods: [ReportingPeriod]) -> HTML {
    var cells = HTML()
    for (period, cell) in zip(periods, line.cells) { cells += self.cell(visit, cell.facts, cell.standing, period) }
    return """
      <tr><th scope="row"><a href="/to-chuc/\(line.organisation.id.description)">\(line.organisation.name)</a></th>\
      \(cells)</tr>
      """
  }

  /// How many of some bodies have all that they owe accepted, of how many that owe, in each period.
  private static func totals(
    _ visit: Visit, _ name: String, _ lines: [Line], _ periods: [ReportingPeriod], _ style: String?
  ) -> HTML {
    var cells = HTML()
    for index in periods.indices {
      let owing = lines.filter { $0.cells[index].standing != .notRequired }
      let complete = owing.count { $0.cells[index].standing == .accepted }
      cells += "<td class=\"pc num\">\(complete)/\(owing.count)</td>"
    }
    let mark: HTML? = style.map { " class=\"\($0)\"" as HTML }
    return "<tr\(mark)><th scope=\"row\">\(name)</th>\(cells)</tr>"
  }

  private static func cell(
    _ visit: Visit, _ facts: PeriodFacts, _ standing: PeriodStanding, _ period: ReportingPeriod
  ) -> HTML {
    let icon = standing.icon.map { visit.icon($0) }
    return """
      <td class="pc"><span class="cell \(standing.style)">\(icon ?? "–")</span>\
      <span class="vh">\(visit.t(.standing(standing))), </span>\
      <span class="meta num">\(facts.owed == 0 ? "" : "\(facts.accepted)/\(facts.owed)")</span></td>
      """
  }

  private static func legend(_ visit: Visit) -> HTML {
    var list = HTML()
    for standing in PeriodStanding.allCases {
      let icon = standing.icon.map { visit.icon($0) }
      list += """
        <li><span class="cell \(standing.style)" aria-hidden="true">\(icon ?? "–")</span>\
        \(visit.t(.standing(standing)))</li>
        """
    }
    return "<ul class=\"legend\" aria-label=\"\(visit.t(.legend))\">\(list)</ul>"
  }
}

extension PeriodStanding {
  fileprivate var style: String {
    switch self {
    case .accepted: "c-ok"
    case .waiting: "c-wt"
    case .returned: "c-rt"
    case .partial: "c-lt"
    case .open: "c-dr"
    case .missing: "c-ms"
    case .notRequired: "c-no"
    }
  }

  fileprivate var icon: Icon? {
    switch self {
    case .accepted: .check
    case .waiting: .wait
    case .returned: .back
    case .partial: .on
    case .open: .dashed
    case .missing: .late
    case .notRequired: nil
    }
  }
}
