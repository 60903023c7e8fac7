// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

extension Browser {
  /// Takes over an open session of somebody: one that was opened in a given way, just now.
  fileprivate mutating func find(_ person: Int64, by method: SignInMethod) throws {
    let token = "found-in-an-open-browser-\(person)-\(method.rawValue)"
    let now = site.clock.now.withLock { $0 }
    try site.database.write { connection in
      try connection.insertSession(
        token: Array("digest(\(token))".utf8), person: ID(person),
        from: SessionOrigin(method: method, hasSecondFactor: false, browser: "", address: "203.0.113.7"), at: now,
        expires: now.adding(seconds: 43_200))
    }
    cookies["xanh-session"] = token
  }
}

@Suite struct `An open session in other hands` {
  private static let page = "/tai-khoan/xac-thuc"
  private let duyet = ID<Person>(13)

  private func forgetPassword(_ site: TestSite) throws {
    try site.database.write { _ = try $0.execute("UPDATE person SET password_hash = NULL WHERE id = 13") }
  }

  @Test(arguments: ["", "sai", "mat khau du dai"])
  func `cannot lock its owner out by a second factor of the finder's`(guess: String) throws {
    let site = try TestSite()
    var thief = Browser(site)
    try thief.find(13, by: .password)
    thief.open(Self.page)
    #expect(thief.page.allFaults == [])
    #expect(thief.page.element(id: "f-old-bat")?["autocomplete"] == "current-password")
    try thief.submit(Self.page, ["viec": "bat", "old": guess, "code": site.timeCode()])
    #expect(thief.response.status == 403 && thief.page.alert?.text == Phrase.wrongPasswordOrCode.vi)
    #expect(try site.database.read { try $0.secondFactor(of: duyet) } == nil)
    // What was shown once is still there, so that the owner need not set the telephone up twice.
    let secret = try #require(thief.page.forms.first { $0.action == Self.page }?.fields.first { $0.name == "secret" })
    #expect(!secret.value.isEmpty)
    try thief.submit(Self.page, ["viec": "bat", "old": TestSite.password, "code": site.timeCode()])
    #expect(try site.database.read { try $0.secondFactor(of: duyet) } != nil)
  }

  @Test(arguments: ["ma", "tat"])
  func `takes no factor away and makes no recovery codes without the password, even with the telephone`(
    action: String
  ) throws {
    let site = try TestSite()
    var owner = Browser(site)
    try owner.signIn("duyet")
    let recovery = try owner.setUpFactor()
    site.clock.advance(seconds: 60)
    owner.open(Self.page)
    #expect(owner.page.allFaults == [])
    for (old, code) in [("", site.timeCode()), ("sai", site.timeCode()), ("", recovery[0])] {
      #expect(try owner.submit(Self.page, ["viec": action, "old": old, "code": code]).status == 403)
    }
    // A code that came with a wrong password is not used up.
    #expect(try site.database.read { try $0.recoveryCodesLeft(of: duyet) } == 10)
    let fields = ["viec": action, "old": TestSite.password, "code": recovery[0]]
    #expect(try owner.submit(Self.page, fields).status == (action == "ma" ? 200 : 303))
  }

  @Test func `guesses the password five times at all forms together, and then waits`() throws {
    let site = try TestSite()
    var thief = Browser(site)
    try thief.find(13, by: .password)
    for number in 0..<5 {
      if number.isMultiple(of: 2) {
        thief.open("/tai-khoan")
        try thief.submit("/tai-khoan/mat-khau", ["old": "đoán \(number)", "new": "một câu khác dài"])
      } else {
        thief.open(Self.page)
        try thief.submit(Self.page, ["viec": "bat", "old": "đoán \(number)", "code": site.timeCode()])
      }
      #expect(thief.response.status == 403)
    }
    thief.open(Self.page)
    try thief.submit(Self.page, ["viec": "bat", "old": TestSite.password, "code": site.timeCode()])
    #expect(thief.response.status == 429)
    thief.open("/tai-khoan")
    try thief.submit("/tai-khoan/mat-khau", ["old": TestSite.password, "new": "một câu khác dài"])
    #expect(thief.response.status == 429)
    #expect(try site.database.read { try $0.secondFactor(of: duyet) } == nil)
    // Nor is the owner kept from signing in by what the finder did.
    var owner = Browser(site)
    #expect(try owner.signIn("duyet").status == 303)
  }

  @Test(arguments: [SignInMethod.code, .link, .provider], [false, true])
  func `stands for its owner ten minutes after a code, a link or the provider opened it`(
    method: SignInMethod, hasPassword: Bool
  ) throws {
    let site = try TestSite()
    if !hasPassword { try forgetPassword(site) }
    var owner = Browser(site)
    try owner.find(13, by: method)
    owner.open(Self.page)
    #expect(owner.page.allFaults == [] && owner.page.element(id: "f-old-bat") == nil)
    var late = owner
    try owner.submit(Self.page, ["viec": "bat", "code": site.timeCode()])
    #expect(owner.response.status == 200)
    try site.database.write { _ = try $0.deleteSecondFactor(of: ID(13)) }
    site.clock.advance(seconds: 599)
    #expect(try late.submit(Self.page, ["viec": "bat", "code": "000000"]).status == 403)
    #expect(late.page.alert?.text == Phrase.wrongFactorCode.vi)
    site.clock.advance(seconds: 1)
    try late.submit(Self.page, ["viec": "bat", "code": site.timeCode()])
    #expect(late.response.status == (hasPassword ? 403 : 409))
    late.open(Self.page)
    #expect((late.page.element(id: "f-old-bat") != nil) == hasPassword)
    #expect(late.page.root.text.contains(Phrase.signInAnewFirst.vi) == !hasPassword)
    #expect(try site.database.read { try $0.secondFactor(of: duyet) } == nil)
  }

  @Test func `is left and entered anew, which leads back`() throws {
    let site = try TestSite()
    try forgetPassword(site)
    var owner = Browser(site)
    try owner.find(13, by: .provider)
    site.clock.advance(seconds: 700)
    owner.open(Self.page)
    #expect(owner.page.allFaults == [])
    let leave = try #require(owner.page.first("main")?.first("form"))
    #expect(leave["action"] == "/dang-xuat")
    #expect(
      try site.submit("/dang-xuat", ["ve": Self.page], as: "duyet").headers["Location"]
        == "/dang-nhap?ve=%2Ftai-khoan%2Fxac-thuc")
    for target in ["https://evil.example", "//evil.example", "/\\evil.example", "", "/"] {
      let response = try site.submit("/dang-xuat", ["ve": target], as: "xem")
      #expect(["/dang-nhap", nil].contains(response.headers["Location"]), "\(target)")
    }
  }

  @Test func `that a code opened long ago sets no new password`() throws {
    let site = try TestSite()
    var owner = Browser(site)
    try owner.find(13, by: .code)
    owner.open("/tai-khoan/mat-khau-dau")
    var thief = owner
    site.clock.advance(seconds: 600)
    let form = "/tai-khoan/mat-khau-dau"
    #expect(try thief.submit(form, ["new": "một câu khác dài"]).status == 403)
    #expect(thief.page.allFaults == [] && thief.page.root.text.contains(Phrase.signInAnewFirst.vi))
    #expect(try site.database.read { try $0.person(login: "duyet") }?.passwordHash == "hash of \(TestSite.password)")
    site.clock.advance(seconds: -1)
    #expect(try owner.submit(form, ["new": "một câu khác dài"]).status == 303)
  }
}
