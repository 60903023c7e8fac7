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
  typealias Reason = OrganisationComparison.Reason

  private static func fault(_ row: Int, _ column: String, _ reason: Reason) -> Phrase {
    .inCell(row: row, column: column, Phrase(reason, OrganisationTree(TestSite.organisations)))
  }

  private static let district: OrganisationKind = {
    guard let kind = OrganisationKind(code: "district") else { preconditionFailure("districts are a kind") }
    return kind
  }()
  private static let today = CivilDate(daysSinceEpoch: 20_778)

  @Test(arguments: [
    ("code,name\n,Phòng A", [fault(2, "code", .size)]),
    ("code,name\nA,", [fault(2, "name", .size)]),
    ("code,name\nA,\u{20}\u{20}\u{A0}", [fault(2, "name", .size)]),
    ("code,name\nA,\(String(repeating: "â", count: 251))", [fault(2, "name", .size)]),
    ("code,name\n\(String(repeating: "A", count: 51)),Phòng A", [fault(2, "code", .size)]),
    ("code,name\nA,Phòng A\nA,Phòng B", [fault(3, "code", .twice(firstRow: 2))]),
    ("code,name\nA,Phòng A\n A ,Phòng B", [fault(3, "code", .twice(firstRow: 2))]),
    ("code,name,parent\nA,Phòng A,A", [fault(2, "parent", .belowItself)]),
    ("code,name,parent\nA,Phòng A,C9", [fault(2, "parent", .unknown("C9"))]),
    (
      "code,name,parent\nA,Phòng A,B\nB,Phòng B,A",
      [fault(2, "parent", .belowItself), fault(3, "parent", .belowItself)]
    ),
    ("code,name,kind\nA,Phòng A,phòng", [fault(2, "kind", .kind("phòng"))]),
    ("code,name,kind\nA,Phòng A,top", [fault(2, "kind", .kind("top"))]),
    (
      "code,name,kind,from\nA,Huyện A,district,01/7/2025",
      [fault(2, "kind", .kindNotThen(district, CivilDate(daysSinceEpoch: 20_270)))]
    ),
    ("code,name,kind\nA,Huyện A,district", [fault(2, "kind", .kindNotThen(district, today))]),
    ("code,name,from\nA,Phòng A,31/02/2026", [fault(2, "from", .day("31/02/2026"))]),
    ("code,name,to\nA,Phòng A,20/11/2026", [fault(2, "to", .endsBeforeBeginning(today))]),
    (
      "code,name,from\nC2,Sở Công Thương,01/02/1997",
      [fault(2, "from", .otherBeginning(CivilDate(daysSinceEpoch: 9862)))]
    ),
    ("code,name,successor\nA,Phòng A,C2", [fault(2, "successor", .successorWithoutEnd)]),
    (
      "code,name,parent,kind\nA,Phòng A,C2,room\n,Phòng B,C2,room\nC,,C2,room\nD,Phòng D,X,room\nE,Phòng E,C2,nhà",
      [
        fault(3, "code", .size), fault(4, "name", .size), fault(5, "parent", .unknown("X")),
        fault(6, "kind", .kind("nhà")),
      ]
    ),
    ("name\nPhòng A", [.columnMissing("code")]),
    ("mã,tên\nA,Phòng A", [.columnMissing("code"), .columnMissing("name")]),
    ("code,name", [.tableEmpty]), ("code,name\n\n\n", [.tableEmpty]),
  ])
  func `with broken cells is told row by row and column by column in both languages, and writes nothing`(
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
      #expect(!PageParts(response).forms.contains { $0.action?.hasSuffix("/thuc-hien") ?? false })
    }
    #expect(try site.contents() == before)
  }

  @Test func `is shown before anything is written, then brings each row to its place, in whatever order`() throws {
    let site = try TestSite()
    let table = """
      Code , NAME,parent,short_name,kind,from,tax_code,ghi chú
      B,Tổ Điện,A,,,01/7/2025,,
      A,Phòng Năng lượng,C2,P. NL,room,2025-03-01,0100100100,x
      C,Xã Tân Hà,,,commune,,,
      """
    let before = try site.contents()
    let shown = try site.upload("/to-chuc/1/nhap", file: table, as: "quantri")
    #expect(shown.status == 200 && shown.page.contains("3 mới") && shown.page.contains("3 không có trong bảng"))
    #expect(try site.contents() == before)
    let response = try site.takeOver(table, below: 1, as: "quantri")
    let progress = try #require(response.headers["Location"])
    #expect(try site.get(progress, as: "quantri").headers["Location"] == "/to-chuc/1?xong=to-chuc")
    let bodies = try site.bodies()
    let (room, group, commune) = (try #require(bodies["A"]), try #require(bodies["B"]), try #require(bodies["C"]))
    #expect(room.parent == TestSite.industry && room.shortName == "P. NL" && room.kind == "room")
    #expect(room.taxCode == "0100100100" && group.taxCode.isEmpty)
    #expect(group.parent == room.id && group.shortName == "Tổ Điện" && group.kind == "other")
    #expect(commune.parent == TestSite.province && commune.kind == "commune")
    #expect([room, group, commune].map(\.from.short) == ["01/03/2025", "01/07/2025", "21/11/2026"])
    #expect([room, group, commune].allSatisfy { $0.realm == TestSite.province && $0.to == nil })
    #expect(try site.actions().last == "organisation.import")
  }

  @Test func `renames, moves and ends what is there, from its day on`() throws {
    let site = try TestSite()
    let table = """
      code,name,parent,to,successor
      C2,Sở Công Thương và Năng lượng,C1,,
      C3,Sở Nông nghiệp và Môi trường,C1,31/12/2026,C2
      """
    let response = try site.takeOver(table, below: 1, as: "quantri", fields: ["day": "01/12/2026", "basis": "QĐ 9"])
    #expect(response.status == 303)
    let records = try site.database.read { try $0.organisationRecords() }
    let day = try #require(CivilDate(iso: "2026-12-01"))
    #expect(OrganisationTree(records, on: day.adding(days: -1))[TestSite.industry]?.name == "Sở Công Thương")
    #expect(OrganisationTree(records, on: day)[TestSite.industry]?.name == "Sở Công Thương và Năng lượng")
    let farming = try #require(OrganisationTree(records, on: day)[TestSite.farming])
    #expect(farming.to?.short == "31/12/2026" && farming.successor == TestSite.industry)
    #expect(
      OrganisationTree(records, on: day).answering(for: farming.id, on: day.adding(days: 40)) == TestSite.industry)
  }

  @Test func `the same columns go out as come in, and one's own export changes nothing`() throws {
    let site = try TestSite()
    try site.addCommunes()
    let tree = OrganisationTree(try site.database.read { try $0.organisationRecords() }, on: Self.today)
    let rows = OrganisationTable.rows(of: tree, within: TestSite.province)
    #expect(rows.count == 6)
    let names = OrganisationTable.Column.allCases.map(\.rawValue).joined(separator: ",")
    let table = ([names] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n")
    let before = try site.contents()
    let shown = try site.upload("/to-chuc/1/nhap", file: table, as: "quantri")
    #expect(shown.status == 200)
    for part in ["0 mới", "0 thay đổi", "6 không đổi", "0 không có trong bảng", "0 lỗi"] {
      #expect(shown.page.contains(part), "\(part)")
    }
    #expect(try site.contents() == before)
  }

  @Test func `taken over after somebody else changed the tree is shown again and not written`() throws {
    let site = try TestSite()
    let shown = PageParts(try site.upload("/to-chuc/1/nhap", file: "code,name\nA,Phòng A", as: "quantri"))
    let form = try #require(shown.forms.first { $0.action == "/to-chuc/1/nhap/thuc-hien" })
    try site.add([.commune(41, "Ủy ban nhân dân xã Mới", "Xã Mới")])
    let typed = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let late = try site.submit("/to-chuc/1/nhap/thuc-hien", typed.filter { $0.key != "token" }, as: "quantri")
    #expect(late.status == 409 && late.page.contains("vừa được người khác thay đổi"))
    #expect(try site.bodies()["A"] == nil)
    // What it shows now is taken over as it stands.
    let again = try #require(PageParts(late).forms.first { $0.action == "/to-chuc/1/nhap/thuc-hien" })
    let fields = Dictionary(again.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    #expect(
      try site.submit("/to-chuc/1/nhap/thuc-hien", fields.filter { $0.key != "token" }, as: "quantri").status == 303)
    #expect(try site.bodies()["A"] != nil)
  }

  @Test func `a file that is gone is asked for again`() throws {
    let site = try TestSite()
    let response = try site.submit("/to-chuc/1/nhap/thuc-hien", ["tep": "0", "so": "1"], as: "quantri")
    #expect(response.status == 422 && response.page.contains(Phrase.uploadGone.vi))
    let progress = try site.get("/to-chuc/1/nhap/tien-do?tep=0", as: "quantri")
    #expect(progress.page.contains(Phrase.importUnknown.vi))
  }

  @Test func `with empty rows is told by the numbers that its file has`() throws {
    let site = try TestSite()
    var services = site.site.services
    services.files.readTable = { _, receiver throws(ServiceRefusal) in
      receiver.take(columns: ["code", "name"])
      receiver.take(row: [.text("A"), .text("Phòng A")], number: 3)
      receiver.take(row: [.text("B")], number: 7)
      receiver.take(row: [.empty, .text("C")], number: 8)
    }
    var request = try site.request("POST", "/to-chuc/1/nhap", "quantri", false)
    request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
    request.body = Array(
      ("--xx\r\nContent-Disposition: form-data; name=token\r\n\r\n\(request.formToken)\r\n"
        + "--xx\r\nContent-Disposition: form-data; name=table; filename=t.xlsx\r\n\r\nx\r\n--xx--").utf8)
    let banner = try #require(PageParts(Site(services).respond(to: request)).alert)
    let faults = [Self.fault(7, "name", .size), Self.fault(8, "code", .size)]
    #expect(banner.all("li").map(\.text) == faults.map(\.vi))
  }

  @Test func `that the program cannot read is told beside the form, not as a failure of the server`() throws {
    let site = try TestSite()
    var services = site.site.services
    let refusal = Phrase("Tệp hỏng.", "The file is broken.")
    services.files.readTable = { _, _ throws(ServiceRefusal) in throw ServiceRefusal(refusal) }
    var request = try site.request("POST", "/to-chuc/2/nhap", "quantri", false)
    request.headers.add("Content-Type", "multipart/form-data; boundary=xx")
    request.body = Array(
      ("--xx\r\nContent-Disposition: form-data; name=token\r\n\r\nmac(form \(try site.session(of: "quantri")))\r\n"
        + "--xx\r\nContent-Disposition: form-data; name=table; filename=t.xlsx\r\n\r\nx\r\n--xx--").utf8)
    let response = Site(services).respond(to: request)
    #expect(response.status == 422)
    #expect(PageParts(response).alert?.text.contains("Tệp hỏng.") ?? false)
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
      "/to-chuc/2/nhap", file: "code,name,parent\nA,Phòng A,C1\nC3,Phòng B,", as: "quantri")
    let items = try #require(PageParts(response).alert).all("li").map(\.text)
    #expect(items == [Self.fault(2, "parent", .unknown("C1")).vi, Self.fault(3, "code", .outside).vi])
    // Another tree has codes of its own.
    #expect(try site.takeOver("code,name\nC9,Phòng C", below: 2, as: "quantri").status == 303)
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
    ("kind", "king", .kindUnknown("king", OrganisationKind.offered.map(\.code))),
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
    #expect(try site.takeOver("code,name\nB  1,Phòng\u{A0} B\t2", below: 1, as: "quantri").status == 303)
    #expect(try site.bodies()["B 1"]?.name == "Phòng B 2")
  }

  @Test func `a body that ended takes no more below it`() throws {
    let site = try TestSite()
    try site.end(2, on: "20/11/2026", successor: nil)
    let before = try site.contents()
    let response = try site.submit("/to-chuc/2/them", Self.fields, as: "quantri")
    #expect(response.status == 409)
    #expect(response.page.contains("đã kết thúc"))
    let table = try site.upload("/to-chuc/1/nhap", file: "code,name,parent\nA,Phòng A,C2", as: "quantri")
    #expect(table.status == 422)
    #expect(PageParts(table).alert?.text.contains("Không có đơn vị nào mang mã «C2».") ?? false)
    #expect(try site.contents() == before)
    #expect(
      !(try site.get("/to-chuc/2", as: "quantri").page.contains("<form method=\"post\" action=\"/to-chuc/2/them")))
  }
}

