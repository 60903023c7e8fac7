// SPDX-License-Identifier: Apache-2.0
import Domain

extension PlanBuilder {
  /// The passes over the whole: deadlines from lines below, kinds, counts and findings.
  mutating func finish() {
    spreadDues()
    setPeriod()
    setKinds()
    countListed()
    if plan.document.issuer == nil { readIssuerOfSignature() }
    dropAnnouncements()
    if isNoPlan {
      takeWorkBack()
    } else {
      findFaults()
    }
  }

  /// A law, an invoice and the like; or a text that has neither the head of a document nor a word of work.
  private var isNoPlan: Bool {
    if facts.isOtherKind { return true }
    let head = plan.document
    guard head.type == nil, head.number == nil, plan.recipients.isEmpty, facts.signsOfPlan == 0 else { return false }
    return plan.assignments.isEmpty && plan.reports.isEmpty && plan.movements.isEmpty && plan.coverage.isEmpty
      && !plan.targets.contains { $0.confidence >= .stated } && facts.declared.isEmpty
      && !facts.items.contains { $0.isRow || $0.opensWithVerb }
  }

  /// What looked like work in a text that is no plan; its outline stays.
  private mutating func takeWorkBack() {
    plan.document.type = nil
    plan.assignments.removeAll()
    plan.targets.removeAll()
    plan.reports.removeAll()
    plan.events.removeAll()
    plan.movements.removeAll()
    plan.coverage.removeAll()
    for index in plan.items.indices where plan.items[index].kind != .heading { plan.items[index].kind = .statement }
    add(.noPlan, about: "", span: facts.headRange.map { source.span($0) })
  }

  /// A line «Thời gian …» gives its deadline to what stands above it and to the bullets and plain lines there.
  private mutating func spreadDues() {
    guard !facts.dues.isEmpty else { return }
    for index in plan.assignments.indices
    where plan.assignments[index].due == nil && plan.assignments[index].activity == nil {
      plan.assignments[index].due = due(above: plan.assignments[index].item)
    }
    for index in plan.reports.indices where plan.reports[index].due == nil && plan.reports[index].rule == nil {
      if let item = plan.reports[index].item { plan.reports[index].due = due(above: item) }
    }
  }

  private func due(above item: Int) -> String? {
    var place = item
    while true {
      if let due = facts.dues[place] { return due }
      let item = plan.items[place]
      guard item.label == "-" || item.label.isEmpty, let parent = item.parent else { return nil }
      place = parent
    }
  }

  /// Where the title tells no period, a heading «Thời gian thực hiện: …» does, or «kế hoạch giai đoạn 2017 - 2020».
  private mutating func setPeriod() {
    guard plan.document.period == nil else { return }
    for item in plan.items.prefix(2000) where item.label != "" && item.label != "-" {
      passage.take(item.span.utf8)
      guard let period = passage.periodOfHeading else { continue }
      plan.document.period = period
      return
    }
    for item in plan.items.prefix(2000) {
      passage.take(item.span.utf8)
      for index in 0..<passage.tokens.count where passage.tokens.has(.planWord, at: index) {
        let phase = passage.tokens.after(index)
        guard passage.tokens.has(.phase, at: phase), let years = passage.date(at: phase) else { continue }
        plan.document.period = years.edtf
        return
      }
    }
  }

  /// A heading that tells the period before the items whose dates leave out the year.
  mutating func readYear(_ draft: Draft) {
    guard passage.year == nil, plan.document.period == nil, draft.label != "", draft.label != "-",
      let period = passage.periodOfHeading
    else { return }
    passage.year = PlanYear(period: period)
  }

  /// «Ủy ban nhân dân tỉnh … xây dựng Kế hoạch …» in a plain paragraph tells who issued the plan, not who does the item.
  private mutating func dropAnnouncements() {
    guard let issuer = plan.document.issuer?.lowercased() else { return }
    let isAnnouncement = plan.assignments.map {
      $0.role == .responsible && $0.body.utf8.count == issuer.utf8.count && plan.items[$0.item].label.isEmpty
        && $0.body.lowercased() == issuer
    }
    guard isAnnouncement.contains(true) else { return }
    plan.assignments = zip(plan.assignments, isAnnouncement).compactMap { $1 ? nil : $0 }
  }

  private mutating func setKinds() {
    var hasChildren = [Bool](repeating: false, count: plan.items.count)
    for index in plan.items.indices { if let parent = plan.items[index].parent { hasChildren[parent] = true } }
    var hasWork = [Bool](repeating: false, count: plan.items.count)
    for index in plan.assignments.indices { hasWork[plan.assignments[index].item] = true }
    for index in plan.items.indices {
      plan.items[index].kind = kind(facts.items[index], hasChildren: hasChildren[index], hasWork: hasWork[index])
    }
  }

  private func kind(_ fact: PlanFacts.ItemFacts, hasChildren: Bool, hasWork: Bool) -> PlanItemKind {
    if fact.declared > 0 { return .activity }
    if fact.opensWithTheme { return .theme }
    if fact.opensWithGroup, hasChildren { return .group }
    if hasWork || fact.isRow { return .task }
    if hasChildren { return .heading }
    return (fact.opensWithVerb || fact.isListedWork) && !fact.isWithinStatement ? .task : .statement
  }

  /// How many activities stand below each heading that counts them.
  private mutating func countListed() {
    guard !plan.coverage.isEmpty else { return }
    var counts = facts.items.map { $0.declared }
    for index in plan.items.indices.reversed() {
      if let parent = plan.items[index].parent { counts[parent] += counts[index] }
    }
    for index in plan.coverage.indices { plan.coverage[index].listed = counts[plan.coverage[index].item] }
  }

  /// «TM. ỦY BAN NHÂN DÂN TỈNH» with the place of the document.
  private mutating func readIssuerOfSignature() {
    guard let authority = plan.document.authority, let mark = authority.firstIndex(of: "."), authority.hasPrefix("TM")
    else { return }
    let place = plan.document.place
    // «TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH»: the name ends where the next capacity begins.
    let words = authority[authority.index(after: mark)...].split(separator: " ")
      .prefix { !["KT.", "TL.", "TUQ.", "Q."].contains($0) }
    var name = BodyName.inRunningText(words.joined(separator: " "), place: place)
    if name.hasPrefix("Ban") { return }
    if name.hasSuffix(" tỉnh") || name.hasSuffix(" thành phố"), let place { name += " " + place }
    plan.document.issuer = name
  }
}
