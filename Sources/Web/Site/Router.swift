// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP

/// One page or action of the site, with what one must be permitted to come there.
struct Route: Sendable {
  /// What the permission is asked for. The pages check it where they find that thing (`Visit.plan`, `Visit.organisation`,
  /// …), and `RightsWalkTests` that they do.
  enum Subject: Sendable, CaseIterable {
    /// Nothing that belongs to an organisation.
    case nothing
    /// Any organisation: a list, which shows what one may see of it.
    case anywhere
    /// The whole of a tree, down from its topmost body.
    case wholeTree
    /// The plan of the address, through the body that owns it.
    case plan
    /// The report of the address, through the body that it speaks for.
    case report
    /// The organisation of the address.
    case organisation
    /// The person of the address, through the organisations of their roles.
    case person
    /// The organisation that the form names.
    case inForm
    /// What stands in the address under a seal that only the one it was made for can use.
    case sealed

    /// What one must be permitted to know that there is such a thing at all: without it the answer is 404, with it and
    /// without the route's own permission 403.
    var knowing: Permission {
      switch self {
      case .nothing, .anywhere, .wholeTree, .sealed: .ownAccount
      case .plan: .viewPlans
      case .report: .viewOpenReports
      case .organisation, .inForm: .viewOrganisations
      case .person: .viewPeople
      }
    }
  }

  let method: String
  /// Path with names in braces: `/ke-hoach/{plan}/hoat-dong/{item}`.
  let pattern: [String]
  /// The action in the table of rights.
  let permission: Permission
  let subject: Subject
  /// Whether the answer depends only on the address, the viewer, the language, the day and the data, and holds no form
  /// token.
  let isCacheable: Bool
  /// Whether one comes here while one still owes a second factor.
  var isForSettingUp = false
  let handler: @Sendable (Visit) throws -> Response

  /// Whether one comes here without having signed in.
  var isOpen: Bool { permission.audience == .everybody }

  static func get(
    _ path: String, _ permission: Permission, over subject: Subject = .nothing, cacheable: Bool = false,
    settingUp: Bool = false, _ handler: @escaping @Sendable (Visit) throws -> Response
  ) -> Route {
    Route(
      method: "GET", pattern: segments(path), permission: permission, subject: subject, isCacheable: cacheable,
      isForSettingUp: settingUp, handler: handler)
  }

  static func post(
    _ path: String, _ permission: Permission, over subject: Subject = .nothing, settingUp: Bool = false,
    _ handler: @escaping @Sendable (Visit) throws -> Response
  ) -> Route {
    Route(
      method: "POST", pattern: segments(path), permission: permission, subject: subject, isCacheable: false,
      isForSettingUp: settingUp, handler: handler)
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
