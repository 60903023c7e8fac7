// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Which items a review shows.
enum ReviewView: String, CaseIterable {
  /// The whole outline.
  case all = ""
  /// Activities and tasks.
  case work = "viec"
  /// What asks for a closer look, the most doubtful first.
  case doubtful = "can-xem"
}

/// A plan under review, as one snapshot shows it.
struct ReviewState {
  let overview: PlanOverview
  let document: Document?
  /// The steps that can be undone and done again.
  let steps: (undo: ReviewStep?, redo: ReviewStep?)
  let queue: ReviewQueue
  let suggestions: ReviewSuggestions
  let view: ReviewView
  /// How the document was read.
  let notes: ReadingNotes
  /// What stands beside the items.
  let side: SourceSide
  /// The page that was leafed to, where it is not to be that of the current item.
  let page: Int?

  var plan: Plan { overview.plan }

  /// Whether pictures of the document's pages can be shown, and where on them each item stands is known.
  let hasPages: Bool

  /// Reads the plan of the address; only who may change it gets it.
  ///
  /// - Parameter field: What the page shows, as its address or the form that was sent on it tells.
  init(_ visit: Visit, _ field: (String) -> String) throws {
    (overview, document, steps, notes) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      return (
        try visit.overview(of: plan, connection), try connection.document(of: plan),
        try connection.reviewSteps(of: plan), try connection.readingNotes(of: plan)
      )
    }
    view = ReviewView(rawValue: field("xem")) ?? .all
    hasPages = !notes.pageStarts.isEmpty && document?.hasPages == true
    side = hasPages ? SourceSide(rawValue: field("ben")) ?? .text : .text
    page = Int(field("trang"))
    queue = ReviewQueue(overview, notes, document)
    suggestions = ReviewSuggestions(overview, document, visit.viewer, today: visit.today)
  }

  func item(_ id: ID<PlanItem>) -> PlanItem? { overview.item(id) }

  func parts(of item: PlanItem) -> [Assignment] { overview.content.assignments.filter { $0.item == item.id } }

  /// What now stands as sure, in a few letters: another item, another version of one, or another body that does it gives
  /// others.
  func codeOfSure(_ visit: Visit) -> String {
    let sure = Set(queue.sure)
    let seen = overview.work.filter { sure.contains($0.item.id) }.map { work in
      let parts = (work.owners + work.others).map { "\($0.role.rawValue) \($0.body) \($0.organisation?.rawValue ?? 0)" }
      return "\(work.item.id) \(work.item.version) " + parts.joined(separator: " ")
    }
    return visit.site.services.security.sha256(Array(seen.joined(separator: "\n").utf8))
  }

  /// The items of the view; the chosen one is always among them.
  func items(with chosen: ID<PlanItem>?) -> [PlanItem] {
    switch view {
    case .all: overview.content.items
    case .work: overview.content.items.filter { $0.kind.isWork || $0.id == chosen }
    case .doubtful:
      queue.items
        + overview.content.items.filter { item in item.id == chosen && !queue.items.contains { $0.id == item.id } }
    }
  }

  /// The item to begin with: the first that nobody has looked at.
  var first: ID<PlanItem>? {
    let work = overview.work.map(\.item)
    let open = view == .doubtful ? queue.items.first : work.first { !$0.isReviewed }
    return (open ?? work.first ?? overview.content.items.first)?.id
  }

  /// The item to look at after one: of those that nobody has looked at, the next in the view, else the first.
  func next(after id: ID<PlanItem>) -> ID<PlanItem> {
    if view == .doubtful { return queue.items.first { $0.id != id }?.id ?? id }
    let items = overview.content.items
    guard let place = items.firstIndex(where: { $0.id == id }) else { return id }
    let open = { (item: PlanItem) in item.kind.isWork && !item.isReviewed && item.id != id }
    return (items[(place + 1)...].first(where: open) ?? items.first(where: open))?.id ?? id
  }

  /// Whether the button of a move, or of a merge, leads anywhere from where an item stands.
  func allows(_ button: String, _ item: PlanItem) -> Bool {
    var outline = PlanOutline(overview.content.items.map { .init($0.id, under: $0.parent) })
    do throws(OutlineRefusal) {
      if let move = ItemAction.moves[button] {
        try outline.move(item.id, move, isContainer: item.kind.isContainer)
      } else {
        _ = try outline.merge(item.id)
        guard let work = overview.work(for: item) else { return true }
        return work.accepted == nil && work.waiting.isEmpty && work.returned.isEmpty
      }
      return true
    } catch { return false }
  }

  /// How deep each item stands.
  var depths: [ID<PlanItem>: Int] {
    var depths: [ID<PlanItem>: Int] = [:]
    for item in overview.content.items { depths[item.id] = item.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0 }
    return depths
  }

  /// The address of the review at an item. What is not told stays as it is shown now, but for the page: without one it is
  /// that of the item.
  func address(
    of id: ID<PlanItem>?, view: ReviewView? = nil, side: SourceSide? = nil, page: Int? = nil, done: String? = nil,
    at anchor: String? = "muc"
  ) -> String {
    let (view, side) = (view ?? self.view, side ?? self.side)
    let all = [
      ("xem", view.rawValue), ("ben", side.rawValue), ("muc", id?.description ?? ""),
      ("trang", page?.description ?? ""),
      ("xong", done ?? ""),
    ]
    let fields = all.filter { !$0.1.isEmpty }.map { FormFields.Field(name: $0.0, value: $0.1) }
    let query = fields.isEmpty ? "" : "?" + FormFields(fields).urlEncoded
    return "/ke-hoach/\(plan.id)/ra-soat\(query)\(anchor.map { "#" + $0 } ?? "")"
  }

  /// What the page shows, for a form that is sent on it.
  var fields: HTML {
    let side: HTML? = side == .text ? nil : "<input type=\"hidden\" name=\"ben\" value=\"\(side.rawValue)\">"
    return "<input type=\"hidden\" name=\"xem\" value=\"\(view.rawValue)\">\(side)"
  }
}
