// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Vietnamese

/// The whole alphabet as a table: each row a vowel, its tones in the order of dictionaries, small and capital.
enum Alphabet {
  static let rows: [(small: String, capital: String, plain: Character)] = [
    ("aàảãáạ", "AÀẢÃÁẠ", "a"),
    ("ăằẳẵắặ", "ĂẰẲẴẮẶ", "a"),
    ("âầẩẫấậ", "ÂẦẨẪẤẬ", "a"),
    ("eèẻẽéẹ", "EÈẺẼÉẸ", "e"),
    ("êềểễếệ", "ÊỀỂỄẾỆ", "e"),
    ("iìỉĩíị", "IÌỈĨÍỊ", "i"),
    ("oòỏõóọ", "OÒỎÕÓỌ", "o"),
    ("ôồổỗốộ", "ÔỒỔỖỐỘ", "o"),
    ("ơờởỡớợ", "ƠỜỞỠỚỢ", "o"),
    ("uùủũúụ", "UÙỦŨÚỤ", "u"),
    ("ưừửữứự", "ƯỪỬỮỨỰ", "u"),
    ("yỳỷỹýỵ", "YỲỶỸÝỴ", "y"),
  ]
  static let consonants = Array("bcdđfghjklmnpqrstvwxz")
  /// The order of Vietnamese dictionaries, foreign letters where the Latin alphabet has them.
  static let order = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
  static let tones = [nil, "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]

  /// Every letter there is, as one scalar.
  static let letters: [Character] =
    rows.flatMap { Array($0.small) + Array($0.capital) } + consonants + consonants.flatMap { Array($0.uppercased()) }
}

struct AlphabetTests {
  @Test func `the alphabet has 144 vowels and 42 consonants, each one scalar`() {
    #expect(Alphabet.letters.count == 144 + 42)
    #expect(Alphabet.letters.allSatisfy { $0.unicodeScalars.count == 1 })
    #expect(Set(Alphabet.letters).count == Alphabet.letters.count)
  }

  @Test(arguments: Alphabet.rows.indices)
  func `each vowel knows its tone, its case and its plain letter`(row: Int) throws {
    let (small, capital, plain) = Alphabet.rows[row]
    for (text, isUppercase) in [(small, false), (capital, true)] {
      for (tone, character) in text.enumerated() {
        let letter = try #require(character.unicodeScalars.first.flatMap(Letter.init))
        #expect(letter.tone.rawValue == tone)
        #expect(letter.isUppercase == isUppercase)
        #expect(letter.plain == plain.asciiValue)
        #expect(Alphabet.order[Int(letter.rank) - 1] == small.first)
      }
    }
  }

  @Test func `each consonant has no tone and its place in the order`() throws {
    for character in Alphabet.consonants {
      for (written, isUppercase) in [(String(character), false), (character.uppercased(), true)] {
        let letter = try #require(written.unicodeScalars.first.flatMap(Letter.init))
        #expect(letter.tone == .level)
        #expect(letter.isUppercase == isUppercase)
        #expect(Alphabet.order[Int(letter.rank) - 1] == character)
      }
    }
  }

  @Test func `nothing else below U+3000 is a letter`() {
    let known = Set(Alphabet.letters.flatMap { $0.unicodeScalars.map(\.value) })
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect((Letter(scalar) != nil) == known.contains(value), "U+\(String(value, radix: 16))")
    }
  }

  /// Letter, circumflex (or breve, or horn) and tone in every order that means the same.
  @Test(arguments: Alphabet.rows.indices)
  func `every order of marks composes to the one letter`(row: Int) throws {
    let marks: [Character: String] = [
      "ă": "\u{306}", "â": "\u{302}", "ê": "\u{302}", "ô": "\u{302}", "ơ": "\u{31B}", "ư": "\u{31B}",
    ]
    for text in [Alphabet.rows[row].small, Alphabet.rows[row].capital] {
      let base = try #require(text.first)
      let mark = marks[Character(base.lowercased())]
      let plain = mark == nil ? String(base) : String(base).folding(options: .diacriticInsensitive, locale: nil)
      for (tone, whole) in text.enumerated() {
        let toneMark = Alphabet.tones[tone] ?? ""
        var writings = [String(whole), String(base) + toneMark, plain + (mark ?? "") + toneMark]
        // Two marks above a letter keep their order (Unicode Standard Annex 15); the horn and the dot below do not mind.
        if mark == "\u{31B}" || toneMark == "\u{323}" { writings.append(plain + toneMark + (mark ?? "")) }
        for writing in writings {
          #expect(composed(Array(writing.utf8)) == Array(String(whole).utf8), "\(writing.unicodeScalars.map(\.value))")
          #expect(composed(Array("x\(writing)n ".utf8)) == Array("x\(whole)n ".utf8))
        }
      }
    }
  }

