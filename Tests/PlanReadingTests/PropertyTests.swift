// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import PlanReading
import TestSupport
import Testing
import Vietnamese

/// What must hold of every document, and of every document after a change that means nothing.
struct PropertyTests {
  /// What a plan says without its places.
  private struct Said: Equatable {
    var head: ReadPlan.DocumentHead
    var items: [String]
    var outline: [String]
    var kinds: [PlanItemKind]
    var marks: [String]
    var recipients: [ReadPlan.Recipient]

    init(_ plan: ReadPlan) {
      head = plan.document
      items = plan.items.map(\.text)
      outline = Reading.outline(of: plan)
      kinds = plan.items.map(\.kind)
      marks = [Reading.Mark.assignment, .target, .report, .event, .coverage, .finding].flatMap {
        Reading.marks($0, of: plan)
      }
      recipients = plan.recipients
    }
  }

  private func said(_ text: String, _ name: String) throws -> Said { Said(try Reading.plan(text, name: name)) }

  private static func text(_ document: FixtureDocument) -> String { String(decoding: document.bytes, as: UTF8.self) }

  // MARK: - Places

  @Test(arguments: FixtureDocument.all)
  func `every place lies on borders of scalars and says the same in bytes and in scalars`(document: FixtureDocument)
    throws
  {
    let plan = try readPlan(document.bytes, name: document.name).get()
    let spans =
      plan.items.map(\.span) + plan.assignments.map(\.span) + plan.targets.map(\.span) + plan.reports.map(\.span)
      + plan.events.map(\.span) + plan.coverage.map(\.span) + plan.movements.map(\.span) + plan.references.map(\.span)
      + plan.findings.compactMap(\.span)
    #expect(spans.count >= 15)
    for span in spans {
      #expect(span.start < span.end)
      for place in [span.utf8.lowerBound, span.utf8.upperBound] where place < plan.text.count {
        #expect(plan.text[place] & 0xC0 != 0x80)
      }
      #expect(Reading.text(of: plan, at: span) == String(decoding: plan.text[span.utf8], as: UTF8.self))
    }
  }

  @Test(arguments: FixtureDocument.all)
  func `an item is the text at its place without label, markup, footnotes and double blanks`(document: FixtureDocument)
    throws
  {
    let plan = try readPlan(document.bytes, name: document.name).get()
    for item in plan.items where !item.span.utf8.isEmpty {
      let place = Reading.text(of: plan, at: item.span).replacing("<sup>1</sup>", with: "")
      let words = place.filter { !"*#\\".contains($0) }.split { " \n|".contains($0) }.joined(separator: " ")
      // A row of a table is more than its text: the columns beside it are its roles.
      #expect(words.hasSuffix(item.text) || place.contains("|") && words.contains(item.text), "\(item.text)")
      let label = item.label == "-" ? "" : item.label
      #expect(words.hasPrefix(label) || place.contains("|"), "\(label)")
    }
  }

