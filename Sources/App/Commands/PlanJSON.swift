// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import PlanReading

/// The public format `xanh.plan/1` (docs/plan-format.md) as far as a plan is written from it. Targets, duties and findings
/// are not taken over: they are what the texts say, and whoever reads what is written finds them again.
struct PlanJSON: Decodable {
  let schema: String
  private let source: Source?
  private let document: Head?
  private let letterhead: [String]?
  private let recipients: [Recipient]?
  private let items: [Item]
  private let assignments: [Assignment]?
  private let references: [Reference]?
  private let events: [Event]?
  private let further: [Further]?

  private struct Source: Decodable { let name: String? }
  private struct Head: Decodable {
    let type, title, number, issuer, place, issuedOn, period, authority, position, signer: String?
  }
  private struct Recipient: Decodable {
    let body: String
    let purpose: String?
  }
  private struct Item: Decodable {
    let id: String
    let parent: String?
    let label: String
    let kind: String?
    let text: String
    let activities: [String]?
    let cells: [String]?
  }
  private struct Assignment: Decodable {
    let body, role, item: String
    let activity, due: String?
  }
  private struct Reference: Decodable {
    let number: String
    let date: String?
  }
  private struct Event: Decodable {
    let item, place: String?
    let start: String
  }
  private struct Further: Decodable {
    let kind: String
    let before: String?
    let text: String
    let cells: [String]?
  }

  /// Whether bytes open an object, as the format does and no document but rich text.
  static func opens(_ bytes: [UInt8]) -> Bool {
    guard FileKind(of: bytes) == .text else { return false }
    return bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == UInt8(ascii: "{")
  }

  /// Reads the format.
  ///
  /// - Throws: `Failure` with `dataError` for what is no JSON, of another schema, or without the keys that matter.
  init(_ bytes: [UInt8], _ path: String) throws(Failure) {
    do { self = try JSONDecoder().decode(PlanJSON.self, from: Data(bytes)) } catch {
      throw Failure(
        .dataError, "\(path): không phải JSON xanh.plan/1; dùng tệp do «xanh read» in ra",
        "not the JSON xanh.plan/1; use what «xanh read» prints")
    }
    guard schema == ReadPlan.schema else {
      throw Failure(
        .dataError, "\(path): lược đồ «\(schema)»; chỉ đọc \(ReadPlan.schema)",
        "schema «\(schema)»; only \(ReadPlan.schema) is read")
    }
    try checkTree(path)
  }

  /// How deep items may nest; a plan has about ten levels.
  private static let deepest = 64

  /// Each item stands behind the one above it, and not too deep.
  private func checkTree(_ path: String) throws(Failure) {
    var depths: [String: Int] = [:]
    for item in items {
      let depth = item.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      guard depth < Self.deepest, item.parent == nil || depth > 0 else {
        throw Failure(
          .dataError, "\(path): mục «\(item.id)» đứng trước mục chứa nó hoặc lồng quá \(Self.deepest) cấp",
          "item «\(item.id)» stands before the item above it, or deeper than \(Self.deepest) levels")
      }
      depths[item.id] = depth
    }
  }

  /// The plan that it holds.
  var plan: ReadPlan {
    var assembly = PlanAssembly()
    let places = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for item in items {
      assembly.append(
        PlanAssembly.Item(
          parent: item.parent.flatMap { places[$0] }, label: item.label,
          kind: item.kind.flatMap(PlanItemKind.init) ?? .statement, text: item.text,
          activities: item.activities ?? [], cells: item.cells ?? []))
    }
    for text in further ?? [] {
      guard let kind = ReadPlan.FurtherText.Kind(rawValue: text.kind) else { continue }
      assembly.append(
        PlanAssembly.Further(
          kind: kind, item: text.before.flatMap { places[$0] } ?? items.count, text: text.text,
          cells: text.cells ?? []))
    }
    var plan = assembly.plan(
      source: ReadPlan.Source(name: source?.name ?? "", format: "json", sha256: nil, characters: 0))
    plan.document = head
    plan.letterhead = letterhead ?? []
    takeFacts(places, into: &plan)
    plan.recipients = (recipients ?? []).map { ReadPlan.Recipient(body: $0.body, purpose: $0.purpose) }
    return plan
  }

  /// Who does what, what is cited, and what happens; where that stands in a text is not known any more.
  private func takeFacts(_ places: [String: Int], into plan: inout ReadPlan) {
    let nowhere = ReadPlan.Span(start: 0, end: 0, utf8: 0..<0)
    plan.assignments = (assignments ?? []).compactMap { each in
      guard let item = places[each.item], let role = AssignmentRole(rawValue: each.role) else { return nil }
      return ReadPlan.Assignment(
        body: each.body, role: role, item: item, activity: each.activity, due: each.due, span: nowhere)
    }
    plan.references = (references ?? []).map {
      ReadPlan.Reference(number: $0.number, date: $0.date.flatMap { CivilDate(iso: $0) }, span: nowhere)
    }
    plan.events = (events ?? []).map {
      ReadPlan.Event(
        item: $0.item.flatMap { places[$0] }, start: $0.start, place: $0.place, parts: [], span: nowhere)
    }
  }

  private var head: ReadPlan.DocumentHead {
    var head = ReadPlan.DocumentHead()
    guard let document else { return head }
    (head.type, head.title, head.number, head.issuer) =
      (document.type, document.title, document.number, document.issuer)
    (head.place, head.period, head.issuedOn) =
      (document.place, document.period, document.issuedOn.flatMap { CivilDate(iso: $0) })
    (head.authority, head.position, head.signer) = (document.authority, document.position, document.signer)
    return head
  }
}
