// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct QuantityTests {
  @Test(
    arguments: [
      ("0", 0), ("7", 7_000), ("41,3", 41_300), ("41,30", 41_300), ("0,5", 500), ("0,001", 1), ("1.234,5", 1_234_500),
      ("1.000", 1_000_000), ("10.000", 10_000_000), ("100.000", 100_000_000), ("1000", 1_000_000),
      ("12.345.678", 12_345_678_000),
      ("007", 7_000), ("999.999.999.999.999,999", 999_999_999_999_999_999),
      ("999999999999999,999", 999_999_999_999_999_999),
    ] as [(String, Int64)]) func `a number is read as it is written in Vietnamese`(_ text: String, _ thousandths: Int64)
  {
    #expect(Quantity(vietnamese: text)?.thousandths == thousandths)
  }

  @Test(arguments: [
    "", " ", ",", ".", ",5", "5,", "5.", ".5", "1,2345", "1,2,3", "1.2", "1.23", "1.2345", "1.23.456", "1234.567",
    "1..234",
    ".123", "1.234.", "1,234.5", "1.234,5.6", "-5", "−5", "+5", "1e3", "0x10", "٣", "½", "１２", "1 000", " 5", "5 ",
    "5%",
    "1\u{a0}000", "\0", "NaN", "∞", "0.500", "00.500", "000.500", "0.001.000",
    "1.000.000.000.000.000", "1000000000000000", "9999999999999999", "9223372036854775807",
    "99999999999999999999999999",
    String(repeating: "9", count: 100_000),
  ]) func `what is no such number is refused`(_ text: String) {
    #expect(Quantity(vietnamese: text) == nil)
  }

  @Test(
    arguments: [
      (0, "0"), (1, "0,001"), (10, "0,01"), (500, "0,5"), (1_000, "1"), (999_999, "999,999"), (1_000_000, "1.000"),
      (1_234_500, "1.234,5"), (12_345_678_900, "12.345.678,9"), (-1, "−0,001"), (-1_234_500, "−1.234,5"),
      (.max, "9.223.372.036.854.775,807"), (.min, "−9.223.372.036.854.775,808"),
    ] as [(Int64, String)]) func `a number is written as it is in Vietnamese`(_ thousandths: Int64, _ text: String)
  {
    #expect(Quantity(thousandths: thousandths).vietnamese == text)
  }

  @Test func `what is written is read back as the same number`() {
    var random = SystemRandomNumberGenerator()
    for digits in 0...17 {
      let bound = (0..<digits).reduce(Int64(10)) { power, _ in power * 10 }
      for _ in 0..<50 {
        let quantity = Quantity(thousandths: Int64.random(in: 0..<bound, using: &random))
        #expect(Quantity(vietnamese: quantity.vietnamese) == quantity, "\(quantity)")
      }
    }
  }
}
