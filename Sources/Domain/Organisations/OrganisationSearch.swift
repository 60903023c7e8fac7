// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Finds bodies by parts of their names and codes as people type them: with and without marks, old names too, the best
/// first and alike ones in Vietnamese order.
///
/// Every word of every name points to the states that have it. A query asks for the states that have, for each of its
/// words, one that begins with it; their sets are met as bits. So a query of words that all names have costs no more
/// than a walk over the bits.
public final class OrganisationSearch: Sendable {
  /// A body that was found.
  public struct Hit: Sendable, Hashable {
    /// The body.
    public let organisation: ID<Organisation>
    /// The name by which it was found.
    public let name: String
    /// The last day of that name; `nil` while it is the body's name.
    public let nameUntil: CivilDate?
    /// What comes before the Vietnamese order among hits: the smaller the better.
    let score: UInt64
  }

  private let records: OrganisationRecords
  /// An index of the bodies that changed since this one was made, which counts for them.
  private let newer: Newer?

  /// What came after an index was made.
  private struct Newer {
    /// Finds the bodies that changed.
    let index: OrganisationSearch
    let changed: Set<ID<Organisation>>
    let records: OrganisationRecords
    /// Where the bodies of the older index stand in `records`; −1 for those that are gone.
    let places: [Int32]
  }

  /// Every word once, sorted by its bytes.
  private let words: [[UInt8]]
  /// Where the states of each word begin in `postings`.
  private let starts: [Int32]
  private let postings: [Int32]
  /// Of each state its place in Vietnamese order.
  private let ranks: [Int32]
  /// The names and short names of all states, folded, one blank between words.
  private let folded: [UInt8]
  /// Where in `folded` the name of each state begins, and its short name.
  private let foldedStarts: [(name: Int32, short: Int32)]

  /// An index that was made before some bodies changed: it goes on to count for all others, and a small one is made of
  /// those that changed. Hits of both come in one order, so that nobody waits for all names to be read again.
  ///
  /// - Parameters:
  ///   - older: the index as it was.
  ///   - changed: the bodies that changed since, those that came and went among them.
  ///   - records: the bodies as they are now.
  public init(_ older: OrganisationSearch, changed: Set<ID<Organisation>>, records: OrganisationRecords) {
    let all = (older.newer?.changed ?? []).union(changed)
    self.records = older.records
    (words, starts, postings, ranks) = (older.words, older.starts, older.postings, older.ranks)
    (folded, foldedStarts) = (older.folded, older.foldedStarts)
    newer = Newer(
      index: OrganisationSearch(records.only(all)), changed: all, records: records,
      places: older.records.bodies.map { records.place(of: $0.id) ?? -1 })
  }

  /// How many bodies changed since all names were read.
  public var changedCount: Int { newer?.changed.count ?? 0 }

