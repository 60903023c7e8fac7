// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Outlines are written as their labels in order, each behind as many dots as it stands deep.
@Suite struct PlanOutlineTests {
  private static let start = "1 .a ..x ..y .b 2 .c ..z .d .e 3"

  private func outline(_ text: String) -> PlanOutline<String> {
    var open: [String] = []
    var entries: [PlanOutline<String>.Entry] = []
    for word in text.split(separator: " ") {
      let depth = word.prefix { $0 == "." }.count
      let name = String(word.dropFirst(depth))
      open.removeLast(open.count - depth)
      entries.append(.init(name, under: open.last))
      open.append(name)
    }
    return PlanOutline(entries)
  }

  private func text(_ outline: PlanOutline<String>) -> String {
    var depths: [String: Int] = [:]
    return outline.entries.map { entry in
      let depth = entry.parent.map { (depths[$0] ?? -9) + 1 } ?? 0
      depths[entry.node] = depth
      return String(repeating: ".", count: max(0, depth)) + entry.node
    }.joined(separator: " ")
  }

  /// A move of one item of `start`, and what comes of it: an outline or the name of a refusal.
  struct Case: Sendable, CustomTestStringConvertible {
    let node: String
    let move: OutlineMove
    var isContainer = false
    let result: String

    var testDescription: String { "\(node) \(move.rawValue)\(isContainer ? " as a heading" : "")" }
  }

  static let cases = [
    Case(node: "b", move: .inward, result: "1 .a ..x ..y ..b 2 .c ..z .d .e 3"),
    Case(node: "2", move: .inward, result: "1 .a ..x ..y .b .2 ..c ...z ..d ..e 3"),
    Case(node: "y", move: .inward, result: "1 .a ..x ...y .b 2 .c ..z .d .e 3"),
    Case(node: "a", move: .inward, result: "nothingBefore"), Case(node: "1", move: .inward, result: "nothingBefore"),
    Case(node: "x", move: .outward, result: "1 .a ..y .x .b 2 .c ..z .d .e 3"),
    Case(node: "y", move: .outward, result: "1 .a ..x .y .b 2 .c ..z .d .e 3"),
    Case(node: "c", move: .outward, result: "1 .a ..x ..y .b 2 .d .e c .z 3"),
    Case(node: "x", move: .outward, isContainer: true, result: "1 .a .x ..y .b 2 .c ..z .d .e 3"),
    Case(node: "c", move: .outward, isContainer: true, result: "1 .a ..x ..y .b 2 c .z .d .e 3"),
    Case(node: "3", move: .outward, result: "outermost"),
    Case(node: "2", move: .outward, isContainer: true, result: "outermost"),
    Case(node: "2", move: .up, result: "2 .c ..z .d .e 1 .a ..x ..y .b 3"),
    Case(node: "b", move: .up, result: "1 .b .a ..x ..y 2 .c ..z .d .e 3"),
    Case(node: "1", move: .up, result: "nothingBefore"), Case(node: "x", move: .up, result: "nothingBefore"),
    Case(node: "a", move: .down, result: "1 .b .a ..x ..y 2 .c ..z .d .e 3"),
    Case(node: "2", move: .down, result: "1 .a ..x ..y .b 3 2 .c ..z .d .e"),
    Case(node: "e", move: .down, result: "nothingBehind"), Case(node: "3", move: .down, result: "nothingBehind"),
    Case(node: "nobody", move: .up, result: "unknown"), Case(node: "nobody", move: .outward, result: "unknown"),
  ]

  @Test(arguments: cases) func `an item moves with all that stands under it, or says why not`(_ one: Case) {
    var outline = outline(Self.start)
    do throws(OutlineRefusal) {
      try outline.move(one.node, one.move, isContainer: one.isContainer)
      #expect(text(outline) == one.result)
    } catch {
      #expect("\(error)" == one.result)
      #expect(text(outline) == Self.start)
    }
  }

