// SPDX-License-Identifier: Apache-2.0
public import Domain

/// What an official document says, component by component (ô số of Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục IV); how it
/// looks is the affair of a `DocumentLayout`. Names and titles are written as people write them; the layout decides what
/// is set in capitals.
public struct OfficialDocument: Hashable, Sendable {
  /// Issuer, number, place and date.
  public var header: DocumentHeader
  /// The kind of document as printed: «Báo cáo».
  public var type: String
  /// What it is about (trích yếu), without a closing stop.
  public var subject: String
  /// To whom it is addressed (Kính gửi); may be empty.
  public var addressees: [String]
  /// Legal bases (căn cứ), each without its closing mark; may be empty.
  public var bases: [String]
  /// The text itself.
  public var body: [DocumentBlock]
  /// Who signs, and for whom.
  public var signature: Signature
  /// Nơi nhận, without the archive line.
  public var recipients: [Recipient]
  /// What the archive line holds after «Lưu: »: `VT, TH`.
  public var archive: String
  /// What is attached, each on pages of its own.
  public var annexes: [Annex]

  /// Makes a document from its components.
  public init(
    header: DocumentHeader, type: String, subject: String, addressees: [String] = [], bases: [String] = [],
    body: [DocumentBlock], signature: Signature, recipients: [Recipient] = [], archive: String = "VT",
    annexes: [Annex] = []
  ) {
    self.header = header
    self.type = type
    self.subject = subject
    self.addressees = addressees
    self.bases = bases
    self.body = body
    self.signature = signature
    self.recipients = recipients
    self.archive = archive
    self.annexes = annexes
  }
}

/// The head of a document: who issues it, its number, where and when.
public struct DocumentHeader: Hashable, Sendable {
  /// The body directly above the issuer (cơ quan chủ quản trực tiếp), where there is one.
  public var parentBody: String?
  /// The issuing body, by its full name.
  public var issuingBody: String
  /// Number and symbol.
  public var number: DocumentNumber
  /// Place of issue; a blank is left for it when `nil`.
  public var place: String?
  /// Day of issue; a blank is left for it when `nil`.
  public var date: CivilDate?

  /// Makes a head from its parts.
  public init(
    parentBody: String? = nil, issuingBody: String, number: DocumentNumber, place: String? = nil, date: CivilDate? = nil
  ) {
    self.parentBody = parentBody
    self.issuingBody = issuingBody
    self.number = number
    self.place = place
    self.date = date
  }
}

/// Number and symbol of a document (số, ký hiệu).
public struct DocumentNumber: Hashable, Sendable {
  /// The number in its sequence; `nil` while the document has not been numbered, so that a blank is left for it.
  public var sequence: Int?
  /// Abbreviation of the type: `BC`, `KH`.
  public var type: String
  /// Abbreviation of the issuer: `UBND`, `LĐLĐ`, `TU`.
  public var issuer: String

  /// Makes a number from its parts.
  public init(sequence: Int? = nil, type: String, issuer: String) {
    self.sequence = sequence
    self.type = type
    self.issuer = issuer
  }
}

/// A signature: in what capacity, with which title, by whom (ô số 7a, 7b).
public struct Signature: Hashable, Sendable {
  /// The lines above the title: `(.onBehalf, "Ủy ban nhân dân")`, then `(.deputising, "Chủ tịch")`.
  public var authority: [Authority]
  /// The signer's title: «Phó Chủ tịch».
  public var position: String
  /// The signer's full name; a blank is left for it when `nil`.
  public var name: String?

  /// One line of authority.
  public struct Authority: Hashable, Sendable {
    /// In what capacity.
    public var capacity: SigningCapacity
    /// For whom.
    public var of: String

    /// Makes a line of authority.
    public init(_ capacity: SigningCapacity, of: String) {
      self.capacity = capacity
      self.of = of
    }
  }

  /// Makes a signature from its parts.
  public init(authority: [Authority] = [], position: String, name: String? = nil) {
    self.authority = authority
    self.position = position
    self.name = name
  }
}

/// In what capacity somebody signs (Nghị định 30/2020/NĐ-CP, Điều 13).
public enum SigningCapacity: Hashable, Sendable, CaseIterable {
  /// On behalf of a collective body (thay mặt, TM.).
  case onBehalf
  /// As deputy for the head (ký thay, KT.).
  case deputising
  /// By order of the head (thừa lệnh, TL.).
  case byOrder
  /// By written authorisation (thừa ủy quyền, TUQ.).
  case byAuthorisation
  /// As acting head (quyền, Q.).
  case acting
}

/// One line of «Nơi nhận».
public struct Recipient: Hashable, Sendable {
  /// Who gets the document.
  public var body: String
  /// What for, without brackets: «để báo cáo».
  public var purpose: String?

  /// Makes a line of recipients.
  public init(_ body: String, purpose: String? = nil) {
    self.body = body
    self.purpose = purpose
  }
}
