// SPDX-License-Identifier: Apache-2.0
/// Names a version of what an address shows (RFC 9110, section 8.8.3).
///
/// Tags here name a version of the data, not of the bytes on the wire: the transport may compress a response, and then
/// marks its tag as weak. So both preconditions compare weakly; for `If-Match` that differs from section 13.1.1, where
/// a tag seen through a compressed response could never match again.
public struct EntityTag: Sendable, Hashable {
  /// What stands between the quotes.
  public let opaque: String

  /// Takes a version made of visible ASCII characters without `"`; others become `_`.
  public init(_ version: String) {
    opaque = String(decoding: version.utf8.map { Self.isTagCharacter($0) ? $0 : 0x5F }, as: UTF8.self)
  }

  /// The value of the `ETag` field.
  public var headerValue: String { "\"\(opaque)\"" }

  private static func isTagCharacter(_ byte: UInt8) -> Bool { byte == 0x21 || (0x23...0x7E).contains(byte) }

  /// Whether a list of tags (`"a", W/"b"`, or `*`) holds this one.
  func isIn(_ list: String) -> Bool {
    let bytes = Array(list.utf8)
    if bytes.filter({ $0 != 0x20 && $0 != 0x09 }) == [UInt8(ascii: "*")] { return true }
    var opening: Int?
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\"") {
      if let start = opening {
        if bytes[(start + 1)..<index].elementsEqual(opaque.utf8) { return true }
        opening = nil
      } else {
        opening = index
      }
    }
    return false
  }
}

extension Request {
  /// Whether the client has this version already, so that the answer is 304 (RFC 9110, section 13.1.2).
  public func alreadyHas(_ tag: EntityTag) -> Bool { headers.values("if-none-match").contains { tag.isIn($0) } }

  /// Whether the client may change this version: it named it in `If-Match`, or named none. If not, the answer is 412
  /// (RFC 9110, section 13.1.1).
  public func mayChange(_ tag: EntityTag) -> Bool {
    let lists = headers.values("if-match")
    return lists.isEmpty || lists.contains { tag.isIn($0) }
  }
}
