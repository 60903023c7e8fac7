// SPDX-License-Identifier: Apache-2.0
import Domain
import Vietnamese

extension PlanBuilder {
  /// The rules about the work itself.
  mutating func findFaultsOfWork() {
    let mentions = firstMentions
    findLateDeadlines()
    findMissingRecipients(mentions)
    findTwoLeads()
    findIncompleteTargets()
    for report in plan.reports where report.rule == nil && report.due == nil {
      guard let to = report.to, !isOccasional(report.span) else { continue }
      add(.reportWithoutDate, about: to, item: report.item, span: report.span)
    }
    for fault in facts.sumFaults {
      let item = fault.item > 0 ? min(fault.item, plan.items.count) - 1 : nil
      add(.sumMismatch, about: fault.text, item: item, span: fault.span)
    }
    findMissingAnnexes()
    findEndedBodies(mentions)
    findMisspeltBodies(mentions)
  }

  /// Where each body is first given work, as places in the assignments. Names are compared by their bytes: the reader has
  /// brought all of them to one normal form.
  private var firstMentions: [Int] {
    var seen: Set<[UInt8]> = []
    let all = plan.assignments
    // What one body is told to do mostly stands together.
    return all.indices.filter { place in
      (place == 0 || all[place].body != all[place - 1].body) && seen.insert(Array(all[place].body.utf8)).inserted
    }
  }

  /// «báo cáo ngay khi …», «kịp thời báo cáo», «trường hợp …», «đột xuất»: an occasion tells the time.
  private mutating func isOccasional(_ span: ReadPlan.Span) -> Bool {
    passage.take(span.utf8)
    return passage.tokens.all.contains { Self.occasions.contains($0.code) } || passage.tokens.contain(.conditional)
  }

  private static let occasions = Set(["khi", "ngay", "đột", "sau", "kịp"].map(syllable))

  private mutating func findLateDeadlines() {
    guard let period = plan.document.period.flatMap(Deadline.init(edtf:))?.lastDay else { return }
    var isLate: [String: Bool] = [:]
    for assignment in plan.assignments {
      guard let due = assignment.due else { continue }
      let late = isLate[due] ?? (Deadline(edtf: due)?.lastDay.map { $0 > period } ?? false)
      isLate[due] = late
      guard late else { continue }
      add(.deadlineAfterPeriod, about: due, item: assignment.item, activity: assignment.activity, span: assignment.span)
    }
  }

  private mutating func findMissingRecipients(_ mentions: [Int]) {
    guard
      let coverage = RecipientCoverage(
        plan.recipients, archive: plan.further.filter { $0.kind == .archive }.map(\.text), issuer: plan.document.issuer)
    else { return }
    for assignment in mentions.prefix(Self.bodiesLookedUp).map({ plan.assignments[$0] }) {
      guard !coverage.covers(assignment.body) else { continue }
      add(.recipientMissing, about: assignment.body, item: assignment.item, span: assignment.span)
    }
  }

  /// Two bodies with the role `lead` in one item, or in one numbered activity.
  private mutating func findTwoLeads() {
    var first: [Work: Int] = [:]
    var further: [Int: [String]] = [:]
    for place in plan.assignments.indices where plan.assignments[place].role == .lead {
      let key = work(ledBy: plan.assignments[place])
      guard let lead = first[key] else {
        first[key] = place
        continue
      }
      let body = plan.assignments[place].body
      guard plan.assignments[lead].body != body, further[lead]?.contains(body) != true else { continue }
      further[lead, default: []].append(body)
    }
    for (place, bodies) in further.sorted(by: { $0.key < $1.key }) {
      let lead = plan.assignments[place]
      add(
        .twoLeads, about: ([lead.body] + bodies).joined(separator: "; "), item: lead.item, activity: lead.activity,
        span: lead.span)
    }
  }

  private func work(ledBy assignment: ReadPlan.Assignment) -> Work {
    assignment.activity.map { .activity($0, part: facts.items[assignment.item].part) } ?? .item(assignment.item)
  }

  /// What a body can lead: an item, or a numbered activity wherever in its part it is named.
  private enum Work: Hashable {
    case item(Int)
    case activity(String, part: Int)
  }

  /// How many bodies are looked up one by one; no plan names so many.
  private static let bodiesLookedUp = 2000

