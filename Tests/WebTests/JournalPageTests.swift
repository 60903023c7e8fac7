// SPDX-License-Identifier: Apache-2.0
import HTTP
import Store
import Testing

@testable import Web

@Suite struct `The journal page` {
  @Test func `an entry is told field by field, in words`() throws {
    let site = try TestSite()
    try site.end(2, on: "20/11/2026", successor: 3)
    let page = try site.get("/nhat-ky", as: "quantri").page
    #expect(page.contains("20/11/2026"))
    #expect(!page.contains("&quot;"))
  }

  @Test func `the fields of an object come back as they were added`() {
    var object = JSONObject()
    object.add("sentence", "Xong «4» trạm: \"Bến Sậy\", \\ 50 %\n{kênh}, \u{1}")
    object.add("percent", Int64(50))
    object.add("note", String?.none)
    object.add("files", "")
    let fields = JSONObject.fields(of: object.text)
    #expect(fields.map(\.key) == ["sentence", "percent", "files"])
    #expect(fields.map(\.value) == ["Xong «4» trạm: \"Bến Sậy\", \\ 50 %\n{kênh}, \u{1}", "50", ""])
  }

  @Test(arguments: ["", "{", "}", "[]", "null", "{\"a", "{\"a\"", "{\"a\":", "{a:1}", "text", "{\"a\":\"\\u00"])
  func `a text that is no such object has no fields and does no harm`(text: String) {
    #expect(JSONObject.fields(of: text).allSatisfy { $0.value.isEmpty })
  }
}
