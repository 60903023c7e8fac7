// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

@Suite struct `The sessions of an account` {
  /// The lines of the account page's list of sessions.
  private func lines(_ page: PageParts) -> [String] {
    page.first("main")?.first(id: "phien")?.all("tr").dropFirst().map(\.text) ?? []
  }

  private func browser(_ site: TestSite, _ address: String) throws -> Browser {
    var browser = Browser(site, address: address)
    try browser.signIn("kehoach")
    return browser
  }

  @Test func `their owner sees when each began, from where, and which one is looking`() throws {
    let site = try TestSite()
    _ = try browser(site, "198.51.100.4")
    site.clock.advance(seconds: 3_600)
    var home = try browser(site, "2001:db8::9")
    home.open("/tai-khoan")
    let shown = lines(home.page)
    #expect(shown.count == 2)
    #expect(shown[0].contains("2001:db8::9") && shown[0].contains("10:00") && shown[0].contains("Phiên này"))
    #expect(shown[1].contains("198.51.100.4") && shown[1].contains("09:00") && shown[1].contains("Kết thúc"))
    #expect(shown.allSatisfy { $0.contains("bằng mật khẩu") })
    var other = Browser(site)
    try other.signIn("duyet")
    other.open("/tai-khoan")
    #expect(lines(other.page).count == 1)
  }

  @Test func `the page holds neither the token of a session nor the digest that the store looks up`() throws {
    let site = try TestSite()
    let office = try browser(site, "198.51.100.4")
    var home = try browser(site, "198.51.100.5")
    home.open("/tai-khoan")
    for session in [office, home] {
      let token = try #require(session.session)
      // Only the codes of forms are tied to it, and those are made by the services of these tests to be read.
      let page = home.response.page.replacing("mac(form \(token))", with: "")
      #expect(!page.contains(token))
    }
  }

  @Test func `one that is ended is worth nothing from then on, and the others go on`() throws {
    let site = try TestSite()
    var (office, home) = (try browser(site, "198.51.100.4"), try browser(site, "198.51.100.5"))
    home.open("/tai-khoan")
    let buttons = home.page.all("button", "name", "phien").compactMap { $0["value"] }
    let name = try #require(buttons.first { $0 != "khac" })
    try home.submit("/tai-khoan/phien", ["phien": name])
    #expect(home.response.headers["Location"] == "/tai-khoan?xong=phien")
    #expect(try home.follow().page.contains(Phrase.done("phien")?.vi ?? "?"))
    #expect(office.open("/").status == 303)
    #expect(home.open("/").status == 200)
    #expect(try site.lastEntry().action == "session.end")
    home.open("/tai-khoan")
    #expect(
      try home.submit("/tai-khoan/mat-khau", ["old": TestSite.password, "new": "một câu khác dài"]).status == 303)
    #expect(try site.submit("/tai-khoan/phien", ["phien": name], as: "kehoach").status == 409)
  }

  @Test func `all others end at once, and one's own stays`() throws {
    let site = try TestSite()
    var sessions = try (1...4).map { try browser(site, "198.51.100.\($0)") }
    sessions[3].open("/tai-khoan")
    try sessions[3].submit("/tai-khoan/phien", ["phien": "khac"])
    #expect(sessions.indices.map { sessions[$0].open("/").status } == [303, 303, 303, 200])
    #expect(try site.lastEntry().after == "{\"sessions\":3}")
    sessions[3].open("/tai-khoan")
    #expect(lines(sessions[3].page).count == 1)
    #expect(!sessions[3].page.forms.contains { $0.action == "/tai-khoan/phien" })
  }

  @Test func `nobody ends a session of somebody else, nor one's own in place of signing out`() throws {
    let site = try TestSite()
    var mine = try browser(site, "198.51.100.4")
    let token = try #require(mine.session)
    let security = site.site.services.security
    let name = security.sha256(security.digest(token))
    #expect(try site.submit("/tai-khoan/phien", ["phien": name], as: "duyet").status == 409)
    mine.open("/tai-khoan")
    let code = try #require(mine.page.forms[0].fields.first { $0.name == "token" }).value
    _ = try browser(site, "198.51.100.5")
    mine.open("/tai-khoan")
    #expect(try mine.submit("/tai-khoan/phien", ["phien": name, "token": code]).status == 409)
    #expect(mine.open("/").status == 200)
  }

  @Test func `looking at pages writes when a session was used, once in ten minutes at most`() throws {
    let site = try TestSite()
    var browser = try browser(site, "198.51.100.4")
    func used() throws -> Instant? {
      try site.database.read { try $0.sessions(of: ID(11), at: TestSite.morning).first?.used }
    }
    browser.open("/")
    let version = try site.database.dataVersion()
    for _ in 0..<9 {
      site.clock.advance(seconds: 60)
      browser.open("/")
      browser.open("/ke-hoach")
    }
    #expect(try site.database.dataVersion() == version)
    #expect(try used() == TestSite.morning)
    site.clock.advance(seconds: 60)
    browser.open("/")
    #expect(try used() == TestSite.morning.adding(seconds: 600))
    #expect(try site.database.dataVersion() != version)
  }

  @Test func `a stolen cookie is worth nothing after its owner signed out`() throws {
    let site = try TestSite()
    var owner = try browser(site, "198.51.100.4")
    var thief = Browser(site, address: "203.0.113.66")
    thief.cookies = owner.cookies
    #expect(thief.open("/").status == 200)
    owner.open("/tai-khoan")
    try owner.submit("/dang-xuat")
    #expect(thief.open("/").status == 303)
    #expect(thief.open("/tai-khoan").status == 303)
    #expect(site.site.cached(Request(path: "/", headers: ["Cookie": "xanh-session=\(thief.session ?? "")"])) == nil)
  }

  @Test(arguments: [
    ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Linux"),
    ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
    ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome · Windows"),
    (
      "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36", "Chrome · Android"
    ),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1", "Safari · iPhone"),
    ("Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/110 Chrome/104 Safari/537.36", "Coc Coc · Windows"),
    ("curl/8.5.0", ""), ("", ""), (String(repeating: "x", count: 9_000) + "Firefox/1", ""), ("<b>Firefox/", "Firefox"),
  ])
  func `a browser is told in a few words, and nothing else of its field is kept`(field: String, words: String) {
    #expect(BrowserName.plain(field) == words)
  }
}
