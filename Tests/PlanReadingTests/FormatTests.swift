// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import PlanReading
import Testing
import Vietnamese

/// The format `xanh.plan/1` as somebody else would declare it from its description, and nothing more.
private struct PublicPlan: Decodable, Equatable {
  struct Source: Decodable, Equatable {
    var name: String
    var sha256: String?
    var format: String
    var characters: Int
  }

  struct Document: Decodable, Equatable {
    var type, title, number, issuer, place, issuedOn, period, authority, position, signer: String?
  }

  struct Received: Decodable, Equatable {
    var body, number, on: String?
  }

  struct Recipient: Decodable, Equatable {
    var body: String
    var purpose: String?
  }

  struct Reference: Decodable, Equatable {
    var number: String
    var date: String?
    var span: [Int]
  }

  struct Item: Decodable, Equatable {
    var id: String
    var parent: String?
    var label, kind, text: String
    var span: [Int]
    var activities: [String]
  }

  struct Assignment: Decodable, Equatable {
    var body, role, item: String
    var activity, due: String?
    var span: [Int]
  }

  struct Target: Decodable, Equatable {
    var item: String
    var activity: String?
    var comparator: String
    var value: Decimal
    var unit: String
    var by: String?
    var span: [Int]
  }

  struct Report: Decodable, Equatable {
    var item, from, to, via, rule, due: String?
    var span: [Int]
  }

  struct Event: Decodable, Equatable {
    struct Part: Decodable, Equatable {
      var area: String
      var bodies: [String]
    }

    var item: String?
    var start: String
    var place: String?
    var parts: [Part]
    var span: [Int]
  }

  struct Coverage: Decodable, Equatable {
    var item: String
    var adopted, of, listed: Int
    var span: [Int]
  }

  struct Movement: Decodable, Equatable {
    var name: String
    var span: [Int]
  }

  struct Message: Decodable, Equatable {
    var vi, en: String
  }

  struct Finding: Decodable, Equatable {
    var rule, severity: String
    var item, activity, field: String?
    var message, advice: Message
    var span: [Int]?
  }

  var schema: String
  var source: Source
  var document: Document
  var received: Received?
  var recipients: [Recipient]
  var references: [Reference]
  var items: [Item]
  var assignments: [Assignment]
  var targets: [Target]
  var reports: [Report]
  var events: [Event]
  var coverage: [Coverage]
  var movements: [Movement]
  var findings: [Finding]
}

extension PublicPlan {
  /// What the format must say of a plan.
  init(_ plan: ReadPlan) {
    schema = "xanh.plan/1"
    source = Source(
      name: plan.source.name, sha256: plan.source.sha256, format: plan.source.format, characters: plan.source.characters
    )
    let head = plan.document
    document = Document(
      type: head.type, title: head.title, number: head.number, issuer: head.issuer, place: head.place,
      issuedOn: head.issuedOn?.description, period: head.period, authority: head.authority, position: head.position,
      signer: head.signer)
    received = plan.received.map { Received(body: $0.body, number: $0.number, on: $0.on?.description) }
    recipients = plan.recipients.map { Recipient(body: $0.body, purpose: $0.purpose) }
    references = plan.references.map {
      Reference(number: $0.number, date: $0.date?.description, span: Self.span($0.span))
    }
    items = plan.items.map {
      Item(
        id: "i\($0.index + 1)", parent: $0.parent.map { "i\($0 + 1)" }, label: $0.label, kind: $0.kind.rawValue,
        text: $0.text, span: Self.span($0.span), activities: $0.activities)
    }
    assignments = plan.assignments.map {
      Assignment(
        body: $0.body, role: $0.role.rawValue, item: "i\($0.item + 1)", activity: $0.activity, due: $0.due,
        span: Self.span($0.span))
    }
    targets = plan.targets.map {
      Target(
        item: "i\($0.item + 1)", activity: $0.activity, comparator: $0.comparator.rawValue,
        value: Decimal(string: $0.value.plain) ?? .nan, unit: $0.unit, by: $0.by, span: Self.span($0.span))
    }
    reports = plan.reports.map {
      Report(
        item: $0.item.map { "i\($0 + 1)" }, from: $0.from, to: $0.to, via: $0.via, rule: $0.rule, due: $0.due,
        span: Self.span($0.span))
    }
    events = plan.events.map {
      Event(
        item: $0.item.map { "i\($0 + 1)" }, start: $0.start, place: $0.place,
        parts: $0.parts.map { Event.Part(area: $0.area, bodies: $0.bodies) }, span: Self.span($0.span))
    }
    coverage = plan.coverage.map {
      Coverage(
        item: "i\($0.item + 1)", adopted: $0.adopted, of: $0.of, listed: $0.listed, span: Self.span($0.span))
    }
    movements = plan.movements.map { Movement(name: $0.name, span: Self.span($0.span)) }
    findings = plan.findings.map {
      Finding(
        rule: $0.rule.id, severity: $0.rule.severity.rawValue, item: $0.item.map { "i\($0 + 1)" },
        activity: $0.activity, field: $0.field,
        message: Message(vi: $0.message.vietnamese, en: $0.message.english),
        advice: Message(vi: $0.advice.vietnamese, en: $0.advice.english), span: $0.span.map(Self.span))
    }
  }

