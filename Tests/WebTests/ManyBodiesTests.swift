// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// The form of an item that many bodies do: it stays small, and nothing that it does not show is lost.
@Suite struct `The form of an item of many bodies` {
  /// A plan whose one task so many communes do; of them some are not matched.
  private func site(_ count: Int, unmatched: Int = 0) throws -> TestSite {
    let site = try TestSite()
    try site.add((0..<Int64(count)).map { .commune(1000 + $0, "Ủy ban nhân dân xã Thứ \($0)", "Xã \($0)") })
    try site.addPlan(
      items: [.sample(1, .task, "Mỗi xã trồng một vườn cây.")],
      assignments: (0..<Int64(count)).map { number in
        .sample(5000 + number, 1, "đội\(number)", .lead, number < Int64(unmatched) ? nil : 1000 + number)
      }, isConfirmed: false)
    return site
  }

  private func form(_ site: TestSite) throws -> (page: PageParts, form: PageParts.Element) {
    let page = try site.page("/ke-hoach/101/ra-soat?muc=1", as: "kehoach")
    #expect(page.allFaults == [])
    return (page, try #require(page.element(id: "muc")?.all("form").first))
  }

  /// How many choices each line of the form offers.
  private func choices(_ form: PageParts.Element, _ lines: Int) -> [Int] {
    (0..<lines).map { form.first(id: "f-organisation-\($0)")?.all("option").count ?? -1 }
  }

  @Test(
    arguments: [
      (0, ["Chưa có chủ trì"], []), (1, ["Xã 0"], ["Xã 1", "đơn vị khác"]),
      (2, ["Xã 0, Xã 1"], ["Xã 2", "đơn vị khác"]), (3, ["Xã 0, Xã 1, Xã 2"], ["đơn vị khác"]),
      (4, ["Xã 0, Xã 1, Xã 2 và 1 đơn vị khác"], ["Xã 3"]), (9, ["Xã 0, Xã 1, Xã 2 và 6 đơn vị khác"], ["Xã 3"]),
    ] as [(Int, [String], [String])])
  func `names three of them in the tree and counts the rest`(count: Int, said: [String], unsaid: [String]) throws {
    let page = try site(count).page("/ke-hoach/101", as: "kehoach")
    let row = try #require(page.element(id: "i1")?.text)
    for words in said { #expect(row.contains(words), "\(row)") }
    for words in unsaid { #expect(!row.contains(words), "\(row)") }
  }

  @Test(arguments: [0, 120]) func `is far from a megabyte`(unmatched: Int) throws {
    let site = try site(120, unmatched: unmatched)
    #expect(try site.get("/ke-hoach/101/ra-soat?muc=1", as: "kehoach").page.utf8.count < 400_000)
  }

  @Test(arguments: [1, 8]) func `offers every organisation in each line of an item of few bodies`(count: Int) throws {
    let form = try form(site(count)).form
    // The province, two departments, the communes, and «not matched».
    #expect(choices(form, count + 1) == Array(repeating: count + 4, count: count + 1))
    #expect(!form.text.contains(Phrase.manyBodiesHint.vi))
  }

  @Test func `offers every organisation where one is missing, in eight lines and in the empty one`() throws {
    let form = try form(site(12, unmatched: 10)).form
    let all = 12 + 4
    #expect(choices(form, 13) == Array(repeating: all, count: 8) + [1, 1, 2, 2, all])
    #expect(form.text.contains(Phrase.manyBodiesHint.vi))
  }

  @Test func `sent as it stands changes nobody's part`() throws {
    let site = try site(20, unmatched: 12)
    let before = try site.assignments(of: 1, plan: 101)
    let (page, form) = try form(site)
    #expect(try site.send(form["action"] ?? "", page.fields(of: form), as: "kehoach").status == 303)
    #expect(try site.assignments(of: 1, plan: 101) == before)
  }

  @Test func `lets a matched body be given to another one in two steps`() throws {
    let site = try site(12)
    var (page, form) = try form(site)
    let line = try #require(form.first(id: "f-organisation-3"))
    #expect(line.all("option").compactMap { $0["value"] } == ["", "1003"])
    let cleared = page.fields(of: form).merging(["organisation-3": ""]) { $1 }
    #expect(try site.send(form["action"] ?? "", cleared, as: "kehoach").status == 303)
    (page, form) = try self.form(site)
    #expect(choices(form, 5) == [2, 2, 2, 12 + 4, 2])
    let moved = page.fields(of: form).merging(["organisation-3": "3"]) { $1 }
    #expect(try site.send(form["action"] ?? "", moved, as: "kehoach").status == 303)
    #expect(try site.assignments(of: 1, plan: 101).map(\.organisation?.rawValue)[2...4] == [1002, 3, 1004])
  }

  @Test func `keeps in its refusal what was chosen, whichever line it was`() throws {
    let site = try site(12)
    let (page, form) = try form(site)
    let typed = page.fields(of: form).merging(["organisation-11": "2", "text": ""]) { $1 }
    let response = try site.send(form["action"] ?? "", typed, as: "kehoach")
    #expect(response.status == 422)
    #expect(PageParts(response).value(of: "organisation-11") == "2")
  }
}
