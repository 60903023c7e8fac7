// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `The list of people` {
  /// The rows of the table: the name, the sign-in name, and the roles.
  private func rows(_ site: TestSite, as login: String) throws -> [[String]] {
    let page = PageParts(try site.get("/nguoi-dung", as: login))
    return try #require(page.first("tbody")).all("tr").map { row in
      [row.first("th")?.text ?? "", row.all("td")[0].text]
        + row.all("li").map { $0.text.replacing(" bỏ", with: "").prefix { $0 != "," }.description }
    }
  }

  @Test func `it shows the people of one's part of the tree, in the order of Vietnamese dictionaries`() throws {
    let site = try TestSite()
    let names = ["Ân Đình Tổng", "An Thị Bé", "Đỗ Văn Ba", "Dư Thị Năm", "Ăn Nói"]
    for (number, name) in names.enumerated() {
      let fields = ["name": name, "login": "them\(number)", "organisation": "2", "role": "reader"]
      #expect(try site.submit("/nguoi-dung", fields, as: "quantri").status == 200)
    }
    #expect(
      try rows(site, as: "quantri").map { $0[0] } == [
        "An Thị Bé", "Ăn Nói", "Ân Đình Tổng", "Dư Thị Năm", "Đỗ Văn Ba", "Hứa Thị Lệ Xuân", "Lưu Bảo Trân",
        "Mạc Đình Khải", "Nghiêm Xuân Bách", "Phùng Thị Ngân", "Tôn Nữ Hoài Thương", "Vương Tấn Lộc",
      ])
  }

  @Test func `an administrator of one department sees its people, and of each only the roles in it`() throws {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    try site.give(.reader, at: TestSite.farming, to: "congthuong.duyet")
    let rows = try rows(site, as: "congthuong")
    #expect(rows.map { $0[1] } == ["congthuong.duyet", "congthuong"])
    #expect(rows[0].dropFirst(2).count == 1)
    let page = PageParts(try site.get("/nguoi-dung", as: "congthuong"))
    #expect(page.root.first(id: "f-organisation")?.all("option").map(\.text) == ["Sở Công Thương"])
    #expect(!page.root.text.contains("Sở Nông nghiệp"))
  }

  /// A site with so many more people in the farming department.
  private func site(with count: Int) throws -> TestSite {
    let site = try TestSite()
    try site.database.write { connection in
      for number in 0..<count {
        let id = ID<Person>(Int64(5000 + number))
        let digits = String(String(1000 + number).dropFirst())
        try connection.insert(
          Person(id: id, login: "dong\(digits)", name: "Đông \(digits)", passwordHash: nil), at: TestSite.morning)
        try connection.insert(
          Membership(organisation: TestSite.farming, role: .reporter), of: id, realm: TestSite.province)
      }
    }
    return site
  }

  @Test func `it comes in pages that together show everybody once, and the count is of all`() throws {
    let site = try site(with: 120)
    var (address, names, pages): (String?, [String], Int) = ("/nguoi-dung", [], 0)
    while let here = address {
      let page = try site.page(here, as: "quantri")
      #expect(page.allFaults == [])
      #expect(page.root.text.contains(Phrase.peopleCount("127").vi))
      names += try #require(page.first("tbody")).all("tr").compactMap { $0.first("th")?.text }
      pages += 1
      address = page.all("a").first { $0.text == Phrase.peopleFurther.vi }?["href"]
      #expect(page.all("a").contains { $0.text == Phrase.peopleFromStart.vi } == (pages > 1))
    }
    #expect(pages == 3 && names.count == 127 && Set(names).count == 127)
    #expect(names[0..<2] == ["Đông 000", "Đông 001"])
    // A page is small, whoever is behind it.
    #expect(try site.get("/nguoi-dung", as: "quantri").page.utf8.count < 100_000)
  }

  @Test(arguments: [
    ("tim=%C4%91%C3%B4ng+11", 11), ("tim=dong11", 10), ("tim=le+xuan", 1), ("tim=l%E1%BB%87+xu%C3%A2n", 1),
    ("don-vi=3", 121), ("don-vi=C3", 121), ("don-vi=S%E1%BB%9F+C%C3%B4ng+Th%C6%B0%C6%A1ng", 2), ("don-vi=1", 127),
    ("don-vi=3&tim=luu", 1), ("don-vi=2&tim=luu", 0), ("tim=khue", 0), ("don-vi=9", 0), ("don-vi=khong-co", 0),
  ])
  func `it is asked for a name with or without marks, and for a body with those below`(query: String, count: Int) throws
  {
    let site = try site(with: 120)
    let page = try site.page("/nguoi-dung?\(query)", as: "quantri")
    #expect(page.allFaults == [])
    #expect(page.root.text.contains(Phrase.peopleCount("\(count)").vi) == (count > 0))
    #expect(page.root.text.contains(Phrase.nobodyFound.vi) == (count == 0))
    let further = page.all("a").first { $0.text == Phrase.peopleFurther.vi }?["href"] ?? ""
    #expect(further.isEmpty == (count <= 50))
    // The next page asks for the same.
    if count > 50 { #expect(further.contains(query.prefix { $0 != "=" })) }
  }

  @Test func `the count and the search tell nothing of people elsewhere`() throws {
    let site = try site(with: 3)
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    for query in ["", "?tim=dong", "?don-vi=3", "?don-vi=1", "?tim=an"] {
      let page = try site.page("/nguoi-dung\(query)", as: "congthuong")
      for name in ["Đông", "Mạc Đình Khải", "Lưu Bảo Trân"] { #expect(!page.root.text.contains(name), "\(query)") }
    }
    #expect(try site.page("/nguoi-dung", as: "congthuong").root.text.contains(Phrase.peopleCount("2").vi))
    #expect(try site.page("/nguoi-dung?don-vi=1", as: "congthuong").root.text.contains(Phrase.peopleCount("2").vi))
  }

  @Test func `a place behind somebody who is gone, or that is none, shows the list from its start`() throws {
    let site = try TestSite()
    for last in ["404", "x", "", "-1", "99999999999999999999"] {
      #expect(try site.page("/nguoi-dung?sau=\(last)", as: "quantri").root.text.contains("Hứa Thị Lệ Xuân"), "\(last)")
    }
    let page = try site.page("/nguoi-dung?sau=14", as: "quantri")
    #expect(page.root.text.contains(Phrase.nobodyFurther.vi))
  }

  @Test func `a body stands below the one above it in the list to choose from`() throws {
    let page = try TestSite().get("/nguoi-dung", as: "quantri").page
    #expect(page.contains(">Ủy ban nhân dân tỉnh An Bình</option>"))
    #expect(page.contains(">\u{2003}Sở Công Thương</option>"))
    #expect(page.contains(">\u{2003}Sở Nông nghiệp và Môi trường</option>"))
  }
}

@Suite struct `Adding a person` {
  private static let fields = ["name": "Lê Thị Mới", "login": "le.thi.moi", "organisation": "2", "role": "reporter"]

  @Test(arguments: [
    "", " ", "a", "có dấu", "có khoảng trắng", "a/b", "a'b", "<b>", "a\nb", String(repeating: "a", count: 65), "a%b",
    "ⓐⓑⓒ", "аbc",
  ])
  func `a sign-in name of other letters, too short or too long, is told with what was typed`(login: String) throws {
    let site = try TestSite()
    let before = try site.contents()
    for english in [false, true] {
      let fields = Self.fields.merging(["login": login]) { $1 }
      let response = try site.submit("/nguoi-dung", fields, as: "quantri", english: english)
      #expect(response.status == 422)
      let page = PageParts(response)
      #expect(page.alert?.text == (english ? Phrase.personFields.en : Phrase.personFields.vi))
      let form = try #require(page.forms.first { $0.action == "/nguoi-dung" && $0.method == "post" })
      let kept = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      #expect(kept["name"] == "Lê Thị Mới" && kept["organisation"] == "2" && kept["role"] == "reporter")
    }
    #expect(try site.contents() == before)
  }

  @Test(arguments: ["le.thi.moi", "LE.THI.MOI", " le.thi.moi ", "moi_2", "moi-2", "moi@an-binh.vn", "22"])
  func `a sign-in name is kept in small letters and opens after a password was chosen`(login: String) throws {
    var administrator = Browser(try TestSite())
    try administrator.signIn("quantri")
    administrator.open("/nguoi-dung")
    #expect(try administrator.submit("/nguoi-dung", Self.fields.merging(["login": login]) { $1 }).status == 200)
    let link = try #require(administrator.page.root.first(class: "link")).text
    var browser = Browser(administrator.site)
    browser.open(link)
    #expect(try browser.submit(link, ["new": "con đường làng quê"]).status == 303)
    browser.cookies = [:]
    #expect(try browser.signIn(login, "con đường làng quê").status == 303)
  }

  @Test(arguments: [("role", "king"), ("role", ""), ("name", ""), ("name", " \t ")])
  func `a role that is none and a name of blanks are refused`(field: String, value: String) throws {
    let site = try TestSite()
    let before = try site.contents()
    #expect(try site.submit("/nguoi-dung", Self.fields.merging([field: value]) { $1 }, as: "quantri").status == 422)
    #expect(try site.contents() == before)
  }

  @Test(
    arguments: [
      (" Lê \t Thị\r\n Mới ", "Lê Thị Mới"), (String(repeating: "ê", count: 100), String(repeating: "ê", count: 100)),
      (String(repeating: "ê", count: 101), nil), ("\u{A0}\u{2003}", nil),
    ] as [(String, String?)])
  func `a name is one line of 200 bytes at most`(typed: String, kept: String?) throws {
    let site = try TestSite()
    let response = try site.submit("/nguoi-dung", Self.fields.merging(["name": typed]) { $1 }, as: "quantri")
    #expect(response.status == (kept == nil ? 422 : 200))
    #expect(try site.database.read { try $0.person(login: "le.thi.moi") }?.name == kept)
  }

  @Test(arguments: ["", "999", "9"])
  func `an organisation that one may not know of answers 404`(organisation: String) throws {
    let site = try TestSite()
    let before = try site.contents()
    let fields = Self.fields.merging(["organisation": organisation]) { $1 }
    #expect(try site.submit("/nguoi-dung", fields, as: "quantri").status == 404)
    #expect(try site.contents() == before)
  }

  @Test func `an administrator of a department gives no role above or beside it`() throws {
    let site = try TestSite()
    try site.give(.administrator, at: TestSite.industry, to: "congthuong")
    for (organisation, status) in [("1", 403), ("3", 404), ("9", 404), ("2", 200)] {
      let fields = Self.fields.merging(["organisation": organisation]) { $1 }
      #expect(try site.submit("/nguoi-dung", fields, as: "congthuong").status == status, "\(organisation)")
    }
  }

  @Test func `the name of somebody elsewhere is taken, and tells nothing of who that is`() throws {
    let site = try TestSite()
    let response = try site.submit("/nguoi-dung", Self.fields.merging(["login": "congdoan"]) { $1 }, as: "quantri")
    #expect(response.status == 409)
    #expect(PageParts(response).alert?.text == Phrase.loginTaken.vi)
    #expect(!response.page.contains("Đoàn Thị Mai Khuê") && !response.page.contains("Liên đoàn"))
  }

  @Test func `text of a name is shown as text`() throws {
    let site = try TestSite()
    let fields = Self.fields.merging(["name": "<script>alert(1)</script>"]) { $1 }
    let response = try site.submit("/nguoi-dung", fields, as: "quantri")
    #expect(response.page.contains("&lt;script&gt;") && !response.page.contains("<script"))
    #expect(PageParts(response).faults.isEmpty)
  }
}

@Suite struct `Changing people` {
  @Test(arguments: [
    ("/nguoi-dung/14/vai-tro", ["organisation": "2", "role": "reporter"], 409),
    ("/nguoi-dung/14/vai-tro", ["organisation": "2", "role": "approver"], 409),
    ("/nguoi-dung/14/vai-tro", ["organisation": "2", "role": "king"], 404),
    ("/nguoi-dung/14/vai-tro", ["organisation": "", "role": "reporter"], 404),
    ("/nguoi-dung/17/vai-tro", ["organisation": "2", "role": "reporter"], 404),
    ("/nguoi-dung/17/vai-tro", ["organisation": "9", "role": "planner"], 404),
    ("/nguoi-dung/999/vai-tro", ["organisation": "2", "role": "reporter"], 404),
    ("/nguoi-dung/12/vai-tro", ["organisation": "1", "role": "administrator"], 403),
    ("/nguoi-dung/14", ["viec": ""], 400), ("/nguoi-dung/14", ["viec": "xoa"], 400), ("/nguoi-dung/14", [:], 400),
    ("/nguoi-dung/17", ["viec": "lien-ket"], 404), ("/nguoi-dung/999", ["viec": "dong"], 404),
    ("/nguoi-dung/12", ["viec": "dong"], 403),
  ])
  func `what does not fit is refused, and nothing changes`(path: String, fields: [String: String], status: Int) throws {
    let site = try TestSite()
    let before = try site.contents()
    #expect(try site.submit(path, fields, as: "quantri").status == status)
    #expect(try site.contents() == before)
  }

  @Test func `a role is taken away, is written down, and is felt at the next page`() throws {
    let site = try TestSite()
    try site.give(.planner, at: TestSite.province, to: "congthuong")
    #expect(try site.get("/ke-hoach/100/ra-soat", as: "congthuong").status == 200)
    let role = ["organisation": "1", "role": "planner"]
    #expect(try site.submit("/nguoi-dung/14/vai-tro", role, as: "quantri").status == 303)
    #expect(try site.get("/ke-hoach/100/ra-soat", as: "congthuong").status == 403)
    #expect(try site.submit("/nguoi-dung/14/vai-tro", role, as: "quantri").status == 409)
    let entry = try #require(
      try site.database.read { try $0.journal(realm: 1, limit: 5) }.map(\.entry).first {
        $0.action == "person.role.remove"
      })
    let role14 = "{\"role\":\"planner\",\"organisation\":1,\"from\":\"1970-01-01\""
    #expect(entry.subject == 14 && entry.before == role14 + ",\"to\":null}")
    #expect(entry.after == role14 + ",\"to\":\"2026-11-20\"}")
  }

  @Test func `somebody with a role elsewhere too is not closed or let in from here`() throws {
    let site = try TestSite()
    try site.give(.reader, at: TestSite.union, to: "congthuong")
    let before = try site.contents()
    for action in ["dong", "mo", "lien-ket"] {
      let response = try site.submit("/nguoi-dung/14", ["viec": action], as: "quantri")
      #expect(response.status == 403)
      #expect(response.page.contains(Phrase.personElsewhere.vi))
    }
    let role = ["organisation": "2", "role": "reporter"]
    #expect(try site.contents() == before)
    // The role here is still one's own to take away.
    #expect(try site.submit("/nguoi-dung/14/vai-tro", role, as: "quantri").status == 303)
  }

  @Test func `closing and reopening are shown in the list and written down`() throws {
    let site = try TestSite()
    for (action, button) in [("dong", "mo"), ("mo", "dong")] {
      #expect(try site.submit("/nguoi-dung/14", ["viec": action], as: "quantri").status == 303)
      let page = PageParts(try site.get("/nguoi-dung?xong=tai-khoan", as: "quantri"))
      let row = try #require(page.all("tr").first { $0.text.contains("Vương Tấn Lộc") })
      #expect(row.text.contains(Phrase.accountClosed.vi) == (action == "dong"))
      #expect(row.all("button").compactMap { $0["value"] }.contains(button))
      #expect(page.root.text.contains("Đã cập nhật tài khoản."))
      #expect(try site.actions().last == "person.\(action)")
    }
  }
}
