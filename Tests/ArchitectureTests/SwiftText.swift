// SPDX-License-Identifier: Apache-2.0

/// The text of a Swift file, taken apart into code, comments and string literals by a scanner that knows just enough of
/// the language: nested comments, raw and multi-line literals, interpolations, quoted identifiers.
struct SwiftText: Sendable {
  /// A string literal. What is interpolated stands in `code`.
  struct Literal: Sendable {
    /// Where its first quotation mark stands in `code`.
    let offset: Int
    /// Its text as written, without quotation marks, each interpolation as `\()`.
    let text: String
    /// How many values are interpolated.
    let interpolations: Int
    /// How many other literals it stands in.
    let depth: Int
  }

  /// As long as the file: comments and texts of literals are blanks, lines end where they did.
  private(set) var code: [UInt8] = []
  private(set) var comments: [String] = []
  private(set) var literals: [Literal] = []
  private var words: [String: [Int]] = [:]
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    code.reserveCapacity(bytes.count)
    scanCode(isInterpolation: false)
    collectWords()
  }

  private mutating func collectWords() {
    var start: Int?
    for (place, byte) in (code + [newline]).enumerated() {
      if isWordByte(byte) {
        start = start ?? place
      } else if let first = start {
        words[String(decoding: code[first..<place], as: UTF8.self), default: []].append(first)
        start = nil
      }
    }
  }

  // MARK: Questions

  /// The line, from 1, of a place in the code.
  func line(of offset: Int) -> Int { code[..<offset].count { $0 == newline } + 1 }

  /// How many lines the file has.
  var lineCount: Int { line(of: code.count) - (code.last == newline ? 1 : 0) }

  /// The code alone as text.
  var codeText: String { String(decoding: code, as: UTF8.self) }

  /// The places at which a word stands in the code, not as part of a longer one.
  func places(of word: String) -> [Int] { words[word] ?? [] }

  /// The arguments of the call whose opening bracket stands at `open`, each as its range of the code.
  func arguments(at open: Int) -> [Range<Int>] {
    var arguments: [Range<Int>] = []
    var (start, level) = (open + 1, 0)
    for place in (open + 1)..<code.count {
      switch code[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): level += 1
      case UInt8(ascii: ",") where level == 0:
        arguments.append(start..<place)
        start = place + 1
      case UInt8(ascii: ")") where level == 0:
        let rest = start..<place
        return code[rest].allSatisfy { $0 <= 0x20 } ? arguments : arguments + [rest]
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): level -= 1
      default: break
      }
    }
    return arguments
  }

  /// The literals in a range that stand in no other literal.
  func literals(in range: Range<Int>) -> [Literal] { literals.filter { range.contains($0.offset) && $0.depth == 0 } }

  /// The modules that the file imports.
  var imports: [String] {
    places(of: "import").compactMap { place in
      let line = code[(place + 6)...].prefix { $0 != newline }
      return String(decoding: line, as: UTF8.self).split(separator: " ").first.map { String($0) }
    }
  }

  /// Blocks in braces that are not the body of a type: functions, and what stands in them. Each as its range of lines.
  var blocks: [ClosedRange<Int>] {
    let types: Set = ["struct", "class", "enum", "extension", "protocol", "actor"]
    var (open, found): ([(line: Int, isType: Bool)], [ClosedRange<Int>]) = ([], [])
    var (line, header) = (1, [UInt8]())
    for byte in code {
      switch byte {
      case UInt8(ascii: "{"):
        let words = header.split { !isWordByte($0) }.map { String(decoding: $0, as: UTF8.self) }
        open.append((line, !types.isDisjoint(with: words)))
        header = []
      case UInt8(ascii: "}"):
        if let block = open.popLast(), !block.isType { found.append(block.line...line) }
        header = []
      default:
        if byte == newline { line += 1 }
        header.append(byte)
      }
    }
    return found
  }

  // MARK: Scanning

  private func byte(_ distance: Int = 0) -> UInt8? { place + distance < bytes.count ? bytes[place + distance] : nil }

  private mutating func keep(_ count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      code.append(bytes[place])
      place += 1
    }
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      code.append(bytes[place] == newline ? newline : 0x20)
      place += 1
    }
  }

  /// Scans code to the end of the file, or to the bracket that ends an interpolation.
  private mutating func scanCode(isInterpolation: Bool) {
    var level = 0
    while let next = byte() {
      switch next {
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): scanLineComment()
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): scanBlockComment()
      case UInt8(ascii: "`"):
        keep()
        while let inside = byte(), inside != UInt8(ascii: "`") { keep() }
        keep()
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        if !scanLiteral() { keep() }
      case UInt8(ascii: "("):
        level += 1
        keep()
      case UInt8(ascii: ")"):
        if isInterpolation && level == 0 { return }
        level -= 1
        keep()
      default: keep()
      }
    }
  }

  private mutating func scanLineComment() {
    let start = place
    while let next = byte(), next != newline { blank() }
    comments.append(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func scanBlockComment() {
    let start = place
    var level = 0
    repeat {
      if byte() == UInt8(ascii: "/") && byte(1) == UInt8(ascii: "*") {
        level += 1
        blank(2)
      } else if byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/") {
        level -= 1
        blank(2)
      } else {
        blank()
      }
    } while level > 0 && place < bytes.count
    comments.append(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// Scans the literal that begins here; returns `false` where none does.
  private mutating func scanLiteral() -> Bool {
    var hashes = 0
    while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard byte(hashes) == UInt8(ascii: "\"") else { return false }
    let isLong = byte(hashes + 1) == UInt8(ascii: "\"") && byte(hashes + 2) == UInt8(ascii: "\"")
    let end =
      [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1)
      + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let offset = code.count
    keep(end.count)
    var (text, interpolations): ([UInt8], Int) = ([], 0)
    while place < bytes.count, !bytes[place...].starts(with: end) {
      guard bytes[place...].starts(with: escape) else {
        text.append(bytes[place])
        blank()
        continue
      }
      blank(escape.count)
      if byte() == UInt8(ascii: "(") {
        interpolations += 1
        text += Array("\\()".utf8)
        depth += 1
        keep()
        scanCode(isInterpolation: true)
        keep()
        depth -= 1
      } else {
        text += escape + [byte() ?? 0]
        blank()
      }
    }
    keep(end.count)
    literals.append(
      Literal(offset: offset, text: String(decoding: text, as: UTF8.self), interpolations: interpolations, depth: depth)
    )
    return true
  }
}

private let newline = UInt8(ascii: "\n")

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
  default: byte >= 0x80
  }
}
