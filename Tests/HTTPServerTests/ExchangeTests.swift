// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Testing

@Suite struct `A request` {
  @Test func `reaches the handler whole and gets its answer`() throws {
    let server = try TestServer(slow: { _ in .text("xin chào", status: 201) })
    let client = try server.client()
    client.request(
      "POST /k%E1%BA%BF%20ho%E1%BA%A1ch?a=1&b=%20", "X-A: 1 \r\nx-a:2\r\nContent-Length: 3\r\n", body: "abc")
    let response = try client.response()
    #expect(response.status == 201)
    #expect(response.text == "xin chào")
    #expect(response.headers["content-type"] == "text/plain; charset=utf-8")
    #expect(response.headers.values("date").count == 1)
    let request = try #require(server.handler.requests.first)
    #expect(request.method == "POST")
    #expect(request.path == "/kế hoạch")
    #expect(request.query == "a=1&b=%20")
    #expect(request.headers.values("X-A") == ["1", "2"])
    #expect(request.body == Array("abc".utf8))
    #expect(request.clientAddress == "127.0.0.1")
    #expect(!request.isSecure)
    #expect(request.id.utf8.count == 16 && request.id.allSatisfy { $0.isHexDigit })
  }

  @Test func `has an id of its own`() throws {
    let server = try TestServer()
    let client = try server.client()
    for _ in 0..<50 {
      client.request("GET /")
      _ = try client.response()
    }
    #expect(Set(server.handler.requests.map(\.id)).count == 50)
  }

  @Test func `may follow another on the same connection`() throws {
    let server = try TestServer()
    let client = try server.client()
    for number in 0..<20 {
      client.request("GET /\(number)")
      #expect(try client.response().text == "GET /\(number)")
    }
    #expect(server.transport.metrics.accepted == 1)
  }

