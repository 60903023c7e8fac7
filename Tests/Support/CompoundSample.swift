// SPDX-License-Identifier: Apache-2.0

/// A compound file of before 2007 with streams of one sector each ([MS-CFB], version 3).
public enum CompoundSample {
  /// The bytes that such a file begins with.
  public static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// The bytes: head, one sector of the allocation table, one of the directory (three streams at most), the streams.
  public static func bytes(_ streams: [(name: String, start: [UInt8])], directory: [UInt32] = [1], next: UInt32 = end)
    -> [UInt8]
  {
    var head = mark + [UInt8](repeating: 0, count: 504)
    put(&head, 0x1A, 3, 2)
    put(&head, 0x1C, 0xFFFE, 2)
    put(&head, 0x1E, 9, 2)
    put(&head, 0x20, 6, 2)
    put(&head, 0x2C, 1, 4)
    put(&head, 0x30, directory[0], 4)
    put(&head, 0x38, 4096, 4)
    put(&head, 0x44, end, 4)
    for part in 1..<109 { put(&head, 0x4C + part * 4, 0xFFFF_FFFF, 4) }
    var table = [UInt8](repeating: 0xFF, count: 512)
    put(&table, 0, 0xFFFF_FFFD, 4)
    put(&table, 4, next, 4)
    for index in streams.indices { put(&table, 8 + index * 4, end, 4) }
    var entries = entry("Root Entry", type: 5, sector: end)
    for (index, stream) in streams.enumerated() { entries += entry(stream.name, type: 2, sector: UInt32(2 + index)) }
    entries += [UInt8](repeating: 0, count: 512 - entries.count)
    return head + table + entries + streams.flatMap { $0.start + [UInt8](repeating: 0, count: 512 - $0.start.count) }
  }

  /// The end of a chain.
  public static let end: UInt32 = 0xFFFF_FFFE

  private static func entry(_ name: String, type: UInt8, sector: UInt32) -> [UInt8] {
    var bytes = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    bytes += [UInt8](repeating: 0, count: 128 - bytes.count)
    put(&bytes, 0x40, UInt32(name.utf16.count * 2 + 2), 2)
    bytes[0x42] = type
    put(&bytes, 0x74, sector, 4)
    // Streams of 4096 bytes and more have sectors of their own; these only claim to be so long.
    put(&bytes, 0x78, 4096, 4)
    return bytes
  }

  private static func put(_ bytes: inout [UInt8], _ offset: Int, _ value: UInt32, _ size: Int) {
    for index in 0..<size { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
  }
}
