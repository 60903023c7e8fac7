// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// The filters of the plan page, alone and combined, against what is known of each activity.
@Suite struct `Filtering a plan` {
  /// What is known of an activity of the sample; the day is 21/11/2026.
  private struct Known {
    let number: Int
    let text: String
    let status: ActivityStatus.Kind
    let lead: Int64?
    /// The words of `PlanFilter.DueRange` that fit its deadline.
    let due: [String]
  }

  private static let known = [
    Known(number: 1, text: "Trồng 500 cây xanh", status: .late, lead: 2, due: ["qua-han", "nam-nay"]),
    Known(number: 2, text: "Trồng rừng ngập mặn", status: .dueSoon, lead: 2, due: ["30-ngay", "nam-nay"]),
    Known(number: 3, text: "Kiểm kê khí nhà kính", status: .done, lead: 3, due: ["qua-han", "nam-nay"]),
    Known(number: 4, text: "Đèn đường LED", status: .onTime, lead: 3, due: ["khong-ghi"]),
    Known(number: 5, text: "Chợ không rác nhựa", status: .notStarted, lead: nil, due: ["nam-nay"]),
    Known(number: 6, text: "Xe buýt điện", status: .stopped, lead: 3, due: ["qua-han"]),
    Known(number: 7, text: "Cây xanh trường học", status: .dueSoon, lead: 2, due: ["30-ngay", "nam-nay"]),
    Known(number: 8, text: "Trồng cây phân tán", status: .notStarted, lead: 2, due: []),
  ]

  private static let deadlines = [
    1: "2026-10", 2: "2026-11-21", 3: "2026-11-20", 5: "2026-12-31", 6: "2025", 7: "2026-12-21", 8: "2027-01-05",
  ]

