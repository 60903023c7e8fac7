// SPDX-License-Identifier: Apache-2.0
import Domain
import Vietnamese

extension ReadPlan {
  /// The plan as a tree for people and for tests: the head, each item on one line with its place, indented below its
  /// parent, what it gives to whom, and the findings.
  public var tree: String {
    var lines = headLines
    let marks = marksByItem
    var depths = [Int](repeating: 0, count: items.count)
    for item in items {
      depths[item.index] = item.parent.map { depths[$0] + 1 } ?? 0
      let indent = String(repeating: "  ", count: depths[item.index])
      let label = item.label.isEmpty ? "¶" : item.label
      lines.append("\(indent)\(label) [\(item.kind.rawValue) \(item.span.start)..<\(item.span.end)] \(item.text)")
      if let product = item.product { lines.append("\(indent)    ⇒ \(product)") }
      if let funding = item.funding { lines.append("\(indent)    ₫ \(funding)") }
      lines += (marks[item.index] ?? []).map { "\(indent)    \($0)" }
    }
    lines += (marks[nil] ?? []).map { "· \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headLines: [String] {
    let fields: [(String, String?)] = [
      ("type", document.type), ("title", document.title), ("number", document.number), ("issuer", document.issuer),
      ("place", document.place), ("issuedOn", document.issuedOn?.description), ("period", document.period),
      ("authority", document.authority), ("position", document.position), ("signer", document.signer),
      (
        "received",
        received.map { [$0.body, $0.number, $0.on?.description].map { $0 ?? "?" }.joined(separator: " · ") }
      ),
    ]
    var lines = fields.compactMap { name, value in value.map { "\(name): \($0)" } }
    lines += recipients.map { "to: \($0.body)\($0.purpose.map { " (\($0))" } ?? "")" }
    lines += references.map { "cites: \($0.number)\($0.date.map { " of \($0)" } ?? "")" }
    lines += movements.map { "movement: \($0.name)" }
    return lines
  }

  /// What each item says, one line each; `nil` holds what belongs to no item.
  private var marksByItem: [Int?: [String]] {
    var marks: [Int?: [String]] = [:]
    for each in assignments {
      let activity = each.activity.map { " #\($0)" } ?? ""
      marks[each.item, default: []].append(
        "→ \(each.role.rawValue)\(activity): \(each.body)\(each.due.map { " by \($0)" } ?? "")")
    }
    for each in targets {
      let by = each.by.map { " by \($0)" } ?? ""
      marks[each.item, default: []].append("◎ \(each.comparator.rawValue) \(formatted(each.value)) \(each.unit)\(by)")
    }
    for each in reports {
      let when = each.rule ?? each.due ?? "?"
      let via = each.via.map { " via \($0)" } ?? ""
      marks[each.item, default: []].append("✉ \(each.from ?? "?") to \(each.to ?? "?")\(via): \(when)")
    }
    for each in events {
      let parts = each.parts.map { "; \($0.area): \($0.bodies.joined(separator: ", "))" }.joined()
      marks[each.item, default: []].append("◷ \(each.start) \(each.place ?? "")\(parts)")
    }
    for each in coverage {
      marks[each.item, default: []].append("∑ \(each.adopted)/\(each.of), listed \(each.listed)")
    }
    for each in findings {
      let subject = each.field ?? each.activity.map { "#\($0)" } ?? ""
      marks[each.item, default: []].append("! \(each.rule.severity.rawValue) \(each.rule.id) \(subject)")
    }
    return marks
  }

  /// The plan as Markdown that reads back to the same items: headings and bullets with their labels, then recipients and
  /// signature.
  public var markdown: String {
    var blocks = [
      document.number.map { "Số: \($0)" }, placeAndDate, document.type.map { "**\($0)**" },
      document.title.map { "**\($0)**" },
    ].compactMap { $0 }
    var bulletDepths = [Int](repeating: 0, count: items.count)
    for item in items {
      if item.label == "-" { bulletDepths[item.index] = (item.parent.map { bulletDepths[$0] } ?? 0) + 1 }
      blocks.append(markdownLine(item, bulletDepth: bulletDepths[item.index]))
    }
    if !recipients.isEmpty {
      blocks.append("**Nơi nhận:**")
      blocks.append(recipients.map { "- \($0.body)\($0.purpose.map { " (\($0))" } ?? "");" }.joined(separator: "\n"))
    }
    let signature = [document.authority, document.position].compactMap { $0 }.joined(separator: "  \n")
    if !signature.isEmpty { blocks.append(signature) }
    if let signer = document.signer { blocks.append(signer) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var placeAndDate: String? {
    guard let parts = document.issuedOn?.parts else { return nil }
    let date = spelledDate(day: parts.day, month: parts.month, year: parts.year)
    return document.place.map { "\($0), \(date)" } ?? date
  }

  private func markdownLine(_ item: Item, bulletDepth: Int) -> String {
    let label = item.writtenLabel(bulletDepth: bulletDepth)
    return label.isEmpty ? item.text : "\(label) \(item.text)"
  }
}

extension ReadPlan.Item {
  /// The label with the mark that Decree 30/2020/NĐ-CP gives it: `I.`, `1.`, `a)`, `Điều 3.`; bullets within bullets take
  /// other marks, by which they are told apart.
  public func writtenLabel(bulletDepth: Int) -> String {
    if label == "-" { return ["-", "+", "•", "*"][min(max(bulletDepth, 1), 4) - 1] }
    if label.isEmpty || label.hasSuffix(")") { return label }
    let scalars = label.unicodeScalars
    let isLetter = scalars.count == 1 && scalars.first.flatMap(Letter.init)?.isUppercase == false
    return isLetter ? label + ")" : label + "."
  }
}
