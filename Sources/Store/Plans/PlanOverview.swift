// SPDX-License-Identifier: Apache-2.0
public import Domain

/// An activity or task with what is known of it now.
public struct WorkItem: Sendable {
  /// How many of the bodies that each do an item by themselves have done it.
  public struct Units: Sendable, Hashable {
    /// Those whose last accepted report says 100 %.
    public let done: Int
    /// All of them.
    public let total: Int
  }

  /// The item of the plan.
  public let item: PlanItem
  /// Who leads, co-leads or is named as the doer.
  public let owners: [Assignment]
  /// Who coordinates or follows.
  public let others: [Assignment]
  /// Where several bodies each do it by themselves («mỗi công đoàn cơ sở»): how many have; `nil` where one body answers.
  public let units: Units?
  /// The last accepted report of any body.
  public let accepted: Report?
  /// The reports that still wait for their approval: of each body the last one, in the order of their days.
  public let waiting: [Report]
  /// The reports that were sent back and not sent again: of each body the last one, in the order of their days.
  public let returned: [Report]
  /// Its status on the day of the overview.
  public private(set) var status: ActivityStatus
  private let today: CivilDate
  private let lastAccepted: [ID<Organisation>: Report]
  private let waitingBodies: Set<ID<Organisation>>

  /// The organisations that owe its progress.
  public var owingOrganisations: [ID<Organisation>] { owners.compactMap(\.organisation) }

  /// Progress in per cent of what was accepted: of the one body that answers, or of the bodies that have done it.
  public var acceptedPercent: Int? {
    guard let units else { return accepted?.percent }
    return accepted == nil ? nil : units.done * 100 / units.total
  }

  /// What a body reported or owed passes to its successor when it ends.
  init(
    _ item: PlanItem, _ assignments: [Assignment], _ reports: [Report], tree: OrganisationTree, today: CivilDate
  ) {
    let answering = { (id: ID<Organisation>) in tree.responsible(for: id, on: today)?.id ?? id }
    self.item = item
    self.today = today
    owners = assignments.filter(\.role.owesProgress)
    others = assignments.filter { !$0.role.owesProgress }
    let last = Dictionary(reports.map { (answering($0.organisation), $0) }, uniquingKeysWith: { $1 })
    let lastAccepted = Dictionary(
      reports.filter { $0.state == .accepted }.map { (answering($0.organisation), $0) }, uniquingKeysWith: { $1 })
    self.lastAccepted = lastAccepted
    waiting = reports.filter { $0.state == .submitted && last[answering($0.organisation)]?.id == $0.id }
    returned = reports.filter { $0.state == .returned && last[answering($0.organisation)]?.id == $0.id }
    waitingBodies = Set(waiting.map { answering($0.organisation) })
    accepted = reports.last { $0.state == .accepted }
    let bodies = Set(Self.bodiesThatCount(owners).map(answering))
    units =
      bodies.count < 2
      ? nil : Units(done: bodies.count { lastAccepted[$0]?.percent == 100 }, total: bodies.count)
    status = .notStarted
    status = facts(acceptedPercent, accepted?.holdsOn, isWaiting: !waiting.isEmpty).status(on: today)
  }

  /// Where somebody leads, the leads; else those named as doers.
  private static func bodiesThatCount(_ owners: [Assignment]) -> [ID<Organisation>] {
    let leads = owners.filter { $0.role == .lead }
    return (leads.isEmpty ? owners : leads).compactMap(\.organisation)
  }

  private func facts(_ percent: Int?, _ on: CivilDate?, isWaiting: Bool) -> ActivityFacts {
    ActivityFacts(
      due: item.due?.lastDay, acceptedPercent: percent, acceptedOn: on, hasWaitingReport: isWaiting,
      stoppedReason: item.stoppedReason)
  }

  /// Where one of the bodies that answer today stands with it: its own reports where each does it by itself, else as the
  /// whole.
  public func status(of organisation: ID<Organisation>) -> ActivityStatus {
    guard units != nil else { return status }
    let own = lastAccepted[organisation]
    return facts(own?.percent, own?.holdsOn, isWaiting: waitingBodies.contains(organisation)).status(on: today)
  }
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
  ///   - tree: the bodies, so that what an ended one owed and reported passes to its successor.
  ///   - today: the day for which statuses are asked.
  public init(
    _ content: PlanContent, reports: [Report], tree: OrganisationTree = OrganisationTree([]), today: CivilDate
  ) {
    self.content = content
    self.today = today
    let reportsByItem = Dictionary(grouping: reports, by: \.item)
    let assignmentsByItem = Dictionary(grouping: content.assignments, by: \.item)
    work = content.items.filter(\.kind.isWork).map { item in
      WorkItem(item, assignmentsByItem[item.id] ?? [], reportsByItem[item.id] ?? [], tree: tree, today: today)
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
