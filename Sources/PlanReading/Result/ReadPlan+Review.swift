// SPDX-License-Identifier: Apache-2.0

extension ReadPlan {
  /// One thing that the reader found, for a list that a person goes through.
  public struct ReviewFact: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable {
      /// An entry of ``ReadPlan/items``.
      case item
      /// An entry of ``ReadPlan/assignments``.
      case assignment
      /// An entry of ``ReadPlan/targets``.
      case target
      /// An entry of ``ReadPlan/reports``.
      case report
      /// An entry of ``ReadPlan/events``.
      case event
    }

    /// What it is.
    public let kind: Kind
    /// Its index in the array of its kind.
    public let index: Int
    /// Index of the item that says it.
    public let item: Int?
    /// How sure it is.
    public let confidence: Confidence
    /// Where it stands.
    public let span: Span
  }

  /// Every fact, the least sure first; of equally sure ones the earlier in the document.
  public var factsForReview: [ReviewFact] {
    var facts = items.indices.map {
      ReviewFact(kind: .item, index: $0, item: $0, confidence: items[$0].confidence, span: items[$0].span)
    }
    facts += assignments.indices.map {
      ReviewFact(
        kind: .assignment, index: $0, item: assignments[$0].item, confidence: assignments[$0].confidence,
        span: assignments[$0].span)
    }
    facts += targets.indices.map {
      ReviewFact(
        kind: .target, index: $0, item: targets[$0].item, confidence: targets[$0].confidence, span: targets[$0].span)
    }
    facts += reports.indices.map {
      ReviewFact(
        kind: .report, index: $0, item: reports[$0].item, confidence: reports[$0].confidence, span: reports[$0].span)
    }
    facts += events.indices.map {
      ReviewFact(
        kind: .event, index: $0, item: events[$0].item, confidence: events[$0].confidence, span: events[$0].span)
    }
    return facts.sorted {
      ($0.confidence, $0.span.start, $0.kind.rawValue, $0.index) < (
        $1.confidence, $1.span.start, $1.kind.rawValue, $1.index
      )
    }
  }
}
