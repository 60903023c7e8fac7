// SPDX-License-Identifier: Apache-2.0
/// The segments of a JPEG file (ITU-T T.81, annex B).
enum JPEGParts {
  /// The picture with only the segments that its pixels need; `nil` where the segments do not follow one another.
  ///
  /// What follows the end of the picture is dropped: cameras put further pictures there, each with its own position.
  static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8]? {
    var head: [UInt8] = [0xFF, 0xD8]
    var rest: [UInt8] = []
    var position = 2
    var side: Int?
    while position < bytes.count {
      guard let (marker, start) = marker(in: bytes, at: position) else { return nil }
      if marker == 0xD9 {
        rest += [0xFF, 0xD9]
        break
      }
      guard let length = number(bytes[...], at: start, count: 2, isLittleEndian: false), length >= 2,
        start + length <= bytes.count
      else { return nil }
      position = start + length
      let content = bytes[start + 2..<position]
      if marker == 0xE1 { side = side ?? orientation(content) }
      guard isNeeded(marker, content) else { continue }
      // JFIF asks that its own segment come first.
      if marker == 0xE0, rest.isEmpty {
        head += [0xFF, marker] + bytes[start..<position]
      } else {
        rest += [0xFF, marker] + bytes[start..<position]
      }
      guard marker == 0xDA else { continue }
      let end = endOfScan(in: bytes, from: position)
      rest += bytes[position..<end]
      position = end
    }
    return head + exif(orientation: side) + rest
  }

  /// The marker at a place and where its length begins. Any number of fill bytes may stand before it.
  private static func marker(in bytes: [UInt8], at position: Int) -> (UInt8, Int)? {
    guard bytes[position] == 0xFF, let place = bytes[position...].firstIndex(where: { $0 != 0xFF }) else { return nil }
    return (bytes[place], place + 1)
  }

  /// The application segments that change how the picture looks: JFIF, colour profile, Adobe's colour transform.
  private static func isNeeded(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0: content.starts(with: Array("JFIF\0".utf8))
    case 0xE2: content.starts(with: Array("ICC_PROFILE\0".utf8))
    case 0xEE: content.starts(with: Array("Adobe".utf8))
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }

  /// Where the next marker after the coded pixels stands; within them, 0xFF is followed by zero or a restart number.
  private static func endOfScan(in bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position + 1 < bytes.count {
      if bytes[position] == 0xFF, bytes[position + 1] != 0, !(0xD0...0xD7).contains(bytes[position + 1]) {
        return position
      }
      position += 1
    }
    return bytes.count
  }

  private static func orientation(_ content: ArraySlice<UInt8>) -> Int? {
    content.starts(with: Array("Exif\0\0".utf8)) ? Orientation.read(exif: content) : nil
  }

  private static func exif(orientation: Int?) -> [UInt8] {
    guard let orientation else { return [] }
    let content = Array("Exif\0\0".utf8) + Orientation.exif(orientation)
    return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
  }
}
