// SPDX-License-Identifier: Apache-2.0
public import Domain

/// An activity or task with what is known of it now.
///
/// An object, because it never changes and pages hand it around: a copy of its texts each time took a tenth of a page.
public final class WorkItem: Sendable {
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
  public let status: ActivityStatus
  private let today: CivilDate
  private let reports: [Report]
  private let results: [Result]

  /// Where one body that answers today stands: the places in `reports` of what it, or a body whose work passed to it,
  /// reported last and of what was accepted last.
  private struct Result: Sendable {
    let body: ID<Organisation>
    var last: Int
    var accepted: Int?
  }

  /// Progress in per cent of what was accepted: of the one body that answers, or of the bodies that have done it.
  public var acceptedPercent: Int? { Self.percent(units, accepted) }

  private static func percent(_ units: Units?, _ accepted: Report?) -> Int? {
    guard let units else { return accepted?.percent }
    return accepted == nil ? nil : units.done * 100 / units.total
  }

  /// What a body reported or owed passes to its successor when it ends.
  init(
    _ item: PlanItem, _ assignments: [Assignment], _ reports: [Report], tree: OrganisationTree, today: CivilDate
  ) {
    self.item = item
    self.today = today
    self.reports = reports
    owners = assignments.filter { $0.role.owesProgress }
    others = assignments.count == owners.count ? [] : assignments.filter { !$0.role.owesProgress }
    results = Self.results(reports, tree, today)
    let open = results.map(\.last).filter { reports[$0].state != .accepted }.map { reports[$0] }
      .sorted(by: Self.isEarlier)
    waiting = open.filter { $0.state == .submitted }
    returned = open.filter { $0.state == .returned }
    accepted = reports.last { $0.state == .accepted }
    units = Self.units(owners, reports, results, tree, today)
    let percent = Self.percent(units, accepted)
    status = Self.facts(item, percent, accepted?.holdsOn, isWaiting: !waiting.isEmpty).status(on: today)
  }

  /// Of each body the last report; few bodies report on one item, so they are searched one after the other.
  private static func results(_ reports: [Report], _ tree: OrganisationTree, _ today: CivilDate) -> [Result] {
    var results: [Result] = []
    for place in reports.indices {
      let body = tree.answering(for: reports[place].organisation, on: today)
      let accepted = reports[place].state == .accepted ? place : nil
      if let known = results.firstIndex(where: { $0.body == body }) {
        results[known].last = place
        if let accepted { results[known].accepted = accepted }
      } else {
        results.append(Result(body: body, last: place, accepted: accepted))
      }
    }
    return results
  }

  /// The order of `Connection.reports(of:)`.
  private static func isEarlier(_ one: Report, _ other: Report) -> Bool {
    (one.holdsOn, one.submittedAt, one.id.rawValue) < (other.holdsOn, other.submittedAt, other.id.rawValue)
  }

  private static func units(
    _ owners: [Assignment], _ reports: [Report], _ results: [Result], _ tree: OrganisationTree, _ today: CivilDate
  ) -> Units? {
    let named = bodiesThatCount(owners)
    guard named.count > 1 else { return nil }
    let bodies = Set(named.map { tree.answering(for: $0, on: today) })
    guard bodies.count > 1 else { return nil }
    let done = results.count { result in
      bodies.contains(result.body) && result.accepted.map { reports[$0].percent == 100 } ?? false
    }
    return Units(done: done, total: bodies.count)
  }

  /// Where somebody leads, the leads; else those named as doers.
  private static func bodiesThatCount(_ owners: [Assignment]) -> [ID<Organisation>] {
    let leads = owners.filter { $0.role == .lead }
    return (leads.isEmpty ? owners : leads).compactMap(\.organisation)
  }

  private static func facts(_ item: PlanItem, _ percent: Int?, _ on: CivilDate?, isWaiting: Bool) -> ActivityFacts {
    ActivityFacts(
      due: item.due?.lastDay, acceptedPercent: percent, acceptedOn: on, hasWaitingReport: isWaiting,
      stoppedReason: item.stoppedReason)
  }

