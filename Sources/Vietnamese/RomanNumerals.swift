// SPDX-License-Identifier: Apache-2.0

private let romanValues: [(symbol: String, value: Int)] = [
  ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10),
  ("IX", 9),
  ("V", 5), ("IV", 4), ("I", 1),
]

/// A Roman numeral in capitals, as headings and congresses are counted: 14 is `XIV`. Numbers outside 1 to 3999 are
/// written in digits, since Roman numerals have no others.
public func romanNumeral(_ number: Int) -> String {
  guard (1...3999).contains(number) else { return String(number) }
  var rest = number
  var text = ""
  for (symbol, value) in romanValues {
    while rest >= value {
      text += symbol
      rest -= value
    }
  }
  return text
}

/// The value of a well-formed Roman numeral in capitals (1 to 3999), or `nil`: `IIII` and `IC` are none.
public func romanValue(_ text: some StringProtocol) -> Int? {
  var rest = text[...]
  var number = 0
  for (symbol, value) in romanValues {
    while rest.hasPrefix(symbol) {
      number += value
      rest = rest.dropFirst(symbol.count)
    }
  }
  guard rest.isEmpty, number > 0, romanNumeral(number) == String(text) else { return nil }
  return number
}
