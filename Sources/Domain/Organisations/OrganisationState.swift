// SPDX-License-Identifier: Apache-2.0
/// What holds of a body from a day to a day: its place, its names and its identifiers. The states of a body follow one
/// another without a gap, from its first day to its last.
public struct OrganisationState: Hashable, Sendable {
  /// The body.
  public var organisation: ID<Organisation>
  /// The topmost body of its tree.
  public var realm: ID<Organisation>
  /// The body above it; `nil` at the top.
  public var parent: ID<Organisation>?
  /// A code of the tree's own, such as the identifier of Quyết định 20/2020/QĐ-TTg (`H55.242`).
  public var code: String
  /// The tax code; empty where it has none or none is known.
  public var taxCode: String
  /// Full registered name.
  public var name: String
  /// Short name for tables; the full name where there is none.
  public var shortName: String
  /// The code of its kind.
  public var kind: String
  /// The first day on which this holds.
  public var from: CivilDate
  /// The last day; `nil` while no end is known.
  public var to: CivilDate?

  /// Takes the parts.
  public init(
    organisation: ID<Organisation>, realm: ID<Organisation>, parent: ID<Organisation>?, code: String,
    taxCode: String = "", name: String, shortName: String, kind: String, from: CivilDate, to: CivilDate? = nil
  ) {
    self.organisation = organisation
    self.realm = realm
    self.parent = parent
    self.code = code
    self.taxCode = taxCode
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.from = from
    self.to = to
  }

  /// The one state of a body that never changed.
  public init(_ body: Organisation) {
    self.init(
      organisation: body.id, realm: body.realm, parent: body.parent, code: body.code, taxCode: body.taxCode,
      name: body.name, shortName: body.shortName, kind: body.kind, from: body.from, to: body.to)
  }

  /// Whether it holds on a day.
  public func holds(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

  /// Whether both say the same of the body, on whatever days.
  public func saysTheSame(as other: OrganisationState) -> Bool {
    var other = other
    (other.from, other.to) = (from, to)
    return self == other
  }
}

/// Who follows whom: a body that ended on a day, and one that goes on with its work or with a part of it.
public struct Succession: Hashable, Sendable {
  /// The body that ended.
  public let predecessor: ID<Organisation>
  /// The one that follows it.
  public let successor: ID<Organisation>
  /// The predecessor's last day.
  public let lastDay: CivilDate
  /// Whether open work, open reports and roles pass to this successor: of several, to exactly one.
  public let isHeir: Bool

  /// Takes the parts.
  public init(
    predecessor: ID<Organisation>, successor: ID<Organisation>, lastDay: CivilDate, isHeir: Bool = true
  ) {
    self.predecessor = predecessor
    self.successor = successor
    self.lastDay = lastDay
    self.isHeir = isHeir
  }
}

/// All that is known of one body: its place among its siblings, its states in their order, and who follows it.
public struct OrganisationHistory: Hashable, Sendable {
  /// The place among its siblings: the lower, the earlier.
  public var position: Int64
  /// Its states, the earliest first; at least one.
  public var states: [OrganisationState]
  /// Who follows it.
  public var successions: [Succession]
  /// Where it stands in further orders, by order and day.
  public var places: [HierarchyPlace]

  /// Takes the parts.
  public init(
    position: Int64, states: [OrganisationState], successions: [Succession] = [], places: [HierarchyPlace] = []
  ) {
    self.position = position
    self.states = states
    self.successions = successions
    self.places = places
  }
}
