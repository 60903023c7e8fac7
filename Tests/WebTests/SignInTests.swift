// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `The sign-in page` {
  @Test(arguments: ["/ke-hoach/100", "/ke-hoach/100?tim=l%C3%BAa", "/to-chuc/2", "/nguoi-dung", "/"])
  func `it leads back to the page that asked for it, also after a mistyped password`(wanted: String) throws {
    var browser = Browser(try TestSite())
    browser.open(wanted)
    try browser.follow()
    #expect(try browser.submit("/dang-nhap", ["login": "quantri", "password": "gõ nhầm mật khẩu"]).status == 403)
    #expect(try browser.submit("/dang-nhap", ["login": "quantri", "password": TestSite.password]).status == 303)
    #expect(browser.response.headers["Location"] == wanted)
    #expect(try browser.follow().status == 200)
  }

  @Test(arguments: [
    "//evil.example/", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "/\t/evil.example", "/a\r\nSet-Cookie: x=1", " /ke-hoach", "data:text/html,x", "",
  ])
  func `whatever stands behind «ve», the form and the answer stay on this site`(target: String) throws {
    var browser = Browser(try TestSite())
    browser.open("/dang-nhap?" + FormFields([.init(name: "ve", value: target)]).urlEncoded)
    let field = try #require(browser.page.forms.first?.fields.first { $0.name == "ve" })
    #expect(field.value == "/")
    try browser.submit("/dang-nhap", ["login": "kehoach", "password": TestSite.password, "ve": target])
    let location = try #require(browser.response.headers["Location"])
    // White space around a value is not part of it.
    #expect(location == (target == " /ke-hoach" ? "/ke-hoach" : "/"))
    #expect(browser.response.headers.fields.allSatisfy { !$0.value.contains("\n") && !$0.value.contains("\r") })
  }

  @Test(arguments: [
    ("KeHoach", 303), (" kehoach ", 303), ("kehoach\u{0}", 303), ("kehoach'--", 403), ("ke hoach", 403),
    ("kế hoạch", 403), ("%", 403), (String(repeating: "k", count: 100_000), 403),
  ])
  func `a name is known in any case and with blanks around it, and nothing else is taken for it`(
    login: String, status: Int
  ) throws {
    var browser = Browser(try TestSite())
    #expect(try browser.signIn(login).status == status)
    #expect((browser.session != nil) == (status == 303))
  }

  @Test func `a refused page keeps the name and never the password`() throws {
    var browser = Browser(try TestSite())
    try browser.signIn("\"><b>kehoach", "bí mật của tôi")
    #expect(browser.page.forms[0].fields.contains { $0.name == "login" && $0.value == "\"><b>kehoach" })
    #expect(browser.page.forms[0].fields.contains { $0.name == "password" && $0.value.isEmpty })
    #expect(!browser.response.page.contains("bí mật của tôi") && browser.page.faults.isEmpty)
    #expect(browser.page.alert?.text == Phrase.wrongPassword.vi)
  }

  @Test func `where too many passwords wait, the form comes back with the name, and says when to try again`() throws {
    let site = try TestSite()
    var services = site.site.services
    let busy = Phrase("Đang có nhiều người đăng nhập.", "Many people are signing in.")
    services.security.verifyPassword = { _, _ throws(ServiceRefusal) in throw ServiceRefusal(busy, retryAfter: 2) }
    let full = Site(services)
    // More often than wrong passwords are forgiven.
    for _ in 1...6 {
      var request = try site.form("/dang-nhap", as: nil)
      request.headers.add("Content-Type", MediaType.urlEncodedForm)
      request.body = Array("login=kehoach&password=\(TestSite.password)&token=mac(form+visitor)".utf8)
      let response = full.respond(to: request)
      #expect(response.status == 503 && response.headers["Retry-After"] == "2")
      let page = PageParts(response)
      #expect(page.alert?.text == busy.vi)
      #expect(page.forms[0].fields.contains { $0.name == "login" && $0.value == "kehoach" })
    }
    // Nobody's password was wrong.
    var browser = Browser(site)
    #expect(try browser.signIn("kehoach").status == 303)
  }

  @Test func `a service that needs a moment says so on every page`() throws {
    let site = try TestSite()
    let visit = Visit(
      site: site.site, request: Request(path: "/"), language: .english, now: TestSite.morning, session: nil,
      viewer: nil)
    let told = visit.site.errorPage(for: ServiceRefusal(Phrase("đợi", "wait"), retryAfter: 7), visit)
    #expect(told.status == 503 && told.headers["Retry-After"] == "7" && told.page.contains("wait"))
    let untold = visit.site.errorPage(for: ServiceRefusal(Phrase("hỏng", "broken")), visit)
    #expect(untold.status == 503 && untold.headers["Retry-After"] == nil)
  }

  @Test func `it is told in English to whoever chose English`() throws {
    let site = try TestSite()
    let response = try site.submit("/dang-nhap", ["login": "kehoach", "password": "sai"], english: true)
    #expect(PageParts(response).alert?.text == Phrase.wrongPassword.en)
    #expect(response.headers["Content-Language"] == "en")
  }

  @Test func `a person without a chosen password does not sign in with an empty one`() throws {
    let site = try TestSite()
    try site.database.write { connection in
      try connection.insert(Person(id: ID(70), login: "moi", name: "Mới", passwordHash: nil), at: TestSite.morning)
    }
    for password in ["", " ", "hash of "] {
      var browser = Browser(site)
      #expect(try browser.signIn("moi", password).status == 403)
    }
  }

  @Test func `a closed account is refused in the words of a wrong password, also with the right one`() throws {
    let site = try TestSite()
    #expect(try site.submit("/nguoi-dung/14", ["viec": "dong"], as: "quantri").status == 303)
    var browser = Browser(site)
    #expect(try browser.signIn("congthuong").status == 403)
    #expect(browser.page.alert?.text == Phrase.wrongPassword.vi)
    #expect(try site.submit("/nguoi-dung/14", ["viec": "mo"], as: "quantri").status == 303)
    #expect(try browser.signIn("congthuong").status == 303)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("::1", true), ("127.9.9.9", true), ("203.0.113.7", false), ("10.0.0.1", false),
  ])
  func `a demonstration account opens from this machine only`(address: String, isLocal: Bool) throws {
    let site = try TestSite()
    try site.database.write { connection in
      let person = Person(
        id: ID(77), login: "demo", name: "Demo", passwordHash: "hash of \(TestSite.password)", isDemonstration: true)
      try connection.insert(person, at: TestSite.morning)
    }
    var browser = Browser(site, address: address)
    #expect(try browser.signIn("demo").status == (isLocal ? 303 : 403))
    #expect((browser.session != nil) == isLocal)
  }
}

