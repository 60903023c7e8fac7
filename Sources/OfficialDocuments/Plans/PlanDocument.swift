// SPDX-License-Identifier: Apache-2.0
public import Domain

/// A plan as a document to be written: the words of the plan in their order, each with the part that it plays. Every word
/// stands as the plan has it, so that what is written reads back to the same plan; only the head and the marks around it
/// follow a `DocumentLayout`.
public struct PlanDocument: Hashable, Sendable {
  /// Under whose rules it is laid out.
  public var issuer: IssuerKind
  /// Names of the bodies in the head, the issuer last; may be empty.
  public var letterhead: [String]
  /// Number and symbol as printed; `nil` leaves a blank.
  public var number: String?
  /// Place of issue; `nil` leaves a blank.
  public var place: String?
  /// Day of issue; `nil` leaves a blank.
  public var date: CivilDate?
  /// Kind of document as printed. A text without one gets no head: what it has of one stands among its blocks.
  public var type: String?
  /// What it is about.
  public var title: String?
  /// The text, with signatures, attached documents and annexes.
  public var blocks: [PlanBlock]

  /// Makes a document from its parts.
  public init(
    issuer: IssuerKind, letterhead: [String], number: String?, place: String?, date: CivilDate?, type: String?,
    title: String?, blocks: [PlanBlock]
  ) {
    self.issuer = issuer
    self.letterhead = letterhead
    self.number = number
    self.place = place
    self.date = date
    self.type = type
    self.title = title
    self.blocks = blocks
  }

  /// The layout for its issuer on its day, or today's where it has none.
  public func layout(today: CivilDate) -> DocumentLayout { .inForce(for: issuer, on: date ?? today) }
}

/// A piece of the text of a plan.
public enum PlanBlock: Hashable, Sendable {
  /// A line in the middle of the page: above an attached document its head, its kind, and its title.
  case centred(String, isBold: Bool)
  /// A legal base.
  case base(String)
  /// A paragraph that is no item, or an item without a label.
  case paragraph(String)
  /// An item with its label and mark: `I.`, `Điều 1.`, `a)`, `-`.
  case item(PlanClause)
  /// A table with lines; the first row is its head where `hasHead`.
  case table(PlanTable)
  /// What follows is a document that is attached, on a page of its own.
  case attached
  /// The beginning of an annex on a page of its own.
  case annex(label: String, title: String, isLandscape: Bool)
  /// The line in brackets below the title of an annex.
  case note(String)
  /// A footnote with its mark.
  case footnote(String)
  /// Recipients at the left, who signs at the right.
  case signing(Signing)

  /// An item with a label.
  public struct PlanClause: Hashable, Sendable {
    /// The label as it is written, with its mark.
    public var label: String
    /// Its text.
    public var text: String
    /// How it is set.
    public var style: Style

    /// How an item is set.
    public enum Style: Hashable, Sendable {
      /// In the middle, bold: parts and chapters.
      case centred
      /// A heading of level 1, 2 or 3.
      case heading(Int)
      /// Running text behind a bold label: articles.
      case article
      /// Running text.
      case text
    }

    /// Makes an item.
    public init(label: String, text: String, style: Style) {
      self.label = label
      self.text = text
      self.style = style
    }
  }

  /// What stands below the text: recipients and signature, line by line.
  public struct Signing: Hashable, Sendable {
    /// The lines below «Nơi nhận:»; none where nothing is said of recipients.
    public var recipients: [String]
    /// The lines above the position.
    public var authority: [String]
    /// The position of who signs.
    public var position: String?
    /// The name of who signs.
    public var signer: String?

    /// Makes the block from its lines.
    public init(
      recipients: [String] = [], authority: [String] = [], position: String? = nil, signer: String? = nil
    ) {
      self.recipients = recipients
      self.authority = authority
      self.position = position
      self.signer = signer
    }
  }
}

/// A table of a plan: texts of cells, row by row.
public struct PlanTable: Hashable, Sendable {
  /// The rows; the last cell of a shorter one stands over the columns that are left.
  public var rows: [[String]]
  /// Whether the first row is a head.
  public var hasHead: Bool

  /// Makes a table.
  public init(rows: [[String]], hasHead: Bool) {
    self.rows = rows
    self.hasHead = hasHead
  }

  /// How many columns it has. A table of one column would be taken for running text, so that it gets an empty second one.
  public var columnCount: Int { max(2, rows.map(\.count).max() ?? 0) }

  /// The share of the width of each column, from how much stands in it: at least 4 of about 100, so that numbers fit, and
  /// at most 40.
  public var widths: [Int] {
    (0..<columnCount).map { column in
      let texts = rows.filter { $0.count > 1 && column < $0.count }.map { $0[column].unicodeScalars.count }
      let average = texts.reduce(0, +) / max(1, texts.count)
      return min(40, max(4, average / 2, (texts.first ?? 0) / 3))
    }
  }
}
