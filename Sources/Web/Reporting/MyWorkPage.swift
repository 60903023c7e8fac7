// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// «Việc của tôi»: what the viewer owes now, the most urgent first, each with one button.
enum MyWorkPage {
  /// One activity that one of the viewer's organisations answers for, with where that organisation stands.
  private struct Duty {
    let plan: Plan
    let work: WorkItem
    let body: Organisation
    let status: ActivityStatus
    /// The report that was sent back, if it was the body's last.
    let returned: Report?
    let isWaiting: Bool
  }

  /// How many of a group are shown before the rest is left to the plan's own page.
  private static let groupLimit = 12

  static func show(_ visit: Visit) throws -> Response {
    let overviews = try visit.site.services.database.read { connection in
      try visit.plans(connection).filter { $0.state == .active }.map { try visit.overview(of: $0, connection) }
    }
    let duties = owed(visit, overviews)
    let returned = duties.filter { $0.returned != nil }
    let open = duties.filter { $0.returned == nil && !$0.isWaiting }
    let late = open.filter { $0.status.kind == .late }
    let soon = open.filter { $0.status.kind == .dueSoon }
    let later = open.filter { $0.status.kind != .late && $0.status.kind != .dueSoon }
    let sent = duties.filter { $0.returned == nil && $0.isWaiting }
    let waiting = toDecide(visit, overviews)
    let sections: [HTML?] = [
      section(visit, "qua-han", .late, .overdue, late.map { duty(visit, $0) }),
      section(visit, "tra-lai", .back, .returnedToYou, returned.map { duty(visit, $0) }),
      section(visit, "sap-den", .clock, .dueSoonTitle, soon.map { duty(visit, $0) }),
      section(visit, "cho-duyet", .wait, .waitingForMe, waiting.map { decision(visit, $0.overview, $0.report) }),
    ]
    let count = late.count + returned.count + soon.count + waiting.count
    let quiet: [HTML?] = [
      fold(visit, .sentByYou(sent.count), sent.map { duty(visit, $0) }, isOpen: false),
      fold(visit, .notDueYet(later.count), later.map { duty(visit, $0) }, isOpen: count == 0),
    ]
    let tiles: HTML = """
      <nav aria-label="\(visit.t(.groupsOfWork))"><ul class="tiles">
      \(tile(visit, "late", "qua-han", late.count, .overdue))\(tile(visit, "back", "tra-lai", returned.count, .returnedToYou))
      \(tile(visit, "soon", "sap-den", soon.count, .dueSoonTitle))\
      \(tile(visit, "act", "cho-duyet", waiting.count, .waitingForMe))</ul></nav>
      """
    return visit.page(
      visit.t(.myWork), section: .work,
      body: """
        <div class="head"><h1>\(visit.t(.myWork))</h1>
        <p class="lead">\(visit.t(.todayIs(visit.day))) \(visit.t(.workToDo(count)))</p></div>
        <div class="cols mine"><div class="stack-l">\(tiles)\(count == 0 ? nothing(visit, duties) : HTML())\
        \(sections.compactMap { $0 })\(quiet.compactMap { $0 })\(watched(visit, overviews))</div>\(side(visit, overviews, duties))</div>
        """)
  }

  /// Everything that an organisation of the viewer's answers for and that is not done or stopped.
  private static func owed(_ visit: Visit, _ overviews: [PlanOverview]) -> [Duty] {
    guard let viewer = visit.viewer else { return [] }
    let mine = Set(viewer.organisations(with: .reportProgress))
    var duties: [Duty] = []
    for overview in overviews {
      for work in overview.work {
        for body in Set(work.owners.compactMap { visit.organisation(of: $0) }) where mine.contains(body.id) {
          duties.append(duty(visit, overview.plan, work, body))
        }
      }
    }
    return duties.filter { $0.status.kind != .done && $0.status.kind != .stopped }.sorted {
      ($0.work.item.due?.lastDay?.daysSinceEpoch ?? .max, $0.work.item.id)
        < ($1.work.item.due?.lastDay?.daysSinceEpoch ?? .max, $1.work.item.id)
    }
  }

  private static func duty(_ visit: Visit, _ plan: Plan, _ work: WorkItem, _ body: Organisation) -> Duty {
    // Where one body answers, a report in its name may have come from a co-leading one.
    let isOwn = { (report: Report) in work.units == nil || visit.isReport(report, of: body) }
    return Duty(
      plan: plan, work: work, body: body, status: work.status(of: body.id), returned: work.returned.last(where: isOwn),
      isWaiting: work.waiting.contains(where: isOwn))
  }

  /// The reports that wait for the viewer, those that wait longest first.
  private static func toDecide(_ visit: Visit, _ overviews: [PlanOverview]) -> [(
    overview: PlanOverview, report: Report
  )] {
    return overviews.flatMap { overview in
      overview.work.flatMap(\.waiting).filter { report in
        visit.mayDecide(report) && !visit.isOwn(report)
      }.map { (overview, $0) }
    }.sorted { ($0.report.submittedAt, $0.report.id) < ($1.report.submittedAt, $1.report.id) }
  }

  /// A count that leads to its group; where the group is empty there is nothing to lead to.
  private static func tile(_ visit: Visit, _ style: String, _ group: String, _ count: Int, _ title: Phrase) -> HTML {
    let inside: HTML = "<b>\(count)</b>\(visit.t(title))"
    return count == 0
      ? "<li><span>\(inside)</span></li>" : "<li><a class=\"t-\(style)\" href=\"#\(group)\">\(inside)</a></li>"
  }

