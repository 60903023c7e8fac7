// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// The form by which progress is reported: what it takes, what it refuses, and what it keeps of what was typed.
@Suite struct `The report form` {
  private static let path = "/ke-hoach/100/hoat-dong/1/bao-cao"
  private static let typed = [
    "organisation": "2", "percent": "40", "quantity": "16", "holdsOn": "20/11/2026",
    "sentence": "Đã lắp 16 trạm ở <xã> \"Tân Hà\".", "difficulty": "Nhà thầu & kho chậm.",
    "proposal": "Gia hạn 30 ngày.",
    "key": "form-1",
  ]

  /// A value that a field does not take, and the message that says why.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let field: String
    let value: String
    let message: Phrase

    var testDescription: String { "\(field) «\(value.prefix(30))»" }

    init(_ field: String, _ value: String, _ message: Phrase) {
      (self.field, self.value, self.message) = (field, value, message)
    }
  }

  private static let long = String(repeating: "ă", count: 2001)

  static let wrongValues: [Wrong] =
    ["", "120", "101", "-1", "bốn mươi", "4.5", "40 %", "١٢", "99999999999999999999"].map {
      Wrong("percent", $0, .percentError($0))
    }
    + ["", "32/13/2026", "29/02/2026", "hôm qua", "20/11", "20.11.26", "2026-11-31", "0/0/0000"].map {
      Wrong("holdsOn", $0, .dayUnreadable($0))
    }
    + [("22/11/2026", "22/11/2026"), ("2027-01-01", "01/01/2027"), ("1-1-9999", "01/01/9999")].map {
      Wrong("holdsOn", $0.0, .dayInFuture($0.1))
    }
    + [("11/03/2025", "11/03/2025"), ("2024-12-31", "31/12/2024"), ("1/1/1999", "01/01/1999")].map {
      Wrong("holdsOn", $0.0, .dayBeforePlan($0.1, issued: "12/03/2025"))
    }
    + ["1.2.3", "mười sáu", "1,2345", "-5", "1,", ",5", "16 trạm", "1e3", "0.500"].map {
      Wrong("quantity", $0, .numberUnreadable($0))
    }
    + [
      Wrong("sentence", "", .sentenceMissing), Wrong("sentence", " \n\t ", .sentenceMissing),
      Wrong("sentence", long, .textTooLong(4000)), Wrong("difficulty", long, .textTooLong(4000)),
      Wrong("proposal", long, .textTooLong(4000)),
    ]

  @Test(arguments: wrongValues)
  func `a wrong value is named in both languages, the rest stays as typed, and nothing is stored`(wrong: Wrong) throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      let before = try site.everything()
      let fields = Self.typed.merging([wrong.field: wrong.value]) { $1 }
      let response = try site.send(Self.path, fields, as: "congthuong", english: isEnglish)
      let page = PageParts(response)
      let language: Language = isEnglish ? .english : .vietnamese
      #expect(response.status == 422)
      #expect(page.error(of: wrong.field) == wrong.message[language])
      #expect(page.withClass("bad").first?.text.hasPrefix(Phrase.reportNotSent[language]) ?? false)
      #expect(page.first("a", "href", "#f-\(wrong.field)")?.text == wrong.message[language])
      for (name, value) in fields where !["key", "organisation"].contains(name) {
        let kept = value.split { $0.isWhitespace }.joined(separator: " ")
        #expect(page.value(of: name) == kept, "\(name)")
      }
      #expect(page.allFaults == [])
      #expect(try site.everything() == before)
      #expect(!(try site.actions().contains("report.submit")))
    }
  }

  @Test func `everything that is wrong is said at once`() throws {
    let fields = ["organisation": "2", "percent": "x", "holdsOn": "x", "quantity": "x", "sentence": "", "key": "form"]
    let page = PageParts(try TestSite().send(Self.path, fields, as: "congthuong"))
    let marked = page.withClass("err").compactMap { $0["id"] }
    #expect(Set(marked) == ["e-percent", "e-holdsOn", "e-quantity", "e-sentence"])
    #expect(page.withClass("bad").first?.all("li").count == 4)
    #expect(page.root.descendants.count { $0["aria-invalid"] == "true" } == 4)
  }

  @Test(
    arguments: [
      (["percent": "0"], 0, nil), (["percent": " 100 "], 100, nil), (["percent": "007"], 7, nil),
      (["quantity": "1.250"], 40, 1_250_000), (["quantity": "41,3"], 40, 41_300), (["quantity": "0"], 40, 0),
      (["quantity": ""], 40, nil), (["quantity": "0,125"], 40, 125),
    ] as [([String: String], Int, Int64?)])
  func `figures are stored as they were meant`(change: [String: String], percent: Int, thousandths: Int64?) throws {
    let site = try TestSite()
    let fields = Self.typed.merging(["quantity": ""]) { $1 }.merging(change) { $1 }
    #expect(try site.send(Self.path, fields, as: "congthuong").status == 303)
    let stored = try #require(try site.reports().first)
    #expect(stored.percent == percent && stored.quantity?.thousandths == thousandths)
  }

  @Test(arguments: [
    ("20/11/2026", "2026-11-20"), ("21/11/2026", "2026-11-21"), ("1/2/2026", "2026-02-01"), ("1.2.2026", "2026-02-01"),
    ("20-11-2026", "2026-11-20"), ("2026-11-20", "2026-11-20"), (" 20/11/2026\n", "2026-11-20"),
  ])
  func `a day is read as people type it`(typed: String, day: String) throws {
    let site = try TestSite()
    #expect(try site.send(Self.path, Self.typed.merging(["holdsOn": typed]) { $1 }, as: "congthuong").status == 303)
    #expect(try site.reports().first?.holdsOn.description == day)
  }

  @Test func `the day on which the plan was issued is the first that a report may hold for`() throws {
    let site = try TestSite()
    let fields = Self.typed.merging(["holdsOn": "12/03/2025"]) { $1 }
    #expect(try site.send(Self.path, fields, as: "congthuong").status == 303)
    #expect(try site.reports().first?.holdsOn == FixturePlan.content.plan.issuedOn)
  }

  @Test func `today is what the calendar in Viet Nam says, not in Greenwich`() throws {
    let site = try TestSite()
    // 23:30 in Viet Nam on the 21st is 16:30 in Greenwich; half an hour later it is the 22nd here alone.
    site.clock.advance(seconds: 14 * 3600 + 1800)
    let tomorrow = Self.typed.merging(["holdsOn": "22/11/2026"]) { $1 }
    #expect(try site.send(Self.path, tomorrow, as: "congthuong").status == 422)
    site.clock.advance(seconds: 1800)
    #expect(try site.post("/dang-nhap", ["login": "congthuong", "password": TestSite.password]).status == 303)
    try site.join("dem", "Trực Đêm", TestSite.industry, .reporter)
    #expect(try site.send(Self.path, tomorrow, as: "dem").status == 303)
  }

  @Test func `a text is stored with its lines, without what no keyboard types`() throws {
    let site = try TestSite()
    let fields = Self.typed.merging([
      "sentence": "  Dòng một.\r\nDòng hai.\u{0}\u{7}  ", "difficulty": String(repeating: "x", count: 4000),
    ]) { $1 }
    #expect(try site.send(Self.path, fields, as: "congthuong").status == 303)
    let stored = try #require(try site.reports().first)
    #expect(stored.sentence == "Dòng một.\nDòng hai.")
    #expect(stored.difficulty.utf8.count == 4000)
    #expect(stored.submitter == "Vương Tấn Lộc" && stored.submittedBy == ID(14) && stored.state == .submitted)
  }

  @Test func `a quantity is asked for only where the plan counts something`() throws {
    let site = try TestSite()
    #expect(try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong").value(of: "quantity") == "")
    let plain = try site.page("/ke-hoach/100/hoat-dong/2", as: "congthuong")
    #expect(plain.value(of: "quantity") == nil && plain.value(of: "holdsOn") == "21/11/2026")
  }

  @Test(arguments: [
    ("/ke-hoach/100/hoat-dong/51/bao-cao", 404), ("/ke-hoach/100/hoat-dong/999/bao-cao", 404),
    ("/ke-hoach/999/hoat-dong/1/bao-cao", 404), ("/ke-hoach/100/hoat-dong/x/bao-cao", 404),
    ("/ke-hoach/100/hoat-dong/5/bao-cao", 403),
  ])
  func `what is no activity of the plan, or nobody's, takes no report`(path: String, status: Int) throws {
    let site = try TestSite()
    #expect(try site.send(path, Self.typed, as: "kehoach").status == status)
    #expect(try site.reports().isEmpty)
  }

  @Test func `a stopped activity and a closed plan show no form and take no report`() throws {
    let site = try TestSite()
    let stop = [
      "version": "1", "text": "Lắp trạm sạc.", "kind": "activity", "role-0": "lead", "body-0": "Sở Công Thương",
      "organisation-0": "2", "stopped": "Không còn vốn",
    ]
    try #require(try site.post("/ke-hoach/100/ra-soat/1", stop, as: "kehoach").status == 303)
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong")
    #expect(page.element(id: "bao-cao") == nil)
    #expect(page.withClass("tag").contains { $0.text == "Dừng: Không còn vốn" })
    #expect(try site.send(Self.path, Self.typed, as: "congthuong").status == 409)
    try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    #expect(try site.page("/ke-hoach/100/hoat-dong/2", as: "congthuong").element(id: "bao-cao") == nil)
    let refused = try site.send(
      "/ke-hoach/100/hoat-dong/2/bao-cao", Self.typed, as: "congthuong", english: true)
    #expect(refused.status == 409)
    #expect(PageParts(refused).first("p", "class", "lead")?.text == Phrase.notUnderWay.en)
    #expect(try site.reports().isEmpty)
  }

  // MARK: Files

  @Test func `files are kept with their names and by what they are`() throws {
    let site = try TestSite()
    let files = [
      SentFile("files", "ảnh công trường.png", [0x89, 0x50, 0x4E, 0x47, 1]),
      SentFile("files", "quét.jpeg", [0xFF, 0xD8, 0xFF, 2, 2, 2]), SentFile("files", "biên bản.pdf", "%PDF-1.7 333"),
      SentFile("files", "trang.html", "<script>alert(1)</script>"), SentFile("files", "", ""),
      SentFile("files", "rỗng.txt", ""),
    ]
    #expect(try site.send(Self.path, Self.typed, files, as: "congthuong").status == 303)
    let report = try #require(try site.reports().first)
    let kept = try site.database.read { try $0.evidence(on: ID(1), of: FixturePlan.content.plan) }
    #expect(kept.map(\.name) == ["ảnh công trường.png", "quét.jpeg", "biên bản.pdf", "trang.html"])
    #expect(kept.map(\.mediaType) == [MediaType.png, MediaType.jpeg, MediaType.pdf, MediaType.octets])
    #expect(kept.map(\.size) == files.prefix(4).map(\.bytes.count))
    let page = try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong")
    for file in kept {
      let address = "/ke-hoach/100/bao-cao/\(report.id)/tep/\(file.sha256)"
      #expect(page.first("a", "href", address)?.text == file.name)
      let response = try site.get(address, as: "congthuong")
      #expect(response.headers["Content-Type"] == file.mediaType)
      #expect(response.headers["Content-Disposition"]?.hasPrefix("attachment; filename=\"") ?? false)
      #expect(response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'")
      guard case .file(_, let size) = response.body else { Issue.record("no file"); continue }
      #expect(size == file.size)
    }
    #expect(
      try site.get("/ke-hoach/100/bao-cao/\(report.id)/tep/\(String(repeating: "f", count: 64))", as: "congthuong")
        .status == 404)
  }

  @Test(arguments: [(10, 303), (11, 422)]) func `ten files are taken, not more`(count: Int, status: Int) throws {
    let site = try TestSite()
    let files = (1...count).map { SentFile("files", "\($0).txt", String(repeating: "x", count: $0)) }
    let response = try site.send(Self.path, Self.typed, files, as: "congthuong", english: true)
    #expect(response.status == status)
    #expect(PageParts(response).error(of: "files") == (status == 422 ? Phrase.tooManyFiles(10).en : nil))
    #expect(try site.reports().count == (status == 303 ? 1 : 0))
    if status == 422 { #expect(site.kept.files.withLock { $0.isEmpty }) }
  }

  @Test func `a file of one report is not given out under another`() throws {
    let site = try TestSite()
    let file = [SentFile("files", "a.txt", "abc")]
    try #require(try site.send(Self.path, Self.typed, file, as: "congthuong").status == 303)
    let first = try #require(try site.reports().first)
    let second = try site.report(2)
    let name = try #require(site.kept.files.withLock { $0.keys.first })
    #expect(try site.get("/ke-hoach/100/bao-cao/\(first.id)/tep/\(name)", as: "congthuong").status == 200)
    #expect(try site.get("/ke-hoach/100/bao-cao/\(second.id)/tep/\(name)", as: "congthuong").status == 404)
    #expect(try site.get("/ke-hoach/100/bao-cao/77/tep/\(name)", as: "congthuong").status == 404)
  }

  // MARK: The key of a form

  @Test func `the same form sent again is answered like the first time, and stores nothing more`() throws {
    let site = try TestSite()
    let file = [SentFile("files", "a.txt", "abc")]
    let first = try site.send(Self.path, Self.typed, file, as: "congthuong")
    let before = try site.everything()
    let journal = try site.actions()
    let second = try site.send(Self.path, Self.typed, file, as: "congthuong")
    #expect(second.status == 303 && second.headers["Location"] == first.headers["Location"])
    #expect(try site.everything() == before)
    #expect(try site.actions() == journal)
  }

  @Test func `the same form is the same report also after it was decided and the plan closed`() throws {
    let site = try TestSite()
    try #require(try site.send(Self.path, Self.typed, as: "congthuong").status == 303)
    try #require(try site.decide(try ReportFlow.waiting(site), .accept, as: "duyet").status == 303)
    try #require(try site.post("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach").status == 303)
    let before = try site.everything()
    #expect(try site.send(Self.path, Self.typed, as: "congthuong").status == 303)
    #expect(try site.everything() == before)
  }

  @Test(arguments: [
    ["percent": "41"], ["quantity": "17"], ["quantity": ""], ["holdsOn": "19/11/2026"],
    ["sentence": "Đã lắp 17 trạm sạc ở hai xã."], ["difficulty": ""], ["proposal": "Gia hạn 60 ngày, xin thêm vốn."],
  ])
  func `the same form with other content is refused with the reason, and what was typed is shown`(
    change: [String: String]
  ) throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      try #require(try site.send(Self.path, Self.typed, as: "congthuong").status == 303)
      let before = try site.everything()
      let fields = Self.typed.merging(change) { $1 }
      let response = try site.send(Self.path, fields, as: "congthuong", english: isEnglish)
      let page = PageParts(response)
      #expect(response.status == 409)
      #expect(page.first("p", "class", "lead")?.text == Phrase.formUsed[isEnglish ? .english : .vietnamese])
      let shown = page.all("textarea").map(\.text)
      #expect(shown.contains(fields["sentence"] ?? ""), "\(shown)")
      #expect(page.allFaults == [])
      #expect(try site.everything() == before)
    }
  }

  @Test func `the same form for another activity or with another file is refused too`() throws {
    let site = try TestSite()
    let file = [SentFile("files", "a.txt", "abc")]
    try #require(try site.send(Self.path, Self.typed, file, as: "congthuong").status == 303)
    #expect(try site.send(Self.path, Self.typed, as: "congthuong").status == 409)
    #expect(try site.send(Self.path, Self.typed, [SentFile("files", "a.txt", "abcd")], as: "congthuong").status == 409)
    #expect(try site.send(Self.path, Self.typed, file + file, as: "congthuong").status == 409)
    let other = Self.typed.merging(["quantity": ""]) { $1 }
    #expect(try site.send("/ke-hoach/100/hoat-dong/2/bao-cao", other, file, as: "congthuong").status == 409)
    #expect(try site.reports().count == 1)
  }

  @Test func `two people's forms with one key are two reports`() throws {
    let site = try TestSite()
    #expect(try site.send(Self.path, Self.typed, as: "congthuong").status == 303)
    #expect(try site.send(Self.path, Self.typed, as: "congthuong.duyet").status == 303)
    #expect(Set(try site.reports().map(\.submittedBy)) == [ID(14), ID(15)])
  }

  @Test(arguments: ["", String(repeating: "k", count: 101)])
  func `a form without a usable key is refused before anything is kept`(key: String) throws {
    let site = try TestSite()
    let file = [SentFile("files", "a.txt", "abc")]
    let response = try site.send(Self.path, Self.typed.merging(["key": key]) { $1 }, file, as: "congthuong")
    #expect(response.status == 400)
    #expect(response.page.contains(Phrase.unknownAction.vi))
    #expect(try site.reports().isEmpty && site.kept.files.withLock { $0.isEmpty })
  }

  @Test func `each page hands out a key of its own`() throws {
    let site = try TestSite()
    let keys = try (0..<3).map { _ in try site.page("/ke-hoach/100/hoat-dong/1", as: "congthuong").value(of: "key") }
    #expect(Set(keys).count == 3 && !keys.contains(nil))
  }
}
