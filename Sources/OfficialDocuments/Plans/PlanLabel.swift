// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Vietnamese

extension ReadPlan.Item {
  /// Whether it opens an annex: «Phụ lục II».
  var isAnnex: Bool { cells.isEmpty && foldedForSearch(label).hasPrefix("phu luc") }

  /// The level of a heading by its label: Roman numerals and capitals, then articles and numbers, then the rest.
  var headingLevel: Int {
    guard let first = label.unicodeScalars.first else { return 3 }
    if ("0"..."9").contains(first) { return label.contains(".") ? 3 : 2 }
    let isCapital = Letter(first)?.isUppercase == true
    let word = foldedForSearch(label)
    return isCapital ? (word.hasPrefix("dieu") || word.hasPrefix("nhiem vu") ? 2 : 1) : 3
  }

  /// Whether its text stands as a heading above what it gathers: short, and no sentence that introduces a list.
  var isShortHeading: Bool {
    (kind == .heading || kind == .theme || kind == .group) && label != "-" && text.utf8.count <= 300
      && !text.hasSuffix(":")
  }
}
