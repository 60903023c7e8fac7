// SPDX-License-Identifier: Apache-2.0
public import Domain

/// A document as received; its bytes are kept beside the database under their SHA-256.
public struct Document: Sendable, Hashable {
  /// Identifier.
  public let id: ID<Document>
  /// SHA-256 of the bytes, 64 hexadecimal digits.
  public let sha256: String
  /// The file's name as sent.
  public let name: String
  /// `txt`, `md` or `docx`.
  public let format: String
  /// Size in bytes.
  public let size: Int
  /// The text as read (UTF-8, NFC), in whose Unicode scalars spans count.
  public let body: String

  /// Makes a document.
  public init(id: ID<Document>, sha256: String, name: String, format: String, size: Int, body: String) {
    self.id = id
    self.sha256 = sha256
    self.name = name
    self.format = format
    self.size = size
    self.body = body
  }
}

/// A plan: what its document says of itself, and its state in Xanh.
public struct Plan: Sendable, Hashable {
  /// Identifier.
  public var id: ID<Plan>
  /// The shard key: the topmost organisation of the owner's tree.
  public var realm: ID<Organisation>
  /// The organisation whose plan it is.
  public var owner: ID<Organisation>
  /// The document it was read from.
  public var document: ID<Document>
  /// Draft, active or closed.
  public var state: PlanState
  /// Kind of document as printed: «KẾ HOẠCH».
  public var type: String
  /// Trích yếu.
  public var title: String
  /// Số, ký hiệu; `nil` where the document has none.
  public var number: String?
  /// Issuing body as named in the document.
  public var issuer: String?
  /// Place of issue.
  public var place: String?
  /// Date of issue.
  public var issuedOn: CivilDate?
  /// First year of its period.
  public var periodFrom: Int?
  /// Last year of its period.
  public var periodTo: Int?
  /// The lines above the signer's position: «TM. ỦY BAN NHÂN DÂN».
  public var authority: String?
  /// The signer's position.
  public var position: String?
  /// The signer.
  public var signer: String?
  /// Nơi nhận, one a line.
  public var recipients: [String]

  /// Makes a plan from its parts.
  public init(
    id: ID<Plan>, realm: ID<Organisation>, owner: ID<Organisation>, document: ID<Document>, state: PlanState,
    type: String, title: String, number: String?, issuer: String?, place: String?, issuedOn: CivilDate?,
    periodFrom: Int?, periodTo: Int?, authority: String?, position: String?, signer: String?, recipients: [String]
  ) {
    self.id = id
    self.realm = realm
    self.owner = owner
    self.document = document
    self.state = state
    self.type = type
    self.title = title
    self.number = number
    self.issuer = issuer
    self.place = place
    self.issuedOn = issuedOn
    self.periodFrom = periodFrom
    self.periodTo = periodTo
    self.authority = authority
    self.position = position
    self.signer = signer
    self.recipients = recipients
  }
}

/// One item of a plan's tree.
public struct PlanItem: Sendable, Hashable {
  /// Identifier.
  public var id: ID<PlanItem>
  /// The item it stands under.
  public var parent: ID<PlanItem>?
  /// Label as printed: `2.1`, `-`, `""`.
  public var label: String
  /// The numbers of «Hoạt động số 17, 18», as printed; empty where there are none.
  public var activity: String
  /// What it is.
  public var kind: PlanItemKind
  /// Its whole text.
  public var text: String
  /// Its deadline (EDTF), `nil` where none is stated.
  public var due: Deadline?
  /// What is to be reached, in `unit`.
  public var target: Quantity?
  /// Unit of the target.
  public var unit: String?
  /// Where it stands in the document's text: first Unicode scalar, and the one after the last.
  public var span: Range<Int>
  /// Whether a person has looked at it.
  public var isReviewed: Bool
  /// Why it was stopped, if it was.
  public var stoppedReason: String?
  /// Counts its changes; a form carries it so that two people do not overwrite each other.
  public var version: Int

  /// Makes an item from its parts.
  public init(
    id: ID<PlanItem>, parent: ID<PlanItem>?, label: String, activity: String, kind: PlanItemKind, text: String,
    due: Deadline?, target: Quantity?, unit: String?, span: Range<Int>, isReviewed: Bool = false,
    stoppedReason: String? = nil, version: Int = 1
  ) {
    self.id = id
    self.parent = parent
    self.label = label
    self.activity = activity
    self.kind = kind
    self.text = text
    self.due = due
    self.target = target
    self.unit = unit
    self.span = span
    self.isReviewed = isReviewed
    self.stoppedReason = stoppedReason
    self.version = version
  }
}

/// A body's part in an item.
public struct Assignment: Sendable, Hashable {
  /// Identifier.
  public var id: ID<Assignment>
  /// The item.
  public var item: ID<PlanItem>
  /// The body as the document writes it.
  public var body: String
  /// Its part.
  public var role: AssignmentRole
  /// The real organisation; `nil` until somebody matched it.
  public var organisation: ID<Organisation>?
  /// Where the document says so.
  public var span: Range<Int>

  /// Makes an assignment.
  public init(
    id: ID<Assignment>, item: ID<PlanItem>, body: String, role: AssignmentRole, organisation: ID<Organisation>?,
    span: Range<Int>
  ) {
    self.id = id
    self.item = item
    self.body = body
    self.role = role
    self.organisation = organisation
    self.span = span
  }
}

/// Something that is wrong with a plan, or should be looked at.
public struct PlanFinding: Sendable, Hashable {
  /// The rule's stable name.
  public var rule: String
  /// `error`, `warning` or `note`.
  public var severity: String
  /// The item it speaks of, if one.
  public var item: ID<PlanItem>?
  /// What is wrong, in Vietnamese and in English.
  public var message: (vi: String, en: String) { (messageVI, messageEN) }
  /// What to do, in Vietnamese and in English.
  public var advice: (vi: String, en: String) { (adviceVI, adviceEN) }
  private let messageVI, messageEN, adviceVI, adviceEN: String

  /// Makes a finding.
  public init(
    rule: String, severity: String, item: ID<PlanItem>?, message: (vi: String, en: String),
    advice: (vi: String, en: String)
  ) {
    self.rule = rule
    self.severity = severity
    self.item = item
    (messageVI, messageEN) = message
    (adviceVI, adviceEN) = advice
  }
}

/// A duty to report that the plan states.
public struct ReportingDuty: Sendable, Hashable {
  /// To whom, as written.
  public var receiver: String
  /// Through whom, as written.
  public var via: String?
  /// Recurrence (RFC 5545).
  public var rule: String?
  /// Date of a single duty (EDTF).
  public var due: String?

  /// Makes a duty.
  public init(receiver: String, via: String?, rule: String?, due: String?) {
    self.receiver = receiver
    self.via = via
    self.rule = rule
    self.due = due
  }
}

/// A plan with all that belongs to it, as read from a document and not yet stored, or as read from the store.
public struct PlanContent: Sendable, Hashable {
  /// The plan itself.
  public var plan: Plan
  /// Its items, in the order of the document.
  public var items: [PlanItem]
  /// Who takes part in what.
  public var assignments: [Assignment]
  /// What is wrong with it.
  public var findings: [PlanFinding]
  /// What it asks to be reported.
  public var duties: [ReportingDuty]

  /// Puts a plan together.
  public init(
    plan: Plan, items: [PlanItem], assignments: [Assignment], findings: [PlanFinding], duties: [ReportingDuty]
  ) {
    self.plan = plan
    self.items = items
    self.assignments = assignments
    self.findings = findings
    self.duties = duties
  }
}
