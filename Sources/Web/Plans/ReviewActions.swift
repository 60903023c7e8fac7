// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// What is sent from the page of a review.
enum ReviewActions {
  /// Stores an item's form, and does to the item what its button says.
  static func save(_ visit: Visit) throws -> Response {
    let id: ID<PlanItem> = try visit.id("item")
    let form = try visit.form()
    let action = try ItemAction(form)
    let review = try ReviewState(visit, form.text)
    guard let stored = review.item(id) else { throw try gone(id, review.plan, visit) }
    let known = review.parts(of: stored)
    let correction = ItemCorrection(form, action, old: stored, known: known, plan: review.plan, visit: visit)
    if correction.item.version != stored.version { return try conflict(visit, review, stored, correction) }
    guard correction.errors.isEmpty else {
      return ReviewPages.page(visit, review, chosen: id, typed: correction, status: 422)
    }
    do {
      let (next, done) = try perform(action, on: stored, correction, known, review, visit)
      return .redirect(to: review.address(of: next, done: done))
    } catch ChangeRefusal.changedMeanwhile {
      let now = try ReviewState(visit, form.text)
      guard let stored = now.item(id) else { throw try gone(id, review.plan, visit) }
      return try conflict(visit, now, stored, correction)
    } catch let refusal as ChangeRefusal where refusal.isAboutPlace {
      return ReviewPages.page(visit, review, chosen: id, typed: correction, notice: Phrase(refusal), status: 409)
    } catch SplitRefusal.nowhere {
      return ReviewPages.page(visit, review, chosen: id, typed: correction, notice: .splitNowhere, status: 422)
    }
  }

  /// An item that was there is gone because somebody merged it away; one that never was is not found.
  private static func gone(_ id: ID<PlanItem>, _ plan: Plan, _ visit: Visit) throws -> Refusal {
    let last = try visit.site.services.database.read { try $0.lastReview(of: id, in: plan) }
    return last == nil ? .notFound : .conflict(.goneMeanwhile)
  }

  private enum SplitRefusal: Error {
    case nowhere
  }

  /// Makes the change, and tells which item to show next and with what sentence.
  private static func perform(
    _ action: ItemAction, on stored: PlanItem, _ correction: ItemCorrection, _ known: [Assignment],
    _ review: ReviewState, _ visit: Visit
  ) throws -> (ID<PlanItem>, String) {
    let (plan, author, database) = (review.plan, visit.author(over: review.plan.owner), visit.site.services.database)
    let differs = correction.differs(from: stored, known)
    let (item, parts) = (correction.item, correction.assignments)
    // What was typed is stored before the item is moved or merged, as a step of its own.
    let save: @Sendable (any Connection) throws -> Int = { connection in
      guard differs else { return item.version }
      try connection.update(item, assignments: parts, of: plan, by: author)
      return item.version + 1
    }
    switch action {
    case .save, .next, .due, .organisation, .lead:
      try database.write { try $0.update(item, assignments: parts, of: plan, by: author) }
      if case .next = action { return (review.next(after: item.id), "da-luu") }
      return (item.id, "da-luu")
    case .move(let move):
      try database.write { try $0.move(item.id, move, version: try save($0), of: plan, by: author) }
      return (item.id, "da-chuyen")
    case .merge:
      let target = try database.write { try $0.merge(item.id, version: try save($0), of: plan, by: author) }
      return (target, "da-gop")
    case .split, .splitAtEmptyLine:
      let halves = try halves(action, stored, correction, review, visit)
      try database.write { try $0.split(halves, of: plan, by: author) }
      return (halves.second.id, "da-tach")
    }
  }

  /// The halves of the text as it was typed; a place counts in the text as stored, which must be the same up to there.
  private static func halves(
    _ action: ItemAction, _ stored: PlanItem, _ correction: ItemCorrection, _ review: ReviewState, _ visit: Visit
  ) throws -> SplitItem {
    let text = Array(correction.item.text.unicodeScalars)
    var place: Int?
    if case .split(let wanted) = action, text.prefix(wanted).elementsEqual(stored.text.unicodeScalars.prefix(wanted)) {
      place = wanted
    } else if case .splitAtEmptyLine = action {
      // Browsers send a line's end as two characters, of which one is left out by now.
      place = text.indices.dropFirst().first { text[$0 - 1] == "\n" && text[$0] == "\n" }
    }
    let reading = SplitReading(
      item: correction.item, parts: correction.assignments, document: review.document, ids: visit.site.services.ids,
      now: visit.now)
    guard let halves = place.flatMap({ reading.halves(at: $0) }) else { throw SplitRefusal.nowhere }
    return halves
  }

  // MARK: Two at once

