// SPDX-License-Identifier: Apache-2.0
/// A body of the real world, with the days between which it existed.
public struct Organisation: Hashable, Sendable {
  /// Its identifier.
  public let id: ID<Organisation>
  /// The topmost body of its tree: the shard key of everything that belongs to it.
  public let realm: ID<Organisation>
  /// The body above it; `nil` at the top.
  public let parent: ID<Organisation>?
  /// A code of the tree's own, such as the identifier of Quyết định 20/2020/QĐ-TTg.
  public let code: String
  /// Full registered name.
  public let name: String
  /// Short name for tables; the full name where there is none.
  public let shortName: String
  /// What kind of body it is: the code of an `OrganisationKind`.
  public let kind: String
  /// The first day of its existence.
  public let from: CivilDate
  /// The last day of its existence; `nil` while it exists.
  public let to: CivilDate?
  /// The body that took over its work when it ended.
  public let successor: ID<Organisation>?

  /// Makes a body from its stored parts.
  public init(
    id: ID<Organisation>, realm: ID<Organisation>, parent: ID<Organisation>?, code: String, name: String,
    shortName: String, kind: String, from: CivilDate, to: CivilDate? = nil, successor: ID<Organisation>? = nil
  ) {
    self.id = id
    self.realm = realm
    self.parent = parent
    self.code = code
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.from = from
    self.to = to
    self.successor = successor
  }

  /// The topmost body of a new tree.
  public static func top(_ id: ID<Organisation>, name: String, from day: CivilDate) -> Organisation {
    Organisation(id: id, realm: id, parent: nil, code: "1", name: name, shortName: name, kind: "top", from: day)
  }

  /// Whether the body existed on a day.
  public func exists(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// The bodies of one or more trees, with the questions that rights and totals ask of them. A value: made from one
/// snapshot of the store, never changed.
public struct OrganisationTree: Sendable {
  /// Every body by its identifier.
  public let byID: [ID<Organisation>: Organisation]
  private let children: [ID<Organisation>: [ID<Organisation>]]
  /// Of the bodies that end: when, and who takes over.
  private let successions: [ID<Organisation>: (lastDay: CivilDate, successor: ID<Organisation>)]

  /// Builds the tree; the order of the list is the order of siblings.
  public init(_ organisations: [Organisation]) {
    var byID: [ID<Organisation>: Organisation] = [:]
    var children: [ID<Organisation>: [ID<Organisation>]] = [:]
    var successions: [ID<Organisation>: (lastDay: CivilDate, successor: ID<Organisation>)] = [:]
    for body in organisations where byID[body.id] == nil {
      byID[body.id] = body
      if let parent = body.parent { children[parent, default: []].append(body.id) }
      if let end = body.to, let successor = body.successor { successions[body.id] = (end, successor) }
    }
    (self.byID, self.children, self.successions) = (byID, children, successions)
  }

  /// The body with an identifier.
  public subscript(id: ID<Organisation>) -> Organisation? { byID[id] }

  /// The bodies directly below.
  public func children(of id: ID<Organisation>) -> [Organisation] { (children[id] ?? []).compactMap { byID[$0] } }

  /// The bodies above, nearest first. A ring in damaged data is walked once.
  public func ancestors(of id: ID<Organisation>) -> [Organisation] {
    var found: [Organisation] = []
    var next = byID[id]?.parent
    while let current = next, let body = byID[current], current != id, !found.contains(where: { $0.id == current }) {
      found.append(body)
      next = body.parent
    }
    return found
  }

  /// Whether a body is `top` itself or stands anywhere below it. A ring in damaged data is walked once.
  public func isWithin(_ id: ID<Organisation>, _ top: ID<Organisation>) -> Bool {
    if id == top { return true }
    guard byID[top] != nil else { return false }
    var next = byID[id]?.parent
    for _ in 0..<byID.count {
      guard let current = next else { return false }
      if current == top { return true }
      next = byID[current]?.parent
    }
    return false
  }

  /// Whether two bodies stand on one line: the same, or one above the other.
  public func areInLine(_ one: ID<Organisation>, _ other: ID<Organisation>) -> Bool {
    isWithin(one, other) || isWithin(other, one)
  }

  /// The body that answers for the work of `id` on a day: itself, or once it has ended its successor, the successor of
  /// that one, and so on. The last one stands where nobody took over; `nil` for an unknown body.
  public func responsible(for id: ID<Organisation>, on day: CivilDate) -> Organisation? {
    byID[answering(for: id, on: day)]
  }

  /// The identifier of the body that answers for the work of `id` on a day; `id` itself for an unknown body.
  public func answering(for id: ID<Organisation>, on day: CivilDate) -> ID<Organisation> {
    guard var end = successions[id], end.lastDay < day else { return id }
    var answering = id
    var passed = [id]
    while end.lastDay < day, byID[end.successor] != nil, !passed.contains(end.successor) {
      answering = end.successor
      passed.append(answering)
      guard let next = successions[answering] else { break }
      end = next
    }
    return answering
  }

  /// A body and everything below it, in the order of the tree, each with its depth (0 for `top`).
  public func subtree(of top: ID<Organisation>) -> [(organisation: Organisation, depth: Int)] {
    guard let body = byID[top] else { return [] }
    var found: [(organisation: Organisation, depth: Int)] = []
    var open: [(organisation: Organisation, depth: Int)] = [(body, 0)]
    var seen: Set<ID<Organisation>> = []
    while let next = open.popLast() {
      guard seen.insert(next.organisation.id).inserted else { continue }
      found.append(next)
      open += children(of: next.organisation.id).reversed().map { ($0, next.depth + 1) }
    }
    return found
  }
}
