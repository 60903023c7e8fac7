// SPDX-License-Identifier: Apache-2.0
/// A deadline as documents give it: a day, a month, a quarter, a year, or an interval, in the notation EDTF
/// (ISO 8601-2:2019). The text is kept as it came; `lastDay` is what a calendar needs.
public struct Deadline: Hashable, Sendable, CustomStringConvertible {
  /// The EDTF text: `2026-10-15`, `2026-10`, `2026-35` (third quarter), `2026`, `2018/2020`, `2025-11/..`.
  public let edtf: String
  /// The last day on which the work is in time; `nil` for an open end.
  public let lastDay: CivilDate?

  /// Reads an EDTF text; `nil` where it is none of the supported forms.
  public init?(edtf: String) {
    guard edtf.utf8.count <= 24 else { return nil }
    let parts = edtf.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
    switch parts.count {
    case 1:
      guard let day = Self.lastDay(of: parts[0]) else { return nil }
      lastDay = day
    case 2:
      guard Self.lastDay(of: parts[0]) != nil else { return nil }
      if parts[1] == Array("..".utf8) {
        lastDay = nil
      } else {
        guard let day = Self.lastDay(of: parts[1]) else { return nil }
        lastDay = day
      }
    default: return nil
    }
    self.edtf = edtf
  }

  /// A deadline on one day.
  public init(day: CivilDate) {
    edtf = day.description
    lastDay = day
  }

  /// Reads a date as people type it, `31/12/2026` or `31-12-2026` or `1.1.2026`; `nil` for anything else.
  public init?(typed: String) {
    let separators: Set<UInt8> = [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")]
    let numbers = typed.utf8.split(whereSeparator: separators.contains).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, let day = numbers[0], let month = numbers[1], let year = numbers[2], year >= 1000,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.init(day: date)
  }

  /// The EDTF text.
  public var description: String { edtf }

  /// The last day of a date, month, season code 33 to 36 (quarters), or year.
  private static func lastDay(of text: [UInt8]) -> CivilDate? {
    func number(_ slice: ArraySlice<UInt8>) -> Int? {
      slice.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(String(decoding: slice, as: UTF8.self)) : nil
    }
    guard text.count >= 4, let year = number(text[0..<4]) else { return nil }
    if text.count == 4 { return CivilDate(year: year, month: 12, day: 31) }
    if text.count == 10 { return CivilDate(iso: String(decoding: text, as: UTF8.self)) }
    guard text.count == 7, text[4] == 0x2D, let part = number(text[5..<7]) else { return nil }
    let month: Int
    switch part {
    case 1...12: month = part
    case 33...36: month = (part - 32) * 3
    default: return nil
    }
    return CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, of: year))
  }
}
