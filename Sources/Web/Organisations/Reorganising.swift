// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store

extension Visit {
  /// What an event of a body's realm would do, worked out on the tree of today.
  func step(_ event: Reorganisation, of subject: Organisation, basis: String) throws -> StructureStep {
    let viewer = try signedIn
    return StructureStep(
      realm: subject.realm, kind: event.event.kind, day: event.day, basis: basis, subject: subject.id,
      change: try event.effect(on: viewer.tree), basedOn: viewer.tree.records.changes[subject.realm] ?? 0)
  }
}
