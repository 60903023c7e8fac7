// SPDX-License-Identifier: Apache-2.0
public import Domain
public import OfficialDocuments
public import Store

/// Fills an official report from a plan and its results in one period.
public struct OfficialReport: Sendable {
  let overview: PlanOverview
  let period: ReportingPeriod
  private let tree: OrganisationTree
  private let today: CivilDate

  /// Takes a plan, its reports, and the organisations that are named in it. Only results up to the cut-off count, and
  /// statuses are those of that day.
  public init(
    _ content: PlanContent, reports: [Report], period: ReportingPeriod, tree: OrganisationTree, today: CivilDate
  ) {
    overview = PlanOverview(
      content, reports: reports.filter { $0.holdsOn <= period.cutOff }, tree: tree, today: min(today, period.cutOff))
    self.period = period
    self.tree = tree
    self.today = today
  }

  /// The period that is reported on unless another one is asked for: the last one whose figures are complete, else the
  /// one that runs.
  public static func latest(_ periods: [ReportingPeriod], today: CivilDate) -> ReportingPeriod? {
    periods.last { $0.cutOff < today } ?? periods.last
  }

  /// The report's content: only what the plan and its accepted reports say.
  public var content: ReportContent {
    let plan = overview.plan
    var content = ReportContent(
      issuer: issuer, plan: reference, period: span, signature: signature, date: today)
    content.bases = bases
    content.addressees = addressees
    content.themes = themes
    content.recipients = plan.recipients.map { Recipient($0) }
    return content
  }

  private var owner: Organisation? { tree[overview.plan.owner] }

  private var issuer: ReportContent.Issuer {
    let name = owner?.name ?? overview.plan.issuer ?? ""
    let parent = owner?.parent.flatMap { tree[$0] }
    return ReportContent.Issuer(
      kind: kind, name: name, parentName: parent?.name, code: issuerCode, place: overview.plan.place)
  }

  /// Under whose rules the owner writes: by the family of its kind, or for a room by that of the body it stands below.
  private var kind: IssuerKind {
    guard let owner else { return .state }
    let families = ([owner] + tree.ancestors(of: owner.id)).lazy.compactMap { OrganisationKind(code: $0.kind)?.family }
    switch families.first(where: { $0 != .other }) {
    case .union: return .union
    case .party: return .party
    default: return .state
    }
  }

  /// What stands after «BC-» in the number: as in the plan's own number, behind its type.
  private var issuerCode: String {
    let number = overview.plan.number ?? ""
    guard let hyphen = number.utf8.lastIndex(of: UInt8(ascii: "-")) else { return owner?.code ?? "" }
    return String(number[number.utf8.index(after: hyphen)...])
  }

  private var reference: ReportContent.PlanReference {
    let plan = overview.plan
    return ReportContent.PlanReference(
      title: plan.title, type: sentenceCase(plan.type), number: plan.number, issuedOn: plan.issuedOn,
      issuer: plan.issuer)
  }

  /// To whom the plan's duty sends reports, unless that is a body below the one that reports now.
  private var addressees: [String] {
    let below = OrganisationMatcher(
      tree.nearest(to: overview.plan.owner, limit: 5_000).map(\.organisation), on: today)
    return overview.content.duties.prefix(1).map(\.receiver).filter { !$0.isEmpty && below.match($0) == nil }
  }

  private var bases: [String] {
    let plan = overview.plan
    var base = "Căn cứ \(sentenceCase(plan.type))"
    if let number = plan.number { base += " số \(number)" }
    if let day = plan.issuedOn { base += " \(day.officialText)" }
    if let issuer = plan.issuer { base += " của \(issuer)" }
    return [base + " về \(lowerFirst(plan.title))"]
  }

  private var span: ReportContent.Period {
    ReportContent.Period(
      label: Phrase.periodInReport(period.code).vi, from: period.from, to: period.cutOff,
      cutOff: min(period.cutOff, today))
  }

  private var signature: Signature {
    Signature(
      authority: overview.plan.authority.map { Self.authority($0) } ?? [],
      position: overview.plan.position.map(sentenceCase) ?? "", name: nil)
  }

  /// «TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH» as lines: each begins with its capacity.
  private static func authority(_ text: String) -> [Signature.Authority] {
    let capacities: [(String, SigningCapacity)] = [
      ("TM.", .onBehalf), ("T/M", .onBehalf), ("KT.", .deputising), ("K/T", .deputising), ("TL.", .byOrder),
      ("T/L", .byOrder), ("TUQ.", .byAuthorisation), ("Q.", .acting),
    ]
    var lines: [(SigningCapacity, [String])] = []
    for word in text.utf8.split(separator: 0x20).map({ String(decoding: $0, as: UTF8.self) }) {
      if let capacity = capacities.first(where: { $0.0 == word })?.1 {
        lines.append((capacity, []))
      } else if !lines.isEmpty {
        lines[lines.count - 1].1.append(word)
      }
    }
    return lines.map { Signature.Authority($0.0, of: $0.1.joined(separator: " ")) }
  }

