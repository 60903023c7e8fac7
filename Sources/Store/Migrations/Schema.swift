// SPDX-License-Identifier: Apache-2.0
/// The tables of Xanh.
public enum Schema {
  /// Every step, in order. A new one is added at the end, in a file of its own in this folder.
  public static let migrations: [Migration] = [
    journal, DomainTables.migration, fewerIndexes, review, reading, doubtedWords, sessions, rolesInTime, delegations,
    secondFactor, accountHelp, journalFacets, structure, hierarchies, peopleInOrder, journalMoments,
  ]
}
