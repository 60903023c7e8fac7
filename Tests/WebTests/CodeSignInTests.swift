// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

extension TestSite {
  /// A code for somebody, as it stands on the slip.
  func code(for login: String, of unit: Int64 = 2, days: String = "7") throws -> String {
    let person = try #require(try database.read { try $0.person(login: login) })
    let fields = ["organisation": "\(unit)", "nguoi": person.id.description, "ngay": days]
    let page = PageParts(try submit("/nguoi-dung/ma", fields, as: "quantri"))
    return try #require(page.root.first(class: "code-big"), "\(page.alert?.text ?? "")").text
  }
}

@Suite struct `A sheet of codes` {
  @Test func `lists the people of a unit, and gives each who is chosen a slip with all they need`() throws {
    let site = try TestSite(access: AccessPolicy(siteAddress: "https://xanh.example.vn"))
    var browser = Browser(site)
    try browser.signIn("quantri")
    browser.open("/nguoi-dung/ma?organisation=2")
    #expect(browser.page.allFaults.isEmpty, "\(browser.page.allFaults)")
    let boxes = browser.page.all("input", "name", "nguoi").compactMap { $0["value"] }
    #expect(Set(boxes) == ["14", "15"])
    try browser.submit("/nguoi-dung/ma", ["nguoi": "14", "ngay": "14"])
    #expect(browser.response.status == 200 && browser.response.headers["Cache-Control"] == "private, no-store")
    let slip = try #require(browser.page.root.first(class: "slip")).text
    for words in [
      "Vương Tấn Lộc", "Sở Công Thương", "https://xanh.example.vn/dang-nhap/ma", "congthuong", "05/12/2026",
    ] {
      #expect(slip.contains(words), "\(words)")
    }
    #expect(browser.page.allFaults.isEmpty)
    #expect(try site.lastEntry().action == "person.code")
    #expect(try site.lastEntry().after == "{\"until\":\"2026-12-05\"}")
    browser.open("/nguoi-dung/ma?organisation=2")
    #expect(browser.page.first("main")?.text.contains("đã có mã đến") ?? false)
  }

  @Test(arguments: [
    ["organisation": "2", "nguoi": "14", "ngay": "5"], ["organisation": "2", "nguoi": "14", "ngay": "-3"],
    ["organisation": "2", "ngay": "7"],
    ["organisation": "2", "nguoi": "11", "ngay": "7"], ["organisation": "2", "nguoi": "x", "ngay": "7"],
  ])
  func `is not made for nobody, for people of other units, or for as long as one likes`(fields: [String: String]) throws
  {
    let site = try TestSite()
    #expect(try site.submit("/nguoi-dung/ma", fields, as: "quantri").status == 422)
    #expect(
      try site.database.read { try $0.signInCodes(of: TestSite.people.map { ID($0.id) }, at: TestSite.morning) }.isEmpty
    )
  }

  @Test func `leaves out who has a role elsewhere, whose account is closed, and whom two must help`() throws {
    let site = try TestSite(access: AccessPolicy(resetByTwo: true))
    try site.join("moi", "Người mới", TestSite.industry, .reporter)
    try site.database.write { connection in
      try connection.insert(
        Person(id: ID(77), login: "chua", name: "Chưa có mật khẩu", passwordHash: nil), at: TestSite.morning)
      try connection.insert(Membership(organisation: TestSite.industry, role: .reporter), of: ID(77), realm: ID(1))
    }
    var browser = Browser(site)
    try browser.signIn("quantri")
    browser.open("/nguoi-dung/ma?organisation=2")
    #expect(browser.page.all("input", "name", "nguoi").compactMap { $0["value"] } == ["77"])
    #expect(browser.page.all("a").contains { $0["href"] == "/nguoi-dung/14/dat-lai" })
    try browser.submit("/nguoi-dung/ma", ["nguoi": "14", "ngay": "7"])
    #expect(browser.response.status == 422)
  }

  @Test func `a unit without anybody for it says so`() throws {
    let site = try TestSite(access: AccessPolicy(resetByTwo: true))
    let page = PageParts(try site.get("/nguoi-dung/ma?organisation=2", as: "quantri"))
    #expect(page.first("main")?.text.contains(Phrase.nobodyForCodes.vi) ?? false)
  }
}

@Suite struct `Signing in with a code` {
  @Test func `it opens one session, in which a password may be chosen or not`() throws {
    let site = try TestSite()
    let code = try site.code(for: "congthuong")
    var browser = Browser(site)
    browser.open("/dang-nhap")
    #expect(browser.page.all("a").contains { $0["href"] == "/dang-nhap/ma" })
    browser.open("/dang-nhap/ma")
    #expect(browser.page.allFaults.isEmpty)
    try browser.submit("/dang-nhap/ma", ["login": "CongThuong ", "code": code.lowercased().replacing("-", with: " ")])
    #expect(browser.response.headers["Location"] == "/tai-khoan/mat-khau-dau")
    try browser.follow()
    #expect(browser.page.allFaults.isEmpty)
    #expect(browser.open("/").status == 200)
    browser.open("/tai-khoan/mat-khau-dau")
    #expect(try browser.submit("/tai-khoan/mat-khau-dau", ["new": "ngắn"]).status == 422)
    try browser.submit("/tai-khoan/mat-khau-dau", ["new": "một câu thật là dài"])
    #expect(browser.response.headers["Location"] == "/tai-khoan?xong=mat-khau")
    var next = Browser(site)
    #expect(try next.signIn("congthuong", "một câu thật là dài").status == 303)
  }

