// SPDX-License-Identifier: Apache-2.0
import Foundation
import FoundationNetworking
import Testing

/// Somebody with a browser of their own: keeps cookies, follows redirections, sends forms with what ties them to it.
final class Visitor: Sendable {
  /// What came back in the end.
  struct Answer {
    let status: Int
    let path: String
    let bytes: Data

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let session: URLSession
  private let origin: String

  init(port: String) {
    origin = "http://127.0.0.1:\(port)"
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpAdditionalHeaders = ["Accept-Language": "vi"]
    session = URLSession(configuration: configuration)
  }

  func get(_ path: String) async throws -> Answer {
    let url = try #require(URL(string: origin + path))
    return try answer(await session.data(from: url))
  }

  /// Opens a page, fills its form and sends it.
  func fill(_ path: String, _ fields: [String: String]) async throws -> Answer {
    let page = try await get(path).text
    let mark = "name=\"token\" value=\""
    let start = try #require(page.range(of: mark)).upperBound
    let token = page[start...].prefix { $0 != "\"" }
    return try await send(path, fields.merging(["token": String(token)]) { $1 })
  }

  /// Sends a form with just these fields.
  func send(_ path: String, _ fields: [String: String]) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: origin + path)))
    request.httpMethod = "POST"
    request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(
      fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&").utf8)
    return try answer(await session.data(for: request))
  }

  /// Signs in with the password of the demonstration, and gives the page after it.
  func signIn(_ login: String, _ password: String = "xanh-minh-hoa") async throws -> Answer {
    try await fill("/dang-nhap", ["login": login, "password": password, "ve": "/"])
  }

  private func answer(_ result: (Data, URLResponse)) throws -> Answer {
    let response = try #require(result.1 as? HTTPURLResponse)
    return Answer(status: response.statusCode, path: response.url?.path ?? "", bytes: result.0)
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
