// SPDX-License-Identifier: Apache-2.0
import PlanReading
import TestSupport
import Testing

/// What a file is, told from its first bytes alone.
@Suite struct `The kind of a file` {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static func bitmap(_ size: UInt8, _ rest: [UInt8] = [0, 0, 0], count: Int = 27) -> [UInt8] {
    var file = [UInt8](repeating: 0, count: max(count, 18))
    file.replaceSubrange(0..<2, with: bytes("BM"))
    file[14] = size
    file.replaceSubrange(15..<18, with: rest)
    return Array(file.prefix(count))
  }

  static let files: [(bytes: [UInt8], kind: FileKind)] = [
    ([], .empty), ([0], .text), (bytes("KẾ HOẠCH"), .text), (zip, .zip), (Array(zip.prefix(3)), .text),
    ([0x50, 0x4B, 0x05, 0x06], .text), (compound, .compound), (Array(compound.prefix(7)), .text),
    (bytes("%PDF-1.7"), .pdf), (bytes("%PDF"), .text), (bytes(" %PDF-1.7"), .text), ([0] + bytes("%PDF-1.7"), .pdf),
    (bytes("{\\rtf1"), .rtf), (bytes("{\\rt"), .text), (bytes(" {\\rtf1"), .text),
    (bytes("RIFF....WEBPVP8 "), .picture("WebP")), (bytes("RIFF....WAVE"), .other("RIFF")),
    (bytes("RIFF"), .other("RIFF")),
    ([0x89, 0x50, 0x4E, 0x47], .picture("PNG")), ([0xFF, 0xD8, 0xFF, 0xE0], .picture("JPEG")), ([0xFF, 0xD8], .text),
    (bytes("GIF89a"), .picture("GIF")), (bytes("GIF7"), .text), (bytes("II*\0"), .picture("TIFF")),
    (bytes("MM\0*"), .picture("TIFF")), (bytes("II*"), .text), ([0x7F, 0x45, 0x4C, 0x46], .other("ELF")),
    ([0x1F, 0x8B, 8], .other("gzip")), (bytes("Rar!"), .other("RAR")), ([0x37, 0x7A, 0xBC, 0xAF], .other("7z")),
    (bytes("SQLite format 3\0"), .other("SQLite")), (bytes("SQLite format 2"), .text),
    (bitmap(40), .picture("BMP")), (bitmap(12), .picture("BMP")), (bitmap(124), .picture("BMP")), (bitmap(41), .text),
    (bitmap(40, [1, 0, 0]), .text), (bitmap(40, [0, 0, 1]), .text), (bitmap(40, count: 26), .text),
    (bytes("BM. Kế hoạch của Ban Mặt trận xã Hòa Bình"), .text),
  ]

  @Test(arguments: 0..<files.count) func `is told by its mark, and what has none may be text`(number: Int) {
    let file = Self.files[number]
    #expect(FileKind(of: file.bytes) == file.kind, "\(file.bytes.prefix(20))")
  }

  @Test func `is PDF where the mark stands in the first 1024 bytes behind others than text`() {
    let mark = Self.bytes("%PDF-1.4")
    for place in [1, 500, 1018, 1019, 1020, 1023, 1024, 1025] {
      let file = [0] + [UInt8](repeating: 0x20, count: place - 1) + mark
      #expect((FileKind(of: file) == .pdf) == (place < 1024), "\(place)")
    }
    let text = Self.bytes(String(repeating: "a", count: 100)) + mark
    #expect(FileKind(of: text) == .text, "a text may speak of PDF")
  }

  @Test(
    arguments: [
      ("application/vnd.oasis.opendocument.text", "text"),
      ("application/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
      ("application/vnd.oasis.opendocument.", ""), ("application/vnd.oasis.opendocument", nil),
      ("application/zip", nil),
      ("Application/vnd.oasis.opendocument.text", nil), (" application/vnd.oasis.opendocument.text", nil), ("", nil),
      ("application/epub+zip", nil),
    ] as [(String, String?)]) func `is OpenDocument where its type says so, of the kind that stands there`(
      type: String, kind: String?
    )
  {
    #expect(FileKind.openDocument(Self.bytes(type)).map { String(decoding: $0, as: UTF8.self) } == kind)
    let file = RawZip.bytes([RawZip.Entry("mimetype", type), RawZip.Entry("content.xml", "<x/>")])
    #expect(FileKind(of: file) == (kind == nil ? .zip : .openDocument))
  }

  @Test func `is OpenDocument only where its type is the first entry, as it stands`() {
    let type = "application/vnd.oasis.opendocument.text"
    let second = RawZip.bytes([RawZip.Entry("content.xml", "<x/>"), RawZip.Entry("mimetype", type)])
    #expect(FileKind(of: second) == .zip)
    for name in ["mimetypes", "Mimetype", "mimetyp", "x/mimetype"] {
      #expect(FileKind(of: RawZip.bytes([RawZip.Entry(name, type)])) == .zip, "\(name)")
    }
    let whole = RawZip.bytes([RawZip.Entry("mimetype", type)])
    for count in [4, 29, 30, 37, 38, 39, 38 + type.utf8.count - 5] {
      #expect(FileKind(of: Array(whole.prefix(count))) == .zip, "\(count)")
    }
    #expect(FileKind(of: Array(whole.prefix(38 + 35))) == .openDocument)
  }

  @Test func `that cannot be read as text is refused by its name`() {
    func refusal(_ bytes: [UInt8]) -> Refusal? {
      do throws(Refusal) {
        _ = try readText(bytes, name: "k.txt", limit: 1000)
        return nil
      } catch { return error }
    }
    let odt = RawZip.bytes([RawZip.Entry("mimetype", "application/vnd.oasis.opendocument.text")])
    #expect(refusal(odt) == .otherFormat(.odt) && refusal(Self.zip) == .otherFormat(.docx))
    #expect(refusal(Self.compound) == .otherFormat(.doc) && refusal(Self.bytes("{\\rtf1}")) == .otherFormat(.rtf))
    #expect(refusal(Self.bytes("%PDF-1.7")) == .otherFormat(.pdf) && refusal([]) == .empty)
    #expect(refusal(Self.bytes("GIF89a")) == .binary("GIF") && refusal(Self.bytes("Rar!")) == .binary("RAR"))
    #expect(refusal([UInt8](repeating: 0x61, count: 1000)) == nil)
    #expect(
      refusal([UInt8](repeating: 0x61, count: 1001)) == .tooLarge(bytes: 1001, limit: 1000))
  }
}
