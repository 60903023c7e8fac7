// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// A script in each text field of each form that anybody sees, and then a look at every page and file of everybody.
@Suite struct `Script in text fields` {
  /// Breaks out of a text, an attribute in either kind of quotation marks, a comment, a title and a script.
  static func script(_ number: Int) -> String {
    "x\(number)'\"--></title></textarea><script>alert(\(number))</script><img src=x onerror=alert(\(number))>"
  }

  private static let marks = ["<script>alert(", "<img src=x", "</textarea><script"]

  private static let people = ["kehoach", "quantri", "duyet", "congthuong", "congthuong.duyet", "xem"]

  /// The pages that somebody reaches by links, each address once.
  private func addresses(_ site: TestSite, as login: String) throws -> [String] {
    var open = ["/", "/tro-giup/quyen", "/uy-quyen", "/tai-khoan/du-lieu", "/tai-khoan/du-lieu.json"]
    var seen = Set(open)
    var found: [String] = []
    while let path = open.popLast(), found.count < 120 {
      let response = try site.get(path, as: login)
      found.append(path)
      guard response.status == 200, response.headers["Content-Type"] == MediaType.html else { continue }
      for link in PageParts(response).all("a").compactMap({ $0["href"] })
      where link.hasPrefix("/") && !link.contains("lang=") {
        let target = String(link.split(separator: "#", omittingEmptySubsequences: false)[0])
        if seen.insert(target).inserted { open.append(target) }
      }
    }
    return found
  }

  /// The fields of a form into which one can type, and the rest as the page has them.
  private func typed(_ form: PageParts.Element, _ number: Int) -> [String: String] {
    var fields = Dictionary(PageForm(form).fields, uniquingKeysWith: { first, _ in first })
    for field in form.descendants {
      guard let name = field["name"] else { continue }
      let isText =
        field.name == "textarea" || field.name == "input" && ["text", "search"].contains(field["type"] ?? "text")
      if isText { fields[name] = Self.script(number) }
    }
    return fields
  }

  /// Values that a form needs so that what is typed into the other fields is stored.
  private static let sound: [[String: String]] = [
    [:],
    ["login": "moi", "from": "", "to": "", "code": "M1", "percent": "10", "holdsOn": "20/11/2026", "quantity": ""],
    ["login": "congthuong", "from": "21/11/2026", "to": "30/11/2026", "percent": "20", "holdsOn": "20/11/2026"],
  ]

  @Test func `what was typed anywhere is shown as text everywhere`() throws {
    let site = try TestSite()
    site.kept.files.withLock { $0[FixturePlan.document.sha256] = Array(FixturePlan.body.utf8) }
    var number = 0
    var stored = 0
    for login in Self.people {
      var sent: Set<String> = []
      for path in try addresses(site, as: login) {
        let page = try site.page(path, as: login)
        for (index, form) in page.all("form").enumerated() where !(form["action"]?.hasSuffix("dang-xuat") ?? false) {
          guard form["method"] == "post", sent.insert("\(form["action"] ?? path) \(index)").inserted else { continue }
          for sound in Self.sound {
            number += 1
            let fields = typed(form, number)
            let button = form.all("button").first { $0["name"] != nil }
            let pressed = button.map { [$0["name"] ?? "": $0["value"] ?? ""] } ?? [:]
            let known = sound.filter { fields[$0.key] != nil }
            let all = fields.merging(pressed) { $1 }.merging(known) { $1 }
            let response = try site.send(form["action"] ?? path, all, as: login)
            check(response, "\(form["action"] ?? path) sent by \(login)")
            #expect(response.status < 500, "\(form["action"] ?? path): \(response.status)")
            if response.status == 303 { stored += 1 }
          }
          site.clock.advance(seconds: 61)
          try site.renewSessions()
        }
      }
    }
    #expect(number > 100 && stored > 20, "\(number) forms were sent, \(stored) were taken")
    for login in Self.people {
      for path in try addresses(site, as: login) { check(try site.get(path, as: login), "\(path) read by \(login)") }
    }
  }

  private func check(_ response: Response, _ place: String) {
    guard response.headers["Content-Type"] == MediaType.html else {
      // What is no page is saved, or is of a type that no browser runs.
      let isSaved = response.headers["Content-Disposition"]?.hasPrefix("attachment") ?? false
      #expect(
        isSaved || response.page.isEmpty || response.headers["Content-Type"]?.contains("html") != true, "\(place)")
      return
    }
    for mark in Self.marks { #expect(!response.page.contains(mark), "\(place): \(mark)") }
    let faults = PageParts(response).faults
    #expect(faults == [], "\(place)")
  }

  @Test(arguments: [
    "q", "tim", "ten", "xong", "ve", "ky", "trang-thai", "nguon", "cay", "truoc", "muc", "xem", "tu", "den",
  ])
  func `what stands in an address is shown as text`(name: String) throws {
    let site = try TestSite()
    let script = PercentEncoding.encoded(Self.script(1))
    for route in Site.routes where route.method == "GET" {
      let path =
        "/" + route.pattern.map { $0.hasPrefix("{") ? ($0 == "{plan}" ? "100" : "1") : $0 }.joined(separator: "/")
      for login in ["kehoach", "quantri", nil] {
        let response = try site.get("\(path)?\(name)=\(script)", as: login)
        check(response, path)
        // 503 where a program outside is missing.
        #expect(response.status < 500 || response.status == 503, "\(path)")
      }
      site.clock.advance(seconds: 61)
      try site.renewSessions()
    }
    var request = try site.request("GET", "/", "kehoach", false)
    request.path = "/" + Self.script(1)
    check(site.site.respond(to: request), "a path that is a script")
  }
}
