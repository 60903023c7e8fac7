// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Correcting the items of a plan that was read.
@Suite struct `The review of items` {
  private static let path = "/ke-hoach/100/ra-soat/1"
  private static let typed = [
    "version": "1", "text": "Lắp 50 trạm <sạc> & \"trạm đổi pin\".", "kind": "task", "due": "31/12/2026",
    "target": "50", "unit": "trạm", "role-0": "co-lead", "body-0": "Sở Công Thương", "organisation-0": "2",
    "role-1": "follow", "body-1": "Đoàn Thanh niên", "organisation-1": "", "stopped": "",
  ]

  /// A value that a field does not take, and why.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let field: String
    let value: String
    let message: Phrase

    var testDescription: String { "\(field) «\(value)»" }
  }

  static let wrongValues =
    ["", "  ", "\n"].map { Wrong(field: "text", value: $0, message: .itemTextMissing) }
    + ["tháng sau", "31/02/2026", "quý V/2026", "tháng 13/2026", "2026-13", "12/31/2026", "sớm", "2027 - 2026"].map {
      Wrong(field: "due", value: $0, message: .dueUnreadable($0))
    }
    + ["năm mươi", "1.2", "-3", "50 trạm", "1,2345", "99999999999999999999"].map {
      Wrong(field: "target", value: $0, message: .numberUnreadable($0))
    }

  @Test(arguments: wrongValues)
  func `a wrong value is named in both languages, the rest stays as typed, and nothing is stored`(wrong: Wrong) throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      let before = try site.everything()
      let fields = Self.typed.merging([wrong.field: wrong.value]) { $1 }
      let response = try site.send(Self.path, fields, as: "kehoach", english: isEnglish)
      let page = PageParts(response)
      #expect(response.status == 422)
      #expect(page.error(of: wrong.field) == wrong.message[isEnglish ? .english : .vietnamese])
      #expect(page.withClass("err").count == 1)
      for (name, value) in fields {
        #expect(page.value(of: name) == value.trimmed, "\(name)")
      }
      #expect(page.allFaults == [])
      #expect(try site.everything() == before)
      #expect(try site.actions().last == "plan.state")
    }
  }

  @Test(arguments: [
    ("31/12/2026", "2026-12-31"), ("1.2.2027", "2027-02-01"), ("quý III/2026", "2026-35"), ("Quý 3/2026", "2026-35"),
    ("Q3/2026", "2026-35"), ("tháng 10/2026", "2026-10"), ("10/2026", "2026-10"), ("năm 2026", "2026"),
    ("2026", "2026"), ("2025 - 2027", "2025/2027"), ("từ 11/2025", "2025-11/.."), ("2026-10-15", "2026-10-15"),
    ("", nil),
  ])
  func `a deadline is read as people write it, and shown as documents write it`(typed: String, edtf: String?) throws {
    let site = try TestSite()
    let fields = Self.typed.merging(["due": typed]) { $1 }
    #expect(try site.send(Self.path, fields, as: "kehoach").status == 303)
    let item = try #require(try site.items().first { $0.id == ID(1) })
    #expect(item.due?.edtf == edtf)
    // What the form shows is taken again as the same.
    let again = try site.page("/ke-hoach/100/ra-soat?muc=1", as: "kehoach")
    let form = try #require(again.element(id: "muc")?.all("form").first)
    #expect(try site.send(Self.path, again.fields(of: form), as: "kehoach").status == 303)
    #expect(try site.items().first { $0.id == ID(1) }?.due?.edtf == edtf)
  }

  @Test func `everything that was typed is stored, with who and when`() throws {
    let site = try TestSite()
    let response = try site.send(Self.path, Self.typed, as: "kehoach")
    #expect(response.headers["Location"] == "/ke-hoach/100/ra-soat?muc=1&xong=da-luu#muc")
    let item = try #require(try site.items().first { $0.id == ID(1) })
    #expect(item.text == Self.typed["text"] && item.kind == .task && item.unit == "trạm" && item.isReviewed)
    #expect(item.target == Quantity(thousandths: 50_000) && item.stoppedReason == nil && item.version == 2)
    let bodies = try site.assignments(of: 1).map { "\($0.role.rawValue) \($0.body) \($0.organisation?.rawValue ?? 0)" }
    #expect(bodies == ["co-lead Sở Công Thương 2", "follow Đoàn Thanh niên 0"])
    #expect(try site.lastEntry().actorName == "Hứa Thị Lệ Xuân")
    // Its place in the document and in the tree stays.
    let old = try #require(FixturePlan.content.items.first { $0.id == ID(1) })
    #expect(item.span == old.span && item.parent == old.parent && item.label == old.label)
  }

  /// Lines of bodies as sent, and what is stored of them.
  struct Bodies: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lines: [(role: String, body: String, organisation: String)]
    let stored: [String]
  }

  static let bodies = [
    Bodies(testDescription: "a line without a part is taken away", lines: [("", "Sở Công Thương", "2")], stored: []),
    Bodies(
      testDescription: "a body by its organisation alone bears its name", lines: [("lead", "", "3")],
      stored: ["lead Sở Nông nghiệp và Môi trường 3"]),
    Bodies(testDescription: "a part without a body is nothing", lines: [("lead", "", "")], stored: []),
    Bodies(testDescription: "an unknown part is nothing", lines: [("king", "Sở Công Thương", "2")], stored: []),
    Bodies(
      testDescription: "an organisation that does not exist is none", lines: [("lead", "Sở X", "999")],
      stored: ["lead Sở X 0"]),
    Bodies(
      testDescription: "an organisation of another tree is none", lines: [("lead", "Công đoàn", "9")],
      stored: ["lead Công đoàn 0"]),
    Bodies(
      testDescription: "the order is kept", lines: [("responsible", "B", "3"), ("", "", ""), ("lead", "A", "2")],
      stored: ["responsible B 3", "lead A 2"]),
  ]

  @Test(arguments: bodies) func `bodies are added, changed and taken away`(_ bodies: Bodies) throws {
    let site = try TestSite()
    var fields = Self.typed.filter { !$0.key.hasPrefix("role") && !$0.key.hasPrefix("body") }
    for (index, line) in bodies.lines.enumerated() {
      (fields["role-\(index)"], fields["body-\(index)"], fields["organisation-\(index)"]) =
        (line.role, line.body, line.organisation)
    }
    #expect(try site.send(Self.path, fields, as: "kehoach").status == 303)
    let stored = try site.assignments(of: 1).map { "\($0.role.rawValue) \($0.body) \($0.organisation?.rawValue ?? 0)" }
    #expect(stored == bodies.stored)
  }

  @Test(arguments: [1, 39, 40, 41, 60]) func `a form sent as it stands loses no body, however many there are`(
    count: Int
  ) throws {
    let site = try TestSite()
    let ids = 1000..<(1000 + Int64(count))
    try site.add(ids.map { .commune($0, "Ủy ban nhân dân xã \($0)", "Xã \($0)") })
    try site.addPlan(
      items: [.sample(1, .activity, "Mỗi xã trồng cây.")],
      assignments: ids.map { .sample($0, 1, "các xã", .lead, $0) })
    let page = try site.page("/ke-hoach/101/ra-soat?muc=1", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    #expect(try site.post("/ke-hoach/101/ra-soat/1", page.fields(of: form), as: "kehoach").status == 303)
    #expect(try site.assignments(of: 1, plan: 101).compactMap(\.organisation?.rawValue) == Array(ids))
  }

  @Test func `a form sent as it stands changes nothing but that the item was seen`() throws {
    let site = try TestSite()
    for item in [1, 2, 3, 4, 5] as [Int64] {
      let before = try #require(try site.items().first { $0.id == ID(item) })
      let bodies = try site.assignments(of: item)
      let page = try site.page("/ke-hoach/100/ra-soat?muc=\(item)", as: "kehoach")
      let form = try #require(page.element(id: "muc")?.all("form").first)
      #expect(try site.send(form["action"] ?? "", page.fields(of: form), as: "kehoach").status == 303)
      var expected = before
      (expected.isReviewed, expected.version) = (true, before.version)
      #expect(try site.items().first { $0.id == ID(item) } == expected)
      #expect(try site.assignments(of: item) == bodies)
    }
  }

  @Test func `a form that is older than the item is refused, and what was typed is shown`() throws {
    let site = try TestSite()
    try #require(try site.send(Self.path, Self.typed, as: "kehoach").status == 303)
    let before = try site.everything()
    for version in ["1", "", "x", "-1", "99"] {
      let response = try site.send(Self.path, Self.typed.merging(["version": version]) { $1 }, as: "kehoach")
      #expect(response.status == 409, "version \(version)")
      let page = PageParts(response)
      #expect(page.allFaults == [])
      let who = Phrase.changedBy("Hứa Thị Lệ Xuân", at: "09:00").vi
      #expect(page.alert?.text.contains(who) ?? false)
      // The form holds what was typed, and its version is the one that is stored.
      for (name, value) in Self.typed where name != "version" {
        #expect(page.value(of: name) == value.trimmed, "\(name)")
      }
      #expect(page.value(of: "version") == "2")
    }
    #expect(try site.everything() == before)
  }

  @Test func `matching a body makes the forms that were open before old`() throws {
    let site = try TestSite()
    let page = try site.page("/ke-hoach/100/ra-soat?muc=4", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    let match = ["body-0": "các địa phương", "organisation-0": "2"]
    try #require(try site.post("/ke-hoach/100/gan", match, as: "kehoach").status == 303)
    #expect(try site.send("/ke-hoach/100/ra-soat/4", page.fields(of: form), as: "kehoach").status == 409)
    #expect(try site.assignments(of: 4).map(\.organisation) == [TestSite.farming, TestSite.industry])
  }

  // MARK: The list

  private func longPlan() throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(50, .theme, "Chủ đề")] + (1...30).map { .sample($0, .task, "Việc số \($0)", in: 50) },
      assignments: (1...30).map { .sample(900 + $0, $0, "Sở Công Thương", .lead, 2) }, isConfirmed: false)
    return site
  }

  @Test(
    arguments: [
      (1, [50, 1, 2, 3, 4, 5, 6], nil, 24), (6, Array(1...11), 1, 19), (15, Array(10...20), 10, 10),
      (30, Array(25...30), 25, nil),
    ] as [(Int, [Int], Int?, Int?)])
  func `all items are there, and on a telephone the current one among its neighbours with the rest a touch away`(
    item: Int, near: [Int], before: Int?, after: Int?
  ) throws {
    let page = try longPlan().page("/ke-hoach/101/ra-soat?muc=\(item)", as: "kehoach")
    let list = try #require(page.withClass("items").first)
    let rows = list.children.filter { $0["data-m"] != nil }
    #expect(rows.count == 31)
    #expect(page.value(of: "text") == "Việc số \(item)")
    #expect(rows.filter { !$0.hasClass("far") }.compactMap { Int($0["data-m"] ?? "") } == near)
    let links = list.children.filter { $0.hasClass("near") }.compactMap { $0.all("a").first }
    #expect(links.map(\.text) == [before.map { "\($0) mục trước" }, after.map { "\($0) mục sau" }].compactMap { $0 })
    let named = rows.compactMap { $0.all("a", "class", "t").first?["href"] }
    #expect(named == rows.filter { $0["id"] != "muc" }.map { "/ke-hoach/101/ra-soat?muc=\($0["data-m"] ?? "")#muc" })
  }

  @Test func `a long plan is shown in part, with the way to the rest`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: (1...400).map { .sample($0, .task, "Việc số \($0)") }, assignments: [], isConfirmed: false)
    for (item, ends) in [(1, ["279 mục sau"]), (200, ["79 mục trước", "80 mục sau"]), (400, ["279 mục trước"])] {
      let page = try site.page("/ke-hoach/101/ra-soat?muc=\(item)", as: "kehoach")
      let list = try #require(page.withClass("items").first)
      let far = list.children.filter { $0["data-m"] == nil && $0.hasClass("far") }
      #expect(far.map { $0.text } == ends)
      #expect(list.children.filter { $0["data-m"] != nil }.count <= 241)
    }
  }

  @Test func `the first item that nobody has seen is opened, and «next» goes on to the next one`() throws {
    let site = try longPlan()
    let save = { (item: Int) in
      let path = "/ke-hoach/101/ra-soat?muc=\(item)"
      let page = try site.page(path, as: "kehoach")
      let form = try #require(page.element(id: "muc")?.all("form").first)
      let sent = try site.send(form["action"] ?? "", page.fields(of: form, button: "next"), as: "kehoach")
      return sent.headers["Location"] ?? ""
    }
    #expect(try site.page("/ke-hoach/101/ra-soat", as: "kehoach").value(of: "text") == "Việc số 1")
    #expect(try save(1) == "/ke-hoach/101/ra-soat?muc=2&xong=da-luu#muc")
    #expect(try site.page("/ke-hoach/101/ra-soat", as: "kehoach").value(of: "text") == "Việc số 2")
    #expect(try save(3) == "/ke-hoach/101/ra-soat?muc=4&xong=da-luu#muc")
    #expect(try save(2) == "/ke-hoach/101/ra-soat?muc=4&xong=da-luu#muc")
    // Behind the last one the first that was left out comes again.
    #expect(try save(30) == "/ke-hoach/101/ra-soat?muc=4&xong=da-luu#muc")
    for item in 4...29 { _ = try save(item) }
    #expect(try save(30) == "/ke-hoach/101/ra-soat?muc=30&xong=da-luu#muc")
    let done = try site.page("/ke-hoach/101/ra-soat", as: "kehoach")
    #expect(done.first("main")?.text.contains("Đã xem 30/30 mục.") ?? false)
    #expect(done.all("form").allSatisfy { $0["action"] != "/ke-hoach/101/da-xem" })
  }

  @Test(arguments: ["muc=999", "muc=x", "muc=", "muc=-1", "khac=1"])
  func `an address that names no item opens the page all the same`(query: String) throws {
    let page = try TestSite().page("/ke-hoach/100/ra-soat?\(query)", as: "kehoach")
    #expect(page.allFaults == [])
    #expect(page.withClass("items").first?.children.filter { $0["data-m"] != nil }.count == 7)
  }

  @Test func `what gives no work is shown where it is asked for, and can be made work and back`() throws {
    let site = try TestSite()
    func shown(_ query: String) throws -> Int? {
      let list = try site.page("/ke-hoach/100/ra-soat\(query)", as: "kehoach").withClass("items").first
      return list?.children.filter { $0["data-m"] != nil }.count
    }
    #expect(try shown("") == 7)
    #expect(try shown("?xem=viec") == 5)
    #expect(try shown("?xem=viec&muc=51") == 6)
    #expect(try shown("?xem=la") == 7)
    for kind in ["activity", "theme", "statement", "heading", "theme"] {
      let page = try site.page("/ke-hoach/100/ra-soat?muc=51", as: "kehoach")
      let form = try #require(page.element(id: "muc")?.all("form").first)
      let fields = page.fields(of: form).merging(["kind": kind]) { $1 }
      let sent = try site.send(form["action"] ?? "", fields, as: "kehoach")
      #expect(sent.headers["Location"] == "/ke-hoach/100/ra-soat?muc=51&xong=da-luu#muc", "\(kind)")
      #expect(try site.items().first { $0.id == ID(51) }?.kind.rawValue == kind)
      #expect(try site.page("/ke-hoach/100/ra-soat?muc=51", as: "kehoach").value(of: "kind") == kind)
    }
  }

  @Test func `a plan in which the reader found no work can be put right and confirmed`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .statement, "Sở Công Thương lắp trạm sạc."), .sample(2, .heading, "Mục đích")],
      assignments: [], isConfirmed: false)
    let confirm = { try site.post("/ke-hoach/101/trang-thai", ["viec": "xac-nhan"], as: "kehoach") }
    let refused = try confirm()
    #expect(refused.status == 409 && refused.page.contains(Phrase.nothingToConfirm.vi))
    #expect(
      try site.page("/ke-hoach/101", as: "kehoach").first("main")?.text.contains(Phrase.planHasNoWork.vi) ?? false)
    let page = try site.page("/ke-hoach/101/ra-soat", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    #expect(page.value(of: "text") == "Sở Công Thương lắp trạm sạc.")
    try #require(
      try site.send(
        form["action"] ?? "", page.fields(of: form).merging(["kind": "activity"]) { $1 }, as: "kehoach"
      ).status == 303)
    #expect(try confirm().status == 303)
    #expect(try site.page("/ke-hoach/101", as: "congthuong").allFaults == [])
  }

  @Test func `only what is doubtless counts as sure: a real lead, and nothing found wrong`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: (1...5).map { .sample($0, .task, "Việc \($0)") },
      assignments: [
        .sample(901, 1, "Sở Công Thương", .lead, 2), .sample(902, 2, "các sở", .lead, nil),
        .sample(903, 3, "Sở Công Thương", .coordinate, 2), .sample(904, 4, "Sở Công Thương", .lead, 2),
        .sample(905, 5, "Sở Công Thương", .responsible, 2),
      ], isConfirmed: false
    ) { content in
      content.findings = [
        PlanFinding(rule: "r", severity: "warning", item: ID(4), message: ("Trễ", "Late"), advice: ("Sửa", "Mend")),
        PlanFinding(rule: "r", severity: "note", item: ID(5), message: ("Ghi", "Note"), advice: ("Xem", "See")),
      ]
    }
    let page = try site.page("/ke-hoach/101/ra-soat?muc=2", as: "kehoach")
    let marks = page.withClass("items").first?.children.filter { $0["data-m"] != nil }.map {
      $0.withClass("conf")?.text ?? "open"
    }
    #expect(marks == ["Chắc", "open", "Cần xem", "Cần xem", "Chắc"])
    #expect(page.first("form", "action", "/ke-hoach/101/da-xem")?.text == "Chấp nhận 2 mục «Chắc»")
    #expect(try site.acceptSure(101)?.status == 303)
    #expect(try site.items(of: 101).filter(\.isReviewed).map(\.id.rawValue) == [1, 5])
    // The finding stands in the form of its item, with what to do.
    let form = try site.page("/ke-hoach/101/ra-soat?muc=4", as: "kehoach", english: true).element(id: "muc")
    #expect(form?.withClass("finds")?.text == "Late Mend")
  }

  @Test func `nothing of a closed plan is corrected`() throws {
    let site = try TestSite()
    let open = try site.page("/ke-hoach/100/ra-soat", as: "kehoach")
    let seen = open.fields(of: try #require(open.first("form", "action", "/ke-hoach/100/da-xem")))
    try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    let before = try site.everything()
    let matches = ["body-0": "các địa phương", "organisation-0": "3"]
    #expect(try site.send(Self.path, Self.typed, as: "kehoach").status == 409)
    let late = PageParts(try site.send("/ke-hoach/100/da-xem", seen, as: "kehoach"))
    #expect(late.alert?.text.contains(Phrase.sureChangedMeanwhile.vi) != true)
    #expect(try site.send("/ke-hoach/100/da-xem", seen, as: "kehoach").status == 409)
    #expect(try site.post("/ke-hoach/100/gan", matches, as: "kehoach").status == 409)
    for action in ["xac-nhan", "mo-lai", "dong", "bo"] {
      #expect(try site.post("/ke-hoach/100/trang-thai", ["viec": action], as: "kehoach").status == 409, "\(action)")
    }
    #expect(try site.everything() == before)
  }

  @Test(arguments: [
    ("draft", ["xac-nhan": 303, "mo-lai": 409, "dong": 409, "bo": 303, "": 400, "xoa": 400]),
    ("active", ["xac-nhan": 409, "mo-lai": 303, "dong": 303, "bo": 409, "": 400, "xoa": 400]),
  ])
  func `a plan goes the way of its states and no other`(state: String, answers: [String: Int]) throws {
    for (action, status) in answers {
      let site = try TestSite()
      try site.addPlan(
        items: [.sample(1, .task, "Việc")], assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)],
        isConfirmed: state == "active")
      #expect(
        try site.post("/ke-hoach/101/trang-thai", ["viec": action], as: "kehoach").status == status, "«\(action)»")
    }
  }

  @Test func `a discarded draft is gone from every page`() throws {
    let site = try longPlan()
    let sent = try site.post("/ke-hoach/101/trang-thai", ["viec": "bo"], as: "kehoach")
    #expect(sent.headers["Location"] == "/ke-hoach?xong=da-bo")
    #expect(try site.actions().last == "plan.discard")
    for path in ["/ke-hoach/101", "/ke-hoach/101/ra-soat", "/ke-hoach/101/nguon", "/ke-hoach/101/gan"] {
      #expect(try site.get(path, as: "kehoach").status == 404, "\(path)")
    }
    #expect(try site.page("/ke-hoach", as: "kehoach").all("a").allSatisfy { $0["href"] != "/ke-hoach/101/ra-soat" })
  }
}

extension String {
  /// Without blanks around it and with single ones inside, as `PageParts` gives texts.
  var trimmed: String { split { $0.isWhitespace }.joined(separator: " ") }
}

extension PageParts.Element {
  /// The elements below that have a class.
  func withClasses(_ name: String) -> [PageParts.Element] { descendants.filter { $0.hasClass(name) } }
}