@Suite struct `A session` {
  @Test func `it has a token of its own each time, whatever the browser brought along`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    browser.cookies["xanh-session"] = "token-chosen-by-somebody-else-000"
    try browser.signIn("kehoach")
    let first = try #require(browser.session)
    #expect(first != "token-chosen-by-somebody-else-000")
    var other = Browser(site)
    try other.signIn("kehoach")
    #expect(other.session != first)
  }

  @Test(arguments: [
    (false, "xanh-session", ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"]),
    (true, "__Host-xanh", ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200", "Secure"]),
  ])
  func `its cookie is closed to scripts, to other sites, and with TLS to plain text`(
    isSecure: Bool, name: String, flags: [String]
  ) throws {
    var browser = Browser(try TestSite(), isSecure: isSecure)
    try browser.signIn("kehoach")
    let field = try #require(browser.response.headers.values("Set-Cookie").first { $0.hasPrefix(name + "=") })
    let parts = field.split(separator: ";").dropFirst().map { $0.drop { $0 == " " } }
    #expect(Set(parts) == Set(flags.map { $0[...] }))
    #expect(try browser.follow().status == 200)
  }

  @Test func `with TLS in front a cookie without the host prefix opens nothing`() throws {
    let site = try TestSite()
    var browser = Browser(site, isSecure: true)
    browser.cookies["xanh-session"] = try site.session(of: "kehoach")
    #expect(browser.open("/tai-khoan").status == 303)
    browser.cookies["__Host-xanh"] = try site.session(of: "kehoach")
    #expect(browser.open("/tai-khoan").status == 200)
  }

  @Test func `every cookie of the site is closed to scripts and secure with TLS`() throws {
    let site = try TestSite()
    var browser = Browser(site, isSecure: true)
    var fields: [String] = []
    for path in ["/dang-nhap", "/dang-nhap?lang=en"] { fields += browser.open(path).headers.values("Set-Cookie") }
    fields += try browser.signIn("kehoach").headers.values("Set-Cookie")
    browser.open("/tai-khoan")
    fields += try browser.submit("/dang-xuat").headers.values("Set-Cookie")
    #expect(fields.count == 5)
    for field in fields {
      #expect(["HttpOnly", "Secure", "SameSite=Lax", "Path=/"].allSatisfy { field.contains("; \($0)") }, "\(field)")
      #expect(!field.contains("Domain="), "\(field)")
    }
  }

  @Test(arguments: [(43_199, true), (43_200, false), (86_400, false)])
  func `it ends twelve hours after it began, however much it is used`(seconds: Int, isOpen: Bool) throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("kehoach")
    for _ in 0..<4 {
      site.clock.advance(seconds: Int64(seconds) / 4)
      browser.open("/")
    }
    site.clock.advance(seconds: Int64(seconds % 4))
    #expect((browser.open("/").status == 200) == isOpen)
    #expect((site.site.cached(try request(browser)) != nil) == isOpen)
  }

  private func request(_ browser: Browser) throws -> Request {
    Request(path: "/", headers: ["Cookie": "xanh-session=\(try #require(browser.session))"])
  }

  @Test func `two sessions of a person live side by side, and signing out ends one`() throws {
    let site = try TestSite()
    var (office, home) = (Browser(site), Browser(site))
    try office.signIn("kehoach")
    try home.signIn("kehoach")
    office.open("/tai-khoan")
    let old = office.session
    #expect(try office.submit("/dang-xuat").headers["Location"] == "/dang-nhap")
    #expect(office.session == nil)
    office.cookies["xanh-session"] = old
    #expect(office.open("/").status == 303)
    #expect(home.open("/").status == 200)
  }

  @Test func `a form of another session of the same person is refused`() throws {
    let site = try TestSite()
    var (office, home) = (Browser(site), Browser(site))
    try office.signIn("kehoach")
    try home.signIn("kehoach")
    office.open("/tai-khoan")
    home.open("/tai-khoan")
    let token = try #require(home.page.forms[0].fields.first { $0.name == "token" }).value
    #expect(try office.submit("/dang-xuat", ["token": token]).status == 403)
    #expect(office.open("/").status == 200)
  }

  @Test func `a form that was open before signing in is refused after it`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    browser.open("/dang-nhap")
    let before = browser
    try browser.signIn("kehoach")
    let token = try #require(before.page.forms[0].fields.first { $0.name == "token" }).value
    browser.open("/tai-khoan")
    #expect(try browser.submit("/dang-xuat", ["token": token]).status == 403)
  }

  @Test func `the sign-in form of one visitor is worth nothing to another`() throws {
    let site = try TestSite()
    var (one, other) = (Browser(site), Browser(site))
    one.open("/dang-nhap")
    other.open("/dang-nhap")
    let token = try #require(one.page.forms[0].fields.first { $0.name == "token" }).value
    let fields = ["login": "kehoach", "password": TestSite.password, "token": token]
    #expect(try other.submit("/dang-nhap", fields).status == 403)
    other.cookies = [:]
    other.open("/dang-nhap")
    other.cookies = [:]
    #expect(try other.submit("/dang-nhap", fields).status == 403)
    #expect(other.session == nil)
  }

  @Test(arguments: ["cross-site", "same-site", "none", "same-origin"])
  func `a form that the browser says another site sent is refused before its token is looked at`(origin: String) throws
  {
    let site = try TestSite()
    var request = try site.request("POST", "/dang-xuat", "kehoach", false)
    request.headers.add("Sec-Fetch-Site", origin)
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array("token=mac(form+\(try site.session(of: "kehoach")))".utf8)
    #expect(site.site.respond(to: request).status == (origin == "cross-site" ? 403 : 303))
  }

  @Test(arguments: [
    "", "x", "xanh", String(repeating: "a", count: 19), String(repeating: "a", count: 65), "'; --", "%00",
  ])
  func `a cookie that is no token of ours is the same as none`(cookie: String) throws {
    var browser = Browser(try TestSite())
    browser.cookies["xanh-session"] = cookie
    #expect(browser.open("/tai-khoan").headers["Location"] == "/dang-nhap?ve=%2Ftai-khoan")
  }
}

