// SPDX-License-Identifier: Apache-2.0

/// What styles.xml says that bears on the text: numbering of paragraphs, lines of tables.
final class DocxStyles: XMLReceiver {
  private struct Style {
    var basedOn: String?
    var number: String?
    var level: Int?
    var hasLines: Bool?
    var font: DocxRun.Font?
    var isContents = false
  }
  private var styles: [String: Style] = [:]
  private var current: String?
  private var inBorders = false
  private var inDefaults = false
  private var defaultFont: DocxRun.Font?
  private var defaultStyle: String?
  /// Whether any style has a font of before Unicode.
  private(set) var hasLegacyFonts = false

  /// The list and the level that a paragraph style gives, its own or inherited.
  func numbering(of style: String?) -> (number: String, level: Int)? {
    var level: Int?
    for style in chain(style) {
      level = level ?? style.level
      if let number = style.number { return (number, level ?? 0) }
    }
    return nil
  }

  /// The font of before Unicode that a text has by its style, or by that of its paragraph.
  func font(style: String?, paragraph: String?) -> LegacyFont? {
    let own = chain(style).lazy.compactMap(\.font).first
    guard
      case .legacy(let font) = own ?? chain(paragraph ?? defaultStyle).lazy.compactMap(\.font).first ?? defaultFont
    else { return nil }
    return font
  }

  /// Whether the paragraphs of a style are lines of the table of contents.
  func isContents(_ style: String?) -> Bool { style.flatMap { styles[$0] }?.isContents ?? false }

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
      if let current {
        styles[current] = Style()
        if attributes["type"] == "paragraph", attributes["default"] == "1" { defaultStyle = current }
      }
      return
    }
    if name.local == "docDefaults" { inDefaults = true }
    if name.local == "rFonts" { read(DocxRun.Font(attributes)) }
    guard let current else { return }
    switch name.local {
    case "name": styles[current]?.isContents = Self.isContentsName(attributes["val"] ?? "")
    case "basedOn": styles[current]?.basedOn = attributes["val"]
    case "numId": styles[current]?.number = attributes["val"]
    case "ilvl": styles[current]?.level = attributes["val"].flatMap { Int($0) }
    case "tblBorders": inBorders = true
    case "insideH", "insideV": if inBorders, DocxBorder.isDrawn(attributes) { styles[current]?.hasLines = true }
    default: break
    }
  }

  private func read(_ font: DocxRun.Font?) {
    guard let font else { return }
    if case .legacy = font { hasLegacyFonts = true }
    if let current { styles[current]?.font = font } else if inDefaults { defaultFont = font }
  }

  /// «toc 1» to «toc 9» are the names that Word keeps in every language.
  private static func isContentsName(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("toc ") && name.dropFirst(4).allSatisfy(\.isNumber)
  }

  func ended(_ name: XMLName) {
    guard name.vocabulary == .word else { return }
    if name.local == "docDefaults" { inDefaults = false }
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
