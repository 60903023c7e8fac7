// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Synchronization
import Testing

@testable import HTTPServer

@Suite struct `A server that stops` {
  /// Stops on another thread and says when it is done.
  private final class Stopping: Sendable {
    private let done = Mutex(false)

    init(_ transport: MicroHTTPDTransport, within limit: Duration) {
      _ = startThread { [self] in
        transport.stop(within: limit)
        done.withLock { $0 = true }
      }
    }

    var isDone: Bool { done.withLock { $0 } }
  }

  @Test func `finishes the requests that have begun`() throws {
    let gate = Gate()
    let server = try TestServer(slow: { _ in
      gate.wait()
      return .text("finished")
    })
    let client = try server.client()
    client.request("GET /")
    gate.waitForArrivals(1)
    let stopping = Stopping(server.transport, within: .seconds(20))
    #expect(eventually { (try? server.client()) == nil })
    #expect(!stopping.isDone)
    gate.open()
    let response = try client.response()
    #expect(response.text == "finished")
    #expect(response.headers["connection"] == "close")
    #expect(client.isClosed())
    #expect(eventually { stopping.isDone })
  }

  @Test func `answers 503 to those that take too long, and to those that wait`() throws {
    let gate = Gate()
    let server = try TestServer(
      { $0.workers = 1 },
      slow: { _ in
        gate.wait()
        return .text("too late")
      })
    let clients = try (0..<3).map { _ in try server.client() }
    clients[0].request("GET /")
    gate.waitForArrivals(1)
    for client in clients.dropFirst() { client.request("GET /") }
    #expect(eventually { server.transport.metrics.queued == 2 })
    server.transport.stop(within: .milliseconds(100))
    for client in clients {
      let response = try client.response()
      #expect(response.status == 503 && response.text.contains("restarting"))
      #expect(client.isClosed())
    }
    gate.open()
    #expect(server.served.count == 1)
  }

  @Test func `closes the connections that only wait`() throws {
    let server = try TestServer { $0.idleTimeout = .seconds(600) }
    let client = try server.client()
    client.request("GET /")
    _ = try client.response()
    server.transport.stop(within: .seconds(20))
    #expect(client.isClosed())
    #expect((try? server.client()) == nil)
  }

  @Test func `cuts off a request that is still coming, at the limit`() throws {
    let server = try TestServer()
    let client = try server.client()
    client.request("POST /", "Content-Length: 10\r\n", body: "abc")
    #expect(eventually { server.transport.metrics.inFlight == 1 })
    server.transport.stop(within: .milliseconds(50))
    #expect(client.isClosed())
  }

  @Test func `may be stopped again`() throws {
    let server = try TestServer()
    server.transport.stop(within: .seconds(1))
    server.transport.stop(within: .seconds(1))
    #expect(server.transport.metrics == ServerMetrics())
  }

  @Test func `under load answers each request or closes the connection`() throws {
    let server = try TestServer(slow: { _ in
      usleep(1000)
      return .text("ok")
    })
    let outcomes = Mutex((answered: 0, ended: 0))
    let port = server.port
    for _ in 0..<8 {
      _ = startThread {
        guard let client = try? RawClient(port: port) else { return }
        while true {
          client.request("GET /")
          guard let response = try? client.response() else { break }
          outcomes.withLock { $0.answered += response.text == "ok" ? 1 : -1_000_000 }
        }
        outcomes.withLock { $0.ended += 1 }
      }
    }
    #expect(eventually { outcomes.withLock { $0.answered } > 100 })
    server.transport.stop(within: .seconds(20))
    #expect(eventually { outcomes.withLock { $0.ended } == 8 })
    #expect(outcomes.withLock { $0.answered } > 100)
  }
}

@Suite struct `A server that starts` {
  @Test func `says which port the system chose`() throws {
    let server = try TestServer()
    #expect(server.port > 0)
    #expect(try server.get("/").status == 200)
  }

  @Test func `refuses an address in use and names it`() throws {
    let first = try TestServer()
    #expect(throws: TransportError.addressInUse("127.0.0.1", port: first.port)) {
      try TestServer { $0.port = first.port }
    }
    #expect(try first.get("/").status == 200)
  }

  @Test(arguments: ["", "localhost", "300.1.1.1", "127.0.0.1:80"])
  func `refuses what is no address`(_ address: String) {
    #expect(throws: TransportError.notAnAddress(address)) { try TestServer { $0.address = address } }
  }

  @Test func `refuses an address that is not of this machine`() {
    #expect(throws: TransportError.cannotListen("203.0.113.1", port: 0, error: EADDRNOTAVAIL)) {
      try TestServer { $0.address = "203.0.113.1" }
    }
  }

  @Test func `on every address of IPv6 takes IPv4 as well, and names the client plainly`() throws {
    let probe = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    guard probe >= 0 else { return print("skipped: no IPv6 here") }
    let server = try TestServer({ $0.address = "::" }, slow: { .text($0.clientAddress) })
    #expect(try server.get("/").text == "127.0.0.1")
  }

  @Test(arguments: [
    TransportError.notAnAddress("x"), .addressInUse("::1", port: 80), .cannotListen("::1", port: 80, error: 13),
    .cannotStart,
  ])
  func `explains in both languages why it cannot`(_ error: TransportError) {
    #expect(error.vietnamese.utf8.contains { $0 >= 0x80 })
    #expect(error.english.utf8.allSatisfy { $0 < 0x80 })
  }
}
