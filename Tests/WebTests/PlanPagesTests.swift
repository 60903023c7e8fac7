// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `The plan page` {
  @Test func `it counts activities by status as of today`() throws {
    let page = try TestSite().get("/ke-hoach/100", as: "kehoach").page
    #expect(page.contains("5 hoạt động"))
    #expect(page.contains("aria-label=\"1 sắp đến hạn, 1 chậm, 3 chưa bắt đầu\""))
    #expect(page.contains("Quá 21 ngày"))
    #expect(page.contains("Còn 19 ngày"))
  }

  @Test func `text from documents and people is escaped`() throws {
    let site = try TestSite()
    let page = try site.get("/ke-hoach/100", as: "kehoach").page
    #expect(page.contains("&lt;nguy hại&gt;"))
    #expect(!page.contains("<nguy hại>"))
    let search = try site.get("/ke-hoach/100?tim=%22%3E%3Cscript%3E", as: "kehoach").page
    #expect(!search.contains("<script"))
  }

  @Test(arguments: [
    ("tim=tuoi+uot", [3]), ("tim=TR%E1%BA%A0M", [1]), ("trang-thai=late", [1]), ("chu-tri=chua-co", [5]),
    ("chu-tri=3", [3, 4]), ("han=khong-ghi", [4, 5]), ("han=30-ngay", [2]),
  ])
  func `filters show what they say and nothing else`(query: String, shown: [Int]) throws {
    let page = try TestSite().get("/ke-hoach/100?" + query, as: "kehoach").page
    // What stands before the tree (the overview, the search) names activities too.
    let tree = try #require(page.split(separator: "<div class=\"tree\">", maxSplits: 1).last)
    for number in 1...5 {
      let isShown = tree.contains("<td class=\"code\">\(number)</td>")
      #expect(isShown == shown.contains(number), "\(number) with \(query)")
    }
  }

  @Test func `a filter that nothing fits says what to do`() throws {
    #expect(try TestSite().get("/ke-hoach/100?tim=zzz", as: "kehoach").page.contains(Phrase.nothingMatches.vi))
  }

  @Test func `the sentence that an item came from stands out beside the tree`() throws {
    let page = try TestSite().get("/ke-hoach/100?nguon=3", as: "kehoach").page
    #expect(
      page.contains("<mark id=\"s3\" class=\"cur\">Hoạt động số 3: Tưới ướt khô xen kẽ trên 12.000 ha lúa.</mark>"))
  }

  @Test func `English is one click away, and kept`() throws {
    let site = try TestSite()
    let choice = try site.get("/ke-hoach/100?lang=en", as: "kehoach")
    #expect(choice.status == 303)
    #expect(choice.headers["Location"] == "/ke-hoach/100")
    #expect(choice.headers["Set-Cookie"]?.hasPrefix("xanh-lang=en") ?? false)
    let page = try site.get("/ke-hoach/100", as: "kehoach", english: true).page
    #expect(page.contains("<html lang=\"en\">") && page.contains("5 activities") && page.contains("21 days overdue"))
  }

  @Test func `a kept page is given again, and a change shows at once`() throws {
    let site = try TestSite()
    _ = try site.get("/ke-hoach/100", as: "kehoach")
    let request = try site.request("GET", "/ke-hoach/100", "kehoach", false)
    #expect(site.site.cached(request) != nil)
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    #expect(site.site.cached(request) == nil)
    #expect(try site.get("/ke-hoach/100", as: "kehoach").page.contains("40 % chờ duyệt"))
  }

  @Test func `a kept page belongs to one person and one language`() throws {
    let site = try TestSite()
    _ = try site.get("/ke-hoach/100", as: "kehoach")
    #expect(site.site.cached(try site.request("GET", "/ke-hoach/100", "duyet", false)) == nil)
    #expect(site.site.cached(try site.request("GET", "/ke-hoach/100", "kehoach", true)) == nil)
    #expect(site.site.cached(try site.request("GET", "/ke-hoach/100", nil, false)) == nil)
  }

  @Test func `a kept page holds no form token`() throws {
    let site = try TestSite()
    for path in ["/", "/ke-hoach", "/ke-hoach/100", "/ke-hoach/100/nguon", "/bao-cao", "/to-chuc"] {
      let page = try site.get(path, as: "kehoach").page
      #expect(!page.contains("name=\"token\""), "\(path)")
    }
  }

  @Test func `no page carries a script or a style of its own`() throws {
    let site = try TestSite()
    for path in ["/", "/ke-hoach", "/ke-hoach/100", "/ke-hoach/100/hoat-dong/1", "/ke-hoach/100/ra-soat", "/tro-giup"] {
      let page = try site.get(path, as: "kehoach").page
      #expect(!page.contains(" style=") && !page.contains("onclick"), "\(path)")
      // The review has one, in a file of its own.
      let scripts = PageParts(try site.get(path, as: "kehoach")).all("script")
      #expect(
        scripts.allSatisfy { $0["src"] != nil && $0.text.isEmpty }
          && scripts.count == (path.hasSuffix("ra-soat") ? 1 : 0))
    }
  }
}

