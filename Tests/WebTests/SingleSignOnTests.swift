// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// What a provider was asked, and what it says; the checks of tokens are those of `Security`, and have tests there.
private final class ProviderScript: Sendable {
  let login = Mutex("congthuong")
  let hasSecondFactor = Mutex(false)
  let asked = Mutex<[String]>([])

  var service: SingleSignOn {
    SingleSignOn(
      name: "Cổng tỉnh",
      address: { secrets throws(ServiceRefusal) in
        "https://id.example.vn/a?state=\(secrets.state)&nonce=\(secrets.nonce)&v=\(secrets.verifier)"
      },
      identity: { [self] code, secrets throws(ServiceRefusal) in
        asked.withLock { $0.append("\(code) \(secrets.nonce) \(secrets.verifier)") }
        guard code == "right" else { throw ServiceRefusal(.providerAnswerWrong) }
        return SingleSignOn.Identity(
          login: login.withLock { $0 }, hasSecondFactor: hasSecondFactor.withLock { $0 })
      },
      isIssuer: { $0 == "https://id.example.vn" })
  }
}

@Suite struct `Single sign-on` {
  private let script = ProviderScript()

  private func site(_ policy: SecondFactorPolicy = .off, demonstration: Bool = true) throws -> TestSite {
    var access = AccessPolicy(secondFactor: policy)
    access.singleSignOn = script.service
    return try TestSite(allowsDemonstrationAccounts: demonstration, access: access)
  }

  /// Begins a sign-in; the state that the provider would send back.
  private func begin(_ browser: inout Browser, _ path: String = "/dang-nhap/mot-cua") throws -> String {
    browser.open(path)
    let address = try #require(browser.response.headers["Location"])
    #expect(address.hasPrefix("https://id.example.vn/a?"))
    let query = try FormFields(urlEncoded: Array(address.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()))
    return try #require(query["state"])
  }

  @Test func `the button leads to the provider, and its answer to the page that was wanted`() throws {
    let site = try site()
    var browser = Browser(site)
    browser.open("/dang-nhap?ve=%2Fke-hoach")
    let button = try #require(browser.page.all("a").first { $0.text.contains("Cổng tỉnh") }?["href"])
    #expect(browser.page.allFaults.isEmpty)
    let state = try begin(&browser, button)
    #expect(browser.session == nil)
    browser.open("/dang-nhap/mot-cua/ve?code=right&state=\(state)&iss=https%3A%2F%2Fid.example.vn")
    #expect(browser.response.headers["Location"] == "/ke-hoach")
    #expect(browser.open("/").status == 200)
    let session = try #require(try site.database.read { try $0.sessions(of: ID(14), at: TestSite.morning) }.first)
    #expect(session.origin.method == .provider)
    #expect(browser.cookies["xanh-sso"] == nil)
  }

  @Test func `without a provider there is neither button nor page`() throws {
    let site = try TestSite()
    #expect(try !site.get("/dang-nhap").page.contains("mot-cua"))
    #expect(try site.get("/dang-nhap/mot-cua").status == 404)
    #expect(try site.get("/dang-nhap/mot-cua/ve?code=right&state=x").status == 404)
  }

  @Test func `an answer is worth something in the browser that asked, once, for ten minutes`() throws {
    let site = try site()
    var (mine, other) = (Browser(site), Browser(site))
    let state = try begin(&mine)
    _ = try begin(&other)
    let answer = "/dang-nhap/mot-cua/ve?code=right&state=\(state)"
    #expect(other.open(answer).status == 403 && other.session == nil)
    var stranger = Browser(site)
    #expect(stranger.open(answer).status == 403)
    #expect(script.asked.withLock { $0 }.isEmpty)
    var slow = mine
    #expect(mine.open(answer).status == 303)
    mine.cookies["xanh-session"] = nil
    #expect(mine.open(answer).status == 403)
    site.clock.advance(seconds: 600)
    #expect(slow.open(answer).status == 403)
    #expect(slow.page.alert?.text == Phrase.answerOfAnother.vi)
    #expect(slow.page.allFaults.isEmpty)
  }

