// SPDX-License-Identifier: Apache-2.0
/// The bodies of one or more trees as they stand on a day, with the questions that rights and totals ask of them. A
/// value over records that never change.
///
/// A body that has ended stands where it stood last, one that is still planned where it will stand first; `exists(on:)`
/// tells them from the others. The order is that of a walk: each body comes before those below it, which follow in one
/// piece; so whether one stands below another is a comparison of two numbers.
public struct OrganisationTree: Sendable {
  /// The records that the tree was made of.
  public let records: OrganisationRecords
  /// The day for which it holds.
  public let day: CivilDate
  /// The further order that it shows; `nil` for the line of direction.
  public let hierarchy: Hierarchy?
  private let structure: Structure

  /// The places of all bodies on a day. An object, so that a tree is handed around for nothing.
  private final class Structure: Sendable {
    /// Of each body the state that counts.
    let rows: [Int32]
    /// Of each body the one above it, −1 for none.
    let parents: [Int32]
    /// The bodies below which others have a place of their own.
    let heads: Set<Int32>
    /// Bodies in the order of the walk.
    let order: [Int32]
    /// Where each body stands in the walk.
    let positions: [Int32]
    /// Where the bodies below each one end in the walk.
    let ends: [Int32]

    init(_ records: OrganisationRecords, on day: CivilDate, in hierarchy: Hierarchy?) {
      let count = records.bodies.count
      let rows = (0..<Int32(count)).map { Int32(records.row(of: $0, on: day)) }
      let directed = rows.map { records.rows[Int($0)].parent }
      let parents = hierarchy.map { Self.parents(records.places, in: $0, on: day, else: directed) } ?? directed
      heads = hierarchy.map { Self.heads(records.places, in: $0, on: day, parents) } ?? []
      let children = Self.children(parents)
      var order: [Int32] = []
      order.reserveCapacity(count)
      var positions = [Int32](repeating: -1, count: count)
      var ends = [Int32](repeating: 0, count: count)
      // Those that no walk from a top reaches stand in a ring of damaged data: it is cut at the first of them.
      for isRing in [false, true] {
        for top in 0..<count where positions[top] < 0 && (isRing || parents[top] < 0) {
          Self.walk(from: Int32(top), children, &order, &positions, &ends)
        }
      }
      (self.rows, self.parents, self.order, self.positions, self.ends) = (rows, parents, order, positions, ends)
    }

    /// The bodies above in a further order. The order and the line of direction can contradict each other, so that bodies
    /// would stand below themselves in a ring: of those no place counts.
    private static func parents(
      _ places: HierarchyPlaces, in hierarchy: Hierarchy, on day: CivilDate, else directed: [Int32]
    ) -> [Int32] {
      let (number, today) = (HierarchyPlaces.number(hierarchy), Int32(clamping: day.daysSinceEpoch))
      var parents = directed
      var placed: [Int32] = []
      for place in places.rows where place.hierarchy == number && place.holds(on: today) {
        parents[Int(place.body)] = place.parent
        placed.append(place.body)
      }
      while cutRings(&parents, from: placed, else: directed) {}
      return parents
    }

    private static func heads(
      _ places: HierarchyPlaces, in hierarchy: Hierarchy, on day: CivilDate, _ parents: [Int32]
    ) -> Set<Int32> {
      let (number, today) = (HierarchyPlaces.number(hierarchy), Int32(clamping: day.daysSinceEpoch))
      var heads: Set<Int32> = []
      for place in places.rows where place.hierarchy == number && place.holds(on: today) {
        if parents[Int(place.body)] == place.parent { heads.insert(place.parent) }
      }
      return heads
    }

    /// Gives the bodies of each ring that is met above some bodies their place in the line of direction back, which has
    /// none; `false` where there is no ring.
    private static func cutRings(_ parents: inout [Int32], from starts: [Int32], else directed: [Int32]) -> Bool {
      // Each walk upwards leaves its number; whoever meets its own has gone round a ring.
      var walks = [Int32](repeating: -1, count: parents.count)
      var isCut = false
      for (walk, start) in starts.enumerated() {
        var body = start
        while body >= 0, walks[Int(body)] < 0 {
          walks[Int(body)] = Int32(walk)
          body = parents[Int(body)]
        }
        guard body >= 0, walks[Int(body)] == walk else { continue }
        isCut = true
        let first = body
        repeat {
          let above = parents[Int(body)]
          parents[Int(body)] = directed[Int(body)]
          body = above
        } while body != first
      }
      return isCut
    }

