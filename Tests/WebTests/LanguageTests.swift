// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import OfficialDocuments
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `Choosing a language` {
  @Test(arguments: [
    ("/ke-hoach?lang=en", "/ke-hoach"), ("/ke-hoach?lang=vi", "/ke-hoach"), ("/?lang=en", "/"),
    ("/ke-hoach/100?tim=l%C3%BAa&lang=en&trang-thai=late", "/ke-hoach/100?tim=l%C3%BAa&trang-thai=late"),
    ("/ke-hoach/100?lang=en&lang=vi", "/ke-hoach/100"),
    ("/dang-nhap?ve=%2Fke-hoach&lang=en", "/dang-nhap?ve=%2Fke-hoach"),
    ("/khong-co?lang=en", "/khong-co"), ("/ke-hoach/?lang=en", "/ke-hoach"),
  ])
  func `it is kept in a cookie, and the page comes again with all else that its address says`(
    path: String, target: String
  ) throws {
    for login in [nil, "kehoach"] {
      let response = try TestSite().get(path, as: login)
      #expect(response.status == 303 && response.headers["Location"] == target)
      let language = path.contains("lang=en") ? "en" : "vi"
      #expect(response.headers["Set-Cookie"]?.hasPrefix("xanh-lang=\(language); Path=/; Max-Age=31536000") ?? false)
    }
  }

  @Test(arguments: [
    ("//evil.example", "/evil.example"), ("//evil.example/a b", "/evil.example/a%20b"),
    ("/\\evil.example", "/%5Cevil.example"),
    ("/a\r\nSet-Cookie: x=1", "/a%0D%0ASet-Cookie%3A%20x%3D1"), ("/ế", "/%E1%BA%BF"), ("/a?b", "/a%3Fb"),
    ("/a#b", "/a%23b"), ("/a%41", "/a%2541"), ("///", "/"),
  ])
  func `no made-up path leads away from the site, by the answer or by the links of the page`(
    path: String, target: String
  ) throws {
    let site = try TestSite()
    let choice = site.site.respond(to: Request(path: path, query: "lang=en"))
    #expect(choice.headers["Location"] == target)
    #expect(choice.headers.fields.allSatisfy { field in field.value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
    let page = PageParts(site.site.respond(to: Request(path: path)))
    #expect(page.faults == [])
    for link in page.all("a").compactMap({ $0["href"] }) {
      #expect(Response.isLocalPath(link) || link.hasPrefix("#"), "\(link)")
    }
  }

  @Test(arguments: ["", "fr", "EN", "en ", "vi,en", "%00"]) func `any other word chooses nothing`(language: String)
    throws
  {
    let site = try TestSite()
    var request = try site.request("GET", "/tro-giup", nil, false)
    request.query = FormFields([.init(name: "lang", value: language)]).urlEncoded
    let response = site.site.respond(to: request)
    #expect(response.status == 200 && response.headers["Set-Cookie"] == nil)
    request = Request(path: "/tro-giup", headers: ["Cookie": "xanh-lang=\(PercentEncoding.encoded(language))"])
    #expect(PageParts(site.site.respond(to: request)).first("html")?["lang"] == "vi")
  }

  @Test func `a form is never sent on for the sake of a language`() throws {
    let site = try TestSite()
    let response = try site.submit("/dang-xuat?lang=en", as: "kehoach")
    #expect(response.headers["Location"] == "/dang-nhap")
  }

  @Test func `the links for both languages stand on every page, the one in use is marked`() throws {
    let site = try TestSite()
    for (english, marked) in [(false, "vi"), (true, "en")] {
      for path in ["/?xong=da-luu", "/ke-hoach/100?tim=a%26b", "/khong-co"] {
        let page = try site.page(path, as: "kehoach", english: english)
        let links = try #require(page.withClass("lang").first).all("a")
        #expect(links.map { $0["lang"] } == ["vi", "en"])
        #expect(links.filter { $0["aria-current"] == "true" }.map { $0["lang"] } == [marked])
        // The sentence about something done is said once.
        #expect(!links.contains { $0["href"]?.contains("xong") ?? true })
        if path.contains("tim") { #expect(links.allSatisfy { $0["href"]?.contains("tim=a%26b&lang=") ?? false }) }
      }
    }
  }

  @Test func `the language of a browser does not change the page that an office shares`() throws {
    let request = Request(path: "/tro-giup", headers: ["Accept-Language": "en-GB,en;q=0.9"])
    #expect(try TestSite().site.respond(to: request).headers["Content-Language"] == "vi")
  }
}

@Suite struct `Sentences with numbers` {
  private static let counted: [(Phrase, String, String)] = [
    (Phrase.daysLate(1), "Quá 1 ngày", "1 day overdue"), (.daysLate(21), "Quá 21 ngày", "21 days overdue"),
    (.daysLeft(0), "Còn 0 ngày", "0 days left"), (.daysLeft(1), "Còn 1 ngày", "1 day left"),
    (.doneLate(2), "Xong chậm 2 ngày", "Done 2 days late"), (.activities(1), "1 hoạt động", "1 activity"),
    (.activities(0), "0 hoạt động", "0 activities"), (.workToDo(0), "Không có việc cần làm.", "Nothing to do."),
    (.workToDo(1), "Có 1 việc cần làm.", "One thing to do."), (.workToDo(7), "Có 7 việc cần làm.", "7 things to do."),
    (.findingsFound(1), "1 điểm cần xem trong văn bản", "1 point to look at"),
    (.namedTimes(1), "nhắc 1 lần", "named once"), (.namedTimes(3), "nhắc 3 lần", "named 3 times"),
    (.deadlineIs(nil), "Không ghi thời hạn", "No deadline stated"),
    (.deadlineIs("10/2026"), "Hạn 10/2026", "Due 10/2026"),
    (.statusCount(.late, 4), "4 chậm", "4 late"), (.statusCount(.onTime, 1), "1 đúng tiến độ", "1 on time"),
    (
      .tooManyText(600), "Có quá nhiều yêu cầu bị từ chối. Thử lại sau 10 phút.",
      "Too many refused requests. Try again in 10 minutes."
    ),
    (.existence(from: "01/01/1997", to: nil), "từ 01/01/1997", "since 01/01/1997"),
    (.existence(from: "01/01/1997", to: "30/06/2025"), "01/01/1997 đến 30/06/2025", "01/01/1997 to 30/06/2025"),
    (.matchBodies(0), "Gắn tổ chức", "Match organisations"),
    (.matchBodies(2), "Gắn tổ chức (còn 2 tên)", "Match organisations (2 left)"),
    (
      .inCell(row: 3, column: "code", .codeTaken("A")), "Hàng 3, cột code: Mã «A» đã có.",
      "Row 3, column code: The code «A» is taken."
    ),
  ]

  @Test(arguments: counted)
  func `agree with their number in both languages`(phrase: Phrase, vi: String, en: String) {
    #expect(phrase.vi == vi)
    #expect(phrase.en == en)
  }

  @Test(arguments: 0..<7) func `name the day of the week`(offset: Int) throws {
    let monday = try #require(CivilDate(year: 2026, month: 11, day: 16))
    let names = [
      ("Thứ Hai", "Monday"), ("Thứ Ba", "Tuesday"), ("Thứ Tư", "Wednesday"), ("Thứ Năm", "Thursday"),
      ("Thứ Sáu", "Friday"), ("Thứ Bảy", "Saturday"), ("Chủ nhật", "Sunday"),
    ]
    let day = monday.adding(days: offset)
    let phrase = Phrase.todayIs(day)
    #expect(phrase.vi == "\(names[offset].0), \(day.short)." && phrase.en == "\(names[offset].1), \(day.short).")
  }

  /// The words of a closed list: each its own, in both languages.
  private static let lists: [(name: String, phrases: [Phrase])] = [
    ("statuses", ActivityStatus.Kind.allCases.map { .status($0) }), ("roles", Role.allCases.map { .role($0) }),
    ("kinds of items", PlanItemKind.allCases.map { .kind($0) }), ("parts", AssignmentRole.allCases.map { .part($0) }),
    ("states of plans", [PlanState.draft, .active, .closed].map { .plansIn($0) }),
    ("kinds of bodies", OrganisationKind.offered.map { .organisationKind($0.code) }),
    ("sections", Section.allCases.map(\.name)),
  ]

  @Test(arguments: lists) func `of a closed list are all different`(list: (name: String, phrases: [Phrase])) {
    #expect(Set(list.phrases.map(\.vi)).count == list.phrases.count)
    #expect(Set(list.phrases.map(\.en)).count == list.phrases.count)
  }

  @Test(arguments: [
    "da-gui", "da-duyet", "da-tra", "da-luu", "da-xem", "da-gan", "da-doc", "da-bo", "trang-thai", "mat-khau",
    "to-chuc",
    "tai-khoan",
  ])
  func `about something done stand on the next page`(code: String) throws {
    let site = try TestSite()
    let phrase = try #require(Phrase.done(code))
    for english in [false, true] {
      let page = try site.page("/tro-giup?xong=\(code)", english: english)
      let banner = page.all("div", "role", "status").first
      #expect(banner?.text == (english ? phrase.en : phrase.vi))
    }
  }

  @Test(arguments: ["", "x", "<script>", "DA-GUI"]) func `about nothing known are not said`(code: String) throws {
    let query = FormFields([.init(name: "xong", value: code)]).urlEncoded
    let page = try TestSite().page("/tro-giup?" + query)
    #expect(page.all("div", "role", "status").isEmpty && page.first("script") == nil)
  }
}

@Suite struct `Dates, numbers and names` {
  private func visit(_ language: Language, _ site: TestSite) -> Visit {
    Visit(
      site: site.site, request: Request(path: "/"), language: language, now: TestSite.morning, session: nil, viewer: nil
    )
  }

  @Test(arguments: [
    (0, "09:00"), (-540, "00:00"), (-541, "23:59, 20/11/2026"), (899, "23:59"), (900, "00:00, 22/11/2026"),
    (1440, "09:00, 22/11/2026"),
  ])
  func `a moment is told by the clock of Vietnam, with its day where that is not today`(minutes: Int64, text: String)
    throws
  {
    #expect(visit(.vietnamese, try TestSite()).clock(TestSite.morning.adding(seconds: minutes * 60)) == text)
  }

  @Test(arguments: [
    ("2026-10-15", "15/10/2026"), ("2026-10", "31/10/2026"), ("2026-35", "30/09/2026"), ("2026", "31/12/2026"),
    ("2018/2020", "31/12/2020"), ("2025-11/..", "2025-11/.."),
  ])
  func `a deadline in English is its last day`(edtf: String, text: String) throws {
    let site = try TestSite()
    let deadline = try #require(Deadline(edtf: edtf))
    #expect(visit(.english, site).due(deadline) == text)
    #expect(visit(.vietnamese, site).due(deadline) == deadline.vietnamese)
    #expect(visit(.english, site).due(nil) == "Not stated" && visit(.vietnamese, site).due(nil) == "Không ghi")
  }

  @Test(arguments: [
    (1_250_500, "1.250,5", "1,250.5"), (41_300, "41,3", "41.3"), (0, "0", "0"),
    (1_000_000_000, "1.000.000", "1,000,000"),
    (1, "0,001", "0.001"),
  ])
  func `a number has the marks of its language`(thousandths: Int64, vi: String, en: String) throws {
    let site = try TestSite()
    #expect(visit(.vietnamese, site).number(Quantity(thousandths: thousandths)) == vi)
    #expect(visit(.english, site).number(Quantity(thousandths: thousandths)) == en)
  }

  @Test(
    arguments: [
      (ActivityStatus.done(daysLate: 0), nil), (.done(daysLate: 3), "Xong chậm 3 ngày"),
      (.dueSoon(daysLeft: 5), "Còn 5 ngày"),
      (.late(days: 1), "Quá 1 ngày"), (.stopped(reason: "Hết vốn"), "Dừng: Hết vốn"), (.onTime, nil),
      (.notStarted, nil),
    ] as [(ActivityStatus, String?)])
  func `a status tells its number where it has one`(status: ActivityStatus, text: String?) throws {
    #expect(visit(.vietnamese, try TestSite()).distance(status) == text)
  }

  @Test(arguments: [
    ("Hoạt động số 38: Xây dựng nhà máy", "38", "Xây dựng nhà máy"), ("Xây dựng nhà máy", "38", "Xây dựng nhà máy"),
    ("Hoạt động số 38: Xây dựng", "", "Hoạt động số 38: Xây dựng"), ("Hoạt động số 38:", "38", ""),
    (
      "Tổ chức hội nghị tổng kết năm học ở các trường: tiểu học", "2",
      "Tổ chức hội nghị tổng kết năm học ở các trường: tiểu học"
    ),
  ])
  func `a title is without the number that stands beside it`(text: String, activity: String, title: String) {
    var item = PlanItem.sample(1, .activity, text)
    item.activity = activity
    #expect(item.title == title)
  }

  @Test(arguments: [("-", "", ""), ("2.1", "", "2.1"), ("-", "17, 18", "17, 18"), ("", "", ""), ("a)", "3", "3")])
  func `a code is the number of the activity, else the label`(label: String, activity: String, code: String) {
    var item = PlanItem.sample(1, .activity, "x")
    (item.label, item.activity) = (label, activity)
    #expect(item.code == code)
  }

  @Test(arguments: [10, 20, 25, 60, 180]) func `a shortened title ends between words and is never longer`(limit: Int) {
    let text = "Tuyên truyền, phổ biến chủ trương của Đảng, chính sách của Nhà nước về tăng trưởng xanh đến đoàn viên"
    let short = PlanItem.sample(1, .activity, text).shortened(to: limit)
    if text.utf8.count <= limit {
      #expect(short == text)
    } else {
      #expect(short.hasSuffix("…") && short.utf8.count <= limit + "…".utf8.count)
      let words = Set(text.split(separator: " "))
      #expect(short.dropLast().split(separator: " ").allSatisfy { words.contains($0) }, "\(short)")
    }
  }

  @Test(arguments: [
    ("ngườiviếtliềnkhôngcódấucách", 10, "ngườiv"), (String(repeating: "🌱", count: 50), 20, ""), ("ngắn", 10, "ngắn"),
  ])
  func `a title without blanks is cut between characters`(text: String, limit: Int, start: String) {
    let short = PlanItem.sample(1, .activity, text).shortened(to: limit)
    #expect(short.hasPrefix(String(start.prefix(4))))
    #expect(text.hasPrefix(short.hasSuffix("…") ? String(short.dropLast()) : short))
  }

  @Test(arguments: [
    ("Chủ đề 1: Năng lượng sạch. Tỉnh triển khai 12/14 hoạt động.", "Chủ đề 1: Năng lượng sạch"),
    ("Chủ đề 1: Năng lượng sạch.", "Chủ đề 1: Năng lượng sạch."), ("I. Quan điểm", "I. Quan điểm"),
    ("Chủ đề về phát triển 2.500 ha rừng trồng", "Chủ đề về phát triển 2.500 ha rừng trồng"),
  ])
  func `a heading is its first sentence`(text: String, heading: String) {
    #expect(PlanItem.sample(1, .theme, text).heading == heading)
  }

  @Test(arguments: [
    ("phát động phong trào", "Phát động phong trào"), ("đổi mới công nghệ", "Đổi mới công nghệ"),
    ("Ước thư", "Ước thư"),
    ("", ""), ("3T", "3T"), ("ế", "Ế"),
  ])
  func `a plan's heading begins with a capital`(title: String, heading: String) {
    var plan = FixturePlan.content.plan
    plan.title = title
    #expect(plan.heading == heading)
  }

  @Test func `names are in the order of Vietnamese dictionaries`() {
    let names = ["Xã Đại An", "Xã Dân Chủ", "Xã Ấn Hà", "Xã An Hạ", "Xã Ăng Hà", "Xã An Hà", "xã An Hà", "Xã 2", "Xã"]
    #expect(
      names.sortedAsInDictionaries { $0 } == [
        "Xã", "Xã 2", "xã An Hà", "Xã An Hà", "Xã An Hạ", "Xã Ăng Hà", "Xã Ấn Hà", "Xã Dân Chủ", "Xã Đại An",
      ])
  }
}
