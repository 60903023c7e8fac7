// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

extension Connection {
  private static var planColumns: SQL {
    """
    SELECT id, realm, owner, document, state, type, title, number, issuer, place, issued_on, period_from, period_to,
    authority, position, signer, recipients FROM plan
    """
  }

  private func plan(_ row: Row) throws -> Plan {
    let recipients = try row.text(16)
    return Plan(
      id: try row.id(0), realm: try row.id(1), owner: try row.id(2), document: try row.id(3), state: try row.word(4),
      type: try row.text(5), title: try row.text(6), number: try row.optionalText(7), issuer: try row.optionalText(8),
      place: try row.optionalText(9), issuedOn: try row.optionalDay(10),
      periodFrom: try row.optionalInt(11).map { Int($0) },
      periodTo: try row.optionalInt(12).map { Int($0) }, authority: try row.optionalText(13),
      position: try row.optionalText(14), signer: try row.optionalText(15),
      recipients: recipients.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The plan with an identifier; the identifier alone is enough, the realm comes with the plan.
  public func plan(_ id: ID<Plan>) throws -> Plan? {
    try query(Self.planColumns + " WHERE id = \(id)").first.map(plan)
  }

  /// All plans: the active, then the closed, then the drafts, of each the newest first and those without a date last.
  public func plans() throws -> [Plan] {
    // Databases disagree on where NULL stands.
    try query(Self.planColumns + " ORDER BY state, COALESCE(issued_on, '') DESC, id DESC").map(plan)
  }

  /// The document of a plan, with its text.
  public func document(of plan: Plan) throws -> Document? {
    try query(
      """
      SELECT id, sha256, name, format, size, body FROM document WHERE realm = \(plan.realm) AND id = \(plan.document)
      """
    ).first.map { row in
      Document(
        id: try row.id(0), sha256: try row.text(1), name: try row.text(2), format: try row.text(3),
        size: Int(try row.int(4)), body: try row.text(5))
    }
  }

  private static var itemColumns: SQL {
    """
    SELECT id, parent, label, activity, kind, text, due, target, unit, span_start, span_end, reviewed, stopped_reason,
    version, position FROM plan_item
    """
  }

  private func item(_ row: Row) throws -> PlanItem {
    PlanItem(
      id: try row.id(0), parent: try row.optionalID(1), label: try row.text(2), activity: try row.text(3),
      kind: try row.word(4), text: try row.text(5), due: try row.optionalText(6).flatMap { Deadline(edtf: $0) },
      target: try row.optionalInt(7).map { Quantity(thousandths: $0) }, unit: try row.optionalText(8),
      span: Int(try row.int(9))..<Int(try row.int(10)), isReviewed: try row.bool(11),
      stoppedReason: try row.optionalText(12), version: Int(try row.int(13)))
  }

  /// The items of a plan, in the order of the document.
  public func items(of plan: Plan) throws -> [PlanItem] {
    let rows = try query(Self.itemColumns + " WHERE realm = \(plan.realm) AND plan = \(plan.id) ORDER BY id")
    let items = try rows.map(item)
    let positions = try rows.map { try $0.int(14) }
    // Numbers grow with the document unless items were added later: mostly nothing is to be moved.
    let inOrder = positions.indices.dropFirst().allSatisfy { positions[$0 - 1] <= positions[$0] }
    return inOrder ? items : positions.indices.sorted { positions[$0] < positions[$1] }.map { items[$0] }
  }

  /// One item of a plan.
  func item(_ id: ID<PlanItem>, of plan: Plan) throws -> PlanItem? {
    try query(Self.itemColumns + " WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id = \(id)").first.map(item)
  }

  /// The state that a plan has now; `nil` for one that is not stored (any more).
  func state(of plan: Plan) throws -> PlanState? {
    try query("SELECT state FROM plan WHERE realm = \(plan.realm) AND id = \(plan.id)").first.map { try $0.word(0) }
  }

  /// Who takes part in what, in the order of the document.
  public func assignments(of plan: Plan) throws -> [Assignment] {
    try query(
      """
      SELECT id, item, body, role, organisation, span_start, span_end FROM assignment
      WHERE realm = \(plan.realm) AND plan = \(plan.id) ORDER BY id
      """
    ).map { row in
      Assignment(
        id: try row.id(0), item: try row.id(1), body: try row.text(2), role: try row.word(3),
        organisation: try row.optionalID(4), span: Int(try row.int(5))..<Int(try row.int(6)))
    }
  }

  /// What the reader found wrong with a plan.
  public func findings(of plan: Plan) throws -> [PlanFinding] {
    try query(
      """
      SELECT rule, severity, item, message_vi, message_en, advice_vi, advice_en FROM finding
      WHERE realm = \(plan.realm) AND plan = \(plan.id) ORDER BY position
      """
    ).map { row in
      PlanFinding(
        rule: try row.text(0), severity: try row.text(1), item: try row.optionalID(2),
        message: (try row.text(3), try row.text(4)), advice: (try row.text(5), try row.text(6)))
    }
  }

  /// What a plan asks to be reported.
  public func duties(of plan: Plan) throws -> [ReportingDuty] {
    try query(
      """
      SELECT receiver, via, rule, due FROM duty WHERE realm = \(plan.realm) AND plan = \(plan.id) ORDER BY position
      """
    ).map { row in
      ReportingDuty(
        receiver: try row.text(0), via: try row.optionalText(1), rule: try row.optionalText(2),
        due: try row.optionalText(3))
    }
  }

  /// A plan with all that belongs to it.
  public func content(of plan: Plan) throws -> PlanContent {
    PlanContent(
      plan: plan, items: try items(of: plan), assignments: try assignments(of: plan), findings: try findings(of: plan),
      duties: try duties(of: plan))
  }
}
