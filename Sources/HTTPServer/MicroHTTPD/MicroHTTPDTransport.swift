// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Glibc
public import HTTP
internal import Synchronization

/// The transport over GNU libmicrohttpd: a few threads with epoll read and write; complete requests go to workers.
///
/// Not in it: TLS, HTTP/2 and caching of files, which a proxy in front does.
public final class MicroHTTPDTransport: HTTPTransport {
  private struct Running {
    let server: Server
    let daemon: Daemon
    let acceptor: Acceptor
  }

  private let configuration: ServerConfiguration
  private let running = Mutex<Running?>(nil)

  /// Takes the configuration; nothing happens before `start`.
  public init(_ configuration: ServerConfiguration) { self.configuration = configuration }

  deinit { stop(within: .zero) }

  /// Bytes that the library has for a connection: the head, and as much again for its records of fields and arguments
  /// and for the head of the answer. From 32 KiB on it would map memory anew for each connection.
  private var memoryPerConnection: Int { max(32_768, 2 * configuration.headLimit) }

  /// Begins to listen and returns the port.
  public func start(_ handler: any RequestHandler) throws(TransportError) -> UInt16 {
    precondition(running.withLock { $0 == nil }, "the transport runs already")
    let server = try Server(configuration, handler)
    let socket = try ListeningSocket(address: configuration.address, port: configuration.port)
    raiseDescriptorLimit(to: configuration.connectionLimit + 256)
    guard server.workers.start(), startThread({ server.reap() }), let daemon = startDaemon(server) else {
      close(socket.descriptor)
      server.end()
      throw .cannotStart
    }
    let acceptor = Acceptor(server, daemon, socket)
    guard acceptor.start() else {
      close(socket.descriptor)
      unsafe MHD_stop_daemon(daemon.raw)
      server.end()
      throw .cannotStart
    }
    running.withLock { $0 = Running(server: server, daemon: daemon, acceptor: acceptor) }
    return socket.port
  }

  /// The library parts its limit among its threads and gives each connection to one of them by its descriptor, so each
  /// could get all; where a thread meets its limit, 0.9.75 hangs. So the limit is ours, and the library's out of reach.
  private func startDaemon(_ server: Server) -> Daemon? {
    let threads = max(2, configuration.transportThreads)
    let raw = unsafe xanh_mhd_start(
      UInt32(threads), UInt32((configuration.connectionLimit + 1) * threads), memoryPerConnection, connectionChanged,
      requestBegan, handleRequest, requestCompleted, Unmanaged.passUnretained(server).toOpaque())
    return unsafe raw.map { unsafe Daemon(raw: $0) }
  }

  /// Stops as the protocol says.
  public func stop(within limit: Duration) {
    let ended = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let ended else { return }
    let server = ended.server
    server.beginStopping()
    ended.acceptor.stop()
    wait(atMost: limit) { server.metrics.inFlight == 0 }
    // Those that are late get an answer; the library must not be stopped while one of them is suspended.
    server.workers.close()
    server.suspensions.resumeAll { server.prepare(.stopping) }
    wait(atMost: .milliseconds(500)) { server.metrics.inFlight == 0 }
    while !server.suspensions.isEmpty { pause(.milliseconds(1)) }
    unsafe MHD_stop_daemon(ended.daemon.raw)
    server.end()
  }

  /// The counters up to now; all zero while the server is not running.
  public var metrics: ServerMetrics { running.withLock { $0?.server.metrics } ?? ServerMetrics() }

  private func wait(atMost limit: Duration, until isDone: () -> Bool) {
    let end = monotonicNanoseconds() + limit.nanoseconds
    while !isDone(), monotonicNanoseconds() < end { pause(.milliseconds(2)) }
  }
}
