// SPDX-License-Identifier: Apache-2.0
import Database
import HTTP

extension Site {
  /// What needs neither a session nor a page: fixed files, and what machines ask.
  func fixedAnswer(to request: Request) -> Response? {
    if request.path.utf8.starts(with: "/tai-san/".utf8) { return asset(request) }
    switch request.path {
    case "/healthz": return health()
    case "/metrics": return metrics(request)
    case "/favicon.ico": return asset(named: "favicon.svg", isVersioned: false)
    case "/robots.txt": return .text("User-agent: *\nDisallow: /\n")
    default: return nil
    }
  }

  /// The address of a fixed file; it changes with the file, so browsers may keep what they have.
  func address(ofAsset name: String) -> String { Self.address(ofAsset: name, in: services.assets) }

  static func address(ofAsset name: String, in assets: [String: Asset]) -> String {
    "/tai-san/\(assets[name]?.version ?? "0")/\(name)"
  }

  private func asset(_ request: Request) -> Response {
    let parts = request.path.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3 else { return .text("404\n", status: 404) }
    return asset(named: parts[2], isVersioned: true)
  }

  private func asset(named name: String, isVersioned: Bool) -> Response {
    guard let asset = services.assets[name] else { return .text("404\n", status: 404) }
    var response = Response(body: .bytes(asset.bytes))
    response.headers.add("Content-Type", asset.mediaType)
    response.headers.add("X-Content-Type-Options", "nosniff")
    response.headers.add("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.add("Cache-Control", isVersioned ? "public, max-age=31536000, immutable" : "public, max-age=3600")
    return response
  }

  /// 200 where the database answers, 503 where not; for load balancers and systemd.
  private func health() -> Response {
    do {
      _ = try services.database.read { try $0.query("SELECT 1") }
      return .text("ok\n")
    } catch {
      return .text("database: no answer\n", status: 503)
    }
  }

  /// Figures for Prometheus, for the machine itself only: they tell how busy an office is.
  private func metrics(_ request: Request) -> Response {
    guard ["127.0.0.1", "::1"].contains(request.clientAddress) else { return .text("404\n", status: 404) }
    return .text(services.metrics())
  }
}