  /// «mỗi buổi không quá 120 phút»: it holds whenever the work is done.
  private func isLimitOfTime(_ target: ReadPlan.Target) -> Bool {
    (target.comparator == .atMost || target.comparator == .under)
      && ["phút", "giờ", "ngày", "tháng"].contains(target.unit)
  }

  private mutating func findIncompleteTargets() {
    for target in plan.targets {
      let value = formatted(target.value)
      if target.unit.isEmpty {
        add(.targetWithoutUnit, about: value, item: target.item, activity: target.activity, span: target.span)
      }
      if target.by == nil, plan.document.period == nil, passage.year == nil, !isLimitOfTime(target) {
        add(
          .targetWithoutDate, about: target.unit.isEmpty ? value : "\(value) \(target.unit)", item: target.item,
          activity: target.activity, span: target.span)
      }
    }
  }

  private mutating func findMissingAnnexes() {
    let present = facts.annexes
    var seen: Set<Int> = []
    for cited in facts.citedAnnexes where seen.insert(cited.number).inserted {
      let isThere = cited.number == 0 ? !present.isEmpty : present.contains(cited.number) || present == [0]
      if !isThere { add(.annexMissing, about: cited.text, item: cited.item, span: cited.span) }
    }
  }

  private mutating func findEndedBodies(_ mentions: [Int]) {
    guard let issued = plan.document.issuedOn else { return }
    let ended = lifetimes.filter { $0.lastDay < issued }.map { (entry: $0, name: nameKey($0.name)) }
    guard !ended.isEmpty else { return }
    for assignment in mentions.prefix(Self.bodiesLookedUp).map({ plan.assignments[$0] }) {
      let key = nameKey(assignment.body)
      guard let (entry, _) = ended.first(where: { isNamed($0.name, isLevel: $0.entry.isLevel, in: key) }) else {
        continue
      }
      let successor = entry.successor.map { " → \($0)" } ?? ""
      add(
        .bodyEnded, about: "«\(assignment.body)» (\(entry.name)\(successor), \(entry.source))", item: assignment.item,
        span: assignment.span)
    }
  }

  /// A level stands as a word anywhere; the name of a body from its start on, to the end of a word.
  private func isNamed(_ name: String, isLevel: Bool, in body: String) -> Bool {
    if isLevel { return (" " + body + " ").contains(" " + name + " ") }
    return body == name || body.hasPrefix(name + " ")
  }

  /// A name without case and signs, its words parted by one space; marks stay, since «quận» is not «quân».
  private func nameKey(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private mutating func findMisspeltBodies(_ mentions: [Int]) {
    var slips = MisspeltWords()
    for assignment in mentions.map({ plan.assignments[$0] }) {
      slips.look(at: assignment.body, item: assignment.item, span: assignment.span)
    }
    for report in plan.reports {
      if let to = report.to { slips.look(at: to, item: report.item, span: report.span) }
    }
    for recipient in plan.recipients { slips.look(at: recipient.body, item: nil, span: nil) }
    for slip in slips.found { add(.bodyMisspelt, about: slip.words, item: slip.item, span: slip.span) }
  }

  /// Each name is looked at once, however often a plan gives it work.
  private struct MisspeltWords {
    private(set) var found: [(words: String, item: Int?, span: ReadPlan.Span?)] = []
    private var names: Set<String> = []
    private var words: Set<String> = []

    mutating func look(at name: String, item: Int?, span: ReadPlan.Span?) {
      guard names.insert(name).inserted else { return }
      for part in name.split(whereSeparator: { !$0.isLetter }) {
        let word = String(part)
        guard let right = PlanBuilder.slips[word], words.insert(word).inserted else { continue }
        found.append(("\(word) → \(right)", item, span))
      }
    }
  }

  /// Shortened names with letters lost or changed.
  fileprivate static let slips = [
    "LĐLD": "LĐLĐ", "LDLĐ": "LĐLĐ", "LĐLDĐ": "LĐLĐ", "UNBD": "UBND", "UBNB": "UBND", "UBDN": "UBND", "UBNN": "UBND",
    "HDND": "HĐND", "HĐNN": "HĐND", "MTTQVM": "MTTQVN", "UBMTTW": "UBMTTQ", "BCHQ": "BCHQS",
  ]
}
