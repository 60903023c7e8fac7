// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// «Accept the sure ones» accepts what its page showed as sure, and nothing else.
@Suite struct `The sure items of a review` {
  private static let path = "/ke-hoach/101"

  /// A draft of four tasks: the first two are sure, the third has a lead that is no organisation, the fourth has none.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      items: (1...4).map { .sample($0, .task, "Việc \($0)") },
      assignments: [
        .sample(901, 1, "Sở Công Thương", .lead, 2), .sample(902, 2, "Sở Công Thương", .lead, 2),
        .sample(903, 3, "các sở", .lead, nil),
      ], isConfirmed: false)
    return site
  }

  /// What the button of the page sends.
  private func seen(_ site: TestSite) throws -> [String: String] {
    let page = try site.page("\(Self.path)/ra-soat", as: "kehoach")
    return page.fields(of: try #require(page.first("form", "action", "\(Self.path)/da-xem")))
  }

  private func match(_ body: String, to organisation: String, _ site: TestSite) throws {
    let fields = ["body-0": body, "organisation-0": organisation]
    try #require(try site.post("\(Self.path)/gan", fields, as: "kehoach").status == 303)
  }

  /// Stores the form of an item with some fields typed anew.
  private func save(_ item: Int64, _ typed: [String: String], _ site: TestSite) throws {
    let page = try site.page("\(Self.path)/ra-soat?muc=\(item)", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    let sent = try site.send(form["action"] ?? "", page.fields(of: form).merging(typed) { $1 }, as: "kehoach")
    try #require(sent.status == 303)
  }

  /// Something that another planner does meanwhile.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (`The sure items of a review`, TestSite) throws -> Void
  }

  static let changes = [
    Change(testDescription: "one more is sure") { test, site in try test.match("các sở", to: "3", site) },
    Change(testDescription: "one is sure no more, another one is: as many as before") { test, site in
      try test.match("các sở", to: "3", site)
      try test.save(2, ["organisation-0": ""], site)
      // To correct an item is to look at it; that is taken back, so that only the missing organisation is left.
      _ = try site.database.write { try $0.execute("UPDATE plan_item SET reviewed = 0 WHERE id = 2") }
    },
    Change(testDescription: "one has another text") { test, site in
      try test.save(1, ["text": "Việc khác hẳn"], site)
      _ = try site.database.write { try $0.execute("UPDATE plan_item SET reviewed = 0 WHERE id = 1") }
    },
    Change(testDescription: "one is another body's") { test, site in
      try test.match("Sở Công Thương", to: "3", site)
    },
    Change(testDescription: "one was looked at") { test, site in try test.save(1, [:], site) },
  ]

  @Test(arguments: changes) func `are accepted only as they were shown`(change: Change) throws {
    let site = try site()
    let seen = try seen(site)
    try change.make(self, site)
    let before = try site.everything()
    let late = try site.send("\(Self.path)/da-xem", seen, as: "kehoach")
    #expect(late.status == 409 && PageParts(late).alert?.text.contains("chưa duyệt mục nào") == true)
    #expect(PageParts(late).allFaults == [])
    #expect(try site.everything() == before)
    // What the answer shows can be accepted.
    let shown = PageParts(late)
    let form = try #require(shown.first("form", "action", "\(Self.path)/da-xem"))
    #expect(try site.send("\(Self.path)/da-xem", shown.fields(of: form), as: "kehoach").status == 303)
    #expect(try site.acceptSure(101) == nil)
  }

  @Test(arguments: [[:], ["thay": ""], ["thay": "2"], ["so": "2"]]) func `are not accepted without having been seen`(
    fields: [String: String]
  ) throws {
    let site = try site()
    let before = try site.everything()
    #expect(try site.send("\(Self.path)/da-xem", fields, as: "kehoach").status == 409)
    #expect(try site.everything() == before)
    let english = try site.send("\(Self.path)/da-xem", fields, as: "kehoach", english: true)
    #expect(PageParts(english).alert?.text.contains("nothing was accepted") == true)
  }

  @Test func `are accepted together, with one entry, and each says on the page that it was seen`() throws {
    let site = try site()
    let entries = try site.actions().count
    #expect(try site.acceptSure(101)?.headers["Location"] == "\(Self.path)/ra-soat?xong=da-xem")
    #expect(try site.items(of: 101).map(\.isReviewed) == [true, true, false, false])
    #expect(try site.actions().count == entries + 1)
    for (isEnglish, word) in [(false, "Đã xem"), (true, "Reviewed")] {
      let page = try site.page("\(Self.path)/ra-soat?muc=4", as: "kehoach", english: isEnglish)
      let rows = page.withClass("items").first?.children.filter { $0["data-m"] != nil && $0["id"] != "muc" } ?? []
      #expect(rows.map { $0.first(class: "chip")?.text ?? "-" } == [word, word, "-"])
      #expect(rows.map { $0.first(class: "conf") == nil } == [true, true, false])
    }
  }

  @Test func `stay sure for somebody else whose change does not touch them`() throws {
    let site = try site()
    let seen = try seen(site)
    try save(4, ["text": "Việc bốn, rõ hơn"], site)
    #expect(try site.send("\(Self.path)/da-xem", seen, as: "kehoach").status == 303)
  }
}
