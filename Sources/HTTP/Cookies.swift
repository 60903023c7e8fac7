// SPDX-License-Identifier: Apache-2.0
extension Request {
  /// The cookie of that name; the first where there are several, which is the one of the most specific path (RFC 6265,
  /// section 5.4). A percent-encoded value is decoded, as `SetCookie` encodes it.
  public func cookie(_ name: String) -> String? {
    for field in headers.fields where field.name.equalsIgnoringASCIICase("cookie") {
      if let value = Self.value(of: name, in: field.value) {
        return PercentEncoding.decoded(value).map { String(decoding: $0, as: UTF8.self) }
      }
    }
    return nil
  }

  /// The bytes behind `name=` in a list of cookies.
  private static func value(of name: String, in list: String) -> [UInt8]? {
    let (bytes, wanted) = (list.utf8Span.span, name.utf8Span.span)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: ";") { end += 1 }
      while start < end, bytes[start] == 0x20 { start += 1 }
      let equals = start + wanted.count
      let isNamed = equals < end && bytes[equals] == UInt8(ascii: "=")
      if isNamed, wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) {
        return (equals + 1..<end).map { bytes[$0] }
      }
      start = end + 1
    }
    return nil
  }
}

/// A cookie to be set (RFC 6265, section 4.1). Without an age it ends with the browser's session.
public struct SetCookie: Sendable, Hashable {
  /// When the browser sends the cookie with a request that another site began.
  public enum SameSite: String, Sendable {
    /// Never.
    case strict = "Strict"
    /// Only when a link is followed.
    case lax = "Lax"
  }

  /// A token of RFC 9110; `__Host-` before it demands `Secure` and the path `/` of the browser.
  public var name: String
  /// Any text; percent-encoded on the wire.
  public var value: String
  /// Below which path the cookie is sent.
  public var path = "/"
  /// Seconds to live; 0 removes the cookie.
  public var maxAge: Int?
  /// Only over TLS.
  public var isSecure: Bool
  /// Whether scripts are kept from it.
  public var isHTTPOnly = true
  /// When other sites make it be sent.
  public var sameSite = SameSite.lax

  /// Makes a cookie that scripts cannot read.
  public init(_ name: String, _ value: String, maxAge: Int? = nil, isSecure: Bool) {
    self.name = name
    self.value = value
    self.maxAge = maxAge
    self.isSecure = isSecure
  }

  /// A cookie that removes the one of that name.
  public static func removal(of name: String, isSecure: Bool) -> SetCookie {
    SetCookie(name, "", maxAge: 0, isSecure: isSecure)
  }

  /// The value of the `Set-Cookie` field.
  public var headerValue: String {
    var text = "\(name)=\(PercentEncoding.encoded(value)); Path=\(path)"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    if isHTTPOnly { text += "; HttpOnly" }
    return text + "; SameSite=\(sameSite.rawValue)"
  }
}

extension Response {
  /// Adds a cookie.
  public mutating func set(_ cookie: SetCookie) { headers.add("Set-Cookie", cookie.headerValue) }
}
