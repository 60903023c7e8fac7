// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// Who changes something, and when: every change is written into the journal with both.
public struct Author: Sendable, Hashable {
  /// The person; `nil` for the program itself (demonstration data, commands).
  public let person: ID<Person>?
  /// The name as it will stand in the journal.
  public let name: String
  /// The moment of the change.
  public let at: Instant
  /// In whose place the person acts, by a role that was lent; `nil` for a role of their own.
  public let onBehalfOf: Principal?

  /// Makes an author.
  public init(person: ID<Person>?, name: String, at: Instant, onBehalfOf: Principal? = nil) {
    self.person = person
    self.name = name
    self.at = at
    self.onBehalfOf = onBehalfOf
  }

  /// Whether a report that somebody sent is the author's own, or that of the person in whose place they act.
  func isSubmitter(_ person: ID<Person>?) -> Bool {
    person != nil && (person == self.person || person == onBehalfOf?.person)
  }
}

/// Why a change was not made; nothing was written.
public enum ChangeRefusal: Error, Sendable, Hashable {
  /// Somebody else changed it after the form was opened.
  case changedMeanwhile
  /// The plan's state does not allow it.
  case plan(PlanState.Refusal)
  /// The report's state does not allow it.
  case report(ReportState.Refusal)
  /// What it speaks of does not exist (any more).
  case unknown
  /// Nothing is to be reported: the plan is a draft or closed, or the item was stopped or is no activity and no task.
  case notUnderWay
  /// The key of a form came again with other content: the first report stands.
  case keyUsed
  /// An item has no place to go to.
  case outline(OutlineRefusal)
  /// An item would be taken away that somebody reported on.
  case hasReports
}

extension Connection {
  /// Stores a document, the draft of the plan that was read from it, and how it was read.
  public func insert(
    _ content: PlanContent, document: Document, notes: ReadingNotes = ReadingNotes(), by author: Author
  ) throws {
    let plan = content.plan
    try execute(
      """
      INSERT INTO document (realm, id, sha256, name, format, size, body, added_by, added_at)
      VALUES (\(plan.realm), \(document.id), \(document.sha256), \(document.name), \(document.format), \(document.size),
      \(document.body), \(author.person), \(author.at))
      """)
    try insert(plan, by: author)
    for (place, item) in content.items.enumerated() {
      try insert(item, position: place * ReviewedPlan.spacing, of: plan)
    }
    for assignment in content.assignments { try insert(assignment, of: plan) }
    for (position, finding) in content.findings.enumerated() { try insert(finding, position: position, of: plan) }
    for (position, duty) in content.duties.enumerated() {
      try execute(
        """
        INSERT INTO duty (realm, plan, position, receiver, via, rule, due) VALUES (\(plan.realm), \(plan.id),
        \(position), \(duty.receiver), \(duty.via), \(duty.rule), \(duty.due))
        """)
    }
    try insert(notes, of: plan)
    var after = JSONObject()
    after.add("document", document.name)
    after.add("sha256", document.sha256)
    after.add("title", plan.title)
    after.add("items", Int64(content.items.count))
    try journal(
      "plan.import", "plan", plan.id, realm: plan.realm, of: plan.owner, in: plan.id, before: nil, after: after,
      by: author)
  }

  private func insert(_ plan: Plan, by author: Author) throws {
    try execute(
      """
      INSERT INTO plan (realm, id, owner, document, state, type, title, number, issuer, place, issued_on, period_from,
      period_to, authority, position, signer, recipients, created_by, created_at) VALUES (\(plan.realm), \(plan.id),
      \(plan.owner), \(plan.document), \(plan.state.rawValue), \(plan.type), \(plan.title), \(plan.number),
      \(plan.issuer), \(plan.place), \(plan.issuedOn), \(plan.periodFrom), \(plan.periodTo), \(plan.authority),
      \(plan.position), \(plan.signer), \(plan.recipients.joined(separator: "\n")), \(author.person), \(author.at))
      """)
  }

  func insert(_ item: PlanItem, position: Int, of plan: Plan) throws {
    try execute(
      """
      INSERT INTO plan_item (realm, plan, id, parent, position, label, activity, kind, text, due, due_day, target, unit,
      span_start, span_end, reviewed, stopped_reason, version) VALUES (\(plan.realm), \(plan.id), \(item.id),
      \(item.parent), \(position), \(item.label), \(item.activity), \(item.kind.rawValue), \(item.text),
      \(item.due?.edtf), \(item.due?.lastDay), \(item.target?.thousandths), \(item.unit), \(item.span.lowerBound),
      \(item.span.upperBound), \(item.isReviewed), \(item.stoppedReason), \(item.version))
      """)
  }

