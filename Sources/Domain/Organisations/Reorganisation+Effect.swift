// SPDX-License-Identifier: Apache-2.0
import Vietnamese

extension Reorganisation {
  /// What the event does to a tree, whatever the tree's day.
  public func effect(on tree: OrganisationTree) throws(Refusal) -> StructureChange {
    var work = Work(tree: tree.on(day), day: day)
    switch event {
    case .found(let bodies): for body in bodies { try work.found(body) }
    case .amend(let id, let facts): try work.amend(id, facts)
    case .move(let id, let parent): try work.move(id, under: parent)
    case .place(let id, let hierarchy, let parent): try work.place(id, in: hierarchy, under: parent)
    case .merge(let ids, let heir, let joinAlike): try work.merge(ids, into: heir, joinAlike: joinAlike)
    case .split(let id, let parts, let heir): try work.split(id, parts, heir: heir)
    case .dissolve(let id, let heir): try work.dissolve(id, heir: heir)
    }
    try work.checkCodes()
    guard !work.change.histories.isEmpty else { throw .nothing }
    return work.change
  }

  /// The tree of the event's day, and what has been done to it so far.
  struct Work {
    let tree: OrganisationTree
    let day: CivilDate
    var change = StructureChange()
    /// The places below each body in further orders that hold on the day or later.
    private(set) lazy var placesBelow: [ID<Organisation>: [HierarchyPlace]] = Dictionary(
      grouping: tree.records.places.rows.lazy.filter { [day] in CivilDate(daysSinceEpoch: Int($0.to)) >= day }
        .map(tree.records.place), by: \.parent)
    var dayBefore: CivilDate { day.adding(days: -1) }

    init(tree: OrganisationTree, day: CivilDate) {
      self.tree = tree
      self.day = day
    }

    // MARK: Events

    mutating func found(_ body: NewBody) throws(Refusal) {
      let first = body.from ?? day
      let above = try there(body.parent, on: first)
      guard tree.history(of: body.id) == nil, change.histories[body.id] == nil else { throw .twice(body.id) }
      guard !body.facts.name.isEmpty, !body.facts.code.isEmpty else { throw .incomplete }
      var state = state(of: body.id, realm: above.realm, under: body.parent, body.facts)
      state.from = first
      change.histories[body.id] = OrganisationHistory(position: body.id.rawValue, states: [state])
      change.founded.append(body.id)
    }

    mutating func amend(_ id: ID<Organisation>, _ facts: BodyFacts) throws(Refusal) {
      let now = try changeable(id)
      guard !facts.name.isEmpty, !facts.code.isEmpty else { throw .incomplete }
      let next = state(of: id, realm: now.realm, under: now.parent, facts)
      guard !next.saysTheSame(as: now) else { throw .nothing }
      try replace(now, by: next)
    }

    mutating func move(_ id: ID<Organisation>, under parent: ID<Organisation>) throws(Refusal) {
      let now = try changeable(id)
      guard now.parent != nil else { throw .top }
      let above = try there(parent)
      guard above.realm == now.realm else { throw .unknown }
      guard !tree.isWithin(parent, id) else { throw .belowItself(id) }
      guard now.parent != parent else { throw .nothing }
      try setParent(parent, of: now)
    }

    mutating func merge(_ ids: [ID<Organisation>], into heir: Heir, joinAlike: Bool) throws(Refusal) {
      if let twice = firstTwice(ids) { throw .twice(twice) }
      let isNew = if case .new = heir { true } else { false }
      guard ids.count + (isNew || ids.contains(heir.id) ? 0 : 1) >= 2 else { throw .tooFew }
      try take(heir, outside: ids)
      let all = ids.contains(heir.id) || isNew ? ids : ids + [heir.id]
      let children = all.flatMap { tree.children(of: $0) }.filter { !all.contains($0.id) && $0.id != heir.id }
      let joined = joinAlike ? alike(children, first: heir.id) : [:]
      try lift(heir.id, above: ids)
      if isNew { try inheritPlaces(heir.id, from: ids) }
      for id in ids where id != heir.id { try end(id, heir: heir.id) }
      for child in children {
        if let first = joined[child.id] {
          try end(child.id, heir: first)
          for below in tree.children(of: child.id) { try pass(below.id, to: first) }
        } else if child.parent != heir.id {
          try pass(child.id, to: heir.id)
        }
      }
    }

