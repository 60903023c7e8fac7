// SPDX-License-Identifier: Apache-2.0

/// The bytes of one text: a range, and further ones where page breaks cut it. Nearly every text has one range, and that
/// costs no memory of its own.
struct TextRanges: Sendable {
  private(set) var first: Range<Int>
  private(set) var further: [Range<Int>] = []

  init(_ range: Range<Int>) { first = range }

  var last: Range<Int> { further.last ?? first }

  mutating func append(_ range: Range<Int>) { further.append(range) }

  /// The ranges with one more behind them.
  func appending(_ range: Range<Int>) -> TextRanges {
    var ranges = self
    ranges.append(range)
    return ranges
  }

  func forEach(_ body: (Range<Int>) -> Void) {
    body(first)
    for range in further { body(range) }
  }
}
