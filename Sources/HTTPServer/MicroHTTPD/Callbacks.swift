// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD

// The functions that the library calls, on its own threads. They stand at file level because a closure could inherit an
// actor's isolation and trap there. `context` is the server, not retained.

/// A connection was opened, or is about to be closed. The library keeps our object retained in between.
func connectionChanged(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?,
  _ socketContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ change: MHD_ConnectionNotificationCode
) {
  guard let server = unsafe server(context), let raw = unsafe raw, let socketContext = unsafe socketContext else {
    return
  }
  switch change {
  case .CONNECTION_NOTIFY_STARTED:
    let peer = unsafe IPAddress(xanh_mhd_peer(raw))
    let connection = unsafe Connection(
      descriptor: xanh_mhd_socket(raw), peer: peer, isFromProxy: server.trust.includes(peer),
      deadline: server.deadline(after: server.configuration.headTimeout))
    unsafe socketContext.pointee = Unmanaged.passRetained(connection).toOpaque()
    server.connections.add(connection)
    server.accepted()
  case .CONNECTION_NOTIFY_CLOSED:
    guard let opaque = unsafe socketContext.pointee else { return }
    let connection = unsafe Unmanaged<Connection>.fromOpaque(opaque).takeRetainedValue()
    unsafe socketContext.pointee = nil
    server.connections.remove(connection)
  @unknown default: return
  }
}

/// A request line was read. What is returned is the context of the request, retained until `requestCompleted`.
func requestBegan(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ raw: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let server = unsafe server(context), let raw = unsafe raw, let opaque = unsafe xanh_mhd_socket_context(raw)
  else {
    return nil
  }
  let connection = unsafe Unmanaged<Connection>.fromOpaque(opaque).takeUnretainedValue()
  server.began()
  let exchange = unsafe Exchange(server: server, connection: connection, target: target)
  return unsafe Unmanaged.passRetained(exchange).toOpaque()
}

/// The head of a request, a piece of its body, its end, or its resumption.
func handleRequest(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?, _ path: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
  _ count: UnsafeMutablePointer<Int>?, _ requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let opaque = unsafe requestContext?.pointee, let raw = unsafe raw, let method = unsafe method,
    let version = unsafe version, let count = unsafe count
  else { return .NO }
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
  let piece = unsafe UnsafeRawBufferPointer(start: data, count: count.pointee)
  // All of it is taken each time.
  unsafe count.pointee = 0
  return unsafe exchange.handle(raw, method: method, version: version, data: piece)
}

/// The answer was sent, or the connection was lost.
func requestCompleted(
  _ context: UnsafeMutableRawPointer?, _ raw: OpaquePointer?,
  _ requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ reason: MHD_RequestTerminationCode
) {
  guard let opaque = unsafe requestContext?.pointee, let raw = unsafe raw else { return }
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeRetainedValue()
  unsafe requestContext?.pointee = nil
  unsafe exchange.finish(raw, isComplete: reason == .REQUEST_TERMINATED_COMPLETED_OK)
}

private func server(_ context: UnsafeMutableRawPointer?) -> Server? {
  unsafe context.map { unsafe Unmanaged<Server>.fromOpaque($0).takeUnretainedValue() }
}
