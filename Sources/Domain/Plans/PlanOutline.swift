// SPDX-License-Identifier: Apache-2.0
/// A step that an item takes within its plan.
public enum OutlineMove: String, Sendable, CaseIterable {
  /// Under the item before it.
  case inward = "in"
  /// Beside the item it stands under.
  case outward = "out"
  /// Before the one before it, with all that stands under both.
  case up
  /// Behind the one behind it, with all that stands under both.
  case down
}

/// Why an item stays where it is.
public enum OutlineRefusal: Error, Sendable, Hashable, CaseIterable {
  /// The outline has no such item.
  case unknown
  /// No item stands before it that it could join or change places with.
  case nothingBefore
  /// No item stands behind it at its level.
  case nothingBehind
  /// It stands at the outermost level already.
  case outermost
}

/// The order of a plan's items, and which stands under which: what a person changes who puts a reading right.
///
/// Items come in the order of the document, a parent before what stands under it. Every change is a pure function of the
/// outline; the items themselves are known by their names only.
public struct PlanOutline<Node: Hashable & Sendable>: Sendable, Hashable {
  /// An item and the one it stands under.
  public struct Entry: Sendable, Hashable {
    /// The item.
    public let node: Node
    /// The item it stands under; `nil` at the outermost level.
    public var parent: Node?

    /// Makes an entry.
    public init(_ node: Node, under parent: Node?) {
      self.node = node
      self.parent = parent
    }
  }

  /// All items in the order of the document.
  public private(set) var entries: [Entry]

  /// Makes an outline from items in the order of the document.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Moves an item, together with all that stands under it.
  ///
  /// - Parameter isContainer: Whether it gathers others, as a heading does. One that moves outwards takes along what
  ///   stood behind it under the same item, so that the order of the document stays; any other steps behind it.
  public mutating func move(_ node: Node, _ move: OutlineMove, isContainer: Bool) throws(OutlineRefusal) {
    switch move {
    case .inward: try moveIn(node)
    case .outward: try moveOut(node, isContainer: isContainer)
    case .up:
      guard let before = siblings(of: try entry(node)).before else { throw .nothingBefore }
      swap(before, node)
    case .down:
      guard let behind = siblings(of: try entry(node)).behind else { throw .nothingBehind }
      swap(node, behind)
    }
  }

  /// Takes an item away whose text goes to the one before it, and gives that one what stood under it.
  ///
  /// - Returns: The item before it in the document.
  public mutating func merge(_ node: Node) throws(OutlineRefusal) -> Node {
    let place = try place(of: node)
    guard place > 0 else { throw .nothingBefore }
    let before = entries[place - 1].node
    entries.remove(at: place)
    for index in entries.indices where entries[index].parent == node { entries[index].parent = before }
    return before
  }

  /// Puts a new item directly behind another, at its level. What stood under the other stands under the new one now,
  /// because in the document it follows the words that went into the new one.
  public mutating func split(_ node: Node, into new: Node) throws(OutlineRefusal) {
    let place = try place(of: node)
    for index in entries.indices where entries[index].parent == node { entries[index].parent = new }
    entries.insert(Entry(new, under: entries[place].parent), at: place + 1)
  }

  private mutating func moveIn(_ node: Node) throws(OutlineRefusal) {
    let place = try place(of: node)
    guard let before = siblings(of: entries[place]).before else { throw .nothingBefore }
    entries[place].parent = before
  }

  private mutating func moveOut(_ node: Node, isContainer: Bool) throws(OutlineRefusal) {
    let place = try place(of: node)
    guard let parent = entries[place].parent, let above = entries.first(where: { $0.node == parent }) else {
      throw .outermost
    }
    if isContainer {
      for index in entries.indices[(place + 1)...] where entries[index].parent == parent {
        entries[index].parent = node
      }
      entries[place].parent = above.parent
      return
    }
    let moved = take(node)
    let last = subtree(of: parent).upperBound
    entries.insert(contentsOf: moved, at: last)
    entries[last].parent = above.parent
  }

  /// Two items of one level change places, each with all that stands under it; `first` stands before `second`.
  private mutating func swap(_ first: Node, _ second: Node) {
    let moved = take(second)
    let place = entries.firstIndex { $0.node == first } ?? entries.endIndex
    entries.insert(contentsOf: moved, at: place)
  }

  /// Takes an item out with all that stands under it.
  private mutating func take(_ node: Node) -> [Entry] {
    let members = self.members(of: node)
    let taken = entries.filter { members.contains($0.node) }
    entries.removeAll { members.contains($0.node) }
    return taken
  }

  /// From an item to behind the last one that stands anywhere under it.
  private func subtree(of node: Node) -> Range<Int> {
    let members = self.members(of: node)
    let first = entries.firstIndex { $0.node == node } ?? 0
    return first..<((entries.lastIndex { members.contains($0.node) } ?? first) + 1)
  }

  /// An item and all that stands under it; a parent stands before what is under it, so one pass finds all.
  private func members(of node: Node) -> Set<Node> {
    var members: Set<Node> = [node]
    for entry in entries { if let parent = entry.parent, members.contains(parent) { members.insert(entry.node) } }
    return members
  }

  private func siblings(of entry: Entry) -> (before: Node?, behind: Node?) {
    let level = entries.filter { $0.parent == entry.parent }
    guard let place = level.firstIndex(of: entry) else { return (nil, nil) }
    return (place > 0 ? level[place - 1].node : nil, place + 1 < level.count ? level[place + 1].node : nil)
  }

  private func entry(_ node: Node) throws(OutlineRefusal) -> Entry { entries[try place(of: node)] }

  private func place(of node: Node) throws(OutlineRefusal) -> Int {
    guard let place = entries.firstIndex(where: { $0.node == node }) else { throw .unknown }
    return place
  }
}
