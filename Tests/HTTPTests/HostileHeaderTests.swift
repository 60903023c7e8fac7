// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct `Where a redirect may lead` {
  @Test(arguments: [
    "/", "/a", "/a/b?c=d#e", "/a//b", "/a:b", "/@evil.example", "/a?x=//evil.example", "/a?x=https://evil.example",
    "/%2F%2Fevil.example", "/.", "/..", "/a%0d%0ab", "/tiếng-việt", "/?//",
  ])
  func `a path of this site is followed`(_ path: String) {
    #expect(Response.isLocalPath(path))
    #expect(Response.redirect(to: path).headers["Location"] == path)
  }

  @Test(arguments: [
    "", "//", "///", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example",
    "https://evil.example", "http:/evil.example", "https:evil.example", "HTTPS://evil.example", "javascript:alert(1)",
    "data:text/html,x", "vbscript:x", "evil.example", "@evil.example", "?a", "#a", "./a", "../a", " /a", "/a b",
    "/\t/evil",
    "/a\rb", "/a\nb", "/a\u{0}b", "/\u{7F}", "\u{FEFF}/a", "/a\\b", "/\u{1F}/evil.example",
  ])
  func `anything else leads to the first page`(_ target: String) {
    #expect(!Response.isLocalPath(target))
    #expect(Response.redirect(to: target).headers["Location"] == "/")
  }
}

@Suite struct `No value begins another header field` {
  private static let hostile = [
    "a\r\nSet-Cookie: b=c", "a\nb", "a\rb", "\r\n\r\n<html>", "a\u{0}b", "\r\n", "é\r\nX: y", "a\u{85}b",
  ]

  @Test(arguments: hostile) func `in fields that are added, set or written as a literal`(_ value: String) {
    var headers: Headers = ["A": value]
    headers.add("B", value)
    headers["C"] = value
    #expect(headers.fields.count == 3)
    for field in headers.fields { #expect(!field.value.utf8.contains { [0x0D, 0x0A, 0x00].contains($0) }) }
  }

  @Test(arguments: hostile) func `in cookies, downloads, redirects and tags`(_ value: String) {
    var response = Response.download([], MediaType.csv, fileName: value)
    response.set(SetCookie("n", value, isSecure: true))
    response.headers.add("ETag", EntityTag(value).headerValue)
    response.headers.add("Location", Response.redirect(to: value).headers["Location"] ?? "")
    #expect(response.headers.fields.count == 5)
    for field in response.headers.fields {
      #expect(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(field)")
    }
  }
}

@Suite struct `Cookies from anywhere` {
  @Test(arguments: [
    ("a=1; b=2", "a", "1"), ("b=2; a=1", "a", "1"), ("aa=2; a=1", "a", "1"), ("a=first; a=second", "a", "first"),
    ("a=\"1\"", "a", "\"1\""), ("a= 1", "a", " 1"), (";;a=1;;", "a", "1"), ("a=1;", "a", "1"),
    ("$Version=1; a=1", "a", "1"),
    ("a=x,y", "a", "x,y"), ("x=a=1; a=2", "a", "2"), ("a=%E1%BA%BF", "a", "ế"), ("a=%FF", "a", "\u{FFFD}"),
    ("a=1; __Host-a=2", "__Host-a", "2"), ("tên=1", "tên", "1"),
  ])
  func `are found by their whole name`(_ header: String, _ name: String, _ value: String) {
    #expect(Request(path: "/", headers: ["Cookie": header]).cookie(name) == value)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a", "=a", "A=1", "ab=1", "b=a=1", "a%3D1", "a\u{0}=1"])
  func `that are broken or of another name are none`(_ header: String) {
    #expect(Request(path: "/", headers: ["Cookie": header]).cookie("a") == nil)
  }

  @Test func `of a thousand are found, the first of a name before later fields`() {
    var request = Request(path: "/")
    for number in 0..<1000 { request.headers.add("Cookie", "c\(number % 500)=\(number)") }
    #expect(request.cookie("c499") == "499" && request.cookie("c500") == nil)
  }
}

@Suite struct `What a client has and accepts` {
  @Test(arguments: ["v1", "a\"b", "a b", "", "ế", "W/\"x\"", "\r\n", String(repeating: "v", count: 1000), "a,b", "*"])
  func `a tag that was given out is known again, weak or strong, alone or in a list`(_ version: String) {
    let tag = EntityTag(version)
    for list in [tag.headerValue, "W/\(tag.headerValue)", "\"x\", \(tag.headerValue)", "\(tag.headerValue) , W/\"y\""] {
      let request = Request(path: "/", headers: ["If-None-Match": list, "If-Match": list])
      #expect(request.alreadyHas(tag) && request.mayChange(tag), "\(list)")
    }
    let other = Request(path: "/", headers: ["If-None-Match": "\"other\"", "If-Match": "\"other\""])
    #expect(!other.alreadyHas(tag) && !other.mayChange(tag))
  }

