// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store

extension Visit {
  /// The plan of the address, if the viewer may know of it, and do to it what the route is for.
  ///
  /// A plan is known to everybody in line with its owner: the bodies above, and those below that carry it out; a draft to
  /// those alone who prepare it.
  func plan(_ connection: any Connection) throws -> Plan {
    let viewer = try signedIn
    let id: ID<Plan> = try id("plan")
    guard let plan = try connection.plan(id) else { throw Refusal.notFound }
    guard viewer.may(plan.permissionToKnow, over: plan.owner) else {
      throw Refusal.outside(.init(kind: "plan", id: id.rawValue, realm: plan.realm))
    }
    if subject == .plan { try require(over: plan.owner) }
    return plan
  }

  /// The plans that the viewer may know of; on another day than today only those that had been issued by then.
  func plans(_ connection: any Connection) throws -> [Plan] {
    let viewer = try signedIn
    return try connection.plans().filter { plan in
      guard viewer.may(plan.permissionToKnow, over: plan.owner) else { return false }
      guard let asOf, let issued = plan.issuedOn else { return true }
      return issued <= asOf
    }
  }

  /// A plan with its results as of the day of the page: what holds later is not seen yet.
  func overview(of plan: Plan, _ connection: any Connection) throws -> PlanOverview {
    // The version was read before this snapshot was taken, so what is kept under it is at least as new.
    if let version, let kept = site.overviews.find(plan.id, version: version, today: day) { return kept }
    let overview = PlanOverview(
      try connection.content(of: plan), reports: try standingReports(of: plan, connection),
      tree: tree, today: day)
    if let version { site.overviews.keep(overview, version: version) }
    return overview
  }

  /// The reports that stand on the day of the page.
  private func standingReports(of plan: Plan, _ connection: any Connection) throws -> [Report] {
    guard let asOf else { return try connection.standingReports(of: plan) }
    return try connection.reports(of: plan).filter { $0.holdsOn <= asOf }
  }

  /// The organisation that answers for an assignment on the day of the page: the one matched, or its successor.
  func organisation(of assignment: Assignment) -> Organisation? {
    assignment.organisation.flatMap { tree.responsible(for: $0, on: day) }
  }

  /// Whether a report speaks for a body that answers on that day: its own, or one that passed to it from a body that ended.
  func isReport(_ report: Report, of body: Organisation) -> Bool {
    tree.responsible(for: report.organisation, on: day)?.id == body.id
  }

  /// Assignments without those whose body is named before: once two bodies have merged, one answers for both.
  func distinct(_ assignments: [Assignment]) -> [Assignment] {
    tree.distinct(assignments, on: day)
  }

  /// The name to show for an assignment's body: the real organisation's short name, else the words of the document.
  func name(of assignment: Assignment) -> String { organisation(of: assignment)?.shortName ?? assignment.body }

  /// The organisations in whose name the viewer may report on an item.
  func reportingOrganisations(on item: WorkItem) -> [Organisation] {
    guard let viewer else { return [] }
    return distinct(item.owners).compactMap { organisation(of: $0) }.filter { viewer.may(.reportProgress, over: $0.id) }
  }

  /// Whether the viewer may read a report that is not accepted yet: only the bodies above it and itself, or what
  /// answers for it today.
  func mayRead(_ report: Report) -> Bool { report.state == .accepted || may(Route.Subject.report.knowing, on: report) }

  /// The refusal of a report that the viewer may not read.
  func outside(_ report: Report, of plan: Plan) -> Refusal {
    .outside(.init(kind: "report", id: report.id.rawValue, realm: plan.realm))
  }

  /// Whether the viewer may accept or return a report: an approver of its body, of what answers for it today, or above.
  func mayDecide(_ report: Report) -> Bool { may(.decideReports, on: report) }

  /// Whether a report is the viewer's own: sent by them, or by the one in whose place alone they could decide on it.
  func isOwn(_ report: Report) -> Bool {
    guard let viewer, let sender = report.submittedBy else { return false }
    return sender == viewer.person.id
      || sender == author(over: bodies(of: report), for: .decideReports).onBehalfOf?.person
  }

  /// The body that a report is of, and what answers for it today.
  func bodies(of report: Report) -> [ID<Organisation>] {
    let answering = viewer?.tree.responsible(for: report.organisation, on: today)?.id ?? report.organisation
    return answering == report.organisation ? [answering] : [report.organisation, answering]
  }

  private func may(_ permission: Permission, on report: Report) -> Bool {
    guard let viewer else { return false }
    return bodies(of: report).contains { viewer.may(permission, over: $0) }
  }
}

extension Plan {
  /// What one must be permitted to know of the plan at all.
  var permissionToKnow: Permission { state == .draft ? .viewDrafts : Route.Subject.plan.knowing }
}

extension OrganisationTree {
  /// Assignments of which each names another body, by who answers on a day; where nobody is matched, by the words.
  func distinct(_ assignments: [Assignment], on day: CivilDate) -> [Assignment] {
    guard assignments.count > 1 else { return assignments }
    var seen: Set<String> = []
    return assignments.filter { assignment in
      let body = assignment.organisation.flatMap { responsible(for: $0, on: day) }
      return seen.insert(body?.id.description ?? "«\(assignment.body)»").inserted
    }
  }
}
