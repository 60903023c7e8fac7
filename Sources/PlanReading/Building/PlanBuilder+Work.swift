// SPDX-License-Identifier: Apache-2.0
import Domain
import Vietnamese

extension PlanBuilder {
  /// Who does what an item says, and the reports that it asks for.
  mutating func readWork(_ draft: Draft, _ item: Int, _ lists: [ActivityList]) {
    if draft.tellsTime || passage.tellsTime, let parent = draft.parent?.item,
      draft.isPlain || draft.label == "-"
    {
      let value = passage.timeValue(from: 0, to: passage.tokens.count)
      if let value { facts.dues[parent] = value }
      if draft.tellsTime { return }
    }
    if let row = draft.row {
      assign(row, item)
      passage.take(draft.ranges)
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
    var confidence = Confidence.stated
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
    if draft.parent?.namesPlaces == true { named.removeAll { tokensAreColon(behind: $0.name) } }
    // Not `named.map(worker)`, which would copy the whole builder.
    workers.all = named.map { worker($0) }
    workers.unclear = found.unclear.map { worker(Doers.Doer(name: $0, role: .coordinate)) }
    if workers.all.isEmpty, let parent = draft.parent, !parent.announced.isEmpty {
      workers.all = announcedWorkers(parent.announced)
    }
    if workers.all.isEmpty, workers.announced.isEmpty, draft.parent?.givesWork == true, !draft.isPlain {
      readUnknownDoer(&workers)
    }
    return workers
  }

  private func tokensAreColon(behind name: Range<Int>) -> Bool { passage.tokens.isKind(.colon, at: name.upperBound) }

  private func worker(_ doer: Doers.Doer) -> Worker { worker(doer.name, doer.role, doer.confidence) }

  /// A long name was perhaps cut at the wrong word.
  private func worker(_ tokens: Range<Int>, _ role: AssignmentRole, _ confidence: Confidence) -> Worker {
    Worker(
      name: passage.text(tokens.lowerBound, tokens.upperBound), role: role,
      span: source.span(passage.tokens.range(tokens.lowerBound, tokens.upperBound)),
      confidence: tokens.count > 14 ? confidence.lowered(by: 20) : confidence)
  }

  /// Below «Tổ chức thực hiện» an unknown name may stand before a colon, or as a heading of its own.
  private mutating func readUnknownDoer(_ workers: inout Workers) {
    guard let name = passage.unknownDoer else { return }
    if name.upperBound >= passage.tokens.count - 1 {
      workers.announced = [passage.text(name.lowerBound, name.upperBound)]
    } else {
      let role: AssignmentRole =
        passage.tokens.has(.lead, at: name.upperBound + 1)
        ? .lead : passage.tokens.has(.coordinate, at: name.upperBound + 1) ? .coordinate : .responsible
      workers.all = [worker(name, role, .fallback)]
    }
  }

  /// The bodies of the heading lead an item that opens with «Chủ trì», take part in one that opens with «Phối hợp», and
  /// are responsible for any other.
  private func announcedWorkers(_ names: [String]) -> [Worker] {
    let whole = source.span(passage.tokens.range(0, passage.tokens.count))
    var role = AssignmentRole.responsible
    var partners: [Doers.Doer] = []
    if let lead = leadOfOpening() {
      role = passage.tokens.has(.coLead, at: lead) ? .coLead : .lead
      partners = passage.coordinators(behind: lead)
    } else if passage.tokens.has(.coordinate, at: 0) {
      role = .coordinate
    }
    let own = names.map { Worker(name: $0, role: role, span: whole, confidence: .inherited) }
    return own + partners.map(worker)
  }

  /// «Chủ trì …», or «Là cơ quan đầu mối, chủ trì …».
  private func leadOfOpening() -> Int? {
    if passage.tokens.has([.lead, .coLead], at: 0) { return 0 }
    if passage.first(.focalPoint, from: 0, to: 4) != nil { return passage.leadWord(from: 0) }
    return passage.leadBehindOpener
  }

  /// Writes the assignments down: one for each activity that the item cites, else one for the item. Gives the numbers.
  private mutating func assign(_ workers: Workers, _ item: Int, _ lists: [ActivityList]) -> [Int] {
    guard !workers.all.isEmpty else { return [] }
    let whole = passage.tokens.count
    let general = passage.statedTime()
    if lists.isEmpty {
      let due = (general ?? passage.openingSpan ?? passage.deadline(from: 0, to: whole))?.edtf
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
        body: worker.name, role: worker.role, item: item, activity: activity, due: due, span: worker.span,
        confidence: worker.confidence))
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
      for (name, place, confidence) in names(in: range) {
        append(Worker(name: name, role: role, span: source.span(place), confidence: confidence), item, nil, due)
      }
    }
    if table.columns?.areIndicators == true {
      readIndicator(row, item)
      return
    }
    plan.items[item].product = row.product.map { source.clean($0) }
    plan.items[item].funding = row.funding.map { source.clean($0) }.map(withUnit)
  }

  /// A row of indicators: its value, as `≥ 80` or `100%`, is a target; a range is two.
  private mutating func readIndicator(_ row: TaskTable.Row, _ item: Int) {
    guard let cell = row.product else { return }
    passage.take(cell)
    guard let indicator = passage.indicatorValues() else { return }
    let unit = indicator.unit ?? row.unit.map { source.clean($0) } ?? ""
    for (comparator, value) in indicator.values {
      plan.targets.append(
        ReadPlan.Target(
          item: item, activity: nil, comparator: comparator, value: value, unit: unit, by: nil,
          span: source.span(cell), confidence: unit.isEmpty ? .inferred : .field))
    }
  }

  /// An amount without a unit takes that of the head of its column: `250` below «Kinh phí (triệu đồng)».
  private func withUnit(_ funds: String) -> String {
    guard let unit = table.columns?.fundingUnit, funds.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }) else {
      return funds
    }
    return funds + " " + unit.replacingPrefix("ĐVT: ")
  }

  /// The bodies of a cell, one for each line or between semicolons; what the grammar does not know is cut at commas where
  /// each part looks like a name.
  private mutating func names(in range: Range<Int>) -> [(String, Range<Int>, Confidence)] {
    let lines = lines(of: range)
    guard lines.count == 1 else { return lines.flatMap { names(in: $0) } }
    passage.take(range)
    if let list = passage.bodies(at: 0), list.end >= passage.tokens.count - 1 {
      return list.names.flatMap { passage.splitAtHeads($0) }.map {
        (
          passage.text($0.lowerBound, $0.upperBound), passage.tokens.range($0.lowerBound, $0.upperBound), .field
        )
      }
    }
    return parts(of: range).flatMap { part in namesOfPart(part) }
  }

  /// The lines of a cell, of which each but the first opens a body of its own. A line that goes on with the name above it,
  /// as «tỉnh» or «Tỉnh ủy» below «Ban Tổ chức», is none.
  private mutating func lines(of range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let length =
        source.bytes[index] == 0x0A ? 1 : source.bytes[index] == UInt8(ascii: "<") ? breakLength(index) : 0
      let next = index + max(length, 1)
      if length > 0, endsName(start..<index, before: next), opensName(next..<range.upperBound) {
        lines.append(start..<index)
        start = next
      }
      index = next
    }
    lines.append(start..<range.upperBound)
    return lines
  }

  /// Bytes of a name in a cell that are looked at; a cell of many lines would otherwise be read anew for each of them.
  private static let longestName = 600

  private func breakLength(_ index: Int) -> Int { Markup.breakLength(source.bytes.span, index) }

  /// Whether the text of a line is a whole name: more than the word for a kind of body, and nothing that calls for more, as
  /// «Chủ tịch UBND» does for «Xã A».
  private mutating func endsName(_ line: Range<Int>, before next: Int) -> Bool {
    guard line.count <= Self.longestName else { return false }
    passage.take(line)
    let tokens = passage.tokens
    guard let last = tokens.all.last, last.kind == .word || last.kind == .close else { return false }
    if tokens.has([.and, .with], at: tokens.count - 1) { return false }
    var index = 0
    while index < tokens.count, tokens.has([.body, .bodyHead], at: index) { index = tokens.after(index) }
    if index < tokens.count { return true }
    let area = TextLine.firstWord(source.bytes.span, Label.skipMarkup(source.bytes.span, next, source.bytes.count))
    return tokens.after(0) < tokens.count && !Self.areaWords.contains(area.syllable)
  }

  private static let areaWords = Set(["xã", "phường", "huyện", "đảng", "tỉnh", "thành"].map { word($0) })

  /// Whether the text of the lines that follow opens with a mark, or opens a body with a capital, and no committee whose
  /// office or board the line before may name.
  private mutating func opensName(_ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty else { return false }
    passage.take(rest.lowerBound..<min(rest.upperBound, rest.lowerBound + Self.longestName))
    let tokens = passage.tokens
    if tokens.isKind(.dash, at: 0) { return passage.opensBody(at: 1) }
    guard tokens[0].isCapitalised, passage.opensBody(at: 0) else { return false }
    return tokens.after(0) != 2 || tokens[1].code != Self.committee
  }

  /// «ủy» of «Tỉnh ủy», «Đảng ủy».
  private static let committee = syllable("ủy")

  /// Lines that open with a bullet, and what semicolons part.
  private func parts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for line in source.bytes[range].split(separator: UInt8(ascii: ";")) {
      var start = line.startIndex
      for index in line.indices where source.bytes[index] == 0x0A {
        let next = Label.skipMarkup(source.bytes.span, index, line.endIndex)
        guard next < line.endIndex, Label.read(source.bytes.span, at: next, end: line.endIndex)?.style.isBullet == true
        else { continue }
        parts.append(start..<index)
        start = index + 1
      }
      parts.append(start..<line.endIndex)
    }
    return parts
  }

  private mutating func namesOfPart(_ range: Range<Int>) -> [(String, Range<Int>, Confidence)] {
    let content = Label.skipMarkup(source.bytes.span, range.lowerBound, range.upperBound)
    let label = Label.read(source.bytes.span, at: content, end: range.upperBound)
    let start = label?.style.isBullet == true ? label?.textStart ?? content : content
    guard start < range.upperBound else { return [] }
    passage.take(start..<range.upperBound)
    let tokens = passage.tokens
    if let list = passage.bodies(at: 0), list.end >= tokens.count - 1 {
      return list.names.flatMap { passage.splitAtHeads($0) }.map {
        (passage.text($0.lowerBound, $0.upperBound), tokens.range($0.lowerBound, $0.upperBound), .field)
      }
    }
    return passage.partsAtCommas.compactMap { part in
      let name = passage.text(part.lowerBound, part.upperBound)
      return name.utf8.count > 1
        ? (name, tokens.range(part.lowerBound, part.upperBound), Confidence.inherited) : nil
    }
  }

  /// Duties to report that the current passage states.
  mutating func readReports(item: Int?, from: String?) {
    for phrase in passage.reportPhrases() {
      let range = passage.tokens.range(phrase.tokens.lowerBound, phrase.tokens.upperBound)
      let due = phrase.due ?? (phrase.rules.isEmpty ? passage.statedTime()?.edtf : nil)
      let times: [(rule: String?, due: String?)] =
        phrase.rules.isEmpty
        ? [(nil, due)] + (phrase.laterDue.map { [(nil, $0)] } ?? []) : phrase.rules.map { ($0, nil) }
      for time in times {
        plan.reports.append(
          ReadPlan.ReportingDuty(
            item: item, from: from, to: phrase.to, via: phrase.via, rule: time.rule, due: time.due,
            span: source.span(range), confidence: confidence(of: phrase, due)))
      }
    }
  }

  /// Surest is a duty that names its receiver and its time.
  private func confidence(of phrase: ReportPhrase, _ due: String?) -> Confidence {
    let hasTime = !phrase.rules.isEmpty || due != nil
    if phrase.to == nil { return .inferred }
    return hasTime ? .stated : .inherited.lowered(by: 10)
  }
}

extension String {
  /// The text without a prefix, if it has it.
  fileprivate func replacingPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