  @Test(arguments: FixtureDocument.all)
  func `what an item says stands within it`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name).get()
    func check(_ span: ReadPlan.Span, _ item: Int) {
      let whole = plan.items[item].span
      #expect(whole.start <= span.start && span.end <= whole.end)
    }
    for each in plan.assignments where !plan.items[each.item].label.isEmpty { check(each.span, each.item) }
    for each in plan.targets { check(each.span, each.item) }
    for each in plan.coverage { check(each.span, each.item) }
    for each in plan.reports { if let item = each.item { check(each.span, item) } }
    for each in plan.events { if let item = each.item { check(each.span, item) } }
  }

  @Test(arguments: FixtureDocument.all)
  func `items stand in the order of the document and do not overlap`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name).get()
    for (one, next) in zip(plan.items, plan.items.dropFirst()) { #expect(one.span.end <= next.span.start) }
  }

  // MARK: - Values

  @Test(arguments: FixtureDocument.all)
  func `every time is EDTF or a recurrence that the calendar knows`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name).get()
    for due in plan.assignments.compactMap(\.due) + plan.reports.compactMap(\.due) + plan.targets.compactMap(\.by) {
      #expect(due.hasPrefix("FREQ=") || Deadline(edtf: due) != nil, "\(due)")
    }
    for rule in plan.reports.compactMap(\.rule) {
      #expect(rule.hasPrefix("FREQ="))
      #expect(rule.split(separator: ";").allSatisfy { $0.split(separator: "=").count == 2 }, "\(rule)")
    }
    if let period = plan.document.period { #expect(Deadline(edtf: period) != nil) }
    for event in plan.events { #expect(CivilDate(iso: String(event.start.prefix(10))) != nil) }
  }

  @Test(arguments: FixtureDocument.all)
  func `names and texts are trimmed and without markup`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name).get()
    let texts =
      plan.items.map(\.text) + plan.assignments.map(\.body) + plan.recipients.map(\.body) + plan.movements.map(\.name)
      + plan.targets.map(\.unit) + plan.reports.compactMap(\.to)
      + [plan.document.title, plan.document.issuer].compactMap { $0 }
    for text in texts {
      #expect(!text.isEmpty)
      #expect(text.first != " " && text.last != " " && !text.contains("  ") && !text.contains("\n"), "\(text)")
      #expect(!text.contains("**") && !text.contains("<sup"), "\(text)")
    }
  }

  // MARK: - Changes that mean nothing

  @Test(arguments: FixtureDocument.all)
  func `reading twice gives the same`(document: FixtureDocument) throws {
    let one = try readPlan(document.bytes, name: document.name).get()
    let other = try readPlan(document.bytes, name: document.name).get()
    #expect(one == other)
    #expect(one.json == other.json)
  }

  /// Blanks, line ends and normal forms by which files of different programs differ.
  private static let changes: [(name: String, change: @Sendable (String) -> String)] = [
    ("Windows line ends", { $0.replacing("\n", with: "\r\n") }),
    ("normal form D", { $0.decomposedStringWithCanonicalMapping }),
    ("a byte order mark", { "\u{FEFF}" + $0 }),
    ("blanks at line ends", { $0.replacing("\n", with: "  \n") }),
    ("a tab for each blank behind a label", { $0.replacing("\n- ", with: "\n-\t").replacing("1. ", with: "1.\t") }),
    ("double blanks", { $0.replacing(" chủ trì", with: "  chủ trì").replacing(", ", with: ",  ") }),
    ("no-break blanks", { $0.replacing("Sở ", with: "Sở\u{A0}").replacing("ngày ", with: "ngày\u{A0}") }),
    ("three blank lines between paragraphs", { $0.replacing("\n\n", with: "\n\n\n\n") }),
    ("blank lines at both ends", { "\n\n" + $0 + "\n\n\n" }),
    ("blanks before lines", { $0.replacing("\n", with: "\n   ") }),
    ("the look-alike of Đ", { $0.replacing("Đ", with: "Ð") }),
    ("zero-width blanks", { $0.replacing(" và ", with: " \u{200B}và ") }),
  ]

  @Test(arguments: FixtureDocument.all, 0..<changes.count)
  func `what no reader would see changes nothing`(document: FixtureDocument, number: Int) throws {
    let (name, change) = Self.changes[number]
    let text = Self.text(document)
    let changed = change(text)
    // Not every document has what the change would touch.
    guard Array(changed.utf8) != Array(text.utf8) else { return }
    let (before, after) = (try said(text, document.name), try said(changed, document.name))
    #expect(after.head == before.head, "\(name)")
    #expect(after.items == before.items, "\(name)")
    #expect(after.outline == before.outline, "\(name)")
    #expect(after == before, "\(name)")
  }

  @Test(arguments: FixtureDocument.all)
  func `UTF-16 is read as UTF-8 is`(document: FixtureDocument) throws {
    let text = Self.text(document)
    let little: [UInt8] = text.utf16.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 255), UInt8($1 >> 8)] }
    let big: [UInt8] = text.utf16.reduce(into: [0xFE, 0xFF]) { $0 += [UInt8($1 >> 8), UInt8($1 & 255)] }
    let tree = try Reading.plan(text, name: document.name).tree
    #expect(try readPlan(little, name: document.name).get().tree == tree)
    #expect(try readPlan(big, name: document.name).get().tree == tree)
  }

  // MARK: - Changes that break

  @Test(arguments: FixtureDocument.all)
  func `every beginning of a document gives a sound plan`(document: FixtureDocument) {
    let bytes = document.bytes
    for end in stride(from: 1, through: bytes.count, by: 61) { Soundness.check(Array(bytes[..<end])) }
  }

  @Test(arguments: FixtureDocument.all)
  func `every end of a document gives a sound plan`(document: FixtureDocument) {
    let bytes = document.bytes
    for start in stride(from: 0, to: bytes.count, by: 97) { Soundness.check(Array(bytes[start...])) }
  }

  @Test(arguments: FixtureDocument.all)
  func `lines in any order give a sound plan`(document: FixtureDocument) {
    let lines = Self.text(document).split(separator: "\n", omittingEmptySubsequences: false)
    for seed in 0..<12 {
      var generator = SeededRandom(seed: UInt64(seed))
      Soundness.check(Array(lines.shuffled(using: &generator).joined(separator: "\n").utf8))
    }
    Soundness.check(Array(lines.reversed().joined(separator: "\n").utf8))
  }

  @Test(arguments: FixtureDocument.all)
  func `a document without one of its lines gives a sound plan that lost little`(document: FixtureDocument) throws {
    let lines = Self.text(document).split(separator: "\n", omittingEmptySubsequences: false)
    let whole = try Reading.plan(Self.text(document), name: document.name)
    for index in stride(from: 0, to: lines.count, by: 3) {
      var rest = lines
      rest.remove(at: index)
      let plan = try Reading.plan(rest.joined(separator: "\n"), name: document.name)
      Soundness(plan: plan).check()
      #expect(plan.items.count + 12 >= whole.items.count, "line \(index): \(lines[index])")
    }
  }

  @Test(arguments: FixtureDocument.all)
  func `words in any order give a sound plan`(document: FixtureDocument) {
    for seed in 0..<6 {
      var generator = SeededRandom(seed: UInt64(seed) &+ 77)
      let words = Self.text(document).split(separator: " ", omittingEmptySubsequences: false)
      Soundness.check(Array(words.shuffled(using: &generator).joined(separator: " ").utf8))
    }
  }

  @Test func `two documents one behind the other keep the head of the first`() throws {
    for first in FixtureDocument.all {
      for second in FixtureDocument.all where first.name != second.name {
        let plan = try readPlan(first.bytes + [0x0A, 0x0A] + second.bytes, name: "a.md").get()
        Soundness(plan: plan).check()
        let own = try readPlan(first.bytes, name: "a.md").get()
        #expect(plan.document.number == own.document.number, "\(first.name) \(second.name)")
        #expect(plan.document.issuer == own.document.issuer, "\(first.name) \(second.name)")
        #expect(plan.items.count >= own.items.count)
      }
    }
  }
}
