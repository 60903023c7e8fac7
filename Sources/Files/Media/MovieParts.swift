// SPDX-License-Identifier: Apache-2.0
/// The boxes of an MP4 or QuickTime file (ISO/IEC 14496-12; QuickTime File Format).
///
/// Places of samples are counted from the start of the file, so nothing is moved: what has to go becomes free space of
/// the same size, filled with zeros.
struct MovieParts {
  /// Why a file cannot be cleaned.
  enum Trouble: Error {
    /// Its boxes do not fit into one another.
    case broken
    /// Its description is compressed, or its metadata is spread over fragments.
    case closed
  }

  private var bytes: [UInt8]
  private var isFragmented = false

  /// The film without user data (`udta`, with `©xyz` and its like), metadata (`meta`, `uuid`), days of making, and every
  /// track that is neither picture nor sound: cameras and telephones write their position into tracks of their own.
  static func withoutMetadata(_ bytes: [UInt8]) throws(Trouble) -> [UInt8] {
    var film = MovieParts(bytes: bytes)
    let boxes = try film.boxes(in: 0..<bytes.count)
    guard boxes.contains(where: { $0.name == "moov" || $0.name == "moof" }) else { throw .broken }
    film.isFragmented = boxes.contains { $0.name == "moof" }
    try film.clean(boxes)
    return film.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A box: its name, where it begins, and where its content lies.
  private struct Box {
    let name: String
    let start: Int
    let content: Range<Int>
  }

  /// Boxes that hold others and may hold metadata.
  private static let containers: Set<String> = ["moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf", "edts"]

  /// Boxes that are needed to show the film; every other one goes.
  private static let needed: Set<String> = containers.union([
    "ftyp", "styp", "mdat", "mvhd", "iods", "mehd", "trex", "leva", "tkhd", "tapt", "elst", "tref", "trgr", "mdhd",
    "hdlr", "elng", "vmhd", "smhd", "hmhd", "nmhd", "gmhd", "dinf", "stsd", "stts", "ctts", "cslg", "stss", "stps",
    "stsc", "stsz", "stz2", "stco", "co64", "sdtp", "sbgp", "sgpd", "subs", "saiz", "saio", "mfhd", "tfhd", "trun",
    "tfdt", "mfra", "tfra", "mfro", "sidx", "ssix", "wide", "clip", "matt", "load", "pssh", "senc",
  ])

  /// Kinds of tracks that are seen or heard, and the time codes of cameras.
  private static let shown: Set<String> = ["vide", "soun", "auxv", "tmcd"]

  // MARK: Boxes

  private func boxes(in range: Range<Int>) throws(Trouble) -> [Box] {
    var boxes: [Box] = []
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      // QuickTime ends some lists with zeros.
      if bytes[position..<range.upperBound].allSatisfy({ $0 == 0 }) { return boxes }
      let box = try box(at: position, before: range.upperBound)
      boxes.append(box)
      position = box.content.upperBound
    }
    return boxes
  }

  private func box(at start: Int, before end: Int) throws(Trouble) -> Box {
    let short = try number(at: start, bytes: 4)
    let name = String(decoding: bytes[start + 4..<start + 8], as: UTF8.self)
    switch short {
    case 0: return Box(name: name, start: start, content: start + 8..<end)
    case 1:
      let size = try number(at: start + 8, bytes: 8)
      guard size >= 16, size <= end - start else { throw .broken }
      return Box(name: name, start: start, content: start + 16..<start + size)
    default:
      guard short >= 8, short <= end - start else { throw .broken }
      return Box(name: name, start: start, content: start + 8..<start + short)
    }
  }

  private func number(at offset: Int, bytes count: Int) throws(Trouble) -> Int {
    guard let number = Files.number(bytes[...], at: offset, count: count, isLittleEndian: false), number >= 0 else {
      throw .broken
    }
    return number
  }

  // MARK: Cleaning

  private mutating func clean(_ list: [Box]) throws(Trouble) {
    for box in list {
      switch box.name {
      case "cmov": throw .closed
      case "trak" where try !isShown(box): try removeTrack(box)
      case "mvhd", "tkhd", "mdhd": try removeDays(box)
      case _ where Self.containers.contains(box.name): try clean(boxes(in: box.content))
      case _ where Self.needed.contains(box.name): break
      default: free(box)
      }
    }
  }

  /// Makes free space of a box.
  private mutating func free(_ box: Box) {
    bytes.replaceSubrange(box.start + 4..<box.start + 8, with: "free".utf8)
    for index in box.content { bytes[index] = 0 }
  }

  /// Zeros the days of making and of the last change; an hour tells where somebody was as a name does.
  private mutating func removeDays(_ box: Box) throws(Trouble) {
    let size = try number(at: box.content.lowerBound, bytes: 1) == 1 ? 16 : 8
    guard box.content.count >= 4 + size else { throw .broken }
    for index in box.content.lowerBound + 4..<box.content.lowerBound + 4 + size { bytes[index] = 0 }
  }

  // MARK: Tracks

  private func child(_ path: String..., of box: Box) throws(Trouble) -> Box? {
    var found = box
    for name in path {
      guard let next = try boxes(in: found.content).first(where: { $0.name == name }) else { return nil }
      found = next
    }
    return found
  }

