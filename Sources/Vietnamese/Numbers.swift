// SPDX-License-Identifier: Apache-2.0

/// A decimal number without rounding: `units` divided by ten to the power of `scale`.
public struct ScaledDecimal: Hashable, Sendable {
  /// All digits as one whole number.
  public let units: Int
  /// How many of the digits stand after the decimal comma, 0 to 18.
  public let scale: Int

  /// Makes a number of its digits and the count of those after the comma; trailing zeros after the comma are kept.
  public init(units: Int, scale: Int = 0) {
    self.units = units
    self.scale = scale
  }

  /// Reads a number as Vietnamese writes it: `1.000` is a thousand, `1.234,5` has a decimal comma, `35` is itself. A
  /// single dot before other than three digits (`2.5`) is read as a decimal point. Up to 18 digits; `nil` for anything
  /// else, the empty text among it.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: text.utf8)
  }

  /// Reads a number from UTF-8 bytes by the rules of ``init(_:)``.
  public init?(utf8 bytes: some Collection<UInt8>) {
    var units = 0
    var digits = 0
    var groups: [Int] = [0]
    var marks: [UInt8] = []
    let isNegative = bytes.first == UInt8(ascii: "-")
    for byte in isNegative ? bytes.dropFirst() : bytes[...] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 18 else { return nil }
        units = units * 10 + Int(byte - UInt8(ascii: "0"))
        groups[groups.count - 1] += 1
      case UInt8(ascii: "."), UInt8(ascii: ","):
        marks.append(byte)
        groups.append(0)
      default: return nil
      }
    }
    guard !groups.contains(0), let scale = Self.scale(groups, marks) else { return nil }
    self.init(units: isNegative ? -units : units, scale: scale)
  }

  /// Digits after the comma for the lengths of the groups and the marks between them; `nil` where they make no number.
  private static func scale(_ groups: [Int], _ marks: [UInt8]) -> Int? {
    let hasComma = marks.last == UInt8(ascii: ",")
    let whole = hasComma ? groups.dropLast() : groups[...]
    guard !marks.dropLast(hasComma ? 1 : 0).contains(UInt8(ascii: ",")) else { return nil }
    if whole.count > 1, !(whole[0] <= 3 && whole.dropFirst().allSatisfy { $0 == 3 }) {
      return whole.count == 2 && !hasComma ? whole[1] : nil
    }
    return hasComma ? groups[groups.count - 1] : 0
  }

  /// The number with a decimal point and no grouping, as JSON and CSV write it.
  public var plain: String { written(grouping: "", point: ".") }

  fileprivate func written(grouping: String, point: String) -> String {
    var digits = String(units.magnitude)
    if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits }
    let whole = digits.dropLast(scale)
    var text = units < 0 ? "-" : ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { text += grouping }
      text.append(digit)
    }
    return scale == 0 ? text : text + point + digits.suffix(scale)
  }
}

/// A whole number as Vietnamese writes it, with dots between thousands: `184.000`.
public func formatted(_ number: Int) -> String { ScaledDecimal(units: number).written(grouping: ".", point: ",") }

/// A decimal number as Vietnamese writes it: `1.234,50`.
public func formatted(_ number: ScaledDecimal) -> String { number.written(grouping: ".", point: ",") }