    /// The bodies below each one, packed: those of `body` stand from `starts[body]` to `starts[body + 1]`.
    private static func children(_ parents: [Int32]) -> (starts: [Int32], bodies: [Int32]) {
      var starts = [Int32](repeating: 0, count: parents.count + 1)
      for parent in parents where parent >= 0 { starts[Int(parent) + 1] += 1 }
      for place in parents.indices { starts[place + 1] += starts[place] }
      var next = starts
      var bodies = [Int32](repeating: 0, count: Int(starts[parents.count]))
      for (body, parent) in parents.enumerated() where parent >= 0 {
        bodies[Int(next[Int(parent)])] = Int32(body)
        next[Int(parent)] += 1
      }
      return (starts, bodies)
    }

    private static func walk(
      from top: Int32, _ children: (starts: [Int32], bodies: [Int32]), _ order: inout [Int32],
      _ positions: inout [Int32], _ ends: inout [Int32]
    ) {
      // Each body on the way down with the place of its next child.
      var open: [(body: Int32, next: Int32)] = []
      func enter(_ body: Int32) {
        positions[Int(body)] = Int32(order.count)
        order.append(body)
        open.append((body, children.starts[Int(body)]))
      }
      enter(top)
      while let (body, next) = open.last {
        guard next < children.starts[Int(body) + 1] else {
          ends[Int(body)] = Int32(order.count)
          open.removeLast()
          continue
        }
        open[open.count - 1].next += 1
        let child = children.bodies[Int(next)]
        if positions[Int(child)] < 0 { enter(child) }
      }
    }
  }

  /// The tree of a day: the line of direction, or a further order.
  public init(_ records: OrganisationRecords, on day: CivilDate, in hierarchy: Hierarchy? = nil) {
    self.records = records
    self.day = day
    self.hierarchy = hierarchy
    structure = Structure(records, on: day, in: hierarchy)
  }

  /// A tree of bodies that never changed but by their end; the order of the list is the order of siblings.
  public init(_ organisations: [Organisation], on day: CivilDate = CivilDate(daysSinceEpoch: 0)) {
    let histories = organisations.enumerated().map { place, body in
      let successions = body.to.flatMap { day in
        body.successor.map { Succession(predecessor: body.id, successor: $0, lastDay: day) }
      }
      return OrganisationHistory(
        position: Int64(place), states: [OrganisationState(body)], successions: successions.map { [$0] } ?? [])
    }
    self.init(OrganisationRecords(histories), on: day)
  }

  /// The same bodies as they stand on another day.
  public func on(_ day: CivilDate) -> OrganisationTree {
    day == self.day ? self : OrganisationTree(records, on: day, in: hierarchy)
  }

  /// How many bodies there are, ended and planned ones among them.
  public var count: Int { records.count }

  /// The body with an identifier.
  public subscript(id: ID<Organisation>) -> Organisation? { records.place(of: id).map(organisation) }

  /// All bodies in the order of the walk.
  public var all: some Sequence<Organisation> { structure.order.lazy.map { organisation($0) } }

  /// The bodies at the top, one of each realm.
  public var tops: [Organisation] {
    var tops: [Organisation] = []
    var next = 0
    while next < structure.order.count {
      let body = structure.order[next]
      tops.append(organisation(body))
      next = Int(structure.ends[Int(body)])
    }
    return tops
  }

  /// The bodies directly below.
  public func children(of id: ID<Organisation>) -> [Organisation] {
    guard let top = records.place(of: id) else { return [] }
    var children: [Organisation] = []
    var next = structure.positions[Int(top)] + 1
    while next < structure.ends[Int(top)] {
      let child = structure.order[Int(next)]
      children.append(organisation(child))
      next = structure.ends[Int(child)]
    }
    return children
  }

  /// The bodies above, nearest first.
  public func ancestors(of id: ID<Organisation>) -> [Organisation] {
    guard var body = records.place(of: id) else { return [] }
    var found: [Organisation] = []
    while let parent = parent(of: body) {
      found.append(organisation(parent))
      body = parent
    }
    return found
  }

