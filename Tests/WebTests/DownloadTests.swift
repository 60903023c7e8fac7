// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import HTTP
import OfficialDocuments
import PlanReading
import Store
import Testing

@testable import Web

/// The files that pages hand out, as the program really writes them, read back by its own readers.
@Suite struct `Files to download` {
  private func site() throws -> TestSite {
    let site = try TestSite(files: FileServices.real)
    try site.report(1, percent: 40, on: "10/10/2026", sentence: "Đã lắp 16 trạm; \"nhanh\".", decidedBy: "duyet")
    try site.report(3, percent: 10, on: "20/11/2026", body: 3, sentence: "Mới làm.", by: "nongnghiep")
    return site
  }

  private func bytes(_ response: Response) throws -> [UInt8] {
    guard case .bytes(let bytes) = response.body else { throw ServiceRefusal(Phrase("", "")) }
    return bytes
  }

  @Test(arguments: [
    ("ke-hoach.docx", MediaType.docx, "ke-hoach.docx"),
    ("ke-hoach.akn.xml", "application/akn+xml", "ke-hoach.akn.xml"),
    ("bang.csv", MediaType.csv, "ke-hoach.csv"), ("bang.xlsx", MediaType.xlsx, "ke-hoach.xlsx"),
    ("bao-cao.csv", MediaType.csv, "bao-cao-2026.csv"), ("bao-cao.xlsx", MediaType.xlsx, "bao-cao-2026.xlsx"),
    ("bao-cao.docx", MediaType.docx, "bao-cao-2026.docx"), ("bao-cao.pdf", MediaType.pdf, "bao-cao-2026.pdf"),
    ("bao-cao.docx?ky=2027", MediaType.docx, "bao-cao-2027.docx"),
    ("bao-cao.csv?ky=%22%0D%0AX:1", MediaType.csv, "bao-cao-2026.csv"),
  ])
  func `each is named and typed, to be saved and not shown`(path: String, mediaType: String, name: String) throws {
    let response = try site().get("/ke-hoach/100/" + path, as: "kehoach")
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == mediaType)
    #expect(response.headers["Content-Disposition"] == "attachment; filename=\"\(name)\"; filename*=UTF-8''\(name)")
    #expect(response.headers["X-Content-Type-Options"] == "nosniff")
    #expect(response.headers["Cache-Control"] == "private, no-cache")
    #expect(try bytes(response).count > 20)
  }

  @Test func `the table of a plan says of each activity what its page says`() throws {
    let table = try readCSV(try bytes(try site().get("/ke-hoach/100/bang.csv", as: "kehoach")))
    #expect(
      table.columns == [
        "Mã", "Hoạt động", "Trạng thái", "Chủ trì", "Phối hợp", "Thời hạn", "Chỉ tiêu", "Đơn vị tính",
        "Tiến độ đã duyệt (%)",
        "Tiến độ chờ duyệt (%)", "Kết quả",
      ])
    #expect(table.rows.count == 5)
    let text = { (text: String) in Table.Cell.text(text) }
    let lastDay = try #require(CivilDate(year: 2026, month: 10, day: 31))
    #expect(
      table.rows[0] == [
        text("1"), text("Hoạt động số 1: Lắp 40 trạm sạc xe điện."), text("Chậm"), text("Sở CT"), .empty,
        .date(lastDay),
        .integer(40), text("trạm"), .integer(40), .empty, text("Đã lắp 16 trạm; \"nhanh\"."),
      ])
    #expect(table.rows[2][8] == .empty && table.rows[2][9] == .integer(10))
    #expect(table.rows[3][4] == text("các địa phương") && table.rows[4][3] == .empty)
  }

  @Test func `in English the heads and statuses are English, the plan's own words stay`() throws {
    let table = try readCSV(try bytes(try site().get("/ke-hoach/100/bang.csv", as: "kehoach", english: true)))
    #expect(table.columns.prefix(3) == ["Code", "Activity", "Status"])
    #expect(table.rows[0][2] == .text("Late") && table.rows[0][3] == .text("Sở CT"))
  }

  @Test(
    arguments: [
      (40_000, "40"), (41_300, "41.3"), (1_250_000, "1250"), (125, "0.125"), (500, "0.5"), (0, "0"),
      (12_000_000, "12000"),
    ] as [(Int64, String)])
  func `a number has no decimals that say nothing`(thousandths: Int64, written: String) throws {
    let site = try TestSite(files: FileServices.real)
    var item = PlanItem.sample(1, .activity, "Việc", unit: "ha")
    item.target = Quantity(thousandths: thousandths)
    try site.addPlan(items: [item], assignments: [])
    let csv = String(decoding: try bytes(try site.get("/ke-hoach/101/bang.csv", as: "kehoach")), as: UTF8.self)
    #expect(csv.contains(",\(written),\"ha\","), "\(csv)")
  }

  @Test func `a figure that waits is in the table of those who may read it alone`() throws {
    let site = try site()
    for (login, isRead) in [("nongnghiep", true), ("xem", true), ("congthuong", false)] {
      let table = try readCSV(try bytes(try site.get("/ke-hoach/100/bang.csv", as: login)))
      #expect((table.rows[2][9] == .integer(10)) == isRead, "\(login)")
    }
  }

  @Test(arguments: ["bang", "bao-cao"]) func `both kinds of table hold the same`(name: String) throws {
    let site = try site()
    let csv = try readCSV(try bytes(try site.get("/ke-hoach/100/\(name).csv", as: "kehoach")))
    let xlsx = try readXLSX(try bytes(try site.get("/ke-hoach/100/\(name).xlsx", as: "kehoach")))
    #expect(csv.columns == xlsx.columns && csv.rows.count == xlsx.rows.count)
    for (left, right) in zip(csv.rows, xlsx.rows) { #expect(left.map(\.plainText) == right.map(\.plainText)) }
  }

  /// Texts that a spreadsheet would take for a formula or a command.
  static let dangerous = [
    "=1+1", "=HYPERLINK(\"http://x.example\",\"Bấm\")", "+84 912 000 111", "-5 °C", "@SUM(A1:A9)", "'=1",
    "=cmd|'/C calc'!A0",
    "a,b\";=1", "\"=1\"",
  ]

  @Test(arguments: dangerous) func `no text becomes a formula, and each comes back as it was`(text: String) throws {
    let site = try TestSite(files: FileServices.real)
    try site.add([.commune(41, "Sở Thử", text)])
    try site.addPlan(
      items: [.sample(1, .activity, text, target: 5, unit: text), .sample(2, .task, "x\n" + text)],
      assignments: [.sample(901, 1, "Sở Thử", .lead, 41), .sample(902, 1, text, .coordinate, nil)])
    try site.report(
      1, of: 101, on: "10/10/2026", body: 41, sentence: text, difficulty: text, by: "duyet", decidedBy: nil)
    try site.join("khac", "Duyệt Khác", TestSite.province, .approver)
    try #require(try site.decide(try #require(try site.reports(of: 101).first), .accept, as: "khac").status == 303)
    for name in ["bang", "bao-cao"] {
      let raw = try bytes(try site.get("/ke-hoach/101/\(name).csv", as: "kehoach"))
      let written = String(decoding: raw, as: UTF8.self)
      for sign in ["=", "+", "-", "@"] {
        for start in [",\"", "\n\"", ","] { #expect(!written.contains(start + sign), "\(name) \(start)\(sign)") }
      }
      let csv = try readCSV(raw)
      let xlsx = try readXLSX(try bytes(try site.get("/ke-hoach/101/\(name).xlsx", as: "kehoach")))
      for table in [csv, xlsx] {
        let cells = table.rows[0].map(\.plainText)
        #expect(cells.count { $0 == text } >= 3, "\(name): \(cells)")
      }
    }
  }

  @Test func `the annex as a table has the rows of the annex of the document`() throws {
    let site = try site()
    let page = try site.page("/ke-hoach/100/bao-cao?ky=2026", as: "kehoach")
    let rows = page.withClass("o-annex").first?.all("tbody").first?.all("tr").filter { $0.all("td").count == 7 } ?? []
    let table = try readCSV(try bytes(try site.get("/ke-hoach/100/bao-cao.csv?ky=2026", as: "kehoach")))
    #expect(table.columns.prefix(4) == ["Nhóm", "STT", "Hoạt động", "Cơ quan chủ trì"])
    let shown = rows.map { $0.all("td").prefix(5).map(\.text) }
    #expect(table.rows.map { $0[1...5].map(\.plainText) } == shown)
  }

  @Test func `the document holds every word of its preview`() throws {
    let site = try site()
    let page = try site.page("/ke-hoach/100/bao-cao?ky=2026", as: "kehoach")
    let docx = try bytes(try site.get("/ke-hoach/100/bao-cao.docx?ky=2026", as: "kehoach"))
    let written = try readDocx(docx).text.trimmed
    let preview = try #require(page.withClass("official").first)
    let pieces = preview.all("p").map(\.text) + preview.all("td").map(\.text) + preview.all("li").map(\.text)
    #expect(pieces.count > 40)
    for piece in pieces where !piece.isEmpty { #expect(written.contains(piece), "\(piece)") }
  }

  @Test func `the document can be imported again as a plan of the same activities`() throws {
    let site = try site()
    let docx = try bytes(try site.get("/ke-hoach/100/bao-cao.docx?ky=2026", as: "kehoach"))
    let sent = try site.send("/ke-hoach/nhap", ["owner": "1"], [SentFile("file", "bao-cao.docx", docx)], as: "kehoach")
    #expect(sent.status == 303)
    let review = try site.page(sent.headers["Location"] ?? "", as: "kehoach")
    #expect(review.allFaults == [])
    let address = try #require(sent.headers["Location"]?.split(separator: "/")[1])
    let plan = try #require(Int64(String(address)))
    let text = try site.items(of: plan).map(\.text).joined(separator: "\n")
    for words in ["Lắp 40 trạm sạc xe điện", "Kiểm toán năng lượng cho cơ sở sản xuất", "Vận động tiêu dùng xanh"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(try site.get("/ke-hoach/\(plan)/tep-goc", as: "kehoach").status == 200)
  }

  @Test(arguments: [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0, 9, 9, 9, 9]] as [[UInt8]])
  func `a broken .docx is refused with the reason in both languages`(bytes: [UInt8]) throws {
    for isEnglish in [false, true] {
      let site = try TestSite(files: FileServices.real)
      let file = [SentFile("file", "hong.docx", bytes)]
      let response = try site.send("/ke-hoach/nhap", ["owner": "1"], file, as: "kehoach", english: isEnglish)
      #expect(response.status == 422)
      let banner = PageParts(response).withClass("bad").first?.text ?? ""
      #expect(banner.count > 15 && banner.unicodeScalars.contains { $0.value > 0x1E00 } == !isEnglish, "\(banner)")
    }
  }

  @Test func `the .pdf is made of the very .docx`() throws {
    let site = try site()
    let docx = try readDocx(try bytes(try site.get("/ke-hoach/100/bao-cao.docx", as: "kehoach")))
    let pdf = try bytes(try site.get("/ke-hoach/100/bao-cao.pdf", as: "kehoach"))
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    #expect(try readDocx(Array(pdf.dropFirst(9))) == docx)
  }

  @Test(arguments: [(false, "Chưa cài LibreOffice."), (true, "LibreOffice is missing.")])
  func `where no converter is installed, the answer says so, and the .docx is there all the same`(
    isEnglish: Bool, words: String
  ) throws {
    let site = try TestSite()
    let response = try site.get("/ke-hoach/100/bao-cao.pdf", as: "kehoach", english: isEnglish)
    #expect(response.status == 503)
    #expect(PageParts(response).first("p", "class", "lead")?.text == words)
    #expect(try site.get("/ke-hoach/100/bao-cao.docx", as: "kehoach").status == 200)
  }
}
