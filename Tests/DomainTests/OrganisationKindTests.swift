// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

private func kind(_ code: String) throws -> OrganisationKind { try #require(OrganisationKind(code: code)) }
private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

@Suite struct `Kinds of organisations` {
  @Test func `each have a code of their own that leads back to them`() throws {
    #expect(Set(OrganisationKind.all.map(\.code)).count == OrganisationKind.all.count)
    for known in OrganisationKind.all { #expect(try kind(known.code) == known) }
  }

  @Test(arguments: ["", "phòng", "Province", "tỉnh", " room"]) func `that nobody knows are not made up`(code: String) {
    #expect(OrganisationKind(code: code) == nil)
  }

  @Test(arguments: OrganisationKind.all.map(\.code))
  func `have names in both languages, a source, and days in order`(code: String) throws {
    let known = try kind(code)
    #expect(!known.name.isEmpty && !known.englishName.isEmpty && !known.source.isEmpty)
    if let to = known.to { #expect(known.from <= to) }
    #expect(!known.exists(on: known.from.adding(days: -1)) && known.exists(on: known.from))
  }

  @Test func `have names that tell them apart`() {
    #expect(Set(OrganisationKind.all.map(\.name)).count == OrganisationKind.all.count)
    #expect(Set(OrganisationKind.all.map(\.englishName)).count == OrganisationKind.all.count)
  }

  @Test(arguments: OrganisationKind.all.map(\.code))
  func `stand below kinds that exist, never below a kind that ended before them`(code: String) throws {
    let known = try kind(code)
    for above in try known.below.map({ try kind($0) }) {
      #expect(above.code != OrganisationKind.topCode)
      if let end = above.to { #expect(known.from <= end) }
      #expect(known.mayStandBelow(above))
    }
  }

  @Test(arguments: OrganisationKind.offered.map(\.code))
  func `lead up to a kind that stands below nothing`(code: String) throws {
    var reached: Set<String> = [code]
    var open = [try kind(code)]
    var ends = false
    while let next = open.popLast() {
      ends = ends || next.below.isEmpty
      for above in next.below where reached.insert(above).inserted { open.append(try kind(above)) }
    }
    #expect(ends)
  }

  @Test(arguments: [
    "top", "province", "department", "commune", "union", "upper-union", "grassroots-union", "office", "room", "other",
  ]) func `of stored organisations stay known`(code: String) throws { #expect(try kind(code).to == nil) }

  @Test func `offer everything but a second top`() {
    #expect(OrganisationKind.offered.count == OrganisationKind.all.count - 1)
    #expect(!OrganisationKind.offered.contains { $0.code == OrganisationKind.topCode })
    #expect(OrganisationKind.offered.last?.code == OrganisationKind.otherCode)
  }

  @Test(arguments: [("2025-06-30", true), ("2025-07-01", false)])
  func `of districts ended with June 2025`(_ date: String, _ exists: Bool) throws {
    #expect(try kind("district").exists(on: day(date)) == exists)
  }

  @Test(arguments: OrganisationKind.all.filter { $0.code != "district" }.map(\.code))
  func `other than districts last`(code: String) throws { #expect(try kind(code).to == nil) }

  @Test(arguments: [
    ("commune", "province", true), ("commune", "district", true), ("district", "commune", false),
    ("province", "commune", false), ("grassroots-union", "upper-union", true),
    ("upper-union", "grassroots-union", false),
    ("union", "confederation", true), ("party-cell", "party-committee", true), ("party-committee", "party-cell", false),
    ("room", "department", true), ("room", "office", true), ("room", "grassroots-union", true),
    ("union", "room", false),
    ("workers-group", "upper-union", true), ("workers-group", "commune", false),
    // A topmost body and one of no known kind take in everything, and everything takes in one of no known kind.
    ("grassroots-union", "top", true), ("ministry", "other", true), ("other", "party-cell", true),
    ("top", "top", false), ("top", "other", false), ("top", "government", false),
  ]) func `stand below one another as the table says`(_ lower: String, _ upper: String, _ may: Bool) throws {
    #expect(try kind(lower).mayStandBelow(kind(upper)) == may)
  }

  @Test(arguments: [
    ("confederation", "2026-05-15", false), ("confederation", "2026-05-16", true), ("union", "2026-05-16", true),
    ("upper-union", "2026-12-31", false), ("sector-union", "2026-12-31", false),
    ("grassroots-union", "2026-12-31", false),
  ]) func `of unions manage at two levels since May 2026`(_ code: String, _ date: String, _ manages: Bool) throws {
    #expect(try kind(code).isManagementLevel(on: day(date)) == manages)
  }

  @Test func `cover every family`() {
    #expect(Set(OrganisationKind.all.map(\.family)) == Set(OrganisationKind.Family.allCases))
  }

  @Test(arguments: OrganisationKind.Family.allCases)
  func `stand below their own family, but for what any body can have`(family: OrganisationKind.Family) throws {
    let own: Set<OrganisationKind.Family> = [.state, .union]
    guard own.contains(family) else { return }
    for known in OrganisationKind.all where known.family == family {
      for above in known.below { #expect(try kind(above).family == family, "\(known.code) below \(above)") }
    }
  }
}
