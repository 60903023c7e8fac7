// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct `Header fields` {
  @Test func `compare their names without regard to case`() {
    var headers: Headers = ["Content-Type": "a", "X": "1"]
    headers.add("x", "2")
    #expect(headers["content-TYPE"] == "a")
    #expect(headers.values("X") == ["1", "2"])
    headers["x"] = "3"
    #expect(headers.values("X") == ["3"])
    headers["X"] = nil
    #expect(headers.fields.map(\.name) == ["Content-Type"])
  }

  @Test(arguments: [("@", "`"), ("[", "{"), ("^", "~"), ("ă", "Ă")])
  func `fold letters only`(_ name: String, _ other: String) {
    let headers: Headers = [name: "1"]
    #expect(headers[other] == nil)
  }

  @Test(arguments: [("a\r\nSet-Cookie: b", "a  Set-Cookie: b"), ("\u{0}", " "), ("\r\n", "  ")])
  func `cannot hold a line break`(_ value: String, _ kept: String) {
    var headers = Headers()
    headers.add("X", value)
    #expect(headers["X"] == kept)
  }
}

@Suite struct `Cookies` {
  private func request(_ cookies: String...) -> Request {
    var request = Request(path: "/")
    for cookie in cookies { request.headers.add("Cookie", cookie) }
    return request
  }

