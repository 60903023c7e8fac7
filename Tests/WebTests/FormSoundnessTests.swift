// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `Forms are sound` {
  private static let pages = [
    "/tai-khoan", "/nguoi-dung", "/to-chuc/1", "/to-chuc/2", "/to-chuc/3", "/ke-hoach/nhap", "/ke-hoach/100",
    "/ke-hoach/100/ra-soat", "/ke-hoach/100/ra-soat?muc=2", "/ke-hoach/100/gan", "/ke-hoach/100/hoat-dong/1",
    "/ke-hoach/100/hoat-dong/2",
  ]

  /// A site with a report that waits, an account that is closed, one with a role elsewhere, an administrator of one
  /// department, and a body that ended.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.report(1)
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    try site.give(.reader, at: TestSite.union, to: "nongnghiep")
    #expect(try site.submit("/nguoi-dung/18", ["viec": "dong"], as: "quantri").status == 303)
    let old = ["name": "Phòng cũ", "code": "P1", "from": "01/01/2020"]
    #expect(try site.submit("/to-chuc/2/them", old, as: "quantri").status == 303)
    return site
  }

  @Test(arguments: pages, ["quantri", "kehoach", "duyet", "congthuong", "congthuong.duyet"])
  func `no form and no button that a page shows is refused when it is sent as it stands`(path: String, login: String)
    throws
  {
    let first = try site().get(path, as: login)
    guard first.status == 200 else { return }
    for index in PageParts(first).forms.indices {
      let element = PageParts(first).all("form")[index]
      let named = element.all("button").compactMap { button in button["name"].map { [$0: button["value"] ?? ""] } }
      for button in named.isEmpty ? [[:]] : named {
        let site = try site()
        let form = PageParts(try site.get(path, as: login)).forms[index]
        guard form.method == "post", let action = form.action, action != "/tai-khoan/mat-khau" else { continue }
        let fields = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let response = try site.submit(action, fields.merging(button) { $1 }, as: login)
        // Fields that are still empty, and a return without a note, are asked for; nothing else may be wrong.
        let isAsked = response.status == 422 || response.page.contains(Phrase.noteMissing.vi)
        #expect([200, 303].contains(response.status) || isAsked, "\(action) \(button): \(response.status)")
      }
    }
  }

  @Test(arguments: pages) func `every form carries the token of its session, and files where it has a field for them`(
    path: String
  ) throws {
    let site = try site()
    for login in ["quantri", "kehoach", "congthuong"] {
      for form in PageParts(try site.get(path, as: login)).all("form") where form["method"] == "post" {
        let tokens = form.all("input", "name", "token").map { $0["value"] }
        #expect(tokens == ["mac(form \(try site.session(of: login)))"])
        let hasFiles = !form.all("input", "type", "file").isEmpty
        #expect((form["enctype"] == "multipart/form-data") == hasFiles, "\(form["action"] ?? "")")
      }
    }
  }

  @Test func `a person's row offers what one may do with them, and nothing else`() throws {
    let page = PageParts(try site().get("/nguoi-dung", as: "quantri"))
    func buttons(_ name: String) throws -> [String] {
      let row = try #require(page.all("tr").first { $0.first("th")?.text.hasPrefix(name) ?? false })
      return row.all("button").map { $0.text.replacing(" " + name, with: "") }
    }
    #expect(try buttons("Mạc Đình Khải") == ["Liên kết mới"])
    #expect(try buttons("Hứa Thị Lệ Xuân") == ["Liên kết mới", "Đóng tài khoản"])
    #expect(try buttons("Tôn Nữ Hoài Thương") == ["Liên kết mới", "Mở lại tài khoản"])
    #expect(
      try buttons("Vương Tấn Lộc")
        == [
          "bỏ Quản trị viên, Vương Tấn Lộc", "bỏ Người báo cáo, Vương Tấn Lộc", "Liên kết mới", "Đóng tài khoản",
        ].map { $0.replacing(" Vương Tấn Lộc", with: "") })
    let elsewhere = try #require(page.all("tr").first { $0.text.contains("Lưu Bảo Trân") })
    #expect(try buttons("Lưu Bảo Trân").count == 1)
    #expect(elsewhere.text.contains(Phrase.personElsewhere.vi))
  }
}

@Suite struct `Routes` {
  @Test(arguments: [
    ("/ke-hoach/nhap", "ke-hoach/nhap"), ("/ke-hoach/100", "ke-hoach/{plan}"), ("/ke-hoach/100/", "ke-hoach/{plan}"),
    ("//ke-hoach//100", "ke-hoach/{plan}"), ("/", ""), ("", ""), ("/ke-hoach/100/bao-cao", "ke-hoach/{plan}/bao-cao"),
    ("/ke-hoach/{plan}", "ke-hoach/{plan}"),
  ])
  func `a path finds its page, with or without a slash at the end`(path: String, pattern: String) {
    guard case .found(let route, let parameters) = Router(Site.routes).match("GET", path) else {
      Issue.record("\(path) finds nothing")
      return
    }
    #expect(route.pattern.joined(separator: "/") == pattern)
    #expect(parameters.count == route.pattern.count { $0.hasPrefix("{") })
  }

  @Test(arguments: ["/ke-hoach/100/x", "/KE-HOACH", "/ke-hoach/100/hoat-dong", "/x", "/ke-hoach/1/2/3/4/5/6"])
  func `a path of no page finds none`(path: String) {
    guard case .none = Router(Site.routes).match("GET", path) else {
      Issue.record("\(path) finds something")
      return
    }
  }

  @Test func `no two routes take the same request, but that a word comes before a number`() {
    for (index, route) in Site.routes.enumerated() {
      for other in Site.routes[..<index]
      where other.method == route.method && other.pattern.count == route.pattern.count {
        let isSame = zip(route.pattern, other.pattern).allSatisfy { $0 == $1 || $0.hasPrefix("{") && $1.hasPrefix("{") }
        #expect(!isSame, "\(route.pattern)")
        let hides = zip(route.pattern, other.pattern).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
        #expect(!hides, "\(other.pattern) hides \(route.pattern)")
      }
    }
  }

  @Test func `what changes something is never a page, and what is kept in memory asks for a session`() {
    for route in Site.routes {
      #expect(["GET", "POST"].contains(route.method))
      if route.isCacheable {
        #expect(!route.isOpen && route.method == "GET", "\(route.pattern)")
      }
    }
  }
}