/// The fields of a good report.
enum ReportFlow {
  static let fields = [
    "organisation": "2", "percent": "40", "quantity": "16", "holdsOn": "20/11/2026", "sentence": "Đã lắp 16 trạm sạc.",
    "difficulty": "Nhà thầu chậm giao thiết bị.", "proposal": "", "key": "form-1",
  ]

  /// The reports on the plan that wait.
  static func allWaiting(_ site: TestSite) throws -> [Report] {
    try site.database.read { connection in
      let plan = try #require(try connection.plan(ID(100)))
      return try connection.reports(of: plan).filter { $0.state == .submitted }
    }
  }

  /// The report that waits.
  static func waiting(_ site: TestSite) throws -> Report {
    try #require(try allWaiting(site).first)
  }
}

@Suite struct `Reporting on the web` {
  @Test func `a report waits, is accepted by another person, and counts from then on`() throws {
    let site = try TestSite()
    let sent = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    #expect(sent.headers["Location"] == "/ke-hoach/100/hoat-dong/1?xong=da-gui")
    #expect(try site.get("/ke-hoach/100", as: "kehoach").page.contains("40 % chờ duyệt"))
    let report = try ReportFlow.waiting(site)
    let decided = try site.post(
      "/ke-hoach/100/bao-cao/\(report.id)/quyet-dinh", ["decision": "accept", "note": ""], as: "congthuong.duyet")
    #expect(decided.status == 303)
    let plan = try site.get("/ke-hoach/100", as: "kehoach").page
    #expect(plan.contains("16/40 trạm") && !plan.contains("40 % chờ duyệt"))
    #expect(try site.actions().suffix(2) == ["report.submit", "report.accept"])
  }

  @Test func `the same form sent twice is one report`() throws {
    let site = try TestSite()
    for _ in 0..<2 { _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong") }
    #expect(try ReportFlow.allWaiting(site).count == 1)
  }

  @Test(arguments: [
    ("percent", "120", "percent"), ("percent", "bốn mươi", "percent"), ("percent", "", "percent"),
    ("holdsOn", "32/13/2026", "holdsOn"), ("holdsOn", "22/11/2026", "holdsOn"), ("quantity", "1.2.3", "quantity"),
    ("sentence", "  ", "sentence"),
  ])
  func `a wrong field comes back with what is wrong, and nothing typed is lost`(
    field: String, value: String, marked: String
  ) throws {
    let site = try TestSite()
    var fields = ReportFlow.fields
    fields[field] = value
    let response = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", fields, as: "congthuong")
    #expect(response.status == 422)
    #expect(response.page.contains("id=\"e-\(marked)\""))
    #expect(response.page.contains("Nhà thầu chậm giao thiết bị."))
    #expect(try ReportFlow.allWaiting(site).isEmpty)
  }

  @Test(arguments: [("nongnghiep", "2"), ("xem", "2"), ("congthuong", "3")])
  func `nobody reports in the name of a body that is not theirs`(login: String, organisation: String) throws {
    let site = try TestSite()
    var fields = ReportFlow.fields
    fields["organisation"] = organisation
    #expect(try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", fields, as: login).status == 403)
  }

  @Test func `a report is returned with a note, and the note stands on the reporter's first page`() throws {
    let site = try TestSite()
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    let path = "/ke-hoach/100/bao-cao/\(try ReportFlow.waiting(site).id)/quyet-dinh"
    #expect(try site.post(path, ["decision": "return", "note": ""], as: "congthuong.duyet").status == 409)
    #expect(
      try site.post(path, ["decision": "return", "note": "Bổ sung danh sách trạm."], as: "congthuong.duyet").status
        == 303)
    let work = try site.get("/", as: "congthuong").page
    #expect(work.contains("«Bổ sung danh sách trạm.»") && work.contains(Phrase.mendAndSend.vi))
  }