  /// Whether a body is `top` itself or stands anywhere below it.
  public func isWithin(_ id: ID<Organisation>, _ top: ID<Organisation>) -> Bool {
    if id == top { return true }
    guard let body = records.place(of: id), let top = records.place(of: top) else { return false }
    return isWithin(body, top)
  }

  /// Whether two bodies stand on one line: the same, or one above the other.
  public func areInLine(_ one: ID<Organisation>, _ other: ID<Organisation>) -> Bool {
    isWithin(one, other) || isWithin(other, one)
  }

  /// A body and everything below it, in the order of the tree, each with its depth (0 for `top`).
  public func subtree(of top: ID<Organisation>) -> [(organisation: Organisation, depth: Int)] {
    guard let top = records.place(of: top) else { return [] }
    var open: [Int32] = []
    return walk(below: top).map { body in
      while let last = open.last, structure.ends[Int(last)] <= structure.positions[Int(body)] { open.removeLast() }
      open.append(body)
      return (organisation(body), open.count - 1)
    }
  }

  /// The identifiers of a body and of everything below it, in the order of the tree.
  public func identifiers(within top: ID<Organisation>) -> [ID<Organisation>] {
    records.place(of: top).map { walk(below: $0).map { records.bodies[Int($0)].id } } ?? []
  }

  /// The identifiers of a body, of everything below it, and of bodies elsewhere that ended and whose work one of these
  /// answers for on the tree's day.
  public func answered(within top: ID<Organisation>) -> [ID<Organisation>] {
    guard let place = records.place(of: top) else { return [] }
    let passedOn = records.heirs.keys.filter { body in
      guard !isWithin(body, place), let heir = records.place(of: answering(for: records.bodies[Int(body)].id, on: day))
      else { return false }
      return isWithin(heir, place)
    }
    return identifiers(within: top) + passedOn.sorted().map { records.bodies[Int($0)].id }
  }

  /// The bodies of a realm with these codes on the tree's day; where several bear one, the first in the order of the tree.
  public func bodies(withCodes codes: Set<String>, inRealm realm: ID<Organisation>) -> [String: ID<Organisation>] {
    var found: [String: ID<Organisation>] = [:]
    for body in structure.order where records.bodies[Int(body)].realm == realm {
      let code = String(decoding: records.codeBytes(Int(structure.rows[Int(body)])), as: UTF8.self)
      if codes.contains(code), found[code] == nil { found[code] = records.bodies[Int(body)].id }
    }
    return found
  }

  /// The identifiers of those at or below a body that are there on the tree's day, in the order of the tree.
  public func existing(within top: ID<Organisation>) -> [ID<Organisation>] {
    guard let top = records.place(of: top) else { return [] }
    return walk(below: top).filter(exists).map { records.bodies[Int($0)].id }
  }

  /// A body and those below it that stand nearest to it, in the order of the tree: whole levels, the first of them in any
  /// case, as long as they are no more than a limit in all.
  public func nearest(to top: ID<Organisation>, limit: Int) -> [(organisation: Organisation, depth: Int)] {
    guard let top = records.place(of: top) else { return [] }
    var (depths, counts): ([Int32], [Int]) = ([], [])
    var open: [Int32] = []
    for body in walk(below: top) {
      while let last = open.last, structure.ends[Int(last)] <= structure.positions[Int(body)] { open.removeLast() }
      open.append(body)
      let depth = open.count - 1
      depths.append(Int32(depth))
      if counts.count <= depth { counts.append(0) }
      counts[depth] += 1
    }
    var (deepest, sum) = (0, 0)
    for (depth, count) in counts.enumerated() where sum + count <= limit || depth <= 1 {
      guard depth <= deepest + 1 else { break }
      (deepest, sum) = (depth, sum + count)
    }
    var nearest: [(organisation: Organisation, depth: Int)] = []
    for (body, depth) in zip(walk(below: top), depths) where depth <= deepest && nearest.count < max(limit, 1) {
      nearest.append((organisation(body), Int(depth)))
    }
    return nearest
  }

  /// How many bodies stand at or below one, ended and planned ones among them.
  public func count(within top: ID<Organisation>) -> Int { records.place(of: top).map { walk(below: $0).count } ?? 0 }

  // MARK: Time