  private func isShown(_ track: Box) throws(Trouble) -> Bool {
    guard let handler = try child("mdia", "hdlr", of: track), handler.content.count >= 12 else { throw .broken }
    let kind = bytes[handler.content.lowerBound + 8..<handler.content.lowerBound + 12]
    return Self.shown.contains(String(decoding: kind, as: UTF8.self))
  }

  /// Removes a track with its samples.
  private mutating func removeTrack(_ track: Box) throws(Trouble) {
    guard !isFragmented else { throw .closed }
    if let table = try child("mdia", "minf", "stbl", of: track) {
      for range in try SampleTable(boxes: tables(of: table), count: bytes.count).chunks() {
        for index in range { bytes[index] = 0 }
      }
    }
    free(track)
  }

  private func tables(of box: Box) throws(Trouble) -> [String: ArraySlice<UInt8>] {
    Dictionary(
      try boxes(in: box.content).map { ($0.name, bytes[$0.content]) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Where the samples of a track lie (ISO/IEC 14496-12, 8.7).
struct SampleTable {
  /// The content of each box of the table by its name.
  let boxes: [String: ArraySlice<UInt8>]
  /// The size of the file.
  let count: Int

  /// The place of each chunk; samples lie in a chunk without gaps.
  func chunks() throws(MovieParts.Trouble) -> [Range<Int>] {
    let offsets = try offsets()
    let sizes = try sizes()
    var runs = try runs()[...]
    var chunks: [Range<Int>] = []
    var (sample, perChunk, total) = (0, 0, 0)
    for (index, offset) in offsets.enumerated() {
      while let run = runs.first, run.first <= index + 1 {
        perChunk = run.samples
        runs.removeFirst()
      }
      let length = try sizes.sum(sample, perChunk)
      (sample, total) = (sample + perChunk, total + length)
      // Samples do not overlap, so all of them are no more than the file.
      guard offset <= count, length <= count - offset, total <= count else { throw .broken }
      chunks.append(offset..<offset + length)
    }
    return chunks
  }

  private func entry(_ name: String, _ offset: Int, bytes: Int) throws(MovieParts.Trouble) -> Int {
    guard let box = boxes[name],
      let number = number(box, at: box.startIndex + offset, count: bytes, isLittleEndian: false), number >= 0
    else { throw .broken }
    return number
  }

  /// How many entries a table says it has; never more than its bytes could hold.
  private func entries(_ name: String, at offset: Int, bits: Int) throws(MovieParts.Trouble) -> Int {
    let number = try entry(name, offset, bytes: 4)
    guard let box = boxes[name], number * bits <= (box.count - offset - 4) * 8 else { throw .broken }
    return number
  }

  private func offsets() throws(MovieParts.Trouble) -> [Int] {
    let (name, width) = boxes["co64"] == nil ? ("stco", 4) : ("co64", 8)
    var offsets: [Int] = []
    for index in 0..<(try entries(name, at: 4, bits: width * 8)) {
      offsets.append(try entry(name, 8 + index * width, bytes: width))
    }
    return offsets
  }

  /// From which chunk on, counted from 1, each chunk has how many samples.
  private func runs() throws(MovieParts.Trouble) -> [(first: Int, samples: Int)] {
    var runs: [(first: Int, samples: Int)] = []
    for index in 0..<(try entries("stsc", at: 4, bits: 96)) {
      let samples = try entry("stsc", 12 + index * 12, bytes: 4)
      guard samples <= count else { throw .broken }
      runs.append((try entry("stsc", 8 + index * 12, bytes: 4), samples))
    }
    return runs
  }

  /// The sizes of samples: one for all, or a list.
  private struct Sizes {
    let common: Int
    let list: [Int]

    /// The bytes of `count` samples from the one with the index `first`.
    func sum(_ first: Int, _ count: Int) throws(MovieParts.Trouble) -> Int {
      if common > 0 {
        let (product, overflow) = common.multipliedReportingOverflow(by: count)
        guard !overflow else { throw .broken }
        return product
      }
      guard first + count <= list.count else { throw .broken }
      return list[first..<first + count].reduce(0, +)
    }
  }

  private func sizes() throws(MovieParts.Trouble) -> Sizes {
    guard boxes["stsz"] != nil else { return Sizes(common: 0, list: try compactSizes()) }
    let common = try entry("stsz", 4, bytes: 4)
    guard common == 0 else { return Sizes(common: common, list: []) }
    var list: [Int] = []
    for index in 0..<(try entries("stsz", at: 8, bits: 32)) { list.append(try entry("stsz", 12 + index * 4, bytes: 4)) }
    return Sizes(common: 0, list: list)
  }

  /// Sizes in fields of 4, 8 or 16 bits (8.7.3.3).
  private func compactSizes() throws(MovieParts.Trouble) -> [Int] {
    let bits = try entry("stz2", 7, bytes: 1)
    guard [4, 8, 16].contains(bits) else { throw .broken }
    var list: [Int] = []
    for index in 0..<(try entries("stz2", at: 8, bits: bits)) {
      if bits == 4 {
        let pair = try entry("stz2", 12 + index / 2, bytes: 1)
        list.append(index % 2 == 0 ? pair >> 4 : pair & 15)
      } else {
        list.append(try entry("stz2", 12 + index * bits / 8, bytes: bits / 8))
      }
    }
    return list
  }
}
