// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Whoever asks for another day sees what was, and nothing that today's rights do not show.
@Suite struct `Another day and the rights of today` {
  private let site: TestSite

  /// Two communes that stood below a department, of which one has belonged to another department since 1 November.
  init() throws {
    site = try TestSite()
    try site.addCommunes()
    for (body, above, day) in [(21, "C2", "01/07/2026"), (22, "C2", "01/07/2026"), (21, "C3", "01/11/2026")] {
      let fields = ["parent": above, "day": day, "basis": "Quyết định 3", "buoc": "thuc-hien"]
      let moved = try site.post("/to-chuc/\(body)/su-kien/move", fields, as: "quantri")
      try #require(moved.status == 303, "\(PageParts(moved).alert?.text ?? "")")
    }
    let place = [
      "order": "cum", "under": "C2", "day": "01/08/2026", "basis": "Quyết định 4", "buoc": "thuc-hien",
    ]
    try #require(try site.post("/to-chuc/21/su-kien/place", place, as: "quantri").status == 303)
  }

  private static let gone = "Tân Hà"
  private static let days = ["", "30/06/2026", "31/08/2026", "31/10/2026", "01/11/2026", "01/01/2030"]

  /// Where the bodies below one's own are listed, counted, searched and taken out.
  private static let places = [
    "/to-chuc", "/to-chuc?theo=cum", "/to-chuc?theo=cum&nhom=2", "/to-chuc?theo=cum&nhom=khong", "/to-chuc/2",
    "/to-chuc/tim?q=tan+ha", "/to-chuc/tim.json?q=tan+ha", "/to-chuc/2/bang.csv", "/bao-cao", "/bao-cao?co-cau=ky",
    "/ke-hoach", "/",
  ]

  @Test(arguments: places, days)
  func `a body that was moved away is in no list of a day on which it still stood here`(
    place: String, day: String
  ) throws {
    let address = day.isEmpty ? place : place + (place.contains("?") ? "&" : "?") + "ngay=" + day
    let response = try site.get(address, as: "congthuong")
    #expect(response.status == 200)
    #expect(!response.page.contains(Self.gone) && !response.page.contains("C21"), "\(address)")
    // It is there for whoever has both.
    if place == "/to-chuc", day == "31/10/2026" {
      #expect(try site.get(address, as: "quantri").page.contains(Self.gone))
    }
  }

  @Test(arguments: days) func `its own page is none, and as many bodies are counted as are listed`(day: String) throws {
    #expect(try site.get("/to-chuc/21?ngay=\(day)", as: "congthuong").status == 404)
    let groups = try site.page("/to-chuc?theo=cum&ngay=\(day)", as: "congthuong")
    let counted = groups.first("tfoot")?.all("td").first?.text
    let listed = try site.page("/to-chuc?ngay=\(day)", as: "congthuong").first("tbody")?.all("tr") ?? []
    #expect(counted?.contains(String(listed.count { $0["class"] != "past" })) ?? true, "\(day): \(counted ?? "")")
  }

  @Test func `names of the bodies above it in former times are told to those who may know of them`() throws {
    // Its own people know the line upwards: the department of today, and not the one of before.
    let page = try site.page("/to-chuc/21", as: "xa21")
    let history = try #require(page.root.first(id: "lich-su")?.text)
    #expect(history.contains("Sở Nông nghiệp và Môi trường") && !history.contains("Sở Công Thương"))
    let whole = try #require(try site.page("/to-chuc/21", as: "quantri").root.first(id: "lich-su")?.text)
    #expect(whole.contains("Sở Công Thương"))
  }

  @Test func `who made a change is told to those alone who may read names of people`() throws {
    let name = try #require(try site.database.read { try $0.person(login: "quantri") }).name
    #expect(try site.page("/to-chuc/21", as: "quantri").root.first(id: "lich-su")?.text.contains(name) ?? false)
    for login in ["xa21", "kehoach", "xem"] {
      let response = try site.get("/to-chuc/21", as: login)
      #expect(response.status == 200 && !response.page.contains(name), "\(login)")
    }
  }
}
