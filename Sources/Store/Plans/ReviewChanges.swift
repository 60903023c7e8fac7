// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// A body's part in one item.
private struct Part: Hashable {
  let item: ID<PlanItem>
  let role: AssignmentRole
}

/// The two halves of an item that is split, each with who takes part in it.
public struct SplitItem: Sendable {
  /// What stays of the item: it keeps its identifier and carries the version of the form.
  public var first: PlanItem
  /// The item that begins where the first one is cut; its identifier is new.
  public var second: PlanItem
  /// Who takes part in the first half.
  public var firstParts: [Assignment]
  /// Who takes part in the second half; those that stand for both have an identifier of their own in each.
  public var secondParts: [Assignment]

  /// Puts the halves together.
  public init(first: PlanItem, second: PlanItem, firstParts: [Assignment], secondParts: [Assignment]) {
    (self.first, self.second) = (first, second)
    (self.firstParts, self.secondParts) = (firstParts, secondParts)
  }
}

/// What a person who reviews a plan does to it. Each change is one step that can be undone, with its journal entry, and
/// throws `ChangeRefusal.plan` where the plan is closed.
extension Connection {
  /// Replaces what a person corrected in an item and its assignments, and marks it as reviewed.
  ///
  /// Throws `ChangeRefusal.changedMeanwhile` where `item.version` is not the stored one.
  public func update(_ item: PlanItem, assignments: [Assignment], of plan: Plan, by author: Author) throws {
    try requireOpen(plan)
    let old = try reviewedPlan(plan)
    guard let stored = old[item.id], assignments.allSatisfy({ $0.item == item.id }) else { throw ChangeRefusal.unknown }
    guard stored.version == item.version else { throw ChangeRefusal.changedMeanwhile }
    var corrected = item
    (corrected.parent, corrected.span, corrected.isReviewed) = (stored.parent, stored.span, true)
    var new = old
    new.replace(corrected, assignments: assignments)
    var asSeen = stored
    asSeen.isReviewed = true
    let parts = old.assignments(of: item.id)
    guard corrected != asSeen || Set(parts) != Set(assignments) else {
      return try markReviewed([item.id], of: plan, by: author)
    }
    guard try revise(plan, from: old, to: new, .correct, on: item.id, by: author) else { return }
    try journal(
      "plan.item.correct", "item", item.id, realm: plan.realm, of: plan.owner, in: plan.id,
      before: Self.summary(stored, parts, beside: corrected),
      after: Self.summary(corrected, assignments, beside: stored), by: author)
  }

