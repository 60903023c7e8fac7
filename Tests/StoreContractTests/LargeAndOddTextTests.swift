// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import TestSupport
import Testing

/// Text is kept byte for byte, whatever it holds and however long it is.
@Suite struct LargeAndOddTextTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) { (testDescription, self.text) = (name, text) }
  }

  static let samples = [
    Sample("of three hundred kilobytes", String(repeating: "Đã xử lý 40 % chất thải. ", count: 10_000)),
    Sample("one line of a hundred thousand letters", String(repeating: "ộ", count: 100_000)),
    Sample("composed and decomposed marks", "Hoà Hòa \u{1EC7} e\u{323}\u{302} e\u{302}\u{323}"),
    Sample("signs of SQL, JSON and templates", #"'; DROP TABLE report; -- $1 ? :a "{}" \n \\ %s ${x} {{y}}"#),
    Sample("control characters", String(String.UnicodeScalarView((1...0x9F).compactMap(Unicode.Scalar.init)))),
    Sample(
      "one of every 997th character",
      String(
        String.UnicodeScalarView(
          (1...0x10FFFF).lazy.filter { $0 % 997 == 0 }
            .compactMap { Unicode.Scalar($0 as Int) }))),
    Sample("a byte order mark and spaces of every kind", "\u{FEFF}\u{200B}\u{A0} \u{2028}\u{2029}\r\n\t"),
    Sample("nothing", ""),
  ]

  /// Two texts that differ in their bytes are two, also where Swift calls them equal.
  private func areSame(_ one: String?, _ other: String) -> Bool { one.map { Array($0.utf8) } == Array(other.utf8) }

  @Test(arguments: Backend.allCases) func `a text in a report comes back byte for byte`(_ backend: Backend) throws {
    for sample in Self.samples {
      try withBodies(backend) { database throws in
        let (text, content) = (sample.text, try database.addPlan())
        var report = DomainSample.report(1, on: content)
        (report.sentence, report.difficulty, report.proposal, report.submitter) = (text, text, text, text)
        let file = Evidence(report: ID(1), sha256: "0a", name: text, mediaType: "image/png", size: 1)
        let sent = report
        try database.write { connection in
          _ = try connection.submit(
            sent, evidence: [file], of: content.plan, idempotencyKey: "1", by: DomainSample.author())
          try connection.decide(
            .accept, on: ID(1), of: content.plan, note: text, by: DomainSample.author(DomainSample.approver))
        }
        let stored = try #require(try database.read { try $0.report(ID(1), of: content.plan) })
        for kept in [stored.sentence, stored.difficulty, stored.proposal, stored.submitter] {
          #expect(areSame(kept, text), "\(sample.testDescription)")
        }
        #expect(areSame(stored.note ?? "", text), "\(sample.testDescription)")
        let files = try database.read { try $0.evidence(on: report.item, of: content.plan) }
        #expect(areSame(files.first?.name, text), "\(sample.testDescription)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a text in the journal comes back byte for byte, and its seal fits`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend) { database throws in
      for (number, sample) in Self.samples.enumerated() {
        let text = sample.text
        var after = JSONObject()
        after.add("text", text)
        let json = after.text
        let entry = JournalEntry(
          realm: 1, actor: Int64(number), actorName: text, action: "x", subjectKind: "y", subject: 1, before: text,
          after: json, personal: [PersonalValue(place: "after.name", person: 7, text: text)], at: someMoment)
        _ = try database.write { try $0.appendJournal(entry) }
        let stored = try #require(try database.read { try $0.journal(realm: 1, limit: 1) }.first).entry
        #expect(areSame(stored.actorName, text), "\(sample.testDescription)")
        #expect(areSame(stored.before, text), "\(sample.testDescription)")
        #expect(areSame(stored.personal.first?.text, text), "\(sample.testDescription)")
        #expect(areSame(JSONObject.fields(of: stored.after ?? "").first?.value, text), "\(sample.testDescription)")
      }
      let digest = InstallationDigest()
      #expect(try JournalSealer(database, digest).seal() == Self.samples.count)
      #expect(try verifyJournal(database, digest).fault == nil)
    }
  }

  @Test(arguments: Backend.allCases) func `a text in a plan comes back byte for byte`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      for (number, sample) in Self.samples.enumerated() {
        let text = sample.text
        var content = DomainSample.content(Int64(number + 1) * 1_000)
        (content.plan.title, content.items[0].text, content.items[1].unit) = (text, text, text)
        content.assignments[0].body = text
        content.duties[0].receiver = text
        let document = Document(
          id: content.plan.document, sha256: "0a", name: text, format: "txt", size: text.utf8.count, body: text)
        let made = content
        try database.write { try $0.insert(made, document: document, by: DomainSample.author()) }
        let (plan, found, kept) = try database.read { connection in
          (
            try connection.plan(made.plan.id), try connection.content(of: made.plan),
            try connection.document(of: made.plan)
          )
        }
        let texts = [
          plan?.title, found.items[0].text, found.items[1].unit, found.assignments[0].body, found.duties[0].receiver,
          kept?.name, kept?.body,
        ]
        #expect(texts.allSatisfy { areSame($0, text) }, "\(sample.testDescription)")
      }
    }
  }

  @Test(arguments: Backend.allCases) func `a text with U+0000 is refused, and nothing of its change remains`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      let before = try database.everything()
      let changes: [(inout Report) -> Void] = [
        { $0.sentence = "\0" }, { $0.difficulty = "vì\0" }, { $0.proposal = "\0vì" }, { $0.submitter = "A\0n" },
      ]
      for change in changes {
        var report = DomainSample.report(1, on: content)
        change(&report)
        let sent = report
        let error = refusal {
          try database.write {
            try $0.submit(sent, evidence: [], of: content.plan, idempotencyKey: "1", by: DomainSample.author())
          }
        }
        #expect((error as? DatabaseError)?.kind == .unexpectedValue)
      }
      #expect(try database.everything() == before)
      try database.addReport(1, on: content)
    }
  }

  /// PostgreSQL keeps at most a third of a page in an index; SQLite has no such bound.
  @Test(arguments: Backend.allCases) func `a key that is too long for its index is an unfit value, not a mistake`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      var random = SeededRandom(seed: 1)
      // Nothing that repeats, or it would be packed small enough.
      let key = String((0..<20_000).map { _ in Character(Unicode.Scalar(UInt8.random(in: 33...126, using: &random))) })
      let error = refusal {
        try database.write {
          try $0.submit(
            DomainSample.report(1, on: content), evidence: [], of: content.plan, idempotencyKey: key,
            by: DomainSample.author())
        }
      }
      #expect((error as? DatabaseError)?.kind == (backend == .postgreSQL ? .unexpectedValue : nil))
      #expect(try database.read { try $0.reports(of: content.plan) }.count == (backend == .postgreSQL ? 0 : 1))
    }
  }
}
