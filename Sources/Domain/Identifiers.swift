// SPDX-License-Identifier: Apache-2.0
/// Identifies one stored thing of the kind `Kind`; the kind keeps a plan's identifier from being passed as a person's.
///
/// Identifiers are made by the program (`IDSource` in Store), never by the database, so that a row knows its name before
/// it is written and two databases never disagree. Larger means later made, to the millisecond.
public struct ID<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number as stored and as shown in addresses.
  public let rawValue: Int64

  /// Wraps a number that came from the store.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// Reads an identifier from an address or a form; `nil` for anything but 1 to 19 decimal digits above zero.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 19, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int64(text),
      number > 0
    else { return nil }
    rawValue = number
  }

  /// Orders by the time of making.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The decimal digits.
  public var description: String { String(rawValue) }
}