  /// The body that answers for the work of `id` on a day: itself, or once it has ended its successor, the successor of
  /// that one, and so on. The last one stands where nobody took over; `nil` for an unknown body.
  public func responsible(for id: ID<Organisation>, on day: CivilDate) -> Organisation? {
    self[answering(for: id, on: day)]
  }

  /// The identifier of the body that answers for the work of `id` on a day; `id` itself for an unknown body.
  public func answering(for id: ID<Organisation>, on day: CivilDate) -> ID<Organisation> {
    guard !records.heirs.isEmpty, let first = records.place(of: id) else { return id }
    var (answering, passed) = (first, [first])
    while let end = records.heirs[answering], end.lastDay < day, !passed.contains(end.heir) {
      answering = end.heir
      passed.append(answering)
    }
    return records.bodies[Int(answering)].id
  }

  /// All that is known of a body; `nil` for an unknown one.
  public func history(of id: ID<Organisation>) -> OrganisationHistory? {
    guard let body = records.place(of: id) else { return nil }
    return OrganisationHistory(
      position: records.bodies[Int(body)].position, states: records.rows(of: body).map(records.state),
      successions: records.successions(of: id),
      places: records.places.rows(of: body).map(records.place))
  }

  /// What a body was called on a day.
  public func name(of id: ID<Organisation>, on day: CivilDate) -> String? {
    records.place(of: id).map { records.state(records.row(of: $0, on: day)).name }
  }

  /// The bodies that one follows, wholly or in part.
  public func successions(to id: ID<Organisation>) -> [Succession] {
    records.successions.filter { $0.successor == id }
  }

  // MARK: Further orders

  /// Where a body stands in a further order on the tree's day by a place of its own.
  public func place(of id: ID<Organisation>, in hierarchy: Hierarchy) -> HierarchyPlace? {
    records.place(of: id).flatMap { body in
      records.places.rows(of: body).lazy.map(records.place).first { $0.hierarchy == hierarchy && $0.holds(on: day) }
    }
  }

  /// The head of the group to which a body belongs in the tree's further order: the nearest at or above it below which
  /// bodies have a place of their own; `nil` where there is none. Parts all bodies into groups, so that each is in one of
  /// them at most.
  public func group(of id: ID<Organisation>) -> ID<Organisation>? {
    guard hierarchy != nil, var body = records.place(of: id) else { return nil }
    while !structure.heads.contains(body) {
      guard let above = parent(of: body) else { return nil }
      body = above
    }
    return records.bodies[Int(body)].id
  }

  /// The further orders in which any body of a realm has a place on some day.
  public func hierarchies(of realm: ID<Organisation>) -> [Hierarchy] {
    let used = Set(records.places.rows.lazy.filter { records.bodies[Int($0.body)].realm == realm }.map(\.hierarchy))
    return Hierarchy.allCases.filter { used.contains(HierarchyPlaces.number($0)) }
  }

  // MARK: Places

  private func organisation(_ body: Int32) -> Organisation {
    records.organisation(Int(structure.rows[Int(body)]), below: structure.parents[Int(body)])
  }

  /// The body above, unless a ring was cut between the two.
  private func parent(of body: Int32) -> Int32? {
    let parent = structure.parents[Int(body)]
    return parent >= 0 && parent != body && isWithin(body, parent) ? parent : nil
  }

  /// Whether one place is another's or below it.
  func isWithin(_ body: Int32, _ top: Int32) -> Bool {
    let position = structure.positions[Int(body)]
    return structure.positions[Int(top)] <= position && position < structure.ends[Int(top)]
  }

  private func walk(below top: Int32) -> ArraySlice<Int32> {
    structure.order[Int(structure.positions[Int(top)])..<Int(structure.ends[Int(top)])]
  }

  /// The state of a body that counts on the tree's day.
  func row(of body: Int32) -> Int { Int(structure.rows[Int(body)]) }

  /// Whether a body is there on the tree's day.
  func exists(_ body: Int32) -> Bool {
    let places = records.rows(of: body)
    let today = Int32(clamping: day.daysSinceEpoch)
    return records.rows[places.lowerBound].from <= today && today <= records.rows[places.upperBound - 1].to
  }

  /// The place in the walk of a body.
  func position(_ body: Int32) -> Int32 { structure.positions[Int(body)] }
}
