// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Vietnamese

/// Bodies, roles and people of a plan with the identifiers under which the text refers to them, and how they and cited
/// documents are marked in the text.
struct AkomaNtosoTerms: Sendable {
  static let position = "role-position"
  static let signer = "person-signer"
  static let issuer = "org-issuer"
  static let program = "process-xanh"

  /// Names of bodies by identifier, in the order in which the plan names them.
  private(set) var bodies: [(eId: String, name: String)] = []
  private let eIds: [String: String]
  /// What each item gives to whom.
  private let assignments: [Int: [ReadPlan.Assignment]]
  /// Bodies that get what stands directly below an item, which may be their heading.
  private let announced: [Int: [String]]
  private let references: [(number: [UInt8], href: String)]
  /// The roles that occur.
  let roles: [AssignmentRole]

  init(_ plan: ReadPlan) {
    var eIds: [String: String] = [:]
    var used: Set<String> = [Self.issuer]
    for name in plan.assignments.map(\.body) where eIds[name] == nil {
      var eId = "org-" + slug(name)
      while !used.insert(eId).inserted { eId += "-2" }
      eIds[name] = eId
      bodies.append((eId, name))
    }
    self.eIds = eIds
    assignments = Dictionary(grouping: plan.assignments, by: \.item)
    var announced: [Int: [String]] = [:]
    for assignment in plan.assignments {
      guard let parent = plan.items[assignment.item].parent,
        announced[parent]?.contains(assignment.body) != true
      else { continue }
      announced[parent, default: []].append(assignment.body)
    }
    self.announced = announced
    references = plan.references.map { reference in
      (Array(reference.number.utf8), AkomaNtosoAddress(number: reference.number, date: reference.date).work)
    }
    let occurring = Set(plan.assignments.map(\.role))
    roles = AssignmentRole.allCases.filter { occurring.contains($0) }
  }

  /// A paragraph in which cited documents and, for an item, the bodies that do it are marked.
  func paragraph(_ text: String, item: Int? = nil) -> XMLElement {
    var paragraph = XMLElement("p")
    paragraph.children = inlines(text, item: item)
    return paragraph
  }

  /// The text of a heading or paragraph with its marks.
  func inlines(_ text: String, item: Int?) -> [XMLElement.Node] {
    let bytes = Array(text.utf8)
    var nodes: [XMLElement.Node] = []
    var end = 0
    func plain(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for mark in marks(bytes, item) where mark.range.lowerBound >= end {
      if mark.range.lowerBound > end { nodes.append(.text(plain(end..<mark.range.lowerBound))) }
      nodes.append(.element(mark.element(plain(mark.range))))
      end = mark.range.upperBound
    }
    if end < bytes.count { nodes.append(.text(plain(end..<bytes.count))) }
    return nodes
  }

  /// Something to mark in a text.
  private struct Mark {
    var range: Range<Int>
    var element: (String) -> XMLElement
  }

  /// The marks of a text by their place; of two that overlap the longer one comes first.
  private func marks(_ bytes: [UInt8], _ item: Int?) -> [Mark] {
    let own = item.flatMap { assignments[$0] } ?? []
    let bodies =
      own.map { (name: $0.body, role: Optional($0.role)) }
      + (item.flatMap { announced[$0] } ?? []).filter { name in !own.contains { $0.body == name } }
      .map { (name: $0, role: nil) }
    var marks = bodies.compactMap { body -> Mark? in
      guard let eId = eIds[body.name], let range = place(of: Array(body.name.utf8), in: bytes) else { return nil }
      return Mark(range: range) { name in
        let organization = XMLElement("organization", [("refersTo", "#\(eId)")], text: name)
        return body.role.map { XMLElement("role", [("refersTo", "#\($0.eId)")], [organization]) } ?? organization
      }
    }
    for reference in references {
      guard let range = place(of: reference.number, in: bytes) else { continue }
      marks.append(Mark(range: range) { XMLElement("ref", [("href", reference.href)], text: $0) })
    }
    return marks.sorted { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
  }

  /// Where words first stand in a text, not inside of other words.
  private func place(of words: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard let first = words.first, text.count >= words.count else { return nil }
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.isDiacritic || ("0"..."9").contains(scalar)
    }
    for start in 0...text.count - words.count where text[start] == first {
      let end = start + words.count
      guard text[start..<end].elementsEqual(words) else { continue }
      let before = String(decoding: text[max(0, start - 4)..<start], as: UTF8.self).unicodeScalars.last
      let behind = String(decoding: text[end..<min(end + 4, text.count)], as: UTF8.self).unicodeScalars.first
      if !isWord(before), !isWord(behind) { return start..<end }
    }
    return nil
  }
}

extension AssignmentRole {
  /// Its identifier among the references.
  var eId: String { "role-\(rawValue)" }

  /// How documents call it.
  var vietnamese: String {
    switch self {
    case .lead: "chủ trì"
    case .coLead: "đồng chủ trì"
    case .coordinate: "phối hợp"
    case .responsible: "thực hiện"
    case .follow: "theo dõi"
    }
  }
}

/// A text as a part of addresses and identifiers: letters of ASCII and digits, words joined by hyphens.
func slug(_ text: String) -> String {
  foldedForSearch(text).utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
    .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
}
