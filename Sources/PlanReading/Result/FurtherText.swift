// SPDX-License-Identifier: Apache-2.0

extension ReadPlan {
  /// Text of the document that is no item: what a copy of it needs beside the items.
  public struct FurtherText: Sendable, Equatable {
    /// What the text is there for.
    public enum Kind: String, Sendable, CaseIterable {
      /// A line above the kind of a document that is attached, or of one that has no kind.
      case head
      /// The kind of an attached document.
      case type
      /// The title of an attached document.
      case title
      /// A legal base: «Căn cứ …».
      case base
      /// What stands between title and items, and is no base.
      case preamble
      /// The head of a task table, whose rows are items.
      case columns
      /// A row of a table that gives no work.
      case row
      /// A footnote with its mark.
      case footnote
      /// The line in brackets below an annex: «(Kèm theo …)».
      case note
      /// The paragraph that closes the text: «Trên đây là …».
      case closing
      /// «Nơi nhận:», where the recipients stand.
      case recipients
      /// The line of the archive below the recipients: «Lưu: …».
      case archive
      /// A line of recipients of an attached document.
      case recipient
      /// A line of a signature.
      case signature
      /// What stands behind a signature and opens nothing.
      case other
    }

    /// What the text is there for.
    public var kind: Kind
    /// How many items stand before it.
    public var item: Int
    /// Where it stands.
    public var span: Span
    /// The text, without markup.
    public var text: String { source.clean(ranges) }
    /// The texts of its cells, for a row of a table.
    public var cells: [String] { cellRanges.map { source.clean(TextRanges($0)) } }

    let source: SharedSource
    let ranges: TextRanges
    var cellRanges: [Range<Int>] = []

    /// Texts are equal if they say the same in the same place.
    public static func == (left: Self, right: Self) -> Bool {
      left.kind == right.kind && left.item == right.item && left.span == right.span && left.text == right.text
        && left.cells == right.cells
    }
  }
}

extension PlanBuilder {
  /// Keeps text that becomes no item.
  mutating func keep(_ kind: ReadPlan.FurtherText.Kind, _ ranges: TextRanges, cells: [Range<Int>] = []) {
    plan.further.append(
      ReadPlan.FurtherText(
        kind: kind, item: plan.items.count + (draft == nil ? 0 : 1),
        span: source.span(ranges.first.lowerBound..<max(ranges.first.lowerBound, ranges.last.upperBound)),
        source: shared, ranges: ranges, cellRanges: cells))
  }

  mutating func keep(_ kind: ReadPlan.FurtherText.Kind, _ paragraph: Paragraph) {
    keep(kind, TextRanges(paragraph.range))
  }

  /// Keeps a row of a table.
  mutating func keep(_ kind: ReadPlan.FurtherText.Kind, row cells: [Range<Int>]) {
    guard let first = cells.first, let last = cells.last else { return }
    keep(kind, TextRanges(first.lowerBound..<max(first.upperBound, last.upperBound)), cells: cells)
  }

  /// Keeps what stands before the first item of a document: of an attached one everything, of the first one what its head
  /// does not say already.
  mutating func keep(_ matter: FrontMatter, of front: [Paragraph], isFirst: Bool, preambleIsItems: Bool) {
    let head = front.prefix(matter.headCount)
    if let type = matter.typeRange {
      if !isFirst {
        keepLines(head)
        keep(.type, TextRanges(type))
        if let title = matter.titleRanges { keep(.title, title) }
      }
      if !preambleIsItems { keepPreamble(matter.preamble) }
    } else if !preambleIsItems {
      keepLines(head)
    }
  }

  private mutating func keepLines(_ head: ArraySlice<Paragraph>) {
    for paragraph in head {
      for line in TextLine.lines(of: paragraph, source) { keep(.head, TextRanges(line.range)) }
    }
  }

  private mutating func keepPreamble(_ preamble: ArraySlice<Paragraph>) {
    var row: [Paragraph] = []
    for paragraph in preamble {
      if let last = row.last, last.row != paragraph.row {
        keep(.row, row: row.map(\.range))
        row = []
      }
      if paragraph.row >= 0 {
        row.append(paragraph)
      } else {
        passage.take(paragraph.range)
        let isBase =
          passage.isBasis && !passage.tokens.isKind(.colon, at: passage.tokens.count - 1)
          && passage.makerOfPlan() == nil
        keep(isBase ? .base : .preamble, paragraph)
      }
    }
    keep(.row, row: row.map(\.range))
  }
}
