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
