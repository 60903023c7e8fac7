// SPDX-License-Identifier: Apache-2.0
import HTTP

/// One page or action of the site.
struct Route: Sendable {
  /// Who may come: everybody, or only those who signed in. What one may do there is asked of `Rights` by the page.
  enum Access: Sendable {
    case everybody, signedIn
  }

  let method: String
  /// Path with names in braces: `/ke-hoach/{plan}/hoat-dong/{item}`.
  let pattern: [String]
  let access: Access
  /// Whether the answer depends only on the address, the viewer, the language, the day and the data, and holds no form
  /// token.
  let isCacheable: Bool
  let handler: @Sendable (Visit) throws -> Response

  static func get(
    _ path: String, for access: Access = .signedIn, cacheable: Bool = false,
    _ handler: @escaping @Sendable (Visit) throws -> Response
  ) -> Route {
    Route(method: "GET", pattern: segments(path), access: access, isCacheable: cacheable, handler: handler)
  }

  static func post(
    _ path: String, for access: Access = .signedIn, _ handler: @escaping @Sendable (Visit) throws -> Response
  ) -> Route {
    Route(method: "POST", pattern: segments(path), access: access, isCacheable: false, handler: handler)
  }

  static func segments(_ path: String) -> [String] {
    path.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The values of the names, where the path fits.
  func parameters(for segments: [String]) -> [String: String]? {
    guard segments.count == pattern.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, pattern) {
      if part.utf8.first == 0x7B {
        values[String(part.dropFirst().dropLast())] = segment
      } else if part != segment {
        return nil
      }
    }
    return values
  }
}

/// All routes, by number of segments, so that few are compared.
struct Router: Sendable {
  enum Match {
    case found(Route, [String: String])
    case wrongMethod(allowed: String)
    case none
  }

  private let byLength: [Int: [Route]]

  init(_ routes: [Route]) { byLength = Dictionary(grouping: routes, by: \.pattern.count) }

  func match(_ method: String, _ path: String) -> Match {
    let segments = Route.segments(path)
    var allowed: [String] = []
    for route in byLength[segments.count] ?? [] {
      guard let parameters = route.parameters(for: segments) else { continue }
      if route.method == method { return .found(route, parameters) }
      if !allowed.contains(route.method) { allowed.append(route.method) }
    }
    return allowed.isEmpty ? .none : .wrongMethod(allowed: allowed.joined(separator: ", "))
  }
}
