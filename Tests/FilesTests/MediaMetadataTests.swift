// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import Testing

@testable import Files

@Suite struct MediaMetadataTests {
  private static let secret = Array("GPSLatitude 21.0285 N Hà Nội".utf8)

  private func holdsSecret(_ bytes: [UInt8]) -> Bool {
    let needle = Self.secret
    return bytes.indices.contains { bytes[$0...].starts(with: needle) }
  }

  // MARK: JPEG

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  private static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  private static let profile = segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7])
  private static let adobe = segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
  private static let table = segment(0xDB, [UInt8](repeating: 5, count: 65))
  private static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56]
  private static let secondScan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x77, 0xFF, 0x00]

  private static func exif(orientation: UInt8, isLittle: Bool) -> [UInt8] {
    let head: [UInt8] = isLittle ? [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] : [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8]
    let entries: [UInt8] =
      isLittle
      ? [2, 0, 0x0F, 1, 2, 0, 1, 0, 0, 0, 65, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
      : [0, 2, 1, 0x0F, 0, 2, 0, 0, 0, 1, 65, 0, 0, 0, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    return segment(0xE1, Array("Exif\0\0".utf8) + head + entries + secret)
  }

  private static func jpeg(_ segments: [[UInt8]]) -> [UInt8] {
    [0xFF, 0xD8] + segments.flatMap { $0 } + [0xFF, 0xD9]
  }

  @Test func `every metadata segment of a JPEG goes and the picture stays`() throws {
    let xmp = Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Self.secret)
    let others: [[UInt8]] = [
      Self.exif(orientation: 1, isLittle: true), xmp, Self.segment(0xED, Array("Photoshop 3.0\0".utf8) + Self.secret),
      Self.segment(0xFE, Self.secret), Self.segment(0xE2, Array("MPF\0".utf8) + Self.secret),
      Self.segment(0xE0, Array("JFXX\0".utf8) + Self.secret), Self.segment(0xE7, Self.secret),
    ]
    let needed = [Self.jfif, Self.profile, Self.adobe, Self.table, Self.scan, Self.table, Self.secondScan]
    let picture = Self.jpeg([Self.jfif] + others + needed.dropFirst().prefix(4) + others + needed.suffix(2))
    let cleaned = try MediaMetadata.removed(from: picture + Self.jpeg(others) + Self.secret)
    #expect(cleaned == Self.jpeg(needed))
    #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
  }

  @Test(arguments: [UInt8(0), 1, 3, 6, 8, 9], [true, false]) func `a picture taken upright stays upright`(
    _ orientation: UInt8, _ isLittle: Bool
  ) throws {
    let picture = Self.jpeg([Self.jfif, Self.exif(orientation: orientation, isLittle: isLittle), Self.table, Self.scan])
    let cleaned = try MediaMetadata.removed(from: picture)
    #expect(!holdsSecret(cleaned))
    let plain = Self.jpeg([Self.jfif, Self.table, Self.scan])
    guard (2...8).contains(orientation) else {
      #expect(cleaned == plain)
      return
    }
    #expect(cleaned.count == plain.count + 36)
    #expect(cleaned.starts(with: [0xFF, 0xD8] + Self.jfif + [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8)))
    // What was written can be read again.
    #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
  }

  @Test func `a JPEG that was cut keeps what it has`() throws {
    let cut = Array(Self.jpeg([Self.exif(orientation: 1, isLittle: true), Self.table, Self.scan]).dropLast(2))
    #expect(try MediaMetadata.removed(from: cut) == [0xFF, 0xD8] + Self.table + Self.scan)
  }

  static let damaged: [[UInt8]] = [
    [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1, 2],
    [0xFF, 0xD8, 0xFF, 0xE1, 0, 1], [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0x41, 0x42],
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 9, 0x49, 0x48, 0x44, 0x52, 1],
    Array("RIFF".utf8) + [255, 0, 0, 0] + Array("WEBP".utf8),
    Array("RIFF".utf8) + [20, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [99, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
  ]

  @Test(arguments: damaged) func `a damaged picture is refused`(_ bytes: [UInt8]) {
    #expect(#expect(throws: FileError.self) { try MediaMetadata.removed(from: bytes) }?.code == .broken)
  }

  @Test func `bytes of any kind give an answer`() {
    var generator = SystemRandomNumberGenerator()
    let heads: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF], Self.pngSignature, Array("RIFF\u{20}\0\0\0WEBP".utf8), Self.gifHead(), [],
      Array("\0\0\0\u{8}ftyp\0\0\0\u{40}moov\0\0\0\u{38}trak".utf8),
    ]
    for head in heads {
      for _ in 0..<300 {
        let bytes = head + (0..<Int.random(in: 0...200)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        _ = try? MediaMetadata.removed(from: bytes)
      }
    }
  }

  // MARK: PNG

  private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    [0, 0, UInt8(content.count >> 8), UInt8(content.count & 255)] + Array(name.utf8) + content + [1, 2, 3, 4]
  }

  @Test func `text, Exif and unknown chunks of a PNG go and the picture stays`() throws {
    let needed = [
      Self.chunk("IHDR", [UInt8](repeating: 1, count: 13)), Self.chunk("iCCP", [1]), Self.chunk("PLTE", [1, 2, 3]),
      Self.chunk("tRNS", [0]), Self.chunk("IDAT", [UInt8](repeating: 7, count: 300)), Self.chunk("IEND", []),
    ]
    let others = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"].map { Self.chunk($0, Self.secret) }
    let picture =
      Self.pngSignature + needed[0] + others.flatMap { $0 } + needed.dropFirst().flatMap { $0 } + Self.secret
    let cleaned = try MediaMetadata.removed(from: picture)
    #expect(cleaned == Self.pngSignature + needed.flatMap { $0 })
  }

  /// What a camera writes of a picture: who made the camera, which side is up, and where it was.
  private static func exifContent(_ orientation: UInt8, isLittle: Bool) -> [UInt8] {
    Array(exif(orientation: orientation, isLittle: isLittle).dropFirst(10))
  }

  /// Exif of nothing but an orientation, as it is kept.
  private static func upright(_ orientation: UInt8) -> [UInt8] {
    Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]
      + [UInt8](repeating: 0, count: 6)
  }

  @Test(arguments: [UInt8(0), 1, 3, 6, 8, 9], [true, false]) func `a PNG taken upright stays upright`(
    _ orientation: UInt8, _ isLittle: Bool
  ) throws {
    let ends = [Self.chunk("IHDR", [UInt8](repeating: 1, count: 13)), Self.chunk("IDAT", [7]) + Self.chunk("IEND", [])]
    let picture =
      Self.pngSignature + ends[0] + Self.chunk("eXIf", Self.exifContent(orientation, isLittle: isLittle)) + ends[1]
    let cleaned = try MediaMetadata.removed(from: picture)
    #expect(!holdsSecret(cleaned))
    #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
    guard (2...8).contains(orientation) else {
      #expect(cleaned == Self.pngSignature + ends[0] + ends[1])
      return
    }
    let kept = Self.chunk("eXIf", Self.upright(orientation)).dropLast(4)
    #expect(cleaned.starts(with: Self.pngSignature + ends[0] + kept))
    #expect(cleaned.suffix(ends[1].count).elementsEqual(ends[1]))
    #expect(cleaned.count == 8 + ends[0].count + kept.count + 4 + ends[1].count)
  }

  @Test(arguments: [("", UInt32(0)), ("IEND", 0xAE42_6082), ("123456789", 0xCBF4_3926)])
  func `chunks are closed by the code that readers check`(_ text: String, _ code: UInt32) {
    #expect(PNGParts.checksum(Array(text.utf8)) == code)
  }

  // MARK: WebP

  private static func webp(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    for (name, content) in chunks {
      body += Array(name.utf8) + little(content.count) + content
      if content.count % 2 == 1 { body.append(0) }
    }
    return Array("RIFF".utf8) + little(body.count + 4) + Array("WEBP".utf8) + body
  }

  private static func little(_ count: Int) -> [UInt8] { [UInt8(count & 255), UInt8(count >> 8), 0, 0] }

  @Test func `Exif and XMP of a WebP picture go and its header says so`() throws {
    let picture = Self.webp([
      ("VP8X", [0x3C, 0, 0, 0, 1, 0, 0, 1, 0, 0]), ("ICCP", [1, 2, 3]), ("VP8 ", [9, 9]), ("EXIF", Self.secret),
      ("XMP ", Self.secret), ("unkn", Self.secret),
    ])
    let wanted = Self.webp([("VP8X", [0x30, 0, 0, 0, 1, 0, 0, 1, 0, 0]), ("ICCP", [1, 2, 3]), ("VP8 ", [9, 9])])
    #expect(try MediaMetadata.removed(from: picture) == wanted)
  }

  @Test(arguments: [UInt8(0), 1, 3, 6, 8, 9], [true, false]) func `a WebP picture taken upright stays upright`(
    _ orientation: UInt8, _ hasMark: Bool
  ) throws {
    let mark = hasMark ? Array("Exif\0\0".utf8) : []
    let picture = Self.webp([
      ("VP8X", [0x0C, 0, 0, 0, 1, 0, 0, 1, 0, 0]), ("VP8 ", [9, 9, 9]),
      ("EXIF", mark + Self.exifContent(orientation, isLittle: hasMark)), ("XMP ", Self.secret),
    ])
    let cleaned = try MediaMetadata.removed(from: picture)
    let isTurned = (2...8).contains(orientation)
    let kept = [("VP8X", [isTurned ? 0x08 : 0, 0, 0, 0, 1, 0, 0, 1, 0, 0] as [UInt8]), ("VP8 ", [9, 9, 9])]
    #expect(cleaned == Self.webp(kept + (isTurned ? [("EXIF", Self.upright(orientation))] : [])))
    #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
  }

  // MARK: GIF

  private static func gifHead(_ version: String = "89a", colours: Bool = true) -> [UInt8] {
    Array("GIF\(version)".utf8) + [2, 0, 2, 0, colours ? 0x80 : 0, 0, 0]
      + (colours ? [0, 0, 0, 255, 255, 255] : [])
  }

  private static func blocks(_ pieces: [[UInt8]]) -> [UInt8] {
    pieces.flatMap { [UInt8($0.count)] + $0 } + [0]
  }

  private static func gifExtension(_ kind: UInt8, _ pieces: [[UInt8]]) -> [UInt8] { [0x21, kind] + blocks(pieces) }

  private static func frame(colours: Bool = false) -> [UInt8] {
    [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, colours ? 0x81 : 0] + (colours ? [UInt8](repeating: 7, count: 12) : [])
      + [2] + blocks([[0x8C, 0x2D, 0x99, 0x21, 0x3B]])
  }

  private static let timing = gifExtension(0xF9, [[5, 10, 0, 1]])
  private static let looping = gifExtension(0xFF, [Array("NETSCAPE2.0".utf8), [1, 0, 0]])

  /// XMP stands in a GIF as it is, ended by bytes that lead every reader to its end (XMP specification, part 3).
  private static let gifXMP: [UInt8] = {
    let head: [UInt8] = [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8)
    return head + Array("<x:xmpmeta>".utf8) + secret + [1] + (0...255).reversed().map { UInt8($0) } + [0]
  }()

  private static let hidden: [[UInt8]] = [
    gifExtension(0xFE, [secret]), gifExtension(0xFE, [secret, secret, []].filter { !$0.isEmpty }), gifXMP,
    gifExtension(0x01, [[UInt8](repeating: 0, count: 12), secret]),
    gifExtension(0xFF, [Array("MAGPIE1.0xx".utf8), secret]), gifExtension(0xFF, [Array("NETSCAPE9.9".utf8), secret]),
    gifExtension(0x99, [secret]),
  ]

  @Test(arguments: hidden) func `what stands beside the frames of a GIF goes and the animation stays`(
    _ block: [UInt8]
  ) throws {
    let wanted = Self.gifHead() + Self.looping + Self.timing + Self.frame() + Self.timing + Self.frame(colours: true)
    let picture =
      Self.gifHead() + block + Self.looping + Self.timing + Self.frame() + block + Self.timing
      + Self.frame(colours: true) + block + [0x3B] + Self.secret
    let cleaned = try MediaMetadata.removed(from: picture)
    #expect(cleaned == wanted + [0x3B])
    #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
  }

  @Test(arguments: ["87a", "89a"], [true, false]) func `a GIF without an end gets one`(
    _ version: String, _ colours: Bool
  ) throws {
    let picture = Self.gifHead(version, colours: colours) + Self.frame()
    #expect(try MediaMetadata.removed(from: picture) == picture + [0x3B])
  }

  @Test func `a GIF cut anywhere within its blocks is refused`() {
    let picture = Self.gifHead() + Self.timing + Self.frame() + [0x3B]
    let whole = [Self.gifHead().count, Self.gifHead().count + Self.timing.count, picture.count - 1, picture.count]
    for end in 6...picture.count where !whole.contains(end) {
      #expect(throws: FileError.self, "\(end)") { try MediaMetadata.removed(from: Array(picture[..<end])) }
    }
  }

  // MARK: Other files

  static let closed: [[UInt8]] = [
    [0, 0, 0, 24] + Array("ftypheic\0\0\0\0".utf8), [0, 0, 0, 24] + Array("ftypavif".utf8), [0x49, 0x49, 0x2A, 0, 8],
    [0x4D, 0x4D, 0, 0x2A, 0], [0x49, 0x49, 0x2B, 0], [0, 0, 0, 24] + Array("ftypcrx \0\0\0\u{1}isom".utf8),
    [0, 0, 0, 24] + Array("ftypmif1\0\0\0\0heic".utf8), [0, 0, 0, 12] + Array("jP  \r\n".utf8),
    [0, 0, 0, 12] + Array("JXL \r\n".utf8), [0xFF, 0x4F, 0xFF, 0x51, 0],
  ]

  @Test(arguments: closed) func `a picture whose metadata cannot be taken out is refused with advice`(
    _ bytes: [UInt8]
  ) throws {
    let error = try #require(throws: FileError.self) { try MediaMetadata.removed(from: bytes) }
    #expect(error.code == .wrongFormat)
    #expect(error.message.english.contains("JPEG or PNG"))
  }

  @Test(arguments: [
    "", "%PDF-1.7", "PK\u{3}\u{4}", "RIFF\0\0\0\0WAVE", "một hai ba", "free", "GIF8", "wide", "Đi free thôi",
  ])
  func `a file that is no picture and no film stays as it is`(_ text: String) throws {
    #expect(try MediaMetadata.removed(from: Array(text.utf8)) == Array(text.utf8))
  }
}
