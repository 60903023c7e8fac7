// SPDX-License-Identifier: Apache-2.0
/// Where the text of an item may be cut in two, because a reader may have run two items together: in front of a number or
/// a label of its own first of all, else behind the end of a sentence or of a clause.
///
/// - Parameter limit: How many places at most; those in front of a number or a label go before the others.
/// - Returns: Unicode scalars from the beginning of the text, in their order. None is at either end.
public func splitPoints(of text: String, limit: Int = 9) -> [Int] {
  let scalars = Array(text.unicodeScalars)
  var strong: [Int] = []
  var weak: [Int] = []
  for place in scalars.indices.dropFirst() {
    guard isBlank(scalars[place - 1]), !isBlank(scalars[place]) else { continue }
    let sign = scalars[..<place].last { !isBlank($0) } ?? " "
    let isBehindClause = ".;?!".unicodeScalars.contains(sign)
    let mayBeginList = isBehindClause || sign == ":" || endsLine(scalars[..<place])
    if beginsNumberedWork(scalars[place...]) || mayBeginList && beginsWithLabel(scalars[place...]) {
      strong.append(place)
    } else if isBehindClause && !isLabel(scalars[(strong.last ?? 0)..<place]) || endsLine(scalars[..<place]) {
      weak.append(place)
    }
  }
  return Array((strong + weak).prefix(limit)).sorted()
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar.value == 0xA0 }

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

private func endsLine(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
  text.reversed().prefix { isBlank($0) }.contains("\n")
}

/// «Hoạt động số 15», «Nhiệm vụ 3»: words that begin an item wherever they stand.
private func beginsNumberedWork(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
  for words in ["Hoạt động ", "Nhiệm vụ "] {
    let start = Array(words.unicodeScalars)
    guard text.starts(with: start) else { continue }
    let rest = text.dropFirst(start.count)
    let number = Array("số ".unicodeScalars)
    if (rest.starts(with: number) ? rest.dropFirst(number.count) : rest).first.map(isDigit) ?? false { return true }
  }
  return false
}

/// Whether nothing but a label stands there.
private func isLabel(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
  let start = text.drop(while: isBlank)
  return beginsWithLabel(start) && start.drop { !isBlank($0) }.allSatisfy(isBlank)
}

/// «2.1. …», «b) …», «- …».
private func beginsWithLabel(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
  let word = text.prefix { !isBlank($0) }
  guard let last = word.last, word.count < text.count else { return false }
  if word.count == 1 { return "-–•+*".unicodeScalars.contains(last) }
  let body = word.dropLast()
  guard last == "." || last == ")" else { return false }
  return body.allSatisfy { isDigit($0) || $0 == "." } || body.count == 1 && body.allSatisfy(\.properties.isAlphabetic)
}
