// SPDX-License-Identifier: Apache-2.0
internal import HTTP
internal import Synchronization

/// What all connections of one running server share. The library holds it without retaining it; the transport keeps it
/// until the library has stopped.
final class Server: Sendable {
  let configuration: ServerConfiguration
  let handler: any RequestHandler
  let headCheck: HeadCheck
  let trust: ProxyTrust
  let connections: ConnectionRegistry
  let suspensions = SuspensionRegistry()
  let bodyMemory: BodyMemory
  let workers: WorkerPool
  private let forwarded: Mutex<AddressCounts>
  private let counters = Mutex(ServerMetrics())
  private let stopping = Atomic(false)
  private let reaperEnded = Atomic(false)
  private let idSeed = UInt64.random(in: 0 ... .max)
  private let requestCount = Atomic<UInt64>(0)

  init(_ configuration: ServerConfiguration, _ handler: any RequestHandler) throws(TransportError) {
    self.configuration = configuration
    self.handler = handler
    headCheck = HeadCheck(
      targetLimit: configuration.targetLimit, headLimit: configuration.headLimit, fieldLimit: configuration.fieldLimit)
    trust = try ProxyTrust(configuration.trustedProxies)
    connections = ConnectionRegistry(
      limit: configuration.connectionLimit, limitPerAddress: configuration.connectionsPerAddress)
    bodyMemory = BodyMemory(limit: configuration.bodyMemoryLimit)
    workers = WorkerPool(threads: configuration.workers, limit: configuration.queueLimit)
    forwarded = Mutex(AddressCounts(limit: configuration.connectionsPerAddress))
  }

  // MARK: Requests

  /// 16 hexadecimal digits, different for each request: a counter, scrambled by a bijection (SplitMix64's finaliser).
  func nextID() -> String {
    var value = idSeed &+ requestCount.wrappingAdd(1, ordering: .relaxed).newValue &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  func deadline(after timeout: Duration) -> Int64 { monotonicNanoseconds() + timeout.nanoseconds }

  /// Nanoseconds in which the minimum rate moves some bytes.
  func granted(for bytes: Int) -> Int64 { Int64(bytes) * 1_000_000_000 / Int64(max(1, configuration.minimumRate)) }

  /// Hands a request to a worker.
  func serve(_ request: Request, _ suspension: Suspension, closing: Bool) {
    suspensions.add(suspension)
    let isQueued = workers.submit { [self] in
      let response = handler.respond(to: request).compressed(for: request, level: configuration.compressionLevel)
      suspensions.resume(suspension, with: prepare(response, closing: closing))
    }
    if !isQueued { suspensions.resume(suspension, with: prepare(isStopping ? .stopping : .queue)) }
  }

  func prepare(_ response: Response, closing: Bool) -> PreparedResponse {
    let closing = closing || isStopping
    // The library counts who uses a response, so one may be sent to many at the same time.
    guard let kept = response.keptForm, !closing else { return PreparedResponse(response, closing: closing) }
    return kept.form { PreparedResponse(response, closing: false) }
  }

  func prepare(_ refusal: Refusal) -> PreparedResponse {
    var page = configuration.refusalPage(refusal)
    page.status = refusal.status
    if refusal.isTemporary { page.headers["Retry-After"] = "5" }
    page.headers["Cache-Control"] = "no-store"
    return PreparedResponse(page, closing: isStopping, refusal: refusal)
  }

  func beginForwarded(_ address: IPAddress) -> Bool {
    forwarded.withLock { counts in
      guard counts.mayOpen(address) else { return false }
      counts.open(address)
      return true
    }
  }

  func endForwarded(_ address: IPAddress) { forwarded.withLock { $0.close(address) } }

  // MARK: Counters

  func began() { counters.withLock { $0.inFlight += 1 } }

  func finished(status: Int, microseconds: Int, refusal: Refusal?, isCached: Bool) {
    counters.withLock { counters in
      counters.finish(status: status, microseconds: microseconds)
      if isCached { counters.cached += 1 }
      if let refusal { counters.refused[refusal, default: 0] += 1 }
    }
  }

  func accepted() { counters.withLock { $0.accepted += 1 } }

  func turnedAway() { counters.withLock { $0.turnedAway += 1 } }

  var metrics: ServerMetrics {
    var metrics = counters.withLock { $0 }
    metrics.connections = connections.count
    metrics.queued = workers.count
    return metrics
  }

  // MARK: Time

  var isStopping: Bool { stopping.load(ordering: .relaxed) }

  func beginStopping() { stopping.store(true, ordering: .relaxed) }

  /// Closes what is overdue, until `end`. Runs on a thread of its own.
  func reap() {
    while !reaperEnded.load(ordering: .relaxed) {
      let count = connections.reap(at: monotonicNanoseconds(), isStopping: isStopping)
      if count > 0, !isStopping { counters.withLock { $0.timedOut += count } }
      pause(.milliseconds(isStopping ? 10 : 100))
    }
  }

  /// Lets the threads of the server end.
  func end() {
    workers.close()
    reaperEnded.store(true, ordering: .relaxed)
  }
}
