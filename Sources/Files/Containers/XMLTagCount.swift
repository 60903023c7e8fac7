// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Counts the elements of XML and the attributes of each before a parser sees them. A parser compares each attribute of an
/// element with the others, so that a small file with very many of them would keep it busy for minutes.
struct XMLTagCount {
  /// Most attributes of one element, namespaces counted too; heads of real parts have some forty.
  static let attributeLimit = 256

  /// How many more elements there may be.
  private(set) var elementsLeft: Int
  private var place = Place.text
  private var attributes = 0

  private enum Place {
    /// Between tags.
    case text
    /// Behind the stroke that opens a tag, whose kind the next byte tells.
    case opened
    /// Inside of a tag that has attributes.
    case tag
    /// Inside of a tag that has none: an end, a comment, an instruction.
    case other
    /// Inside of a value, up to the mark that began it.
    case value(UInt8)
  }

  init(elementsLeft: Int) { self.elementsLeft = elementsLeft }

  /// Counts on over the next piece of a part; `false` once there is too much of anything.
  mutating func admits(_ piece: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < piece.count {
      switch place {
      case .text: unsafe skip(to: 0x3C, in: piece, &index, then: .opened)
      case .other: unsafe skip(to: 0x3E, in: piece, &index, then: .text)
      case .value(let mark): unsafe skip(to: mark, in: piece, &index, then: .tag)
      case .opened:
        let isElement = unsafe ![0x2F, 0x21, 0x3F].contains(piece[index])
        if isElement {
          elementsLeft -= 1
          attributes = 0
        }
        // The byte is looked at again: it may be the last one of the tag.
        place = isElement ? .tag : .other
      case .tag:
        guard unsafe admits(piece[index]) else { return false }
        index += 1
      }
      if elementsLeft < 0 { return false }
    }
    return true
  }

  private mutating func admits(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3E: place = .text
    case 0x22, 0x27:
      place = .value(byte)
      attributes += 1
    default: break
    }
    return attributes <= Self.attributeLimit
  }

  /// Goes behind the next byte of a kind, or to the end of the piece.
  private mutating func skip(
    to byte: UInt8, in piece: UnsafeRawBufferPointer, _ index: inout Int, then next: Place
  ) {
    guard let start = piece.baseAddress,
      let found = unsafe memchr(start + index, Int32(byte), piece.count - index)
    else {
      index = piece.count
      return
    }
    index = unsafe start.distance(to: UnsafeRawPointer(found)) + 1
    place = next
  }
}
