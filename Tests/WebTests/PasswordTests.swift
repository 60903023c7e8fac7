// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `A password that one chooses` {
  @Test(arguments: [
    ("", false), ("chín chữ", false), ("123456789", false), ("mật khẩu", false), ("tám chữ", false),
    ("ngõ nhỏ phố nhỏ", true), ("ngõ nhỏ xa", true), (String(repeating: "ngõ nhỏ ", count: 32), true),
    (String(repeating: "ngõ nhỏ ", count: 32) + "x", false), ("🌱🌿🍀🌳🌲", false), ("🌱🌿🍀🌳🌲 xanh mãi", true),
  ])
  func `has 10 to 256 characters as people count them`(password: String, fits: Bool) {
    #expect(PasswordRule.fault(in: password, login: "kehoach") == (fits ? nil : .passwordLength))
  }

  @Test(arguments: [
    "1234567890", "0987654321", "1111111111", "aaaaaaaaaaaaaaaa", "abababababab", "1212121212", "qwertyuiop",
    "QWERTYUIOP", "poiuytrewq", "asdfghjkl1", "matkhau123", "mậtkhẩu123", "MatKhau@123", "password123", "Password1!",
    "passwordpassword", "matkhaumatkhau", "kehoach123", "KeHoachkehoach", "kehoach.kehoach",
    "quantri12345", "vietnam123", "abcdefghij", "123qwerty456", "anhyeuem123", "iloveyou12",
  ])
  func `is none of those that everybody tries first`(password: String) {
    #expect(PasswordRule.fault(in: password, login: "kehoach") == .passwordCommon)
  }

  @Test(arguments: [
    "con đường làng quê", "tháng mười lúa chín", "Xanh!2026?đẹp", "correct horse battery", "mật khẩu của riêng tôi",
    "h7Kq9w2LxB", "1975-04-30 sinh", "trời xanh 123",
  ])
  func `may be any other sentence, with blanks and marks and without rules of composition`(password: String) {
    #expect(PasswordRule.fault(in: password, login: "kehoach") == nil)
  }

  @Test func `may not be one's own sign-in name, but somebody else's is a word like others`() {
    #expect(PasswordRule.fault(in: "le.thi.moi1", login: "le.thi.moi") == .passwordCommon)
    #expect(PasswordRule.fault(in: "le.thi.moi1", login: "tran.van.cu") == nil)
    // A name of two letters is part of many words.
    #expect(PasswordRule.fault(in: "ana ban can", login: "an") == nil)
  }
}

@Suite struct `Changing one's password` {
  private static let new = "con đường làng quê"

  @Test func `it signs one in anew, ends every other session and takes the new one from then on`() throws {
    let site = try TestSite()
    var (office, home) = (Browser(site), Browser(site))
    try home.signIn("kehoach")
    try office.signIn("kehoach")
    let before = office.session
    office.open("/tai-khoan")
    try office.submit("/tai-khoan/mat-khau", ["old": TestSite.password, "new": Self.new])
    #expect(office.response.headers["Location"] == "/tai-khoan?xong=mat-khau")
    #expect(office.session != before)
    #expect(try office.follow().page.contains(Phrase.done("mat-khau")?.vi ?? "?"))
    #expect(home.open("/").status == 303)
    var old = Browser(site)
    old.cookies["xanh-session"] = before
    #expect(old.open("/").status == 303)
    #expect(try home.signIn("kehoach").status == 403)
    #expect(try home.signIn("kehoach", Self.new).status == 303)
    #expect(try site.actions().contains("person.password"))
  }

  @Test(arguments: [
    ("sai", new, 403, Phrase.wrongCurrentPassword), ("", new, 403, .wrongCurrentPassword),
    (TestSite.password, "ngắn quá", 422, .passwordLength), (TestSite.password, "", 422, .passwordLength),
    (TestSite.password, String(repeating: "dài ", count: 80), 422, .passwordLength),
    (TestSite.password, "1234567890", 422, .passwordCommon), (TestSite.password, "kehoach123", 422, .passwordCommon),
  ])
  func `a wrong field is told in both languages, and the old password stays`(
    old: String, new: String, status: Int, fault: Phrase
  ) throws {
    let site = try TestSite()
    let before = try site.contents()
    for english in [false, true] {
      let response = try site.submit("/tai-khoan/mat-khau", ["old": old, "new": new], as: "kehoach", english: english)
      #expect(response.status == status)
      #expect(PageParts(response).alert?.text == (english ? fault.en : fault.vi))
      #expect(new.isEmpty || !response.page.contains("value=\"\(new)\""))
    }
    #expect(try site.contents() == before)
    var browser = Browser(site)
    #expect(try browser.signIn("kehoach").status == 303)
  }

