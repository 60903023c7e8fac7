// SPDX-License-Identifier: Apache-2.0
public import Domain
public import Vietnamese

/// Everything that the reader found in one document: the value behind the public format `xanh.plan/1`
/// (docs/plan-format.md). Nothing in it is guessed: what the document does not say is `nil`.
public struct ReadPlan: Sendable, Equatable {
  /// Name and version of the format.
  public static let schema = "xanh.plan/1"

  /// The text that all spans count in, UTF-8 in normal form C.
  public var text: [UInt8]
  /// Where the text came from.
  public var source: Source
  /// What header and signature say.
  public var document = DocumentHead()
  /// The bodies in the head, as printed, from the topmost to the issuer.
  public var letterhead: [String] = []
  /// The stamp of a register of incoming documents, if there is one.
  public var received: ReceivedStamp?
  /// The lines of «Nơi nhận» without the archive.
  public var recipients: [Recipient] = []
  /// Each other document that this one cites, once.
  public var references: [Reference] = []
  /// The tree in document order; a parent stands before its children.
  public var items: [Item] = []
  /// Who does what.
  public var assignments: [Assignment] = []
  /// Quantities to reach.
  public var targets: [Target] = []
  /// Duties to report.
  public var reports: [ReportingDuty] = []
  /// Dated happenings.
  public var events: [Event] = []
  /// Sentences that say how many activities of the parent plan this one takes up.
  public var coverage: [Coverage] = []
  /// Names of the emulation movements and campaigns, each once.
  public var movements: [Movement] = []
  /// What is wrong with the plan.
  public var findings: [Finding] = []
  /// Text that is no item, in the order of the document.
  public var further: [FurtherText] = []

  /// Makes an empty result for a text.
  public init(text: [UInt8], source: Source) {
    self.text = text
    self.source = source
  }

  /// Where the text came from.
  public struct Source: Sendable, Equatable {
    /// Name of the file as the reader was told.
    public var name: String
    /// The format, a name of ``DocumentFormat``: `txt`, `md`, `docx`, `pdf`.
    public var format: String
    /// SHA-256 of the bytes of the file in hexadecimal, where the caller computed it.
    public var sha256: String?
    /// Unicode scalars of the text.
    public var characters: Int
    /// What was done to the text on its way from the file.
    public var conversions: [DocumentText.Conversion] = []
    /// The digital signatures that the file bears.
    public var signatures: [DocumentText.Signature] = []
    /// Where in the file the text stands; empty where the text is the file itself.
    public var places: [DocumentText.Place] = []
    /// The words that recognition of a picture was not sure of, in their order.
    public var doubts: [DoubtedWord] = []
    /// How many pages the file has; 0 where it has none of its own.
    public var pages: Int

    /// Makes an origin from its parts.
    public init(
      name: String, format: String, sha256: String? = nil, characters: Int,
      conversions: [DocumentText.Conversion] = [], signatures: [DocumentText.Signature] = [],
      places: [DocumentText.Place] = [], pages: Int = 0
    ) {
      self.name = name
      self.format = format
      self.sha256 = sha256
      self.characters = characters
      self.conversions = conversions
      self.signatures = signatures
      self.places = places
      self.pages = pages
    }
  }

  /// A word that was recognised in a picture, and may be wrong.
  public struct DoubtedWord: Sendable, Hashable {
    /// Where it stands.
    public var span: Span
    /// How sure recognition was.
    public var confidence: Confidence
  }

  /// A place in the text, end excluded.
  public struct Span: Sendable, Hashable {
    /// First Unicode scalar.
    public var start: Int
    /// Scalar behind the last.
    public var end: Int
    /// The same place in bytes of ``ReadPlan/text``.
    public var utf8: Range<Int>

    /// Makes a place of scalars and bytes.
    public init(start: Int, end: Int, utf8: Range<Int>) {
      self.start = start
      self.end = end
      self.utf8 = utf8
    }
  }

