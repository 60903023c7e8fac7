// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

@Suite struct `Signing in` {
  @Test func `the right password opens a session and goes where one wanted to go`() throws {
    let site = try TestSite()
    let response = try site.post(
      "/dang-nhap", ["login": "kehoach", "password": TestSite.password, "ve": "/ke-hoach/100"])
    #expect(response.status == 303)
    #expect(response.headers["Location"] == "/ke-hoach/100")
    let cookie = try #require(response.headers["Set-Cookie"])
    #expect(cookie.hasPrefix("xanh-session=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
    #expect(try site.actions().last == "session.open")
  }

  @Test func `with TLS in front the cookie bears the host prefix and is secure`() throws {
    let site = try TestSite()
    var request = try site.form("/dang-nhap", as: nil)
    request.isSecure = true
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array(
      "login=kehoach&password=m%E1%BA%ADt+kh%E1%BA%A9u+%C4%91%E1%BB%A7+d%C3%A0i&token=mac(form+visitor)".utf8)
    let cookie = try #require(site.site.respond(to: request).headers["Set-Cookie"])
    #expect(cookie.hasPrefix("__Host-xanh=") && cookie.contains("Secure") && cookie.contains("Path=/"))
  }

  @Test(arguments: [("kehoach", "sai mật khẩu"), ("khong-co", TestSite.password), ("", "")])
  func `a wrong name or password is refused with the same words`(login: String, password: String) throws {
    let site = try TestSite()
    let response = try site.post("/dang-nhap", ["login": login, "password": password])
    #expect(response.status == 403)
    #expect(response.page.contains(Phrase.wrongPassword.vi))
  }

  @Test func `guessing is slowed down, and the right password does not help while it waits`() throws {
    let site = try TestSite()
    for _ in 0..<5 { _ = try site.post("/dang-nhap", ["login": "kehoach", "password": "sai"]) }
    let locked = try site.post("/dang-nhap", ["login": "kehoach", "password": TestSite.password])
    #expect(locked.status == 429)
    site.clock.advance(seconds: 61)
    #expect(try site.post("/dang-nhap", ["login": "kehoach", "password": TestSite.password]).status == 303)
  }

  @Test func `one address that tries many names waits as a whole`() throws {
    let site = try TestSite()
    for number in 0..<30 { _ = try site.post("/dang-nhap", ["login": "ten\(number)", "password": "sai"]) }
    #expect(try site.post("/dang-nhap", ["login": "kehoach", "password": TestSite.password]).status == 429)
  }

  @Test(arguments: ["//evil.example", "https://evil.example", "javascript:alert(1)", "/\\evil"])
  func `signing in never leads to another site`(target: String) throws {
    let response = try TestSite().post("/dang-nhap", ["login": "kehoach", "password": TestSite.password, "ve": target])
    #expect(response.headers["Location"] == "/")
  }

  @Test func `a demonstration account is refused where the server is not on loopback`() throws {
    let site = try TestSite(allowsDemonstrationAccounts: false)
    try site.database.write { connection in
      let person = Person(
        id: ID(77), login: "demo", name: "Demo", passwordHash: "hash of \(TestSite.password)", isDemonstration: true)
      try connection.insert(person, at: TestSite.morning)
    }
    let response = try site.post("/dang-nhap", ["login": "demo", "password": TestSite.password])
    #expect(response.status == 403)
    #expect(response.page.contains(Phrase.demonstrationRefused.vi))
  }

  @Test func `a session ends by itself after its hours`() throws {
    let site = try TestSite()
    #expect(try site.get("/", as: "kehoach").status == 200)
    site.clock.advance(seconds: 43_201)
    #expect(try site.get("/", as: "kehoach").headers["Location"] == "/dang-nhap")
  }

  @Test func `signing out ends the session for every later request`() throws {
    let site = try TestSite()
    #expect(try site.get("/", as: "kehoach").status == 200)
    #expect(try site.post("/dang-xuat", as: "kehoach").status == 303)
    #expect(try site.get("/", as: "kehoach").status == 303)
  }

  @Test func `a closed account loses its sessions at once`() throws {
    let site = try TestSite()
    #expect(try site.get("/", as: "congthuong").status == 200)
    #expect(try site.post("/nguoi-dung/14", ["viec": "dong"], as: "quantri").status == 303)
    #expect(try site.get("/", as: "congthuong").status == 303)
  }
}

@Suite struct `Forms` {
  @Test(arguments: ["", "mac(form someone-else)", "x"])
  func `a forged token is refused and nothing is written`(token: String) throws {
    let site = try TestSite()
    let before = try site.actions()
    let response = try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach", token: token)
    #expect(response.status == 403)
    #expect(response.page.contains(Phrase.formExpiredTitle.vi))
    #expect(try site.actions() == before)
  }

  @Test func `a form from another site is refused even with a token`() throws {
    let site = try TestSite()
    var request = try site.form("/dang-nhap", as: nil)
    request.headers.add("Sec-Fetch-Site", "cross-site")
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array("login=kehoach&token=mac(form+visitor)".utf8)
    #expect(site.site.respond(to: request).status == 403)
  }

  @Test func `what was typed in a form of an ended session is shown to be copied, without secrets`() throws {
    let site = try TestSite()
    _ = try site.get("/", as: "congthuong")
    site.clock.advance(seconds: 43_201)
    let response = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    #expect(response.status == 403)
    #expect(response.page.contains("Nhà thầu chậm giao thiết bị.</textarea>"))
    #expect(!response.page.contains("mac(form"))
  }

