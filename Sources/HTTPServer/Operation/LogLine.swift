// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import HTTP

/// What the log says of one request.
public struct LogLine: Sendable, Hashable {
  /// When it was finished, in milliseconds since 1970-01-01T00:00:00Z.
  public var time: Int64
  /// The request's id.
  public var id: String
  /// The method; empty where the head could not be read.
  public var method: String
  /// The path without the query, which may hold personal data.
  public var path: String
  /// The status answered; 0 where the client was gone before.
  public var status: Int
  /// Bytes of the body answered.
  public var bytes: Int
  /// From the request line to the last byte of the answer.
  public var microseconds: Int
  /// The address of the client.
  public var client: String
  /// Who was signed in.
  public var user: String?
  /// Why the transport answered itself, or `aborted` where the client went away.
  public var reason: String?

  /// The line as one JSON object without a line break.
  public var json: [UInt8] {
    var members: [JSON.Member] = [
      .init("time", .string(Self.timestamp(time))), .init("id", .string(id)), .init("method", .string(method)),
      .init("path", .string(path)), .init("status", .int(status)), .init("bytes", .int(bytes)),
      .init("us", .int(microseconds)), .init("client", .string(client)),
    ]
    if let user { members.append(.init("user", .string(user))) }
    if let reason { members.append(.init("reason", .string(reason))) }
    return JSON.object(members).bytes
  }

  /// ISO 8601 in UTC with milliseconds.
  private static func timestamp(_ milliseconds: Int64) -> String {
    var seconds = time_t(milliseconds / 1000)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let date = unsafe [padded(parts.tm_year + 1900, 4), padded(parts.tm_mon + 1, 2), padded(parts.tm_mday, 2)]
    let time = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded($0, 2) }
    let fraction = padded(Int32(milliseconds % 1000), 3)
    return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\(fraction)Z"
  }
}
