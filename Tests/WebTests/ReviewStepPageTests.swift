// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// The buttons of a review: what each does to the plan, what it says, and how it is taken back.
@Suite struct `The steps of a review` {
  private static let path = "/ke-hoach/100/ra-soat"

  /// Sends the form of an item as it stands, or with some fields changed, by one of its buttons.
  private func press(
    _ action: String, on item: Int64, of plan: Int64 = 100, _ site: TestSite, with changes: [String: String] = [:],
    view: String = ""
  ) throws -> Response {
    let page = try site.page("/ke-hoach/\(plan)/ra-soat?muc=\(item)&xem=\(view)", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    let fields = page.fields(of: form).merging(["viec": action]) { $1 }.merging(changes) { $1 }
    return try site.send(form["action"] ?? "", fields, as: "kehoach")
  }

  /// The items of a plan in order, each behind as many dots as it stands deep.
  private func outline(_ site: TestSite, of plan: Int64 = 100) throws -> String {
    var depths: [ID<PlanItem>: Int] = [:]
    return try site.items(of: plan).map { item in
      let depth = item.parent.map { (depths[$0] ?? -9) + 1 } ?? 0
      depths[item.id] = depth
      return String(repeating: ".", count: max(0, depth)) + (item.id.rawValue < 100 ? "\(item.id)" : "mới")
    }.joined(separator: " ")
  }

  private func undo(_ field: String, _ number: String, _ site: TestSite, as login: String = "kehoach") throws
    -> Response
  {
    try site.send("/ke-hoach/100/hoan-tac", [field: number, "muc": "3", "xem": ""], as: login)
  }

  @Test(arguments: [
    ("vao", 2, "51 .1 ..2 52 .3 .4 .5", 2, "da-chuyen"), ("ra", 3, "51 .1 .2 52 .4 .5 3", 3, "da-chuyen"),
    ("len", 4, "51 .1 .2 52 .4 .3 .5", 4, "da-chuyen"), ("xuong", 51, "52 .3 .4 .5 51 .1 .2", 51, "da-chuyen"),
    ("gop", 5, "51 .1 .2 52 .3 .4", 4, "da-gop"), ("gop", 52, "51 .1 .2 ..3 ..4 ..5", 2, "da-gop"),
  ])
  func `a button moves or merges its item, says so, and the step is taken back and done again`(
    action: String, item: Int64, result: String, shown: Int64, done: String
  ) throws {
    let site = try TestSite()
    let before = try outline(site)
    let sent = try press(action, on: item, site)
    #expect(sent.headers["Location"] == "\(Self.path)?muc=\(shown)&xong=\(done)#muc")
    #expect(try outline(site) == result)
    let page = try site.page("\(Self.path)?muc=\(shown)&xong=\(done)", as: "kehoach")
    #expect(page.allFaults == [])
    let button = try #require(page.element(id: "hoan-tac"))
    #expect(button["value"] == "1")
    #expect(try undo("hoan-tac", "1", site).headers["Location"]?.hasSuffix("&xong=hoan-tac#muc") ?? false)
    #expect(try outline(site) == before)
    #expect(try site.page(Self.path, as: "kehoach").element(id: "lam-lai")?["value"] == "1")
    #expect(try undo("lam-lai", "1", site).status == 303)
    #expect(try outline(site) == result)
  }

  @Test(arguments: [
    ("vao", 1, OutlineRefusal.nothingBefore), ("ra", 51, .outermost), ("len", 3, .nothingBefore),
    ("xuong", 5, .nothingBehind), ("gop", 51, .nothingBefore),
  ])
  func `an item with nowhere to go stays, and the page says why`(
    action: String, item: Int64, refusal: OutlineRefusal
  ) throws {
    let site = try TestSite()
    let before = try site.everything()
    let response = try press(action, on: item, site)
    let page = PageParts(response)
    #expect(response.status == 409 && page.allFaults == [])
    #expect(page.alert?.text.contains(Phrase(refusal).vi) ?? false)
    #expect(try site.everything() == before)
  }

  @Test func `what was typed is stored before its item is moved`() throws {
    let site = try TestSite()
    #expect(try press("len", on: 4, site, with: ["text": "Thu gom bao gói."]).status == 303)
    #expect(try site.items().first { $0.id == ID(4) }?.text == "Thu gom bao gói.")
    #expect(try site.actions().suffix(2) == ["plan.item.correct", "plan.item.move"])
    #expect(try press("giao:2", on: 5, site).status == 303)
    #expect(
      try site.assignments(of: 5).map { "\($0.role) \($0.body) \($0.organisation?.rawValue ?? 0)" } == [
        "lead Sở Công Thương 2"
      ])
  }

