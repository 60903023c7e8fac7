// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// What people who mean harm try, each against every route or form that it could work on.
@Suite struct `Attacks on pages and forms` {
  private static let planner = Membership(organisation: WalkWorld.home, role: .planner)
  private static let administrator = Membership(organisation: WalkWorld.home, role: .administrator)
  private static let approver = Membership(organisation: WalkWorld.home, role: .approver)

  // MARK: Forms of other sites

  @Test(arguments: [[planner, approver], [administrator]]) func `no form is taken without a code of this very session`(
    roles: [Membership]
  ) throws {
    let world = try WalkWorld(roles)
    let before = try world.site.contents()
    // The code of another session, an empty one, and none at all.
    let foreign = "mac(form \(try world.site.session(of: "kehoach")))"
    for route in Site.routes where route.method == "POST" {
      let path = try #require(WalkWorld.path(route, .own))
      for code in [foreign, "", "mac(form )"] {
        let fields = WalkWorld.fields(route, .own).merging(["token": code]) { $1 }
        let response = try world.site.submit(path, fields, as: world.login)
        #expect(response.status == 403 && response.page.contains(Phrase.formExpiredTitle.vi), "\(path)")
      }
      var crossSite = try world.site.form(path, as: world.login)
      crossSite.headers.add("Sec-Fetch-Site", "cross-site")
      crossSite.headers.add("Content-Type", MediaType.urlEncodedForm)
      crossSite.body = Array(FormFields([.init(name: "token", value: crossSite.formToken)]).urlEncoded.utf8)
      #expect(world.site.site.respond(to: crossSite).status == 403, "\(path)")
    }
    #expect(try world.site.contents() == before)
  }

