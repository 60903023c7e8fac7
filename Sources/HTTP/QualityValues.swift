// SPDX-License-Identifier: Apache-2.0
/// What a client accepts and how gladly: the form of `Accept-Encoding` and `Accept-Language` (RFC 9110, section
/// 12.4.2).
public struct QualityValues: Sendable {
  /// Names in small letters with their weights in thousandths, 0 (refused) to 1000, in order.
  public let values: [(name: String, weight: Int)]

  /// Reads the value of such a field; an entry with a broken weight is refused by the weight 0.
  public init(_ field: String) {
    values = field.utf8.split(separator: UInt8(ascii: ",")).compactMap { entry in
      let text = String(decoding: entry, as: UTF8.self)
      let name = MediaType.essence(of: text)
      guard !name.isEmpty else { return nil }
      return (name, MediaType.parameter("q", of: text).map(Self.weight) ?? 1000)
    }
  }

  /// The weight given to a name, or else to `*`; `nil` where neither stands there.
  public func weight(of name: String) -> Int? {
    (values.first { $0.name == name } ?? values.first { $0.name == "*" })?.weight
  }

  /// Reads `0`, `1`, `0.` or `1.` with up to three decimals.
  private static func weight(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"), bytes.count <= 5,
      bytes.count == 1 || bytes[1] == UInt8(ascii: "."),
      bytes.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) })
    else { return 0 }
    let thousandths = bytes.dropFirst(2).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let scale = [1, 100, 10, 1][max(0, bytes.count - 2)]
    return min(1000, Int(first - 0x30) * 1000 + (bytes.count > 2 ? thousandths * scale : 0))
  }
}

extension Request {
  /// Whether the client takes a gzip-compressed answer.
  public var acceptsGzip: Bool {
    // Browsers name their encodings without weights; only a weight can refuse one.
    if let value = headers["accept-encoding"], Self.namesGzip(value) { return true }
    let weights = headers.values("accept-encoding").compactMap { QualityValues($0).weight(of: "gzip") }
    return (weights.first ?? 0) > 0
  }
  /// Whether a list without weights has the word `gzip`.
  private static func namesGzip(_ list: String) -> Bool {
    let (bytes, word) = (list.utf8Span.span, "gzip".utf8Span.span)
    // How many bytes of the word stand at the end of what was read, `nil` in another word.
    var matched: Int? = 0
    var isNamed = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: ";"): return false
      case UInt8(ascii: ","):
        isNamed = isNamed || matched == word.count
        matched = 0
      case 0x20 where matched == 0: break
      case let byte: matched = matched.flatMap { $0 < word.count && word[$0] == byte ? $0 + 1 : nil }
      }
    }
    return isNamed || matched == word.count
  }
}