  @Test func `two activities that were run together are split, each with what the document gives it`() throws {
    let site = try TestSite()
    let text = "Hoạt động số 7: Lắp trạm sạc, xong trước 31/12/2027. Hoạt động số 8: Trồng 500 cây."
    try site.addPlan(
      items: [
        PlanItem(
          id: ID(1), parent: nil, label: "-", activity: "7, 8", kind: .activity, text: text,
          due: Deadline(edtf: "2027-12-31"), target: nil, unit: nil, span: 0..<1),
        .sample(2, .statement, "Sở Công Thương làm hoạt động số 7."),
        .sample(3, .statement, "Sở Nông nghiệp và Môi trường làm hoạt động số 8 trước ngày 30 tháng 6 năm 2028."),
      ],
      assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2), .sample(902, 1, "Sở NN&MT", .lead, 3)],
      isConfirmed: false
    ) { content in
      // Each is named in the line that gives the work to it.
      (content.assignments[0].span, content.assignments[1].span) = (90..<91, 130..<131)
    }
    let page = try site.page("/ke-hoach/101/ra-soat?muc=1", as: "kehoach")
    let cut = try #require(
      page.element(id: "tach")?.all("button").first { $0.text.hasPrefix("…Hoạt động số 8") }?["value"])
    let sent = try press(cut, on: 1, of: 101, site)
    #expect(sent.headers["Location"]?.hasSuffix("&xong=da-tach#muc") ?? false)
    let items = try site.items(of: 101)
    #expect(items.map(\.activity) == ["7", "8", "", ""])
    #expect(
      items[0].text == "Hoạt động số 7: Lắp trạm sạc, xong trước 31/12/2027." && items[0].due?.edtf == "2027-12-31")
    #expect(items[1].text == "Hoạt động số 8: Trồng 500 cây." && items[1].due?.edtf == "2028-06-30")
    #expect(items[0].span.upperBound == items[1].span.lowerBound && items[1].kind == .activity)
    #expect(try site.assignments(of: 1, plan: 101).map(\.body) == ["Sở Công Thương"])
    #expect(try site.assignments(of: items[1].id.rawValue, plan: 101).map(\.body) == ["Sở NN&MT"])
  }

  @Test(
    arguments: [
      ("Đặt 15 bàn; mua 5 máy.", "mua", nil, 5_000), ("Mua 5 máy; đặt 15 bàn.", "đặt", 5_000, nil),
      ("Mua 5 máy; đặt 5 bàn.", "đặt", 5_000, 5_000), ("Đặt 2,5 km; mua 5 máy.", "mua", nil, 5_000),
      ("Chi 5.000 đồng; mua 5 máy.", "mua", nil, 5_000), ("Mua 5, rồi 1 máy; đặt 1,5 km.", "đặt", 5_000, nil),
    ] as [(String, String, Int64?, Int64?)])
  func `a target goes to the half that has its number, not to one with a part of it`(
    text: String, cut: String, first: Int64?, second: Int64?
  ) throws {
    let site = try TestSite()
    var item = PlanItem.sample(1, .task, text)
    (item.target, item.unit) = (Quantity(thousandths: 5_000), "máy")
    try site.addPlan(items: [item], assignments: [], isConfirmed: false)
    let scalars = Array(text.unicodeScalars)
    let word = Array(cut.unicodeScalars)
    let place = try #require(scalars.indices.first { scalars[$0...].starts(with: word) })
    #expect(try press("tach:\(place)", on: 1, of: 101, site).status == 303)
    #expect(try site.items(of: 101).map { $0.target?.thousandths } == [first, second])
  }

  @Test func `an item is split at the empty line that somebody typed, and nowhere else`() throws {
    let site = try TestSite()
    let text = "Hoạt động số 5: Vận động\r\n\r\ntiêu dùng xanh."
    #expect(try press("tach", on: 5, site, with: ["text": text]).status == 303)
    #expect(try outline(site) == "51 .1 .2 52 .3 .4 .5 .mới")
    #expect(try site.items().last?.text == "tiêu dùng xanh.")
    for (action, typed) in [
      ("tach", "Không có dòng trống"), ("tach:12", "Khác"), ("tach:0", "Khác"), ("tach:9999", "Khác"),
    ] {
      let before = try site.everything()
      let response = try press(action, on: 4, site, with: ["text": typed])
      #expect(response.status == 422 && PageParts(response).value(of: "text") == typed)
      #expect(PageParts(response).alert?.text.contains(Phrase.splitNowhere.vi) ?? false)
      #expect(try site.everything() == before)
    }
  }

  @Test(arguments: [
    "tach:x", "tach:-1", "tach:-9223372036854775808", "tach:9223372036854775808", "han:mai", "han", "don-vi:0",
    "don-vi:a:2", "giao:x", "bay",
  ])
  func `a button that no page has is refused`(action: String) throws {
    let site = try TestSite()
    let before = try site.everything()
    #expect(try press(action, on: 4, site).status == 400)
    #expect(try site.everything() == before)
  }

  @Test func `a deadline and an organisation are taken from what is suggested`() throws {
    let site = try TestSite()
    let text = "Nạo vét kênh, bắt đầu 01/3/2027, xong quý IV năm 2027 hoặc tháng 6 năm 2028; năm 2029 tổng kết."
    try site.addPlan(
      items: [.sample(1, .task, text)], assignments: [.sample(901, 1, "Sở Công thươg", .lead, nil)], isConfirmed: false)
    let page = try site.page("/ke-hoach/101/ra-soat?muc=1", as: "kehoach")
    let due = try #require(page.element(id: "goi-han")).all("button")
    #expect(due.map(\.text) == ["01/03/2027", "quý IV/2027", "tháng 6/2028"])
    #expect(try press(due[1]["value"] ?? "", on: 1, of: 101, site).status == 303)
    #expect(try site.items(of: 101)[0].due?.edtf == "2027-36")
    let bodies = try #require(page.element(id: "goi-0")).all("button")
    #expect(bodies.first?.text == "Sở Công Thương")
    #expect(try press(bodies[0]["value"] ?? "", on: 1, of: 101, site).status == 303)
    let stored = try site.assignments(of: 1, plan: 101)
    #expect(stored.map(\.organisation) == [TestSite.industry] && stored[0].id == ID(901))
  }

  @Test func `the three best guesses are of the day on which the plan was issued`() throws {
    let site = try TestSite()
    let end = CivilDate(year: 2024, month: 12, day: 31)
    let old = Organisation(
      id: ID(30), realm: TestSite.province, parent: TestSite.province, code: "C30", name: "Sở Công Thương cũ",
      shortName: "Sở cũ", kind: "department", from: CivilDate(daysSinceEpoch: 9_862), to: end)
    try site.add([old])
    try site.addPlan(
      items: [.sample(1, .task, "Việc")], assignments: [.sample(901, 1, "Sở Công Thươg", .lead, nil)],
      isConfirmed: false)
    let page = try site.page("/ke-hoach/101/ra-soat?muc=1", as: "kehoach")
    let names = page.element(id: "goi-0")?.all("button").map(\.text) ?? []
    #expect(names.contains("Sở Công Thương") && !names.contains("Sở Công Thương cũ") && names.count <= 3)
  }

  // MARK: Two at once

  @Test func `who comes second sees both versions, and sends theirs again over what is stored`() throws {
    let site = try TestSite()
    let page = try site.page("\(Self.path)?muc=1", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    #expect(try press("", on: 1, site, with: ["due": "31/12/2031"]).status == 303)
    let mine = page.fields(of: form).merging(["text": "Lắp 45 trạm."]) { $1 }
    for action in ["", "gop", "len", "tach", "han:2030"] {
      let before = try site.everything()
      let response = try site.send(form["action"] ?? "", mine.merging(["viec": action]) { $1 }, as: "kehoach")
      let refused = PageParts(response)
      #expect(response.status == 409 && refused.allFaults == [], "\(action)")
      let versions = refused.withClass("versions").first?.text ?? ""
      #expect(versions.contains("31/12/2031") && versions.contains("Lắp 45 trạm.") && versions.contains("Lắp 40 trạm"))
      #expect(refused.value(of: "text") == "Lắp 45 trạm." && refused.value(of: "version") == "2")
      #expect(try site.everything() == before)
    }
    let refused = PageParts(try site.send(form["action"] ?? "", mine, as: "kehoach"))
    let again = try #require(refused.element(id: "muc")?.all("form").first)
    #expect(try site.send(again["action"] ?? "", refused.fields(of: again), as: "kehoach").status == 303)
    #expect(try site.items().first { $0.id == ID(1) }?.text == "Lắp 45 trạm.")
  }

  @Test func `a form of an item that was merged away is told so, with what was typed`() throws {
    let site = try TestSite()
    let page = try site.page("\(Self.path)?muc=5", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    #expect(try press("gop", on: 5, site).status == 303)
    let mine = page.fields(of: form).merging(["text": "Vận động mọi nhà tiêu dùng xanh."]) { $1 }
    let response = try site.send(form["action"] ?? "", mine, as: "kehoach")
    #expect(response.status == 409 && response.page.contains("Vận động mọi nhà tiêu dùng xanh."))
    #expect(try site.send("\(Self.path)/999", mine, as: "kehoach").status == 404)
  }

  @Test func `a step is undone only by who means it, and only by planners`() throws {
    let site = try TestSite()
    #expect(try press("len", on: 4, site).status == 303)
    #expect(try press("len", on: 2, site).status == 303)
    let before = try site.everything()
    for (field, number) in [("hoan-tac", "1"), ("hoan-tac", "3"), ("lam-lai", "2")] {
      let response = try undo(field, number, site)
      #expect(response.status == 409)
      #expect(PageParts(response).alert?.text.contains(Phrase.undoneMeanwhile.vi) ?? false)
    }
    #expect(try undo("hoan-tac", "x", site).status == 400)
    #expect(try undo("hoan-tac", "2", site, as: "congthuong").status == 403)
    #expect(try undo("hoan-tac", "2", site, as: "congdoan").status == 404)
    #expect(try site.everything() == before)
    #expect(try undo("hoan-tac", "2", site).status == 303)
  }

  @Test func `an item that was reported on is not merged away`() throws {
    let site = try TestSite()
    try site.report(2, percent: 10)
    let response = try press("gop", on: 2, site)
    #expect(response.status == 409)
    #expect(PageParts(response).alert?.text.contains(Phrase.itemHasReports.vi) ?? false)
  }

  // MARK: What to look at

  @Test func `what is doubtful comes first where one asks for it, the worst before the rest`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: (1...5).map { .sample($0, .task, "Việc \($0)") },
      assignments: [
        .sample(901, 1, "các sở", .lead, nil), .sample(903, 3, "Sở Công Thương", .lead, 2),
        .sample(904, 4, "Sở Công Thương", .lead, 2), .sample(905, 5, "Sở Công Thương", .lead, 2),
      ], isConfirmed: false
    ) { content in
      content.findings = [
        PlanFinding(rule: "r", severity: "warning", item: ID(4), message: ("Trễ", "Late"), advice: ("Sửa", "Mend")),
        PlanFinding(rule: "r", severity: "error", item: ID(5), message: ("Sai", "Wrong"), advice: ("Sửa", "Mend")),
      ]
    }
    let path = "/ke-hoach/101/ra-soat?xem=can-xem"
    let page = try site.page(path, as: "kehoach")
    let rows = page.withClass("items").first?.children.compactMap { $0["data-m"] } ?? []
    #expect(rows == ["5", "4", "2", "1"])
    #expect(page.element(id: "muc")?["data-m"] == "5")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    let next = try site.send(form["action"] ?? "", page.fields(of: form, button: "next"), as: "kehoach")
    #expect(next.headers["Location"] == "/ke-hoach/101/ra-soat?xem=can-xem&muc=4&xong=da-luu#muc")
    #expect(
      try site.page(path, as: "kehoach").first("a", "href", "/ke-hoach/101/ra-soat?xem=can-xem")?.text == "Cần xem 3")
  }

  @Test func `only the page with a script may run one, and only this site's`() throws {
    let site = try TestSite()
    let review = try site.get(Self.path, as: "kehoach")
    let policy = review.headers.values("Content-Security-Policy")
    #expect(policy.count == 1 && policy[0].hasSuffix("; script-src 'self'; connect-src 'self'"))
    #expect(policy[0].hasPrefix("default-src 'none'") && !policy[0].contains("unsafe"))
    let script = PageParts(review).all("script")
    #expect(script.map { $0["src"] ?? "" } == ["/tai-san/v1/ra-soat.js"] && script[0].text.isEmpty)
    let asset = try site.get("/tai-san/v1/ra-soat.js")
    #expect(asset.status == 200 && asset.headers["Content-Type"] == "text/javascript")
    #expect(PageParts(try site.get("/ke-hoach/100", as: "kehoach")).all("script").isEmpty)
  }
}

@Suite struct `Dates in a text` {
  @Test(arguments: [
    ("xong trước ngày 31 tháng 12 năm 2026.", ["2026-12-31"]),
    ("từ 01/3/2026 đến 30.6.2027;", ["2026-03-01", "2027-06-30"]),
    ("Quý II năm 2026, quý IV/2027", ["2026-34", "2027-36"]),
    ("tháng 6 năm 2027 và tháng 7/2027", ["2027-06", "2027-07"]),
    ("6 tháng đầu năm 2027, 6 tháng cuối năm 2028 và 9 tháng đầu năm 2029", ["2027-40", "2028-41"]),
    ("trong năm 2028", ["2028"]), ("ngày 31 tháng 02 năm 2026", []), ("12 km kênh, 8 trạm, số 12/KH", []), ("", []),
    ("tháng 13 năm 2026", []), ("năm", []),
  ])
  func `are found as documents write them`(text: String, dates: [String]) {
    #expect(Deadline.all(in: text).map(\.edtf) == dates)
  }
}
