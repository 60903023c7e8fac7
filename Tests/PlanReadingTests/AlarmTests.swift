// SPDX-License-Identifier: Apache-2.0
import Foundation
import PlanReading
import Testing

/// What the rules find in real documents, where they are at hand: each alarm was looked at by hand, and all of these are
/// true. The documents are told by their place among the answers.
struct AlarmTests {
  private static let shared = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared").standardized

  /// Rule and item of each alarm, in the order of the documents.
  private static let expected: [[String]] = [
    ["report-without-date i47"],
    ["label-gap i1", "report-without-date i100", "report-without-receiver i61", "report-without-receiver i95"],
    [],
    ["deadline-before-issue i52", "deadline-before-issue i54"],
  ]

  /// `nil` for a document that another module opens.
  private func alarms(_ gold: URL, _ docs: URL) throws -> [String]? {
    let answers = try JSONSerialization.jsonObject(with: Data(contentsOf: gold)) as? [String: Any]
    guard let name = answers?["file"] as? String, name.hasSuffix(".md") else { return nil }
    let plan = try readPlan(Array(Data(contentsOf: docs.appending(path: name))), name: name).get()
    return plan.findings.map { "\($0.rule.id) \($0.item.map(ReadPlan.Item.id) ?? $0.field ?? "-")" }.sorted()
  }

  @Test func `every alarm of the newer documents is known and true`() throws {
    let folder = Self.shared.appending(path: "eval/gold-real")
    guard FileManager.default.fileExists(atPath: folder.path) else { return print("skipped: no ../shared") }
    let docs = Self.shared.appending(path: "corpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let found = try names.compactMap { try alarms(folder.appending(path: $0), docs) }
    #expect(found.count == Self.expected.count)
    for (found, expected) in zip(found, Self.expected) { #expect(found == expected.sorted()) }
  }

  /// The plan of 2018: three activities without a lead, five cited outside of their headings, its period told in two ways.
  @Test func `the slips of the founding plan are found, and no others`() throws {
    let folder = Self.shared.appending(path: "eval/gold")
    guard FileManager.default.fileExists(atPath: folder.path) else { return print("skipped: no ../shared") }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let gold = try #require(names.dropFirst(2).first)
    let docs = Self.shared.appending(path: "seeds")
    let answers =
      try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: gold))) as? [String: Any]
    let name = try #require(answers?["file"] as? String)
    let plan = try readPlan(Array(Data(contentsOf: docs.appending(path: name))), name: name).get()
    func numbers(_ rule: FindingRule) -> [String] { plan.findings.filter { $0.rule == rule }.compactMap(\.activity) }
    #expect(numbers(.activityWithoutLead) == ["51", "52", "53"])
    #expect(Set(numbers(.activityNotInHeading)) == ["62", "65", "50", "63", "59"])
    #expect(plan.findings.filter { $0.rule == .periodMismatch }.count == 1)
    #expect(plan.findings.count == 11)
  }
}
