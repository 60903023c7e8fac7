// SPDX-License-Identifier: Apache-2.0
public import Domain
import Vietnamese

extension CivilDate {
  /// «ngày 05 tháng 9 năm 2026», as heads and citations spell it.
  public var officialText: String {
    let (year, month, day) = parts
    return spelledDate(day: day, month: month, year: year)
  }

  /// «05/09/2026», for pages, tables and running text.
  public var shortText: String {
    let (year, month, day) = parts
    return shortDate(day: day, month: month, year: year)
  }
}

extension Deadline {
  /// The deadline as a document says it: «31/12/2026», «tháng 10/2026», «quý III/2026», «6 tháng đầu năm 2026»,
  /// «năm 2026», «2018 - 2020», «từ tháng 11/2025». What cannot be put into words stays in EDTF.
  public var vietnamese: String {
    guard edtf.utf8.contains(UInt8(ascii: "/")) else { return Self.words(edtf, bareYear: false) }
    let sides = edtf.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard sides.count == 2 else { return Self.words(edtf, bareYear: false) }
    if sides[1] == ".." { return "từ \(Self.words(sides[0], bareYear: false))" }
    return "\(Self.words(sides[0], bareYear: true)) - \(Self.words(sides[1], bareYear: true))"
  }

  /// Reads a deadline as `vietnamese` says it or as people type it: «31/12/2026», «quý III/2026», «quý 3/2026»,
  /// «Q3/2026», «tháng 10/2026», «10/2026», «6 tháng cuối năm 2026», «năm 2026», «2018 - 2020», «từ 11/2025», or EDTF; `nil` for
  /// anything else.
  public init?(words text: String) {
    let text = text.lowercased()
    let sides = text.split(separator: " - ").map(String.init)
    if text.hasPrefix("từ ") {
      guard let start = Self.edtf(of: String(text.dropFirst(3))) else { return nil }
      self.init(edtf: start + "/..")
    } else if sides.count == 2 {
      guard let start = Self.edtf(of: sides[0]), let end = Self.edtf(of: sides[1]) else { return nil }
      self.init(edtf: "\(start)/\(end)")
    } else {
      self.init(edtf: Self.edtf(of: text) ?? text)
    }
  }

  /// The codes of the halves of a year and how documents call them.
  private static let halves = [(code: 40, name: "6 tháng đầu năm "), (code: 41, name: "6 tháng cuối năm ")]

  /// EDTF of a day, a month, a quarter, a half or a year in words.
  private static func edtf(of words: String) -> String? {
    if let day = Deadline(typed: words) { return day.edtf }
    if let half = halves.first(where: { words.hasPrefix($0.name) }) {
      return words.dropFirst(half.name.count) + "-\(half.code)"
    }
    let kinds = [("quý ", true), ("q", true), ("tháng ", false), ("năm ", false)]
    let kind = kinds.first { words.hasPrefix($0.0) }
    let parts = words.dropFirst(kind?.0.count ?? 0).split(separator: "/")
    guard let year = parts.last, year.utf8.count == 4, Int(year) != nil, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return kind?.1 == true ? nil : String(year) }
    guard let number = Int(parts[0]) ?? romanValue(parts[0].uppercased()), number > 0 else { return nil }
    if kind?.1 == true { return number <= 4 ? "\(year)-\(32 + number)" : nil }
    return number <= 12 ? "\(year)-\(number < 10 ? "0" : "")\(number)" : nil
  }

  private static func words(_ edtf: String, bareYear: Bool) -> String {
    if let day = CivilDate(iso: edtf) { return day.shortText }
    let parts = edtf.utf8.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    if parts.count == 1 { return bareYear ? edtf : "năm \(edtf)" }
    guard parts.count == 2, let part = Int(parts[1]) else { return edtf }
    switch part {
    case 1...12: return "tháng \(part < 3 ? "0\(part)" : String(part))/\(parts[0])"
    case 33...36: return "quý \(romanNumeral(part - 32))/\(parts[0])"
    default: return halves.first { $0.code == part }.map { $0.name + parts[0] } ?? edtf
    }
  }
}
