// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// What the reader was not sure of, and what it did to the text, where a person puts the reading right.
@Suite struct `What the reader tells of itself` {
  private static let path = "/ke-hoach/110/ra-soat"
  private static let texts = ["Nạo vét kênh", "Trồng cây", "Đo nước", "Nêu gương", "Vớt rác"]

  /// Five items, of which the fourth gives no work; doubts as told, each about the words of its item.
  private func site(
    _ doubts: [(item: Int64, fact: ReadingDoubt.Fact, confidence: Int)], conversions: [ReadingNotes.Conversion] = [],
    findings: [PlanFinding] = [], words: (([PlanItem]) -> [ReadingNotes.DoubtedWord])? = nil
  ) throws -> TestSite {
    let site = try TestSite()
    try site.addPlan(
      110,
      items: Self.texts.enumerated().map { .sample(Int64($0 + 1), $0 == 3 ? .statement : .task, $1) },
      assignments: [1, 2, 3, 5].map { .sample(920 + $0, $0, "Sở Công Thương", .lead, 2) }, isConfirmed: false,
      change: { $0.findings = findings },
      notes: { items in
        ReadingNotes(
          conversions: conversions, words: words?(items) ?? [],
          doubts: doubts.map { doubt in
            ReadingDoubt(
              doubt.fact, about: ID(doubt.item), confidence: doubt.confidence,
              span: items[Int(doubt.item) - 1].span)
          })
      })
    return site
  }

  private func queue(_ site: TestSite) throws -> [String] {
    try site.page(Self.path + "?xem=can-xem", as: "kehoach").element(id: "ra-soat")?.withData.compactMap { $0 } ?? []
  }

  private func isNothingDoubtful(_ site: TestSite) throws -> Bool {
    try site.page(Self.path, as: "kehoach").withClass("pills").flatMap { $0.all("a") }.contains {
      $0.text == "Cần xem 0"
    }
  }

  @Test func `the least sure is looked at first`() throws {
    let site = try site([(3, .body, 70), (5, .target, 45), (1, .duty, 75)])
    #expect(try queue(site) == ["5", "3", "1"])
    let page = try site.page(Self.path + "?xem=can-xem", as: "kehoach")
    #expect(page.element(id: "muc")?["data-m"] == "5")
  }

  @Test func `one item with two doubts stands where the less sure one puts it`() throws {
    #expect(try queue(try site([(1, .body, 72), (2, .body, 71), (1, .target, 45)])) == ["1", "2"])
  }

  @Test func `what is not sure goes before what a rule found, and both are told`() throws {
    let late = [2, 3].map { item in
      PlanFinding(
        rule: "deadline-before-issue", severity: "error", item: ID(item),
        message: ("Hạn trước ngày ban hành.", "Due before issue."), advice: ("Sửa.", "Mend."))
    }
    let site = try site([(3, .body, 75)], findings: late)
    #expect(try queue(site) == ["3", "2"])
    let told = try site.page(Self.path + "?muc=3", as: "kehoach").element(id: "muc")?.text ?? ""
    #expect(told.contains("Hạn trước ngày ban hành.") && told.contains("Chưa chắc «Đo nước»"))
  }

