// SPDX-License-Identifier: Apache-2.0

/// Where a happening takes place, as the sentence that tells its time says it.
extension Passage {
  /// «… ngày 05/6/2026, tại Hội trường A, phường Bến Trúc»: what stands behind «tại» in the sentence of a date, up to what
  /// says something else.
  func placeOfEvent(_ date: Range<Int>) -> String? {
    let start = sentenceStart(before: date.lowerBound)
    let end = min(sentenceEnd(from: date.upperBound), date.upperBound + 40)
    let behind = first(Self.at, from: date.upperBound, to: end)
    guard let mark = behind ?? last(Self.at, from: max(start, date.lowerBound - 40), to: date.lowerBound),
      opensPlace(mark + 1)
    else { return nil }
    let limit = mark < date.lowerBound ? date.lowerBound : end
    let placeEnd = endOfPlace(from: mark + 1, to: limit)
    return placeEnd > mark + 1 ? text(mark + 1, placeEnd) : nil
  }

  private static let at = syllable("tại")

  private func first(_ code: UInt64, from start: Int, to end: Int) -> Int? {
    (start..<max(start, end)).first { tokens[$0].code == code }
  }

  private func last(_ code: UInt64, from start: Int, to end: Int) -> Int? {
    (start..<max(start, end)).last { tokens[$0].code == code }
  }

  /// A place, and not a part of a document: «tại khoản 2», «tại Điều 5», «tại Quyết định số …», «tại Phụ lục».
  private func opensPlace(_ index: Int) -> Bool {
    tokens.isKind(.word, at: index) && !Self.parts.contains(tokens[index].code) && kind(at: index) == nil
      && !(tokens[index].code == Self.point && tokens[index + 1].end - tokens[index + 1].start == 1)
      && !(tokens[index].code == Self.annexWords.0 && tokens[index + 1].code == Self.annexWords.1)
  }

  private static let parts = Set(["khoản", "điều", "mục", "phần", "văn"].map(syllable))
  private static let point = syllable("điểm")
  private static let annexWords = (syllable("phụ"), syllable("lục"))

  /// Where a place ends: before a time, a purpose, a bracket, and a comma behind which no area or name follows.
  private func endOfPlace(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let token = tokens[index]
      if token.kind == .comma {
        guard goesOnAsPlace(index + 1) else { return index }
      } else if token.kind == .semicolon || token.kind == .open || token.kind == .colon || token.kind == .other {
        return index
      } else if index > start, !token.isCapitalised, endsPlace(index) {
        return index
      }
      index += 1
    }
    return end
  }

  private func endsPlace(_ index: Int) -> Bool {
    let others: Meaning = [.hour, .day, .weekday, .deadlineMark, .timeKey, .giving, .by, .conditional]
    if tokens.has(others, at: index) || Self.purposes.contains(tokens[index].code) { return true }
    if tokens.has(.from, at: index) { return true }
    return tokens.has(.and, at: index) && tokens.has([.verb, .giving], at: tokens.after(index))
  }

  private static let purposes = Set(["để", "nhằm", "với", "lúc", "gồm", "cho"].map(syllable))

  /// Behind a comma: «phường Bến Trúc», «số 12», «Sở Xây dựng»; a body that does something is none.
  private func goesOnAsPlace(_ index: Int) -> Bool {
    let token = tokens[index]
    let isCity = token.code == Self.city.0 && tokens[index + 1].code == Self.city.1
    guard token.kind == .word, token.isCapitalised || isCity || Self.areas.contains(token.code) else { return false }
    guard let list = bodies(at: index) else { return !tokens.has([.verb, .lead, .giving], at: index) }
    return !tokens.has([.verb, .lead, .coordinate, .duty], at: list.end)
  }

  private static let city = (syllable("thành"), syllable("phố"))
  private static let areas = Set(
    ["xã", "phường", "tỉnh", "huyện", "quận", "thị", "thôn", "ấp", "khu", "tổ", "số", "đường", "phố", "tầng"]
      .map(syllable))
}
