// SPDX-License-Identifier: Apache-2.0
/// Counters of a server at one moment.
public struct ServerMetrics: Sendable, Hashable {
  /// Upper bounds of the duration buckets, in microseconds; one more bucket takes what is above.
  public static let bucketBounds = [
    1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
  ]

  /// Finished requests by the first digit of their status, 0 (the client went away) to 5.
  public internal(set) var requests = [Int](repeating: 0, count: 6)
  /// Requests whose answer came from memory, without a worker.
  public internal(set) var cached = 0
  /// Requests that have begun and not finished.
  public internal(set) var inFlight = 0
  /// Requests that wait for a worker.
  public internal(set) var queued = 0
  /// Open connections.
  public internal(set) var connections = 0
  /// Connections accepted since the start.
  public internal(set) var accepted = 0
  /// Requests that the transport refused, by reason.
  public internal(set) var refused: [Refusal: Int] = [:]
  /// Connections that the transport turned away because of their address.
  public internal(set) var turnedAway = 0
  /// Connections closed because a head, a body or an answer took too long, or nothing came.
  public internal(set) var timedOut = 0
  /// Requests by duration: how many fell into each bucket.
  public internal(set) var durations = [Int](repeating: 0, count: bucketBounds.count + 1)
  /// The sum of all durations, in microseconds.
  public internal(set) var durationSum = 0

  mutating func finish(status: Int, microseconds: Int) {
    inFlight -= 1
    requests[min(5, status / 100)] += 1
    durations[Self.bucketBounds.firstIndex { microseconds <= $0 } ?? Self.bucketBounds.count] += 1
    durationSum += microseconds
  }

  /// The counters in the Prometheus text format, version 0.0.4.
  public var text: String {
    var text = ""
    func metric(_ name: String, _ type: String, _ help: String, _ samples: [(label: String, value: String)]) {
      text += "# HELP xanh_http_\(name) \(help)\n# TYPE xanh_http_\(name) \(type)\n"
      for sample in samples { text += "xanh_http_\(name)\(sample.label) \(sample.value)\n" }
    }
    metric(
      "requests_total", "counter", "Finished requests by class of status; 0xx where the client went away.",
      requests.enumerated().map { ("{status=\"\($0.offset)xx\"}", String($0.element)) })
    metric("cached_total", "counter", "Requests answered from memory.", [("", String(cached))])
    metric(
      "refused_total", "counter", "Requests refused by the transport, by reason.",
      Refusal.allCases.map { ("{reason=\"\($0.rawValue)\"}", String(refused[$0, default: 0])) })
    metric("connections_accepted_total", "counter", "Connections accepted.", [("", String(accepted))])
    metric(
      "connections_turned_away_total", "counter", "Connections over the limit of their address.",
      [("", String(turnedAway))])
    metric("timeouts_total", "counter", "Connections closed for being slow or idle.", [("", String(timedOut))])
    metric("connections", "gauge", "Open connections.", [("", String(connections))])
    metric("in_flight", "gauge", "Requests begun and not finished.", [("", String(inFlight))])
    metric("queued", "gauge", "Requests that wait for a worker.", [("", String(queued))])
    metric("request_duration_seconds", "histogram", "From the request line to the last byte.", [])
    return text + durationSamples
  }

  private var durationSamples: String {
    var text = ""
    var sum = 0
    for (bound, count) in zip(Self.bucketBounds, durations) {
      sum += count
      text += "xanh_http_request_duration_seconds_bucket{le=\"\(Self.seconds(bound))\"} \(sum)\n"
    }
    sum += durations[Self.bucketBounds.count]
    text += "xanh_http_request_duration_seconds_bucket{le=\"+Inf\"} \(sum)\n"
    text += "xanh_http_request_duration_seconds_sum \(Self.seconds(durationSum))\n"
    return text + "xanh_http_request_duration_seconds_count \(sum)\n"
  }

  /// Microseconds as exact decimal seconds.
  private static func seconds(_ microseconds: Int) -> String {
    let fraction = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000).\(String(repeating: "0", count: 6 - fraction.utf8.count))\(fraction)"
  }
}
