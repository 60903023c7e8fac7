// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTPClient
import Web

/// What the value of a setting may be.
enum SettingRule: Sendable {
  /// A path.
  case folder
  /// The address of a PostgreSQL database as libpq takes it: a URI, or words such as `host=…`; or nothing.
  case database
  /// Numeric addresses with commas between them, so many.
  case addresses(ClosedRange<Int>)
  /// A whole number.
  case number(ClosedRange<Int>)
  /// One of some words.
  case choice([String])
  /// The address of a site without a path, `https://…` or on this machine `http://…`; or nothing.
  case origin
  /// The address of an identity provider, exactly as its tokens bear it; or nothing.
  case issuer
  /// A line of text.
  case text
  /// A line of text that is not for logs and shoulders.
  case secret

  func allows(_ text: String) -> Bool {
    switch self {
    case .folder: !text.isEmpty
    case .database:
      text.isEmpty || ["postgresql://", "postgres://"].contains(where: text.hasPrefix) || Self.isWords(text)
    case .addresses(let count):
      text.isEmpty
        ? count.contains(0)
        : count.contains(Self.parts(text).count) && Self.parts(text).allSatisfy(Self.isAddress)
    case .number(let range):
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } && Int(text).map(range.contains) ?? false
    case .choice(let words): words.contains(text)
    case .origin: text.isEmpty || Self.isOrigin(text)
    case .issuer: text.isEmpty || HTTPClient.mayAsk(text) && !text.contains { "?#".contains($0) }
    case .text, .secret: text.utf8.count <= 1_000 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
  }

  /// What is wanted, as it goes on in a sentence.
  var wanted: Phrase {
    switch self {
    case .folder: Phrase("đường dẫn một thư mục", "the path of a folder")
    case .database:
      Phrase("postgresql://… hoặc để trống (SQLite)", "postgresql://…, or nothing for SQLite")
    case .addresses(1...1): Phrase("một địa chỉ IP", "one IP address")
    case .addresses:
      Phrase("các địa chỉ IP, cách nhau bằng dấu phẩy", "IP addresses with commas")
    case .number(let range):
      Phrase(
        "số từ \(range.lowerBound) đến \(range.upperBound)",
        "a number from \(range.lowerBound) to \(range.upperBound)")
    case .choice(let words):
      .both(words.joined(separator: " | "))
    case .origin:
      Phrase("https://tên-máy, không có đường dẫn, hoặc để trống", "https://host without a path, or nothing")
    case .issuer: Phrase("https://…, hoặc để trống", "https://…, or nothing")
    case .text, .secret: Phrase("một dòng chữ, tối đa 1000 byte", "a line of text, 1000 bytes at most")
    }
  }

  /// A value as it may be shown: passwords of databases are not for logs and shoulders.
  func shown(_ text: String) -> String {
    if case .secret = self, !text.isEmpty { return "***" }
    guard case .database = self else { return text }
    var shown = text
    // postgresql://name:password@host: the last «@» before the path ends the password.
    if let scheme = shown.firstRange(of: "://") {
      let host = shown[scheme.upperBound...].prefix { $0 != "/" }
      if let end = host.lastIndex(of: "@"), let colon = host[..<end].firstIndex(of: ":") {
        shown.replaceSubrange(shown.index(after: colon)..<end, with: "***")
      }
    }
    if let word = shown.firstRange(of: "password=") {
      let rest = shown[word.upperBound...]
      let quoted = rest.first == "'" ? rest.dropFirst().firstIndex(of: "'").map(rest.index(after:)) : nil
      let end = quoted ?? rest.firstIndex { $0 == " " || $0 == "&" } ?? rest.endIndex
      shown.replaceSubrange(word.upperBound..<end, with: "***")
    }
    return shown
  }

  /// Letters, digits, dots and hyphens, with a port where need be, behind a scheme that is safe for it.
  private static func isOrigin(_ text: String) -> Bool {
    let isSecure = text.hasPrefix("https://")
    guard isSecure || text.hasPrefix("http://") else { return false }
    let host = text.dropFirst(isSecure ? 8 : 7)
    let name = host.prefix { $0 != ":" }
    let allowed = host.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || [0x2D, 0x2E, 0x3A].contains(byte)
    }
    return !name.isEmpty && allowed && (isSecure || name == "localhost" || name.hasPrefix("127."))
  }

  private static func isWords(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "=")) && !text.contains("://") }

  private static func parts(_ text: String) -> [String] {
    text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false).map { part in
      let bytes = part.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    var (v4, v6) = (in_addr(), in6_addr())
    return unsafe inet_pton(AF_INET, text, &v4) == 1 || inet_pton(AF_INET6, text, &v6) == 1
  }
}
