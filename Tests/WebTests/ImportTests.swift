// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import OfficialDocuments
import Store
import Synchronization
import Testing

@testable import Web

/// From the file of a document to the draft of a plan, and from there to the official report.
@Suite struct `Importing a plan` {
  private static let path = "/ke-hoach/nhap"
  static let document = """
    ỦY BAN NHÂN DÂN TỈNH AN BÌNH
    Số: 15/KH-UBND
    An Bình, ngày 10 tháng 01 năm 2026

    KẾ HOẠCH
    Trồng cây xanh năm 2026

    I. NHIỆM VỤ
    1. Sở Công Thương chủ trì trồng 500 cây xanh trước ngày 30/6/2026; Sở Nông nghiệp và Môi trường phối hợp.
    2. Sở Y tế chủ trì kiểm kê cây xanh trong bệnh viện trước ngày 31/12/2026.

    TM. ỦY BAN NHÂN DÂN
    KT. CHỦ TỊCH
    PHÓ CHỦ TỊCH
    Nguyễn Văn Minh
    """

  private func upload(
    _ files: [SentFile], owner: String = "1", to site: TestSite, as login: String = "kehoach", english: Bool = false
  ) throws -> Response {
    try site.send(Self.path, ["owner": owner], files, as: login, english: english)
  }

  /// The only plan beside the fixture's.
  private func imported(_ site: TestSite) throws -> PlanContent {
    try site.database.read { connection in
      let plan = try #require(try connection.plans().first { $0.id != TestSite.plan })
      return try connection.content(of: plan)
    }
  }

