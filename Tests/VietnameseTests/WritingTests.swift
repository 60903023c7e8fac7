// SPDX-License-Identifier: Apache-2.0
import Testing
import Vietnamese

struct SearchTests {
  @Test(arguments: [
    ("Kế hoạch", "ke hoach"), ("ĐƯỜNG", "duong"), ("Hoà Bình", "hoa binh"), ("Hòa Bình", "hoa binh"),
    ("Uỷ ban", "uy ban"),
    ("Ủy ban", "uy ban"), ("số 12/KH-LĐLĐ", "so 12/kh-ldld"), ("e\u{302}\u{301}", "e"), ("Ж", "ж"), ("", ""),
  ])
  func `searching knows neither case nor marks nor the place of the tone`(text: String, folded: String) {
    #expect(foldedForSearch(text) == folded)
  }
}

struct SortKeyTests {
  static let dictionary = [
    "", " a", "1", "2", "An", "ang", "anh", "Ăn", "ăng", "Ân", "ba", "Ba", "bà", "bả", "bã", "bá", "bạ", "ba lô",
    "bà lô",
    "Cà Mau", "dao", "Đà Nẵng", "Đắk Lắk", "em", "êm", "o", "ô", "ơ", "tu", "tư", "Vinh", "xã", "ý", "ж",
  ]

  @Test func `names stand in the order of Vietnamese dictionaries`() {
    let sorted = Self.dictionary.shuffled().sorted { sortKey($0).lexicographicallyPrecedes(sortKey($1)) }
    #expect(sorted == Self.dictionary)
  }

  @Test func `the key does not depend on the normal form`() {
    #expect(sortKey("e\u{323}\u{302}") == sortKey("ệ"))
  }

  @Test(arguments: zip(dictionary, dictionary.dropFirst()))
  func `neighbours have different keys`(earlier: String, later: String) {
    #expect(sortKey(earlier).lexicographicallyPrecedes(sortKey(later)))
  }
}

struct NumberTests {
  @Test(arguments: [
    ("0", 0, 0), ("35", 35, 0), ("01", 1, 0), ("1.000", 1000, 0), ("184.000", 184_000, 0), ("1.234.567", 1_234_567, 0),
    ("1.234,5", 12345, 1), ("0,50", 50, 2), ("2,125", 2125, 3), ("2.5", 25, 1), ("12.34", 1234, 2),
    ("-1.500,25", -150_025, 2),
    ("1234,5", 12345, 1), ("999999999999999999", 999_999_999_999_999_999, 0),
  ])
  func `numbers are read as Vietnamese writes them`(text: String, units: Int, scale: Int) {
    #expect(ScaledDecimal(text) == ScaledDecimal(units: units, scale: scale))
  }

  @Test(arguments: [
    "", "-", "a", "1a", ".", "1.", ",5", "1,2,3", "1,234.5", "1.23.456", "1.2.3", "1..2", "½", "٣", "1 000",
    "1234567890123456789",
  ])
  func `what is no number is refused`(text: String) {
    #expect(ScaledDecimal(text) == nil)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (184_000, "184.000"), (-1_234_567, "-1.234.567"),
    (Int.max, "9.223.372.036.854.775.807"),
    (Int.min, "-9.223.372.036.854.775.808"),
  ])
  func `whole numbers are written with dots between thousands`(number: Int, text: String) {
    #expect(formatted(number) == text)
  }

  @Test(arguments: [
    (150, 2, "1,50", "1.50"), (5, 1, "0,5", "0.5"), (-5, 3, "-0,005", "-0.005"),
    (1_234_567, 1, "123.456,7", "123456.7"),
  ])
  func `decimals are written with a comma and plainly with a point`(units: Int, scale: Int, text: String, plain: String)
  {
    let number = ScaledDecimal(units: units, scale: scale)
    #expect(formatted(number) == text)
    #expect(number.plain == plain)
  }

  @Test(arguments: 0..<200)
  func `what is written is read back the same`(seed: Int) {
    let number = ScaledDecimal(units: seed * 7919 - 700_000, scale: seed % 5)
    #expect(ScaledDecimal(formatted(number)) == number)
  }
}

struct DateTests {
  @Test(arguments: [
    (20, 11, 2026, "20/11/2026", "ngày 20 tháng 11 năm 2026"), (5, 3, 2026, "05/03/2026", "ngày 05 tháng 3 năm 2026"),
    (1, 2, 2026, "01/02/2026", "ngày 01 tháng 02 năm 2026"), (10, 1, 2026, "10/01/2026", "ngày 10 tháng 01 năm 2026"),
  ])
  func `zeros follow the decree in words and are full in figures`(
    day: Int, month: Int, year: Int, short: String, spelled: String
  ) {
    #expect(shortDate(day: day, month: month, year: year) == short)
    #expect(spelledDate(day: day, month: month, year: year) == spelled)
  }
}

struct RomanNumeralTests {
  @Test(arguments: [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1999, "MCMXCIX"), (3999, "MMMCMXCIX")])
  func `numerals are written and read`(number: Int, text: String) {
    #expect(romanNumeral(number) == text)
    #expect(romanValue(text) == number)
  }

  @Test(arguments: ["", "IIII", "IC", "VX", "i", "A", "XIVI"])
  func `what is no numeral is refused`(text: String) {
    #expect(romanValue(text) == nil)
  }

  @Test func `every number up to 3999 is read back`() {
    #expect((1...3999).allSatisfy { romanValue(romanNumeral($0)) == $0 })
  }

  @Test(arguments: [0, -1, 4000])
  func `numbers that have no numeral are written in digits`(number: Int) {
    #expect(romanNumeral(number) == String(number))
  }
}

struct SyllableTests {
  @Test(arguments: [("hoà", "hòa"), ("ỦY", "uỷ"), ("Đ", "đ"), ("NGHIÊNG", "nghiêng"), ("khoẻ", "khỏe")])
  func `case and the place of the tone do not tell syllables apart`(one: String, other: String) {
    #expect(Syllable(one) != nil)
    #expect(Syllable(one) == Syllable(other))
  }

  @Test(arguments: [("hoa", "hòa"), ("cơ", "cô"), ("a", "aa"), ("da", "đa"), ("ban", "bàn")])
  func `other marks and letters do`(one: String, other: String) {
    #expect(Syllable(one) != Syllable(other))
  }

  @Test(arguments: ["", "a1", "hai từ", "abcdefghijk", "ж"])
  func `what is no single syllable is none`(word: String) {
    #expect(Syllable(word) == nil)
  }

  @Test func `a scan tells where the word ends and how it is written`() {
    let bytes = Array("Sở UBND abcdefghijklm 12".utf8)
    let first = Syllable.scan(bytes.span, from: 0)
    #expect(first.end == 4 && first.isCapitalised && !first.isUppercase && first.syllable == Syllable("sở"))
    let second = Syllable.scan(bytes.span, from: 5)
    #expect(second.end == 9 && second.isUppercase)
    let third = Syllable.scan(bytes.span, from: 10)
    #expect(third.syllable == nil && third.end == 23)
    #expect(Syllable.scan(bytes.span, from: 24).end == 24)
    #expect(Syllable.scan(bytes.span, from: bytes.count).end == bytes.count)
  }
}
