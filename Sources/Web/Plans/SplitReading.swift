// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Store

/// Two items from one: what each half says, and what goes with it.
struct SplitReading {
  let item: PlanItem
  let parts: [Assignment]
  let document: Document?
  let ids: IDSource
  let now: Instant

  /// The halves of the item, cut in front of a Unicode scalar of its text; `nil` where one of them would be empty.
  func halves(at place: Int) -> SplitItem? {
    let scalars = Array(item.text.unicodeScalars)
    guard scalars.indices.contains(place) else { return nil }
    let (firstText, secondText) = (Self.trimmed(scalars[..<place]), Self.trimmed(scalars[place...]))
    guard !firstText.isEmpty, !secondText.isEmpty else { return nil }
    let cut = cut(firstText, secondText)
    var (first, second) = (item, item)
    (first.text, first.span) = (firstText, item.span.lowerBound..<cut)
    second.id = ids.next(at: now)
    (second.text, second.span, second.activity, second.stoppedReason) = (
      secondText, cut..<item.span.upperBound, "", nil
    )
    read(&second, secondText)
    divideNumbers(&first, second)
    let (firstParts, secondParts) = divideParts(first, second)
    divideFacts(&first, &second, (words(of: first, firstParts), words(of: second, secondParts)))
    return SplitItem(first: first, second: second, firstParts: firstParts, secondParts: secondParts)
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(String(text).trimmed)
  }

  /// Takes label, number and kind of the second half from what the reader finds when it reads it by itself.
  private func read(_ second: inout PlanItem, _ text: String) {
    guard case .success(let plan) = readPlan(Array(text.utf8), name: "muc.txt") else { return }
    guard let found = plan.items.first, plan.items.count == 1 else { return }
    if !found.label.isEmpty { (second.label, second.text) = (found.label, found.text) }
    if found.kind == .activity {
      (second.activity, second.kind) = (found.activities.joined(separator: ", "), .activity)
    }
    if let target = plan.targets.first, let quantity = PlanImport.quantity(target.value) {
      (second.target, second.unit) = (quantity, target.unit)
    }
  }

  /// A number that stands in the second half is none of the first.
  private func divideNumbers(_ first: inout PlanItem, _ second: PlanItem) {
    let numbers = item.activity.split(separator: ", ").map(String.init)
    let taken = Set(second.activity.split(separator: ", ").map(String.init))
    let left = numbers.filter { !taken.contains($0) }
    if !left.isEmpty { first.activity = left.joined(separator: ", ") }
  }

  /// A deadline or a target that only one half speaks of is the other's only where that one has none of its own.
  private func divideFacts(_ first: inout PlanItem, _ second: inout PlanItem, _ parts: (own: [String], other: [String]))
  {
    let (early, late) = (parts.own.flatMap { Deadline.all(in: $0) }, parts.other.flatMap { Deadline.all(in: $0) })
    if let due = item.due {
      if !early.contains(due), let own = early.first { first.due = own }
      if !late.contains(due), let own = late.first { second.due = own }
    }
    guard let target = item.target else { return }
    let (isEarly, isLate) = (Self.names(target, first.text), Self.names(target, second.text))
    if isEarly, second.target == target, !isLate { (second.target, second.unit) = (nil, nil) }
    if !isEarly, isLate { (first.target, first.unit) = (nil, nil) }
  }

  /// Whether a text has the number of a quantity as a number of its own, not as a part of another one.
  private static func names(_ target: Quantity, _ text: String) -> Bool {
    let (number, bytes) = (Array(target.vietnamese.utf8), Array(text.utf8))
    guard bytes.count >= number.count else { return false }
    let isPart = { (index: Int, beyond: Int) -> Bool in
      guard bytes.indices.contains(index) else { return false }
      if (0x30...0x39).contains(bytes[index]) { return true }
      let isMark = bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",")
      return isMark && bytes.indices.contains(beyond) && (0x30...0x39).contains(bytes[beyond])
    }
    return (0...bytes.count - number.count).contains { start in
      let end = start + number.count
      return bytes[start..<end].elementsEqual(number) && !isPart(start - 1, start - 2) && !isPart(end, end + 1)
    }
  }

  /// Who is named in a half, or where the document gives its number to somebody, takes part in that half; who is named
  /// elsewhere takes part in both.
  private func divideParts(_ first: PlanItem, _ second: PlanItem) -> (first: [Assignment], second: [Assignment]) {
    let early = parts.filter { belongs($0, to: first, not: second) }
    let late = parts.filter { belongs($0, to: second, not: first) }
    let firstParts = early.isEmpty ? parts : early
    let own = Set(firstParts.map(\.id))
    let secondParts = (late.isEmpty ? parts : late).map { part in
      var part = part
      part.item = second.id
      if own.contains(part.id) { part.id = ids.next(at: now) }
      return part
    }
    return (firstParts, secondParts)
  }

  private func belongs(_ part: Assignment, to half: PlanItem, not other: PlanItem) -> Bool {
    if item.span.contains(part.span.lowerBound) { return half.span.contains(part.span.lowerBound) }
    let words = Set(line(around: part.span).split { !$0.isNumber && !$0.isLetter }.map(String.init))
    let named = { (item: PlanItem) in item.activity.split(separator: ", ").contains { words.contains(String($0)) } }
    return named(half) || !named(other)
  }

  /// The words of a half, and the lines elsewhere that give it to somebody.
  private func words(of half: PlanItem, _ parts: [Assignment]) -> [String] {
    [half.text] + parts.filter { !item.span.contains($0.span.lowerBound) }.map { line(around: $0.span) }
  }

  private func line(around span: Range<Int>) -> String { document?.line(around: span) ?? "" }

  /// Where the second half begins in the document: where its first letters stand, else in proportion.
  private func cut(_ firstText: String, _ secondText: String) -> Int {
    let (start, end) = (item.span.lowerBound, item.span.upperBound)
    let letters = { (scalar: Unicode.Scalar) in scalar.value > 0x20 && scalar != "*" }
    let wanted = Array(secondText.unicodeScalars.filter(letters).prefix(24))
    if let body = document?.body.unicodeScalars, end <= body.count {
      let source = Array(body.dropFirst(start).prefix(end - start))
      let places = source.indices.filter { letters(source[$0]) }
      for (number, place) in places.enumerated().dropFirst() {
        if places[number...].prefix(wanted.count).map({ source[$0] }).elementsEqual(wanted) { return start + place }
      }
    }
    let length = firstText.unicodeScalars.count + secondText.unicodeScalars.count
    return start + (end - start) * firstText.unicodeScalars.count / max(1, length)
  }
}

extension String {
  /// Without white space at either end.
  fileprivate var trimmed: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return self[start..<end]
  }
}
