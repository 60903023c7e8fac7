// SPDX-License-Identifier: Apache-2.0

/// Signs that are no text: emphasis, tags, footnote marks, blanks. Tables over the first byte keep the scan short.
enum Markup {
  /// Bytes of blank at an index: space, tab, line ends, `<br>`, NUL, no-break space, zero-width space, stray byte order
  /// mark.
  static func blankLength(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x0A, 0x0D, 0x09, 0x0B, 0x0C, 0: 1
    case UInt8(ascii: "<"): breakLength(bytes, index)
    case 0xC2 where index + 1 < bytes.count && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAD): 2
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x8B: 3
    case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF: 3
    default: 0
    }
  }

  /// Bytes of `<br>`, `<br/>` or `<br />` at an index, zero for anything else.
  static func breakLength(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard index + 3 < bytes.count, bytes[index] == UInt8(ascii: "<"), bytes[index + 1] | 0x20 == UInt8(ascii: "b"),
      bytes[index + 2] | 0x20 == UInt8(ascii: "r")
    else { return 0 }
    var close = index + 3
    while close < bytes.count, bytes[close] == 0x20 || bytes[close] == UInt8(ascii: "/") { close += 1 }
    return close < bytes.count && bytes[close] == UInt8(ascii: ">") ? close + 1 - index : 0
  }

  /// Bytes of markup at an index, zero for text: asterisks, back-ticks, marks of headings, escapes, underscores at
  /// the edge of a word, and tags; a `<sup>` goes with the footnote mark that it holds.
  static func length(_ bytes: Span<UInt8>, _ index: Int, end: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "`"): 1
    case UInt8(ascii: "*"): isTimes(bytes, index, end) ? 0 : 1
    case UInt8(ascii: "#"): isHeadingMark(bytes, index, end) ? 1 : 0
    case UInt8(ascii: "\\"): index + 1 < end && isPunctuation(bytes[index + 1]) ? 1 : 0
    case UInt8(ascii: "_"): isEmphasis(bytes, index, end) ? 1 : 0
    case UInt8(ascii: "<"): tagLength(bytes, index, end: end)
    default: 0
    }
  }

  /// Whether a byte may begin markup or a blank other than a plain space. Bits of two words tell it for ASCII.
  @inline(__always)
  static func mayBeSpecial(_ byte: UInt8) -> Bool {
    if byte < 0x40 { return special.low >> UInt64(byte) & 1 == 1 }
    if byte < 0x80 { return special.high >> UInt64(byte & 0x3F) & 1 == 1 }
    return byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }

  /// Controls, `#`, `*`, `<`; and `\`, `_`, `` ` ``.
  private static var special: (low: UInt64, high: UInt64) {
    (0xFFFF_FFFF | 1 << 0x23 | 1 << 0x2A | 1 << 0x3C, 1 << 0x1C | 1 << 0x1F | 1 << 0x20)
  }

  /// The sign between the factors of `3*5`.
  private static func isTimes(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index > 0 && index + 1 < end && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
  }

  /// `#` and `##` before a blank; `C#` is a name.
  private static func isHeadingMark(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard index + 1 < end, bytes[index + 1] == 0x20 || bytes[index + 1] == bytes[index] else { return false }
    return index == 0 || !isWordByte(bytes[index - 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  private static func isEmphasis(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let before = index > 0 ? bytes[index - 1] : 0x20
    let after = index + 1 < end ? bytes[index + 1] : 0x20
    return !isWordByte(before) || !isWordByte(after)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Bytes of a tag, at most 60, or of a `<sup>` with its mark, at most 120; zero for a plain less-than sign.
  static func tagLength(_ bytes: Span<UInt8>, _ index: Int, end: Int) -> Int {
    guard index + 2 < end else { return 0 }
    let first = bytes[index + 1] | 0x20
    guard (0x61...0x7A).contains(first) || bytes[index + 1] == UInt8(ascii: "/") else { return 0 }
    guard let close = find(UInt8(ascii: ">"), in: bytes, from: index + 2, to: min(end, index + 60)),
      namesTag(bytes, index + 1, close: close)
    else { return 0 }
    let isSuperscript =
      close - index >= 4 && first == 0x73 && bytes[index + 2] | 0x20 == 0x75 && bytes[index + 3] | 0x20 == 0x70
      && bytes[close - 1] != 0x2F
    guard isSuperscript, let next = find(UInt8(ascii: "<"), in: bytes, from: close, to: min(end, close + 60)),
      let last = find(UInt8(ascii: ">"), in: bytes, from: next, to: min(end, next + 8))
    else { return close + 1 - index }
    return last + 1 - index
  }

  /// Whether what stands after a less-than sign is the name of a tag: letters of ASCII and digits, then a blank, a slash
  /// or the end. Words in brackets of this kind (`<sạch>`) are text.
  private static func namesTag(_ bytes: Span<UInt8>, _ start: Int, close: Int) -> Bool {
    var index = bytes[start] == UInt8(ascii: "/") ? start + 1 : start
    while index < close, bytes[index] < 0x80, isWordByte(bytes[index]) { index += 1 }
    return index == close || bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "/")
  }

  private static func find(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
