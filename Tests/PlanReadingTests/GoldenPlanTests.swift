// SPDX-License-Identifier: Apache-2.0
import Foundation
import PlanReading
import Testing

/// An invented document (`Fuzz/plan` holds it, since the fuzzer begins with the same ones) and the tree that is read
/// from it, with all places.
struct GoldenPlan: CustomTestStringConvertible, Sendable {
  var name: String
  var tree: String

  var text: String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let bytes = try? Data(contentsOf: root.appending(path: "Fuzz/plan/\(name)"))
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  var testDescription: String { name }

  static let all = [
    statePlan, unionPlan, partyPlan, decision, schoolPlan, jointProgramme, guidance, conclusion,
  ]
}

struct GoldenPlanTests {
  @Test(arguments: GoldenPlan.all)
  func `a document of each family is read to the same tree with the same places`(golden: GoldenPlan) throws {
    let plan = try readPlan(Array(golden.text.utf8), name: golden.name).get()
    #expect(plan.tree == golden.tree)
  }

  @Test(arguments: GoldenPlan.all)
  func `the document is there`(golden: GoldenPlan) {
    #expect(golden.text.utf8.count > 500)
  }

  @Test(arguments: GoldenPlan.all)
  func `every place shows the text that it belongs to`(golden: GoldenPlan) throws {
    let plan = try readPlan(Array(golden.text.utf8), name: golden.name).get()
    let scalars = Array(String(decoding: plan.text, as: UTF8.self).unicodeScalars)
    #expect(plan.source.characters == scalars.count)
    for item in plan.items {
      var place = String.UnicodeScalarView()
      place.append(contentsOf: scalars[item.span.start..<item.span.end])
      #expect(Array(String(place).utf8) == Array(plan.text[item.span.utf8]))
      let words = item.text.split(separator: " ")
      if let first = words.first, let last = words.last {
        #expect(String(place).contains(first.prefix(8)))
        #expect(String(place).contains(last.suffix(4)))
      }
    }
    for assignment in plan.assignments where !plan.items[assignment.item].label.isEmpty {
      #expect(assignment.span.start >= plan.items[assignment.item].span.start)
      #expect(assignment.span.end <= plan.items[assignment.item].span.end)
    }
  }

  @Test(arguments: GoldenPlan.all)
  func `windows line ends change no item`(golden: GoldenPlan) throws {
    let unix = try readPlan(Array(golden.text.utf8), name: golden.name).get()
    let text = golden.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let windows = try readPlan(Array(text.utf8), name: golden.name).get()
    #expect(windows.items.map(\.text) == unix.items.map(\.text))
    #expect(windows.items.map(\.parent) == unix.items.map(\.parent))
    #expect(windows.assignments.map(\.body) == unix.assignments.map(\.body))
    #expect(windows.document == unix.document)
  }

  @Test(arguments: [GoldenPlan.statePlan, .unionPlan, .partyPlan])
  func `markdown that is written reads back to the same items`(golden: GoldenPlan) throws {
    let plan = try readPlan(Array(golden.text.utf8), name: golden.name).get()
    let again = try readPlan(Array(plan.markdown.utf8), name: "again.md").get()
    #expect(again.items.map(\.text) == plan.items.map(\.text))
    #expect(again.items.map(\.label) == plan.items.map(\.label))
    #expect(again.items.map(\.parent) == plan.items.map(\.parent))
    #expect(again.assignments.map(\.due) == plan.assignments.map(\.due))
    #expect(again.document.title == plan.document.title)
    #expect(again.recipients == plan.recipients)
  }

  @Test func `text that another module took out of its format is read by the same rules`() {
    let text = Array(GoldenPlan.unionPlan.text.utf8)
    let plan = readPlan(DocumentText(text: text, format: .docx), name: "kế hoạch.docx", sha256: "00")
    #expect(plan.tree == GoldenPlan.unionPlan.tree)
    #expect(plan.source.format == "docx")
    #expect(plan.source.sha256 == "00")
  }

  @Test func `text that is no valid UTF-8 is mended there too`() {
    let text = Array("I. Nội dung\n\n- Trồng cây ".utf8) + [0xE1, 0xBA]
    let plan = readPlan(DocumentText(text: text, format: .pdf), name: "x")
    #expect(plan.items.last?.text == "Trồng cây \u{FFFD}")
  }

  @Test(arguments: [
    ("a.txt", "txt"), ("A.MD", "md"), ("a.markdown", "md"), ("kế hoạch", "txt"), ("thư.mục/kế hoạch", "txt"),
    (".md", "txt"), ("a.md.txt", "txt"), ("a.docx", "txt"), ("thư.md/kế hoạch", "txt"),
  ])
  func `the ending of the name tells Markdown from plain text`(name: String, format: String) throws {
    #expect(try readPlan(Array("I. A\n".utf8), name: name).get().source.format == format)
  }
}
