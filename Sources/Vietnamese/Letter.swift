// SPDX-License-Identifier: Apache-2.0

/// The six tones in the order of Vietnamese dictionaries.
public enum Tone: UInt8, Sendable, CaseIterable {
  /// Ngang: no mark.
  case level
  /// Huyền: à.
  case grave
  /// Hỏi: ả.
  case hook
  /// Ngã: ã.
  case tilde
  /// Sắc: á.
  case acute
  /// Nặng: ạ.
  case dot
}

/// A letter of a Vietnamese text: which of the alphabet's letters it is, with which tone, and whether it is a capital.
public struct Letter: Hashable, Sendable {
  /// Place in the alphabet a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z, from 1 to 33.
  public let rank: UInt8
  /// The tone mark that it carries.
  public let tone: Tone
  /// Whether it is a capital.
  public let isUppercase: Bool

  /// The letter that a scalar stands for, or `nil` for anything that Vietnamese does not write with.
  public init?(_ scalar: Unicode.Scalar) {
    guard scalar.value < UInt32(letterTable.count) else { return nil }
    let packed = letterTable[Int(scalar.value)]
    guard packed != 0, let tone = Tone(rawValue: UInt8(packed >> 6 & 7)) else { return nil }
    rank = UInt8(packed & 63)
    self.tone = tone
    isUppercase = packed & LetterBits.uppercase != 0
  }

  /// The letter without case, tone or other mark (`Ộ` gives `o`, `Đ` gives `d`), as an ASCII byte.
  public var plain: UInt8 { plainLetters[Int(rank)] }
}

/// How `letterTable` packs a letter: bits 0 to 5 the rank, 6 to 8 the tone, 9 capital.
@usableFromInline
enum LetterBits {
  @usableFromInline static let rank: UInt16 = 63
  @usableFromInline static let uppercase: UInt16 = 1 << 9
}

/// The alphabet in its order; f, j, w and z stand in foreign words and symbols of offices.
private let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars)

private let plainLetters = [0] + Array("aaabcddeefghijklmnooopqrstuuvwxyz".utf8)

/// Each vowel with its six tones, in the order of `Tone`.
let vowels = [
  "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
  "yỳỷỹýỵ",
].map { Array($0.unicodeScalars) }

/// The packed letter of each scalar up to U+1FFF, zero for what is no letter of Vietnamese.
@usableFromInline
let letterTable: [UInt16] = {
  var table = [UInt16](repeating: 0, count: 0x2000)
  func enter(_ scalar: Unicode.Scalar, rank: Int, tone: Int) {
    let packed = UInt16(rank) | UInt16(tone) << 6
    table[Int(scalar.value)] = packed
    table[Int(uppercase(scalar).value)] = packed | LetterBits.uppercase
  }
  for (index, scalar) in alphabet.enumerated() { enter(scalar, rank: index + 1, tone: 0) }
  for forms in vowels {
    let rank = Int(table[Int(forms[0].value)])
    for (tone, scalar) in forms.enumerated() { enter(scalar, rank: rank, tone: tone) }
  }
  return table
}()

/// The capital of a letter of Vietnamese, or the scalar itself.
func uppercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
}