@Suite struct `Dissolving a body` {
  private func site() throws -> TestSite {
    let site = try TestSite()
    let body = Organisation(
      id: ID(5), realm: TestSite.province, parent: TestSite.province, code: "C5", name: "Sở Tài chính",
      shortName: "Sở TC", kind: "department", from: try #require(CivilDate(iso: "2027-01-01")))
    try site.database.write { try $0.begin(with: [body], at: TestSite.morning) }
    return site
  }

  private static let fields = ["day": "21/11/2026", "heir": "C3", "basis": "QĐ 1", "buoc": "thuc-hien"]

  @Test(arguments: [
    ("day", "", 422, Phrase.dayUnreadable("").vi), ("day", "31/11/2026", 422, "«31/11/2026»"),
    ("day", "01/01/1997", 409, "đã có thay đổi ghi cho ngày"), ("basis", " ", 422, Phrase.basisNeeded.vi),
    ("heir", "C2", 409, "không thể trực thuộc chính nó"), ("heir", "C9", 422, "Không tìm thấy đơn vị «C9»"),
    ("heir", "C5", 422, "Không tìm thấy đơn vị «C5»"), ("heir", "Sở", 422, "Có nhiều đơn vị khớp «Sở»"),
  ])
  func `what does not fit is told, what was typed stays, and nothing ends`(
    field: String, value: String, status: Int, words: String
  ) throws {
    let site = try site()
    let before = try site.contents()
    let typed = Self.fields.merging([field: value]) { $1 }
    let response = try site.submit("/to-chuc/2/su-kien/dissolve", typed, as: "quantri")
    #expect(response.status == status)
    let page = PageParts(response)
    #expect(page.alert?.text.contains(words) ?? false, "\(page.alert?.text ?? "")")
    let form = try #require(page.forms.first)
    #expect(form.fields.first { $0.name == "heir" }?.value == typed["heir"])
    #expect(try site.contents() == before)
  }

  @Test(arguments: [
    ("22/11/2026", "C3", "2026-11-21"), ("2027-01-02", "Sở Tài chính", "2027-01-01"), ("2.1.1997", "", "1997-01-01"),
    ("21/11/2026", "C1", "2026-11-20"), ("01/01/2031", "so nong nghiep", "2030-12-31"),
  ])
  func `one that is there on the day takes over, typed as one types it`(
    day: String, heir: String, last: String
  ) throws {
    let site = try site()
    let typed = Self.fields.merging(["day": day, "heir": heir]) { $1 }
    #expect(try site.submit("/to-chuc/2/su-kien/dissolve", typed, as: "quantri").status == 303)
    let body = try #require(try site.bodies()["C2"])
    #expect(body.to?.description == last && (body.successor == nil) == heir.isEmpty)
    #expect(try site.lastEntry().action == "organisation.dissolve" && site.lastEntry().subject == 2)
  }

  @Test func `nothing happens before it was shown what will`() throws {
    let site = try site()
    let before = try site.contents()
    let typed = Self.fields.merging(["buoc": "xem"]) { $1 }
    let shown = try site.submit("/to-chuc/2/su-kien/dissolve", typed, as: "quantri")
    #expect(shown.status == 200)
    #expect(
      shown.page.contains(
        "2 việc chưa xong, 0 báo cáo chưa duyệt, 0 kế hoạch chưa đóng và vai trò của 2 người chuyển cho tổ chức kế tục")
    )
    #expect(try site.contents() == before)
    let form = try #require(PageParts(shown).forms.first { $0.fields.contains { $0.name == "heir" } })
    #expect(form.fields.first { $0.name == "basis" }?.value == "QĐ 1")
  }

