// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Vietnamese

struct EncodingTests {
  /// The first and the last scalar of each length of UTF-8, and those beside the surrogates.
  static let borders: [UInt32] = [
    0x01, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0x1EF9, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x3FFFF, 0x40000,
    0xFFFFF, 0x100000, 0x10FFFF,
  ]

  private func scalar(_ value: UInt32) throws -> Unicode.Scalar { try #require(Unicode.Scalar(value)) }

  @Test(arguments: borders)
  func `a scalar goes into UTF-8 and back`(value: UInt32) throws {
    let scalar = try scalar(value)
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    #expect(bytes == Array(String(scalar).utf8))
    #expect(scalarAt(0, of: bytes) == (value, bytes.count))
    #expect(repaired(bytes) == (bytes, 0))
  }

  @Test(arguments: borders.filter { $0 >= 0x80 })
  func `a character cut anywhere is mended once`(value: UInt32) throws {
    let bytes = Array(String(try scalar(value)).utf8)
    for count in 1..<bytes.count {
      let cut = Array(bytes[..<count])
      #expect(repaired(cut) == (Array("\u{FFFD}".utf8), 1), "\(cut)")
      #expect(repaired(cut + [0x61]) == (Array("\u{FFFD}a".utf8), 1), "\(cut)")
    }
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0x80], [0xBF, 0x80],
    ] as [[UInt8]])
  func `what UTF-8 forbids is mended as the standard library mends it`(bytes: [UInt8]) {
    let (text, repairs) = repaired(bytes)
    #expect(text == Array(String(decoding: bytes, as: UTF8.self).utf8))
    #expect(repairs == String(decoding: bytes, as: UTF8.self).unicodeScalars.count)
  }

  @Test(arguments: [
    "Kế hoạch", "a", "UBND tỉnh Hòa Sơn ban hành Kế hoạch số 12 năm 2026", "😀😀😀", "Đắk Lắk, ngày 01 tháng 02",
  ])
  func `a text with a mark is known in every encoding`(text: String) {
    let utf16 = Array(text.utf16)
    let cases: [([UInt8], TextEncoding)] = [
      (Array(text.utf8), .utf8),
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
      (utf16.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 255), UInt8($1 >> 8)] }, .utf16LittleEndian),
      (utf16.reduce(into: [0xFE, 0xFF]) { $0 += [UInt8($1 >> 8), UInt8($1 & 255)] }, .utf16BigEndian),
    ]
    for (bytes, encoding) in cases {
      let decoded = DecodedText(bytes)
      #expect(decoded.encoding == encoding)
      #expect(decoded.bytes == Array(text.utf8))
      #expect(decoded.repairs == 0 && decoded.controls == 0)
    }
  }

  @Test(arguments: [
    ("\u{1}a\u{2}", 2, 0), ("\t\n\r\u{B}\u{C}", 0, 0), ("\u{7F}", 1, 0), ("ab\0cd\0ef", 0, 2), ("\u{80}\u{9F}", 0, 0),
    ("", 0, 0),
    ("\u{8}\u{E}\u{1F}", 3, 0),
  ])
  func `control characters are counted`(text: String, controls: Int, nulls: Int) {
    let decoded = DecodedText(Array(text.utf8))
    #expect(decoded.controls == controls)
    #expect(decoded.nulls == nulls)
  }

  @Test(arguments: [0, 1, 62, 63, 64, 65, 127, 128, 200])
  func `what one byte tells is told wherever it stands in a long text`(place: Int) {
    func text(_ bytes: [UInt8]) -> DecodedText {
      var text = [UInt8](repeating: 0x61, count: 300)
      text.replaceSubrange(place..<place + bytes.count, with: bytes)
      return DecodedText(text)
    }
    for control in Array(UInt8(1)...8) + Array(0x0E...0x1F) + [0x7F] {
      #expect(text([control]).controls == 1 && text([control]).nulls == 0, "\(control)")
    }
    for ordinary in [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x21, 0x7E] as [UInt8] {
      #expect(text([ordinary]).controls == 0 && text([ordinary]).nulls == 0, "\(ordinary)")
    }
    #expect(text([0]).nulls == 1 && text([0]).controls == 0)
    // Ð beside a letter, a letter with a mark apart, and bytes that only look alike.
    #expect(text([0xC3, 0x90]).hadEth && !text([0xC4, 0x90]).hadEth && !text([0xE1, 0xBA, 0x90]).hadEth)
    #expect(text([0x65, 0xCC, 0x81]).wasDecomposed && text([0x61, 0xCD, 0x80]).wasDecomposed)
    #expect(!text([0xC3, 0xA9]).wasDecomposed && !text([0xE1, 0xBF, 0x8D]).wasDecomposed)
  }

  @Test func `places count scalars at every byte, whatever the length of the text`() {
    var generator = SeededRandom(seed: 4)
    for length in [0, 1, 63, 64, 65, 127, 128, 129, 1000] {
      var text = ""
      while text.utf8.count < length { text += ["a", "ế", "đ", "😀", "–"].randomElement(using: &generator) ?? "a" }
      let bytes = Array(text.utf8)
      let offsets = ScalarOffsets(bytes)
      #expect(offsets == DecodedText(bytes).offsets)
      var place = 0
      for (number, scalar) in text.unicodeScalars.enumerated() {
        #expect(offsets.scalar(at: place, of: bytes) == number)
        place += String(scalar).utf8.count
      }
      #expect(offsets.scalar(at: place, of: bytes) == text.unicodeScalars.count)
    }
  }
}

