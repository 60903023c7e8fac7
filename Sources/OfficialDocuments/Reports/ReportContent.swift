// SPDX-License-Identifier: Apache-2.0
public import Domain

/// Everything a report on a plan says, as plain values: what the builder `OfficialDocument.init(report:)` puts into words.
/// What is not known is `nil` or empty, and the document says that it is missing.
public struct ReportContent: Hashable, Sendable {
  /// Who reports.
  public var issuer: Issuer
  /// Number of the report in the issuer's sequence; `nil` before it is numbered.
  public var sequence: Int?
  /// Day of issue; `nil` before it is issued.
  public var date: CivilDate?
  /// The plan reported on.
  public var plan: PlanReference
  /// The time reported on.
  public var period: Period
  /// To whom the report is addressed (Kính gửi).
  public var addressees: [String] = []
  /// Legal bases (căn cứ), in full words: «Căn cứ Luật …».
  public var bases: [String] = []
  /// What was done to direct the work: documents issued, meetings held. One paragraph each.
  public var direction: [String] = []
  /// The activities and tasks by theme, in the order of the plan.
  public var themes: [Theme] = []
  /// Judgements in the words of the issuer; figures are added by the builder.
  public var assessment: [String] = []
  /// Difficulties of the whole; those of an activity stand with it.
  public var difficulties: [String] = []
  /// What comes next.
  public var nextSteps: [String] = []
  /// What the bodies above are asked for; those of an activity stand with it.
  public var proposals: [String] = []
  /// Who signs.
  public var signature: Signature
  /// Nơi nhận.
  public var recipients: [Recipient] = []
  /// The archive line: `VT, TH`.
  public var archive = "VT"

  /// Starts a report; lists are filled afterwards.
  public init(issuer: Issuer, plan: PlanReference, period: Period, signature: Signature, date: CivilDate? = nil) {
    self.issuer = issuer
    self.plan = plan
    self.period = period
    self.signature = signature
    self.date = date
  }

  /// The body that issues the report.
  public struct Issuer: Hashable, Sendable {
    /// Decides the layout.
    public var kind: IssuerKind
    /// Full name: «Ủy ban nhân dân tỉnh Thái Nguyên».
    public var name: String
    /// Name of the body directly above, where the document shows it.
    public var parentName: String?
    /// Abbreviation in document numbers: `UBND`.
    public var code: String
    /// Place of issue: «Thái Nguyên».
    public var place: String?

    /// Makes an issuer.
    public init(kind: IssuerKind, name: String, parentName: String? = nil, code: String, place: String? = nil) {
      self.kind = kind
      self.name = name
      self.parentName = parentName
      self.code = code
      self.place = place
    }
  }

  /// How the report names the plan.
  public struct PlanReference: Hashable, Sendable {
    /// What the plan is about, as in its title without the type: «tăng trưởng xanh giai đoạn 2026 - 2030».
    public var title: String
    /// The type as printed: «Kế hoạch».
    public var type: String
    /// Number and symbol: `59/KH-LĐLĐ`.
    public var number: String?
    /// Day of issue.
    public var issuedOn: CivilDate?
    /// Who issued it.
    public var issuer: String?

    /// Makes a reference.
    public init(
      title: String, type: String = "Kế hoạch", number: String? = nil, issuedOn: CivilDate? = nil, issuer: String? = nil
    ) {
      self.title = title
      self.type = type
      self.number = number
      self.issuedOn = issuedOn
      self.issuer = issuer
    }
  }

  /// The time a report is about.
  public struct Period: Hashable, Sendable {
    /// In words: «6 tháng đầu năm 2026».
    public var label: String
    /// The first day.
    public var from: CivilDate
    /// The last day.
    public var to: CivilDate
    /// The last day whose figures are counted (ngày chốt số liệu).
    public var cutOff: CivilDate

    /// Makes a period.
    public init(label: String, from: CivilDate, to: CivilDate, cutOff: CivilDate) {
      self.label = label
      self.from = from
      self.to = to
      self.cutOff = cutOff
    }
  }

  /// A theme of the plan with its activities.
  public struct Theme: Hashable, Sendable {
    /// Its label in the plan: `II`, `2.1`; may be empty.
    public var label: String
    /// Its title.
    public var title: String
    /// Its activities, in the order of the plan.
    public var items: [Item]

    /// Makes a theme.
    public init(label: String = "", title: String, items: [Item]) {
      self.label = label
      self.title = title
      self.items = items
    }
  }
}