  /// Somebody changed the item after its form was opened: nothing is stored, both versions are shown, and the form holds
  /// what was typed, so that it can be sent again over the version that is shown.
  private static func conflict(
    _ visit: Visit, _ review: ReviewState, _ stored: PlanItem, _ correction: ItemCorrection
  ) throws -> Response {
    let last = try visit.site.services.database.read { try $0.lastReview(of: stored.id, in: review.plan) }
    let who: Phrase = last.map { .changedBy($0.author, at: visit.clock($0.at)) } ?? .changedMeanwhile
    var list = HTML()
    for one in ItemDifference.all(stored, review.parts(of: stored), correction, visit) {
      list += """
        <li><span><b>\(visit.t(one.field))</b><br>\(visit.t(.storedNow)): \(one.stored)<br>\
        \(visit.t(.typedByYou)): \(one.typed)</span></li>
        """
    }
    let rest: HTML = list.isEmpty ? HTML(text: visit.t(.versionsEqual)) : "\(visit.t(.compareVersions))"
    let differences: HTML? = list.isEmpty ? nil : "<ul class=\"finds one versions\">\(list)</ul>"
    let way: HTML = "<p><a class=\"alone\" href=\"\(review.address(of: stored.id))\">\(visit.t(.takeStored))</a></p>"
    return ReviewPages.page(
      visit, review, chosen: stored.id, typed: correction,
      conflict: "\(visit.banner(.bad, visit.t(who), rest))\(differences)\(way)", status: 409)
  }

  // MARK: The whole plan

  /// Takes the last step back, or does it again.
  static func undo(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let review = try ReviewState(visit, form.text)
    let (plan, author, database) = (review.plan, visit.author(over: review.plan.owner), visit.site.services.database)
    let step: ReviewStep
    let done: String
    do {
      if let number = Int(form.text("hoan-tac")) {
        (step, done) = (try database.write { try $0.undo(number, of: plan, by: author) }, "hoan-tac")
      } else if let number = Int(form.text("lam-lai")) {
        (step, done) = (try database.write { try $0.redo(number, of: plan, by: author) }, "lam-lai")
      } else {
        throw Refusal.badRequest(.unknownAction)
      }
    } catch ChangeRefusal.changedMeanwhile {
      let now = try ReviewState(visit, form.text)
      let chosen = ID<PlanItem>(form.text("muc"))
      return ReviewPages.page(visit, now, chosen: chosen, notice: .undoneMeanwhile, status: 409)
    }
    let now = try ReviewState(visit, form.text)
    let shown = [step.item, ID<PlanItem>(form.text("muc"))].compactMap { $0 }.first { now.item($0) != nil }
    guard let shown = shown ?? now.first else { return .redirect(to: "/ke-hoach/\(plan.id)/ra-soat") }
    return .redirect(to: review.address(of: shown, done: done))
  }

  /// Accepts every item about which nothing is doubtful.
  static func acceptSure(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let review = try ReviewState(visit, form.text)
    let (plan, author, sure) = (review.plan, visit.author(over: review.plan.owner), review.queue.sure)
    // Somebody else may have made items sure that stood as doubtful before who accepts them, or changed what was sure.
    guard form.text("thay") == review.codeOfSure(visit) else {
      return ReviewPages.page(visit, review, chosen: nil, notice: .sureChangedMeanwhile, status: 409)
    }
    try visit.site.services.database.write { try $0.markReviewed(sure, of: plan, by: author) }
    return .redirect(to: review.address(of: nil, done: "da-xem", at: nil))
  }

  static func changeState(_ visit: Visit) throws -> Response {
    let services = visit.site.services
    let plan = try services.database.read { try visit.plan($0) }
    let author = visit.author(over: plan.owner)
    switch try visit.form().text("viec") {
    case "xac-nhan": try services.database.write { try $0.perform(.confirm, on: plan, by: author) }
    case "mo-lai": try services.database.write { try $0.perform(.reopen, on: plan, by: author) }
    case "dong": try services.database.write { try $0.perform(.close, on: plan, by: author) }
    case "bo":
      try services.database.write { try $0.deleteDraft(plan, by: author) }
      return .redirect(to: "/ke-hoach?xong=da-bo")
    default: throw Refusal.badRequest(.unknownAction)
    }
    return .redirect(to: "/ke-hoach/\(plan.id)?xong=trang-thai")
  }
}

extension ChangeRefusal {
  /// Whether it says that an item stays where it is.
  fileprivate var isAboutPlace: Bool {
    switch self {
    case .outline, .hasReports: true
    default: false
    }
  }
}

/// What one version of an item says otherwise than another.
private struct ItemDifference {
  let field: Phrase
  let stored: String
  let typed: String

  static func all(
    _ stored: PlanItem, _ parts: [Assignment], _ correction: ItemCorrection, _ visit: Visit
  ) -> [ItemDifference] {
    let typed = correction.item
    let bodies = { (parts: [Assignment]) in
      parts.map { "\(visit.t(.part($0.role))): \($0.body) (\(visit.name(of: $0)))" }.joined(separator: "; ")
    }
    let due = correction.errors["due"] == nil ? visit.due(typed.due) : correction.due
    let target = correction.errors["target"] == nil ? typed.target.map(visit.number) ?? "" : correction.target
    let fields: [(Phrase, String, String)] = [
      (.itemText, stored.text, typed.text), (.kindOfItem, visit.t(.kind(stored.kind)), visit.t(.kind(typed.kind))),
      (.itemLabel, stored.label, typed.label), (.activityNumber, stored.activity, typed.activity),
      (.deadline, visit.due(stored.due), due), (.target, stored.target.map(visit.number) ?? "", target),
      (.unitOfMeasure, stored.unit ?? "", typed.unit ?? ""), (.bodies, bodies(parts), bodies(correction.assignments)),
      (.stoppedWhy, stored.stoppedReason ?? "", typed.stoppedReason ?? ""),
    ]
    return fields.filter { $0.1 != $0.2 }.map { ItemDifference(field: $0.0, stored: $0.1, typed: $0.2) }
  }
}
