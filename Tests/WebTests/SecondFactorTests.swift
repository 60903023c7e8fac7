// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

extension Browser {
  /// Sets a second factor up, and returns its ten recovery codes.
  @discardableResult
  mutating func setUpFactor() throws -> [String] {
    open("/tai-khoan/xac-thuc")
    try submit("/tai-khoan/xac-thuc", ["viec": "bat", "old": TestSite.password, "code": site.timeCode()])
    try #require(response.status == 200, "\(page.alert?.text ?? "")")
    let list = try #require(page.root.first(class: "codes"))
    return list.all("li").map(\.text)
  }
}

@Suite struct `Setting up a second factor` {
  @Test func `the page gives the key as a picture, as text and as a link, and takes its first code`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("duyet")
    browser.open("/tai-khoan")
    #expect(browser.page.first("main")?.text.contains(Phrase.factorMissing.vi) ?? false)
    browser.open("/tai-khoan/xac-thuc")
    #expect(browser.response.headers["Cache-Control"] == "private, no-store")
    let link = try #require(browser.page.all("a").compactMap { $0["href"] }.first { $0.hasPrefix("otpauth:") })
    #expect(link == "otpauth://totp/Xanh%3Aduyet?secret=SECRET01&issuer=Xanh&algorithm=SHA1&digits=6&period=30")
    #expect(browser.page.root.first(class: "link")?.text == "SECR ET01")
    #expect(browser.page.root.first(class: "qr")?["role"] == "img")
    #expect(browser.page.allFaults.isEmpty, "\(browser.page.allFaults)")
    try browser.submit("/tai-khoan/xac-thuc", ["viec": "bat", "old": TestSite.password, "code": " 1 2 3 "])
    #expect(browser.response.status == 403 && browser.page.alert?.text == Phrase.wrongPasswordOrCode.vi)
    // The telephone need not be set up a second time.
    #expect(browser.page.root.first(class: "link")?.text == "SECR ET01")
    let spaced = site.timeCode().prefix(3) + " " + site.timeCode().suffix(3)
    try browser.submit("/tai-khoan/xac-thuc", ["viec": "bat", "old": TestSite.password, "code": String(spaced)])
    #expect(browser.response.status == 200 && browser.response.headers["Cache-Control"] == "private, no-store")
    #expect(browser.page.root.first(class: "codes")?.all("li").count == 10)
    #expect(try site.lastEntry().action == "person.factor.add")
    browser.open("/tai-khoan")
    #expect(browser.page.first("main")?.text.contains("Còn 10 mã dự phòng") ?? false)
  }

  @Test func `neither the key nor a recovery code lies in the database as it is`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("duyet")
    let codes = try browser.setUpFactor()
    #expect(Set(codes).count == 10 && codes.allSatisfy { $0.utf8.count == 11 })
    let factor = try #require(try site.database.read { try $0.secondFactor(of: ID(13)) })
    #expect(factor.sealedSecret == "secondFactor(13).SECRET01")
    let digests = try site.database.read { try $0.query("SELECT digest FROM recovery_code").map { try $0.blob(0) } }
    #expect(Set(digests) == Set(codes.map { Array("recovery(13:\(TypedCode.plain($0)))".utf8) }))
  }

  @Test func `a key that was made for somebody else, or made up, is not taken`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("duyet")
    browser.open("/tai-khoan/xac-thuc")
    for sealed in ["setUp(14).SECRET01", "secondFactor(13).SECRET01", "SECRET01", ""] {
      try browser.submit(
        "/tai-khoan/xac-thuc", ["viec": "bat", "old": TestSite.password, "code": site.timeCode(), "secret": sealed])
      #expect(browser.response.status == 403)
    }
    #expect(try site.database.read { try $0.secondFactor(of: ID(13)) } == nil)
  }

  @Test func `other sessions, which began without it, end`() throws {
    let site = try TestSite()
    var (office, home) = (Browser(site), Browser(site))
    try office.signIn("duyet")
    try home.signIn("duyet")
    try home.setUpFactor()
    #expect(office.open("/").status == 303)
    #expect(home.open("/").status == 200)
  }

  @Test func `a second one is not set up over the first`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("duyet")
    browser.open("/tai-khoan/xac-thuc")
    var late = browser
    try browser.setUpFactor()
    site.clock.advance(seconds: 60)
    #expect(
      try late.submit("/tai-khoan/xac-thuc", ["viec": "bat", "old": TestSite.password, "code": site.timeCode()]).status
        == 409)
  }
}