  /// What header and signature say.
  public struct DocumentHead: Sendable, Equatable {
    /// Kind as printed: `KẾ HOẠCH HÀNH ĐỘNG`.
    public var type: String?
    /// Trích yếu, its lines joined by a space.
    public var title: String?
    /// Number and symbol without inner spaces: `59/KH-LĐLĐ`.
    public var number: String?
    /// Full name of the issuing body, with its province where the document tells it.
    public var issuer: String?
    /// Where it was signed.
    public var place: String?
    /// The day on which it was signed.
    public var issuedOn: CivilDate?
    /// The time that it plans for (EDTF).
    public var period: String?
    /// All lines above the position: `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH`.
    public var authority: String?
    /// Position of the person who signed.
    public var position: String?
    /// Name of the person who signed.
    public var signer: String?

    /// Makes a head of which nothing is known.
    public init() {}
  }

  /// The stamp «ĐẾN» of a register of incoming documents.
  public struct ReceivedStamp: Sendable, Equatable {
    /// The body that received it.
    public var body: String?
    /// Number in the register.
    public var number: String?
    /// Day of entry.
    public var on: CivilDate?
  }

  /// One line of «Nơi nhận».
  public struct Recipient: Sendable, Equatable {
    /// The body as written.
    public var body: String
    /// What it is sent for: `báo cáo`, `để t/h`; `nil` where nothing is said.
    public var purpose: String?

    /// Makes a line.
    public init(body: String, purpose: String? = nil) {
      self.body = body
      self.purpose = purpose
    }
  }

  /// A document that is cited.
  public struct Reference: Sendable, Equatable {
    /// Number and symbol without inner spaces.
    public var number: String
    /// Its date where one of the citations gives it.
    public var date: CivilDate?
    /// First citation.
    public var span: Span
    /// Later ones, in full or in short: «Chỉ thị số 28», «Nghị quyết này».
    public var mentions: [Span] = []

    /// Makes a citation.
    public init(number: String, date: CivilDate?, span: Span) {
      self.number = number
      self.date = date
      self.span = span
    }
  }

  /// One numbered or bulleted piece of the plan.
  public struct Item: Sendable, Equatable {
    /// Place in ``ReadPlan/items``; the format writes it as `i` and the number from one.
    public var index: Int
    /// Index of the item above, or `nil` at the top.
    public var parent: Int?
    /// As printed, without full stop or bracket; `-` for any bullet, empty for a plain paragraph.
    public var label: String
    /// What kind of item it is.
    public var kind: PlanItemKind
    /// Whole text, mended across page breaks, without label, footnote marks and markup. It is made when it is asked for,
    /// so that a plan is kept in memory once.
    public var text: String { source.clean(ranges, isPlain: isPlain) }
    /// Numbers of «Hoạt động số 17, 18» in the text, in their order.
    public var activities: [String]
    /// What the work is to bring about, where a column or a clause «Sản phẩm: …» tells it.
    public var product: String?
    /// Funds and where they come from, where a column or a clause «Kinh phí: …» tells it.
    public var funding: String?
    /// Where it stands, label included.
    public var span: Span
    /// How sure it is that this is one item, in this place of the tree.
    public var confidence: Confidence

    let source: SharedSource
    let ranges: TextRanges
    /// Whether the text stands in the source as it is.
    let isPlain: Bool
    let cellRanges: [Range<Int>]
    /// Which of the cells holds what, for a row of tasks.
    public internal(set) var columns: RowColumns?

    /// The texts of all cells of its row, where it stands in a table; the lines of a cell stay apart.
    public var cells: [String] { cellRanges.map { source.lines($0) } }

    /// Items are equal if everything that they say is.
    public static func == (left: Self, right: Self) -> Bool {
      left.index == right.index && left.parent == right.parent && left.label == right.label && left.kind == right.kind
        && left.text == right.text && left.product == right.product && left.funding == right.funding
        && left.confidence == right.confidence && left.activities == right.activities && left.span == right.span
        && left.cells == right.cells
    }

    /// Name of the item in the format: `i1`, `i2`, …
    public var id: String { Self.id(index) }

    /// Name of the item with an index.
    public static func id(_ index: Int) -> String { "i\(index + 1)" }
  }

