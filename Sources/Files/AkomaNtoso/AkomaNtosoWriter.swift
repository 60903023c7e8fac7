// SPDX-License-Identifier: Apache-2.0
public import Domain
import OfficialDocuments
public import PlanReading

/// Writes a plan as a file of Akoma Ntoso 3.0, UTF-8. The same plan and day give the same bytes.
public func writeAkomaNtoso(_ plan: ReadPlan, today: CivilDate) -> [UInt8] {
  var xml = XMLWriter()
  xml.element(AkomaNtoso(plan, today: today).root, depth: 0)
  return xml.bytes
}

extension XMLWriter {
  /// An element. One that holds only elements has each of them on a line of its own; around text nothing is added.
  mutating func element(_ element: XMLElement, depth: Int) {
    markup("<\(element.name)")
    for attribute in element.attributes {
      markup(" \(attribute.name)=\"")
      text(attribute.value)
      markup("\"")
    }
    guard !element.children.isEmpty else { return markup("/>") }
    markup(">")
    let holdsText = element.children.contains { if case .text = $0 { true } else { false } }
    let isRunning = holdsText || Self.running.contains(element.name)
    for child in element.children {
      switch child {
      case .text(let text): self.text(text)
      case .element(let inner):
        if !isRunning { line(depth + 1) }
        self.element(inner, depth: depth + 1)
      }
    }
    if !isRunning { line(depth) }
    markup("</\(element.name)>")
  }

  private mutating func line(_ depth: Int) { markup("\n" + String(repeating: " ", count: depth)) }

  /// Elements in which white space is text.
  private static let running: Set<String> = [
    "p", "heading", "num", "role", "organization", "signature", "person", "ref",
  ]
}
