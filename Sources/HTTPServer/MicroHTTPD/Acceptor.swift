// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Dispatch
internal import Glibc

/// The library's daemon.
///
/// Safe to send between threads: it is only given to functions that may be called from any thread, and stopped after
/// all others have ended.
@safe struct Daemon: @unchecked Sendable {
  let raw: OpaquePointer
}

/// Takes connections from the listening socket, on a thread of its own, and gives them to the library.
///
/// The library could listen itself, but its limit of connections counts per thread, and stopping to listen
/// (`MHD_quiesce_daemon` in 0.9.75) aborts the program where a thread looks at the same moment.
final class Acceptor: Sendable {
  private let server: Server
  private let daemon: Daemon
  private let socket: ListeningSocket
  private let ended = DispatchSemaphore(value: 0)

  init(_ server: Server, _ daemon: Daemon, _ socket: ListeningSocket) {
    self.server = server
    self.daemon = daemon
    self.socket = socket
  }

  /// Begins; whether the system gave a thread.
  func start() -> Bool {
    startThread { [self] in
      while takeOne() {}
      close(socket.descriptor)
      ended.signal()
    }
  }

  /// Ends, after which the system refuses connections. Once only, after `Server.beginStopping`.
  func stop() {
    // Wakes the thread where it waits for a connection, and where it waits for a place.
    endTransmission(socket.descriptor)
    server.connections.leave()
    ended.wait()
  }

  /// Waits for a place and a connection; `false` at the end.
  private func takeOne() -> Bool {
    server.connections.waitForPlace()
    if server.isStopping { return false }
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let descriptor = unsafe withUnsafeMutableBytes(of: &address) { bytes in
      unsafe xanh_accept(socket.descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard descriptor >= 0 else {
      server.connections.leave()
      // Out of descriptors or memory: others have to end first. What else can go wrong here passes by itself.
      if errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS { pause(.milliseconds(20)) }
      return !server.isStopping
    }
    unsafe withUnsafeBytes(of: address) { bytes in
      guard let address = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return }
      unsafe hand(over: descriptor, address, length)
    }
    return true
  }

  private func hand(over descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) {
    let peer = unsafe IPAddress(address)
    guard server.trust.includes(peer) || server.connections.admit(peer) else {
      server.turnedAway()
      close(descriptor)
      server.connections.leave()
      return
    }
    // Where the library has no memory it has closed the socket and never tells of the connection.
    if unsafe MHD_add_connection(daemon.raw, descriptor, address, length) != .YES {
      if !server.trust.includes(peer) { server.connections.dismiss(peer) }
      server.connections.leave()
    }
  }
}
