// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// A database that fails when it is told to, as a disk or a server does.
private final class FailingDatabase: Database {
  let inner: any Database
  let failure = Mutex<(kind: DatabaseError.Kind, atWrites: Bool)?>(nil)

  init(_ inner: any Database) { self.inner = inner }

  var dialect: Dialect { inner.dialect }

  private func check(_ isWrite: Bool) throws {
    guard let failure = failure.withLock({ $0 }), failure.atWrites == isWrite else { return }
    throw DatabaseError(failure.kind, detail: "secret detail <table person>")
  }

  func read<Result: Sendable>(_ work: (any Connection) throws -> Result) throws -> Result {
    try check(false)
    return try inner.read(work)
  }

  func write<Result: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Result) throws -> Result {
    try check(true)
    return try inner.write(work)
  }

  func dataVersion() throws -> Int64 { try inner.dataVersion() }

  func close() { inner.close() }
}

@Suite struct `A page about a failure` {
  private struct Unexpected: Error {}

  /// A site over a database that fails, and what it tells the operator.
  private func failing(_ kind: DatabaseError.Kind, atWrites: Bool) throws -> (site: TestSite, Site, log: Log) {
    let site = try TestSite()
    let log = Log()
    let database = FailingDatabase(site.database)
    var services = site.site.services
    services.database = database
    services.log = { line in log.lines.withLock { $0.append(line) } }
    database.failure.withLock { $0 = (kind, atWrites) }
    return (site, Site(services), log)
  }

  private final class Log: Sendable {
    let lines = Mutex<[String]>([])
  }

  @Test(arguments: [
    (DatabaseError.Kind.busy, 503, Phrase.databaseBusyTitle, Phrase.databaseBusyText),
    (.unavailable, 503, .databaseBusyTitle, .databaseBusyText), (.conflict, 503, .databaseBusyTitle, .databaseBusyText),
    (.full, 507, .diskFullTitle, .diskFullText), (.corrupt, 500, .failureTitle, .failureText),
    (.constraint, 409, .conflictTitle, .changedMeanwhile), (.statement, 500, .failureTitle, .failureText),
    (.closed, 500, .failureTitle, .failureText), (.readOnly, 500, .failureTitle, .failureText),
    (.unexpectedValue, 500, .failureTitle, .failureText), (.newerSchema, 500, .failureTitle, .failureText),
  ])
  func `of the database says what to do in both languages, and tells its detail to the operator alone`(
    kind: DatabaseError.Kind, status: Int, title: Phrase, text: Phrase
  ) throws {
    for (english, atWrites) in [(false, false), (true, false), (false, true)] {
      let (test, site, log) = try failing(kind, atWrites: atWrites)
      var request = try test.request(atWrites ? "POST" : "GET", "/dang-xuat", atWrites ? "kehoach" : nil, english)
      if atWrites {
        request.headers.add("Content-Type", MediaType.urlEncodedForm)
        request.body = Array("token=mac(form+\(try test.session(of: "kehoach")))".utf8)
      } else {
        request.path = "/tai-khoan"
        request.headers["Cookie"] =
          (english ? "xanh-lang=en; " : "") + "xanh-session=\(try test.session(of: "kehoach"))"
      }
      request.id = "00000000deadbeef"
      let response = site.respond(to: request)
      #expect(response.status == status)
      let page = PageParts(response)
      #expect(page.first("h1")?.text == (english ? title.en : title.vi))
      #expect(page.first("main")?.text.contains(english ? text.en : text.vi) ?? false)
      #expect(page.first("main")?.text.contains("00000000deadbeef") ?? false)
      #expect(!response.page.contains("secret detail"))
      #expect((response.headers["Retry-After"] != nil) == (status == 503))
      let lines = log.lines.withLock { $0 }
      #expect(
        lines.contains { $0.contains("00000000deadbeef") && $0.contains("secret detail") && $0.contains(kind.rawValue) }
      )
    }
  }

  @Test func `of the program itself is a 500 that says so`() throws {
    let test = try TestSite()
    let log = Log()
    var services = test.site.services
    services.log = { line in log.lines.withLock { $0.append(line) } }
    services.files.writeXLSX = { _, _ in throw Unexpected() }
    let response = Site(services).respond(to: try test.request("GET", "/ke-hoach/100/bang.xlsx", "kehoach", false))
    #expect(response.status == 500)
    #expect(response.page.contains(Phrase.failureText.vi) && !response.page.contains("Unexpected"))
    #expect(log.lines.withLock { $0 }.count == 1)
  }

  @Test func `while nothing can be written a refused request is refused all the same`() throws {
    let (test, site, log) = try failing(.full, atWrites: true)
    let response = site.respond(to: try test.request("GET", "/nguoi-dung", "kehoach", false))
    #expect(response.status == 403)
    #expect(log.lines.withLock { $0 }.count == 1)
  }

  @Test func `the health of the site is that of its database`() throws {
    let (_, site, _) = try failing(.unavailable, atWrites: false)
    let response = site.respond(to: Request(path: "/healthz"))
    #expect(response.status == 503 && response.page == "database: no answer\n")
    #expect(try TestSite().get("/healthz").page == "ok\n")
  }

  @Test(arguments: [400, 408, 413, 414, 431, 500, 503]) func `before anything was read stands in both languages`(
    status: Int
  )
    throws
  {
    let response = try TestSite().site.transportPage(
      status: status, Phrase("Yêu cầu <hỏng>.", "The request is <broken>."))
    #expect(response.status == status)
    let text = try #require(PageParts(response).first("main")).text
    let isLarge = status == 413
    #expect(text.contains(isLarge ? Phrase.bodyTooLarge.vi : "Yêu cầu <hỏng>."))
    #expect(text.contains(isLarge ? Phrase.bodyTooLarge.en : "The request is <broken>."))
    #expect(PageParts(response).allFaults == [])
  }
}

