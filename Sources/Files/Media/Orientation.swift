// SPDX-License-Identifier: Apache-2.0
/// Which side of a picture is up: all that is kept of Exif, since pictures lie on their side without it.
enum Orientation {
  /// The orientation that Exif gives (tag 0x0112 of the first directory; Exif 2.32, 4.6.4), with or without the mark that
  /// JPEG files put before it; `nil` where the first row is at the top.
  static func read(exif content: ArraySlice<UInt8>) -> Int? {
    let mark = Array("Exif\0\0".utf8)
    let tiff = content.starts(with: mark) ? content.dropFirst(mark.count) : content
    guard let order = tiff.first, order == 0x49 || order == 0x4D else { return nil }
    func field(_ offset: Int, _ count: Int) -> Int? {
      number(tiff, at: tiff.startIndex + offset, count: count, isLittleEndian: order == 0x49)
    }
    guard let directory = field(4, 4), let count = field(directory, 2) else { return nil }
    for index in 0..<count {
      let entry = directory + 2 + 12 * index
      guard let tag = field(entry, 2) else { return nil }
      if tag == 0x0112 { return field(entry + 8, 2).flatMap { (2...8).contains($0) ? $0 : nil } }
    }
    return nil
  }

  /// Exif that says nothing but which side is up, without a mark before it.
  static func exif(_ orientation: Int) -> [UInt8] {
    Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
  }
}
