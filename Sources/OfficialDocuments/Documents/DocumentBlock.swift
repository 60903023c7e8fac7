// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A piece of the text of a document.
public enum DocumentBlock: Hashable, Sendable {
  /// A heading of level 1 (`I.`), 2 (`1.`) or 3 (`a)`), with its label bare of punctuation: `I`, `1`, `a`.
  case heading(level: Int, label: String, text: String)
  /// A justified paragraph.
  case paragraph(String)
  /// A line of a list, shown with a hyphen.
  case bullet(String)
  /// A table with lines.
  case table(TextTable)

  /// The label of the `number`th heading of a level, counted from 1: Roman, Arabic, or the letters that points have in
  /// legal documents (a b c d đ e g h i k l m n o p q r s t u v x y; Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II).
  public static func label(level: Int, number: Int) -> String {
    switch level {
    case 1: romanNumeral(number)
    case 2: String(number)
    default: letter(number)
    }
  }

  private static func letter(_ number: Int) -> String {
    let letters = Array("abcdđeghiklmnopqrstuvxy").map(String.init)
    guard number >= 1 else { return "" }
    let (round, index) = (number - 1).quotientAndRemainder(dividingBy: letters.count)
    return String(repeating: letters[index], count: round + 1)
  }
}

/// A table as it stands in a document: texts, no values.
public struct TextTable: Hashable, Sendable {
  /// Heads of the columns, with their share of the width.
  public var columns: [Column]
  /// The rows below the head.
  public var rows: [Row]

  /// A column of a table.
  public struct Column: Hashable, Sendable {
    /// Its head.
    public var title: String
    /// Its share of the width, relative to the other columns.
    public var width: Int
    /// Whether its cells are centred; else they stand at the left.
    public var centred: Bool

    /// Makes a column.
    public init(_ title: String, width: Int, centred: Bool = false) {
      self.title = title
      self.width = width
      self.centred = centred
    }
  }

  /// A row of a table.
  public enum Row: Hashable, Sendable {
    /// One text for each column.
    case cells([String])
    /// One text over the whole width, such as the name of a theme.
    case span(String)
  }

  /// Makes a table.
  public init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }
}

/// An attachment of a document (phụ lục), which begins on a new page and counts its pages anew.
public struct Annex: Hashable, Sendable {
  /// «Phụ lục», with a Roman number where there are several.
  public var label: String
  /// Its title.
  public var title: String
  /// Whether its pages lie on their side, for wide tables.
  public var landscape: Bool
  /// What it holds.
  public var blocks: [DocumentBlock]

  /// Makes an annex.
  public init(label: String, title: String, landscape: Bool = false, blocks: [DocumentBlock]) {
    self.label = label
    self.title = title
    self.landscape = landscape
    self.blocks = blocks
  }
}