  @Test func `a body ends once, and the topmost one never`() throws {
    let site = try TestSite()
    try site.end(2, on: "20/11/2026", successor: nil)
    let before = try site.contents()
    #expect(try site.submit("/to-chuc/2/su-kien/dissolve", Self.fields, as: "quantri").status == 409)
    let top = try site.submit("/to-chuc/1/su-kien/dissolve", Self.fields, as: "quantri")
    #expect(top.status == 409 && top.page.contains("Tổ chức cao nhất"))
    #expect(try site.contents() == before)
    #expect(!(try site.get("/to-chuc/1", as: "quantri").page.contains("/su-kien/dissolve")))
  }

  @Test func `an administrator of one department chooses no body beside it`() throws {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    let response = try site.submit("/to-chuc/2/su-kien/dissolve", Self.fields, as: "congthuong")
    #expect(response.status == 422 && !response.page.contains("Sở Nông nghiệp và Môi trường"))
  }

  @Test func `what was done is taken back, unless something was built on it`() throws {
    let site = try TestSite()
    try site.end(2, on: "20/11/2026", successor: 3)
    let number = try #require(try site.database.read { try $0.structureNumbers()[TestSite.province] })
    #expect(try site.get("/to-chuc/2", as: "quantri").page.contains("name=\"so\" value=\"\(number)\""))
    #expect(try site.submit("/to-chuc/2/hoan-tac", ["so": "\(number)"], as: "quantri").status == 303)
    #expect(try site.bodies()["C2"]?.to == nil)
    #expect(try site.submit("/to-chuc/2/hoan-tac", ["so": "\(number)"], as: "quantri").status == 409)
    #expect(try site.lastEntry().action == "organisation.undo")
  }

  @Test func `who takes over is named to all, and linked for those who may go there`() throws {
    let site = try TestSite()
    // Until the day comes, the people of the body have no part in its successor.
    try site.end(2, on: "20/12/2026", successor: 3)
    for (login, isLinked) in [("quantri", true), ("kehoach", true), ("congthuong", false)] {
      let page = PageParts(try site.get("/to-chuc/2", as: login))
      let head = try #require(page.root.first(class: "head"))
      #expect(head.text.contains("công việc chuyển cho Sở Nông nghiệp và Môi trường"))
      #expect(head.all("a").contains { $0["href"] == "/to-chuc/3" } == isLinked, "\(login)")
    }
  }

  @Test func `an ended body stands in the lists with its last day`() throws {
    let site = try TestSite()
    try site.end(2, on: "20/11/2026", successor: nil)
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
