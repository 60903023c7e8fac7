// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Pages that are kept in memory: whose they are, and that no change is missed.
@Suite struct `Pages kept in memory` {
  static let keptPaths = [
    "/", "/ke-hoach", "/ke-hoach/100", "/ke-hoach/100?chu-tri=2&han=nam-nay", "/ke-hoach/100?nguon=3",
    "/ke-hoach/100/nguon", "/ke-hoach/100/bao-cao?ky=2027", "/bao-cao", "/to-chuc",
    "/du-lieu-goc",
  ]

  private func cached(_ path: String, as login: String?, on site: TestSite, english: Bool = false) throws -> Response? {
    site.site.cached(try site.request("GET", path, login, english))
  }

  @Test(arguments: keptPaths) func `the second request gets the bytes of the first, and only of its own`(path: String)
    throws
  {
    let site = try TestSite()
    #expect(try cached(path, as: "kehoach", on: site) == nil)
    let first = try site.get(path, as: "kehoach")
    let second = try #require(try cached(path, as: "kehoach", on: site))
    #expect(second.page == first.page && second.status == 200)
    #expect(second.headers["Content-Security-Policy"] != nil && second.headers["X-Frame-Options"] == "DENY")
    #expect(second.headers["Cache-Control"] == "private, no-cache")
    #expect(second.headers["Vary"] == "Accept-Encoding, Cookie")
    // Nobody else, no other language, no other address, no other method.
    #expect(try cached(path, as: "kehoach", on: site, english: true) == nil)
    #expect(try cached(path, as: nil, on: site) == nil)
    for login in ["duyet", "xem", "congthuong"] {
      _ = try site.get("/tro-giup", as: login)
      #expect(try cached(path, as: login, on: site) == nil, "\(login)")
    }
    #expect(try cached(path + (path.contains("?") ? "&x=1" : "?x=1"), as: "kehoach", on: site) == nil)
    #expect(site.site.cached(try site.request("POST", path, "kehoach", false)) == nil)
  }

  @Test(arguments: [
    "/ke-hoach/nhap", "/ke-hoach/100/ra-soat", "/ke-hoach/100/gan", "/ke-hoach/100/hoat-dong/1", "/tai-khoan",
    "/to-chuc/2",
    "/nguoi-dung", "/nhat-ky", "/tro-giup", "/ke-hoach/100/bang.csv", "/ke-hoach/100/bao-cao.docx", "/ke-hoach/999",
    "/khong-co",
  ])
  func `pages with forms, files and refusals are not kept`(path: String) throws {
    let site = try TestSite()
    for login in ["kehoach", "quantri"] {
      _ = try site.get(path, as: login)
      #expect(try cached(path, as: login, on: site) == nil, "\(login)")
    }
  }

