// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP
import Store
import TestSupport
import Testing

@testable import Web

/// The document beside its plan, with the words marked that an item came from.
@Suite struct `The source beside the plan` {
  private static func shown(
    _ body: String, _ items: [PlanItem], in range: Range<Int> = 0..<Int.max, current: Int64? = nil
  ) -> String {
    var content = FixturePlan.content
    (content.items, content.assignments, content.findings) = (items, [], [])
    let document = Document(id: ID(1), sha256: "", name: "a.txt", format: "txt", size: 0, body: body)
    let overview = PlanOverview(content, reports: [], today: CivilDate(daysSinceEpoch: 20_778))
    let html = SourceText.marked(overview, document, in: range, current: current.map { ID($0) })
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private static func item(_ id: Int64, _ kind: PlanItemKind, _ span: Range<Int>) -> PlanItem {
    var item = PlanItem.sample(id, kind, "")
    item.span = span
    return item
  }

  /// A text with items in it, and how it is shown.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let items: [PlanItem]
    var range = 0..<Int.max
    var current: Int64?
    let html: String
  }

  static let cases = [
    Case(
      testDescription: "text without items", body: "Một <b>\n\nHai & ba\n", items: [],
      html: "<p>Một &lt;b&gt;</p><p>Hai &amp; ba</p>"),
    Case(testDescription: "nothing", body: "", items: [], html: ""),
    Case(testDescription: "only blank lines", body: "\n\n\n", items: [], html: ""),
    Case(
      testDescription: "an activity in the middle of a line", body: "ab việc cd", items: [item(1, .activity, 3..<7)],
      html: "<p>ab <mark>việc</mark> cd</p>"),
    Case(
      testDescription: "the current one", body: "ab việc cd", items: [item(1, .activity, 3..<7)], current: 1,
      html: "<p>ab <mark id=\"s1\" class=\"cur\">việc</mark> cd</p>"),
    Case(
      testDescription: "the current one over two lines has one anchor", body: "ab\ncd", items: [item(1, .task, 1..<4)],
      current: 1,
      html: "<p>a<mark id=\"s1\" class=\"cur\">b</mark></p><p><mark class=\"cur\">c</mark>d</p>"),
    Case(
      testDescription: "the current one that is only a statement", body: "việc", items: [item(1, .statement, 0..<4)],
      current: 1, html: "<p><mark id=\"s1\" class=\"cur\">việc</mark></p>"),
    Case(
      testDescription: "a heading is bold, a statement is plain", body: "I. A\nB",
      items: [item(1, .heading, 0..<4), item(2, .statement, 5..<6)], html: "<p><b>I. A</b></p><p>B</p>"),
    Case(
      testDescription: "an item over two lines is marked on both", body: "ab\ncd", items: [item(1, .task, 1..<4)],
      html: "<p>a<mark>b</mark></p><p><mark>c</mark>d</p>"),
    Case(
      testDescription: "two items on one line", body: "ab; cd", items: [item(1, .task, 0..<2), item(2, .task, 4..<6)],
      html: "<p><mark>ab</mark>; <mark>cd</mark></p>"),
    Case(
      testDescription: "an item within another", body: "abcdef", items: [item(1, .task, 0..<6), item(2, .task, 2..<4)],
      html: "<p><mark>abcdef</mark></p>"),
    Case(
      testDescription: "an item that ends behind the text", body: "abc", items: [item(1, .task, 1..<99)],
      html: "<p>a<mark>bc</mark></p>"),
    Case(testDescription: "an item of no length", body: "abc", items: [item(1, .task, 1..<1)], html: "<p>abc</p>"),
    Case(
      testDescription: "marks of bold type are left out", body: "**Việc** 1", items: [item(1, .task, 0..<10)],
      html: "<p><mark>Việc 1</mark></p>"),
    Case(
      testDescription: "a window begins with a whole line and ends with one", body: "aaa\nbbb\nccc\nddd",
      items: [], range: 5..<9, html: "<p>bbb</p><p>ccc</p>"),
    Case(testDescription: "a window behind the text", body: "aaa\nbbb", items: [], range: 50..<60, html: ""),
    Case(
      testDescription: "a window that begins within an item", body: "aaa\nbbb\nccc", items: [item(1, .task, 0..<7)],
      range: 5..<6, html: "<p><mark>bbb</mark></p>"),
    Case(
      testDescription: "letters of more than one byte are one place", body: "Ấm—ế\u{301}o",
      items: [item(1, .task, 2..<3)],
      html: "<p>Ấm<mark>—</mark>ế\u{301}o</p>"),
  ]

