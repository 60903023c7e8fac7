// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain
import Synchronization

/// All bodies in memory, for every page and every viewer: brought up to date by what changed, not read anew.
public final class OrganisationCache: Sendable {
  private struct Contents: Sendable {
    var records: OrganisationRecords
    /// Trees of the days and orders that were asked for last, the newest use at the end.
    var trees: [OrganisationTree] = []
    /// The index, which may be one of earlier records, and what changed since it was made.
    var search: (index: OrganisationSearch, changed: Set<ID<Organisation>>)?
  }

  /// How many trees are kept: that of today, and a few of further orders and of days that somebody looks back at.
  private static let treesKept = 6
  /// Where more bodies changed, all are read anew.
  private static let changesAtOnce = 20_000
  private let contents = Mutex<Contents?>(nil)

  /// Begins empty.
  public init() {}

  /// The tree of a day as the snapshot of `connection` knows it.
  public func tree(_ connection: any Connection, on day: CivilDate) throws -> OrganisationTree {
    let records = try records(connection, try connection.structureNumbers())
    let kept = contents.withLock { contents -> OrganisationTree? in
      guard contents?.records === records,
        let place = contents?.trees.firstIndex(where: { $0.day == day && $0.hierarchy == nil }),
        let tree = contents?.trees.remove(at: place)
      else { return nil }
      contents?.trees.append(tree)
      return tree
    }
    if let kept { return kept }
    let tree = OrganisationTree(records, on: day)
    contents.withLock { contents in
      guard contents?.records === records else { return }
      if contents?.trees.count ?? 0 >= Self.treesKept { contents?.trees.removeFirst() }
      contents?.trees.append(tree)
    }
    return tree
  }

  /// The tree of another day of the same bodies, or of a further order.
  public func tree(_ tree: OrganisationTree, on day: CivilDate, in hierarchy: Hierarchy? = nil) -> OrganisationTree {
    if tree.day == day, tree.hierarchy == hierarchy { return tree }
    let kept = contents.withLock { contents in
      contents?.records === tree.records ? contents?.trees.first { $0.day == day && $0.hierarchy == hierarchy } : nil
    }
    if let kept { return kept }
    let made = OrganisationTree(tree.records, on: day, in: hierarchy)
    contents.withLock { contents in
      guard contents?.records === tree.records else { return }
      if contents?.trees.count ?? 0 >= Self.treesKept { contents?.trees.removeFirst() }
      contents?.trees.append(made)
    }
    return made
  }

  /// The index by which bodies of these records are found; after a change only the names that changed are read.
  public func search(_ records: OrganisationRecords) -> OrganisationSearch {
    let kept = contents.withLock { $0?.records === records ? $0?.search : nil }
    if let kept, kept.changed.isEmpty { return kept.index }
    let search =
      kept.flatMap { $0.changed.count + $0.index.changedCount > Self.changesAtOnce ? nil : $0 }
      .map { OrganisationSearch($0.index, changed: $0.changed, records: records) } ?? OrganisationSearch(records)
    contents.withLock { if $0?.records === records { $0?.search = (search, []) } }
    return search
  }

  private func records(_ connection: any Connection, _ numbers: StructureNumbers) throws -> OrganisationRecords {
    let known = contents.withLock { $0?.records }
    if let known, known.changes == numbers { return known }
    let changed = try known.flatMap {
      try connection.changedHistories(from: $0.changes, to: numbers, limit: Self.changesAtOnce)
    }
    let records: OrganisationRecords
    if let known, let changed {
      records = known.replacing(changed, changes: numbers)
    } else {
      records = try connection.organisationRecords(asOf: numbers)
    }
    return contents.withLock { contents in
      // An older snapshot that comes late does not take the place of a newer one, nor one the place of its like.
      if let now = contents?.records {
        if now.changes == numbers { return now }
        if now.changes.contains(where: { $0.value > numbers[$0.key] ?? 0 }) { return records }
      }
      // What changed between other records than those that are kept is not known.
      let kept = contents.flatMap { old in
        old.records === known
          ? old.search.flatMap { search in changed.map { (search.index, search.changed.union($0.keys)) } } : nil
      }
      contents = Contents(records: records, search: kept)
      return records
    }
  }
}
