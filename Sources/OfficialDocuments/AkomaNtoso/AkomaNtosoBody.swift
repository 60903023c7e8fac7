// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading

/// The hierarchy of one part: items inside of one another, tables and footnotes where they stand among them.
struct AkomaNtosoBody {
  private let plan: ReadPlan
  private let part: AkomaNtosoPart
  private let terms: AkomaNtosoTerms
  private let prefix: String
  private(set) var identifiers: AkomaNtosoIdentifiers
  private var nodes: [Node] = []
  private var roots: [Int] = []
  /// The node of each item that has one of its own.
  private var nodeOfItem: [Int: Int] = [:]

  private struct Node {
    var content: Content
    var children: [Int] = []
  }

  private enum Content {
    case item(Int)
    case table([Row])
    case footnote(String)
  }

  /// A row of a table with the item that it is, if it is one.
  private struct Row {
    var cells: [String]
    var item: Int?
    var isHead = false
  }

  init(
    _ plan: ReadPlan, _ part: AkomaNtosoPart, _ terms: AkomaNtosoTerms, prefix: String,
    _ identifiers: AkomaNtosoIdentifiers
  ) {
    self.plan = plan
    self.part = part
    self.terms = terms
    self.prefix = prefix
    self.identifiers = identifiers
  }

  /// The elements of the body; one without text has an empty container, which the schema asks for.
  mutating func elements() -> [XMLElement] {
    arrange()
    if roots.isEmpty {
      return [XMLElement("hcontainer", [("name", "body"), ("eId", identifiers.unique(prefix + "hcontainer_1"))])]
    }
    return elements(roots, below: prefix)
  }

  // MARK: Arranging

  private mutating func arrange() {
    var next = 0
    for index in part.items.lowerBound...part.items.upperBound {
      while next < part.texts.count, plan.further[part.texts[next]].item <= index {
        place(plan.further[part.texts[next]])
        next += 1
      }
      guard index < part.items.upperBound, index != part.annex else { continue }
      place(plan.items[index])
    }
    while next < part.texts.count {
      place(plan.further[part.texts[next]])
      next += 1
    }
  }

  private mutating func place(_ item: ReadPlan.Item) {
    guard item.cells.isEmpty else {
      place(row: Row(cells: item.cells, item: item.index), below: parent(of: item))
      return
    }
    nodeOfItem[item.index] = append(.item(item.index), below: parent(of: item))
  }

  private mutating func place(_ text: ReadPlan.FurtherText) {
    let below = parent(ofTextBefore: text.item)
    if text.kind == .footnote {
      append(.footnote(text.text), below: below)
    } else {
      place(row: Row(cells: text.cells, item: nil, isHead: text.kind == .columns), below: below)
    }
  }

  private mutating func place(row: Row, below parent: Int?) {
    if let last = nodes.indices.last, case .table(let rows) = nodes[last].content {
      nodes[last].content = .table(rows + [row])
    } else {
      append(.table([row]), below: parent)
    }
  }

  @discardableResult private mutating func append(_ content: Content, below parent: Int?) -> Int {
    nodes.append(Node(content: content))
    if let parent { nodes[parent].children.append(nodes.count - 1) } else { roots.append(nodes.count - 1) }
    return nodes.count - 1
  }

  /// The node below which an item stands: that of the nearest item above that is no row of a table.
  private func parent(of item: ReadPlan.Item) -> Int? {
    var place = item.parent
    while let index = place {
      if let node = nodeOfItem[index] { return node }
      place = plan.items[index].parent
    }
    return nil
  }

  /// A table or a footnote stands below the last item if that gathers others, else beside it, so that the order of the
  /// text is kept.
  private func parent(ofTextBefore next: Int) -> Int? {
    guard let last = nodes.lastIndex(where: { if case .item = $0.content { true } else { false } }),
      case .item(let index) = nodes[last].content
    else { return nil }
    let item = plan.items[index]
    let gathers = plan.items.indices.contains(next) && isBelow(next, index)
    return gathers || item.isShortHeading || item.text.hasSuffix(":") ? last : parent(of: item)
  }

  private func isBelow(_ item: Int, _ ancestor: Int) -> Bool {
    var place = plan.items[item].parent
    while let index = place {
      if index == ancestor { return true }
      place = plan.items[index].parent
    }
    return false
  }

  // MARK: Writing

  private mutating func elements(_ indices: [Int], below prefix: String) -> [XMLElement] {
    var counts: [String: Int] = [:]
    return indices.map { index in
      switch nodes[index].content {
      case .item(let item): return element(plan.items[item], nodes[index].children, prefix, &counts)
      case .table(let rows):
        let eId = eId("hcontainer", nil, prefix, &counts)
        return container("table", eId, table(rows, eId))
      case .footnote(let text):
        return container("footnote", eId("hcontainer", nil, prefix, &counts), terms.paragraph(text))
      }
    }
  }

  private func container(_ name: String, _ eId: String, _ content: XMLElement) -> XMLElement {
    XMLElement("hcontainer", [("name", name), ("eId", eId)], [XMLElement("content", [], [content])])
  }

  /// An element of the hierarchy: its number, then what it says as a heading, as the introduction of what stands below,
  /// or as its content.
  private mutating func element(
    _ item: ReadPlan.Item, _ children: [Int], _ prefix: String, _ counts: inout [String: Int]
  ) -> XMLElement {
    let level = AkomaNtosoLevel(item)
    let eId = eId(level.abbreviation, level.number, prefix, &counts)
    // The schema asks a container of no known level for a name (Akoma Ntoso 3.0, hcontainer).
    let name = level.name == "hcontainer" ? [("name", "item")] : []
    var element = XMLElement(level.name, name + [("eId", eId)])
    let label = item.writtenLabel(bulletDepth: 1)
    if !label.isEmpty { element.children.append(.element(XMLElement("num", text: label))) }
    if item.isShortHeading {
      var heading = XMLElement("heading")
      heading.children = terms.inlines(item.text, item: item.index)
      if !item.text.isEmpty { element.children.append(.element(heading)) }
    } else {
      let paragraph = terms.paragraph(item.text, item: item.index)
      element.children.append(.element(XMLElement(children.isEmpty ? "content" : "intro", [], [paragraph])))
    }
    element.children += elements(children, below: eId + "__").map(XMLElement.Node.element)
    return element
  }

  private mutating func table(_ rows: [Row], _ container: String) -> XMLElement {
    let eId = identifiers.unique("\(container)__table_1")
    let columns = rows.map(\.cells.count).max() ?? 1
    let lines = rows.enumerated().map { index, row in
      let eId = row.item.map { _ in identifiers.unique("\(eId)__tr_\(index + 1)") }
      let isWide = row.cells.count == 1 && columns > 1
      return XMLElement(
        "tr", [("eId", eId)],
        row.cells.map { cell in
          XMLElement(
            row.isHead ? "th" : "td", [("colspan", isWide ? String(columns) : nil)],
            [terms.paragraph(cell, item: row.item)])
        })
    }
    return XMLElement("table", [("eId", eId)], lines)
  }

  /// The identifier of an element: its abbreviation with its number, or where it has none, its place among its kind.
  private mutating func eId(
    _ abbreviation: String, _ number: String?, _ prefix: String, _ counts: inout [String: Int]
  ) -> String {
    counts[abbreviation, default: 0] += 1
    return identifiers.unique("\(prefix)\(abbreviation)_\(number ?? String(counts[abbreviation] ?? 1))")
  }
}
