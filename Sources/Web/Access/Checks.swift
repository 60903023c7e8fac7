// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where pages ask the table of rights: what a route names is asked for the thing that its address leads to.
extension Visit {
  /// Refuses who holds the route's permission over no organisation.
  func requireAnywhere() throws(Refusal) {
    guard try signedIn.may(permission) else { throw .forbidden(.needs(permission)) }
  }

  /// Refuses who may not do what the route is for to a body that they may know of by what comes before (its plan, its
  /// report).
  func require(over organisation: ID<Organisation>) throws(Refusal) {
    guard try signedIn.may(permission, over: organisation) else { throw .forbidden(.needs(permission)) }
  }

  /// A body, if the viewer may know of it and do to it what the route is for.
  func permitted(_ id: ID<Organisation>) throws(Refusal) -> Organisation {
    let viewer = try signedIn
    guard let body = viewer.tree[id] else { throw .notFound }
    guard viewer.may(Route.Subject.organisation.knowing, over: id) else {
      throw .outside(.init(kind: "organisation", id: id.rawValue, realm: body.realm))
    }
    try require(over: id)
    return body
  }

  /// The body of the address, if the viewer may know of it and do to it what the route is for.
  func organisation() throws(Refusal) -> Organisation { try permitted(try id("organisation")) }

  /// The body that a field of a form names, by its number or as one types it, in the same way.
  func organisation(named text: String) throws(Refusal) -> Organisation {
    if let id = ID<Organisation>(text) { return try permitted(id) }
    guard !text.isEmpty else { throw .notFound }
    let named: Organisation
    do throws(BodyChoice.Unclear) { named = try BodyChoice.body(text, self, on: today) } catch {
      throw .conflict(error.phrase)
    }
    return try permitted(named.id)
  }
}

extension Phrase {
  /// Why somebody without a permission is refused, and whom to ask.
  static func needs(_ permission: Permission) -> Phrase {
    switch permission {
    case .openPages, .ownAccount, .viewPlans, .viewDrafts, .viewOpenReports, .viewOrganisations: needsRole
    case .viewPeople, .viewJournal, .manageUsers, .manageOrganisations, .erasePeople: needsAdministrator
    case .reportProgress: needsReporter
    case .decideReports: needsApprover
    case .managePlans: needsPlanner
    case .makeOfficialReports: needsReportMaker
    case .lendRole: needsLendableRole
    }
  }
}
