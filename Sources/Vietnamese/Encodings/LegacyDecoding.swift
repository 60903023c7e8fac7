// SPDX-License-Identifier: Apache-2.0

/// Turns text of an old encoding into UTF-8, byte after byte. Letters and marks are left apart; `composed` joins them.
struct LegacyDecoder {
  private(set) var output: [UInt8] = []
  private let table: [UInt32]
  private let isVNI: Bool
  /// A letter of VNI that may still get marks.
  private var letter: UInt32?

  init(_ encoding: TextEncoding, reserving count: Int) {
    table =
      switch encoding {
      case .viscii: LegacyTables.viscii
      case .windows1258: LegacyTables.windows1258
      // VNI has the signs of Windows, and its letters are mended afterwards.
      default: LegacyTables.tcvn3
      }
    isVNI = encoding == .vni
    output.reserveCapacity(count + count / 2)
  }

  /// Takes one byte, or a scalar above U+00FF that stands among them.
  mutating func take(_ unit: UInt32) {
    guard isVNI else { return append(unit < 256 ? table[Int(unit)] : unit, to: &output) }
    if let base = letter {
      letter = nil
      let mark = (0xC0..<0xE0).contains(unit) ? unit + 0x20 : unit
      if let marks = VNITables.marks[mark], VNITables.takes(base, shape: marks.shape) {
        append(VNITables.single[base]?.value ?? base, to: &output)
        if let shape = marks.shape { append(shape, to: &output) }
        if let tone = marks.tone { append(tone, to: &output) }
        return
      }
      append(VNITables.single[base]?.value ?? base, to: &output)
    }
    if VNITables.takes(unit, shape: nil), unit < 0x80 || VNITables.single[unit] != nil {
      letter = unit
    } else {
      let sign = (0x80..<0xA0).contains(unit) ? table[Int(unit)] : unit
      append(VNITables.single[unit]?.value ?? sign, to: &output)
    }
  }

  /// The text in normal form C.
  mutating func finish() -> [UInt8] {
    if let base = letter { append(VNITables.single[base]?.value ?? base, to: &output) }
    letter = nil
    return composed(output)
  }
}

extension TextEncoding {
  /// The encodings of before Unicode, the most common first.
  static let legacy: [TextEncoding] = [.tcvn3, .vni, .windows1258, .viscii]

  /// The text of bytes in Windows-1252.
  public static func western(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes { append(LegacyTables.windows1252[Int(byte)], to: &text) }
    return text
  }

  /// The text of bytes in this encoding, which is one of before Unicode.
  public func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var decoder = LegacyDecoder(self, reserving: bytes.count)
    for byte in bytes { decoder.take(UInt32(byte)) }
    return decoder.finish()
  }

  /// The text that was meant by valid UTF-8 which a program made by taking the bytes of this encoding for Western ones.
  public func decoded(misread bytes: [UInt8]) -> [UInt8] {
    var decoder = LegacyDecoder(self, reserving: bytes.count)
    var index = 0
    while index < bytes.count {
      let (scalar, length) = scalarAt(index, of: bytes)
      decoder.take(LegacyTables.unit(of: scalar))
      index += length
    }
    return decoder.finish()
  }

  /// Whether valid UTF-8 that is shown in a font of this encoding is meant in it. Programs show Unicode in another font
  /// where the one that is asked for has no such letters, so the name of a font alone does not tell.
  public func isMeant(by text: [UInt8]) -> Bool {
    guard text.contains(where: { $0 >= 0x80 }) else { return self == .tcvn3 }
    if text.contains(where: { $0 == 0xC4 || $0 == 0xC6 || $0 == 0xE1 }) { return false }
    return SyllableTally(decoded(misread: text)).balance >= SyllableTally(text).balance
  }

  /// The encoding of before Unicode that makes Vietnamese of bytes which are no UTF-8, or `nil` where none does.
  init?(legacy input: [UInt8]) {
    let sample = input.prefix(1 << 16)
    self.init(best: { SyllableTally($0.decoded(sample)) }, atLeast: 3)
  }

  /// The encoding of before Unicode that makes Vietnamese of valid UTF-8 which looks like misread text: it has letters of
  /// Western languages and none that only Vietnamese has.
  public init?(misread text: [UInt8]) {
    let sample = text.prefix(1 << 13)
    guard Self.mayBeMisread(sample) else { return nil }
    let whole = Array(sample.prefix(through: sample.lastIndex { $0 < 0x80 } ?? sample.startIndex))
    let asItIs = SyllableTally(whole)
    guard asItIs.impossible > asItIs.possible else { return nil }
    self.init(best: { SyllableTally($0.decoded(misread: whole)) }, atLeast: 4)
  }

  private init?(best tally: (TextEncoding) -> SyllableTally, atLeast count: Int) {
    var best: (encoding: TextEncoding, balance: Int)?
    for encoding in Self.legacy {
      let tally = tally(encoding)
      if tally.isVietnamese(atLeast: count), tally.balance > best?.balance ?? 0 { best = (encoding, tally.balance) }
    }
    guard let best else { return nil }
    self = best.encoding
  }

  /// Letters of U+00A1 to U+00FF, but none of ă, đ, ơ, ư and those with two marks (C4, C6, E1 BA, E1 BB).
  private static func mayBeMisread(_ sample: ArraySlice<UInt8>) -> Bool {
    var hasLatin = false
    let span = sample.span
    for index in span.indices {
      switch span[index] {
      case 0xC2, 0xC3: hasLatin = true
      case 0xC4, 0xC6, 0xE1: return false
      default: break
      }
    }
    return hasLatin
  }
}

