// SPDX-License-Identifier: Apache-2.0
internal import HTTP

/// The head of a request as the library found it, not yet checked.
struct RawHead {
  var method: [UInt8]
  var target: [UInt8]
  /// The names and values with every byte between them accounted for; see `HeadScan`.
  var fields: Headers
  /// Whether name and value bytes are legal and nothing stands between the fields.
  var isIntact: Bool
  /// Bytes of request line and fields.
  var size: Int
  var isVersion11: Bool
}

/// The head of a request that may be served.
struct CheckedHead {
  /// How many bytes of body follow.
  enum BodyLength: Equatable {
    case none
    case known(Int)
    case chunked
  }

  let method: String
  let path: String
  let query: String
  let fields: Headers
  let bodyLength: BodyLength
  let waitsForContinue: Bool

  /// Whether the connection takes no further request: the library reads chunks leniently (a line may end with LF
  /// alone), and so nothing may stand behind them that a proxy in front could take for something else.
  var isLast: Bool { bodyLength == .chunked }
}

/// Refuses heads that break RFC 9112 or that a proxy in front could read differently. The library is lenient in ways
/// that allow request smuggling: two lengths, a length beside a transfer coding, a space before the colon.
struct HeadCheck {
  let targetLimit: Int
  let headLimit: Int
  let fieldLimit: Int

  func checked(_ head: RawHead) throws(Refusal) -> CheckedHead {
    if head.target.count > targetLimit { throw .targetTooLong }
    if head.size > headLimit || head.fields.fields.count > fieldLimit { throw .headTooLarge }
    guard head.isIntact, FieldSyntax.isToken(head.method), let host = single("host", head), Self.isHost(host) else {
      throw .malformed
    }
    let (path, query) = try Self.splitTarget(head.target)
    return CheckedHead(
      method: String(decoding: head.method, as: UTF8.self), path: path, query: query, fields: head.fields,
      bodyLength: try bodyLength(head),
      waitsForContinue: head.fields["expect"]?.equalsIgnoringASCIICase("100-continue") ?? false)
  }

  /// The value of a field that must stand there exactly once.
  private func single(_ name: String, _ head: RawHead) -> String? {
    let values = head.fields.values(name)
    return values.count == 1 ? values[0] : nil
  }

  /// At most one of the two fields, at most once (RFC 9112, section 6.3, which leaves the choice to refuse).
  private func bodyLength(_ head: RawHead) throws(Refusal) -> CheckedHead.BodyLength {
    let lengths = head.fields.values("content-length")
    let codings = head.fields.values("transfer-encoding")
    guard lengths.count + codings.count <= 1 else { throw .malformed }
    if let coding = codings.first {
      guard head.isVersion11 else { throw .malformed }
      guard coding.equalsIgnoringASCIICase("chunked") else { throw .transferCoding }
      return .chunked
    }
    guard let text = lengths.first else { return .none }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(text) else {
      throw .malformed
    }
    return length == 0 ? .none : .known(length)
  }

  /// A host and perhaps a port (RFC 3986, section 3.2.2), without the characters that would end it.
  private static func isHost(_ host: String) -> Bool {
    !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        case UInt8(ascii: "#"), UInt8(ascii: "^"): false
        default: FieldSyntax.isTokenByte(byte)
        }
      }
  }

  /// Takes the path (decoded) and query (as sent) out of a target in origin form. Other forms are for proxies. A path
  /// with dot segments is refused: clients resolve them before they send, only attacks do not.
  static func splitTarget(_ target: [UInt8]) throws(Refusal) -> (path: String, query: String) {
    guard target.first == UInt8(ascii: "/"), target.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
    else {
      throw .malformed
    }
    let end = target.firstIndex(of: UInt8(ascii: "?")) ?? target.count
    guard let bytes = PercentEncoding.decoded(target[..<end]), let path = String(validating: bytes, as: UTF8.self),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), !hasDotSegment(bytes)
    else { throw .malformed }
    return (path, String(decoding: target[min(end + 1, target.count)...], as: UTF8.self))
  }

  private static func hasDotSegment(_ path: [UInt8]) -> Bool {
    // Bytes of the segment that are dots, `nil` where another one was among them.
    var dots: Int? = 0
    for byte in path {
      switch byte {
      case UInt8(ascii: "/"):
        if dots == 1 || dots == 2 { return true }
        dots = 0
      case UInt8(ascii: "."): dots = dots.map { $0 + 1 }
      default: dots = nil
      }
    }
    return dots == 1 || dots == 2
  }
}

/// Bytes that names and values of fields may hold.
enum FieldSyntax {
  /// A token (RFC 9110, section 5.6.2).
  static func isToken(_ bytes: some Collection<UInt8>) -> Bool { !bytes.isEmpty && bytes.allSatisfy(isTokenByte) }

  /// No control character but the tab (RFC 9110, section 5.5).
  static func isValue(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
    default: false
    }
  }
}