  /// What the journal tells of an item; its label and number only where they are others on the other side.
  private static func summary(_ item: PlanItem, _ assignments: [Assignment], beside other: PlanItem) -> JSONObject {
    var object = JSONObject()
    if item.label != other.label { object.add("label", item.label) }
    if item.activity != other.activity { object.add("activity", item.activity) }
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
  /// Throws `.unknown` where the plan names no such body. Returns how many assignments name the body now.
  @discardableResult
  public func match(
    body: String, with organisations: [ID<Organisation>], of plan: Plan, ids: IDSource, by author: Author
  ) throws -> Int {
    try requireOpen(plan)
    let old = try reviewedPlan(plan)
    let named = old.assignments.filter { $0.body == body }
    guard !named.isEmpty else { throw ChangeRefusal.unknown }
    // The words may stand for many already; one assignment of each item and part is enough to start from.
    let parts = Dictionary(
      named.map { (Part(item: $0.item, role: $0.role), $0) }, uniquingKeysWith: { first, _ in first })
    let organisations = Set(organisations).sorted()
    let bodies = organisations.isEmpty ? [nil] : organisations.map(Optional.some)
    var new = old
    new.assignments.removeAll { $0.body == body }
    for assignment in parts.values.sorted(by: { $0.id < $1.id }) {
      for organisation in bodies {
        var one = assignment
        one.id = bodies.count == 1 ? assignment.id : ids.next(at: author.at)
        one.organisation = organisation
        new.assignments.append(one)
      }
    }
    let count = parts.count * bodies.count
    guard try revise(plan, from: old, to: new, .match, on: nil, by: author) else { return count }
    var after = JSONObject()
    after.add("body", body)
    after.add("organisations", organisations.map(\.description).joined(separator: " "))
    after.add("assignments", Int64(count))
    try journal(
      "plan.body.match", "plan", plan.id, realm: plan.realm, of: plan.owner, in: plan.id, before: nil, after: after,
      by: author)
    return count
  }

  /// Marks items as looked at; those that were, and a call that marks none, leave no trace.
  public func markReviewed(_ items: [ID<PlanItem>], of plan: Plan, by author: Author) throws {
    try requireOpen(plan)
    let old = try reviewedPlan(plan)
    let chosen = Set(items)
    var new = old
    var count: Int64 = 0
    for index in new.items.indices where chosen.contains(new.items[index].item.id) && !new.items[index].item.isReviewed
    {
      new.items[index].item.isReviewed = true
      count += 1
    }
    let only = items.count == 1 ? items.first : nil
    guard try revise(plan, from: old, to: new, .accept, on: only, by: author) else { return }
    var after = JSONObject()
    after.add("reviewed", count)
    try journal(
      "plan.item.review", "plan", plan.id, realm: plan.realm, of: plan.owner, in: plan.id, before: nil, after: after,
      by: author)
  }

  /// Makes two items of one, as where a reader ran two together; both count as reviewed.
  ///
  /// Throws `ChangeRefusal.changedMeanwhile` where the version of the first half is not the stored one.
  public func split(_ halves: SplitItem, of plan: Plan, by author: Author) throws {
    try requireOpen(plan)
    let old = try reviewedPlan(plan)
    var (first, second) = (halves.first, halves.second)
    guard let stored = old[first.id], old[second.id] == nil,
      halves.firstParts.allSatisfy({ $0.item == first.id }), halves.secondParts.allSatisfy({ $0.item == second.id })
    else { throw ChangeRefusal.unknown }
    guard stored.version == first.version else { throw ChangeRefusal.changedMeanwhile }
    var outline = old.outline
    do throws(OutlineRefusal) { try outline.split(first.id, into: second.id) } catch {
      throw ChangeRefusal.outline(error)
    }
    (first.isReviewed, second.isReviewed, second.version) = (true, true, 1)
    var new = old
    new.replace(first, assignments: halves.firstParts)
    new.arrange(as: outline, adding: [second])
    new.assignments += halves.secondParts
    guard try revise(plan, from: old, to: new, .split, on: first.id, by: author) else { return }
    var (before, after) = (JSONObject(), JSONObject())
    before.add("text", stored.text)
    after.add("text", first.text)
    after.add("second", second.text)
    try journal(
      "plan.item.split", "item", first.id, realm: plan.realm, of: plan.owner, in: plan.id, before: before, after: after,
      by: author)
  }

  /// Makes an item part of the one before it in the document, as where a reader took one for two.
  ///
  /// Throws `ChangeRefusal.changedMeanwhile` where `version` is not the stored one, `.outline` where nothing stands
  /// before it, and `.hasReports` where somebody reported on it.
  ///
  /// - Returns: The item that it is part of now.
  @discardableResult
  public func merge(_ id: ID<PlanItem>, version: Int, of plan: Plan, by author: Author) throws -> ID<PlanItem> {
    try requireOpen(plan)
    let old = try reviewedPlan(plan)
    guard let item = old[id] else { throw ChangeRefusal.unknown }
    guard item.version == version else { throw ChangeRefusal.changedMeanwhile }
    var outline = old.outline
    let target: ID<PlanItem>
    do throws(OutlineRefusal) { target = try outline.merge(id) } catch { throw ChangeRefusal.outline(error) }
    guard let before = old[target] else { throw ChangeRefusal.unknown }
    var new = old
    new.replace(before.joined(with: item), assignments: old.assignments(of: target))
    new.join(old.assignments(of: id), to: target)
    new.arrange(as: outline)
    guard try revise(plan, from: old, to: new, .merge, on: target, by: author) else { return target }
    var (was, now) = (JSONObject(), JSONObject())
    was.add("text", before.text)
    was.add("second", item.text)
    now.add("text", new[target]?.text)
    try journal(
      "plan.item.merge", "item", target, realm: plan.realm, of: plan.owner, in: plan.id, before: was, after: now,
      by: author)
    return target
  }

  /// Moves an item within its plan, with all that stands under it.
  ///
  /// Throws `ChangeRefusal.changedMeanwhile` where `version` is not the stored one, and `.outline` where it has no place
  /// to go to.
  public func move(
    _ id: ID<PlanItem>, _ move: OutlineMove, version: Int, of plan: Plan, by author: Author
  ) throws {
    try requireOpen(plan)
    let old = try reviewedPlan(plan)
    guard let item = old[id] else { throw ChangeRefusal.unknown }
    guard item.version == version else { throw ChangeRefusal.changedMeanwhile }
    var outline = old.outline
    do throws(OutlineRefusal) {
      try outline.move(id, move, isContainer: item.kind.isContainer)
    } catch { throw ChangeRefusal.outline(error) }
    var new = old
    new.arrange(as: outline)
    guard try revise(plan, from: old, to: new, .move, on: id, by: author) else { return }
    var (before, after) = (JSONObject(), JSONObject())
    before.add("under", item.parent?.description)
    after.add("under", new[id]?.parent?.description)
    after.add("move", move.rawValue)
    try journal(
      "plan.item.move", "item", id, realm: plan.realm, of: plan.owner, in: plan.id, before: before, after: after,
      by: author)
  }
}

extension PlanItem {
  /// The item with the words of the one behind it. What it says itself stands; the other fills what it leaves open.
  fileprivate func joined(with other: PlanItem) -> PlanItem {
    var item = self
    item.text = text.isEmpty || other.text.isEmpty ? text + other.text : text + " " + other.text
    item.activity = activity.isEmpty ? other.activity : activity
    item.due = due ?? other.due
    if target == nil { (item.target, item.unit) = (other.target, other.unit ?? unit) }
    item.span = min(span.lowerBound, other.span.lowerBound)..<max(span.upperBound, other.span.upperBound)
    item.isReviewed = true
    return item
  }
}

extension ReviewedPlan {
  /// Gives one item what bodies do in another; a body that does the same in both does it once.
  fileprivate mutating func join(_ parts: [Assignment], to target: ID<PlanItem>) {
    assignments.removeAll { parts.contains($0) }
    for var part in parts {
      part.item = target
      let isKnown = assignments(of: target).contains {
        $0.body == part.body && $0.role == part.role && $0.organisation == part.organisation
      }
      if !isKnown { assignments.append(part) }
    }
  }
}
