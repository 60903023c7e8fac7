// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// Who gets which answer from which page or form, but for those of plans, which have a table of their own.
@Suite struct `Who may do what` {
  /// One page or form, with the status that each person gets.
  struct Row: Sendable, CustomTestStringConvertible {
    let method: String
    let path: String
    let fields: [String: String]
    let statuses: [Int]

    init(_ method: String, _ path: String, _ fields: [String: String] = [:], _ statuses: Int...) {
      (self.method, self.path, self.fields, self.statuses) = (method, path, fields, statuses)
    }

    var testDescription: String { "\(method) \(path)" }
  }

  /// In the order of the columns: nobody, and then a reader, planner, approver and administrator of the province, a
  /// reporter and an approver of one of its departments, and a planner of another tree.
  private static let people: [String?] = [
    nil, "xem", "kehoach", "duyet", "quantri", "congthuong", "congthuong.duyet", "congdoan",
  ]

  private static let pages: [Row] = [
    Row("GET", "/", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/tro-giup", [:], 200, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/dang-nhap", [:], 200, 303, 303, 303, 303, 303, 303, 303),
    Row("GET", "/lien-ket/khong-co", [:], 400, 400, 400, 400, 400, 400, 400, 400),
    Row("GET", "/tai-khoan", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/tai-khoan/xac-thuc", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/tai-khoan/mat-khau-dau", [:], 303, 303, 303, 303, 303, 303, 303, 303),
    Row("GET", "/dang-nhap/ma", [:], 200, 303, 303, 303, 303, 303, 303, 303),
    Row("GET", "/nguoi-dung/ma", [:], 303, 403, 403, 403, 200, 403, 403, 403),
    Row("GET", "/nguoi-dung/dat-lai", [:], 303, 403, 403, 403, 200, 403, 403, 403),
    Row("GET", "/nguoi-dung/14/dat-lai", [:], 303, 404, 404, 404, 200, 404, 404, 404),
    Row("GET", "/dang-nhap/mot-cua", [:], 404, 404, 404, 404, 404, 404, 404, 404),
    Row("GET", "/dang-nhap/mot-cua/ve", [:], 404, 404, 404, 404, 404, 404, 404, 404),
    Row("GET", "/dang-nhap/buoc-hai", [:], 303, 303, 303, 303, 303, 303, 303, 303),
    Row("GET", "/nguoi-dung", [:], 303, 403, 403, 403, 200, 403, 403, 403),
    Row("GET", "/nguoi-dung/14", [:], 303, 404, 404, 404, 200, 404, 404, 404),
    Row("GET", "/nhat-ky", [:], 303, 403, 403, 403, 200, 403, 403, 403),
    Row("GET", "/nhat-ky/bang.xlsx", [:], 303, 403, 403, 403, 200, 403, 403, 403),
    Row("GET", "/nhat-ky/bang.csv", [:], 303, 403, 403, 403, 200, 403, 403, 403),
    Row("GET", "/to-chuc", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/to-chuc/2", [:], 303, 200, 200, 200, 200, 200, 200, 404),
    Row("GET", "/du-lieu-goc", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/du-lieu-goc/bang.xlsx", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/du-lieu-goc/bang.csv", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/to-chuc/tim", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/to-chuc/tim.json", [:], 303, 200, 200, 200, 200, 200, 200, 200),
    Row("GET", "/to-chuc/2/bang.xlsx", [:], 303, 200, 200, 200, 200, 200, 200, 404),
    Row("GET", "/to-chuc/2/bang.csv", [:], 303, 200, 200, 200, 200, 200, 200, 404),
    Row("GET", "/to-chuc/2/nhap", [:], 303, 403, 403, 403, 200, 403, 403, 404),
    Row("GET", "/to-chuc/2/nhap/tien-do", [:], 303, 403, 403, 403, 200, 403, 403, 404),
    Row("GET", "/to-chuc/2/su-kien/merge", [:], 303, 403, 403, 403, 200, 403, 403, 404),
    Row("GET", "/ke-hoach/nhap/doc", [:], 303, 404, 404, 404, 404, 404, 404, 404),
    Row("GET", "/ke-hoach/100/trang/1.png", [:], 303, 404, 404, 404, 404, 404, 404, 404),
    Row("GET", "/ke-hoach/100/bao-cao/{report}/tep/{file}", [:], 303, 200, 200, 200, 200, 200, 200, 404),
  ]

  private static let forms: [Row] = [
    Row("POST", "/dang-nhap", [:], 403, 403, 403, 403, 403, 403, 403, 403),
    Row("POST", "/dang-xuat", [:], 303, 303, 303, 303, 303, 303, 303, 303),
    Row("POST", "/lien-ket/khong-co", [:], 400, 400, 400, 400, 400, 400, 400, 400),
    Row("POST", "/tai-khoan/mat-khau", ["old": TestSite.password], 403, 422, 422, 422, 422, 422, 422, 422),
    Row("POST", "/dang-nhap/buoc-hai", [:], 303, 303, 303, 303, 303, 303, 303, 303),
    Row("POST", "/tai-khoan/xac-thuc", ["viec": "ma"], 403, 403, 403, 403, 403, 403, 403, 403),
    Row("POST", "/dang-nhap/ma", [:], 403, 403, 403, 403, 403, 403, 403, 403),
    Row("POST", "/tai-khoan/mat-khau-dau", ["new": "x"], 403, 409, 409, 409, 409, 409, 409, 409),
    Row("POST", "/nguoi-dung/ma", ["organisation": "2"], 403, 403, 403, 403, 422, 403, 403, 404),
    Row("POST", "/nguoi-dung/14/dat-lai/tra-loi", ["viec": "bo"], 403, 404, 404, 404, 409, 404, 404, 404),
    Row("POST", "/nguoi-dung/14/dat-lai", [:], 403, 404, 404, 404, 422, 404, 404, 404),
    Row("POST", "/tai-khoan/phien", ["phien": "x"], 403, 409, 409, 409, 409, 409, 409, 409),
    Row("POST", "/nguoi-dung", ["organisation": "2"], 403, 403, 403, 403, 422, 403, 403, 404),
    Row("POST", "/nguoi-dung/14", ["viec": "lien-ket"], 403, 404, 404, 404, 200, 404, 404, 404),
    Row(
      "POST", "/nguoi-dung/14/vai-tro", ["organisation": "2", "role": "reporter"],
      403, 404, 404, 404, 409, 404, 404, 404),
    Row("POST", "/to-chuc/2/them", [:], 403, 403, 403, 403, 422, 403, 403, 404),
    Row("POST", "/to-chuc/2/nhap", [:], 403, 403, 403, 403, 422, 403, 403, 404),
    Row("POST", "/to-chuc/2/nhap/thuc-hien", [:], 403, 403, 403, 403, 422, 403, 403, 404),
    Row("POST", "/to-chuc/2/su-kien/move", [:], 403, 403, 403, 403, 422, 403, 403, 404),
    Row("POST", "/to-chuc/2/hoan-tac", ["so": "9"], 403, 403, 403, 403, 409, 403, 403, 404),
    Row("POST", "/ke-hoach/nhap/doc", ["cq": "1", "luc": "1"], 403, 404, 404, 404, 404, 404, 404, 404),
    Row("POST", "/ke-hoach/nhap/dung", ["cq": "1", "luc": "1"], 403, 404, 404, 404, 404, 404, 404, 404),
    Row("POST", "/ke-hoach/nhap", ["owner": "1"], 403, 403, 422, 403, 403, 403, 403, 404),
  ]

  /// A site on which a report with a file waits, and the path with its numbers in it.
  private func prepared(_ path: String) throws -> (site: TestSite, path: String) {
    let site = try TestSite()
    let sent = try site.reportWithFile()
    return (site, path.replacing("{report}", with: sent.report).replacing("{file}", with: sent.file))
  }

  @Test(arguments: pages + forms) func `each person gets the answer that their rights give`(row: Row) throws {
    for (login, status) in zip(Self.people, row.statuses) {
      let (site, path) = try prepared(row.path)
      let before = try site.contents()
      let response =
        row.method == "GET" ? try site.get(path, as: login) : try site.submit(path, row.fields, as: login)
      #expect(response.status == status, "\(login ?? "nobody")")
      if response.status >= 400 { #expect(try site.contents() == before, "\(login ?? "nobody") changed something") }
    }
  }

  @Test(arguments: pages) func `a page changes nothing for whoever asks, and HEAD is answered as GET`(row: Row) throws {
    for login in Self.people {
      let (site, path) = try prepared(row.path)
      let before = try site.contents()
      let page = try site.get(path, as: login)
      let head = site.site.respond(to: try site.request("HEAD", path, login, false))
      #expect(head.status == page.status && head.headers["Content-Type"] == page.headers["Content-Type"])
      #expect(try site.contents() == before)
    }
  }

  @Test(arguments: forms) func `no form is taken without the token of the session, whoever sends it`(row: Row) throws {
    for login in Self.people {
      let (site, path) = try prepared(row.path)
      let before = try site.contents()
      for token in ["", "mac(form )x", "mac(form session-of-duyet-0000000001)"] {
        let response = try site.submit(path, row.fields.merging(["token": token]) { $1 }, as: login)
        #expect(response.status == 403, "\(login ?? "nobody") with «\(token)»")
        #expect(response.page.contains(Phrase.formExpiredTitle.vi))
      }
      #expect(try site.contents() == before)
      #expect(try site.database.read { try $0.query("SELECT 1 FROM session") }.count <= 2)
    }
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", ""])
  func `another method gets 405 with those that the page has, each once`(method: String) throws {
    let site = try TestSite()
    for row in Self.pages + Self.forms {
      let response = site.site.respond(to: try site.request(method, row.path, "quantri", false))
      #expect(response.status == 405, "\(row.path)")
      let allowed = (response.headers["Allow"] ?? "").split(separator: ", ")
      #expect(allowed.contains { $0 == row.method } && Set(allowed).count == allowed.count, "\(row.path): \(allowed)")
    }
  }

  @Test(arguments: ["999", "0", "-1", "x", "2 ", "99999999999999999999", "%00", "2.0", "٢"])
  func `a number in the address that names nothing answers 404, never a failure`(number: String) throws {
    let site = try TestSite()
    for row in Self.pages + Self.forms where row.path.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      let path = row.path.split(separator: "/").map { $0.allSatisfy(\.isNumber) ? number[...] : $0 }
        .joined(separator: "/")
      for login in ["quantri", "kehoach"] {
        var request = try site.request(row.method, "/", login, false)
        request.path = "/" + path
        request.headers.add("Content-Type", MediaType.urlEncodedForm)
        let token = FormFields([.init(name: "token", value: "mac(form \(try site.session(of: login)))")]).urlEncoded
        request.body = Array((token + "&organisation=2&role=reporter").utf8)
        let status = site.site.respond(to: request).status
        #expect([403, 404, 429].contains(status), "\(row.method) /\(path): \(status)")
      }
    }
  }
}

extension TestSite {
  /// A report that waits, sent with one file: the numbers of both.
  fileprivate func reportWithFile() throws -> (report: String, file: String) {
    let file = [SentFile("files", "a.txt", "xong")]
    let sent = try send("/ke-hoach/100/hoat-dong/1/bao-cao", ReportFlow.fields, file, as: "congthuong")
    try #require(sent.status == 303)
    let name = try #require(kept.files.withLock { $0.keys.first })
    return (try ReportFlow.waiting(self).id.description, name)
  }
}
