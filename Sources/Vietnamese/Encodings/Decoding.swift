// SPDX-License-Identifier: Apache-2.0

/// What a file was encoded in.
public enum TextEncoding: String, Sendable, Codable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// TCVN 5712:1993 as the ABC fonts have it.
  case tcvn3 = "TCVN3 (ABC)"
  /// VNI for Windows.
  case vni = "VNI"
  /// VISCII 1.1 (RFC 1456).
  case viscii = "VISCII"
  /// Windows-1258.
  case windows1258 = "Windows-1258"
}

/// Text brought to UTF-8 in normal form C, and what had to be mended on the way.
public struct DecodedText: Sendable, Equatable {
  /// Valid UTF-8 in normal form C, without a byte order mark.
  public var bytes: [UInt8]
  /// What the input was encoded in.
  public var encoding: TextEncoding
  /// How many places were no valid text and became U+FFFD.
  public var repairs: Int
  /// How many NUL characters the text holds.
  public var nulls: Int
  /// How many other control characters it holds that no text has (not tabs, line ends or form feeds).
  public var controls: Int
  /// Whether letters and marks stood apart.
  public var wasDecomposed = false
  /// Whether `Ð` (U+00D0) stood for `Đ`.
  public var hadEth = false
  /// The way from its bytes to its scalars.
  public var offsets: ScalarOffsets

  /// Reads the bytes of a file: finds the encoding, converts, mends what is broken, composes letters and marks, and
  /// turns the look-alike `Ð` (U+00D0) of old fonts into `Đ` where it stands in a word.
  ///
  /// Every input gives a text. UTF-16 without a byte order mark is known by its NUL bytes: at least two fifths of the
  /// bytes at even places, or at odd ones, and few at the others. An encoding of before Unicode is known by the syllables
  /// that it makes of the bytes; it is looked for in what is no UTF-8, and in UTF-8 with letters of Western languages only,
  /// which may have been made of such bytes.
  public init(_ input: [UInt8]) {
    (bytes, encoding, repairs) = Self.converted(input)
    var survey = Survey(bytes)
    if survey.hasMarks || survey.hasEth {
      let whole = composed(bytes)
      wasDecomposed = whole != bytes
      bytes = withVietnameseD(whole)
      hadEth = bytes != whole
      survey = Survey(bytes)
    }
    offsets = survey.offsets
    nulls = survey.nulls
    controls = survey.controls
  }

  private static func converted(_ input: [UInt8]) -> (bytes: [UInt8], encoding: TextEncoding, repairs: Int) {
    let encoding = TextEncoding(guessing: input)
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
      let (bytes, repairs) = convertedFromUTF16(input, low: encoding == .utf16LittleEndian ? 0 : 1)
      return (bytes, encoding, repairs)
    }
    let (bytes, repairs) = repaired(input)
    guard let legacy = repairs > 0 ? TextEncoding(legacy: input) : TextEncoding(misread: bytes) else {
      return (bytes, .utf8, repairs)
    }
    var text = repairs > 0 ? legacy.decoded(input) : legacy.decoded(misread: bytes)
    if legacy == .tcvn3 { raiseCapitals(&text) }
    return (text, legacy, 0)
  }
}

/// Where Unicode scalars stand among the bytes of a text: the way from offsets of bytes to those of scalars.
public struct ScalarOffsets: Sendable, Equatable {
  /// How many bytes of continuation (10xxxxxx) stand before each block; every other byte begins a scalar.
  fileprivate(set) var continuations: [Int] = []
  fileprivate static let blockSize = 64

  /// Number of the scalar that begins at a byte of the text, or of all scalars for its end.
  public func scalar(at offset: Int, of bytes: [UInt8]) -> Int {
    guard !continuations.isEmpty else { return 0 }
    let block = min(offset / Self.blockSize, continuations.count - 1)
    let span = bytes.span.extracting(block * Self.blockSize..<offset)
    // Without a branch, and many bytes at a time: of 10xxxxxx the first bit is set and the second is not.
    var count: UInt8 = 0
    for index in 0..<span.count { count &+= span[index] &>> 7 & ~(span[index] &>> 6) }
    return offset - continuations[block] - Int(count)
  }

