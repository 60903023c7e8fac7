// SPDX-License-Identifier: Apache-2.0
/// The chunks of a PNG file (W3C, Portable Network Graphics, third edition, section 5).
enum PNGParts {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Chunks that may be left out by any reader, and change how the picture looks.
  private static let visible: Set<String> = [
    "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
  ]

  /// The picture without text, time, Exif (but for which side is up) and unknown chunks; `nil` where the chunks do not follow one another.
  static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8]? {
    var result = signature
    var position = signature.count
    while position < bytes.count {
      guard let length = number(bytes[...], at: position, count: 4, isLittleEndian: false),
        position + 12 + length <= bytes.count
      else { return nil }
      let end = position + 12 + length
      let name = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      // A capital first letter marks a chunk that no reader may pass over.
      if bytes[position + 4] & 0x20 == 0 || visible.contains(name) { result += bytes[position..<end] }
      if name == "eXIf", let side = Orientation.read(exif: bytes[position + 8..<end - 4]) {
        result += chunk("eXIf", Orientation.exif(side))
      }
      if name == "IEND" { break }
      position = end
    }
    return result
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return big(UInt32(content.count)) + body + big(checksum(body))
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The cyclic redundancy code of a chunk (annex D).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { code, byte in
      (0..<8).reduce(code ^ UInt32(byte)) { code, _ in code & 1 == 1 ? code >> 1 ^ 0xEDB8_8320 : code >> 1 }
    }
  }
}
