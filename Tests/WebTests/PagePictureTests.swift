// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// The picture of the page beside the items, in place of the text.
@Suite struct `The page beside the items` {
  private static let path = "/ke-hoach/110/ra-soat"
  private static let count = 5

  /// A draft of five pages: item 1 on the first, 2 and 3 on the second, none on the third, 4 on the fourth, 5 on the last.
  private func site(format: String = "pdf", hasNotes: Bool = true) throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      110,
      items: [
        .sample(1, .heading, "Mục tiêu"), .sample(2, .task, "Nạo vét kênh", in: 1), .sample(3, .task, "Trồng cây"),
        .sample(4, .task, "Đo nước"), .sample(5, .statement, "Báo cáo"),
      ],
      assignments: [.sample(921, 2, "Sở Công Thương", .lead, 2)], isConfirmed: false, format: format,
      notes: { items in
        guard hasNotes else { return ReadingNotes() }
        let starts = items.map(\.span.lowerBound)
        return ReadingNotes(pageStarts: [0, starts[1], starts[3], starts[3], starts[4]])
      })
    return site
  }

  private func review(_ query: String, _ site: TestSite, english: Bool = false) throws -> PageParts {
    let page = try site.page(Self.path + query, as: "kehoach", english: english)
    #expect(page.allFaults == [], "\(query)")
    return page
  }

  /// The number of the page that a picture shows.
  private func shown(_ page: PageParts) -> String? {
    page.withClass("picture").first?.all("img").first?["src"]?.split(separator: "/").last.map(String.init)
  }

  @Test func `the document is shown as text until its pages are asked for`() throws {
    let page = try review("", try site())
    #expect(page.withClass("picture").isEmpty && page.withClass("paper").count == 1)
    #expect(page.element(id: "chu")?["aria-current"] == "true" && page.element(id: "anh")?["aria-current"] == nil)
    let link = try #require(page.element(id: "anh")?["href"])
    #expect(link == "\(Self.path)?ben=anh&muc=2#nguon")
    #expect(page.element(id: "nguon") != nil)
  }

  @Test(arguments: ["docx", "md", "txt", "html", "odt"]) func `a document without pages has no pictures of any`(
    format: String
  ) throws {
    let site = try site(format: format)
    for number in ["1.png", "2.png"] {
      #expect(try site.get("/ke-hoach/110/trang/\(number)", as: "kehoach").status == 404)
    }
    let page = try review("?ben=anh&muc=2", site)
    #expect(page.withClass("picture").isEmpty && page.element(id: "anh") == nil)
    #expect(page.withClass("signatures").isEmpty)
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 2), (4, 4), (5, 5)])
  func `the page is the one on which the current item stands`(item: Int, number: Int) throws {
    let page = try review("?ben=anh&muc=\(item)", try site())
    #expect(shown(page) == "\(number).png")
    let words = try #require(page.withClass("leaf").first).text
    #expect(words.contains("Trang \(number)/5") && !words.contains("Về trang"))
    #expect(page.element(id: "anh")?["aria-current"] == "true")
    #expect(page.element(id: "trang-truoc").map { _ in true } == (number > 1 ? true : nil))
    #expect(page.element(id: "trang-sau").map { _ in true } == (number < Self.count ? true : nil))
  }

  @Test func `one leafs from the first page to the last and back, and to the page of the item, without a script`()
    throws
  {
    let site = try site()
    var page = try review("?ben=anh&muc=2&trang=1", site)
    var seen = [try #require(shown(page))]
    while let next = page.element(id: "trang-sau")?["href"] {
      #expect(next.hasSuffix("#nguon"))
      page = try site.page(String(next.prefix { $0 != "#" }), as: "kehoach")
      seen.append(try #require(shown(page)))
    }
    #expect(seen == ["1.png", "2.png", "3.png", "4.png", "5.png"])
    let before = try #require(page.element(id: "trang-truoc")?["href"])
    #expect(shown(try site.page(String(before.prefix { $0 != "#" }), as: "kehoach")) == "4.png")
    let own = try #require(page.element(id: "trang-muc"))
    #expect(own.text == "Về trang 2 của mục này")
    #expect(shown(try site.page(String(own["href"]?.prefix { $0 != "#" } ?? ""), as: "kehoach")) == "2.png")
    // The item stays the same all the while.
    #expect(page.element(id: "muc")?["data-m"] == "2")
  }

  @Test(arguments: ["0", "6", "-1", "x", "", "9999999999999999999999"])
  func `a page that is not there is that of the item`(number: String) throws {
    #expect(shown(try review("?ben=anh&muc=4&trang=\(number)", try site())) == "4.png")
  }

  @Test func `whatever is opened or sent on it, the picture stays`() throws {
    let site = try site()
    let page = try review("?ben=anh&muc=3&xem=viec", site)
    let others = page.withClass("items").flatMap { $0.all("a") }.compactMap { $0["href"] }.filter {
      $0.contains("ra-soat")
    }
    #expect(!others.isEmpty && others.allSatisfy { $0.contains("ben=anh") && !$0.contains("trang=") })
    #expect(page.withClass("pills").last?.all("a").allSatisfy { $0["href"]?.contains("ben=anh") == true } == true)
    #expect(page.first("a", "class", "src")?["href"] == "#nguon")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    let fields = page.fields(of: form)
    #expect(fields["ben"] == "anh" && fields["xem"] == "viec")
    let sent = try site.send(form["action"] ?? "", fields.merging(["next": "1"]) { $1 }, as: "kehoach")
    #expect(sent.headers["Location"]?.hasPrefix("\(Self.path)?xem=viec&ben=anh&muc=") == true)
    let undone = try site.send(
      "/ke-hoach/110/hoan-tac", ["hoan-tac": "1", "muc": "3", "xem": "viec", "ben": "anh"], as: "kehoach")
    #expect(undone.headers["Location"] == "\(Self.path)?xem=viec&ben=anh&muc=3&xong=hoan-tac#muc")
    let accepted = try #require(try site.acceptSure(110, showing: "?ben=anh"))
    #expect(accepted.headers["Location"] == "\(Self.path)?ben=anh&xong=da-xem")
    let refused = PageParts(
      try site.send(form["action"] ?? "", fields.merging(["due": "mai kia", "version": "2"]) { $1 }, as: "kehoach"))
    #expect(shown(refused) == "2.png")
  }

  @Test func `the picture says in both languages which page it is, and opens at full size`() throws {
    let site = try site()
    for (isEnglish, words) in [(false, "Ảnh trang 4/5 của «thu.pdf»"), (true, "Picture of page 4 of 5 of «thu.pdf»")] {
      let picture = try #require(try review("?ben=anh&muc=4", site, english: isEnglish).withClass("picture").first)
      #expect(picture.all("img").first?["alt"]?.hasPrefix(words) == true)
      #expect(picture.all("a").first?["href"] == "/ke-hoach/110/trang/4.png")
      #expect(picture["tabindex"] == "0" && picture["aria-label"] != nil)
    }
  }

  @Test(arguments: [("md", true), ("docx", true), ("pdf", false)])
  func `where there are no pages, or nobody knows where they begin, there is only the text`(
    format: String, hasNotes: Bool
  ) throws {
    let page = try review("?ben=anh&muc=3&trang=2", try site(format: format, hasNotes: hasNotes))
    #expect(page.withClass("picture").isEmpty && page.element(id: "anh") == nil && page.withClass("leaf").isEmpty)
    #expect(page.withClass("cur").contains { $0.name == "mark" && $0.text == "Trồng cây" })
    #expect(page.withClass("items").flatMap { $0.all("a") }.allSatisfy { $0["href"]?.contains("ben=") != true })
    #expect(page.element(id: "phim-tat")?.text.contains("Xem ảnh trang") == false)
  }

  @Test func `the keys of the pages are told where there are pages`() throws {
    let keys = try #require(try review("", try site()).element(id: "phim-tat")).text
    for words in ["Xem ảnh trang hoặc chữ", "Trang trước", "Trang sau", "Bảng phím tắt"] {
      #expect(keys.contains(words))
    }
  }

  @Test func `a plan without items shows the first page`() throws {
    let site = try TestSite()
    try site.addPlan(
      110, items: [], assignments: [], isConfirmed: false, format: "image",
      notes: { _ in ReadingNotes(pageStarts: [0, 0]) })
    let page = try review("?ben=anh", site)
    #expect(shown(page) == "1.png")
    #expect(page.element(id: "trang-sau")?["href"] == "\(Self.path)?ben=anh&trang=2#nguon")
  }

  @Test func `the page with a picture is as recorded, in both languages`() throws {
    for (isEnglish, ending) in [(false, ""), (true, ".en")] {
      let response = try site().get("\(Self.path)?ben=anh&muc=3&trang=3", as: "kehoach", english: isEnglish)
      #expect(PageParts(response).allFaults == [])
      try expectSnapshot(response, "ke-hoach/ra-soat-anh" + ending)
    }
  }
}
