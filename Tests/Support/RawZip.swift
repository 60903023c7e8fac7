// SPDX-License-Identifier: Apache-2.0

/// A zip container written to the letter (APPNOTE 6.3), also as no program would write it.
public struct RawZip: Sendable {
  /// An entry.
  public struct Entry: Sendable {
    var name: String
    var content: [UInt8]
    var checkSum: UInt32
    var method: UInt16 = 0
    var flags: UInt16 = 0x0800
    var size: Int

    /// An entry that is kept as it is.
    ///
    /// - Parameter checkSum: what it claims to be; `nil` for the right one.
    public init(_ name: String, _ text: String, checkSum: UInt32? = nil) {
      self.name = name
      content = Array(text.utf8)
      self.checkSum = checkSum ?? RawZip.checkSum(content)
      size = content.count
    }

    /// An entry of some kilobytes that unpacks to a head and then four bytes over and over, many millions of times; its
    /// check sum is wrong, which is found too late.
    public init(_ name: String, head: String, repeating four: String, bytes count: Int) {
      precondition(four.utf8.count == 4)
      self.name = name
      checkSum = 0
      method = 8
      var stream = DeflatedRun()
      for byte in Array((head + four).utf8) { stream.literal(byte) }
      for _ in 0..<count / 258 { stream.copy() }
      content = stream.end()
      size = head.utf8.count + 4 + count / 258 * 258
    }

    /// The entry, said to be encrypted.
    public var encrypted: Entry {
      var entry = self
      entry.flags |= 1
      // What encrypts (APPNOTE 6.1) puts twelve bytes in front.
      entry.content = [UInt8](repeating: 7, count: 12) + content
      return entry
    }
  }

  /// The bytes of a container.
  public static func bytes(_ entries: [Entry]) -> [UInt8] {
    var body: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let common =
        two(entry.flags) + two(entry.method) + [0, 0, 0x21, 0x50] + four(entry.checkSum)
        + four(UInt32(entry.content.count)) + four(UInt32(entry.size)) + two(UInt16(entry.name.utf8.count)) + [0, 0]
      list += [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + common + [UInt8](repeating: 0, count: 10) + four(UInt32(body.count))
      list += Array(entry.name.utf8)
      body += [0x50, 0x4B, 3, 4, 20, 0] + common + Array(entry.name.utf8) + entry.content
    }
    let count = two(UInt16(entries.count))
    return body + list + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + four(UInt32(list.count))
      + four(UInt32(body.count)) + [0, 0]
  }

  private static func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }

  private static func four(_ number: UInt32) -> [UInt8] {
    two(UInt16(number & 0xFFFF)) + two(UInt16(number >> 16))
  }

  /// CRC-32 (ISO 3309).
  static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}

/// A deflated stream (RFC 1951) of one block with the fixed codes.
private struct DeflatedRun {
  // The last block, of kind 1.
  private var bytes: [UInt8] = []
  private var bits: UInt32 = 0b011
  private var count: UInt32 = 3

  /// Codes stand in it from their highest bit on.
  private mutating func code(_ value: UInt32, _ length: UInt32) {
    for bit in (0..<length).reversed() {
      bits |= (value >> bit & 1) << count
      count += 1
      if count == 8 {
        bytes.append(UInt8(bits))
        (bits, count) = (0, 0)
      }
    }
  }

  mutating func literal(_ byte: UInt8) {
    if byte < 144 { code(0x30 + UInt32(byte), 8) } else { code(0x190 + UInt32(byte) - 144, 9) }
  }

  /// 258 bytes as they stand four bytes before.
  mutating func copy() {
    code(0b1100_0101, 8)
    code(3, 5)
  }

  mutating func end() -> [UInt8] {
    code(0, 7)
    while count != 0 { code(0, 1) }
    return bytes
  }
}