  @Test(arguments: [
    "", "state=", "state=token-1", "code=right", "state=%00", "error=access_denied", "code=right&state=x&state=y",
  ])
  func `an answer without its state is not looked at`(query: String) throws {
    let site = try site()
    var browser = Browser(site)
    _ = try begin(&browser)
    #expect(browser.open("/dang-nhap/mot-cua/ve?" + query).status == 403)
    #expect(script.asked.withLock { $0 }.isEmpty && browser.session == nil)
  }

  @Test func `an answer of another issuer, one without a code, and one that does not hold are refused`() throws {
    let site = try site()
    for (query, words) in [
      ("code=right&iss=https%3A%2F%2Fevil.example", Phrase.answerOfAnother.vi),
      ("error=access_denied", Phrase.providerRefused("Cổng tỉnh").vi),
      ("code=", Phrase.providerRefused("Cổng tỉnh").vi),
      ("code=wrong", Phrase.providerAnswerWrong.vi),
    ] {
      var browser = Browser(site)
      let state = try begin(&browser)
      #expect(browser.open("/dang-nhap/mot-cua/ve?\(query)&state=\(state)").status == 403)
      #expect(browser.page.alert?.text == words && browser.session == nil)
      #expect(browser.cookies["xanh-sso"] == nil)
    }
  }

  @Test func `the code is exchanged with what this browser was given, each time anew`() throws {
    let site = try site()
    for _ in 0..<2 {
      var browser = Browser(site)
      let state = try begin(&browser)
      browser.open("/dang-nhap/mot-cua/ve?code=right&state=\(state)")
    }
    let asked = script.asked.withLock { $0 }
    #expect(Set(asked).count == 2 && asked.allSatisfy { $0.hasPrefix("right token-") })
  }

  @Test(arguments: ["khong-co", "dong", ""]) func `nobody gets an account by it, and a closed one stays closed`(
    login: String
  ) throws {
    let site = try site()
    try site.join("dong", "Đã đóng", TestSite.industry, .reporter)
    let closed = try #require(try site.database.read { try $0.person(login: "dong") }).id
    try site.database.write { try $0.setDisabled(TestSite.morning, of: closed) }
    script.login.withLock { $0 = login }
    let before = try site.contents()
    var browser = Browser(site)
    let state = try begin(&browser)
    #expect(browser.open("/dang-nhap/mot-cua/ve?code=right&state=\(state)").status == 403)
    #expect(browser.page.alert?.text == Phrase.noAccountFor(login).vi && browser.session == nil)
    #expect(try site.contents() == before)
  }

  @Test(arguments: [false, true]) func `the second factor is asked for unless the provider saw one`(saw: Bool) throws {
    let site = try site(.approvers)
    script.login.withLock { $0 = "Duyet" }
    var owner = Browser(site)
    try owner.signIn("duyet")
    try owner.setUpFactor()
    script.hasSecondFactor.withLock { $0 = saw }
    var browser = Browser(site)
    let state = try begin(&browser)
    browser.open("/dang-nhap/mot-cua/ve?code=right&state=\(state)")
    #expect(browser.response.headers["Location"] == (saw ? "/" : "/dang-nhap/buoc-hai"))
    if saw { #expect(browser.open("/").status == 200) }
  }

  @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
  func `it leads to this site only`(target: String) throws {
    let site = try site()
    var browser = Browser(site)
    let state = try begin(
      &browser, "/dang-nhap/mot-cua?" + FormFields([.init(name: "ve", value: target)]).urlEncoded)
    #expect(browser.open("/dang-nhap/mot-cua/ve?code=right&state=\(state)").headers["Location"] == "/")
  }

  @Test func `one address that begins again and again waits`() throws {
    let site = try site()
    for _ in 0..<60 { #expect(try site.get("/dang-nhap/mot-cua").status == 303) }
    #expect(try site.get("/dang-nhap/mot-cua").status == 429)
  }
}
