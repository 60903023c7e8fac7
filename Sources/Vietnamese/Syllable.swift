// SPDX-License-Identifier: Apache-2.0

/// A written syllable as one number: its letters without case, and its tone wherever that stands, so that «hoà», «hòa»
/// and «HÒA» are equal while «hoa» and «hoá» differ. Comparing words then costs one comparison of integers.
public struct Syllable: Hashable, Sendable {
  /// Six bits for each letter, the last letter lowest, above three bits for the tone.
  public let code: UInt64

  /// Most letters that one syllable may have; longer words (foreign ones) are no syllable.
  public static let maximumLetters = 10

  /// Wraps a code that a scan made.
  @inlinable
  init(code: UInt64) { self.code = code }

  /// The syllable that a word spells, or `nil` if it has other signs than letters, none at all, or too many.
  public init?(_ word: String) {
    let bytes = Array(word.utf8)
    let scanned = Self.scan(bytes.span, from: 0)
    guard scanned.end == bytes.count, let syllable = scanned.syllable else { return nil }
    self = syllable
  }

  /// What a scan found: the syllable (`nil` for a word that is too long), where it ends, and how it is written.
  public struct Scanned: Sendable {
    /// The syllable, or `nil` for none and for a word of more than ``Syllable/maximumLetters`` letters.
    public let syllable: Syllable?
    /// Index after the last byte; the start itself if no letter stands there.
    public let end: Int
    /// Whether the first letter is a capital.
    public let isCapitalised: Bool
    /// Whether every letter is a capital.
    public let isUppercase: Bool

    @inlinable
    init(syllable: Syllable?, end: Int, isCapitalised: Bool, isUppercase: Bool) {
      self.syllable = syllable
      self.end = end
      self.isCapitalised = isCapitalised
      self.isUppercase = isUppercase
    }
  }

  /// Reads the letters of UTF-8 in normal form C from an index on, as many as there are.
  public static func scan(_ bytes: Span<UInt8>, from start: Int) -> Scanned {
    SyllableScanner().scan(bytes, from: start)
  }

  /// A scalar of one to three bytes, which is all that letters of Vietnamese need, and its length; anything else gives a
  /// value above all scalars.
  @inlinable
  public static func scalar(_ bytes: Span<UInt8>, _ index: Int) -> (scalar: Int, length: Int) {
    let first = Int(bytes[index])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0, index + 1 < bytes.count { return ((first & 31) << 6 | Int(bytes[index + 1] & 63), 2) }
    if first < 0xF0, index + 2 < bytes.count {
      return ((first & 15) << 12 | Int(bytes[index + 1] & 63) << 6 | Int(bytes[index + 2] & 63), 3)
    }
    return (.max, 1)
  }
}

/// Reads syllables off bytes. It holds the table of letters, so that a loop over many words need not ask for it again.
public struct SyllableScanner: Sendable {
  @usableFromInline let table: [UInt16]

  /// Makes a scanner.
  public init() { table = letterTable }

  /// Reads the letters of UTF-8 in normal form C from an index on, as many as there are.
  @inlinable
  @inline(__always)
  public func scan(_ bytes: Span<UInt8>, from start: Int) -> Syllable.Scanned {
    let count = bytes.count
    var index = start
    var code: UInt64 = 0
    // What any letter has (tones) and what every letter has (capitals).
    var any: UInt16 = 0
    var every = ~UInt16(0)
    var letters = 0
    while index < count {
      let byte = Int(bytes[index])
      let packed: UInt16
      if byte < 0x80 {
        packed = table[byte]
        if packed == 0 { break }
        index &+= 1
      } else if byte < 0xE0 {
        guard index &+ 1 < count else { break }
        packed = table[(byte & 31) &<< 6 | Int(bytes[index &+ 1]) & 63]
        if packed == 0 { break }
        index &+= 2
      } else {
        guard byte == 0xE1, index &+ 2 < count else { break }
        packed = table[0x1000 | (Int(bytes[index &+ 1]) & 63) &<< 6 | Int(bytes[index &+ 2]) & 63]
        if packed == 0 { break }
        index &+= 3
      }
      any |= packed
      every &= packed
      code = code &<< 6 | UInt64(packed & LetterBits.rank)
      letters &+= 1
    }
    guard letters > 0 else {
      return Syllable.Scanned(syllable: nil, end: start, isCapitalised: false, isUppercase: false)
    }
    let isUppercase = every & LetterBits.uppercase != 0
    return Syllable.Scanned(
      syllable: letters <= Syllable.maximumLetters ? Syllable(code: code &<< 3 | UInt64(any &>> 6 & 7)) : nil,
      end: index,
      isCapitalised: isUppercase || any & LetterBits.uppercase != 0 && isCapital(bytes, start), isUppercase: isUppercase
    )
  }

  /// Whether the letter at an index is a capital.
  @inlinable
  func isCapital(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    let (scalar, _) = Syllable.scalar(bytes, index)
    return scalar < table.count && table[scalar] & LetterBits.uppercase != 0
  }
}
