// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct `A simple form` {
  @Test(
    arguments: [
      ("", [:]),
      ("a=1", ["a": "1"]),
      ("a=1&b=2", ["a": "1", "b": "2"]),
      ("a", ["a": ""]),
      ("a=", ["a": ""]),
      ("=b", ["": "b"]),
      ("&&a=1&", ["a": "1"]),
      ("a=b=c", ["a": "b=c"]),
      ("t%C3%AAn=S%E1%BB%9F+T%C6%B0+ph%C3%A1p", ["tên": "Sở Tư pháp"]),
      ("a=%zz", ["a": "%zz"]),
      ("a=%4", ["a": "%4"]),
      ("a=%", ["a": "%"]),
      ("a=%2B", ["a": "+"]),
      ("a=%FF", ["a": "\u{FFFD}"]),
      ("a=%00", ["a": "\u{0}"]),
    ] as [(String, [String: String])])
  func `is read as the URL Standard has it`(_ text: String, _ expected: [String: String]) throws {
    let form = try FormFields(urlEncoded: text.utf8)
    #expect(form.fields.count == expected.count)
    for (name, value) in expected { #expect(form[name] == value) }
  }

  @Test func `keeps repeated names in order`() throws {
    let form = try FormFields(urlEncoded: "unit=3&unit=1&x=&unit=2".utf8)
    #expect(form.all("unit") == ["3", "1", "2"])
    #expect(form["unit"] == "3")
    #expect(form.all("y").isEmpty)
    #expect(form["y"] == nil)
  }

  @Test(arguments: [(3, true), (2, false)])
  func `has a limit of fields`(_ limit: Int, _ isRead: Bool) {
    let form = try? FormFields(urlEncoded: "a=1&b=2&c=3".utf8, limit: limit)
    #expect((form != nil) == isRead)
    if !isRead {
      #expect(throws: FormError.tooManyFields(limit: limit)) { try FormFields(urlEncoded: "a&b&c".utf8, limit: limit) }
    }
  }

  @Test func `comes back from the text it is written as`() throws {
    let form = FormFields([.init(name: "tên & họ", value: "a=b+c%"), .init(name: "", value: "\r\n")])
    #expect(try FormFields(urlEncoded: form.urlEncoded.utf8) == form)
  }

  @Test func `is read from a request by its media type`() throws {
    var request = Request(method: "POST", path: "/", body: Array("a=1".utf8))
    #expect(throws: FormError.notAForm) { try request.formFields() }
    request.headers["Content-Type"] = "Application/X-WWW-Form-URLEncoded; charset=utf-8"
    #expect(try request.formFields()["a"] == "1")
    #expect(throws: FormError.tooManyFields(limit: 0)) { try request.formFields(limit: 0) }
  }

  @Test func `of the query gives nothing above the limit`() {
    let few = Request(path: "/", query: "status=late&lead=3")
    #expect(few.queryFields["status"] == "late")
    let many = Request(path: "/", query: Array(repeating: "a", count: 2001).joined(separator: "&"))
    #expect(many.queryFields.fields.isEmpty)
  }

  @Test(arguments: [FormError.tooManyFields(limit: 7), .notAForm, .malformed(.truncated)])
  func `that cannot be read is explained in both languages`(_ error: FormError) {
    #expect(error.vietnamese.contains("ã") && error.vietnamese.hasSuffix("."))
    #expect(error.english.utf8.allSatisfy { $0 < 0x80 } && error.english.hasSuffix("."))
  }
}

@Suite struct `Percent-encoding` {
  @Test(arguments: [
    ("a", "a"), ("%41", "A"), ("%e1%BB%9F", "ở"), ("a+b", "a+b"), ("", ""), ("%25", "%"),
  ])
  func `is decoded`(_ text: String, _ decoded: String) {
    #expect(PercentEncoding.decoded(text.utf8).map { String(decoding: $0, as: UTF8.self) } == decoded)
  }

  @Test(arguments: ["%", "%4", "%4g", "%%41", "abc%"])
  func `that is broken is refused`(_ text: String) { #expect(PercentEncoding.decoded(text.utf8) == nil) }

  @Test func `of every byte comes back`() {
    let bytes = Array(UInt8.min...UInt8.max)
    let text = PercentEncoding.encoded(bytes)
    #expect(PercentEncoding.decoded(text.utf8) == bytes)
    #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x26, 0x27, 0x2F, 0x3B, 0x3C].contains($0) })
  }
}
