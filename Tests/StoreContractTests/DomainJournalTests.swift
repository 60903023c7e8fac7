// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// Every change of plans and reports, and what it must write into the journal.
enum DomainChange: CaseIterable {
  case importPlan, correct, match, review, confirm, reopen, close, discard, submit, accept, sendBack

  /// The action, the kind of its subject and the subject's distance from the plan's identifier.
  var entry: (action: String, kind: String, offset: Int64) {
    switch self {
    case .importPlan: ("plan.import", "plan", 0)
    case .correct: ("plan.item.correct", "item", 13)
    case .match: ("plan.body.match", "plan", 0)
    case .review: ("plan.item.review", "plan", 0)
    case .confirm, .reopen, .close: ("plan.state", "plan", 0)
    case .discard: ("plan.discard", "plan", 0)
    case .submit: ("report.submit", "report", 501)
    case .accept: ("report.accept", "report", 501)
    case .sendBack: ("report.return", "report", 501)
    }
  }

  /// «before» and «after» as they must stand in the journal.
  func values(_ content: PlanContent) -> (before: String?, after: String?) {
    let item = #"{"kind":"activity","text":"Xử lý chất thải","due":"2026-35","target":null,"unit":null,"stopped":null"#
    return switch self {
    case .importPlan:
      (
        nil,
        #"{"document":"kế hoạch.docx","sha256":"\#(String(repeating: "0a", count: 32))","#
          + #""title":"Bảo vệ môi trường \"xanh\"\nđến năm 2030 🌱","items":6}"#
      )
    case .correct:
      (
        item + #","bodies":"lead: Sở Y tế (2); coordinate: các xã (?)"}"#, item + #","bodies":"lead: Sở Y tế (2)"}"#
      )
    case .match: (nil, #"{"body":"các xã","organisations":"2 3","assignments":2}"#)
    case .review: (nil, #"{"reviewed":1}"#)
    case .confirm: (#"{"state":"draft"}"#, #"{"state":"active"}"#)
    case .reopen: (#"{"state":"active"}"#, #"{"state":"draft"}"#)
    case .close: (#"{"state":"active"}"#, #"{"state":"closed"}"#)
    case .discard: (#"{"title":"Bảo vệ môi trường \"xanh\"\nđến năm 2030 🌱"}"#, nil)
    case .submit:
      (
        nil,
        #"{"item":\#(content.items[3].id),"organisation":2,"holdsOn":"2026-02-20","percent":40,"quantity":1500,"sentence":"Đã xử lý 40%","#
          + #""files":"\#(String(repeating: "1", count: 64)) \#(String(repeating: "2", count: 64))"}"#
      )
    case .accept: (#"{"state":"submitted"}"#, #"{"state":"accepted","note":null}"#)
    case .sendBack: (#"{"state":"submitted"}"#, #"{"state":"returned","note":"Thiếu ảnh"}"#)
    }
  }

  /// Brings a database to where the change may be made.
  func prepare(_ database: any Database, _ content: PlanContent) throws {
    if self == .importPlan { return }
    let isDraft = [.correct, .match, .review, .confirm, .discard].contains(self)
    try database.addPlan(content.plan.id.rawValue, confirmed: !isDraft)
    if [.accept, .sendBack].contains(self) { try database.addReport(content.plan.id.rawValue + 501, on: content) }
  }

  /// The organisation that reports in the sample.
  func reporting(_ content: PlanContent) -> Int64 {
    DomainSample.report(content.plan.id.rawValue + 501, on: content).organisation.rawValue
  }

  /// Makes the change.
  func perform(_ connection: any Connection, _ content: PlanContent, by author: Author) throws {
    let (plan, report) = (content.plan, content.plan.id.rawValue + 501)
    switch self {
    case .importPlan: try connection.insert(content, document: DomainSample.document(of: plan), by: author)
    case .correct: try connection.update(content.items[3], assignments: [content.assignments[0]], of: plan, by: author)
    case .match:
      let bodies = [DomainSample.commune, DomainSample.health]
      try connection.match(body: "các xã", with: bodies, of: plan, ids: IDSource(), by: author)
    case .review: try connection.markReviewed([content.items[3].id], of: plan, by: author)
    case .confirm: try connection.perform(.confirm, on: plan, by: author)
    case .reopen: try connection.perform(.reopen, on: plan, by: author)
    case .close: try connection.perform(.close, on: plan, by: author)
    case .discard: try connection.deleteDraft(plan, by: author)
    case .submit:
      _ = try connection.submit(
        DomainSample.report(report, on: content),
        evidence: [DomainSample.evidence(report), DomainSample.evidence(report, 2)],
        of: plan, idempotencyKey: "\(report)", by: author)
    case .accept: try connection.decide(.accept, on: ID(report), of: plan, note: "", by: author)
    case .sendBack: try connection.decide(.return, on: ID(report), of: plan, note: "Thiếu ảnh", by: author)
    }
  }
}

@Suite struct DomainJournalTests {
  @Test(arguments: Backend.allCases) func `every change writes exactly one entry that tells it whole`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      for (number, change) in DomainChange.allCases.enumerated() {
        let content = DomainSample.content(1_000 * Int64(number + 1))
        let author = DomainSample.author(DomainSample.approver, secondsLater: 7)
        try change.prepare(database, content)
        let before = try database.journalEntries()
        try database.write { try change.perform($0, content, by: author) }
        let after = try database.journalEntries()
        #expect(Array(after.prefix(before.count)) == before, "\(change)")
        #expect(after.count == before.count + 1, "\(change)")
        let values = change.values(content)
        let expected = JournalEntry(
          realm: 1, actor: 102, actorName: author.name, action: change.entry.action, subjectKind: change.entry.kind,
          subject: content.plan.id.rawValue + change.entry.offset, before: values.before, after: values.after,
          organisation: change.entry.kind == "report" ? change.reporting(content) : content.plan.owner.rawValue,
          plan: content.plan.id.rawValue, at: author.at)
        #expect(after.last?.entry == expected, "\(change)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a change that fails after its last step leaves neither change nor entry`(
    _ backend: Backend
  ) throws {
    struct Failure: Error {}
    try withBodies(backend) { database throws in
      for (number, change) in DomainChange.allCases.enumerated() {
        let content = DomainSample.content(1_000 * Int64(number + 1))
        try change.prepare(database, content)
        let before = try database.everything()
        #expect(throws: Failure.self, "\(change)") {
          try database.write { connection in
            try change.perform(connection, content, by: DomainSample.author(DomainSample.approver))
            throw Failure()
          }
        }
        #expect(try database.everything() == before, "\(change)")
        // The change was possible: it is made when nothing fails.
        try database.write { try change.perform($0, content, by: DomainSample.author(DomainSample.approver)) }
        #expect(try database.everything() != before, "\(change)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `what the program does by itself has no actor`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let content = DomainSample.content()
      try database.write { connection in
        try connection.insert(content, document: DomainSample.document(of: content.plan), by: DomainSample.author(nil))
      }
      let entry = try #require(try database.journalEntries().last).entry
      #expect(entry.actor == nil && entry.actorName.isEmpty)
    }
  }
}
