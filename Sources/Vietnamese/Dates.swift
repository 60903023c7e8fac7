// SPDX-License-Identifier: Apache-2.0

/// A date in figures, the same wherever one stands: `05/03/2026`.
public func shortDate(day: Int, month: Int, year: Int) -> String { "\(padded(day))/\(padded(month))/\(year)" }

/// A date as the head of a document and its citations spell it: `ngày 05 tháng 3 năm 2026`. Days under ten and the months
/// 1 and 2 take a zero, others none (Decree 30/2020/NĐ-CP, Annex I, part II, section 4).
public func spelledDate(day: Int, month: Int, year: Int) -> String {
  "ngày \(padded(day)) tháng \(month <= 2 ? padded(month) : String(month)) năm \(year)"
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
