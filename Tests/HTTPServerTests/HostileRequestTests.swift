// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Testing

/// A head up to its second line end, and a whole request.
private let get = "GET /bad HTTP/1.1\r\nHost: a\r\n"
private let post = "POST /bad HTTP/1.1\r\nHost: a\r\n"
private let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

@Suite struct `A hostile request` {

  /// Each is refused with that status, the connection is closed, and neither it nor what is smuggled in it is served.
  @Test(arguments: [
    ("no host", "GET /bad HTTP/1.1\r\n\r\n", 400),
    ("no host in 1.0", "GET /bad HTTP/1.0\r\n\r\n", 400),
    ("two hosts", "\(get)Host: a\r\n\r\n", 400),
    ("two hosts in one", "GET /bad HTTP/1.1\r\nHost: a, b\r\n\r\n", 400),
    ("length and coding", "\(post)Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(smuggled)", 400),
    ("coding and length", "\(post)Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n\(smuggled)", 400),
    ("two lengths", "\(post)Content-Length: 0\r\nContent-Length: 40\r\n\r\n\(smuggled)", 400),
    ("two equal lengths", "\(post)Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
    ("two codings", "\(post)Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400),
    ("another coding", "\(post)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
    ("coding with a space", "\(post)Transfer-Encoding: chunked \r\n\r\n0\r\n\r\n\(smuggled)", 400),
    ("coding with a tab", "\(post)Transfer-Encoding:\tchunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n", 400),
    ("coding in 1.0", "POST /bad HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ("signed length", "\(post)Content-Length: +4\r\n\r\nabcd", 400),
    ("negative length", "\(post)Content-Length: -1\r\n\r\n", 400),
    ("list of lengths", "\(post)Content-Length: 4, 4\r\n\r\nabcd", 400),
    ("huge length", "\(post)Content-Length: 99999999999999999999\r\n\r\n", 413),
    ("empty length", "\(post)Content-Length:\r\n\r\n", 400),
    ("space before the colon", "\(get)X : y\r\n\r\n", 400),
    ("space before the colon of the length", "\(post)Content-Length : 4\r\n\r\nabcd", 400),
    ("no colon", "\(get)nonsense\r\n\r\n", 400),
    ("empty name", "\(get): y\r\n\r\n", 400),
    ("name that is no token", "\(get)X(y): z\r\n\r\n", 400),
    ("name beyond ASCII", "\(get)ế: z\r\n\r\n", 400),
    ("control byte in a value", "\(get)X: a\u{1}b\r\n\r\n", 400),
    ("DEL in a value", "\(get)X: a\u{7F}b\r\n\r\n", 400),
    ("CR in a value", "\(get)X: a\rb\r\n\r\n", 400),
    ("NUL in a value", "GET /bad HTTP/1.1\r\nX: a\u{0}b\r\nHost: a\r\n\r\n", 400),
    ("NUL in the last value", "\(get)X: a\u{0}b\r\n\r\n", 400),
    ("NUL at the end of a value", "GET /bad HTTP/1.1\r\nX: a\u{0}\r\nHost: a\r\n\r\n", 400),
    ("NUL at the end of the last value", "\(get)X: a\u{0}\r\n\r\n", 400),
    ("NULs that look like line ends", "GET /bad HTTP/1.1\r\nHost: a\u{0}\u{0}X: y\r\n\r\n", 400),
    ("NUL in the host", "GET /bad HTTP/1.1\r\nHost: a\u{0}.evil\r\n\r\n", 400),
    ("NUL in a name", "\(get)X\u{0}: y\r\n\r\n", 400),
    ("NUL in the target", "GET /bad\u{0}x HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("NUL in the query", "GET /bad?a=\u{0}b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("NUL in the method", "GE\u{0}T /bad HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("folded line", "\(get)X: y\r\n z\r\n\r\n", 400),
    ("folded length", "\(post)X: y\r\n Content-Length: 4\r\n\r\nabcd", 400),
    ("folded first line", "GET /bad HTTP/1.1\r\n Host: a\r\nHost: b\r\n\r\n", 400),
    ("line feed alone after a field", "\(get)X: y\nY: z\r\n\r\n", 400),
    ("line feed alone after the request line", "GET /bad HTTP/1.1\nHost: a\r\n\r\n", 400),
    ("line feeds alone", "GET /bad HTTP/1.1\nHost: a\n\n", 400),
    ("line feed alone at the end", "\(get)\n", 400),
    ("two spaces in the request line", "GET  /bad HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("space at the end of the request line", "GET /bad HTTP/1.1 \r\nHost: a\r\n\r\n", 400),
    ("tab in the request line", "GET\t/bad HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("full address", "GET http://a/bad HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("authority", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("dot segments", "GET /a/../bad HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("encoded dot segments", "GET /%2e%2e/bad HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("encoded NUL", "GET /bad%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("broken UTF-8 in the path", "GET /bad%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("broken escape", "GET /bad%g1 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("HTTP/1.2", "GET /bad HTTP/1.2\r\nHost: a\r\n\r\n", 400),
    ("HTTP/2.0", "GET /bad HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    ("small letters in the version", "GET /bad http/1.1\r\nHost: a\r\n\r\n", 400),
    ("chunk size with a sign", "\(post)Transfer-Encoding: chunked\r\n\r\n-1\r\n", 400),
    ("chunk size with 0x", "\(post)Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n", 400),
    ("chunk longer than its size", "\(post)Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n", 400),
    ("chunk size beyond 64 bits", "\(post)Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 413),
  ])
  func `is refused and not served`(_ name: String, _ bytes: String, _ status: Int) throws {
    let server = try TestServer()
    let client = try server.client()
    client.send(bytes)
    let response = try client.response()
    #expect(response.status == status)
    #expect(client.rest()?.contains(" 200 ") == false)
    #expect(server.served.isEmpty)
    #expect(try server.get("/good").status == 200)
  }

  @Test(arguments: [
    "", "x", "GET\r\n\r\n", "GET /bad\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])
  func `that is no HTTP at all does no harm`(_ bytes: String) throws {
    let server = try TestServer { $0.headTimeout = .seconds(1) }
    let client = try server.client()
    client.send(bytes)
    client.finishSending()
    _ = try? client.response()
    #expect(client.isClosed())
    #expect(server.served.isEmpty)
    #expect(try server.get("/good").status == 200)
  }

  @Test func `is explained in both languages`() throws {
    let server = try TestServer()
    let client = try server.client()
    client.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
    let response = try client.response()
    #expect(response.text.contains("Trình duyệt") && response.text.contains("browser"))
    #expect(response.headers["cache-control"] == "no-store")
    #expect(eventually { server.transport.metrics.refused[.malformed] == 1 })
  }

  @Test func `gets the page that the product wants to show`() throws {
    let server = try TestServer { $0.refusalPage = { .html(Array("<h1>\($0.rawValue)</h1>".utf8)) } }
    let client = try server.client()
    client.send("GET / HTTP/1.1\r\n\r\n")
    let page = try client.response()
    #expect(page.status == 400 && page.text == "<h1>malformed</h1>" && page.headers["content-type"] == MediaType.html)
  }

  @Test(arguments: Refusal.allCases) func `has a status and words for each reason`(_ refusal: Refusal) {
    #expect((400...599).contains(refusal.status))
    #expect(refusal.vietnamese.hasSuffix(".") && refusal.vietnamese.utf8.contains { $0 >= 0x80 })
    #expect(refusal.english.hasSuffix(".") && refusal.english.utf8.allSatisfy { $0 < 0x80 })
    #expect(refusal.isTemporary == [429, 503].contains(refusal.status))
  }
}
