// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPClient
import HTTPServer
import Testing

/// A server on this machine that answers as tests need it.
private struct Answers: RequestHandler {
  func respond(to request: Request) -> Response {
    switch request.path {
    case "/large": Response.text(String(repeating: "x", count: 5_000))
    case "/moved": Response(status: 302, headers: ["Location": "/plain"])
    case "/asked":
      Response.text(
        "\(request.method) \(request.headers["Authorization"] ?? "-") \(request.headers["Accept"] ?? "-") "
          + String(decoding: request.body, as: UTF8.self))
    default: Response.text("plain")
    }
  }

  func cached(_ request: Request) -> Response? { nil }
}

@Suite struct `Asking other servers` {
  private func withServer<Result>(_ work: (String) throws -> Result) throws -> Result {
    var configuration = ServerConfiguration()
    configuration.port = 0
    let server = MicroHTTPDTransport(configuration)
    let port = try server.start(Answers())
    defer { server.stop(within: .seconds(5)) }
    return try work("http://127.0.0.1:\(port)")
  }

  @Test func `an answer comes with its status and its body`() throws {
    try withServer { origin throws in
      #expect(try HTTPClient().get(origin + "/") == HTTPClient().get(origin + "/plain"))
      let answer = try HTTPClient().get(origin + "/plain")
      #expect(answer.status == 200 && answer.body == Array("plain".utf8))
    }
  }

  @Test func `a form is posted with the credentials of the client`() throws {
    try withServer { origin throws in
      let asked = try HTTPClient().post(origin + "/asked", form: "a=1&b=%20", credentials: "xanh:b%C3%AD")
      #expect(String(decoding: asked.body, as: UTF8.self) == "POST Basic eGFuaDpiJUMzJUFE application/json a=1&b=%20")
      let plain = try HTTPClient().post(origin + "/asked", form: "a=1")
      #expect(String(decoding: plain.body, as: UTF8.self) == "POST - application/json a=1")
    }
  }

  @Test func `a redirect is told and not followed`() throws {
    try withServer { origin throws in #expect(try HTTPClient().get(origin + "/moved").status == 302) }
  }

  @Test func `an answer beyond the limit is cut off`() throws {
    try withServer { origin throws in
      #expect(throws: HTTPClientError.tooLarge) { try HTTPClient(limit: 4_999).get(origin + "/large") }
      #expect(try HTTPClient(limit: 5_000).get(origin + "/large").body.count == 5_000)
    }
  }

  @Test func `where nobody listens the reason is told`() throws {
    let error = #expect(throws: HTTPClientError.self) { try HTTPClient().get("http://127.0.0.1:1/") }
    guard case .unreachable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    ("https://id.example.vn", true), ("https://id.example.vn:8443/a?b=c", true), ("http://127.0.0.1:9400/x", true),
    ("http://localhost/", true), ("http://[::1]:80/", true), ("http://id.example.vn", false),
    ("HTTP://localhost", false),
    ("http://127.evil.example/", false), ("http://127.0.0.1@evil.example/", false),
    ("http://localhost.evil.example", false),
    ("https://", false), ("https:///path", false), ("https://a b", false), ("https://a\r\nX: y", false),
    ("file:///etc/passwd", false),
    ("ftp://id.example.vn", false), ("gopher://127.0.0.1", false), ("id.example.vn", false), ("", false),
    ("https://id.example.vn\\@evil", false), ("https://\u{111}.example", false),
  ])
  func `only safe addresses are asked, and plain ones on this machine`(address: String, isSafe: Bool) {
    #expect(HTTPClient.mayAsk(address) == isSafe)
    guard !isSafe else { return }
    #expect(throws: HTTPClientError.address) { try HTTPClient().get(address) }
  }
}
