// SPDX-License-Identifier: Apache-2.0
/// A complete request, as handed to a worker. Everything in it is from outside: bounded by the transport, not yet checked.
public struct Request: Sendable {
  /// `GET`, `POST`, …, as sent.
  public var method: String
  /// The path, percent-decoded once, NFC or not as sent; begins with `/`.
  public var path: String
  /// What stands after `?`, still encoded; empty where there is none.
  public var query: String
  /// The header fields in order.
  public var headers: Headers
  /// The body, at most the limit of the transport.
  public var body: [UInt8]
  /// The address of the client; behind a trusted proxy the forwarded one.
  public var clientAddress: String
  /// Names this request in logs and error pages; 16 hexadecimal digits made by the transport.
  public var id: String
  /// Whether the client reached the front by TLS (told by the trusted proxy).
  public var isSecure: Bool

  /// Makes a request; tests use it, and the transport.
  public init(
    method: String = "GET", path: String, query: String = "", headers: Headers = Headers(), body: [UInt8] = [],
    clientAddress: String = "127.0.0.1", id: String = "0000000000000000", isSecure: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.clientAddress = clientAddress
    self.id = id
    self.isSecure = isSecure
  }
}

/// A complete response.
public struct Response: Sendable {
  /// Status code, 200 to 599.
  public var status: Int
  /// The header fields; `Content-Length` and `Date` are the transport's affair.
  public var headers: Headers
  /// The body.
  public var body: Body

  /// Where the bytes of a body come from.
  public enum Body: Sendable {
    /// Bytes in memory.
    case bytes([UInt8])
    /// A file, sent without reading it whole; the path is the program's own, never the client's.
    case file(path: String, size: Int)
  }

  /// Makes a response.
  public init(status: Int = 200, headers: Headers = Headers(), body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Header fields in order; names compare without regard to ASCII case.
public struct Headers: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// Name and value of each field, in order.
  public private(set) var fields: [Field] = []

  /// One field.
  public struct Field: Sendable, Hashable {
    /// As sent.
    public let name: String
    /// As sent, without surrounding spaces.
    public let value: String
  }

  /// No fields.
  public init() {}

  /// Fields from a literal, in its order.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The first field of that name.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name.equalsIgnoringASCIICase(name) }?.value }
    set {
      fields.removeAll { $0.name.equalsIgnoringASCIICase(name) }
      if let newValue { add(name, newValue) }
    }
  }

  /// Adds a field, beside others of that name. Line breaks and NUL in the value become spaces, so that no value can
  /// begin another field.
  public mutating func add(_ name: String, _ value: String) {
    let isClean = value.utf8.allSatisfy { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
    let safe = isClean ? value : String(decoding: value.utf8.map { [0x0D, 0x0A, 0].contains($0) ? 0x20 : $0 }, as: UTF8.self)
    fields.append(Field(name: name, value: safe))
  }
}

extension String {
  /// Compares header names and tokens: ASCII letters without regard to case, all else to the byte.
  func equalsIgnoringASCIICase(_ other: String) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { left, right in
      left == right || (left | 0x20 == right | 0x20 && (0x61...0x7A).contains(left | 0x20))
    }
  }
}

/// Answers requests. Called on worker threads, many at once.
public protocol RequestHandler: Sendable {
  /// The answer from memory alone, or `nil` where work is needed. Called on the transport's own threads, so it must not
  /// block: it may look into a cache, nothing else.
  func cached(_ request: Request) -> Response?

  /// The answer. Blocks as long as it takes; always gives a response.
  func respond(to request: Request) -> Response
}
