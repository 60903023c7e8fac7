// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Synchronization
import Testing

@testable import Web

/// A site whose codes for forms are masked anew each time, as those of the program are.
private struct MaskingSite {
  let test: TestSite
  let site: Site
  private let count: TokenCount

  init() throws {
    let (test, count) = (try TestSite(), TokenCount())
    var services = test.site.services
    services.security.formToken = { "\(count.next()) \($0)" }
    services.security.isFormToken = { $0.hasPrefix("token-") && $0.hasSuffix(" \($1)") }
    (self.test, self.count, site) = (test, count, Site(services))
  }

  /// How many codes were made so far.
  var made: Int { (Int(count.next().dropFirst("token-".count)) ?? 0) - 1 }

  func get(_ path: String, as login: String?) throws -> Response {
    site.respond(to: try test.request("GET", path, login, false))
  }

  func post(_ path: String, _ token: String, _ fields: String, as login: String) throws -> Response {
    var request = try test.request("POST", path, login, false)
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array((FormFields([.init(name: "token", value: token)]).urlEncoded + "&" + fields).utf8)
    return site.respond(to: request)
  }

  func tokens(_ response: Response) -> [String] {
    PageParts(response).all("input", "name", "token").map { $0["value"] ?? "" }
  }
}

@Suite struct `Codes of forms` {
  private static let pages = [
    "/ke-hoach/nhap", "/ke-hoach/100/ra-soat", "/ke-hoach/100/gan", "/tai-khoan", "/nguoi-dung", "/to-chuc/2",
  ]

  @Test(arguments: pages) func `are one in all forms of a page, and other bytes of the same length in the next`(
    path: String
  ) throws {
    let site = try MaskingSite()
    for login in ["kehoach", "quantri"] {
      let (first, second) = (try site.get(path, as: login), try site.get(path, as: login))
      let (one, other) = (site.tokens(first), site.tokens(second))
      guard first.status == 200, let token = one.first else { continue }
      #expect(Set(one) == [token] && one.count == other.count)
      #expect(!other.contains(token))
      #expect(first.page.utf8.count == second.page.utf8.count)
      // Nothing else on the page tells one session from another either.
      #expect(first.page.replacing(token, with: "") == second.page.replacing(other[0], with: ""))
    }
  }

  @Test func `all hold, also those of pages that were opened before`() throws {
    let site = try MaskingSite()
    let pages = try (0..<3).map { _ in try site.get("/tai-khoan", as: "kehoach") }
    let tokens = pages.compactMap { site.tokens($0).first }
    #expect(Set(tokens).count == 3)
    for token in tokens {
      let fields = "old=sai&new=m%E1%BB%99t+c%C3%A2u+%C4%91%E1%BB%A7+d%C3%A0i"
      let response = try site.post("/tai-khoan/mat-khau", token, fields, as: "kehoach")
      #expect(response.page.contains(Phrase.wrongCurrentPassword.vi))
    }
    // One of somebody else is none.
    #expect(try site.post("/dang-xuat", tokens[0], "", as: "quantri").status == 403)
  }

  @Test(arguments: `Pages kept in memory`.keptPaths) func `are not even made for a page that is kept`(path: String)
    throws
  {
    let site = try MaskingSite()
    for login in ["kehoach", "congthuong", "duyet"] { _ = try site.get(path, as: login) }
    #expect(site.made == 0)
  }

  @Test(arguments: Site.routes.filter(\.isCacheable).map { "/" + $0.pattern.joined(separator: "/") })
  func `a page that is kept is one that the tests of kept pages look at`(pattern: String) throws {
    let route = try #require(Site.routes.first { $0.isCacheable && "/" + $0.pattern.joined(separator: "/") == pattern })
    #expect(
      `Pages kept in memory`.keptPaths.contains {
        route.parameters(for: Route.segments(String($0.prefix { $0 != "?" }))) != nil
      })
  }

  @Test func `of a page that is not kept are the same whether pages are kept or not`() throws {
    let test = try TestSite()
    var services = test.site.services
    services.keepsPages = false
    let request = try test.request("GET", "/tai-khoan", "kehoach", false)
    #expect(Site(services).respond(to: request).page == test.site.respond(to: request).page)
  }

  @Test(arguments: ["", "mac(form )", "mac(form visitor)"])
  func `a visitor who was never given a form can send none`(token: String) throws {
    let test = try TestSite()
    for path in ["/dang-nhap", "/dang-xuat", "/lien-ket/x"] {
      var request = try test.request("POST", path, nil, false)
      request.headers.add("Content-Type", MediaType.urlEncodedForm)
      let field = FormFields.Field(name: "token", value: token)
      request.body = Array((FormFields([field]).urlEncoded + "&login=kehoach&password=x").utf8)
      let response = test.site.respond(to: request)
      #expect(response.status == 403 && response.page.contains(Phrase.formExpiredTitle.vi), "\(path)")
    }
  }

  @Test func `of the sign-in page differ for one visitor too, and each signs in`() throws {
    let site = try MaskingSite()
    var (tokens, cookie): ([String], String) = ([], "")
    for _ in 0..<2 {
      var request = try site.test.request("GET", "/dang-nhap", nil, false)
      if !cookie.isEmpty { request.headers.add("Cookie", cookie) }
      let response = site.site.respond(to: request)
      if let set = response.headers["Set-Cookie"] { cookie = String(set.prefix { $0 != ";" }) }
      tokens += site.tokens(response)
    }
    #expect(Set(tokens).count == 2)
    for token in tokens {
      var request = try site.test.request("POST", "/dang-nhap", nil, false)
      request.headers.add("Cookie", cookie)
      request.headers.add("Content-Type", MediaType.urlEncodedForm)
      let fields = ["login": "kehoach", "password": TestSite.password, "token": token]
      let form = FormFields(fields.map { FormFields.Field(name: $0.key, value: $0.value) })
      request.body = Array(form.urlEncoded.utf8)
      #expect(site.site.respond(to: request).status == 303)
    }
  }
}