  @Test(arguments: [
    ("a=1", "a", "1"), ("a=1; b=2", "b", "2"), ("a=1;b=2", "b", "2"), ("a=", "a", ""), ("a=b=c", "a", "b=c"),
    ("a=1; a=2", "a", "1"), ("xa=1; a=2", "a", "2"), ("a=%C4%91", "a", "đ"), ("__Host-s=x", "__Host-s", "x"),
  ])
  func `are read`(_ header: String, _ name: String, _ value: String) { #expect(request(header).cookie(name) == value) }

  @Test(arguments: ["", "b=1", "a", "A=1", "a =1", "=1", ";;;", "a=%zz"])
  func `that are absent or broken are none`(_ header: String) { #expect(request(header).cookie("a") == nil) }

  @Test func `are looked for in every field`() { #expect(request("a=1", "b=2").cookie("b") == "2") }

  @Test func `are set so that scripts and other sites cannot use them`() {
    var response = Response()
    response.set(SetCookie("__Host-s", "tok", maxAge: 60, isSecure: true))
    response.set(SetCookie("lang", "vi; Domain=x", isSecure: false))
    #expect(
      response.headers.values("set-cookie") == [
        "__Host-s=tok; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax",
        "lang=vi%3B%20Domain%3Dx; Path=/; HttpOnly; SameSite=Lax",
      ])
  }

  @Test func `are removed by the age zero`() {
    var cookie = SetCookie.removal(of: "s", isSecure: false)
    cookie.isHTTPOnly = false
    cookie.sameSite = .strict
    cookie.path = "/a"
    #expect(cookie.headerValue == "s=; Path=/a; Max-Age=0; SameSite=Strict")
  }

  @Test(arguments: ["tiếng Việt", "a;b=c", "\"quoted\"", "%41", ""])
  func `come back with the value that was set`(_ value: String) {
    let pair = SetCookie("n", value, isSecure: false).headerValue.split(separator: ";")[0]
    #expect(request(String(pair)).cookie("n") == value)
  }
}

@Suite struct `An entity tag` {
  @Test(arguments: [
    ("\"v1\"", true), ("W/\"v1\"", true), ("\"v0\", \"v1\"", true), ("*", true), (" * ", true), ("\"v2\"", false),
    ("v1", false), ("", false), ("\"v1", false), ("\"x\"v1\"y\"", false), ("\"v11\"", false),
  ])
  func `matches a list`(_ list: String, _ matches: Bool) {
    let tag = EntityTag("v1")
    #expect(Request(path: "/", headers: ["If-None-Match": list]).alreadyHas(tag) == matches)
    #expect(Request(path: "/", headers: ["If-Match": list]).mayChange(tag) == matches)
  }

  @Test func `is no condition where the field is absent`() {
    #expect(!Request(path: "/").alreadyHas(EntityTag("v1")))
    #expect(Request(path: "/").mayChange(EntityTag("v1")))
  }

  @Test func `holds no quote, space or line break`() {
    #expect(EntityTag("a\"b c\r\n").headerValue == "\"a_b_c__\"")
  }
}

@Suite struct `A media type` {
  @Test(arguments: [
    ("text/html; charset=utf-8", "text/html"), ("Text/HTML", "text/html"), (" text/html ;a=b", "text/html"), ("", ""),
  ])
  func `has an essence`(_ value: String, _ essence: String) { #expect(MediaType.essence(of: value) == essence) }

  @Test(arguments: [
    ("a/b; boundary=x", "x"), ("a/b; BOUNDARY=x", "x"), ("a/b;boundary=\"x y\"", "x y"),
    ("a/b; c=d; boundary=x ; e", "x"),
    ("a/b; boundary=", ""), ("a/b; boundary=\"x", "x"), ("a/b; c=\"; boundary=no\"; boundary=yes", "yes"),
    ("a/b; boundary=\"a\\\"b\"", "a\"b"), ("a/b; boundary=\"a\\nb\"", "a\\nb"), ("a/b; boundary=\"a\\", "a\\"),
  ])
  func `has parameters`(_ value: String, _ boundary: String) {
    #expect(MediaType.parameter("boundary", of: value) == boundary)
  }

  @Test(arguments: ["", "a/b", "a/b;", "a/b; boundary", "boundary=x", "a/b; ;=;"])
  func `without the parameter has none`(_ value: String) { #expect(MediaType.parameter("boundary", of: value) == nil) }

  @Test(arguments: [
    (MediaType.html, true), (MediaType.json, true), (MediaType.problem, true), (MediaType.svg, true),
    (MediaType.css, true),
    (MediaType.png, false), (MediaType.docx, false), (MediaType.pdf, false), (MediaType.octets, false),
  ])
  func `is compressible where it is text`(_ value: String, _ isCompressible: Bool) {
    #expect(MediaType.isCompressible(value) == isCompressible)
  }
}

@Suite struct `Accepted encodings` {
  @Test(arguments: [
    ("gzip", true), ("GZIP", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.5", true), ("*", true),
    ("gzip;q=0", false), ("gzip; q=0.000", false), ("gzip;q=0.001", true), ("*;q=0", false), ("gzip;q=0, *", false),
    ("deflate", false), ("", false), ("gzip;q=x", false), ("gzip;q=2", false), ("xgzip", false), ("identity", false),
  ])
  func `tell whether gzip is taken`(_ field: String, _ accepts: Bool) {
    #expect(Request(path: "/", headers: ["Accept-Encoding": field]).acceptsGzip == accepts)
  }

  @Test func `are none where the field is absent`() { #expect(!Request(path: "/").acceptsGzip) }

  @Test(arguments: [
    ("q=1", 1000), ("q=1.000", 1000), ("q=1.5", 1000), ("q=0.8", 800), ("q=0.85", 850), ("q=0.857", 857), ("q=0.", 0),
    ("q=0.8571", 0), ("q=-1", 0), ("q=", 0), ("", 1000),
  ])
  func `have weights in thousandths`(_ parameter: String, _ weight: Int) {
    #expect(QualityValues("vi;\(parameter), en").weight(of: "vi") == weight)
  }

  @Test func `keep the order of a list of languages`() {
    let languages = QualityValues("vi-VN,vi;q=0.9, en ;q=0.8,,")
    #expect(languages.values.map(\.name) == ["vi-vn", "vi", "en"])
    #expect(languages.weight(of: "fr") == nil)
  }
}
