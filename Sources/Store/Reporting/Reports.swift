// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// One report on the progress of an activity by one organisation.
public struct Report: Sendable, Hashable {
  /// Identifier.
  public var id: ID<Report>
  /// The plan.
  public var plan: ID<Plan>
  /// The activity.
  public var item: ID<PlanItem>
  /// The organisation that reports.
  public var organisation: ID<Organisation>
  /// Submitted, accepted or returned.
  public var state: ReportState
  /// The day for which it holds; when it was recorded is `submittedAt`.
  public var holdsOn: CivilDate
  /// Progress, 0 to 100.
  public var percent: Int
  /// What was reached, in the unit of the activity's target.
  public var quantity: Quantity?
  /// What was done.
  public var sentence: String
  /// What stands in the way; empty where nothing does.
  public var difficulty: String
  /// What is proposed; empty where nothing is.
  public var proposal: String
  /// Who sent it.
  public var submittedBy: ID<Person>?
  /// The name of who sent it.
  public var submitter: String
  /// When it was sent.
  public var submittedAt: Instant
  /// The name of who decided.
  public var decider: String?
  /// When it was decided.
  public var decidedAt: Instant?
  /// What the approver said.
  public var note: String?

  /// Makes a report from its parts.
  public init(
    id: ID<Report>, plan: ID<Plan>, item: ID<PlanItem>, organisation: ID<Organisation>, state: ReportState = .submitted,
    holdsOn: CivilDate, percent: Int, quantity: Quantity?, sentence: String, difficulty: String, proposal: String,
    submittedBy: ID<Person>?, submitter: String, submittedAt: Instant, decider: String? = nil,
    decidedAt: Instant? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.plan = plan
    self.item = item
    self.organisation = organisation
    self.state = state
    self.holdsOn = holdsOn
    self.percent = percent
    self.quantity = quantity
    self.sentence = sentence
    self.difficulty = difficulty
    self.proposal = proposal
    self.submittedBy = submittedBy
    self.submitter = submitter
    self.submittedAt = submittedAt
    self.decider = decider
    self.decidedAt = decidedAt
    self.note = note
  }
}

extension Report {
  /// What a form carries so that its report is kept once however often it is sent: the moment of the form, because keys
  /// that grow with time lie side by side where they are looked up, and a token that nobody guesses.
  public static func formKey(at moment: Instant, token: String) -> String { "\(moment.milliseconds)-\(token)" }

  /// The `idempotencyKey` of what a person sends with a form: nobody can use up the key of another one's form.
  public static func idempotencyKey(form: String, by person: ID<Person>?) -> String {
    "\(form) \(person.map(\.description) ?? "")"
  }
}

/// A file that shows what a report says; the bytes are kept beside the database under their SHA-256.
public struct Evidence: Sendable, Hashable {
  /// The report it belongs to.
  public var report: ID<Report>
  /// SHA-256 of the bytes, 64 hexadecimal digits.
  public var sha256: String
  /// The file's name as sent.
  public var name: String
  /// Its media type, by its bytes.
  public var mediaType: String
  /// Size in bytes.
  public var size: Int

  /// Makes a reference to a kept file.
  public init(report: ID<Report>, sha256: String, name: String, mediaType: String, size: Int) {
    self.report = report
    self.sha256 = sha256
    self.name = name
    self.mediaType = mediaType
    self.size = size
  }
}

extension Connection {
  private static var reportColumns: SQL {
    """
    SELECT id, plan, item, organisation, state, holds_on, percent, quantity, sentence, difficulty, proposal, submitted_by,
    submitter, submitted_at, decider, decided_at, note FROM report
    """
  }

  private func report(_ row: Row) throws -> Report {
    Report(
      id: try row.id(0), plan: try row.id(1), item: try row.id(2), organisation: try row.id(3), state: try row.word(4),
      holdsOn: try row.day(5), percent: Int(try row.int(6)),
      quantity: try row.optionalInt(7).map { Quantity(thousandths: $0) },
      sentence: try row.text(8), difficulty: try row.text(9), proposal: try row.text(10),
      submittedBy: try row.optionalID(11),
      submitter: try row.text(12), submittedAt: try row.instant(13), decider: try row.optionalText(14),
      decidedAt: try row.optionalInstant(15), note: try row.optionalText(16))
  }

  /// All reports of a plan; the last one of each activity comes last.
  public func reports(of plan: Plan) throws -> [Report] {
    try query(
      Self.reportColumns + " WHERE realm = \(plan.realm) AND plan = \(plan.id) ORDER BY holds_on, submitted_at, id"
    ).map(report)
  }

