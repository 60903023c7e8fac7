// SPDX-License-Identifier: Apache-2.0

/// A film made of the boxes that a test is about.
struct MovieSample {
  /// A track and the samples that lie in its chunks.
  struct Track {
    /// Its kind, as in its handler: `vide`, `soun`, `meta`.
    var kind: String
    /// The samples of each chunk.
    var chunks: [[[UInt8]]]
    /// Boxes within the track beside those that it needs.
    var extra: [UInt8] = []
    /// How the table writes the sizes of samples.
    var sizes = SizeTable.list
    /// Whether the places of chunks have 64 bits.
    var isLong = false
  }

  /// How a table writes the sizes of samples: a list, one for all, or fields of some bits.
  enum SizeTable: Hashable, Sendable {
    case list, common
    case compact(bits: Int)
  }

  var tracks: [Track]
  /// Boxes before the description, after it, and within it.
  var before: [UInt8] = []
  var after: [UInt8] = []
  var within: [UInt8] = []
  var brand: String? = "isom"
  /// Day of making and of the last change.
  var days: [UInt8] = [UInt8](repeating: 0, count: 8)

  /// The bytes of the file.
  var bytes: [UInt8] {
    let head = (brand.map { Self.box("ftyp", Array($0.utf8) + [0, 0, 2, 0]) } ?? []) + before
    // The places of chunks do not change the size of the description, so it is written once to learn its size.
    let size = description(from: 0).count
    let samples = tracks.flatMap { $0.chunks.flatMap { $0.flatMap { $0 } } }
    return head + description(from: head.count + size + 8) + Self.box("mdat", samples) + after
  }

  private func description(from start: Int) -> [UInt8] {
    var place = start
    var content = Self.box("mvhd", [0, 0, 0, 0] + days + [UInt8](repeating: 1, count: 88)) + within
    for (number, track) in tracks.enumerated() {
      var offsets: [Int] = []
      for chunk in track.chunks {
        offsets.append(place)
        place += chunk.reduce(0) { $0 + $1.count }
      }
      content += box(of: track, number: number + 1, offsets)
    }
    return Self.box("moov", content)
  }

  private func box(of track: Track, number: Int, _ offsets: [Int]) -> [UInt8] {
    let head = Self.box("tkhd", [0, 0, 0, 7] + days + Self.big(number, 4) + [UInt8](repeating: 2, count: 68))
    let handler = Self.box("hdlr", [UInt8](repeating: 0, count: 8) + Array(track.kind.utf8) + [0, 0, 0, 0, 0])
    let table = Self.box("stbl", Self.box("stsd", [0, 0, 0, 0, 0, 0, 0, 0]) + sampleTables(track, offsets))
    let media = Self.box("mdhd", [0, 0, 0, 0] + days + Self.big(600, 4)) + handler + Self.box("minf", table)
    return Self.box("trak", head + Self.box("mdia", media) + track.extra)
  }

  private func sampleTables(_ track: Track, _ offsets: [Int]) -> [UInt8] {
    // One entry for each chunk that has another number of samples than the one before.
    var runs: [(Int, Int)] = []
    for (index, chunk) in track.chunks.enumerated() where runs.last?.1 != chunk.count {
      runs.append((index + 1, chunk.count))
    }
    let chunks = runs.flatMap { Self.big($0.0, 4) + Self.big($0.1, 4) + Self.big(1, 4) }
    let places = offsets.flatMap { Self.big($0, track.isLong ? 8 : 4) }
    return Self.table("stsc", runs.count, chunks) + sizes(of: track)
      + Self.table(track.isLong ? "co64" : "stco", offsets.count, places)
  }

  private func sizes(of track: Track) -> [UInt8] {
    let sizes = track.chunks.flatMap { $0.map(\.count) }
    switch track.sizes {
    case .common: return Self.box("stsz", [0, 0, 0, 0] + Self.big(sizes.first ?? 0, 4) + Self.big(sizes.count, 4))
    case .list: return Self.box("stsz", Self.zeros(8) + Self.big(sizes.count, 4) + sizes.flatMap { Self.big($0, 4) })
    case .compact(4):
      let pairs = stride(from: 0, to: sizes.count, by: 2).map { index in
        UInt8(sizes[index] << 4 | (index + 1 < sizes.count ? sizes[index + 1] : 0))
      }
      return Self.box("stz2", Self.zeros(7) + [4] + Self.big(sizes.count, 4) + pairs)
    case .compact(let bits):
      let fields = sizes.flatMap { Self.big($0, bits / 8) }
      return Self.box("stz2", Self.zeros(7) + [UInt8(bits)] + Self.big(sizes.count, 4) + fields)
    }
  }

  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// A number, the highest byte first.
  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// A box with its size and name; `©xyz` is written with the byte A9, as cameras do.
  static func box(_ name: String, _ content: [UInt8], isLong: Bool = false) -> [UInt8] {
    let bytes = name.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return isLong
      ? big(1, 4) + bytes + big(content.count + 16, 8) + content : big(content.count + 8, 4) + bytes + content
  }

  private static func table(_ name: String, _ count: Int, _ entries: [UInt8]) -> [UInt8] {
    box(name, zeros(4) + big(count, 4) + entries)
  }
}