  @Test func `who found an open session does not guess the password on its form`() throws {
    let site = try TestSite()
    let right = ["old": TestSite.password, "new": Self.new]
    for _ in 0..<5 {
      #expect(try site.submit("/tai-khoan/mat-khau", ["old": "sai", "new": Self.new], as: "kehoach").status == 403)
    }
    #expect(try site.submit("/tai-khoan/mat-khau", right, as: "kehoach").status == 429)
    #expect(try site.submit("/tai-khoan/mat-khau", right, as: "duyet").status == 303)
    site.clock.advance(seconds: 600)
    #expect(try site.submit("/tai-khoan/mat-khau", right, as: "kehoach").status == 303)
  }

  @Test func `the page shows name, sign-in name and each role, and no password`() throws {
    let site = try TestSite()
    let added = ["name": "x", "login": "kehoach", "organisation": "2", "role": "approver"]
    #expect(try site.submit("/nguoi-dung", added, as: "quantri").status == 303)
    let page = PageParts(try site.get("/tai-khoan", as: "kehoach"))
    #expect(page.first("h1")?.text == "Hứa Thị Lệ Xuân")
    #expect(page.first("main")?.text.contains("Tên đăng nhập: kehoach") ?? false)
    let roles = page.first("main")?.all("li").map(\.text)
    #expect(roles == ["Người lập kế hoạch · Ủy ban nhân dân tỉnh An Bình", "Người duyệt · Sở Công Thương"])
    #expect(
      page.all("input").filter { $0["type"] == "password" }.map { $0["autocomplete"] } == [
        "current-password", "new-password",
      ])
  }
}

@Suite struct `A one-time link` {
  private static let new = "con đường làng quê"

  /// A link for the reporter of the department.
  private func link(_ site: TestSite) throws -> String {
    let response = try site.submit("/nguoi-dung/14", ["viec": "lien-ket"], as: "quantri")
    return try #require(PageParts(response).root.first(class: "link")).text
  }

  @Test func `it opens without a session, takes a password, and signs in`() throws {
    let site = try TestSite()
    let link = try link(site)
    var browser = Browser(site)
    #expect(browser.open(link).status == 200)
    #expect(browser.page.first("h1")?.text == Phrase.choosePassword.vi)
    #expect(try browser.submit(link, ["new": Self.new]).headers["Location"] == "/")
    #expect(try browser.follow().status == 200)
    #expect(try site.actions().suffix(2) == ["person.password", "session.open"])
  }

  @Test(arguments: [(259_199, 200), (259_200, 400), (400_000, 400)])
  func `it holds three days`(seconds: Int64, status: Int) throws {
    let site = try TestSite()
    let link = try link(site)
    site.clock.advance(seconds: seconds)
    var browser = Browser(site)
    #expect(browser.open(link).status == status)
    if status == 400 { #expect(browser.response.page.contains(Phrase.linkUsed.vi)) }
  }

  @Test func `one that ran out or was used while its page was open changes nothing`() throws {
    let site = try TestSite()
    let link = try link(site)
    var (first, second, third) = (Browser(site), Browser(site), Browser(site))
    first.open(link)
    second.open(link)
    third.open(link)
    #expect(try first.submit(link, ["new": Self.new]).status == 303)
    let before = try site.contents()
    #expect(try second.submit(link, ["new": "một câu khác đủ dài"]).status == 400)
    site.clock.advance(seconds: 259_200)
    #expect(try third.submit(link, ["new": "một câu khác đủ dài"]).status == 400)
    #expect(second.session == nil && third.session == nil)
    #expect(try site.contents() == before)
  }

  @Test func `a chosen password voids every other link of the person, and ends their sessions`() throws {
    let site = try TestSite()
    let links = [try link(site), try link(site)]
    var (old, browser) = (Browser(site), Browser(site))
    try old.signIn("congthuong")
    browser.open(links[1])
    #expect(try browser.submit(links[1], ["new": Self.new]).status == 303)
    #expect(old.open("/").status == 303)
    #expect(browser.open(links[0]).status == 400)
    #expect(browser.open(links[1]).status == 400)
  }

  @Test(arguments: [("ngắn", Phrase.passwordLength), ("1234567890", .passwordCommon), ("congthuong1", .passwordCommon)])
  func `a password that may not be is told, and the link still works`(password: String, fault: Phrase) throws {
    let site = try TestSite()
    let link = try link(site)
    var browser = Browser(site)
    browser.open(link)
    #expect(try browser.submit(link, ["new": password]).status == 422)
    #expect(browser.page.alert?.text == fault.vi)
    #expect(!browser.response.page.contains(password))
    #expect(try browser.submit(link, ["new": Self.new]).status == 303)
  }

  @Test func `it works for whoever is signed in as somebody else, who is then the person of the link`() throws {
    let site = try TestSite()
    let link = try link(site)
    var browser = Browser(site)
    try browser.signIn("duyet")
    browser.open(link)
    #expect(try browser.submit(link, ["new": Self.new]).status == 303)
    browser.open("/tai-khoan")
    #expect(browser.page.first("h1")?.text == "Vương Tấn Lộc")
  }

  @Test func `its token stands in the store as a digest only, and in the journal not at all`() throws {
    let site = try TestSite()
    let token = String(try link(site).dropFirst("/lien-ket/".count))
    let stored = try site.database.read { try $0.query("SELECT token FROM one_time_link") }
    #expect(stored.map(\.values) == [[.blob(Array("digest(\(token))".utf8))]])
    let journal = try site.database.read { try $0.journal(realm: 1, limit: 100) }
    #expect(!journal.contains { "\($0)".contains(token) })
  }

  @Test(arguments: [
    "/lien-ket/", "/lien-ket/a/b", "/lien-ket/%", "/lien-ket/x", "/lien-ket/ế", "/lien-ket/' OR 1=1 --",
  ])
  func `an address that is none of ours opens nothing`(path: String) throws {
    var browser = Browser(try TestSite())
    #expect([400, 404].contains(browser.open(path).status))
  }

  @Test func `a closed account gets no session from its link`() throws {
    let site = try TestSite()
    let link = try link(site)
    #expect(try site.submit("/nguoi-dung/14", ["viec": "dong"], as: "quantri").status == 303)
    var browser = Browser(site)
    browser.open(link)
    try browser.submit(link, ["new": Self.new])
    #expect(browser.open("/tai-khoan").status == 303)
    #expect(try browser.signIn("congthuong", Self.new).status == 403)
  }
}

@Suite struct `The first start` {
  private static let fields = [
    "organisation": "Ủy ban nhân dân tỉnh An Bình", "name": "Mạc Đình Khải", "login": "quantri",
    "new": "con đường làng quê",
  ]