  /// All reports on one activity, the oldest first.
  public func reports(on item: ID<PlanItem>, of plan: Plan) throws -> [Report] {
    try query(
      Self.reportColumns
        + """
         WHERE realm = \(plan.realm) AND plan = \(plan.id) AND item = \(item) ORDER BY holds_on, submitted_at, id
        """
    ).map(report)
  }

  /// The reports that say how a plan stands: of each activity and body the last one, and the last accepted one, in the
  /// order of `reports(of:)`. A `PlanOverview` made from them is the one made from all.
  public func standingReports(of plan: Plan) throws -> [Report] {
    var standing = try reports(withIDs: try idsOfLastReports(of: plan), of: plan)
    // Few wait or were sent back: what was accepted before them still counts.
    for open in standing where open.state != .accepted {
      standing += try query(
        Self.reportColumns
          + """
           WHERE realm = \(plan.realm) AND plan = \(plan.id) AND item = \(open.item)
          AND organisation = \(open.organisation) AND state = 'accepted'
          ORDER BY holds_on DESC, submitted_at DESC, id DESC LIMIT 1
          """
      ).map(report)
    }
    return standing.sorted {
      ($0.holdsOn, $0.submittedAt, $0.id.rawValue) < ($1.holdsOn, $1.submittedAt, $1.id.rawValue)
    }
  }

  /// The last report of each activity and body, out of the index that has them in this order.
  private func idsOfLastReports(of plan: Plan) throws -> [Int64] {
    let rows = try query(
      """
      SELECT id, item, organisation FROM report WHERE realm = \(plan.realm) AND plan = \(plan.id)
      ORDER BY item, organisation, holds_on, submitted_at, id
      """)
    var ids: [Int64] = []
    var pair: (item: Int64, organisation: Int64)?
    for row in rows {
      let next = (item: try row.int(1), organisation: try row.int(2))
      if let pair, pair == next { ids.removeLast() }
      ids.append(try row.int(0))
      pair = next
    }
    return ids
  }

  /// Reports by their identifiers, in any order.
  private func reports(withIDs ids: [Int64], of plan: Plan) throws -> [Report] {
    var reports: [Report] = []
    reports.reserveCapacity(ids.count)
    // No database takes a list of any length, and each length is a statement of its own: so the last one is repeated.
    for start in stride(from: 0, to: ids.count, by: 512) {
      var list = Array(ids[start..<min(start + 512, ids.count)])
      while list.count % 64 != 0 { list.append(list[list.count - 1]) }
      reports += try query(
        Self.reportColumns + " WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id IN (\(list: list))"
      ).map(report)
    }
    return reports
  }

  /// One report of a plan; `nil` where the plan has none with this identifier.
  public func report(_ id: ID<Report>, of plan: Plan) throws -> Report? {
    try query(
      Self.reportColumns + " WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id = \(id)"
    ).first.map(report)
  }

  /// The files of one activity's reports.
  public func evidence(on item: ID<PlanItem>, of plan: Plan) throws -> [Evidence] {
    try query(
      """
      SELECT evidence.report, evidence.sha256, evidence.name, evidence.media_type, evidence.size FROM evidence
      JOIN report ON report.realm = evidence.realm AND report.plan = evidence.plan AND report.id = evidence.report
      WHERE evidence.realm = \(plan.realm) AND evidence.plan = \(plan.id) AND report.item = \(item)
      ORDER BY evidence.report, evidence.position
      """
    ).map { row in
      Evidence(
        report: try row.id(0), sha256: try row.text(1), name: try row.text(2), mediaType: try row.text(3),
        size: Int(try row.int(4)))
    }
  }

  /// Sends a report with its files. The same `idempotencyKey` again changes nothing: with the same content it returns the
  /// first report, with other content it throws `ChangeRefusal.keyUsed`.
  ///
  /// Also throws `ChangeRefusal.notUnderWay` where nothing is to be reported, `.unknown` for an item of another plan, and
  /// `.constraint` for a per cent out of range or an organisation of another realm.
  public func submit(
    _ report: Report, evidence: [Evidence], of plan: Plan, idempotencyKey: String, by author: Author
  ) throws -> ID<Report> {
    let standing = try standing(of: report.item, plan)
    guard try standing.isUnderWay && insert(report, of: plan, idempotencyKey) else {
      if let earlier = try earlierReport(report, evidence, of: plan, idempotencyKey) { return earlier }
      throw standing.kind == nil ? ChangeRefusal.unknown : .notUnderWay
    }
    for (position, file) in evidence.enumerated() {
      try execute(
        """
        INSERT INTO evidence (realm, plan, report, position, sha256, name, media_type, size) VALUES (\(plan.realm),
        \(plan.id), \(report.id), \(position), \(file.sha256), \(file.name), \(file.mediaType), \(file.size))
        """)
    }
    var after = JSONObject()
    after.add("item", report.item.rawValue)
    after.add("organisation", report.organisation.rawValue)
    after.add("holdsOn", report.holdsOn.description)
    after.add("percent", Int64(report.percent))
    after.add("quantity", report.quantity?.thousandths)
    after.add("sentence", report.sentence)
    after.add("files", evidence.map(\.sha256).joined(separator: " "))
    try journal(
      "report.submit", "report", report.id, realm: plan.realm, of: report.organisation, in: plan.id, before: nil,
      after: after, by: author)
    return report.id
  }

