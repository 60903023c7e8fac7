// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Vietnamese

struct LetterTests {
  @Test func `the alphabet holds every letter with every tone in both cases`() throws {
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
    for (row, vowel) in "aăâeêioôơuưy".enumerated() {
      for (index, tone) in tones.enumerated() {
        for isUppercase in [false, true] {
          let text = ((isUppercase ? vowel.uppercased() : String(vowel)) + tone).precomposedStringWithCanonicalMapping
          let scalar = try #require(text.unicodeScalars.first)
          let letter = try #require(Letter(scalar), "no letter \(text) in row \(row)")
          #expect(letter.tone.rawValue == index)
          #expect(letter.isUppercase == isUppercase)
          #expect(letter.plain == Array("aaaeeiooouuy".utf8)[row])
        }
      }
    }
  }

  @Test(arguments: ["1", " ", "ß", "ж", "–", "中"] as [Unicode.Scalar])
  func `what Vietnamese does not write with is no letter`(scalar: Unicode.Scalar) {
    #expect(Letter(scalar) == nil)
  }
}

struct CompositionTests {
  static let words = [
    "Kế hoạch hành động", "Ủy ban nhân dân", "nghiêng", "đặc khu", "Quý Ⅳ", "người lao động", "BẢO VỆ MÔI TRƯỜNG",
    "ợ ự ẫ ặ",
    "naïve façade Ångström señor",
  ]

  @Test(arguments: words)
  func `composing normal form D gives normal form C`(word: String) {
    let apart = Array(word.decomposedStringWithCanonicalMapping.utf8)
    #expect(
      String(decoding: composed(apart), as: UTF8.self).utf8.elementsEqual(
        word.precomposedStringWithCanonicalMapping.utf8))
  }

  @Test(arguments: words)
  func `composing normal form C changes nothing`(word: String) {
    let bytes = Array(word.precomposedStringWithCanonicalMapping.utf8)
    #expect(composed(bytes) == bytes)
    #expect(isQuicklyNormal(bytes))
  }

  @Test(arguments: [
    ("e\u{323}\u{302}", "ệ"), ("e\u{302}\u{323}", "ệ"), ("ẹ\u{302}", "ệ"), ("ê\u{323}", "ệ"), ("ó\u{31B}", "ớ"),
    ("u\u{323}\u{31B}", "ự"), ("a\u{340}", "à"), ("a\u{341}", "á"), ("E\u{301}", "É"), ("đ\u{301}", "đ\u{301}"),
    ("\u{301}a", "\u{301}a"), ("a\u{301}\u{302}", "á\u{302}"), ("ơ\u{309}n", "ởn"), ("ж\u{306}", "ж\u{306}"),
  ])
  func `marks compose in whatever order they stand`(apart: String, whole: String) {
    #expect(composed(Array(apart.utf8)) == Array(whole.utf8))
  }

  @Test func `random letters and marks compose as Foundation composes them`() {
    var generator = SeededRandom(seed: 7)
    let scalars =
      Array("aăâeêioôơuưyAEOUđnb ".unicodeScalars)
      + [0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323].compactMap(Unicode.Scalar.init)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
      }
      let expected = Array(text.precomposedStringWithCanonicalMapping.utf8)
      // Foundation also composes pairs of other languages (ǹ, ḃ, ě…), which this table leaves apart.
      let own = String(decoding: composed(Array(text.utf8)), as: UTF8.self)
      #expect(Array(own.precomposedStringWithCanonicalMapping.utf8) == expected, "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test func `thousands of marks on one letter are ordered in good time`() {
    var bytes = Array("a".utf8)
    for index in 0..<50_000 { bytes += Array((index % 2 == 0 ? "\u{301}" : "\u{323}").utf8) }
    #expect(composed(bytes).starts(with: Array("ạ".utf8)))
  }
}

struct DecodingTests {
  @Test func `valid text in normal form is taken as it is`() {
    let text = DecodedText(Array("Kế hoạch\r\nsố 1".utf8))
    #expect(text == DecodedText(bytes: "Kế hoạch\r\nsố 1", encoding: .utf8))
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 becomes UTF-8 with and without a mark`(littleEndian: Bool, hasMark: Bool) {
    let text = "KẾ HOẠCH hành động số 12 của đơn vị 😀 năm 2026"
    let encoding: String.Encoding = littleEndian ? .utf16LittleEndian : .utf16BigEndian
    let mark: [UInt8] = hasMark ? (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
    let decoded = DecodedText(mark + Array(text.data(using: encoding) ?? Data()))
    #expect(decoded == DecodedText(bytes: text, encoding: littleEndian ? .utf16LittleEndian : .utf16BigEndian))
  }

  @Test(
    arguments: [
      ([0xD8, 0x3D], 1), ([0xDC, 0x00], 1), ([0xD8, 0x3D, 0x00, 0x41], 1), ([0x00, 0x41, 0x00], 1),
      ([0xD8, 0x3D, 0xD8, 0x3D, 0xDE, 0x00], 1), ([0x00, 0x41], 0),
    ] as [([UInt8], Int)])
  func `lone halves of UTF-16 pairs are mended and counted`(bytes: [UInt8], repairs: Int) {
    #expect(DecodedText([0xFE, 0xFF] + bytes).repairs == repairs)
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}", 1), ([0x61, 0x80, 0x62], "a\u{FFFD}b", 1), ([0xC3], "\u{FFFD}", 1),
      ([0xE1, 0xBA], "\u{FFFD}", 1),
      ([0xE1, 0xBA, 0x61], "\u{FFFD}a", 1), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}", 2),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
      ([0xF0, 0x9F, 0x98, 0x80], "😀", 0), ([0xF5, 0x61], "\u{FFFD}a", 1), ([0xEF, 0xBB, 0xBF, 0x61], "a", 0),
      ([], "", 0),
    ] as [([UInt8], String, Int)])
  func `broken UTF-8 is mended in place and counted`(bytes: [UInt8], text: String, repairs: Int) {
    let decoded = DecodedText(bytes)
    #expect(decoded.bytes == Array(text.utf8))
    #expect(decoded.repairs == repairs)
  }

  @Test func `mending agrees with the standard library on random bytes`() {
    var generator = SeededRandom(seed: 3)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        [0x61, 0x80, 0xBF, 0xC3, 0xE1, 0xBA, 0xED, 0xF0, 0x9F, 0xFF].randomElement(using: &generator) ?? UInt8(0)
      }
      #expect(repaired(bytes).bytes == Array(String(decoding: bytes, as: UTF8.self).utf8), "\(bytes)")
    }
  }

  @Test(arguments: [
    ("Ðiều 1", "Điều 1"), ("LÐLÐ", "LĐLĐ"), ("UBNDÐ", "UBNDĐ"), ("Ð", "Ð"), ("Ð 1", "Ð 1"), ("xÐ", "xĐ"), ("Đ", "Đ"),
  ])
  func `the look-alike of Đ becomes Đ inside words only`(written: String, meant: String) {
    #expect(DecodedText(Array(written.utf8)).bytes == Array(meant.utf8))
  }

  @Test func `NUL characters are counted and kept`() {
    let decoded = DecodedText(Array("kế\0 hoạch\0".utf8))
    #expect(decoded.nulls == 2)
    #expect(decoded.bytes == Array("kế\0 hoạch\0".utf8))
  }
}

extension DecodedText {
  init(bytes: String, encoding: TextEncoding) {
    self.init(Array(bytes.utf8))
    self.encoding = encoding
  }
}