@Suite struct `Signing in with a second factor` {
  private func site() throws -> (site: TestSite, recovery: [String]) {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("duyet")
    let recovery = try browser.setUpFactor()
    site.clock.advance(seconds: 90)
    return (site, recovery)
  }

  @Test func `the password alone opens nothing, and the code leads to the page that was wanted`() throws {
    let (site, _) = try site()
    var browser = Browser(site)
    #expect(try browser.signIn("duyet", from: "/ke-hoach").headers["Location"] == "/dang-nhap/buoc-hai")
    #expect(browser.session == nil)
    for path in ["/", "/ke-hoach", "/tai-khoan", "/tai-khoan/xac-thuc"] { #expect(browser.open(path).status == 303) }
    browser.open("/dang-nhap/buoc-hai")
    #expect(browser.page.allFaults.isEmpty)
    try browser.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()])
    #expect(browser.response.headers["Location"] == "/ke-hoach")
    #expect(browser.open("/").status == 200)
  }

  @Test(arguments: [-2, -1, 0, 1, 2]) func `a clock may be off by one step`(steps: Int64) throws {
    let (site, _) = try site()
    var browser = Browser(site)
    try browser.signIn("duyet")
    browser.open("/dang-nhap/buoc-hai")
    let response = try browser.submit("/dang-nhap/buoc-hai", ["code": site.timeCode(after: steps)])
    #expect(response.status == (abs(steps) <= 1 ? 303 : 403))
  }

  @Test func `a code is used once, also one that was read over a shoulder a moment ago`() throws {
    let (site, _) = try site()
    var (first, second) = (Browser(site), Browser(site))
    try first.signIn("duyet")
    try second.signIn("duyet")
    first.open("/dang-nhap/buoc-hai")
    second.open("/dang-nhap/buoc-hai")
    let code = site.timeCode()
    #expect(try first.submit("/dang-nhap/buoc-hai", ["code": code]).status == 303)
    #expect(try second.submit("/dang-nhap/buoc-hai", ["code": code]).status == 403)
    // Nor is one of an earlier step.
    #expect(try second.submit("/dang-nhap/buoc-hai", ["code": site.timeCode(after: -1)]).status == 403)
    #expect(second.session == nil)
  }

  @Test func `the code that set it up is used, too`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("duyet")
    try browser.setUpFactor()
    var other = Browser(site)
    try other.signIn("duyet")
    other.open("/dang-nhap/buoc-hai")
    #expect(try other.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()]).status == 403)
  }

  @Test func `a recovery code stands in for the telephone once, however it is typed`() throws {
    let (site, recovery) = try site()
    for (number, code) in [recovery[4].lowercased(), recovery[4], " \(recovery[5].replacing("-", with: " ")) "]
      .enumerated()
    {
      var browser = Browser(site)
      try browser.signIn("duyet")
      browser.open("/dang-nhap/buoc-hai")
      #expect(try browser.submit("/dang-nhap/buoc-hai", ["code": code]).status == (number == 1 ? 403 : 303))
    }
    #expect(try site.database.read { try $0.recoveryCodesLeft(of: ID(13)) } == 8)
    #expect(try site.actions().count { $0 == "person.factor.recovery" } == 2)
  }

  @Test func `the cookie of the first step opens nothing by itself, runs out, and ends with its use`() throws {
    let (site, _) = try site()
    var browser = Browser(site)
    try browser.signIn("duyet")
    let step = try #require(browser.cookies["xanh-step"])
    var thief = Browser(site)
    thief.cookies = ["xanh-session": step]
    #expect(thief.open("/").status == 303)
    var late = browser
    browser.open("/dang-nhap/buoc-hai")
    late.open("/dang-nhap/buoc-hai")
    try browser.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()])
    #expect(browser.cookies["xanh-step"] == nil)
    #expect(
      try late.submit("/dang-nhap/buoc-hai", ["code": site.timeCode(after: 1)]).headers["Location"] == "/dang-nhap")
    var slow = Browser(site)
    site.clock.advance(seconds: 90)
    try slow.signIn("duyet")
    slow.open("/dang-nhap/buoc-hai")
    site.clock.advance(seconds: 600)
    #expect(try slow.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()]).headers["Location"] == "/dang-nhap")
    #expect(slow.open("/dang-nhap/buoc-hai").headers["Location"] == "/dang-nhap")
  }

  @Test func `wrong codes slow down as wrong passwords do, and the right password does not end the wait`() throws {
    let (site, _) = try site()
    var browser = Browser(site)
    try browser.signIn("duyet")
    browser.open("/dang-nhap/buoc-hai")
    for _ in 0..<5 { #expect(try browser.submit("/dang-nhap/buoc-hai", ["code": "000000"]).status == 403) }
    #expect(try browser.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()]).status == 429)
    var again = Browser(site)
    #expect(try again.signIn("duyet").status == 429)
    site.clock.advance(seconds: 60)
    // Whoever has the password alone gets one guess for each wait, and each makes the next one longer.
    try again.signIn("duyet")
    again.open("/dang-nhap/buoc-hai")
    #expect(try again.submit("/dang-nhap/buoc-hai", ["code": "000001"]).status == 403)
    #expect(try site.database.read { try $0.person(login: "duyet") }?.failures == 6)
    #expect(try site.lastEntry().after == "{\"failures\":6,\"wrong\":\"factor\"}")
    site.clock.advance(seconds: 120)
    #expect(try again.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()]).status == 303)
    #expect(try site.database.read { try $0.person(login: "duyet") }?.failures == 0)
  }

  @Test func `a one-time link for the password asks for the second factor as well`() throws {
    let (site, _) = try site()
    let link = "/lien-ket/một-liên-kết"
    try site.database.write {
      try $0.insertOneTimeLink(
        token: Array("digest(một-liên-kết)".utf8), person: ID(13), at: TestSite.morning,
        expires: TestSite.morning.adding(seconds: 86_400))
    }
    var browser = Browser(site)
    browser.open(link)
    #expect(try browser.submit(link, ["new": "một câu khác dài"]).headers["Location"] == "/dang-nhap/buoc-hai")
    #expect(browser.session == nil)
  }

  @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example"])
  func `the second step leads to this site only`(target: String) throws {
    let (site, _) = try site()
    var browser = Browser(site)
    browser.open("/dang-nhap")
    try browser.submit("/dang-nhap", ["login": "duyet", "password": TestSite.password, "ve": target])
    browser.open("/dang-nhap/buoc-hai")
    #expect(try browser.submit("/dang-nhap/buoc-hai", ["code": site.timeCode()]).headers["Location"] == "/")
  }
}

