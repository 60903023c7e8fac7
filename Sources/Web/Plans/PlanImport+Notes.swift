// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
public import Store

extension PlanImport {
  /// How the document was read, for the store beside its draft.
  public func notes(beside content: PlanContent) -> ReadingNotes {
    ReadingNotes(
      pageStarts: pageStarts,
      conversions: plan.source.conversions.map { .init($0.id, $0.message.vietnamese, $0.message.english) },
      words: plan.source.doubts.map { .init(span: $0.span.scalars, confidence: $0.confidence.percent) },
      doubts: doubts(content.items.map(\.id)))
  }

  /// Where each page begins: where the first stretch of the text begins that stands on it or behind it.
  private var pageStarts: [Int] {
    let source = plan.source
    guard source.pages > 0 else { return [] }
    var starts: [Int] = []
    var place = 0
    var (byte, scalar) = (0, 0)
    for page in 1...source.pages {
      while place < source.places.count, source.places[place].page ?? 0 < page { place += 1 }
      let start = place < source.places.count ? min(source.places[place].start, plan.text.count) : plan.text.count
      // The first byte of each scalar is counted.
      if byte < start { scalar += plan.text[byte..<start].count { $0 & 0xC0 != 0x80 } }
      byte = max(byte, start)
      starts.append(scalar)
    }
    return starts
  }

  /// The facts to look at, each with the item that a person sees it at.
  private func doubts(_ ids: [ID<PlanItem>]) -> [ReadingDoubt] {
    let described = Dictionary(
      plan.items.filter { $0.kind == .activity }.flatMap { item in item.activities.map { ($0, item.index) } },
      uniquingKeysWith: { first, _ in first })
    return plan.factsForReview.prefix { $0.confidence.isDoubtful }.compactMap { fact in
      let activity: String? =
        switch fact.kind {
        case .assignment: plan.assignments[fact.index].activity
        case .target:
          plan.items[plan.targets[fact.index].item].kind == .activity
            ? nil : plan.targets[fact.index].activity
        case .item, .report, .event: nil
        }
      guard let item = activity.flatMap({ described[$0] }) ?? fact.item else { return nil }
      return ReadingDoubt(
        ReadingDoubt.Fact(fact.kind), about: ids[item], confidence: fact.confidence.percent, span: fact.span.scalars)
    }
  }
}

extension ReadingDoubt.Fact {
  fileprivate init(_ kind: ReadPlan.ReviewFact.Kind) {
    self =
      switch kind {
      case .item: .item
      case .assignment: .body
      case .target: .target
      case .report: .duty
      case .event: .event
      }
  }
}
