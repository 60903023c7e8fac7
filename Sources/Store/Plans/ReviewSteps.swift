// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What a step of a review did.
public enum ReviewAction: String, Sendable, CaseIterable {
  /// An item, or who takes part in it, was corrected.
  case correct
  /// Items were looked at and found right.
  case accept
  /// A body was matched with organisations in all items that name it.
  case match
  /// An item became two.
  case split
  /// An item became part of the one before it.
  case merge
  /// An item went to another place.
  case move
}

/// One change that somebody made while reviewing a plan. Steps are undone the last one first, and done again the last
/// one undone first; a new step ends what could be done again.
public struct ReviewStep: Sendable, Hashable {
  /// Its number within the plan; it only grows.
  public let number: Int
  /// What it did.
  public let action: ReviewAction
  /// The item it was made on; `nil` where it was made on the whole plan.
  public let item: ID<PlanItem>?
  /// The name of who made it; `nil` for the program itself.
  public let author: String?
  /// When it was made.
  public let at: Instant
  /// Whether it is undone.
  public let isUndone: Bool
}

extension Connection {
  private static var stepColumns: SQL {
    """
    SELECT s.number, s.action, s.item, p.name, s.made_at, s.undone_at FROM review_step s
    LEFT JOIN person p ON p.id = s.made_by
    """
  }

  private func step(_ row: Row) throws -> ReviewStep {
    ReviewStep(
      number: Int(try row.int(0)), action: try row.word(1), item: try row.optionalID(2),
      author: try row.optionalText(3), at: Instant(milliseconds: try row.int(4)),
      isUndone: try row.optionalInt(5) != nil)
  }

  /// The step that can be undone next, and the one that can be done again next.
  public func reviewSteps(of plan: Plan) throws -> (undo: ReviewStep?, redo: ReviewStep?) {
    let own: SQL = "WHERE s.realm = \(plan.realm) AND s.plan = \(plan.id)"
    let undo = try query(
      Self.stepColumns + " \(own) AND s.undone_at IS NULL ORDER BY s.number DESC LIMIT 1")
    let redo = try query(
      Self.stepColumns + " \(own) AND s.undone_at IS NOT NULL ORDER BY s.number LIMIT 1")
    return (try undo.first.map(step), try redo.first.map(step))
  }

  /// Who changed an item last while reviewing, or took a change of it back, and when; `nil` where nobody did.
  public func lastReview(of item: ID<PlanItem>, in plan: Plan) throws -> (author: String?, at: Instant)? {
    try query(
      """
      SELECT p.name, COALESCE(s.undone_at, s.made_at) FROM review_step s
      LEFT JOIN person p ON p.id = COALESCE(s.undone_by, s.made_by)
      WHERE s.realm = \(plan.realm) AND s.plan = \(plan.id) AND EXISTS (SELECT 1 FROM review_item i
        WHERE i.realm = s.realm AND i.plan = s.plan AND i.step = s.number AND i.id = \(item))
      ORDER BY 2 DESC, s.number DESC LIMIT 1
      """
    ).first.map { (author: try $0.optionalText(0), at: Instant(milliseconds: try $0.int(1))) }
  }

  /// Takes back the last step of a review, whoever made it.
  ///
  /// - Parameter number: The step that is meant. Where another one came after it, or it was undone already, nothing
  ///   happens and `ChangeRefusal.changedMeanwhile` is thrown.
  /// - Throws: `ChangeRefusal.hasReports` where it would take an item away that was reported on.
  @discardableResult
  public func undo(_ number: Int, of plan: Plan, by author: Author) throws -> ReviewStep {
    try requireOpen(plan)
    guard let step = try reviewSteps(of: plan).undo, step.number == number else { throw ChangeRefusal.changedMeanwhile }
    try go(step, from: .after, to: .before, of: plan)
    try execute(
      """
      UPDATE review_step SET undone_by = \(author.person), undone_at = \(author.at)
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND number = \(number)
      """)
    try journal("plan.review.undo", step, of: plan, by: author)
    return step
  }

  /// Does the step again that was undone last; see `undo`.
  @discardableResult
  public func redo(_ number: Int, of plan: Plan, by author: Author) throws -> ReviewStep {
    try requireOpen(plan)
    guard let step = try reviewSteps(of: plan).redo, step.number == number else { throw ChangeRefusal.changedMeanwhile }
    try go(step, from: .before, to: .after, of: plan)
    try execute(
      """
      UPDATE review_step SET undone_by = NULL, undone_at = NULL
      WHERE realm = \(plan.realm) AND plan = \(plan.id) AND number = \(number)
      """)
    try journal("plan.review.redo", step, of: plan, by: author)
    return step
  }

  private func go(_ step: ReviewStep, from: ReviewSide, to: ReviewSide, of plan: Plan) throws {
    let start = try image(from, of: step.number, in: plan)
    let versions = try versions(of: start.items.map(\.item.id), in: plan)
    let difference = ReviewDifference(
      from: start, to: try image(to, of: step.number, in: plan), current: versions)
    // An item that comes again one day goes on from the version that it has now.
    for removed in difference.removed {
      try execute(
        """
        UPDATE review_item SET version = \(removed.item.version) WHERE realm = \(plan.realm) AND plan = \(plan.id)
        AND step = \(step.number) AND side = \(from.rawValue) AND id = \(removed.item.id)
        """)
    }
    try write(difference, of: plan)
  }

  private func journal(_ action: String, _ step: ReviewStep, of plan: Plan, by author: Author) throws {
    var after = JSONObject()
    after.add("step", Int64(step.number))
    after.add("change", step.action.rawValue)
    if let item = step.item {
      try journal(
        action, "item", item, realm: plan.realm, of: plan.owner, in: plan.id, before: nil, after: after, by: author)
    } else {
      try journal(
        action, "plan", plan.id, realm: plan.realm, of: plan.owner, in: plan.id, before: nil, after: after, by: author)
    }
  }
}