  @Test func `a tag is looked for in every field of the name`() {
    var request = Request(path: "/", headers: ["If-None-Match": "\"a\""])
    request.headers.add("if-none-match", "\"b\"")
    #expect(request.alreadyHas(EntityTag("a")) && request.alreadyHas(EntityTag("b")))
    #expect(!request.alreadyHas(EntityTag("c")))
  }

  @Test(arguments: [
    ("vi", ["vi": 1000]), ("en-GB,en;q=0.9,vi;q=0.8", ["en-gb": 1000, "en": 900, "vi": 800]),
    ("en;q=0, *;q=0.1", ["en": 0, "vi": 100]), ("VI-vn ; Q=0.5", ["vi-vn": 500]), ("vi;q=0.12345", ["vi": 0]),
    ("vi;q=1.0", ["vi": 1000]), ("vi;q=01", ["vi": 0]), ("vi;q=.5", ["vi": 0]), ("vi;q=\"0.5\"", ["vi": 500]),
    ("vi;level=1;q=0.3", ["vi": 300]), ("vi;q= 0.5", ["vi": 0]), (" , ,vi", ["vi": 1000]), ("vi, vi;q=0", ["vi": 1000]),
  ])
  func `weights stand by their names`(_ field: String, _ weights: [String: Int]) {
    for (name, weight) in weights { #expect(QualityValues(field).weight(of: name) == weight, "\(name)") }
  }

  @Test(arguments: [
    "gzip", "gzip ", " gzip", "GZIP", "gzip,br", "br,gzip", "br, gzip ,zstd", "gzip;q=1", "gzip;q=0", "*", "*;q=0",
    "br",
    "identity", "x-gzip", "gzipx", "", ",", "gzip\t", "br;q=1,gzip", "gzip;q=0.5, *;q=0", "deflate, *",
  ])
  func `the quick look for gzip agrees with the thorough one`(_ field: String) {
    let request = Request(path: "/", headers: ["Accept-Encoding": field])
    #expect(request.acceptsGzip == ((QualityValues(field).weight(of: "gzip") ?? 0) > 0))
  }

  @Test(arguments: [(["identity", "gzip"], true), (["br", "deflate"], false), (["gzip;q=0", "br"], false)])
  func `gzip is looked for in every field of the name`(_ fields: [String], _ accepts: Bool) {
    var request = Request(path: "/")
    for field in fields { request.headers.add("Accept-Encoding", field) }
    #expect(request.acceptsGzip == accepts)
  }

  @Test(arguments: [
    ("text/html", "text/html"), ("TEXT/HTML ; charset=x", "text/html"), ("text / html", "text/html"), (";", ""),
    ("a", "a"),
    ("Ă/b", "Ă/b"),
  ])
  func `a type without its parameters is in small letters`(_ value: String, _ essence: String) {
    #expect(MediaType.essence(of: value) == essence)
  }

  @Test(arguments: [
    ("image/svg+xml", true), ("application/problem+json; x", true), ("application/xml", true), ("TEXT/CSV", true),
    ("image/jpeg", false), ("application/zip", false), ("application/xml-dtd", false), ("textx/plain", false),
    ("", false),
    (MediaType.xlsx, false), (MediaType.calendar, true), (MediaType.javaScript, true), (MediaType.metrics, true),
  ])
  func `text is worth compressing`(_ value: String, _ isText: Bool) {
    #expect(MediaType.isCompressible(value) == isText)
  }
}

@Suite struct `Names of downloads` {
  @Test(arguments: [
    ("a.csv", "a.csv"), ("Báo cáo.docx", "B__o c__o.docx"), ("a\"b.csv", "a_b.csv"), ("a\\b", "a_b"),
    ("100%.csv", "100_.csv"),
    ("a\r\nb", "a__b"), ("", ""), ("a;b=c", "a;b=c"),
  ])
  func `are plain for old clients and whole for others`(_ name: String, _ plain: String) throws {
    let field = try #require(Response.download([1], MediaType.csv, fileName: name).headers["Content-Disposition"])
    #expect(field.hasPrefix("attachment; filename=\"\(plain)\"; filename*=UTF-8''"))
    let encoded = try #require(field.split(separator: "''", omittingEmptySubsequences: false).last)
    #expect(PercentEncoding.decoded(encoded.utf8) == Array(name.utf8))
    #expect(MediaType.parameter("filename", of: field) == plain)
  }
}

@Suite struct `JSON from any text` {
  @Test func `holds no control character and nothing that ends a script, and says the same`() {
    for scalar in (0..<0x3000).compactMap(Unicode.Scalar.init(_:)) {
      let text = String(Character(scalar))
      let bytes = JSON.string(text).bytes
      #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x3C && $0 != 0x7F }, "\(scalar.value)")
      #expect(unescaped(String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)) == text, "\(scalar.value)")
    }
  }