/// Puts capitals where TCVN 3 cannot write them: its letters with a tone are small ones, and only a font makes capitals of
/// them. In words of capitals they are meant as such, and so in words whose neighbours on the line are all capitals.
///
/// A letter and its capital take the same bytes in UTF-8, so the text is changed in place.
func raiseCapitals(_ bytes: inout [UInt8]) {
  var line: [CasedWord] = []
  var index = 0
  let scanner = SyllableScanner()
  while index < bytes.count {
    if bytes[index] == 0x0A { raise(line, in: &bytes) }
    if bytes[index] == 0x0A { line.removeAll(keepingCapacity: true) }
    let word = scanner.scan(bytes.span, from: index)
    if word.end > index { line.append(CasedWord(index..<word.end, word.syllable, bytes)) }
    index = max(word.end, index + 1)
  }
  raise(line, in: &bytes)
}

/// A word by the case of its ASCII letters.
private struct CasedWord {
  let range: Range<Int>
  /// Whether it is meant in capitals; `nil` where its neighbours decide. An abbreviation says nothing of them.
  let isCapital: Bool?

  init(_ range: Range<Int>, _ syllable: Syllable?, _ bytes: [UInt8]) {
    self.range = range
    var (upper, lower) = (0, 0)
    for byte in bytes[range] {
      if (0x41...0x5A).contains(byte) { upper += 1 }
      if (0x61...0x7A).contains(byte) { lower += 1 }
    }
    let isWord = syllable.map(SyllableShape.isPossible) ?? false
    isCapital = lower > 0 ? false : upper > 1 && isWord ? true : nil
  }
}

private func raise(_ line: [CasedWord], in bytes: inout [UInt8]) {
  var before: Bool?
  for (index, word) in line.enumerated() {
    let isCapital =
      word.isCapital
      ?? {
        let after = line[(index + 1)...].prefix(8).lazy.compactMap(\.isCapital).first
        // Of two neighbours both are capitals, of one that one.
        return (before ?? after ?? false) && (after ?? true)
      }()
    before = word.isCapital ?? before
    if isCapital { raise(word.range, in: &bytes) }
  }
}

private func raise(_ range: Range<Int>, in bytes: inout [UInt8]) {
  var index = range.lowerBound
  while index < range.upperBound {
    let (scalar, length) = scalarAt(index, of: bytes)
    if let small = Unicode.Scalar(scalar) {
      var capital: [UInt8] = []
      append(uppercase(small).value, to: &capital)
      if capital.count == length { bytes.replaceSubrange(index..<index + length, with: capital) }
    }
    index += length
  }
}
