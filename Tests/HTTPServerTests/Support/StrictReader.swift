// SPDX-License-Identifier: Apache-2.0
/// Reads requests exactly as RFC 9112 writes them, with nothing forgiven: what a strict proxy would see in the bytes.
/// Written apart from the server, to be compared with it.
struct StrictReader {
  struct Message: Equatable {
    var method = ""
    var target = ""
    var fields: [String] = []
    var body: [UInt8] = []
  }

  private let bytes: [UInt8]
  private var index = 0

  /// The messages up to the first that is broken, or up to one whose body is chunked.
  static func messages(in bytes: [UInt8]) -> [Message] {
    var reader = StrictReader(bytes: bytes)
    var messages: [Message] = []
    while let (message, isLast) = reader.message() {
      messages.append(message)
      if isLast { break }
    }
    return messages
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func message() -> (Message, isLast: Bool)? {
    var line = line()
    while line == [] { line = self.line() }
    guard let parts = line?.split(separator: 0x20, omittingEmptySubsequences: false), parts.count == 3,
      isToken(parts[0]), [Array("HTTP/1.1".utf8), Array("HTTP/1.0".utf8)].contains(Array(parts[2])),
      parts[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    var message = Message(method: text(parts[0]), target: text(parts[1]))
    var values: [String: [String]] = [:]
    while let field = self.line() {
      if field.isEmpty { return finish(&message, values) }
      guard let colon = field.firstIndex(of: 0x3A), isToken(field[..<colon]),
        field[colon...].allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 9 })
      else { return nil }
      let value = trimmed(field[(colon + 1)...])
      message.fields.append("\(text(field[..<colon])): \(value)")
      values[text(field[..<colon]).lowercased(), default: []].append(value)
    }
    return nil
  }

  private mutating func finish(_ message: inout Message, _ values: [String: [String]]) -> (Message, isLast: Bool)? {
    let lengths = values["content-length", default: []]
    let codings = values["transfer-encoding", default: []]
    guard values["host", default: []].count == 1, lengths.count + codings.count <= 1 else { return nil }
    if let coding = codings.first {
      guard coding.lowercased() == "chunked", let body = chunks() else { return nil }
      message.body = body
      return (message, true)
    }
    guard let length = Int(lengths.first ?? "0"), length >= 0, lengths.first?.hasPrefix("+") != true,
      index + length <= bytes.count
    else { return nil }
    message.body = Array(bytes[index..<(index + length)])
    index += length
    return (message, false)
  }

  /// Here alone a line may end with LF, which the library forgives; the connection ends after such a body.
  private mutating func chunks() -> [UInt8]? {
    var body: [UInt8] = []
    while let end = bytes[index...].firstIndex(of: 0x0A) {
      let line = bytes[index..<end]
      let digits = (line.last == 0x0D ? line.dropLast() : line).prefix { $0 != 0x3B }
      guard let size = Int(text(digits), radix: 16), digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
      index = end + 1
      if size == 0 { return body }
      guard index + size <= bytes.count else { return nil }
      body += bytes[index..<(index + size)]
      index += size
      guard let lineEnd = bytes[index...].prefix(2).firstIndex(of: 0x0A) else { return nil }
      index = lineEnd + 1
    }
    return nil
  }

  private mutating func line() -> [UInt8]? {
    guard let end = bytes[index...].firstIndex(of: 0x0D), end + 1 < bytes.count, bytes[end + 1] == 0x0A else {
      return nil
    }
    defer { index = end + 2 }
    return Array(bytes[index..<end])
  }

  private func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && text(bytes).unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || $0.properties.numericType != nil
            || "!#$%&'*+-.^_`|~".unicodeScalars.contains($0))
      }
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let head = bytes.drop { $0 == 0x20 || $0 == 9 }
    return text(head.reversed().drop { $0 == 0x20 || $0 == 9 }.reversed()[...])
  }

  private func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
}
