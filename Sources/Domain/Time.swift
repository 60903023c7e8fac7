// SPDX-License-Identifier: Apache-2.0
/// A day of the proleptic Gregorian calendar, without a time zone.
public struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public let daysSinceEpoch: Int

  /// Takes a count of days since 1970-01-01.
  public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// Makes a date from its parts, or `nil` if the calendar has no such day (years 1 to 9999).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year)
    else {
      return nil
    }
    // The era arithmetic of the civil calendar: years begin in March, so that the leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `YYYY-MM-DD` (ISO 8601); `nil` for anything else.
  public init?(iso text: String) {
    let bytes = text.utf8Span.span
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7), let day = Self.number(bytes, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for place in range {
      guard bytes[place] >= 0x30, bytes[place] <= 0x39 else { return nil }
      number = number * 10 + Int(bytes[place] - 0x30)
    }
    return number
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Monday is 1 and Sunday is 7 (ISO 8601).
  public var weekday: Int { (daysSinceEpoch % 7 + 10) % 7 + 1 }

  /// The same day moved by a number of days.
  public func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// Days from this date to another; negative when the other is earlier.
  public func days(to other: CivilDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

  /// Number of days of a month (28 to 31).
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  /// `YYYY-MM-DD` (ISO 8601).
  public var description: String {
    let (year, month, day) = parts
    let text = String(year)
    var bytes = [UInt8](repeating: 0x30, count: max(0, 4 - text.utf8.count))
    bytes.reserveCapacity(10)
    bytes.append(contentsOf: text.utf8)
    for number in [month, day] {
      bytes.append(0x2D)
      bytes.append(0x30 + UInt8(number / 10))
      bytes.append(0x30 + UInt8(number % 10))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A moment, in milliseconds since 1970-01-01T00:00:00Z. Rules never read a clock: moments come in as arguments.
public struct Instant: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// Takes milliseconds since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Hours that Vietnamese time (ICT) is ahead of UTC; the country has used no other and no summer time since 1975.
  public static let vietnamOffsetHours = 7

  /// Date, hour and minute as a clock in Vietnam shows them.
  public var inVietnam: (date: CivilDate, hour: Int, minute: Int) {
    let minutes = Self.divide(Int(milliseconds), by: 60_000).quotient + Self.vietnamOffsetHours * 60
    let (day, minuteOfDay) = Self.divide(minutes, by: 1440)
    return (CivilDate(daysSinceEpoch: day), minuteOfDay / 60, minuteOfDay % 60)
  }

  /// Rounds down, so that a day begins with its midnight also before 1970.
  private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The moment moved by a number of seconds.
  public func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
