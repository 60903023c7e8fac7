// SPDX-License-Identifier: Apache-2.0
import Vietnamese

extension Refusal {
  /// Refuses by size and by the first bytes that every file of a kind has.
  init?(of bytes: [UInt8], limit: Int) {
    if bytes.isEmpty {
      self = .empty
    } else if bytes.count > limit {
      self = .tooLarge(bytes: bytes.count, limit: limit)
    } else if let refusal = Self.knownFormat(bytes) {
      self = refusal
    } else {
      return nil
    }
  }

  /// Refuses text that is nothing but blanks, or that holds too many signs which no text has.
  init?(of text: DecodedText) {
    let isBlank = !text.bytes.contains { $0 > 0x20 }
    if isBlank, text.controls + text.nulls == 0 {
      self = .empty
    } else if (text.controls + text.nulls + text.repairs * 3) * 10 > text.bytes.count {
      self = .binary("")
    } else {
      return nil
    }
  }

  private static func knownFormat(_ bytes: [UInt8]) -> Refusal? {
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return archive(bytes) }
    if bytes.starts(with: Array("%PDF".utf8)) {
      return contains(bytes, Array("/Encrypt".utf8)) ? .encrypted : .otherFormat("pdf")
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      let mark = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
      return contains(bytes, mark) ? .encrypted : .otherFormat("doc")
    }
    if bytes.starts(with: Array("{\\rtf".utf8)) { return .otherFormat("rtf") }
    return signatures.first { bytes.starts(with: $0.bytes) }.map { .binary($0.name) }
  }

  /// A ZIP archive: bit 0 of the flags of its first entry says that it is encrypted (APPNOTE.TXT, section 4.4.4).
  private static func archive(_ bytes: [UInt8]) -> Refusal {
    if bytes.count > 6, bytes[6] & 1 == 1 { return .encrypted }
    let head = Array(bytes.prefix(65_536))
    if contains(head, Array("word/".utf8)) || contains(head, Array("[Content_Types].xml".utf8)) {
      return .otherFormat("docx")
    }
    if contains(head, Array("opendocument".utf8)) { return .otherFormat("odt") }
    return .binary("ZIP")
  }

  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("GIF8".utf8), "GIF"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
    ([0x1F, 0x8B], "gzip"), (Array("Rar!".utf8), "RAR"), ([0x37, 0x7A, 0xBC, 0xAF], "7z"), (Array("RIFF".utf8), "RIFF"),
    (Array("SQLite format 3".utf8), "SQLite"), (Array("II*\0".utf8), "TIFF"), (Array("MM\0*".utf8), "TIFF"),
    (Array("BM".utf8) + [0x36], "BMP"),
  ]

  private static func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard bytes.count >= pattern.count else { return false }
    var index = 0
    while index <= bytes.count - pattern.count {
      if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) { return true }
      index += 1
    }
    return false
  }
}