  @Test func `nobody decides on a report of their own, nor twice`() throws {
    let site = try TestSite()
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong.duyet")
    let path = "/ke-hoach/100/bao-cao/\(try ReportFlow.waiting(site).id)/quyet-dinh"
    #expect(try site.post(path, ["decision": "accept"], as: "congthuong.duyet").page.contains(Phrase.ownReport.vi))
    #expect(try site.post(path, ["decision": "accept"], as: "duyet").status == 303)
    #expect(try site.post(path, ["decision": "accept"], as: "duyet").page.contains(Phrase.reportDecided.vi))
  }

  @Test func `a report that is not accepted is read only by its own body and those above`() throws {
    let site = try TestSite()
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    #expect(!(try site.get("/ke-hoach/100/hoat-dong/1", as: "nongnghiep").page.contains("Đã lắp 16 trạm sạc.")))
    #expect(try site.get("/ke-hoach/100/hoat-dong/1", as: "xem").page.contains("Đã lắp 16 trạm sạc."))
  }

  @Test func `an evidence file is given out to be saved, never shown as a page`() throws {
    let site = try TestSite()
    var request = try site.request("POST", "/ke-hoach/100/hoat-dong/1/bao-cao", "congthuong", false)
    request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
    var body = ""
    for (name, value) in ReportFlow.fields.merging(
      ["token": "mac(form \(try site.session(of: "congthuong")))"], uniquingKeysWith: { $1 })
    {
      body += "--xx\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    body +=
      "--xx\r\nContent-Disposition: form-data; name=\"files\"; filename=\"ảnh.html\"\r\n\r\n<script>1</script>\r\n--xx--\r\n"
    request.body = Array(body.utf8)
    #expect(site.site.respond(to: request).status == 303)
    let report = try ReportFlow.waiting(site)
    let file = try #require(site.kept.files.withLock { $0.keys.first })
    let response = try site.get("/ke-hoach/100/bao-cao/\(report.id)/tep/\(file)", as: "kehoach")
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == MediaType.octets)
    #expect(response.headers["Content-Disposition"]?.hasPrefix("attachment") ?? false)
    #expect(response.headers["Content-Security-Policy"]?.contains("sandbox") ?? false)
    #expect(try site.get("/ke-hoach/100/bao-cao/\(report.id)/tep/\(file)", as: "nongnghiep").status == 404)
  }
}

@Suite struct `Reviewing a plan` {
  private let fields = [
    "version": "1", "text": "Lắp 50 trạm sạc xe điện.", "kind": "activity", "due": "31/12/2026", "target": "50",
    "unit": "trạm",
    "role-0": "lead", "body-0": "Sở Công Thương", "organisation-0": "2", "role-1": "coordinate",
    "body-1": "các địa phương",
    "organisation-1": "", "stopped": "",
  ]

  @Test func `a correction is kept with what stood before in the journal`() throws {
    let site = try TestSite()
    #expect(try site.post("/ke-hoach/100/ra-soat/1", fields, as: "kehoach").status == 303)
    let page = try site.get("/ke-hoach/100", as: "kehoach").page
    #expect(page.contains("Lắp 50 trạm sạc xe điện.") && page.contains("31/12/2026"))
    let entry = try #require(try site.database.read { try $0.journal(realm: 1, limit: 1) }.first?.entry)
    #expect(entry.action == "plan.item.correct")
    #expect(entry.before?.contains("Lắp 40 trạm") ?? false)
    #expect(entry.after?.contains("Lắp 50 trạm") ?? false)
  }

  @Test func `two people at once do not overwrite each other`() throws {
    let site = try TestSite()
    #expect(try site.post("/ke-hoach/100/ra-soat/1", fields, as: "kehoach").status == 303)
    let second = try site.post("/ke-hoach/100/ra-soat/1", fields, as: "kehoach")
    #expect(second.status == 409)
    #expect(second.page.contains("đã sửa mục này lúc"))
  }

  @Test(arguments: [("due", "tháng sau"), ("target", "bốn mươi"), ("text", "")])
  func `a wrong field comes back marked, with what was typed`(field: String, value: String) throws {
    let site = try TestSite()
    var wrong = fields
    wrong[field] = value
    let response = try site.post("/ke-hoach/100/ra-soat/1", wrong, as: "kehoach")
    #expect(response.status == 422)
    #expect(response.page.contains("id=\"e-\(field)\""))
    #expect(response.page.contains("Sở Công Thương"))
  }

