// SPDX-License-Identifier: Apache-2.0
internal import CCurl

/// Why another server was not reached, or not heard to the end.
public enum HTTPClientError: Error, Sendable, Hashable {
  /// The address is none that may be asked: `https`, or `http` on this machine.
  case address
  /// The answer is larger than the limit.
  case tooLarge
  /// No answer within the time.
  case timeout
  /// No connection, or none that is safe; the words are those of libcurl.
  case unreachable(String)
}

/// Asks other servers, through libcurl: TLS with a certificate that is checked, no redirect followed, and limits of time
/// and size.
public struct HTTPClient: Sendable {
  /// An answer.
  public struct Answer: Sendable, Hashable {
    /// The status code.
    public let status: Int
    /// The body.
    public let body: [UInt8]
  }

  private let timeoutMilliseconds: Int
  private let limit: Int

  /// Takes how long an exchange may last, and how many bytes an answer may have.
  public init(timeoutMilliseconds: Int = 8_000, limit: Int = 256 << 10) {
    self.timeoutMilliseconds = timeoutMilliseconds
    self.limit = limit
  }

  /// Asks for what stands at an address.
  public func get(_ address: String) throws(HTTPClientError) -> Answer { try exchange(address, nil, nil) }

  /// Posts a form, `application/x-www-form-urlencoded`.
  ///
  /// - Parameter credentials: «name:password» of the client (RFC 7617); `nil` for none.
  public func post(_ address: String, form: String, credentials: String? = nil) throws(HTTPClientError) -> Answer {
    try exchange(address, form, credentials)
  }

  /// Whether an address may be asked: `https` with a host, or `http` to a loopback address, in visible ASCII.
  public static func mayAsk(_ address: String) -> Bool { scheme(of: address) != nil }

  private enum Scheme {
    case secure, plainOnThisMachine
  }

  private static func scheme(of address: String) -> Scheme? {
    guard address.utf8.count < 2_000, address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != 0x22 })
    else { return nil }
    guard let end = address.firstRange(of: "://") else { return nil }
    let authority = address[end.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    // A name before the host would make one host look like another.
    guard !authority.isEmpty, !authority.contains("@") else { return nil }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    switch address[..<end.lowerBound] {
    case "https": return .secure
    case "http":
      let isNumber = host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      return host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && isNumber ? .plainOnThisMachine : nil
    default: return nil
    }
  }

  private func exchange(_ address: String, _ form: String?, _ credentials: String?) throws(HTTPClientError) -> Answer {
    guard let scheme = Self.scheme(of: address) else { throw .address }
    guard Self.isReady else { throw .unreachable("libcurl does not start") }
    var body = [UInt8](repeating: 0, count: limit)
    var (count, status) = (0, 0)
    let code = perform(address, form, credentials, scheme, &body, &count, &status)
    switch code {
    case CURLE_OK: return Answer(status: status, body: Array(body.prefix(count)))
    case CURLE_WRITE_ERROR: throw .tooLarge
    case CURLE_OPERATION_TIMEDOUT: throw .timeout
    default: throw .unreachable(unsafe String(cString: curl_easy_strerror(code)))
    }
  }

  private func perform(
    _ address: String, _ form: String?, _ credentials: String?, _ scheme: Scheme, _ body: inout [UInt8],
    _ count: inout Int, _ status: inout Int
  ) -> CURLcode {
    let (timeout, room) = (timeoutMilliseconds, body.count)
    return unsafe address.withCString { url in
      unsafe withOptionalCString(form) { form in
        unsafe withOptionalCString(credentials) { credentials in
          unsafe body.withUnsafeMutableBufferPointer { buffer in
            var exchange = unsafe xanh_exchange(
              url: url, form: form, credentials: credentials, timeout_ms: timeout,
              allows_plain: scheme == .plainOnThisMachine ? 1 : 0)
            var answer = unsafe xanh_answer(bytes: buffer.baseAddress, capacity: room, count: 0, status: 0)
            let code = unsafe xanh_perform(&exchange, &answer)
            count = unsafe answer.count
            status = unsafe answer.status
            return code
          }
        }
      }
    }
  }

  private static let isReady = xanh_start() == CURLE_OK
}

/// Lends a text to C, or nothing where there is none.
private func withOptionalCString<Result>(_ text: String?, _ work: (UnsafePointer<CChar>?) -> Result) -> Result {
  guard let text else { return work(nil) }
  return unsafe text.withCString { unsafe work($0) }
}