  @Test(arguments: [
    (ReadingDoubt.Fact.item, 45, "mục riêng", "an item of its own"), (.body, 45, "tên lạ", "unknown name"),
    (.body, 70, "không nói thẳng", "outright"), (.target, 70, "chỉ tiêu", "a target"),
    (.duty, 75, "chế độ báo cáo", "duty to report"), (.event, 45, "thứ trong tuần", "day of the week"),
  ])
  func `a doubt is a word with its reason in both languages, never a number`(
    fact: ReadingDoubt.Fact, confidence: Int, vietnamese: String, english: String
  ) throws {
    let site = try site([(1, fact, confidence)])
    for (isEnglish, word, reason) in [(false, "Chưa chắc", vietnamese), (true, "Not certain", english)] {
      let list = try site.page(Self.path + "?xem=can-xem&muc=2", as: "kehoach", english: isEnglish)
      #expect(list.allFaults == [])
      let row = try #require(list.withClass("items").first?.all("li", "data-m", "1").first)
      #expect(row.text.contains(reason))
      #expect(row.descendants.contains { $0.hasClass("low") && $0.text == word })
      let form = try #require(
        try site.page(Self.path + "?muc=1", as: "kehoach", english: isEnglish).element(id: "muc"))
      let told = try #require(form.descendants.first { $0.hasClass("finds") }?.text)
      #expect(told.contains(word) && told.contains(reason))
      #expect(!told.contains("\(confidence)") && !row.text.contains("\(confidence)"))
    }
  }

  @Test(arguments: [
    (false, "Chưa chắc chữ «kênh»: máy đọc từ ảnh"), (true, "Not certain of the word «kênh»: it was read"),
  ])
  func `what is doubtful for a word of a scan says which word, and that word is marked in the text`(
    isEnglish: Bool, reason: String
  ) throws {
    let site = try site([(1, .item, 41), (2, .item, 45)]) { items in
      let end = items[0].span.upperBound
      return [.init(span: (end - 4)..<end, confidence: 41)]
    }
    let page = try site.page(Self.path + "?muc=1", as: "kehoach", english: isEnglish)
    #expect(page.allFaults == [])
    #expect(page.element(id: "muc")?.text.contains(reason) == true)
    #expect(page.withClass("unsure").map(\.text) == ["kênh"])
    let other = try site.page(Self.path + "?muc=2", as: "kehoach", english: isEnglish).element(id: "muc")?.text ?? ""
    #expect(!other.contains("«kênh»") && other.contains(isEnglish ? "an item of its own" : "mục riêng"))
    let whole = try site.page("/ke-hoach/110/nguon", as: "kehoach", english: isEnglish)
    #expect(whole.withClass("unsure").map(\.text) == ["kênh"] && whole.allFaults == [])
    #expect(whole.withClass("unsure").first?["title"]?.contains(isEnglish ? "picture" : "ảnh") == true)
  }

  @Test func `what is not sure is not accepted with what is`() throws {
    let site = try site([(2, .body, 70)])
    #expect(try site.acceptSure(110)?.status == 303)
    #expect(try site.items(of: 110).filter(\.isReviewed).map(\.id) == [ID(1), ID(3), ID(5)])
  }

  @Test func `once somebody has looked at it, nothing is doubtful any more, until that is taken back`() throws {
    let site = try site([(2, .body, 70)])
    let page = try site.page(Self.path + "?muc=2", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    _ = try site.send(form["action"] ?? "", page.fields(of: form).merging(["next": "1"]) { $1 }, as: "kehoach")
    #expect(try isNothingDoubtful(site))
    let after = try site.page(Self.path + "?muc=2", as: "kehoach").element(id: "muc")?.text ?? ""
    #expect(!after.contains("Chưa chắc"))
    _ = try site.send("/ke-hoach/110/hoan-tac", ["hoan-tac": "1", "muc": "2", "xem": ""], as: "kehoach")
    #expect(try queue(site) == ["2"])
  }

  @Test func `whether a statement is an item of its own is nobody's work, whom it names is`() throws {
    #expect(try queue(try site([(4, .item, 45), (1, .item, 45)])) == ["1"])
    #expect(try queue(try site([(4, .duty, 75)])) == ["4"])
  }

  @Test func `a doubt about an item that is gone is passed over`() throws {
    let site = try site([(3, .body, 45)])
    let page = try site.page(Self.path + "?muc=3", as: "kehoach")
    let form = try #require(page.element(id: "muc")?.all("form").first)
    _ = try site.send(form["action"] ?? "", page.fields(of: form).merging(["viec": "gop"]) { $1 }, as: "kehoach")
    #expect(try site.items(of: 110).count == 4)
    #expect(try isNothingDoubtful(site))
    #expect(try site.page(Self.path + "?xem=can-xem", as: "kehoach").allFaults == [])
  }

  @Test func `long words of the document are cut between two of them, and lines become one`() throws {
    let site = try TestSite()
    let long = "Ban chỉ đạo phong trào toàn dân xây dựng\nđời sống văn hóa ở khu dân cư và các tổ tự quản"
    try site.addPlan(
      110, items: [.sample(1, .task, long)], assignments: [.sample(921, 1, "Ban", .lead, 2)], isConfirmed: false,
      notes: { ReadingNotes(doubts: [ReadingDoubt(.body, about: ID(1), confidence: 45, span: $0[0].span)]) })
    let told = try site.page(Self.path + "?muc=1", as: "kehoach").element(id: "muc")?.text ?? ""
    #expect(told.contains("«Ban chỉ đạo phong trào toàn dân xây dựng đời sống văn hóa ở…»"))
  }

  // MARK: What was done to the text

  private static let charset = ReadingNotes.Conversion("charset", "Đã đổi từ <TCVN3>.", "Converted from <TCVN3>.")
  private static let eth = ReadingNotes.Conversion("eth", "«Ð» thành «Đ».", "«Ð» became «Đ».")

  @Test func `what was converted stands in a line of the review in both languages`() throws {
    let site = try site([], conversions: [Self.charset, Self.eth])
    for (isEnglish, line) in [
      (false, "Khi đọc tệp: Đã đổi từ <TCVN3>. «Ð» thành «Đ»."),
      (true, "When the file was read: Converted from <TCVN3>. «Ð» became «Đ»."),
    ] {
      let page = try site.page(Self.path, as: "kehoach", english: isEnglish)
      #expect(page.allFaults == [] && page.withClass("conversions").map(\.text) == [line])
    }
  }

  @Test func `of many conversions their number stands in the line, and each one folded below it`() throws {
    let repairs = (1...7).map { ReadingNotes.Conversion("ocr-repair", "Đã sửa lỗi \($0).", "Mended \($0).") }
    let page = try site([], conversions: repairs).page(Self.path, as: "kehoach")
    let fold = try #require(page.withClass("conversions").first)
    #expect(fold.name == "details" && fold["open"] == nil)
    #expect(fold.all("summary").map(\.text) == ["Khi đọc tệp: 7 điều đã đổi hoặc bỏ bớt"])
    #expect(fold.all("li").map(\.text) == repairs.map(\.message.vi))
  }

  @Test func `of a text that came as it is nothing is said`() throws {
    #expect(try site([]).page(Self.path, as: "kehoach").withClass("conversions").isEmpty)
  }
}

extension PageParts.Element {
  /// The items of the list below, in the order of the page.
  fileprivate var withData: [String?] { all("li").map { $0["data-m"] } }
}
