// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct `A form from anywhere` {
  @Test(arguments: [
    ("%C0%AF", "\u{FFFD}\u{FFFD}"), ("%E0%80%AF", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("%ED%A0%80", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("%F4%90%80%80", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"), ("%E1%BA", "\u{FFFD}"), ("%E1%BAx", "\u{FFFD}x"),
    ("%80", "\u{FFFD}"), ("x%FEy", "x\u{FFFD}y"), ("%EF%BB%BFa", "\u{FEFF}a"),
  ])
  func `in broken UTF-8 is read with the sign for it, never as another character`(_ text: String, _ value: String)
    throws
  {
    let form = try FormFields(urlEncoded: "a=\(text)".utf8)
    #expect(form["a"].map { Array($0.unicodeScalars) } == Array(value.unicodeScalars))
  }

  @Test(arguments: [
    ("a=1;b=2", ["a": "1;b=2"]), ("a=1&amp;b=2", ["a": "1", "amp;b": "2"]), ("a[]=1", ["a[]": "1"]),
    ("a%3D=1", ["a=": "1"]), ("a=1%26b%3D2", ["a": "1&b=2"]), ("a==", ["a": "="]), ("a=?&b=#", ["a": "?", "b": "#"]),
    ("+a+=+1+", [" a ": " 1 "]), ("a=%u1EBF", ["a": "%u1EBF"]), ("a=%2525", ["a": "%25"]), ("a=\r\n", ["a": "\r\n"]),
    ("A=1&a=2", ["A": "1", "a": "2"]),
  ])
  func `is parted at ampersands and first equals signs only, and decoded once`(
    _ text: String, _ fields: [String: String]
  ) throws {
    let form = try FormFields(urlEncoded: text.utf8)
    #expect(Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }) == fields)
  }

  @Test(arguments: [("&&&&", 0), ("=", 1), ("=&=", 2), ("a&b&&c&", 3), ("&a=1", 1)])
  func `counts fields, not ampersands, towards its limit`(_ text: String, _ count: Int) throws {
    #expect(try FormFields(urlEncoded: text.utf8, limit: count).fields.count == count)
    guard count > 0 else { return }
    #expect(throws: FormError.tooManyFields(limit: count - 1)) {
      try FormFields(urlEncoded: text.utf8, limit: count - 1)
    }
  }

  @Test func `of one long field is read in one pass`() throws {
    // A megabyte of escapes; reading that went back for each would take minutes.
    let text = String(repeating: "%E1%BA%BF", count: 120_000)
    #expect(try FormFields(urlEncoded: "a=\(text)".utf8)["a"]?.unicodeScalars.count == 120_000)
  }

  @Test(arguments: [
    ("application/x-www-form-urlencoded", true), ("APPLICATION/X-WWW-FORM-URLENCODED;charset=x", true),
    (" application/x-www-form-urlencoded ", true), ("application/x-www-form-urlencodedx", false), ("text/plain", false),
    ("multipart/form-data; boundary=x", false), ("application/json", false), ("", false),
  ])
  func `is taken by its media type alone`(_ type: String, _ isTaken: Bool) throws {
    let request = Request(method: "POST", path: "/", headers: ["Content-Type": type], body: Array("a=1".utf8))
    #expect((try? request.formFields()["a"]) == (isTaken ? "1" : nil))
  }

  @Test func `written as text holds nothing that ends a field, a line or an attribute`() {
    let bytes = (0...255).map { UInt8($0) }
    let name = String(decoding: bytes, as: UTF8.self)
    let text = FormFields([.init(name: name, value: name)]).urlEncoded
    #expect(text.utf8.count { $0 == UInt8(ascii: "=") } == 1)
    #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"&\"'<>#?+;/".utf8.contains($0) })
  }
}

@Suite struct `A form with files from anywhere` {
  private func form(_ text: String, boundary: String = "x") throws(FormError) -> MultipartForm {
    try MultipartForm(body: Array(text.utf8), boundary: boundary)
  }

  private func part(_ head: String, _ content: String = "1") -> String { "--x\r\n\(head)\r\n\r\n\(content)\r\n" }

  @Test(arguments: [
    "Content-Disposition: form-data; name=\"a\"", "content-disposition:form-data;name=a",
    "CONTENT-DISPOSITION: FORM-DATA; NAME=\"a\"", "Content-Disposition:  form-data ; name=\"a\" ; x=y",
    "X: y\r\nContent-Disposition: form-data; name=\"a\"", "Content-Disposition: form-data; filenam=b; name=a",
  ])
  func `knows its fields however their heads are written`(_ head: String) throws {
    #expect(try form(part(head) + "--x--")["a"] == "1")
  }

  @Test(arguments: [
    ("Content-Disposition: form-data; filename=\"a\"", MultipartFault.unnamedPart),
    ("Content-Disposition: form-data; filename=\"x; name=a\"", .unnamedPart),
    ("Content-Type: text/plain", .unnamedPart),
    ("Content-Disposition: form-datax; name=a", .unnamedPart), (": form-data; name=a", .unnamedPart),
    ("Content-Disposition form-data", .partHead), (" Content-Disposition; form-data", .partHead),
  ])
  func `with a part that has no name is refused`(_ head: String, _ fault: MultipartFault) {
    #expect(throws: FormError.malformed(fault)) { try form(part(head) + "--x--") }
  }

  @Test(arguments: ["", " ", "\t ", "  \t"]) func `may have blanks behind its boundaries`(_ padding: String) throws {
    let head = "Content-Disposition: form-data; name=a"
    let form = try form("--x\(padding)\r\n\(head)\r\n\r\n1\r\n--x\(padding)\r\n\(head)\r\n\r\n2\r\n--x--")
    #expect(form.all("a") == ["1", "2"])
  }

  @Test(arguments: [
    "", "\r\n", "\r\n\r\n", "--x", "-", "\r", "\n--x", "\r\n-", "\r\n--", "\r\n--y", "\r\r\n--y", "\u{0}",
  ])
  func `keeps contents that look like the beginning of a boundary`(_ content: String) throws {
    let text = part("Content-Disposition: form-data; name=a", content) + "--x--"
    let form = try form(text)
    #expect(form.parts.count == 1 && form["a"] == content)
  }

  @Test(arguments: [
    ("a\"b", "a%22b"), ("a b", "a b"), ("a;b", "a;b"), ("tệp", "tệp"), ("", ""), ("a%41", "a%41"), ("a\\b", "a\\b"),
  ])
  func `gives names as browsers write them`(_ name: String, _ written: String) throws {
    let form = try form(part("Content-Disposition: form-data; name=\"\(written)\"") + "--x--")
    #expect(form.parts.map(\.name) == [name])
  }

  @Test func `shows a name in broken UTF-8 with the sign for it`() throws {
    var body = Array("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"".utf8)
    body += [0x61, 0xFF, 0xC0] + Array(".txt\"\r\n\r\n\u{0}\r\n--x--".utf8)
    let form = try MultipartForm(body: body, boundary: "x")
    #expect(form.parts[0].fileName == "a\u{FFFD}\u{FFFD}.txt" && form.content(of: form.parts[0]).count == 1)
  }

  @Test func `gives a file for no text field and a text for no file`() throws {
    let file = part("Content-Disposition: form-data; name=a; filename=f.txt", "tệp")
    let field = part("Content-Disposition: form-data; name=a", "chữ")
    let both = try form(file + field + "--x--")
    #expect(both.all("a") == ["chữ"] && both.fields["a"] == "chữ" && both.files("a").count == 1)
    #expect(both.files("b").isEmpty && both["b"] == nil)
  }

  @Test(arguments: [(200, true), (201, false)]) func `has 200 parts at most unless told otherwise`(
    _ count: Int, _ isTaken: Bool
  ) {
    let text = String(repeating: part("Content-Disposition: form-data; name=a"), count: count) + "--x--"
    #expect(((try? form(text)) != nil) == isTaken)
  }

  @Test(arguments: [(4000, true), (4096, false)]) func `has 4096 bytes of head at most in each part`(
    _ count: Int, _ isTaken: Bool
  ) {
    let long = "Content-Disposition: form-data; name=\"\(String(repeating: "a", count: count))\""
    #expect(((try? form(part(long) + part(long) + "--x--")) != nil) == isTaken)
  }

  @Test(arguments: ["x", "----WebKitFormBoundaryABC123", "a b", "'()+_,-./:=?", String(repeating: "z", count: 70)])
  func `may have any boundary that RFC 2046 knows`(_ boundary: String) throws {
    let text = "--\(boundary)\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--\(boundary)--\r\n"
    var request = Request(method: "POST", path: "/", body: Array(text.utf8))
    request.headers["Content-Type"] = "multipart/form-data; boundary=\"\(boundary)\""
    #expect(try request.multipartForm()["a"] == "1")
  }
}