  /// A file that is refused, and a word of the reason in each language.
  struct Bad: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [SentFile]
    let words: (vi: String, en: String)
  }

  static let badFiles = [
    Bad(testDescription: "no file", files: [], words: ("Chưa chọn tệp", "No file was chosen")),
    Bad(
      testDescription: "a field left empty", files: [SentFile("file", "", "")],
      words: ("Chưa chọn tệp", "No file was chosen")),
    Bad(
      testDescription: "a file of another field", files: [SentFile("x", "a.txt", document)], words: ("Chưa", "No file")),
    Bad(testDescription: "an empty file", files: [SentFile("file", "kh.txt", "")], words: ("rỗng", "empty")),
    Bad(
      testDescription: "a picture", files: [SentFile("file", "kh.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1])],
      words: ("", "")),
    Bad(
      testDescription: "an old Word file", files: [SentFile("file", "kh.doc", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 1])],
      words: ("", "")),
  ]

  static let secrets = [
    ("MẬT", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("TUYỆT MẬT", "TUYỆT MẬT"), ("Độ mật: Tối mật", "TỐI MẬT"),
  ]

  @Test(arguments: badFiles) func `a file that is no document is refused with the reason, and nothing is kept`(bad: Bad)
    throws
  {
    for isEnglish in [false, true] {
      let site = try TestSite()
      let before = try site.everything()
      let response = try upload(bad.files, to: site, english: isEnglish)
      let page = PageParts(response)
      #expect(response.status == 422)
      let banner = page.withClass("bad").first?.text ?? ""
      #expect(banner.contains(isEnglish ? bad.words.en : bad.words.vi) && banner.count > 20, "«\(banner)»")
      #expect(banner.hasSuffix("."))
      #expect(page.allFaults == [])
      #expect(page.element(id: "f-file") != nil)
      #expect(try site.everything() == before)
      #expect(site.kept.files.withLock { $0.isEmpty })
    }
  }

  @Test(arguments: secrets) func `a document with a mark of secrecy is refused and not kept`(
    stamp: String, mark: String
  ) throws {
    let site = try TestSite()
    let before = try site.everything()
    let file = SentFile("file", "kh.txt", "\(stamp)\n" + Self.document)
    let response = try upload([file], to: site)
    #expect(response.status == 422)
    #expect(PageParts(response).withClass("bad").first?.text.contains("«\(mark)»") ?? false)
    let english = try upload([file], to: site, english: true)
    #expect(PageParts(english).withClass("bad").first?.text.contains("state secrets") ?? false)
    #expect(try site.everything() == before && site.kept.files.withLock { $0.isEmpty })
  }

  @Test(arguments: [true, false]) func `a form whose field for the file nobody filled says to choose one`(hasText: Bool)
    throws
  {
    for isEnglish in [false, true] {
      let site = try TestSite()
      // A browser sends an empty field as a file without a name; whatever came with it is no document.
      let file = SentFile("file", "", hasText ? Self.document : "")
      let page = PageParts(try upload([file], to: site, english: isEnglish))
      #expect(
        page.withClass("bad").first?.text.contains(isEnglish ? Phrase.chooseFile.en : Phrase.chooseFile.vi) ?? false)
      #expect(try site.database.read { try $0.query("SELECT 1 FROM plan") }.count == 1)
    }
  }

  @Test func `words that only contain a mark do not keep a document out`() throws {
    let site = try TestSite()
    let text = Self.document + "\nBảo mật thông tin, mật độ cây xanh; mật ong.\n"
    #expect(try upload([SentFile("file", "kh.txt", text)], to: site).status == 303)
  }

  @Test func `a refused form keeps the owner that was chosen`() throws {
    let site = try TestSite()
    try site.join("hai", "Lập Hai Nơi", TestSite.industry, .planner)
    try site.database.write { connection in
      let person = try #require(try connection.person(login: "hai"))
      let further = Membership(organisation: TestSite.farming, role: .planner)
      try connection.insert(further, of: person.id, realm: TestSite.province)
    }
    #expect(try site.page(Self.path, as: "hai").value(of: "owner") == "2")
    let refused = PageParts(try upload([], owner: "3", to: site, as: "hai"))
    #expect(refused.value(of: "owner") == "3")
  }

  @Test(arguments: [("", 404), ("x", 409), ("999", 404), ("9", 404)])
  func `an owner that one may not know of answers 404`(owner: String, status: Int) throws {
    let site = try TestSite()
    let response = try upload([SentFile("file", "kh.txt", Self.document)], owner: owner, to: site)
    #expect(response.status == status)
    #expect(try site.database.read { try $0.plans().count } == 1)
  }

  @Test func `what the document says stands in the draft, and its bytes are kept as they came`() throws {
    let site = try TestSite()
    let name = "Kế hoạch 'cây xanh' <15>.TXT"
    let bytes = Array(Self.document.utf8)
    let sent = try upload([SentFile("file", name, bytes)], to: site)
    let content = try imported(site)
    let plan = content.plan
    #expect(sent.headers["Location"] == "/ke-hoach/\(plan.id)/ra-soat?xong=da-doc")
    #expect(plan.state == .draft && plan.owner == TestSite.province && plan.realm == TestSite.province)
    #expect(plan.number == "15/KH-UBND" && plan.issuedOn?.description == "2026-01-10")
    #expect(plan.type.lowercased() == "kế hoạch" && plan.title.contains("rồng cây xanh năm 2026"))
    let document = try #require(try site.database.read { try $0.document(of: plan) })
    #expect(document.body == Self.document && document.format == "txt" && document.size == bytes.count)
    #expect(site.kept.files.withLock { $0[document.sha256] } == bytes)
    let original = try site.get("/ke-hoach/\(plan.id)/tep-goc", as: "kehoach")
    #expect(original.headers["Content-Type"] == MediaType.octets)
    let disposition = original.headers["Content-Disposition"] ?? ""
    #expect(disposition.hasPrefix("attachment;") && !disposition.contains("<15>\""), "\(disposition)")
    #expect(try site.actions().last == "plan.import")
    #expect(try site.lastEntry().after?.contains("15") ?? false)
  }

  @Test func `bodies that bear a known name are matched, others wait for a person`() throws {
    let site = try TestSite()
    try #require(try upload([SentFile("file", "kh.txt", Self.document)], to: site).status == 303)
    let named = try imported(site).assignments.map {
      "\($0.role.rawValue) \($0.body) \($0.organisation?.rawValue ?? 0)"
    }
    #expect(Set(named) == ["lead Sở Công Thương 2", "coordinate Sở Nông nghiệp và Môi trường 3", "lead Sở Y tế 0"])
  }

  @Test func `bodies are matched with those of the day of issue and of the owner's tree`() throws {
    let site = try TestSite()
    try site.add([
      .commune(41, "Sở Y tế", "Sở YT mới", from: "2026-02-01"), .commune(42, "Ủy ban nhân dân xã Mới", "Xã Mới"),
    ])
    try #require(try upload([SentFile("file", "kh.txt", Self.document)], to: site).status == 303)
    // The department of health was founded after the plan was issued.
    #expect(try imported(site).assignments.first { $0.body == "Sở Y tế" }?.organisation == nil)
  }

  @Test func `the same document twice is two plans of one file`() throws {
    let site = try TestSite()
    for _ in 0..<2 { try #require(try upload([SentFile("file", "kh.txt", Self.document)], to: site).status == 303) }
    #expect(try site.database.read { try $0.plans().count } == 3)
    #expect(site.kept.files.withLock { $0.count } == 1)
  }

  @Test func `text that is not UTF-8 throughout is read, and what was mended is said`() throws {
    let site = try TestSite()
    let broken = Array(Self.document.utf8) + [0x0A, 0xFF, 0xFE, 0x41, 0x0A]
    #expect(try upload([SentFile("file", "kh.txt", broken)], to: site).status == 303)
    let plan = try imported(site).plan
    let page = try site.page("/ke-hoach/\(plan.id)/ra-soat", as: "kehoach")
    #expect(page.withClass("finds").contains { !$0.text.isEmpty })
    #expect(page.allFaults == [])
  }

  // MARK: The whole loop

  /// A document becomes work and comes back as a report, every step through the pages alone.
  @Test func `a document is read, reviewed, matched, confirmed, reported on, accepted and reported up`() throws {
    let site = try TestSite()
    try site.add([.commune(41, "Ngành Y tế An Bình", "Ngành Y tế")])
    try site.join("yte", "Người Y Tế", ID(41), .reporter)
    let sent = try upload([SentFile("file", "kh.txt", Self.document)], to: site)
    var page = try site.page(try #require(sent.headers["Location"]), as: "kehoach")
    #expect(page.withClass("good").first?.text == Phrase.done("da-doc")?.vi)
    let plan = try imported(site).plan.id

    // The first doubtful item is corrected, with the sentence that it came from beside it.
    let doubtful = try #require(try imported(site).items.first { $0.text.contains("Sở Y tế") })
    page = try site.page("/ke-hoach/\(plan)/ra-soat?muc=\(doubtful.id)", as: "kehoach")
    #expect(page.first("mark", "class", "cur")?.text.contains("kiểm kê cây xanh trong bệnh viện") ?? false)
    var form = try #require(page.element(id: "muc")?.all("form").first)
    var fields = page.fields(of: form).merging(["due": "30/11/2026"]) { $1 }
    #expect(try site.post(form["action"] ?? "", fields, as: "kehoach").status == 303)

    // Its body is matched for the whole plan, the rest accepted at once.
    page = try site.page("/ke-hoach/\(plan)/gan", as: "kehoach")
    form = try #require(page.all("form").first { $0["action"]?.hasSuffix("/gan") ?? false })
    fields = page.fields(of: form)
    let index = try #require((0..<9).first { fields["body-\($0)"] == "Sở Y tế" })
    fields["organisation-\(index)"] = "41"
    #expect(try site.post("/ke-hoach/\(plan)/gan", fields, as: "kehoach").status == 303)
    #expect(try site.acceptSure(plan.rawValue)?.status == 303)
    #expect(try site.get("/ke-hoach/\(plan)", as: "yte").status == 404)
    #expect(try site.post("/ke-hoach/\(plan)/trang-thai", ["viec": "xac-nhan"], as: "kehoach").status == 303)

    // The body sees its duty, reports, and the figure counts once it is accepted.
    let duty = "/ke-hoach/\(plan)/hoat-dong/\(doubtful.id)"
    #expect(try site.page("/", as: "yte").first("a", "href", duty) != nil)
    page = try site.page(duty, as: "yte")
    form = try #require(page.element(id: "bao-cao")?.all("form").first)
    fields = page.fields(of: form)
      .merging(["percent": "100", "sentence": "Đã kiểm kê 12 bệnh viện.", "holdsOn": "20/11/2026"]) { $1 }
    #expect(try site.post(form["action"] ?? "", fields, as: "yte").status == 303)
    page = try site.page(duty, as: "duyet")
    form = try #require(page.element(id: "duyet")?.all("form").first)
    #expect(try site.post(form["action"] ?? "", ["decision": "accept"], as: "duyet").status == 303)
    let summary = try site.page("/ke-hoach/\(plan)", as: "kehoach").withClass("band").first
    #expect(summary?.text.contains("Hoàn thành 1") ?? false, "\(summary?.text ?? "")")

    let report = try site.page("/ke-hoach/\(plan)/bao-cao?ky=2026", as: "kehoach").withClass("official").first
    #expect(report?.text.contains("15/KH-UBND") ?? false)
    #expect(report?.text.contains("Đã kiểm kê 12 bệnh viện") ?? false)
    let actions = try site.actions().suffix(7)
    #expect(
      Array(actions)
        == [
          "plan.import", "plan.item.correct", "plan.body.match", "plan.item.review", "access.outside", "plan.state",
          "report.submit", "report.accept",
        ].suffix(7))
  }
}