  private static func span(_ span: ReadPlan.Span) -> [Int] { [span.start, span.end] }
}

struct FormatTests {
  @Test(arguments: FixtureDocument.all)
  func `JSON holds every value of the plan`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name, sha256: "00ff").get()
    #expect(try JSONDecoder().decode(PublicPlan.self, from: Data(plan.json)) == PublicPlan(plan))
  }

  @Test(arguments: GoldenPlan.all)
  func `JSON holds every value of the golden plans`(golden: GoldenPlan) throws {
    let plan = try Reading.plan(golden.text, name: golden.name)
    #expect(try JSONDecoder().decode(PublicPlan.self, from: Data(plan.json)) == PublicPlan(plan))
  }

  @Test(arguments: FixtureDocument.all)
  func `JSON is one line of valid UTF-8 in normal form C`(document: FixtureDocument) throws {
    let json = try readPlan(document.bytes, name: document.name).get().json
    #expect(json.last == 0x0A)
    #expect(json.count { $0 == 0x0A } == 1)
    let text = try #require(String(validating: json, as: UTF8.self))
    #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == json)
  }

  /// Each character that JSON must escape, in a name and in a text.
  @Test(arguments: Array(0..<0x20) + [0x22, 0x5C, 0x2F, 0x7F, 0x80, 0x2028, 0xFFFD, 0x1F600])
  func `every character comes through`(code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let text = "I. NỘI DUNG\n\n1. Đo \(scalar)nước\(scalar) sông, nước hồ, nước giếng ở các xã ven sông.\n"
    let plan = try readPlan(Array(text.utf8), name: "kế \(scalar) hoạch.txt").get()
    let decoded = try JSONDecoder().decode(PublicPlan.self, from: Data(plan.json))
    #expect(decoded.source.name == "kế \(scalar) hoạch.txt")
    #expect(decoded.items.map(\.text) == plan.items.map(\.text))
    #expect(Array(decoded.items.last?.text.utf8 ?? "".utf8) == Array(plan.items.last?.text.utf8 ?? "".utf8))
  }

  @Test(arguments: [
    ("1.250", "1250"), ("12,5", "12.5"), ("0,05", "0.05"), ("1.234.567,25", "1234567.25"), ("100", "100"),
    ("07", "7"), ("2,50", "2.50"),
  ])
  func `a value is written exactly`(written: String, plain: String) throws {
    let plan = try Reading.plan(ofSentence: "Trồng ít nhất \(written) ha rừng.")
    #expect(String(decoding: plan.json, as: UTF8.self).contains("\"value\":\(plain),\"unit\":\"ha\""))
  }

  // MARK: - The tree

  @Test(arguments: FixtureDocument.all)
  func `the tree has one line for each item, indented below its parent`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name).get()
    var depths: [Int] = []
    for item in plan.items { depths.append(item.parent.map { depths[$0] + 1 } ?? 0) }
    let lines = plan.tree.split(separator: "\n").map(String.init)
    var index = 0
    for line in lines where index < plan.items.count {
      let item = plan.items[index]
      let label = item.label.isEmpty ? "¶" : item.label
      let expected =
        String(repeating: "  ", count: depths[index])
        + "\(label) [\(item.kind.rawValue) \(item.span.start)..<\(item.span.end)] \(item.text)"
      if line == expected { index += 1 }
    }
    #expect(index == plan.items.count)
    #expect(Reading.marks(.assignment, of: plan).count == plan.assignments.count)
    #expect(Reading.marks(.target, of: plan).count == plan.targets.count)
    #expect(Reading.marks(.report, of: plan).count == plan.reports.count)
    #expect(Reading.marks(.event, of: plan).count == plan.events.count)
    #expect(Reading.marks(.finding, of: plan).count == plan.findings.count)
  }

  // MARK: - Markdown

  /// Documents that are one list of items, which Markdown can hold as they are.
  private static let simple = ["xuong-mat.txt", "ra-quan-xa.txt", "ban-dang.txt", "benh-vien.txt", "ngat-dong.txt"]

  @Test(arguments: FixtureDocument.all.filter { simple.contains($0.name) })
  func `Markdown reads back to the same plan`(document: FixtureDocument) throws {
    let plan = try readPlan(document.bytes, name: document.name).get()
    let again = try Reading.plan(plan.markdown, name: "again.md")
    #expect(again.items.map(\.text) == plan.items.map(\.text))
    #expect(Reading.outline(of: again) == Reading.outline(of: plan))
    #expect(again.items.map(\.kind) == plan.items.map(\.kind))
    for mark in [Reading.Mark.assignment, .target, .report, .event] {
      #expect(Reading.marks(mark, of: again) == Reading.marks(mark, of: plan))
    }
    #expect(again.recipients == plan.recipients)
    #expect(again.document.number == plan.document.number)
    #expect(again.document.issuedOn == plan.document.issuedOn)
    #expect(again.document.title == plan.document.title)
    #expect(again.document.authority == plan.document.authority)
    #expect(again.document.position == plan.document.position)
    #expect(again.document.signer == plan.document.signer)
    #expect(try Reading.plan(again.markdown, name: "third.md").markdown == again.markdown)
  }
}