@Suite struct `Guessing passwords` {
  /// How many wrong passwords there were, and how many seconds the name waits then.
  private static let waits = [
    (4, 0), (5, 60), (6, 120), (7, 240), (8, 480), (9, 960), (10, 1920), (11, 3600), (13, 3600),
  ]

  /// Tries wrong passwords, each as soon as it is taken.
  private func fail(_ times: Int, _ login: String, _ site: TestSite) throws {
    for number in 0..<times {
      // Addresses differ, so that what is seen is the name's own lock.
      var response = try site.submit("/dang-nhap", ["login": login, "password": "sai"], address: "10.0.0.\(number)")
      if response.status == 429 {
        site.clock.advance(seconds: 3601)
        response = try site.submit("/dang-nhap", ["login": login, "password": "sai"], address: "10.0.0.\(number)")
      }
      #expect(response.status == 403)
    }
  }

  @Test(arguments: waits, ["kehoach", "khong-ai-ten-nay"])
  func `each wrong password doubles the wait up to an hour, for names that exist and for others alike`(
    wait: (failures: Int, seconds: Int), login: String
  ) throws {
    let site = try TestSite()
    try fail(wait.failures, login, site)
    func attempt() throws -> Response {
      try site.submit("/dang-nhap", ["login": login, "password": "sai"], address: "::2")
    }
    guard wait.seconds > 0 else {
      #expect(try attempt().status == 403)
      return
    }
    site.clock.advance(seconds: Int64(wait.seconds) - 1)
    let waiting = try attempt()
    #expect(waiting.status == 429)
    #expect(PageParts(waiting).alert?.text.contains("tạm khóa đến") ?? false)
    site.clock.advance(seconds: 1)
    #expect(try attempt().status == 403)
  }

