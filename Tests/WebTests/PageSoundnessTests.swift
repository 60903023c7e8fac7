// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// Every page that can be reached by links is sound, and every link answers.
@Suite struct `Pages are sound` {
  /// A site in the middle of its work: reports of all states, files, a draft, a plan of many bodies, a body that ended.
  private static func site() throws -> TestSite {
    let site = try TestSite(files: { kept in
      var files = FileServices.forTests(kept)
      files.pdf = { docx throws(ServiceRefusal) in docx }
      return files
    })
    site.kept.files.withLock { $0[FixturePlan.document.sha256] = Array(FixturePlan.body.utf8) }
    try site.report(percent: 40, difficulty: "Nhà thầu <chậm> & «xa»", decidedBy: "congthuong.duyet")
    try site.report(2, percent: 10, decidedBy: "duyet", .return, note: "Bổ sung \"danh sách\".")
    try site.report(3, percent: 100, body: 3, by: "nongnghiep")
    let file = [SentFile("files", "ảnh \"1\" & 2.png", [0x89, 0x50, 0x4E, 0x47])]
    try #require(
      try site.send("/ke-hoach/100/hoat-dong/4/bao-cao", form("3"), file, as: "nongnghiep").status == 303)
    try site.addCollectivePlan()
    for commune in [21, 22] as [Int64] {
      try site.report(of: 101, percent: 100, body: commune, by: "xa\(commune)")
    }
    try site.addPlan(
      102, items: [.sample(1, .task, "Nhiệm vụ đứng một mình"), .sample(2, .task, "Việc con", in: 1)],
      assignments: [.sample(921, 1, "Sở Công Thương", .lead, 2)], isConfirmed: false)
    try site.end(23, on: "20/11/2026", successor: 22)
    return site
  }

  private static func form(_ body: String) -> [String: String] {
    ["organisation": body, "percent": "30", "holdsOn": "20/11/2026", "sentence": "Đã thu gom.", "key": "form"]
  }

  struct Visitor: Sendable, CustomTestStringConvertible {
    let login: String?
    let isEnglish: Bool
    /// At least so many pages are there for the visitor.
    let pages: Int

    var testDescription: String { (login ?? "nobody") + (isEnglish ? " in English" : "") }
  }

  static let visitors = [
    Visitor(login: nil, isEnglish: false, pages: 2), Visitor(login: "xem", isEnglish: true, pages: 25),
    Visitor(login: "congthuong", isEnglish: false, pages: 25), Visitor(login: "duyet", isEnglish: false, pages: 40),
    Visitor(login: "nongnghiep", isEnglish: true, pages: 25), Visitor(login: "xa22", isEnglish: false, pages: 20),
    Visitor(login: "kehoach", isEnglish: false, pages: 50), Visitor(login: "kehoach", isEnglish: true, pages: 50),
    Visitor(login: "quantri", isEnglish: false, pages: 30), Visitor(login: "congdoan", isEnglish: true, pages: 6),
  ]

  @Test(arguments: visitors) func `every page that links lead to is sound, and every link answers`(visitor: Visitor)
    throws
  {
    let site = try Self.site()
    var open = ["/"]
    var seen: Set = ["/"]
    while let path = open.popLast() {
      let response = try site.get(path, as: visitor.login, english: visitor.isEnglish)
      if response.status == 303 {
        let target = try #require(response.headers["Location"])
        if seen.insert(target).inserted { open.append(target) }
        continue
      }
      #expect(response.status == 200, "\(path)")
      guard response.headers["Content-Type"] == MediaType.html else { continue }
      let page = PageParts(response)
      #expect(page.allFaults == [], "\(path)")
      #expect(page.first("html")?["lang"] == (visitor.isEnglish ? "en" : "vi"), "\(path)")
      for link in page.all("a").compactMap({ $0["href"] }) where link.hasPrefix("/") && !link.contains("lang=") {
        let target = String(link.split(separator: "#", omittingEmptySubsequences: false)[0])
        if seen.insert(target).inserted { open.append(target) }
      }
      guard seen.count < 500 else { break }
    }
    #expect((visitor.pages..<500).contains(seen.count), "\(seen.count) addresses")
  }

  @Test(arguments: [
    "/ke-hoach/100", "/ke-hoach/100/hoat-dong/1", "/ke-hoach/100/ra-soat", "/ke-hoach/100/gan", "/bao-cao",
    "/ke-hoach/100/bao-cao", "/ke-hoach/nhap",
  ])
  func `the other language shows the same page with the same parts`(path: String) throws {
    let site = try Self.site()
    let vietnamese = try site.page(path, as: "kehoach")
    let english = try site.page(path, as: "kehoach", english: true)
    let skeleton = { (page: PageParts) in page.root.descendants.map { "\($0.name) \($0["class"] ?? "")" } }
    #expect(skeleton(vietnamese) == skeleton(english))
    #expect(vietnamese.first("main")?.text != english.first("main")?.text)
    let choice = try site.get(path + "?lang=en", as: "kehoach")
    #expect(choice.status == 303 && choice.headers["Location"] == path)
  }

  @Test func `a link to a place in a page leads to an element of that page`() throws {
    let site = try Self.site()
    for path in ["/", "/ke-hoach/100", "/ke-hoach/100?nguon=3", "/ke-hoach/101", "/ke-hoach/100/ra-soat?muc=3"] {
      let links = try site.page(path, as: "kehoach").all("a").compactMap { $0["href"] }
      for link in Set(links) where link.hasPrefix("/") && link.contains("#") {
        let parts = link.split(separator: "#").map(String.init)
        let target = try site.page(parts[0], as: "kehoach")
        #expect(target.element(id: parts[1]) != nil, "\(link) on \(path)")
      }
    }
  }

  @Test func `several reports that wait have a form each, told apart`() throws {
    let site = try Self.site()
    let page = try site.page("/ke-hoach/101/hoat-dong/1", as: "duyet")
    #expect(page.withClass("decide").count == 2)
    #expect(page.allFaults == [])
    let targets = page.withClass("decide").compactMap { $0.all("form").first?["action"] }
    #expect(Set(targets).count == 2)
  }

  @Test func `the strict reader of pages finds what is wrong with one`() {
    let bad = [
      ("<p><div></p></div>", "closes"), ("<a href=/x>a</a>", "no quotation marks"), ("<b>a & b</b>", "not escaped"),
      ("<b id=\"a\" id=\"b\">x</b>", "stands twice"), ("<b>x", "never closed"),
      ("<i id=\"x\"></i><b id=\"x\"></b>", "once"),
      ("<input id=\"f\" name=\"n\">", "no label"), ("<a href=\"#nowhere\">x</a>", "leads nowhere"),
      ("<form method=\"post\"><button>x</button></form>", "no token"), ("<p><ul></ul></p>", "<ul> in <p>"),
      ("<b class=\"a\"id=\"b\">x</b>", "runs into"), ("<ul><b>x</b></ul>", "<b> in <ul>"),
    ]
    for (html, fault) in bad {
      let found = PageParts(html).allFaults
      #expect(found.contains { $0.contains(fault) }, "\(html): \(found)")
    }
    let good = PageParts("<p title=\"1 &gt; 0\">a &amp; <b>b</b><br>c</p>")
    #expect(good.faults == [])
    #expect(good.first("p")?.text == "a & b c" && good.first("p")?["title"] == "1 > 0")
  }
}