  @Test func `a body that is no form gets a clear answer`() throws {
    let site = try TestSite()
    var request = try site.form("/dang-nhap", as: nil)
    request.body = [0xFF, 0x00, 0x01]
    let response = site.site.respond(to: request)
    #expect(response.status == 400)
  }
}

@Suite struct `Rights on the web` {
  @Test(arguments: [
    ("/ke-hoach/100", "congdoan"), ("/to-chuc/2", "congdoan"), ("/ke-hoach/100/hoat-dong/1", "congdoan"),
    ("/ke-hoach/100/nguon", "congdoan"), ("/to-chuc/3", "congthuong"), ("/ke-hoach/999", "kehoach"),
    ("/ke-hoach/x", "kehoach"),
  ])
  func `what one may not know of answers 404`(path: String, login: String) throws {
    #expect(try TestSite().get(path, as: login).status == 404)
  }

  @Test(arguments: [
    ("/ke-hoach/100/ra-soat", "congthuong"), ("/ke-hoach/100/bao-cao", "congthuong"), ("/nguoi-dung", "kehoach"),
    ("/nhat-ky", "kehoach"),
  ])
  func `what one may see but not do answers 403 with the reason`(path: String, login: String) throws {
    let response = try TestSite().get(path, as: login)
    #expect(response.status == 403)
    #expect(response.page.contains(Phrase.forbiddenTitle.vi))
  }

  @Test func `a request outside one's part of the tree is journalled, and many are throttled`() throws {
    let site = try TestSite()
    for _ in 0..<20 { #expect(try site.get("/ke-hoach/100", as: "congdoan").status == 404) }
    #expect(try site.actions().count { $0 == "access.outside" } == 20)
    #expect(try site.get("/ke-hoach/100", as: "congdoan").status == 429)
    #expect(try site.actions().count { $0 == "access.outside" } == 20)
  }

  @Test func `a draft is known only to those who prepare it`() throws {
    let site = try TestSite()
    #expect(try site.post("/ke-hoach/100/trang-thai", ["viec": "mo-lai"], as: "kehoach").status == 303)
    #expect(try site.get("/ke-hoach/100", as: "congthuong").status == 404)
    #expect(try site.get("/ke-hoach/100", as: "kehoach").status == 200)
  }

  @Test(arguments: ["/", "/ke-hoach", "/ke-hoach/100", "/to-chuc", "/bao-cao", "/nhat-ky", "/nguoi-dung", "/tai-khoan"])
  func `a stranger is sent to sign in`(path: String) throws {
    let response = try TestSite().get(path)
    #expect(response.status == 303)
    #expect(response.headers["Location"]?.hasPrefix("/dang-nhap") ?? false)
  }

  @Test func `a method that a page does not have answers 405 with those it has`() throws {
    let response = try TestSite().post("/ke-hoach", as: "kehoach")
    #expect(response.status == 405)
    #expect(response.headers["Allow"] == "GET")
  }
}

@Suite struct `Managing people` {
  private let fields = ["name": "Lê Thị Mới", "login": "moi", "organisation": "2", "role": "reporter"]

  @Test func `a new person gets a link that works once, to choose a password`() throws {
    let site = try TestSite()
    let page = try site.post("/nguoi-dung", fields, as: "quantri").page
    #expect(page.contains("/lien-ket/token-0000000000000001"))
    #expect(try site.get("/lien-ket/token-0000000000000001").status == 200)
    let chosen = try site.post("/lien-ket/token-0000000000000001", ["new": "một mật khẩu dài"])
    #expect(chosen.status == 303)
    #expect(
      try site.post("/lien-ket/token-0000000000000001", ["new": "một mật khẩu khác"]).page.contains(Phrase.linkUsed.vi))
    #expect(try site.post("/dang-nhap", ["login": "moi", "password": "một mật khẩu dài"]).status == 303)
  }

  @Test func `the same sign-in name again gives a further role, and a role can be taken away but for the last`() throws
  {
    let site = try TestSite()
    var further = ["name": "Vương Tấn Lộc", "login": "congthuong", "organisation": "2", "role": "approver"]
    #expect(try site.post("/nguoi-dung", further, as: "quantri").status == 303)
    #expect(try site.post("/nguoi-dung", further, as: "quantri").page.contains(Phrase.roleHeld.vi))
    further = ["organisation": "2", "role": "reporter"]
    #expect(try site.post("/nguoi-dung/14/vai-tro", further, as: "quantri").status == 303)
    #expect(
      try site.post("/nguoi-dung/14/vai-tro", ["organisation": "2", "role": "approver"], as: "quantri").status == 409)
  }

  @Test(arguments: [["login": "có dấu"], ["login": "x"], ["name": ""], ["role": "king"]])
  func `wrong fields are named and nobody is added`(change: [String: String]) throws {
    let site = try TestSite()
    let response = try site.post("/nguoi-dung", fields.merging(change) { $1 }, as: "quantri")
    #expect(response.status == 422)
    #expect(try site.database.read { try $0.people().count } == TestSite.people.count)
  }

  @Test func `an administrator does not reach people outside their part of the tree`() throws {
    let site = try TestSite()
    #expect(try site.post("/nguoi-dung/17", ["viec": "dong"], as: "quantri").status == 404)
    #expect(try site.post("/nguoi-dung", fields.merging(["organisation": "9"]) { $1 }, as: "quantri").status == 404)
    #expect(!(try site.get("/nguoi-dung", as: "quantri").page.contains("Đoàn Thị Mai Khuê")))
  }

  @Test func `nobody closes their own account`() throws {
    #expect(try TestSite().post("/nguoi-dung/12", ["viec": "dong"], as: "quantri").status == 403)
  }
}
