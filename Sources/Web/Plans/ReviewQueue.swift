// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// Why an item asks for a closer look.
struct ReviewDoubt {
  /// What is doubtful, in a few words.
  let reason: Phrase
  /// How much it asks for a look; more is sooner.
  let weight: Int
  /// Whether the reader itself was not sure.
  var isReaders = false
}

/// The items of a plan that nobody has looked at and that ask for a closer look, the most doubtful first.
struct ReviewQueue {
  /// Doubtful items in the order in which to look at them.
  let items: [PlanItem]
  /// Activities and tasks that nobody has looked at and about which nothing is doubtful.
  let sure: [ID<PlanItem>]
  private let doubts: [ID<PlanItem>: [ReviewDoubt]]

  init(_ overview: PlanOverview, _ notes: ReadingNotes, _ document: Document?) {
    var found = Self.doubts(of: notes, overview, document)
    for finding in overview.content.findings where finding.severity != "note" {
      guard let item = finding.item else { continue }
      let doubt = ReviewDoubt(
        reason: Phrase(finding.message.vi, finding.message.en), weight: finding.severity == "error" ? 400 : 200)
      found[item, default: []].append(doubt)
    }
    // What a finding says already is not said twice.
    let leaderless = Set(overview.content.findings.filter { $0.rule == "activity-without-lead" }.compactMap(\.item))
    for work in overview.work where !work.owners.isEmpty || !leaderless.contains(work.item.id) {
      found[work.item.id, default: []] += Self.doubts(about: work)
    }
    doubts = found.mapValues { $0.sorted { $0.weight > $1.weight } }
    let ranked = overview.content.items.filter { !$0.isReviewed }.enumerated().compactMap { place, item in
      found[item.id].flatMap { doubts in doubts.map(\.weight).max() }.map { (item: item, weight: $0, place: place) }
    }
    items = ranked.sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }.map(\.item)
    sure = overview.work.map(\.item).filter { !$0.isReviewed && (found[$0.id] ?? []).isEmpty }.map(\.id)
  }

  /// What is doubtful about an item, the most important first; empty where nothing is.
  func doubts(about item: PlanItem) -> [ReviewDoubt] { doubts[item.id] ?? [] }

  /// Whether the reader was not sure of something about an item, and nobody has looked at it since.
  func isUncertain(_ item: PlanItem) -> Bool { doubts(about: item).contains(where: \.isReaders) }

  /// Whether nothing about an item asks for a closer look.
  func isSure(_ item: PlanItem) -> Bool { doubts(about: item).isEmpty }

  /// What the reader was not sure of goes before all else, the least sure first: nobody but a person can tell, and what
  /// else is found may come of it. Of what somebody has looked at there is no such doubt any more.
  private static func doubts(
    of notes: ReadingNotes, _ overview: PlanOverview, _ document: Document?
  ) -> [ID<PlanItem>: [ReviewDoubt]] {
    guard !notes.doubts.isEmpty else { return [:] }
    let scalars = document.map { Array($0.body.unicodeScalars) } ?? []
    var found: [ID<PlanItem>: [ReviewDoubt]] = [:]
    for doubt in notes.doubts {
      guard let item = overview.item(doubt.item), !item.isReviewed else { continue }
      guard doubt.fact != .item || item.kind.isWork else { continue }
      let misread = notes.words.word(thatMakesDoubtful: doubt)
      let reason =
        misread.map { Phrase.unsure(ofWord: words(scalars, $0.span)) }
        ?? Phrase.unsure(doubt, of: words(scalars, doubt.span))
      found[item.id, default: []].append(ReviewDoubt(reason: reason, weight: 600 - doubt.confidence, isReaders: true))
    }
    return found
  }

  /// The words of a place of the document on one line, as far as they fit into a sentence.
  private static func words(_ scalars: [Unicode.Scalar], _ span: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars[span.clamped(to: 0..<scalars.count)] where scalar != "*" {
      text.append(scalar == "\n" ? " " : scalar)
    }
    let most = 60
    guard text.count > most else { return String(text) }
    let cut = text.index(text.startIndex, offsetBy: most)
    let end = text[..<cut].lastIndex(of: " ") ?? cut
    return String(text[..<end]) + "…"
  }

  /// An activity needs somebody who answers for it, and each of those must be a real organisation.
  private static func doubts(about work: WorkItem) -> [ReviewDoubt] {
    guard !work.owners.isEmpty else { return [ReviewDoubt(reason: .noLead, weight: 150)] }
    return work.owners.filter { $0.organisation == nil }.map {
      ReviewDoubt(reason: .bodyNotMatched($0.body), weight: 100)
    }
  }
}

extension [ReadingNotes.DoubtedWord] {
  /// The word for which a fact is doubtful: it stands in the fact's place and is as little sure, since no fact is surer than
  /// its words.
  fileprivate func word(thatMakesDoubtful doubt: ReadingDoubt) -> Element? {
    overlapping(doubt.span).first { $0.confidence == doubt.confidence }
  }

  /// Those that stand in a place, wholly or in part.
  func overlapping(_ span: Range<Int>) -> ArraySlice<Element> {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].span.upperBound <= span.lowerBound { low = middle + 1 } else { high = middle }
    }
    return self[low...].prefix { $0.span.lowerBound < span.upperBound }
  }
}
