// SPDX-License-Identifier: Apache-2.0
import Domain

/// A date as exact as the document gives it.
enum PlanDate: Equatable {
  case day(CivilDate)
  case month(year: Int, month: Int)
  case quarter(year: Int, quarter: Int)
  case half(year: Int, half: Int)
  case year(Int)

  /// The notation EDTF (ISO 8601-2:2019): quarters are 33 to 36, halves 40 and 41.
  var edtf: String {
    switch self {
    case .day(let date): date.description
    case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .quarter(let year, let quarter): "\(year)-\(32 + quarter)"
    case .half(let year, let half): "\(year)-\(39 + half)"
    case .year(let year): String(year)
    }
  }

  /// The last day of it.
  var lastDay: CivilDate? {
    switch self {
    case .day(let date): date
    case .month(let year, let month): Self.lastDay(year, month)
    case .quarter(let year, let quarter): Self.lastDay(year, quarter * 3)
    case .half(let year, let half): Self.lastDay(year, half * 6)
    case .year(let year): Self.lastDay(year, 12)
    }
  }

  private static func lastDay(_ year: Int, _ month: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, of: year))
  }
}

/// A date or an interval in the text, with the tokens that say it.
struct DateExpression {
  var first: PlanDate
  /// End of an interval; `nil` for a single date and for an open end.
  var last: PlanDate?
  var isOpen = false
  /// Index behind its last token.
  var end: Int

  var edtf: String {
    if let last { return "\(first.edtf)/\(last.edtf)" }
    return isOpen ? "\(first.edtf)/.." : first.edtf
  }

  /// The last day that it allows, `nil` for an open end.
  var lastDay: CivilDate? { isOpen ? nil : (last ?? first).lastDay }
}
