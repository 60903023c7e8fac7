// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A complete request, as handed to a worker. Everything in it is from outside: bounded by the transport, not yet
/// checked.
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
  /// Who the request was answered for, for the log alone: the transport writes it into the log line and never sends it.
  public var userID: String?
  /// Where the transport keeps its own form of a response that is given out many times without change; `nil` for one
  /// that is given out once.
  public var keptForm: KeptForm?

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

/// A place for one value that is made at the first need.
public final class KeptForm: Sendable {
  private let form = Mutex<(any AnyObject & Sendable)?>(nil)

  /// An empty place.
  public init() {}

  /// What is kept, made now where nothing is.
  public func form<Form: AnyObject & Sendable>(_ make: () -> Form) -> Form {
    form.withLock { form in
      if let kept = form as? Form { return kept }
      let made = make()
      form = made
      return made
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