    /// Of bodies alike in kind and short name, into which one each of the others goes: the one below `parent`, else the
    /// first.
    private func alike(
      _ bodies: [Organisation], first parent: ID<Organisation>
    ) -> [ID<Organisation>: ID<Organisation>] {
      var joined: [ID<Organisation>: ID<Organisation>] = [:]
      let groups = Dictionary(grouping: bodies.filter { $0.exists(on: day) }) {
        $0.kind + " " + foldedForSearch($0.shortName)
      }
      for group in groups.values where group.count > 1 {
        let first = group.first { $0.parent == parent } ?? group[0]
        for body in group where body.id != first.id { joined[body.id] = first.id }
      }
      return joined
    }

    mutating func split(_ id: ID<Organisation>, _ parts: [Part], heir: Int) throws(Refusal) {
      guard parts.count >= 2, parts.indices.contains(heir) else { throw .tooFew }
      let all = parts.map(\.body.id)
      if let twice = firstTwice(all) ?? firstTwice(parts.flatMap(\.children)) { throw .twice(twice) }
      let children = tree.children(of: id).filter { $0.exists(on: day) }
      for child in parts.flatMap(\.children) where !children.contains(where: { $0.id == child }) {
        throw .notBelow(child)
      }
      for part in parts where part.body.id != id {
        guard !tree.isWithin(part.body.id, id) else { throw .belowItself(part.body.id) }
        try take(part.body, outside: [id])
        if case .new(let body) = part.body { try inheritPlaces(body.id, from: [id]) }
      }
      if all.contains(id) {
        _ = try changeable(id)
      } else {
        try end(id, heir: all[heir])
        for part in parts where part.body.id != all[heir] { succeed(id, by: part.body.id, isHeir: false) }
      }
      for child in children where !all.contains(child.id) {
        let part = parts.firstIndex { $0.children.contains(child.id) } ?? heir
        if all[part] != id { try pass(child.id, to: all[part]) }
      }
    }

    mutating func dissolve(_ id: ID<Organisation>, heir: ID<Organisation>?) throws(Refusal) {
      let now = try changeable(id)
      guard let parent = now.parent else { throw .top }
      if let heir {
        guard heir != id else { throw .belowItself(id) }
        guard try there(heir).realm == now.realm else { throw .unknown }
      }
      if let heir { try lift(heir, above: [id]) }
      try end(id, heir: heir)
      for child in tree.children(of: id) where child.id != heir { try pass(child.id, to: heir ?? parent) }
    }

    // MARK: Steps

    /// Founds an heir that is new, or sees that it is there. A new one does not stand below what ends and passes to it.
    private mutating func take(_ heir: Heir, outside ids: [ID<Organisation>]) throws(Refusal) {
      switch heir {
      case .new(let body):
        guard !ids.contains(where: { tree.isWithin(body.parent, $0) }) else { throw .belowItself(body.id) }
        try found(body)
      case .existing(let id): _ = try there(id)
      }
    }

    /// Puts a body that goes on and stands anywhere below ones that end next to the topmost of these, since what stands
    /// below them passes to it.
    private mutating func lift(_ heir: ID<Organisation>, above ids: [ID<Organisation>]) throws(Refusal) {
      let line = tree.ancestors(of: heir)
      guard let last = line.lastIndex(where: { ids.contains($0.id) }) else { return }
      guard last + 1 < line.count else { throw .top }
      try pass(heir, to: line[last + 1].id)
    }

    /// Ends a body on the day before. The heir does not stand below it any more.
    private mutating func end(_ id: ID<Organisation>, heir: ID<Organisation>?) throws(Refusal) {
      let now = try changeable(id)
      guard now.parent != nil else { throw .top }
      guard now.from < day else { throw .plannedLater(id, now.from) }
      var history = history(of: id)
      history.states[history.states.count - 1].to = dayBefore
      change.histories[id] = history
      change.ended.append(id)
      if let heir { succeed(id, by: heir, isHeir: true) }
      passPlaces(below: id, to: heir)
    }

    private mutating func succeed(_ id: ID<Organisation>, by successor: ID<Organisation>, isHeir: Bool) {
      let one = Succession(predecessor: id, successor: successor, lastDay: dayBefore, isHeir: isHeir)
      change.histories[id]?.successions.append(one)
    }

    /// Gives one below a body that ends its new place. What has ended already stays where it stood.
    private mutating func pass(_ child: ID<Organisation>, to parent: ID<Organisation>) throws(Refusal) {
      guard let body = tree[child], body.to.map({ $0 >= day }) ?? true else { return }
      if body.from >= day {
        // It is planned for later: it is founded below the new body at once.
        var history = history(of: child)
        for place in history.states.indices { history.states[place].parent = parent }
        change.histories[child] = history
      } else {
        try setParent(parent, of: try changeable(child))
      }
      change.moved.append(child)
    }