@Suite struct `A second factor that is owed` {
  private let owed = AccessPolicy(secondFactor: .approvers)

  @Test func `leads every page to its set-up, and takes no form before it`() throws {
    let site = try TestSite(access: owed)
    var browser = Browser(site)
    #expect(try browser.signIn("duyet").headers["Location"] == "/")
    for route in Site.routes
    where !route.isOpen && !route.isForSettingUp && !route.pattern.contains(where: { $0.hasPrefix("{") }) {
      let path = "/" + route.pattern.joined(separator: "/")
      if route.method == "GET" {
        #expect(browser.open(path).headers["Location"] == "/tai-khoan/xac-thuc", "\(path)")
      } else {
        let response = try site.submit(path, as: "duyet")
        #expect(response.headers["Location"] == "/tai-khoan/xac-thuc", "\(path)")
      }
    }
    browser.open("/tai-khoan/xac-thuc")
    #expect(browser.page.first("main")?.text.contains(Phrase.factorOwed.vi) ?? false)
    try browser.setUpFactor()
    #expect(browser.open("/").status == 200)
    #expect(browser.open("/tai-khoan").status == 200)
  }

  @Test func `is owed by approvers and administrators, and by nobody else`() throws {
    let site = try TestSite(access: owed)
    let statuses = try TestSite.people.map { try site.get("/", as: $0.login).status }
    #expect(statuses == TestSite.people.map { [.approver, .administrator].contains($0.role) ? 303 : 200 })
  }

  @Test func `a page in memory is not shown to a session that owes it`() throws {
    let site = try TestSite(access: owed)
    var with = Browser(site)
    try with.signIn("duyet")
    try with.setUpFactor()
    with.open("/ke-hoach")
    #expect(with.open("/ke-hoach").status == 200)
    #expect(try site.get("/ke-hoach", as: "duyet").headers["Location"] == "/tai-khoan/xac-thuc")
    let request = try site.request("GET", "/ke-hoach", "duyet", false)
    #expect(site.site.cached(request) == nil)
  }

