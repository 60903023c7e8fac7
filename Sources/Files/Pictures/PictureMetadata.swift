// SPDX-License-Identifier: Apache-2.0
/// What a picture says beside its pixels: where it was taken, with what, by whom.
public enum PictureMetadata {
  /// The file without its metadata where it is a JPEG, PNG or WebP picture; any other file as it is.
  ///
  /// What changes how the picture looks stays: colour profile, transparency, animation, and which side is up.
  ///
  /// - Throws: `.broken` for a picture of these formats whose parts cannot be told apart, and `.wrongFormat` for HEIC,
  ///   AVIF and TIFF pictures, whose metadata this program cannot take out.
  public static func removed(from bytes: [UInt8]) throws(FileError) -> [UInt8] {
    switch format(of: bytes) {
    case .jpeg: return try whole(JPEGParts.withoutMetadata(bytes))
    case .png: return try whole(PNGParts.withoutMetadata(bytes))
    case .webp: return try whole(WebPParts.withoutMetadata(bytes))
    case .closed:
      throw FileError(
        .wrongFormat,
        "Ảnh HEIC, AVIF hoặc TIFF có thể chứa vị trí chụp mà Xanh không xóa được. Hãy lưu lại thành JPEG hoặc PNG rồi gửi.",
        "HEIC, AVIF and TIFF pictures may hold a position that Xanh cannot remove. Save the picture as JPEG or PNG.")
    case .other: return bytes
    }
  }

  private enum Format {
    case jpeg, png, webp, closed, other
  }

  private static func format(of bytes: [UInt8]) -> Format {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: PNGParts.signature) { return .png }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return .closed }
    let brands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis"]
    let isContainer = bytes.dropFirst(4).starts(with: Array("ftyp".utf8))
    if isContainer, brands.contains(String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self)) { return .closed }
    return .other
  }

  private static func whole(_ bytes: [UInt8]?) throws(FileError) -> [UInt8] {
    guard let bytes else {
      throw FileError(
        .broken, "Ảnh bị hỏng nên không xóa được vị trí chụp. Hãy mở ảnh, lưu lại rồi gửi.",
        "The picture is damaged, so its position cannot be removed. Open it, save it again and send it.")
    }
    return bytes
  }
}

/// The number in `count` bytes from `offset`; `nil` past the end.
func number(_ bytes: ArraySlice<UInt8>, at offset: Int, count: Int, isLittleEndian: Bool) -> Int? {
  guard offset >= bytes.startIndex, offset <= bytes.endIndex - count else { return nil }
  let part = bytes[offset..<offset + count]
  return isLittleEndian ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
}
