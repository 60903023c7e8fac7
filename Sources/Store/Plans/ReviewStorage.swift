// SPDX-License-Identifier: Apache-2.0
import Database
import Domain

/// One side of a step: what it found, or what it left.
enum ReviewSide: String {
  case before, after
}

extension Connection {
  /// The part of a plan that a review changes, as it is now.
  func reviewedPlan(_ plan: Plan) throws -> ReviewedPlan {
    let rows = try query("SELECT id, position FROM plan_item WHERE realm = \(plan.realm) AND plan = \(plan.id)")
    let places: [ID<PlanItem>: Int] = Dictionary(
      uniqueKeysWithValues: try rows.map { (try $0.id(0), Int(try $0.int(1))) })
    return ReviewedPlan(
      items: try items(of: plan).map { PlacedItem(item: $0, position: places[$0.id] ?? 0) },
      assignments: try assignments(of: plan))
  }

  /// Makes a change as a step that can be undone.
  ///
  /// - Returns: Whether it changed anything; a change that changes nothing is no step.
  func revise(
    _ plan: Plan, from old: ReviewedPlan, to new: ReviewedPlan, _ action: ReviewAction, on item: ID<PlanItem>?,
    by author: Author
  ) throws -> Bool {
    let difference = ReviewDifference(from: old, to: new, focus: item)
    guard !difference.isEmpty else { return false }
    try write(difference, of: plan)
    // Before the undone steps are forgotten: a number that came again would let one person undo another's step.
    let last = try query(
      "SELECT COALESCE(MAX(number), 0) FROM review_step WHERE realm = \(plan.realm) AND plan = \(plan.id)"
    )[0].int(0)
    let number = Int(last) + 1
    try forgetUndone(of: plan)
    try execute(
      """
      INSERT INTO review_step (realm, plan, number, action, item, made_by, made_at) VALUES (\(plan.realm), \(plan.id),
      \(number), \(action.rawValue), \(item), \(author.person), \(author.at))
      """)
    try keep(difference.before, .before, of: number, in: plan)
    try keep(difference.after, .after, of: number, in: plan)
    return true
  }

  /// After a new step nothing can be done again. The journal still tells of it.
  private func forgetUndone(of plan: Plan) throws {
    let undone: SQL = """
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND step IN (SELECT number FROM review_step
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND undone_at IS NOT NULL)
      """
    try execute("DELETE FROM review_item \(undone)")
    try execute("DELETE FROM review_assignment \(undone)")
    try execute(
      "DELETE FROM review_step WHERE realm = \(plan.realm) AND plan = \(plan.id) AND undone_at IS NOT NULL")
  }

  /// Writes a difference into the plan. Throws `ChangeRefusal.changedMeanwhile` where an item is not as it was, and
  /// `.hasReports` where an item would go that was reported on.
  func write(_ difference: ReviewDifference, of plan: Plan) throws {
    let removed = difference.removed
    try requireNoReports(on: removed.map(\.item.id), of: plan)
    // A parent comes before what stands under it, and goes after it.
    for added in difference.added.sorted(by: { $0.position < $1.position }) {
      try insert(added.item, position: added.position, of: plan)
    }
    for (was, now) in difference.changed { try update(was, to: now, of: plan) }
    try execute(
      """
      DELETE FROM assignment WHERE realm = \(plan.realm) AND plan = \(plan.id)
      AND id IN (\(list: difference.before.assignments.map(\.id)))
      """)
    for gone in removed.sorted(by: { $0.position > $1.position }) {
      try execute("DELETE FROM plan_item WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id = \(gone.item.id)")
    }
    for assignment in difference.after.assignments { try insert(assignment, of: plan) }
  }

  private func requireNoReports(on items: [ID<PlanItem>], of plan: Plan) throws {
    guard !items.isEmpty else { return }
    let reports = try query(
      "SELECT 1 FROM report WHERE realm = \(plan.realm) AND plan = \(plan.id) AND item IN (\(list: items)) LIMIT 1")
    guard reports.isEmpty else { throw ChangeRefusal.hasReports }
  }

