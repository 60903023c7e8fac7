// SPDX-License-Identifier: Apache-2.0
public import Domain
import Vietnamese

/// Puts the tree of a plan together from texts that were kept without their document: the public format, or rows of a
/// database.
public struct PlanAssembly: Sendable {
  /// An item with its text.
  public struct Item: Sendable {
    /// Index of the item above.
    public var parent: Int?
    /// As printed, without full stop or bracket.
    public var label: String
    /// What kind of item it is.
    public var kind: PlanItemKind
    /// Its whole text.
    public var text: String
    /// The numbers of the activities that it names.
    public var activities: [String]
    /// The texts of its row, where it stands in a table.
    public var cells: [String]

    /// Makes an item.
    public init(
      parent: Int?, label: String, kind: PlanItemKind, text: String, activities: [String] = [], cells: [String] = []
    ) {
      self.parent = parent
      self.label = label
      self.kind = kind
      self.text = text
      self.activities = activities
      self.cells = cells
    }
  }

  /// Text that is no item.
  public struct Further: Sendable {
    /// What it is there for.
    public var kind: ReadPlan.FurtherText.Kind
    /// How many items stand before it.
    public var item: Int
    /// The text.
    public var text: String
    /// The texts of its row, where it stands in a table.
    public var cells: [String]

    /// Makes a text.
    public init(kind: ReadPlan.FurtherText.Kind, item: Int, text: String, cells: [String] = []) {
      self.kind = kind
      self.item = item
      self.text = text
      self.cells = cells
    }
  }

  private var bytes: [UInt8] = []
  private var items: [(item: Item, text: Range<Int>, cells: [Range<Int>])] = []
  private var further: [(further: Further, text: Range<Int>, cells: [Range<Int>])] = []

  /// Begins an empty plan.
  public init() {}

  /// Appends an item; one whose parent does not stand before it comes to the top.
  public mutating func append(_ item: Item) {
    var item = item
    if let parent = item.parent, !items.indices.contains(parent) { item.parent = nil }
    items.append((item, add(item.text), item.cells.map { add($0) }))
  }

  /// Appends a text that is no item.
  public mutating func append(_ text: Further) { further.append((text, add(text.text), text.cells.map { add($0) })) }

  private mutating func add(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes += Array(text.utf8)
    return start..<bytes.count
  }

  /// The plan with these items and texts; everything else of it is empty, and its places count in the texts put together.
  public func plan(source origin: ReadPlan.Source) -> ReadPlan {
    let source = SourceText(bytes, ScalarOffsets(bytes))
    let shared = SharedSource(source, isClean: true)
    var plan = ReadPlan(text: bytes, source: origin)
    plan.items = items.enumerated().map { index, entry in
      ReadPlan.Item(
        index: index, parent: entry.item.parent, label: entry.item.label, kind: entry.item.kind,
        activities: entry.item.activities, span: source.span(entry.text), confidence: Confidence(percent: 100),
        source: shared, ranges: TextRanges(entry.text), isPlain: true, cellRanges: entry.cells)
    }
    plan.further = further.map { entry in
      ReadPlan.FurtherText(
        kind: entry.further.kind, item: min(max(0, entry.further.item), items.count), span: source.span(entry.text),
        source: shared, ranges: TextRanges(entry.text), cellRanges: entry.cells)
    }
    return plan
  }
}
