// SPDX-License-Identifier: Apache-2.0

/// The numbers behind one «hoạt động số».
struct ActivityList {
  var numbers: [String]
  /// Tokens from «hoạt động số» to behind the last number.
  var tokens: Range<Int>
}

extension Passage {
  /// Every list of activity numbers: «hoạt động số 11, 13», «các hoạt động số 4 - 7», «hoạt động số 8 và 9».
  func activityLists() -> [ActivityList] {
    var lists: [ActivityList] = []
    var index = 0
    while let start = first(.activityNumber, from: index, to: tokens.count) {
      let list = activityList(at: start)
      if !list.numbers.isEmpty { lists.append(list) }
      index = list.tokens.upperBound
    }
    return lists
  }

  private func activityList(at start: Int) -> ActivityList {
    var index = tokens.after(start)
    var numbers: [String] = []
    while tokens.isKind(.number, at: index) {
      let own = plainNumbers(at: index)
      guard !own.isEmpty else { break }
      numbers += own
      index += 1
      if tokens.isKind(.dash, at: index), let last = integer(at: index + 1), let first = Int(numbers.last ?? ""),
        last > first, last - first <= 200
      {
        numbers += (first + 1...last).map(String.init)
        index += 2
      }
      let joins = tokens.isKind(.comma, at: index) || tokens.has(.and, at: index)
      guard joins, tokens.isKind(.number, at: index + 1) else { break }
      index += 1
    }
    return ActivityList(numbers: numbers, tokens: start..<max(index, start + 1))
  }

  /// The numbers of one token; `11,13` without a blank is two.
  private func plainNumbers(at index: Int) -> [String] {
    let token = tokens[index]
    return source.bytes[token.start..<token.end].split(separator: UInt8(ascii: ",")).compactMap { digits in
      digits.count <= 4 && !digits.contains(UInt8(ascii: "."))
        ? Int(String(decoding: digits, as: UTF8.self)).map(String.init) : nil
    }
  }

  /// «triển khai 4/8 hoạt động»: how many of how many.
  func coverage() -> (adopted: Int, of: Int, tokens: Range<Int>)? {
    var index = 0
    while let verb = first(.adopt, from: index, to: tokens.count) {
      index = verb + 1
      let number = tokens.after(verb)
      guard let adopted = integer(at: number), tokens.isKind(.slash, at: number + 1), let of = integer(at: number + 2),
        tokens[number + 3].code == Self.activity.0, tokens[number + 4].code == Self.activity.1
      else { continue }
      return (adopted, of, verb..<number + 5)
    }
    return nil
  }

  private static let activity = (syllable("hoạt"), syllable("động"))
}
