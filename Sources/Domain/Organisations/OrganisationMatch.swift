// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Finds the real organisation behind a body as a document writes it.
public struct OrganisationMatcher: Sendable {
  private var byName: [String: [Organisation]] = [:]
  private let all: [(organisation: Organisation, words: Set<String>)]

  /// Prepares to match against the bodies that existed on a day, the day a plan was issued.
  public init(_ organisations: [Organisation], on day: CivilDate) {
    let living = organisations.filter { $0.exists(on: day) }
    all = living.map { ($0, Set(Self.words($0.name))) }
    for organisation in living {
      for key in Set([Self.key(organisation.name), Self.key(organisation.shortName)]) {
        byName[key, default: []].append(organisation)
      }
    }
  }

  /// The one organisation that bears this name, full or short, without regard to case and marks; `nil` where there is
  /// none or more than one. A guess is never taken for a match.
  public func match(_ body: String) -> Organisation? {
    let found = byName[Self.key(body)] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// The organisations whose names share the most words with a body, best first.
  public func guesses(_ body: String, limit: Int = 3) -> [Organisation] {
    let words = Set(Self.words(body))
    guard !words.isEmpty else { return [] }
    var scored: [(organisation: Organisation, score: Int)] = []
    for candidate in all {
      let shared = words.intersection(candidate.words).count
      let score = 100 * shared / words.union(candidate.words).count
      if score >= 25 { scored.append((candidate.organisation, score)) }
    }
    scored.sort { $0.score == $1.score ? $0.organisation.id < $1.organisation.id : $0.score > $1.score }
    return scored.prefix(limit).map(\.organisation)
  }

  private static func key(_ name: String) -> String { words(name).joined(separator: " ") }

  private static func words(_ name: String) -> [String] {
    foldedForSearch(name).utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
