// SPDX-License-Identifier: Apache-2.0

/// What the elements of a web page mean for its text (HTML Living Standard, sections 4 and 15).
enum HTMLElement {
  /// Elements that stand on lines of their own.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th",
    "thead", "title", "tr", "ul",
  ]

  /// Elements without text of the document: what programs run, what people fill in, pictures.
  static let silent: Set<String> = [
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "iframe", "input", "map", "math", "meta",
    "nav",
    "noframes", "noscript", "object", "optgroup", "option", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
  ]

  /// Roles of the parts of a page that are around its content (WAI-ARIA 1.2, 5.3.4).
  private static let surroundingRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "alert", "dialog",
  ]

  /// What makers of pages call such parts.
  private static let surroundingNames: Set<String> = [
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "share", "social", "comments",
    "cookie",
    "cookies", "advertisement", "ads", "related", "pagination", "toolbar", "noprint", "no-print",
  ]

  /// Whether the element and all in it is no text of the document.
  static func isLeftOut(_ name: String, _ attributes: HTMLAttributes, isInContent: Bool) -> Bool {
    if silent.contains(name) || attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { return true }
    if !isInContent, name == "header" || name == "footer" || name == "aside" { return true }
    if let style = attributes["style"], isHidden(style) { return true }
    if let role = attributes["role"], surroundingRoles.contains(role) { return true }
    return [attributes["class"], attributes["id"]].compactMap { $0 }.contains { names in
      names.split(separator: " ").contains { surroundingNames.contains($0.lowercased()) }
    }
  }

  /// Whether a style keeps an element from being shown.
  private static func isHidden(_ style: String) -> Bool {
    let plain = style.lowercased().filter { $0 != " " }
    return plain.contains("display:none") || plain.contains("visibility:hidden") || plain.contains("mso-hide:all")
  }

  /// Whether an element holds notes, as Word and makers of pages mark them.
  static func isNote(_ attributes: HTMLAttributes) -> Bool {
    let id = attributes["id"] ?? ""
    if id.hasPrefix("ftn") || id.hasPrefix("edn") || id.hasPrefix("fn:") { return true }
    return attributes["class"]?.split(separator: " ").contains { $0 == "footnotes" || $0 == "footnote" } ?? false
  }

  /// Whether a table or a cell of it draws lines.
  static func hasLines(_ attributes: HTMLAttributes) -> Bool {
    if let border = attributes["border"], border != "0" { return true }
    guard let style = attributes["style"]?.lowercased() else { return false }
    guard style.contains("border") else { return false }
    return style.contains("solid") || style.contains("double") || style.contains("dotted") || style.contains("dashed")
  }
}

/// A list of a web page.
struct HTMLList {
  private let type: String?
  private var next: Int
  private let step: Int

  /// A list as its element says.
  init(_ name: String, _ attributes: HTMLAttributes) {
    type = name == "ol" ? attributes["type"] ?? "1" : nil
    step = attributes["reversed"] == nil ? 1 : -1
    next = attributes["start"].flatMap { Int($0) } ?? 1
  }

  /// The label of the next item, which may have a number of its own.
  mutating func label(_ attributes: HTMLAttributes) -> String {
    guard let type else { return "-" }
    if let own = attributes["value"].flatMap({ Int($0) }) { next = own }
    let number = next
    next = next.addingReportingOverflow(step).partialValue
    let format = ["A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman"][type] ?? "decimal"
    let digits = DocxCounters.digits(number, format)
    return type == "a" ? "\(digits))" : "\(digits)."
  }
}

/// A table of a web page while it is read: the cells of TableText, and where cells over several rows go on.
struct HTMLTable {
  private(set) var text = TableText()
  private var column = 0
  /// For each column how many rows more the cell above goes on.
  private var pending: [Int] = []
  private var isInRow = false
  private static let rowLimit = 500

  init(hasLines: Bool) { text.hasLines = hasLines }

  /// Begins a row.
  ///
  /// - Parameter padding: how many cells may still be added that the page does not have.
  mutating func beginRow(_ padding: inout Int) {
    endRow(&padding)
    text.beginRow()
    isInRow = true
    column = 0
  }

  /// Begins a cell, in a row of its own where none is open.
  mutating func beginCell(_ attributes: HTMLAttributes, isHead: Bool, _ padding: inout Int) {
    if !isInRow { beginRow(&padding) }
    continueCells(&padding)
    let span = min(max(attributes["colspan"].flatMap { Int($0) } ?? 1, 1), TableText.columnLimit)
    let rows = min(max(attributes["rowspan"].flatMap { Int($0) } ?? 1, 1), Self.rowLimit)
    text.beginCell()
    text.cell.span = span
    if HTMLElement.hasLines(attributes) { text.cellSides += 2 }
    if isHead { text.hasLines = true }
    for place in column..<column + span where place < TableText.columnLimit {
      while pending.count <= place { pending.append(0) }
      pending[place] = rows - 1
    }
    column += span
  }

  mutating func endCell(_ block: BlockText) { text.append(block) }

  mutating func endRow(_ padding: inout Int) {
    guard isInRow else { return }
    while column < pending.count {
      continueCells(&padding)
      column += 1
    }
    text.endRow()
    isInRow = false
  }

  /// Cells of rows above that reach into this row at the place of the next cell.
  private mutating func continueCells(_ padding: inout Int) {
    while column < pending.count, pending[column] > 0 {
      pending[column] -= 1
      column += 1
      guard padding > 0 else { continue }
      padding -= 1
      text.beginCell()
      text.cell.continuesAbove = true
      text.append(BlockText())
    }
  }
}
