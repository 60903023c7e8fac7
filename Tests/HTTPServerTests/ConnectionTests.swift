// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Testing

@Suite struct `Connections` {
  @Test func `that are half open do not keep others out`() throws {
    let server = try TestServer()
    let halfOpen = try (0..<200).map { _ in try server.client() }
    for (index, client) in halfOpen.enumerated() where index % 2 == 0 { client.send("GET / HTTP/1.1\r\nHo") }
    #expect(try server.get("/").status == 200)
    #expect(server.transport.metrics.accepted >= 200)
  }

  @Test func `of one address have a limit, those of another have their own`() throws {
    let server = try TestServer { $0.connectionsPerAddress = 8 }
    let clients = try (0..<8).map { _ in try server.client() }
    for client in clients {
      client.request("GET /")
      #expect(try client.response().status == 200)
    }
    let ninth = try? server.client()
    ninth?.request("GET /ninth")
    #expect((try? ninth?.response()) == nil)
    #expect(server.transport.metrics.turnedAway == 1)
    let neighbour = try server.client(from: "127.0.0.2")
    neighbour.request("GET /neighbour")
    #expect(try neighbour.response().status == 200)
    #expect(!server.served.contains("/ninth"))
  }

  @Test func `of an address that were closed do not count`() throws {
    let server = try TestServer { $0.connectionsPerAddress = 2 }
    for _ in 0..<20 {
      #expect(try server.get("/").status == 200)
      #expect(eventually { server.transport.metrics.connections == 0 })
    }
  }

  @Test func `over the limit of all wait until another one ends`() throws {
    let server = try TestServer { $0.connectionLimit = 4 }
    var clients: [RawClient] = []
    for _ in 0..<4 {
      let client = try server.client()
      client.request("GET /")
      #expect(try client.response().status == 200)
      clients.append(client)
    }
    let fifth = try server.client()
    fifth.request("GET /fifth")
    usleep(200_000)
    #expect(!server.served.contains("/fifth"))
    #expect(server.transport.metrics.connections == 4)
    clients.removeAll()
    #expect(try fifth.response().status == 200)
  }

