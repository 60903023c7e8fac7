// SPDX-License-Identifier: Apache-2.0
/// A piece of HTML as UTF-8 bytes. It is written as a string literal; what is interpolated is escaped.
///
///     let row: HTML = "<td title=\"\(hint)\">\(name)</td>"
///
/// A `String` or `Int` is safe in text and inside a quoted attribute, nowhere else: not as the name of a tag or an
/// attribute, not without quotes, and an address still needs a look at its scheme before it goes into `href`.
/// Interpolated HTML nests as it is.
public struct HTML: Sendable, Hashable {
  /// The bytes, UTF-8.
  public private(set) var bytes: [UInt8]

  /// Nothing.
  public init() { bytes = [] }

  /// Text from outside, escaped.
  public init(text: String) {
    bytes = []
    appendEscaped(text)
  }

  /// Bytes that are HTML already and were made by this program, such as a stored rendering. They are not escaped: text
  /// that came from a user must not get here.
  public init(unsafeRaw bytes: [UInt8]) { self.bytes = bytes }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { bytes.isEmpty }

  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Takes away what was added since there were `count` bytes.
  public mutating func truncate(to count: Int) { bytes.removeSubrange(min(count, bytes.count)...) }

  /// Makes room for this many more bytes, for pages whose size is about known.
  public mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Adds a piece at the end.
  public mutating func append(_ piece: HTML) { bytes.append(contentsOf: piece.bytes) }

  /// Adds a piece at the end.
  public static func += (left: inout HTML, right: HTML) { left.append(right) }

  mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

  /// Most text holds nothing to escape and is copied in one go; else each clean run is.
  mutating func appendEscaped(_ text: String) {
    let span = text.utf8Span.span
    var start = 0
    for index in span.indices {
      guard Self.isSpecial(span[index]), let entity = Self.entity(for: span[index]) else { continue }
      appendRun(of: text, start..<index)
      bytes.append(contentsOf: entity.utf8)
      start = index + 1
    }
    appendRun(of: text, start..<span.count)
  }

  private mutating func appendRun(of text: String, _ range: Range<Int>) {
    let utf8 = text.utf8
    // A whole string is copied in one go, a part of one byte by byte.
    if range.count == utf8.count { return bytes.append(contentsOf: utf8) }
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    bytes.append(contentsOf: utf8[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// The five characters that end text or a quoted attribute (HTML Living Standard, 13.1.2.3 and 13.1.4).
  private static func entity(for byte: UInt8) -> StaticEntity? {
    switch byte {
    case 0x26: .ampersand
    case 0x3C: .less
    case 0x3E: .greater
    case 0x22: .quote
    case 0x27: .apostrophe
    default: nil
    }
  }

  /// Whether `entity(for:)` has one, as one test: all five stand below 64.
  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 64 && special & (1 << UInt64(byte)) != 0 }

  private static let special: UInt64 = 1 << 0x26 | 1 << 0x3C | 1 << 0x3E | 1 << 0x22 | 1 << 0x27

  private enum StaticEntity {
    case ampersand, less, greater, quote, apostrophe

    var utf8: String.UTF8View {
      switch self {
      case .ampersand: "&amp;".utf8
      case .less: "&lt;".utf8
      case .greater: "&gt;".utf8
      case .quote: "&quot;".utf8
      case .apostrophe: "&#39;".utf8
      }
    }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// HTML written by the programmer.
  public init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

  /// HTML with values in it.
  public init(stringInterpolation interpolation: StringInterpolation) { self = interpolation.html }

  /// Collects the pieces of a literal. It has few overloads on purpose: each one costs the type checker time at every
  /// use. There is none for `String?`: whoever writes the page decides what an absent text shows.
  public struct StringInterpolation: StringInterpolationProtocol {
    var html = HTML()

    /// Makes room for the literal parts and a guess for each value.
    public init(literalCapacity: Int, interpolationCount: Int) {
      html.reserve(literalCapacity + interpolationCount * 64)
    }

    /// Adds a literal part as it is.
    public mutating func appendLiteral(_ literal: String) { html.appendLiteral(literal) }

    /// Adds text, escaped.
    public mutating func appendInterpolation(_ text: String) { html.appendEscaped(text) }

    /// Adds a number in decimal digits, without separators.
    public mutating func appendInterpolation(_ number: Int) { html.appendLiteral(String(number)) }

    /// Adds HTML; nothing where there is none.
    public mutating func appendInterpolation(_ piece: HTML?) {
      if let piece { html.append(piece) }
    }

    /// Adds pieces of HTML, one after the other.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { html.append(piece) }
    }

    /// Adds text without escaping it. Each use is to be justified beside it: the text must be the program's own.
    public mutating func appendInterpolation(unsafeRaw text: String) { html.appendLiteral(text) }
  }
}

extension HTML: CustomStringConvertible {
  /// The HTML as text.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension Sequence<HTML> {
  /// The pieces in one, with a separator between them.
  public func joined(separator: HTML = HTML()) -> HTML {
    var joined = HTML()
    for (index, piece) in enumerated() {
      if index > 0 { joined.append(separator) }
      joined.append(piece)
    }
    return joined
  }
}
