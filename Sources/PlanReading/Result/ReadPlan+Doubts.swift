// SPDX-License-Identifier: Apache-2.0

extension ReadPlan {
  /// Makes no fact surer than the least sure of the words that tell it, where these were recognised in a picture.
  mutating func lowerDoubted() {
    let doubts = source.doubts
    for index in items.indices {
      items[index].confidence = min(items[index].confidence, doubts.leastSure(in: items[index].span))
    }
    for index in assignments.indices {
      assignments[index].confidence = min(assignments[index].confidence, doubts.leastSure(in: assignments[index].span))
    }
    for index in targets.indices {
      targets[index].confidence = min(targets[index].confidence, doubts.leastSure(in: targets[index].span))
    }
    for index in reports.indices {
      reports[index].confidence = min(reports[index].confidence, doubts.leastSure(in: reports[index].span))
    }
    for index in events.indices {
      events[index].confidence = min(events[index].confidence, doubts.leastSure(in: events[index].span))
    }
  }
}

extension [ReadPlan.DoubtedWord] {
  /// How sure recognition was of the least sure word that stands in a place, wholly or in part; words come in their order.
  fileprivate func leastSure(in span: ReadPlan.Span) -> Confidence {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].span.utf8.upperBound <= span.utf8.lowerBound { low = middle + 1 } else { high = middle }
    }
    var least = Confidence(percent: 100)
    while low < count, self[low].span.utf8.lowerBound < span.utf8.upperBound {
      least = Swift.min(least, self[low].confidence)
      low += 1
    }
    return least
  }
}
