// SPDX-License-Identifier: Apache-2.0
import Files
import OfficialDocuments
import Testing

struct MovieMetadataTests {
  private static let secret = Array("+21.0285+105.8542/ Nguyễn Văn A".utf8)
  private static let picture: [[[UInt8]]] = [[[1, 2, 3], [4, 5]], [[6]], [[7, 8, 9, 10]]]

  private static func film(_ change: (inout MovieSample) -> Void = { _ in }) -> MovieSample {
    var film = MovieSample(tracks: [
      .init(kind: "vide", chunks: picture), .init(kind: "soun", chunks: [[[21, 22], [23, 24]], [[25, 26]]]),
    ])
    change(&film)
    return film
  }

  private func holdsSecret(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: Self.secret.prefix(8)) }
  }

  private func code(_ bytes: [UInt8]) -> FileError.Code? {
    do throws(FileError) {
      _ = try MediaMetadata.removed(from: bytes)
      return nil
    } catch { return error.code }
  }

  /// Where cameras, telephones and programs put what nobody sees.
  struct HidingPlace: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let hide: @Sendable (inout MovieSample, [UInt8]) -> Void

    init(_ name: String, _ hide: @escaping @Sendable (inout MovieSample, [UInt8]) -> Void) {
      testDescription = name
      self.hide = hide
    }
  }

  private static func userData(_ content: [UInt8]) -> [UInt8] {
    MovieSample.box("udta", MovieSample.box("©xyz", [0, 20, 0x15, 0xC7] + content) + [0, 0, 0, 0])
  }

  private static let hidingPlaces = [
    HidingPlace("©xyz in the user data of the film") { $0.within += userData($1) },
    HidingPlace("user data of a track") { $0.tracks[0].extra += userData($1) },
    HidingPlace("keys of QuickTime") { $0.within += MovieSample.box("meta", MovieSample.box("ilst", $1)) },
    HidingPlace("metadata of a track") { $0.tracks[1].extra += MovieSample.box("meta", MovieSample.zeros(4) + $1) },
    HidingPlace("XMP in a box of its own") { $0.after += MovieSample.box("uuid", MovieSample.zeros(16) + $1) },
    HidingPlace("XMP within the description") { $0.within += MovieSample.box("uuid", MovieSample.zeros(16) + $1) },
    HidingPlace("metadata of the file") { $0.before += MovieSample.box("meta", $1) },
    HidingPlace("free space that an editor left") { $0.before += MovieSample.box("free", $1) },
    HidingPlace("space to skip") { $0.after += MovieSample.box("skip", $1) },
    HidingPlace("a box that nobody knows") { $0.after += MovieSample.box("sefd", $1) },
    HidingPlace("a box of 64 bits") { $0.after += MovieSample.box("uuid", $1, isLong: true) },
    HidingPlace("a box up to the end of the file") { $0.after += [0, 0, 0, 0] + Array("junk".utf8) + $1 },
  ]

  @Test(arguments: hidingPlaces) func `what nobody sees becomes empty space, and nothing moves`(
    _ place: HidingPlace
  ) throws {
    var plain = Self.film()
    place.hide(&plain, MovieSample.zeros(Self.secret.count))
    var film = Self.film()
    place.hide(&film, Self.secret)
    let (bytes, cleaned) = (film.bytes, try MediaMetadata.removed(from: film.bytes))
    #expect(holdsSecret(bytes))
    #expect(!holdsSecret(cleaned))
    #expect(cleaned.count == bytes.count)
    // The film says the same whether something was hidden in it or not, and cleaning it again changes nothing.
    #expect(try cleaned == MediaMetadata.removed(from: plain.bytes))
    #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
  }

  @Test func `a film without metadata stays as it is`() throws {
    let bytes = Self.film().bytes
    #expect(try MediaMetadata.removed(from: bytes) == bytes)
  }

  @Test func `days of making are zeroed and nothing else of their boxes`() throws {
    let dated = Self.film { $0.days = [0xE1, 2, 3, 4, 0xE5, 6, 7, 8] }
    #expect(try MediaMetadata.removed(from: dated.bytes) == Self.film().bytes)
  }

  @Test func `days of 64 bits are zeroed too`() throws {
    let head = MovieSample.box("mvhd", [1, 0, 0, 0] + [UInt8](repeating: 9, count: 16) + [5, 5, 5, 5])
    let wanted = MovieSample.box("mvhd", [1, 0, 0, 0] + MovieSample.zeros(16) + [5, 5, 5, 5])
    let cleaned = try MediaMetadata.removed(from: MovieSample.box("moov", head))
    #expect(cleaned == MovieSample.box("moov", wanted))
  }

  @Test(arguments: ["meta", "camm", "text", "sbtl", "data", "subt", "hint"])
  func `a track that is no picture and no sound goes`(
    _ kind: String
  ) throws {
    let with = Self.film { $0.tracks.insert(.init(kind: kind, chunks: [[Self.secret], [[1], Self.secret]]), at: 1) }
    let cleaned = try MediaMetadata.removed(from: with.bytes)
    #expect(holdsSecret(with.bytes) && !holdsSecret(cleaned))
    // Picture and sound lie where they lay.
    for sample in [[1, 2, 3, 4, 5], [6], [7, 8, 9, 10], [21, 22, 23, 24], [25, 26]] as [[UInt8]] {
      let place = try #require(with.bytes.indices.last { with.bytes[$0...].starts(with: sample) })
      #expect(cleaned[place...].starts(with: sample))
    }
  }

  @Test(arguments: ["vide", "soun", "auxv", "tmcd"]) func `a track that is seen or heard stays`(_ kind: String) throws {
    let film = MovieSample(tracks: [.init(kind: kind, chunks: Self.picture)])
    #expect(try MediaMetadata.removed(from: film.bytes) == film.bytes)
  }

  private static let sizeTables: [MovieSample.SizeTable] = [
    .list, .common, .compact(bits: 4), .compact(bits: 8), .compact(bits: 16),
  ]

  @Test(arguments: sizeTables, [false, true]) func `samples are found however their sizes and places are written`(
    _ sizes: MovieSample.SizeTable, _ isLong: Bool
  ) throws {
    // Samples of one size, in chunks of 2, 2, 1, 3.
    let samples = (1...8).map { _ in Array("GPS+21,0".utf8) }
    let chunks = [samples[0..<2], samples[2..<4], samples[4..<5], samples[5..<8]].map { Array($0) }
    let film = Self.film { film in
      film.tracks.insert(.init(kind: "meta", chunks: chunks, sizes: sizes, isLong: isLong), at: 1)
    }
    let cleaned = try MediaMetadata.removed(from: film.bytes)
    #expect(!cleaned.indices.contains { cleaned[$0...].starts(with: Array("GPS".utf8)) })
    #expect(cleaned.suffix(6) == [21, 22, 23, 24, 25, 26])
    let place = try #require(film.bytes.indices.last { film.bytes[$0...].starts(with: [7, 8, 9, 10]) })
    #expect(cleaned[place..<place + 4] == [7, 8, 9, 10])
  }

  @Test(arguments: ["isom", "mp42", "qt  ", "3gp5", "M4V ", "M4A "]) func `films of every brand are cleaned`(
    _ brand: String
  ) throws {
    let film = Self.film { film in
      film.brand = brand
      film.within = Self.userData(Self.secret)
    }
    #expect(!holdsSecret(try MediaMetadata.removed(from: film.bytes)))
  }

  @Test(arguments: ["", "wide", "free", "skip"]) func `films of before 2001 have no brand`(_ first: String) throws {
    let film = Self.film { film in
      film.brand = nil
      film.before = first.isEmpty ? [] : MovieSample.box(first, [])
      film.within = Self.userData(Self.secret)
    }
    #expect(!holdsSecret(try MediaMetadata.removed(from: film.bytes)))
  }

  /// Boxes that do not fit into one another.
  private static let damaged: [(String, [UInt8])] = [
    ("no description", MovieSample.box("ftyp", Array("isom".utf8))),
    ("nothing but a name", [0, 0, 0, 24] + Array("ftypisom".utf8)),
    ("a box longer than the file", MovieSample.box("moov", []) + [0, 0, 1, 0] + Array("udta".utf8)),
    ("a box shorter than its head", MovieSample.box("moov", []) + [0, 0, 0, 7] + Array("udta".utf8)),
    ("a long box without its size", MovieSample.box("moov", []) + [0, 0, 0, 1] + Array("udta".utf8)),
    (
      "a long box of 15 bytes",
      MovieSample.box("moov", []) + [0, 0, 0, 1] + Array("udta".utf8) + MovieSample.big(15, 8)
    ),
    (
      "a long box of -1 bytes",
      MovieSample.box("moov", []) + [0, 0, 0, 1] + Array("udta".utf8) + [UInt8](repeating: 255, count: 8)
    ),
    ("a track without a handler", MovieSample.box("moov", MovieSample.box("trak", []))),
    (
      "a short handler",
      MovieSample.box("moov", MovieSample.box("trak", MovieSample.box("mdia", MovieSample.box("hdlr", [0]))))
    ),
    ("a head without days", MovieSample.box("moov", MovieSample.box("mvhd", [0, 0, 0, 0]))),
  ]

  @Test(arguments: damaged) func `a damaged film is refused`(_ name: String, _ bytes: [UInt8]) {
    #expect(code(bytes) == .broken, "\(name)")
  }

  /// What a table of samples may claim, as the bytes after `stsc`, `stsz` and `stco`.
  private static let falseTables: [(String, [UInt8], [UInt8], [UInt8])] = [
    ("more chunks than bytes", [1, 1, 1], [0, 1, 5], [200, 0]),
    ("a chunk behind the end", [1, 1, 1], [0, 1, 5], [1, 250]),
    ("fewer samples than chunks ask for", [1, 9, 1], [0, 1, 5], [1, 8]),
    ("samples longer than the file", [1, 250, 1], [250, 250], [1, 8]),
    ("chunks that overlap", [1, 1, 1], [150, 3], [3, 8, 8, 8]),
  ]

  @Test(arguments: falseTables) func `a table of samples that cannot be true is refused, and quickly`(
    _ name: String, _ chunks: [UInt8], _ sizes: [UInt8], _ places: [UInt8]
  ) {
    func wide(_ numbers: [UInt8]) -> [UInt8] { numbers.flatMap { [0, 0, 0, $0] } }
    let tables =
      MovieSample.box("stsc", [0, 0, 0, 0, 0, 0, 0, 1] + wide(chunks))
      + MovieSample.box("stsz", [0, 0, 0, 0] + wide(sizes))
      + MovieSample.box("stco", [0, 0, 0, 0] + wide(places))
    let handler = MovieSample.box("hdlr", MovieSample.zeros(8) + Array("meta".utf8))
    let media = MovieSample.box("mdia", handler + MovieSample.box("minf", MovieSample.box("stbl", tables)))
    #expect(code(MovieSample.box("moov", MovieSample.box("trak", media))) == .broken, "\(name)")
  }

  @Test func `a film cut anywhere gives an answer`() {
    let film = Self.film { film in
      film.within = Self.userData(Self.secret)
      film.tracks.append(.init(kind: "meta", chunks: [[Self.secret]]))
    }
    let bytes = film.bytes
    for end in stride(from: 12, to: bytes.count, by: 3) {
      guard let cleaned = try? MediaMetadata.removed(from: Array(bytes[..<end])) else { continue }
      #expect(!holdsSecret(cleaned), "\(end)")
    }
  }

  @Test func `a track of metadata over fragments, and a compressed description, are refused with advice`() throws {
    let fragmented = Self.film { film in
      film.tracks.append(.init(kind: "meta", chunks: []))
      film.after = MovieSample.box("moof", MovieSample.box("mfhd", MovieSample.zeros(8)))
    }
    let compressed = MovieSample.box("moov", MovieSample.box("cmov", [1, 2, 3]))
    for bytes in [fragmented.bytes, compressed] {
      let error = try #require(throws: FileError.self) { try MediaMetadata.removed(from: bytes) }
      #expect(error.code == .wrongFormat)
      #expect(error.message.vietnamese.contains("MP4") && error.message.english.contains("Save it as MP4"))
    }
  }

  @Test func `a film in fragments without such a track is cleaned`() throws {
    let fragment = MovieSample.box("moof", MovieSample.box("traf", Self.userData(Self.secret)))
    let film = Self.film { $0.after = fragment }
    #expect(!holdsSecret(try MediaMetadata.removed(from: film.bytes)))
  }

  private static let closed: [(String, [UInt8])] = [
    ("Matroska", [0x1A, 0x45, 0xDF, 0xA3, 1]), ("AVI", Array("RIFF\0\0\0\0AVI LIST".utf8)),
    ("Windows Media", [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6]), ("Flash", Array("FLV\u{1}\u{5}".utf8)),
    ("a program stream of MPEG", [0, 0, 1, 0xBA, 0x44]), ("a stream of MPEG-1", [0, 0, 1, 0xB3, 0x14]),
    ("a transport stream", (0..<4).flatMap { _ in [0x47] + [UInt8](repeating: 0xFF, count: 187) }),
  ]

  @Test(arguments: closed) func `a film of another kind is refused with advice in both languages`(
    _ name: String, _ bytes: [UInt8]
  ) throws {
    let error = try #require(throws: FileError.self, "\(name)") { try MediaMetadata.removed(from: bytes) }
    #expect(error.code == .wrongFormat)
    #expect(error.message.vietnamese.contains("lưu lại thành MP4") && error.message.english.contains("Save it as MP4"))
  }

  @Test(arguments: UInt64(1)...60) func `a film changed anywhere gives an answer, and what is cleaned is clean`(
    seed: UInt64
  ) throws {
    var dice = Dice(seed: seed)
    let film = Self.film { film in
      film.within = Self.userData(Self.secret)
      film.tracks.append(.init(kind: "meta", chunks: [[Self.secret], [[1, 2, 3]]]))
      film.after = MovieSample.box("free", Self.secret)
    }
    for _ in 0..<20 {
      var bytes = film.bytes
      for _ in 0...dice.roll(4) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
      guard let cleaned = try? MediaMetadata.removed(from: bytes) else { continue }
      #expect(cleaned.count == bytes.count || cleaned == bytes)
      #expect(try MediaMetadata.removed(from: cleaned) == cleaned)
    }
  }
}
