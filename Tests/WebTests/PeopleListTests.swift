// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import OfficialDocuments
import Store
import Testing

@testable import Web

@Suite struct `Inviting people by a list` {
  private static let path = "/nguoi-dung/danh-sach"
  private static let head = "name,login,organisation,role,from,to\n"

  private func send(_ site: TestSite, _ lines: String, head: String = head, as login: String = "quantri") throws
    -> Response
  {
    try site.send(Self.path, ["buoc": "xem"], [SentFile("table", "ds.csv", head + lines)], as: login)
  }

  /// Presses the button of the preview.
  private func confirm(_ site: TestSite, _ preview: Response) throws -> Response {
    let form = try #require(PageParts(preview).forms.first { $0.fields.contains { $0.name == "bang" } })
    let fields = Dictionary(form.fields, uniquingKeysWith: { first, _ in first })
    return try site.submit(Self.path, fields.merging(["buoc": "lam"]) { $1 }, as: "quantri")
  }

  private static let good = """
    Lò Văn Pánh,lo.panh,C2,reporter,21/11/2026,31/12/2026
    Lò Văn Pánh,lo.panh,C3,reader,,
    H'Hen Niê,hhen,C3,approver,01/12/2026,
    Vương Tấn Lộc,congthuong,C2,approver,,
    """