  /// The limit is that of all threads of the transport together, also where it is large.
  @Test func `over a limit of a thousand wait, and each gets its turn`() throws {
    let server = try TestServer {
      $0.connectionLimit = 1000
      $0.connectionsPerAddress = 2000
      // All of them may ask before the first is answered.
      $0.queueLimit = 2000
      // A machine with much to do takes its time over a thousand connections.
      $0.headTimeout = .seconds(600)
      $0.idleTimeout = .seconds(600)
    }
    var first = try (0..<1000).map { _ in try server.client() }
    for client in first { client.request("GET /first") }
    for client in first { #expect(try client.response().status == 200) }
    let rest = try (0..<100).map { _ in try server.client() }
    for client in rest { client.request("GET /rest") }
    #expect(server.transport.metrics.connections == 1000)
    #expect(!server.served.contains("/rest"))
    first.removeFirst(60)
    #expect(eventually { server.served.count { $0 == "/rest" } == 60 })
    #expect(server.transport.metrics.connections <= 1000)
    first.removeAll()
    for client in rest { #expect(try client.response().status == 200) }
    #expect(server.served.count { $0 == "/rest" } == 100)
  }

  @Test func `that break off at any point leave nothing behind`() throws {
    let server = try TestServer { $0.bodyTimeout = .milliseconds(500) }
    let whole = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".utf8)
    for count in 0...whole.count { try server.client().send(Array(whole.prefix(count))) }
    #expect(eventually { server.transport.metrics.connections == 0 && server.transport.metrics.inFlight == 0 })
    #expect(try server.get("/").status == 200)
  }

  @Test func `that break off while the server works leave nothing behind`() throws {
    let gate = Gate()
    let server = try TestServer(slow: { _ in
      gate.wait()
      return .bytes([UInt8](repeating: 1, count: 1 << 20), MediaType.octets)
    })
    for _ in 0..<4 {
      let client = try server.client()
      client.request("GET /")
      gate.waitForArrivals(1)
    }
    gate.open(for: 4)
    #expect(eventually { server.transport.metrics.connections == 0 && server.transport.metrics.inFlight == 0 })
  }

  @Test func `are counted`() throws {
    let server = try TestServer()
    do {
      let clients = try (0..<3).map { _ in try server.client() }
      for client in clients {
        client.request("GET /")
        _ = try client.response()
      }
      #expect(server.transport.metrics.connections == 3)
    }
    #expect(eventually { server.transport.metrics.connections == 0 })
    #expect(server.transport.metrics.accepted == 3)
  }
}

@Suite struct `Behind a proxy` {
  private func server(_ change: (inout ServerConfiguration) -> Void = { _ in }) throws -> TestServer {
    try TestServer(
      {
        $0.trustedProxies = ["127.0.0.9"]
        change(&$0)
      }, slow: { .text("\($0.clientAddress) \($0.isSecure)") })
  }

  private let forwarded = "X-Forwarded-For: 6.6.6.6, 203.0.113.5\r\nX-Forwarded-Proto: https\r\n"

  @Test func `the client is whom the trusted proxy names`() throws {
    let server = try server()
    let client = try server.client(from: "127.0.0.9")
    client.request("GET /", forwarded)
    #expect(try client.response().text == "203.0.113.5 true")
    client.request("GET /")
    #expect(try client.response().text == "127.0.0.9 false")
    client.request("GET /", "X-Forwarded-For: nonsense\r\n")
    #expect(try client.response().text == "127.0.0.9 false")
  }

  @Test func `what a stranger says about itself is not believed`() throws {
    let server = try server()
    let client = try server.client(from: "127.0.0.8")
    client.request("GET /", forwarded)
    #expect(try client.response().text == "127.0.0.8 false")
  }

  @Test func `the proxy itself has no limit of connections`() throws {
    let server = try server { $0.connectionsPerAddress = 2 }
    let clients = try (0..<10).map { _ in try server.client(from: "127.0.0.9") }
    for (index, client) in clients.enumerated() {
      client.request("GET /", "X-Forwarded-For: 203.0.113.\(index)\r\n")
      #expect(try client.response().status == 200)
    }
    #expect(server.transport.metrics.turnedAway == 0)
  }

  @Test func `each forwarded address has a limit of requests at once`() throws {
    let gate = Gate()
    let server = try TestServer(
      {
        $0.trustedProxies = ["127.0.0.9"]
        $0.connectionsPerAddress = 2
      },
      slow: { request in
        if request.path == "/hold" { gate.wait() }
        return .text(request.clientAddress)
      })
    let clients = try (0..<4).map { _ in try server.client(from: "127.0.0.9") }
    for client in clients.prefix(2) { client.request("GET /hold", "X-Forwarded-For: 203.0.113.5\r\n") }
    gate.waitForArrivals(2)
    clients[2].request("GET /", "X-Forwarded-For: 203.0.113.5\r\n")
    let refused = try clients[2].response()
    #expect(refused.status == 429 && refused.headers["retry-after"] == "5")
    clients[3].request("GET /", "X-Forwarded-For: 203.0.113.6\r\n")
    #expect(try clients[3].response().text == "203.0.113.6")
    gate.open(for: 2)
    for client in clients.prefix(2) { #expect(try client.response().status == 200) }
    #expect(eventually { server.transport.metrics.inFlight == 0 })
    clients[3].request("GET /", "X-Forwarded-For: 203.0.113.5\r\n")
    #expect(try clients[3].response().text == "203.0.113.5")
    #expect(server.transport.metrics.refused[.address] == 1)
  }

  @Test func `a proxy must be named by its address`() {
    #expect(throws: TransportError.notAnAddress("nginx")) { try server { $0.trustedProxies = ["nginx"] } }
  }
}