  /// A site without anybody, and the links that two starts of the server made.
  private func empty() throws -> (site: TestSite, links: [String]) {
    let site = try TestSite(isFilled: false)
    let links = ["first-link-000000000000", "second-link-00000000000"]
    try site.database.write { connection in
      for link in links {
        try connection.insertOneTimeLink(
          token: Array("digest(\(link))".utf8), person: nil, at: TestSite.morning,
          expires: TestSite.morning.adding(seconds: 86_400))
      }
    }
    return (site, links.map { "/lien-ket/" + $0 })
  }

  @Test func `the first administrator gets the topmost organisation and the roles to begin with`() throws {
    let (site, links) = try empty()
    var browser = Browser(site)
    browser.open(links[0])
    #expect(browser.page.first("h1")?.text == Phrase.firstAdministrator.vi)
    #expect(try browser.submit(links[0], Self.fields).headers["Location"] == "/to-chuc")
    #expect(try browser.follow().page.contains("Ủy ban nhân dân tỉnh An Bình"))
    let (bodies, person, roles) = try site.database.read { connection in
      let person = try #require(try connection.person(login: "quantri"))
      return (try connection.organisations(), person, try connection.memberships(of: person.id))
    }
    #expect(bodies.map(\.name) == ["Ủy ban nhân dân tỉnh An Bình"] && bodies[0].realm == bodies[0].id)
    #expect(person.name == "Mạc Đình Khải")
    #expect(Set(roles.map(\.role)) == [.administrator, .planner, .approver])
    for path in ["/nguoi-dung", "/nhat-ky", "/ke-hoach/nhap", "/"] {
      #expect(browser.open(path).status == 200, "\(path)")
    }
  }

  @Test func `once there is somebody no other such link makes a second one`() throws {
    let (site, links) = try empty()
    var (first, second) = (Browser(site), Browser(site))
    first.open(links[0])
    second.open(links[1])
    #expect(try first.submit(links[0], Self.fields).status == 303)
    let before = try site.contents()
    #expect(try second.submit(links[1], Self.fields.merging(["login": "ke.gian"]) { $1 }).status == 400)
    #expect(second.open(links[1]).status == 400)
    #expect(second.open(links[0]).status == 400)
    #expect(try site.contents() == before)
  }

  @Test(arguments: [
    (["organisation": ""], Phrase.firstAdministratorFields), (["name": "  "], .firstAdministratorFields),
    (["login": "có dấu"], .firstAdministratorFields), (["login": "a"], .firstAdministratorFields),
    (["new": "ngắn"], .passwordLength), (["new": "quantri123"], .passwordCommon),
  ])
  func `a wrong field is told, what was typed stays but for the password, and nothing is made`(
    change: [String: String], fault: Phrase
  ) throws {
    let (site, links) = try empty()
    let before = try site.contents()
    var browser = Browser(site)
    browser.open(links[0])
    let typed = Self.fields.merging(change) { $1 }
    #expect(try browser.submit(links[0], typed).status == 422)
    #expect(browser.page.alert?.text == fault.vi)
    for field in try #require(browser.page.forms.first).fields
    where ["organisation", "name", "login"].contains(field.name) {
      #expect(field.value == typed[field.name]?.split(separator: " ").joined(separator: " "), "\(field.name)")
    }
    #expect(browser.page.forms[0].fields.contains { $0.name == "new" && $0.value.isEmpty })
    #expect(try site.contents() == before)
    #expect(try browser.submit(links[0], Self.fields).status == 303)
  }

  @Test func `it ends after a day`() throws {
    let (site, links) = try empty()
    site.clock.advance(seconds: 86_400)
    var browser = Browser(site)
    #expect(browser.open(links[0]).status == 400)
  }
}