  @Test func `a code works once, for its person, and until its day`() throws {
    let site = try TestSite()
    let code = try site.code(for: "congthuong", days: "3")
    func attempt(_ login: String) throws -> Int {
      try site.submit("/dang-nhap/ma", ["login": login, "code": code]).status
    }
    #expect(try attempt("congthuong.duyet") == 403)
    #expect(try attempt("congthuong") == 303)
    #expect(try attempt("congthuong") == 403)
    let late = try site.code(for: "congthuong", days: "3")
    site.clock.advance(seconds: 3 * 86_400)
    #expect(try site.submit("/dang-nhap/ma", ["login": "congthuong", "code": late]).status == 403)
  }

  @Test func `a new code ends the one before`() throws {
    let site = try TestSite()
    let (old, new) = (try site.code(for: "congthuong"), try site.code(for: "congthuong"))
    #expect(try site.submit("/dang-nhap/ma", ["login": "congthuong", "code": old]).status == 403)
    #expect(try site.submit("/dang-nhap/ma", ["login": "congthuong", "code": new]).status == 303)
  }

  @Test func `a closed account takes none, and the code waits for it to be opened again`() throws {
    let site = try TestSite()
    let code = try site.code(for: "congthuong")
    try site.database.write { try $0.setDisabled(TestSite.morning, of: ID(14)) }
    #expect(try site.submit("/dang-nhap/ma", ["login": "congthuong", "code": code]).status == 403)
    try site.database.write { try $0.setDisabled(nil, of: ID(14)) }
    #expect(try site.submit("/dang-nhap/ma", ["login": "congthuong", "code": code]).status == 303)
  }

  @Test(arguments: ["congthuong", "khong-ai-ten-nay"])
  func `guessing slows down as for passwords, together with them, whether somebody has the name or not`(login: String)
    throws
  {
    let site = try TestSite()
    for number in 0..<5 {
      let (path, field) = number % 2 == 0 ? ("/dang-nhap/ma", "code") : ("/dang-nhap", "password")
      let response = try site.submit(path, ["login": login, field: "SAISAISAI\(number)"])
      #expect(response.status == 403)
    }
    for path in ["/dang-nhap/ma", "/dang-nhap"] {
      #expect(try site.submit(path, ["login": login, "code": "x", "password": "x"]).status == 429)
    }
    site.clock.advance(seconds: 60)
    let code = login == "congthuong" ? try site.code(for: login) : "ABCDE23456"
    #expect(
      try site.submit("/dang-nhap/ma", ["login": login, "code": code]).status == (login == "congthuong" ? 303 : 403))
  }

  @Test func `one address that guesses codes waits`() throws {
    let site = try TestSite()
    for number in 0..<30 {
      let fields = ["login": "ten\(number)", "code": "ABCDE23456"]
      #expect(try site.submit("/dang-nhap/ma", fields, address: "198.51.100.9").status == 403)
    }
    let code = try site.code(for: "congthuong")
    let right = ["login": "congthuong", "code": code]
    #expect(try site.submit("/dang-nhap/ma", right, address: "198.51.100.9").status == 429)
    #expect(try site.submit("/dang-nhap/ma", right, address: "198.51.100.10").status == 303)
  }

  @Test func `a name that nobody has costs the same hashes and digests as a wrong code or password`() throws {
    let site = try TestSite()
    let work = Mutex<[String]>([])
    var services = site.site.services
    let (verify, digest) = (services.security.verifyPassword, services.security.codes.digest)
    services.security.verifyPassword = { password, hash throws(ServiceRefusal) in
      work.withLock { $0.append("hash") }
      return try verify(password, hash)
    }
    services.security.codes.digest = { code, kind, person in
      work.withLock { $0.append("digest") }
      return digest(code, kind, person)
    }
    let counted = Site(services)
    var done: [[String]] = []
    for (path, login) in [
      ("/dang-nhap", "congthuong"), ("/dang-nhap", "khong-co"), ("/dang-nhap/ma", "congthuong"),
      ("/dang-nhap/ma", "khong-co"),
    ] {
      var request = try site.form(path, as: nil)
      request.headers.add("Content-Type", MediaType.urlEncodedForm)
      request.body = Array("login=\(login)&password=sai&code=ABCDE23456&token=mac(form+visitor)".utf8)
      #expect(counted.respond(to: request).status == 403)
      done.append(
        work.withLock { work in
          defer { work = [] }
          return work
        })
    }
    #expect(done == [["hash"], ["hash"], ["digest"], ["digest"]])
  }

  @Test func `the second factor is asked for as well`() throws {
    let site = try TestSite()
    let code = try site.code(for: "congthuong")
    var owner = Browser(site)
    try owner.signIn("congthuong")
    try owner.setUpFactor()
    #expect(
      try site.submit("/dang-nhap/ma", ["login": "congthuong", "code": code]).headers["Location"]
        == "/dang-nhap/buoc-hai")
  }

  @Test func `a password without the old one is chosen in a session that a code opened, and in no other`() throws {
    let site = try TestSite()
    #expect(try site.get("/tai-khoan/mat-khau-dau", as: "congthuong").headers["Location"] == "/tai-khoan")
    #expect(try site.submit("/tai-khoan/mat-khau-dau", ["new": "một câu thật là dài"], as: "congthuong").status == 409)
  }

  @Test func `the cookie that came with the request is never the session's`() throws {
    let site = try TestSite()
    let code = try site.code(for: "congthuong")
    var browser = Browser(site)
    browser.cookies["xanh-session"] = "token-chosen-by-somebody-else-000"
    browser.open("/dang-nhap/ma")
    try browser.submit("/dang-nhap/ma", ["login": "congthuong", "code": code])
    #expect(browser.session != "token-chosen-by-somebody-else-000" && browser.session != nil)
  }
}
