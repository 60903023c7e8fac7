// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

struct PageRunTests {
  private func pages(_ numbers: [Int], wide: Set<Int> = []) -> [PageText] {
    numbers.map { PageText(number: $0, width: wide.contains($0) ? 842 : 595, height: wide.contains($0) ? 595 : 842) }
  }

  private func runs(_ pages: [PageText], cores: Int) -> [ClosedRange<Int>] {
    PageRun.runs(of: pages, cores: cores).map { $0.first...$0.last }
  }

  @Test(
    arguments: [
      ([], 2, []), ([5], 4, [5...5]), ([1, 2, 3, 4], 1, [1...4]), ([1, 2, 3, 4], 2, [1...2, 3...4]),
      ([1, 2, 3, 4, 5], 2, [1...3, 4...5]), ([1, 3, 5], 1, [1...1, 3...3, 5...5]),
      ([2, 3, 9, 10], 1, [2...3, 9...10]),
      ([1, 2], 8, [1...1, 2...2]), ([1, 2, 3], 0, [1...3]),
    ] as [([Int], Int, [ClosedRange<Int>])])
  func `pages that follow each other are one run, and each core has some`(
    numbers: [Int], cores: Int, expected: [ClosedRange<Int>]
  ) {
    #expect(runs(pages(numbers), cores: cores) == expected)
  }

  @Test func `a page of another size begins a run of its own`() {
    #expect(runs(pages([1, 2, 3, 4, 5], wide: [3, 4]), cores: 1) == [1...2, 3...4, 5...5])
  }

  @Test func `many pages come in runs of no more than sixteen, each page once and in order`() {
    let all = runs(pages(Array(1...100)), cores: 1)
    #expect(all.allSatisfy { $0.count <= PageRun.longest })
    #expect(all.flatMap { Array($0) } == Array(1...100))
  }
}