  /// A body with a role in an activity, or in an item where no activity is named.
  public struct Assignment: Sendable, Equatable {
    /// The body as written.
    public var body: String
    /// How it takes part.
    public var role: AssignmentRole
    /// Index of the item that says it.
    public var item: Int
    /// Number of the activity, if one is named.
    public var activity: String?
    /// Deadline as EDTF, or an RRULE for work that recurs.
    public var due: String?
    /// Where the body is named.
    public var span: Span
    /// How sure body and role are.
    public var confidence: Confidence

    /// Makes an assignment, of which one is sure unless something else is said.
    public init(
      body: String, role: AssignmentRole, item: Int, activity: String?, due: String?, span: Span,
      confidence: Confidence = Confidence(percent: 100)
    ) {
      self.body = body
      self.role = role
      self.item = item
      self.activity = activity
      self.due = due
      self.span = span
      self.confidence = confidence
    }
  }

  /// A quantity to reach.
  public struct Target: Sendable, Equatable {
    /// Index of the item.
    public var item: Int
    /// Number of the activity, if the item cites exactly one.
    public var activity: String?
    /// How the value is to be compared.
    public var comparator: Comparator
    /// The value.
    public var value: ScaledDecimal
    /// What is counted.
    public var unit: String
    /// By when (EDTF).
    public var by: String?
    /// Where it stands.
    public var span: Span
    /// How sure it is that this amount is to be reached.
    public var confidence: Confidence
  }

  /// How a value is compared with a target.
  public enum Comparator: String, Sendable {
    /// At least.
    case atLeast = ">="
    /// At most.
    case atMost = "<="
    /// Exactly.
    case equal = "="
    /// More than.
    case over = ">"
    /// Less than.
    case under = "<"
  }

  /// A duty to report.
  public struct ReportingDuty: Sendable, Equatable {
    /// Index of the item that says it, or `nil` for the closing paragraph.
    public var item: Int?
    /// Who reports, as written.
    public var from: String?
    /// To whom, as written.
    public var to: String?
    /// Through whom.
    public var via: String?
    /// How it recurs (RRULE, RFC 5545).
    public var rule: String?
    /// The date of a duty with one date (EDTF).
    public var due: String?
    /// Where it stands.
    public var span: Span
    /// How sure the duty is.
    public var confidence: Confidence
  }

  /// A dated happening.
  public struct Event: Sendable, Equatable {
    /// Index of the item.
    public var item: Int?
    /// Day, with the time where it is told: `2026-06-06T07:30`.
    public var start: String
    /// Where it takes place.
    public var place: String?
    /// Areas and who is responsible for each.
    public var parts: [Part]
    /// Where the time stands.
    public var span: Span
    /// How sure it is.
    public var confidence: Confidence

    /// Makes a happening, of which one is sure unless something else is said.
    public init(
      item: Int?, start: String, place: String?, parts: [Part], span: Span,
      confidence: Confidence = Confidence(percent: 100)
    ) {
      self.item = item
      self.start = start
      self.place = place
      self.parts = parts
      self.span = span
      self.confidence = confidence
    }

    /// One area of a happening.
    public struct Part: Sendable, Equatable {
      /// The area.
      public var area: String
      /// Who sees to it.
      public var bodies: [String]
    }
  }

  /// «Triển khai 4/8 hoạt động».
  public struct Coverage: Sendable, Equatable {
    /// Index of the heading that says it.
    public var item: Int
    /// How many are taken up.
    public var adopted: Int
    /// Of how many.
    public var of: Int
    /// How many are really listed below that heading.
    public var listed: Int
    /// Where it stands.
    public var span: Span
  }

  /// An emulation movement or a campaign.
  public struct Movement: Sendable, Equatable {
    /// Its name without quotation marks.
    public var name: String
    /// Where it is first named.
    public var span: Span
  }

  /// Something wrong with the plan.
  public struct Finding: Sendable, Equatable {
    /// The rule that found it.
    public var rule: FindingRule
    /// Index of the item that it is about.
    public var item: Int?
    /// Number of the activity that it is about.
    public var activity: String?
    /// Field of the head that it is about.
    public var field: String?
    /// What is wrong.
    public var message: ReaderMessage
    /// What to do.
    public var advice: ReaderMessage
    /// Where it shows.
    public var span: Span?
  }
}
