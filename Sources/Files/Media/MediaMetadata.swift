// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// What a picture or a film says beside what it shows: where it was taken, with what, by whom.
public enum MediaMetadata {
  /// The file without its metadata where it is a picture (JPEG, PNG, WebP, GIF) or a film (MP4, MOV); a file of another
  /// kind as it is.
  ///
  /// What changes how it looks stays: colour profile, transparency, animation, and which side is up.
  ///
  /// - Throws: `.broken` for a file of these formats whose parts cannot be told apart, and `.wrongFormat` for pictures
  ///   and films of other formats, whose metadata this program cannot take out.
  public static func removed(from bytes: [UInt8]) throws(FileError) -> [UInt8] {
    switch format(of: bytes) {
    case .jpeg: return try whole(JPEGParts.withoutMetadata(bytes))
    case .png: return try whole(PNGParts.withoutMetadata(bytes))
    case .webp: return try whole(WebPParts.withoutMetadata(bytes))
    case .gif: return try whole(GIFParts.withoutMetadata(bytes))
    case .movie:
      do { return try MovieParts.withoutMetadata(bytes) } catch {
        throw error == .broken ? .damaged : .closedFilm
      }
    case .closedPicture: throw .closedPicture
    case .closedFilm: throw .closedFilm
    case .other: return bytes
    }
  }

  private enum Format {
    case jpeg, png, webp, gif, movie, closedPicture, closedFilm, other
  }

  /// The first bytes of formats that have a fixed beginning.
  private static let beginnings: [(bytes: [UInt8], format: Format)] = [
    ([0xFF, 0xD8, 0xFF], .jpeg), (PNGParts.signature, .png), (Array("GIF87a".utf8), .gif),
    (Array("GIF89a".utf8), .gif),
    // TIFF in both orders of bytes, and BigTIFF; cameras write their raw pictures in it.
    ([0x49, 0x49, 0x2A, 0], .closedPicture), ([0x4D, 0x4D, 0, 0x2A], .closedPicture),
    ([0x49, 0x49, 0x2B, 0], .closedPicture), ([0x4D, 0x4D, 0, 0x2B], .closedPicture),
    // JPEG 2000 and JPEG XL, bare and in their containers.
    ([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20], .closedPicture), ([0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20], .closedPicture),
    ([0xFF, 0x4F, 0xFF, 0x51], .closedPicture),
    // Matroska and WebM, Windows Media, Flash, the streams of MPEG.
    ([0x1A, 0x45, 0xDF, 0xA3], .closedFilm), ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], .closedFilm),
    (Array("FLV\u{1}".utf8), .closedFilm), ([0, 0, 1, 0xBA], .closedFilm), ([0, 0, 1, 0xB3], .closedFilm),
  ]

  private static func format(of bytes: [UInt8]) -> Format {
    if let known = beginnings.first(where: { bytes.starts(with: $0.bytes) }) { return known.format }
    let name = bytes.dropFirst(4).prefix(4)
    if bytes.starts(with: Array("RIFF".utf8)) {
      let kind = bytes.dropFirst(8).prefix(4)
      if kind.elementsEqual("WEBP".utf8) { return .webp }
      return kind.elementsEqual("AVI ".utf8) ? .closedFilm : .other
    }
    if name.elementsEqual("ftyp".utf8) { return isPicture(bytes) ? .closedPicture : .movie }
    // Films of before 2001 have no `ftyp`. Their first box is below 16 MB, but for the film itself.
    let first = String(decoding: name, as: UTF8.self)
    if ["moov", "mdat"].contains(first) { return .movie }
    if ["wide", "free", "skip", "pnot"].contains(first), bytes.first == 0 { return .movie }
    // Every 188 bytes a packet of a transport stream begins with the same mark.
    let marks = [0, 188, 376]
    if bytes.count > 376, marks.allSatisfy({ bytes[$0] == 0x47 }) { return .closedFilm }
    return .other
  }

  /// Whether a container of ISO/IEC 14496-12 holds pictures (HEIC, AVIF, Canon's raw), by any of its brands.
  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    let brands = [
      "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "mif2", "msf1", "avif", "avis", "crx ", "jxl ",
    ]
    return brands.contains(String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self))
  }

  private static func whole(_ bytes: [UInt8]?) throws(FileError) -> [UInt8] {
    guard let bytes else { throw .damaged }
    return bytes
  }
}

extension FileError {
  fileprivate static let damaged = FileError(
    .broken, "Ảnh hoặc phim bị hỏng nên không xóa được vị trí ghi trong đó. Hãy mở ra, lưu lại rồi gửi.",
    "The picture or film is damaged, so its position cannot be removed. Open it, save it again and send it.")

  fileprivate static let closedPicture = FileError(
    .wrongFormat,
    "Ảnh HEIC, AVIF, TIFF, JPEG 2000 hoặc JPEG XL có thể chứa vị trí chụp mà Xanh không xóa được. "
      + "Hãy lưu lại thành JPEG hoặc PNG rồi gửi.",
    "HEIC, AVIF, TIFF, JPEG 2000 and JPEG XL pictures may hold a position that Xanh cannot remove. "
      + "Save the picture as JPEG or PNG.")

  fileprivate static let closedFilm = FileError(
    .wrongFormat,
    "Phim loại này (AVI, MKV, WebM, WMV, FLV, MPEG, MP4 phân mảnh) có thể chứa vị trí quay mà Xanh không xóa được. "
      + "Hãy lưu lại thành MP4 rồi gửi.",
    "A film of this kind (AVI, MKV, WebM, WMV, FLV, MPEG, MP4 in fragments) may hold a position that Xanh cannot "
      + "remove. Save it as MP4 and send it.")
}

/// The number in `count` bytes from `offset`; `nil` past the end.
func number(_ bytes: ArraySlice<UInt8>, at offset: Int, count: Int, isLittleEndian: Bool) -> Int? {
  guard offset >= bytes.startIndex, offset <= bytes.endIndex - count else { return nil }
  let part = bytes[offset..<offset + count]
  return isLittleEndian ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
}
