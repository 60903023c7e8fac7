// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Glibc
internal import HTTP

/// One request and its answer, from the request line to the last byte sent. It belongs to the thread of its connection:
/// the library calls every function from there, and a worker only gets the finished request and the suspension.
///
///     head ──refused──────────────────────────────▶ answered
///      │ take(head)                                    ▲
///      ▼                                               │ answer
///     body ──▶ complete ──cached, refused──────────────┤
///                  └──suspend──▶ waiting ──resumed─────┘
final class Exchange {
  private enum Stage {
    case head
    case body(CheckedHead)
    case waiting(Suspension)
    case answered
  }

  private let server: Server
  private let connection: Connection
  private let id: String
  private let begin = monotonicNanoseconds()
  private let target: [UInt8]
  private let targetAddress: UInt
  private var stage = Stage.head
  private var refusal: Refusal?
  private var client: String
  /// The address counted against the limit of a forwarded address.
  private var counted: IPAddress?
  private var body: BodyCollector?
  /// When a body of no bytes has to be complete; each byte that came grants more.
  private var bodyDeadline = Int64.max
  private var isCached = false
  private var path = ""
  private var method = ""
  private var userID: String?
  private var byteCount = 0

  /// Begins with the request line; the target's bytes are copied, and its address kept to check the head by.
  init(server: Server, connection: Connection, target: UnsafePointer<CChar>?) {
    self.server = server
    self.connection = connection
    id = server.nextID()
    client = connection.peerText
    targetAddress = UInt(bitPattern: target)
    self.target = unsafe target.map { unsafe Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    connection.expect(by: server.deadline(after: server.configuration.headTimeout))
  }

  /// The library's call: first with the head, then for each piece of the body, then once more, and again after the
  /// suspension.
  func handle(
    _ raw: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, data: UnsafeRawBufferPointer
  ) -> MHD_Result {
    switch stage {
    case .head:
      let head = unsafe RawHead(
        raw, method: method, version: version, target: target, targetAddress: targetAddress)
      return unsafe take(head, raw)
    case .body(let head):
      guard unsafe !data.isEmpty else { return unsafe complete(head, raw) }
      return unsafe collect(data) ? .YES : .NO
    case .waiting(let suspension):
      guard let response = suspension.take() else { return .YES }
      return unsafe answer(response, raw)
    case .answered: return .YES
    }
  }

  private func take(_ rawHead: RawHead, _ raw: OpaquePointer) -> MHD_Result {
    do throws(Refusal) {
      let head = try server.headCheck.checked(rawHead)
      method = head.method
      path = head.path
      try count(head.fields)
      try expectBody(head)
      stage = .body(head)
      return .YES
    } catch {
      return unsafe refuse(error, raw)
    }
  }

  /// Finds the client behind a proxy and holds it to its limit.
  private func count(_ fields: Headers) throws(Refusal) {
    guard connection.isFromProxy, let address = ProxyTrust.client(in: fields) else { return }
    client = address.description
    guard server.beginForwarded(address) else { throw .address }
    counted = address
  }

  /// Refuses a body that is too large at once where the client waits for that or would send very much; else it is read
  /// and thrown away first, because browsers look at the answer only after they have sent everything.
  private func expectBody(_ head: CheckedHead) throws(Refusal) {
    guard head.bodyLength != .none else { return }
    let limit = server.configuration.bodyLimit(for: head.path)
    var collector = BodyCollector(
      limit: limit, discardLimit: server.configuration.discardLimit, memory: server.bodyMemory)
    if case .known(let length) = head.bodyLength, length > limit {
      if head.waitsForContinue || length > limit + server.configuration.discardLimit { throw .bodyTooLarge }
      collector.refuse(.bodyTooLarge)
    }
    body = collector
    bodyDeadline = server.deadline(after: server.configuration.bodyTimeout)
    connection.expect(by: bodyDeadline)
  }

  private func collect(_ data: UnsafeRawBufferPointer) -> Bool {
    guard unsafe body?.add(data) ?? false, let received = body?.received else {
      refusal = .bodyTooLarge
      return false
    }
    connection.expect(by: bodyDeadline + server.granted(for: received))
    return true
  }

  private func complete(_ head: CheckedHead, _ raw: OpaquePointer) -> MHD_Result {
    if let refusal = body?.refusal { return unsafe refuse(refusal, raw) }
    let request = Request(
      method: head.method, path: head.path, query: head.query, headers: head.fields, body: body?.take() ?? [],
      clientAddress: client, id: id, isSecure: connection.isFromProxy && ProxyTrust.isSecure(head.fields))
    connection.expect(by: .max)
    if head.method == "GET" || head.method == "HEAD", let response = server.handler.cached(request) {
      isCached = true
      return unsafe answer(server.prepare(response, closing: head.isLast), raw)
    }
    let suspension = unsafe Suspension(raw)
    stage = .waiting(suspension)
    server.serve(request, suspension, closing: head.isLast)
    return .YES
  }

  private func refuse(_ refusal: Refusal, _ raw: OpaquePointer) -> MHD_Result {
    self.refusal = refusal
    return unsafe answer(server.prepare(refusal), raw)
  }

  private func answer(_ response: PreparedResponse, _ raw: OpaquePointer) -> MHD_Result {
    stage = .answered
    userID = response.userID
    refusal = response.refusal
    byteCount = max(0, response.byteCount)
    connection.expect(by: server.deadline(after: server.configuration.bodyTimeout) + server.granted(for: byteCount))
    return unsafe MHD_queue_response(raw, UInt32(response.status), response.raw)
  }

  /// The library's last call: the answer is sent, or the connection is lost.
  func finish(_ raw: OpaquePointer, isComplete: Bool) {
    body?.release()
    if let counted { server.endForwarded(counted) }
    connection.expect(by: server.deadline(after: server.configuration.idleTimeout), isIdle: true)
    let status = isComplete || isRefusedByLibrary ? Int(unsafe xanh_mhd_status(raw)) : 0
    if isRefusedByLibrary && status != 0 { refusal = status == 431 ? .headTooLarge : .malformed }
    let microseconds = Int((monotonicNanoseconds() - begin) / 1000)
    server.finished(status: status, microseconds: microseconds, refusal: refusal, isCached: isCached)
    server.configuration.log?(
      LogLine(
        time: wallClockMilliseconds(), id: id, method: method, path: path, status: status,
        bytes: method == "HEAD" ? 0 : byteCount, microseconds: microseconds, client: client, user: userID,
        reason: refusal?.rawValue ?? (status == 0 ? "aborted" : nil)))
  }

  /// Whether the library found the head, the body or its coding broken and answered without asking.
  private var isRefusedByLibrary: Bool {
    switch stage {
    case .head, .body: true
    case .waiting, .answered: false
    }
  }
}
