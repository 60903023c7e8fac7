// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `My work` {
  /// What stands in the groups of the page: the names of the activities by the group's identifier; «fold 1», «fold 2» for
  /// what is folded away.
  private func groups(_ page: PageParts) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for section in page.withClass("sec") where section["id"] != "ke-hoach" {
      let name = section["id"] ?? "fold: " + (section.first("h2")?.text ?? "")
      found[name] = section.first(class: "todo")?.children.map { $0.first(class: "t")?.text ?? "" }
    }
    return found
  }

  private static let (stations, audit) = ("Lắp 40 trạm sạc xe điện.", "Kiểm toán năng lượng cho cơ sở sản xuất.")

  @Test func `work that is late, due soon and not due yet stands apart, the most urgent first`() throws {
    let site = try TestSite()
    let page = try site.page("/", as: "congthuong")
    #expect(groups(page) == ["qua-han": [Self.stations], "sap-den": [Self.audit]])
    #expect(page.first("main")?.text.contains("Thứ Bảy, 21/11/2026. Có 2 việc cần làm.") ?? false)
    let others = try site.page("/", as: "nongnghiep")
    #expect(groups(others).keys.map { $0 } == ["fold: 2 việc chưa đến hạn"])
    #expect(others.first("main")?.text.contains("Không có việc cần làm.") ?? false)
    #expect(others.withClass("empty").first?.text.contains("Việc đến hạn tiếp theo: Tưới ướt khô xen kẽ") ?? false)
  }

  @Test func `the counts at the top lead to their groups, and an empty one leads nowhere`() throws {
    let page = try TestSite().page("/", as: "congthuong")
    let tiles = try #require(page.withClass("tiles").first).all("li")
    #expect(tiles.map(\.text) == ["1Quá hạn", "0Bị trả lại", "1Sắp đến hạn", "0Chờ tôi duyệt"])
    #expect(tiles.map { $0.first("a")?["href"] } == ["#qua-han", nil, "#sap-den", nil])
    for address in tiles.compactMap({ $0.first("a")?["href"] }) {
      #expect(page.element(id: String(address.dropFirst())) != nil)
    }
  }

  @Test(arguments: [
    (-60, "sap-den", "Còn 39 ngày"), (19, "sap-den", "Còn 0 ngày"), (20, "qua-han", "Quá 1 ngày"),
    (30, "qua-han", "Quá 11 ngày"),
  ])
  func `work becomes late at the midnight after its last day`(days: Int, group: String, chip: String) throws {
    let site = try TestSite()
    // The work is due on 10/12/2026; the day begins in Vietnam, seven hours before Greenwich.
    let isFar = days == -60
    site.clock.advance(seconds: isFar ? -20 * 86_400 : Int64(days) * 86_400 - 9 * 3600)
    let page = try site.page("/", as: "congthuong")
    if isFar {
      #expect(groups(page)["qua-han"] == [Self.stations])
      #expect(groups(page)["fold: 1 việc chưa đến hạn"] == [Self.audit])
    } else {
      #expect(groups(page)[group]?.contains(Self.audit) ?? false)
      #expect(page.element(id: group)?.text.contains(chip) ?? false)
    }
  }

  @Test(arguments: [(-38, "15/10/2026"), (-37, "15/10/2026"), (-36, "15/10/2027")])
  func `a report on a period stands ahead until the end of the day on which it is due`(days: Int64, due: String) throws
  {
    let site = try TestSite()
    site.clock.advance(seconds: days * 86_400)
    let ahead = try #require(try site.page("/", as: "congthuong").first("aside")).all("li").map(\.text)
    #expect(ahead.filter { $0.contains("142/KH-UBND") }.map { $0.prefix(10) } == [due[...]], "\(ahead)")
  }

  @Test func `a kept page is not shown on the next day`() throws {
    let site = try TestSite()
    // A session holds twelve hours, so one that crosses midnight in Vietnam begins in the evening.
    site.clock.advance(seconds: 11 * 3600)
    var browser = Browser(site)
    try browser.signIn("congthuong")
    browser.open("/")
    #expect(browser.page.first("main")?.text.contains("Thứ Bảy, 21/11/2026.") ?? false)
    site.clock.advance(seconds: 4 * 3600)
    browser.open("/")
    #expect(browser.page.first("main")?.text.contains("Chủ nhật, 22/11/2026.") ?? false)
  }

  @Test func `a sent report moves the work away, a returned one brings it back with what to mend`() throws {
    let site = try TestSite()
    let report = try site.report(1, percent: 40)
    #expect(
      groups(try site.page("/", as: "congthuong")) == [
        "sap-den": [Self.audit], "fold: 1 việc đã gửi, chờ duyệt": [Self.stations],
      ])
    #expect(try site.decide(report, .return, note: "Bổ sung <danh sách> «trạm».", as: "duyet").status == 303)
    let page = try site.page("/", as: "congthuong")
    #expect(groups(page) == ["tra-lai": [Self.stations], "sap-den": [Self.audit]])
    let entry = try #require(page.element(id: "tra-lai")?.all("li").first)
    #expect(entry.first(class: "quote")?.text == "«Bổ sung <danh sách> «trạm».»")
    #expect(entry.first(class: "btn")?.text.hasPrefix(Phrase.mendAndSend.vi) ?? false)
    try site.report(1, percent: 100, decidedBy: "duyet")
    #expect(groups(try site.page("/", as: "congthuong")) == ["sap-den": [Self.audit]])
  }

  @Test func `an approver sees what waits for them, the longest waiting first, and never their own`() throws {
    let site = try TestSite()
    // Sent in another order than that of the plan.
    try site.report(3, percent: 10, body: 3, by: "nongnghiep")
    site.clock.advance(seconds: 3600)
    try site.report(2, percent: 10)
    site.clock.advance(seconds: 3600)
    try site.report(1, percent: 10, by: "congthuong.duyet")
    let names = ["Tưới ướt khô xen kẽ trên 12.000 ha lúa.", Self.audit, Self.stations]
    #expect(groups(try site.page("/", as: "duyet"))["cho-duyet"] == names)
    #expect(groups(try site.page("/", as: "congthuong.duyet"))["cho-duyet"] == [Self.audit])
    for login in ["congthuong", "kehoach", "quantri", "xem"] {
      #expect(groups(try site.page("/", as: login))["cho-duyet"] == nil, "\(login)")
    }
  }

  @Test func `more than twelve of a group are counted and left to the plan`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: (1...30).map { .sample($0, .activity, "Việc thứ \($0).", due: "2026-0\(1 + $0 % 9)") },
      assignments: (1...30).map { .sample(900 + $0, $0, "Sở Công Thương", .lead, 2) })
    let page = try site.page("/", as: "congthuong")
    #expect(groups(page)["qua-han"]?.count == 12)
    let section = try #require(page.element(id: "qua-han"))
    #expect(section.text.contains("Còn 19 việc nữa."))
    #expect(section.all("a").contains { $0["href"] == "/ke-hoach" })
    #expect(page.withClass("tiles").first?.all("li").first?.text.hasPrefix("31") ?? false)
    let days = try #require(section.first(class: "todo")).children.compactMap { $0.first(class: "num")?.text }
    #expect(days.prefix(3) == ["Hạn tháng 01/2026", "Hạn tháng 01/2026", "Hạn tháng 01/2026"])
  }

  @Test func `drafts, closed plans, done and stopped work ask for nothing`() throws {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, .activity, "Việc của bản nháp.", due: "2026-01")],
      assignments: [.sample(901, 1, "Sở Công Thương", .lead, 2)], isConfirmed: false)
    #expect(!(try site.get("/", as: "congthuong").page.contains("Việc của bản nháp.")))
    let stop = [
      "version": "1", "text": "Kiểm toán.", "kind": "activity", "stopped": "Hết vốn", "role-0": "lead",
      "body-0": "Sở Công Thương", "organisation-0": "2",
    ]
    #expect(try site.submit("/ke-hoach/100/ra-soat/2", stop, as: "kehoach").status == 303)
    #expect(groups(try site.page("/", as: "congthuong")) == ["qua-han": [Self.stations]])
    #expect(try site.submit("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    let page = try site.page("/", as: "congthuong")
    #expect(groups(page).isEmpty)
    #expect(page.withClass("empty").first?.text.contains(Phrase.nothingAhead.vi) ?? false)
  }

  @Test(arguments: [
    ("kehoach", true), ("duyet", true), ("quantri", false), ("xem", false), ("congthuong.duyet", false),
  ])
  func `plans that one answers for as a whole stand on the page of those who report on them`(
    login: String, isThere: Bool
  )
    throws
  {
    let page = try TestSite().page("/", as: login)
    #expect((page.element(id: "ke-hoach") != nil) == isThere)
  }

  @Test func `somebody of another tree sees nothing of it`() throws {
    let page = try TestSite().page("/", as: "congdoan")
    #expect(groups(page).isEmpty && page.element(id: "ke-hoach") == nil)
    #expect(!(page.first("main")?.text.contains("trạm") ?? true))
  }

  @Test func `a button says to readers which work it is for`() throws {
    let page = try TestSite().page("/", as: "congthuong")
    let buttons = page.withClass("btn").filter { $0["href"]?.hasSuffix("#bao-cao") ?? false }.map(\.text)
    #expect(buttons == ["Cập nhật: \(Self.stations)", "Cập nhật: \(Self.audit)"])
  }
}

