// SPDX-License-Identifier: Apache-2.0
import Domain

/// A day that is told with its day of the week or its time.
struct EventPhrase {
  var date: CivilDate
  var time: (hour: Int, minute: Int)?
  /// Monday 1 to Sunday 7, as the document says it.
  var weekday: Int?
  var tokens: Range<Int>

  /// Surest where the day of the week agrees; least where it does not.
  var confidence: Confidence {
    guard let weekday else { return .stated }
    return weekday == date.weekday ? .field : .fallback
  }

  /// `2026-06-06T07:30`, or the day alone.
  var start: String {
    guard let time else { return date.description }
    return "\(date)T\(time.hour < 10 ? "0" : "")\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)"
  }
}

extension Passage {
  /// Happenings: a full date with a time of day or a day of the week beside it. A reference point («thời điểm 0h00 ngày …»)
  /// is none.
  func eventPhrases() -> [EventPhrase] {
    guard tokens.contain(.number), tokens.contain([.hour, .weekday]) || tokens.contain(.colon) else { return [] }
    guard tokens.contain(.slash) || tokens.contain(.dash) || tokens.contain(.month) else { return [] }
    var found: [EventPhrase] = []
    var index = 0
    while index < tokens.count {
      guard tokens.isKind(.number, at: index) || tokens.has(.day, at: index),
        let expression = date(at: index) ?? yearlessDay(at: index),
        case .day(let date) = expression.first, expression.last == nil,
        !expression.isOpen
      else {
        index += 1
        continue
      }
      if let event = event(date, index..<expression.end) { found.append(event) }
      index = expression.end
    }
    return found
  }

  private func event(_ date: CivilDate, _ place: Range<Int>) -> EventPhrase? {
    let window = clause(around: place)
    var time: (hour: Int, minute: Int)?
    var weekday: Int?
    for index in window where !place.contains(index) && !tokens.isKind(.slash, at: index - 1) {
      if time == nil, let found = self.time(at: index),
        tokens.has(.hour, at: index + 1) || tokens.isKind(.colon, at: index + 1)
      {
        guard first(.referencePoint, from: index - 3, to: index) == nil else { return nil }
        time = (found.hour, found.minute)
      }
      if weekday == nil { weekday = self.weekday(at: index)?.day }
    }
    guard time != nil || weekday != nil else { return nil }
    return EventPhrase(date: date, time: time, weekday: weekday, tokens: place)
  }

  /// Few words on both sides of a date; a semicolon ends what is said of it.
  private func clause(around place: Range<Int>) -> Range<Int> {
    var start = place.lowerBound
    while start > 0, place.lowerBound - start < 9, !tokens.isKind(.semicolon, at: start - 1) { start -= 1 }
    var end = place.upperBound
    while end < tokens.count, end - place.upperBound < 8, !tokens.isKind(.semicolon, at: end) { end += 1 }
    return start..<end
  }

  /// What stands behind «Địa điểm:», up to «cụ thể» or the end.
  func placeText() -> String? {
    guard tokens.has(.placeKey, at: 0), tokens.isKind(.colon, at: tokens.after(0)) else { return nil }
    let start = tokens.after(0) + 1
    var end = sentenceEnd(from: start)
    if let colon = first(.colon, from: start, to: end) {
      end = first(.comma, from: max(start, colon - 4), to: colon) ?? colon
    }
    return end > start ? text(start, end) : nil
  }

  /// «Tòa nhà số 1: Do phòng A, phòng B thực hiện»: the area before the colon.
  func areaText() -> String? {
    guard let colon = first(.colon, from: 1, to: 14), tokens.has(.by, at: colon + 1) else { return nil }
    return text(0, colon)
  }
}