@Suite struct `A form that cannot be taken` {
  @Test(arguments: [
    ("application/json", "{}", FormError.notAForm), ("", "a=1", .notAForm), ("text/plain", "a=1", .notAForm),
    (MediaType.urlEncodedForm, String(repeating: "a&", count: 2001), .tooManyFields(limit: 2000)),
    ("multipart/form-data", "x", .malformed(.boundary)),
    ("multipart/form-data; boundary=x", "--y", .malformed(.truncated)),
    ("multipart/form-data; boundary=x", "--x\r\n\r\n1\r\n--x--", .malformed(.unnamedPart)),
  ])
  func `because of how it was sent is answered with 400 in both languages`(
    type: String, body: String, error: FormError
  ) throws {
    let site = try TestSite()
    let before = try site.contents()
    for english in [false, true] {
      for path in ["/dang-nhap", "/to-chuc/2/them", "/nguoi-dung"] {
        var request = try site.request("POST", path, path == "/dang-nhap" ? nil : "quantri", english)
        if !type.isEmpty { request.headers.add("Content-Type", type) }
        request.body = Array(body.utf8)
        let response = site.site.respond(to: request)
        #expect(response.status == 400)
        #expect(response.page.contains(english ? error.english : error.vietnamese))
      }
    }
    #expect(try site.contents() == before)
  }

  @Test func `because its session ended shows the long texts and no secret, each as text`() throws {
    let site = try TestSite()
    _ = try site.get("/", as: "quantri")
    site.clock.advance(seconds: 43_200)
    let typed = [
      "name": "Sở Khoa học và Công nghệ </textarea><script>", "code": "H99.10",
      "password": "một mật khẩu rất dài và kín",
      "old": "một mật khẩu rất dài và cũ", "new": "một mật khẩu rất dài và mới", "short": "Sở KH&CN",
    ]
    for english in [false, true] {
      let response = try site.submit("/to-chuc/1/them", typed, as: "quantri", english: english)
      #expect(response.status == 403)
      let page = PageParts(response)
      #expect(page.allFaults == [])
      #expect(page.all("textarea").map(\.text) == ["Sở Khoa học và Công nghệ </textarea><script>"])
      #expect(page.first("h1")?.text == (english ? Phrase.formExpiredTitle.en : Phrase.formExpiredTitle.vi))
      #expect(!response.page.contains("mật khẩu rất dài") && !response.page.contains("mac("))
    }
  }

  @Test func `with nothing long in it shows no empty box`() throws {
    let page = PageParts(try TestSite().submit("/dang-xuat", ["token": "x"], as: "kehoach"))
    #expect(page.all("textarea").isEmpty && page.all("section").isEmpty)
  }
}

@Suite struct `Refused requests` {
  @Test(arguments: [
    "/khong-co", "/ke-hoach/100/khong-co", "/to-chuc/2/3/4/5", "/.env", "/wp-login.php", "/ke-hoach/100/bao-cao.exe",
  ])
  func `a page that is not there answers 404 to everybody, without a word in the journal`(path: String) throws {
    let site = try TestSite()
    let entries = try site.actions()
    for login in [nil, "kehoach", "congdoan"] {
      let response = try site.get(path, as: login)
      #expect(response.status == 404)
      #expect(response.page.contains(Phrase.notFoundTitle.vi))
    }
    #expect(try site.actions() == entries)
  }

  @Test func `after twenty refusals one waits ten minutes, and goes on with what one may do`() throws {
    let site = try TestSite()
    for _ in 0..<20 { #expect(try site.get("/nguoi-dung", as: "kehoach").status == 403) }
    let waiting = try site.get("/to-chuc/9", as: "kehoach")
    #expect(waiting.status == 429 && waiting.headers["Retry-After"] == "600")
    #expect(try site.get("/", as: "kehoach").status == 200)
    #expect(try site.get("/nguoi-dung", as: "duyet").status == 403)
    #expect(try site.actions().count { $0.hasPrefix("access.") } == 21)
    site.clock.advance(seconds: 600)
    #expect(try site.get("/to-chuc/9", as: "kehoach").status == 404)
  }

  @Test func `what exists elsewhere and what does not exist look the same`() throws {
    let site = try TestSite()
    for (there, nowhere) in [("/to-chuc/3", "/to-chuc/999"), ("/ke-hoach/100", "/ke-hoach/999")] {
      let login = there == "/to-chuc/3" ? "congthuong" : "congdoan"
      let (one, other) = (try site.get(there, as: login), try site.get(nowhere, as: login))
      #expect(one.status == other.status)
      #expect(one.page.replacing(there, with: nowhere) == other.page.replacing("%2F999", with: "%2F999"))
    }
  }
}
