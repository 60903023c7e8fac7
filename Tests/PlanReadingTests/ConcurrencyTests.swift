// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// The server reads on several threads at once, and the tables of the reader are shared.
struct ConcurrencyTests {
  @Test func `many readings at once give what one gives`() async throws {
    let documents = FixtureDocument.all.map { (name: $0.name, bytes: $0.bytes) }
    let alone = try documents.map { try readPlan($0.bytes, name: $0.name).get().tree }
    let together = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for round in 0..<8 {
        for (index, document) in documents.enumerated() {
          let place = round * documents.count + index
          group.addTask { @concurrent in (place, try readPlan(document.bytes, name: document.name).get().tree) }
        }
      }
      var trees = [String](repeating: "", count: 8 * documents.count)
      for try await (place, tree) in group { trees[place] = tree }
      return trees
    }
    for (place, tree) in together.enumerated() { #expect(tree == alone[place % documents.count]) }
  }

  @Test func `a plan goes to another task whole`() async throws {
    let document = try #require(FixtureDocument.all.first)
    let plan = try readPlan(document.bytes, name: document.name).get()
    let texts = await Task.detached { plan.items.map(\.text) }.value
    #expect(texts == plan.items.map(\.text))
  }
}