  @Test func `a preview writes nothing, and then all is written at once with its links`() throws {
    let site = try TestSite()
    let before = try site.contents()
    let preview = try send(site, Self.good)
    #expect(preview.status == 200 && PageParts(preview).allFaults == [])
    #expect(preview.page.contains("2 người mới, 2 vai trò thêm, 0 vai trò đổi ngày cuối, 0 dòng không đổi, 0 dòng sai"))
    #expect(try site.contents() == before)
    let done = try confirm(site, preview)
    #expect(done.status == 200 && PageParts(done).withClass("slip").count == 2)
    let (panh, roles) = try site.database.read { connection in
      let person = try #require(try connection.person(login: "lo.panh"))
      return (person, try connection.memberships(of: person.id))
    }
    #expect(panh.name == "Lò Văn Pánh" && roles.map(\.role) == [.reporter, .reader])
    #expect(roles.first?.to == CivilDate(iso: "2026-12-31") && roles.last?.from == CivilDate(iso: "2026-11-21"))
    #expect(
      try site.actions().suffix(4).sorted() == ["person.add", "person.add", "person.role.add", "person.role.add"])
    let link = try #require(PageParts(done).all("code").first?.text.split(separator: "/").last)
    #expect(try site.get("/lien-ket/\(link)").status == 200)
  }

  @Test(arguments: [
    ("A,a b,C2,reader,,", "login"), (",ab,C2,reader,,", "name"), ("A,ab,C404,reader,,", "organisation"),
    ("A,ab,C9,reader,,", "organisation"), ("A,ab,C2,king,,", "role"), ("A,ab,C2,reader,32/1/2026,", "from"),
    ("A,ab,C2,reader,21/11/2026,20/11/2026", "to"), ("A,ab,C2,reader,1/1/1990,", "from"),
    ("A,congdoan,C2,reader,,", "login"), ("A,congthuong,C2,reporter,21/11/2026,30/11/2026", "role"),
    ("A,ab,C2,reader,,\nA,ab,C2,reader,1/12/2026,", "role"),
  ])
  func `what is wrong is told by line and column, and nothing is written`(lines: String, column: String) throws {
    let site = try TestSite()
    let before = try site.contents()
    let response = try send(site, "Tốt,nguoi.tot,C2,reader,,\n" + lines)
    #expect(response.status == 422)
    let last = lines.contains("\n") ? 4 : 3
    let text = PageParts(response).first("main")?.text ?? ""
    #expect(text.contains("\(last)") && text.contains(column), "\(text)")
    #expect(PageParts(response).forms.allSatisfy { form in !form.fields.contains { $0.name == "bang" } })
    #expect(try site.contents() == before)
  }

  @Test func `another last day of a role is shown, written with its entry, and taken away again`() throws {
    let site = try TestSite()
    func role() throws -> Membership? {
      try site.database.read { connection in
        let person = try #require(try connection.person(login: "congthuong"))
        return try connection.memberships(of: person.id).first { $0.organisation == TestSite.industry }
      }
    }
    let take = { (line: String, head: String) in
      let preview = PageParts(try send(site, line, head: head))
      #expect(preview.root.text.contains("1 vai trò đổi ngày cuối"))
      let table = try #require(preview.forms.flatMap(\.fields).first { $0.name == "bang" }?.value)
      #expect(try site.submit(Self.path, ["buoc": "lam", "bang": table], as: "quantri").status == 200)
    }
    let head = "name,login,organisation,role,to\n"
    try take("Vương Tấn Lộc,congthuong,C2,reporter,31/12/2026\n", head)
    #expect(try role()?.to == CivilDate(year: 2026, month: 12, day: 31))
    #expect(try site.actions().last == "person.role.change")
    #expect(try site.lastEntry().before?.contains("2026-12-31") == false)
    // Without the column the last day stays, with an empty cell it goes.
    let same = try send(site, "Vương Tấn Lộc,congthuong,C2,reporter\n", head: "name,login,organisation,role\n")
    #expect(same.page.contains("1 dòng không đổi"))
    try take("Vương Tấn Lộc,congthuong,C2,reporter,\n", head)
    #expect(try role()?.to == nil)
  }

  @Test(arguments: [
    ("A,congthuong,C2,reporter,,20/11/2026", "Ngày cuối trong quá khứ"),
    ("A,quantri,C1,administrator,,31/12/2026", Phrase.listNotOneself.vi),
  ])
  func `a last day in the past, or of one's own role, is not set by a list`(line: String, words: String) throws {
    let site = try TestSite()
    let before = try site.contents()
    let response = try send(site, line)
    #expect(response.status == 422 && response.page.contains(words))
    #expect(try site.contents() == before)
  }

  @Test func `a list changed on the way back is checked as one that was just chosen`() throws {
    let site = try TestSite()
    let before = try site.contents()
    let forged = ["buoc": "lam", "bang": "Gian,gian\tgian\tC9\tadministrator\t\t"]
    #expect(try site.submit(Self.path, forged, as: "quantri").status == 422)
    #expect(try site.submit(Self.path, ["buoc": "lam", "bang": ""], as: "quantri").status == 422)
    #expect(try site.contents() == before)
  }

  @Test func `nobody but administrators sends or sees lists, each for their own part`() throws {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    for login in ["kehoach", "duyet", "xem"] {
      #expect(try site.get(Self.path, as: login).status == 403)
      #expect(try send(site, Self.good, as: login).status == 403)
    }
    #expect(try send(site, "A,ab,C3,reader,,", as: "congthuong").status == 422)
    #expect(try send(site, "A,ab,C2,reader,,", as: "congthuong").status == 200)
  }

  @Test func `the list as it is, sent again, changes nothing`() throws {
    let site = try TestSite(files: { kept in
      var files = FileServices.forTests(kept)
      files.writeCSV = { columns, rows in
        let lines =
          [columns.joined(separator: ",")] + Array(rows).map { $0.map(\.plainText).joined(separator: ",") }
        return Array(lines.joined(separator: "\n").utf8)
      }
      return files
    })
    let out = try site.get(Self.path + ".csv", as: "quantri").page
    #expect(out.contains("Vương Tấn Lộc,congthuong,C2,reporter,1997") == false)
    #expect(out.contains("congthuong,C2,reporter") && !out.contains("congdoan"))
    let response = try send(site, out, head: "")
    #expect(response.status == 200, "\(PageParts(response).first("main")?.text ?? "")")
    #expect(
      response.page.contains("0 người mới, 0 vai trò thêm, 0 vai trò đổi ngày cuối, 7 dòng không đổi, 0 dòng sai"))
    #expect(PageParts(response).forms.allSatisfy { form in !form.fields.contains { $0.name == "bang" } })
  }

  @Test func `a file without its columns, of no lines, or none at all is said`() throws {
    let site = try TestSite()
    #expect(try send(site, "A,ab\n", head: "name,login\n").page.contains(Phrase.columnMissing("organisation").vi))
    #expect(try send(site, "").status == 422)
    #expect(try site.send(Self.path, ["buoc": "xem"], as: "quantri").page.contains(Phrase.chooseFile.vi))
  }
}