  private static func site() throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      items: known.map { known in
        var item = PlanItem.sample(
          Int64(known.number), known.number < 8 ? .activity : .task, known.text, due: deadlines[known.number])
        if known.status == .stopped { item.stoppedReason = "Hết vốn" }
        return item
      },
      assignments: known.compactMap { known in
        known.lead.map { .sample(900 + Int64(known.number), Int64(known.number), "Sở", .lead, $0) }
      } + [.sample(950, 5, "Sở Công Thương", .coordinate, 2)])
    try site.report(3, of: 101, percent: 100, on: "19/11/2026", body: 3, by: "nongnghiep", decidedBy: "duyet")
    try site.report(4, of: 101, percent: 50, body: 3, by: "nongnghiep", decidedBy: "duyet")
    return site
  }

  /// The activities that stand in the tree of a page.
  private static func shown(_ page: PageParts) -> [Int] {
    (page.withClass("tree").first?.all("td", "class", "code") ?? []).compactMap { Int($0.text) }.sorted()
  }

  @Test func `every combination of status, lead and deadline shows exactly what fits it`() throws {
    let site = try Self.site()
    for status in [nil] + ActivityStatus.Kind.allCases {
      for lead in [nil, "2", "3", "chua-co"] {
        for due in [nil, "qua-han", "30-ngay", "nam-nay", "khong-ghi"] {
          let fitting = Self.known.filter { known in
            let leads = lead == "chua-co" ? known.lead == nil : known.lead?.description == lead
            return (status == nil || known.status == status) && (lead == nil || leads)
              && (due == nil || known.due.contains(due ?? ""))
          }
          let query = [("trang-thai", status?.rawValue), ("chu-tri", lead), ("han", due)].map { "\($0)=\($1 ?? "")" }
            .joined(separator: "&")
          let page = try site.page("/ke-hoach/101?tim=&\(query)", as: "kehoach")
          #expect(Self.shown(page) == fitting.map(\.number), "\(query)")
          #expect((page.withClass("empty").first?.text == Phrase.nothingMatches.vi) == fitting.isEmpty, "\(query)")
          // What was asked for stands in the form.
          #expect(page.value(of: "trang-thai") == status?.rawValue ?? "", "\(query)")
          #expect(page.value(of: "chu-tri") == lead ?? "", "\(query)")
          #expect(page.value(of: "han") == due ?? "", "\(query)")
        }
      }
    }
  }

  @Test(arguments: [
    ("cay+xanh", [1, 7]), ("C%C3%82Y+XANH", [1, 7]), ("tr%E1%BB%93ng", [1, 2, 8]), ("Tr%C3%B4ng", [1, 2, 8]),
    ("500", [1]), ("den", [4]), ("+buyt+", [6]), ("buyt", [6]), ("7", [7]), ("zzz", []), ("%26", []),
    ("%3Cb%3E", []),
  ])
  func `words are found without marks and in any case, also a number of an activity`(words: String, shown: [Int]) throws
  {
    let page = try Self.site().page("/ke-hoach/101?tim=\(words)", as: "kehoach")
    #expect(Self.shown(page) == shown)
    #expect(page.allFaults == [])
  }

  @Test func `words and conditions together narrow each other down`() throws {
    let site = try Self.site()
    let shown = { (query: String) in Self.shown(try site.page("/ke-hoach/101?" + query, as: "kehoach")) }
    #expect(try shown("tim=trong&chu-tri=2") == [1, 2, 8])
    #expect(try shown("tim=trong&chu-tri=2&trang-thai=due-soon") == [2])
    #expect(try shown("tim=trong&chu-tri=2&trang-thai=due-soon&han=qua-han") == [])
  }

  @Test(arguments: ["trang-thai=khac", "chu-tri=x", "han=mai", "chu-tri=", "la=1", "trang-thai=Late"])
  func `a condition that does not exist asks for nothing`(query: String) throws {
    let page = try Self.site().page("/ke-hoach/101?" + query, as: "kehoach")
    #expect(Self.shown(page) == Self.known.map(\.number))
    #expect(page.withClass("pills").first?.all("a").first?["aria-current"] == "true")
  }

  @Test func `an unknown organisation leads nothing`() throws {
    #expect(Self.shown(try Self.site().page("/ke-hoach/101?chu-tri=999", as: "kehoach")) == [])
  }

  @Test func `the totals are those of the whole plan, whatever is shown`() throws {
    let site = try Self.site()
    let totals = { (query: String) in
      try site.page("/ke-hoach/101" + query, as: "kehoach").withClass("key").first?.all("dd").map(\.text)
    }
    let all = ["1", "1", "2", "1", "2", "1"]
    #expect(try totals("") == all)
    #expect(try totals("?trang-thai=late") == all)
    #expect(try totals("?tim=zzz") == all)
  }

  @Test func `what is found is where one looks after filtering`() throws {
    let page = try Self.site().page("/ke-hoach/101?tim=zzz", as: "kehoach")
    #expect(page.all("form", "id", "loc").first?["action"] == "#viec")
    #expect(page.withClass("pills").first?["id"] == "viec")
  }

  @Test func `common filters lead to what they count`() throws {
    let site = try Self.site()
    let page = try site.page("/ke-hoach/101", as: "kehoach")
    let pills = try #require(page.withClass("pills").first).all("a")
    #expect(pills.map(\.text) == ["Tất cả 8", "Chậm 1", "Sắp đến hạn 2", "Chưa bắt đầu 2"])
    for pill in pills.dropFirst() {
      let address = (pill["href"] ?? "").split(separator: "#")
      #expect(address.last == "viec")
      let target = try site.page(String(address[0]), as: "kehoach")
      #expect(pill.text.hasSuffix(" \(Self.shown(target).count)"))
      #expect(target.withClass("pills").first?.all("a", "aria-current", "true").map(\.text) == [pill.text])
    }
  }

  @Test func `leads are offered once each, by the order of dictionaries`() throws {
    let site = try Self.site()
    let options = try site.page("/ke-hoach/101", as: "kehoach").first("select", "name", "chu-tri")?.all("option")
    #expect(options?.map(\.text) == ["Tất cả", "Chưa có chủ trì", "Sở CT", "Sở NN&MT"])
  }
}