  @Test func `a page never changes anything, whatever is asked of it in its address`() throws {
    let world = try WalkWorld([Self.planner, Self.approver, Self.administrator])
    let before = try world.site.contents()
    let query = "?viec=dong&decision=accept&buoc=lam&xac-nhan=x&role=administrator&to=31/12/2026&token=mac"
    for route in Site.routes where route.method == "GET" {
      _ = try world.site.get(try #require(WalkWorld.path(route, .own)) + query, as: world.login)
    }
    #expect(try world.site.contents() == before)
  }

  // MARK: Frames, types, redirects

  @Test func `no answer of any route may stand in a frame, or be taken for another type`() throws {
    let world = try WalkWorld([Self.planner, Self.administrator])
    for route in Site.routes {
      for login in [nil, world.login] {
        for relation in [Relation.own, .foreign] {
          let path = try #require(WalkWorld.path(route, relation))
          let response =
            route.method == "GET" ? try world.site.get(path, as: login) : try world.site.submit(path, as: login)
          let policy = response.headers["Content-Security-Policy"] ?? ""
          #expect(response.headers["X-Frame-Options"] == "DENY", "\(path)")
          #expect(policy.contains("default-src 'none'"), "\(path)")
          #expect(policy.contains("frame-ancestors 'none'") || policy.hasPrefix("sandbox"), "\(path)")
          #expect(!policy.contains("unsafe"), "\(path)")
          #expect(response.headers["X-Content-Type-Options"] == "nosniff", "\(path)")
        }
      }
      world.site.clock.advance(seconds: 60)
    }
  }

  @Test(arguments: [
    "//xau.example", "https://xau.example/", "/\\xau.example", "\\\\xau.example", "javascript:alert(1)",
    "/\t/xau.example",
    "/a\r\nSet-Cookie: xanh-session=x", "http:xau.example", "///xau.example", "/%0d%0aX: y\r\n", "xau.example",
    " //xau.example",
  ])
  func `nobody is led to another site, nor is a header slipped in`(target: String) throws {
    let site = try TestSite()
    let fields = ["login": "kehoach", "password": TestSite.password, "ve": target]
    let signedIn = try site.submit("/dang-nhap", fields)
    #expect(signedIn.status == 303)
    var answers = [signedIn, try site.get("/dang-nhap?ve=\(PercentEncoding.encoded(target))")]
    for path in ["/", "/ke-hoach", target] {
      var request = try site.request("GET", "/", "kehoach", false)
      (request.path, request.query) = (path, "lang=en&ve=\(PercentEncoding.encoded(target))")
      answers.append(site.site.respond(to: request))
    }
    for answer in answers {
      if let location = answer.headers["Location"] { #expect(Response.isLocalPath(location), "\(location)") }
      let header = "\(answer.headers)"
      #expect(!header.contains("xanh-session=x") && !header.contains("\r"), "\(header)")
    }
  }

  // MARK: Paths

  @Test(arguments: [
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e", "..", ".", "%00", "....//", "/etc/passwd", "C:\\x",
    "\u{202E}gpj", String(repeating: "a", count: 5000),
  ])
  func `no name in an address leads to another file`(name: String) throws {
    let world = try WalkWorld([Self.planner])
    world.site.kept.files.withLock { $0["/etc/passwd"] = Array("root:x:0:0".utf8) }
    let plan = WalkWorld.plan(.own)
    for path in [
      "/ke-hoach/\(plan)/bao-cao/\(WalkWorld.report(.own))/tep/", "/ke-hoach/\(plan)/trang/", "/tai-san/v1/",
      "/tai-san/",
      "/ke-hoach/", "/lien-ket/",
    ] {
      var request = try world.site.request("GET", "/", world.login, false)
      request.path = path + name
      let response = world.site.site.respond(to: request)
      #expect([400, 404].contains(response.status), "\(request.path.prefix(80)): \(response.status)")
      #expect(!response.page.contains("root:x"))
    }
  }

  @Test func `an uploaded file is only ever saved, whatever it is called and holds`() throws {
    let script = "<!DOCTYPE html><script>alert(document.cookie)</script>"
    for name in ["bao-cao.docx", "a.html", "x.svg", "a\"; filename=b.html", "..\\..\\a.docx", "a\r\nX-Y: 1.docx"] {
      let site = try TestSite()
      let sent = try site.send(
        "/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, [SentFile("files", name, script)], as: "congthuong")
      // A name with a line break is no header that a browser would send.
      guard sent.status == 303 else { continue }
      let report = try ReportFlow.waiting(site).id
      let file = try #require(site.kept.files.withLock { $0.keys.first })
      let answer = try site.get("/ke-hoach/100/bao-cao/\(report)/tep/\(file)", as: "congthuong")
      #expect(answer.status == 200)
      #expect(answer.headers["Content-Disposition"]?.hasPrefix("attachment; filename=\"") ?? false)
      #expect(answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'")
      let type = answer.headers["Content-Type"] ?? ""
      #expect(!type.contains("html") && !type.contains("svg") && !type.contains("xml"), "\(name): \(type)")
      let disposition = answer.headers["Content-Disposition"] ?? ""
      #expect(!disposition.contains("\n") && disposition.filter { $0 == "\"" }.count == 2, "\(disposition)")
    }
  }

  @Test func `a script that is called a plan is text, and its original is only ever saved`() throws {
    let site = try TestSite()
    let script = "<script>alert(1)</script>\nKẾ HOẠCH\nHoạt động số 1: Làm <img src=x onerror=alert(1)>.\n"
    let sent = try site.send(
      "/ke-hoach/nhap", ["owner": "1"], [SentFile("file", "ke-hoach.docx", script)], as: "kehoach")
    #expect([303, 422].contains(sent.status))
    guard sent.status == 303, let target = sent.headers["Location"] else { return }
    let plan = target.split(separator: "/")[1]
    for path in ["/ke-hoach/\(plan)/ra-soat", "/ke-hoach/\(plan)/nguon", "/ke-hoach/\(plan)"] {
      let page = try site.get(path, as: "kehoach")
      #expect(
        page.status == 200 && !page.page.contains("<script>alert") && !page.page.contains("<img src=x"), "\(path)")
    }
    let original = try site.get("/ke-hoach/\(plan)/tep-goc", as: "kehoach")
    #expect(original.headers["Content-Disposition"]?.hasPrefix("attachment") ?? false)
  }

  // MARK: Fields that no form has

  /// What the database holds, without numbers that differ between two sites.
  private func facts(_ site: TestSite) throws -> [[Row]] {
    try site.database.read { connection in
      try [
        "SELECT login, name, is_demonstration, failures, disabled_at FROM person ORDER BY login",
        "SELECT p.login, m.organisation, m.role, m.valid_from, m.valid_to FROM membership m JOIN person p ON p.id = m.person ORDER BY 1, 2, 3, 4",
        "SELECT id, owner, state, realm FROM plan ORDER BY id",
        "SELECT plan, item, organisation, state, percent, submitted_by, decided_by FROM report ORDER BY 1, 2, 3, 5",
        "SELECT code, name, parent, realm, valid_from, valid_to FROM organisation_state WHERE replaced IS NULL ORDER BY 1, 5",
      ].map { try connection.query("\(unsafeSQL: $0)") }
    }
  }

  private static let extra = [
    "id": "1", "realm": "9", "person": "12", "is_demonstration": "1", "disabled_at": "1", "password_hash": "x",
    "state": "accepted", "submittedBy": "11", "submitted_by": "11", "decided_by": "11", "owner_id": "9", "plan": "100",
    "report": "1", "failures": "99", "parent": "9", "isAdmin": "true", "memberships": "administrator",
    "valid_to": "2030",
    "created_by": "11", "admin": "1", "roles": "administrator", "giver": "12", "lender": "12", "receiver": "12",
  ]

  @Test func `fields that a form does not have change nothing`() throws {
    for route in Site.routes where route.method == "POST" {
      let path = try #require(WalkWorld.path(route, .own))
      let fields = WalkWorld.fields(route, .own)
      let worlds = try (0..<2).map { _ in try WalkWorld([Self.planner, Self.approver, Self.administrator]) }
      let plain = try worlds[0].site.submit(path, fields, as: worlds[0].login)
      let more = try worlds[1].site.submit(path, fields.merging(Self.extra) { own, _ in own }, as: worlds[1].login)
      #expect(plain.status == more.status, "\(path)")
      #expect(try facts(worlds[0].site) == facts(worlds[1].site), "\(path)")
    }
  }

  // MARK: Guessing numbers

  @Test func `no number of another tree answers anything but that there is no such page`() throws {
    let site = try WalkWorld([]).site
    let numbers = try site.database.read { connection in
      try ["plan", "report", "organisation", "person", "document"].flatMap {
        try connection.query("SELECT id FROM \(unsafeSQL: $0)").map { try $0.int(0) }
      }
    }
    for route in Site.routes where route.method == "GET" && route.pattern.contains(where: { $0.hasPrefix("{") }) {
      guard [.plan, .report, .organisation, .person].contains(route.subject) else { continue }
      for number in Set(numbers) where ![9, 1009, 2009, 3009, 4009].contains(number) {
        let parts = route.pattern.map { $0.hasPrefix("{") ? ($0 == "{page}" ? "1.png" : "\(number)") : $0 }
        let path = "/" + parts.joined(separator: "/")
        #expect(try site.get(path, as: "congdoan").status == 404, "\(path)")
        site.clock.advance(seconds: 31)
        try site.renewSessions()
      }
    }
  }
}
