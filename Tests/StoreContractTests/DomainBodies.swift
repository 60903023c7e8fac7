// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store

extension Connection {
  /// All bodies by what is known of them last, in the order of realms and siblings.
  func organisations() throws -> [Organisation] {
    Array(try organisationRecords().organisations(on: CivilDate(daysSinceEpoch: 1_000_000)))
  }
}

extension Database {
  /// Lets an event happen in a realm, as told by the tree of the moment.
  @discardableResult
  func perform(
    _ event: Reorganisation, in realm: ID<Organisation> = DomainSample.province, subject: ID<Organisation>? = nil,
    basis: String = "", by author: Author = DomainSample.author()
  ) throws -> Int64 {
    let records = try read { try $0.organisationRecords() }
    let change = try event.effect(on: OrganisationTree(records, on: event.day))
    return try perform(
      StructureStep(
        realm: realm, kind: event.event.kind, day: event.day, basis: basis, subject: subject ?? event.subject,
        change: change, basedOn: records.changes[realm] ?? 0), by: author)
  }

  /// Founds bodies, each from its first day on.
  func add(_ bodies: [Organisation], by author: Author = DomainSample.author()) throws {
    let new = bodies.map {
      NewBody(id: $0.id, facts: BodyFacts($0), parent: $0.parent ?? $0.realm, from: $0.from)
    }
    try perform(
      Reorganisation(.found(new), on: DomainSample.day("2026-11-21")), in: bodies.first?.realm ?? DomainSample.province,
      by: author)
  }

  /// Ends a body on its last day.
  func end(
    _ body: ID<Organisation>, lastDay: CivilDate, successor: ID<Organisation>?,
    by author: Author = DomainSample.author()
  ) throws {
    try perform(Reorganisation(.dissolve(body, heir: successor), on: lastDay.adding(days: 1)), by: author)
  }
}

extension Reorganisation {
  /// The body under which the journal tells of the event, where a test does not say.
  var subject: ID<Organisation> {
    switch event {
    case .found(let bodies): bodies[0].id
    case .amend(let id, _), .move(let id, _), .place(let id, _, _), .split(let id, _, _), .dissolve(let id, _): id
    case .merge(let ids, _, _): ids[0]
    }
  }
}
