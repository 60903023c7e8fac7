// SPDX-License-Identifier: Apache-2.0
import Domain

extension PlanBuilder {
  /// Who does what an item says, and the reports that it asks for.
  mutating func readWork(_ draft: Draft, _ item: Int, _ lists: [ActivityList]) {
    if draft.tellsTime || passage.tokens.has(.timeKey, at: 0), let parent = draft.parent?.item,
      draft.isPlain || draft.label == "-"
    {
      let value = passage.timeValue(from: 0, to: passage.tokens.count)
      if let value { facts.dues[parent] = value }
      if draft.tellsTime { return }
    }
    if let row = draft.row {
      assign(row, item)
      return
    }
    let doers = workers(draft)
    let numbers = assign(doers, item, lists)
    outline.updateTop {
      $0.announced = doers.announced
      $0.activities = numbers
    }
    if let unclear = doers.unclear { facts.unclear.append((item, unclear.name, unclear.span)) }
    readReports(item: item, from: doers.all.first?.name ?? doers.announced.first)
  }

  /// A body with its role, as text.
  struct Worker {
    var name: String
    var role: AssignmentRole
    var span: ReadPlan.Span
  }

  struct Workers {
    var all: [Worker] = []
    var announced: [String] = []
    var unclear: Worker?
  }

  /// The doers that the item names, else those that its heading announces.
  private mutating func workers(_ draft: Draft) -> Workers {
    let found = passage.doers(isNumbered: !draft.isPlain && draft.label != "-")
    var workers = Workers()
    workers.announced = found.announced.map { passage.text($0.lowerBound, $0.upperBound) }
    if found.isHeading { return workers }
    var named = found.all
    if outline.isWithinStatement { named.removeAll { $0.role != .lead && $0.role != .coLead } }
    workers.all = named.map { worker(passage.text($0.name.lowerBound, $0.name.upperBound), $0.role, $0.name) }
    workers.unclear = found.unclear.map { worker(passage.text($0.lowerBound, $0.upperBound), .coordinate, $0) }
    if workers.all.isEmpty, let parent = draft.parent, !parent.announced.isEmpty {
      workers.all = announcedWorkers(parent.announced)
    }
    return workers
  }

  private func worker(_ name: String, _ role: AssignmentRole, _ tokens: Range<Int>) -> Worker {
    Worker(name: name, role: role, span: source.span(passage.tokens.range(tokens.lowerBound, tokens.upperBound)))
  }

  /// The bodies of the heading lead an item that opens with «Chủ trì», take part in one that opens with «Phối hợp», and
  /// are responsible for any other.
  private func announcedWorkers(_ names: [String]) -> [Worker] {
    let whole = 0..<passage.tokens.count
    var role = AssignmentRole.responsible
    var partners: [Doers.Doer] = []
    if let lead = leadOfOpening() {
      role = passage.tokens.has(.coLead, at: lead) ? .coLead : .lead
      partners = passage.coordinators(behind: lead)
    } else if passage.tokens.has(.coordinate, at: 0) {
      role = .coordinate
    }
    let own = names.map { worker($0, role, whole) }
    return own + partners.map { worker(passage.text($0.name.lowerBound, $0.name.upperBound), $0.role, $0.name) }
  }

  /// «Chủ trì …», or «Là cơ quan đầu mối, chủ trì …».
  private func leadOfOpening() -> Int? {
    if passage.tokens.has([.lead, .coLead], at: 0) { return 0 }
    guard passage.first(.focalPoint, from: 0, to: 4) != nil else { return nil }
    return passage.leadWord(from: 0)
  }

  /// Writes the assignments down: one for each activity that the item cites, else one for the item. Gives the numbers.
  private mutating func assign(_ workers: Workers, _ item: Int, _ lists: [ActivityList]) -> [Int] {
    guard !workers.all.isEmpty else { return [] }
    let whole = passage.tokens.count
    let general = passage.statedTime()
    if lists.isEmpty {
      let due = (general ?? passage.deadline(from: 0, to: whole))?.edtf
      for worker in workers.all { append(worker, item, nil, due) }
      return []
    }
    for list in lists {
      let clause = passage.clauseEnd(from: list.tokens.upperBound)
      let due = (passage.deadline(from: list.tokens.upperBound, to: clause) ?? general)?.edtf
      for number in list.numbers {
        let activity = String(number)
        for worker in workers.all {
          append(worker, item, activity, due)
          facts.assign(number, isLead: worker.role == .lead || worker.role == .coLead, part: part.number)
        }
      }
    }
    return lists.count == 1 ? lists[0].numbers : lists.flatMap { $0.numbers }
  }

  private mutating func append(_ worker: Worker, _ item: Int, _ activity: String?, _ due: String?) {
    plan.assignments.append(
      ReadPlan.Assignment(
        body: worker.name, role: worker.role, item: item, activity: activity, due: due, span: worker.span))
  }

  /// The columns of a task table tell roles and deadline of the row.
  private mutating func assign(_ row: TaskTable.Row, _ item: Int) {
    let due = row.time.flatMap { range in
      passage.take(range)
      return passage.timeValue(from: 0, to: passage.tokens.count)
    }
    for (range, role) in [
      (row.lead, AssignmentRole.lead), (row.coordinate, .coordinate), (row.responsible, .responsible),
    ] {
      guard let range else { continue }
      for (name, place) in names(in: range) {
        append(Worker(name: name, role: role, span: source.span(place)), item, nil, due)
      }
    }
  }

  /// The bodies of a cell; what the grammar does not know is cut at semicolons.
  private mutating func names(in range: Range<Int>) -> [(String, Range<Int>)] {
    passage.take(range)
    if let list = passage.bodies(at: 0), list.end >= passage.tokens.count - 1 {
      return list.names.map {
        (passage.text($0.lowerBound, $0.upperBound), passage.tokens.range($0.lowerBound, $0.upperBound))
      }
    }
    return source.bytes[range].split(separator: UInt8(ascii: ";")).compactMap { part in
      let place = part.startIndex..<part.endIndex
      let name = source.clean(place)
      return name.utf8.count > 1 ? (name, place) : nil
    }
  }

  /// Duties to report that the current passage states.
  mutating func readReports(item: Int?, from: String?) {
    for phrase in passage.reportPhrases() {
      let range = passage.tokens.range(phrase.tokens.lowerBound, phrase.tokens.upperBound)
      let due = phrase.due ?? (phrase.rules.isEmpty ? passage.statedTime()?.edtf : nil)
      for rule in phrase.rules.isEmpty ? [nil] : phrase.rules.map(Optional.some) {
        plan.reports.append(
          ReadPlan.ReportingDuty(
            item: item, from: from, to: phrase.to, via: phrase.via, rule: rule, due: rule == nil ? due : nil,
            span: source.span(range)))
      }
    }
  }
}
