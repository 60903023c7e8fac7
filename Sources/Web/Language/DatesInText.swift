// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

extension Deadline {
  /// Days, months, quarters and years that a text names, in their order, as documents write them: «ngày 31 tháng 12 năm
  /// 2026», «31/12/2026», «tháng 6 năm 2027», «quý II/2027», «6 tháng đầu năm 2027», «năm 2028».
  static func all(in text: String) -> [Deadline] {
    let words = text.lowercased().split { $0.isWhitespace }.map { word in
      String(word.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
    }
    var found: [Deadline] = []
    var place = 0
    while place < words.count {
      let (deadline, length) = reading(Array(words[place...].prefix(6)))
      if let deadline { found.append(deadline) }
      place += length
    }
    return found
  }

  /// A deadline at the beginning of a row of words, and how many of them are read by now.
  private static func reading(_ words: [String]) -> (Deadline?, Int) {
    func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
    if let day = Deadline(typed: word(0)) { return (day, 1) }
    if word(0) == "ngày", word(2) == "tháng", word(4) == "năm" {
      return (Deadline(typed: "\(word(1))/\(word(3))/\(word(5))"), 6)
    }
    if word(1) == "tháng", let half = Deadline(words: words.prefix(5).joined(separator: " ")) { return (half, 5) }
    guard ["tháng", "quý", "năm"].contains(word(0)) else { return (nil, 1) }
    if word(0) != "năm", word(2) == "năm" { return (Deadline(words: "\(word(0)) \(word(1))/\(word(3))"), 4) }
    let part = Deadline(words: "\(word(0)) \(word(1))")
    return (part, part == nil ? 1 : 2)
  }
}
