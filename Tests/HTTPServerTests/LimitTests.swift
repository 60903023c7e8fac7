// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Testing

@Suite struct `A request over a limit` {
  @Test(arguments: [(200, 200), (201, 414), (20_000, 414), (100_000, 414)])
  func `of the target gets 414`(_ count: Int, _ status: Int) throws {
    let server = try TestServer { $0.targetLimit = 200 }
    let client = try server.client()
    client.request("GET /\(String(repeating: "a", count: count - 1))")
    #expect(try client.response().status == status)
  }

  @Test(arguments: [(15_000, 200), (17_000, 431), (100_000, 431)])
  func `of the head gets 431`(_ count: Int, _ status: Int) throws {
    let server = try TestServer()
    let client = try server.client()
    client.request("GET /", "X: \(String(repeating: "a", count: count))\r\n")
    #expect(try client.response().status == status)
    if status == 431 { #expect(eventually { server.transport.metrics.refused[.headTooLarge] == 1 }) }
  }

  @Test(arguments: [1000, 4000, 8000, 12_000]) func `is not one with large cookies`(_ count: Int) throws {
    let server = try TestServer()
    let client = try server.client()
    for _ in 0..<3 {
      client.request("GET /", "Cookie: a=\(String(repeating: "b", count: count))\r\n")
      #expect(try client.response().status == 200)
    }
  }

  @Test(arguments: [(99, 200), (100, 431), (400, 431)])
  func `of fields gets 431`(_ count: Int, _ status: Int) throws {
    let server = try TestServer()
    let client = try server.client()
    client.request("GET /", (0..<count).map { "X\($0): y\r\n" }.joined())
    #expect(try client.response().status == status)
  }

  @Test func `of the body gets 413 from its head alone, where the client waits`() throws {
    let server = try TestServer { $0.bodyLimit = 1000 }
    let client = try server.client()
    client.request("POST /", "Content-Length: 1001\r\nExpect: 100-continue\r\n")
    #expect(try client.response().status == 413)
    #expect(client.rest() == "")
    #expect(server.served.isEmpty)
  }

  @Test func `of the body gets 413 from its head alone, where it would send very much`() throws {
    let server = try TestServer {
      $0.bodyLimit = 1000
      $0.discardLimit = 5000
    }
    let client = try server.client()
    client.request("POST /", "Content-Length: 6001\r\n")
    #expect(try client.response().status == 413)
    #expect(client.rest() == "")
  }

  @Test func `of the body gets 413 after the body, and may go on`() throws {
    let server = try TestServer { $0.bodyLimit = 1000 }
    let client = try server.client()
    client.request("POST /big", "Content-Length: 2000000\r\n")
    #expect(client.send([UInt8](repeating: 7, count: 2_000_000)))
    let response = try client.response()
    #expect(response.status == 413)
    #expect(response.text.contains("dung lượng") && response.text.contains("larger than allowed"))
    client.request("GET /next")
    #expect(try client.response().text == "GET /next")
    #expect(server.served == ["/next"])
    #expect(eventually { server.transport.metrics.refused[.bodyTooLarge] == 1 })
  }

  @Test(arguments: [(1000, 200), (1001, 413)])
  func `of a chunked body gets 413`(_ count: Int, _ status: Int) throws {
    let server = try TestServer { $0.bodyLimit = 1000 }
    let client = try server.client()
    client.request("POST /", "Transfer-Encoding: chunked\r\n")
    for _ in 0..<(count / 10) { client.send("a\r\n0123456789\r\n") }
    if count % 10 > 0 { client.send("\(count % 10)\r\n0\r\n") }
    client.send("0\r\n\r\n")
    #expect(try client.response().status == status)
  }

  @Test func `of a chunked body that never ends is cut off`() throws {
    let server = try TestServer {
      $0.bodyLimit = 1000
      $0.discardLimit = 100_000
    }
    let client = try server.client()
    client.request("POST /", "Transfer-Encoding: chunked\r\n")
    let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
    var sent = 0
    while sent < 100_000, client.send(chunk) { sent += 1 }
    #expect(sent < 100_000)
    #expect(server.served.isEmpty)
    #expect(eventually { server.transport.metrics.inFlight == 0 })
  }

  @Test func `of the memory of all bodies gets 503, until others are done`() throws {
    let gate = Gate()
    let server = try TestServer(
      {
        $0.bodyMemoryLimit = 150_000
      },
      slow: { request in
        if request.path == "/hold" { gate.wait() }
        return .text(String(request.body.count))
      })
    let body = String(repeating: "x", count: 100_000)
    let holder = try server.client()
    holder.request("POST /hold", "Content-Length: 100000\r\n", body: body)
    gate.waitForArrivals(1)
    let second = try server.client()
    second.request("POST /", "Content-Length: 100000\r\n", body: body)
    let refused = try second.response()
    #expect(refused.status == 503 && refused.headers["retry-after"] == "5")
    gate.open()
    #expect(try holder.response().text == "100000")
    #expect(eventually { server.transport.metrics.inFlight == 0 })
    second.request("POST /", "Content-Length: 100000\r\n", body: body)
    #expect(try second.response().text == "100000")
  }

  @Test func `of what may wait for a worker gets 503 at once`() throws {
    let gate = Gate()
    let server = try TestServer(
      {
        $0.workers = 2
        $0.queueLimit = 3
      }, fast: { $0.path == "/hot" ? .text("hot") : nil },
      slow: { _ in
        gate.wait()
        return .text("done")
      })
    let clients = try (0..<5).map { _ in try server.client() }
    for client in clients.prefix(2) { client.request("GET /") }
    gate.waitForArrivals(2)
    for client in clients.dropFirst(2) { client.request("GET /") }
    #expect(eventually { server.transport.metrics.queued == 3 })
    let refused = try server.get("/")
    #expect(refused.status == 503 && refused.headers["retry-after"] == "5")
    #expect(refused.text.contains("đang bận"))
    // What lies in memory is served all the same.
    #expect(try server.get("/hot").text == "hot")
    gate.open(for: 5)
    for client in clients { #expect(try client.response().text == "done") }
    #expect(eventually { server.transport.metrics.refused[.queue] == 1 })
  }
}

@Suite struct `A slow client` {
  @Test func `that trickles its head is cut off`() throws {
    let server = try TestServer { $0.headTimeout = .milliseconds(400) }
    let client = try server.client()
    client.send("GET / HTTP/1.1\r\nHost: a\r\n")
    var count = 0
    while count < 500, client.send("X: y\r\n") {
      count += 1
      usleep(20_000)
    }
    #expect(count < 500)
    #expect(server.served.isEmpty)
    #expect(eventually { server.transport.metrics.timedOut == 1 })
    #expect(eventually { server.transport.metrics.connections == 0 })
  }

  @Test func `that trickles its request line is cut off`() throws {
    let server = try TestServer { $0.headTimeout = .milliseconds(400) }
    let client = try server.client()
    client.send("GET /")
    var count = 0
    while count < 500, client.send("a") {
      count += 1
      usleep(20_000)
    }
    #expect(count < 500)
  }

  @Test func `that trickles its body is cut off`() throws {
    let server = try TestServer { $0.bodyTimeout = .milliseconds(400) }
    let client = try server.client()
    client.request("POST /", "Content-Length: 100000\r\n")
    var count = 0
    while count < 500, client.send("a") {
      count += 1
      usleep(20_000)
    }
    #expect(count < 500)
    #expect(server.served.isEmpty)
  }

  @Test func `that keeps the minimum rate may send on`() throws {
    let server = try TestServer(
      {
        $0.bodyTimeout = .seconds(1)
        $0.minimumRate = 1000
      }, slow: { .text(String($0.body.count)) })
    let client = try server.client()
    client.request("POST /", "Content-Length: 10000\r\n")
    // Two seconds altogether, where the timeout alone would allow one.
    for _ in 0..<10 {
      client.send(String(repeating: "x", count: 1000))
      usleep(200_000)
    }
    #expect(try client.response().text == "10000")
  }

  @Test func `that sends nothing is cut off`() throws {
    let server = try TestServer {
      $0.headTimeout = .milliseconds(800)
      $0.idleTimeout = .milliseconds(200)
    }
    let silent = try server.client()
    #expect(silent.isClosed())
    let kept = try server.client()
    kept.request("GET /")
    #expect(try kept.response().status == 200)
    #expect(kept.isClosed())
    #expect(eventually { server.transport.metrics.timedOut == 2 })
  }

  @Test func `that does not take its answer is cut off`() throws {
    let server = try TestServer(
      {
        $0.bodyTimeout = .milliseconds(300)
        $0.minimumRate = 1 << 30
      }, slow: { _ in .bytes([UInt8](repeating: 7, count: 32 << 20), MediaType.octets) })
    let client = try server.client()
    client.request("GET /")
    #expect(eventually { server.transport.metrics.timedOut == 1 })
    #expect(eventually { server.transport.metrics.inFlight == 0 })
  }

  @Test func `is not cut off while the server works for it`() throws {
    let server = try TestServer(
      {
        $0.headTimeout = .milliseconds(800)
        $0.bodyTimeout = .milliseconds(400)
        $0.idleTimeout = .milliseconds(400)
      },
      slow: { _ in
        usleep(1_500_000)
        return .text("done")
      })
    #expect(try server.get("/").text == "done")
  }
}