  /// Whether a stored report says what another one says, with the same files.
  private func hasContent(
    _ stored: Report, of report: Report, _ evidence: [Evidence], _ plan: Plan
  ) throws -> Bool {
    var asSent = stored
    (asSent.id, asSent.state, asSent.submitter, asSent.submittedAt) =
      (report.id, report.state, report.submitter, report.submittedAt)
    (asSent.decider, asSent.decidedAt, asSent.note) = (report.decider, report.decidedAt, report.note)
    guard asSent == report else { return false }
    let files = try self.evidence(on: stored.item, of: plan).filter { $0.report == stored.id }
    return files.map(\.sha256) == evidence.map(\.sha256) && files.map(\.name) == evidence.map(\.name)
  }

  /// The report that was sent with this key before; throws where its content was another one.
  private func earlierReport(
    _ report: Report, _ evidence: [Evidence], of plan: Plan, _ idempotencyKey: String
  ) throws -> ID<Report>? {
    let found = try query(
      Self.reportColumns + " WHERE realm = \(plan.realm) AND idempotency_key = \(idempotencyKey)")
    guard let earlier = try found.first.map(self.report) else { return nil }
    guard try hasContent(earlier, of: report, evidence, plan) else { throw ChangeRefusal.keyUsed }
    return earlier.id
  }

  /// What an item is, `nil` where the plan has none of this name, and whether it is to be reported on now.
  private func standing(of item: ID<PlanItem>, _ plan: Plan) throws -> (kind: PlanItemKind?, isUnderWay: Bool) {
    let found = try query(
      """
      SELECT plan.state, plan_item.kind, plan_item.stopped_reason FROM plan LEFT JOIN plan_item
      ON plan_item.realm = plan.realm AND plan_item.plan = plan.id AND plan_item.id = \(item)
      WHERE plan.realm = \(plan.realm) AND plan.id = \(plan.id)
      """)
    guard let row = found.first else { throw ChangeRefusal.unknown }
    let kind = try row.optionalText(1).flatMap(PlanItemKind.init)
    let state: PlanState = try row.word(0)
    return (kind, try state == .active && kind?.isWork == true && row.optionalText(2) == nil)
  }

  /// Writes a report; `false` where its key was used before, and nothing is written.
  private func insert(_ report: Report, of plan: Plan, _ idempotencyKey: String) throws -> Bool {
    try execute(
      """
      INSERT INTO report (realm, plan, id, item, organisation, state, holds_on, percent, quantity, sentence, difficulty,
      proposal, submitted_by, submitter, submitted_at, idempotency_key) VALUES (\(plan.realm), \(plan.id), \(report.id),
      \(report.item), \(report.organisation), 'submitted', \(report.holdsOn), \(report.percent),
      \(report.quantity?.thousandths), \(report.sentence), \(report.difficulty), \(report.proposal),
      \(report.submittedBy), \(report.submitter), \(report.submittedAt), \(idempotencyKey))
      ON CONFLICT (realm, idempotency_key) DO NOTHING
      """) == 1
  }

  /// Accepts or returns a report. Throws `ChangeRefusal.report` where its state, its author or a missing note forbids it.
  public func decide(
    _ decision: ReportState.Decision, on report: ID<Report>, of plan: Plan, note: String, by author: Author
  ) throws {
    guard let found = try self.report(report, of: plan) else { throw ChangeRefusal.unknown }
    let next: ReportState
    let isOwn = author.isSubmitter(found.submittedBy)
    do throws(ReportState.Refusal) {
      next = try found.state.after(decision, bySubmitter: isOwn, note: note)
    } catch { throw ChangeRefusal.report(error) }
    try execute(
      """
      UPDATE report SET state = \(next.rawValue), decided_by = \(author.person), decider = \(author.name),
      decided_at = \(author.at), note = \(note.isEmpty ? nil : note)
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id = \(report)
      """)
    var before = JSONObject()
    before.add("state", found.state.rawValue)
    var after = JSONObject()
    after.add("state", next.rawValue)
    after.add("note", note.isEmpty ? nil : note)
    try journal(
      "report.\(decision.rawValue)", "report", report, realm: plan.realm, of: found.organisation, in: plan.id,
      before: before, after: after, by: author)
  }
}