/// The tree of a plan: every activity once, wherever it stands.
@Suite struct `The tree of a plan` {
  /// A shape of a plan: kind and parent of each item, numbered from 1.
  struct Shape: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let items: [(kind: PlanItemKind, parent: Int64?)]
  }

  static let shapes = [
    Shape(testDescription: "one activity at the top", items: [(.activity, nil)]),
    Shape(
      testDescription: "an activity at the top with tasks below", items: [(.activity, nil), (.task, 1), (.task, 1)]),
    Shape(
      testDescription: "tasks three deep",
      items: [(.task, nil), (.task, 1), (.task, 2), (.task, 3), (.heading, nil), (.task, 5)]),
    Shape(
      testDescription: "work below statements and headings",
      items: [(.heading, nil), (.statement, 1), (.task, 2), (.group, 1), (.activity, 4), (.statement, nil)]),
    Shape(testDescription: "themes without work", items: [(.theme, nil), (.group, 1), (.task, nil)]),
    Shape(
      testDescription: "an activity with tasks inside a group",
      items: [(.theme, nil), (.group, 1), (.activity, 2), (.task, 3), (.task, 3), (.activity, 2)]),
  ]

  @Test(arguments: shapes) func `every activity stands in it once, and the totals count each once`(shape: Shape) throws
  {
    let site = try TestSite()
    let items = shape.items.enumerated().map { index, item in
      PlanItem.sample(Int64(index + 1), item.kind, "Mục \(index + 1)", in: item.parent)
    }
    try site.addPlan(items: items, assignments: [])
    let work = items.filter(\.kind.isWork).map { $0.id.description }
    for query in ["", "?trang-thai=not-started", "?nguon=1"] {
      let page = try site.page("/ke-hoach/101" + query, as: "kehoach")
      let rows = page.withClass("name").filter { $0.name == "a" }
        .compactMap { $0["href"]?.split(separator: "/").last.map { String($0) } }
      #expect(rows.sorted() == work, "\(query)")
      #expect(page.allFaults == [], "\(query)")
      // Whatever stands below a part is in its count.
      let parts = page.withClass("tree").first?.children.compactMap {
        Int($0.withClass("sum")?.withClass("num")?.text.split(separator: " ").first ?? "")
      }
      #expect(parts?.reduce(0, +) == work.count, "\(query)")
    }
    let done = try site.page("/ke-hoach/101", as: "kehoach").withClass("themes").first?.all("li")
      .compactMap { Int($0.withClass("num")?.text.split(separator: "/").last?.split(separator: " ").first ?? "") }
    #expect(done?.reduce(0, +) == work.count, "the overview by theme")
  }

  @Test func `what is late lies open, however deep it stands`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: [
        .sample(1, .theme, "Chủ đề"), .sample(2, .group, "Nhóm", in: 1), .sample(3, .group, "Có việc chậm", in: 2),
        .sample(4, .task, "Chậm", in: 3, due: "2025"), .sample(5, .group, "Không có", in: 2),
        .sample(6, .task, "Xa", in: 5),
      ], assignments: [])
    let page = try site.page("/ke-hoach/101", as: "kehoach")
    let isOpen = { (id: Int) in page.element(id: "i\(id)")?["open"] != nil }
    #expect(isOpen(1) && isOpen(2) && isOpen(3) && !isOpen(5))
    let filtered = try site.page("/ke-hoach/101?trang-thai=not-started", as: "kehoach")
    #expect(filtered.element(id: "i5")?["open"] != nil && filtered.element(id: "i3") == nil)
  }

  @Test(arguments: [
    (1, "A"), (3, "A, B, C"), (4, "A, B, C và 1 đơn vị khác"), (6, "A, B, C và 3 đơn vị khác"),
  ])
  func `many leads are named as far as a row has room`(count: Int, text: String) throws {
    let site = try TestSite()
    let names = ["A", "B", "C", "D", "E", "F"].prefix(count)
    try site.addPlan(
      items: [.sample(1, .task, "Việc")],
      assignments: names.enumerated().map { .sample(901 + Int64($0), 1, $1, $0 == 0 ? .lead : .coLead, nil) })
    let cell = try site.page("/ke-hoach/101", as: "kehoach").first("table")?.all("td").first {
      $0.withClass("lab")?.text == "Chủ trì"
    }
    #expect(cell?.text == "Chủ trì" + text)
  }

  @Test(
    arguments: [
      ("2026-10-15", "15/10/2026", "15/10/2026"), ("2026-10", "tháng 10/2026", "31/10/2026"),
      ("2026-35", "quý III/2026", "30/09/2026"), ("2026", "năm 2026", "31/12/2026"),
      ("2025-11/..", "từ tháng 11/2025", "2025-11/.."), (nil, "Không ghi", "Not stated"),
    ] as [(String?, String, String)])
  func `a deadline is shown as documents say it, in English by its last day`(
    edtf: String?, vietnamese: String, english: String
  ) throws {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc", due: edtf)], assignments: [])
    for (isEnglish, text) in [(false, vietnamese), (true, english)] {
      let page = try site.page("/ke-hoach/101", as: "kehoach", english: isEnglish)
      #expect(page.first("table")?.all("td", "class", "num").first?.text.hasSuffix(text) ?? false)
    }
  }

  @Test(
    arguments: [
      (nil, nil, nil), (2025, 2030, "31"), (2027, 2030, "0"), (2020, 2025, "100"), (2026, 2026, "89"),
    ] as [(Int?, Int?, String?)])
  func `how much of the plan's time has passed is set against what is done`(from: Int?, to: Int?, percent: String?)
    throws
  {
    let site = try TestSite()
    try site.addPlan(items: [.sample(1, .task, "Việc")], assignments: []) { content in
      (content.plan.periodFrom, content.plan.periodTo) = (from, to)
    }
    let text = try site.page("/ke-hoach/101", as: "kehoach").withClass("band").first?.text ?? ""
    let sentence = percent.map { "Đã qua \($0) % thời gian của kế hoạch, hoàn thành 0 % hoạt động." }
    #expect(sentence.map(text.contains) ?? !text.contains("thời gian của kế hoạch"), "\(text)")
  }
}
