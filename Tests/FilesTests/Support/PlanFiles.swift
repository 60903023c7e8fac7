// SPDX-License-Identifier: Apache-2.0
import Foundation
import PlanReading
import Testing

@testable import Files

/// A plan document that tests read: those of the project, and real ones where they are at hand (`../shared`).
struct PlanFile: CustomTestStringConvertible, Sendable {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  /// The plan that it is read to.
  func plan() throws -> ReadPlan { try Self.plan(in: Array(try Data(contentsOf: url)), name: url.lastPathComponent) }

  /// The plan in the bytes of a document.
  static func plan(in bytes: [UInt8], name: String = "a.docx") throws -> ReadPlan {
    readPlan(try DocumentReader().read(bytes, name: name), name: name)
  }

  static let all: [PlanFile] = {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let folders = [
      "Tests/PlanReadingTests/Fixtures/Documents", "Samples/plans", "Fuzz/plan", "../shared/seeds",
      "../shared/corpus",
    ]
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") || $0.hasSuffix(".docx") }
        .map { PlanFile(url: root.appending(path: folder).appending(path: $0)) }
    }
  }()
}

/// What a plan says, line by line: everything but places in the text, the file it came from, and what its wording was.
struct PlanSayings {
  let parts: [(name: String, lines: [String])]

  init(_ plan: ReadPlan) {
    func of(_ item: Int?) -> String { item.map(String.init) ?? "-" }
    parts = [
      ("document", ["\(plan.document)"]),
      ("recipients", plan.recipients.map { "\($0)" }),
      ("references", plan.references.map { "\($0.number) \($0.date.map { "\($0)" } ?? "")" }),
      (
        "items",
        plan.items.map {
          "\($0.index) below \(of($0.parent)) [\($0.label)] \($0.kind) \($0.text) \($0.activities) \($0.cells)"
        }
      ),
      (
        "assignments",
        plan.assignments.map { "\($0.item) \($0.role) \($0.body) #\($0.activity ?? "") by \($0.due ?? "")" }
      ),
      (
        "targets",
        plan.targets.map { "\($0.item) #\($0.activity ?? "") \($0.comparator) \($0.value) \($0.unit) \($0.by ?? "")" }
      ),
      (
        "reports",
        plan.reports.map {
          [of($0.item), $0.from, $0.to, $0.via, $0.rule, $0.due].map { $0 ?? "?" }.joined(separator: " | ")
        }
      ),
      ("events", plan.events.map { "\(of($0.item)) \($0.start) \($0.place ?? "") \($0.parts)" }),
      ("coverage", plan.coverage.map { "\($0.item) \($0.adopted) of \($0.of), \($0.listed)" }),
      ("movements", plan.movements.map(\.name)),
      (
        "findings",
        // How the bytes were mended is no matter of the plan.
        plan.findings.filter { ![FindingRule.textRepaired, .nullCharacters].contains($0.rule) }
          .map { "\($0.rule.id) \(of($0.item)) \($0.activity ?? "") \($0.field ?? "")" }.sorted()
      ),
    ]
  }

  /// The lines of each part that differ, with their part.
  func differences(from other: PlanSayings) -> [String] {
    zip(parts, other.parts).flatMap { own, theirs in
      own.lines.difference(from: theirs.lines).map { change in
        switch change {
        case .insert(_, let line, _): "\(own.name) + \(line)"
        case .remove(_, let line, _): "\(own.name) - \(line)"
        }
      }
    }
  }
}
