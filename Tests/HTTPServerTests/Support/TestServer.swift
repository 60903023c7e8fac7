// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Glibc
import HTTP
import HTTPServer
import Synchronization

/// A handler made of closures, which remembers what it was asked.
final class TestHandler: RequestHandler {
  private let fast: @Sendable (Request) -> Response?
  private let slow: @Sendable (Request) -> Response
  private let seen = Mutex<[Request]>([])

  init(
    fast: @escaping @Sendable (Request) -> Response? = { _ in nil }, slow: @escaping @Sendable (Request) -> Response
  ) {
    self.fast = fast
    self.slow = slow
  }

  var requests: [Request] { seen.withLock { $0 } }

  func cached(_ request: Request) -> Response? { fast(request) }

  func respond(to request: Request) -> Response {
    seen.withLock { $0.append(request) }
    return slow(request)
  }
}

/// A real server on a free port of the loopback, stopped at the end of the test.
final class TestServer {
  let transport: MicroHTTPDTransport
  let handler: TestHandler
  let port: UInt16

  /// Limits are wide and times short, so that a test states those it is about.
  init(
    _ change: (inout ServerConfiguration) -> Void = { _ in },
    fast: @escaping @Sendable (Request) -> Response? = { _ in nil },
    slow: @escaping @Sendable (Request) -> Response = { .text("\($0.method) \($0.path)") }
  ) throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 4
    configuration.connectionsPerAddress = 1000
    change(&configuration)
    transport = MicroHTTPDTransport(configuration)
    handler = TestHandler(fast: fast, slow: slow)
    port = try transport.start(handler)
  }

  deinit { transport.stop(within: .seconds(5)) }

  func client(from source: String = "127.0.0.1") throws -> RawClient { try RawClient(port: port, from: source) }

  /// One request on a connection of its own.
  func get(_ path: String, _ fields: String = "") throws -> RawResponse {
    let client = try client()
    client.request("GET \(path)", fields)
    return try client.response()
  }

  /// The paths that reached the handler.
  var served: [String] { handler.requests.map(\.path) }
}

/// Holds back whoever waits until it is opened.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let arrivals = DispatchSemaphore(value: 0)

  /// Says that one has come, and waits.
  func wait() {
    arrivals.signal()
    semaphore.wait()
  }

  /// Waits until that many have come.
  func waitForArrivals(_ count: Int) { for _ in 0..<count { arrivals.wait() } }

  func open(for count: Int = 1) { for _ in 0..<count { semaphore.signal() } }
}

/// Waits until something comes true, at most some seconds; the test states what it expects afterwards.
func eventually(_ isTrue: () -> Bool) -> Bool {
  for _ in 0..<2000 {
    if isTrue() { return true }
    usleep(5000)
  }
  return isTrue()
}