  @Test func `a role that is given makes it owed at once`() throws {
    let site = try TestSite(access: owed)
    #expect(try site.get("/", as: "congthuong").status == 200)
    try site.give(.approver, at: TestSite.industry, to: "congthuong")
    #expect(try site.get("/", as: "congthuong").headers["Location"] == "/tai-khoan/xac-thuc")
  }

  @Test func `stays on while it is owed`() throws {
    let site = try TestSite(access: owed)
    var browser = Browser(site)
    try browser.signIn("duyet")
    try browser.setUpFactor()
    site.clock.advance(seconds: 60)
    browser.open("/tai-khoan/xac-thuc")
    let fields = ["viec": "tat", "old": TestSite.password, "code": site.timeCode()]
    #expect(try browser.submit("/tai-khoan/xac-thuc", fields).status == 403)
    #expect(try site.database.read { try $0.secondFactor(of: ID(13)) } != nil)
  }

  @Test func `one can always sign out and read the help`() throws {
    let site = try TestSite(access: owed)
    #expect(try site.get("/tro-giup", as: "duyet").status == 200)
    #expect(try site.submit("/dang-xuat", as: "duyet").headers["Location"] == "/dang-nhap")
  }
}

@Suite struct `A second factor that one has` {
  private func browser() throws -> (Browser, [String]) {
    var browser = Browser(try TestSite())
    try browser.signIn("duyet")
    let recovery = try browser.setUpFactor()
    browser.site.clock.advance(seconds: 60)
    browser.open("/tai-khoan/xac-thuc")
    return (browser, recovery)
  }

  @Test func `is taken away with the password and a code, and not with one of them`() throws {
    var (browser, _) = try browser()
    let site = browser.site
    #expect(browser.page.allFaults.isEmpty, "\(browser.page.allFaults)")
    for (old, code) in [(TestSite.password, "000000"), ("sai", site.timeCode()), ("", ""), (TestSite.password, "")] {
      try browser.submit("/tai-khoan/xac-thuc", ["viec": "tat", "old": old, "code": code])
      #expect(browser.response.status == 403 && browser.page.alert?.text == Phrase.wrongPasswordOrCode.vi)
    }
    try browser.submit("/tai-khoan/xac-thuc", ["viec": "tat", "old": TestSite.password, "code": site.timeCode()])
    #expect(browser.response.headers["Location"] == "/tai-khoan?xong=bo-xac-thuc")
    #expect(try site.database.read { try $0.secondFactor(of: ID(13)) } == nil)
    #expect(try site.lastEntry().action == "person.factor.remove")
    var plain = Browser(site)
    #expect(try plain.signIn("duyet").headers["Location"] == "/")
  }

  @Test func `gets new recovery codes, and the old ones end`() throws {
    var (browser, old) = try browser()
    let site = browser.site
    try browser.submit("/tai-khoan/xac-thuc", ["viec": "ma", "old": TestSite.password, "code": site.timeCode()])
    let new = try #require(browser.page.root.first(class: "codes")).all("li").map(\.text)
    #expect(new.count == 10 && Set(new).isDisjoint(with: old))
    for (code, status) in [(old[0], 403), (new[0], 303)] {
      var other = Browser(site)
      try other.signIn("duyet")
      other.open("/dang-nhap/buoc-hai")
      #expect(try other.submit("/dang-nhap/buoc-hai", ["code": code]).status == status)
    }
  }

  @Test func `is not guessed on the page of an open session`() throws {
    var (browser, _) = try browser()
    for _ in 0..<5 {
      #expect(
        try browser.submit("/tai-khoan/xac-thuc", ["viec": "ma", "old": TestSite.password, "code": "111111"]).status
          == 403)
    }
    #expect(
      try browser.submit(
        "/tai-khoan/xac-thuc", ["viec": "ma", "old": TestSite.password, "code": browser.site.timeCode()]
      ).status == 429)
  }

  @Test(arguments: [
    ("ABCDE-23456", "ABCDE23456"), (" ab cd.e ", "ABCDE"), ("123 456", "123456"), ("mã 12", "M12"), ("", ""),
    (String(repeating: "A", count: 900), String(repeating: "A", count: 64)),
  ])
  func `a code is its letters and digits, however they are grouped`(typed: String, plain: String) {
    #expect(TypedCode.plain(typed) == plain)
  }
}
