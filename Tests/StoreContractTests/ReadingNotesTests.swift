// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import TestSupport
import Testing

/// What is kept of how a document was read.
@Suite struct ReadingNotesTests {
  private static func notes(_ content: PlanContent) -> ReadingNotes {
    ReadingNotes(
      pageStarts: [0, 40, 40, 190],
      conversions: [
        .init("charset", "Bảng mã TCVN3 đã đổi.", "TCVN3 was converted."),
        .init("ocr", "Trang 2 là ảnh.", "Page 2 is a picture."),
      ],
      words: [.init(span: 3..<9, confidence: 0), .init(span: 12..<14, confidence: 84)],
      doubts: ReadingDoubt.Fact.allCases.enumerated().map { index, fact in
        ReadingDoubt(fact, about: content.items[index % 3].id, confidence: 40 + index, span: index..<(index + 7))
      })
  }

  private func add(
    _ database: any Database, _ notes: (PlanContent) -> ReadingNotes, _ id: Int64 = 1_000
  ) throws -> Plan {
    let content = DomainSample.content(id)
    let kept = notes(content)
    try database.write {
      try $0.insert(
        content, document: DomainSample.document(of: content.plan), notes: kept, by: DomainSample.author())
    }
    return content.plan
  }

  @Test(arguments: Backend.allCases) func `notes come back as they were stored, in their order`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let plan = try add(database, Self.notes)
      #expect(try database.read { try $0.readingNotes(of: plan) } == Self.notes(DomainSample.content()))
    }
  }

  @Test(arguments: Backend.allCases) func `each plan has its own notes, and one without has none`(_ backend: Backend)
    throws
  {
    try withBodies(backend) { database throws in
      let (first, second) = (
        try add(database, Self.notes), try add(database, { _ in ReadingNotes(pageStarts: [3]) }, 2_000)
      )
      #expect(try database.read { try $0.readingNotes(of: second) } == ReadingNotes(pageStarts: [3]))
      let third = try database.addPlan(3_000).plan
      #expect(try database.read { try $0.readingNotes(of: third) } == ReadingNotes())
      #expect(try database.read { try $0.readingNotes(of: first).doubts.count } == ReadingDoubt.Fact.allCases.count)
    }
  }

  @Test(arguments: Backend.allCases)
  func `a discarded draft takes its doubts with it, its document keeps what was done`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let plan = try add(database, Self.notes)
      try database.write { try $0.deleteDraft(plan, by: DomainSample.author()) }
      let left = try database.read { try $0.readingNotes(of: plan) }
      #expect(left.doubts.isEmpty && left.conversions.count == 2 && left.words.count == 2 && left.pageStarts.count == 4)
    }
  }

  @Test(arguments: Backend.allCases) func `no step of a review, and none taken back, changes what was read`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let plan = try add(database, Self.notes)
      let before = try database.read { try $0.readingNotes(of: plan) }
      let items = try database.read { try $0.items(of: plan) }
      let last = try #require(items.last)
      _ = try database.write { try $0.merge(last.id, version: last.version, of: plan, by: DomainSample.author()) }
      #expect(try database.read { try $0.readingNotes(of: plan) } == before)
      _ = try database.write { try $0.undo(1, of: plan, by: DomainSample.author()) }
      #expect(try database.read { try $0.readingNotes(of: plan) } == before)
      #expect(try database.read { try $0.items(of: plan).map(\.id) } == items.map(\.id))
    }
  }

  @Test(arguments: Backend.allCases) func `a database of before has plans without notes, and keeps those of new ones`(
    _ backend: Backend
  ) throws {
    let before = Schema.migrations.filter { $0.number < 5 }
    try withDatabase(backend, migrations: before) { database throws in
      try addBodies(to: database, schema: 4)
      let old = try database.addPlan(2_000).plan
      try Schema.migrate(database, now: someMoment)
      #expect(try database.read { try $0.readingNotes(of: old) } == ReadingNotes())
      let new = try add(database, Self.notes)
      #expect(try database.read { try $0.readingNotes(of: new) } == Self.notes(DomainSample.content()))
    }
  }

  @Test(arguments: Backend.allCases)
  func `a plan whose words nobody doubted before keeps its other notes when the words come in`(
    _ backend: Backend
  ) throws {
    try withDatabase(backend, migrations: Schema.migrations.filter { $0.number < 6 }) { database throws in
      try addBodies(to: database, schema: 5)
      let plan = try add(database, { content in ReadingNotes(pageStarts: [0], doubts: Self.notes(content).doubts) })
      try Schema.migrate(database, now: someMoment)
      let kept = try database.read { try $0.readingNotes(of: plan) }
      #expect(kept.words.isEmpty && kept.pageStarts == [0] && !kept.doubts.isEmpty)
    }
  }

  @Test(arguments: Backend.allCases) func `a doubt is of a known kind and at most certain`(_ backend: Backend) throws {
    try withBodies(backend) { database throws in
      let plan = try add(database, Self.notes)
      for broken: SQL in [
        "UPDATE reading_doubt SET fact = 'mood' WHERE plan = \(plan.id)",
        "UPDATE reading_doubt SET confidence = 101 WHERE plan = \(plan.id)",
        "UPDATE reading_doubt SET confidence = -1 WHERE plan = \(plan.id)",
        "UPDATE reading_doubt SET plan = 404 WHERE plan = \(plan.id)",
        "UPDATE document_page SET document = 404", "UPDATE document_conversion SET document = 404",
        "UPDATE document_word SET document = 404", "UPDATE document_word SET confidence = 101",
      ] {
        #expect(refusal { try database.write { try $0.execute(broken) } } is DatabaseError, "\(broken.text)")
      }
    }
  }

  @Test(arguments: [
    ([0], 0, 1), ([0], 99, 1), ([0, 10], 9, 1), ([0, 10], 10, 2), ([0, 10, 10, 20], 10, 3), ([0, 10, 10, 20], 19, 3),
    ([0, 0, 5], 0, 2), ([0, 10, 30, 30], 29, 2), ([0, 10, 30, 30], 31, 4), ([5, 9], 2, 1),
  ])
  func `a place stands on the last page that begins at it or before it`(starts: [Int], place: Int, page: Int) {
    #expect(ReadingNotes(pageStarts: starts).page(of: place) == page)
  }

  @Test func `a document without pages has no page`() { #expect(ReadingNotes().page(of: 0) == nil) }
}
