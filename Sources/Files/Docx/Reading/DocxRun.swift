// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A font of before Unicode: what is written in it is meant in its encoding.
struct LegacyFont: Hashable {
  let encoding: TextEncoding
  /// Whether it shows small letters as capitals, as those do whose name ends with H (.VnTimeH).
  let isCapital: Bool

  /// Knows the ABC fonts (.VnTime and others) and those of VNI by their names.
  init?(_ name: String?) {
    guard let name else { return nil }
    if name.hasPrefix(".Vn") || name.hasPrefix(".VN") {
      encoding = .tcvn3
      isCapital = name.hasSuffix("H")
    } else if name.hasPrefix("VNI-") || name.hasPrefix("VNI ") {
      encoding = .vni
      isCapital = false
    } else {
      return nil
    }
  }
}

/// What is known of a run while it is read.
struct DocxRun {
  /// What a run or a style says of its font: nothing, one of today, or one of before Unicode.
  enum Font: Hashable {
    case ordinary
    case legacy(LegacyFont)

    /// The font that an element names; nothing where it names only one of a theme, which is of today.
    init?(_ attributes: XMLAttributes) {
      guard let name = attributes["hAnsi"] ?? attributes["ascii"] else { return nil }
      self = LegacyFont(name).map { .legacy($0) } ?? .ordinary
    }
  }
  var isHidden = false
  var isCapital = false
  var font: Font?
  var style: String?
  /// Whether its first sign was read.
  var hasBegun = false
}

/// A part of a paragraph that is meant otherwise than it is written.
struct DocxStretch {
  let start: Int
  /// `nil` while it is open.
  var end: Int?
  /// Its font, where that is one of before Unicode.
  let font: LegacyFont?
  /// Shown in capitals, whatever letters it was typed in.
  let isCapital: Bool

  init(start: Int, font: LegacyFont?, isCapital: Bool) {
    self.start = start
    self.font = font
    self.isCapital = isCapital
  }

  /// Whether it is meant in capitals where its text is meant in the encoding of its font, or in none.
  func isCapital(in encoding: TextEncoding?) -> Bool { isCapital || encoding != nil && font?.isCapital == true }
}

extension DocxParagraph {
  /// Changes what is meant otherwise than it is written, and gives the encodings that were converted.
  mutating func resolveStretches() -> Set<TextEncoding> {
    guard !stretches.isEmpty else { return [] }
    var result: [UInt8] = []
    var copied = 0
    var converted: Set<TextEncoding> = []
    for pieces in groups() {
      let group = pieces[0].start..<(pieces.last?.end ?? text.count)
      result += text[copied..<group.lowerBound]
      copied = group.upperBound
      let encoding = (pieces[0].font?.encoding).flatMap { $0.isMeant(by: Array(text[group])) ? $0 : nil }
      if let encoding, text[group].contains(where: { $0 >= 0x80 }) { converted.insert(encoding) }
      // Letters of two bytes may stand in two runs, so those of VNI are read over all of them.
      if encoding == .vni {
        result += piece(group, encoding, isCapital: pieces.allSatisfy { $0.isCapital(in: encoding) })
      } else {
        for stretch in pieces {
          result += piece(stretch.start..<(stretch.end ?? 0), encoding, isCapital: stretch.isCapital(in: encoding))
        }
      }
    }
    text = result + text[copied...]
    stretches = []
    return converted
  }

  /// Stretches that touch and are of one encoding.
  private func groups() -> [[DocxStretch]] {
    var groups: [[DocxStretch]] = []
    for stretch in stretches where stretch.end ?? text.count > stretch.start {
      if let last = groups.last?.last, last.end == stretch.start, last.font?.encoding == stretch.font?.encoding {
        groups[groups.count - 1].append(stretch)
      } else {
        groups.append([stretch])
      }
    }
    return groups
  }

  private func piece(_ range: Range<Int>, _ encoding: TextEncoding?, isCapital: Bool) -> [UInt8] {
    let bytes = Array(text[range])
    let meant = encoding?.decoded(misread: bytes) ?? bytes
    return isCapital ? Array(String(decoding: meant, as: UTF8.self).uppercased().utf8) : meant
  }
}

/// Signs that stand as a number of a font of signs.
enum DocxSymbol {
  /// What a sign looks like; a dot where nothing is known of it. In a font of before Unicode it is a letter of that.
  static func text(_ attributes: XMLAttributes) -> (text: String, font: LegacyFont?) {
    guard let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }) else { return ("", nil) }
    let name = attributes["font"] ?? ""
    let byte = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code
    if let font = LegacyFont(name) { return (Unicode.Scalar(byte).map { String($0) } ?? "", font) }
    if code != byte || ["Symbol", "Wingdings", "Wingdings 2"].contains(name) {
      let table = name == "Symbol" ? symbols : wingdings
      return (table[byte] ?? (name == "Symbol" ? greek(byte) : nil) ?? "•", nil)
    }
    return (Unicode.Scalar(code).map { String($0) } ?? "", nil)
  }

  private static let symbols: [UInt32: String] = [
    0x2B: "+", 0x2D: "-", 0x3D: "=", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xDE: "⇒", 0xD6: "√", 0xC6: "∅", 0xE5: "∑",
  ]

  private static let wingdings: [UInt32: String] = [
    0x6F: "□", 0x70: "□", 0x71: "□", 0xA8: "□", 0x6E: "■", 0xA7: "▪", 0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒",
    0xE0: "→", 0xF0: "⇒", 0x76: "❖", 0xD8: "➢", 0x52: "☑", 0xA3: "□", 0x54: "☒",
  ]

  private static func greek(_ byte: UInt32) -> String? {
    let letters = Array("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".unicodeScalars)
    let small = Array("αβχδεφγηιϕκλμνοπθρστυϖωξψζ".unicodeScalars)
    return switch byte {
    case 0x41...0x5A: String(letters[Int(byte - 0x41)])
    case 0x61...0x7A: String(small[Int(byte - 0x61)])
    default: nil
    }
  }
}

/// What was done to the text of a document while it was read.
struct DocxChanges {
  /// Changes were tracked, and count as accepted.
  var hasTracked = false
  /// The table of contents was left out.
  var hasContents = false
  /// Encodings of before Unicode that stretches of the text were in.
  var encodings: Set<TextEncoding> = []
}
