// SPDX-License-Identifier: Apache-2.0
internal import Glibc
public import HTTP

/// How a server listens and what it puts up with. The defaults suit a server behind a proxy and one in a local network.
public struct ServerConfiguration: Sendable {
  /// A larger limit of the body for some addresses.
  public struct BodyLimit: Sendable, Hashable {
    /// What the decoded path begins with.
    public let pathPrefix: String
    /// Bytes.
    public let bytes: Int

    /// Takes both.
    public init(pathPrefix: String, bytes: Int) {
      self.pathPrefix = pathPrefix
      self.bytes = bytes
    }
  }

  /// Numeric address to listen on; `::` takes IPv4 as well.
  public var address = "127.0.0.1"
  /// Port; 0 lets the system choose.
  public var port: UInt16 = 8080
  /// Threads that read and write, at least 2.
  public var transportThreads = 2
  /// Threads that serve requests. They block on the store and on password hashes, so there are more than cores.
  public var workers = max(8, 2 * sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  /// Requests that may wait for a worker; the next one is answered 503.
  public var queueLimit = 256

  /// Connections at once; those above it wait in the queue of the system.
  public var connectionLimit = 4096
  /// Connections of one address at once (of one /64 network in IPv6). Behind a trusted proxy: requests at once of one
  /// forwarded address.
  public var connectionsPerAddress = 64
  /// Numeric addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
  public var trustedProxies: [String] = []

  /// Bytes of the request target.
  public var targetLimit = 8192
  /// Bytes of the request line and the header fields.
  public var headLimit = 16_384
  /// Header fields.
  public var fieldLimit = 100
  /// Bytes of a body, where `largerBodies` does not name the path.
  public var bodyLimit = 1 << 20
  /// Paths with a larger limit, such as uploads; the first that fits counts.
  public var largerBodies: [BodyLimit] = []
  /// Bytes of a body above its limit that are read and thrown away, so that a browser gets to see the answer 413 (it
  /// looks only after it has sent everything). Above it the connection is closed at once.
  public var discardLimit = 256 << 20
  /// Bytes of all bodies in memory at once; a request that would exceed it is answered 503.
  public var bodyMemoryLimit = 512 << 20

  /// Until the head of a request is complete.
  public var headTimeout = Duration.seconds(10)
  /// Until a body is complete or a response is taken, beyond what `minimumRate` grants for its size.
  public var bodyTimeout = Duration.seconds(60)
  /// Bytes a second that a slow but honest client is expected to move.
  public var minimumRate = 16_384
  /// Until the next request begins on a kept connection.
  public var idleTimeout = Duration.seconds(30)

  /// libdeflate's level for responses of workers, 1 (quick) to 12 (small); 0 does not compress.
  public var compressionLevel = 1
  /// Called once for each finished request on a transport thread: it must not block.
  public var log: (@Sendable (LogLine) -> Void)?
  /// The page shown for a request that never reaches the handler. Called on transport threads: it must not block.
  public var refusalPage: @Sendable (Refusal) -> Response = { $0.plainPage }

  /// The defaults.
  public init() {}

  func bodyLimit(for path: String) -> Int {
    largerBodies.first { path.hasPrefix($0.pathPrefix) }?.bytes ?? bodyLimit
  }
}