  @Test func `a heading that moves outwards takes what stood behind it, and nothing else`() throws {
    var outline = outline("1 .a ..x ..y ...z ..w .b")
    try outline.move("x", .outward, isContainer: true)
    let parents = Dictionary(uniqueKeysWithValues: outline.entries.map { ($0.node, $0.parent ?? "") })
    #expect(parents == ["1": "", "a": "1", "x": "1", "y": "x", "z": "y", "w": "x", "b": "1"])
    #expect(outline.entries.map(\.node) == ["1", "a", "x", "y", "z", "w", "b"])
  }

  @Test func `a move down takes back a move up, and a move in a move out`() throws {
    for node in outline(Self.start).entries.map(\.node) {
      for (one, other) in [(OutlineMove.up, OutlineMove.down), (.down, .up)] {
        var outline = outline(Self.start)
        guard (try? outline.move(node, one, isContainer: false)) != nil else { continue }
        try outline.move(node, other, isContainer: false)
        #expect(text(outline) == Self.start, "\(node)")
      }
    }
    var outline = outline("1 .a .b 2")
    try outline.move("b", .inward, isContainer: false)
    try outline.move("b", .outward, isContainer: false)
    #expect(text(outline) == "1 .a .b 2")
  }

  @Test(arguments: [
    ("y", "x", "1 .a ..x .b 2 .c ..z .d .e 3"), ("a", "1", "1 .x .y .b 2 .c ..z .d .e 3"),
    ("b", "y", "1 .a ..x ..y 2 .c ..z .d .e 3"), ("2", "b", "1 .a ..x ..y .b ..c ...z ..d ..e 3"),
  ])
  func `what is merged joins the item before it in the document, which takes what stood under it`(
    node: String, before: String, result: String
  ) throws {
    var outline = outline(Self.start)
    #expect(try outline.merge(node) == before)
    #expect(text(outline) == result)
  }

  @Test func `the first item joins nothing`() {
    var outline = outline(Self.start)
    #expect(throws: OutlineRefusal.nothingBefore) { try outline.merge("1") }
    #expect(throws: OutlineRefusal.unknown) { try outline.merge("nobody") }
    #expect(throws: OutlineRefusal.unknown) { try outline.split("nobody", into: "n") }
    #expect(text(outline) == Self.start)
  }

  @Test(arguments: [
    ("x", "1 .a ..x ..n ..y .b 2 .c ..z .d .e 3"), ("a", "1 .a .n ..x ..y .b 2 .c ..z .d .e 3"),
    ("3", "1 .a ..x ..y .b 2 .c ..z .d .e 3 n"),
  ])
  func `the second half of a split stands behind the first and takes what stood under it`(
    node: String, result: String
  ) throws {
    var outline = outline(Self.start)
    try outline.split(node, into: "n")
    #expect(text(outline) == result)
  }

  @Test func `whatever is done, every item stays once, behind the one it stands under`() throws {
    let start = outline(Self.start)
    for first in start.entries.map(\.node) {
      for second in start.entries.map(\.node) {
        for (one, other) in OutlineMove.allCases.flatMap({ one in OutlineMove.allCases.map { (one, $0) } }) {
          for isContainer in [false, true] {
            var outline = start
            try? outline.move(first, one, isContainer: isContainer)
            try? outline.move(second, other, isContainer: isContainer)
            #expect(Set(outline.entries.map(\.node)) == Set(start.entries.map(\.node)))
            #expect(outline.entries.count == start.entries.count)
            // What stands under an item follows it before anything beside it does.
            var open: [String] = []
            for entry in outline.entries {
              let place = entry.parent.map { open.lastIndex(of: $0) } ?? -1
              #expect(place != nil, "\(first) \(one), \(second) \(other)")
              open = Array(open.prefix((place ?? -1) + 1)) + [entry.node]
            }
          }
        }
      }
    }
  }
}
