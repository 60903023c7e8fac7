// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Vietnamese

/// The element that an item becomes, by its label.
struct AkomaNtosoLevel: Equatable {
  /// Name of the element.
  var name: String
  /// How identifiers call it (naming convention of Akoma Ntoso 3.0, abbreviations).
  var abbreviation: String
  /// Its number as identifiers write it; `nil` where it has none.
  var number: String?

  init(_ item: ReadPlan.Item) {
    let label = item.label
    let words = foldedForSearch(label)
    for (word, name, abbreviation) in Self.named where words.hasPrefix(word + " ") {
      let count = word.split(separator: " ").count
      self.init(name, abbreviation, Self.number(label.split(separator: " ").dropFirst(count).joined(separator: "-")))
      return
    }
    if label.isEmpty {
      self.init("alinea", "al", nil)
    } else if label == "-" {
      self.init("indent", "indent", nil)
    } else if let first = label.first, first.isNumber {
      self.init(
        label.contains(".") ? "subparagraph" : "paragraph", label.contains(".") ? "subpara" : "para",
        Self.number(label))
    } else if romanValue(label) != nil {
      self.init("section", "sec", Self.number(label))
    } else if label.count == 1, label.first?.isUppercase == true {
      self.init("division", "dvs", Self.number(label))
    } else if label.count <= 6, label.hasPrefix("(") || label.count == 1 {
      self.init("point", "point", Self.number(label))
    } else {
      self.init("hcontainer", "hcontainer", Self.number(label))
    }
  }

  private init(_ name: String, _ abbreviation: String, _ number: String?) {
    self.name = name
    self.abbreviation = abbreviation
    self.number = number.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static let named = [
    ("phan", "part", "part"), ("chuong", "chapter", "chp"), ("muc", "section", "sec"), ("dieu", "article", "art"),
    ("nhiem vu", "division", "dvs"),
  ]

  /// Letters and digits, joined by hyphens; the letter đ stays, since d is another point.
  private static func number(_ label: String) -> String {
    label.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
