// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Finds the real organisation behind a body as a document writes it.
public struct OrganisationMatcher: Sendable {
  private var byName: [String: [Organisation]] = [:]
  private var byKey: [String: [Organisation]] = [:]
  private let all: [(organisation: Organisation, key: String, names: [Set<String>])]

  /// Prepares to match against the bodies that existed on a day, the day a plan was issued.
  public init(_ organisations: [Organisation], on day: CivilDate) {
    let living = organisations.filter { $0.exists(on: day) }
    all = living.map { ($0, Self.key($0.name), [Set(Self.words($0.name)), Set(Self.words($0.shortName))]) }
    for organisation in living {
      let names = [organisation.name, organisation.shortName]
      for name in Set(names.map(Self.normal)) { byName[name, default: []].append(organisation) }
      for key in Set(names.map(Self.key)) { byKey[key, default: []].append(organisation) }
    }
  }

  /// The one organisation that bears this name, full or short; `nil` where there is none or more than one.
  ///
  /// Case never matters. Marks matter only where a name is written just so («xã Tân Hà» is not «xã Tân Hạ»); a name that
  /// nobody bears letter for letter is looked up without them («So Y te», «Hoà Bình» for «Hòa Bình»). A guess is never
  /// taken for a match.
  public func match(_ body: String) -> Organisation? {
    let key = Self.key(body)
    guard !key.isEmpty else { return nil }
    let found = byName[Self.normal(body)] ?? byKey[key] ?? longerNames(than: key)
    return found.count == 1 ? found[0] : nil
  }

  /// The organisations whose full name goes on after a body's, as documents leave out the province: «Liên đoàn Lao động
  /// tỉnh». Fewer than three words («Sở», «Ủy ban») name a kind of body, not a body.
  private func longerNames(than key: String) -> [Organisation] {
    guard key.utf8.count(where: { $0 == 0x20 }) >= 2 else { return [] }
    let start = key + " "
    return all.filter { $0.key.utf8.starts(with: start.utf8) }.map(\.organisation)
  }

  /// The organisations one of whose names shares at least a quarter of all words with a body, the most first.
  public func guesses(_ body: String, limit: Int = 3) -> [Organisation] {
    let words = Set(Self.words(body))
    guard !words.isEmpty else { return [] }
    var scored: [(organisation: Organisation, score: Int)] = []
    for candidate in all {
      let score = candidate.names.map { 100 * words.intersection($0).count / words.union($0).count }.max() ?? 0
      if score >= 25 { scored.append((candidate.organisation, score)) }
    }
    scored.sort { $0.score == $1.score ? $0.organisation.id < $1.organisation.id : $0.score > $1.score }
    return scored.prefix(limit).map(\.organisation)
  }

  /// The organisations that a text names in full, letter for letter but for case and marks, in the order of the text; of
  /// two names of which one contains the other, the longer one.
  public func named(in text: String, limit: Int = 3) -> [Organisation] {
    let text = " " + Self.key(text) + " "
    var found: [(organisation: Organisation, start: Int, end: Int)] = []
    for candidate in all where candidate.key.utf8.contains(0x20) {
      let name = Array((" " + candidate.key + " ").utf8)
      guard let start = text.utf8.firstOffset(of: name) else { continue }
      found.append((candidate.organisation, start, start + name.count))
    }
    let longest = found.filter { one in
      !found.contains { $0.start <= one.start && one.end <= $0.end && $0.end - $0.start > one.end - one.start }
    }
    return longest.sorted { ($0.start, $0.organisation.id) < ($1.start, $1.organisation.id) }.prefix(limit)
      .map(\.organisation)
  }

  /// The name in normal form C and small letters, its blanks single.
  private static func normal(_ name: String) -> String {
    composed(Array(name.lowercased().utf8)).split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ")
  }

  private static func key(_ name: String) -> String { words(name).joined(separator: " ") }

  private static func words(_ name: String) -> [String] {
    foldedForSearch(name).utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

extension String.UTF8View {
  /// Where a row of bytes begins for the first time.
  fileprivate func firstOffset(of row: [UInt8]) -> Int? {
    let bytes = Array(self)
    guard let first = row.first, bytes.count >= row.count else { return nil }
    return (0...(bytes.count - row.count)).first {
      bytes[$0] == first && bytes[$0..<($0 + row.count)].elementsEqual(row)
    }
  }
}
