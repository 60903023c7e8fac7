// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import PlanReading
import Testing

struct JSONTests {
  private func object(_ plan: ReadPlan) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(plan.json)) as? [String: Any])
  }

  private func list(_ object: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(object[key] as? [[String: Any]])
  }

  @Test(arguments: GoldenPlan.all)
  func `the format has every key, and null for what is not known`(golden: GoldenPlan) throws {
    let plan = try readPlan(Array(golden.text.utf8), name: golden.name).get()
    let json = try object(plan)
    #expect(json["schema"] as? String == "xanh.plan/1")
    #expect(
      Set(json.keys) == [
        "schema", "source", "document", "letterhead", "received", "recipients", "references", "items", "assignments",
        "targets", "reports", "events", "coverage", "movements", "findings", "further",
      ])
    let document = try #require(json["document"] as? [String: Any])
    #expect(
      Set(document.keys) == [
        "type", "title", "number", "issuer", "place", "issuedOn", "period", "authority", "position", "signer",
      ])
    #expect(document["number"] as? String == plan.document.number)
    #expect(document["issuedOn"] as? String == plan.document.issuedOn?.description)
    #expect((document["period"] is NSNull) == (plan.document.period == nil))
  }

  @Test(arguments: GoldenPlan.all)
  func `items, assignments and findings carry their values`(golden: GoldenPlan) throws {
    let plan = try readPlan(Array(golden.text.utf8), name: golden.name).get()
    let json = try object(plan)
    let items = try list(json, "items")
    #expect(items.compactMap { $0["text"] as? String } == plan.items.map(\.text))
    #expect(items.map { $0["parent"] as? String } == plan.items.map { $0.parent.map(ReadPlan.Item.id) })
    #expect(items.compactMap { $0["span"] as? [Int] } == plan.items.map { [$0.span.start, $0.span.end] })
    #expect(items.compactMap { $0["cells"] as? [String] } == plan.items.map(\.cells))
    let further = try list(json, "further")
    #expect(further.compactMap { $0["text"] as? String } == plan.further.map(\.text))
    #expect(further.compactMap { $0["kind"] as? String } == plan.further.map(\.kind.rawValue))
    #expect(
      further.map { $0["before"] as? String }
        == plan.further.map { $0.item < plan.items.count ? ReadPlan.Item.id($0.item) : nil })
    let assignments = try list(json, "assignments")
    #expect(assignments.compactMap { $0["role"] as? String } == plan.assignments.map(\.role.rawValue))
    #expect(assignments.compactMap { $0["item"] as? String } == plan.assignments.map { ReadPlan.Item.id($0.item) })
    let findings = try list(json, "findings")
    #expect(
      findings.compactMap { ($0["message"] as? [String: String])?["vi"] } == plan.findings.map(\.message.vietnamese))
    #expect(findings.compactMap { ($0["advice"] as? [String: String])?["en"] } == plan.findings.map(\.advice.english))
  }

  @Test func `numbers are exact and texts are escaped`() throws {
    let text = "I. A\n\n1. Giảm ít nhất 2,5% chất thải; ghi \"sổ\" \\\\ và \u{1} ở đây.\n"
    let plan = try readPlan(Array(text.utf8), name: "kế \"hoạch\".txt").get()
    #expect(String(decoding: plan.json, as: UTF8.self).contains("\"value\":2.5,"))
    let json = try object(plan)
    #expect((json["source"] as? [String: Any])?["name"] as? String == "kế \"hoạch\".txt")
    #expect(try list(json, "items").last?["text"] as? String == plan.items.last?.text)
  }

  @Test func `pieces joined are the whole`() throws {
    let text = (1...900).map { "- Việc số \($0) của Sở Y tế được ghi thật dài để có nhiều chữ trong một mục.\n\n" }
      .joined()
    let plan = try readPlan(Array(("I. A\n\n" + text).utf8), name: "a").get()
    var pieces: [[UInt8]] = []
    plan.writeJSON { pieces.append($0) }
    #expect(pieces.count > 2)
    #expect(Array(pieces.joined()) == plan.json)
    #expect(plan.json.last == 0x0A)
  }
}