  @Test func `a body is matched once for the whole plan`() throws {
    let site = try TestSite()
    let response = try site.post(
      "/ke-hoach/100/gan", ["body-0": "các địa phương", "organisation-0": "3"], as: "kehoach")
    #expect(response.status == 303)
    let matched = try site.database.read { connection in
      try connection.assignments(of: FixturePlan.content.plan).first { $0.body == "các địa phương" }
    }
    #expect(matched?.organisation == TestSite.farming)
  }

  @Test func `sure items are accepted with one button`() throws {
    let site = try TestSite()
    #expect(try site.acceptSure()?.status == 303)
    let items = try site.database.read { try $0.items(of: FixturePlan.content.plan) }
    #expect(items.filter(\.isReviewed).map(\.id.rawValue) == [1, 2, 3, 4])
  }

  @Test func `a plan with reports does not become a draft again`() throws {
    let site = try TestSite()
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    let response = try site.post("/ke-hoach/100/trang-thai", ["viec": "mo-lai"], as: "kehoach")
    #expect(response.status == 409)
    #expect(response.page.contains(Phrase.planHasReports.vi))
  }
}

@Suite struct `The official report` {
  @Test func `it counts accepted figures and names those that wait apart`() throws {
    let site = try TestSite()
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    let path = "/ke-hoach/100/bao-cao?ky=2027"
    let waiting = try site.get(path, as: "kehoach").page
    #expect(waiting.contains("chờ duyệt") && !waiting.contains("Đã lắp 16 trạm sạc."))
    _ = try site.post(
      "/ke-hoach/100/bao-cao/\(try ReportFlow.waiting(site).id)/quyet-dinh", ["decision": "accept"], as: "duyet")
    #expect(try site.get(path, as: "kehoach").page.contains("Đã lắp 16 trạm sạc"))
  }

  @Test func `only results up to the cut-off of the period count`() throws {
    let site = try TestSite()
    _ = try site.post("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, as: "congthuong")
    _ = try site.post(
      "/ke-hoach/100/bao-cao/\(try ReportFlow.waiting(site).id)/quyet-dinh", ["decision": "accept"], as: "duyet")
    #expect(!(try site.get("/ke-hoach/100/bao-cao?ky=2026", as: "kehoach").page.contains("Đã lắp 16 trạm sạc")))
  }

  @Test func `it has the head, the bases and the signature of an official document`() throws {
    let page = try TestSite().get("/ke-hoach/100/bao-cao", as: "kehoach").page
    for part in [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Căn cứ", "142/KH-UBND", "TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "Phụ lục",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test func `it comes as files, and says plainly what a missing program means`() throws {
    let site = try TestSite()
    #expect(try site.get("/ke-hoach/100/bao-cao.docx", as: "kehoach").headers["Content-Type"] == MediaType.docx)
    #expect(try site.get("/ke-hoach/100/bao-cao.xlsx", as: "kehoach").status == 200)
    #expect(try site.get("/ke-hoach/100/bao-cao.csv", as: "kehoach").status == 200)
    let pdf = try site.get("/ke-hoach/100/bao-cao.pdf", as: "kehoach")
    #expect(pdf.status == 503)
    #expect(pdf.page.contains("Chưa cài LibreOffice."))
  }
}

@Suite struct `Pages as a whole` {
  @Test(
    arguments: [
      ("dang-nhap", "/dang-nhap", nil), ("viec-cua-toi", "/", "congthuong"), ("ke-hoach", "/ke-hoach", "kehoach"),
      ("mot-ke-hoach", "/ke-hoach/100", "kehoach"), ("hoat-dong", "/ke-hoach/100/hoat-dong/1", "congthuong"),
      ("ra-soat", "/ke-hoach/100/ra-soat", "kehoach"), ("gan", "/ke-hoach/100/gan", "kehoach"),
      ("nguon", "/ke-hoach/100/nguon", "kehoach"), ("tinh-hinh-nop", "/bao-cao", "kehoach"),
      ("to-chuc", "/to-chuc", "kehoach"),
      ("mot-to-chuc", "/to-chuc/2", "kehoach"), ("bao-cao", "/ke-hoach/100/bao-cao", "kehoach"),
      ("nguoi-dung", "/nguoi-dung", "quantri"), ("tai-khoan", "/tai-khoan", "kehoach"), ("tro-giup", "/tro-giup", nil),
      ("khong-co", "/khong-co-trang-nay", "kehoach"),
    ] as [(String, String, String?)])
  func `each page is as recorded, in both languages`(name: String, path: String, login: String?) throws {
    let site = try TestSite()
    try expectSnapshot(try site.get(path, as: login), name)
    try expectSnapshot(try site.get(path, as: login, english: true), name + ".en")
  }
}
