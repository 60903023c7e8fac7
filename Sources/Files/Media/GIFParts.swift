// SPDX-License-Identifier: Apache-2.0
/// The blocks of a GIF file (Graphics Interchange Format, version 89a, CompuServe 1990).
enum GIFParts {
  /// Applications whose extensions change how the picture looks: how often an animation runs, and the colour profile.
  private static let visible = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"].map { Array($0.utf8) }

  /// The picture without comments, plain texts, and what applications put beside it (XMP among them); `nil` where the
  /// blocks do not follow one another. What stands after the end of the picture goes too.
  static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 13 else { return nil }
    var position = 13 + colourTable(bytes[10])
    guard position <= bytes.count else { return nil }
    var result = Array(bytes[..<position])
    while position < bytes.count {
      let end: Int?
      var isVisible = true
      switch bytes[position] {
      case 0x3B: return result + [0x3B]
      case 0x2C: end = image(bytes, at: position)
      case 0x21:
        end = subBlocks(bytes, from: position + 2)
        isVisible = shows(bytes[position...])
      default: return nil
      }
      guard let end else { return nil }
      if isVisible { result += bytes[position..<end] }
      position = end
    }
    // Many programs leave the end out, and all show what there is.
    return result + [0x3B]
  }

  /// The size of the table of colours that a byte of flags announces.
  private static func colourTable(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

  /// Whether an extension changes how the picture looks: timing and transparency of a frame, or a known application.
  private static func shows(_ block: ArraySlice<UInt8>) -> Bool {
    let body = block.dropFirst(2)
    switch block.dropFirst().first {
    case 0xF9: return true
    case 0xFF: return body.first == 11 && visible.contains { body.dropFirst().starts(with: $0) }
    default: return false
    }
  }

  /// Where a frame ends that begins here.
  private static func image(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 10 < bytes.count else { return nil }
    // After the frame's own table of colours stands one byte of the code size.
    return subBlocks(bytes, from: start + 10 + colourTable(bytes[start + 9]) + 1)
  }

  /// Where a row of sub-blocks ends, after the empty one.
  private static func subBlocks(_ bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      let length = Int(bytes[position])
      position += 1 + length
      if length == 0 { return position }
    }
    return nil
  }
}