    private mutating func setParent(_ parent: ID<Organisation>, of now: OrganisationState) throws(Refusal) {
      var next = now
      next.parent = parent
      next.from = day
      try replace(now, by: next)
    }

    /// Ends a state on the day before and begins another; one that begins on the day itself is corrected.
    private mutating func replace(_ now: OrganisationState, by next: OrganisationState) throws(Refusal) {
      var history = history(of: now.organisation)
      history.states.removeLast()
      var next = next
      next.to = now.to
      if now.from < day {
        var before = now
        before.to = dayBefore
        history.states.append(before)
      }
      history.states.append(next)
      change.histories[now.organisation] = history
    }

    private func state(
      of id: ID<Organisation>, realm: ID<Organisation>, under parent: ID<Organisation>?, _ facts: BodyFacts
    ) -> OrganisationState {
      OrganisationState(
        organisation: id, realm: realm, parent: parent, code: facts.code, taxCode: facts.taxCode, name: facts.name,
        shortName: facts.shortName, kind: facts.kind, from: day)
    }

    // MARK: Questions

    func history(of id: ID<Organisation>) -> OrganisationHistory {
      change.histories[id] ?? tree.history(of: id) ?? OrganisationHistory(position: id.rawValue, states: [])
    }

    /// The state of a body that is there on the day, those that the event founds among them.
    func there(_ id: ID<Organisation>, on asked: CivilDate? = nil) throws(Refusal) -> OrganisationState {
      let day = asked ?? self.day
      guard let state = history(of: id).states.last(where: { $0.from <= day }) ?? history(of: id).states.first else {
        throw .unknown
      }
      guard state.holds(on: day) else { throw .notThere(id) }
      return state
    }

    /// The state of a body that is there on the day, and after which nothing else is planned.
    private func changeable(_ id: ID<Organisation>) throws(Refusal) -> OrganisationState {
      let now = try there(id)
      if let last = history(of: id).states.last, last.from > day { throw .plannedLater(id, last.from) }
      if let end = now.to { throw .plannedLater(id, end.adding(days: 1)) }
      return now
    }

    private func firstTwice(_ ids: [ID<Organisation>]) -> ID<Organisation>? {
      var seen: Set<ID<Organisation>> = []
      return ids.first { !seen.insert($0).inserted }
    }

    /// A code stands for one body of its realm on a day.
    func checkCodes() throws(Refusal) {
      var new: [(state: OrganisationState, id: ID<Organisation>)] = []
      for (id, history) in change.histories {
        let known = tree.history(of: id)?.states ?? []
        for state in history.states where !known.contains(where: { Self.covers($0, state) }) { new.append((state, id)) }
      }
      for (place, one) in new.enumerated() {
        let others = tree.bodies(withCode: one.state.code, inRealm: one.state.realm)
        for id in others where id != one.id {
          if overlap(history(of: id), one.state) { throw .codeTaken(one.state.code, id) }
        }
        for other in new[(place + 1)...] where other.id != one.id && other.state.code == one.state.code {
          if overlap(history(of: other.id), one.state) { throw .codeTaken(one.state.code, other.id) }
        }
      }
    }

    /// Whether a body bore the code on all these days already.
    private static func covers(_ known: OrganisationState, _ state: OrganisationState) -> Bool {
      guard known.code == state.code, known.from <= state.from else { return false }
      guard let end = known.to else { return true }
      return state.to.map { $0 <= end } ?? false
    }

    private func overlap(_ history: OrganisationHistory, _ state: OrganisationState) -> Bool {
      history.states.contains { other in
        other.code == state.code && other.realm == state.realm && (other.to.map { state.from <= $0 } ?? true)
          && (state.to.map { other.from <= $0 } ?? true)
      }
    }
  }
}

extension OrganisationTree {
  /// The bodies of a realm that have or had a code.
  public func bodies(withCode code: String, inRealm realm: ID<Organisation>) -> [ID<Organisation>] {
    let wanted = Array(code.utf8)
    var found: [ID<Organisation>] = []
    for place in records.rows.indices where Int(records.rows[place].codeCount) == wanted.count {
      let body = records.bodies[Int(records.rows[place].body)]
      guard body.realm == realm, found.last != body.id, records.codeBytes(place).elementsEqual(wanted) else { continue }
      found.append(body.id)
    }
    return found
  }
}
