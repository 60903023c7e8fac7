// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `The headers of an answer` {
  /// One answer of each kind that the site gives.
  private static let requests: [(method: String, path: String, login: String?, status: Int)] = [
    ("GET", "/", "kehoach", 200), ("GET", "/", nil, 303), ("GET", "/dang-nhap", nil, 200),
    ("HEAD", "/", "kehoach", 200),
    ("GET", "/ke-hoach?lang=en", "kehoach", 303), ("GET", "/khong-co", nil, 404), ("GET", "/khong-co", "kehoach", 404),
    ("GET", "/nguoi-dung", "kehoach", 403), ("GET", "/ke-hoach/100", "congdoan", 404), ("DELETE", "/", "kehoach", 405),
    ("POST", "/dang-xuat", "kehoach", 400), ("GET", "/lien-ket/x", nil, 400), ("GET", "/tai-san/v1/xanh.css", nil, 200),
    ("GET", "/tai-san/v1/khong-co.css", nil, 404), ("GET", "/tai-san/x", nil, 404), ("GET", "/favicon.ico", nil, 200),
    ("GET", "/robots.txt", nil, 200), ("GET", "/healthz", nil, 200), ("GET", "/metrics", nil, 200),
    ("GET", "/ke-hoach/100/bang.xlsx", "kehoach", 200), ("GET", "/ke-hoach/100/bao-cao.docx", "kehoach", 200),
    ("GET", "/ke-hoach/100/bao-cao.pdf", "kehoach", 503), ("GET", "/tro-giup", nil, 200),
  ]

  private static let names = [
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Permitted-Cross-Domain-Policies",
    "Permissions-Policy", "Cache-Control",
  ]

  @Test(arguments: requests) func `close the page to other sites, to scripts and to guessed types`(
    request: (method: String, path: String, login: String?, status: Int)
  ) throws {
    let site = try TestSite()
    let response = site.site.respond(to: try site.request(request.method, request.path, request.login, false))
    #expect(response.status == request.status)
    for name in Self.names { #expect(response.headers.values(name).count == 1, "\(name)") }
    #expect(response.headers["X-Content-Type-Options"] == "nosniff")
    #expect(response.headers["X-Frame-Options"] == "DENY")
    #expect(response.headers["Referrer-Policy"] == "same-origin")
    let policy = try #require(response.headers["Content-Security-Policy"]).split(separator: ";").map {
      $0.drop { $0 == " " }
    }
    for rule in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
      #expect(policy.contains { $0 == rule }, "\(rule)")
    }
    #expect(!policy.contains { $0.contains("unsafe") || $0.contains("*") || $0.hasPrefix("script-src") })
    let isFixed = request.path.hasPrefix("/tai-san/v1/xanh") || request.path == "/favicon.ico"
    #expect(response.headers["Cache-Control"]?.hasPrefix(isFixed ? "public" : "private") ?? false)
  }

  @Test func `that the transport refused are the same`() throws {
    let response = try TestSite().site.transportPage(status: 413, .bodyTooLarge)
    for name in Self.names { #expect(response.headers.values(name).count == 1, "\(name)") }
  }

  @Test func `of a kept page are the same at each time, plain or compressed, and name what it depends on`() throws {
    let site = try TestSite()
    for encoding in [nil, "gzip"] {
      var request = try site.request("GET", "/ke-hoach", "kehoach", false)
      if let encoding { request.headers.add("Accept-Encoding", encoding) }
      let answers = [
        site.site.respond(to: request), site.site.respond(to: request), try #require(site.site.cached(request)),
      ]
      for answer in answers {
        #expect(answer.headers == answers[0].headers)
        #expect(answer.headers.values("Vary") == ["Accept-Encoding, Cookie"])
        #expect(answer.headers["Content-Encoding"] == encoding)
        for name in Self.names { #expect(answer.headers.values(name).count == 1, "\(name)") }
      }
    }
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8"), ("/robots.txt", "text/plain; charset=utf-8"),
    ("/tai-san/v1/xanh.css", "text/css"),
    ("/tai-san/v1/icons.svg", "image/svg+xml"), ("/favicon.ico", "image/svg+xml"),
    ("/ke-hoach/100/bang.csv", "text/csv; charset=utf-8"), ("/ke-hoach/100/bang.xlsx", MediaType.xlsx),
    ("/healthz", "text/plain; charset=utf-8"),
  ])
  func `name the type of what they carry`(path: String, type: String) throws {
    #expect(try TestSite().get(path, as: "kehoach").headers["Content-Type"] == type)
  }
}

