// SPDX-License-Identifier: Apache-2.0
/// The chunks of a WebP file (RFC 9649, section 2).
enum WebPParts {
  /// The picture without Exif (but for which side is up), XMP and unknown chunks; `nil` where the chunks do not follow one another.
  static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8]? {
    let visible: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]
    guard let size = number(bytes[...], at: 4, count: 4, isLittleEndian: true), size + 8 <= bytes.count else {
      return nil
    }
    var chunks: [UInt8] = []
    var flags: Int?
    var side: Int?
    var position = 12
    while position + 8 <= size + 8 {
      guard let length = number(bytes[...], at: position + 4, count: 4, isLittleEndian: true),
        position + 8 + length <= bytes.count
      else { return nil }
      let end = min(position + 8 + length + length % 2, bytes.count)
      let name = String(decoding: bytes[position..<position + 4], as: UTF8.self)
      if visible.contains(name) {
        if name == "VP8X", length >= 1 { flags = chunks.count + 8 }
        chunks += bytes[position..<end]
      }
      if name == "EXIF" { side = side ?? Orientation.read(exif: bytes[position + 8..<position + 8 + length]) }
      position = end
    }
    if let flags {
      // The header of an extended file says which of the chunks follow: 8 is Exif, 4 is XMP.
      chunks[flags] &= ~0x0C
      if let side {
        chunks[flags] |= 0x08
        let exif = Orientation.exif(side)
        chunks += [UInt8](repeating: 0, count: chunks.count % 2) + Array("EXIF".utf8) + little(exif.count) + exif
      }
    }
    return Array("RIFF".utf8) + little(chunks.count + 4) + Array("WEBP".utf8) + chunks
  }

  private static func little(_ count: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } }
}
