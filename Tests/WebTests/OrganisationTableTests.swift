// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import OfficialDocuments
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `A table of bodies` {
  private static func fault(_ row: Int, _ column: String, _ phrase: Phrase) -> Phrase {
    .inCell(row: row, column: column, phrase)
  }

  private static let kinds = OrganisationForms.kinds
  private static let district: OrganisationKind = {
    guard let kind = OrganisationKind(code: "district") else { preconditionFailure("districts are a kind") }
    return kind
  }()

  @Test(arguments: [
    ("code,name\n,Phòng A", [fault(2, "code", .bodyFields)]),
    ("code,name\nA,", [fault(2, "name", .bodyFields)]),
    ("code,name\nA,\u{20}\u{20}\u{A0}", [fault(2, "name", .bodyFields)]),
    ("code,name\nA,\(String(repeating: "â", count: 251))", [fault(2, "name", .bodyFields)]),
    ("code,name\n\(String(repeating: "A", count: 51)),Phòng A", [fault(2, "code", .bodyFields)]),
    ("code,name\nA,Phòng A\nA,Phòng B", [fault(3, "code", .codeTaken("A"))]),
    ("code,name\nA,Phòng A\n A ,Phòng B", [fault(3, "code", .codeTaken("A"))]),
    ("code,name\nC2,Phòng A", [fault(2, "code", .codeTaken("C2"))]),
    ("code,name\nC1,Phòng A", [fault(2, "code", .codeTaken("C1"))]),
    ("code,name,parent\nA,Phòng A,B\nB,Phòng B,", [fault(2, "parent", .parentUnknown("B"))]),
    ("code,name,parent\nA,Phòng A,A", [fault(2, "parent", .parentUnknown("A"))]),
    ("code,name,parent\nA,Phòng A,C9", [fault(2, "parent", .parentUnknown("C9"))]),
    ("code,name,kind\nA,Phòng A,phòng", [fault(2, "kind", .kindUnknown("phòng", kinds))]),
    ("code,name,kind\nA,Phòng A,top", [fault(2, "kind", .kindUnknown("top", kinds))]),
    (
      "code,name,kind,from\nA,Huyện A,district,01/7/2025",
      [fault(2, "kind", .kindNotThen(district, on: CivilDate(daysSinceEpoch: 20_270)))]
    ),
    (
      "code,name,kind\nA,Huyện A,district",
      [fault(2, "kind", .kindNotThen(district, on: CivilDate(daysSinceEpoch: 20_778)))]
    ),
    ("code,name,from\nA,Phòng A,31/02/2026", [fault(2, "from", .dayUnreadable("31/02/2026"))]),
    ("code,name,from\nA,Phòng A,2026", [fault(2, "from", .dayUnreadable("2026"))]),
    (
      "code,name,parent,kind\nA,Phòng A,C2,room\n,Phòng B,C2,room\nC,,C2,room\nD,Phòng D,X,room\nE,Phòng E,C2,nhà",
      [
        fault(3, "code", .bodyFields), fault(4, "name", .bodyFields), fault(5, "parent", .parentUnknown("X")),
        fault(6, "kind", .kindUnknown("nhà", kinds)),
      ]
    ),
    ("name\nPhòng A", [.columnMissing("code")]),
    ("mã,tên\nA,Phòng A", [.columnMissing("code"), .columnMissing("name")]),
    ("code,name", [.tableEmpty]), ("code,name\n\n\n", [.tableEmpty]),
  ])
  func `with broken cells is told row by row and column by column in both languages, and adds nothing`(
    table: String, faults: [Phrase]
  ) throws {
    let site = try TestSite()
    let before = try site.contents()
    for english in [false, true] {
      let response = try site.upload("/to-chuc/1/nhap", file: table, as: "quantri", english: english)
      #expect(response.status == 422)
      let banner = try #require(PageParts(response).alert)
      #expect(banner.first("b")?.text == (english ? Phrase.nothingAdded.en : Phrase.nothingAdded.vi))
      #expect(banner.all("li").map(\.text) == faults.map { english ? $0.en : $0.vi })
      // The form comes back unfolded, so that the mended file can be chosen at once.
      #expect(PageParts(response).all("details").first { $0.text.contains("code") }?["open"] != nil)
    }
    #expect(try site.contents() == before)
  }

  @Test func `adds its rows in order, each below its parent, with what the columns say`() throws {
    let site = try TestSite()
    let table = """
      Code , NAME,parent,short_name,kind,from,ghi chú
      A,Phòng Năng lượng,C2,P. NL,room,2025-03-01,x
      B,Tổ Điện,A,,,01/7/2025,
      C,Xã Tân Hà,,,commune,,
      """
    let response = try site.upload("/to-chuc/1/nhap", file: table, as: "quantri")
    #expect(response.headers["Location"] == "/to-chuc/1?xong=to-chuc")
    let bodies = try site.bodies()
    let (room, group, commune) = (try #require(bodies["A"]), try #require(bodies["B"]), try #require(bodies["C"]))
    #expect(room.parent == TestSite.industry && room.shortName == "P. NL" && room.kind == "room")
    #expect(group.parent == room.id && group.shortName == "Tổ Điện" && group.kind == "other")
    #expect(commune.parent == TestSite.province && commune.kind == "commune")
    #expect([room, group, commune].map(\.from.short) == ["01/03/2025", "01/07/2025", "21/11/2026"])
    #expect([room, group, commune].allSatisfy { $0.realm == TestSite.province && $0.to == nil })
    #expect(try site.actions().suffix(3) == ["organisation.add", "organisation.add", "organisation.add"])
  }

  @Test func `cells that are numbers and days stand for what they show`() throws {
    let cells: [[Table.Cell]] = [
      [.integer(12), .text("Phòng A"), .empty, .date(try #require(CivilDate(year: 2025, month: 3, day: 1)))],
      [.decimal(units: 1250, scale: 2), .text("Phòng B"), .integer(12), .text("01/03/2025")],
      [.decimal(units: 5, scale: 2), .text("Phòng C"), .decimal(units: 1250, scale: 2), .empty],
    ]
    let site = try TestSite()
    var services = site.site.services
    services.files.table = { _ throws(ServiceRefusal) in
      Table(columns: ["code", "name", "parent", "from"], rows: cells)
    }
    let other = Site(services)
    var request = try site.request("POST", "/to-chuc/1/nhap", "quantri", false)
    request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
    request.body = Array(
      ("--xx\r\nContent-Disposition: form-data; name=token\r\n\r\nmac(form \(try site.session(of: "quantri")))\r\n"
        + "--xx\r\nContent-Disposition: form-data; name=table; filename=t.xlsx\r\n\r\nx\r\n--xx--").utf8)
    #expect(other.respond(to: request).status == 303)
    let bodies = try site.bodies()
    #expect(bodies["12"]?.from.short == "01/03/2025")
    #expect(bodies["12.50"]?.parent == bodies["12"]?.id && bodies["12.50"]?.from.short == "01/03/2025")
    #expect(bodies["0.05"]?.parent == bodies["12.50"]?.id)
  }

  @Test func `with empty rows is told by the numbers that its file has`() throws {
    let site = try TestSite()
    var services = site.site.services
    services.files.table = { _ throws(ServiceRefusal) in
      Table(
        columns: ["code", "name"],
        rows: [[.text("A"), .text("Phòng A")], [.text("B"), .empty], [.empty, .text("C")]],
        rowNumbers: [3, 7, 8])
    }
    var request = try site.request("POST", "/to-chuc/1/nhap", "quantri", false)
    request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
    request.body = Array(
      ("--xx\r\nContent-Disposition: form-data; name=token\r\n\r\n\(request.formToken)\r\n"
        + "--xx\r\nContent-Disposition: form-data; name=table; filename=t.xlsx\r\n\r\nx\r\n--xx--").utf8)
    let banner = try #require(PageParts(Site(services).respond(to: request)).alert)
    let faults = [Self.fault(7, "name", .bodyFields), Self.fault(8, "code", .bodyFields)]
    #expect(banner.all("li").map(\.text) == faults.map(\.vi))
  }

  @Test func `that the program cannot read is told beside the form, not as a failure of the server`() throws {
    let site = try TestSite()
    var services = site.site.services
    let refusal = Phrase("Tệp hỏng.", "The file is broken.")
    services.files.table = { _ throws(ServiceRefusal) in throw ServiceRefusal(refusal) }
    var request = try site.request("POST", "/to-chuc/2/nhap", "quantri", false)
    request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
    request.body = Array(
      ("--xx\r\nContent-Disposition: form-data; name=token\r\n\r\nmac(form \(try site.session(of: "quantri")))\r\n"
        + "--xx\r\nContent-Disposition: form-data; name=table; filename=t.xlsx\r\n\r\nx\r\n--xx--").utf8)
    let response = Site(services).respond(to: request)
    #expect(response.status == 422)
    #expect(PageParts(response).alert?.text.contains("Tệp hỏng.") ?? false)
    #expect(PageParts(response).first("h1")?.text == "Sở Công Thương")
  }

  @Test(arguments: [(5000, 303), (5001, 422)])
  func `has 5000 rows at most`(rows: Int, status: Int) throws {
    let site = try TestSite()
    let table = "code,name\n" + (1...rows).map { "X\($0),Xã số \($0)" }.joined(separator: "\n")
    let response = try site.upload("/to-chuc/1/nhap", file: table, as: "quantri")
    #expect(response.status == status)
    #expect(try site.bodies().count == TestSite.organisations.count + (status == 303 ? rows : 0))
    if status == 422 { #expect(PageParts(response).alert?.text.contains(Phrase.tooManyRows(5000).vi) ?? false) }
  }

  @Test func `with many faults shows twenty and says how many more there are`() throws {
    let table = "code,name\n" + String(repeating: ",x\n", count: 33)
    let response = try TestSite().upload("/to-chuc/1/nhap", file: table, as: "quantri")
    let items = try #require(PageParts(response).alert).all("li").map(\.text)
    #expect(items.count == 21 && items.last == "Còn 13 lỗi nữa.")
  }

  @Test func `sent without a file says to choose one`() throws {
    let site = try TestSite()
    let response = try site.submit("/to-chuc/1/nhap", [:], as: "quantri")
    #expect(response.status == 422)
    #expect(PageParts(response).alert?.text.contains(Phrase.chooseFile.vi) ?? false)
  }

  @Test func `below one department names no parent beside it, and takes no code that is used beside it`() throws {
    let site = try TestSite()
    let response = try site.upload(
      "/to-chuc/2/nhap", file: "code,name,parent\nA,Phòng A,C3\nC3,Phòng B,", as: "quantri")
    let items = try #require(PageParts(response).alert).all("li").map(\.text)
    #expect(
      items == [
        Self.fault(2, "parent", .parentUnknown("C3")).vi, Self.fault(3, "code", .codeTaken("C3")).vi,
      ])
    // Another tree has codes of its own.
    #expect(try site.upload("/to-chuc/2/nhap", file: "code,name\nC9,Phòng C", as: "quantri").status == 303)
  }
}

@Suite struct `Adding one body` {
  private static let fields = [
    "name": "Sở Y tế", "short": "Sở YT", "code": "H99.09", "kind": "department", "from": "01/3/2025",
  ]

  @Test(arguments: [
    ("name", "", Phrase.bodyFields), ("code", "  ", .bodyFields), ("code", "C2", .codeTaken("C2")),
    ("code", "C3", .codeTaken("C3")), ("from", "hôm qua", .dayUnreadable("hôm qua")),
    ("from", "29/02/2025", .dayUnreadable("29/02/2025")), ("from", "1/3/25", .dayUnreadable("1/3/25")),
    ("kind", "king", .kindUnknown("king", OrganisationForms.kinds)),
  ])
  func `a wrong field is told in both languages, with all that was typed, and nothing is added`(
    field: String, value: String, fault: Phrase
  ) throws {
    let site = try TestSite()
    let before = try site.contents()
    let typed = Self.fields.merging([field: value]) { $1 }
    for english in [false, true] {
      let response = try site.submit("/to-chuc/2/them", typed, as: "quantri", english: english)
      #expect(response.status == 422)
      let page = PageParts(response)
      #expect(page.alert?.all("li").map(\.text) == [english ? fault.en : fault.vi])
      let form = try #require(page.forms.first { $0.action == "/to-chuc/2/them" })
      for (name, kept) in form.fields where name != "token" && !(name == "kind" && field == "kind") {
        #expect(kept == typed[name]?.split(separator: " ").joined(separator: " "), "\(name)")
      }
    }
    #expect(try site.contents() == before)
  }

  @Test func `the form as it stands adds a department that exists from today`() throws {
    let site = try TestSite()
    var browser = Browser(site)
    try browser.signIn("quantri")
    browser.open("/to-chuc/1")
    try browser.submit("/to-chuc/1/them", ["name": "Sở Y tế", "code": "C4"])
    #expect(try browser.follow().page.contains("Đã cập nhật cơ cấu tổ chức."))
    let added = try #require(try site.bodies()["C4"])
    #expect(added.kind == "department" && added.from.short == "21/11/2026" && added.shortName == "Sở Y tế")
  }

  @Test func `white space within a name or a code is single blanks, typed or from a table`() throws {
    let site = try TestSite()
    let typed = ["name": " Sở  Y\r\ntế ", "code": "H99 \t 09", "short": "Sở  YT"]
    #expect(try site.submit("/to-chuc/1/them", typed, as: "quantri").status == 303)
    let added = try #require(try site.bodies()["H99 09"])
    #expect(added.name == "Sở Y tế" && added.shortName == "Sở YT")
    #expect(try site.upload("/to-chuc/1/nhap", file: "code,name\nB  1,Phòng\u{A0} B\t2", as: "quantri").status == 303)
    #expect(try site.bodies()["B 1"]?.name == "Phòng B 2")
    let again = try site.upload("/to-chuc/1/nhap", file: "code,name\nB 1,Phòng C", as: "quantri")
    #expect(PageParts(again).alert?.text.contains(Phrase.codeTaken("B 1").vi) ?? false)
  }

  @Test func `a body that ended takes no more below it`() throws {
    let site = try TestSite()
    #expect(try site.submit("/to-chuc/2/ket-thuc", ["to": "20/11/2026"], as: "quantri").status == 303)
    let before = try site.contents()
    let response = try site.submit("/to-chuc/2/them", Self.fields, as: "quantri")
    #expect(response.status == 409)
    #expect(response.page.contains("đã kết thúc"))
    let table = try site.upload("/to-chuc/1/nhap", file: "code,name,parent\nA,Phòng A,C2", as: "quantri")
    #expect(table.status == 422)
    #expect(PageParts(table).alert?.text.contains("Hàng 2, cột parent: «Sở Công Thương» đã kết thúc") ?? false)
    #expect(try site.contents() == before)
    #expect(!(try site.get("/to-chuc/2", as: "quantri").page.contains("<form method=\"post\" action=\"/to-chuc")))
  }
}

@Suite struct `Ending or merging a body` {
  private static let future = CivilDate(year: 2027, month: 1, day: 1)

  /// The site with a further body that begins next year.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.database.write { connection in
      let body = Organisation(
        id: ID(5), realm: TestSite.province, parent: TestSite.province, code: "C5", name: "Sở Tài chính",
        shortName: "Sở TC", kind: "department", from: try #require(Self.future))
      try connection.insert(body, position: 5)
    }
    return site
  }

  @Test(arguments: [
    ("", "", Phrase.dayUnreadable("")), ("hôm nay", "", .dayUnreadable("hôm nay")),
    ("31/11/2026", "3", .dayUnreadable("31/11/2026")), ("31/12/1996", "3", .endsBeforeBeginning("01/01/1997")),
    ("20/11/2026", "2", .successorUnfit), ("20/11/2026", "9", .successorUnfit), ("20/11/2026", "999", .successorUnfit),
    ("20/11/2026", "x", .successorUnfit), ("30/12/2026", "5", .successorUnfit), ("20/11/2026", "5", .successorUnfit),
  ])
  func `a day or a successor that does not fit is told, what was typed stays, and nothing ends`(
    day: String, successor: String, fault: Phrase
  ) throws {
    let site = try site()
    let before = try site.contents()
    for english in [false, true] {
      let fields = ["to": day, "successor": successor]
      let response = try site.submit("/to-chuc/2/ket-thuc", fields, as: "quantri", english: english)
      #expect(response.status == 422)
      let page = PageParts(response)
      let banner = try #require(page.alert)
      #expect(banner.first("b")?.text == (english ? Phrase.bodyNotEnded.en : Phrase.bodyNotEnded.vi))
      #expect(banner.all("li").map(\.text) == [english ? fault.en : fault.vi])
      let form = try #require(page.forms.first { $0.action == "/to-chuc/2/ket-thuc" })
      #expect(form.fields.first { $0.name == "to" }?.value == (day.isEmpty ? "21/11/2026" : day))
      #expect(page.all("details").contains { $0["open"] != nil && $0.first(id: "f-to") != nil })
    }
    #expect(try site.contents() == before)
  }

  @Test(arguments: [
    ("21/11/2026", "3", "2026-11-21"), ("2026-12-31", "5", "2026-12-31"), ("1.1.1997", "", "1997-01-01"),
    ("20/11/2026", "1", "2026-11-20"), ("31/12/2030", "3", "2030-12-31"),
  ])
  func `one that was there on the day after takes over`(day: String, successor: String, last: String) throws {
    let site = try site()
    let fields = ["to": day, "successor": successor]
    #expect(try site.submit("/to-chuc/2/ket-thuc", fields, as: "quantri").status == 303)
    let body = try #require(try site.bodies()["C2"])
    #expect(body.to?.description == last && body.successor?.description == (successor.isEmpty ? nil : successor))
    let entry = try #require(try site.database.read { try $0.journal(realm: 1, limit: 1) }.first?.entry)
    #expect(entry.action == "organisation.end" && entry.subject == 2)
  }

  @Test func `no ring of successors comes about`() throws {
    let site = try TestSite()
    let later = ["to": "31/12/2026", "successor": "3"]
    #expect(try site.submit("/to-chuc/2/ket-thuc", later, as: "quantri").status == 303)
    // The department is still there today, but its end is written down already.
    let back = ["to": "31/12/2026", "successor": "2"]
    #expect(try site.submit("/to-chuc/3/ket-thuc", back, as: "quantri").status == 422)
    #expect(try site.bodies()["C3"]?.to == nil)
    let options = try #require(
      PageParts(try site.get("/to-chuc/3", as: "quantri")).root.first(id: "f-successor")
    ).all("option").map { $0["value"] }
    #expect(options == ["", "1"])
  }

  @Test func `a body ends once, and the topmost one never`() throws {
    let site = try TestSite()
    let end = ["to": "20/11/2026", "successor": ""]
    #expect(try site.submit("/to-chuc/2/ket-thuc", end, as: "quantri").status == 303)
    let before = try site.contents()
    #expect(try site.submit("/to-chuc/2/ket-thuc", ["to": "19/11/2026"], as: "quantri").status == 409)
    #expect(try site.submit("/to-chuc/2/ket-thuc", ["to": "chưa rõ"], as: "quantri").status == 409)
    let top = try site.submit("/to-chuc/1/ket-thuc", end, as: "quantri")
    #expect(top.status == 403)
    #expect(top.page.contains(Phrase.topStays.vi))
    #expect(try site.contents() == before)
    #expect(!(try site.get("/to-chuc/1", as: "quantri").page.contains("/ket-thuc")))
  }

  @Test func `an administrator of one department neither sees nor chooses bodies beside it`() throws {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    let page = PageParts(try site.get("/to-chuc/2", as: "congthuong"))
    #expect(page.root.first(id: "f-successor")?.all("option").map { $0["value"] } == ["", "1"])
    #expect(!page.root.text.contains("Sở Nông nghiệp và Môi trường"))
    let fields = ["to": "20/11/2026", "successor": "3"]
    #expect(try site.submit("/to-chuc/2/ket-thuc", fields, as: "congthuong").status == 422)
  }

  @Test func `who took over is named to all, and linked for those who may go there`() throws {
    let site = try TestSite()
    let end = ["to": "20/11/2026", "successor": "3"]
    #expect(try site.submit("/to-chuc/2/ket-thuc", end, as: "quantri").status == 303)
    for (login, isLinked) in [("quantri", true), ("kehoach", true), ("congthuong", false)] {
      let page = PageParts(try site.get("/to-chuc/2", as: login))
      let head = try #require(page.root.first(class: "head"))
      #expect(head.text.contains("công việc chuyển cho Sở Nông nghiệp và Môi trường"))
      #expect(head.all("a").contains { $0["href"] == "/to-chuc/3" } == isLinked, "\(login)")
    }
  }

  @Test func `an ended body stands in the lists with its last day`() throws {
    let site = try TestSite()
    #expect(try site.submit("/to-chuc/2/ket-thuc", ["to": "20/11/2026"], as: "quantri").status == 303)
    let list = PageParts(try site.get("/to-chuc", as: "kehoach"))
    let row = try #require(list.all("tr").first { $0.text.contains("Sở Công Thương") })
    #expect(row["class"] == "past" && row.text.contains("01/01/1997 đến 20/11/2026"))
    let top = PageParts(try site.get("/to-chuc/1", as: "kehoach"))
    #expect(top.all("li").contains { $0.text == "Sở Công Thương đến 20/11/2026" })
  }
}

@Suite struct `The tree of organisations` {
  private func names(_ site: TestSite, as login: String) throws -> [String] {
    let page = PageParts(try site.get("/to-chuc", as: login))
    return try #require(page.first("tbody")).all("tr").map { $0.first("a")?.text ?? "" }
  }

  @Test(arguments: [
    ("kehoach", ["Ủy ban nhân dân tỉnh An Bình", "Sở Công Thương", "Sở Nông nghiệp và Môi trường"]),
    ("congthuong", ["Sở Công Thương"]), ("congdoan", ["Liên đoàn Lao động tỉnh An Bình"]),
  ])
  func `shows one's own part, each body once`(login: String, shown: [String]) throws {
    let site = try TestSite()
    #expect(try names(site, as: login) == shown)
    // A further role below one that is held already adds no second line.
    if login == "kehoach" {
      try site.give(.reporter, at: TestSite.industry, to: login)
      #expect(try names(site, as: login) == shown)
    }
  }

  @Test func `shows two parts where one has roles in two`() throws {
    let site = try TestSite()
    try site.give(.reader, at: TestSite.union, to: "congthuong")
    #expect(try names(site, as: "congthuong") == ["Sở Công Thương", "Liên đoàn Lao động tỉnh An Bình"])
  }

  @Test func `tells what each body owes and has done`() throws {
    let site = try TestSite()
    let page = PageParts(try site.get("/to-chuc", as: "kehoach"))
    let cells = try #require(page.first("tbody")).all("tr").map { $0.all("td").last?.text ?? "" }
    #expect(cells == [Phrase.owesNothing.vi, "0/2 xong", "0/2 xong"])
    let body = PageParts(try site.get("/to-chuc/3", as: "kehoach"))
    #expect(
      body.all("table").flatMap { $0.all("tbody") }.flatMap { $0.all("tr") }.map { $0.all("td")[0].text } == [
        "3", "4",
      ])
  }
}
