// SPDX-License-Identifier: Apache-2.0

/// The directory of a compound file, the container of Office before 2007 and of what Office protects by a password
/// ([MS-CFB], version 2021). Only names are read, and the first bytes of one stream.
struct CompoundFile {
  /// What a compound file holds.
  enum Content {
    /// A file of Office since 2007 behind a password.
    case encrypted
    /// A document of Word.
    case document
    /// A document of Word behind a password.
    case encryptedDocument
    /// A table of Excel.
    case spreadsheet
    /// Slides of PowerPoint.
    case slides
    /// Something else, or nothing that can be made out.
    case unknown
  }

  private let bytes: [UInt8]
  private let sectorSize: Int
  /// The next sector of each sector.
  private var table: [Int] = []
  private var streams: [String: (sector: Int, size: Int)] = [:]
  /// Where small streams lie one behind the other.
  private var smallStreams = Int.max

  /// Reads the directory; what is damaged has fewer entries.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    sectorSize = 1 << min(max(Self.number(bytes, 0x1E, 2), 7), 16)
    table = allocation()
    var sector = Self.number(bytes, 0x30, 4)
    var read = 0
    // A chain that runs in a ring ends where it would be longer than the file.
    while sector < bytes.count / sectorSize, read <= bytes.count / sectorSize {
      readEntries(at: (sector + 1) * sectorSize)
      sector = sector < table.count ? table[sector] : .max
      read += 1
    }
  }

  /// What the names of the streams tell.
  var content: Content {
    if streams["EncryptedPackage"] != nil { return .encrypted }
    if let stream = streams["WordDocument"] {
      // FibBase ([MS-DOC], 2.5.2): bit 8 of the flags says that the document is encrypted or obfuscated.
      let flags = Self.number(bytes, offset(of: stream) + 0x0A, 2)
      return flags <= 0xFFFF && flags & 0x0100 != 0 ? .encryptedDocument : .document
    }
    if streams["Workbook"] != nil || streams["Book"] != nil { return .spreadsheet }
    return streams["PowerPoint Document"] != nil ? .slides : .unknown
  }

  /// The next sector of each sector. The first 109 parts of this table are named in the head, the others in a chain.
  private func allocation() -> [Int] {
    var parts = (0..<109).map { Self.number(bytes, 0x4C + $0 * 4, 4) }
    var further = Self.number(bytes, 0x44, 4)
    let perSector = sectorSize / 4
    while further < bytes.count / sectorSize, parts.count <= bytes.count / sectorSize {
      let start = (further + 1) * sectorSize
      parts += (0..<perSector - 1).map { Self.number(bytes, start + $0 * 4, 4) }
      further = Self.number(bytes, start + (perSector - 1) * 4, 4)
    }
    var table: [Int] = []
    for part in parts {
      guard part < bytes.count / sectorSize, table.count <= bytes.count / sectorSize else { break }
      table += (0..<perSector).map { Self.number(bytes, (part + 1) * sectorSize + $0 * 4, 4) }
    }
    return table
  }

  /// Where a stream begins: in a sector of its own, or, below 4096 bytes, in one of 64 bytes among the small streams.
  private func offset(of stream: (sector: Int, size: Int)) -> Int {
    guard stream.size < 4096, stream.sector < bytes.count else { return (stream.sector + 1) * sectorSize }
    let (steps, rest) = (stream.sector * 64).quotientAndRemainder(dividingBy: sectorSize)
    var sector = smallStreams
    for _ in 0..<steps where sector < table.count { sector = table[sector] }
    return sector < bytes.count ? (sector + 1) * sectorSize + rest : bytes.count
  }

  private mutating func readEntries(at start: Int) {
    for entry in stride(from: start, to: start + sectorSize, by: 128) where entry + 128 <= bytes.count {
      let length = min(Self.number(bytes, entry + 0x40, 2), 64)
      let sector = Self.number(bytes, entry + 0x74, 4)
      if bytes[entry + 0x42] == 5 { smallStreams = sector }
      guard length >= 2, bytes[entry + 0x42] == 1 || bytes[entry + 0x42] == 2 else { continue }
      let units = stride(from: entry, to: entry + length - 2, by: 2).map { UInt16(Self.number(bytes, $0, 2)) }
      streams[String(decoding: units, as: UTF16.self)] = (sector, Self.number(bytes, entry + 0x78, 4))
    }
  }

  /// A number with its low byte first; a huge one behind the end of the file.
  private static func number(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0xFFFF_FFFF }
    return (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