  @Test func `every letter decomposed composes again, alone and within a word`() {
    for letter in Alphabet.letters {
      let apart = String(letter).decomposedStringWithCanonicalMapping
      #expect(composed(Array(apart.utf8)) == Array(String(letter).utf8))
      #expect(composed(Array("ng\(apart)t".utf8)) == Array("ng\(letter)t".utf8))
      #expect(isQuicklyNormal(Array(String(letter).utf8)))
    }
  }

  @Test func `composing is done after one pass`() {
    var generator = SeededRandom(seed: 11)
    let scalars =
      Alphabet.letters.flatMap(\.unicodeScalars)
      + [0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323].compactMap(Unicode.Scalar.init)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...10, using: &generator) {
        text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
      }
      let once = composed(Array(text.utf8))
      #expect(composed(once) == once)
      #expect(String(decoding: once, as: UTF8.self) == text, "canonically equal")
    }
  }

  @Test func `searching finds each letter by its plain one, đ by d`() {
    for row in Alphabet.rows {
      for letter in row.small + row.capital { #expect(foldedForSearch(String(letter)) == String(row.plain)) }
    }
    #expect(foldedForSearch("đĐ") == "dd")
    for letter in Alphabet.consonants where letter != "đ" {
      #expect(foldedForSearch(letter.uppercased()) == String(letter))
    }
  }

  @Test(arguments: [
    "Ủy ban nhân dân tỉnh Đắk Lắk", "KẾ HOẠCH số 12/KH-LĐLĐ", "nghiêng ngả, khoẻ khoắn", "Đường Nguyễn Huệ",
    "1.234,5 ha",
    "“Nước sạch”", "😀 ж 中",
  ])
  func `searching depends neither on case nor on the normal form`(text: String) {
    let folded = foldedForSearch(text)
    #expect(foldedForSearch(text.uppercased()) == folded)
    #expect(foldedForSearch(text.decomposedStringWithCanonicalMapping) == folded)
    #expect(foldedForSearch(folded) == folded)
    #expect(!folded.unicodeScalars.contains { Letter($0)?.isUppercase == true || (Letter($0)?.rank ?? 0) == 7 })
  }
}

struct OrderTests {
  private func isOrdered(_ one: String, _ other: String) -> Bool {
    sortKey(one).lexicographicallyPrecedes(sortKey(other))
  }

  @Test func `single letters stand in the order of the alphabet, tones and case after it`() {
    let all = Alphabet.order.flatMap { letter -> [String] in
      guard let row = Alphabet.rows.first(where: { $0.small.first == letter }) else {
        return [String(letter), letter.uppercased()]
      }
      return zip(row.small, row.capital).flatMap { [String($0), String($1)] }
    }
    for (one, next) in zip(all, all.dropFirst()) { #expect(isOrdered(one, next), "\(one) \(next)") }
  }

  @Test func `names of places stand as in an atlas`() {
    let places = [
      "An Giang", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bến Tre", "Bình Định", "Bình Thuận", "Cà Mau",
      "Cao Bằng",
      "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội",
      "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hòa Bình", "Huế", "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lạng Sơn",
      "Lào Cai",
      "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Bình", "Quảng Nam", "Quảng Ngãi",
      "Quảng Ninh", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Tiền Giang",
      "Trà Vinh",
      "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
    ]
    var generator = SeededRandom(seed: 2)
    #expect(places.shuffled(using: &generator).sorted { isOrdered($0, $1) } == places)
  }

  @Test(arguments: [
    ("ba", "bá"), ("bá", "ban"), ("ban", "bàn"), ("bàn", "bang"), ("Ba", "bà"), ("a b", "ab"), ("a", "a b"), ("9", "a"),
    ("10", "9"), ("a1", "a2"), ("a-b", "a1"), ("da", "đa"), ("dz", "đa"), ("Dz", "đa"), ("o", "ô"), ("oz", "ô"),
    ("uz", "ư"), ("z", "ж"), ("", " "), ("tổ 2", "tổ 3"),
  ])
  func `one stands before the other`(one: String, other: String) {
    #expect(isOrdered(one, other))
    #expect(!isOrdered(other, one))
  }

  @Test func `the order is total: exactly one of less, equal and greater`() {
    var generator = SeededRandom(seed: 9)
    let pieces = Alphabet.letters.map(String.init) + [" ", "1", "9", "-", ".", "ж"]
    let texts = (0..<120).map { _ in
      (0..<Int.random(in: 0...5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    for one in texts {
      for other in texts {
        let (less, greater) = (isOrdered(one, other), isOrdered(other, one))
        #expect(!(less && greater))
        #expect((sortKey(one) == sortKey(other)) == (!less && !greater))
        #expect((sortKey(one) == sortKey(other)) == (one == other), "\(one) \(other)")
      }
    }
  }

  @Test(arguments: ["Đắk Lắk", "Quảng Ngãi", "thị xã", "ỆƯỜỮ"])
  func `the key is the same for either normal form`(text: String) {
    #expect(sortKey(text.decomposedStringWithCanonicalMapping) == sortKey(text))
    #expect(sortKey(text) != sortKey(text.uppercased()) || text == text.uppercased())
  }
}
