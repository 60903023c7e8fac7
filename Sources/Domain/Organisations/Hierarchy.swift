// SPDX-License-Identifier: Apache-2.0
/// A further order in which bodies stand, beside the line in which they are directed. A grassroots union of a bank is
/// directed by the unions of its province, and belongs to the union of its sector as well.
///
/// A body that has no place of its own in such an order goes with the body that directs it. So each order is a tree of
/// all bodies, every body stands in it exactly once, and what is added up along it counts each of them once. Rights
/// follow the line of direction alone. The cases stand in the order of their words, as stored rows do.
public enum Hierarchy: String, Sendable, CaseIterable {
  /// By the clusters and blocks in which units are compared (cụm, khối thi đua).
  case cluster
  /// By what they work at: the unions of a sector, the offices of a ministry in the provinces.
  case sector
  /// By where bodies are.
  case territory
}

/// Where a body stands in a further order, from a day to a day.
public struct HierarchyPlace: Hashable, Sendable {
  /// The body.
  public var organisation: ID<Organisation>
  /// The order.
  public var hierarchy: Hierarchy
  /// The body below which it stands there.
  public var parent: ID<Organisation>
  /// The first day.
  public var from: CivilDate
  /// The last day; `nil` while no end is known.
  public var to: CivilDate?

  /// Takes the parts.
  public init(
    organisation: ID<Organisation>, hierarchy: Hierarchy, parent: ID<Organisation>, from: CivilDate,
    to: CivilDate? = nil
  ) {
    self.organisation = organisation
    self.hierarchy = hierarchy
    self.parent = parent
    self.from = from
    self.to = to
  }

  /// Whether it holds on a day.
  public func holds(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// The places of all bodies in further orders, packed.
struct HierarchyPlaces: Sendable {
  /// One place: numbers of bodies and days.
  struct Row {
    var body: Int32
    var parent: Int32
    var from: Int32
    /// `Int32.max` while no end is known.
    var to: Int32
    var hierarchy: Int8

    func holds(on day: Int32) -> Bool { from <= day && day <= to }
  }

  /// By body, order and day.
  let rows: [Row]

  private static let numbers = Dictionary(
    uniqueKeysWithValues: Hierarchy.allCases.enumerated().map { ($1, Int8($0)) })

  /// Packs places; those of bodies that are not there are left out.
  init(_ places: [HierarchyPlace], number: (ID<Organisation>) -> Int32?) {
    var rows: [Row] = []
    rows.reserveCapacity(places.count)
    for place in places {
      guard let body = number(place.organisation), let parent = number(place.parent) else { continue }
      rows.append(
        Row(
          body: body, parent: parent, from: Int32(clamping: place.from.daysSinceEpoch),
          to: place.to.map { Int32(clamping: $0.daysSinceEpoch) } ?? .max, hierarchy: Self.number(place.hierarchy)))
    }
    self.rows = rows.sorted { ($0.body, $0.hierarchy, $0.from) < ($1.body, $1.hierarchy, $1.from) }
  }

  static func number(_ hierarchy: Hierarchy) -> Int8 { numbers[hierarchy] ?? 0 }

  /// The places of one body, in all orders and on all days.
  func rows(of body: Int32) -> ArraySlice<Row> {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].body < body { low = middle + 1 } else { high = middle }
    }
    return rows[low...].prefix { $0.body == body }
  }

  /// Below which body one stands in an order on a day by a place of its own.
  func parent(of body: Int32, in hierarchy: Hierarchy, on day: CivilDate) -> Int32? {
    let (number, today) = (Self.number(hierarchy), Int32(clamping: day.daysSinceEpoch))
    return rows(of: body).first { $0.hierarchy == number && $0.holds(on: today) }?.parent
  }
}
