// SPDX-License-Identifier: Apache-2.0
public import Domain
import OfficialDocuments
public import PlanReading
public import Store
import Vietnamese

/// A document that was read, on its way to become a plan.
public struct PlanImport: Sendable {
  /// What the reader found.
  public let plan: ReadPlan

  /// Takes what the reader found.
  public init(_ plan: ReadPlan) { self.plan = plan }

  /// The day as of which the plan names bodies: that of its issue, else today.
  public func day(at now: Instant) -> CivilDate { plan.document.issuedOn ?? now.inVietnam.date }

  /// The draft of a plan for the store: items and bodies get identifiers, and bodies whose names fit exactly one
  /// organisation of that day are matched.
  public func content(
    owner: Organisation, organisations: [Organisation], ids: IDSource, at now: Instant
  ) -> PlanContent {
    let itemIDs = plan.items.map { _ in ids.next(PlanItem.self, at: now) }
    let matcher = OrganisationMatcher(organisations.filter { $0.realm == owner.realm }, on: day(at: now))
    let work = WorkOfPlan(plan)
    let items = plan.items.map { self.item($0, itemIDs, work) }
    let assignments = work.assignments.map { assignment in
      Assignment(
        id: ids.next(at: now), item: itemIDs[assignment.item], body: assignment.body, role: assignment.role,
        organisation: matcher.match(assignment.body)?.id, span: assignment.span.scalars)
    }
    let document = plan.document
    return PlanContent(
      plan: Plan(
        id: ids.next(at: now), realm: owner.realm, owner: owner.id, document: ids.next(at: now), state: .draft,
        type: document.type ?? "", title: document.title ?? plan.source.name, number: document.number,
        issuer: document.issuer, place: document.place, issuedOn: document.issuedOn, periodFrom: period.from,
        periodTo: period.to, authority: document.authority, position: document.position, signer: document.signer,
        recipients: plan.recipients.map(\.body)),
      items: items, assignments: assignments, findings: plan.findings.map { finding($0, itemIDs, work) },
      duties: plan.reports.map { ReportingDuty(receiver: $0.to ?? "", via: $0.via, rule: $0.rule, due: $0.due) })
  }

  private func item(_ item: ReadPlan.Item, _ ids: [ID<PlanItem>], _ work: WorkOfPlan) -> PlanItem {
    let target = work.target[item.index]
    return PlanItem(
      id: ids[item.index], parent: item.parent.map { ids[$0] }, label: item.label,
      activity: item.kind == .activity ? item.activities.joined(separator: ", ") : "",
      kind: work.isCountedElsewhere(item.index) ? .statement : item.kind, text: item.text,
      due: work.due[item.index], target: target.flatMap { Self.quantity($0.value) }, unit: target?.unit,
      span: item.span.scalars)
  }

  /// In thousandths; `nil` for a number with more decimals, or too large.
  static func quantity(_ value: ScaledDecimal) -> Quantity? {
    guard value.scale <= 3, value.units < 1 << 50 else { return nil }
    let factor = [1000, 100, 10, 1][value.scale]
    return Quantity(thousandths: Int64(value.units * factor))
  }

  private func finding(_ finding: ReadPlan.Finding, _ ids: [ID<PlanItem>], _ work: WorkOfPlan) -> PlanFinding {
    let item = finding.item ?? finding.activity.flatMap { work.itemOfActivity[$0] }
    return PlanFinding(
      rule: finding.rule.id, severity: finding.rule.severity.rawValue, item: item.map { ids[$0] },
      message: (finding.message.vietnamese, finding.message.english),
      advice: (finding.advice.vietnamese, finding.advice.english))
  }

  /// The years of `2018/2020`, or of a single year.
  private var period: (from: Int?, to: Int?) {
    let years = (plan.document.period ?? "").utf8.split(separator: UInt8(ascii: "/")).map {
      Int(String(decoding: $0.prefix(4), as: UTF8.self))
    }
    return (years.first ?? nil, years.last ?? nil)
  }
}

/// Brings together what a document says of an activity in several places: where it is described, and where it is given to
/// somebody.
private struct WorkOfPlan {
  /// The item that describes an activity, by its number.
  private(set) var itemOfActivity: [String: Int] = [:]
  /// Each body's part in an item, once.
  private(set) var assignments: [ReadPlan.Assignment] = []
  /// The items that give work to somebody, and those that the work belongs to.
  private var assigning: Set<Int> = []
  private var assigned: Set<Int> = []
  /// The deadline of an item.
  private(set) var due: [Int: Deadline] = [:]
  /// The target of an item: the first where there are several.
  private(set) var target: [Int: ReadPlan.Target] = [:]

  init(_ plan: ReadPlan) {
    for item in plan.items where item.kind == .activity {
      for number in item.activities where itemOfActivity[number] == nil { itemOfActivity[number] = item.index }
    }
    collectAssignments(plan)
    for target in plan.targets {
      let item =
        plan.items[target.item].kind == .activity ? target.item : target.activity.flatMap { itemOfActivity[$0] }
      let index = item ?? target.item
      if self.target[index] == nil { self.target[index] = target }
    }
  }

  /// Whether a sentence only gives numbered activities to somebody: the work is counted where the activity is described.
  func isCountedElsewhere(_ item: Int) -> Bool { assigning.contains(item) && !assigned.contains(item) }

  private mutating func collectAssignments(_ plan: ReadPlan) {
    var seen: Set<String> = []
    for var assignment in plan.assignments {
      // What a duty says of a numbered activity belongs to the item that describes the activity; what it says of itself
      // stays with it.
      assigning.insert(assignment.item)
      assignment.item = assignment.activity.flatMap { itemOfActivity[$0] } ?? assignment.item
      assigned.insert(assignment.item)
      let deadline = assignment.due.flatMap { Deadline(edtf: $0) }
      if let deadline, due[assignment.item] == nil { due[assignment.item] = deadline }
      if seen.insert("\(assignment.item) \(assignment.role.rawValue) \(assignment.body)").inserted {
        assignments.append(assignment)
      }
    }
  }
}

extension ReadPlan.Span {
  /// The place in Unicode scalars.
  var scalars: Range<Int> { start..<max(start, end) }
}
