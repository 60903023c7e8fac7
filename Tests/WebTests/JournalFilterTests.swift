// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import HTTP
import OfficialDocuments
import Store
import Testing

@testable import Web

@Suite struct `Finding entries of the journal` {
  /// A site whose journal tells of three days, two people and two bodies.
  private func site() throws -> TestSite {
    let site = try TestSite()
    let noon = TestSite.morning.adding(seconds: 4 * 3_600)
    let (approver, head) = (ID<Person>(13), ID<Person>(12))
    try site.database.write { connection in
      let plan = try #require(try connection.plans().first { $0.id == ID(100) })
      var (before, after) = (JSONObject(), JSONObject())
      before.add("state", "submitted")
      after.add("state", "accepted")
      try connection.journal(
        "report.accept", "report", ID<Report>(5), realm: plan.realm, of: ID(2), in: plan.id, before: before,
        after: after,
        by: Author(person: approver, name: "Người Duyệt", at: noon))
      try connection.journal(
        "organisation.found", "organisation", ID<Organisation>(4), realm: plan.realm, of: ID(4), before: nil,
        after: after,
        by: Author(person: head, name: "Người Quản Trị", at: noon.adding(seconds: 86_400)))
      try connection.journal(
        "organisation.dissolve", "organisation", ID<Organisation>(3), realm: plan.realm, of: ID(3), before: nil,
        after: after,
        by: Author(person: head, name: "Người Quản Trị", at: noon.adding(seconds: 2 * 86_400)))
    }
    return site
  }

  private func actions(_ site: TestSite, _ query: String) throws -> [String] {
    let page = try site.page("/nhat-ky?" + query, as: "quantri")
    return page.first("tbody")?.all("tr").compactMap { $0.first("th")?.first("span")?.text } ?? []
  }

  @Test(arguments: [
    ("viec=organisation.found", ["organisation.found"]), ("viec=report.accept", ["report.accept"]),
    ("viec=organisation.dissolve&ai=quantri", ["organisation.dissolve"]), ("viec=organisation.dissolve&ai=duyet", []),
    ("ai=khong%20ai%20ca", []), ("viec=report.accept&don-vi=2", ["report.accept"]), ("viec=report.accept&don-vi=3", []),
    ("don-vi=3", ["organisation.dissolve"]), ("tu=23/11/2026", ["organisation.dissolve"]),
    ("tu=22/11/2026&den=22/11/2026", ["organisation.found"]), ("den=20/11/2026", []), ("viec=%3Cscript%3E", []),
  ]) func `by who, what, when and where`(query: String, expected: [String]) throws {
    let site = try site()
    #expect(try actions(site, query).filter { $0.contains(".") && !$0.hasPrefix("session") } == expected)
    // The same once everything is sealed.
    try JournalSealer(site.database, SiteDigest()).seal()
    #expect(try actions(site, query).filter { !$0.hasPrefix("session") } == expected)
  }

  @Test func `what was done to people is found where they are`() throws {
    let site = try TestSite()
    func send(_ path: String, _ fields: [String: String], _ status: Int = 303) throws {
      #expect(try site.submit(path, fields, as: "quantri").status == status, "\(path)")
    }
    let new = ["name": "Lê Thị Mới", "login": "moi", "organisation": "2", "role": "reporter"]
    try send("/nguoi-dung", new, 200)
    try send("/nguoi-dung", new.merging(["role": "reader"]) { $1 })
    try send("/nguoi-dung/14", ["viec": "lien-ket"], 200)
    try send("/nguoi-dung/14", ["viec": "dong"])
    try send("/nguoi-dung/16", ["viec": "dong"])
    try send("/nguoi-dung/15/dat-lai", ["ly-do": "Gọi điện, nhận ra giọng nói"])
    try send("/nguoi-dung/ma", ["organisation": "2", "nguoi": "15", "ngay": "7"], 200)
    var person = Browser(site)
    try person.signIn("congthuong.duyet")
    try person.setUpFactor()
    let expected = [
      "person.factor.add", "session.open", "person.code", "person.reset.ask", "person.dong", "person.lien-ket",
      "person.role.add", "person.add",
    ]
    for isSealed in [false, true] {
      if isSealed { try JournalSealer(site.database, SiteDigest()).seal() }
      #expect(try actions(site, "don-vi=2") == expected)
      #expect(try actions(site, "don-vi=3&viec=person.dong") == ["person.dong"])
      #expect(try actions(site, "don-vi=1&viec=person.dong") == [])
    }
  }

