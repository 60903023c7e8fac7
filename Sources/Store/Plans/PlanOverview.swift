// SPDX-License-Identifier: Apache-2.0
public import Domain

/// An activity or task with what is known of it now.
public struct WorkItem: Sendable {
  /// The item of the plan.
  public let item: PlanItem
  /// Who leads, co-leads or is named as the doer.
  public let owners: [Assignment]
  /// Who coordinates or follows.
  public let others: [Assignment]
  /// The last accepted report.
  public let accepted: Report?
  /// The last report, if it still waits for its approval.
  public let waiting: Report?
  /// The last report, if it was sent back and not sent again.
  public let returned: Report?
  /// Its status on the day of the overview.
  public let status: ActivityStatus

  /// The organisations that owe its progress.
  public var owingOrganisations: [ID<Organisation>] { owners.compactMap(\.organisation) }
}

/// A plan with its results on one day: what pages, exports and official reports show, computed once from one snapshot.
public struct PlanOverview: Sendable {
  /// The plan and everything read from its document.
  public let content: PlanContent
  /// The day for which statuses hold.
  public let today: CivilDate
  /// Activities and tasks in the order of the document.
  public let work: [WorkItem]
  /// Items without a parent, in the order of the document.
  public let roots: [PlanItem]
  private let childItems: [ID<PlanItem>: [PlanItem]]
  private let workIndex: [ID<PlanItem>: Int]
  private let itemCounts: [ID<PlanItem>: StatusCounts]

  /// The plan itself.
  public var plan: Plan { content.plan }

  /// Computes the overview.
  ///
  /// - Parameters:
  ///   - reports: all reports of the plan, ordered so that the last one of an activity comes last.
  ///   - today: the day for which statuses are asked.
  public init(_ content: PlanContent, reports: [Report], today: CivilDate) {
    self.content = content
    self.today = today
    let reportsByItem = Dictionary(grouping: reports, by: \.item)
    let assignmentsByItem = Dictionary(grouping: content.assignments, by: \.item)
    work = content.items.filter(\.kind.isWork).map { item in
      Self.workItem(item, assignmentsByItem[item.id] ?? [], reportsByItem[item.id] ?? [], today)
    }
    workIndex = Dictionary(work.enumerated().map { ($1.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    roots = content.items.filter { $0.parent == nil }
    childItems = Dictionary(grouping: content.items.filter { $0.parent != nil }, by: { $0.parent ?? $0.id })
    itemCounts = Self.counts(content.items, work)
  }

  /// The reporting periods that the plan has had or has now, at most the last `count`: by the first duty whose rule is
  /// known, else by the cycle of plans that state none.
  public func reportingPeriods(last count: Int = 6) -> [ReportingPeriod] {
    let cycle = content.duties.lazy.compactMap { $0.rule.flatMap(ReportingCycle.init(rule:)) }.first ?? .unstated
    let first = plan.periodFrom.flatMap { CivilDate(year: $0, month: 1, day: 1) }
    return cycle.periods(from: plan.issuedOn ?? first ?? today, to: today).suffix(count)
  }

  /// The items directly below one.
  public func children(of item: PlanItem) -> [PlanItem] { childItems[item.id] ?? [] }

  /// What is known of an activity or task; `nil` for other items.
  public func work(for item: PlanItem) -> WorkItem? { workIndex[item.id].map { work[$0] } }

  /// How many activities and tasks of each status stand at or below an item.
  public func counts(below item: PlanItem) -> StatusCounts { itemCounts[item.id] ?? StatusCounts() }

  /// How many of each status the whole plan has.
  public var total: StatusCounts {
    var total = StatusCounts()
    for item in work { total.count(item.status.kind) }
    return total
  }

  private static func workItem(
    _ item: PlanItem, _ assignments: [Assignment], _ reports: [Report], _ today: CivilDate
  ) -> WorkItem {
    let accepted = reports.last { $0.state == .accepted }
    // What comes after the last accepted report is still open; what came before was overtaken by it.
    let last = reports.last
    let facts = ActivityFacts(
      due: item.due?.lastDay, acceptedPercent: accepted?.percent, acceptedOn: accepted?.holdsOn,
      hasWaitingReport: reports.contains { $0.state == .submitted }, stoppedReason: item.stoppedReason)
    return WorkItem(
      item: item, owners: assignments.filter(\.role.owesProgress), others: assignments.filter { !$0.role.owesProgress },
      accepted: accepted, waiting: last?.state == .submitted ? last : nil,
      returned: last?.state == .returned ? last : nil, status: facts.status(on: today))
  }

  /// Counts upwards: items come in document order, so every child stands after its parent and one backward pass adds all.
  private static func counts(_ items: [PlanItem], _ work: [WorkItem]) -> [ID<PlanItem>: StatusCounts] {
    var counts: [ID<PlanItem>: StatusCounts] = [:]
    for item in work { counts[item.item.id, default: StatusCounts()].count(item.status.kind) }
    for item in items.reversed() {
      guard let parent = item.parent, let own = counts[item.id] else { continue }
      counts[parent, default: StatusCounts()] += own
    }
    return counts
  }
}
