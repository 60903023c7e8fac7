// SPDX-License-Identifier: Apache-2.0
import Foundation
import PlanReading
import Testing

/// Compares the reader with answers that were made by hand, where they are at hand (`../shared/eval`).
struct ScoreTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let shared = root.appending(path: "../shared").standardized

  /// Runs the judge with a program that only hands out what this process read, so that no other build is needed.
  private func score(docs: String, gold: String) throws -> [String: Double]? {
    let docs = Self.shared.appending(path: docs)
    let judge = Self.shared.appending(path: "eval/score")
    guard FileManager.default.fileExists(atPath: judge.path) else {
      print("skipped: no ../shared")
      return nil
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "xanh-score-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in try FileManager.default.contentsOfDirectory(atPath: docs.path)
    where name.hasSuffix(".txt") || name.hasSuffix(".md") {
      let plan = try readPlan(Array(Data(contentsOf: docs.appending(path: name))), name: name).get()
      try Data(plan.json).write(to: folder.appending(path: name + ".json"))
    }
    let program = folder.appending(path: "xanh")
    try Data("#!/bin/sh\ncat \"\(folder.path)/$(basename \"$2\").json\"\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let answers = try answers(Self.shared.appending(path: gold), of: folder)
    let result = folder.appending(path: "result.json")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", judge.path, "--docs", docs.path, "--gold", answers.path, "--xanh", program.path, "--json", result.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([String: Double].self, from: Data(contentsOf: result))
  }

  /// The answers to the documents that this module reads by itself; .docx files are another module's to open.
  private func answers(_ gold: URL, of folder: URL) throws -> URL {
    let answers = folder.appending(path: "gold")
    try FileManager.default.createDirectory(at: answers, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: gold.path) where !name.hasSuffix(".docx.gold.json")
    {
      let bytes = try Data(contentsOf: gold.appending(path: name))
      let document = try (JSONSerialization.jsonObject(with: bytes) as? [String: Any])?["file"] as? String ?? ""
      guard FileManager.default.fileExists(atPath: folder.appending(path: document + ".json").path) else { continue }
      try bytes.write(to: answers.appending(path: name))
    }
    return answers
  }

  @Test func `the founding documents are read as people read them`() throws {
    guard let score = try score(docs: "seeds", gold: "eval/gold") else { return }
    #expect((score["mean"] ?? 0) >= 0.97)
    for (part, value) in score { #expect(value >= 0.9, "\(part)") }
  }

  @Test func `newer documents are read nearly as well`() throws {
    guard let score = try score(docs: "corpus", gold: "eval/gold-real") else { return }
    #expect((score["mean"] ?? 0) >= 0.9)
  }
}
