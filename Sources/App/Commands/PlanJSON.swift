// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import PlanReading

/// The public format `xanh.plan/1` (docs/plan-format.md) as far as a plan is written from it. Assignments, targets and
/// other facts are not taken over: they are what the texts say, and whoever reads what is written finds them again.
struct PlanJSON: Decodable {
  let schema: String
  private let source: Source?
  private let document: Head?
  private let letterhead: [String]?
  private let recipients: [Recipient]?
  private let items: [Item]
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
  private struct Further: Decodable {
    let kind: String
    let before: String?
    let text: String
    let cells: [String]?
  }

  /// Whether bytes open an object, as the format does and no document.
  static func opens(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == UInt8(ascii: "{")
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
    plan.recipients = (recipients ?? []).map { ReadPlan.Recipient(body: $0.body, purpose: $0.purpose) }
    return plan
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
