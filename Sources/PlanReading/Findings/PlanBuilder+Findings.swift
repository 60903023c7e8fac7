// SPDX-License-Identifier: Apache-2.0
import Domain

extension PlanBuilder {
  /// Applies the rules, in the order in which a person meets what they find.
  mutating func findFaults() {
    findMissingFields()
    findLabelFaults()
    findDuplicateActivities()
    findActivitiesWithoutLead()
    findForeignActivities()
    findWrongCounts()
    for fault in facts.unclear { add(.roleUnclear, about: fault.body, item: fault.item, span: fault.span) }
    for fault in facts.periodFaults { add(.periodMismatch, about: fault.text, item: fault.item, span: fault.span) }
    for fault in facts.weekdayFaults { add(.weekdayMismatch, about: fault.text, item: fault.item, span: fault.span) }
    findEarlyDeadlines()
    findFaultsOfWork()
    for report in plan.reports where report.to == nil {
      add(.reportWithoutReceiver, about: "", item: report.item, span: report.span)
    }
    if facts.hasNoHeading { add(.noHeading, about: "", span: nil) }
  }

  mutating func add(
    _ rule: FindingRule, about subject: String, item: Int? = nil, activity: String? = nil, field: String? = nil,
    span: ReadPlan.Span?
  ) {
    plan.findings.append(
      ReadPlan.Finding(
        rule: rule, item: item, activity: activity, field: field, message: rule.message(about: subject),
        advice: rule.advice, span: span))
  }

  private mutating func findMissingFields() {
    let head = plan.document
    let span = facts.headRange.map { source.span($0) }
    let fields: [(field: String, name: ReaderMessage, isMissing: Bool)] = [
      (
        "type", ReaderMessage("tên loại văn bản", "kind of document"), head.type == nil && !facts.isOfficialLetter
      ),
      ("title", ReaderMessage("trích yếu", "title"), head.title == nil),
      ("number", ReaderMessage("số, ký hiệu", "number"), head.number == nil),
      ("issuer", ReaderMessage("cơ quan ban hành", "issuing body"), head.issuer == nil),
      ("issuedOn", ReaderMessage("ngày ban hành", "day of issue"), head.issuedOn == nil),
      ("signer", ReaderMessage("tên người ký", "name of the person who signed"), head.signer == nil),
    ]
    for (field, name, isMissing) in fields where isMissing {
      add(.missingMetadata, about: name.vietnamese, field: field, span: span)
      let rule = FindingRule.missingMetadata
      plan.findings[plan.findings.count - 1].message = ReaderMessage(
        rule.message(about: name.vietnamese).vietnamese, rule.message(about: name.english).english)
    }
  }

  private mutating func findLabelFaults() {
    for (item, fault, label) in facts.labelFaults where item < plan.items.count {
      add(fault == .duplicate ? .duplicateLabel : .labelGap, about: label, item: item, span: plan.items[item].span)
    }
  }

  /// An activity that an item declares again, under a number that another has already.
  private mutating func findDuplicateActivities() {
    var seen: Set<PlanFacts.Activity> = []
    seen.reserveCapacity(facts.declared.count)
    for (item, activity) in facts.declared where !seen.insert(activity).inserted {
      let number = String(activity.number)
      add(.duplicateActivity, about: number, item: item, activity: number, span: plan.items[item].span)
    }
  }

  /// Where a plan assigns activities by number, every activity that it declares needs a lead.
  private mutating func findActivitiesWithoutLead() {
    for (item, activity) in facts.declared
    where facts.partsWithNumbers.contains(activity.part) && !facts.led.contains(activity) {
      let number = String(activity.number)
      add(.activityWithoutLead, about: number, item: item, activity: number, span: plan.items[item].span)
    }
  }

  private mutating func findForeignActivities() {
    for (item, number) in facts.foreign {
      let number = String(number)
      add(.activityNotInHeading, about: number, item: item, activity: number, span: plan.items[item].span)
    }
  }

  private mutating func findWrongCounts() {
    for coverage in plan.coverage where coverage.adopted != coverage.listed {
      add(
        .coverageMismatch, about: "\(coverage.adopted) ≠ \(coverage.listed)", item: coverage.item, span: coverage.span)
    }
  }

  private mutating func findEarlyDeadlines() {
    guard let issued = plan.document.issuedOn else { return }
    for assignment in plan.assignments where facts.items[assignment.item].part <= 2 {
      guard let due = assignment.due, let deadline = Deadline(edtf: due), let last = deadline.lastDay, last < issued
      else { continue }
      add(.deadlineBeforeIssue, about: due, item: assignment.item, activity: assignment.activity, span: assignment.span)
    }
  }
}