@Suite struct `Fixed files and what machines ask` {
  @Test(arguments: [
    ("/tai-san/v1/xanh.css", 200, "public, max-age=31536000, immutable"), ("/favicon.ico", 200, "public, max-age=3600"),
    ("/tai-san/v1/../../etc/passwd", 404, "private, no-cache"), ("/tai-san/v1/%2e%2e", 404, "private, no-cache"),
    ("/tai-san/", 404, "private, no-cache"), ("/tai-san/v1/xanh.css/x", 404, "private, no-cache"),
    ("/tai-san/xanh.css", 404, "private, no-cache"),
  ])
  func `a file of the program is given for good under its version, and nothing else is`(
    path: String, status: Int, caching: String
  ) throws {
    let response = try TestSite().get(path)
    #expect(response.status == status && response.headers["Cache-Control"] == caching)
  }

  @Test func `every page names its style, its pictures and its icon by their versions`() throws {
    let site = try TestSite()
    for path in ["/", "/dang-nhap", "/khong-co"] {
      let page = try site.page(path, as: path == "/" ? "kehoach" : nil)
      let addresses = page.all("link").compactMap { $0["href"] } + page.all("use").compactMap { $0["href"] }
      #expect(!addresses.isEmpty)
      for address in Set(addresses) {
        #expect(address.hasPrefix("/tai-san/v1/"), "\(address)")
        #expect(try site.get(String(address.split(separator: "#")[0])).status == 200, "\(address)")
      }
    }
  }

  @Test(arguments: [
    ("127.0.0.1", 200), ("::1", 200), ("10.0.0.1", 404), ("203.0.113.7", 404), ("127.0.0.1.evil", 404), ("", 404),
  ])
  func `figures of the server are for the machine itself`(address: String, status: Int) throws {
    var request = Request(path: "/metrics")
    request.clientAddress = address
    let response = try TestSite().site.respond(to: request)
    #expect(response.status == status)
    #expect(response.page.contains("requests 1") == (status == 200))
  }

  @Test func `search engines are asked to stay away`() throws {
    #expect(try TestSite().get("/robots.txt").page == "User-agent: *\nDisallow: /\n")
  }

  @Test func `help is there for everybody, each role with its steps, in both languages`() throws {
    let site = try TestSite()
    for english in [false, true] {
      let page = try site.page("/tro-giup", english: english)
      let topics = page.all("h2").map(\.text)
      #expect(topics == Phrase.helpTopics.map { english ? $0.title.en : $0.title.vi })
      #expect(page.all("ol").map { $0.all("li").count } == Phrase.helpTopics.map(\.steps.count))
      #expect(page.allFaults == [])
    }
  }

  @Test func `help names the pages and buttons as they are called`() throws {
    let steps = Phrase.helpTopics.flatMap(\.steps)
    let known: [Phrase] = [
      .myWork, .plans, .people, .journal, .update, .waitingForMe, .importPlan, .makeReport, .newLink,
      .codeSheet, .askForReset, .inviteByList, .lendRoles, .handOver, .erasePerson,
    ]
    for phrase in known {
      #expect(steps.contains { $0.vi.contains("«\(phrase.vi)»") && $0.en.contains("«\(phrase.en)»") }, "\(phrase)")
    }
    let names = Set(known.flatMap { [$0.vi, $0.en] })
    for step in steps {
      for text in [step.vi, step.en] {
        for part in text.split(separator: "«").dropFirst() {
          let name = String(part.prefix { $0 != "»" })
          #expect(names.contains(name), "«\(name)» is the name of nothing")
        }
      }
    }
  }
}
