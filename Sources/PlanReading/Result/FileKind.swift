// SPDX-License-Identifier: Apache-2.0

/// What a file is by its first bytes.
public enum FileKind: Sendable, Hashable {
  /// No bytes.
  case empty
  /// Whatever has no mark of another kind, and so may be text.
  case text
  /// A ZIP container: .docx and others.
  case zip
  /// A ZIP container that names itself an OpenDocument in its first entry: .odt and others.
  case openDocument
  /// A compound file of before 2007: .doc and others; also what Office protects by a password ([MS-CFB]).
  case compound
  /// PDF.
  case pdf
  /// Rich text.
  case rtf
  /// A picture; its kind as people call it.
  case picture(String)
  /// Something that is no document; its kind as people call it.
  case other(String)

  /// Looks at the bytes of a file.
  public init(of bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .empty
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // The first entry is called `mimetype`, and neither compressed nor with fields of its own (ODF 1.3, part 2, 3.3).
      let isNamed = bytes.dropFirst(30).starts(with: Array("mimetype".utf8))
      self = isNamed && Self.openDocument(bytes.dropFirst(38)) != nil ? .openDocument : .zip
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else if Self.isPDF(bytes) {
      self = .pdf
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .rtf
    } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      self = .picture("WebP")
    } else if Self.isBMP(bytes) {
      self = .picture("BMP")
    } else if let name = Self.name(of: bytes, among: Self.pictures) {
      self = .picture(name)
    } else if let name = Self.name(of: bytes, among: Self.others) {
      self = .other(name)
    } else {
      self = .text
    }
  }

  /// What follows «application/vnd.oasis.opendocument.» in the type of an OpenDocument, such as `text` or `spreadsheet`;
  /// `nil` for another type.
  public static func openDocument<Bytes: Collection<UInt8>>(_ type: Bytes) -> Bytes.SubSequence? {
    let beginning = Array("application/vnd.oasis.opendocument.".utf8)
    return type.starts(with: beginning) ? type.dropFirst(beginning.count) : nil
  }

  /// Readers of PDF look for its mark in the first 1024 bytes (ISO 32000-1, Annex H, note 13): scanners and registers put
  /// bytes of their own before it.
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    if bytes.starts(with: mark) { return true }
    let start = bytes.prefix(1024)
    return start.contains(0) && start.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  /// «BM» may open a text too: the size of the second head, which stands at byte 14, is one of few.
  private static func isBMP(_ bytes: [UInt8]) -> Bool {
    let sizes: Set<UInt8> = [12, 40, 52, 56, 64, 108, 124]
    return bytes.starts(with: Array("BM".utf8)) && bytes.count > 26 && sizes.contains(bytes[14])
      && bytes[15..<18].allSatisfy { $0 == 0 }
  }

  private static func name(of bytes: [UInt8], among list: [(bytes: [UInt8], name: String)]) -> String? {
    list.first { bytes.starts(with: $0.bytes) }?.name
  }

  private static let pictures: [(bytes: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("GIF8".utf8), "GIF"),
    (Array("II*\0".utf8), "TIFF"), (Array("MM\0*".utf8), "TIFF"),
  ]

  private static let others: [(bytes: [UInt8], name: String)] = [
    ([0x7F, 0x45, 0x4C, 0x46], "ELF"), ([0x1F, 0x8B], "gzip"), (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF], "7z"), (Array("RIFF".utf8), "RIFF"), (Array("SQLite format 3".utf8), "SQLite"),
  ]
}