  @Test func `may be sent before the answer to the last one came`() throws {
    let server = try TestServer(fast: { $0.path == "/2" ? .text("from memory") : nil })
    let client = try server.client()
    let texts = (0..<5).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }
    client.send(texts.joined())
    for number in 0..<5 {
      #expect(try client.response().text == (number == 2 ? "from memory" : "GET /\(number)"))
    }
  }

  @Test func `may come byte by byte`() throws {
    let server = try TestServer()
    let client = try server.client()
    for byte in "POST /a?b HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi".utf8 { client.send([byte]) }
    #expect(try client.response().text == "POST /a")
    #expect(server.handler.requests.first?.body == Array("hi".utf8))
  }

  @Test(arguments: ["\r\n", "\r\n\r\n"]) func `may follow empty lines`(_ lines: String) throws {
    let server = try TestServer()
    let client = try server.client()
    client.send("\(lines)GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.response().status == 200)
  }

  @Test func `of HTTP 1_0 is answered and the connection closed`() throws {
    let server = try TestServer()
    let client = try server.client()
    client.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n")
    #expect(try client.response().status == 200)
    #expect(client.isClosed())
  }

  @Test func `for the head gets the fields without the body`() throws {
    let server = try TestServer(slow: { _ in .text("four") })
    let client = try server.client()
    client.request("HEAD /")
    let response = try client.response(toHead: true)
    #expect(response.headers["content-length"] == "4")
    client.request("GET /next")
    #expect(try client.response().text == "four")
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
  func `may have any method`(_ method: String) throws {
    let server = try TestServer()
    let client = try server.client()
    client.request("\(method) /x", "Content-Length: 0\r\n")
    #expect(try client.response().text == "\(method) /x")
  }

  @Test func `that is over a kept connection's second is not mixed with the first`() throws {
    let server = try TestServer(slow: { .bytes($0.body, MediaType.octets) })
    let client = try server.client()
    for size in [0, 1, 40_000, 3, 200_000] {
      let body = String(repeating: "x", count: size)
      client.request("POST /", "Content-Length: \(size)\r\n", body: body)
      #expect(try client.response().body == Array(body.utf8))
    }
  }
}

@Suite struct `A body` {
  @Test func `may be chunked`() throws {
    let server = try TestServer(slow: { .bytes($0.body, MediaType.octets) })
    let client = try server.client()
    client.request(
      "POST /", "Transfer-Encoding: chunked\r\n", body: "5;ext=1\r\nhello\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\n")
    #expect(try client.response().text == "hello!")
  }

  @Test func `that is chunked is the last of its connection`() throws {
    let server = try TestServer(fast: { $0.path == "/hot" ? .text("") : nil })
    for path in ["/hot", "/cold"] {
      for method in ["GET", "POST"] {
        let client = try server.client()
        client.request(
          "\(method) \(path)", "Transfer-Encoding: chunked\r\n",
          body: "1\r\na\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().headers["connection"] == "close")
        #expect(client.isClosed())
      }
    }
    #expect(!server.served.contains("/smuggled"))
  }

  @Test func `is asked for where the client waits for that`() throws {
    let server = try TestServer(slow: { .bytes($0.body, MediaType.octets) })
    let client = try server.client()
    client.request("POST /", "Expect: 100-continue\r\nContent-Length: 2\r\n")
    #expect(try client.response().status == 100)
    client.send("ok")
    #expect(try client.response().text == "ok")
  }

  @Test func `of an upload path may be large`() throws {
    let server = try TestServer(
      {
        $0.bodyLimit = 1000
        $0.largerBodies = [.init(pathPrefix: "/upload", bytes: 8 << 20)]
      }, slow: { .text(String($0.body.count)) })
    let client = try server.client()
    client.request("POST /upload/plan", "Content-Length: 8388608\r\n")
    client.send([UInt8](repeating: 7, count: 8 << 20))
    #expect(try client.response().text == "8388608")
  }

  @Test func `that ends too early gets no answer and reaches nobody`() throws {
    // The library does not always notice at once that the client has finished; the reaper does.
    let server = try TestServer { $0.bodyTimeout = .milliseconds(300) }
    let client = try server.client()
    client.request("POST /", "Content-Length: 10\r\n", body: "abc")
    client.finishSending()
    #expect(client.isClosed())
    #expect(server.served.isEmpty)
    #expect(eventually { server.transport.metrics.inFlight == 0 })
  }
}

@Suite struct `An answer` {
  @Test func `may come from memory without a worker`() throws {
    let server = try TestServer({ $0.workers = 1 }, fast: { $0.path == "/hot" ? .text("hot") : nil })
    #expect(try server.get("/hot").text == "hot")
    #expect(try server.get("/cold").text == "GET /cold")
    #expect(server.served == ["/cold"])
    #expect(eventually { server.transport.metrics.cached == 1 })
  }

  @Test func `from memory is for reading only`() throws {
    let server = try TestServer(fast: { _ in .text("hot") })
    let client = try server.client()
    client.request("POST /", "Content-Length: 0\r\n")
    #expect(try client.response().text == "POST /")
  }

  @Test func `may be a file`() throws {
    let path = "/tmp/xanh-http-\(getpid())-\(UInt64.random(in: 0 ... .max)).bin"
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(write(file, bytes, bytes.count) == bytes.count)
    close(file)
    defer { unlink(path) }
    let server = try TestServer(slow: { request in
      Response(
        headers: ["Content-Type": MediaType.pdf], body: .file(path: path, size: request.path == "/part" ? 10 : 100_000))
    })
    let whole = try server.get("/")
    #expect(whole.body == bytes && whole.headers["content-type"] == MediaType.pdf)
    #expect(try server.get("/part").body == Array(bytes[..<10]))
  }

  @Test(arguments: [("/nonexistent", 1), ("/etc/hostname", 1 << 30), ("/tmp", 10)])
  func `of a file that cannot be read whole is an error`(_ path: String, _ size: Int) throws {
    let server = try TestServer(slow: { _ in Response(body: .file(path: path, size: size)) })
    #expect(try server.get("/").status == 500)
  }

  @Test(arguments: [(204, 204), (304, 304), (599, 599), (0, 500), (1000, 500), (101, 500)])
  func `has a status that a response may have`(_ status: Int, _ sent: Int) throws {
    let server = try TestServer(slow: { _ in Response(status: status) })
    let client = try server.client()
    client.request("GET /")
    #expect(try client.response().status == sent)
    client.request("GET /")
    #expect(try client.response().status == sent)
  }

  @Test func `cannot say another length, date or coding than the transport's`() throws {
    let server = try TestServer(slow: { _ in
      var response = Response.text("abc")
      for name in ["Content-Length", "content-length", "Transfer-Encoding", "Date", "Connection", "Trailer"] {
        response.headers.add(name, "7")
      }
      response.headers.add("X-Empty", "")
      return response
    })
    let response = try server.get("/")
    #expect(response.text == "abc")
    #expect(response.headers.values("content-length") == ["3"])
    #expect(response.headers["transfer-encoding"] == nil && response.headers["trailer"] == nil)
    #expect(response.headers["date"]?.hasSuffix("GMT") == true)
  }

  @Test func `keeps several cookies`() throws {
    let server = try TestServer(slow: { _ in
      var response = Response.text("")
      response.set(SetCookie("a", "1", isSecure: false))
      response.set(SetCookie("b", "2", isSecure: false))
      return response
    })
    #expect(try server.get("/").headers.values("set-cookie").count == 2)
  }

  @Test func `does not show who was signed in`() throws {
    let server = try TestServer(slow: { _ in
      var response = Response.text("")
      response.userID = "person-7"
      return response
    })
    #expect(try server.get("/").headers.fields.allSatisfy { !$0.value.contains("person-7") })
  }
}
