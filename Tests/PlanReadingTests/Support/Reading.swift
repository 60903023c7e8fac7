// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Reads invented texts through the public door and hands out what they say in the words of the tree.
enum Reading {
  /// What one line of the tree tells; the sign opens the line.
  enum Mark: Character {
    case assignment = "→"
    case target = "◎"
    case report = "✉"
    case event = "◷"
    case coverage = "∑"
    case finding = "!"
  }

  /// The plan that a text is read to.
  static func plan(_ text: String, name: String = "a.txt") throws -> ReadPlan {
    try readPlan(Array(text.utf8), name: name).get()
  }

  /// The plan of one sentence that stands as item 1 below «I. NỘI DUNG».
  static func plan(ofSentence sentence: String) throws -> ReadPlan { try plan("I. NỘI DUNG\n\n1. \(sentence)\n") }

  /// The lines of a kind, without their sign, for a whole text.
  static func marks(_ mark: Mark, of plan: ReadPlan) -> [String] {
    plan.tree.split(separator: "\n").compactMap { line in
      let line = line.drop { $0 == " " || $0 == "·" }
      return line.first == mark.rawValue ? String(line.dropFirst(2)) : nil
    }
  }

  /// The lines of a kind for one sentence.
  static func marks(_ mark: Mark, ofSentence sentence: String) throws -> [String] {
    marks(mark, of: try plan(ofSentence: sentence))
  }

  /// Labels with those of their parents, in document order: `I`, `I>1`, `I>1>a`; `¶` for a plain paragraph.
  static func outline(of plan: ReadPlan) -> [String] {
    func path(_ index: Int) -> String {
      let own = plan.items[index].label.isEmpty ? "¶" : plan.items[index].label
      return plan.items[index].parent.map { path($0) + ">" + own } ?? own
    }
    return plan.items.map { path($0.index) }
  }

  /// The scalars of the text as read between two places.
  static func text(of plan: ReadPlan, at span: ReadPlan.Span) -> String {
    let scalars = String(decoding: plan.text, as: UTF8.self).unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: span.start)
    return String(scalars[start..<scalars.index(start, offsetBy: span.end - span.start)])
  }
}

/// A text and what it must say.
struct Expectation: Sendable, CustomTestStringConvertible {
  var text: String
  var says: [String]

  init(_ text: String, _ says: String...) {
    self.text = text
    self.says = says
  }

  var testDescription: String { text }
}