  // MARK: Activities

  /// By theme, or by the topmost parts where the plan has none; then what stands in no theme, so that the report counts
  /// what the plan's page counts.
  private var themes: [ReportContent.Theme] {
    let named = overview.content.items.filter { $0.kind == .theme }
    let parts = (named.isEmpty ? overview.roots : named).filter { overview.counts(below: $0).total > 0 }
    let byPart = parts.map { part in (part: part, work: work(below: part)) }
    let counted = Set(byPart.flatMap(\.work).map(\.item.id))
    let rest = overview.work.filter { !counted.contains($0.item.id) }
    let themes = byPart.map { part, work in
      ReportContent.Theme(label: part.label, title: withoutStop(part.heading), items: work.map(item))
    }
    guard !rest.isEmpty else { return themes }
    return themes + [
      ReportContent.Theme(title: "Nhiệm vụ khác của \(sentenceCase(overview.plan.type))", items: rest.map(item))
    ]
  }

  private func work(below part: PlanItem) -> [WorkItem] {
    let own = overview.work(for: part).map { [$0] } ?? []
    return own + overview.children(of: part).flatMap { work(below: $0) }
  }

  /// One activity with the results whose day falls into the period or before it.
  private func item(_ work: WorkItem) -> ReportContent.Item {
    let accepted = work.accepted
    return ReportContent.Item(
      label: work.item.activity, name: withoutStop(work.item.title), leads: names(of: work.owners),
      coordinators: names(of: work.others.filter { $0.role == .coordinate }),
      due: work.item.due?.vietnamese, status: work.status, acceptedPercent: work.acceptedPercent,
      waitingPercent: work.units == nil ? work.waiting.last?.percent : nil, measures: measures(work),
      result: accepted.map { result($0, of: work) },
      difficulty: accepted.flatMap { $0.difficulty.isEmpty ? nil : $0.difficulty },
      proposal: accepted.flatMap { $0.proposal.isEmpty ? nil : $0.proposal })
  }

  /// Each body once: of those that merged the one that answers.
  private func names(of assignments: [Assignment]) -> [String] {
    tree.distinct(assignments, on: today).map { name(of: $0) }
  }

  /// The registered short name of the body that answers today, else the words of the document.
  private func name(of assignment: Assignment) -> String {
    assignment.organisation.flatMap { tree.responsible(for: $0, on: today) }?.shortName ?? assignment.body
  }

  private func withoutStop(_ text: String) -> String {
    String(decoding: text.utf8.reversed().drop { [0x2E, 0x3B, 0x20].contains($0) }.reversed(), as: UTF8.self)
  }

  /// What one of many bodies says, it says for itself.
  private func result(_ report: Report, of work: WorkItem) -> String {
    guard work.units != nil, let body = tree[report.organisation] else { return report.sentence }
    return "\(body.shortName): \(report.sentence)"
  }

  /// The figure against the plan; where several bodies each do it, how many have.
  private func measures(_ work: WorkItem) -> [ReportContent.Measure] {
    if let units = work.units {
      let (done, total) = (Int64(units.done) * 1000, Int64(units.total) * 1000)
      let waiting = Int64(work.waiting.count { $0.percent == 100 }) * 1000
      return [
        ReportContent.Measure(
          name: "Đơn vị đã hoàn thành", unit: "đơn vị", planned: Quantity(thousandths: total),
          accepted: Quantity(thousandths: done),
          waiting: work.waiting.isEmpty ? nil : Quantity(thousandths: waiting))
      ]
    }
    guard let unit = work.item.unit, work.item.target != nil || work.accepted?.quantity != nil else { return [] }
    return [
      ReportContent.Measure(
        name: "Kết quả so với kế hoạch", unit: unit, planned: work.item.target, accepted: work.accepted?.quantity,
        waiting: work.waiting.last?.quantity)
    ]
  }

  private func lowerFirst(_ text: String) -> String {
    let words = text.lowercased().hasPrefix("về ") ? String(text.dropFirst(3)) : text
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// «KẾ HOẠCH HÀNH ĐỘNG» as it stands within a sentence: «Kế hoạch hành động».
  private func sentenceCase(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst().lowercased() }
}
