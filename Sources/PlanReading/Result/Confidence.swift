// SPDX-License-Identifier: Apache-2.0

/// How sure the reader is of a fact, from 0 to 1. It tells by which way the fact was read, not how often that way is right:
/// what a column or a field says is surer than what stands in a later sentence. A person looks at the least sure first.
public struct Confidence: Sendable, Hashable, Comparable {
  /// In hundredths.
  public let percent: Int

  /// Clamps to 0...100.
  public init(percent: Int) { self.percent = max(0, min(100, percent)) }

  /// A field or a column says it: «Cơ quan chủ trì: …», a cell below «Đơn vị phối hợp», a label in its sequence.
  public static let field = Confidence(percent: 98)
  /// A sentence says it with the word for it: «Sở A chủ trì …», «ít nhất 40 trạm», «báo cáo … về Sở A trước ngày …».
  public static let stated = Confidence(percent: 92)
  /// The heading above says it: a heading that names a body gives it what stands below.
  public static let inherited = Confidence(percent: 85)
  /// It follows from a less usual place: a later sentence, a clause behind a condition, an amount without a mark.
  public static let inferred = Confidence(percent: 70)
  /// A way that is taken where no other fits: an unknown name before a colon, a name that was cut by its length.
  public static let fallback = Confidence(percent: 45)

  /// Whether a person should look: it is less sure than what a heading passes on to the items below it.
  public var isDoubtful: Bool { self < .inherited }

  /// Less sure by some hundredths.
  public func lowered(by percent: Int) -> Confidence { Confidence(percent: self.percent - percent) }

  /// The less sure one is less.
  public static func < (left: Self, right: Self) -> Bool { left.percent < right.percent }

  /// As a number of the format: `0.92`.
  var decimal: String {
    percent == 100 ? "1" : percent == 0 ? "0" : "0.\(percent < 10 ? "0" : "")\(percent)"
  }
}
