// SPDX-License-Identifier: Apache-2.0

/// A date with all its zeros, for tables and forms: `05/03/2026`.
public func tableDate(day: Int, month: Int, year: Int) -> String { "\(padded(day))/\(padded(month))/\(year)" }

/// A date in running text: days under ten and the months 1 and 2 take a zero, others none: `05/3/2026`, `20/11/2026`,
/// `05/02/2026` (Decree 30/2020/NĐ-CP, Annex I, part II, section 4).
public func runningDate(day: Int, month: Int, year: Int) -> String {
  "\(padded(day))/\(month <= 2 ? padded(month) : String(month))/\(year)"
}

/// A date as the head of a document and its citations spell it: `ngày 05 tháng 3 năm 2026`; zeros as in
/// ``runningDate(day:month:year:)``.
public func spelledDate(day: Int, month: Int, year: Int) -> String {
  "ngày \(padded(day)) tháng \(month <= 2 ? padded(month) : String(month)) năm \(year)"
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
