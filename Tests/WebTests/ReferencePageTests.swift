// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import HTTP
import OfficialDocuments
import Testing

@testable import Web

@Suite struct `The page of reference data` {
  private func rows(_ path: String, english: Bool = false) throws -> [PageParts.Element] {
    try TestSite().page(path, as: "xem", english: english).first("tbody")?.all("tr") ?? []
  }

  @Test func `shows the provinces of all days first, each with its source`() throws {
    let rows = try rows("/du-lieu-goc")
    #expect(rows.count == ReferenceData.provinces.bodies.count)
    #expect(rows.allSatisfy { $0.text.contains("/20") })
    let merged = try #require(rows.first { $0.text.contains("01/07/2025") && $0.first("th")?.text == "Tỉnh Vĩnh Long" })
    for name in ["Tỉnh Bến Tre", "Tỉnh Trà Vinh"] { #expect(merged.text.contains(name)) }
  }

  @Test(arguments: ReferenceData.tables.map(\.code), [false, true])
  func `shows each table in both languages`(code: String, english: Bool) throws {
    let table = try #require(ReferenceData.tables.first { $0.code == code })
    let page = try TestSite().page("/du-lieu-goc?bang=\(code)", as: "xem", english: english)
    #expect(page.first("h2")?.text == (english ? table.englishName : table.name))
    #expect(page.first("tbody")?.all("tr").count == table.bodies.count)
  }

  @Test(arguments: [
    ("tim=binh%20duong", 1), ("tim=B%C3%8CNH%20D%C6%AF%C6%A0NG", 1), ("ngay=30/6/2025", 63), ("ngay=01/7/2025", 34),
    ("ngay=2025-07-01&tim=thanh%20pho", 6), ("tim=124%2F2004&ngay=2025-07-01", 10), ("bang=bo&tim=BKH%C4%90T", 1),
  ]) func `finds by name, code, source and day, with marks or without`(query: String, count: Int) throws {
    #expect(try rows("/du-lieu-goc?\(query)").count == count)
  }

  @Test func `marks what was not verified, and says in which columns`() throws {
    let page = try TestSite().page("/du-lieu-goc?tim=dong%20nai&ngay=2026-01-01", as: "xem")
    #expect(page.first("tbody")?.text.contains("Chưa đối chiếu: tên, ngày cuối") == true)
    let english = try TestSite().page("/du-lieu-goc?tim=vinh%20long&ngay=2026-01-01", as: "xem", english: true)
    #expect(english.first("tbody")?.text.contains("Not verified") == false)
  }

  @Test func `says that nothing was found, and keeps what was asked`() throws {
    let page = try TestSite().page("/du-lieu-goc?bang=so&tim=khong%20co%20gi&ngay=x", as: "xem")
    #expect(page.first("tbody") == nil && page.root.text.contains(Phrase.referenceNothingFound.vi))
    let fields = Dictionary(page.all("input").map { ($0["name"] ?? "", $0["value"] ?? "") }, uniquingKeysWith: { $1 })
    #expect(fields["tim"] == "khong co gi" && fields["ngay"] == "x")
    #expect(page.root.text.contains(Phrase.dayUnreadable("x").vi))
  }

  @Test func `has no table of another name, and none for those who did not sign in`() throws {
    let site = try TestSite()
    #expect(try site.get("/du-lieu-goc?bang=khac", as: "xem").status == 404)
    #expect(try site.get("/du-lieu-goc/bang.csv").status == 303)
  }

  @Test func `gives the same rows as a table with the columns of an import`() throws {
    let site = try TestSite(files: FileServices.real)
    let response = try site.get("/du-lieu-goc/bang.csv?tim=vinh%20long", as: "xem")
    guard case .bytes(let bytes) = response.body else {
      Issue.record("no bytes")
      return
    }
    let table = try readCSV(bytes)
    #expect(table.columns.prefix(7) == ["code", "name", "kind", "parent", "from", "to", "predecessors"])
    #expect(table.rows.map { $0[6].plainText } == ["", "83 84 86"])
    #expect(table.rows.map { $0[9].plainText } == ["no", "yes"])
    let xlsx = try site.get("/du-lieu-goc/bang.xlsx?bang=bo", as: "xem")
    #expect(xlsx.status == 200 && xlsx.headers["Content-Disposition"]?.contains("bo.xlsx") == true)
  }

  @Test func `leads back to the organisations, which lead to it`() throws {
    let site = try TestSite()
    #expect(try site.page("/to-chuc", as: "xem").all("a").contains { $0["href"] == "/du-lieu-goc" })
    #expect(try site.page("/du-lieu-goc", as: "xem").all("a").contains { $0["href"] == "/to-chuc" })
  }
}
