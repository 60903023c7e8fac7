// SPDX-License-Identifier: Apache-2.0
import HTML
import HTTP

extension Visit {
  /// A page with a form for somebody who has no session: whoever opens it first gets the cookie that its form is tied to.
  ///
  /// - Parameter body: what stands below the title, made by the visit that the form belongs to.
  func gate(_ title: Phrase, error: Phrase?, status: Int = 200, body: (Visit) throws -> HTML) rethrows -> Response {
    var visit = self
    var newKey: String?
    if visit.session == nil, visit.anonymousKey.isEmpty {
      let key = site.services.security.newToken()
      newKey = key
      visit.openForms(to: key)
    }
    let part = error.map { visit.banner(.bad, visit.t($0)) }
    var response = visit.page(
      t(title), status: status,
      body: """
        <div class="gate tall"><h1>\(t(title))</h1>\(part)\(try body(visit))</div>
        """)
    if let newKey { response.set(SetCookie("xanh-form", newKey, isSecure: request.isSecure)) }
    // What stands here is typed once and is nobody else's to find in the browser.
    response.headers.add("Cache-Control", "private, no-store")
    return response
  }
}

/// Codes as people type and read them.
enum TypedCode {
  /// The letters and digits alone, in capitals: how a code was grouped or separated does not matter.
  static func plain(_ typed: String) -> String {
    String(
      decoding: typed.utf8.prefix(64).compactMap { byte -> UInt8? in
        switch byte {
        case 0x30...0x39, 0x41...0x5A: byte
        case 0x61...0x7A: byte & 0xDF
        default: nil
        }
      }, as: UTF8.self)
  }

  /// In groups of five, which are easier to read out.
  static func grouped(_ code: String) -> String {
    var (text, rest) = ("", code[...])
    while !rest.isEmpty {
      text += (text.isEmpty ? "" : "-") + rest.prefix(5)
      rest = rest.dropFirst(5)
    }
    return text
  }
}
