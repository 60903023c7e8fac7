// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

extension Response {
  fileprivate var text: String {
    guard case .bytes(let bytes) = body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite struct `A response` {
  @Test func `of a page, a text or JSON names its media type`() {
    #expect(Response.html(Array("<p>".utf8), status: 404).headers["content-type"] == "text/html; charset=utf-8")
    #expect(Response.html([], status: 404).status == 404)
    #expect(Response.text("được").text == "được")
    #expect(Response.json(["a": 1]).text == "{\"a\":1}")
    #expect(Response.json([]).headers["content-type"] == "application/json")
  }

  @Test(arguments: [
    ("/plans/3?a=b#c", "/plans/3?a=b#c"), ("/", "/"), ("//evil.example", "/"), ("https://evil.example", "/"), ("", "/"),
    ("/\\evil.example", "/"), ("/a\r\nb", "/"), ("\\/evil", "/"), ("/\t/evil.example", "/"),
    ("javascript:alert(1)", "/"),
  ])
  func `redirects within the site only`(_ target: String, _ location: String) {
    let response = Response.redirect(to: target)
    #expect(response.status == 303)
    #expect(response.headers["location"] == location)
  }

  @Test func `that nothing has changed carries the tag`() {
    let response = Response.notModified(EntityTag("7"))
    #expect(response.status == 304 && response.headers["etag"] == "\"7\"" && response.text.isEmpty)
  }

  @Test func `of a file keeps its Vietnamese name`() {
    let response = Response.download([1], MediaType.pdf, fileName: "Báo cáo \"1\".pdf")
    #expect(
      response.headers["content-disposition"]
        == "attachment; filename=\"B__o c__o _1_.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%221%22.pdf")
  }

  @Test func `about a problem follows RFC 9457`() {
    let response = Response.problem(
      status: 409, type: "/problems/stale", title: "Changed meanwhile", detail: "Load it again.", instance: "/plans/3",
      members: [.init("version", 7)])
    #expect(response.status == 409)
    #expect(response.headers["content-type"] == "application/problem+json")
    #expect(
      response.text
        == #"{"type":"/problems/stale","title":"Changed meanwhile","status":409,"detail":"Load it again.","#
        + #""instance":"/plans/3","version":7}"#)
  }
}

@Suite struct `A JSON value` {
  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (-5, "-5"), (.unsafeNumber("1.50"), "1.50"), ("", "\"\""),
      ("Điều 1", "\"Điều 1\""), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\tc\u{0}", #""a\nb\u0009c\u0000""#),
      ("</script>", #""\u003c/script>""#), ("\u{7F}", #""\u007f""#), ([], "[]"), ([1, "a", nil], #"[1,"a",null]"#),
      ([:], "{}"), (["b": 1, "a": ["x\"": []]], #"{"b":1,"a":{"x\"":[]}}"#),
    ] as [(JSON, String)])
  func `is written without spaces, in order and escaped`(_ value: JSON, _ text: String) {
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
  }
}

@Suite struct `A handler` {
  private struct Echo: RequestHandler {
    func cached(_ request: Request) -> Response? { request.path == "/hot" ? .text("hot") : nil }
    func respond(to request: Request) -> Response { .text("\(request.method) \(request.path)") }
  }

  @Test func `may answer from memory or by work`() {
    let handler: any RequestHandler = Echo()
    #expect(handler.cached(Request(path: "/cold")) == nil)
    #expect(handler.cached(Request(path: "/hot"))?.text == "hot")
    #expect(handler.respond(to: Request(method: "POST", path: "/cold")).text == "POST /cold")
  }
}