  private static func section(_ visit: Visit, _ id: String, _ icon: Icon, _ title: Phrase, _ entries: [HTML]) -> HTML? {
    guard !entries.isEmpty else { return nil }
    let more: HTML? =
      entries.count > groupLimit
      ? "<p class=\"meta\">\(visit.t(.andMore(entries.count - groupLimit))) <a href=\"/ke-hoach\">\(visit.t(.goToPlans))</a></p>"
      : nil
    return """
      <section class="sec" id="\(id)"><h2>\(visit.icon(icon))\(visit.t(title))</h2>\
      <ul class="todo">\(Array(entries.prefix(groupLimit)))</ul>\(more)</section>
      """
  }

  /// What needs nothing today, out of the way but at hand.
  private static func fold(_ visit: Visit, _ title: Phrase, _ entries: [HTML], isOpen: Bool) -> HTML? {
    guard !entries.isEmpty else { return nil }
    return """
      <section class="sec"><details class="fold"\(isOpen ? " open" as HTML : nil)><summary><h2>\(visit.t(title))</h2>\
      </summary><ul class="todo">\(entries)</ul></details></section>
      """
  }

  private static func duty(_ visit: Visit, _ duty: Duty) -> HTML {
    let item = duty.work.item
    let path = "/ke-hoach/\(duty.plan.id)/hoat-dong/\(item.id)"
    let names = duty.body.shortName
    let quote: HTML? = duty.returned.flatMap(\.note).map { "<p class=\"quote\">«\($0)»</p>" }
    let chip: HTML =
      if duty.returned != nil {
        visit.chip(.returned)
      } else if duty.isWaiting {
        visit.chip(.submitted)
      } else if let distance = visit.distance(duty.status) {
        "<span class=\"chip \(duty.status.kind.style)\">\(visit.icon(duty.status.kind.icon))\(distance)</span>"
      } else {
        visit.chip(duty.status.kind)
      }
    let action: Phrase = duty.returned == nil ? .update : .mendAndSend
    return """
      <li><div><a class="t" href="\(path)">\(item.name)</a><p class="meta">\(duty.plan.number ?? duty.plan.heading) · \
      \(item.code.isEmpty ? "" : visit.t(.activityCode(item.code)) + " · ")\(names)</p></div>\
      <div class="when">\(chip)<span class="num">\(visit.t(.deadlineIs(item.due.map { visit.due($0) })))</span></div>\
      <a class="btn\(duty.status.kind == .late ? " pri" : "")" href="\(path)#bao-cao">\(visit.t(action))\
      <span class="vh">: \(item.shortened(to: 60))</span></a>\(quote)</li>
      """
  }

  private static func decision(_ visit: Visit, _ overview: PlanOverview, _ report: Report) -> HTML {
    let item = overview.work.first { $0.item.id == report.item }?.item
    let path = "/ke-hoach/\(overview.plan.id)/hoat-dong/\(report.item)#duyet"
    let body = visit.tree[report.organisation]?.name ?? ""
    let days = report.submittedAt.inVietnam.date.days(to: visit.day)
    return """
      <li><div><a class="t" href="\(path)">\(item?.name ?? "")</a><p class="meta">\(body) · \(report.percent) % · \
      \(report.submitter)</p></div><div class="when"><span class="chip info">\(visit.icon(.wait))\
      \(visit.t(.waitsSince(days)))</span>\
      <span class="num">\(report.submittedAt.inVietnam.date.short)</span></div>\
      <a class="btn" href="\(path)">\(visit.t(.lookAndDecide))<span class="vh">: \(item?.shortened(to: 60) ?? "")\
      </span></a></li>
      """
  }

  private static func nothing(_ visit: Visit, _ duties: [Duty]) -> HTML {
    let next = duties.first { $0.work.item.due?.lastDay != nil }
    let text = next.map { visit.t(.nextDue(visit.due($0.work.item.due), $0.work.item.shortened(to: 80))) }
    return """
      <div class="empty"><h2>\(visit.t(.nothingToDo))</h2><p>\(text ?? visit.t(.nothingAhead))</p>\
      <p><a href="/ke-hoach">\(visit.t(.goToPlans))</a></p></div>
      """
  }

  /// The plans that the viewer answers for as a whole, with what is late in them.
  private static func watched(_ visit: Visit, _ overviews: [PlanOverview]) -> HTML? {
    let own = overviews.filter { visit.viewer?.may(.makeOfficialReports, over: $0.plan.owner) ?? false }
    guard !own.isEmpty else { return nil }
    return """
      <section class="sec" id="ke-hoach"><h2>\(visit.icon(.plan))\(visit.t(.plansYouFollow))</h2>\
      <ul class="todo plans">\(own.map { PlanListPage.entry(visit, $0) })</ul></section>
      """
  }

  /// The next dates, and what was just decided.
  private static func side(_ visit: Visit, _ overviews: [PlanOverview], _ duties: [Duty]) -> HTML {
    let ahead = duties.filter { ($0.work.item.due?.lastDay).map { $0 >= visit.day } ?? false }.prefix(5)
    var dates: HTML = "<li class=\"now\"><b>\(visit.t(.today))</b></li>"
    for duty in ahead { dates += "<li>\(visit.due(duty.work.item.due)): \(duty.work.item.shortened(to: 60))</li>" }
    let periods = overviews.flatMap { overview in
      overview.reportingPeriods().filter { $0.due >= visit.day }.prefix(1).map { (overview, $0) }
    }
    for (overview, period) in periods {
      dates +=
        "<li>\(period.due.short): \(visit.t(.periodReportDue(overview.plan.number ?? overview.plan.heading)))</li>"
    }
    return """
      <aside class="stack"><section class="card"><h2>\(visit.t(.datesAhead))</h2><ul class="line">\(dates)</ul>\
      </section></aside>
      """
  }
}
