// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Sectors, clusters and territories on pages: told in a form, shown before they are written, and summed up with each body
/// counted once.
@Suite struct `Further orders of the same bodies` {
  private let site: TestSite

  init() throws {
    site = try TestSite()
    try site.addCommunes()
  }

  private func form(_ fields: [String: String]) -> [String: String] {
    ["day": "01/11/2026", "basis": "Quyết định 12", "order": "cum", "buoc": "thuc-hien"].merging(fields) { $1 }
  }

  private func place(_ body: Int64, under code: String, in order: String = "cum", as login: String = "quantri") throws
    -> Response
  {
    try site.post("/to-chuc/\(body)/su-kien/place", form(["order": order, "under": code]), as: login)
  }

  private func rows(_ page: PageParts, _ part: String = "tbody") -> [[String]] {
    page.first(part)?.all("tr").map { row in row.children.map(\.text) } ?? []
  }

  @Test func `a place is shown before it is given, and taken back`() throws {
    let before = try site.contents()
    let fields = form(["under": "C2", "buoc": "xem"])
    let shown = try site.post("/to-chuc/21/su-kien/place", fields, as: "quantri")
    #expect(shown.status == 200 && shown.page.contains("<ins>Sở Công Thương"), "\(shown.page)")
    #expect(try site.contents() == before)
    #expect(try place(21, under: "C2").status == 303)
    let body = try site.get("/to-chuc/21", as: "quantri")
    #expect(body.page.contains("Cũng thuộc") && body.page.contains("Cụm, khối: <a href=\"/to-chuc/2\">"))
    #expect(try site.get("/to-chuc/2", as: "quantri").page.contains("Các đơn vị trong cụm, khối (1)"))
    #expect(try site.lastEntry().after?.contains("\"cluster\":2") ?? false)
    // The day before its first day the body stood there not.
    #expect(try !site.get("/to-chuc/21?ngay=31/10/2026", as: "quantri").page.contains("Cũng thuộc"))
    let undone = try site.post("/to-chuc/21/hoan-tac", ["so": "3"], as: "quantri")
    #expect(undone.status == 303)
    #expect(try !site.get("/to-chuc/21", as: "quantri").page.contains("Cũng thuộc"))
  }

  @Test func `an empty field gives the place up`() throws {
    _ = try place(21, under: "C2")
    let fields = form(["under": "", "day": "15/11/2026"])
    #expect(try site.post("/to-chuc/21/su-kien/place", fields, as: "quantri").status == 303)
    #expect(try !site.get("/to-chuc/21", as: "quantri").page.contains("Cũng thuộc"))
    #expect(try site.get("/to-chuc/21?ngay=14/11/2026", as: "quantri").page.contains("Cũng thuộc"))
  }

  @Test(
    arguments: [
      (["order": "king"], 422, "Chọn ngành"), (["under": "không có ai"], 422, "Không tìm thấy"),
      (["under": ""], 409, "Không có gì thay đổi"), (["under": "C21"], 409, "trực thuộc chính nó"),
      (["under": "C2", "basis": ""], 422, "căn cứ"),
    ] as [([String: String], Int, String)])
  func `what does not fit is told in the form, and nothing happens`(
    fields: [String: String], status: Int, words: String
  ) throws {
    let before = try site.contents()
    let response = try site.post("/to-chuc/21/su-kien/place", form(fields), as: "quantri")
    #expect(response.status == status && PageParts(response).alert?.text.contains(words) ?? false, "\(response.page)")
    #expect(try site.contents() == before)
  }

  @Test(arguments: ["kehoach", "duyet", "xem"]) func `only administrators give places`(login: String) throws {
    let before = try site.contents()
    #expect(try place(21, under: "C2", as: login).status == 403)
    #expect(try site.contents() == before)
  }

  @Test func `groups count every body once, and lead to their bodies`() throws {
    // Without a place in any order there is nothing to choose.
    #expect(try PageParts(site.get("/to-chuc", as: "quantri")).element(id: "f-theo") == nil)
    _ = try place(21, under: "C2")
    _ = try place(22, under: "C3")
    let page = PageParts(try site.get("/to-chuc?theo=cum", as: "quantri"))
    #expect(page.element(id: "f-theo")?.all("option").map(\.text) == ["Trực thuộc", "Cụm, khối"])
    let counts = rows(page).map { [$0[0], $0[1].filter(\.isNumber)] }
    let rest =
      try PageParts(site.get("/to-chuc?theo=cum&nhom=khong", as: "quantri")).first("tbody")?.all("tr").count ?? 0
    #expect(
      counts == [
        ["Sở Công Thương", "2"], ["Sở Nông nghiệp và Môi trường", "2"], ["Chưa xếp vào nhóm nào", String(rest)],
      ])
    let all = try PageParts(site.get("/to-chuc", as: "quantri")).first("tbody")?.all("tr").count ?? 0
    #expect(rows(page, "tfoot").first?[1].filter(\.isNumber) == String(all) && rest == all - 4)
    let group = PageParts(try site.get("/to-chuc?theo=cum&nhom=2", as: "quantri"))
    #expect(rows(group).map { $0[0] } == ["Sở Công Thương", "Ủy ban nhân dân xã Tân Hà"])
  }

  @Test func `a viewer counts only what they may know`() throws {
    _ = try place(21, under: "C2")
    _ = try place(22, under: "C2")
    let page = PageParts(try site.get("/to-chuc?theo=cum", as: "xa21"))
    #expect(rows(page).map { $0[1].filter(\.isNumber) } == ["1"])
    #expect(rows(page, "tfoot").first?[1].filter(\.isNumber) == "1")
    // The name of the cluster is told to its body, its page is not opened.
    let body = try site.get("/to-chuc/21", as: "xa21")
    #expect(body.page.contains("Cụm, khối: Sở Công Thương"))
    #expect(try !site.get("/to-chuc/2", as: "congthuong").page.contains("Tân Hà"))
  }

  @Test func `the grid of reports sums up by group, each body in one`() throws {
    _ = try place(2, under: "C21")
    let page = PageParts(try site.get("/bao-cao?theo=cum", as: "quantri"))
    let lines = page.first("tbody")?.all("tr") ?? []
    let heads = lines.filter { $0.hasClass("group") }
    #expect(heads.first?.all("th").first?.text == "Ủy ban nhân dân xã Tân Hà")
    let figures = { (row: PageParts.Element?) in
      row?.all("td").map { $0.text.split(separator: "/").compactMap { Int($0) } } ?? []
    }
    let sums = heads.map(figures)
    let total = figures(page.first("tfoot")?.all("tr").first)
    for (index, whole) in total.enumerated() {
      #expect(sums.reduce(0) { $0 + $1[index][0] } == whole[0] && sums.reduce(0) { $0 + $1[index][1] } == whole[1])
    }
    #expect(
      lines.count - heads.count == PageParts(try site.get("/bao-cao", as: "quantri")).first("tbody")?.all("tr").count)
  }

  @Test func `groups and forms are there in English`() throws {
    _ = try place(21, under: "C2")
    let page = PageParts(try site.get("/to-chuc?theo=cum", as: "quantri", english: true))
    #expect(rows(page, "tfoot").first?[0] == "Total, each body counted once")
    let event = try site.get("/to-chuc/21/su-kien/place", as: "quantri", english: true)
    #expect(PageParts(event).element(id: "f-order")?.all("option").map(\.text) == ["Cluster", "Sector", "Territory"])
  }
}
