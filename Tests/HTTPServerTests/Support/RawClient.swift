// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP

/// What a client got back.
struct RawResponse {
  let status: Int
  let headers: Headers
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
}

/// A client that sends exactly the bytes it is given.
final class RawClient {
  struct Failure: Error {
    let what: String
  }

  private let descriptor: Int32
  private var received: [UInt8] = []

  /// Connects to the port of the loopback, from one of its many addresses.
  init(port: UInt16, from source: String = "127.0.0.1") throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard Self.call(bind, descriptor, source, 0) == 0, Self.call(connect, descriptor, "127.0.0.1", port) == 0 else {
      throw Failure(what: "cannot connect from \(source): \(errno)")
    }
  }

  deinit { close(descriptor) }

  private static func call(
    _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32, _ host: String,
    _ port: UInt16
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// Sends all; whether the other side took it. It may have answered and closed already.
  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more will be sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// A request with the fields that every one needs.
  func request(_ line: String, _ fields: String = "", body: String = "") {
    send("\(line) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\(body)")
  }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    errno = 0
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }

  /// Whether the other side has closed, with nothing more to read; waits for that.
  func isClosed() -> Bool { received.isEmpty && !receive() }

  /// What comes until the other side closes; `nil` where it does not.
  func rest() -> String? {
    while receive() {}
    return errno == EAGAIN ? nil : String(decoding: received, as: UTF8.self)
  }

  /// The next response. The body ends by its length; a `HEAD` and some statuses have none.
  func response(toHead: Bool = false) throws -> RawResponse {
    var headEnd = end(of: "\r\n\r\n")
    while headEnd == nil {
      guard receive() else { throw Failure(what: "closed after \(received.count) bytes: \(errno)") }
      headEnd = end(of: "\r\n\r\n")
    }
    let head = String(decoding: received[..<(headEnd ?? 0)], as: UTF8.self)
    received.removeFirst(headEnd ?? 0)
    var headers = Headers()
    let lines = head.split(separator: "\r\n")
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers.add(String(parts[0]), String(parts.last?.drop { $0 == " " } ?? ""))
    }
    let status = Int(lines[0].dropFirst(9).prefix(3)) ?? 0
    let hasBody = !toHead && status != 304 && status != 204 && status >= 200
    let count = hasBody ? Int(headers["content-length"] ?? "") ?? 0 : 0
    while received.count < count {
      guard receive() else { throw Failure(what: "closed within a body") }
    }
    defer { received.removeFirst(count) }
    return RawResponse(status: status, headers: headers, body: Array(received[..<count]))
  }

  private func end(of mark: String) -> Int? {
    let mark = Array(mark.utf8)
    guard received.count >= mark.count else { return nil }
    return (0...(received.count - mark.count)).first { received[$0..<($0 + mark.count)].elementsEqual(mark) }
      .map { $0 + mark.count }
  }
}
