// SPDX-License-Identifier: Apache-2.0
public import Domain
import Vietnamese

extension CivilDate {
  /// «ngày 05 tháng 9 năm 2026», as heads and citations spell it.
  public var officialText: String {
    let (year, month, day) = parts
    return spelledDate(day: day, month: month, year: year)
  }

  /// «05/9/2026», for tables and running text.
  public var shortText: String {
    let (year, month, day) = parts
    return runningDate(day: day, month: month, year: year)
  }
}

extension Deadline {
  /// The deadline as a document says it: «31/12/2026», «tháng 10/2026», «quý III/2026», «năm 2026», «2018 - 2020»,
  /// «từ tháng 11/2025». What cannot be put into words stays in EDTF.
  public var vietnamese: String {
    let sides = edtf.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard sides.count == 2 else { return Self.words(edtf, bareYear: false) }
    if sides[1] == ".." { return "từ \(Self.words(sides[0], bareYear: false))" }
    return "\(Self.words(sides[0], bareYear: true)) - \(Self.words(sides[1], bareYear: true))"
  }

  private static func words(_ edtf: String, bareYear: Bool) -> String {
    if let day = CivilDate(iso: edtf) { return day.shortText }
    let parts = edtf.utf8.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    if parts.count == 1 { return bareYear ? edtf : "năm \(edtf)" }
    guard parts.count == 2, let part = Int(parts[1]) else { return edtf }
    switch part {
    case 1...12: return "tháng \(part < 3 ? "0\(part)" : String(part))/\(parts[0])"
    case 33...36: return "quý \(romanNumeral(part - 32))/\(parts[0])"
    default: return edtf
    }
  }
}