  func insert(_ assignment: Assignment, of plan: Plan) throws {
    try execute(
      """
      INSERT INTO assignment (realm, plan, id, item, body, role, organisation, span_start, span_end)
      VALUES (\(plan.realm), \(plan.id), \(assignment.id), \(assignment.item), \(assignment.body),
      \(assignment.role.rawValue), \(assignment.organisation), \(assignment.span.lowerBound),
      \(assignment.span.upperBound))
      """)
  }

  private func insert(_ finding: PlanFinding, position: Int, of plan: Plan) throws {
    try execute(
      """
      INSERT INTO finding (realm, plan, position, rule, severity, item, message_vi, message_en, advice_vi, advice_en)
      VALUES (\(plan.realm), \(plan.id), \(position), \(finding.rule), \(finding.severity), \(finding.item),
      \(finding.message.vi), \(finding.message.en), \(finding.advice.vi), \(finding.advice.en))
      """)
  }

  /// Refuses to change what belongs to a closed plan, or to none.
  func requireOpen(_ plan: Plan) throws {
    guard let state = try state(of: plan) else { throw ChangeRefusal.unknown }
    guard state != .closed else { throw ChangeRefusal.plan(.wrongState(.closed)) }
  }

  /// Moves a plan to its next state.
  public func perform(_ event: PlanState.Event, on plan: Plan, by author: Author) throws {
    let work = try query(
      """
      SELECT count(*) FROM plan_item WHERE realm = \(plan.realm) AND plan = \(plan.id) AND kind IN ('activity', 'task')
      """
    ).first?.int(0)
    let reports = try query(
      "SELECT count(*) FROM report WHERE realm = \(plan.realm) AND plan = \(plan.id)"
    ).first?.int(0)
    guard let current = try state(of: plan) else { throw ChangeRefusal.unknown }
    let next: PlanState
    do throws(PlanState.Refusal) {
      next = try current.after(event, workItems: Int(work ?? 0), reports: Int(reports ?? 0))
    } catch { throw ChangeRefusal.plan(error) }
    let confirmed: SQL =
      switch next {
      case .draft: "NULL"
      case .active: "\(author.at)"
      case .closed: "confirmed_at"
      }
    try execute(
      """
      UPDATE plan SET state = \(next.rawValue), confirmed_at = \(confirmed)
      WHERE realm = \(plan.realm) AND id = \(plan.id)
      """)
    var before = JSONObject()
    before.add("state", current.rawValue)
    var after = JSONObject()
    after.add("state", next.rawValue)
    try journal(
      "plan.state", "plan", plan.id, realm: plan.realm, of: plan.owner, in: plan.id, before: before, after: after,
      by: author)
  }

  /// Deletes a draft that nobody needs: its items, assignments and findings. The document's bytes and the journal stay.
  public func deleteDraft(_ plan: Plan, by author: Author) throws {
    guard let current = try state(of: plan) else { throw ChangeRefusal.unknown }
    guard current == .draft else { throw ChangeRefusal.plan(.wrongState(current)) }
    try deleteReview(of: plan)
    for table in ["assignment", "finding", "duty", "reading_doubt", "plan_item"] {
      try execute("DELETE FROM \(unsafeSQL: table) WHERE realm = \(plan.realm) AND plan = \(plan.id)")
    }
    try execute("DELETE FROM plan WHERE realm = \(plan.realm) AND id = \(plan.id)")
    var before = JSONObject()
    before.add("title", plan.title)
    try journal(
      "plan.discard", "plan", plan.id, realm: plan.realm, of: plan.owner, in: plan.id, before: before, after: nil,
      by: author)
  }

  /// Writes one entry into the journal, in the transaction of the change it tells of: about a subject of an organisation,
  /// and of a plan where it belongs to one. In whose place the author acts is a personal value of the entry, at the place
  /// `JournalEntry.principalPlace`.
  public func journal<Subject>(
    _ action: String, _ kind: String, _ subject: ID<Subject>, realm: ID<Organisation>,
    of organisation: ID<Organisation>? = nil, in plan: ID<Plan>? = nil, before: JSONObject?, after: JSONObject?,
    personal: [PersonalValue] = [], by author: Author
  ) throws {
    let principal = author.onBehalfOf.map {
      PersonalValue(place: JournalEntry.principalPlace, person: $0.person.rawValue, text: $0.name)
    }
    try appendJournal(
      JournalEntry(
        realm: realm.rawValue, actor: author.person?.rawValue, actorName: author.name, action: action,
        subjectKind: kind,
        subject: subject.rawValue, before: before?.text, after: after?.text,
        personal: personal + (principal.map { [$0] } ?? []), organisation: organisation?.rawValue,
        plan: plan?.rawValue, at: author.at))
  }
}