  /// The inverse, written apart from the code under test.
  private func unescaped(_ text: String) -> String {
    guard text.unicodeScalars.first == "\\" else { return text }
    let rest = text.unicodeScalars.dropFirst()
    switch rest.first {
    case "n": return "\n"
    case "u": return UInt32(String(rest.dropFirst()), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    default: return String(String.UnicodeScalarView(rest))
    }
  }

  @Test(arguments: [
    (JSON.int(.min), "-9223372036854775808"), (.int(.max), "9223372036854775807"), (.int(0), "0"),
    (.object([.init("a", 1), .init("a", 2)]), #"{"a":1,"a":2}"#), (.array([[], [:], ""]), #"[[],{},""]"#),
    (.object([.init("<\"", .null)]), #"{"\u003c\"":null}"#),
  ])
  func `keeps numbers to the end and members as they come`(_ value: JSON, _ text: String) {
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [400, 404, 409, 412, 422, 503]) func `about a problem repeats its status and escapes its words`(
    _ status: Int
  ) {
    let response = Response.problem(status: status, title: "<t>", detail: "a\"b\n")
    #expect(response.status == status && response.headers.values("Content-Type") == [MediaType.problem])
    guard case .bytes(let bytes) = response.body else { return }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"type":"about:blank","title":"\u003ct>","status":\#(status),"detail":"a\"b\n"}"#)
  }
}

@Suite struct `Fields of a head` {
  @Test func `keep their order and their spelling, whatever is set or taken away`() {
    var headers = Headers()
    headers.reserve(4)
    for name in ["B", "a", "C", "A"] { headers.add(name, name) }
    headers["b"] = "new"
    #expect(headers.fields.map(\.name) == ["a", "C", "A", "b"])
    headers["a"] = nil
    #expect(headers.fields.map(\.value) == ["C", "new"])
    #expect(headers["A"] == nil && headers.values("a").isEmpty)
  }

  @Test(arguments: ["content-type", "CONTENT-TYPE", "Content-Type", "cOnTeNt-TyPe"])
  func `are one in any case`(_ name: String) {
    let headers: Headers = ["Content-Type": "a"]
    #expect(headers[name] == "a")
  }

  @Test(arguments: ["Content_Type", "Content-Typ", "Content-Type ", "Сontent-Type", ""])
  func `of another name are others`(_ name: String) {
    let headers: Headers = ["Content-Type": "a"]
    #expect(headers[name] == nil)
  }
}