  /// Counts in a valid text.
  public init(_ bytes: [UInt8]) { self = Survey(bytes).offsets }

  fileprivate init(reserving count: Int) { continuations.reserveCapacity(count / Self.blockSize + 1) }
}

/// What one pass over the bytes tells of a text.
private struct Survey {
  var offsets: ScalarOffsets
  /// Lead bytes of U+0300 to U+037F.
  var hasMarks = false
  /// U+00D0.
  var hasEth = false
  var nulls = 0
  var controls = 0

  init(_ bytes: [UInt8]) {
    offsets = ScalarOffsets(reserving: bytes.count)
    let span = bytes.span
    var continuations = 0
    for start in stride(from: 0, to: span.count, by: ScalarOffsets.blockSize) {
      offsets.continuations.append(continuations)
      let end = min(start + ScalarOffsets.blockSize, span.count)
      // Most blocks have nothing to tell, and a loop without branches, many bytes at a time, finds that out.
      let block = span.extracting(start..<end)
      var count: UInt8 = 0
      var special: UInt8 = 0
      for index in 0..<block.count {
        let byte = block[index]
        count &+= byte &>> 7 & ~(byte &>> 6)
        special |= Self.mayTell(byte)
      }
      continuations += Int(count)
      if special != 0 { look(at: span, start..<end) }
    }
  }

  private mutating func look(at span: Span<UInt8>, _ block: Range<Int>) {
    for index in block {
      let byte = span[index]
      switch byte {
      case 0: nulls += 1
      case 0x01..<0x09, 0x0E..<0x20, 0x7F: controls += 1
      case 0x90: hasEth = hasEth || index > 0 && span[index - 1] == 0xC3
      case 0xCC, 0xCD: hasMarks = true
      default: break
      }
    }
  }

  /// 1 for a byte that `look` may have something to tell of, else 0; arithmetic alone, so that the compiler takes many
  /// bytes at once.
  @inline(__always)
  private static func mayTell(_ byte: UInt8) -> UInt8 {
    (byte < 0x09 ? 1 : 0) | (byte &- 0x0E < 0x12 ? 1 : 0) | (byte == 0x7F ? 1 : 0) | (byte == 0x90 ? 1 : 0)
      | (byte | 1 == 0xCD ? 1 : 0)
  }
}

extension TextEncoding {
  /// Byte order marks decide; without one, the places of NUL bytes in the first 4096 bytes.
  fileprivate init(guessing input: [UInt8]) {
    if input.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if input.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      let sample = input.prefix(4096)
      var nulls = [0, 0]
      for (index, byte) in sample.enumerated() where byte == 0 { nulls[index & 1] += 1 }
      // Latin letters of UTF-16 have a high byte of zero; Vietnamese ones with marks (U+1E..) have not.
      let enough = max(2, sample.count / 5)
      if nulls[1] >= enough, nulls[0] * 8 <= nulls[1] {
        self = .utf16LittleEndian
      } else if nulls[0] >= enough, nulls[1] * 8 <= nulls[0] {
        self = .utf16BigEndian
      } else {
        self = .utf8
      }
    }
  }
}

/// Replaces what is no valid UTF-8 by U+FFFD, one for each maximal part that could have begun a character (the practice
/// that the Unicode Standard recommends), and drops a byte order mark at the start. Valid text is not copied.
public func repaired(_ input: [UInt8]) -> (bytes: [UInt8], repairs: Int) {
  let start = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  if isValid(input) { return (start == 0 ? input : Array(input[start...]), 0) }
  var index = validEnd(of: input, from: start)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(input.count + 16)
  var repairs = 0
  var copied = start
  while index < input.count {
    bytes += input[copied..<index]
    bytes += [0xEF, 0xBF, 0xBD]
    repairs += 1
    index += brokenLength(of: input, at: index)
    copied = index
    index = validEnd(of: input, from: index)
  }
  bytes += input[copied...]
  return (bytes, repairs)
}

