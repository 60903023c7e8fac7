// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The bytes of a web page as text: whether they are one, and in which encoding.
struct HTMLSource {
  /// UTF-8.
  let text: [UInt8]
  /// What it was encoded in, where that had to be converted.
  let encoding: TextEncoding?

  /// Whether a file is a web page: it begins with a tag that only pages begin with; a name that says so needs any tag.
  static func isHTML(_ bytes: [UInt8], name: String) -> Bool {
    let start = Array(DecodedText(Array(bytes.prefix(4096))).bytes.prefix(2048))
    var index = 0
    while index < start.count {
      if start[index] <= 0x20 {
        index += 1
      } else if begins(start, index, "<!--") || begins(start, index, "<?xml") {
        guard let end = start[index...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        index = end + 1
      } else {
        break
      }
    }
    let tags = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title"]
    if tags.contains(where: { begins(start, index, $0) }) { return true }
    let ending = name.lowercased()
    return (ending.hasSuffix(".html") || ending.hasSuffix(".htm")) && begins(start, index, "<")
  }

  /// Finds the encoding: what the bytes are for certain (byte order mark, UTF-8), then what the page says of itself, then
  /// what makes Vietnamese of them.
  init(_ bytes: [UInt8]) {
    let decoded = DecodedText(bytes)
    let declared = Self.declared(bytes)
    // Letters that a page of Western encoding writes by their numbers show that its bytes are Western indeed.
    let isWestern = declared.contains("1252") || declared.contains("8859-1")
    if decoded.repairs == 0, decoded.encoding == .utf8 || !(isWestern && Self.hasNumberedLetters(bytes)) {
      text = decoded.bytes
      encoding = decoded.encoding == .utf8 ? nil : decoded.encoding
    } else if declared.contains("1258") {
      text = TextEncoding.windows1258.decoded(bytes)
      encoding = .windows1258
    } else if isWestern || declared.isEmpty {
      text = TextEncoding.western(bytes)
      encoding = nil
    } else {
      text = decoded.bytes
      encoding = nil
    }
  }

  /// What stands behind «charset=» in the first 2048 bytes, in small letters.
  private static func declared(_ bytes: [UInt8]) -> String {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    let pieces = Array(head.utf8)
    let key = Array("charset=".utf8)
    guard
      let start = pieces.indices.first(where: { index in
        index + key.count <= pieces.count && pieces[index..<index + key.count].elementsEqual(key)
      })
    else { return "" }
    let value = pieces[(start + key.count)...].drop { $0 == 0x22 || $0 == 0x27 }
    return String(decoding: value.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3E }, as: UTF8.self)
  }

  /// Whether three or more letters are written as numbers of three digits or more.
  private static func hasNumberedLetters(_ bytes: [UInt8]) -> Bool {
    var found = 0
    for index in bytes.indices.dropLast(5) where bytes[index] == 0x26 && bytes[index + 1] == 0x23 {
      if bytes[index + 2...index + 4].allSatisfy({ (0x30...0x39).contains($0) || $0 | 0x20 == 0x78 }) { found += 1 }
      if found > 2 { return true }
    }
    return false
  }

  private static func begins(_ bytes: [UInt8], _ index: Int, _ tag: String) -> Bool {
    let tag = tag.utf8
    guard index + tag.count <= bytes.count else { return false }
    return zip(bytes[index...], tag).allSatisfy { byte, wanted in
      byte == wanted || (0x41...0x5A).contains(byte) && byte | 0x20 == wanted
    }
  }
}