  @Test(arguments: keptPaths) func `a kept page holds no code that forms are sent with, whoever asks`(path: String)
    throws
  {
    let site = try TestSite()
    try site.report(percent: 100)
    for login in TestSite.people.map(\.login) {
      for isEnglish in [false, true] {
        let response = try site.get(path, as: login, english: isEnglish)
        guard response.status == 200 else { continue }
        let page = PageParts(response)
        #expect(page.all("form", "method", "post").isEmpty, "\(login)")
        #expect(
          !response.page.contains("mac(") && !response.page.contains("token-") && !response.page.contains("session"))
      }
    }
  }

  /// A change, and a page on which it shows with the text that then stands there.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let path: String
    let login: String
    let text: String
    let make: @Sendable (TestSite) throws -> Void
  }

  static let changes = [
    Change(testDescription: "a report is sent", path: "/ke-hoach/100", login: "kehoach", text: "40 % chờ duyệt") {
      try $0.report()
    },
    Change(testDescription: "a report waits for me", path: "/", login: "duyet", text: "id=\"cho-duyet\"") {
      try $0.report()
    },
    Change(testDescription: "a report is accepted", path: "/bao-cao", login: "xem", text: ">1/2<") {
      try $0.report(decidedBy: "duyet")
    },
    Change(testDescription: "a report is returned", path: "/", login: "congthuong", text: "«Sửa lại»") {
      try $0.report(decidedBy: "duyet", .return, note: "Sửa lại")
    },
    Change(
      testDescription: "an accepted result", path: "/ke-hoach/100/bao-cao?ky=2027", login: "duyet", text: "Xong sớm"
    ) { try $0.report(sentence: "Xong sớm.", decidedBy: "duyet") },
    Change(testDescription: "an item is corrected", path: "/ke-hoach/100", login: "xem", text: "Lắp 41 trạm") { site in
      let fields = ["version": "1", "text": "Lắp 41 trạm", "kind": "activity", "role-0": ""]
      try #require(try site.post("/ke-hoach/100/ra-soat/1", fields, as: "kehoach").status == 303)
    },
    Change(
      testDescription: "a lead is given", path: "/ke-hoach/100?chu-tri=3", login: "xem", text: "Vận động tiêu dùng"
    ) {
      site in
      let fields = [
        "version": "1", "text": "Vận động tiêu dùng xanh", "kind": "activity", "role-0": "lead", "body-0": "",
        "organisation-0": "3",
      ]
      try #require(try site.post("/ke-hoach/100/ra-soat/5", fields, as: "kehoach").status == 303)
    },
    Change(testDescription: "the plan is closed", path: "/ke-hoach", login: "xem", text: "Đã đóng") { site in
      try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    },
    Change(testDescription: "another plan is confirmed", path: "/ke-hoach", login: "xem", text: "Kế hoạch thử 101") {
      try $0.addPlan(items: [.sample(1, .task, "Việc")], assignments: [])
    },
    Change(testDescription: "a body ends", path: "/ke-hoach/100?tim=40", login: "xem", text: "</span>Sở NN&amp;MT</td>")
    {
      try $0.end(2, on: "20/11/2026", successor: 3)
    },
    Change(testDescription: "a body is added", path: "/to-chuc", login: "xem", text: "Sở Y tế") {
      try $0.add([.commune(41, "Sở Y tế", "Sở YT")])
    },
  ]

  @Test(arguments: changes)
  func `a change shows on the next request`(change: Change) throws {
    let site = try TestSite()
    let before = try site.get(change.path, as: change.login).page
    #expect(!before.contains(change.text))
    #expect(try cached(change.path, as: change.login, on: site) != nil)
    try change.make(site)
    #expect(try cached(change.path, as: change.login, on: site) == nil)
    #expect(try site.get(change.path, as: change.login).page.contains(change.text))
  }

  @Test func `every change that is written empties the memory, also one that this page does not show`() throws {
    for change in Self.changes {
      let site = try TestSite()
      for path in Self.keptPaths { _ = try site.get(path, as: "kehoach") }
      try change.make(site)
      for path in Self.keptPaths {
        #expect(try cached(path, as: "kehoach", on: site) == nil, "\(change.testDescription): \(path)")
      }
    }
  }

  @Test func `a request that changes nothing leaves the kept pages as they are`() throws {
    let site = try TestSite()
    // Opening a session is a change.
    for login in ["xem", "kehoach"] { _ = try site.get("/ke-hoach/100", as: login) }
    _ = try site.get("/ke-hoach", as: "xem")
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ["percent": "x"], as: "kehoach", token: "forged")
    _ = try site.get("/khong-co", as: "kehoach")
    #expect(try cached("/ke-hoach/100", as: "kehoach", on: site) != nil)
  }

  @Test func `a role that is taken away counts at once, also for kept pages`() throws {
    let site = try TestSite()
    try site.join("vuatam", "Vừa Tạm", TestSite.province, .planner)
    #expect(try site.get("/ke-hoach", as: "vuatam").page.contains("/ke-hoach/nhap"))
    try site.database.write { connection in
      let person = try #require(try connection.person(login: "vuatam"))
      try connection.insert(
        Membership(organisation: TestSite.industry, role: .reader), of: person.id, realm: TestSite.province)
      _ = try connection.end(
        Membership(organisation: TestSite.province, role: .planner), of: person.id,
        lastDay: CivilDate(daysSinceEpoch: 20_777))
    }
    #expect(try cached("/ke-hoach", as: "vuatam", on: site) == nil)
    #expect(!(try site.get("/ke-hoach", as: "vuatam").page.contains("/ke-hoach/nhap")))
    #expect(try site.get("/ke-hoach/nhap", as: "vuatam").status == 403)
  }

  @Test func `an ended session gets nothing from memory`() throws {
    let site = try TestSite()
    _ = try site.get("/ke-hoach/100", as: "kehoach")
    #expect(try cached("/ke-hoach/100", as: "kehoach", on: site) != nil)
    site.clock.advance(seconds: 43_201)
    #expect(try cached("/ke-hoach/100", as: "kehoach", on: site) == nil)
    #expect(try site.get("/ke-hoach/100", as: "kehoach").status == 303)
  }

  @Test func `signing out empties what was kept for the session`() throws {
    let site = try TestSite()
    _ = try site.get("/ke-hoach/100", as: "kehoach")
    try #require(try site.post("/dang-xuat", as: "kehoach").status == 303)
    #expect(try cached("/ke-hoach/100", as: "kehoach", on: site) == nil)
  }

  @Test func `at midnight in Viet Nam a page is made anew, since statuses change`() throws {
    let site = try TestSite()
    site.clock.advance(seconds: 14 * 3600 + 3500)
    try site.join("dem", "Trực Đêm", TestSite.province, .reader)
    #expect(try site.get("/ke-hoach/100", as: "dem").page.contains("Quá 21 ngày"))
    #expect(try cached("/ke-hoach/100", as: "dem", on: site) != nil)
    site.clock.advance(seconds: 200)
    #expect(try cached("/ke-hoach/100", as: "dem", on: site) == nil)
    let next = try site.get("/ke-hoach/100", as: "dem").page
    #expect(next.contains("Quá 22 ngày") && next.contains("Số liệu đến 22/11/2026"))
  }

  @Test(arguments: [
    ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.8", true), ("br", false), ("gzip;q=0", false),
    ("identity", false), ("", false),
  ])
  func `a kept page is given in the form that the client takes`(encoding: String, isCompressed: Bool) throws {
    let site = try TestSite()
    for _ in 0..<2 {
      var request = try site.request("GET", "/ke-hoach/100", "kehoach", false)
      if !encoding.isEmpty { request.headers.add("Accept-Encoding", encoding) }
      let response = site.site.cached(request) ?? site.site.respond(to: request)
      guard case .bytes(let bytes) = response.body else { throw FormError.malformed(.boundary) }
      #expect((response.headers["Content-Encoding"] == "gzip") == isCompressed)
      #expect(bytes.starts(with: [0x1F, 0x8B]) == isCompressed)
    }
    // The other form is made from the same page.
    let plain = try site.get("/ke-hoach/100", as: "kehoach")
    #expect(plain.page.hasPrefix("<!doctype html>") && plain.headers["Content-Encoding"] == nil)
  }

  @Test func `two people of one role have each a page of their own, alike but for the name`() throws {
    let site = try TestSite()
    try site.join("kehoach2", "Người Thứ Hai", TestSite.province, .planner)
    let first = try site.get("/ke-hoach/100", as: "kehoach").page
    let second = try site.get("/ke-hoach/100", as: "kehoach2").page
    #expect(first.contains("Hứa Thị Lệ Xuân") && !second.contains("Hứa Thị Lệ Xuân"))
    #expect(second.split(separator: "Người Thứ Hai").joined(separator: "Hứa Thị Lệ Xuân") == first)
  }

  @Test(arguments: keptPaths) func `HEAD has the head of GET`(path: String) throws {
    let site = try TestSite()
    let get = try site.get(path, as: "kehoach")
    let head = site.site.respond(to: try site.request("HEAD", path, "kehoach", false))
    #expect(head.status == get.status)
    #expect(head.headers.fields.map(\.name) == get.headers.fields.map(\.name))
  }
}