@Suite struct `What is kept in memory` {
  private func at(_ seconds: Int64) -> Instant { TestSite.morning.adding(seconds: seconds) }

  @Test func `events are counted by key within a window that begins with the first`() {
    let throttle = Throttle()
    #expect((0..<3).map { throttle.count("a", window: 60, at: at($0 * 20)) } == [1, 2, 3])
    #expect(throttle.count("b", window: 60, at: at(0)) == 1)
    #expect(throttle.events("a", window: 60, at: at(59)) == 3)
    #expect(throttle.events("a", window: 60, at: at(60)) == 0)
    #expect(throttle.count("a", window: 60, at: at(60)) == 1)
    #expect(throttle.events("c", window: 60, at: at(0)) == 0)
  }

  @Test func `many keys do not take the memory of the server, and the recent ones stay counted`() {
    let throttle = Throttle()
    for number in 0..<10_000 { _ = throttle.count("old \(number)", window: 60, at: at(0)) }
    #expect(throttle.count("new", window: 60, at: at(7200)) == 1)
    #expect(throttle.events("old 1", window: 86_400, at: at(7200)) == 0)
    #expect(throttle.count("new", window: 60, at: at(7200)) == 2)
  }

  @Test func `keys that are all recent begin the count anew before they fill the memory`() {
    let throttle = Throttle()
    for number in 0..<10_000 { _ = throttle.count("address \(number)", window: 600, at: at(0)) }
    #expect(throttle.events("address 1", window: 600, at: at(1)) == 1)
    #expect(throttle.count("one more", window: 600, at: at(1)) == 1)
    #expect(throttle.events("address 1", window: 600, at: at(1)) == 0)
  }

