// SPDX-License-Identifier: Apache-2.0

/// A text as one types it in a search box: lower case, no marks, `đ` as `d`, so that «Hoà», «hòa» and «HOA» are one.
///
/// Marks that stand alone (normal form D) are dropped too; scalars that Vietnamese does not write with are lowered only.
public func foldedForSearch(_ text: String) -> String {
  var folded = ""
  folded.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    if let letter = Letter(scalar) {
      folded.unicodeScalars.append(Unicode.Scalar(letter.plain))
    } else if !(0x300...0x36F).contains(scalar.value) {
      folded += scalar.properties.lowercaseMapping
    }
  }
  return folded
}

/// Bytes whose order is that of Vietnamese dictionaries, to be stored beside a name and compared as plain bytes.
///
/// First the letters a ă â b c d đ e ê …, then the tones (level, grave, hook, tilde, acute, dot), then small before
/// capital; blanks before digits before letters. The text is brought to normal form C first.
public func sortKey(_ text: String) -> [UInt8] {
  var letters: [UInt8] = []
  var tones: [UInt8] = []
  var cases: [UInt8] = []
  for scalar in String(decoding: composed(Array(text.utf8)), as: UTF8.self).unicodeScalars {
    if let letter = Letter(scalar) {
      letters.append(0x20 + letter.rank)
      tones.append(letter.tone.rawValue + 1)
      cases.append(letter.isUppercase ? 2 : 1)
    } else {
      letters += otherKey(scalar)
    }
  }
  return letters + [0] + tones + [0] + cases
}

/// Blanks 2, punctuation 3, digits from 0x10, other scripts after all letters by code.
private func otherKey(_ scalar: Unicode.Scalar) -> [UInt8] {
  switch scalar.value {
  case 0x20, 0x09, 0x0A, 0x0D, 0xA0: [2]
  case 0x30...0x39: [0x10 + UInt8(scalar.value - 0x30)]
  case 0..<0x80: [3, UInt8(scalar.value)]
  default: [0x60, UInt8(scalar.value >> 16 & 255), UInt8(scalar.value >> 8 & 255), UInt8(scalar.value & 255)]
  }
}
