// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `Reading the journal` {
  /// The rows of the table: number, time, who, what, details.
  private func rows(_ site: TestSite, _ query: String = "", as login: String = "quantri", english: Bool = false) throws
    -> [[String]]
  {
    let page = try site.page("/nhat-ky" + query, as: login, english: english)
    return page.first("tbody")?.all("tr").map { $0.children.map(\.text) } ?? []
  }

  /// A site on which everything was done once that the journal tells of.
  private func busySite() throws -> TestSite {
    let site = try TestSite()
    func done(_ response: Response) throws { try #require([200, 303].contains(response.status), "\(response.status)") }
    let text = "KẾ HOẠCH\n1. Sở Công Thương chủ trì lắp 5 trạm sạc trước ngày 31/12/2026.\n"
    try done(try site.send("/ke-hoach/nhap", ["owner": "1"], [SentFile("file", "kh.txt", text)], as: "kehoach"))
    let draft = try #require(try site.database.read { try $0.plans() }.first { $0.state == .draft })
    try done(try #require(try site.acceptSure(draft.id.rawValue)))
    try done(try site.submit("/ke-hoach/\(draft.id)/trang-thai", ["viec": "bo"], as: "kehoach"))
    let correction = [
      "version": "1", "text": "Lắp 50 trạm sạc.", "kind": "task", "due": "31/12/2026", "target": "1.250,5",
      "unit": "trạm",
      "role-0": "lead", "body-0": "Sở Công Thương", "organisation-0": "2", "stopped": "Hết vốn",
    ]
    try done(try site.submit("/ke-hoach/100/ra-soat/2", correction, as: "kehoach"))
    let match = ["body-0": "các địa phương", "organisation-0": "3"]
    try done(try site.submit("/ke-hoach/100/gan", match, as: "kehoach"))
    try done(try site.submit("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong"))
    try done(try site.decide(try ReportFlow.waiting(site), .return, note: "Bổ sung <danh sách>.", as: "duyet"))
    try site.report(1, percent: 60, decidedBy: "duyet")
    try done(try site.submit("/ke-hoach/100/trang-thai", ["viec": "dong"], as: "kehoach"))
    let person = ["name": "Lê Thị Mới", "login": "moi", "organisation": "2", "role": "approver"]
    try done(try site.submit("/nguoi-dung", person, as: "quantri"))
    try done(try site.submit("/nguoi-dung", person.merging(["login": "congthuong"]) { $1 }, as: "quantri"))
    for action in ["lien-ket", "dong", "mo"] {
      try done(try site.submit("/nguoi-dung/14", ["viec": action], as: "quantri"))
    }
    let role = ["organisation": "2", "role": "approver"]
    try done(try site.submit("/nguoi-dung/14/vai-tro", role, as: "quantri"))
    let room = ["code": "A", "name": "Phòng A", "kind": "room", "from": "01/03/2025"]
    try done(try site.submit("/to-chuc/2/them", room, as: "quantri"))
    try site.end(3, on: "20/11/2026", successor: 2)
    let password = ["old": TestSite.password, "new": "con đường làng quê"]
    try done(try site.submit("/tai-khoan/mat-khau", password, as: "duyet"))
    #expect(try site.submit("/dang-nhap", ["login": "duyet", "password": "sai"]).status == 403)
    #expect(try site.get("/nguoi-dung", as: "kehoach").status == 403)
    #expect(try site.get("/ke-hoach/100?tim=b%C3%AD+m%E1%BA%ADt", as: "congdoan").status == 404)
    return site
  }

  @Test(arguments: [false, true]) func `every action and every field has a name in words`(english: Bool) throws {
    let site = try busySite()
    let rows = try rows(site, english: english)
    #expect(rows.count > 20)
    let actions = Set(try site.actions())
    #expect(actions.count >= 20)
    let generic = Phrase.action("")[english ? .english : .vietnamese]
    for row in rows { #expect(!row[3].hasPrefix(generic + " "), "\(row[3])") }
    let page = try site.page("/nhat-ky", as: "quantri", english: english)
    for key in page.withClass("k").map({ $0.text.dropLast() }) {
      // A key of the store has small letters only; a name begins with a capital.
      #expect(key.first?.isUppercase ?? false, "\(key)")
    }
    #expect(page.allFaults == [])
  }

  @Test func `values are shown as on other pages, not as they are stored`() throws {
    let rows = try rows(try busySite())
    func details(_ action: String) throws -> String { try #require(rows.first { $0[3].hasSuffix(action) })[4] }
    #expect(
      try details("organisation.dissolve").contains("Ngày cuối cùng Trước: – Sau: 20/11/2026"))
    #expect(
      try details("organisation.found").contains("Có hiệu lực từ ngày: 01/03/2025 · Tên đầy đủ: Phòng A · Mã: A"))
    #expect(
      try details("person.role.remove")
        == "Trước Sau Vai trò Trước: Người duyệt Sau: Người duyệt Cơ quan, tổ chức Trước: Sở CT Sau: Sở CT "
        + "Có từ ngày Trước: 21/11/2026 Sau: 21/11/2026 Ngày cuối cùng Trước: – Sau: 20/11/2026")
    #expect(
      try details("report.return")
        == "Trước Sau Trạng thái Trước: Chờ duyệt Sau: Bị trả lại Ý kiến Trước: – Sau: Bổ sung <danh sách>."
    )
    let correction = try details("plan.item.correct")
    for part in [
      "Thời hạn Trước: 10/12/2026 Sau: 31/12/2026", "Sau: Nhiệm vụ", "Sau: 1.250,5", "Dừng vì Trước: – Sau: Hết vốn",
    ] {
      #expect(correction.contains(part), "\(part) in \(correction)")
    }
    #expect(try details("plan.body.match").contains("Sở NN&MT"))
    #expect(try details("access.forbidden") == "Sau: Đường dẫn: /nguoi-dung")
    // What somebody searched for is no affair of the journal.
    #expect(try details("access.outside") == "Sau: Đường dẫn: /ke-hoach/100")
    #expect(try details("session.refused") == "Sau: Số lần sai: 1")
  }

  @Test func `no password, no token and no link of anybody stands in it`() throws {
    let site = try busySite()
    let entries = try site.database.read { try $0.journal(realm: 1, limit: 1000) }.map { "\($0)" }.joined()
    for secret in [TestSite.password, "con đường làng quê", "token-0", "digest(", "hash of", "session-of"] {
      #expect(!entries.contains(secret), "\(secret)")
    }
  }

  @Test func `it is read page by page, each entry once, the newest first`() throws {
    let site = try TestSite()
    for number in 0..<117 {
      site.clock.advance(seconds: 60)
      let fields = ["name": "Xã \(number)", "code": "X\(number)"]
      #expect(try site.submit("/to-chuc/1/them", fields, as: "quantri").status == 303)
    }
    var path: String? = "/nhat-ky"
    var names: [String] = []
    var counts: [Int] = []
    while let current = path {
      let page = try site.page(current, as: "quantri")
      let rows = try #require(page.first("tbody")).all("tr")
      counts.append(rows.count)
      names += rows.compactMap { row in
        row.text.split(separator: "Tên đầy đủ: ").last?.split(separator: " · ").first.map(String.init)
      }
      path = page.all("a").first { $0.text == Phrase.olderEntries.vi }?["href"]
      try #require(counts.count < 10)
    }
    let all = try site.actions().count
    #expect(counts == [50, 50, all - 100])
    #expect(names.prefix(117).map { $0 } == (0..<117).reversed().map { "Xã \($0)" })
  }

  @Test(arguments: ["truoc=", "truoc=x", "truoc=%00", "cay=", "cay=x", "cay=999", "truoc=99999999999999999999"])
  func `a broken address of a page shows the first one`(query: String) throws {
    let site = try TestSite()
    #expect(try rows(site, "?" + query) == rows(site))
  }

  @Test(arguments: ["truoc=0", "truoc=-5", "truoc=1"])
  func `before the first entry there is none, and the page says so`(query: String) throws {
    let site = try TestSite()
    let page = try site.page("/nhat-ky?" + query, as: "quantri")
    #expect(page.first("table") == nil)
    #expect(page.withClass("empty").first?.text == Phrase.journalEmpty.vi)
  }

  @Test func `each tree has its journal, and nobody reads one of a tree that they do not administer as a whole`() throws
  {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.union, to: "congdoan")
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    let reader = ["name": "Một Người", "login": "moi", "organisation": "9", "role": "reader"]
    #expect(try site.submit("/nguoi-dung", reader, as: "congdoan").status == 200)
    for query in ["", "?cay=1", "?cay=9"] {
      let rows = try rows(site, query, as: "congdoan")
      #expect(rows.count == 1 && rows[0][2] == "Đoàn Thị Mai Khuê", "\(query)")
      #expect(!(try self.rows(site, query).contains { $0[2] == "Đoàn Thị Mai Khuê" }), "\(query)")
    }
    let refused = try site.get("/nhat-ky", as: "congthuong")
    #expect(refused.status == 403)
    #expect(refused.page.contains(Phrase.journalOfWholeRealm.vi))
  }

  @Test func `whoever administers two trees chooses one, and a part of another tree does not stand in the way`() throws
  {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.union, to: "congdoan")
    try site.give(.administrator, at: TestSite.industry, to: "congdoan")
    let role = ["name": "x", "login": "moi", "organisation": "9", "role": "reader"]
    #expect(try site.submit("/nguoi-dung", role, as: "congdoan").status == 200)
    #expect(try rows(site, as: "congdoan").count == 1)
    try site.give(.administrator, at: TestSite.province, to: "congdoan")
    #expect(try rows(site, "?cay=9", as: "congdoan").count == 1)
    #expect(try rows(site, "?cay=1", as: "congdoan") == rows(site))
    #expect(try rows(site, as: "congdoan") == rows(site))
  }

  @Test(arguments: [
    ("quantri", true), ("kehoach", false), ("congthuong", false), ("xem", false),
  ])
  func `the menu leads to it where it opens`(login: String, isThere: Bool) throws {
    let site = try TestSite()
    #expect(try site.page("/tro-giup", as: login).all("a", "href", "/nhat-ky").isEmpty != isThere)
    if login == "congthuong" {
      try site.give(.administrator, at: TestSite.industry, to: login)
      let page = try site.page("/tro-giup", as: login)
      #expect(page.all("a", "href", "/nhat-ky").isEmpty && !page.all("a", "href", "/nguoi-dung").isEmpty)
    }
  }

  @Test func `what the program did itself says so, and times are those of Vietnam`() throws {
    let site = try TestSite()
    let late = TestSite.morning.adding(seconds: 15 * 3600 + 59 * 60)
    try site.database.write { connection in
      try connection.journal(
        "person.close", "person", ID<Person>(14), realm: TestSite.province, before: nil, after: nil,
        by: Author(person: nil, name: "", at: late))
    }
    let row = try #require(try rows(site).first)
    #expect(row[0] == Phrase.notSealedYet.vi)
    #expect(row[1] == "22/11/2026 00:59" && row[2] == Phrase.theProgram.vi)
  }
}
