// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Matching the bodies of a document with organisations, once for the whole plan.
@Suite struct `Matching bodies` {
  private static let path = "/ke-hoach/101/gan"

  /// A plan that names a body thrice, a collective one twice, and one that nobody knows.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.addCommunes()
    try site.addPlan(
      items: (1...4).map { .sample($0, .task, "Việc \($0)") },
      assignments: [
        .sample(901, 1, "Sở Công Thương", .lead, 2), .sample(902, 2, "Sở Công Thương", .coordinate, 2),
        .sample(903, 3, "Sở Công Thương", .lead, 2), .sample(904, 1, "các xã, phường", .coordinate, nil),
        .sample(905, 4, "các xã, phường", .lead, nil), .sample(906, 2, "Hội \"Cây xanh\" & bạn", .lead, nil),
      ])
    return site
  }

  private func line(_ page: PageParts, _ body: String) throws -> (index: Int, line: PageParts.Element) {
    let lines = page.withClass("match")
    let index = try #require(lines.firstIndex { $0.all("b").first?.text == body })
    return (index, lines[index])
  }

  /// Sends the form of the page with one choice changed.
  private func choose(_ body: String, _ value: String, on site: TestSite) throws -> Response {
    let page = try site.page(Self.path, as: "kehoach")
    let form = try #require(page.all("form").first { $0["action"] == Self.path })
    let index = try line(page, body).index
    return try site.post(
      Self.path, page.fields(of: form).merging(["organisation-\(index)": value]) { $1 }, as: "kehoach")
  }

  private func matched(_ body: String, on site: TestSite) throws -> [String] {
    try site.database.read { try $0.assignments(of: try #require(try $0.plan(ID(101)))) }
      .filter { $0.body == body }.map { "\($0.item) \($0.role.rawValue) \($0.organisation?.description ?? "-")" }
      .sorted()
  }

  @Test func `each body stands once, those not matched first, with how often it is named`() throws {
    for isEnglish in [false, true] {
      let page = try site().page(Self.path, as: "kehoach", english: isEnglish)
      let lines = page.withClass("match")
      #expect(
        lines.map { $0.all("b").first?.text } == ["các xã, phường", "Hội \"Cây xanh\" & bạn", "Sở Công Thương"])
      let counts =
        isEnglish ? ["named 2 times", "named once", "named 3 times"] : ["nhắc 2 lần", "nhắc 1 lần", "nhắc 3 lần"]
      #expect(lines.map { $0.withClass("meta")?.text } == counts)
      #expect(lines.map { $0.withClass("low") != nil } == [true, true, false])
      #expect(page.allFaults == [])
    }
  }

  @Test func `an organisation is guessed, and each of a kind is offered where there are several`() throws {
    let page = try site().page(Self.path, as: "kehoach")
    let options = try line(page, "các xã, phường").line.all("option")
    #expect(options.first?["value"] == "" && options.first?.text == Phrase.notMatched.vi)
    #expect(options.first { $0["value"] == "loai-commune" }?.text == "Mỗi tổ chức loại «Xã, phường, đặc khu» (3)")
    #expect(options.first { $0["value"] == "loai-department" }?.text.hasSuffix("(2)") ?? false)
    // One province is not «each of many».
    #expect(options.allSatisfy { $0["value"] != "loai-province" })
    #expect(options.allSatisfy { $0["value"] != "9" }, "a body of another tree")
    #expect(Set(options.compactMap { $0["value"] }).count == options.count)
  }

  @Test func `a form sent as it stands changes nothing and leaves no trace`() throws {
    let site = try site()
    let before = try site.everything()
    let journal = try site.actions()
    let page = try site.page(Self.path, as: "kehoach")
    let form = try #require(page.all("form").first { $0["action"] == Self.path })
    let sent = try site.post(Self.path, page.fields(of: form), as: "kehoach")
    #expect(sent.headers["Location"] == "/ke-hoach/101/ra-soat?xong=da-gan")
    #expect(try site.everything() == before)
    #expect(try site.actions() == journal)
  }

  @Test func `one choice matches every item that names the body, and nothing else`() throws {
    let site = try site()
    let other = try matched("Sở Công Thương", on: site)
    #expect(try choose("các xã, phường", "22", on: site).status == 303)
    #expect(try matched("các xã, phường", on: site) == ["1 coordinate 22", "4 lead 22"])
    #expect(try matched("Sở Công Thương", on: site) == other)
    #expect(try site.actions().last == "plan.body.match")
  }

  @Test func `each of a kind gives one assignment for each body, and is shown as chosen`() throws {
    let site = try site()
    #expect(try choose("các xã, phường", "loai-commune", on: site).status == 303)
    let each = [21, 22, 23].map { "1 coordinate \($0)" } + [21, 22, 23].map { "4 lead \($0)" }
    #expect(try matched("các xã, phường", on: site) == each)
    let page = try site.page(Self.path, as: "kehoach")
    #expect(page.value(of: "organisation-\(try line(page, "các xã, phường").index)") == "loai-commune")
    // Named in two items, however many bodies it stands for.
    #expect(try line(page, "các xã, phường").line.withClass("meta")?.text == "nhắc 2 lần")
    #expect(try choose("các xã, phường", "", on: site).status == 303)
    #expect(try matched("các xã, phường", on: site) == ["1 coordinate -", "4 lead -"])
  }

  @Test func `of a department's plan only its own bodies are offered, and those that are matched already`() throws {
    let site = try TestSite()
    try site.addCommunes()
    let room = Organisation(
      id: ID(31), realm: TestSite.province, parent: TestSite.industry, code: "C31", name: "Phòng Năng lượng",
      shortName: "P.NL", kind: "room", from: CivilDate(daysSinceEpoch: 9_862))
    try site.add([room])
    try site.addPlan(
      items: [.sample(1, .task, "Việc 1")],
      assignments: [.sample(901, 1, "Phòng Năng lượng", .lead, nil), .sample(902, 1, "xã Tân Hà", .coordinate, 21)]
    ) { $0.plan.owner = TestSite.industry }
    let page = try site.page(Self.path, as: "kehoach")
    for line in page.withClass("match") {
      let offered = Set(line.all("option").compactMap { $0["value"] }.filter { !$0.isEmpty })
      // The commune stands elsewhere; it is offered because it is matched, so that it stays.
      #expect(offered == ["2", "31", "21"])
    }
    #expect(try choose("Phòng Năng lượng", "3", on: site).status == 303)
    #expect(try matched("Phòng Năng lượng", on: site) == ["1 lead -"])
    #expect(try choose("Phòng Năng lượng", "31", on: site).status == 303)
    #expect(try matched("Phòng Năng lượng", on: site) == ["1 lead 31"])
    #expect(try matched("xã Tân Hà", on: site) == ["1 coordinate 21"])
  }

  @Test(arguments: [("2025-03-11", false), ("2025-03-12", true), ("2026-01-01", true)])
  func `a body that had ended when the plan was issued is not offered`(lastDay: String, isOffered: Bool) throws {
    let site = try site()
    try site.add([
      Organisation(
        id: ID(41), realm: TestSite.province, parent: TestSite.province, code: "C41", name: "Sở Kế hoạch",
        shortName: "Sở KH", kind: "department", from: CivilDate(daysSinceEpoch: 9_862), to: CivilDate(iso: lastDay))
    ])
    let page = try site.page(Self.path, as: "kehoach")
    let options = try line(page, "các xã, phường").line.all("option")
    #expect(options.contains { $0["value"] == "41" } == isOffered)
  }

  @Test(arguments: ["9", "999", "x", "loai-union", "loai-", "loai-khac"])
  func `a value that the form does not offer matches nobody`(value: String) throws {
    let site = try site()
    #expect(try choose("các xã, phường", value, on: site).status == 303)
    #expect(try matched("các xã, phường", on: site) == ["1 coordinate -", "4 lead -"])
  }

  @Test func `a name that the plan does not have is passed over`() throws {
    let site = try site()
    let before = try site.everything()
    let fields = ["body-0": "Sở Bịa", "organisation-0": "2", "body-7": "Sở Công Thương", "organisation-7": ""]
    #expect(try site.post(Self.path, fields, as: "kehoach").status == 303)
    #expect(try site.everything() == before)
  }

  @Test func `some of a kind is more than the form can show, and stays as it is`() throws {
    let site = try TestSite()
    try site.addCommunes()
    try site.addPlan(
      items: [.sample(1, .task, "Việc")],
      assignments: [.sample(901, 1, "hai xã điểm", .lead, 21), .sample(902, 1, "hai xã điểm", .lead, 23)])
    let before = try site.everything()
    #expect(try choose("hai xã điểm", "", on: site).status == 303)
    #expect(try site.everything() == before)
    #expect(try choose("hai xã điểm", "22", on: site).status == 303)
    #expect(try matched("hai xã điểm", on: site) == ["1 lead 22"])
  }

  @Test func `of more bodies than the form lists any can be typed, by code or name`() throws {
    let site = try TestSite()
    try site.add(
      (0..<1_005).map {
        Organisation(
          id: ID(2000 + $0), realm: TestSite.province, parent: TestSite.industry, code: "R\($0)", name: "Tổ Thứ \($0)",
          shortName: "Tổ \($0)", kind: "room", from: CivilDate(daysSinceEpoch: 9_862))
      })
    try site.addPlan(
      items: [.sample(1, .task, "Việc")], assignments: [.sample(901, 1, "tổ nòng cốt", .lead, nil)])
    let page = try site.page(Self.path, as: "kehoach")
    let form = try #require(page.all("form").first { $0["action"] == Self.path })
    let send = { (text: String) in
      try site.post(Self.path, page.fields(of: form).merging(["typed-0": text]) { $1 }, as: "kehoach")
    }
    #expect(page.element(id: "f-typed-0") != nil && page.allFaults == [])
    // What names nobody, or nobody of this plan's, is told beside the field and keeps what was typed.
    for text in ["không có ai", "C9"] {
      let refused = PageParts(try send(text))
      #expect(refused.error(of: "typed-0")?.contains("Không tìm thấy đơn vị «\(text)»") ?? false)
      #expect(refused.value(of: "typed-0") == text)
    }
    #expect(try matched("tổ nòng cốt", on: site) == ["1 lead -"])
    #expect(try send("R1004").status == 303)
    #expect(try matched("tổ nòng cốt", on: site) == ["1 lead 3004"])
    #expect(try send("Tổ Thứ 77").status == 303)
    #expect(try matched("tổ nòng cốt", on: site) == ["1 lead 2077"])
  }

  @Test func `what a person matched outside the owner's own bodies of that day is shown and stays`() throws {
    let site = try TestSite()
    try site.add([.commune(41, "Ủy ban nhân dân xã Mới", "Xã Mới", from: "2026-02-01")])
    try site.addPlan(
      items: [.sample(1, .task, "Việc")], assignments: [.sample(901, 1, "xã mới lập", .lead, 41)])
    let page = try site.page(Self.path, as: "kehoach")
    #expect(page.value(of: "organisation-0") == "41")
    let form = try #require(page.all("form").first { $0["action"] == Self.path })
    #expect(try site.post(Self.path, page.fields(of: form), as: "kehoach").status == 303)
    #expect(try matched("xã mới lập", on: site) == ["1 lead 41"])
  }

  @Test func `a plan names the bodies of its day: one that has ended since is offered, a later one is not`() throws {
    let site = try site()
    try site.add([.commune(41, "Ủy ban nhân dân xã Mới", "Xã Mới", from: "2026-02-01")])
    try site.end(21, on: "20/11/2026", successor: 22)
    let page = try site.page(Self.path, as: "kehoach")
    let values = try line(page, "các xã, phường").line.all("option").compactMap { $0["value"] }
    #expect(values.contains("21") && values.contains("22") && !values.contains("41"))
  }

  @Test func `a plan that gives work to nobody says so`() throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: [])
      let page = try site.page(Self.path, as: "kehoach", english: isEnglish)
      #expect(page.withClass("empty").first?.text == Phrase.noBodies[isEnglish ? .english : .vietnamese])
      #expect(page.all("form").allSatisfy { $0["action"] != Self.path })
    }
  }

  @Test func `the review counts the names that are left`() throws {
    let site = try site()
    let link = { try site.page("/ke-hoach/101/ra-soat", as: "kehoach").all("a", "href", Self.path).last?.text }
    #expect(try link() == "Gắn tổ chức (còn 2 tên)")
    _ = try choose("các xã, phường", "loai-commune", on: site)
    #expect(try link() == "Gắn tổ chức (còn 1 tên)")
    _ = try choose("Hội \"Cây xanh\" & bạn", "2", on: site)
    #expect(try link() == "Gắn tổ chức")
  }

  @Test func `a planner of a department is offered, and can name, only bodies that they may know of`() throws {
    let site = try TestSite()
    try site.addCommunes()
    try site.join("lap.ct", "Lê Thị Phác", TestSite.industry, .planner)
    try site.addPlan(
      items: [.sample(1, .task, "Việc của Sở")],
      assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2), .sample(902, 1, "xã Tân Hà", .coordinate, 21)],
      isConfirmed: false
    ) { $0.plan.owner = TestSite.industry }
    let page = try site.page("/ke-hoach/101/ra-soat?muc=1", as: "lap.ct")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    func offered(_ line: Int) -> Set<String> {
      Set(
        form.first(id: "f-organisation-\(line)")?.all("option").compactMap { $0["value"] }.filter { !$0.isEmpty } ?? [])
    }
    // The line upwards and the own body; what is matched already stays in its own line.
    #expect(offered(0) == ["1", "2"] && offered(1) == ["1", "2", "21"] && offered(2) == ["1", "2"])
    // An identifier that was guessed names nobody, one that is matched stays.
    let sent = page.fields(of: form).merging(["organisation-0": "3"]) { $1 }
    _ = try site.post("/ke-hoach/101/ra-soat/1", sent, as: "lap.ct")
    let organisations = try site.assignments(of: 1, plan: 101).map(\.organisation)
    #expect(!organisations.contains(TestSite.farming) && organisations.contains(ID(21)))
  }
}