  /// Where one of the bodies that answer today stands with it: its own reports where each does it by itself, else as the
  /// whole.
  public func status(of organisation: ID<Organisation>) -> ActivityStatus {
    guard units != nil else { return status }
    let own = results.first { $0.body == organisation }
    let accepted = own?.accepted.map { reports[$0] }
    let isWaiting = own.map { reports[$0.last].state == .submitted } ?? false
    return Self.facts(item, accepted?.percent, accepted?.holdsOn, isWaiting: isWaiting).status(on: today)
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
  /// Where each item stands in the document; what follows is told by that place.
  private let places: [ID<PlanItem>: Int]
  private let rootPlaces: [Int]
  private let childPlaces: [[Int]]
  private let workPlaces: [Int?]
  private let itemCounts: [StatusCounts]

  /// The plan itself.
  public var plan: Plan { content.plan }

  /// Computes the overview.
  ///
  /// - Parameters:
  ///   - reports: all reports of the plan or those that stand, ordered so that the last one of an activity comes last.
  ///   - tree: the bodies, so that what an ended one owed and reported passes to its successor.
  ///   - today: the day for which statuses are asked.
  public init(
    _ content: PlanContent, reports: [Report], tree: OrganisationTree = OrganisationTree([]), today: CivilDate
  ) {
    self.content = content
    self.today = today
    let items = content.items
    var places: [ID<PlanItem>: Int] = [:]
    places.reserveCapacity(items.count)
    for place in items.indices where places[items[place].id] == nil { places[items[place].id] = place }
    var itemReports = [[Report]](repeating: [], count: items.count)
    for report in reports.indices {
      if let place = places[reports[report].item] { itemReports[place].append(reports[report]) }
    }
    var itemAssignments = [[Assignment]](repeating: [], count: items.count)
    for part in content.assignments { if let place = places[part.item] { itemAssignments[place].append(part) } }
    var rootPlaces: [Int] = []
    var work: [WorkItem] = []
    work.reserveCapacity(items.count)
    var workPlaces = [Int?](repeating: nil, count: items.count)
    var childPlaces = [[Int]](repeating: [], count: items.count)
    for place in items.indices {
      if items[place].parent == nil { rootPlaces.append(place) }
      if let parent = items[place].parent.flatMap({ places[$0] }) { childPlaces[parent].append(place) }
      guard items[place].kind.isWork else { continue }
      workPlaces[place] = work.count
      work.append(WorkItem(items[place], itemAssignments[place], itemReports[place], tree: tree, today: today))
    }
    itemCounts = Self.counts(items, places, work)
    (self.places, self.work, self.workPlaces) = (places, work, workPlaces)
    (self.rootPlaces, self.childPlaces) = (rootPlaces, childPlaces)
  }

  /// The reporting periods that the plan has had or has now, at most the last `count`: by its duties whose rules
  /// are known, else by the cycle of plans that state none.
  public func reportingPeriods(last count: Int = 6) -> [ReportingPeriod] {
    let cycle = ReportingCycle(rules: content.duties.compactMap(\.rule))
    let first = plan.periodFrom.flatMap { CivilDate(year: $0, month: 1, day: 1) }
    return cycle.periods(from: plan.issuedOn ?? first ?? today, to: today).suffix(count)
  }

  /// Items without a parent, in the order of the document.
  public var roots: [PlanItem] { rootPlaces.map { content.items[$0] } }

  /// The item with an identifier; `nil` where the plan has none.
  public func item(_ id: ID<PlanItem>) -> PlanItem? { places[id].map { content.items[$0] } }

  /// How many items of a kind there are.
  public func count(of kind: PlanItemKind) -> Int { content.items.indices.count { content.items[$0].kind == kind } }

  /// The items directly below one.
  public func children(of item: PlanItem) -> [PlanItem] {
    places[item.id].map { childPlaces[$0].map { content.items[$0] } } ?? []
  }

  /// Whether items stand directly below one.
  public func hasChildren(_ item: PlanItem) -> Bool { places[item.id].map { !childPlaces[$0].isEmpty } ?? false }

  /// What is known of an activity or task; `nil` for other items.
  public func work(for item: PlanItem) -> WorkItem? {
    places[item.id].flatMap { workPlaces[$0] }.map { work[$0] }
  }

  /// How many activities and tasks of each status stand at or below an item.
  public func counts(below item: PlanItem) -> StatusCounts {
    places[item.id].map { itemCounts[$0] } ?? StatusCounts()
  }

  /// How many of each status the whole plan has.
  public var total: StatusCounts {
    var total = StatusCounts()
    for item in work { total.count(item.status.kind) }
    return total
  }

  /// Counts upwards: items come in document order, so every child stands after its parent and one backward pass adds all.
  private static func counts(
    _ items: [PlanItem], _ places: [ID<PlanItem>: Int], _ work: [WorkItem]
  ) -> [StatusCounts] {
    var counts = [StatusCounts](repeating: StatusCounts(), count: items.count)
    for item in work { if let place = places[item.item.id] { counts[place].count(item.status.kind) } }
    for place in items.indices.reversed() {
      guard let parent = items[place].parent.flatMap({ places[$0] }), parent != place else { continue }
      counts[parent] += counts[place]
    }
    return counts
  }
}