  @Test func `offers what was done, once it is sealed, in words`() throws {
    let site = try site()
    try JournalSealer(site.database, SiteDigest()).seal()
    let page = try site.page("/nhat-ky?viec=report.accept", as: "quantri")
    let options = try #require(page.first("select", "name", "viec")).all("option")
    #expect(options.contains { $0["value"] == "organisation.dissolve" && $0.text == "Giải thể" })
    #expect(page.value(of: "viec") == "report.accept")
  }

  @Test(arguments: [
    ("tu=31/02/2026", "tu", Phrase.dayUnreadable("31/02/2026")), ("den=x", "den", .dayUnreadable("x")),
    ("don-vi=khong%20co", "don-vi", .noSuchBody("khong co")),
  ]) func `says what is wrong with a condition, keeps it, and finds nothing`(
    query: String, field: String, fault: Phrase
  ) throws {
    let site = try site()
    let page = try site.page("/nhat-ky?" + query, as: "quantri")
    #expect(page.error(of: field) == fault.vi && page.first("tbody") == nil)
    #expect(page.value(of: field)?.isEmpty == false)
    #expect(try site.get("/nhat-ky/bang.csv?" + query, as: "quantri").status == 400)
  }

  @Test func `shows before and after side by side, and marks what changed`() throws {
    let page = try site().page("/nhat-ky?viec=report.accept", as: "quantri")
    let sides = try #require(page.withClass("sides").first)
    #expect(sides.text == "Trước Sau Trạng thái Trước: Chờ duyệt Sau: Đã duyệt")
    #expect(sides.all("mark").map(\.text) == ["Đã duyệt"])
  }

  @Test(arguments: [
    ("report.accept", "/ke-hoach/100"), ("organisation.found", "/to-chuc/"), ("organisation.dissolve", "/to-chuc/3"),
  ]) func `leads to what an entry is about`(action: String, path: String) throws {
    let page = try site().page("/nhat-ky?viec=\(action)", as: "quantri")
    let link = try #require(page.first("tbody")?.first("th")?.first("a"))
    #expect(link["href"]?.hasPrefix(path) == true)
  }

  @Test func `keeps the conditions on the next page and in the tables`() throws {
    let site = try TestSite(files: FileServices.real)
    for number in 0..<60 {
      let body = ["name": "Phòng \(number)", "code": "P\(number)", "kind": "room"]
      #expect(try site.submit("/to-chuc/2/them", body, as: "quantri").status == 303)
    }
    let page = try site.page("/nhat-ky?viec=organisation.found&tu=2026-11-21", as: "quantri")
    #expect(page.first("tbody")?.all("tr").count == 50)
    let next = try #require(page.all("a").first { $0.text == Phrase.olderEntries.vi }?["href"])
    #expect(next.contains("viec=organisation.found") && next.contains("tu=2026-11-21"))
    #expect(try site.page(next, as: "quantri").first("tbody")?.all("tr").count == 10)
    let address = try #require(page.all("a").first { $0["href"]?.contains("bang.csv") == true }?["href"])
    let response = try site.get(address, as: "quantri")
    guard case .bytes(let bytes) = response.body else {
      Issue.record("no bytes")
      return
    }
    let table = try readCSV(bytes)
    #expect(table.rows.count == 60 && table.columns.count == 10)
    #expect(table.rows.allSatisfy { $0[4].plainText == "organisation.found" })
    #expect(table.rows[0][9].plainText.contains("Tên đầy đủ: Phòng 59"))
  }

  @Test func `an empty answer names the way out, and the form leads back to all`() throws {
    let page = try site().page("/nhat-ky?ai=ai-do", as: "quantri")
    #expect(page.withClass("empty").first?.text == Phrase.journalNothingFound.vi)
    #expect(page.all("a", "href", "/nhat-ky").contains { $0.text == Phrase.journalAll.vi })
  }
}

/// FNV-1a digests, repeated to the length of SHA-256: enough to fill the index of a journal that
/// no test here verifies.
private struct SiteDigest: Digesting {
  func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<32).map { UInt8(truncatingIfNeeded: state >> (8 * UInt64($0 % 8))) }
  }
  func sign(_ bytes: [UInt8]) -> [UInt8] { sha256(bytes) + sha256(bytes) }
  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { signature == sign(bytes) }
}