  @Test func `the right password ends the count, and the next mistake costs nothing`() throws {
    let site = try TestSite()
    try fail(6, "kehoach", site)
    site.clock.advance(seconds: 3601)
    var browser = Browser(site)
    #expect(try browser.signIn("kehoach").status == 303)
    #expect(try site.database.read { try $0.person(login: "kehoach") }?.failures == 0)
    try fail(4, "kehoach", site)
    var again = Browser(site)
    #expect(try again.signIn("kehoach").status == 303)
  }

  @Test func `attempts while a name waits do not make the wait longer`() throws {
    let site = try TestSite()
    try fail(5, "kehoach", site)
    for _ in 0..<10 { #expect(try site.submit("/dang-nhap", ["login": "kehoach", "password": "sai"]).status == 429) }
    site.clock.advance(seconds: 60)
    #expect(try site.submit("/dang-nhap", ["login": "kehoach", "password": TestSite.password]).status == 303)
  }

  @Test func `the lock outlives a restart of the server`() throws {
    let site = try TestSite()
    try fail(5, "kehoach", site)
    let restarted = Site(site.site.services)
    var request = try site.form("/dang-nhap", as: nil)
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array("login=kehoach&password=x&token=mac(form+visitor)".utf8)
    #expect(restarted.respond(to: request).status == 429)
  }

  @Test func `a new link from an administrator ends the wait`() throws {
    let site = try TestSite()
    try fail(9, "congthuong", site)
    var administrator = Browser(site)
    try administrator.signIn("quantri")
    administrator.open("/nguoi-dung")
    try administrator.submit("/nguoi-dung/14", ["viec": "lien-ket"])
    let link = try #require(administrator.page.root.first(class: "link")).text
    var browser = Browser(site)
    browser.open(link)
    #expect(try browser.submit(link, ["new": "một câu đủ dài"]).status == 303)
    browser.cookies = [:]
    #expect(try browser.signIn("congthuong", "một câu đủ dài").status == 303)
  }

  @Test func `one address that guesses waits ten minutes, while others go on`() throws {
    let site = try TestSite()
    for number in 0..<30 {
      let fields = ["login": "ten\(number)", "password": "sai"]
      #expect(try site.submit("/dang-nhap", fields, address: "198.51.100.9").status == 403)
    }
    let right = ["login": "kehoach", "password": TestSite.password]
    let refused = try site.submit("/dang-nhap", right, address: "198.51.100.9")
    #expect(refused.status == 429 && refused.headers["Retry-After"] == "600")
    #expect(refused.page.contains(Phrase.tooManyText(600).vi))
    #expect(try site.submit("/dang-nhap", right, address: "198.51.100.10").status == 303)
    site.clock.advance(seconds: 599)
    #expect(try site.submit("/dang-nhap", right, address: "198.51.100.9").status == 429)
    site.clock.advance(seconds: 1)
    #expect(try site.submit("/dang-nhap", right, address: "198.51.100.9").status == 303)
  }

  @Test func `right passwords are not counted against an address that many share`() throws {
    let site = try TestSite()
    for _ in 0..<40 {
      #expect(try site.submit("/dang-nhap", ["login": "kehoach", "password": TestSite.password]).status == 303)
    }
  }

  @Test func `guesses that come at once are all counted`() async throws {
    let site = try TestSite()
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<24 {
        group.addTask {
          try site.submit("/dang-nhap", ["login": "kehoach", "password": "sai"], address: "10.1.0.\(number)").status
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    let failures = try #require(try site.database.read { try $0.person(login: "kehoach") }).failures
    #expect(failures == statuses.count { $0 == 403 } && failures >= 5)
  }

  @Test func `every wrong password of an account is written down with its number, and no password with it`() throws {
    let site = try TestSite()
    _ = try site.submit("/dang-nhap", ["login": "kehoach", "password": "mật khẩu cũ của tôi"])
    _ = try site.submit("/dang-nhap", ["login": "kehoach", "password": "sai"])
    let entries = try site.database.read { try $0.journal(realm: 1, limit: 10) }.map(\.entry)
      .filter { $0.action == "session.refused" }
    #expect(entries.map(\.after) == ["{\"failures\":2}", "{\"failures\":1}"])
    #expect(entries.allSatisfy { $0.subject == 11 && $0.subjectKind == "person" })
  }
}
