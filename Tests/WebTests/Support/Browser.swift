// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// A browser without scripts: it keeps cookies as they are set, and sends forms as they stand in the page.
struct Browser {
  let site: TestSite
  var cookies: [String: String] = [:]
  var isSecure = false
  var address = "203.0.113.7"
  /// Where the browser is, and what it got there.
  private(set) var path = "/"
  private(set) var response = Response()
  var page: PageParts { PageParts(response) }

  init(_ site: TestSite, isSecure: Bool = false, address: String = "203.0.113.7") {
    self.site = site
    self.isSecure = isSecure
    self.address = address
  }

  /// Opens a page, without following a redirect.
  @discardableResult
  mutating func open(_ path: String) -> Response { go("GET", path, [], []) }

  /// Goes where the last answer leads, until a page comes.
  @discardableResult
  mutating func follow() throws -> Response {
    for _ in 0..<5 {
      guard response.status == 303 else { break }
      open(try #require(response.headers["Location"]))
    }
    return response
  }

  /// Sends the form of the page that goes to `action`, with some fields typed anew.
  @discardableResult
  mutating func submit(
    _ action: String, _ typed: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Response {
    let form = try #require(
      page.forms.first { ($0.action ?? path) == action && $0.method == "post" }, "no form to \(action)",
      sourceLocation: sourceLocation)
    var fields = form.fields.map { FormFields.Field(name: $0.name, value: typed[$0.name] ?? $0.value) }
    for (name, value) in typed.sorted(by: { $0.key < $1.key }) where !fields.contains(where: { $0.name == name }) {
      fields.append(.init(name: name, value: value))
    }
    let headers = [("Content-Type", MediaType.urlEncodedForm), ("Sec-Fetch-Site", "same-origin")]
    return go("POST", action, headers, Array(FormFields(fields).urlEncoded.utf8))
  }

  private mutating func go(_ method: String, _ target: String, _ headers: [(String, String)], _ body: [UInt8])
    -> Response
  {
    let parts = target.split(separator: "#")[0].split(separator: "?", maxSplits: 1).map(String.init)
    var request = Request(
      method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", body: body, clientAddress: address,
      isSecure: isSecure)
    for (name, value) in headers { request.headers.add(name, value) }
    if !cookies.isEmpty {
      request.headers.add("Cookie", cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; "))
    }
    path = parts[0]
    response = site.site.respond(to: request)
    for field in response.headers.values("Set-Cookie") { keep(field) }
    return response
  }

  private mutating func keep(_ field: String) {
    let parts = field.split(separator: ";").map { String($0.drop { $0 == " " }) }
    guard let equals = parts.first?.firstIndex(of: "=") else { return }
    let name = String(parts[0][..<equals])
    // RFC 6265bis, 4.1.3.2: a browser drops such a cookie where it is not tied to this host by TLS.
    if name.hasPrefix("__Host-"), !parts.contains("Secure") || !parts.contains("Path=/") { return }
    if parts.contains("Max-Age=0") {
      cookies[name] = nil
    } else {
      cookies[name] = String(parts[0][equals...].dropFirst())
    }
  }

  /// Signs in through the page, and returns the answer.
  @discardableResult
  mutating func signIn(_ login: String, _ password: String = TestSite.password, from page: String = "/dang-nhap") throws
    -> Response
  {
    open(page)
    try follow()
    return try submit("/dang-nhap", ["login": login, "password": password])
  }

  /// The cookie of the session, if there is one.
  var session: String? { cookies[isSecure ? "__Host-xanh" : "xanh-session"] }
}

extension TestSite {
  /// A form in either language, from any address.
  func submit(
    _ path: String, _ fields: [String: String] = [:], as login: String? = nil, english: Bool = false,
    address: String = "127.0.0.1"
  ) throws -> Response {
    var request = try form(path, as: login, english: english)
    request.clientAddress = address
    let all = fields.merging(["token": request.formToken]) { sent, _ in sent }.sorted { $0.key < $1.key }
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array(FormFields(all.map { .init(name: $0.key, value: $0.value) }).urlEncoded.utf8)
    return site.respond(to: request)
  }

  /// The form for a table of bodies, with its file.
  func upload(_ path: String, file: String, as login: String, english: Bool = false) throws -> Response {
    try send(path, [:], [SentFile("table", "t.csv", file)], as: login, english: english)
  }

  /// Lays a table beside the bodies below one, and takes it over where nothing is wrong; else the page that says what is.
  func takeOver(_ file: String, below body: Int64, as login: String, fields: [String: String] = [:]) throws -> Response
  {
    let shown = try send("/to-chuc/\(body)/nhap", fields, [SentFile("table", "t.csv", file)], as: login)
    guard shown.status == 200,
      let form = PageParts(shown).forms.first(where: { $0.action == "/to-chuc/\(body)/nhap/thuc-hien" })
    else { return shown }
    let typed = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return try submit("/to-chuc/\(body)/nhap/thuc-hien", typed.filter { $0.key != "token" }, as: login)
  }

  /// Gives a further role to somebody.
  func give(_ role: Role, at body: ID<Organisation>, to login: String) throws {
    let person = try #require(Self.people.first { $0.login == login })
    try database.write { connection in
      try connection.insert(
        Membership(organisation: body, role: role), of: ID(person.id), realm: body == Self.union ? body : Self.province)
    }
  }

  /// The bodies by their codes.
  func bodies() throws -> [String: Organisation] {
    Dictionary(
      try database.read { try $0.organisations() }.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything that people can change, to see that a refused request changed nothing: all but the journal, sessions, and
  /// what counts wrong passwords.
  func contents() throws -> [[Row]] {
    try everything()
      + database.read { connection in
        [
          try connection.query("SELECT id, login, name, password_hash, disabled_at FROM person ORDER BY id"),
          try connection.query("SELECT * FROM membership ORDER BY 1, 2, 3, 4, 5"),
          try connection.query("SELECT token, person, expires_at, used_at FROM one_time_link ORDER BY token"),
        ]
      }
  }
}