  /// Reads all names.
  public init(_ records: OrganisationRecords) {
    self.records = records
    newer = nil
    var places: [[UInt8]: Int32] = [:]
    var words: [[UInt8]] = []
    var pairs: [(word: Int32, row: Int32)] = []
    pairs.reserveCapacity(records.rows.count * 9)
    var folded: [UInt8] = []
    var foldedStarts: [(name: Int32, short: Int32)] = []
    foldedStarts.reserveCapacity(records.rows.count)
    for row in records.rows.indices {
      let name = Self.words(records.nameBytes(row))
      let short = records.rows[row].shortCount < 0 ? [] : Self.words(records.shortNameBytes(row))
      foldedStarts.append((Int32(folded.count), Int32(folded.count)))
      folded += name.joined(separator: [0x20]) + [0]
      if !short.isEmpty {
        foldedStarts[row].short = Int32(folded.count)
        folded += short.joined(separator: [0x20]) + [0]
      }
      for word in name + short + Self.words(records.codeBytes(row)) {
        let place = places[word] ?? Int32(words.count)
        if Int(place) == words.count {
          places[word] = place
          words.append(word)
        }
        // The same word twice in a name stands once.
        if let last = pairs.last, last.row == Int32(row), last.word == place { continue }
        pairs.append((place, Int32(row)))
      }
    }
    let order = words.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
    var newPlaces = [Int32](repeating: 0, count: words.count)
    for (new, old) in order.enumerated() { newPlaces[old] = Int32(new) }
    var starts = [Int32](repeating: 0, count: words.count + 1)
    for pair in pairs { starts[Int(newPlaces[Int(pair.word)]) + 1] += 1 }
    for place in words.indices { starts[place + 1] += starts[place] }
    var next = starts
    var postings = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      let word = Int(newPlaces[Int(pair.word)])
      postings[Int(next[word])] = pair.row
      next[word] += 1
    }
    self.words = order.map { words[$0] }
    (self.starts, self.postings) = (starts, postings)
    ranks = Self.ranks(records)
    (self.folded, self.foldedStarts) = (folded, foldedStarts)
  }

  private static func ranks(_ records: OrganisationRecords) -> [Int32] {
    let keys = records.rows.indices.map { sortKey(String(decoding: records.nameBytes($0), as: UTF8.self)) }
    let order = keys.indices.sorted { one, other in
      keys[one] == keys[other] ? one < other : keys[one].lexicographicallyPrecedes(keys[other])
    }
    var ranks = [Int32](repeating: 0, count: keys.count)
    for (rank, row) in order.enumerated() { ranks[row] = Int32(rank) }
    return ranks
  }

  /// The words of a text, folded.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    Array(foldedForSearch(String(decoding: bytes, as: UTF8.self)).utf8).split { !isLetter($0) }.map { Array($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// The bodies that a text finds, the best first: those whose name begins with it, then the others; the higher in the
  /// tree the earlier; then in Vietnamese order. A body is named once, by its name of the tree's day if that fits.
  ///
  /// - Parameter isWanted: what is not wanted, or may not be known, is passed over.
  public func find(
    _ text: String, in tree: OrganisationTree, limit: Int, where isWanted: (ID<Organisation>) -> Bool = { _ in true }
  ) -> [Hit] {
    guard let newer else { return hits(text, in: tree, limit: limit, where: isWanted) }
    let old = hits(text, in: tree, limit: limit) { !newer.changed.contains($0) && isWanted($0) }
    let new = newer.index.hits(text, in: tree, limit: limit) { newer.changed.contains($0) && isWanted($0) }
    guard !new.isEmpty else { return old }
    // Places in Vietnamese order are those of one index; between two the names themselves are compared.
    let all = (old + new).map { hit in (hit, sortKey(hit.name), newer.records.place(of: hit.organisation) ?? .max) }
    return all.sorted { one, other in
      if one.0.score != other.0.score { return one.0.score < other.0.score }
      if one.1 != other.1 { return one.1.lexicographicallyPrecedes(other.1) }
      return one.2 < other.2
    }.prefix(limit).map(\.0)
  }

  private func hits(
    _ text: String, in tree: OrganisationTree, limit: Int, where isWanted: (ID<Organisation>) -> Bool
  ) -> [Hit] {
    let query = Self.words(Array(text.utf8.prefix(200))[...])
    guard !query.isEmpty, limit > 0 else { return [] }
    var bits: [UInt64]?
    for word in query {
      let found = rows(withWord: word)
      bits = bits.map { old in zip(old, found).map { $0 & $1 } } ?? found
    }
    var best = Best(limit: limit)
    let start = Array(query.joined(separator: [0x20]))
    for (place, word) in (bits ?? []).enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        let row = place * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        best.offer(row, body: records.rows[row].body, score: score(row, start, tree)) {
          isWanted(records.bodies[Int(records.rows[row].body)].id)
        }
      }
    }
    return best.rows.map { row in
      let state = records.state(row)
      let isNow = records.row(of: records.rows[row].body, on: tree.day) == row
      return Hit(
        organisation: state.organisation, name: state.name, nameUntil: isNow ? nil : state.to,
        score: score(row, start, tree) >> 32)
    }
  }

  /// The smaller the better: whether the name begins with the query, whether it is the name of today, how deep the body
  /// stands, and the place in Vietnamese order.
  private func score(_ row: Int, _ start: [UInt8], _ tree: OrganisationTree) -> UInt64 {
    let body = records.rows[row].body
    let hasEnded = records.rows[records.rows(of: body).upperBound - 1].to < Int32(clamping: tree.day.daysSinceEpoch)
    let age: UInt64 = hasEnded ? 2 : records.row(of: body, on: tree.day) == row ? 0 : 1
    let beginning: UInt64 = beginsWith(row, start) ? 0 : 1
    return beginning << 38 | age << 36 | UInt64(depth(of: row)) << 32 | UInt64(ranks[row])
  }

  /// How many bodies stand above one, up to 15.
  private func depth(of row: Int) -> Int {
    var depth = 0
    var parent = records.rows[row].parent
    // How high the bodies above stand can have changed.
    let records = newer?.records ?? self.records
    if let newer, parent >= 0 { parent = newer.places[Int(parent)] }
    while parent >= 0, depth < 15 {
      depth += 1
      parent = records.rows[records.rows(of: parent).upperBound - 1].parent
    }
    return depth
  }

  /// Whether the name or the short name begins with the words of the query; the last of them need not be whole.
  private func beginsWith(_ row: Int, _ start: [UInt8]) -> Bool {
    let (name, short) = foldedStarts[row]
    return begins(at: Int(name), start) || name != short && begins(at: Int(short), start)
  }

  private func begins(at place: Int, _ start: [UInt8]) -> Bool {
    guard place + start.count <= folded.count else { return false }
    for offset in start.indices where folded[place + offset] != start[offset] { return false }
    return true
  }

  /// The states that have a word which begins so, as bits.
  private func rows(withWord word: [UInt8]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (records.rows.count + 63) / 64)
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
    }
    while low < words.count, words[low].starts(with: word) {
      for posting in postings[Int(starts[low])..<Int(starts[low + 1])] {
        bits[Int(posting >> 6)] |= 1 << UInt64(posting & 63)
      }
      low += 1
    }
    return bits
  }

  /// The best rows so far, one of each body.
  private struct Best {
    let limit: Int
    private var kept: [(score: UInt64, row: Int, body: Int32)] = []

    init(limit: Int) { self.limit = limit }

    var rows: [Int] { kept.map(\.row) }

    mutating func offer(_ row: Int, body: Int32, score: UInt64, if isWanted: () -> Bool) {
      if kept.count == limit, let last = kept.last, last.score <= score { return }
      guard isWanted() else { return }
      if let known = kept.firstIndex(where: { $0.body == body }) {
        guard score < kept[known].score else { return }
        kept.remove(at: known)
      }
      let place = kept.firstIndex { $0.score > score } ?? kept.count
      kept.insert((score, row, body), at: place)
      if kept.count > limit { kept.removeLast() }
    }
  }
}
