// SPDX-License-Identifier: Apache-2.0
public import HTTP

/// Brings requests from the network to a handler and its responses back. What stands behind it may be replaced: nothing
/// above this target knows the library.
public protocol HTTPTransport: Sendable {
  /// Begins to listen and returns the port, which the system has chosen where the configuration says 0.
  func start(_ handler: any RequestHandler) throws(TransportError) -> UInt16

  /// Stops listening, lets requests that have begun finish for at most that long, answers 503 to those that have not,
  /// closes every connection and returns. Called a second time it does nothing.
  func stop(within limit: Duration)

  /// The counters up to now.
  var metrics: ServerMetrics { get }
}

/// Why a server cannot begin.
public enum TransportError: Error, Sendable, Hashable {
  /// No numeric IPv4 or IPv6 address.
  case notAnAddress(String)
  /// Another program listens there.
  case addressInUse(String, port: UInt16)
  /// The system refuses to listen there, with its error number (`errno`).
  case cannotListen(String, port: UInt16, error: Int32)
  /// The library did not start, for want of memory, threads or descriptors.
  case cannotStart

  /// What to tell the user, in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .notAnAddress(let text): "«\(text)» không phải là địa chỉ IP. Hãy ghi như 127.0.0.1 hoặc ::1."
    case .addressInUse(let address, let port):
      "Đã có chương trình khác dùng \(address), cổng \(port). Hãy dừng chương trình đó hoặc chọn cổng khác."
    case .cannotListen(let address, let port, let error):
      "Hệ thống không cho mở \(address), cổng \(port) (lỗi \(error)). Hãy kiểm tra địa chỉ và quyền; cổng dưới 1024 "
        + "cần quyền riêng."
    case .cannotStart: "Không khởi động được máy chủ web: thiếu bộ nhớ, luồng hoặc số tệp được mở (ulimit)."
    }
  }

  /// What to tell the user, in English.
  public var english: String {
    switch self {
    case .notAnAddress(let text): "'\(text)' is no IP address. Write it like 127.0.0.1 or ::1."
    case .addressInUse(let address, let port):
      "Another program uses \(address) port \(port). Stop it or choose another port."
    case .cannotListen(let address, let port, let error):
      "The system refuses to open \(address) port \(port) (error \(error)). Check the address and the rights; a port "
        + "under 1024 needs them."
    case .cannotStart: "The web server did not start, for want of memory, threads or open files (ulimit)."
    }
  }
}
