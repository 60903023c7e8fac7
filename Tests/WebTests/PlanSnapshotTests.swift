// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Whole answers of the pages about plans in the states that the fixture alone does not show, as recorded.
@Suite struct `Pages about plans in each state` {
  /// A page of the site in the middle of its work.
  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let login: String

    var testDescription: String { name }

    init(_ name: String, _ path: String, as login: String) { (self.name, self.path, self.login) = (name, path, login) }
  }

  static let pages = [
    Page("nhap", "/ke-hoach/nhap", as: "kehoach"),
    Page("hoat-dong-cho-duyet", "/ke-hoach/100/hoat-dong/1", as: "duyet"),
    Page("hoat-dong-tra-lai", "/ke-hoach/100/hoat-dong/2", as: "congthuong"),
    Page("hoat-dong-xong", "/ke-hoach/100/hoat-dong/3", as: "nongnghiep"),
    Page("hoat-dong-nhieu-don-vi", "/ke-hoach/101/hoat-dong/1", as: "duyet"),
    Page("ke-hoach-dang-lam", "/ke-hoach/100", as: "xem"),
    Page("ke-hoach-loc", "/ke-hoach/100?trang-thai=late&chu-tri=2&han=nam-nay&tim=sac", as: "xem"),
    Page("ke-hoach-loc-rong", "/ke-hoach/100?tim=khong", as: "xem"),
    Page("ke-hoach-kem-nguon", "/ke-hoach/100?nguon=4", as: "xem"),
    Page("ke-hoach-nhieu-don-vi", "/ke-hoach/101", as: "duyet"), Page("ke-hoach-nhap", "/ke-hoach/102", as: "kehoach"),
    Page("ra-soat-nhap", "/ke-hoach/102/ra-soat", as: "kehoach"),
    Page("ra-soat-can-xem", "/ke-hoach/100/ra-soat?xem=can-xem&muc=52", as: "kehoach"),
    Page("gan-nhieu-don-vi", "/ke-hoach/101/gan", as: "kehoach"),
    Page("danh-sach-ke-hoach", "/ke-hoach", as: "kehoach"), Page("tinh-hinh-nop-dang-lam", "/bao-cao", as: "duyet"),
    Page("bao-cao-dang-lam", "/ke-hoach/100/bao-cao?ky=2027", as: "duyet"),
    Page("bao-cao-nhieu-don-vi", "/ke-hoach/101/bao-cao?ky=2027", as: "duyet"),
    Page("bao-cao-nhap", "/ke-hoach/102/bao-cao", as: "kehoach"), Page("cam-sua", "/ke-hoach/100/ra-soat", as: "xem"),
  ]

  /// Reports of each state, a plan of many bodies, and a draft.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.report(
      1, percent: 40, on: "10/11/2026", sentence: "Đã lắp 16 trạm.", difficulty: "Nhà thầu chậm.", decidedBy: "duyet")
    try site.report(1, percent: 60, sentence: "Đã lắp 24 trạm.", difficulty: "Thiếu cáp.")
    try site.report(2, percent: 10, decidedBy: "congthuong.duyet", .return, note: "Bổ sung danh sách.")
    try site.report(3, percent: 100, body: 3, sentence: "Đã tưới đủ.", by: "nongnghiep", decidedBy: "duyet")
    try site.addCollectivePlan()
    try site.report(of: 101, percent: 100, body: 21, sentence: "Xong buổi tập huấn.", by: "xa21", decidedBy: "duyet")
    try site.report(of: 101, percent: 100, body: 22, sentence: "Cũng xong.", by: "xa22")
    try site.addPlan(
      102,
      items: [.sample(1, .heading, "Mục tiêu"), .sample(2, .task, "Việc con", in: 1), .sample(3, .task, "Việc lẻ")],
      assignments: [.sample(921, 2, "Sở Công Thương", .lead, 2), .sample(922, 3, "các sở", .lead, nil)],
      isConfirmed: false)
    return site
  }

  /// The answer without numbers that differ from run to run: those of reports.
  private func steady(_ response: Response, _ site: TestSite) throws -> Response {
    var page = response.page
    for (index, report) in (try site.reports(of: 100) + site.reports(of: 101)).enumerated() {
      page = page.split(separator: report.id.description, omittingEmptySubsequences: false).joined(
        separator: "R\(index)")
    }
    var steady = response
    steady.body = .bytes(Array(page.utf8))
    return steady
  }

  @Test(arguments: pages) func `each is as recorded, in both languages`(page: Page) throws {
    for (isEnglish, ending) in [(false, ""), (true, ".en")] {
      let site = try site()
      let response = try site.get(page.path, as: page.login, english: isEnglish)
      #expect(PageParts(response).allFaults == [])
      try expectSnapshot(try steady(response, site), "ke-hoach/" + page.name + ending)
    }
  }

  @Test func `a refused form is as recorded, in both languages`() throws {
    for (isEnglish, ending) in [(false, ""), (true, ".en")] {
      let site = try site()
      let report = ["organisation": "2", "percent": "x", "holdsOn": "mai", "quantity": "?", "sentence": "", "key": "k"]
      let correction = ["version": "1", "text": "", "kind": "task", "due": "mai", "target": "?", "role-0": "lead"]
      let forms = [
        (
          "bao-cao-sai",
          try site.send("/ke-hoach/100/hoat-dong/2/bao-cao", report, as: "congthuong", english: isEnglish)
        ),
        ("ra-soat-sai", try site.send("/ke-hoach/100/ra-soat/4", correction, as: "kehoach", english: isEnglish)),
        ("nhap-sai", try site.send("/ke-hoach/nhap", ["owner": "1"], as: "kehoach", english: isEnglish)),
      ]
      for (name, response) in forms {
        #expect(response.status == 422)
        try expectSnapshot(try steady(response, site), "ke-hoach/" + name + ending)
      }
    }
  }
}
