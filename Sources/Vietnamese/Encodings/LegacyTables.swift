// SPDX-License-Identifier: Apache-2.0

/// What the bytes of encodings with one byte a letter stand for: 256 scalars each.
enum LegacyTables {
  /// TCVN 5712:1993, third set, as the ABC fonts (.VnTime) have it; its capitals with a tone are the small letters in a
  /// font of capitals (.VnTimeH). Places that the set leaves empty keep their Latin sign.
  static let tcvn3 = latin(
    from: 0xA1,
    """
    ĂÂÊÔƠƯĐăâêôơưđ¯°±²³´àảãáạºằẳẵắ¿
    ÀÁÂÃÄÅặầẩẫấậèÍẻẽéẹềểễếệìỉÙÚÛĩíịò
    àỏõóọồổỗốộờởỡớợùðủũúụừửữứựỳỷỹýỵÿ
    """)

  /// VISCII 1.1 (RFC 1456); six of its capitals stand among the control characters.
  static let viscii: [UInt32] = {
    var table = latin(
      from: 0x80,
      """
      ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ
      Õắằặấầẩậẽẹếềểễệốồổỗ\u{1EE0}Ơộờởị\u{1EF0}ỨỪỬơớƯ
      ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư
      àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ
      """)
    let low: [(Int, Unicode.Scalar)] = [(0x02, "Ẳ"), (0x05, "Ẵ"), (0x06, "Ẫ"), (0x14, "Ỷ"), (0x19, "Ỹ"), (0x1E, "Ỵ")]
    for (byte, scalar) in low { table[byte] = scalar.value }
    return table
  }()

  /// Windows-1258: letters and combining tone marks.
  static let windows1258: [UInt32] = {
    var table = windows1252
    let changed: [(Int, Unicode.Scalar)] = [
      (0xC3, "Ă"), (0xCC, "\u{300}"), (0xD0, "Đ"), (0xD2, "\u{309}"), (0xD5, "Ơ"), (0xDD, "Ư"), (0xDE, "\u{303}"),
      (0xE3, "ă"), (0xEC, "\u{301}"), (0xF0, "đ"), (0xF2, "\u{323}"), (0xF5, "ơ"), (0xFD, "ư"), (0xFE, "₫"),
    ]
    for (byte, scalar) in changed { table[byte] = scalar.value }
    return table
  }()

  /// Windows-1252, which is no Vietnamese encoding but what others are taken for.
  static let windows1252 = latin(from: 0x100, "")

  /// Latin-1, with the signs that Windows has in 80 to 9F, up to `start`, then the letters given.
  private static func latin(from start: Int, _ letters: String) -> [UInt32] {
    var table = (0..<256).map { UInt32($0) }
    for (index, scalar) in windowsSigns.enumerated() where scalar != 0 { table[0x80 + index] = scalar }
    for (index, scalar) in letters.unicodeScalars.filter({ $0 != "\n" }).enumerated() {
      table[start + index] = scalar.value
    }
    return table
  }

  /// Windows-1252 from 80 to 9F; zero where it has nothing.
  private static let windowsSigns: [UInt32] = [
    0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
  ]

  /// The byte that a program took for a scalar when it read an old text as Western; the scalar itself where there is none.
  static func unit(of scalar: UInt32) -> UInt32 {
    guard scalar > 0xFF, let index = windowsSigns.firstIndex(of: scalar) else { return scalar }
    return UInt32(0x80 + index)
  }
}

/// VNI for Windows: letters with a mark are two bytes, the plain letter and a letter that stands for the marks; only i, the
/// dotted y, đ, ơ and ư have a byte of their own.
enum VNITables {
  /// Bytes that are a letter of Vietnamese by themselves. ơ and ư (written ô and ö) also take marks.
  static let single: [UInt32: Unicode.Scalar] = [
    0xEC: "ì", 0xED: "í", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ", 0xF1: "đ", 0xF4: "ơ", 0xF6: "ư",
    0xCC: "Ì", 0xCD: "Í", 0xC6: "Ỉ", 0xD3: "Ĩ", 0xD2: "Ị", 0xCE: "Ỵ", 0xD1: "Đ", 0xD4: "Ơ", 0xD6: "Ư",
  ]

  /// The combining marks that a byte (as a small letter) stands for behind a letter: of its shape, and of its tone.
  static let marks: [UInt32: (shape: UInt32?, tone: UInt32?)] = [
    0xF9: (nil, 0x301), 0xF8: (nil, 0x300), 0xFB: (nil, 0x309), 0xF5: (nil, 0x303), 0xEF: (nil, 0x323),
    0xE2: (0x302, nil), 0xE1: (0x302, 0x301), 0xE0: (0x302, 0x300), 0xE5: (0x302, 0x309), 0xE3: (0x302, 0x303),
    0xE4: (0x302, 0x323), 0xEA: (0x306, nil), 0xE9: (0x306, 0x301), 0xE8: (0x306, 0x300), 0xFA: (0x306, 0x309),
    0xFC: (0x306, 0x303), 0xEB: (0x306, 0x323),
  ]

  /// Whether a letter bears a shape: the circumflex a, e and o, the breve only a, none all the vowels with marks behind.
  static func takes(_ base: UInt32, shape: UInt32?) -> Bool {
    switch (base | 0x20, shape) {
    case (0x61, _), (0x65, 0x302), (0x6F, 0x302): true
    case (0x65, nil), (0x6F, nil), (0x75, nil), (0x79, nil), (0xF4, nil), (0xF6, nil): true
    default: false
    }
  }
}
