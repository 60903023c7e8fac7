// SPDX-License-Identifier: Apache-2.0
import Domain

/// An item with its place among the items of its plan: places grow with the order, with gaps.
struct PlacedItem: Hashable {
  var item: PlanItem
  var position: Int
}

/// What a person who reviews a plan can change of it: its items in the order of the document, and who takes part in what.
struct ReviewedPlan {
  var items: [PlacedItem]
  var assignments: [Assignment]

  /// How far apart items stand where there is room for all.
  static let spacing = 1024

  subscript(id: ID<PlanItem>) -> PlanItem? { items.first { $0.item.id == id }?.item }

  func assignments(of id: ID<PlanItem>) -> [Assignment] { assignments.filter { $0.item == id } }

  /// Puts an item, and who takes part in it, in the place of what was there.
  mutating func replace(_ item: PlanItem, assignments own: [Assignment]) {
    guard let index = items.firstIndex(where: { $0.item.id == item.id }) else { return }
    items[index].item = item
    assignments.removeAll { $0.item == item.id }
    assignments += own
  }

  /// The order of the items, and which stands under which.
  var outline: PlanOutline<ID<PlanItem>> { PlanOutline(items.map { .init($0.item.id, under: $0.item.parent) }) }

  /// Puts the items in the order of an outline; one that the outline does not have is gone.
  ///
  /// - Parameter new: Items that the outline has and the plan did not.
  mutating func arrange(as outline: PlanOutline<ID<PlanItem>>, adding new: [PlanItem] = []) {
    var known = Dictionary(items.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    for item in new { known[item.id] = PlacedItem(item: item, position: 0) }
    let old = items.map { (id: $0.item.id, position: $0.position) }
    items = outline.entries.compactMap { entry in
      var placed = known[entry.node]
      placed?.item.parent = entry.parent
      return placed
    }
    place(after: old)
  }

  /// Gives places to the items between the first and the last that stand elsewhere than before; all others keep theirs.
  private mutating func place(after old: [(id: ID<PlanItem>, position: Int)]) {
    let start = zip(items, old).prefix { $0.item.id == $1.id }.count
    let rest = zip(items.dropFirst(start).reversed(), old.dropFirst(start).reversed())
    let tail = rest.prefix { $0.item.id == $1.id }.count
    let middle = start..<(items.count - tail)
    let freed = old[start..<(old.count - tail)].map(\.position)
    if freed.count == middle.count {
      for (index, position) in zip(middle, freed) { items[index].position = position }
      return
    }
    let low = start > 0 ? items[start - 1].position : -Self.spacing
    let high = tail > 0 ? items[middle.upperBound].position : low + Self.spacing * (middle.count + 1)
    let step = (high - low) / (middle.count + 1)
    if step > 0 {
      for (number, index) in middle.enumerated() { items[index].position = low + step * (number + 1) }
    } else {
      for index in items.indices { items[index].position = index * Self.spacing }
    }
  }
}

/// One side of a change: the items and assignments that it changed, as they stood before or as they stand after.
struct ReviewImage: Hashable {
  var items: [PlacedItem]
  var assignments: [Assignment]

  var isEmpty: Bool { items.isEmpty && assignments.isEmpty }

  func item(_ id: ID<PlanItem>) -> PlacedItem? { items.first { $0.item.id == id } }
}

/// What one step of a review changes.
struct ReviewDifference {
  private(set) var before: ReviewImage
  private(set) var after: ReviewImage

  var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// Compares two states of a plan. The version of each item that a form would show otherwise than before is counted up,
  /// so that forms opened before are told.
  ///
  /// - Parameter focus: An item that counts as changed even where only its place is another.
  init(from old: ReviewedPlan, to new: ReviewedPlan, focus: ID<PlanItem>?) {
    let oldParts = Set(old.assignments)
    let newParts = Set(new.assignments)
    before = ReviewImage(items: [], assignments: old.assignments.filter { !newParts.contains($0) })
    after = ReviewImage(items: [], assignments: new.assignments.filter { !oldParts.contains($0) })
    let touched = Set((before.assignments + after.assignments).map(\.item))
    let oldItems = Dictionary(old.items.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    let newItems = Dictionary(new.items.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    for was in old.items {
      let id = was.item.id
      guard var now = newItems[id] else {
        before.items.append(was)
        continue
      }
      now.item.version = was.item.version
      guard now != was || touched.contains(id) else { continue }
      if touched.contains(id) || now.item.asShown != was.item.asShown || id == focus && now.position != was.position {
        now.item.version += 1
      }
      before.items.append(was)
      after.items.append(now)
    }
    after.items += new.items.filter { oldItems[$0.item.id] == nil }
  }

  /// The way from one image of a stored step to the other; versions go on from those stored now.
  init(from: ReviewImage, to: ReviewImage, current: [ID<PlanItem>: Int]) {
    (before, after) = (from, to)
    let touched = Set((from.assignments + to.assignments).map(\.item))
    for index in before.items.indices {
      let id = before.items[index].item.id
      before.items[index].item.version = current[id] ?? before.items[index].item.version
    }
    for index in after.items.indices {
      let id = after.items[index].item.id
      guard let was = before.item(id) else {
        after.items[index].item.version += 1
        continue
      }
      let isOther = touched.contains(id) || was.item.asShown != after.items[index].item.asShown
      after.items[index].item.version =
        was.item.version + (isOther || was.position != after.items[index].position ? 1 : 0)
    }
  }

  var removed: [PlacedItem] { before.items.filter { after.item($0.item.id) == nil } }
  var added: [PlacedItem] { after.items.filter { before.item($0.item.id) == nil } }
  var changed: [(was: PlacedItem, now: PlacedItem)] {
    after.items.compactMap { now in before.item(now.item.id).map { ($0, now) } }
  }
}

extension PlanItem {
  /// The item without what no form shows: whether it was looked at, and how often it was changed.
  fileprivate var asShown: PlanItem {
    var item = self
    (item.isReviewed, item.version) = (false, 0)
    return item
  }
}
