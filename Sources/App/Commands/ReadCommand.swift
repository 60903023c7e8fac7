// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import FoundationEssentials
import OfficialDocuments
import PlanReading
import Security
import Vietnamese

/// `xanh read FILE`: what a document says, without a database.
enum ReadCommand {
  static let command = Command(
    "read", arguments: "FILE", summary: "Read a plan document (.txt, .md, .docx) and print what it says.",
    discussion: """
      json is the public format xanh.plan/1 (docs/plan-format.md); tree shows the outline with who does what by when;
      markdown writes the items as nested lists; text prints the text in which places are counted. A file that is no
      document ends with status 65, a missing one with 66.
      """,
    flags: [.init(name: "format", value: "json|tree|markdown|text", help: "What to print (json).")],
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let path = try arguments.only("file")
    let format = arguments["format"] ?? "json"
    guard ["json", "tree", "markdown", "text"].contains(format) else {
      throw Failure(.usage, "format «\(format)»: use json, tree, markdown or text")
    }
    let plan = try plan(at: path)
    switch format {
    case "json": plan.writeJSON { Terminal.print($0) }
    case "tree": Terminal.print(plan.outline)
    case "markdown": Terminal.print(plan.markdown)
    default: Terminal.print(plan.text + [0x0A])
    }
    return .ok
  }

  private static func plan(at path: String) throws -> ReadPlan {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    if let size, size > defaultReadLimit {
      throw refused(path, .tooLarge(bytes: size, limit: defaultReadLimit))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, "\(path): tệp không có hoặc không đọc được / the file is missing or cannot be read")
    }
    let bytes = Array(data)
    let name = path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? path
    let sha256 = Digest.hexadecimal(Digest.sha256(bytes))
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      switch readPlan(bytes, name: name, sha256: sha256) {
      case .success(let plan): return plan
      case .failure(let refusal): throw refused(path, refusal)
      }
    }
    do throws(FileError) {
      return readPlan(
        text: composed(Array(try readDocx(bytes).text.utf8)), name: name, format: "docx", sha256: sha256)
    } catch { throw Failure(.dataError, "\(path): \(error.message.vietnamese) / \(error.message.english)") }
  }

  private static func refused(_ path: String, _ refusal: Refusal) -> Failure {
    Failure(.dataError, "\(path): \(refusal.message.both)")
  }
}

extension ReadPlan {
  /// The outline for people: labels, texts, and below each item who does it by when.
  var outline: String {
    var lines = [document.type, document.number, document.title].compactMap { $0 }
    let byItem = Dictionary(grouping: assignments, by: \.item)
    for item in items {
      let indent = String(repeating: "  ", count: depth(of: item))
      lines.append("\(indent)\(item.label.isEmpty ? "·" : item.label) [\(item.kind.rawValue)] \(item.text)")
      for assignment in byItem[item.index] ?? [] {
        let activity = assignment.activity.map { " #\($0)" } ?? ""
        let due = assignment.due.map { ", \($0)" } ?? ""
        lines.append("\(indent)    → \(assignment.role.rawValue)\(activity): \(assignment.body)\(due)")
      }
    }
    for finding in findings { lines.append("! \(finding.rule.id): \(finding.message.vietnamese)") }
    return lines.joined(separator: "\n")
  }

  /// The items as nested lists.
  var markdown: String {
    var lines = ["# " + [document.type, document.title].compactMap { $0 }.joined(separator: " "), ""]
    for item in items {
      let label = item.label == "-" || item.label.isEmpty ? "" : "**\(item.label)** "
      lines.append(String(repeating: "  ", count: depth(of: item)) + "- " + label + item.text)
    }
    return lines.joined(separator: "\n")
  }

  private func depth(of item: Item) -> Int {
    var depth = 0
    var parent = item.parent
    while let above = parent {
      depth += 1
      parent = items[above].parent
    }
    return depth
  }
}
