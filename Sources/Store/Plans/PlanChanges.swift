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

  /// Makes an author.
  public init(person: ID<Person>?, name: String, at: Instant) {
    self.person = person
    self.name = name
    self.at = at
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
}

/// A body's part in one item.
private struct Part: Hashable {
  let item: ID<PlanItem>
  let role: AssignmentRole
}

extension Connection {
  /// Stores a document and the draft of the plan that was read from it.
  public func insert(_ content: PlanContent, document: Document, by author: Author) throws {
    let plan = content.plan
    try execute(
      """
      INSERT INTO document (realm, id, sha256, name, format, size, body, added_by, added_at)
      VALUES (\(plan.realm), \(document.id), \(document.sha256), \(document.name), \(document.format), \(document.size),
      \(document.body), \(author.person), \(author.at))
      """)
    try insert(plan, by: author)
    for (position, item) in content.items.enumerated() { try insert(item, position: position, of: plan) }
    for assignment in content.assignments { try insert(assignment, of: plan) }
    for (position, finding) in content.findings.enumerated() { try insert(finding, position: position, of: plan) }
    for (position, duty) in content.duties.enumerated() {
      try execute(
        """
        INSERT INTO duty (realm, plan, position, receiver, via, rule, due) VALUES (\(plan.realm), \(plan.id),
        \(position), \(duty.receiver), \(duty.via), \(duty.rule), \(duty.due))
        """)
    }
    var after = JSONObject()
    after.add("document", document.name)
    after.add("sha256", document.sha256)
    after.add("title", plan.title)
    after.add("items", Int64(content.items.count))
    try journal("plan.import", "plan", plan.id, realm: plan.realm, before: nil, after: after, by: author)
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

  private func insert(_ item: PlanItem, position: Int, of plan: Plan) throws {
    try execute(
      """
      INSERT INTO plan_item (realm, plan, id, parent, position, label, activity, kind, text, due, due_day, target, unit,
      span_start, span_end, reviewed, stopped_reason, version) VALUES (\(plan.realm), \(plan.id), \(item.id),
      \(item.parent), \(position), \(item.label), \(item.activity), \(item.kind.rawValue), \(item.text),
      \(item.due?.edtf), \(item.due?.lastDay), \(item.target?.thousandths), \(item.unit), \(item.span.lowerBound),
      \(item.span.upperBound), \(item.isReviewed), \(item.stoppedReason), \(item.version))
      """)
  }

  private func insert(_ assignment: Assignment, of plan: Plan) throws {
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
  private func requireOpen(_ plan: Plan) throws {
    guard let state = try state(of: plan) else { throw ChangeRefusal.unknown }
    guard state != .closed else { throw ChangeRefusal.plan(.wrongState(.closed)) }
  }

  /// Replaces what a person corrected in an item and its assignments, and marks it as reviewed.
  ///
  /// Throws `ChangeRefusal.changedMeanwhile` where `item.version` is not the stored one, and `.plan` where the plan is
  /// closed.
  public func update(_ item: PlanItem, assignments: [Assignment], of plan: Plan, by author: Author) throws {
    try requireOpen(plan)
    guard let old = try self.item(item.id, of: plan), assignments.allSatisfy({ $0.item == item.id }) else {
      throw ChangeRefusal.unknown
    }
    let changed = try execute(
      """
      UPDATE plan_item SET kind = \(item.kind.rawValue), text = \(item.text), due = \(item.due?.edtf),
      due_day = \(item.due?.lastDay), target = \(item.target?.thousandths), unit = \(item.unit),
      stopped_reason = \(item.stoppedReason), reviewed = 1, version = version + 1
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id = \(item.id) AND version = \(item.version)
      """)
    guard changed == 1 else { throw ChangeRefusal.changedMeanwhile }
    let oldAssignments = try self.assignments(of: plan).filter { $0.item == item.id }
    try execute(
      "DELETE FROM assignment WHERE realm = \(plan.realm) AND plan = \(plan.id) AND item = \(item.id)")
    for assignment in assignments { try insert(assignment, of: plan) }
    try journal(
      "plan.item.correct", "item", item.id, realm: plan.realm, before: Self.summary(old, oldAssignments),
      after: Self.summary(item, assignments), by: author)
  }

  private static func summary(_ item: PlanItem, _ assignments: [Assignment]) -> JSONObject {
    var object = JSONObject()
    object.add("kind", item.kind.rawValue)
    object.add("text", item.text)
    object.add("due", item.due?.edtf)
    object.add("target", item.target?.thousandths)
    object.add("unit", item.unit)
    object.add("stopped", item.stoppedReason)
    object.add(
      "bodies",
      assignments.map { "\($0.role.rawValue): \($0.body) (\($0.organisation?.description ?? "?"))" }
        .joined(separator: "; "))
    return object
  }

  /// Matches every assignment that names a body in these words: with no organisation, with one, or, for a body that
  /// stands for many («các công đoàn cơ sở»), with each of them, one assignment for each.
  ///
  /// Throws `ChangeRefusal.plan` where the plan is closed, and `.unknown` where it names no such body. Returns how many
  /// assignments name the body now.
  @discardableResult
  public func match(
    body: String, with organisations: [ID<Organisation>], of plan: Plan, ids: IDSource, by author: Author
  ) throws -> Int {
    try requireOpen(plan)
    let named = try assignments(of: plan).filter { $0.body == body }
    guard !named.isEmpty else { throw ChangeRefusal.unknown }
    try execute("DELETE FROM assignment WHERE realm = \(plan.realm) AND plan = \(plan.id) AND body = \(body)")
    // The words may stand for many already; one assignment of each item and part is enough to start from.
    let parts = Dictionary(
      named.map { (Part(item: $0.item, role: $0.role), $0) }, uniquingKeysWith: { first, _ in first })
    let organisations = Set(organisations).sorted()
    let bodies = organisations.isEmpty ? [nil] : organisations.map(Optional.some)
    for assignment in parts.values.sorted(by: { $0.id < $1.id }) {
      for organisation in bodies {
        var one = assignment
        one.id = bodies.count == 1 ? assignment.id : ids.next(at: author.at)
        one.organisation = organisation
        try insert(one, of: plan)
      }
    }
    // A form that was opened before shows the old organisations, and must not bring them back.
    try execute(
      """
      UPDATE plan_item SET version = version + 1 WHERE realm = \(plan.realm) AND plan = \(plan.id)
      AND id IN (\(list: Set(named.map(\.item)).sorted()))
      """)
    let count = parts.count * bodies.count
    var after = JSONObject()
    after.add("body", body)
    after.add("organisations", organisations.map(\.description).joined(separator: " "))
    after.add("assignments", Int64(count))
    try journal("plan.body.match", "plan", plan.id, realm: plan.realm, before: nil, after: after, by: author)
    return count
  }

  /// Marks items as looked at; those that were, and a call that marks none, leave no trace.
  ///
  /// Throws `ChangeRefusal.plan` where the plan is closed.
  public func markReviewed(_ items: [ID<PlanItem>], of plan: Plan, by author: Author) throws {
    try requireOpen(plan)
    let count = try execute(
      """
      UPDATE plan_item SET reviewed = 1
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id IN (\(list: items)) AND reviewed = 0
      """)
    guard count > 0 else { return }
    var after = JSONObject()
    after.add("reviewed", Int64(count))
    try journal("plan.item.review", "plan", plan.id, realm: plan.realm, before: nil, after: after, by: author)
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
    try journal("plan.state", "plan", plan.id, realm: plan.realm, before: before, after: after, by: author)
  }

  /// Deletes a draft that nobody needs: its items, assignments and findings. The document's bytes and the journal stay.
  public func deleteDraft(_ plan: Plan, by author: Author) throws {
    guard let current = try state(of: plan) else { throw ChangeRefusal.unknown }
    guard current == .draft else { throw ChangeRefusal.plan(.wrongState(current)) }
    for table in ["assignment", "finding", "duty", "plan_item"] {
      try execute("DELETE FROM \(unsafeSQL: table) WHERE realm = \(plan.realm) AND plan = \(plan.id)")
    }
    try execute("DELETE FROM plan WHERE realm = \(plan.realm) AND id = \(plan.id)")
    var before = JSONObject()
    before.add("title", plan.title)
    try journal("plan.discard", "plan", plan.id, realm: plan.realm, before: before, after: nil, by: author)
  }

  /// Writes one entry into the journal, in the transaction of the change it tells of.
  public func journal<Subject>(
    _ action: String, _ kind: String, _ subject: ID<Subject>, realm: ID<Organisation>, before: JSONObject?,
    after: JSONObject?, by author: Author
  ) throws {
    try appendJournal(
      JournalEntry(
        realm: realm.rawValue, actor: author.person?.rawValue, actorName: author.name, action: action,
        subjectKind: kind,
        subject: subject.rawValue, before: before?.text, after: after?.text, at: author.at))
  }
}
