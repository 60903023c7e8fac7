// SPDX-License-Identifier: Apache-2.0
public import Domain

/// How the documents of one kind of issuer look during one span of time: page, styles, wording. Layouts are data with a
/// source and with days between which they hold; `DocumentLayout.inForce(for:on:)` picks one.
public struct DocumentLayout: Hashable, Sendable {
  /// A short stable name: `ND30-2020`.
  public var id: String
  /// Whose documents it is for.
  public var issuer: IssuerKind
  /// The first day on which it holds.
  public var from: CivilDate
  /// The last day on which it holds; `nil` while it is in force.
  public var to: CivilDate?
  /// The instrument it comes from.
  public var source: String
  /// What of it could not be checked against the instrument itself; `nil` where all was.
  public var caveat: BilingualText?
  /// Paper and margins.
  public var page: PageGeometry
  /// Typeface of everything.
  public var font: String
  /// Styles of the components.
  public var styles: ComponentStyles
  /// Words and marks that differ between issuers.
  public var wording: DocumentWording

  /// Whether the layout holds on a day.
  public func holds(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// A length on paper, in twentieths of a point (twips), the unit of WordprocessingML.
public struct Length: Hashable, Sendable {
  /// Twentieths of a point; 1440 to the inch.
  public let twips: Int

  /// Takes twentieths of a point.
  public init(twips: Int) { self.twips = twips }

  /// From tenths of a millimetre, to the nearest twip.
  public static func tenthsOfMillimetre(_ tenths: Int) -> Length { Length(twips: (tenths * 1440 + 127) / 254) }

  /// From millimetres, to the nearest twip.
  public static func millimetres(_ count: Int) -> Length { tenthsOfMillimetre(count * 10) }

  /// From points.
  public static func points(_ count: Int) -> Length { Length(twips: count * 20) }
}

/// Paper and margins, upright.
public struct PageGeometry: Hashable, Sendable {
  /// Width of the paper.
  public var width = Length.millimetres(210)
  /// Height of the paper.
  public var height = Length.millimetres(297)
  /// Margin above the text.
  public var top: Length
  /// Margin below the text.
  public var bottom: Length
  /// Margin at the left, where documents are bound.
  public var left: Length
  /// Margin at the right.
  public var right: Length
  /// Distance of the page number from the upper edge.
  public var pageNumberFromTop: Length

  /// Width of the text.
  public var textWidth: Length { Length(twips: width.twips - left.twips - right.twips) }
}

/// How a piece of text is set.
public struct TextStyle: Hashable, Sendable {
  /// Size in half points, the unit of WordprocessingML: 26 is 13 pt.
  public var halfPoints: Int
  /// Bold or not.
  public var bold = false
  /// Italic or not.
  public var italic = false
  /// Underlined or not.
  public var underlined = false
  /// Whether the text is put into capitals.
  public var capitals = false

  /// An upright style of a size in points.
  public static func size(_ points: Int) -> TextStyle { TextStyle(halfPoints: points * 2) }

  /// The style in bold.
  public var inBold: TextStyle { with { $0.bold = true } }
  /// The style in italics.
  public var inItalics: TextStyle { with { $0.italic = true } }
  /// The style in capitals.
  public var inCapitals: TextStyle { with { $0.capitals = true } }
  /// The style underlined.
  public var withUnderline: TextStyle { with { $0.underlined = true } }

  private func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var copy = self
    change(&copy)
    return copy
  }
}

/// What stands below a line of the head or below the title.
public enum Rule: Hashable, Sendable {
  /// Nothing.
  case none
  /// A solid line, this per cent of the width of the text above it.
  case line(percentOfText: Int)
  /// A line of text, such as `*` or `-----`.
  case marks(String)
}

/// Distance between the lines of the body.
public enum LineSpacing: Hashable, Sendable {
  /// A multiple of the height of a line, in hundredths.
  case multiple(hundredths: Int)
  /// Exactly this distance.
  case exactly(Length)
}

/// Styles of the components of a document, by their cell (ô số) of Nghị định 30/2020/NĐ-CP, Phụ lục I.
public struct ComponentStyles: Hashable, Sendable {
  /// Ô số 2: the body above the issuer.
  public var parentBody: TextStyle
  /// Ô số 2: the issuer.
  public var issuingBody: TextStyle
  /// Below the issuer.
  public var issuingBodyRule: Rule
  /// Ô số 3: number and symbol.
  public var number: TextStyle
  /// Ô số 4: place and date.
  public var placeAndDate: TextStyle
  /// Ô số 5a: the type.
  public var type: TextStyle
  /// Ô số 5a: the subject.
  public var subject: TextStyle
  /// Below the subject.
  public var subjectRule: Rule
  /// Ô số 6: legal bases.
  public var base: TextStyle
  /// Ô số 6: the text.
  public var body: TextStyle
  /// Ô số 6: headings of level 1, 2 and 3.
  public var headings: [TextStyle]
  /// Ô số 7a: authority, and the title of the signer.
  public var authority: TextStyle
  /// Ô số 7a: title of the signer.
  public var position: TextStyle
  /// Ô số 7b: name of the signer.
  public var signerName: TextStyle
  /// Ô số 9a: Kính gửi.
  public var addressee: TextStyle
  /// Ô số 9b: the words «Nơi nhận».
  public var recipientsLabel: TextStyle
  /// Ô số 9b: the recipients.
  public var recipient: TextStyle
  /// «Phụ lục».
  public var annexLabel: TextStyle
  /// Title of an annex.
  public var annexTitle: TextStyle
  /// «(Kèm theo …)».
  public var annexReference: TextStyle
  /// Heads of table columns and rows over the whole width.
  public var tableHead: TextStyle
  /// Cells of tables.
  public var tableCell: TextStyle
  /// Page numbers.
  public var pageNumber: TextStyle
  /// Indent of the first line of a paragraph.
  public var firstLineIndent: Length
  /// Distance between paragraphs of the body.
  public var paragraphSpacing: Length
  /// Distance between lines of the body.
  public var lineSpacing: LineSpacing
}

/// Words and marks that differ between issuers.
public struct DocumentWording: Hashable, Sendable {
  /// The lines at the upper right (ô số 1), from the top.
  public var national: [NationalLine]
  /// Before the number: `Số: ` or `Số `.
  public var numberPrefix: String
  /// Between the number and the rest: `/` or `-`.
  public var afterSequence: String
  /// Between type and issuer: `-` or `/`.
  public var afterType: String
  /// Before each legal base: nothing, or `- `.
  public var baseMark: String
  /// Between the label of a heading of level 1, 2, 3 and its text.
  public var headingMarks: [String]
  /// What ends the text: `./.` or `.`.
  public var ending: String
  /// Abbreviation of each capacity: `TM. ` or `T/M `.
  public var capacities: [SigningCapacity: String]
  /// Before the archive line: `Lưu: ` or `Lưu `.
  public var archivePrefix: String

  /// A line at the upper right with its style and what stands below it.
  public struct NationalLine: Hashable, Sendable {
    /// The words.
    public var text: String
    /// Their style.
    public var style: TextStyle
    /// What stands below.
    public var rule: Rule
  }
}