private func isValid(_ input: [UInt8]) -> Bool { (try? UTF8Span(validating: input.span)) != nil }

/// Index of the first byte from `start` on that is not part of a valid character, or the count of bytes.
private func validEnd(of input: [UInt8], from start: Int) -> Int {
  let span = input.span
  var index = start
  while index < span.count {
    if span[index] < 0x80 {
      index += 1
      continue
    }
    let length = sequenceLength(span[index])
    guard length > 0, index + length <= span.count, brokenLength(of: input, at: index) == length else { return index }
    index += length
  }
  return index
}

/// Bytes of the character that a lead byte opens; zero for a byte that opens none.
private func sequenceLength(_ lead: UInt8) -> Int {
  switch lead {
  case 0..<0x80: 1
  case 0xC2...0xDF: 2
  case 0xE0...0xEF: 3
  case 0xF0...0xF4: 4
  default: 0
  }
}

/// How many bytes at an index belong together: the whole character if it is valid, else the part that began well.
private func brokenLength(of input: [UInt8], at index: Int) -> Int {
  let length = sequenceLength(input[index])
  guard length > 1, index + 1 < input.count else { return 1 }
  let second = input[index + 1]
  let allowed: ClosedRange<UInt8> =
    switch input[index] {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  guard allowed.contains(second) else { return 1 }
  var taken = 2
  while taken < length, index + taken < input.count, input[index + taken] & 0xC0 == 0x80 { taken += 1 }
  return taken
}

/// Converts UTF-16 whose low byte stands first (`low` 0) or second (`low` 1) in each pair; lone surrogates and an odd
/// last byte become U+FFFD.
private func convertedFromUTF16(_ input: [UInt8], low: Int) -> (bytes: [UInt8], repairs: Int) {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(input.count)
  var repairs = 0
  var pending: UInt32?
  func repair() {
    append(0xFFFD, to: &bytes)
    repairs += 1
  }
  for index in stride(from: 0, to: input.count - 1, by: 2) {
    let unit = UInt32(input[index + low]) | UInt32(input[index + 1 - low]) << 8
    if let high = pending {
      pending = nil
      if unit & 0xFC00 == 0xDC00 {
        append(0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF, to: &bytes)
        continue
      }
      repair()
    }
    switch unit {
    case 0xFEFF where index == 0: continue
    case 0xD800...0xDBFF: pending = unit
    case 0xDC00...0xDFFF: repair()
    default: append(unit, to: &bytes)
    }
  }
  if pending != nil { repair() }
  if input.count % 2 == 1 { repair() }
  return (bytes, repairs)
}

/// Turns U+00D0 (Ð, C3 90) into U+0110 (Đ, C4 90) where a letter of Vietnamese stands beside it, and in «Ð/c».
public func withVietnameseD(_ bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  let span = bytes.span
  var index = 0
  while index + 1 < span.count {
    if span[index] == 0xC3, span[index + 1] == 0x90,
      isLetterByte(bytes, index - 1) || isLetterByte(bytes, index + 2) || isSlash(bytes, index + 2)
    {
      result[index] = 0xC4
    }
    index += 1
  }
  return result
}

private func isSlash(_ bytes: [UInt8], _ index: Int) -> Bool {
  bytes.indices.contains(index) && bytes[index] == UInt8(ascii: "/")
}

/// Whether a byte is an ASCII letter or part of a two- or three-byte letter.
private func isLetterByte(_ bytes: [UInt8], _ index: Int) -> Bool {
  guard bytes.indices.contains(index) else { return false }
  let byte = bytes[index]
  let isMultibyte = byte >= 0x80 && byte < 0xBF || byte >= 0xC3 && byte <= 0xC6 || byte == 0xE1
  return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || isMultibyte
}