  @Test func `a name that nobody has waits by itself`() {
    let names = UnknownNames()
    for _ in 0..<4 { names.noteFailure("an", at: at(0)) }
    #expect(names.lockedUntil("an") == nil)
    names.noteFailure("an", at: at(0))
    #expect(names.lockedUntil("an") == at(60) && names.lockedUntil("binh") == nil)
    for number in 0..<10_000 { names.noteFailure("x\(number)", at: at(0)) }
    #expect(names.lockedUntil("an") == nil)
    let long = String(repeating: "a", count: 1 << 20)
    for _ in 0..<9 { names.noteFailure(long, at: at(0)) }
    #expect(names.lockedUntil(long) == nil)
  }

  private func key(
    _ path: String, query: String = "", language: Language = .vietnamese, viewer: Int64 = 1, day: Int = 0
  ) -> PageCache.Key {
    PageCache.Key(
      path: path, query: query, language: language, viewer: ID(viewer), today: CivilDate(daysSinceEpoch: day))
  }

  @Test func `a page is kept for one address, viewer, language and day`() {
    let cache = PageCache()
    _ = cache.keep(Response.html(Array("trang".utf8)), under: key("k"), version: 1)
    let others = [
      key("l"), key("k", query: "a=1"), key("k", language: .english), key("k", viewer: 2), key("k", day: 1),
    ]
    #expect(cache.find(key("k"), version: 1, gzip: false) != nil)
    for other in others { #expect(cache.find(other, version: 1, gzip: false) == nil) }
  }

  @Test func `a page is kept for one version of the data, plain and compressed`() {
    let cache = PageCache()
    let page = Response.html(Array("trang".utf8))
    let kept = cache.keep(page, under: key("k"), version: 1)
    #expect(kept.keptForm != nil && page.keptForm == nil)
    #expect(cache.find(key("k"), version: 1, gzip: false)?.page == "trang")
    #expect(cache.find(key("k"), version: 1, gzip: true) == nil)
    #expect(cache.find(key("k"), version: 2, gzip: false) == nil)
    #expect(cache.find(key("other"), version: 1, gzip: false) == nil)
    _ = cache.keepCompressed(kept, [1, 2], under: key("k"), version: 1)
    #expect(cache.find(key("k"), version: 1, gzip: true)?.headers["Content-Encoding"] == "gzip")
    #expect(cache.find(key("k"), version: 1, gzip: false)?.headers["Content-Encoding"] == nil)
    _ = cache.keep(page, under: key("other"), version: 2)
    #expect(cache.find(key("k"), version: 1, gzip: false) == nil)
  }

  @Test func `pages of more than 32 MiB begin the cache anew`() {
    let cache = PageCache()
    let page = Response.html([UInt8](repeating: 0x61, count: 12 << 20))
    for path in ["a", "b"] { _ = cache.keep(page, under: key(path), version: 1) }
    #expect(cache.find(key("a"), version: 1, gzip: false) != nil)
    _ = cache.keep(page, under: key("c"), version: 1)
    #expect(cache.find(key("a"), version: 1, gzip: false) == nil)
    #expect(cache.find(key("c"), version: 1, gzip: false) != nil)
  }

  @Test func `a session is remembered for one version of the data and one day`() throws {
    let day = CivilDate(daysSinceEpoch: 20_000)
    let cache = SessionCache()
    let viewer = Viewer(
      person: Person(id: ID(1), login: "a", name: "A", passwordHash: nil), memberships: [], tree: OrganisationTree([]))
    cache.keep(.init(viewer: viewer, expires: at(60), version: 7, today: day), under: "token")
    #expect(cache.find("token", version: 7, today: day)?.expires == at(60))
    #expect(cache.find("token", version: 8, today: day) == nil && cache.find("other", version: 7, today: day) == nil)
    #expect(cache.find("token", version: 7, today: day.adding(days: 1)) == nil)
    for number in 0..<4096 {
      cache.keep(.init(viewer: viewer, expires: at(60), version: 7, today: day), under: "\(number)")
    }
    #expect(cache.find("4095", version: 7, today: day) != nil && cache.find("token", version: 7, today: day) == nil)
  }

  @Test func `a taken role, an ended session and a change of one's name are felt at the next request`() throws {
    let site = try TestSite()
    #expect(try site.get("/ke-hoach", as: "kehoach").page.contains("Hứa Thị Lệ Xuân"))
    _ = try site.database.write { try $0.execute("UPDATE person SET name = 'Hứa Thị Mới' WHERE id = 11") }
    #expect(try site.get("/ke-hoach", as: "kehoach").page.contains("Hứa Thị Mới"))
    _ = try site.database.write { try $0.execute("DELETE FROM session") }
    #expect(site.site.cached(try site.request("GET", "/ke-hoach", "kehoach", false)) == nil)
    #expect(try site.get("/ke-hoach", as: "kehoach").status == 303)
  }

  @Test func `where nothing is to be kept nothing is`() throws {
    let site = try TestSite()
    var services = site.site.services
    services.keepsPages = false
    let other = Site(services)
    let request = try site.request("GET", "/ke-hoach", "kehoach", false)
    #expect(other.respond(to: request).status == 200)
    #expect(other.cached(request) == nil)
  }

  @Test(arguments: ["/tai-khoan", "/ke-hoach/100/ra-soat", "/ke-hoach/100/hoat-dong/1", "/to-chuc/1", "/dang-nhap"])
  func `a page with a form is never kept`(path: String) throws {
    let site = try TestSite()
    let login = path == "/dang-nhap" ? nil : "kehoach"
    _ = try site.get(path, as: login)
    #expect(site.site.cached(try site.request("GET", path, login, false)) == nil)
  }

  @Test(arguments: ["POST", "HEAD", "PUT"]) func `only GET is answered from memory`(method: String) throws {
    let site = try TestSite()
    _ = try site.get("/ke-hoach", as: "kehoach")
    #expect(site.site.cached(try site.request(method, "/ke-hoach", "kehoach", false)) == nil)
  }
}
