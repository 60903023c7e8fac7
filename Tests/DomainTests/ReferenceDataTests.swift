// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Domain

private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

@Suite struct `Reference data` {
  private static let codes = ReferenceData.tables.map(\.code)

  private func table(_ code: String) throws -> ReferenceTable {
    try #require(ReferenceData.tables.first { $0.code == code })
  }

  @Test(arguments: [("2024-12-31", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-11-21", 34), ("2008-08-01", 63)])
  func `counts 63 provinces until June 2025 and 34 after it`(_ date: String, _ count: Int) throws {
    let provinces = try ReferenceData.provinces.bodies(on: day(date))
    #expect(provinces.count == count)
    #expect(provinces.count { $0.name.hasPrefix("Thành phố ") } == (date < "2025" ? 5 : 6))
  }

  @Test func `leads each of the 63 provinces to exactly one of the 34`() throws {
    let (table, later) = (ReferenceData.provinces, try day("2025-07-01"))
    var reached: [String: Int] = [:]
    for province in table.bodies(on: try day("2025-06-30")) {
      let now = table.today(province, on: later)
      #expect(now.count == 1, "\(province.name)")
      for body in now { reached[body.name, default: 0] += 1 }
    }
    #expect(reached.count == 34 && reached.values.reduce(0, +) == 63)
    #expect(reached.values.count { $0 == 1 } == 11 && reached.values.allSatisfy { $0 <= 3 })
  }

  @Test(arguments: [
    ("Tỉnh Bình Dương", "Thành phố Hồ Chí Minh"), ("Tỉnh Bến Tre", "Tỉnh Vĩnh Long"),
    ("Tỉnh Bắc Kạn", "Tỉnh Thái Nguyên"),
    ("Tỉnh Yên Bái", "Tỉnh Lào Cai"), ("Tỉnh Thừa Thiên Huế", "Thành phố Huế"), ("Tỉnh Nghệ An", "Tỉnh Nghệ An"),
    ("Tỉnh Lào Cai", "Tỉnh Lào Cai"), ("Tỉnh Phú Yên", "Tỉnh Đắk Lắk"),
  ]) func `knows what a province has become`(_ before: String, _ now: String) throws {
    let table = ReferenceData.provinces
    let body = try #require(table.bodies.first { $0.name == before })
    #expect(table.today(body, on: try day("2026-11-21")).map(\.name) == [now])
  }

  @Test(arguments: codes) func `gives every body a kind of its days, a source and days in order`(code: String) throws {
    for body in try table(code).bodies {
      let kind = try #require(OrganisationKind(code: body.kind), "\(body.name)")
      #expect(!body.source.isEmpty && kind.exists(on: body.from), "\(body.name)")
      if let to = body.to { #expect(body.from <= to && kind.exists(on: to), "\(body.name)") }
    }
  }

  @Test(arguments: codes) func `has each predecessor on the day before, and its end on that day`(code: String) throws {
    let table = try table(code)
    for body in table.bodies {
      let before = body.from.adding(days: -1)
      #expect(Set(body.predecessors).count == body.predecessors.count)
      for predecessor in body.predecessors {
        #expect(table.body(predecessor, on: before)?.to == before, "\(body.name)")
      }
      #expect(table.predecessors(of: body).map(\.code) == body.predecessors)
    }
  }

  @Test(arguments: codes) func `has one body for a code on a day, and no two of one name`(code: String) throws {
    let bodies = try table(code).bodies
    for (index, body) in bodies.enumerated() {
      for other in bodies[..<index] where other.code == body.code || other.name == body.name {
        #expect(other.to.map { $0 < body.from } ?? false, "\(other.name), \(body.name)")
      }
    }
  }

  @Test(arguments: codes) func `has parents that are there on the first day, and no ring of successors`(
    code: String
  ) throws {
    let table = try table(code)
    for body in table.bodies {
      if let parent = body.parent { #expect(table.body(parent, on: body.from) != nil, "\(body.name)") }
      for later in table.successors(of: body) {
        #expect(body.from < later.from && table.predecessors(of: later).contains(body))
      }
      #expect(table.today(body, on: try day("2030-01-01")).allSatisfy { $0.to == nil })
    }
  }

  @Test func `marks what was not compared with its source`() throws {
    for body in ReferenceData.departments.bodies { #expect(!body.isVerified) }
    let merged = ReferenceData.provinces.bodies.filter {
      !$0.predecessors.isEmpty && $0.from == (try? day("2025-07-01"))
    }
    #expect(merged.count == 23)
    #expect(merged.count { $0.unverified == [.code] } == 7)
    #expect(merged.first { $0.name == "Tỉnh Đồng Nai" }?.unverified == [.name, .to])
    #expect(merged.count(where: \.isVerified) == 15)
  }

  @Test func `is where the check of plans takes ended bodies from`() {
    let national = BodyLifetime.national
    #expect(national.count == 18 && national.count(where: \.isLevel) == 4)
    let finance = national.first { $0.name == "Bộ Kế hoạch và Đầu tư" }
    #expect(finance?.successor == "Bộ Tài chính" && finance?.source == "Nghị quyết 176/2025/QH15")
    #expect(finance?.lastDay.description == "2025-02-28")
    #expect(national.first { $0.name == "Sở Lao động - Thương binh và Xã hội" }?.successor == "Sở Nội vụ")
    #expect(!national.contains { $0.name == "Sở Nội vụ" || $0.name == "Bộ Tài chính" })
    #expect(national.first { $0.name == "huyện" }?.successor == nil)
  }
}

@Suite struct `A table of reference data` {
  private let row = "A | Sở A | department | | 2014-05-20 | 2025-02-28 | | Nghị định 1 | all"

  @Test func `is read line by line`() throws {
    let bodies = try ReferenceTable.bodies(
      in: "\n\(row)\n B|Sở B|department|A|2025-03-01||A  C|Nghị định 2|code from\n")
    #expect(bodies.map(\.code) == ["A", "B"])
    #expect(
      bodies[0].to == (try day("2025-02-28")) && bodies[0].unverified.count == ReferenceBody.Column.allCases.count)
    #expect(bodies[1].parent == "A" && bodies[1].predecessors == ["A", "C"] && bodies[1].unverified == [.code, .from])
    #expect(bodies[1].to == nil && !bodies[1].isVerified)
  }

  @Test(arguments: [
    ("| Sở A | department | | 2014-05-20 | | | N | ", ReferenceBody.Column.code),
    ("A | | department | | 2014-05-20 | | | N | ", .name), ("A | Sở A | sở | | 2014-05-20 | | | N | ", .kind),
    ("A | Sở A | department | | 2014-02-30 | | | N | ", .from), ("A | Sở A | department | | | | | N | ", .from),
    ("A | Sở A | department | | 2014-05-20 | 2014-05-19 | | N | ", .to),
    ("A | Sở A | department | | 2014-05-20 | mai | | N | ", .to),
    ("A | Sở A | department | | 2014-05-20 | | | | ", .source),
    ("A | Sở A | department | | 2014-05-20 | | | N", nil), ("A | Sở A | department | | 2014-05-20 | | | N | x", nil),
    ("A | Sở A | department | | 2014-05-20 | | | N | | ", nil),
  ]) func `is refused with the line and the column`(_ line: String, _ column: ReferenceBody.Column?) {
    #expect(throws: ReferenceTableError(line: 2, column: column)) { try ReferenceTable.bodies(in: "\(row)\n\(line)") }
  }

  @Test func `follows a body over several steps, also where its work was parted`() throws {
    let table = ReferenceTable(
      code: "t", name: "T", englishName: "T",
      bodies: try ReferenceTable.bodies(
        in: """
          A | Sở A | department | | 2000-01-01 | 2009-12-31 | | N |
          B | Sở B | department | | 2010-01-01 | 2019-12-31 | A | N |
          C | Sở C | department | | 2010-01-01 | | A | N |
          D | Sở D | department | | 2020-01-01 | | B | N |
          E | Sở E | department | | 2000-01-01 | 2009-12-31 | | N |
          """))
    let first = table.bodies[0]
    #expect(table.today(first, on: try day("2009-12-31")).map(\.code) == ["A"])
    #expect(table.today(first, on: try day("2010-01-01")).map(\.code) == ["B", "C"])
    #expect(table.today(first, on: try day("2020-01-01")).map(\.code) == ["D", "C"])
    #expect(table.today(table.bodies[4], on: try day("2020-01-01")).isEmpty)
    #expect(table.successors(of: table.bodies[2]).isEmpty)
    #expect(table.body("B", on: try day("2020-01-01")) == nil)
  }
}