struct SyllableWritingTests {
  /// The tone on either vowel of oa, oe and uy: both habits of spelling are one syllable.
  @Test(arguments: ["o|a", "o|e", "u|y"], ["h", "t", "kh", "l", ""])
  func `the place of the tone makes no other syllable`(pair: String, onset: String) {
    let vowels = pair.split(separator: "|").map(String.init)
    for tone in Alphabet.tones.compactMap({ $0 }) {
      let old = (onset + vowels[0] + tone + vowels[1]).precomposedStringWithCanonicalMapping
      let new = (onset + vowels[0] + vowels[1] + tone).precomposedStringWithCanonicalMapping
      #expect(Syllable(old) != nil)
      #expect(Syllable(old) == Syllable(new), "\(old) \(new)")
      #expect(Syllable(old) != Syllable(onset + vowels[0] + vowels[1]))
    }
  }

  @Test func `every letter and every tone makes another syllable`() {
    let syllables = Alphabet.rows.flatMap { $0.small.map { "b\($0)n" } } + Alphabet.consonants.map { "\($0)a" }
    #expect(Set(syllables.compactMap { Syllable($0)?.code }).count == syllables.count)
    for syllable in syllables { #expect(Syllable(syllable) == Syllable(syllable.uppercased())) }
  }

  @Test(arguments: 1...14)
  func `a syllable has at most ten letters`(count: Int) {
    let word = String(repeating: "a", count: count)
    #expect((Syllable(word) != nil) == (count <= Syllable.maximumLetters))
    let bytes = Array(word.utf8)
    #expect(Syllable.scan(bytes.span, from: 0).end == count)
  }

  @Test(arguments: [" ", "1", ".", "-", "ж", "😀", "\u{301}", "–", "ß", "\n"])
  func `a scan ends at whatever is no letter`(sign: String) {
    let bytes = Array("đường\(sign)sông".utf8)
    let scanned = Syllable.scan(bytes.span, from: 0)
    #expect(scanned.end == "đường".utf8.count)
    #expect(scanned.syllable == Syllable("đường"))
    let next = Syllable.scan(bytes.span, from: scanned.end)
    #expect(next.end == scanned.end && next.syllable == nil && !next.isCapitalised)
  }

  @Test func `a scan at every byte stays within the text`() {
    let bytes = Array("Ủy ban nhân dân – “Hòa Sơn” 12/2026 😀".utf8)
    for start in 0...bytes.count {
      let scanned = Syllable.scan(bytes.span, from: start)
      #expect(start <= scanned.end && scanned.end <= bytes.count)
    }
  }
}

struct NumberWritingTests {
  @Test func `thousands are grouped as Foundation groups them`() {
    var generator = SeededRandom(seed: 6)
    for _ in 0..<500 {
      let number = Int.random(in: -10_000_000_000...10_000_000_000, using: &generator)
      var digits = String(number.magnitude)
      var groups: [String] = []
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
      }
      let expected = (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ".")
      #expect(formatted(number) == expected)
      #expect(ScaledDecimal(expected) == ScaledDecimal(units: number))
    }
  }

  @Test func `a decimal is written exactly, for people and for programs`() {
    var generator = SeededRandom(seed: 8)
    for _ in 0..<500 {
      let number = ScaledDecimal(
        units: Int.random(in: -1_000_000_000...1_000_000_000, using: &generator),
        scale: Int.random(in: 0...9, using: &generator))
      #expect(ScaledDecimal(formatted(number)) == number)
      #expect(
        Decimal(string: number.plain)
          == Decimal(sign: .plus, exponent: -number.scale, significand: Decimal(number.units)))
      #expect(formatted(number).filter { $0 == "," }.count == (number.scale > 0 ? 1 : 0))
    }
  }

  @Test(arguments: [
    "1.", ".1", "1,", ",1", "1..000", "1.00.000", "1.0000.000", "12.34.567", "1,000,000", "1,0.0", "--1", "+1", "1-",
    "1e3",
    "0x1", "1 000", "1\u{A0}000", "１", "1_000", "1.000.00", "NaN",
  ])
  func `what is written in another way is no number`(text: String) {
    #expect(ScaledDecimal(text) == nil)
  }

  @Test func `every day of four years is written by the rule of zeros`() {
    for month in 1...12 {
      for day in 1...28 {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let written = month < 3 ? two(month) : "\(month)"
        #expect(shortDate(day: day, month: month, year: 2026) == "\(two(day))/\(two(month))/2026")
        #expect(spelledDate(day: day, month: month, year: 2026) == "ngày \(two(day)) tháng \(written) năm 2026")
      }
    }
  }

  @Test func `numerals of Rome add up and are the shortest that can be written`() {
    let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000]
    for number in 1...3999 {
      let digits = romanNumeral(number).map { values[$0] ?? 0 }
      let sum = digits.indices.reduce(0) { sum, index in
        let isSubtracted = index + 1 < digits.count && digits[index] < digits[index + 1]
        return sum + (isSubtracted ? -digits[index] : digits[index])
      }
      #expect(sum == number)
    }
    for text in ["IIV", "VV", "IL", "XXXX", "MMMM", "IXX", "XIIX", "I V", " I", "Ⅳ"] {
      #expect(romanValue(text) == nil)
    }
  }
}
