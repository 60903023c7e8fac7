// SPDX-License-Identifier: Apache-2.0

/// What styles.xml says that bears on the text: numbering of paragraphs, lines of tables.
final class DocxStyles: XMLReceiver {
  private struct Style {
    var basedOn: String?
    var number: String?
    var level: Int?
    var hasLines: Bool?
  }
  private var styles: [String: Style] = [:]
  private var current: String?
  private var inBorders = false

  /// The list and the level that a paragraph style gives, its own or inherited.
  func numbering(of style: String?) -> (number: String, level: Int)? {
    var level: Int?
    for style in chain(style) {
      level = level ?? style.level
      if let number = style.number { return (number, level ?? 0) }
    }
    return nil
  }

  /// Whether a table style draws lines, its own or inherited.
  func hasLines(_ style: String?) -> Bool { chain(style).lazy.compactMap(\.hasLines).first ?? false }

  /// A style and those it is based on; a ring in a damaged file ends after the depth that real files have.
  private func chain(_ id: String?) -> [Style] {
    var found: [Style] = []
    var next = id
    while let id = next, let style = styles[id], found.count < 16 {
      found.append(style)
      next = style.basedOn
    }
    return found
  }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .word else { return }
    if name.local == "style" {
      current = attributes["styleId"]
      if let current { styles[current] = Style() }
      return
    }
    guard let current else { return }
    switch name.local {
    case "basedOn": styles[current]?.basedOn = attributes["val"]
    case "numId": styles[current]?.number = attributes["val"]
    case "ilvl": styles[current]?.level = attributes["val"].flatMap { Int($0) }
    case "tblBorders": inBorders = true
    case "insideH", "insideV": if inBorders, DocxBorder.isDrawn(attributes) { styles[current]?.hasLines = true }
    default: break
    }
  }

  func ended(_ name: XMLName) {
    guard name.vocabulary == .word else { return }
    if name.local == "style" { current = nil }
    if name.local == "tblBorders" { inBorders = false }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {}
}

/// The lines around cells.
enum DocxBorder {
  /// Whether a border element draws anything.
  static func isDrawn(_ attributes: XMLAttributes) -> Bool {
    switch attributes["val"] {
    case nil, "nil", "none": false
    default: true
    }
  }
}
