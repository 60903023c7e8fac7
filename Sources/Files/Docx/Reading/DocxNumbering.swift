// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// What numbering.xml says: lists, their levels, and how labels are written (ISO/IEC 29500-1, 17.9).
final class DocxNumbering: XMLReceiver {
  /// One level of a list.
  struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    var isLegal = false
    /// The level whose step begins this one anew; all above it where `nil`; none where 0.
    var restart: Int?
  }
  /// A list: the levels of its definition and what it changes of them.
  private struct List {
    var definition = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private let styles: DocxStyles
  private var definitions: [String: [Int: Level]] = [:]
  private var styleLinks: [String: String] = [:]
  private var lists: [String: List] = [:]
  private var definition: String?
  private var list: String?
  private var index: Int?
  private var level: Level?

  init(styles: DocxStyles) { self.styles = styles }

  /// The definition that a list counts with; lists of one definition share their counters.
  func definition(of list: String) -> String? {
    guard let definition = lists[list]?.definition else { return nil }
    guard let style = styleLinks[definition], let linked = styles.numbering(of: style)?.number, linked != list else {
      return definition
    }
    return lists[linked]?.definition ?? definition
  }

  /// A level of a list, with what the list changes of it.
  func level(_ index: Int, of list: String) -> Level? {
    lists[list]?.levels[index] ?? definition(of: list).flatMap { definitions[$0]?[index] }
  }

  /// Where a list begins a level anew, if it does.
  func startOverride(_ index: Int, of list: String) -> Int? { lists[list]?.starts[index] }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .word else { return }
    switch name.local {
    case "abstractNum": definition = attributes["abstractNumId"]
    case "num":
      list = attributes["numId"]
      if let list { lists[list] = List() }
    case "abstractNumId": if let list { lists[list]?.definition = attributes["val"] ?? "" }
    case "numStyleLink": if let definition { styleLinks[definition] = attributes["val"] }
    case "lvlOverride": index = number(attributes, "ilvl")
    case "startOverride": if let list, let index { lists[list]?.starts[index] = number(attributes, "val") ?? 1 }
    case "lvl":
      index = number(attributes, "ilvl")
      level = Level()
    default: readLevel(name.local, attributes)
    }
  }

  private func readLevel(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "start": level?.start = number(attributes, "val") ?? 1
    case "numFmt": level?.format = attributes["val"] ?? "decimal"
    case "lvlText": level?.text = attributes["val"] ?? ""
    case "isLgl": level?.isLegal = attributes["val"] != "0" && attributes["val"] != "false"
    case "lvlRestart": level?.restart = number(attributes, "val")
    default: break
    }
  }

  func ended(_ name: XMLName) {
    guard name.vocabulary == .word else { return }
    switch name.local {
    case "lvl":
      if let level, let index {
        if let list {
          lists[list]?.levels[index] = level
        } else if let definition {
          definitions[definition, default: [:]][index] = level
        }
      }
      level = nil
    case "abstractNum": definition = nil
    case "num": list = nil
    default: break
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {}

  /// A number as far as Word counts (32,767): a file may say any.
  private func number(_ attributes: XMLAttributes, _ name: String) -> Int? {
    attributes[name].flatMap { Int($0) }.map { min(max($0, 0), 32_767) }
  }
}

/// The counters of all lists while a document is read from its beginning.
struct DocxCounters {
  private let numbering: DocxNumbering
  private var counters: [String: [Int: Int]] = [:]
  private var started: Set<String> = []

  init(_ numbering: DocxNumbering) { self.numbering = numbering }

  /// Counts one paragraph of a list and gives its label, or nothing for a list that does not exist.
  mutating func label(list: String, level index: Int) -> String {
    guard let definition = numbering.definition(of: list), let level = numbering.level(index, of: list) else {
      return ""
    }
    var counts = counters[definition] ?? [:]
    if let start = numbering.startOverride(index, of: list), started.insert("\(list)/\(index)").inserted {
      counts[index] = start
    } else {
      counts[index] = counts[index].map { $0 + 1 } ?? level.start
    }
    for deeper in counts.keys where deeper > index && isRestarted(deeper, by: index, of: list) { counts[deeper] = nil }
    counters[definition] = counts
    return written(level, counts, list: list)
  }

  private func isRestarted(_ deeper: Int, by index: Int, of list: String) -> Bool {
    guard let restart = numbering.level(deeper, of: list)?.restart else { return true }
    return index < restart
  }

  /// The label: the text of the level with each `%1` … `%9` replaced by the count of that level.
  private func written(_ level: DocxNumbering.Level, _ counts: [Int: Int], list: String) -> String {
    if level.format == "bullet" { return level.text == "+" ? "+" : "-" }
    if level.format == "none" { return "" }
    var label = ""
    var scalars = Array(level.text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "%", let digit = scalars.first, ("1"..."9").contains(digit) else {
        label.unicodeScalars.append(scalar)
        continue
      }
      scalars.removeFirst()
      let index = Int(digit.value) - 0x31
      let counted = numbering.level(index, of: list)
      let count = counts[index] ?? counted?.start ?? 1
      label += Self.digits(count, level.isLegal ? "decimal" : counted?.format ?? "decimal")
    }
    return label
  }

  static func digits(_ number: Int, _ format: String) -> String {
    switch format {
    case "upperRoman": romanNumeral(number)
    case "lowerRoman": romanNumeral(number).lowercased()
    case "upperLetter": letters(number, first: 0x41)
    case "lowerLetter": letters(number, first: 0x61)
    case "decimalZero": number < 10 ? "0\(number)" : String(number)
    default: String(number)
    }
  }

  /// As Word counts with letters: a … z, aa, bb …
  private static func letters(_ number: Int, first: UInt8) -> String {
    guard (1...26 * 30).contains(number) else { return String(number) }
    let (round, index) = (number - 1).quotientAndRemainder(dividingBy: 26)
    return String(decoding: [UInt8](repeating: first + UInt8(index), count: round + 1), as: UTF8.self)
  }
}
