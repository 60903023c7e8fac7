// SPDX-License-Identifier: Apache-2.0

/// What a clause says of the product or the funds of a task.
struct TaskAttribute {
  enum Kind { case product, funding }

  var kind: Kind
  /// Index of the word that names it.
  var start: Int
  /// Tokens of what it is.
  var value: Range<Int>
}

extension Passage {
  /// «Sản phẩm: 20 ý tưởng», «Kết quả: …», «Kinh phí: 180 triệu đồng từ ngân sách tỉnh», «Nguồn vốn: …»: a key that opens
  /// the passage or a sentence, a colon, and the rest of the clause; and «kinh phí … từ nguồn …» as a whole sentence.
  func attributes() -> [TaskAttribute] {
    guard tokens.contain(.colon) || Self.keys.contains(where: { tokens[0].code == $0.words[0] }) else { return [] }
    var found: [TaskAttribute] = []
    var index = 0
    while index < min(tokens.count, 400) {
      if let attribute = attribute(at: index) {
        found.append(attribute)
        index = attribute.value.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func attribute(at index: Int) -> TaskAttribute? {
    guard tokens[index].kind == .word, tokens[index].isCapitalised,
      let key = Self.keys.first(where: { matches($0.words, at: index) })
    else { return nil }
    let opens = index == 0 || tokens.isKind(.stop, at: index - 1) || tokens.isKind(.semicolon, at: index - 1)
    guard opens, let colon = first(.colon, from: index + key.words.count, to: index + 7) else { return nil }
    var end = sentenceEnd(from: colon + 1)
    while end > colon + 1, tokens.isKind(.semicolon, at: end - 1) || tokens.isKind(.stop, at: end - 1) { end -= 1 }
    return end > colon + 1 ? TaskAttribute(kind: key.kind, start: index, value: colon + 1..<end) : nil
  }

  private static let keys: [(words: [UInt64], kind: TaskAttribute.Kind)] =
    named(
      .product, "sản phẩm,kết quả,dự kiến sản phẩm,đầu ra")
    + named(
      .funding, "kinh phí,nguồn kinh phí,nguồn vốn,dự kiến kinh phí,tổng kinh phí,kinh phí thực hiện")

  private static func named(_ kind: TaskAttribute.Kind, _ names: String) -> [(
    words: [UInt64], kind: TaskAttribute.Kind
  )] {
    names.split(separator: ",").map { name in (name.split(separator: " ").map { syllable(String($0)) }, kind) }
  }

  /// Annexes of this document that the passage cites: «Phụ lục kèm theo», «tại Phụ lục II», «phụ lục I, II, III». An annex
  /// of another document, whose number follows, is none.
  func citedAnnexes() -> [(numbers: [Int], tokens: Range<Int>)] {
    var found: [(numbers: [Int], tokens: Range<Int>)] = []
    for index in 0..<min(tokens.count, 400)
    where tokens[index].code == Self.annex.0 && tokens[index + 1].code == Self.annex.1 {
      var next = index + 2
      if tokens.has(.numberSign, at: next) { next += 1 }
      var numbers: [Int] = []
      while let number = annexNumber(at: next) {
        numbers.append(number)
        guard tokens.isKind(.comma, at: next + 1) || tokens.has(.and, at: next + 1), annexNumber(at: next + 2) != nil
        else { break }
        next += 2
      }
      let end = numbers.isEmpty ? next : next + 1
      let isAttached = (end..<end + 4).contains { tokens[$0].code == Self.attached }
      let isOfOther = (end..<min(end + 14, clauseEnd(from: end))).contains { citation(at: $0) != nil }
      guard !isOfOther, isAttached || !numbers.isEmpty && tokens[index].isCapitalised else { continue }
      found.append((numbers.isEmpty ? [0] : numbers, index..<max(end, index + 2)))
    }
    return found
  }

  private static let annex = (syllable("phụ"), syllable("lục"))
  private static let attached = syllable("kèm")

  /// A number of one or two digits, or a Roman numeral up to ten.
  private func annexNumber(at index: Int) -> Int? {
    if let number = integer(at: index) { return (1...40).contains(number) ? number : nil }
    let token = tokens[index]
    guard token.kind == .word, token.isUppercase else { return nil }
    return Self.romans.firstIndex(of: token.code).map { $0 + 1 }
  }

  private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].map(syllable)
}
