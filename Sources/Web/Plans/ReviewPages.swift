// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Review of a plan that was read: the document on the left, its items on the right, the current one open as a form.
/// Every step works as a plain form; the script `ra-soat.js` makes the same steps with one key each.
enum ReviewPages {
  /// How many items stand before and after the current one, and how many of them on a telephone.
  private static let (wide, narrow) = (120, 5)

  static func show(_ visit: Visit) throws -> Response {
    let review = try ReviewState(visit) { visit.query[$0] ?? "" }
    return page(visit, review, chosen: ID<PlanItem>(visit.query["muc"] ?? ""))
  }

  /// The page of a review.
  ///
  /// - Parameters:
  ///   - typed: a form that could not be stored, to stand in its place again.
  ///   - conflict: what to say above that form.
  ///   - notice: what to say above everything.
  static func page(
    _ visit: Visit, _ review: ReviewState, chosen: ID<PlanItem>?, typed: ItemCorrection? = nil, conflict: HTML? = nil,
    notice: Phrase? = nil, status: Int = 200
  ) -> Response {
    let plan = review.plan
    let chosen = chosen.flatMap { review.item($0)?.id } ?? review.first
    let source = review.document.map {
      ReviewSource(visit: visit, review: review, document: $0, chosen: chosen).html
    }
    return visit.page(
      visit.t(.reviewTitle), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.heading, "/ke-hoach/\(plan.id)")],
      status: status, script: "ra-soat.js",
      body: """
        <div class="head"><h1>\(visit.t(.reviewTitle))</h1><p class="meta">\(plan.heading)</p>\
        \(steps(visit, plan))\(ReviewKeys.button(visit))</div>
        <div class="stack" id="ra-soat" data-source="/ke-hoach/\(plan.id.description)/nguon" \
        data-unsaved="\(visit.t(.unsaved))" data-drop="\(visit.t(.dropUnsaved))">\
        \(notice.map { visit.banner(.bad, visit.t($0)) })\
        \(review.document.flatMap { PagePicture.signatures(visit, $0) })\
        \(ReadingSummary.conversions(visit, review.notes))\
        \(progress(visit, review, chosen))\(documentFaults(visit, review.overview))
        <div class="cols review"><div class="sticky">\(source)</div><div><div class="row between">\
        <h2>\(visit.t(.itemsRead))</h2>\(views(visit, review))</div>
        <ul class="items">\(entries(visit, review, chosen, typed, conflict))</ul></div></div></div>\
        \(ReviewKeys.dialogs(visit, hasPages: review.hasPages))
        """)
  }

  static func steps(_ visit: Visit, _ plan: Plan) -> HTML {
    let names: [(Phrase, String?)] = [
      (.stepUpload, nil), (.stepReview, "/ke-hoach/\(plan.id)/ra-soat"), (.stepMatch, "/ke-hoach/\(plan.id)/gan"),
      (.stepConfirm, nil),
    ]
    var list = HTML()
    for (index, step) in names.enumerated() {
      let isCurrent = step.1.map { visit.request.path.hasPrefix($0) } ?? false
      let name: HTML = step.1.map { "<a href=\"\($0)\">\(visit.t(step.0))</a>" } ?? HTML(text: visit.t(step.0))
      list += "<li\(isCurrent ? " aria-current=\"step\"" as HTML : nil)><b>\(index + 1)</b>\(name)</li>"
    }
    return "<ol class=\"steps\">\(list)</ol>"
  }

  // MARK: Progress

  private static func progress(_ visit: Visit, _ review: ReviewState, _ chosen: ID<PlanItem>?) -> HTML {
    let overview = review.overview
    let total = overview.work.count
    let seen = overview.work.count { $0.item.isReviewed }
    let unmatched = Set(overview.content.assignments.filter { $0.organisation == nil }.map(\.body)).count
    let path = "/ke-hoach/\(overview.plan.id)"
    let accept: HTML? =
      review.queue.sure.isEmpty
      ? nil
      : """
      <form method="post" action="\(path)/da-xem">\(visit.tokenField)\(review.fields)\
      <input type="hidden" name="thay" value="\(review.codeOfSure(visit))"><button class="btn" id="chac">\
      \(visit.icon(.check))\(visit.t(.acceptSure(review.queue.sure.count)))</button></form>
      """
    return """
      <section class="card"><div class="row between"><p>\(visit.t(.reviewedOutOf(seen, total)))</p><div class="row">\
      \(undoForm(visit, review, chosen))\(accept)\
      <a class="btn" href="\(path)/gan">\(visit.t(.matchBodies(unmatched)))</a>\(stateForm(visit, overview))\
      </div></div>\
      \(visit.progress(total == 0 ? 0 : seen * 100 / total, "\(seen)/\(total)"))</section>
      """
  }

  /// The buttons that take the last step back and do it again; each names its step, and whose it was.
  private static func undoForm(_ visit: Visit, _ review: ReviewState, _ chosen: ID<PlanItem>?) -> HTML? {
    guard review.plan.state != .closed, review.steps.undo != nil || review.steps.redo != nil else { return nil }
    var buttons = HTML()
    if let step = review.steps.undo {
      let name = visit.t(.undoStep(named(visit, review, step)))
      buttons += "<button class=\"btn\" id=\"hoan-tac\" name=\"hoan-tac\" value=\"\(step.number)\">\(name)</button>"
    }
    if let step = review.steps.redo {
      let name = visit.t(.redoStep(named(visit, review, step)))
      buttons += "<button class=\"btn\" id=\"lam-lai\" name=\"lam-lai\" value=\"\(step.number)\">\(name)</button>"
    }
    return """
      <form method="post" class="row" action="/ke-hoach/\(review.plan.id.description)/hoan-tac">\(visit.tokenField)\
      \(review.fields)<input type="hidden" name="muc" value="\(chosen?.description ?? "")">\(buttons)</form>
      """
  }

  private static func named(_ visit: Visit, _ review: ReviewState, _ step: ReviewStep) -> Phrase {
    let code = step.item.flatMap { review.item($0)?.code } ?? ""
    let other = step.author == visit.viewer?.person.name ? nil : step.author
    return .stepNamed(step.action, code, by: other, at: visit.clock(step.at))
  }

  private static func stateForm(_ visit: Visit, _ overview: PlanOverview) -> HTML {
    let plan = overview.plan
    let buttons: HTML
    switch plan.state {
    case .draft:
      buttons = """
        <button class="btn pri" name="viec" value="xac-nhan">\(visit.t(.confirmPlan))</button>\
        <button class="btn txt" name="viec" value="bo">\(visit.t(.discardPlan))</button>
        """
    case .active:
      // A plan with reports does not become a draft again.
      let hasReports = overview.work.contains {
        $0.accepted != nil || !$0.waiting.isEmpty || !$0.returned.isEmpty
      }
      let reopen: HTML? =
        hasReports ? nil : "<button class=\"btn\" name=\"viec\" value=\"mo-lai\">\(visit.t(.reopenPlan))</button>"
      buttons = """
        \(reopen)<button class="btn txt" name="viec" value="dong">\(visit.t(.closePlan))</button>
        """
    case .closed: return HTML()
    }
    return """
      <form method="post" class="row" action="/ke-hoach/\(plan.id.description)/trang-thai">\(visit.tokenField)\
      \(buttons)</form>
      """
  }

  private static func documentFaults(_ visit: Visit, _ overview: PlanOverview) -> HTML? {
    let general = overview.content.findings.filter { $0.item == nil }
    guard !general.isEmpty else { return nil }
    var list = HTML()
    for finding in general {
      let message = visit.language == .vietnamese ? finding.message.vi : finding.message.en
      list += "<li>\(visit.icon(.info))<span>\(message)</span></li>"
    }
    return "<section class=\"card\"><h2>\(visit.t(.aboutWholeDocument))</h2><ul class=\"finds\">\(list)</ul></section>"
  }

  // MARK: Items

  /// The ways to see all, the work only, or what asks for a closer look.
  private static func views(_ visit: Visit, _ review: ReviewState) -> HTML {
    let views: [(ReviewView, Phrase)] = [
      (.all, .viewAll(review.overview.content.items.count)), (.work, .viewWork(review.overview.work.count)),
      (.doubtful, .viewDoubtful(review.queue.items.count)),
    ]
    var list = HTML()
    for (view, name) in views {
      let current: HTML? = view == review.view ? " aria-current=\"true\"" : nil
      list += "<a href=\"\(review.address(of: nil, view: view, at: nil))\"\(current)>\(visit.t(name))</a>"
    }
    return "<div class=\"pills\">\(list)</div>"
  }

  private static func entries(
    _ visit: Visit, _ review: ReviewState, _ chosen: ID<PlanItem>?, _ typed: ItemCorrection?, _ conflict: HTML?
  ) -> HTML {
    let items = review.items(with: chosen)
    let depths = review.view == .all ? review.depths : [:]
    let current = items.firstIndex { $0.id == chosen } ?? 0
    let window = max(0, current - wide)..<min(items.count, current + wide + 1)
    let near = max(0, current - narrow)..<min(items.count, current + narrow + 1)
    func more(_ index: Int, _ name: Phrase, _ style: String) -> HTML {
      "<li class=\"\(style)\"><a href=\"\(review.address(of: items[index].id))\">\(visit.t(name))</a></li>"
    }
    var list = HTML()
    if window.lowerBound > 0 { list += more(window.lowerBound - 1, .itemsBefore(window.lowerBound), "far") }
    if near.lowerBound > 0 { list += more(near.lowerBound - 1, .itemsBefore(near.lowerBound), "near") }
    for index in window {
      let item = items[index]
      if item.id == chosen {
        list += ItemForm(visit: visit, review: review, stored: item, typed: typed, conflict: conflict).html
      } else {
        list += closed(visit, review, item, depths[item.id] ?? 0, isNear: near.contains(index))
      }
    }
    let (after, farAfter) = (items.count - near.upperBound, items.count - window.upperBound)
    if after > 0 { list += more(near.upperBound, .itemsAfter(after), "near") }
    if farAfter > 0 { list += more(window.upperBound, .itemsAfter(farAfter), "far") }
    return list
  }

  private static func closed(
    _ visit: Visit, _ review: ReviewState, _ item: PlanItem, _ depth: Int, isNear: Bool
  ) -> HTML {
    let style = (depth > 0 ? ["in\(min(depth, 5))"] : []) + (isNear ? [] : ["far"])
    let words: HTML? = style.isEmpty ? nil : " class=\"\(style.joined(separator: " "))\""
    let name: HTML =
      "<a class=\"t\" href=\"\(review.address(of: item.id))\">\(item.code) \(item.shortened(to: 110))</a>"
    let head: HTML = "<div class=\"row between\">\(name)\(mark(visit, review, item))</div>"
    return """
      <li\(words) data-m="\(item.id.description)">\(head)<p class="meta">\(facts(visit, review, item))</p></li>
      """
  }

  /// In the queue the reason to look, else who leads it and by when, or what it is.
  private static func facts(_ visit: Visit, _ review: ReviewState, _ item: PlanItem) -> String {
    if review.view == .doubtful, let doubt = review.queue.doubts(about: item).first { return visit.t(doubt.reason) }
    guard let work = review.overview.work(for: item) else { return visit.t(.kind(item.kind)) }
    let leads =
      work.owners.isEmpty
      ? visit.t(.noLead) : visit.distinct(work.owners).map { visit.name(of: $0) }.joined(separator: ", ")
    return "\(leads) · \(visit.due(work.item.due))"
  }

  private static func mark(_ visit: Visit, _ review: ReviewState, _ item: PlanItem) -> HTML? {
    if item.isReviewed { return "<span class=\"chip done\">\(visit.icon(.check))\(visit.t(.reviewed))</span>" }
    if !review.queue.isSure(item) {
      let name: Phrase = review.queue.isUncertain(item) ? .uncertain : .lookCloser
      return "<span class=\"conf low\">\(visit.icon(.late))\(visit.t(name))</span>"
    }
    return item.kind.isWork ? "<span class=\"conf\">\(visit.t(.sure))</span>" : nil
  }
}
