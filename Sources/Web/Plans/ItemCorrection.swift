// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import OfficialDocuments
import Store

/// What is to be done with an item, by the button with which its form was sent.
enum ItemAction {
  case save
  /// Save, and go on to the next item.
  case next
  case move(OutlineMove)
  case merge
  /// Cut the text in front of a Unicode scalar.
  case split(Int)
  /// Cut the text at the empty line that somebody typed.
  case splitAtEmptyLine
  case due(Deadline)
  /// The organisation behind one of the bodies, by its line.
  case organisation(line: Int, ID<Organisation>)
  case lead(ID<Organisation>)

  init(_ form: SentForm) throws(Refusal) {
    if form.has("next") {
      self = .next
      return
    }
    let words = form.text("viec").split(separator: ":").map(String.init)
    switch words.first {
    case nil: self = .save
    case "gop": self = .merge
    case "tach": self = words.count == 2 ? try Self.split(words[1]) : .splitAtEmptyLine
    case "han":
      guard words.count == 2, let due = Deadline(edtf: words[1]) else { throw .badRequest(.unknownAction) }
      self = .due(due)
    case "don-vi":
      guard words.count == 3, let line = Int(words[1]), let body = ID<Organisation>(words[2]) else {
        throw .badRequest(.unknownAction)
      }
      self = .organisation(line: line, body)
    case "giao":
      guard words.count == 2, let body = ID<Organisation>(words[1]) else { throw .badRequest(.unknownAction) }
      self = .lead(body)
    case let word?:
      guard let move = Self.moves[word] else { throw .badRequest(.unknownAction) }
      self = .move(move)
    }
  }

  private static func split(_ word: String) throws(Refusal) -> ItemAction {
    guard let place = Int(word), place >= 0 else { throw .badRequest(.unknownAction) }
    return .split(place)
  }

  static let moves: [String: OutlineMove] = ["vao": .inward, "ra": .outward, "len": .up, "xuong": .down]
}

/// An item as its form was sent: what is to be stored, what cannot be read, and as which version it was opened.
struct ItemCorrection {
  var item: PlanItem
  var assignments: [Assignment]
  /// What was typed for the deadline and the target, to stand in the form again.
  let due: String
  let target: String
  /// What is wrong, by the names of the fields.
  private(set) var errors: [String: Phrase] = [:]

  /// Reads the form of an item.
  ///
  /// - Parameter known: Who takes part in the item as stored; a line that says the same stays the same assignment.
  init(_ form: SentForm, _ action: ItemAction, old: PlanItem, known: [Assignment], plan: Plan, visit: Visit) {
    item = old
    item.version = Int(form.text("version")) ?? 0
    item.text = form.text("text")
    item.kind = PlanItemKind(rawValue: form.text("kind")) ?? old.kind
    item.label = form.has("label") ? form.line("label") : old.label
    item.activity = form.has("activity") ? form.line("activity") : old.activity
    due = form.text("due")
    item.due = Deadline(words: due)
    target = form.text("target")
    item.target = Quantity(vietnamese: target)
    item.unit = form.text("unit").isEmpty ? nil : form.text("unit")
    item.stoppedReason = form.text("stopped").isEmpty ? nil : form.text("stopped")
    assignments = []
    if case .due(let chosen) = action { item.due = chosen }
    if item.text.isEmpty { errors["text"] = .itemTextMissing }
    if !due.isEmpty, item.due == nil { errors["due"] = .dueUnreadable(due) }
    if !target.isEmpty, item.target == nil { errors["target"] = .numberUnreadable(target) }
    readBodies(form, action, known, plan, visit)
  }

  /// Whether it says anything else than what is stored.
  func differs(from old: PlanItem, _ known: [Assignment]) -> Bool {
    var (one, other) = (item, old)
    (one.version, other.version) = (0, 0)
    (one.isReviewed, other.isReviewed) = (true, true)
    return one != other || Set(assignments) != Set(known)
  }

  private mutating func readBodies(
    _ form: SentForm, _ action: ItemAction, _ known: [Assignment], _ plan: Plan, _ visit: Visit
  ) {
    // What was matched stays as it is; else nobody is named of whom the viewer may not know.
    let matched = Set(known.compactMap(\.organisation))
    func organisation(_ id: ID<Organisation>?) -> Organisation? {
      guard let body = id.flatMap({ visit.tree[$0] }), body.realm == plan.realm else { return nil }
      return matched.contains(body.id) || visit.viewer?.mayKnow(body.id) ?? false ? body : nil
    }
    var open = known
    // A body that stands for many has a line for each of them.
    for index in (0...).prefix(while: { form.has("role-\($0)") }) {
      guard let role = AssignmentRole(rawValue: form.text("role-\(index)")) else { continue }
      var body = organisation(ID<Organisation>(form.text("organisation-\(index)")))
      if case .organisation(index, let chosen) = action { body = organisation(chosen) }
      let written = form.text("body-\(index)")
      let name = written.isEmpty ? body?.name ?? "" : written
      guard !name.isEmpty else { continue }
      let same = open.firstIndex { $0.id.description == form.text("part-\(index)") }
      let old = same.map { open.remove(at: $0) }
      assignments.append(
        Assignment(
          id: old?.id ?? visit.site.services.ids.next(at: visit.now), item: item.id, body: name, role: role,
          organisation: body?.id, span: old?.span ?? item.span))
    }
    if case .lead(let chosen) = action, let body = organisation(chosen) {
      assignments.append(
        Assignment(
          id: visit.site.services.ids.next(at: visit.now), item: item.id, body: body.name, role: .lead,
          organisation: body.id, span: item.span))
    }
  }
}
