// SPDX-License-Identifier: Apache-2.0
import Foundation
import PlanReading
import Testing

/// An invented document in `Fixtures/Documents` and beside it, as `.tree`, what it must be read to.
struct FixtureDocument: CustomTestStringConvertible, Sendable {
  var name: String

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/Documents")

  /// Every document of the folder.
  static let all: [FixtureDocument] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasSuffix(".tree") }.sorted().map(FixtureDocument.init)
  }()

  var bytes: [UInt8] { Array((try? Data(contentsOf: Self.folder.appending(path: name))) ?? Data()) }
  var treeFile: URL { Self.folder.appending(path: name + ".tree") }
  var testDescription: String { name }
}

struct DocumentTests {
  @Test func `there are documents of each family of issuers`() {
    #expect(FixtureDocument.all.count >= 8)
  }

  /// `XANH_RECORD=1` writes the trees instead; the difference then shows in the change itself.
  @Test(arguments: FixtureDocument.all)
  func `a document is read to the tree that stands beside it`(document: FixtureDocument) throws {
    let tree = try readPlan(document.bytes, name: document.name).get().tree
    if ProcessInfo.processInfo.environment["XANH_RECORD"] != nil { try Data(tree.utf8).write(to: document.treeFile) }
    let recorded = try String(contentsOf: document.treeFile, encoding: .utf8)
    for (line, expected) in zip(tree.split(separator: "\n"), recorded.split(separator: "\n")) {
      #expect(line == expected)
    }
    #expect(tree.utf8.count == recorded.utf8.count)
  }
}
