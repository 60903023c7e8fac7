// SPDX-License-Identifier: Apache-2.0
/// A deadline as documents give it: a day, a month, a quarter, a year, or an interval, in the notation EDTF
/// (ISO 8601-2:2019). The text is kept as it came; `lastDay` is what a calendar needs.
public struct Deadline: Hashable, Sendable, CustomStringConvertible {
  /// The EDTF text: `2026-10-15`, `2026-10`, `2026-35` (third quarter), `2026-40` (first half), `2026`, `2018/2020`,
  /// `2025-11/..`.
  public let edtf: String
  /// The last day on which the work is in time; `nil` for an open end.
  public let lastDay: CivilDate?

  /// Reads an EDTF text; `nil` where it is none of the supported forms.
  public init?(edtf: String) {
    guard edtf.utf8.count <= 24 else { return nil }
    // Nearly all are one day, which needs no array of parts.
    if let day = CivilDate(iso: edtf) {
      (self.edtf, lastDay) = (edtf, day)
      return
    }
    // Nor does a month, a quarter or a year.
    guard edtf.utf8.contains(UInt8(ascii: "/")) else {
      guard let days = Self.days(of: Array(edtf.utf8)) else { return nil }
      (self.edtf, lastDay) = (edtf, days.upperBound)
      return
    }
    let parts = edtf.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count == 2, let start = Self.days(of: parts[0]) else { return nil }
    if parts[1] == Array("..".utf8) {
      lastDay = nil
    } else {
      guard let end = Self.days(of: parts[1]), start.lowerBound <= end.upperBound else { return nil }
      lastDay = end.upperBound
    }
    self.edtf = edtf
  }

  /// A deadline on one day.
  public init(day: CivilDate) {
    edtf = day.description
    lastDay = day
  }

  /// Reads a date as people type it, `31/12/2026` or `31-12-2026` or `1.1.2026`, the year in four digits;
  /// `nil` for anything else.
  public init?(typed: String) {
    guard typed.utf8.count <= 10, let separator = typed.utf8.first(where: { !(0x30...0x39).contains($0) }),
      "/-.".utf8.contains(separator)
    else { return nil }
    let parts = typed.utf8.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
      let day = Self.number(parts[0]), let month = Self.number(parts[1]), let year = Self.number(parts[2]),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.init(day: date)
  }

  /// The EDTF text.
  public var description: String { edtf }

  /// The number that a few digits say; `nil` where another sign is among them.
  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// First and last day of a date, month, season code 33 to 36 (quarters), 40 and 41 (halves), or year.
  private static func days(of text: [UInt8]) -> ClosedRange<CivilDate>? {
    guard text.count >= 4, let year = number(text[0..<4]) else { return nil }
    if text.count == 4 { return days(of: year, months: 1...12) }
    if text.count == 10 { return CivilDate(iso: String(decoding: text, as: UTF8.self)).map { $0...$0 } }
    guard text.count == 7, text[4] == 0x2D, let part = number(text[5..<7]) else { return nil }
    switch part {
    case 1...12: return days(of: year, months: part...part)
    case 33...36: return days(of: year, months: (part - 32) * 3 - 2...(part - 32) * 3)
    case 40, 41: return days(of: year, months: (part - 40) * 6 + 1...(part - 39) * 6)
    default: return nil
    }
  }

  private static func days(of year: Int, months: ClosedRange<Int>) -> ClosedRange<CivilDate>? {
    let length = CivilDate.days(inMonth: months.upperBound, of: year)
    guard let first = CivilDate(year: year, month: months.lowerBound, day: 1),
      let last = CivilDate(year: year, month: months.upperBound, day: length)
    else { return nil }
    return first...last
  }
}