  private func update(_ was: PlacedItem, to now: PlacedItem, of plan: Plan) throws {
    let item = now.item
    let changed = try execute(
      """
      UPDATE plan_item SET parent = \(item.parent), position = \(now.position), label = \(item.label),
      activity = \(item.activity), kind = \(item.kind.rawValue), text = \(item.text), due = \(item.due?.edtf),
      due_day = \(item.due?.lastDay), target = \(item.target?.thousandths), unit = \(item.unit),
      span_start = \(item.span.lowerBound), span_end = \(item.span.upperBound), reviewed = \(item.isReviewed),
      stopped_reason = \(item.stoppedReason), version = \(item.version)
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id = \(item.id) AND version = \(was.item.version)
      """)
    guard changed == 1 else { throw ChangeRefusal.changedMeanwhile }
  }

  // MARK: Images

  private func keep(_ image: ReviewImage, _ side: ReviewSide, of step: Int, in plan: Plan) throws {
    for placed in image.items {
      let item = placed.item
      try execute(
        """
        INSERT INTO review_item (realm, plan, step, side, id, parent, position, label, activity, kind, text, due, target,
        unit, span_start, span_end, reviewed, stopped_reason, version) VALUES (\(plan.realm), \(plan.id), \(step),
        \(side.rawValue), \(item.id), \(item.parent), \(placed.position), \(item.label), \(item.activity),
        \(item.kind.rawValue), \(item.text), \(item.due?.edtf), \(item.target?.thousandths), \(item.unit),
        \(item.span.lowerBound), \(item.span.upperBound), \(item.isReviewed), \(item.stoppedReason), \(item.version))
        """)
    }
    for part in image.assignments {
      try execute(
        """
        INSERT INTO review_assignment (realm, plan, step, side, id, item, body, role, organisation, span_start, span_end)
        VALUES (\(plan.realm), \(plan.id), \(step), \(side.rawValue), \(part.id), \(part.item), \(part.body),
        \(part.role.rawValue), \(part.organisation), \(part.span.lowerBound), \(part.span.upperBound))
        """)
    }
  }

  /// One side of a stored step.
  func image(_ side: ReviewSide, of step: Int, in plan: Plan) throws -> ReviewImage {
    let own: SQL = """
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND step = \(step) AND side = \(side.rawValue)
      """
    let items = try query(
      """
      SELECT id, parent, label, activity, kind, text, due, target, unit, span_start, span_end, reviewed, stopped_reason,
      version, position FROM review_item \(own) ORDER BY position, id
      """
    ).map { PlacedItem(item: try keptItem($0), position: Int(try $0.int(14))) }
    let assignments = try query(
      """
      SELECT id, item, body, role, organisation, span_start, span_end FROM review_assignment \(own) ORDER BY id
      """
    ).map { row in
      Assignment(
        id: try row.id(0), item: try row.id(1), body: try row.text(2), role: try row.word(3),
        organisation: try row.optionalID(4), span: Int(try row.int(5))..<Int(try row.int(6)))
    }
    return ReviewImage(items: items, assignments: assignments)
  }

  private func keptItem(_ row: Row) throws -> PlanItem {
    PlanItem(
      id: try row.id(0), parent: try row.optionalID(1), label: try row.text(2), activity: try row.text(3),
      kind: try row.word(4), text: try row.text(5), due: try row.optionalText(6).flatMap { Deadline(edtf: $0) },
      target: try row.optionalInt(7).map { Quantity(thousandths: $0) }, unit: try row.optionalText(8),
      span: Int(try row.int(9))..<Int(try row.int(10)), isReviewed: try row.bool(11),
      stoppedReason: try row.optionalText(12), version: Int(try row.int(13)))
  }

  /// The versions that items have now.
  func versions(of items: [ID<PlanItem>], in plan: Plan) throws -> [ID<PlanItem>: Int] {
    let rows = try query(
      """
      SELECT id, version FROM plan_item WHERE realm = \(plan.realm) AND plan = \(plan.id) AND id IN (\(list: items))
      """)
    return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id(0), Int(try $0.int(1))) })
  }

  /// Deletes what is kept of a plan's review.
  func deleteReview(of plan: Plan) throws {
    let own: SQL = "WHERE realm = \(plan.realm) AND plan = \(plan.id)"
    try execute("DELETE FROM review_assignment \(own)")
    try execute("DELETE FROM review_item \(own)")
    try execute("DELETE FROM review_step \(own)")
  }
}
