// SPDX-License-Identifier: Apache-2.0

/// A written syllable as one number: its letters without case, and its tone wherever that stands, so that «hoà», «hòa»
/// and «HÒA» are equal while «hoa» and «hoá» differ. Comparing words then costs one comparison of integers.
public struct Syllable: Hashable, Sendable {
  /// Six bits for each letter, the last letter lowest, above three bits for the tone.
  public let code: UInt64

  /// Most letters that one syllable may have; longer words (foreign ones) are no syllable.
  public static let maximumLetters = 10

  /// Wraps a code that ``scan(_:from:)`` made.
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
  @inlinable
  public static func scan(_ bytes: Span<UInt8>, from start: Int) -> Scanned {
    var index = start
    var code: UInt64 = 0
    var tone: UInt64 = 0
    var letters = 0
    var capitals = 0
    var isCapitalised = false
    while index < bytes.count {
      let (scalar, length) = scalar(bytes, index)
      let packed = scalar < letterTable.count ? letterTable[scalar] : 0
      guard packed != 0 else { break }
      if packed & LetterBits.uppercase != 0 {
        capitals += 1
        if letters == 0 { isCapitalised = true }
      }
      let ownTone = UInt64(packed >> 6 & 7)
      if ownTone != 0 { tone = ownTone }
      code = code << 6 | UInt64(packed & LetterBits.rank)
      letters += 1
      index += length
    }
    let fits = letters > 0 && letters <= maximumLetters
    return Scanned(
      syllable: fits ? Syllable(code: code << 3 | tone) : nil, end: index, isCapitalised: isCapitalised,
      isUppercase: letters > 0 && capitals == letters)
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
