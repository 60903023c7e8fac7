// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Store
import Testing

@testable import Web

/// What an import keeps of how its document was read.
@Suite struct `What an import notes of the reading` {
  private static let owner = TestSite.organisations[0]

  private func notes(
    _ text: String, pages: Int = 0, places: [(start: Int, page: Int)] = [],
    change: (inout DocumentText) -> Void = { _ in }
  ) -> (notes: ReadingNotes, content: PlanContent) {
    var document = DocumentText(text: Array(text.utf8), format: .pdf)
    document.pages = pages
    document.places = places.map { .init(start: $0.start, page: $0.page) }
    change(&document)
    let made = PlanImport(readPlan(document, name: "k.pdf"))
    let content = made.content(
      owner: Self.owner, organisations: TestSite.organisations, ids: IDSource(), at: TestSite.morning)
    return (made.notes(beside: content), content)
  }

  /// Bytes of pages in a text where «ế» takes three bytes and is one letter.
  static let starts: [(name: String, text: String, pages: Int, places: [(start: Int, page: Int)], starts: [Int])] = [
    ("no pages", "Kế hoạch", 0, [], []), ("one page", "Kế hoạch", 1, [(0, 1)], [0]),
    ("two pages", "Kế\nhoạch", 2, [(0, 1), (5, 2)], [0, 3]),
    ("several stretches on a page", "Kế\nhoạch\nnăm", 2, [(0, 1), (5, 1), (13, 2)], [0, 9]),
    ("an empty page between", "Kế\nhoạch", 3, [(0, 1), (5, 3)], [0, 3, 3]),
    ("an empty page at the start", "Kế\nhoạch", 2, [(0, 2)], [0, 0]),
    ("empty pages at the end", "Kế\nhoạch", 4, [(0, 1), (5, 2)], [0, 3, 8, 8]),
    ("no text at all", "", 2, [], [0, 0]), ("a place behind the text", "Kế", 2, [(0, 1), (99, 2)], [0, 2]),
  ]

  @Test(arguments: starts.indices) func `each page begins where the first text on it or behind it begins`(index: Int) {
    let one = Self.starts[index]
    #expect(notes(one.text, pages: one.pages, places: one.places).notes.pageStarts == one.starts, "\(one.name)")
  }

  @Test func `every item is found on the page that its first letter stands on`() throws {
    let pages = [
      "KẾ HOẠCH\nDọn kênh\n\nI. MỤC TIÊU\n\n- Nước trong.\n", "II. NỘI DUNG\n\n- Đo nước mỗi tháng.\n",
      "- Vớt rác hằng tuần.\n- Kè bờ đất.\n",
    ]
    var places: [(start: Int, page: Int)] = []
    for (index, _) in pages.enumerated() { places.append((pages[..<index].joined().utf8.count, index + 1)) }
    let (notes, content) = notes(pages.joined(), pages: 3, places: places)
    #expect(content.items.count >= 6)
    for item in content.items {
      let page = try #require(notes.page(of: item.span.lowerBound))
      #expect(pages[page - 1].contains(item.text), "\(item.text) on page \(page)")
    }
  }

  @Test func `what was done to the text is kept in its order and in both languages`() {
    let list: [DocumentText.Conversion] = [
      .init("ocr", "Trang 1 là ảnh.", "Page 1 is a picture."), .init("eth", "Ð", "D"),
    ]
    let kept = notes("KẾ HOẠCH\n\n- Đo nước.") { $0.conversions = list }.notes.conversions
    #expect(kept == list.map { .init($0.id, $0.message.vietnamese, $0.message.english) })
  }

  @Test func `only what is doubtful is kept, the least sure first, each at an item of the plan`() {
    let text =
      "KẾ HOẠCH\n\nDọn kênh\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế chủ trì đo nước.\n\n2. Nhân viên bảo vệ: Nhắc nhở người "
      + "qua lại.\n\n3. Trồng cây. Giao Sở Xây dựng tổng hợp số cây.\n"
    let (notes, content) = notes(text)
    #expect(!notes.doubts.isEmpty)
    #expect(notes.doubts.map(\.confidence) == notes.doubts.map(\.confidence).sorted())
    #expect(notes.doubts.allSatisfy { Confidence(percent: $0.confidence).isDoubtful })
    let words = notes.doubts.map { doubt in (doubt.fact, content.items.first { $0.id == doubt.item }?.label) }
    #expect(words.map(\.0) == [.body, .body] && words.map(\.1) == ["2", "3"])
    #expect(notes.doubts.allSatisfy { !$0.span.isEmpty })
  }

  @Test func `a doubt about a body stands at the activity that the body is given, as its assignment does`() throws {
    let (notes, content) = notes(
      "KẾ HOẠCH\n\nDọn kênh\n\nI. NỘI DUNG\n\n1. Hoạt động số 1: Trồng cây ven kênh.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
        + "1. Trong quá trình thực hiện, Sở Xây dựng triển khai hoạt động số 1.\n")
    #expect(!content.assignments.isEmpty)
    for doubt in notes.doubts where doubt.fact == .body {
      #expect(content.assignments.contains { $0.item == doubt.item && $0.span == doubt.span }, "\(doubt)")
    }
  }

  @Test func `a word that recognition doubted is kept by its letters, and what it tells is doubtful`() throws {
    let text =
      "KẾ HOẠCH\n\nDọn kênh\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng chủ trì nạo vét kênh 2.\n\n2. Sở Y tế đo nước.\n"
    let (notes, content) = notes(text) { document in
      let place = text.utf8.count - "2. Sở Y tế đo nước.\n".utf8.count - "2.\n\n".utf8.count
      document.doubts = [.init(utf8: place..<(place + 2), confidence: Confidence(percent: 41))]
    }
    let word = try #require(notes.words.first)
    #expect(notes.words.count == 1 && word.confidence == 41)
    #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[word.span])) == "2.")
    let doubt = try #require(notes.doubts.first)
    #expect(notes.doubts.count == 1 && doubt.fact == .item && doubt.confidence == 41)
    #expect(content.items.first { $0.id == doubt.item }?.text == "Sở Xây dựng chủ trì nạo vét kênh 2.")
  }

  @Test(arguments: [(98, false), (92, false), (85, false), (84, true), (78, true), (70, true), (45, true), (0, true)])
  func `what is less sure than a heading's word is doubtful`(percent: Int, isDoubtful: Bool) {
    #expect(Confidence(percent: percent).isDoubtful == isDoubtful)
  }
}