  @Test(arguments: cases) func `words are marked where they stand`(_ one: Case) {
    #expect(Self.shown(one.body, one.items, in: one.range, current: one.current) == one.html)
  }

  @Test func `whatever is marked, no word is lost, doubled or moved`() {
    var random = SeededRandom(seed: 7)
    let letters = Array("abc đế*<&\n\n ".unicodeScalars)
    for _ in 0..<300 {
      let scalars = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in letters.randomElement(using: &random)
      }
      var starts = (0..<5).map { _ in Int.random(in: 0...60, using: &random) }.sorted()
      if Bool.random(using: &random) { starts.removeFirst() }
      let items = starts.enumerated().map { index, start in
        Self.item(Int64(index + 1), .task, start..<(start + Int.random(in: 0...20, using: &random)))
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      let body = String(view)
      let page = PageParts(Self.shown(body, items, current: 2))
      #expect(page.faults == [])
      let words = page.all("p").map(\.text).joined(separator: " ").trimmed
      #expect(words == String(body.filter { $0 != "*" }).trimmed, "\(body) \(starts)")
      let ids = page.all("mark").compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test(arguments: ["1", "3", "5"]) func `the sentence asked for stands out on each page that shows the source`(
    id: String
  ) throws {
    let site = try TestSite()
    let text = try #require(FixturePlan.content.items.first { $0.id.description == id }?.text)
    for path in [
      "/ke-hoach/100?nguon=\(id)", "/ke-hoach/100/nguon?muc=\(id)", "/ke-hoach/100/ra-soat?muc=\(id)",
      "/ke-hoach/100/hoat-dong/\(id)",
    ] {
      let current = try site.page(path, as: "kehoach").all("mark", "class", "cur")
      #expect(current.map(\.text) == [text], "\(path)")
      #expect(current.first?["id"] == "s\(id)", "\(path)")
    }
  }

  @Test func `the whole document stands on its own page, with its digest and the way to its file`() throws {
    let site = try TestSite()
    for isEnglish in [false, true] {
      let page = try site.page("/ke-hoach/100/nguon", as: "xem", english: isEnglish)
      let sheet = try #require(page.withClass("sheet").first)
      #expect(sheet.all("p").map(\.text) == FixturePlan.body.split(separator: "\n").map(String.init))
      #expect(page.first("p", "class", "meta")?.text.contains("ke-hoach.md · SHA-256 aaaaaaaaaaaaaaaa…") ?? false)
      #expect(
        page.first("a", "href", "/ke-hoach/100/tep-goc")?.text
          == Phrase.downloadOriginal[isEnglish ? .english : .vietnamese])
    }
  }

  @Test func `a document whose file is gone answers 404 for the file and still shows its text`() throws {
    let site = try TestSite()
    #expect(try site.get("/ke-hoach/100/tep-goc", as: "kehoach").status == 404)
    #expect(try site.get("/ke-hoach/100/nguon", as: "kehoach").status == 200)
  }

  @Test(arguments: ["nguon=999", "nguon=x", "nguon="])
  func `an item that is not there shows the plan without the source`(
    query: String
  ) throws {
    let page = try TestSite().page("/ke-hoach/100?" + query, as: "kehoach")
    #expect(page.withClass("window").isEmpty && page.withClass("tree").count == 1 && page.allFaults == [])
  }
}
