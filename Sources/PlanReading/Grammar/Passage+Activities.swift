// SPDX-License-Identifier: Apache-2.0

/// The numbers behind one «hoạt động số».
struct ActivityList {
  var numbers: [Int]
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
    var numbers: [Int] = []
    while tokens.isKind(.number, at: index) {
      guard appendNumbers(at: index, to: &numbers) else { break }
      index += 1
      if tokens.isKind(.dash, at: index), let last = integer(at: index + 1), let first = numbers.last,
        last > first, last - first <= 200
      {
        numbers += first + 1...last
        index += 2
      }
      let joins = tokens.isKind(.comma, at: index) || tokens.has(.and, at: index)
      guard joins, tokens.isKind(.number, at: index + 1) else { break }
      index += 1
    }
    return ActivityList(numbers: numbers, tokens: start..<max(index, start + 1))
  }

  /// Appends the numbers of one token; `11,13` without a blank is two. Tells whether it holds nothing else.
  private func appendNumbers(at index: Int, to numbers: inout [Int]) -> Bool {
    let token = tokens[index]
    var value = 0
    var digits = 0
    for place in token.start..<token.end {
      let byte = source.bytes[place]
      if byte == UInt8(ascii: ",") {
        numbers.append(value)
        (value, digits) = (0, 0)
      } else {
        digits += 1
        guard byte != UInt8(ascii: "."), digits <= 4 else { return false }
        value = value * 10 + Int(byte & 15)
      }
    }
    numbers.append(value)
    return true
  }

  /// «triển khai 4/8 hoạt động»: how many of how many.
  func coverage() -> (adopted: Int, of: Int, tokens: Range<Int>)? {
    guard tokens.contain(.slash), tokens.contain(.number) else { return nil }
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
